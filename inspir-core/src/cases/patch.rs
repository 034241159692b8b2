//! JSON merge patches (RFC 7396), on texts: what is not changed keeps its literals.

use crate::json::{JsonShape, JsonValue};

/// Adds a value with a patch laid over it.
pub(super) fn merge(base: Option<JsonValue<'_, '_>>, patch: JsonValue<'_, '_>, out: &mut String) {
    if !patch.is_object() {
        return patch.copy(out);
    }
    let before = base.filter(|base| base.is_object());
    out.push('{');
    let mut first = true;
    let mut name_of = |name: JsonValue<'_, '_>, out: &mut String| {
        if !std::mem::take(&mut first) {
            out.push(',');
        }
        name.copy(out);
        out.push(':');
    };
    let members = || before.into_iter().flat_map(JsonValue::members);
    for (name, value) in members() {
        match patch.members().find(|(changed, _)| changed.text() == name.text()) {
            None => {
                name_of(name, out);
                value.copy(out);
            }
            Some((_, change)) if matches!(change.shape(), JsonShape::Null) => {}
            Some((_, change)) => {
                name_of(name, out);
                merge(Some(value), change, out);
            }
        }
    }
    for (name, value) in patch.members() {
        let is_there = members().any(|(known, _)| known.text() == name.text());
        if !is_there && !matches!(value.shape(), JsonShape::Null) {
            name_of(name, out);
            merge(None, value, out);
        }
    }
    out.push('}');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::JsonText;

    fn merged(base: &str, patch: &str) -> String {
        let (base, patch) = (JsonText::new(base).unwrap(), JsonText::new(patch).unwrap());
        let mut out = String::new();
        merge(Some(base.root()), patch.root(), &mut out);
        out
    }

    /// The examples of RFC 7396, appendix A.
    #[test]
    fn the_examples_of_the_standard_come_out() {
        for (base, patch, expected) in [
            (r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"a":null}"#, "{}"),
            (r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#),
            (r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#),
            (r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d","c":null}}"#, r#"{"a":{"b":"d"}}"#),
            (r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#),
            (r#"["a","b"]"#, r#"["c","d"]"#, r#"["c","d"]"#),
            (r#"{"a":"b"}"#, r#"["c"]"#, r#"["c"]"#),
            (r#"{"a":"foo"}"#, "null", "null"),
            (r#"{"a":"foo"}"#, r#""bar""#, r#""bar""#),
            (r#"{"e":null}"#, r#"{"a":1}"#, r#"{"e":null,"a":1}"#),
            ("[1,2]", r#"{"a":"b","c":null}"#, r#"{"a":"b"}"#),
            ("{}", r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#),
        ] {
            assert_eq!(merged(base, patch), expected, "{base} {patch}");
        }
    }

    #[test]
    fn literals_stay() {
        assert_eq!(merged(r#"{"a":1.50e2,"b":1}"#, r#"{"b":2.0}"#), r#"{"a":1.50e2,"b":2.0}"#);
    }
}
