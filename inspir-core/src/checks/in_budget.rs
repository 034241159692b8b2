//! `in_budget`: the region's lines of the revenues add up to what is asked for.

use super::prelude::*;
use crate::application::Source;
use crate::grant::{requested, sum};
use crate::lines::Revenue;

#[derive(Debug)]
pub(crate) struct InBudget;

impl InBudget {
    fn in_budget(inputs: &Inputs<'_>) -> Option<Amount> {
        let mut lines = inputs.facts.revenues();
        if lines.len() == 0 {
            return None;
        }
        sum(lines.by_ref().filter(|line| is_regional(*line)).map(Revenue::amount))
    }
}

fn is_regional(line: Revenue<'_>) -> bool {
    line.source() == Some(Source::Region) && !line.is_in_kind()
}

impl Check for InBudget {
    const MET: &'static str = "the revenues from the region, not in kind, = what is asked for in \
        all (the call has `parts`)";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        want_parts(params);
        Self
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let requested = requested(inputs.parts);
        decided(requested.zip(Self::in_budget(inputs)).map(|(requested, planned)| requested == planned))
    }

    fn reads(&self, call: &Frame, out: &mut Vec<Place>) {
        (0..call.parts.len()).for_each(|part| request_of(call, part, out));
        out.push(Place::List(List::REVENUES));
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Vec<Place>) {
        if status != Status::Missing {
            return self.reads(inputs.call, out);
        }
        if requested(inputs.parts).is_none() {
            (0..inputs.parts.len()).for_each(|part| request_of(inputs.call, part, out));
        }
        if inputs.facts.is_empty(List::REVENUES) {
            out.push(Place::List(List::REVENUES));
        }
        let lines = inputs.facts.revenues().enumerate();
        out.extend(
            lines
                .filter(|(_, line)| is_regional(*line) && line.amount().is_none())
                .map(|(item, _)| Place::Item(List::REVENUES, item, column_of!(Revenue.amount))),
        );
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("requested", requested(inputs.parts)),
            Value::new("in_budget", Self::in_budget(inputs)),
        ]);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => sentences!(
                fr: "vous demandez {requested}, mais les recettes du budget comptent {in_budget} de la Région."
                    => "Inscrivez le même montant dans la demande et dans les recettes.",
                en: "you ask for {requested}, but the revenues of the budget show {in_budget} from the Region."
                    => "Enter the same amount in the request and in the revenues.",
            ),
            Status::Missing => sentences!(
                fr: "la demande ne peut pas encore être comparée au budget."
                    => "{to_fill_in}",
                en: "the request cannot be compared with the budget yet."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
