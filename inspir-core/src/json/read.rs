//! A JSON text that is parsed into the positions of its values.
//!
//! The lenient road reports what a parse into values would lose: members written twice, the literals
//! of numbers, the order of members. So a [`JsonText`] records where each value begins and ends, and a
//! value is decoded when it is read.

use std::borrow::Cow;

use super::escape::{decoded, index};
use super::parse::{Flaw, Node, NodeKind, nodes, nodes_before_flaw};
use crate::text::{push_number, push_step};

/// A JSON text, and where each of its values stands.
#[derive(Debug)]
pub(crate) struct JsonText<'a> {
    text: &'a str,
    /// Every value and every name of a member, in the order of the text.
    nodes: Vec<Node>,
}

/// One JSON value, without its contents.
pub(crate) enum JsonShape<'a> {
    Null,
    Flag(bool),
    /// A number, by its literal.
    Number(&'a str),
    Text(Cow<'a, str>),
    List,
    Object,
    /// A value that is no JSON, as a host describes it: an object with one member, such as `{"python:bytes":
    /// true}`.
    Foreign(Cow<'a, str>),
    /// A list without items or an object without members.
    Empty,
}

/// One value of a document.
#[derive(Clone, Copy)]
pub(crate) struct JsonValue<'d, 'a> {
    document: &'d JsonText<'a>,
    number: u32,
    node: Node,
}

impl<'a> JsonText<'a> {
    /// Parses a text.
    pub(crate) fn new(text: &'a str) -> Result<Self, Flaw> {
        Ok(Self { text, nodes: nodes(text)? })
    }

    /// Parses a text as far as it is JSON.
    pub(crate) fn before_flaw(text: &'a str) -> Self {
        Self { text, nodes: nodes_before_flaw(text) }
    }

    /// The whole text.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// The outermost value.
    pub(crate) fn root(&self) -> JsonValue<'_, 'a> {
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
                let Some((at, item)) = items.find(|(_, item)| number < item.node.next) else {
                    break;
                };
                pointer.push('/');
                push_number(at, &mut pointer);
                json = item;
            }
        }
        pointer
    }

    /// The name or value with this number.
    #[inline(always)]
    pub(crate) fn at(&self, number: u32) -> JsonValue<'_, 'a> {
        let nothing = Node { kind: NodeKind::Null, start: 0, end: 0, next: u32::MAX };
        let node = self.nodes.get(index(number)).copied().unwrap_or(nothing);
        JsonValue { document: self, number, node }
    }
}

impl<'d, 'a> JsonValue<'d, 'a> {
    /// The number of the value's node.
    pub(crate) fn number(self) -> u32 {
        self.number
    }

    /// The byte of the text at which the value begins.
    pub(crate) fn start(self) -> usize {
        index(self.node.start)
    }

    /// The byte of the text behind the value.
    pub(crate) fn end(self) -> usize {
        index(self.node.end)
    }

