//! The schemas of assessments, of repairs and of descriptions.

#![allow(dead_code, reason = "the structs stand for the JSON that `render` writes")]

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::common::{ended, of};
use crate::amount::Amount;
use crate::decision::{AppraisalCounts, Progress};
use crate::grant::{StepKind, Totals};
use crate::input_error::ErrorCode;
use crate::locale::{Currency, Locale};
use crate::render::CallDescription;
use crate::repair::WrittenList;
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

/// The schema of repairs.
///
/// ```
/// let schema = inspir_core::schema::repairs();
/// assert!(schema.pointer("/properties/repairs").is_some());
/// ```
#[must_use]
pub fn repairs() -> Schema {
    ended(of::<WrittenList<'_>>())
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
pub(super) struct Assessment {
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
    /// The values of the call's named quantities, by their ids: amounts rounded down to the cent,
    /// numbers and days as text; `null` if not known. Not there if the call names none.
    #[schemars(default)]
    quantities: BTreeMap<String, Option<String>>,
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
    /// How far what is asked for lies above that.
    excess: Option<Amount>,
    /// Part by part, in the call's order.
    parts: Vec<Part>,
    /// How the grant as a whole was worked out; not there if the call has no `overall`.
    #[schemars(default)]
    overall: Vec<Step>,
    /// What counts of each category of expenses; not there if the call has none.
    #[schemars(default)]
    categories: Vec<Category>,
}

/// One step of the calculation of a grant, as a form and a letter print it.
#[derive(JsonSchema)]
struct Step {
    /// What the step is about.
    step: StepKind,
    /// The id of the bonus or the limit.
    #[serde(default)]
    id: String,
    /// The rate of a bracket.
    #[serde(default)]
    rate: String,
    /// What the step comes to: an amount, a rate, or the number of a case; `null` if not known.
    value: Option<String>,
    /// Of a bonus, whether it applies; `null` if not known.
    #[schemars(default)]
    applies: Option<bool>,
    /// Whether this is the limit that decides.
    #[serde(default)]
    decides: bool,
    /// The step in words.
    message: String,
}

/// What counts of one category of expenses.
#[derive(JsonSchema)]
struct Category {
    /// The id of the category.
    id: String,
    /// The sum of its eligible lines.
    declared: Option<Amount>,
    /// What of it counts.
    retained: Option<Amount>,
    /// What does not.
    cut: Option<Amount>,
}

/// How much one part of the grant may come to, and why.
#[derive(JsonSchema)]
struct Part {
    /// The id of the part.
    id: String,
    /// The expenses that count (assiette), before a base ceiling.
    base: Option<Amount>,
    /// The share of the base that may be granted (taux), with its bonuses, such as "0.50".
    rate: Option<String>,
    /// That share of what counts of the base, or the grant by brackets, rounded down to the cent.
    rate_limit: Option<Amount>,
    /// The most that may be granted (plafond), with its bonuses.
    ceiling: Option<Amount>,
    /// The smallest of the limits; of lump sums the largest that fits; 0 below the minimum.
    maximum: Option<Amount>,
    /// What is asked for.
    requested: Option<Amount>,
    /// How far what is asked for lies above the maximum.
    excess: Option<Amount>,
    /// How the maximum was worked out.
    steps: Vec<Step>,
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
    /// The figures that decided: amounts, rates, numbers, days and spans (ISO 8601, such as `P6M`) as
    /// text, counts as numbers; `null` if not known.
    #[serde(default)]
    values: BTreeMap<String, Option<Figure>>,
    /// What is wrong, why, and what to do next; not there if the requirement is met.
    #[serde(default)]
    message: String,
    /// The message in its parts, where they were asked for.
    #[serde(default)]
    parts: Option<MessageParts>,
}

/// A message in its parts.
#[derive(JsonSchema)]
struct MessageParts {
    /// The title of the requirement.
    title: String,
    /// What is wrong, as a sentence.
    problem: String,
    /// Where the requirement comes from, with the call’s own words if it has any; not there if the
    /// requirement does not apply.
    #[serde(default)]
    quote: String,
    /// What to do next; not there if there is nothing to do.
    #[serde(default)]
    remedy: String,
}

/// A figure of a finding.
#[derive(JsonSchema)]
#[serde(untagged)]
enum Figure {
    /// An amount, a rate, a number, a day, a span, or an id.
    Text(String),
    /// A count.
    Count(u32),
}
