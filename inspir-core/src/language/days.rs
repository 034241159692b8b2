//! `from` … `to`, `first_day` … `last_day`: the time between two days; with `complete` its complete
//! units, such as an age. `year`: the calendar year of a day.

use chrono::{Datelike, NaiveDate};

use super::exact::{Exact, Precision, QuantityType};
use super::inside::LanguageContext;
use super::known::{GrantLacks, Knowledge, Quantity, QuantityKind};
use super::names::{composed, quoted};
use crate::definition::{Given, Note, Params, note};
use crate::json::JsonShape;
use crate::locale::{Words, words};
use crate::places::Places;
use crate::span::{TimeUnit, complete};

const FROM: Note = note!(
    fr: "le temps de ce jour à un autre ; avec `complete`, ses unités complètes, comme un nombre",
    en: "the time from this day to another; with `complete` its complete units, as a number"
);
const FIRST_DAY: Note = note!(
    fr: "la longueur d’une période dont les deux jours comptent ; avec `complete`, comme un nombre",
    en: "the length of a period of which both days count; with `complete` as a number"
);

#[derive(Debug)]
pub(super) struct Between {
    pub(super) from: Box<Quantity>,
    pub(super) to: Box<Quantity>,
    /// Whether the last day counts too.
    pub(super) both_count: bool,
    pub(super) complete: Option<TimeUnit>,
}

#[derive(Debug)]
struct Year(Box<Quantity>);

pub(super) fn load_from(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
) -> Given<Box<Quantity>> {
    let from = inside.day(params, "from", FROM);
    let to = inside.day(
        params,
        "to",
        note!(fr: "le jour où elle finit", en: "the day on which it ends"),
    );
    let made = made(params, from, to, false);
    if is_project(params) {
        return Given::Wrong;
    }
    made
}

/// Reports the length of a project that is written as the time from one day to another.
#[inline(never)]
fn is_project(params: &Params<'_>) -> bool {
    let is = |name, path: &str| {
        params
            .member(name)
            .is_some_and(|day| matches!(day.shape(), JsonShape::Text(text) if text == path))
    };
    if is("from", "/project/starts_on") && is("to", "/project/ends_on") {
        params.rule(
            "from",
            words!(
                fr: "la durée d’un projet compte ses deux jours extrêmes : écrivez `first_day` et `last_day`",
                en: "the length of a project counts both its first and its last day: write `first_day` and `last_day`"
            ),
        );
        return true;
    }
    false
}

pub(super) fn load_first(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
) -> Given<Box<Quantity>> {
    let first = inside.day(params, "first_day", FIRST_DAY);
    let last = inside.day(
        params,
        "last_day",
        note!(fr: "son dernier jour, qui compte aussi", en: "its last day, which counts too"),
    );
    made(params, first, last, true)
}

#[inline(never)]
fn made(
    params: &mut Params<'_>,
    from: Given<Box<Quantity>>,
    to: Given<Box<Quantity>>,
    both_count: bool,
) -> Given<Box<Quantity>> {
    let note = note!(
        fr: "les seules unités complètes, comme un nombre : un âge, c’est `years`",
        en: "the complete units alone, as a number: an age is `years`"
    );
    let unit = params.one_of("complete", TimeUnit::IDS, TimeUnit::ALL, false, note);
    let (Given::Value(from), Given::Value(to), false) = (from, to, unit.is_wrong()) else {
        return Given::Wrong;
    };
    let complete = unit.value();
    let template = match (complete, both_count) {
        (None, false) => words!(fr: "délai ({from} – {to})", en: "time ({from} – {to})"),
        (None, true) => words!(fr: "durée ({from} – {to})", en: "length ({from} – {to})"),
        (Some(TimeUnit::Years), _) => words!(
            fr: "années révolues ({from} – {to})",
            en: "complete years ({from} – {to})"
        ),
        (Some(TimeUnit::Months), _) => words!(
            fr: "mois révolus ({from} – {to})",
            en: "complete months ({from} – {to})"
        ),
        (Some(TimeUnit::Weeks), _) => words!(
            fr: "semaines révolues ({from} – {to})",
            en: "complete weeks ({from} – {to})"
        ),
        (Some(TimeUnit::Days), _) => {
            words!(fr: "jours ({from} – {to})", en: "days ({from} – {to})")
        }
    };
    let name =
        composed(params, template, |name| if name == "from" { &from.name } else { &to.name });
    let in_letter = in_letter(params, &from, &to, both_count, complete);
    let (of, digits) = match complete {
        Some(_) => (QuantityType::Number, Precision::new(6, 0)),
        None => (QuantityType::Span, Precision::default()),
    };
    let (uses, is_constant) = (from.uses.and(to.uses), from.is_constant && to.is_constant);
    let (from, to) = (from.unnamed(), to.unnamed());
    let kind = Between { from, to, both_count, complete };
    let mut made = Quantity::new(Box::new(kind), of, digits, name);
    (made.uses, made.is_constant, made.in_letter) = (uses, is_constant, Some(in_letter));
    Given::Value(made)
}

