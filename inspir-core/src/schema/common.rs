//! Schemas that the others share.

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{JsonSchema, Schema};
use serde_json::{Value, json};

/// The schema of a type, described without the examples in Rust.
pub(super) fn of<T: JsonSchema>() -> Schema {
    let without_examples = RecursiveTransform(|schema: &mut Schema| {
        if let Some(Value::String(text)) = schema.get_mut("description") {
            text.truncate(text.find("\n\n```").unwrap_or(text.len()));
        }
    });
    SchemaSettings::draft2020_12()
        .with_transform(without_examples)
        .into_generator()
        .into_root_schema_for::<T>()
}

/// Makes patterns refuse a line break at the end of a text. In some languages, such as Python, `$`
/// matches before such a line break too.
pub(super) fn ended(mut schema: Schema) -> Schema {
    RecursiveTransform(|schema: &mut Schema| {
        let pattern = schema.get("pattern").and_then(Value::as_str);
        if pattern.is_some_and(|pattern| pattern.ends_with('$') && pattern != BLANK) {
            schema.insert("not".to_owned(), json!({"type": "string", "pattern": "[^!-~]"}));
        }
    })
    .transform(&mut schema);
    schema
}

/// A text of nothing but white space (the property White_Space of Unicode).
pub(super) const BLANK: &str =
    r"^[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$";
/// Amounts, as applications and definitions write them.
pub(super) const AMOUNT: &str = r"^(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?$";
/// Numbers, as applications and definitions write them.
pub(super) const NUMBER: &str = r"^(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?$";
/// The years 1900 to 2199.
pub(super) const DATE: &str = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
