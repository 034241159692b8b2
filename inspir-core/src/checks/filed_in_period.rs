//! `filed_in_period`: the application is filed while the call is open.

use chrono::NaiveDate;

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct FiledInPeriod {
    from: Option<NaiveDate>,
    until: Option<NaiveDate>,
}

impl Check for FiledInPeriod {
    const MET: &'static str = "`/submitted_on` lies in the period of the call, both ends \
        included (the call has `valid_from` or `valid_until`)";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        let [from, until] = params.scope.period;
        if from.is_absent() && until.is_absent() {
            params.rule(
                "check",
                words!(
                    fr: "l’appel n’a pas de période : indiquez `valid_from` ou `valid_until`",
                    en: "the call has no period: give it `valid_from` or `valid_until`"
                ),
            );
        }
        Self { from: from.value(), until: until.value() }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        decided(inputs.facts.date(field!(submitted_on)).map(|day| {
            self.from.is_none_or(|from| from <= day)
                && self.until.is_none_or(|until| day <= until)
        }))
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::Field(field!(submitted_on)));
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("submitted_on", inputs.facts.date(field!(submitted_on))),
            Value::new("valid_from", self.from),
            Value::new("valid_until", self.until),
        ]);
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("valid_from", self.from));
        out.extend(Limit::figure("valid_until", self.until));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        let filed = evidence.day("submitted_on");
        let is_early = filed.zip(self.from).is_some_and(|(filed, from)| filed < from);
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
