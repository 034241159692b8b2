//! JSON Schemas (draft 2020-12) of what goes in and what comes out.
//!
//! ```
//! let schema = inspir_core::schema::application();
//! assert_eq!(schema.get("title").and_then(|title| title.as_str()), Some("Application"));
//! ```

#![allow(dead_code, reason = "the structs stand for the JSON that `render` writes")]

mod definition;
mod guide;

pub use definition::definition;
pub use guide::definition_tables;
use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use crate::amount::Amount;
use crate::application::{Application, Text};
use crate::decision::{AppraisalCounts, Progress};
use crate::declaration::ValueType;
use crate::grant::Totals;
use crate::identifiers::Commune;
use crate::input_error::ErrorCode;
use crate::locale::Locale;
use crate::render::CallDescription;
use crate::status::{Basis, Level, Outcome, Status};
use crate::text::{MAX_LIST, MAX_TEXT};

/// The schema of a type, described without the examples in Rust.
fn of<T: JsonSchema>() -> Schema {
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
fn ended(mut schema: Schema) -> Schema {
    RecursiveTransform(|schema: &mut Schema| {
        let pattern = schema.get("pattern").and_then(Value::as_str);
        if pattern.is_some_and(|pattern| pattern.ends_with('$') && pattern != BLANK) {
            schema.insert("not".to_owned(), json!({"type": "string", "pattern": "[^!-~]"}));
        }
    })
    .transform(&mut schema);
    schema
}

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
        "description": "Whole euros, without fraction or exponent: 5000.0 is an input error.",
        "type": "integer", "minimum": 0, "maximum": 999_999_999_999_u64
    });
    if let Some(text) = schema.pointer("/$defs/Amount").cloned() {
        let amount = json!({
            "description": "Euros, exact to the cent: text, or a whole number of euros.",
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

/// A text of nothing but white space (the property White_Space of Unicode).
const BLANK: &str =
    r"^[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$";
/// Euros, as applications and definitions write them.
const AMOUNT: &str = r"^(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?$";
/// The years 1900 to 2199.
const DATE: &str = "^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

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
        "description": "Euros, exact to the cent, such as \"1234.56\".",
        "type": "string", "pattern": AMOUNT
    });
    define(&mut schema, "Amount", amount);
    RecursiveTransform(limit).transform(&mut schema);
    schema.insert("description".into(), AS_WRITTEN.into());
    ended(schema)
}

/// What each type of a description takes, as forms write it. Values are never `null` or empty, and
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
    ];
    let schemas =
        types.into_iter().map(|value_type| (value_type.name().to_owned(), value(value_type)));
    Schema::from(schemas.collect::<serde_json::Map<_, _>>())
}

/// The schema of a value of this type.
fn value(value_type: ValueType) -> Value {
    let mut schema = match value_type {
        ValueType::Text | ValueType::Choice(_) => of::<Text<'static>>(),
        ValueType::Texts => of::<Vec<Text<'static>>>(),
        ValueType::Date => of::<chrono::NaiveDate>(),
        ValueType::Amount => of::<Amount>(),
        ValueType::Commune => of::<Commune>(),
        ValueType::Flag => of::<bool>(),
        // The description gives the maximum.
        ValueType::Count(_) => json_schema!({"type": "integer", "minimum": 0}),
    };
    RecursiveTransform(limit).transform(&mut schema);
    match value_type {
        ValueType::Choice(_) => return json!({"type": "string"}),
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

/// The schema of assessments.
///
/// ```
/// let schema = inspir_core::schema::assessment();
/// assert!(schema.pointer("/properties/findings").is_some());
/// ```
#[must_use]
pub fn assessment() -> Schema {
    ended(of::<Assessment>())
}

/// The schema of a call's description.
///
/// ```
/// let schema = inspir_core::schema::description();
/// assert!(schema.pointer("/properties/requirements").is_some());
/// ```
#[must_use]
pub fn description() -> Schema {
    ended(of::<CallDescription<'_>>())
}

/// The tag of a language.
impl JsonSchema for Locale {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Locale".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let tags: Vec<&str> = Self::ALL.iter().map(|locale| locale.tag()).collect();
        json_schema!({
            "description": "The languages of titles and messages, the usual one first.",
            "type": "string", "enum": tags
        })
    }
}

/// An explained assessment of one application.
#[derive(JsonSchema)]
struct Assessment {
    /// The id of the call.
    call: String,
    /// The edition of the call's definition.
    edition: String,
    /// The version of the engine.
    engine: String,
    /// The host system's own number, as it came.
    reference: Option<String>,
    /// What the assessment comes to.
    outcome: Outcome,
    /// Blocking requirements that are met, out of those that apply.
    progress: Progress,
    /// What is asked for and what may be granted.
    grant: Grant,
    /// The sums of the budget.
    totals: Totals,
    /// What agents judged so far.
    appraisal: AppraisalCounts,
    /// What is wrong with the input, in the order of the document.
    input_errors: Vec<Error>,
    /// One for every requirement, in the call's order.
    findings: Vec<Finding>,
}

/// What is asked for and what may be granted.
#[derive(JsonSchema)]
struct Grant {
    /// The sum of what the parts ask for.
    requested: Option<Amount>,
    /// The most that may be granted of the parts asked for.
    maximum: Option<Amount>,
    /// Part by part, in the call's order.
    parts: Vec<Part>,
}

/// How much one part of the grant may come to, and why.
#[derive(JsonSchema)]
struct Part {
    /// The id of the part.
    id: String,
    /// The expenses that count (assiette).
    base: Option<Amount>,
    /// The share of the base that may be granted (taux), such as "0.50".
    rate: Option<String>,
    /// That share of the base, rounded down to the cent.
    rate_limit: Option<Amount>,
    /// The most that may be granted (plafond).
    ceiling: Option<Amount>,
    /// The smallest of the limits.
    maximum: Option<Amount>,
    /// What is asked for.
    requested: Option<Amount>,
    /// How far what is asked for lies above the maximum.
    excess: Option<Amount>,
}

/// One thing that is wrong with the input.
#[derive(JsonSchema)]
struct Error {
    /// A JSON Pointer into the input.
    path: String,
    /// What kind of error it is.
    code: ErrorCode,
    /// What was found and what was expected.
    values: serde_json::Map<String, serde_json::Value>,
    /// What is wrong and how to mend it.
    message: String,
}

/// What the assessment says of one requirement (constat).
#[derive(JsonSchema)]
struct Finding {
    /// The id of the requirement.
    requirement: String,
    /// Whether it holds.
    status: Status,
    /// What follows if it is not met.
    level: Level,
    /// Where it comes from.
    basis: Basis,
    /// What to fill in or to change, as JSON Pointers into the input.
    #[serde(default)]
    paths: Vec<String>,
    /// The figures that decided: amounts, rates and dates as text, counts as numbers.
    #[serde(default)]
    values: serde_json::Map<String, serde_json::Value>,
    /// What is wrong, why, and what to do next; not there if the requirement is met.
    #[serde(default)]
    message: String,
}
