//! Places in the text of a document (RFC 6901), and edits of the text there.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::json::{JsonShape, JsonText, JsonValue, text};

/// The value at a JSON Pointer. Of a member that is written twice, the last value counts.
pub(super) fn find<'d, 'a>(root: JsonValue<'d, 'a>, pointer: &str) -> Option<JsonValue<'d, 'a>> {
    let Some(steps) = pointer.strip_prefix('/') else {
        return pointer.is_empty().then_some(root);
    };
    steps.split('/').try_fold(root, |json, step| child(json, &unescaped(step)))
}

fn child<'d, 'a>(json: JsonValue<'d, 'a>, step: &str) -> Option<JsonValue<'d, 'a>> {
    if json.is_object() {
        return json
            .members()
            .filter(|(name, _)| name.text() == step)
            .last()
            .map(|(_, value)| value);
    }
    json.items().nth(item_number(step)?).filter(|_| json.is_list())
}

/// The number of an item: digits, without a needless zero in front.
fn item_number(step: &str) -> Option<usize> {
    let is_number = step.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = step == "0" || !step.starts_with('0');
    step.parse().ok().filter(|_| is_number && is_plain)
}

/// The object or list that holds the value at a pointer, and the value's name in it.
fn parent<'d, 'a>(root: JsonValue<'d, 'a>, pointer: &str) -> Option<(JsonValue<'d, 'a>, String)> {
    let (parent, name) = pointer.rsplit_once('/')?;
    Some((find(root, parent)?, unescaped(name).into_owned()))
}

fn unescaped(step: &str) -> Cow<'_, str> {
    match step.contains('~') {
        true => Cow::Owned(step.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(step),
    }
}

/// The text with other words between two of its bytes.
fn edited(document: &JsonText<'_>, from: usize, to: usize, words: &[&str]) -> Option<String> {
    let text = document.text();
    Some([text.get(..from)?, &words.concat(), text.get(to..)?].concat())
}

/// The text with another value in the place of one.
pub(super) fn replaced(
    document: &JsonText<'_>,
    old: JsonValue<'_, '_>,
    new: &str,
) -> Option<String> {
    edited(document, old.start(), old.end(), &[new])
}

/// The bytes of the members of an object or of the items of a list, and the names of members.
fn parts<'a>(json: JsonValue<'_, 'a>) -> Vec<(usize, usize, Option<Cow<'a, str>>)> {
    match json.is_object() {
        true => {
            let members = json.members();
            members.map(|(name, value)| (name.start(), value.end(), Some(name.text()))).collect()
        }
        false => json.items().map(|item| (item.start(), item.end(), None)).collect(),
    }
}

/// The text with one more value: a member at the end of an object, instead of one of the same name, or
/// an item before the item of this number.
pub(super) fn added(document: &JsonText<'_>, pointer: &str, value: &str) -> Option<String> {
    if pointer.is_empty() {
        return replaced(document, document.root(), value);
    }
    let (parent, name) = parent(document.root(), pointer)?;
    let (parts, mut member) = (parts(parent), String::new());
    let at = if parent.is_object() {
        if let Some(old) = child(parent, &name) {
            return replaced(document, old, value);
        }
        text(&name, &mut member);
        member.push(':');
        parts.len()
    } else if name == "-" {
        parts.len()
    } else {
        item_number(&name).filter(|number| *number <= parts.len() && parent.is_list())?
    };
    match (parts.get(at), parts.last()) {
        (Some((start, ..)), _) => edited(document, *start, *start, &[value, ","]),
        (None, Some((_, end, _))) => edited(document, *end, *end, &[",", &member, value]),
        (None, None) => {
            let inside = parent.start() + 1;
            edited(document, inside, inside, &[&member, value])
        }
    }
}

/// The text without a member, however often it is written, or without an item.
pub(super) fn removed(document: &JsonText<'_>, pointer: &str) -> Option<String> {
    let (parent, name) = parent(document.root(), pointer)?;
    child(parent, &name)?;
    let (parts, text) = (parts(parent), document.text());
    let (first, last) = (parts.first()?, parts.last()?);
    let mut out = text.get(..first.0)?.to_owned();
    let mut is_first = true;
    for (at, (start, end, member)) in parts.iter().enumerate() {
        let is_out = match member {
            Some(member) => *member == name,
            None => item_number(&name) == Some(at),
        };
        if !is_out {
            // The white space between two parts is not kept.
            out.push_str(if is_first { "" } else { "," });
            out.push_str(text.get(*start..*end)?);
            is_first = false;
        }
    }
    out.push_str(text.get(last.1..)?);
    Some(out)
}

/// The members of an object by their names. Of a member that is written twice, the last value counts.
fn last_members<'d, 'a>(json: JsonValue<'d, 'a>) -> BTreeMap<String, JsonValue<'d, 'a>> {
    json.members().map(|(name, value)| (name.text().into_owned(), value)).collect()
}

/// Whether two values are the same: numbers by what they come to, objects in whatever order.
pub(super) fn are_same(one: JsonValue<'_, '_>, other: JsonValue<'_, '_>) -> bool {
    if one.is_list() || other.is_list() {
        return one.is_list()
            && other.is_list()
            && one.items().count() == other.items().count()
            && one.items().zip(other.items()).all(|(one, other)| are_same(one, other));
    }
    if one.is_object() || other.is_object() {
        let (ones, others) = (last_members(one), last_members(other));
        let is_there = |(name, value): (&String, &JsonValue<'_, '_>)| {
            others.get(name).is_some_and(|other| are_same(*value, *other))
        };
        let are_objects = one.is_object() && other.is_object();
        return are_objects && ones.len() == others.len() && ones.iter().all(is_there);
    }
    match (one.shape(), other.shape()) {
        (JsonShape::Null, JsonShape::Null) => true,
        (JsonShape::Flag(one), JsonShape::Flag(other)) => one == other,
        (JsonShape::Text(one), JsonShape::Text(other)) => one == other,
        (JsonShape::Number(one), JsonShape::Number(other)) => {
            one == other || decimal(one).is_some_and(|one| Some(one) == decimal(other))
        }
        _ => false,
    }
}

