//! `team_members`: at least one member of the team has a name.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct TeamMembers;

impl Check for TeamMembers {
    const MET: &'static str = "some member of the team has a name";
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(_: &mut Params<'_>, _: Inside<'_>) -> Self {
        Self
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let has_name = |member: Item<'_>| member.has(column_of!(TeamMember.name));
        if inputs.facts.list(List::TEAM).any(has_name) { Status::Met } else { Status::Missing }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::TEAM));
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Vec<Place>) {
        items_missing(inputs.facts, List::TEAM, column_of!(TeamMember.name), out);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => sentences!(
                fr: "il manque le nom d’au moins un membre."
                    => "{to_fill_in}",
                en: "the name of at least one member is missing."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
