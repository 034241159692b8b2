//! Limits, bonuses and the like that can decide on a grant, and those that do in an assessment.

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::assessment::Assessment;
use crate::call::Call;
use crate::grant::{Part, Step, StepKind, StepValue, Terms};

/// The places that can decide on a grant, in order, none of them reached.
pub(super) fn places(call: &Call) -> BTreeMap<(usize, String), Option<String>> {
    let frame = &call.data().frame;
    let mut all = Vec::new();
    for (number, part) in frame.parts.iter().enumerate() {
        let path = format!("/parts/{number}");
        of_part(part, &path, &mut all);
    }
    if let Some(overall) = &frame.overall {
        all.extend(overall.ceiling.map(|_| "/overall/ceiling".to_owned()));
        all.extend((0..overall.limits.len()).map(|limit| format!("/overall/limits/{limit}")));
    }
    all.into_iter().enumerate().map(|entry| (entry, None)).collect()
}

fn of_part(part: &Part, path: &str, all: &mut Vec<String>) {
    of_terms(&part.terms, path, all);
    all.extend(part.maximum_rate.map(|_| format!("{path}/maximum_rate")));
    if part.within_base {
        all.push(format!("{path}/within_base"));
    }
    all.extend((0..part.limits.len()).map(|number| format!("{path}/limits/{number}")));
    for (number, (_, terms)) in part.cases.iter().enumerate() {
        let path = format!("{path}/cases/{number}");
        all.push(path.clone());
        of_terms(terms, &path, all);
    }
    all.extend((0..part.bonuses.len()).map(|number| format!("{path}/bonuses/{number}")));
    all.extend((!part.lump_sums.is_empty()).then(|| format!("{path}/lump_sums")));
    all.extend(part.minimum.map(|_| format!("{path}/minimum")));
}

/// The figures of a part, or of one of its cases.
fn of_terms(terms: &Terms, path: &str, all: &mut Vec<String>) {
    let figures = [
        ("base_ceiling", terms.base_ceiling.is_some()),
        ("rate", terms.rate.is_some()),
        ("ceiling", terms.ceiling.is_some()),
    ];
    let there = figures.into_iter().filter(|(_, is_there)| *is_there);
    all.extend(there.map(|(figure, _)| format!("{path}/{figure}")));
    let brackets = 0..terms.brackets.len();
    all.extend(brackets.map(|number| format!("{path}/brackets/{number}")));
}

/// The places that decide in an assessment.
pub(super) fn deciding(assessment: &Assessment) -> Vec<String> {
    let frame = &assessment.call().data().frame;
    let mut found = Vec::new();
    for number in 0..frame.parts.len() {
        of_steps(assessment.steps(number), &format!("/parts/{number}"), &mut found);
    }
    of_steps(assessment.overall_steps().unwrap_or_default(), "/overall", &mut found);
    found
}

fn of_steps(steps: &[Step], path: &str, found: &mut Vec<String>) {
    let mut bracket = 0_usize;
    let mut figure = "rate";
    // The figures of the case that applies stand with it.
    let mut of_terms = path.to_owned();
    let (mut base, mut counted) = (None, None);
    // The rate with the bonuses that apply, in millionths.
    let mut raised = 0;
    for step in steps {
        let number = step.number.unwrap_or(0);
        match (step.kind, step.value) {
            (StepKind::Base, value) => base = value,
            (StepKind::BaseCeiling, value) => (figure, counted) = ("base_ceiling", value),
            (StepKind::Total, value) if figure == "base_ceiling" => counted = value,
            (StepKind::Rate, Some(StepValue::Rate(rate))) => {
                (figure, raised) = ("rate", rate.millionths());
            }
            (StepKind::MaximumRate, Some(StepValue::Rate(most))) if raised > most.millionths() => {
                found.push(format!("{path}/maximum_rate"));
            }
            (StepKind::Case, _) => {
                of_terms = format!("{path}/cases/{number}");
                found.push(of_terms.clone());
            }
            (StepKind::Bonus, value) if step.applies == Some(Some(true)) => {
                found.push(format!("{path}/bonuses/{number}"));
                if let Some(StepValue::Rate(more)) = value {
                    raised += more.millionths();
                }
            }
            (StepKind::Bracket, value) => {
                let is_some = |value| value != StepValue::Amount(Amount::ZERO);
                if value.is_some_and(is_some) {
                    found.push(format!("{of_terms}/brackets/{bracket}"));
                }
                bracket += 1;
            }
            (StepKind::LumpSum, _) => found.push(format!("{path}/lump_sums")),
            (StepKind::Minimum, _) => found.push(format!("{path}/minimum")),
            (StepKind::Ceiling, _) => figure = "ceiling",
            _ => {}
        }
        if step.decides {
            found.push(match step.kind {
                StepKind::Limit => format!("{path}/limits/{number}"),
                StepKind::WithinBase => format!("{path}/within_base"),
                StepKind::RateLimit => format!("{of_terms}/rate"),
                // The total of a ceiling and its bonuses decides in its place.
                _ => format!("{of_terms}/{figure}"),
            });
        }
    }
    if let (Some(StepValue::Amount(base)), Some(StepValue::Amount(counted))) = (base, counted)
        && counted < base
    {
        found.push(format!("{of_terms}/base_ceiling"));
    }
}
