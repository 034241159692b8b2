//! Names and functions that the checks share.

pub(super) use super::check::{
    Check, Evidence, Inputs, Sentences, Telling, decided, missing, sentences,
};
pub(super) use crate::amount::Amount;
pub(super) use crate::declaration::ValueType;
use crate::definition::PartLimits;
pub(super) use crate::definition::{Given, Note, Params, Takes, note};
pub(super) use crate::fact::Fact;
pub(super) use crate::facts::Facts;
pub(super) use crate::field::{Column, Field, List, column_of, field};
pub(super) use crate::grant::{Frame, Part, PartGrant, Raised, Terms};
use crate::language::Relation;
pub(super) use crate::language::{ConditionKind, Knowledge, LanguageContext, Uses};
pub(super) use crate::locale::{Words, words};
pub(super) use crate::place::Place;
pub(super) use crate::places::Places;
use crate::rate::Rate;
pub(super) use crate::status::Status;
use crate::values::Figure;
pub(super) use crate::values::{Limit, Value};

/// The status of a comparison of two amounts of which one may not be known.
pub(super) fn stands(left: Option<Amount>, is: Relation, right: Option<Amount>) -> Status {
    decided(left.zip(right).map(|(left, right)| is.holds(left.cmp(&right))))
}

/// The status `met` for true, otherwise `missing`: what is filled in does not suffice yet.
pub(super) const fn met_or_missing(holds: Option<bool>) -> Status {
    if matches!(holds, Some(true)) { Status::Met } else { Status::Missing }
}

/// Reports a mistake if the call has no grant.
pub(super) fn want_parts(params: &Params<'_>) {
    if params.scope.has_no_grant() {
        params.rule(
            "check",
            words!(
                fr: "l’appel n’accorde pas de subvention : indiquez ses `parts`",
                en: "the call has no grant: give it `parts`"
            ),
        );
    }
}

/// Adds the absent ones of these fields.
pub(super) fn absent_of(facts: &Facts, fields: &[Field], out: &mut Places) {
    let absent = fields.iter().filter(|field| facts.get(**field).is_absent());
    out.extend(absent.map(|field| Place::Field(*field)));
}

/// Adds the list if it is empty, otherwise the member in each item that lacks it.
pub(super) fn items_missing(facts: &Facts, list: List, column: Column, out: &mut Places) {
    if facts.is_empty(list) {
        out.push(Place::List(list));
    }
    let items = facts.list(list).enumerate().filter(|(_, item)| !item.has(column));
    out.extend(items.map(|(item, _)| Place::Item(list, item, column)));
}

/// Adds a side of the budget if it is empty, otherwise what its lines lack. With `in_kind`, only lines in
/// kind count.
pub(super) fn amounts_missing(facts: &Facts, list: List, in_kind: bool, out: &mut Places) {
    let (lines, amount_column, in_kind_column): (Vec<_>, _, _) = match list {
        List::REVENUES => {
            let lines = facts.revenues().map(|line| (line.amount(), line.in_kind()));
            (lines.collect(), column_of!(Revenue.amount), column_of!(Revenue.in_kind))
        }
        _ => {
            let lines = facts.expenses().map(|line| (line.amount(), line.in_kind()));
            (lines.collect(), column_of!(Expense.amount), column_of!(Expense.in_kind))
        }
    };
    if lines.is_empty() {
        out.push(Place::List(list));
    }
    for (item, (amount, is_in_kind)) in lines.into_iter().enumerate() {
        let lacking = match is_in_kind {
            None if in_kind => in_kind_column,
            _ if amount.is_none() && (!in_kind || is_in_kind == Some(true)) => amount_column,
            _ => continue,
        };
        out.push(Place::Item(list, item, lacking));
    }
}

/// The grant of a part.
pub(super) fn part_grant(inputs: &Inputs<'_>, part: usize) -> PartGrant {
    inputs.parts.get(part).copied().unwrap_or_default()
}

