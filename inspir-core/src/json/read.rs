//! JSON text, taken apart once.
//!
//! The lenient road must see what a parse into values loses: members written twice, the literals of
//! numbers, the order of members. A [`Document`] keeps where each value begins and ends; what stands
//! there is decoded when something reads it.

use std::borrow::Cow;

use crate::text::{MAX_DEPTH, push_number, push_step};

/// Text that is JSON, and where its values stand.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    text: &'a str,
    /// All values and all names of members, in the order of the text.
    nodes: Vec<Node>,
}

/// One value, or the name of a member.
#[derive(Clone, Copy, Debug)]
struct Node {
    kind: Kind,
    start: u32,
    end: u32,
    /// The node behind this one and all that stands in it.
    next: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Null,
    Flag,
    Number,
    Text,
    /// Text with escapes.
    Escaped,
    List,
    Object,
}

/// Why a text is no document. Of several reasons it is the first in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Flaw {
    /// It is not JSON.
    Syntax,
    /// An escape that begins here is half of a pair.
    LoneSurrogate(usize),
    /// The bracket that stands here goes one level too deep.
    TooDeep(usize),
}

/// One JSON value, its inside not yet looked at.
pub(crate) enum Shape<'a> {
    Null,
    Flag(bool),
    /// The literal.
    Number(&'a str),
    Text(Cow<'a, str>),
    List,
    Object,
    /// A list without items or an object without members.
    Empty,
}

/// One value of a document.
#[derive(Clone, Copy)]
pub(crate) struct Json<'d, 'a> {
    document: &'d Document<'a>,
    number: u32,
    node: Node,
}

impl<'a> Document<'a> {
    /// Takes a text apart.
    pub(crate) fn new(text: &'a str) -> Result<Self, Flaw> {
        let mut parser =
            Parser { text: text.as_bytes(), at: 0, nodes: Vec::with_capacity(text.len() / 16) };
        parser.value(1)?;
        parser.skip_space();
        match parser.peek() {
            None => Ok(Self { text, nodes: parser.nodes }),
            Some(_) => Err(Flaw::Syntax),
        }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// The value that is the whole text.
    pub(crate) fn root(&self) -> Json<'_, 'a> {
        self.at(0)
    }

    /// The JSON Pointer of the value with this number, or of the member with this name.
    pub(crate) fn pointer(&self, number: u32) -> String {
        let (mut pointer, mut json) = (String::new(), self.root());
        while json.number < number {
            if json.is_object() {
                let mut members = json.members();
                let Some((name, value)) = members.find(|(_, value)| number < value.node.next)
                else {
                    break;
                };
                pointer.push('/');
                push_step(&name.text(), &mut pointer);
                if number == name.number {
                    break;
                }
                json = value;
            } else {
                let mut items = json.items().enumerate();
                let Some((place, item)) = items.find(|(_, item)| number < item.node.next) else {
                    break;
                };
                pointer.push('/');
                push_number(place, &mut pointer);
                json = item;
            }
        }
        pointer
    }

    /// The name or value with this number.
    #[inline(always)]
    pub(crate) fn at(&self, number: u32) -> Json<'_, 'a> {
        let nothing = Node { kind: Kind::Null, start: 0, end: 0, next: u32::MAX };
        let node = self.nodes.get(index(number)).copied().unwrap_or(nothing);
        Json { document: self, number, node }
    }
}

impl<'d, 'a> Json<'d, 'a> {
    /// Its number in the document.
    pub(crate) fn number(self) -> u32 {
        self.number
    }

    /// The byte of the text at which it begins.
    pub(crate) fn start(self) -> usize {
        index(self.node.start)
    }

    pub(crate) fn shape(self) -> Shape<'a> {
        match self.node.kind {
            Kind::Null => Shape::Null,
            Kind::Flag => Shape::Flag(self.source().starts_with('t')),
            Kind::Number => Shape::Number(self.source()),
            Kind::Text | Kind::Escaped => Shape::Text(self.text()),
            Kind::List | Kind::Object if self.node.next == self.number + 1 => Shape::Empty,
            Kind::List => Shape::List,
            Kind::Object => Shape::Object,
        }
    }

    pub(crate) fn is_list(self) -> bool {
        self.node.kind == Kind::List
    }

    pub(crate) fn is_object(self) -> bool {
        self.node.kind == Kind::Object
    }

    /// What a text, or the name of a member, says; borrowed where it has no escapes.
    pub(crate) fn text(self) -> Cow<'a, str> {
        let source = self.source();
        let inside = source.get(1..source.len().saturating_sub(1)).unwrap_or_default();
        match self.node.kind {
            Kind::Escaped => Cow::Owned(decoded(inside)),
            _ => Cow::Borrowed(inside),
        }
    }

    /// The items of a list.
    pub(crate) fn items(self) -> impl Iterator<Item = Json<'d, 'a>> + Clone {
        let document = self.document;
        let (mut next, end) = (self.number + 1, self.node.next);
        std::iter::from_fn(move || {
            let item = (next < end).then(|| document.at(next))?;
            next = item.node.next;
            Some(item)
        })
    }

    /// The names and values of an object as they stand, those written twice included.
    pub(crate) fn members(self) -> impl Iterator<Item = (Json<'d, 'a>, Json<'d, 'a>)> {
        let mut nodes = self.items();
        std::iter::from_fn(move || Some((nodes.next()?, nodes.next()?)))
    }

    /// The value as it stands in the text.
    fn source(self) -> &'a str {
        let inside = index(self.node.start)..index(self.node.end);
        self.document.text.get(inside).unwrap_or_default()
    }
}

