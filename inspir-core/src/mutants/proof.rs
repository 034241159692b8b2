//! Mutants that nothing can tell from their definition: every application that could is tried.

use serde_json::{Value, json};

use super::mutation::{Mutation, MutationChange};
use super::proposal::{noticed, subjects};
use crate::assess::Assessor;
use crate::call::Call;
use crate::grant::Terms;
use crate::place::Place;
use crate::places::Places;
use crate::variants::{AxisKind, axes, set};

/// The most applications that a proof tries.
const MOST_TRIED: usize = 20_000;

/// Whether a change of a part cannot matter whatever the application: the base as a limit where rates, which
/// are at most 1, stay within it already; lump sums of which a ceiling that is always the same picks one.
pub(super) fn cannot_differ(call: &Call, mutant: &Call, mutation: &Mutation) -> bool {
    let mut steps = mutation.path.split('/').skip(1);
    let (Some("parts"), Some(number), Some(member)) = (steps.next(), steps.next(), steps.next())
    else {
        return false;
    };
    let part = number.parse().ok().and_then(|at: usize| call.data().frame.parts.get(at));
    let Some(part) = part else { return false };
    match member {
        "within_base" => {
            mutation.change == MutationChange::Added("true".to_owned())
                && part.every_terms().all(Terms::need_base)
        }
        "lump_sums" => {
            let is_constant = !part.every_terms().any(Terms::need_base)
                && part.cases.is_empty()
                && part.limits.is_empty()
                && part.bonuses.is_empty()
                && !part.within_base;
            let maxima = |call: &Call| {
                let decision = call.decide_json(b"{}");
                decision.parts().iter().map(|part| part.maximum).collect::<Vec<_>>()
            };
            is_constant && maxima(call) == maxima(mutant)
        }
        _ => false,
    }
}

/// How many applications were tried, if the requirement with this number looks at nothing but answers
/// from closed lists, and all of their combinations come to the same in both calls.
pub(super) fn proved(call: &Call, mutant: &Call, requirement: usize) -> Option<usize> {
    let axes = closed_axes(call, requirement)?;
    let count = axes.iter().try_fold(1_usize, |count, (_, answers)| {
        count.checked_mul(answers.len()).filter(|count| *count <= MOST_TRIED)
    })?;
    let subjects = subjects(call);
    let (mut own, mut other) = (Assessor::new(call), Assessor::new(mutant));
    for number in 0..count {
        let (mut application, mut rest) = (json!({}), number);
        for (pointer, answers) in &axes {
            let answer = answers.get(rest % answers.len()).cloned().flatten();
            rest /= answers.len();
            if answer.is_some() {
                set(&mut application, pointer, answer);
            }
        }
        let text = application.to_string();
        let decision = own.decide_json(text.as_bytes());
        let others = other.decide_json(text.as_bytes());
        if !noticed(&subjects, (call, decision), (mutant, others)).is_empty() {
            return None;
        }
    }
    Some(count)
}

type ClosedAxis = (String, Vec<Option<Value>>);

/// The answers that a requirement looks at, with all that each can be: absent, wrong, or a value. `None`:
/// it looks at something that is not closed.
fn closed_axes(call: &Call, number: usize) -> Option<Vec<ClosedAxis>> {
    let data = call.data();
    let requirement = data.requirements.get(number)?;
    let mut places = Places::default();
    if requirement.check.uses().depend_on_grant() {
        return None;
    }
    requirement.check.reads(&data.frame, &mut places);
    if let Some(when) = &requirement.when {
        if when.uses.depend_on_grant() {
            return None;
        }
        when.reads(&data.frame, None, &mut places);
    }
    let all = axes(call, &json!({}));
    let mut closed: Vec<ClosedAxis> = Vec::new();
    for place in places.iter() {
        let Place::Field(field) = place else { return None };
        let pointer = &data.frame.field(*field)?.pointer;
        let axis = all.iter().find(|axis| axis.pointer == *pointer)?;
        let values: Vec<Value> = match &axis.kind {
            AxisKind::Flag => vec![true.into(), false.into()],
            AxisKind::Choice(ids) => ids.iter().map(|id| id.as_str().into()).collect(),
            _ => return None,
        };
        let wrong = Some(Value::from(-1));
        let answers = [None, wrong].into_iter().chain(values.into_iter().map(Some));
        if !closed.iter().any(|(known, _)| known == pointer) {
            closed.push((pointer.clone(), answers.collect()));
        }
    }
    (!closed.is_empty()).then_some(closed)
}
