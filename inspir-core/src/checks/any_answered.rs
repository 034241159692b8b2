//! `any_answered`: at least one of the fields has a value.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct AnyAnswered {
    fields: Vec<Field>,
}

impl Check for AnyAnswered {
    const MET: &'static str = "one of them has a value";
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(params: &mut Params<'_>, _: Inside<'_>) -> Self {
        Self { fields: params.fields("fields", true, "the fields of which one is enough").unwrap_or_default() }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let all_absent = self.fields.iter().all(|field| inputs.facts.get(*field).is_absent());
        if all_absent { Status::Missing } else { Status::Met }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.extend(self.fields.iter().map(|field| Place::Field(*field)));
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => sentences!(
                fr: "il manque au moins une information."
                    => "Donnez au moins l’une de celles-ci : {places}.",
                en: "at least one piece of information is missing."
                    => "Give at least one of these: {places}.",
            ),
            _ => None,
        }
    }
}
