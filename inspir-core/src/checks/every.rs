//! `every`: each item of a list meets a condition.

use super::otherwise::{Otherwise, of_false};
use super::prelude::*;
use crate::language;
use crate::language::Lacking as _;

#[derive(Debug)]
pub(crate) struct Every {
    every: Option<language::Every>,
    otherwise: Otherwise,
}

impl Check for Every {
    const MET: &'static str = "each item (for which `where` holds) meets `holds`; one does not: \
        `otherwise`; else missing";
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::ToReview];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        self.otherwise.can_be(status)
    }

    fn load(params: &mut Params<'_>, inside: Inside<'_>) -> Self {
        let every = language::Every::load(params, inside).value();
        Self { every, otherwise: Otherwise::load(params, &[]) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        self.otherwise.status(self.every.as_ref().and_then(|every| every.holds(&inputs.known)))
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.extend(self.every.as_ref().map(|every| Place::List(every.list())));
    }

    fn depends_on_grant(&self) -> bool {
        self.every.as_ref().is_some_and(|one| one.uses().depend_on_grant())
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Vec<Place>) {
        let Some(every) = &self.every else { return };
        match every.holds(&inputs.known) {
            None => every.undecided(&inputs.known, out),
            _ => {
                let first = out.len();
                every.reads_failing(&inputs.known, inputs.call, out);
                if out.len() == first {
                    inputs.call.requests(out);
                }
            }
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let failing = self.every.as_ref().map(|every| every.failing(&inputs.known).len());
        out.push(Value::new("failing", failing.and_then(|count| u32::try_from(count).ok())));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let holds = self.every.as_ref().and_then(|one| one.holds(&inputs.known));
        out.push(Value::new("is_false", Some(holds == Some(false))));
    }

    fn own_words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&Words> {
        self.otherwise.own_words(status, evidence)
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        self.otherwise.words(status, evidence, &of_false!(
            fr: "la condition n’est pas remplie pour {failing} {failing?ligne|lignes}.",
            en: "the condition does not hold for {failing} {failing?line|lines}.",
        ))
    }
}