/// The parts of a number: its sign, its digits without zeros around them, and the place of its point.
fn decimal(literal: &str) -> Option<(bool, String, i64)> {
    let (mantissa, exponent) = literal.split_once(['e', 'E']).unwrap_or((literal, "0"));
    let (is_negative, mantissa) =
        mantissa.strip_prefix('-').map_or((false, mantissa), |mantissa| (true, mantissa));
    let (whole, part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = [whole, part].concat();
    let digits = all.trim_start_matches('0');
    if digits.is_empty() {
        return Some((false, String::new(), 0));
    }
    let zeros = i64::try_from(all.len() - digits.len()).ok()?;
    let point = i64::try_from(whole.len()).ok()?.checked_add(exponent.parse().ok()?)?;
    let digits = digits.trim_end_matches('0').to_owned();
    Some((is_negative, digits, point.checked_sub(zeros)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> JsonText<'_> {
        JsonText::new(text).unwrap()
    }

    #[test]
    fn values_are_found_by_their_pointers() {
        // The examples of RFC 6901, and a member that is written twice.
        let text = r#"{"foo": ["bar", "baz"], "": 0, "a/b": 1, "m~n": 8, " ": 7, "x": 1, "x": 2}"#;
        let document = of(text);
        let found = |pointer| {
            let value = find(document.root(), pointer)?;
            text.get(value.start()..value.end())
        };
        assert_eq!(found(""), Some(text));
        for (pointer, value) in [
            ("/foo/0", "\"bar\""),
            ("/", "0"),
            ("/a~1b", "1"),
            ("/m~0n", "8"),
            ("/ ", "7"),
            ("/x", "2"),
        ] {
            assert_eq!(found(pointer), Some(value), "{pointer}");
        }
        for pointer in ["foo", "/foo/2", "/foo/00", "/foo/-", "/foo/+1", "/x/0", "/y"] {
            assert_eq!(found(pointer), None, "{pointer}");
        }
    }

    #[test]
    fn texts_are_edited() {
        let document = of(r#" {"a": [1, 2 ,3], "b" : {}, "c": [ ]} "#);
        for (pointer, with) in [
            ("/a/1", r#" {"a": [1, 0,2 ,3], "b" : {}, "c": [ ]} "#),
            ("/a/3", r#" {"a": [1, 2 ,3,0], "b" : {}, "c": [ ]} "#),
            ("/a/-", r#" {"a": [1, 2 ,3,0], "b" : {}, "c": [ ]} "#),
            ("/b/x~1", r#" {"a": [1, 2 ,3], "b" : {"x/":0}, "c": [ ]} "#),
            ("/c/0", r#" {"a": [1, 2 ,3], "b" : {}, "c": [0 ]} "#),
            ("/b", r#" {"a": [1, 2 ,3], "b" : 0, "c": [ ]} "#),
            ("/d", r#" {"a": [1, 2 ,3], "b" : {}, "c": [ ],"d":0} "#),
            ("", " 0 "),
        ] {
            assert_eq!(added(&document, pointer, "0").as_deref(), Some(with), "{pointer}");
        }
        for (pointer, without) in [
            ("/a/0", r#" {"a": [2,3],"b" : {},"c": [ ]} "#),
            ("/a", r#" {"b" : {},"c": [ ]} "#),
            ("/c", r#" {"a": [1, 2 ,3],"b" : {}} "#),
        ] {
            let removed = removed(&document, pointer).unwrap();
            let same = |text: &str| text.replace(' ', "");
            assert_eq!(same(&removed), same(without), "{pointer}");
        }
        for pointer in ["/a/4", "/a/x", "/x/y", "/a/0/0"] {
            assert_eq!(added(&document, pointer, "0"), None, "{pointer}");
            assert_eq!(removed(&document, pointer), None, "{pointer}");
        }
        assert_eq!(removed(&of(r#"{"x":1,"y":2,"x":3}"#), "/x").as_deref(), Some(r#"{"y":2}"#));
        assert_eq!(removed(&of("[1]"), "/0").as_deref(), Some("[]"));
    }

    #[test]
    fn values_are_compared_as_the_standard_says() {
        for (one, other) in [
            ("12.50", "12.5"),
            ("1e3", "1000"),
            ("-0", "0"),
            ("0.010", "1E-2"),
            (r#"{"a": 1, "b": [true, null]}"#, r#"{"b": [true,null], "a": 1.0}"#),
            (r#""é""#, r#""\u00e9""#),
        ] {
            assert!(are_same(of(one).root(), of(other).root()), "{one} {other}");
        }
        for (one, other) in [
            ("1", "10"),
            ("1", "-1"),
            ("1", "\"1\""),
            ("[]", "{}"),
            ("[1]", "[1, 2]"),
            (r#"{"a": 1}"#, r#"{"a": 1, "b": 1}"#),
            ("null", "false"),
            ("0.1", "0.01"),
        ] {
            assert!(!are_same(of(one).root(), of(other).root()), "{one} {other}");
            assert!(!are_same(of(other).root(), of(one).root()), "{one} {other}");
        }
    }
}
