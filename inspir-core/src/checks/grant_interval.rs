//! `grant_interval`: so many years have passed since the last grant.

use chrono::{Months, NaiveDate};

use super::prelude::*;
use crate::lines::PreviousGrant;

#[derive(Debug)]
pub(crate) struct GrantInterval {
    years: u32,
    same_call: bool,
}

impl GrantInterval {
    /// The day from which a grant no longer shuts out the next one.
    fn free_again(&self, awarded_on: NaiveDate) -> Option<NaiveDate> {
        awarded_on.checked_add_months(Months::new(self.years * 12))
    }

    /// The grants that count, or that may count since their call is not given.
    fn counted<'f>(&self, facts: &'f Facts) -> impl Iterator<Item = (usize, PreviousGrant<'f>)> {
        let same_call = self.same_call;
        let grants = facts.previous_grants().enumerate();
        grants.filter(move |(_, grant)| !same_call || grant.is_of_same_call() != Some(false))
    }

    /// The status that one earlier grant leads to. It is `Missing` if something is not known of the
    /// grant.
    fn status_of(&self, filed: Option<NaiveDate>, grant: PreviousGrant<'_>) -> Status {
        let free = filed.zip(grant.awarded_on()).and_then(|(filed, awarded)| {
            self.free_again(awarded).map(|free_again| filed >= free_again)
        });
        match free {
            Some(false) if self.same_call && grant.is_of_same_call().is_none() => Status::Missing,
            free => decided(free),
        }
    }

    /// The last day of award among the grants that certainly count.
    fn last_award(&self, facts: &Facts) -> Option<NaiveDate> {
        self.counted(facts)
            .filter(|(_, grant)| !self.same_call || grant.is_of_same_call() == Some(true))
            .filter_map(|(_, grant)| grant.awarded_on())
            .max()
    }
}

impl Check for GrantInterval {
    const MET: &'static str = "each earlier grant (`same_call`: of this call) was awarded so \
        many years before `/submitted_on`";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        Self {
            years: params
                .number("years", (1, 100), true, "how many years a grant shuts out the next one")
                .unwrap_or(1),
            same_call: params
                .flag("same_call", "count the grants of this call alone")
                .unwrap_or(false),
        }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let filed = inputs.facts.date(field!(submitted_on));
        let mut status = Status::Met;
        for (_, grant) in self.counted(inputs.facts) {
            match self.status_of(filed, grant) {
                Status::NotMet => return Status::NotMet,
                Status::Missing => status = Status::Missing,
                _ => {}
            }
        }
        status
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.extend([Place::Field(field!(submitted_on)), Place::List(List::PREVIOUS_GRANTS)]);
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Vec<Place>) {
        if status != Status::Missing {
            out.push(Place::List(List::PREVIOUS_GRANTS));
            return;
        }
        absent_of(inputs.facts, &[field!(submitted_on)], out);
        let filed = inputs.facts.date(field!(submitted_on));
        for (item, grant) in self.counted(inputs.facts) {
            if grant.awarded_on().is_none() {
                out.push(Place::Item(List::PREVIOUS_GRANTS, item, column_of!(PreviousGrant.awarded_on)));
            } else if filed.is_some() && self.status_of(filed, grant) == Status::Missing {
                out.push(Place::Item(List::PREVIOUS_GRANTS, item, column_of!(PreviousGrant.call)));
            }
        }
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("last_award", self.last_award(inputs.facts)),
            Value::new("years", Some(self.years)),
        ]);
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("years", Some(self.years)));
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let last_award = self.last_award(inputs.facts);
        out.extend([
            Value::new("free_again", last_award.and_then(|day| self.free_again(day))),
            Value::new("submitted_on", inputs.facts.date(field!(submitted_on))),
        ]);
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        let days = evidence.day("submitted_on").zip(evidence.day("last_award"));
        let is_later = days.is_some_and(|(filed, awarded)| filed < awarded);
        match (status, is_later, self.years) {
            (Status::Missing, ..) => sentences!(
                fr: "le délai depuis la dernière aide ne peut pas encore être vérifié."
                    => "{to_fill_in}",
                en: "the time since the last grant cannot be checked yet."
                    => "{to_fill_in}",
            ),
            (Status::NotMet, true, _) => sentences!(
                fr: "la dernière aide est datée du {last_award}, après le dépôt de la demande ({submitted_on})."
                    => "Vérifiez ces deux dates.",
                en: "the last grant is dated {last_award}, after the application was filed ({submitted_on})."
                    => "Check these two dates.",
            ),
            (Status::NotMet, false, 1) => sentences!(
                fr: "une aide vous a été attribuée le {last_award} ; il faut un an entre une aide et la demande suivante."
                    => "Déposez votre demande à partir du {free_again}.",
                en: "you were awarded a grant on {last_award}; one year must pass before the next application."
                    => "File your application from {free_again} on.",
            ),
            (Status::NotMet, false, _) => sentences!(
                fr: "une aide vous a été attribuée le {last_award} ; il faut {years} ans entre une aide et la demande suivante."
                    => "Déposez votre demande à partir du {free_again}.",
                en: "you were awarded a grant on {last_award}; {years} years must pass before the next application."
                    => "File your application from {free_again} on.",
            ),
            _ => None,
        }
    }
}