    pub(crate) fn shape(self) -> JsonShape<'a> {
        match self.node.kind {
            NodeKind::Null => JsonShape::Null,
            NodeKind::Flag => JsonShape::Flag(self.source().starts_with('t')),
            NodeKind::Number => JsonShape::Number(self.source()),
            NodeKind::Text | NodeKind::Escaped => JsonShape::Text(self.text()),
            NodeKind::List | NodeKind::Object if self.node.next == self.number + 1 => {
                JsonShape::Empty
            }
            NodeKind::List => JsonShape::List,
            NodeKind::Object => self.foreign().map_or(JsonShape::Object, JsonShape::Foreign),
        }
    }

    /// The host's description of a value that is no JSON.
    fn foreign(self) -> Option<Cow<'a, str>> {
        let name = self.items().next()?;
        let is_alone = name.number + 2 == self.node.next;
        let is_told = |name: &str| name.starts_with("python:") || name.starts_with("arrow:");
        Some(name.text()).filter(|name| is_alone && is_told(name))
    }

    pub(crate) fn is_list(self) -> bool {
        self.node.kind == NodeKind::List
    }

    pub(crate) fn is_object(self) -> bool {
        self.node.kind == NodeKind::Object
    }

    /// The content of a text or of a member's name, borrowed if it has no escapes.
    pub(crate) fn text(self) -> Cow<'a, str> {
        let source = self.source();
        let inside = source.get(1..source.len().saturating_sub(1)).unwrap_or_default();
        match self.node.kind {
            NodeKind::Escaped => Cow::Owned(decoded(inside)),
            _ => Cow::Borrowed(inside),
        }
    }

    /// The items of a list.
    pub(crate) fn items(self) -> impl Iterator<Item = JsonValue<'d, 'a>> + Clone {
        let document = self.document;
        let (mut next, end) = (self.number + 1, self.node.next);
        std::iter::from_fn(move || {
            let item = (next < end).then(|| document.at(next))?;
            next = item.node.next;
            Some(item)
        })
    }

    /// The names and values of an object in their order. A member that is written twice appears twice.
    pub(crate) fn members(self) -> impl Iterator<Item = (JsonValue<'d, 'a>, JsonValue<'d, 'a>)> {
        let mut nodes = self.items();
        std::iter::from_fn(move || Some((nodes.next()?, nodes.next()?)))
    }

    /// Adds the value as it stands in the text.
    #[cfg(feature = "cases")]
    pub(crate) fn copy(self, out: &mut String) {
        out.push_str(self.source());
    }

    /// The value as it stands in the text.
    pub(crate) fn source(self) -> &'a str {
        let inside = index(self.node.start)..index(self.node.end);
        self.document.text.get(inside).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The value as `serde_json` has it.
    fn value(json: JsonValue<'_, '_>) -> serde_json::Value {
        match json.shape() {
            JsonShape::Null => serde_json::Value::Null,
            JsonShape::Flag(flag) => flag.into(),
            JsonShape::Number(literal) => serde_json::from_str(literal).unwrap(),
            JsonShape::Text(text) => text.into(),
            _ if json.is_list() => json.items().map(value).collect(),
            _ => {
                json.members().map(|(name, json)| (name.text().into_owned(), value(json))).collect()
            }
        }
    }

    #[test]
    fn escapes_are_decoded() {
        let string = r#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 é\u0041""#;
        let text = JsonText::new(string).unwrap();
        assert_eq!(text.root().text(), "\"\\/\u{8}\u{c}\n\r\té😀 éA");
        let plain = JsonText::new("\"plain\"").unwrap();
        assert!(matches!(plain.root().text(), Cow::Borrowed("plain")));
    }

    #[test]
    fn every_value_and_name_has_its_pointer() {
        let text = r#"{"a/b": [1, {"~": {"c": []}, "d": "x"}, [[true]]], "e": null}"#;
        let document = JsonText::new(text).unwrap();
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
        let document = JsonText::new(r#"{"b": 1, "a": "x", "b" : [ ] }"#).unwrap();
        let names: Vec<_> =
            document.root().members().map(|(name, json)| (name.text(), json.source())).collect();
        assert_eq!(names, [("b".into(), "1"), ("a".into(), "\"x\""), (Cow::Borrowed("b"), "[ ]")]);
    }

    #[test]
    fn members_before_a_flaw_are_read() {
        let text = r#"{"a": "x", "b": [1, {"c": 2}], "d": "\u00e9", "e": {"f": ["g", "h"#;
        for (end, _) in text.char_indices() {
            let document = JsonText::before_flaw(text.get(..end).unwrap());
            let members: Vec<_> = document
                .root()
                .members()
                .map(|(name, json)| (name.text(), json.source()))
                .collect();
            let whole = members.iter().filter(|(_, source)| !source.is_empty()).count();
            let expected = [9, 29, 44].iter().filter(|last| **last <= end).count();
            assert_eq!(whole, expected, "{end}");
        }
        for nothing in ["", " ", "x", "\"", "[\"id\", 1", "{,", "{\"id\"", "{\"id\":"] {
            let document = JsonText::before_flaw(nothing);
            let root = Some(document.root()).filter(|root| root.is_object());
            let mut members = root.into_iter().flat_map(JsonValue::members);
            assert!(members.all(|(_, json)| json.source().is_empty()), "{nothing}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Accepts the same texts as `serde_json`, and reads the same values.
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
            let document = JsonText::new(&text);
            prop_assert_eq!(document.is_ok(), is_json, "{:?}: {:?}", text, document);
            // A `Value` holds no number beyond its range.
            if let (Ok(document), Ok(expected)) = (document, serde_json::from_str(&text)) {
                let expected: serde_json::Value = expected;
                prop_assert_eq!(value(document.root()), expected);
            }
        }
    }
}
