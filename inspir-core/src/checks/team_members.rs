//! `team_members`: at least one member of the team has a name.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct TeamMembers;

impl Check for TeamMembers {
    const MET: &'static str = "some member of the team has a name";
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(_: &mut Params<'_>) -> Self {
        Self
    }

    fn run(&self, case: &Case<'_>) -> Status {
        let has_name = |member: Item<'_>| member.has(column_of!(TeamMember.name));
        if case.facts.list(List::TEAM).any(has_name) { Status::Met } else { Status::Missing }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::TEAM));
    }

    fn places(&self, case: &Case<'_>, _: Status, out: &mut Vec<Place>) {
        items_missing(case.facts, List::TEAM, column_of!(TeamMember.name), out);
    }

    fn words(&self, status: Status, _: &Grounds<'_>) -> Option<&'static Advice> {
        match status {
            Status::Missing => advice!(
                fr: "il manque le nom d’au moins un membre."
                    => "{to_fill_in}",
                en: "the name of at least one member is missing."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
