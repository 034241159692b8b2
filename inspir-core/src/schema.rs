//! JSON Schemas (draft 2020-12) of what goes in and what comes out.
//!
//! ```
//! let schema = inspir_core::schema::application();
//! assert_eq!(schema.get("title").and_then(|title| title.as_str()), Some("Application"));
//! ```

#![allow(dead_code, reason = "the structs stand for the JSON that `render` writes")]

use schemars::generate::SchemaSettings;
use schemars::transform::{RecursiveTransform, Transform as _};
use schemars::{JsonSchema, Schema, json_schema};
use serde_json::{Value, json};

use crate::amount::Amount;
use crate::application::Application;
use crate::checks::{AnyCheck, NAMES};
use crate::decision::{AppraisalCounts, Progress};
use crate::definition::{Params, Problems, Scope};
use crate::grant::Totals;
use crate::input_error::ErrorCode;
use crate::json::Document;
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

/// The schema of applications as they are read, with every form of absence: `null`, a blank text,
/// `[]` and `{}` stand for a member that is left out wherever they are.
///
/// What it accepts has no input errors, but for what depends on the call (its id and those that it
/// lists), members written twice, whole numbers written as `1.0`, and the size and depth of the
/// whole text. Days such as 30 February need a validator that checks the format `date`.
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
    // The root has no place for a choice between two schemas: what holds for each type does.
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
    if let Some(defs) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        defs.insert("Absent".to_owned(), absent);
    }
    schema
}

const AS_READ: &str = "A grant application, as it is read. Every member may be absent: left out, \
    `null`, a blank text, `[]` or `{}`. Programs that make types from a schema find a narrower one \
    in application-typed.json.";
const AS_WRITTEN: &str = "A grant application, as programs write it: what is absent is left out or \
    `null`. More forms of absence are read (application.json).";

/// A text of nothing but white space (the property White_Space of Unicode).
const BLANK: &str =
    r"^[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*$";
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
    RecursiveTransform(limit).transform(&mut schema);
    schema.insert("description".into(), AS_WRITTEN.into());
    schema
}

/// Adds the limits that hold for every text, day and list.
fn limit(schema: &mut Schema) {
    let types = schema.get("type").cloned().unwrap_or_default();
    let is = |name: &str| match &types {
        Value::Array(types) => types.iter().any(|of| of == name),
        of => of == name,
    };
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
    of::<Assessment>()
}

/// The schema of a call's description.
///
/// ```
/// let schema = inspir_core::schema::description();
/// assert!(schema.pointer("/properties/requirements").is_some());
/// ```
#[must_use]
pub fn description() -> Schema {
    of::<CallDescription<'_>>()
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

/// The schema of call definitions. What a requirement takes beside its common members depends on
/// its check.
///
/// ```
/// let schema = inspir_core::schema::definition();
/// assert_eq!(schema.pointer("/title").and_then(|title| title.as_str()), Some("Call definition"));
/// ```
#[must_use]
pub fn definition() -> Schema {
    let languages: serde_json::Map<_, _> = Locale::ALL
        .iter()
        .map(|locale| (locale.tag().to_owned(), serde_json::json!({"type": "string"})))
        .collect();
    let words = json_schema!({
        "description": "Words in one language or more; the first of these stands where one lacks.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": false,
        "properties": languages
    });
    let condition = json_schema!({
        "description": "A condition over fields of the application, with one member that says which.",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": false,
        "properties": {
            "equals": {
                "type": "object", "required": ["field", "value"], "additionalProperties": false,
                "properties": {"field": {"type": "string"}, "value": {}}
            },
            "one_of": {
                "type": "object", "required": ["field", "values"], "additionalProperties": false,
                "properties": {"field": {"type": "string"}, "values": {"type": "array", "minItems": 1}}
            },
            "present": {"type": "string"},
            "all": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Condition"}},
            "any": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Condition"}},
            "not": {"$ref": "#/$defs/Condition"}
        }
    });
    let listed = json_schema!({
        "type": "object",
        "required": ["id", "title", "wording"],
        "additionalProperties": false,
        "properties": {
            "id": {"type": "string", "maxLength": 100, "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"},
            "title": {"$ref": "#/$defs/Words"},
            "wording": {"$ref": "#/$defs/Words"}
        }
    });
    let terms = || {
        serde_json::json!({
            "rate": {"$ref": "#/$defs/Rate"},
            "ceiling": {"$ref": "#/$defs/Amount"}
        })
    };
    let mut part = serde_json::json!({
        "id": {"type": "string"},
        "title": {"$ref": "#/$defs/Words"},
        "request": {"enum": ["/request/amount", "/request/operating", "/request/investment"]},
        "nature": {"enum": ["operating", "investment"]},
        "within_base": {"type": "boolean", "description": "Whether the base is a limit of its own."},
        "vat_by_recovery": {"type": "boolean", "description": "Whether the budget must contain VAT just as the applicant does not get it back."},
        "cases": {
            "type": "array",
            "items": {
                "type": "object", "required": ["when"], "additionalProperties": false,
                "properties": merged(terms(), serde_json::json!({"when": {"$ref": "#/$defs/Condition"}}))
            }
        }
    });
    part = merged(part, terms());
    let list = || serde_json::json!({"type": "array", "items": {"$ref": "#/$defs/Listed"}});
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Call definition",
        "description": "A call for projects: its lists, the parts of its grant, and its requirements.",
        "type": "object",
        "required": ["id", "edition", "title", "organisation", "summary", "requirements"],
        "additionalProperties": false,
        "properties": {
            "id": {"type": "string", "maxLength": 100, "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"},
            "edition": {"type": "string", "maxLength": 100, "description": "Changes whenever an outcome could change."},
            "title": {"$ref": "#/$defs/Words"},
            "organisation": {"$ref": "#/$defs/Words"},
            "summary": {"$ref": "#/$defs/Words"},
            "valid_from": {"type": "string", "format": "date"},
            "valid_until": {"type": "string", "format": "date"},
            "sections": {
                "type": "array",
                "items": {
                    "type": "object", "required": ["id", "title"], "additionalProperties": false,
                    "properties": {
                        "id": {"type": "string", "maxLength": 100, "pattern": "^[a-z][a-z0-9]*(_[a-z0-9]+)*$"},
                        "title": {"$ref": "#/$defs/Words"},
                        "fields": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string"}, "description": "Further fields that a form shows here."}
                    }
                }
            },
            "documents": list(),
            "questions": list(),
            "commitments": list(),
            "undertakings": list(),
            "criteria": list(),
            "parts": {
                "type": "array",
                "items": {
                    "type": "object", "required": ["id", "title", "request"],
                    "additionalProperties": false, "properties": part
                }
            },
            "requirements": {"type": "array", "items": {"oneOf": NAMES.iter().map(|name| requirement(name)).collect::<Vec<_>>()}}
        },
        "$defs": {
            "Words": words,
            "Condition": condition,
            "Listed": listed,
            "Amount": {"type": "string", "pattern": r"^(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?$"},
            "Rate": {"type": "string", "description": "A share from 0 to 1, such as \"0.50\".", "pattern": r"^(0(\.[0-9]{1,6})?|1(\.0{1,6})?)$"}
        }
    })
}

