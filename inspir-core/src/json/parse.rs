//! Whether a text is JSON, and where its values stand.

use super::escape::{special, unit};
use crate::text::MAX_DEPTH;

/// One value, or the name of a member.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    pub(super) kind: NodeKind,
    pub(super) start: u32,
    pub(super) end: u32,
    /// The number of the first node after this one and its contents.
    pub(super) next: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NodeKind {
    Null,
    Flag,
    Number,
    Text,
    /// Text with escapes.
    Escaped,
    List,
    Object,
}

/// The first flaw of a text that is not a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// The text is not JSON.
    Syntax,
    /// The escape that begins at this byte is one half of a surrogate pair.
    LoneSurrogate(usize),
    /// The bracket at this byte opens one level too many.
    TooDeep(usize),
}

/// The nodes of a text, in its order.
pub(super) fn nodes(text: &str) -> Result<Vec<Node>, Flaw> {
    let mut parser =
        Parser { text: text.as_bytes(), at: 0, nodes: Vec::with_capacity(text.len() / 16) };
    parser.value(1)?;
    parser.skip_space();
    match parser.peek() {
        None => Ok(parser.nodes),
        Some(_) => Err(Flaw::Syntax),
    }
}

/// The nodes of a text up to its first flaw. An object or list that is cut off keeps what came before the
/// flaw. Any other unfinished value is `null`.
pub(super) fn nodes_before_flaw(text: &str) -> Vec<Node> {
    let mut parser = Parser { text: text.as_bytes(), at: 0, nodes: Vec::new() };
    let _ = parser.value(1);
    let mut nodes = parser.nodes;
    let count = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
    // A value that is whole has an end.
    for node in nodes.iter_mut().filter(|node| node.end == 0) {
        node.next = count;
    }
    let opens = text.trim_start().starts_with('{');
    if let Some(root) = nodes.first_mut().filter(|root| opens && root.end == 0) {
        root.kind = NodeKind::Object;
    }
    nodes
}

/// Reads a text from its beginning to its end.
struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    nodes: Vec<Node>,
}

