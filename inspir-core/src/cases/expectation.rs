//! The expectations of a case, and the values that a decision has for them.

use crate::amount::Amount;
use crate::call::CallData;
use crate::decision::Decision;
use crate::language::{Exact, QuantityType};
use crate::rate::Rate;
use crate::status::{Outcome, Status};

/// The figures of a part that a case can name.
pub(super) const PART_FIGURES: &[&str] =
    &["base", "base_ceiling", "rate", "rate_limit", "ceiling", "maximum", "requested", "excess"];
/// The figures of a category.
pub(super) const CATEGORY_FIGURES: &[&str] = &["declared", "retained", "cut"];
/// The sums of a budget.
pub(super) const TOTALS: &[&str] =
    &["expenses", "revenues", "in_kind_expenses", "in_kind_revenues"];
/// The counts of blocking requirements.
pub(super) const PROGRESS: &[&str] = &["met", "applicable"];
/// The counts of judgements.
pub(super) const APPRAISAL: &[&str] = &["favourable", "unfavourable", "pending"];

/// The names of the figures that a member of a case holds.
pub(crate) fn figure_names(member: &str) -> &'static [&'static str] {
    match member {
        "parts" => PART_FIGURES,
        "categories" => CATEGORY_FIGURES,
        "totals" => TOTALS,
        "progress" => PROGRESS,
        "appraisal" => APPRAISAL,
        _ => &[],
    }
}

/// One thing that a case expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Expectation {
    /// Where the case names it, as a JSON Pointer from the case on.
    pub(crate) path: String,
    pub(crate) subject: ExpectedOf,
    pub(crate) value: SeenValue,
}

/// The subject of an expectation. An item of a list of the definition has its id and its number there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ExpectedOf {
    Outcome,
    Readable,
    Progress(usize),
    Appraisal(usize),
    Requested,
    Maximum,
    Excess,
    Total(usize),
    Part(String, usize, usize),
    Category(String, usize, usize),
    Quantity(String, usize),
    Finding(String, usize),
    InputErrors,
}

/// A value of a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SeenValue {
    /// The definition has no such item.
    Nothing,
    Outcome(Outcome),
    Status(Status),
    Amount(Option<Amount>),
    Rate(Option<Rate>),
    Count(u32),
    Flag(bool),
    Text(Option<String>),
    /// Paths and codes.
    Errors(Vec<(String, String)>),
}

