//! Quantities in words.

use chrono::NaiveDate;
use serde_json::Value;

use super::condition_words::in_line;
use super::labels::{Labels, each, text};
use super::tell::tell;
use crate::locale::{Words, words};

/// A quantity within a line.
pub(super) fn quantity(of: &Value, labels: &Labels) -> String {
    if let Some(path) = of.as_str() {
        return quoted(&labels.place(path), labels);
    }
    if let Some(title) = of.get("title").and_then(|title| labels.words(title)) {
        return title;
    }
    let Some(members) = of.as_object() else { return of.to_string() };
    let known = |name: &&str| members.contains_key(*name);
    let Some(head) = HEADS.iter().copied().find(known) else { return of.to_string() };
    let value = members.get(head).unwrap_or(&Value::Null);
    let say = |words: Words<&'static str>, values: &[(&str, &dyn std::fmt::Display)]| {
        tell(labels.locale(), &words, values)
    };
    let side = |name: &str| of.get(name).map(|side| quantity(side, labels)).unwrap_or_default();
    let told = match head {
        "amount" => labels.amount(value.as_str().unwrap_or_default()),
        "number" => value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        "date" => day(value.as_str().unwrap_or_default(), labels),
        "quantity" => quoted(&labels.item(value.as_str().unwrap_or_default()), labels),
        "sum" => say(
            words!(fr: "la somme de {what}", en: "the sum of {what}"),
            &[("what", &quantity(value, labels))],
        ),
        "count" => say(
            words!(fr: "le nombre d’éléments de {what}", en: "the number of items of {what}"),
            &[("what", &quantity(value, labels))],
        ),
        "distinct" => say(
            words!(fr: "le nombre de valeurs différentes de {what}", en: "the number of different values of {what}"),
            &[("what", &quantity(value, labels))],
        ),
        "plus" | "minus" => {
            let sides = value.as_array().into_iter().flatten().map(|side| quantity(side, labels));
            let sides: Vec<String> = sides.collect();
            format!("({})", sides.join(if head == "plus" { " + " } else { " − " }))
        }
        "times" => {
            let factor = match value.as_str().filter(|factor| !factor.contains('/')) {
                Some(factor) => factor.to_owned(),
                None => quantity(value, labels),
            };
            format!("{factor} × {}", side("of"))
        }
        "from" => say(
            words!(fr: "le temps de {from} à {to}", en: "the time from {from} to {to}"),
            &[("from", &side("from")), ("to", &side("to"))],
        ),
        "first_day" => say(
            words!(
                fr: "la durée de {from} à {to}, ces jours compris",
                en: "the length from {from} to {to}, both included"
            ),
            &[("from", &side("first_day")), ("to", &side("last_day"))],
        ),
        "year" => say(
            words!(fr: "l’année de {what}", en: "the year of {what}"),
            &[("what", &quantity(value, labels))],
        ),
        "eligible" => {
            let ids = each(of, "eligible").filter_map(Value::as_str);
            let titles: Vec<String> = ids.map(|id| labels.item(id)).collect();
            match titles.is_empty() {
                true => {
                    say(words!(fr: "les dépenses retenues", en: "the expenses that count"), &[])
                }
                false => say(
                    words!(
                        fr: "les dépenses retenues ({all})",
                        en: "the expenses that count ({all})"
                    ),
                    &[("all", &titles.join(", "))],
                ),
            }
        }
        "grant" if value == "requested" => {
            say(words!(fr: "le montant demandé", en: "the amount asked for"), &[])
        }
        "grant" => {
            say(words!(fr: "la subvention maximale", en: "the most that can be granted"), &[])
        }
        unit => {
            let number = value.as_u64().unwrap_or_default();
            say(length_words(unit), &[("n", &number)])
        }
    };
    let filter = of.get("where").map(|filter| in_line(filter, labels));
    let told = match filter {
        Some(filter) => say(
            words!(fr: "{told} où {filter}", en: "{told} where {filter}"),
            &[("told", &told), ("filter", &filter)],
        ),
        None => told,
    };
    match text(of, "complete") {
        "" => told,
        unit => say(
            words!(fr: "{told}, en {unit}", en: "{told}, in {unit}"),
            &[("told", &told), ("unit", &complete_units(unit).get(labels.locale()))],
        ),
    }
}

const HEADS: [&str; 19] = [
    "amount",
    "number",
    "date",
    "quantity",
    "sum",
    "count",
    "distinct",
    "plus",
    "minus",
    "times",
    "from",
    "first_day",
    "year",
    "eligible",
    "grant",
    "days",
    "weeks",
    "months",
    "years",
];

fn quoted(name: &str, labels: &Labels) -> String {
    tell(labels.locale(), &words!(fr: "« {name} »", en: "“{name}”"), &[("name", &name)])
}

fn day(written: &str, labels: &Labels) -> String {
    let Ok(date) = NaiveDate::parse_from_str(written, "%Y-%m-%d") else {
        return written.to_owned();
    };
    let mut out = String::new();
    labels.locale().write_date(date, &mut out);
    out
}

fn length_words(unit: &str) -> Words<&'static str> {
    match unit {
        "days" => words!(fr: "{n} jour{n?|s}", en: "{n} {n?day|days}"),
        "weeks" => words!(fr: "{n} semaine{n?|s}", en: "{n} {n?week|weeks}"),
        "months" => words!(fr: "{n} mois", en: "{n} {n?month|months}"),
        _ => words!(fr: "{n} an{n?|s}", en: "{n} {n?year|years}"),
    }
}

fn complete_units(unit: &str) -> Words<&'static str> {
    match unit {
        "days" => words!(fr: "jours entiers", en: "complete days"),
        "weeks" => words!(fr: "semaines entières", en: "complete weeks"),
        "months" => words!(fr: "mois entiers", en: "complete months"),
        _ => words!(fr: "années entières", en: "complete years"),
    }
}
