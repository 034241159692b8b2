//! The merge patch (RFC 7396) that makes one application of another.

use serde_json::{Map, Value};

/// The patch that turns `before` into `after` when it is merged. Lists are replaced as a whole.
pub(crate) fn change_between(before: &Value, after: &Value) -> Value {
    let (Value::Object(old), Value::Object(new)) = (before, after) else { return after.clone() };
    let mut change = Map::new();
    for (name, value) in new {
        match old.get(name) {
            Some(same) if same == value => {}
            Some(before) => drop(change.insert(name.clone(), change_between(before, value))),
            None => drop(change.insert(name.clone(), value.clone())),
        }
    }
    let gone = old.keys().filter(|name| !new.contains_key(*name));
    change.extend(gone.map(|name| (name.clone(), Value::Null)));
    Value::Object(change)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_differs_is_changed() {
        let before = json!({"a": {"b": 1, "c": 2}, "d": [1], "e": 0});
        let after = json!({"a": {"b": 1, "c": 3}, "d": [1, 2], "f": {"g": 1}});
        let change = json!({"a": {"c": 3}, "d": [1, 2], "e": null, "f": {"g": 1}});
        assert_eq!(change_between(&before, &after), change);
    }
}
