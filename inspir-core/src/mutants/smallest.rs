//! An application made smaller: answers in which it differs from another are taken back.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::variants::set;

/// Takes back answers in which `found` differs from `origin`, as long as what is left still tells. None of the
/// answers that are left can be taken back. Of a list that `origin` has as well, what the items hold is taken back
/// too.
pub(super) fn smallest(
    origin: &Value,
    found: Value,
    tells: &mut dyn FnMut(&Value) -> bool,
) -> Value {
    let mut smallest = found;
    loop {
        let mut differing = Vec::new();
        add_differing(Some(origin), Some(&smallest), String::new(), &mut differing);
        let less = differing.iter().find_map(|pointer| {
            let mut less = smallest.clone();
            set(&mut less, pointer, origin.pointer(pointer).cloned());
            (less != smallest && tells(&less)).then_some(less)
        });
        match less {
            Some(less) => smallest = less,
            None => return smallest,
        }
    }
}

/// The number of answers that differ.
pub(super) fn differing(origin: &Value, other: &Value) -> usize {
    let mut differing = Vec::new();
    add_differing(Some(origin), Some(other), String::new(), &mut differing);
    differing.len()
}

/// Adds where answers differ; what holds others comes before them.
fn add_differing(
    origin: Option<&Value>,
    other: Option<&Value>,
    pointer: String,
    out: &mut Vec<String>,
) {
    if origin == other {
        return;
    }
    let member = |name: &str| format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
    let is_new = origin.is_none();
    if is_new {
        out.push(pointer.clone());
    }
    match (origin, other) {
        (None | Some(Value::Object(_)), Some(Value::Object(members))) => {
            let before = origin.and_then(Value::as_object);
            let names = before.into_iter().flatten().chain(members).map(|(name, _)| name);
            for name in names.collect::<BTreeSet<_>>() {
                let old = before.and_then(|before| before.get(name));
                add_differing(old, members.get(name), member(name), out);
            }
        }
        (None, Some(Value::Array(items))) => {
            // The last one first: the numbers of the others stay as they are.
            for (number, item) in items.iter().enumerate().rev() {
                add_differing(None, Some(item), format!("{pointer}/{number}"), out);
            }
        }
        (Some(Value::Array(before)), Some(Value::Array(items))) => {
            out.push(pointer.clone());
            for (number, item) in items.iter().enumerate().rev() {
                add_differing(before.get(number), Some(item), format!("{pointer}/{number}"), out);
            }
        }
        _ if !is_new => out.push(pointer),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn items_hold_no_more_than_they_need() {
        let origin = json!({"list": [{"a": 1, "b": 2}]});
        let found = json!({"list": [{"a": 3, "b": 4}, {"a": 5, "b": 6}, {"a": 7, "b": 8}]});
        let mut tells = |application: &Value| {
            let text = application.to_string();
            text.contains("\"b\":4") && text.contains("\"a\":7")
        };
        let least = json!({"list": [{"a": 1, "b": 4}, {"a": 7}]});
        assert_eq!(smallest(&origin, found, &mut tells), least);
    }

    #[test]
    fn nothing_more_can_be_taken_back() {
        let origin = json!({"a": 1, "b": {"c": 2}, "gone": true});
        let found = json!({"a": 3, "b": {"c": 4, "d": 5}, "list": [{"e": 6}, {"f": 7, "g": 8}, 9]});
        let mut tells = |application: &Value| {
            application["b"]["d"] == 5 && application["list"].to_string().contains("\"g\":8")
        };
        let least = json!({"a": 1, "b": {"c": 2, "d": 5}, "gone": true, "list": [{"g": 8}]});
        assert_eq!(smallest(&origin, found.clone(), &mut tells), least);
        assert_eq!(smallest(&origin, found.clone(), &mut |_| true), origin);
        assert_eq!(smallest(&origin, found.clone(), &mut |_| false), found);
    }
}
