//! What of a description tells how much can be granted, in words.

use serde_json::Value;

use super::labels::{Labels, each, text};
use super::tell::tell;
use crate::locale::{Words, words};

/// A part of the grant: its name with its rate and its limits, then what else bears on it, each in a line.
pub(super) fn part_lines(part: &Value, labels: &Labels) -> Vec<String> {
    let locale = labels.locale();
    let mut limits = figures(part, &LIMITS, labels);
    if part.get("has_cases") == Some(&Value::Bool(true)) {
        let words = words!(fr: "d’autres limites selon le cas", en: "other limits in some cases");
        limits.push((*words.get(locale)).to_owned());
    }
    if part.get("within_base") == Some(&Value::Bool(true)) {
        let words = words!(
            fr: "au plus les dépenses éligibles",
            en: "no more than the eligible expenses"
        );
        limits.push((*words.get(locale)).to_owned());
    }
    let mut lines = vec![named(part, &limits, labels)];
    let mut add = |words: Words<&'static str>, told: Vec<String>| {
        if !told.is_empty() {
            let line = format!("{}{}", words.get(locale), locale.format().colon);
            lines.push(format!("{line}{}", told.join(", ")));
        }
    };
    add(
        words!(fr: "par tranche", en: "by slice"),
        each(part, "brackets").map(|bracket| bracket_words(bracket, labels)).collect(),
    );
    let of_categories = each(part, "categories").filter_map(Value::as_str);
    add(
        words!(fr: "dépenses de", en: "expenses of"),
        of_categories.map(|id| labels.item(id)).collect(),
    );
    let sums = each(part, "lump_sums").filter_map(Value::as_str);
    add(
        words!(fr: "seuls montants possibles", en: "only these amounts"),
        sums.map(|amount| labels.amount(amount)).collect(),
    );
    for (member, words, known) in [
        ("limits", words!(fr: "limite", en: "limit"), LIMITS.as_slice()),
        ("bonuses", words!(fr: "bonification", en: "bonus"), BONUSES.as_slice()),
    ] {
        for item in each(part, member) {
            add(words, vec![named(item, &figures(item, known, labels), labels)]);
        }
    }
    lines
}

/// The grant as a whole.
pub(super) fn overall_lines(overall: &Value, labels: &Labels) -> Vec<String> {
    let limit = |item| named(item, &figures(item, &LIMITS, labels), labels);
    let limits = each(overall, "limits").map(limit);
    let told: Vec<String> = figures(overall, &LIMITS, labels).into_iter().chain(limits).collect();
    if told.is_empty() {
        return Vec::new();
    }
    let words = words!(fr: "L’aide en tout", en: "The grant in all").get(labels.locale());
    vec![format!("{words}{}{}", labels.locale().format().colon, told.join(", "))]
}

/// A name with its id and, behind a colon, its figures.
fn named(item: &Value, figures: &[String], labels: &Labels) -> String {
    let name = format!("{} ({})", text(item, "title"), text(item, "id"));
    match figures {
        [] => name,
        figures => format!("{name}{}{}", labels.locale().format().colon, figures.join(", ")),
    }
}

fn bracket_words(bracket: &Value, labels: &Labels) -> String {
    let rate = labels.rate(text(bracket, "rate"));
    let words = match bracket.get("up_to").and_then(Value::as_str) {
        Some(_) => words!(fr: "{rate} jusqu’à {amount}", en: "{rate} up to {amount}"),
        None => words!(fr: "{rate} au-delà", en: "{rate} beyond"),
    };
    let amount = labels.amount(text(bracket, "up_to"));
    tell(labels.locale(), &words, &[("rate", &rate), ("amount", &amount)])
}

/// The rates and amounts that limit a grant.
const LIMITS: [(&str, Words<&'static str>); 6] = [
    ("rate", words!(fr: "taux {figure}", en: "rate {figure}")),
    ("maximum_rate", words!(fr: "taux maximal {figure}", en: "rate at most {figure}")),
    ("amount", words!(fr: "{figure}", en: "{figure}")),
    ("ceiling", words!(fr: "plafond {figure}", en: "ceiling {figure}")),
    (
        "base_ceiling",
        words!(fr: "dépenses retenues jusqu’à {figure}", en: "expenses count up to {figure}"),
    ),
    ("minimum", words!(fr: "rien en dessous de {figure}", en: "nothing below {figure}")),
];

/// What bonuses add to.
const BONUSES: [(&str, Words<&'static str>); 3] = [
    ("rate", words!(fr: "{figure} ajoutés au taux", en: "{figure} added to the rate")),
    ("ceiling", words!(fr: "{figure} ajoutés au plafond", en: "{figure} added to the ceiling")),
    (
        "base_ceiling",
        words!(
            fr: "{figure} ajoutés aux dépenses retenues au plus",
            en: "{figure} added to the expenses that count at most",
        ),
    ),
];

/// The rates and amounts that an item has, in these words.
fn figures(item: &Value, known: &[(&str, Words<&'static str>)], labels: &Labels) -> Vec<String> {
    let told = known.iter().filter_map(|(member, words)| {
        let written = item.get(*member)?.as_str()?;
        let figure = match member.contains("rate") {
            true => labels.rate(written),
            false => labels.amount(written),
        };
        Some(tell(labels.locale(), words, &[("figure", &figure)]))
    });
    told.collect()
}
