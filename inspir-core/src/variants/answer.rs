//! Answers of an application, by their JSON Pointers.

use serde_json::{Map, Value};

/// Puts an answer where a pointer leads, or takes it away. Objects on the way that are not there are
/// made; an item of a list has to be there.
pub(crate) fn set(application: &mut Value, pointer: &str, answer: Option<Value>) {
    let mut steps =
        pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"));
    let Some(mut step) = steps.next() else { return };
    let mut at = application;
    for next in steps {
        at = match at {
            Value::Array(items) => {
                let item = step.parse::<usize>().ok().and_then(|number| items.get_mut(number));
                let Some(item) = item else { return };
                item
            }
            Value::Object(members) => {
                members.entry(step).or_insert_with(|| Value::Object(Map::new()))
            }
            other => {
                *other = Value::Object(Map::new());
                let Some(members) = other.as_object_mut() else { return };
                members.entry(step).or_insert(Value::Null)
            }
        };
        step = next;
    }
    match (at, answer) {
        (Value::Object(members), Some(answer)) => drop(members.insert(step, answer)),
        (Value::Object(members), None) => drop(members.remove(&step)),
        (Value::Array(items), answer) => {
            let Ok(number) = step.parse::<usize>() else { return };
            match answer {
                Some(answer) => {
                    if let Some(item) = items.get_mut(number) {
                        *item = answer;
                    } else {
                        items.push(answer);
                    }
                }
                None if number < items.len() => drop(items.remove(number)),
                None => {}
            }
        }
        (other, Some(answer)) => {
            let mut members = Map::new();
            members.insert(step, answer);
            *other = Value::Object(members);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn answers_are_put_and_taken() {
        let mut application = json!({"a": {"b": [1, {"c": 2}]}});
        set(&mut application, "/a/b/1/c", Some(json!(3)));
        set(&mut application, "/d/e", Some(json!(true)));
        set(&mut application, "/a/b/0", None);
        assert_eq!(application, json!({"a": {"b": [{"c": 3}]}, "d": {"e": true}}));
        set(&mut application, "/a/b/1", Some(json!({})));
        set(&mut application, "/d", None);
        set(&mut application, "/x/y", None);
        assert_eq!(application, json!({"a": {"b": [{"c": 3}, {}]}, "x": {}}));
    }
}