/// Whether the terms of a part are known and do not have a limit.
pub(super) fn terms_are_without(
    inputs: &Inputs<'_>,
    part: usize,
    has_limit: impl Fn(&Terms) -> bool,
) -> bool {
    let part = inputs.call.parts.get(part);
    part.and_then(|part| part.terms(&inputs.known)).is_some_and(|(terms, _)| !has_limit(terms))
}

/// Whether a part is absent or 0, while another is asked for.
pub(super) fn is_passed_over(inputs: &Inputs<'_>, part: usize) -> bool {
    let others = inputs.parts.iter().enumerate().filter(|(other, _)| *other != part);
    !part_grant(inputs, part).is_asked() && others.into_iter().any(|(_, other)| other.is_asked())
}

/// Whether a limit of a part can be not applicable, because another part may be asked for instead or
/// because some terms do not have this limit.
pub(super) fn can_be_passed_over(
    call: &Frame,
    part: usize,
    without: impl Fn(&Terms) -> bool,
) -> bool {
    call.parts.len() > 1 || call.parts.get(part).is_some_and(|part| part.every_terms().any(without))
}

/// Adds the field in which a part is asked for.
pub(super) fn request_of(call: &Frame, part: usize, out: &mut Places) {
    call.request_of(part, out);
}

/// The words of the answer that a field of choices holds.
pub(super) fn answer_of(inputs: &Inputs<'_>, field: Field) -> Option<Words<&'static str>> {
    match inputs.facts.get(field) {
        Fact::Choice(code) => {
            let choices = inputs.call.field(field)?.value_type.choices();
            choices.get(usize::from(code)).map(|choice| choice.label)
        }
        _ => None,
    }
}

/// The remedy for a request above a limit of its part.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Remedy {
    /// Ask for another amount: the terms depend on it.
    Revise,
    /// Withdraw it: a limit of the part is 0.
    Withdraw,
    /// Add expenses, or withdraw it: too few count for any grant.
    AddExpenses,
    /// Add expenses, then see what can be asked for: the request is above the ceiling too.
    AddExpensesFirst,
    /// Lower it to `most`, or, if `expenses_help`, revise the expenses.
    Lower,
}

impl Evidence<'_> {
    /// Whether the figure of this name is a yes.
    pub(super) fn is(&self, name: &str) -> bool {
        self.figure(name) == Some(Figure::Flag(true))
    }

    /// The remedy that follows from [`remedy_figures`].
    pub(super) fn remedy(&self) -> Remedy {
        match (self.amount("most"), self.is("expenses_help")) {
            _ if self.is("depends_on_request") => Remedy::Revise,
            _ if self.is("no_grant") => Remedy::Withdraw,
            (Some(Amount::ZERO), true) => Remedy::AddExpenses,
            (Some(Amount::ZERO), false) => Remedy::AddExpensesFirst,
            _ => Remedy::Lower,
        }
    }
}

/// Adds the figures on which the remedy depends, for one limit of a part: `most` is the largest amount
/// within all known limits, `expenses_help` is whether more expenses can make up for the request. They
/// cannot if it is above the ceiling, or if no more of them count. If the terms depend on what is asked for,
/// these figures hold for that amount alone.
pub(super) fn remedy_figures(
    inputs: &Inputs<'_>,
    number: usize,
    limit: impl Fn(&PartGrant) -> Option<Amount>,
    out: &mut Vec<Value>,
) {
    let part = part_grant(inputs, number);
    let is_under_ceiling = part.ceiling.is_none_or(|ceiling| part.requested <= Some(ceiling));
    let is_capped = part.base_ceiling.zip(part.base).is_some_and(|(most, base)| most <= base);
    let no_grant = part.rate == Some(Rate::ZERO) || part.ceiling == Some(Amount::ZERO);
    out.extend([
        Value::new("most", part.maximum.into_iter().chain(limit(&part)).min()),
        Value::new("expenses_help", Some(part.maximum.is_some() && is_under_ceiling && !is_capped)),
        Value::new("no_grant", Some(no_grant)),
        Value::new("depends_on_request", Some(inputs.call.depends_on_request(number))),
    ]);
}

