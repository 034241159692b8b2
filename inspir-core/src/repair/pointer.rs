//! Places in a document (RFC 6901), and whether what stands there is the same.

use std::borrow::Cow;

use crate::json::{JsonShape, JsonValue};

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
pub(super) fn item_number(step: &str) -> Option<usize> {
    let is_number = step.bytes().all(|byte| byte.is_ascii_digit());
    let is_plain = step == "0" || !step.starts_with('0');
    step.parse().ok().filter(|_| is_number && is_plain)
}

pub(super) fn unescaped(step: &str) -> Cow<'_, str> {
    match step.contains('~') {
        true => Cow::Owned(step.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(step),
    }
}

/// Whether two single values are the same: numbers by what they come to.
pub(super) fn are_same_single(one: JsonValue<'_, '_>, other: JsonValue<'_, '_>) -> bool {
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
    use crate::json::JsonText;

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
}
