//! `team_members`: at least one member of the team has a name.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct TeamMembers;

impl Check for TeamMembers {
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(_: &mut Params<'_>) -> Self {
        Self
    }

    fn run(&self, case: &Case<'_>) -> Status {
        if case.facts.team.iter().any(|member| member.named) { Status::Met } else { Status::Missing }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::Team));
    }

    fn places(&self, case: &Case<'_>, _: Status, out: &mut Vec<Place>) {
        let named = case.facts.team.iter().map(|member| member.named);
        items_missing(List::Team, Member::Name, named, out);
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