/// Goes through a text once.
struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    nodes: Vec<Node>,
}

// Its smallest steps are taken for every byte: they are inlined even where size comes first.
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

    /// Takes this byte, if it comes next.
    #[inline(always)]
    fn took(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn take(&mut self, byte: u8) -> Result<(), Flaw> {
        if self.took(byte) { Ok(()) } else { Err(Flaw::Syntax) }
    }

    /// Reads a value and all that stands in it.
    fn value(&mut self, level: usize) -> Result<(), Flaw> {
        self.skip_space();
        let (node, start) = (self.nodes.len(), self.at);
        // Its place comes before those of what stands in it.
        self.nodes.push(Node { kind: Kind::Null, start: 0, end: 0, next: 0 });
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
            Some(b't') => self.word(b"true", Kind::Flag)?,
            Some(b'f') => self.word(b"false", Kind::Flag)?,
            _ => self.word(b"null", Kind::Null)?,
        };
        self.close(node, kind, start)
    }

    /// Notes what a node turned out to be.
    fn close(&mut self, node: usize, kind: Kind, start: usize) -> Result<(), Flaw> {
        let [start, end, next] = [start, self.at, self.nodes.len()].map(u32::try_from);
        // No text of 4 GiB gets here.
        let (Ok(start), Ok(end), Ok(next)) = (start, end, next) else { return Err(Flaw::Syntax) };
        if let Some(node) = self.nodes.get_mut(node) {
            *node = Node { kind, start, end, next };
        }
        Ok(())
    }

    /// Reads what stands behind an opening bracket, and the closing one.
    fn inside(&mut self, object: bool, level: usize) -> Result<Kind, Flaw> {
        let (kind, end) = if object { (Kind::Object, b'}') } else { (Kind::List, b']') };
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

    fn string(&mut self) -> Result<Kind, Flaw> {
        self.at += 1;
        let mut kind = Kind::Text;
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            self.at += special(rest).ok_or(Flaw::Syntax)?;
            if self.took(b'"') {
                return Ok(kind);
            }
            self.take(b'\\')?;
            kind = Kind::Escaped;
            self.escape()?;
        }
    }

    /// Reads what stands behind a backslash.
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

    fn number(&mut self) -> Result<Kind, Flaw> {
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
        Ok(Kind::Number)
    }

    /// Reads digits, at least one.
    fn digits(&mut self) -> Result<(), Flaw> {
        let first = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > first { Ok(()) } else { Err(Flaw::Syntax) }
    }

    fn word(&mut self, word: &[u8], kind: Kind) -> Result<Kind, Flaw> {
        word.iter().try_for_each(|byte| self.take(*byte))?;
        Ok(kind)
    }
}

/// The text that the inside of a string stands for.
fn decoded(inside: &str) -> String {
    let (mut text, mut rest) = (String::with_capacity(inside.len()), inside);
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        let mut following = after.chars();
        text.push(match following.next() {
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('u') => {
                let escapes = rest.as_bytes();
                let units = [before.len(), before.len() + 6].map(|at| unit(escapes, at));
                let units = units.into_iter().map_while(|unit| unit);
                let c = char::decode_utf16(units).next().and_then(Result::ok);
                let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
                following = after
                    .get(if c.len_utf16() == 2 { 11.. } else { 5.. })
                    .unwrap_or_default()
                    .chars();
                c
            }
            c => c.unwrap_or_default(),
        });
        rest = following.as_str();
    }
    text.push_str(rest);
    text
}

/// How many levels of lists and objects a text has, be it JSON or not.
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

/// The code unit of a `\uXXXX` escape that begins at `at`.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let [b'\\', b'u', hex @ ..] = bytes.get(at..at + 6)? else { return None };
    hex.iter().try_fold(0, |unit: u16, byte| {
        let digit = char::from(*byte).to_digit(16)?;
        Some(unit << 4 | u16::try_from(digit).ok()?)
    })
}

/// Where the first byte stands that no string of JSON holds as it is: a quotation mark, a
/// backslash, a control character.
pub(crate) fn special(text: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    // Eight bytes at a time. What is taken from one byte too small is borrowed from the next ones
    // only: the first bit that is set is right.
    let below = |word: u64, bound: u64| word.wrapping_sub(ONES * bound) & !word;
    let (words, rest) = text.as_chunks();
    for (place, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let quote = below(word ^ (ONES * u64::from(b'"')), 1);
        let backslash = below(word ^ (ONES * u64::from(b'\\')), 1);
        let found = (quote | backslash | below(word, 0x20)) & (ONES * 0x80);
        if found != 0 {
            return Some(place * 8 + index(found.trailing_zeros()) / 8);
        }
    }
    let found = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20))?;
    Some(text.len() - rest.len() + found)
}

