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
    const MET: &'static str = "earlier + months ≤ later (`strict`: <). Adding months keeps the \
        day of the month, or takes the month’s last day";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>, _: Inside<'_>) -> Self {
        let is_date = |value_type| value_type == ValueType::Date;
        let earlier = params.field("earlier", is_date, true, "the day that comes first");
        let later = params.field("later", is_date, true, "the day that comes after it");
        if later.value().is_some() && earlier == later {
            params.rule(
                "later",
                words!(
                    fr: "un jour ne se compare pas avec lui-même : indiquez un autre champ",
                    en: "a day cannot be compared with itself: give another field"
                ),
            );
        }
        let note = "how many calendar months lie between them at least";
        Self {
            earlier: earlier.unwrap_or(Field(0)),
            later: later.unwrap_or(Field(0)),
            strict: params.flag("strict", "whether the same day is too late").unwrap_or(false),
            months: params.number("months", (0, 1200), false, note).unwrap_or(0),
        }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let earlier = inputs.facts.date(self.earlier);
        decided(earlier.zip(inputs.facts.date(self.later)).map(|(earlier, later)| {
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

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.extend([Place::Field(self.earlier), Place::Field(self.later)]);
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("earlier", inputs.facts.date(self.earlier)),
            Value::new("later", inputs.facts.date(self.later)),
        ]);
    }

    fn limits(&self, _: &Frame, out: &mut Vec<Limit>) {
        out.extend(Limit::figure("months", (self.months > 0).then_some(self.months)));
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        let days = evidence.day("earlier").zip(evidence.day("later"));
        let is_reversed = days.is_some_and(|(earlier, later)| later < earlier);
        match (status, self.months) {
            (Status::Missing, _) => sentences!(
                fr: "il manque une date."
                    => "{to_fill_in}",
                en: "a date is missing."
                    => "{to_fill_in}",
            ),
            (Status::NotMet, 0) if self.strict && !is_reversed => sentences!(
                fr: "la {first} ({earlier}) ne précède pas la {second} ({later})."
                    => "Vérifiez ces deux dates.",
                en: "the {first} ({earlier}) does not come before the {second} ({later})."
                    => "Check these two dates.",
            ),
            (Status::NotMet, 0) => sentences!(
                fr: "la {second} ({later}) est antérieure à la {first} ({earlier})."
                    => "Vérifiez ces deux dates.",
                en: "the {second} ({later}) comes before the {first} ({earlier})."
                    => "Check these two dates.",
            ),
            (Status::NotMet, 1..) if is_reversed && evidence.is_blocking => sentences!(
                fr: "la {second} ({later}) est antérieure à la {first} ({earlier})."
                    => "Vérifiez ces dates : il faut au moins {months} mois entre les deux.",
                en: "the {second} ({later}) comes before the {first} ({earlier})."
                    => "Check these dates: there must be at least {months} {months?month|months} between them.",
            ),
            (Status::NotMet, 1..) if is_reversed => sentences!(
                fr: "la {second} ({later}) est antérieure à la {first} ({earlier})."
                    => "Vérifiez ces dates : il est recommandé de laisser au moins {months} mois entre les deux.",
                en: "the {second} ({later}) comes before the {first} ({earlier})."
                    => "Check these dates: it is recommended to leave at least {months} {months?month|months} between them.",
            ),
            (Status::NotMet, 1..) if evidence.is_blocking => sentences!(
                fr: "l’intervalle entre la {first} ({earlier}) et la {second} ({later}) est inférieur à {months} mois."
                    => "Vérifiez ces dates : il faut au moins {months} mois entre les deux.",
                en: "the time between the {first} ({earlier}) and the {second} ({later}) is less than {months} {months?month|months}."
                    => "Check these dates: there must be at least {months} {months?month|months} between them.",
            ),
            (Status::NotMet, 1..) => sentences!(
                fr: "l’intervalle entre la {first} ({earlier}) et la {second} ({later}) est inférieur à {months} mois."
                    => "Vérifiez ces dates : il est recommandé de laisser au moins {months} mois entre les deux.",
                en: "the time between the {first} ({earlier}) and the {second} ({later}) is less than {months} {months?month|months}."
                    => "Check these dates: it is recommended to leave at least {months} {months?month|months} between them.",
            ),
            _ => None,
        }
    }
}
