//! `some`: some item of a list meets a condition.

use super::otherwise::{Otherwise, of_false};
use super::prelude::*;
use crate::language::SomeOf;

#[derive(Debug)]
pub(crate) struct SomeItem {
    some: Option<SomeOf>,
    otherwise: Otherwise,
}

impl Check for SomeItem {
    const MET: &'static str = "some item meets `where`; none does: `otherwise`; else missing";
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::ToReview];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        self.otherwise.can_be(status)
    }

    fn load(params: &mut Params<'_>, inside: Inside<'_>) -> Self {
        let some = SomeOf::load(params, inside).value();
        Self { some, otherwise: Otherwise::load(params, &[]) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        self.otherwise.status(self.some.as_ref().and_then(|some| some.holds(&inputs.known)))
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.extend(self.some.as_ref().map(|some| Place::List(some.list())));
    }

    fn depends_on_grant(&self) -> bool {
        self.some.as_ref().is_some_and(|one| one.uses().depend_on_grant())
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Vec<Place>) {
        let Some(some) = &self.some else { return };
        match some.holds(&inputs.known) {
            None => some.undecided(&inputs.known, out),
            _ => {
                let first = out.len();
                if self.otherwise.is_missing() {
                    some.reads_items(&inputs.known, inputs.call, out);
                }
                if out.len() == first {
                    out.push(Place::List(some.list()));
                }
            }
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let matching = self.some.as_ref().map(|some| some.matching(&inputs.known));
        out.push(Value::new("matching", matching.and_then(|count| u32::try_from(count).ok())));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let holds = self.some.as_ref().and_then(|one| one.holds(&inputs.known));
        out.push(Value::new("is_false", Some(holds == Some(false))));
    }

    fn own_words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&Words> {
        self.otherwise.own_words(status, evidence)
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        self.otherwise.words(status, evidence, &of_false!(
            fr: "aucune ligne ne remplit la condition.",
            en: "no line meets the condition.",
        ))
    }
}
