//! `at_least`: so many of several conditions hold.

use super::otherwise::{Otherwise, of_false};
use super::prelude::*;
use crate::language::{Lacking as _, Several};

#[derive(Debug)]
pub(crate) struct AtLeast {
    several: Option<Several>,
    otherwise: Otherwise,
}

impl Check for AtLeast {
    const MET: &'static str = "so many of the conditions hold; too few true or unknown: \
        `otherwise`; else missing";
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::ToReview];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        self.otherwise.can_be(status)
    }

    fn load(params: &mut Params<'_>, inside: Inside<'_>) -> Self {
        let several = Several::load(params, inside).value();
        Self { several, otherwise: Otherwise::load(params, &[]) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let several = self.several.as_ref();
        self.otherwise.status(several.and_then(|several| several.holds(&inputs.known, None)))
    }

    fn reads(&self, call: &Frame, out: &mut Vec<Place>) {
        self.several.iter().for_each(|several| several.reads(call, None, out));
    }

    fn depends_on_grant(&self) -> bool {
        self.several.as_ref().is_some_and(|one| one.uses().depend_on_grant())
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Vec<Place>) {
        let Some(several) = &self.several else { return };
        let known = &inputs.known;
        match several.holds(known, None) {
            None => several.undecided(known, None, out),
            _ => {
                let false_ones =
                    several.of.iter().filter(|one| one.holds(known, None) == Some(false));
                let first = out.len();
                false_ones.for_each(|one| one.reads(inputs.call, None, out));
                if out.len() == first {
                    inputs.call.requests(out);
                }
            }
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let several = self.several.as_ref();
        out.extend([
            Value::new("holding", several.map(|several| several.holding(&inputs.known, None))),
            Value::new("needed", several.map(|several| several.needed)),
        ]);
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("needed", self.several.as_ref().map(|several| several.needed)));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let holds = self.several.as_ref().and_then(|one| one.holds(&inputs.known, None));
        out.push(Value::new("is_false", Some(holds == Some(false))));
    }

    fn own_words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&Words> {
        self.otherwise.own_words(status, evidence)
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        self.otherwise.words(status, evidence, &of_false!(
            fr: "conditions remplies : {holding} ; il en faut au moins {needed}.",
            en: "conditions that hold: {holding}; at least {needed} must.",
        ))
    }
}
