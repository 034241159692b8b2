//! A document while a patch changes it. The text around its values stays as it is.
//!
//! Only what the patch leads to is taken apart, and each value once, so that the work grows with the patch and
//! the document, not with their product.

use std::collections::HashMap;

use super::parts::{Items, Members};
use super::pointer::{are_same_single, item_number, unescaped};
use crate::json::{JsonText, JsonValue, levels};
use crate::text::MAX_DEPTH;

/// A document, and how deep it has become.
pub(super) struct EditedDocument<'d> {
    text: &'d JsonText<'d>,
    root: EditedValue<'d>,
    is_too_deep: bool,
}

/// A value of a document.
enum EditedValue<'d> {
    /// The value with this number, as it stands in a text.
    Whole(&'d JsonText<'d>, u32),
    Object(Box<Members<'d, Self>>),
    List(Box<Items<'d, Self>>),
}

impl<'d> EditedDocument<'d> {
    pub(super) fn new(text: &'d JsonText<'d>) -> Self {
        Self { text, root: EditedValue::Whole(text, 0), is_too_deep: false }
    }

    /// Whether it has more levels than a document may have.
    pub(super) fn is_too_deep(&self) -> bool {
        self.is_too_deep
    }

    /// Whether the value at a pointer is the same as another; `None` if there is none.
    pub(super) fn has(&mut self, pointer: &str, value: &'d JsonText<'d>) -> Option<bool> {
        Some(self.find(pointer)?.is_same(value.root()))
    }

    /// Puts another value in the place of one; `None` if there is none.
    pub(super) fn replace(&mut self, pointer: &str, value: &'d JsonText<'d>) -> Option<()> {
        *self.find(pointer)? = EditedValue::Whole(value, 0);
        self.note_levels(pointer, value);
        Some(())
    }

    /// Adds a value: a member at the end of an object, instead of one of the same name, or an item before the
    /// item of this number. `None` if there is no such place.
    pub(super) fn add(&mut self, pointer: &str, value: &'d JsonText<'d>) -> Option<()> {
        if pointer.is_empty() {
            return self.replace(pointer, value);
        }
        let (parent, name) = pointer.rsplit_once('/')?;
        let (name, new) = (unescaped(name), EditedValue::Whole(value, 0));
        match self.find(parent)?.opened() {
            EditedValue::Object(object) => object.set(&name, new),
            EditedValue::List(list) if name == "-" => list.insert(list.len(), new)?,
            EditedValue::List(list) => list.insert(item_number(&name)?, new)?,
            EditedValue::Whole(..) => return None,
        }
        self.note_levels(pointer, value);
        Some(())
    }

    /// Takes out a member, however often it is written, or an item; `None` if there is none.
    pub(super) fn remove(&mut self, pointer: &str) -> Option<()> {
        let (parent, name) = pointer.rsplit_once('/')?;
        let name = unescaped(name);
        match self.find(parent)?.opened() {
            EditedValue::Object(object) => object.remove(&name),
            EditedValue::List(list) => list.remove(item_number(&name)?),
            EditedValue::Whole(..) => None,
        }
    }

    fn note_levels(&mut self, pointer: &str, value: &JsonText<'_>) {
        let above = pointer.bytes().filter(|byte| *byte == b'/').count();
        self.is_too_deep |= above + levels(value.text()) > MAX_DEPTH;
    }

    fn find(&mut self, pointer: &str) -> Option<&mut EditedValue<'d>> {
        let Some(steps) = pointer.strip_prefix('/') else {
            return pointer.is_empty().then_some(&mut self.root);
        };
        steps.split('/').try_fold(&mut self.root, |value, step| value.child(&unescaped(step)))
    }

    /// The text of the document.
    pub(super) fn into_text(self) -> String {
        let (text, root) = (self.text.text(), self.text.root());
        let mut out = text.get(..root.start()).unwrap_or_default().to_owned();
        self.root.write(&mut out);
        out.push_str(text.get(root.end()..).unwrap_or_default());
        out
    }
}

