//! `team_disciplines`: the team unites so many different disciplines.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct TeamDisciplines {
    minimum: u32,
}

/// How many different disciplines the team has.
fn disciplines(facts: &Facts) -> Option<u32> {
    u32::try_from(facts.count_different(List::TEAM, column_of!(TeamMember.discipline))).ok()
}

impl Check for TeamDisciplines {
    const MET: &'static str = "the team has so many different disciplines";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn can_be(&self, status: Status, _: &Frame) -> bool {
        // If a member has a discipline, there is at least one.
        status != Status::NotMet || self.minimum > 1
    }

    fn load(params: &mut Params<'_>, _: Inside<'_>) -> Self {
        let minimum = params.number("minimum", (1, 100), true, "how many disciplines at least");
        Self { minimum: minimum.unwrap_or(1) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let mut team = inputs.facts.list(List::TEAM);
        let enough = disciplines(inputs.facts).is_some_and(|count| count >= self.minimum);
        let complete =
            team.len() > 0 && team.all(|member| member.has(column_of!(TeamMember.discipline)));
        decided((enough || complete).then_some(enough))
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::TEAM));
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Vec<Place>) {
        if status == Status::NotMet {
            return self.reads(inputs.call, out);
        }
        items_missing(inputs.facts, List::TEAM, column_of!(TeamMember.discipline), out);
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.push(Value::new("found", disciplines(inputs.facts)));
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("minimum", Some(self.minimum)));
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => sentences!(
                fr: "l’équipe réunit {found} {found?discipline|disciplines différentes}, alors qu’il en faut au moins {minimum}."
                    => "Associez-y des personnes d’autres disciplines.",
                en: "the team brings together {found} {found?discipline|different disciplines}, but at least {minimum} are needed."
                    => "Bring in people from other disciplines.",
            ),
            Status::Missing => sentences!(
                fr: "les disciplines de l’équipe ne sont pas toutes indiquées."
                    => "{to_fill_in}",
                en: "the disciplines of the team are not all given."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
