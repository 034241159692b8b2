//! `grant_interval`: so many years have passed since the last grant.

use chrono::{Months, NaiveDate};

use super::prelude::*;
use crate::facts::EarlierGrant;

#[derive(Debug)]
pub(crate) struct GrantInterval {
    years: u32,
    same_call: bool,
}

impl GrantInterval {
    fn counted<'f>(&self, facts: &'f Facts) -> impl Iterator<Item = (usize, &'f EarlierGrant)> {
        let same_call = self.same_call;
        facts.earlier_grants.iter().enumerate().filter(move |(_, grant)| grant.same_call || !same_call)
    }

    /// The last award on or before the day of filing.
    fn last_award(&self, facts: &Facts) -> Option<NaiveDate> {
        self.counted(facts).filter_map(|(_, grant)| grant.awarded_on).max()
    }
}

impl Check for GrantInterval {
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        Self {
            years: params
                .number("years", 1..=100, true, "how many years a grant shuts out the next one")
                .unwrap_or(1),
            same_call: params.flag("same_call", "count the grants of this call alone"),
        }
    }

    fn run(&self, case: &Case<'_>) -> Status {
        let mut counted = self.counted(case.facts).peekable();
        if counted.peek().is_none() {
            return Status::Met;
        }
        let dated = counted.all(|(_, grant)| grant.awarded_on.is_some());
        let filed = case.facts.date(Field::SUBMITTED_ON);
        let free_again = self.last_award(case.facts).and_then(|last| last.checked_add_months(Months::new(self.years * 12)));
        match filed.zip(free_again) {
            Some((filed, free_again)) if filed < free_again => Status::NotMet,
            Some(_) if dated => Status::Met,
            _ => Status::Missing,
        }
    }

    fn reads(&self, _: &CallData, out: &mut Vec<Place>) {
        out.extend([Place::Field(Field::SUBMITTED_ON), Place::List(List::PreviousGrants)]);
    }

    fn places(&self, case: &Case<'_>, status: Status, out: &mut Vec<Place>) {
        if status != Status::Missing {
            out.push(Place::List(List::PreviousGrants));
            return;
        }
        absent_of(case.facts, &[Field::SUBMITTED_ON], out);
        out.extend(
            self.counted(case.facts)
                .filter(|(_, grant)| grant.awarded_on.is_none())
                .map(|(item, _)| Place::Item(List::PreviousGrants, item, Member::AwardedOn)),
        );
    }

    fn values(&self, case: &Case<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("last_award", self.last_award(case.facts)),
            Value::new("years", Some(self.years)),
        ]);
    }

    fn limits(&self, _: &CallData, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("years", Some(self.years)));
    }

    fn words(&self, status: Status) -> Option<Words<Advice>> {
        match (status, self.years) {
            (Status::Missing, _) => advice(
                "le délai depuis la dernière aide ne peut pas encore être vérifié.",
                "À compléter : {places}.",
                "the time since the last grant cannot be checked yet.",
                "To fill in: {places}.",
            ),
            (Status::NotMet, 1) => advice(
                "une aide vous a été attribuée le {last_award}, moins d’un an avant le dépôt.",
                "Déposez votre demande une fois ce délai passé.",
                "you were awarded a grant on {last_award}, less than one year before filing.",
                "File your application once that time has passed.",
            ),
            (Status::NotMet, _) => advice(
                "une aide vous a été attribuée le {last_award}, moins de {years} ans avant le dépôt.",
                "Déposez votre demande une fois ce délai passé.",
                "you were awarded a grant on {last_award}, less than {years} years before filing.",
                "File your application once that time has passed.",
            ),
            _ => None,
        }
    }
}
