//! What the checks share.

use chrono::NaiveDate;

pub(super) use super::{Advice, Case, Check, advice, decided, missing};
pub(super) use crate::amount::Amount;
pub(super) use crate::definition::{Given, Params, Takes};
pub(super) use crate::fact::Fact;
pub(super) use crate::facts::{Facts, RevenueFact};
pub(super) use crate::field::{Field, Kind};
pub(super) use crate::grant::{Frame, PartGrant, Terms};
pub(super) use crate::locale::{Words, words};
pub(super) use crate::names::OwnList;
pub(super) use crate::place::{List, Member, Place};
pub(super) use crate::status::Status;
pub(super) use crate::values::{Figure, Limit, Value};

/// Wants a grant to be asked for.
pub(super) fn want_parts(params: &Params<'_>) {
    if params.scope.has_no_parts() {
        params.rule(
            "check",
            words!(
                fr: "l’appel n’accorde pas de subvention : indiquez ses `parts`",
                en: "the call has no grant: give it `parts`"
            ),
        );
    }
}

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

/// Whether a limit of a part can be not applicable: another part may be asked for instead, or the
/// terms that hold may be without it.
pub(super) fn can_be_passed_over(
    call: &Frame,
    part: usize,
    without: impl Fn(&Terms) -> bool,
) -> bool {
    call.parts.len() > 1 || call.parts.get(part).is_some_and(|part| part.every_terms().any(without))
}

/// Adds the field in which a part is asked for.
pub(super) fn request_of(call: &Frame, part: usize, out: &mut Vec<Place>) {
    out.extend(call.parts.get(part).map(|part| Place::Field(part.request)));
}

/// The words of the answer that a field of choices holds.
pub(super) fn answer_of(case: &Case<'_>, field: Field) -> Option<Words<&'static str>> {
    match case.facts.get(field) {
        Fact::Choice(code) => {
            let choices = case.call.field(field)?.kind.choices();
            choices.get(usize::from(code)).map(|choice| choice.label)
        }
        _ => None,
    }
}

/// The day of this name among the figures of a finding.
pub(super) fn day_of(figures: &[Value], name: &str) -> Option<NaiveDate> {
    match figures.iter().find(|value| value.name == name)?.figure {
        Some(Figure::Date(day)) => Some(day),
        _ => None,
    }
}

/// Adds the two answers of which [`base_unknown`] tells, if they contradict each other.
pub(super) fn vat_figures(case: &Case<'_>, part: usize, out: &mut Vec<Value>) {
    if case.call.parts.get(part).is_some_and(|part| part.vat_contradicts(case.facts)) {
        out.extend([
            Value::new("vat_basis", answer_of(case, Field::VAT_BASIS)),
            Value::new("vat_recovery", answer_of(case, Field::VAT_RECOVERY)),
        ]);
    }
}

/// What is said while a request cannot be compared with the base of its part.
pub(super) fn base_unknown(figures: &[Value]) -> Option<Words<Advice>> {
    if figures.iter().any(|value| value.name == "vat_basis") {
        return advice(
            "le montant possible ne peut pas être calculé, car la présentation du budget ({vat_basis}) ne correspond pas à votre récupération de la TVA ({vat_recovery}).",
            "Présentez le budget hors taxes si vous récupérez la TVA, toutes taxes comprises sinon. À corriger ou à compléter : {places}.",
            "the amount possible cannot be worked out, because the way the budget is drawn up ({vat_basis}) does not match your VAT recovery ({vat_recovery}).",
            "Draw up the budget excluding VAT if you recover it, including VAT if not. To correct or to fill in: {places}.",
        );
    }
    advice(
        "le montant demandé ne peut pas encore être comparé aux dépenses retenues.",
        "{to_fill_in}",
        "the amount asked for cannot be compared with the expenses that count yet.",
        "{to_fill_in}",
    )
}