// The smallest steps run for every byte, so they are inlined even in a build that is to be small.
impl Parser<'_> {
    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Moves past this byte if it comes next.
    #[inline(always)]
    fn took(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn take(&mut self, byte: u8) -> Result<(), Flaw> {
        if self.took(byte) { Ok(()) } else { Err(Flaw::Syntax) }
    }

    /// Reads a value with its contents.
    fn value(&mut self, level: usize) -> Result<(), Flaw> {
        self.skip_space();
        let (node, start) = (self.nodes.len(), self.at);
        // The node of a value comes before the nodes of its contents.
        self.nodes.push(Node { kind: NodeKind::Null, start: 0, end: 0, next: 0 });
        let kind = match self.peek() {
            Some(b'"') => self.string()?,
            Some(open @ (b'{' | b'[')) => {
                if level > MAX_DEPTH {
                    return Err(Flaw::TooDeep(self.at));
                }
                self.at += 1;
                self.inside(open == b'{', level)?
            }
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(b't') => self.word(b"true", NodeKind::Flag)?,
            Some(b'f') => self.word(b"false", NodeKind::Flag)?,
            _ => self.word(b"null", NodeKind::Null)?,
        };
        self.close(node, kind, start)
    }

    /// Records the kind and the end of a node.
    fn close(&mut self, node: usize, kind: NodeKind, start: usize) -> Result<(), Flaw> {
        let [start, end, next] = [start, self.at, self.nodes.len()].map(u32::try_from);
        // A text of 4 GiB or more is not read.
        let (Ok(start), Ok(end), Ok(next)) = (start, end, next) else { return Err(Flaw::Syntax) };
        if let Some(node) = self.nodes.get_mut(node) {
            *node = Node { kind, start, end, next };
        }
        Ok(())
    }

    /// Reads the contents of a list or of an object, and the bracket that closes it.
    fn inside(&mut self, object: bool, level: usize) -> Result<NodeKind, Flaw> {
        let (kind, end) = if object { (NodeKind::Object, b'}') } else { (NodeKind::List, b']') };
        self.skip_space();
        if self.took(end) {
            return Ok(kind);
        }
        loop {
            if object {
                self.skip_space();
                if self.peek() != Some(b'"') {
                    return Err(Flaw::Syntax);
                }
                self.value(level)?;
                self.skip_space();
                self.take(b':')?;
            }
            self.value(level + 1)?;
            self.skip_space();
            if self.took(end) {
                return Ok(kind);
            }
            self.take(b',')?;
        }
    }

    fn string(&mut self) -> Result<NodeKind, Flaw> {
        self.at += 1;
        let mut kind = NodeKind::Text;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            self.at += special(rest).ok_or(Flaw::Syntax)?;
            if self.took(b'"') {
                return Ok(kind);
            }
            self.take(b'\\')?;
            kind = NodeKind::Escaped;
            self.escape()?;
        }
    }

    /// Reads the rest of an escape, after its backslash.
    fn escape(&mut self) -> Result<(), Flaw> {
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                let start = self.at - 1;
                self.at += match (unit(self.text, start), unit(self.text, start + 6)) {
                    (None, _) => return Err(Flaw::Syntax),
                    (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 11,
                    (Some(0xD800..=0xDFFF), _) => return Err(Flaw::LoneSurrogate(start)),
                    _ => 5,
                };
            }
            _ => return Err(Flaw::Syntax),
        }
        Ok(())
    }

    fn number(&mut self) -> Result<NodeKind, Flaw> {
        self.took(b'-');
        if !self.took(b'0') {
            self.digits()?;
        }
        if self.took(b'.') {
            self.digits()?;
        }
        if self.took(b'e') || self.took(b'E') {
            let _ = self.took(b'+') || self.took(b'-');
            self.digits()?;
        }
        Ok(NodeKind::Number)
    }

    /// Reads digits, at least one.
    fn digits(&mut self) -> Result<(), Flaw> {
        let first = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > first { Ok(()) } else { Err(Flaw::Syntax) }
    }

    fn word(&mut self, word: &[u8], kind: NodeKind) -> Result<NodeKind, Flaw> {
        word.iter().try_for_each(|byte| self.take(*byte))?;
        Ok(kind)
    }
}

/// How many levels of lists and objects a text has, even if it is not JSON.
pub(crate) fn levels(text: &str) -> usize {
    let (mut level, mut most, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match (in_string, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_string = !in_string,
            (false, b'[' | b'{') => {
                level += 1;
                most = most.max(level);
            }
            (false, b']' | b'}') => level = level.saturating_sub(1),
            _ => {}
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaw(text: &str) -> Option<Flaw> {
        nodes(text).err()
    }

    #[test]
    fn levels_are_counted_outside_strings() {
        assert_eq!(levels(r#"{"a": [[1], "]]{{\"]"}"#), 3);
        let nested = |levels| "[".repeat(levels) + &"]".repeat(levels);
        assert_eq!(flaw(&nested(MAX_DEPTH)), None);
        assert_eq!(flaw(&nested(MAX_DEPTH + 1)), Some(Flaw::TooDeep(MAX_DEPTH)));
    }

    #[test]
    fn halves_of_pairs_are_found() {
        for whole in [r#""\ud83d\ude00""#, r#""\\ud800""#, r#""\u00e9""#] {
            assert_eq!(flaw(whole), None, "{whole}");
        }
        for half in [r#""\ud83d""#, r#""\ude00""#, r#""\ud83d\ud83d\ude00""#, r#""\ud83dx""#] {
            assert_eq!(flaw(half), Some(Flaw::LoneSurrogate(1)), "{half}");
        }
    }

    #[test]
    fn the_first_flaw_is_told() {
        assert_eq!(flaw(r#"["\ud800", x]"#), Some(Flaw::LoneSurrogate(2)));
        assert_eq!(flaw(r#"[x, "\ud800"]"#), Some(Flaw::Syntax));
        assert_eq!(flaw(&"[".repeat(MAX_DEPTH + 1)), Some(Flaw::TooDeep(MAX_DEPTH)));
    }
}
