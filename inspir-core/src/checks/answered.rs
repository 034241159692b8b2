//! `answered`: the field has a value.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct Answered {
    place: Place,
}

impl Check for Answered {
    const MET: &'static str = "the field has a value, or the list an item";
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(params: &mut Params<'_>, _: Inside<'_>) -> Self {
        let place = params.field_or_list("field", "the field, or the list, to fill in");
        Self { place: place.unwrap_or(Place::Field(Field(0))) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let is_absent = match self.place {
            Place::List(list) => inputs.facts.is_empty(list),
            Place::Field(field) => inputs.facts.get(field).is_absent(),
            Place::Item(..) => true,
        };
        if is_absent { Status::Missing } else { Status::Met }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(self.place);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => missing(),
            _ => None,
        }
    }
}
