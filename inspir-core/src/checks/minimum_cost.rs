//! `minimum_cost`: the expenses that count come to this much at least.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct MinimumCost {
    minimum: Amount,
}

impl MinimumCost {
    /// The eligible cost, after caps and flat rates.
    fn cost(inputs: &Inputs<'_>) -> Option<Amount> {
        let cents = inputs.known.retained?.iter().sum::<i128>();
        i64::try_from(cents).ok().map(Amount::from_cents)
    }
}

impl Check for MinimumCost {
    const MET: &'static str = "the eligible cost, after caps and flat rates, comes to this much";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        status != Status::NotMet || self.minimum > Amount::ZERO
    }

    fn load(params: &mut Params<'_>, inside: Inside<'_>) -> Self {
        inside.spent.uses_eligible.set(true);
        let minimum = params.amount("minimum", true, "the least that the expenses come to");
        Self { minimum: minimum.unwrap_or_default() }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        decided(Self::cost(inputs).map(|cost| cost >= self.minimum))
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::EXPENSES));
    }

    fn depends_on_grant(&self) -> bool {
        true
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Vec<Place>) {
        if status != Status::Missing {
            return self.reads(inputs.call, out);
        }
        inputs.known.lacking.eligible(&inputs.known, out);
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
