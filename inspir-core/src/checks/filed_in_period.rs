//! `filed_in_period`: the application is filed while the call is open.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct FiledInPeriod;

impl Check for FiledInPeriod {
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        if !params.scope.has_period {
            params.problem("check", "the call has no period: give it `valid_from` or `valid_until`");
        }
        Self
    }

    fn run(&self, case: &Case<'_>) -> Status {
        decided(case.facts.date(Field::SUBMITTED_ON).map(|day| {
            case.call.valid_from.is_none_or(|from| from <= day)
                && case.call.valid_until.is_none_or(|until| day <= until)
        }))
    }

    fn reads(&self, _: &CallData, out: &mut Vec<Place>) {
        out.push(Place::Field(Field::SUBMITTED_ON));
    }

    fn values(&self, case: &Case<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("submitted_on", case.facts.date(Field::SUBMITTED_ON)),
            Value::new("valid_from", case.call.valid_from),
            Value::new("valid_until", case.call.valid_until),
        ]);
    }

    fn limits(&self, call: &CallData, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("valid_from", call.valid_from));
        out.extend(Limit::figure("valid_until", call.valid_until));
    }

    fn words(&self, status: Status) -> Option<Words<Advice>> {
        match status {
            Status::Missing => missing(),
            Status::NotMet => advice(
                "la date de dépôt ({submitted_on}) est en dehors de la période de dépôt ({valid_from} – {valid_until}).",
                "Vérifiez la date de dépôt ou attendez la prochaine période.",
                "the filing date ({submitted_on}) is outside the filing period ({valid_from} – {valid_until}).",
                "Check the filing date or wait for the next period.",
            ),
            _ => None,
        }
    }
}