fn in_letter(
    params: &Params<'_>,
    from: &Quantity,
    to: &Quantity,
    both_count: bool,
    complete: Option<TimeUnit>,
) -> Words {
    let template = match (complete, both_count) {
        (None, false) => {
            words!(fr: "délai entre {from} et {to}", en: "time between {from} and {to}")
        }
        (None, true) => {
            words!(fr: "durée, de {from} à {to}", en: "length, from {from} to {to}")
        }
        (Some(TimeUnit::Years), _) => words!(
            fr: "années révolues entre {from} et {to}",
            en: "complete years between {from} and {to}"
        ),
        (Some(TimeUnit::Months), _) => words!(
            fr: "mois révolus entre {from} et {to}",
            en: "complete months between {from} and {to}"
        ),
        (Some(TimeUnit::Weeks), _) => words!(
            fr: "semaines révolues entre {from} et {to}",
            en: "complete weeks between {from} and {to}"
        ),
        (Some(TimeUnit::Days), _) => {
            words!(fr: "jours entre {from} et {to}", en: "days between {from} and {to}")
        }
    };
    let (from, to) = (quoted(from), quoted(to));
    composed(params, template, |name| if name == "from" { &from } else { &to })
}

pub(super) fn load_year(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
) -> Given<Box<Quantity>> {
    let note = note!(fr: "l’année civile de ce jour", en: "the calendar year of this day");
    let day = inside.day(params, "year", note);
    year(params, day)
}

#[inline(never)]
fn year(params: &Params<'_>, day: Given<Box<Quantity>>) -> Given<Box<Quantity>> {
    let Given::Value(day) = day else { return Given::Wrong };
    let template = words!(fr: "année ({day})", en: "year ({day})");
    let name = composed(params, template, |_| &day.name);
    let template = words!(fr: "année de {day}", en: "year of {day}");
    let quoted = quoted(&day);
    let in_letter = Some(composed(params, template, |_| &quoted));
    let (uses, is_constant, digits) = (day.uses, day.is_constant, Precision::new(4, 0));
    let kind = Box::new(Year(day.unnamed()));
    let mut made = Quantity::new(kind, QuantityType::Number, digits, name);
    (made.uses, made.is_constant, made.in_letter) = (uses, is_constant, in_letter);
    Given::Value(made)
}

impl Between {
    fn days(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<(NaiveDate, NaiveDate)> {
        let (from, to) = (self.from.day(known, item)?, self.to.day(known, item)?);
        let to = if self.both_count { to.succ_opt()? } else { to };
        Some((from, to))
    }
}

impl QuantityKind for Between {
    fn value(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<Exact> {
        let (from, to) = self.days(known, item)?;
        Some(match self.complete {
            Some(unit) => Exact::Number(complete(from, to, unit).into()),
            None => Exact::Span(from, to),
        })
    }

    fn lacks(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        self.from.lacks(known, item, out);
        self.to.lacks(known, item, out);
    }

    fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        self.from.reads(lacking, item, out);
        self.to.reads(lacking, item, out);
    }
}

impl QuantityKind for Year {
    fn value(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<Exact> {
        let day = self.0.day(known, item)?;
        Some(Exact::Number(i64::from(day.year()).into()))
    }

    fn lacks(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        self.0.lacks(known, item, out);
    }

    fn is_year(&self) -> bool {
        true
    }

    fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        self.0.reads(lacking, item, out);
    }
}
