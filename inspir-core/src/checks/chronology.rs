//! `chronology`: one day comes before another, by so many months at least.

use chrono::Months;

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct Chronology {
    earlier: Field,
    later: Field,
    strict: bool,
    months: u32,
}

impl Check for Chronology {
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>) -> Self {
        let is_date = |kind| kind == Kind::Date;
        Self {
            earlier: params.field("earlier", is_date, "the day that comes first"),
            later: params.field("later", is_date, "the day that comes after it"),
            strict: params.flag("strict", "whether the same day is too late"),
            months: params
                .number("months", 0..=1200, false, "how many calendar months lie between them at least")
                .unwrap_or(0),
        }
    }

    fn run(&self, case: &Case<'_>) -> Status {
        let earlier = case.facts.date(self.earlier);
        decided(earlier.zip(case.facts.date(self.later)).map(|(earlier, later)| {
            // Adding months keeps the day of the month, or takes the month's last day.
            let earliest = if self.months == 0 {
                Some(earlier)
            } else {
                earlier.checked_add_months(Months::new(self.months))
            };
            earliest.is_some_and(|earliest| {
                if self.strict { earliest < later } else { earliest <= later }
            })
        }))
    }

    fn reads(&self, _: &CallData, out: &mut Vec<Place>) {
        out.extend([Place::Field(self.earlier), Place::Field(self.later)]);
    }

    fn figures(&self, case: &Case<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("earlier", case.facts.date(self.earlier)),
            Value::new("later", case.facts.date(self.later)),
        ]);
    }

    fn limits(&self, _: &CallData, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("months", (self.months > 0).then_some(self.months)));
    }

    fn words(&self, status: Status) -> Option<Words<Advice>> {
        match (status, self.months > 0, self.strict) {
            (Status::Missing, ..) => advice(
                "il manque une date.",
                "À compléter : {places}.",
                "a date is missing.",
                "To fill in: {places}.",
            ),
            (Status::NotMet, true, _) => advice(
                "entre le {earlier} et le {later}, il y a moins de {months} mois.",
                "Vérifiez ces dates : {places}.",
                "there are fewer than {months} months between {earlier} and {later}.",
                "Check these dates: {places}.",
            ),
            (Status::NotMet, false, true) => advice(
                "le {earlier} n’est pas avant le {later}.",
                "Vérifiez ces dates : {places}.",
                "{earlier} is not before {later}.",
                "Check these dates: {places}.",
            ),
            (Status::NotMet, false, false) => advice(
                "le {later} est avant le {earlier}.",
                "Vérifiez ces dates : {places}.",
                "{later} is before {earlier}.",
                "Check these dates: {places}.",
            ),
            _ => None,
        }
    }
}