impl SeenValue {
    /// The value as the assessment JSON writes it, without quotation marks.
    pub(crate) fn text(&self) -> String {
        let or_null = |text: Option<String>| text.unwrap_or_else(|| "null".to_owned());
        match self {
            Self::Nothing => "–".to_owned(),
            Self::Outcome(outcome) => outcome.id().to_owned(),
            Self::Status(status) => status.id().to_owned(),
            Self::Amount(amount) => or_null(amount.map(|amount| amount.to_string())),
            Self::Rate(rate) => or_null(rate.map(|rate| rate.to_string())),
            Self::Count(count) => count.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Text(text) => or_null(text.clone()),
            Self::Errors(errors) => {
                let errors = errors.iter().map(|(path, code)| format!("{path} {code}"));
                format!("[{}]", errors.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// The item with this id: the one with this number, if the list is as it was, else wherever it stands.
fn item<'i, D, T>(
    defined: &[D],
    values: &'i [T],
    number: usize,
    is: impl Fn(&D) -> bool,
) -> Option<(usize, &'i T)> {
    let number = match defined.get(number) {
        Some(item) if is(item) => number,
        _ => defined.iter().position(is)?,
    };
    values.get(number).map(|value| (number, value))
}

impl Expectation {
    /// Whether a decision is as expected.
    pub(crate) fn holds(&self, call: &CallData, decision: &Decision) -> bool {
        self.subject.seen(call, decision) == self.value
    }
}

impl ExpectedOf {
    /// Whether it is decided on an application. The rate and the ceilings of a part, and counts of requirements
    /// and of judgements, mostly repeat what the definition says.
    pub(crate) fn is_decided(&self) -> bool {
        match self {
            Self::Progress(_) | Self::Appraisal(_) => false,
            Self::Part(_, _, figure) => {
                let repeated = ["base_ceiling", "ceiling", "rate"];
                PART_FIGURES.get(*figure).is_some_and(|name| !repeated.contains(name))
            }
            _ => true,
        }
    }

    /// The value that a decision has for this expectation.
    pub(crate) fn seen(&self, call: &CallData, decision: &Decision) -> SeenValue {
        let frame = &call.frame;
        match self {
            Self::Outcome => SeenValue::Outcome(decision.outcome),
            Self::Readable => SeenValue::Flag(decision.is_readable()),
            Self::Progress(at) => {
                let progress = decision.progress;
                SeenValue::Count(if *at == 0 { progress.met } else { progress.applicable })
            }
            Self::Appraisal(at) => {
                let counts = decision.appraisal;
                let counts = [counts.favourable, counts.unfavourable, counts.pending];
                counts.get(*at).map_or(SeenValue::Nothing, |count| SeenValue::Count(*count))
            }
            Self::Requested => SeenValue::Amount(decision.grant.requested),
            Self::Maximum => SeenValue::Amount(decision.grant.maximum),
            Self::Excess => SeenValue::Amount(decision.grant.excess),
            Self::Total(at) => {
                let totals = decision.totals;
                let all = [
                    totals.expenses,
                    totals.revenues,
                    totals.in_kind_expenses,
                    totals.in_kind_revenues,
                ];
                all.get(*at).map_or(SeenValue::Nothing, |amount| SeenValue::Amount(*amount))
            }
            Self::Part(id, number, figure) => {
                let found = item(&frame.parts, &decision.parts, *number, |part| part.id == *id);
                let Some((_, part)) = found else { return SeenValue::Nothing };
                match PART_FIGURES.get(*figure).copied() {
                    Some("base") => SeenValue::Amount(part.base),
                    Some("base_ceiling") => SeenValue::Amount(part.base_ceiling),
                    Some("rate") => SeenValue::Rate(part.rate),
                    Some("rate_limit") => SeenValue::Amount(part.rate_limit),
                    Some("ceiling") => SeenValue::Amount(part.ceiling),
                    Some("maximum") => SeenValue::Amount(part.maximum),
                    Some("requested") => SeenValue::Amount(part.requested),
                    Some("excess") => SeenValue::Amount(part.excess),
                    _ => SeenValue::Nothing,
                }
            }
            Self::Category(id, number, figure) => {
                let found =
                    item(&frame.categories.0, &decision.categories, *number, |one| one.id == *id);
                let Some((_, category)) = found else { return SeenValue::Nothing };
                let figures = [category.declared, category.retained, category.cut];
                figures.get(*figure).map_or(SeenValue::Nothing, |seen| SeenValue::Amount(*seen))
            }
            Self::Quantity(id, number) => {
                let found =
                    item(&frame.quantities, &decision.quantities, *number, |one| one.id == *id);
                let Some((number, value)) = found else { return SeenValue::Nothing };
                let of = frame.quantities.get(number).map(|named| named.quantity.of);
                SeenValue::Text(match (value, of) {
                    (Some(Exact::Number(number)), Some(QuantityType::Amount)) => {
                        number.to_amount(false).map(|amount| amount.to_string())
                    }
                    (Some(Exact::Number(number)), _) => Some(number.to_string()),
                    (Some(Exact::Day(day)), _) => Some(day.to_string()),
                    _ => None,
                })
            }
            Self::Finding(id, number) => {
                let found = item(&call.requirements, &decision.statuses, *number, |requirement| {
                    requirement.id == *id
                });
                found.map_or(SeenValue::Nothing, |(_, status)| SeenValue::Status(*status))
            }
            Self::InputErrors => {
                let errors = decision.input_errors.iter();
                let errors =
                    errors.map(|error| (error.path().to_owned(), error.code().id().to_owned()));
                SeenValue::Errors(errors.collect())
            }
        }
    }
}