fn merged(mut first: serde_json::Value, second: serde_json::Value) -> serde_json::Value {
    if let (Some(members), serde_json::Value::Object(more)) = (first.as_object_mut(), second) {
        members.extend(more);
    }
    first
}

/// The schema of a requirement with this check: the check itself says what it reads.
fn requirement(name: &str) -> serde_json::Value {
    let (scope, problems) = (Scope::default(), Problems::default());
    let empty = format!("{{\"check\": \"{name}\"}}");
    let Ok(empty) = Document::new(&empty) else { return serde_json::Value::Null };
    let mut params = Params::new(empty.root(), String::new(), &scope, &problems);
    let check = AnyCheck::load(&mut params);
    let statuses: Vec<&str> =
        check.iter().flat_map(|check| check.all_statuses()).map(|status| status.id()).collect();
    let ids = |ids: Vec<&'static str>| serde_json::json!({"enum": ids});
    let mut properties = serde_json::json!({
        "id": {"type": "string"},
        "section": {"type": "string"},
        "level": ids(Level::ALL.iter().map(|level| level.id()).collect()),
        "basis": ids(Basis::ALL.iter().map(|basis| basis.id()).collect()),
        "title": {"$ref": "#/$defs/Words"},
        "citation": {
            "type": "object", "required": ["section"], "additionalProperties": false,
            "properties": {"section": {"$ref": "#/$defs/Words"}, "quote": {"type": "string"}}
        },
        "when": {"$ref": "#/$defs/Condition"}
    });
    let mut required = vec!["id", "section", "level", "basis", "title", "citation"];
    for doc in &params.docs {
        let mut schema = match doc.type_name {
            "true or false" => serde_json::json!({"type": "boolean"}),
            "a whole number" => serde_json::json!({"type": "integer"}),
            "a list of texts" => serde_json::json!({
                "type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string"}
            }),
            "an amount" => serde_json::json!({"$ref": "#/$defs/Amount"}),
            "a rate" => serde_json::json!({"$ref": "#/$defs/Rate"}),
            _ if doc.name == "check" => serde_json::json!({"const": name}),
            _ => serde_json::json!({"type": "string"}),
        };
        if let Some(schema) = schema.as_object_mut() {
            schema.insert("description".to_owned(), doc.note.into());
        }
        properties = merged(properties, serde_json::json!({doc.name: schema}));
        if doc.required {
            required.push(doc.name);
        }
    }
    serde_json::json!({
        "title": name,
        "description": format!("Comes to {}.", statuses.join(", ")),
        "type": "object",
        "required": required,
        "additionalProperties": false,
        "properties": properties
    })
}