#[inline(always)]
fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a value stands for, as `serde_json` sees it.
    fn value(json: Json<'_, '_>) -> serde_json::Value {
        match json.shape() {
            Shape::Null => serde_json::Value::Null,
            Shape::Flag(flag) => flag.into(),
            Shape::Number(literal) => serde_json::from_str(literal).unwrap(),
            Shape::Text(text) => text.into(),
            _ if json.is_list() => json.items().map(value).collect(),
            _ => {
                json.members().map(|(name, json)| (name.text().into_owned(), value(json))).collect()
            }
        }
    }

    fn flaw(text: &str) -> Option<Flaw> {
        Document::new(text).err()
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
    fn special_bytes_are_found_wherever_they_stand() {
        for byte in 0..=u8::MAX {
            let is_special = byte < 0x20 || byte == b'"' || byte == b'\\';
            for (place, filler) in (0..40).flat_map(|place| [(place, b'a'), (place, 0xff)]) {
                let mut text = [filler; 40];
                text[place] = byte;
                assert_eq!(special(&text), is_special.then_some(place), "{byte} at {place}");
                text[39] = b'"';
                let first = if is_special { place } else { 39 };
                assert_eq!(special(&text), Some(first), "{byte} at {place}");
            }
        }
    }

    #[test]
    fn the_first_flaw_is_told() {
        assert_eq!(flaw(r#"["\ud800", x]"#), Some(Flaw::LoneSurrogate(2)));
        assert_eq!(flaw(r#"[x, "\ud800"]"#), Some(Flaw::Syntax));
        assert_eq!(flaw(&"[".repeat(MAX_DEPTH + 1)), Some(Flaw::TooDeep(MAX_DEPTH)));
    }

    #[test]
    fn escapes_are_decoded() {
        let string = r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 é\u0041""#;
        let text = Document::new(string).unwrap();
        assert_eq!(text.root().text(), "\"\\/\u{8}\u{c}\n\r\té😀 éA");
        let plain = Document::new("\"plain\"").unwrap();
        assert!(matches!(plain.root().text(), Cow::Borrowed("plain")));
    }

    #[test]
    fn every_value_and_name_has_its_pointer() {
        let text = r#"{"a/b": [1, {"~": {"c": []}, "d": "x"}, [[true]]], "e": null}"#;
        let document = Document::new(text).unwrap();
        let pointers: Vec<String> = (0..17).map(|number| document.pointer(number)).collect();
        assert_eq!(
            pointers,
            [
                "",
                "/a~1b",
                "/a~1b",
                "/a~1b/0",
                "/a~1b/1",
                "/a~1b/1/~0",
                "/a~1b/1/~0",
                "/a~1b/1/~0/c",
                "/a~1b/1/~0/c",
                "/a~1b/1/d",
                "/a~1b/1/d",
                "/a~1b/2",
                "/a~1b/2/0",
                "/a~1b/2/0/0",
                "/e",
                "/e",
                "",
            ]
        );
    }

    #[test]
    fn members_keep_order_and_doubles() {
        let document = Document::new(r#"{"b": 1, "a": "x", "b" : [ ] }"#).unwrap();
        let names: Vec<_> =
            document.root().members().map(|(name, json)| (name.text(), json.source())).collect();
        assert_eq!(names, [("b".into(), "1"), ("a".into(), "\"x\""), (Cow::Borrowed("b"), "[ ]")]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// What is JSON, and what it says, is as `serde_json` has it.
        #[test]
        fn json_is_what_serde_json_takes(
            pieces in proptest::collection::vec(
                prop_oneof![
                    r#"[\[\]{}:, \t\r\n"]"#, "(\"a\":)", "-?(0|[1-9][0-9]?)(\\.[0-9]+)?([eE][+-]?[0-9])?",
                    r#""([a-zé]|\\[nu"\\/]|\\u00[0-9a-g]{2}|\\ud83d\\ude00)*""#,
                    "true|false|null|nul|tru|\\[1,|\\[\\]|\\{\\}|[\u{1}\u{7f}\\\\.+eE0-]",
                ],
                1..8,
            )
        ) {
            let text = pieces.concat();
            let is_json = serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok();
            let document = Document::new(&text);
            prop_assert_eq!(document.is_ok(), is_json, "{:?}: {:?}", text, document);
            // A `Value` holds no number beyond its range.
            if let (Ok(document), Ok(expected)) = (document, serde_json::from_str(&text)) {
                let expected: serde_json::Value = expected;
                prop_assert_eq!(value(document.root()), expected);
            }
        }
    }
}
