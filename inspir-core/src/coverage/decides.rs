//! Limits, bonuses and the like that can decide on a grant, and those that do in an assessment.

use std::collections::BTreeMap;

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
    for (number, category) in frame.categories.0.iter().enumerate() {
        if !category.caps.is_empty() {
            all.push(format!("/categories/{number}/caps"));
        }
    }
    all.into_iter().enumerate().map(|entry| (entry, None)).collect()
}

fn of_part(part: &Part, path: &str, all: &mut Vec<String>) {
    let has = |is: fn(&crate::grant::Terms) -> bool| part.every_terms().any(is);
    if has(|terms| terms.rate.is_some()) {
        all.push(format!("{path}/rate"));
    }
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
    for (number, category) in assessment.decision().categories().iter().enumerate() {
        if category.cut.is_some_and(|cut| cut > crate::amount::Amount::ZERO) {
            found.push(format!("/categories/{number}/caps"));
        }
    }
    found
}

fn of_steps(steps: &[Step], path: &str, found: &mut Vec<String>) {
    let mut bracket = 0_usize;
    let mut last_figure = "rate";
    for step in steps {
        let number = step.number.unwrap_or(0);
        match step.kind {
            StepKind::Case => found.push(format!("{path}/cases/{number}")),
            StepKind::Bonus if step.applies == Some(Some(true)) => {
                found.push(format!("{path}/bonuses/{number}"));
            }
            StepKind::Bracket => {
                let is_some = |value| value != StepValue::Amount(crate::amount::Amount::ZERO);
                if step.value.is_some_and(is_some) {
                    found.push(format!("{path}/brackets/{bracket}"));
                }
                bracket += 1;
            }
            StepKind::LumpSum => found.push(format!("{path}/lump_sums")),
            StepKind::Minimum => found.push(format!("{path}/minimum")),
            StepKind::Ceiling => last_figure = "ceiling",
            _ => {}
        }
        if step.decides {
            found.push(match step.kind {
                StepKind::Limit => format!("{path}/limits/{number}"),
                StepKind::WithinBase => format!("{path}/within_base"),
                StepKind::RateLimit => format!("{path}/rate"),
                // The total of a ceiling and its bonuses decides in its place.
                _ => format!("{path}/{last_figure}"),
            });
        }
    }
}
