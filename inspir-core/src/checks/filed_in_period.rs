//! `filed_in_period`: the application is filed while the call is open.

use chrono::NaiveDate;

use super::prelude::*;
use crate::grant::Period;

#[derive(Debug)]
pub(crate) struct FiledInPeriod;

/// The period that a day is about: the one that it lies in, else the next one, else the last one;
/// without a day the first one.
fn period(call: &Frame, day: Option<NaiveDate>) -> Period {
    let ends_later = |period: &&Period| {
        day.is_none_or(|day| period.until.is_none_or(|until| day <= until))
    };
    let next = call.periods.iter().find(ends_later);
    next.or(call.periods.last()).copied().unwrap_or_default()
}

impl Period {
    fn contains(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Check for FiledInPeriod {
    const MET: &'static str = "`/submitted_on` lies in a period of the call, both ends \
        included (the call has `valid_from`, `valid_until` or `periods`)";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>, _: Inside<'_>) -> Self {
        if !params.scope.has_period {
            params.rule(
                "check",
                words!(
                    fr: "l’appel n’a pas de période : indiquez `valid_from`, `valid_until` ou `periods`",
                    en: "the call has no period: give it `valid_from`, `valid_until` or `periods`"
                ),
            );
        }
        Self
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        decided(inputs.facts.date(field!(submitted_on)).map(|day| {
            inputs.call.periods.iter().any(|period| period.contains(day))
        }))
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::Field(field!(submitted_on)));
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        let day = inputs.facts.date(field!(submitted_on));
        let Period { from, until } = period(inputs.call, day);
        out.extend([
            Value::new("submitted_on", day),
            Value::new("valid_from", from),
            Value::new("valid_until", until),
        ]);
    }

    fn limits(&self, call: &Frame, out: &mut Vec<Limit>) {
        let first = call.periods.first().and_then(|period| period.from);
        out.extend(Limit::figure("valid_from", first));
        let last = call.periods.last().and_then(|period| period.until);
        out.extend(Limit::figure("valid_until", last));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        let filed = evidence.day("submitted_on");
        let is_early = filed.zip(evidence.day("valid_from")).is_some_and(|(filed, from)| filed < from);
        match (status, is_early) {
            (Status::Missing, _) => missing(),
            (Status::NotMet, true) => sentences!(
                fr: "la date de dépôt ({submitted_on}) précède l’ouverture du dépôt, le {valid_from}."
                    => "Vérifiez la date de dépôt ou déposez votre demande à partir du {valid_from}.",
                en: "the filing date ({submitted_on}) comes before filing opens, on {valid_from}."
                    => "Check the filing date or file your application from {valid_from} on.",
            ),
            (Status::NotMet, false) => sentences!(
                fr: "la date de dépôt ({submitted_on}) suit la clôture du dépôt, le {valid_until}."
                    => "Vérifiez la date de dépôt ou attendez la prochaine période.",
                en: "the filing date ({submitted_on}) comes after filing closed, on {valid_until}."
                    => "Check the filing date or wait for the next period.",
            ),
            _ => None,
        }
    }
}
