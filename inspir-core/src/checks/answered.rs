//! `answered`: the field has a value.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct Answered {
    field: Field,
}

impl Check for Answered {
    const MET: &'static str = "the field has a value";
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        Self { field: params.field("field", |_| true, true, "the field to fill in").unwrap_or(Field(0)) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        if inputs.facts.get(self.field).is_absent() { Status::Missing } else { Status::Met }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::Field(self.field));
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => missing(),
            _ => None,
        }
    }
}
