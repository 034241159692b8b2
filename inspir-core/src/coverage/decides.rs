//! Limits, bonuses and the like that can decide on a grant, and those that do in an assessment.

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::assessment::Assessment;
use crate::call::Call;
use crate::grant::Part;
use crate::grant::{Step, StepKind, StepValue};

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
    let has = |is: fn(&crate::grant::Terms) -> bool| part.every_terms().any(is);
    if has(|terms| terms.base_ceiling.is_some()) {
        all.push(format!("{path}/base_ceiling"));
    }
    if has(|terms| terms.rate.is_some()) {
        all.push(format!("{path}/rate"));
    }
    all.extend(part.maximum_rate.map(|_| format!("{path}/maximum_rate")));
    if has(|terms| terms.ceiling.is_some()) {
        all.push(format!("{path}/ceiling"));
    }
    if part.within_base {
        all.push(format!("{path}/within_base"));
    }
    all.extend((0..part.limits.len()).map(|number| format!("{path}/limits/{number}")));
    all.extend((0..part.cases.len()).map(|number| format!("{path}/cases/{number}")));
    all.extend((0..part.bonuses.len()).map(|number| format!("{path}/bonuses/{number}")));
    let brackets = 0..part.terms.brackets.len();
    all.extend(brackets.map(|number| format!("{path}/brackets/{number}")));
    all.extend((!part.lump_sums.is_empty()).then(|| format!("{path}/lump_sums")));
    all.extend(part.minimum.map(|_| format!("{path}/minimum")));
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
            (StepKind::Case, _) => found.push(format!("{path}/cases/{number}")),
            (StepKind::Bonus, value) if step.applies == Some(Some(true)) => {
                found.push(format!("{path}/bonuses/{number}"));
                if let Some(StepValue::Rate(more)) = value {
                    raised += more.millionths();
                }
            }
            (StepKind::Bracket, value) => {
                let is_some = |value| value != StepValue::Amount(Amount::ZERO);
                if value.is_some_and(is_some) {
                    found.push(format!("{path}/brackets/{bracket}"));
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
                StepKind::RateLimit => format!("{path}/rate"),
                // The total of a ceiling and its bonuses decides in its place.
                _ => format!("{path}/{figure}"),
            });
        }
    }
    if let (Some(StepValue::Amount(base)), Some(StepValue::Amount(counted))) = (base, counted)
        && counted < base
    {
        found.push(format!("{path}/base_ceiling"));
    }
}
