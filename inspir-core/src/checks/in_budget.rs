//! `in_budget`: the region's lines of the revenues add up to what is asked for.

use super::prelude::*;
use crate::application::Source;
use crate::grant::{requested, sum};

#[derive(Debug)]
pub(crate) struct InBudget;

impl InBudget {
    fn in_budget(case: &Case<'_>) -> Option<Amount> {
        let revenues = &case.facts.revenues;
        if revenues.is_empty() {
            return None;
        }
        sum(revenues.iter().filter(|line| is_regional(line)).map(|line| line.amount))
    }
}

fn is_regional(line: &RevenueFact) -> bool {
    line.source == Some(Source::Region) && !line.in_kind
}

impl Check for InBudget {
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        if params.scope.parts.len() == 0 {
            params.problem("check", "the call has no grant: give it `parts`");
        }
        Self
    }

    fn run(&self, case: &Case<'_>) -> Status {
        let requested = requested(case.parts);
        decided(requested.zip(Self::in_budget(case)).map(|(requested, planned)| requested == planned))
    }

    fn reads(&self, call: &Frame, out: &mut Vec<Place>) {
        (0..call.parts.len()).for_each(|part| request_of(call, part, out));
        out.push(Place::List(List::Revenues));
    }

    fn places(&self, case: &Case<'_>, status: Status, out: &mut Vec<Place>) {
        if status != Status::Missing {
            return self.reads(case.call, out);
        }
        if requested(case.parts).is_none() {
            (0..case.parts.len()).for_each(|part| request_of(case.call, part, out));
        }
        if case.facts.revenues.is_empty() {
            out.push(Place::List(List::Revenues));
        }
        let lines = case.facts.revenues.iter().enumerate();
        out.extend(
            lines
                .filter(|(_, line)| is_regional(line) && line.amount.is_none())
                .map(|(item, _)| Place::Item(List::Revenues, item, Member::Amount)),
        );
    }

    fn values(&self, case: &Case<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("requested", requested(case.parts)),
            Value::new("in_budget", Self::in_budget(case)),
        ]);
    }

    fn words(&self, status: Status, _: &Grounds<'_>) -> Option<&'static Advice> {
        match status {
            Status::NotMet => advice!(
                fr: "vous demandez {requested}, mais les recettes du budget comptent {in_budget} de la Région."
                    => "Inscrivez le même montant dans la demande et dans les recettes.",
                en: "you ask for {requested}, but the revenues of the budget show {in_budget} from the Region."
                    => "Enter the same amount in the request and in the revenues.",
            ),
            Status::Missing => advice!(
                fr: "la demande ne peut pas encore être comparée au budget."
                    => "{to_fill_in}",
                en: "the request cannot be compared with the budget yet."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
