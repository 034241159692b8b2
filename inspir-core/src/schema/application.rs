//! The schemas of applications, and of single values.

use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{Schema, json_schema};
use serde_json::{Value, json};

use super::common::{AMOUNT, BLANK, DATE, NUMBER, ended, of};
use crate::application::{Application, Text};
use crate::declaration::ValueType;
use crate::identifiers::Commune;
use crate::text::{MAX_LIST, MAX_TEXT};

/// Adds a schema to the definitions that others refer to.
fn define(schema: &mut Schema, name: &str, definition: Value) {
    if let Some(defs) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        defs.insert(name.to_owned(), definition);
    }
}

/// The schema of applications as they are read, with every form of absence: `null`, a blank text,
/// `[]` and `{}` stand for a member that is left out wherever they are.
///
/// What it accepts has no input errors, but for what depends on the call (its id and those that it
/// lists), members written twice, whole numbers written with a fraction or an exponent (`5000.0`,
/// which JSON Schema does not tell from `5000`), and the size and depth of the whole text. Days such
/// as 30 February need a validator that checks the format `date`.
///
/// ```
/// let schema = inspir_core::schema::application();
/// assert!(schema.pointer("/properties/applicant").is_some());
/// ```
#[must_use]
pub fn application() -> Schema {
    let mut schema = application_typed();
    RecursiveTransform(|schema: &mut Schema| {
        for name in ["items", "additionalProperties"] {
            schema.get_mut(name).filter(|inner| inner.is_object()).map(or_absent);
        }
        let members = schema.get_mut("properties").and_then(Value::as_object_mut);
        members.into_iter().flatten().for_each(|(_, member)| or_absent(member));
    })
    .transform(&mut schema);
    // The root cannot hold a choice between two schemas, but each type can.
    schema.insert("type".into(), json!(["object", "null", "string", "array"]));
    schema.insert("pattern".into(), BLANK.into());
    schema.insert("maxItems".into(), 0.into());
    schema.insert("description".into(), AS_READ.into());
    let absent = json!({
        "description": "The same as leaving the member out.",
        "anyOf": [
            {"type": "null"},
            {"type": "string", "pattern": BLANK},
            {"type": "array", "maxItems": 0},
            {"type": "object", "maxProperties": 0}
        ]
    });
    define(&mut schema, "Absent", absent);
    let whole = json!({
        "description": "A whole amount, without fraction or exponent: 5000.0 is an input error.",
        "type": "integer", "minimum": 0, "maximum": 999_999_999_999_u64
    });
    if let Some(text) = schema.pointer("/$defs/Amount").cloned() {
        let amount = json!({
            "description": "An amount in the currency of the call, exact to the cent: text, or a whole number.",
            "anyOf": [text, whole]
        });
        define(&mut schema, "Amount", amount);
    }
    schema
}

const AS_READ: &str = "A grant application, as it is read. Every member may be absent: left out, \
    `null`, a blank text, `[]` or `{}`. Programs that make types from a schema find a narrower one \
    in application-typed.json. A whole number is written without fraction or exponent. JSON Schema \
    cannot say so: it takes 5000.0 and 6.0, which are input errors, for 5000 and 6.";
const AS_WRITTEN: &str = "A grant application, as programs write it: what is absent is left out or \
    `null`, and amounts are text. More is read (application.json). A whole number is written without \
    fraction or exponent. JSON Schema cannot say so: it takes 6.0, which is an input error, for 6.";

/// Lets a schema accept every form of absence too.
fn or_absent(schema: &mut Value) {
    *schema = json!({"anyOf": [schema.take(), {"$ref": "#/$defs/Absent"}]});
}

/// The schema of applications as programs write them: absent members are left out or `null`. It
/// accepts less than [`application`] and makes better types.
///
/// ```
/// let schema = inspir_core::schema::application_typed();
/// let title = schema.pointer("/$defs/Project/properties/title/type");
/// assert_eq!(title, Some(&serde_json::json!(["string", "null"])));
/// ```
#[must_use]
pub fn application_typed() -> Schema {
    let mut schema = of::<Application<'static>>();
    let amount = json!({
        "description": "An amount in the currency of the call, exact to the cent, such as \"1234.56\".",
        "type": "string", "pattern": AMOUNT
    });
    define(&mut schema, "Amount", amount);
    RecursiveTransform(limit).transform(&mut schema);
    schema.insert("description".into(), AS_WRITTEN.into());
    ended(schema)
}

/// The schema of each type of a description, as forms write its values. Values are never `null` or empty, and
/// amounts are text.
///
/// ```
/// let values = inspir_core::schema::values();
/// assert_eq!(values.get("boolean"), Some(&serde_json::json!({"type": "boolean"})));
/// ```
#[must_use]
pub fn values() -> Schema {
    let types = [
        ValueType::Text,
        ValueType::Texts,
        ValueType::Date,
        ValueType::Amount,
        ValueType::Commune,
        ValueType::Flag,
        ValueType::Count(u32::MAX),
        ValueType::Choice(&[]),
        ValueType::Number,
        ValueType::OwnChoices,
    ];
    let schemas =
        types.into_iter().map(|value_type| (value_type.name().to_owned(), value(value_type)));
    Schema::from(schemas.collect::<serde_json::Map<_, _>>())
}

