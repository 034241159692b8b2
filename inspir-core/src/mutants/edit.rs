//! Changing one thing in the text of a definition.

use crate::json::{JsonText, JsonValue};

/// The text with a value replaced.
pub(super) fn replaced(document: &JsonText<'_>, json: JsonValue<'_, '_>, by: &str) -> String {
    let text = document.text();
    let before = text.get(..json.start()).unwrap_or_default();
    let after = text.get(json.end()..).unwrap_or_default();
    [before, by, after].concat()
}

/// A list without the item of this number.
pub(super) fn without_item(list: JsonValue<'_, '_>, number: usize) -> String {
    let others = list.items().enumerate().filter(|(at, _)| *at != number);
    let others: Vec<&str> = others.map(|(_, item)| item.source()).collect();
    format!("[{}]", others.join(", "))
}

/// An object without the member of this name.
pub(super) fn without_member(object: JsonValue<'_, '_>, name: &str) -> String {
    let others = object.members().filter(|(known, _)| known.text() != name);
    let others: Vec<String> =
        others.map(|(name, value)| format!("{}: {}", name.source(), value.source())).collect();
    format!("{{{}}}", others.join(", "))
}

/// An object with one member more.
pub(super) fn with_member(object: JsonValue<'_, '_>, name: &str, value: &str) -> String {
    let mut members: Vec<String> = object
        .members()
        .map(|(name, value)| format!("{}: {}", name.source(), value.source()))
        .collect();
    members.push(format!("\"{name}\": {value}"));
    format!("{{{}}}", members.join(", "))
}
