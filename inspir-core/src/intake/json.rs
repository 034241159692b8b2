//! JSON text, looked at one level at a time.
//!
//! The lenient road must see what a parse into values loses: members written twice, the literals of
//! numbers, the order of members. It therefore takes text apart that `serde_json` found to be JSON,
//! and only as far as something reads it.

use std::borrow::Cow;

use super::MAX_DEPTH;

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

/// The shape of a value in text that is known to be JSON.
pub(crate) fn look(json: &str) -> Shape<'_> {
    let json = json.trim_matches([' ', '\t', '\n', '\r']);
    match json.as_bytes() {
        [b'[' | b'{', inside @ .., _] if inside.trim_ascii().is_empty() => Shape::Empty,
        [b'[', ..] => Shape::List,
        [b'{', ..] => Shape::Object,
        [b'"', ..] => Shape::Text(decoded(json)),
        [b't', ..] => Shape::Flag(true),
        [b'f', ..] => Shape::Flag(false),
        [b'-' | b'0'..=b'9', ..] => Shape::Number(json),
        _ => Shape::Null,
    }
}

/// The items of a list.
pub(crate) fn items(json: &str) -> Vec<&str> {
    let (mut rest, mut items) = (Rest::inside(json), Vec::new());
    while let Some(item) = rest.value() {
        items.push(item);
    }
    items
}

/// The members of an object as they stand, those written twice included.
pub(crate) fn members(json: &str) -> Vec<(Cow<'_, str>, &str)> {
    let (mut rest, mut members) = (Rest::inside(json), Vec::new());
    while let (Some(name), Some(value)) = (rest.value(), rest.value()) {
        members.push((decoded(name), value));
    }
    members
}

/// What is left to look at inside a list or an object.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn inside(json: &'a str) -> Self {
        Self(json.trim_start_matches(is_between).get(1..).unwrap_or_default())
    }

    /// The next value, or name of a member.
    fn value(&mut self) -> Option<&'a str> {
        let text = self.0.trim_start_matches(is_between);
        let (value, rest) = text.split_at_checked(length(text.as_bytes()))?;
        self.0 = rest;
        (!value.is_empty()).then_some(value)
    }
}

/// Whether a character parts values from each other.
fn is_between(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | ',' | ':')
}

/// How long the value is with which the text begins; 0 at the end of what contains it.
fn length(text: &[u8]) -> usize {
    let (mut level, mut in_string, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => {
                in_string = !in_string;
                if !in_string && level == 0 {
                    return at + 1;
                }
            }
            _ if in_string => {}
            b'[' | b'{' => level += 1,
            b']' | b'}' if level > 1 => level -= 1,
            b']' | b'}' => return at + level,
            b',' | b' ' | b'\t' | b'\n' | b'\r' if level == 0 => return at,
            _ => {}
        }
    }
    text.len()
}

/// The text that a string of the JSON stands for, borrowed where it has no escapes.
fn decoded(string: &str) -> Cow<'_, str> {
    let inside = string.get(1..string.len().saturating_sub(1)).unwrap_or_default();
    if !inside.contains('\\') {
        return Cow::Borrowed(inside);
    }
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
    Cow::Owned(text)
}

/// What a look at every byte of a text finds, up to where it stops being JSON.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Scan {
    /// How many levels of lists and objects there are.
    pub(crate) depth: usize,
    /// Where the first bracket stands that goes one level too deep.
    pub(crate) too_deep: Option<usize>,
    /// Where the first escape stands that is half of a pair.
    pub(crate) lone_surrogate: Option<usize>,
}

/// Looks for what a parse that does not decode strings lets through.
pub(crate) fn scan(json: &str) -> Scan {
    let bytes = json.as_bytes();
    let mut found = Scan::default();
    let (mut level, mut in_string, mut at) = (0_usize, false, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match (in_string, byte) {
            (_, b'"') => in_string = !in_string,
            (false, b'[' | b'{') => {
                level += 1;
                found.depth = found.depth.max(level);
                if level > MAX_DEPTH {
                    found.too_deep.get_or_insert(at);
                }
            }
            (false, b']' | b'}') => level = level.saturating_sub(1),
            (true, b'\\') => {
                match (unit(bytes, at), unit(bytes, at + 6)) {
                    (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => at += 10,
                    (Some(0xD800..=0xDFFF), _) => {
                        found.lone_surrogate.get_or_insert(at);
                    }
                    _ => {}
                }
                at += 1;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// The code unit of a `\uXXXX` escape that begins at `at`.
fn unit(bytes: &[u8], at: usize) -> Option<u16> {
    let [b'\\', b'u', hex @ ..] = bytes.get(at..at + 6)? else { return None };
    u16::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scan_measures_depth_outside_strings() {
        assert_eq!(scan(r#"{"a": [[1], "]]{{"]}"#), Scan { depth: 3, ..Scan::default() });
        assert_eq!(scan(r#""\"[""#).depth, 0);
    }

    #[test]
    fn scan_finds_halves_of_pairs() {
        for whole in [r#""\ud83d\ude00""#, r#""\\ud800""#, r#""\u00e9""#] {
            assert_eq!(scan(whole).lone_surrogate, None, "{whole}");
        }
        for half in [r#""\ud83d""#, r#""\ude00""#, r#""\ud83d\ud83d\ude00""#, r#""\ud83dx""#] {
            assert_eq!(scan(half).lone_surrogate, Some(1), "{half}");
        }
    }

    #[test]
    fn escapes_are_decoded() {
        let string = r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 é\u0041""#;
        assert_eq!(decoded(string), "\"\\/\u{8}\u{c}\n\r\té😀 éA");
        assert!(matches!(decoded("\"plain\""), Cow::Borrowed("plain")));
    }

    #[test]
    fn text_is_taken_apart_as_serde_json_does() {
        let text = r#" [ 1 , "a,]\"" ,[[],{"x":[1 ,2]}], {} ,null,-1.5e3,"\\","[" ] "#;
        let values: Vec<serde_json::Value> = serde_json::from_str(text).unwrap();
        let apart: Vec<serde_json::Value> =
            items(text).into_iter().map(|item| serde_json::from_str(item).unwrap()).collect();
        assert_eq!(apart, values);
        assert_eq!(items(" [ ] "), [""; 0]);
    }

    #[test]
    fn members_keep_order_and_doubles() {
        let text = r#"{"b": 1, "a": "x", "b" : [ ] }"#;
        let names: Vec<_> =
            members(text).into_iter().map(|(name, json)| (name.into_owned(), json)).collect();
        assert_eq!(
            names,
            [("b".to_owned(), "1"), ("a".to_owned(), "\"x\""), ("b".to_owned(), "[ ]")]
        );
    }
}
