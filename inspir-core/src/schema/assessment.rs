//! The schemas of assessments and of descriptions.

#![allow(dead_code, reason = "the structs stand for the JSON that `render` writes")]

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::common::{ended, of};
use crate::amount::Amount;
use crate::decision::{AppraisalCounts, Progress};
use crate::grant::Totals;
use crate::input_error::ErrorCode;
use crate::locale::{Currency, Locale};
use crate::render::CallDescription;
use crate::status::{Basis, Level, Outcome, Status};

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
    /// The digest of the call's definition, which is the same for every layout of its JSON:
    /// `sha256:` and 64 hexadecimal digits.
    #[schemars(regex(pattern = "^sha256:[0-9a-f]{64}$"))]
    definition: String,
    /// The version of the engine.
    engine: String,
    /// The host system's own number, as it came.
    reference: Option<String>,
    /// Whether the document was assessed at all. If not, it is treated as absent.
    readable: bool,
    /// The currency of all amounts.
    currency: Currency,
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
