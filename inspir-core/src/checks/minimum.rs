//! `minimum_cost`, `minimum_request`: the eligible cost, or what is asked for, is at least an amount.

use super::prelude::*;
use crate::language::{Comparison, GrantLacks as _};

#[derive(Debug)]
pub(crate) struct MinimumCost {
    minimum: Amount,
    comparison: Comparison,
}

impl MinimumCost {
    /// The eligible cost, after caps and flat rates.
    fn cost(inputs: &Inputs<'_>) -> Option<Amount> {
        Some(Amount::from_cents(inputs.known.retained?.iter().sum()))
    }
}

impl Check for MinimumCost {
    const MET: Note = note!(
        fr: "les dépenses retenues, après plafonds et forfaits, atteignent `minimum`",
        en: "the eligible cost, after caps and flat rates, is at least `minimum`"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        status != Status::NotMet || self.minimum > Amount::ZERO
    }

    fn load(params: &mut Params<'_>, inside: LanguageContext<'_>) -> Self {
        inside.spent.uses_eligible.set(true);
        let minimum = params.amount(
            "minimum",
            true,
            note!(
                fr: "le montant qu’atteignent au moins les dépenses",
                en: "the least that the expenses come to"
            ),
        );
        let minimum = minimum.unwrap_or_default();
        Self { minimum, comparison: Comparison::cost_at_least(minimum) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        decided(self.comparison.holds(&inputs.known, None))
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push(Place::List(List::EXPENSES));
    }

    fn uses(&self) -> Uses {
        Uses::THE_GRANT
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
        if status != Status::Missing {
            return self.reads(inputs.call, out);
        }
        self.comparison.undecided(&inputs.known, None, out);
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("cost", Self::cost(inputs)),
            Value::new("minimum", Some(self.minimum)),
        ]);
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("minimum", Some(self.minimum)));
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => sentences!(
                fr: "les dépenses retenues s’élèvent à {cost}, mais le minimum est de {minimum}."
                    => "Vérifiez les lignes de dépenses.",
                en: "the expenses that count come to {cost}, but the minimum is {minimum}."
                    => "Check the expense lines.",
            ),
            Status::Missing => sentences!(
                fr: "le total des dépenses retenues ne peut pas encore être calculé."
                    => "{to_fill_in}",
                en: "the total of the expenses that count cannot be worked out yet."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}

#[derive(Debug)]
pub(crate) struct MinimumRequest {
    minimum: Amount,
    comparison: Comparison,
}

impl Check for MinimumRequest {
    const MET: Note = note!(
        fr: "tout ce qui est demandé atteint `minimum` (l’appel a `parts`)",
        en: "what is asked for in all is at least `minimum` (the call has `parts`)"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        status != Status::NotMet || self.minimum > Amount::ZERO
    }

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        want_parts(params);
        let minimum = params.amount(
            "minimum",
            true,
            note!(
                fr: "le montant que l’on peut demander au moins",
                en: "the least that can be asked for"
            ),
        );
        let minimum = minimum.unwrap_or_default();
        Self { minimum, comparison: Comparison::request_at_least(minimum) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        decided(self.comparison.holds(&inputs.known, None))
    }

    fn reads(&self, call: &Frame, out: &mut Places) {
        call.requests(out);
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("requested", inputs.known.requested),
            Value::new("minimum", Some(self.minimum)),
        ]);
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let beyond = inputs.known.maximum.filter(|maximum| *maximum < self.minimum);
        out.push(Value::new("maximum", beyond));
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("minimum", Some(self.minimum)));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet if evidence.amount("maximum") == Some(Amount::ZERO) => sentences!(
                fr: "vous demandez {requested}, mais le minimum est de {minimum}."
                    => "En l’état, aucune aide n’est possible : revoyez ce dont elle dépend, ou retirez cette demande.",
                en: "you ask for {requested}, but the minimum is {minimum}."
                    => "As things stand, no grant is possible: revise what it depends on, or withdraw this request.",
            ),
            Status::NotMet if evidence.amount("maximum").is_some() => sentences!(
                fr: "vous demandez {requested}, mais le minimum est de {minimum}."
                    => "Vous pouvez obtenir {maximum} au plus : revoyez ce dont l’aide dépend, ou retirez cette demande.",
                en: "you ask for {requested}, but the minimum is {minimum}."
                    => "You can be granted {maximum} at most: revise what the grant depends on, or withdraw this request.",
            ),
            Status::NotMet => sentences!(
                fr: "vous demandez {requested}, mais le minimum est de {minimum}."
                    => "Portez votre demande à {minimum} au moins.",
                en: "you ask for {requested}, but the minimum is {minimum}."
                    => "Raise your request to {minimum} or more.",
            ),
            Status::Missing => missing(),
            _ => None,
        }
    }
}
