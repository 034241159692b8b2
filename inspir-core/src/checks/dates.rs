//! `chronology`: one day comes before another, by at least `months` months. `filed_in_period`: the
//! application is filed while the call is open.

use chrono::NaiveDate;

use super::prelude::*;
use crate::grant::Period;
use crate::language::{Comparison, Relation};
use crate::span::{Length, TimeUnit};

#[derive(Debug)]
pub(crate) struct Chronology {
    earlier: Field,
    later: Field,
    strict: bool,
    months: u32,
    comparison: Comparison,
}

impl Check for Chronology {
    const MET: Note = note!(
        fr: "earlier + months ≤ later (`strict` : <). Ajouter des mois garde le jour du mois, ou prend le dernier jour du mois",
        en: "earlier + months ≤ later (`strict`: <). Adding months keeps the day of the month, or takes the month’s last day"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        let is_date = |value_type| value_type == ValueType::Date;
        let earlier = params.field(
            "earlier",
            is_date,
            true,
            note!(fr: "le jour qui vient le premier", en: "the day that comes first"),
        );
        let later = params.field(
            "later",
            is_date,
            true,
            note!(fr: "le jour qui vient après lui", en: "the day that comes after it"),
        );
        if later.value().is_some() && earlier == later {
            params.rule(
                "later",
                words!(
                    fr: "un jour ne se compare pas avec lui-même : indiquez un autre champ",
                    en: "a day cannot be compared with itself: give another field"
                ),
            );
        }
        let (earlier, later) = (earlier.unwrap_or(Field(0)), later.unwrap_or(Field(0)));
        let strict = params
            .flag(
                "strict",
                note!(fr: "si le même jour est trop tard", en: "whether the same day is too late"),
            )
            .unwrap_or(false);
        let note = note!(
            fr: "le nombre de mois civils qui les séparent au moins",
            en: "how many calendar months lie between them at least"
        );
        let months = params.number("months", (0, 1200), false, note).unwrap_or(0);
        let is = if strict { Relation::MoreThan } else { Relation::AtLeast };
        let length = Length { number: months, unit: TimeUnit::Months };
        let comparison = Comparison::of_days(earlier, later, is, length);
        Self { earlier, later, strict, months, comparison }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        decided(self.comparison.holds(&inputs.known, None))
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
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

#[derive(Debug)]
pub(crate) struct FiledInPeriod;

/// The period that a day is about: the one that it lies in, else the next one, else the last one;
/// without a day the first one.
fn period(call: &Frame, day: Option<NaiveDate>) -> Period {
    let ends_later =
        |period: &&Period| day.is_none_or(|day| period.until.is_none_or(|until| day <= until));
    let next = call.periods.iter().find(ends_later);
    next.or(call.periods.last()).copied().unwrap_or_default()
}

impl Period {
    fn contains(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Check for FiledInPeriod {
    const MET: Note = note!(
        fr: "`/submitted_on` se trouve dans une période de l’appel, premier et dernier jour compris (l’appel a `valid_from`, `valid_until` ou `periods`)",
        en: "`/submitted_on` lies in a period of the call, both ends included (the call has `valid_from`, `valid_until` or `periods`)"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
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
        decided(
            inputs
                .facts
                .date(field!(submitted_on))
                .map(|day| inputs.call.periods.iter().any(|period| period.contains(day))),
        )
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
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
        let is_early =
            filed.zip(evidence.day("valid_from")).is_some_and(|(filed, from)| filed < from);
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
