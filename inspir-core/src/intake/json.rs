//! JSON text, looked at one level at a time.
//!
//! The lenient road must see what a parse into values loses: members written twice, the literals of
//! numbers, the order of members. It therefore takes text apart with `serde_json`'s raw values, and
//! only as far as something reads it.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

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
        [b'"', ..] => Shape::Text(
            serde_json::from_str::<Str<'_>>(json).map(|text| text.0).unwrap_or_default(),
        ),
        [b't', ..] => Shape::Flag(true),
        [b'f', ..] => Shape::Flag(false),
        [b'-' | b'0'..=b'9', ..] => Shape::Number(json),
        _ => Shape::Null,
    }
}

/// The items of a list.
pub(crate) fn items(json: &str) -> Vec<&str> {
    serde_json::from_str::<Vec<&RawValue>>(json)
        .map(|items| items.into_iter().map(RawValue::get).collect())
        .unwrap_or_default()
}

/// The members of an object as they stand, those written twice included.
pub(crate) fn members(json: &str) -> Vec<(Cow<'_, str>, &str)> {
    serde_json::from_str::<Members<'_>>(json).map(|members| members.0).unwrap_or_default()
}

/// Text, borrowed where it has no escapes.
#[derive(Deserialize)]
pub(crate) struct Str<'a>(#[serde(borrow)] pub(crate) Cow<'a, str>);

struct Members<'a>(Vec<(Cow<'a, str>, &'a str)>);

impl<'de: 'a, 'a> Deserialize<'de> for Members<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;

        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<Str<'de>, &'de RawValue>()? {
                    members.push((name.0, value.get()));
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(MembersVisitor)
    }
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