/// The schema of a value of this type.
fn value(value_type: ValueType) -> Value {
    let mut schema = match value_type {
        ValueType::Text | ValueType::Choice(_) | ValueType::Listed(_) | ValueType::OwnChoice => {
            of::<Text<'static>>()
        }
        ValueType::Texts | ValueType::OwnChoices => of::<Vec<Text<'static>>>(),
        // The description gives the decimals, the minimum and the maximum.
        ValueType::Number => json_schema!({"type": "string", "pattern": NUMBER}),
        ValueType::Date => of::<chrono::NaiveDate>(),
        ValueType::Amount => json_schema!({"type": "string", "pattern": AMOUNT}),
        ValueType::Commune => of::<Commune>(),
        ValueType::Flag => of::<bool>(),
        // The description gives the maximum.
        ValueType::Count(_) => json_schema!({"type": "integer", "minimum": 0}),
    };
    RecursiveTransform(limit).transform(&mut schema);
    match value_type {
        ValueType::Choice(_) | ValueType::Listed(_) | ValueType::OwnChoice => {
            return json!({"type": "string"});
        }
        ValueType::OwnChoices => drop(schema.insert("items".to_owned(), json!({"type": "string"}))),
        ValueType::Text => drop(schema.insert("minLength".to_owned(), 1.into())),
        ValueType::Texts => drop(schema.insert("items".to_owned(), value(ValueType::Text))),
        _ => {}
    }
    for name in ["$schema", "title", "description"] {
        schema.remove(name);
    }
    ended(schema).to_value()
}

/// Adds the limits that hold for every text, day and list.
fn limit(schema: &mut Schema) {
    let types = schema.get("type").cloned().unwrap_or_default();
    let is = |name: &str| match &types {
        Value::Array(types) => types.iter().any(|of| of == name),
        of => of == name,
    };
    // A whole number may have more than 64 bits.
    if schema.get("format").is_some_and(|format| format == "int64") {
        schema.remove("format");
    }
    if is("array") {
        schema.insert("maxItems".to_owned(), MAX_LIST.into());
    }
    if schema.get("format").is_some_and(|format| format == "date") {
        schema.insert("pattern".to_owned(), DATE.into());
    } else if is("string") && schema.get("const").or(schema.get("pattern")).is_none() {
        schema.insert("maxLength".to_owned(), MAX_TEXT.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Call;

    /// Values that forms write are read without an error.
    #[test]
    fn the_schemas_of_values_say_what_is_read() {
        let words = json!({"fr": "x"});
        let field = |name: &str| json!({"id": name, "type": name, "title": words});
        let mut fields = ["amount", "date", "commune", "text", "boolean"].map(field).to_vec();
        fields.push(json!({"id": "number", "type": "number", "title": words, "decimals": 6}));
        let definition = json!({
            "id": "x", "edition": "1", "title": words, "organisation": words, "summary": words,
            "sections": [{"id": "s", "title": words}], "fields": fields,
            "requirements": [{
                "id": "r", "section": "s", "level": "warning", "basis": "practice", "title": words,
                "citation": {"section": words}, "check": "answered", "field": "/details/text",
            }],
        });
        let call =
            Call::from_json(&definition.to_string()).unwrap_or_else(|error| panic!("{error}"));
        let values = values();
        for (name, taken, refused) in [
            (
                "amount",
                "0 0.00 12 12.5 12.50 999999999999.99",
                "-5.00 -0 +1 1.234 1000000000000 99999999999999.00 12,5 1. .5 01 1e3",
            ),
            (
                "date",
                "1900-01-01 2024-02-29 2199-12-31",
                "1899-12-31 2026-02-29 2200-01-01 2026-1-1 2026-13-01 01/02/2026",
            ),
            ("commune", "59350 2A004 97411", "2a004 2C004 5935 593500"),
            ("boolean", "", "true 0"),
            ("text", "x é", ""),
            (
                "number",
                "0 12 0.000001 999999999999",
                "-1 +1 0.0000001 1000000000000 12,5 1. .5 01 1e3",
            ),
        ] {
            let schema = values.get(name).unwrap();
            let schema = jsonschema::options().should_validate_formats(true).build(schema);
            let schema = schema.unwrap();
            for (texts, is_right) in [(taken, true), (refused, false)] {
                for text in texts.split_whitespace() {
                    let application = json!({"details": {name: text}}).to_string();
                    let read = call.read_json(application.as_bytes());
                    let errors = read.input_errors();
                    assert_eq!(errors.is_empty(), is_right, "{name}: `{text}` is read");
                    assert_eq!(
                        schema.is_valid(&json!(text)),
                        is_right,
                        "{name}: `{text}` is valid"
                    );
                }
            }
        }
    }
}
