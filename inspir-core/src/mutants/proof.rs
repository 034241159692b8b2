//! Mutants that nothing can tell from their definition: every application that could is tried.

use serde_json::json;

use super::asked_twice::is_asked_twice;
use super::mutation::Mutation;
use super::part_proof::part_cannot_differ;
use super::place::value_at;
use crate::assess::Assessor;
use crate::call::Call;
use crate::json::JsonText;
use crate::lint::is_read;
use crate::variants::{AskedFields, MOST_COMBINATIONS, conditions, each_combination, probe};

/// Whether the definition itself says that a change cannot matter.
pub(super) fn cannot_differ(
    call: &Call,
    mutant: &Call,
    document: &JsonText<'_>,
    mutation: &Mutation,
) -> bool {
    let member = mutation.path.split('/').nth(1);
    member.is_some_and(|member| !is_read(call, member))
        || is_asked_twice(call, mutation)
        || part_cannot_differ(call, mutant, document, mutation)
}

/// How many applications were tried, if they prove that nothing can tell a mutant. The change then lies within
/// a requirement or a condition that only looks at answers which can be gone through, and all combinations of
/// them, absent and wrong ones included, come to the same.
pub(super) fn proved(
    call: &Call,
    mutant: &Call,
    document: &JsonText<'_>,
    mutation: &Mutation,
) -> Option<usize> {
    let changed = JsonText::new(mutant.definition()).ok()?;
    of_requirement(call, mutant, (document, &changed), &mutation.path)
        .or_else(|| of_condition(call, (document, &changed), &mutation.path))
}

fn of_requirement(
    call: &Call,
    mutant: &Call,
    (document, changed): (&JsonText<'_>, &JsonText<'_>),
    path: &str,
) -> Option<usize> {
    let (number, _) = path.strip_prefix("/requirements/")?.split_once('/')?;
    let path = format!("/requirements/{number}");
    let number = number.parse().ok()?;
    let mut asked = AskedFields::of_requirement(call, number, value_at(document, &path)?)?;
    asked.add(&AskedFields::of_requirement(mutant, number, value_at(changed, &path)?)?);
    // All of it: answers that are not tried can make the outcome depend on what is only counted here.
    same(call, (call, mutant), &asked, &mut |own, other, text| {
        own.decide_json(text) == other.decide_json(text)
    })
}

fn of_condition(
    call: &Call,
    (document, changed): (&JsonText<'_>, &JsonText<'_>),
    path: &str,
) -> Option<usize> {
    let holds = |outer: &str| path.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
    // The outermost one comes first.
    let place = conditions(document).into_iter().find(|place| holds(&place.path))?;
    if place.list.is_some() {
        return None;
    }
    let (before, after) = (value_at(document, &place.path)?, value_at(changed, &place.path)?);
    let mut asked = AskedFields::of_condition(before)?;
    asked.add(&AskedFields::of_condition(after)?);
    let own = probe(call, &[before.source().to_owned()])?;
    let other = probe(call, &[after.source().to_owned()])?;
    same(call, (&own, &other), &asked, &mut |own, other, text| {
        own.decide_json(text).statuses() == other.decide_json(text).statuses()
    })
}

/// How many applications were tried, if all of them come to the same in both calls.
fn same(
    call: &Call,
    (own, other): (&Call, &Call),
    asked: &AskedFields,
    is_same: &mut dyn FnMut(&mut Assessor, &mut Assessor, &[u8]) -> bool,
) -> Option<usize> {
    let answers = asked.answers(call)?;
    let (mut own, mut other) = (Assessor::new(own), Assessor::new(other));
    let mut all_are = true;
    let mut left = MOST_COMBINATIONS;
    let tried = each_combination(&json!({}), &answers, true, &mut left, &mut |one| {
        all_are = all_are && is_same(&mut own, &mut other, one.text.as_bytes());
    })?;
    all_are.then_some(tried)
}
