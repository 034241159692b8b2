//! JSON in its canonical form (RFC 8785), which is the same for every layout of a document.

use super::read::{JsonShape, JsonValue};
use super::write::text;

/// Adds a value in its canonical form: without white space, its members sorted by UTF-16 code units.
///
/// Numbers stay as they are written, which is canonical for whole numbers of up to 15 digits, without
/// fraction or exponent. Definitions that load have no others.
pub(crate) fn canonical(json: JsonValue<'_, '_>, out: &mut String) {
    match json.shape() {
        JsonShape::Null => out.push_str("null"),
        JsonShape::Flag(flag) => out.push_str(if flag { "true" } else { "false" }),
        JsonShape::Number("-0") => out.push('0'),
        JsonShape::Number(literal) => out.push_str(literal),
        JsonShape::Text(content) => text(&content, out),
        _ if json.is_object() => {
            let mut members: Vec<_> =
                json.members().map(|(name, value)| (name.text(), value)).collect();
            members.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
            out.push('{');
            for (index, (name, value)) in members.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                text(&name, out);
                out.push(':');
                canonical(value, out);
            }
            out.push('}');
        }
        _ => {
            out.push('[');
            for (index, item) in json.items().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                canonical(item, out);
            }
            out.push(']');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read::JsonText;
    use super::*;

    fn of(text: &str) -> String {
        let mut out = String::new();
        canonical(JsonText::new(text).unwrap().root(), &mut out);
        out
    }

    #[test]
    fn layout_and_order_of_members_do_not_count() {
        let one = r#" {"b": [ 1, {"d": null, "c": true} ], "a": {}, "": []}"#;
        assert_eq!(of(one), r#"{"":[],"a":{},"b":[1,{"c":true,"d":null}]}"#);
        assert_eq!(of(&of(one)), of(one));
        assert_eq!(of(" \n[ 12,-0 ]\t"), "[12,0]");
    }

    /// The example of RFC 8785, section 3.2.3.
    #[test]
    fn members_are_sorted_by_code_units() {
        let names = ["\\u20ac", "\\r", "\\ufb33", "1", "\\ud83d\\ude00", "\\u0080", "\\u00f6"];
        let members = names.map(|name| format!("\"{name}\": 0")).join(",");
        let sorted = "\"\\r\":0,\"1\":0,\"\u{80}\":0,\"ö\":0,\"€\":0,\"😀\":0,\"\u{fb33}\":0";
        assert_eq!(of(&format!("{{{members}}}")), format!("{{{sorted}}}"));
    }

    /// The string of RFC 8785, section 3.2.2, and every control character.
    #[test]
    fn texts_have_no_needless_escapes() {
        assert_eq!(
            of(r#""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/""#),
            r#""€$\u000f\nA'B\"\\\\\"/""#
        );
        assert_eq!(
            of(r#""\u0000\u0008\u0009\u000A\u000C\u000D\u001F\u007f\u2028""#),
            "\"\\u0000\\b\\t\\n\\f\\r\\u001f\u{7f}\u{2028}\""
        );
    }
}
