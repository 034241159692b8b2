//! What the checks share.

pub(super) use super::{Advice, Case, Check, advice, decided, missing};
pub(super) use crate::amount::Amount;
pub(super) use crate::call::{CallData, OwnList, Params};
pub(super) use crate::facts::{Fact, Facts, RevenueFact};
pub(super) use crate::field::{Field, Kind};
pub(super) use crate::grant::PartGrant;
pub(super) use crate::locale::Words;
pub(super) use crate::place::{List, Member, Place};
pub(super) use crate::status::Status;
pub(super) use crate::values::{Limit, Value};

/// Adds those of the fields that are absent.
pub(super) fn absent_of(facts: &Facts, fields: &[Field], out: &mut Vec<Place>) {
    let absent = fields.iter().filter(|field| facts.get(**field).is_absent());
    out.extend(absent.map(|field| Place::Field(*field)));
}

/// Adds the list if it is empty, else the member of each item that lacks it.
pub(super) fn items_missing(
    list: List,
    member: Member,
    given: impl ExactSizeIterator<Item = bool>,
    out: &mut Vec<Place>,
) {
    if given.len() == 0 {
        out.push(Place::List(list));
    }
    let without = given.enumerate().filter(|(_, given)| !given);
    out.extend(without.map(|(item, _)| Place::Item(list, item, member)));
}

/// Adds a side of the budget if it is empty, else the amounts missing from its lines that count.
pub(super) fn amounts_missing(
    facts: &Facts,
    list: List,
    counts: impl Fn(bool) -> bool,
    out: &mut Vec<Place>,
) {
    let missing = |(amount, in_kind): (Option<Amount>, bool)| amount.is_some() || !counts(in_kind);
    match list {
        List::Revenues => {
            let lines = facts.revenues.iter().map(|line| missing((line.amount, line.in_kind)));
            items_missing(list, Member::Amount, lines, out);
        }
        _ => {
            let lines = facts.expenses.iter().map(|line| missing((line.amount, line.in_kind)));
            items_missing(list, Member::Amount, lines, out);
        }
    }
}

/// What a part may come to.
pub(super) fn part_grant(case: &Case<'_>, part: usize) -> PartGrant {
    case.parts.get(part).copied().unwrap_or_default()
}

/// Whether no absent field leaves a part's rate and ceiling open.
pub(super) fn terms_are_known(case: &Case<'_>, part: usize) -> bool {
    case.call.parts.get(part).is_some_and(|part| part.terms(case.facts).is_some())
}

/// Adds the field in which a part is asked for.
pub(super) fn request_of(call: &CallData, part: usize, out: &mut Vec<Place>) {
    out.extend(call.parts.get(part).map(|part| Place::Field(part.request)));
}
