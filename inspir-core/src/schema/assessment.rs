//! The schemas of assessments, of repairs and of descriptions.

#![allow(dead_code, reason = "the structs stand for the JSON that `render` writes")]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::common::{ended, of};
use crate::amount::Amount;
use crate::checks::{AnyCheck, TABLE};
use crate::decision::{AppraisalCounts, Progress};
use crate::declaration::ValueType;
use crate::grant::{StepKind, Totals};
use crate::identifiers::IdentifierReason;
use crate::input_error::ErrorCode;
use crate::language::QuantityType;
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

/// The type of a value that a member holds.
impl JsonSchema for ValueType {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "FieldType".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = Self::NAMES;
        json_schema!({"description": "What a field holds.", "type": "string", "enum": names})
    }
}

/// The name of a check.
impl JsonSchema for AnyCheck {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Check".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = TABLE.iter().map(|(name, ..)| *name).collect();
        json_schema!({"description": "How a requirement decides.", "type": "string", "enum": names})
    }
}

/// The type of a named quantity, which is never a span.
impl JsonSchema for QuantityType {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "QuantityType".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names = [Self::Amount, Self::Number, Self::Date].map(Self::name);
        json_schema!({"description": "What a quantity is.", "type": "string", "enum": names})
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
    values: FindingValues,
    /// What is wrong, why, and what to do next; not there if the requirement is met.
    #[serde(default)]
    message: String,
    /// The message in its parts, where they were asked for.
    #[serde(default)]
    parts: Option<MessageParts>,
}

/// The figures of a finding, by their names. Each check has its own.
#[derive(JsonSchema, Default)]
struct FindingValues {
    /// The expenses that count.
    base: Option<Amount>,
    /// The most of the expenses that count.
    base_ceiling: Option<Amount>,
    /// The most that may be granted.
    ceiling: Option<Amount>,
    /// What the project costs.
    cost: Option<Amount>,
    /// The id of the document.
    document: Option<String>,
    /// All expenses.
    expenses: Option<Amount>,
    /// How many items do not hold.
    failing: Option<u32>,
    /// The expenses less the revenues, with a sign.
    gap: Option<String>,
    /// How many of the conditions hold.
    holding: Option<u32>,
    /// What the revenues of the budget show of this grant.
    in_budget: Option<Amount>,
    /// The day of the last grant.
    last_award: Option<NaiveDate>,
    /// The left side of a comparison: an amount, a number, a day or a span.
    left: Option<String>,
    /// The share of the expenses, as an amount.
    limit: Option<Amount>,
    /// How many items match.
    matching: Option<u32>,
    /// The largest share.
    maximum: Option<String>,
    /// The smallest amount or share.
    minimum: Option<String>,
    /// How many of the conditions must hold.
    needed: Option<u32>,
    /// What these sources pay.
    paid: Option<Amount>,
    /// The place of the first wrong character, from 1.
    position: Option<u32>,
    /// The share of the expenses that may be granted.
    rate: Option<String>,
    /// What is wrong with an identifier.
    reason: Option<IdentifierReason>,
    /// What is asked for.
    requested: Option<Amount>,
    /// All revenues.
    revenues: Option<Amount>,
    /// The right side of a comparison, as the left.
    right: Option<String>,
    /// The day of filing.
    submitted_on: Option<NaiveDate>,
    /// The first day on which applications are taken.
    valid_from: Option<NaiveDate>,
    /// The last day on which applications are taken.
    valid_until: Option<NaiveDate>,
    /// How many years lie between two grants at least.
    years: Option<u32>,
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
