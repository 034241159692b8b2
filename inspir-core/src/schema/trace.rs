//! The schema of traces: an assessment without words, and what it was made from.

#![allow(dead_code, reason = "the struct stands for the JSON that `trace` writes")]

use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use super::assessment::Assessment;
use super::common::{ended, of};
use crate::kept::{Traced, TracedFinding};

/// The trace of an assessment: the assessment without words, and what it was made from.
#[derive(JsonSchema)]
struct Trace {
    #[serde(flatten)]
    assessment: Assessment,
    /// What the assessment was made from, beside its definition.
    trace: Traced,
}

/// The schema of traces.
///
/// ```
/// let schema = inspir_core::schema::trace();
/// assert!(schema.pointer("/properties/trace").is_some());
/// ```
#[must_use]
pub fn trace() -> Schema {
    let (mut schema, mut of_finding) = (of::<Trace>(), of::<TracedFinding>());
    let inner = of_finding.remove("$defs");
    of_finding.remove("$schema");
    if let Some(definitions) = members(schema.get_mut("$defs")) {
        definitions.remove("MessageParts");
        for name in ["Error", "Finding", "Step"] {
            definitions.get_mut(name).into_iter().for_each(without_words);
        }
        if let Some(finding) = definitions.get_mut("Finding") {
            add_trace(finding);
        }
        definitions.extend(inner.as_ref().and_then(Value::as_object).cloned().unwrap_or_default());
        definitions.insert("TracedFinding".to_owned(), of_finding.to_value());
        definitions.sort_keys();
    }
    ended(schema)
}

fn members(schema: Option<&mut Value>) -> Option<&mut Map<String, Value>> {
    schema.and_then(Value::as_object_mut)
}

/// Leaves out what has words.
fn without_words(schema: &mut Value) {
    const WORDS: [&str; 2] = ["message", "parts"];
    if let Some(properties) = members(schema.get_mut("properties")) {
        WORDS.iter().for_each(|name| drop(properties.remove(*name)));
    }
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|name| !WORDS.iter().any(|word| name == word));
    }
}

fn add_trace(finding: &mut Value) {
    if let Some(properties) = members(finding.get_mut("properties")) {
        properties.insert("trace".to_owned(), json!({"$ref": "#/$defs/TracedFinding"}));
    }
    if let Some(required) = finding.get_mut("required").and_then(Value::as_array_mut) {
        required.push("trace".into());
    }
}