impl<'d> EditedValue<'d> {
    /// The value, taken apart if it has contents.
    fn opened(&mut self) -> &mut Self {
        if let Self::Whole(document, number) = *self {
            let json = document.at(number);
            if json.is_object() {
                *self = Self::Object(Box::new(members(document, json)));
            } else if json.is_list() {
                *self = Self::List(Box::new(items(document, json)));
            }
        }
        self
    }

    /// A member or an item. Of a member that is written twice, the last value counts.
    fn child(&mut self, step: &str) -> Option<&mut Self> {
        match self.opened() {
            Self::Object(object) => object.value(step),
            Self::List(list) => list.value(item_number(step)?),
            Self::Whole(..) => None,
        }
    }

    /// Whether it is the same as another value: numbers by what they come to, objects in whatever order.
    fn is_same(&mut self, other: JsonValue<'d, 'd>) -> bool {
        match self.opened() {
            Self::Whole(document, number) => {
                let is_single = !other.is_list() && !other.is_object();
                is_single && are_same_single(document.at(*number), other)
            }
            Self::Object(object) => other.is_object() && are_same_members(object, other),
            Self::List(list) => other.is_list() && are_same_items(list, other),
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Whole(document, number) => out.push_str(document.at(*number).source()),
            Self::Object(object) => object.write(out, Self::write),
            Self::List(list) => list.write(out, Self::write),
        }
    }
}

/// The text between two bytes.
fn between<'d>(document: &'d JsonText<'d>, from: usize, to: usize) -> &'d str {
    document.text().get(from..to).unwrap_or_default()
}

fn members<'d>(
    document: &'d JsonText<'d>,
    json: JsonValue<'d, 'd>,
) -> Members<'d, EditedValue<'d>> {
    let (mut members, mut end) = (Members::new(), json.start() + 1);
    for (name, value) in json.members() {
        let before = between(document, end, name.start());
        let written = between(document, name.start(), value.start()).into();
        let number = value.number();
        members.push(before, &name.text(), written, EditedValue::Whole(document, number));
        end = value.end();
    }
    members.followed_by(between(document, end, json.end().saturating_sub(1)))
}

fn items<'d>(document: &'d JsonText<'d>, json: JsonValue<'d, 'd>) -> Items<'d, EditedValue<'d>> {
    let (mut items, mut end) = (Items::new(), json.start() + 1);
    for item in json.items() {
        let before = between(document, end, item.start());
        items.push(before, EditedValue::Whole(document, item.number()));
        end = item.end();
    }
    items.followed_by(between(document, end, json.end().saturating_sub(1)))
}

fn are_same_members<'d>(own: &mut Members<'d, EditedValue<'d>>, other: JsonValue<'d, 'd>) -> bool {
    // Of a member that is written twice, the last value counts.
    let (mut numbers, mut values) = (HashMap::new(), Vec::new());
    for (name, value) in other.members() {
        numbers.insert(name.text().into_owned(), values.len());
        values.push(value);
    }
    if numbers.len() != own.len() {
        return false;
    }
    for (name, number) in &numbers {
        let (Some(own), Some(other)) = (own.value(name), values.get(*number)) else {
            return false;
        };
        if !own.is_same(*other) {
            return false;
        }
    }
    true
}

