//! `filed_in_period`: the application is filed while the call is open.

use chrono::NaiveDate;

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct FiledInPeriod {
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

impl Check for FiledInPeriod {
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        let (from, until) = params.scope.period;
        if from.is_none() && until.is_none() {
            params.problem("check", "the call has no period: give it `valid_from` or `valid_until`");
        }
        Self { from, until }
    }

    fn run(&self, case: &Case<'_>) -> Status {
        decided(case.facts.date(Field::SUBMITTED_ON).map(|day| {
            self.from.is_none_or(|from| from <= day)
                && self.until.is_none_or(|until| day <= until)
        }))
    }

    fn reads(&self, _: &CallData, out: &mut Vec<Place>) {
        out.push(Place::Field(Field::SUBMITTED_ON));
    }

    fn values(&self, case: &Case<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("submitted_on", case.facts.date(Field::SUBMITTED_ON)),
            Value::new("valid_from", self.from),
            Value::new("valid_until", self.until),
        ]);
    }

    fn limits(&self, _: &CallData, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("valid_from", self.from));
        out.extend(Limit::figure("valid_until", self.until));
    }

    fn words(&self, status: Status) -> Option<Words<Advice>> {
        match status {
            Status::Missing => missing(),
            Status::NotMet => match (self.from, self.until) {
                (Some(_), None) => advice(
                    "la date de dépôt ({submitted_on}) précède l’ouverture du dépôt ({valid_from}).",
                    "Vérifiez la date de dépôt ou attendez l’ouverture.",
                    "the filing date ({submitted_on}) comes before filing opens ({valid_from}).",
                    "Check the filing date or wait until filing opens.",
                ),
                (None, _) => advice(
                    "la date de dépôt ({submitted_on}) suit la clôture du dépôt ({valid_until}).",
                    "Vérifiez la date de dépôt ou attendez la prochaine période.",
                    "the filing date ({submitted_on}) comes after filing closed ({valid_until}).",
                    "Check the filing date or wait for the next period.",
                ),
                _ => advice(
                    "la date de dépôt ({submitted_on}) est en dehors de la période de dépôt ({valid_from} – {valid_until}).",
                    "Vérifiez la date de dépôt ou attendez la prochaine période.",
                    "the filing date ({submitted_on}) is outside the filing period ({valid_from} – {valid_until}).",
                    "Check the filing date or wait for the next period.",
                ),
            },
            _ => None,
        }
    }
}