/// Reads the part whose request is checked. Reports a mistake if the grant is asked for as a whole.
pub(super) fn part(params: &mut Params<'_>) -> Given<usize> {
    let part =
        params.id("part", "parts", note!(fr: "le volet de l’aide", en: "the part of the grant"));
    if params.scope.asked_as_whole == Given::Value(()) && part.value().is_some() {
        params.rule(
            "part",
            words!(
                fr: "l’aide est demandée en bloc (`overall`) : comparez-la avec `grant` dans un contrôle `compare`",
                en: "the grant is asked for as a whole (`overall`): compare it with `grant` in a check `compare`"
            ),
        );
    }
    part
}

/// Reads the part whose limit is checked. Reports a mistake if the part cannot have this limit.
pub(super) fn limited_part(
    params: &mut Params<'_>,
    has_limit: fn(&PartLimits) -> bool,
    mistake: Words<&'static str>,
) -> usize {
    let part = part(params);
    let limits = part.value().and_then(|part| params.scope.limits.get()?.get(part));
    if limits.is_some_and(|limits| !has_limit(limits)) {
        params.rule("part", mistake);
    }
    part.unwrap_or_default()
}

/// Adds the places of a check that compares the request of a part with a limit: the request; if that
/// cannot be done yet, the request if it is absent, and the obstacles.
pub(super) fn limit_places(
    inputs: &Inputs<'_>,
    part: usize,
    status: Status,
    obstacles: impl Fn(&Part, &mut Places),
    out: &mut Places,
) {
    if status != Status::Missing || part_grant(inputs, part).requested.is_none() {
        request_of(inputs.call, part, out);
    }
    if status == Status::Missing
        && let Some(part) = inputs.call.parts.get(part)
    {
        obstacles(part, out);
    }
}

/// The sentences for a request whose part has a limit of 0.
pub(super) const fn no_grant() -> Option<&'static Sentences> {
    sentences!(
        fr: "aucune aide n’est prévue dans ce cas." => "Retirez cette demande.",
        en: "no grant is provided for in this case." => "Withdraw this request.",
    )
}

/// Adds the two answers about VAT that [`base_unknown`] names, and whether they contradict each other.
pub(super) fn vat_figures(inputs: &Inputs<'_>, part: usize, out: &mut Vec<Value>) {
    let contradicts =
        inputs.call.parts.get(part).is_some_and(|part| part.vat_contradicts(inputs.facts));
    out.extend([
        Value::new("vat_contradicts", Some(contradicts)),
        Value::new("vat_basis", answer_of(inputs, field!(budget.vat_basis))),
        Value::new("vat_recovery", answer_of(inputs, field!(applicant.vat_recovery))),
    ]);
}

/// The sentences for a request that cannot be compared with the base of its part.
pub(super) fn base_unknown(evidence: &Evidence<'_>) -> Option<&'static Sentences> {
    if evidence.is("vat_contradicts") {
        return sentences!(
            fr: "le montant possible ne peut pas être calculé, car la présentation du budget ({vat_basis}) ne correspond pas à votre récupération de la TVA ({vat_recovery})."
                => "Présentez le budget hors taxes si vous récupérez la TVA, toutes taxes comprises sinon. À corriger ou à compléter : {places}.",
            en: "the amount possible cannot be worked out, because the way the budget is drawn up ({vat_basis}) does not match your VAT recovery ({vat_recovery})."
                => "Draw up the budget excluding VAT if you recover it, including VAT if not. To correct or to fill in: {places}.",
        );
    }
    sentences!(
        fr: "le montant demandé ne peut pas encore être comparé aux dépenses retenues."
            => "{to_fill_in}",
        en: "the amount asked for cannot be compared with the expenses that count yet."
            => "{to_fill_in}",
    )
}