fn are_same_items<'d>(own: &mut Items<'d, EditedValue<'d>>, other: JsonValue<'d, 'd>) -> bool {
    let mut others = other.items();
    for own in own.values() {
        let Some(other) = others.next() else { return false };
        if !own.is_same(other) {
            return false;
        }
    }
    others.next().is_none()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, from_str};

    use super::*;
    use crate::repair::parts::CHUNK;

    type Edit = for<'e, 'd> fn(&'e mut EditedDocument<'d>, &str, &'d JsonText<'d>) -> Option<()>;

    fn edited(document: &str, pointer: &str, edit: Edit) -> Option<String> {
        let (text, value) = (JsonText::new(document).unwrap(), JsonText::new("0").unwrap());
        let mut edited = EditedDocument::new(&text);
        edit(&mut edited, pointer, &value)?;
        Some(edited.into_text())
    }

    fn added(document: &str, pointer: &str) -> Option<String> {
        edited(document, pointer, |document, pointer, value| document.add(pointer, value))
    }

    fn removed(document: &str, pointer: &str) -> Option<String> {
        edited(document, pointer, |document, pointer, _| document.remove(pointer))
    }

    #[test]
    fn what_stands_around_stays() {
        let document = r#" {"a": [1, 2 ,3], "b" : {}, "c": [ ]} "#;
        for (pointer, with) in [
            ("/a/0", r#" {"a": [0,1, 2 ,3], "b" : {}, "c": [ ]} "#),
            ("/a/1", r#" {"a": [1, 0,2 ,3], "b" : {}, "c": [ ]} "#),
            ("/a/3", r#" {"a": [1, 2 ,3,0], "b" : {}, "c": [ ]} "#),
            ("/a/-", r#" {"a": [1, 2 ,3,0], "b" : {}, "c": [ ]} "#),
            ("/b/x~1", r#" {"a": [1, 2 ,3], "b" : {"x/":0}, "c": [ ]} "#),
            ("/c/0", r#" {"a": [1, 2 ,3], "b" : {}, "c": [0 ]} "#),
            ("/b", r#" {"a": [1, 2 ,3], "b" : 0, "c": [ ]} "#),
            ("/d", r#" {"a": [1, 2 ,3], "b" : {}, "c": [ ],"d":0} "#),
            ("", " 0 "),
        ] {
            assert_eq!(added(document, pointer).as_deref(), Some(with), "{pointer}");
        }
        for (pointer, without) in [
            ("/a/0", r#" {"a": [2 ,3], "b" : {}, "c": [ ]} "#),
            ("/a/1", r#" {"a": [1 ,3], "b" : {}, "c": [ ]} "#),
            ("/a", r#" {"b" : {}, "c": [ ]} "#),
            ("/b", r#" {"a": [1, 2 ,3], "c": [ ]} "#),
            ("/c", r#" {"a": [1, 2 ,3], "b" : {}} "#),
        ] {
            assert_eq!(removed(document, pointer).as_deref(), Some(without), "{pointer}");
        }
        for pointer in ["/a/4", "/a/x", "/x/y", "/a/0/0", "/a/01"] {
            assert_eq!(added(document, pointer), None, "{pointer}");
            assert_eq!(removed(document, pointer), None, "{pointer}");
        }
        assert_eq!(removed(document, ""), None);
        assert_eq!(removed(r#"{"x":1,"y":2,"x":3}"#, "/x").as_deref(), Some(r#"{"y":2}"#));
        assert_eq!(removed("[1]", "/0").as_deref(), Some("[]"));
    }

    #[test]
    fn lists_of_many_items_are_edited_in_pieces() {
        let numbers: Vec<usize> = (0..3 * CHUNK).collect();
        let document = format!("{numbers:?}");
        let text = JsonText::new(&document).unwrap();
        let value = JsonText::new("7").unwrap();
        let (mut edited, mut expected) = (EditedDocument::new(&text), numbers);
        for step in 0..5 * CHUNK {
            let at = (step * 7919) % (expected.len() + 1);
            edited.add(&format!("/{at}"), &value).unwrap();
            expected.insert(at, 7);
            if step % 3 == 0 {
                let at = (step * 104_729) % expected.len();
                edited.remove(&format!("/{at}")).unwrap();
                expected.remove(at);
            }
        }
        let same = format!("{expected:?}");
        let same = JsonText::new(&same).unwrap();
        assert_eq!(edited.has("", &same), Some(true));
        assert_eq!(edited.has(&format!("/{}", expected.len()), &value), None);
        while !expected.is_empty() {
            edited.remove(&format!("/{}", expected.len() / 2)).unwrap();
            expected.remove(expected.len() / 2);
        }
        assert_eq!(edited.into_text(), "[]");
    }

    fn are_same(one: &str, other: &str) -> bool {
        let (one, other) = (JsonText::new(one).unwrap(), JsonText::new(other).unwrap());
        EditedDocument::new(&one).has("", &other).unwrap()
    }

    #[test]
    fn values_are_compared_as_the_standard_says() {
        for (one, other) in [
            ("12.50", "12.5"),
            ("1e3", "1000"),
            ("-0", "0"),
            ("0.010", "1E-2"),
            (r#"{"a": 1, "b": [true, null]}"#, r#"{"b": [true,null], "a": 1.0}"#),
            (r#"{"a": 1, "a": 2}"#, r#"{"a": 2}"#),
            (r#""é""#, r#""\u00e9""#),
        ] {
            assert!(are_same(one, other) && are_same(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("1", "10"),
            ("1", "-1"),
            ("1", "\"1\""),
            ("[]", "{}"),
            ("[]", "0"),
            ("[1]", "[1, 2]"),
            (r#"{"a": 1}"#, r#"{"a": 1, "b": 1}"#),
            (r#"{"a": 1}"#, r#"{"b": 1}"#),
            ("null", "false"),
            ("0.1", "0.01"),
        ] {
            assert!(!are_same(one, other) && !are_same(other, one), "{one} {other}");
        }
    }

    /// An operation on a value of `serde_json`; `false` if there is no such place.
    fn made(document: &mut Value, op: usize, pointer: &str, value: &Value) -> bool {
        let (parent, name) = pointer.rsplit_once('/').unwrap_or_default();
        let name = name.replace("~1", "/");
        match (op, document.pointer_mut(parent)) {
            (0, _) => document.pointer(pointer) == Some(value),
            (1, _) => document.pointer_mut(pointer).map(|old| *old = value.clone()).is_some(),
            (2, Some(Value::Object(object))) => {
                object.insert(name, value.clone());
                true
            }
            (2, Some(Value::Array(list))) => {
                let at = if name == "-" { Some(list.len()) } else { item_number(&name) };
                let at = at.filter(|at| *at <= list.len());
                at.map(|at| list.insert(at, value.clone())).is_some()
            }
            (3, Some(Value::Object(object))) => object.remove(&name).is_some(),
            (3, Some(Value::Array(list))) => {
                let at = item_number(&name).filter(|at| *at < list.len());
                at.map(|at| list.remove(at)).is_some()
            }
            _ => false,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// Operations one after another come to the same as on values that are not texts.
        #[test]
        fn operations_are_made_as_on_values(
            operations in proptest::collection::vec(
                (0..4_usize, "(/(a|b|0|1|2|-|x~1y)){1,3}", 0..5_usize),
                1..30,
            )
        ) {
            let document = r#" { "a" : [ 1, {"b": [ ], "a":{} } , [0]], "b":{"x/y" : 1} , "0": 2 }"#;
            let values = ["0", "{ }", "[1 ]", r#"{"a": [1, 2], "b" : 3}"#, r#"{"b":3,"a":[1,2]}"#];
            let values = values.map(|value| JsonText::new(value).unwrap());
            let text = JsonText::new(document).unwrap();
            let (mut edited, mut model) = (EditedDocument::new(&text), from_str(document).unwrap());
            for (op, pointer, value) in &operations {
                let value = &values[*value];
                let is_made = match op {
                    0 => edited.has(pointer, value) == Some(true),
                    1 => edited.replace(pointer, value).is_some(),
                    2 => edited.add(pointer, value).is_some(),
                    _ => edited.remove(pointer).is_some(),
                };
                let value = from_str(value.text()).unwrap();
                prop_assert_eq!(is_made, made(&mut model, *op, pointer, &value), "{} {}", op, pointer);
            }
            let written = edited.into_text();
            let read: Value = from_str(&written).unwrap();
            prop_assert_eq!(read, model, "{}", written);
        }
    }
}
