//! Conditions and quantities in words.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::labels::{Labels, each, text};
use super::tell::tell;
use crate::language::QUANTITY_NAMES;
use crate::locale::{Words, words};
use crate::span::TimeUnit;

/// A condition as lines: what is joined stands below what joins it, each with its depth.
pub(super) fn condition_lines(condition: &Value, labels: &Labels) -> Vec<(usize, String)> {
    let mut lines = Vec::new();
    add(condition, 0, labels, &mut lines);
    lines
}

fn add(condition: &Value, depth: usize, labels: &Labels, lines: &mut Vec<(usize, String)>) {
    let locale = labels.locale();
    let joined = [
        ("all", words!(fr: "toutes ces conditions sont vraies :", en: "all of these hold:")),
        ("any", words!(fr: "l’une au moins est vraie :", en: "one of these holds at least:")),
    ];
    for (name, words) in joined {
        if condition.get(name).is_some_and(Value::is_array) {
            lines.push((depth, (*words.get(locale)).to_owned()));
            each(condition, name).for_each(|inner| add(inner, depth + 1, labels, lines));
            return;
        }
    }
    if let Some(counted) = condition.get("at_least") {
        let words = words!(
            fr: "au moins {n} de ces conditions {n?est vraie|sont vraies} :",
            en: "at least {n} of these {n?holds|hold}:"
        );
        let count = counted.get("count").and_then(Value::as_u64).unwrap_or_default();
        lines.push((depth, tell(locale, &words, &[("n", &count)])));
        each(counted, "of").for_each(|inner| add(inner, depth + 1, labels, lines));
        return;
    }
    if let Some(inner) = condition.get("not").filter(|inner| is_joined(inner)) {
        let words = words!(fr: "ceci n’est pas vrai :", en: "this does not hold:");
        lines.push((depth, (*words.get(locale)).to_owned()));
        add(inner, depth + 1, labels, lines);
        return;
    }
    lines.push((depth, in_line(condition, labels)));
}

fn is_joined(condition: &Value) -> bool {
    ["all", "any", "at_least"].iter().any(|name| condition.get(name).is_some())
}

/// A condition within a line.
fn in_line(condition: &Value, labels: &Labels) -> String {
    let locale = labels.locale();
    let Some((name, of)) = condition.as_object().and_then(|members| members.iter().next()) else {
        return condition.to_string();
    };
    let inner = |conditions: &Value, joint: &str| {
        let all = conditions.as_array().into_iter().flatten();
        let all: Vec<String> = all.map(|condition| in_line(condition, labels)).collect();
        format!("({})", all.join(joint))
    };
    let field = labels.place(text(of, "field"));
    let (and, or) = (words!(fr: " et ", en: " and "), words!(fr: " ou ", en: " or "));
    match name.as_str() {
        "all" => inner(of, and.get(locale)),
        "any" => inner(of, or.get(locale)),
        "at_least" => {
            let count = of.get("count").and_then(Value::as_u64).unwrap_or_default();
            let words = words!(fr: "au moins {n} de {all}", en: "at least {n} of {all}");
            let all = inner(of.get("of").unwrap_or(&Value::Null), ", ");
            tell(locale, &words, &[("n", &count), ("all", &all)])
        }
        "not" => {
            let words = words!(fr: "non : {inner}", en: "not: {inner}");
            tell(locale, &words, &[("inner", &in_line(of, labels))])
        }
        "present" => {
            let field = labels.place(of.as_str().unwrap_or_default());
            let words = words!(fr: "« {field} » est renseigné", en: "“{field}” is filled in");
            tell(locale, &words, &[("field", &field)])
        }
        "equals" => {
            let value = of.get("value").map(|value| shown(of, value, labels)).unwrap_or_default();
            let words = words!(fr: "« {field} » : {value}", en: "“{field}”: {value}");
            tell(locale, &words, &[("field", &field), ("value", &value)])
        }
        "one_of" => {
            let values: Vec<_> = each(of, "values").map(|value| shown(of, value, labels)).collect();
            let words = words!(fr: "« {field} » : {values}", en: "“{field}”: {values}");
            tell(locale, &words, &[("field", &field), ("values", &values.join(or.get(locale)))])
        }
        "compare" => comparison(of, labels),
        "every" | "some" => {
            let list = labels.place(text(of, "list"));
            let filter = of.get("where").map(|filter| in_line(filter, labels));
            let holds = of.get("holds").map(|holds| in_line(holds, labels));
            let words = match (name.as_str(), &filter) {
                ("some", _) => words!(
                    fr: "un élément au moins de « {list} » : {filter}",
                    en: "at least one item of “{list}”: {filter}"
                ),
                (_, None) => words!(
                    fr: "chaque élément de « {list} » : {holds}",
                    en: "each item of “{list}”: {holds}"
                ),
                _ => words!(
                    fr: "chaque élément de « {list} » où {filter} : {holds}",
                    en: "each item of “{list}” where {filter}: {holds}"
                ),
            };
            let (filter, holds) = (filter.unwrap_or_default(), holds.unwrap_or_default());
            tell(locale, &words, &[("list", &list), ("filter", &filter), ("holds", &holds)])
        }
        "territory" => territory(of, labels),
        _ => condition.to_string(),
    }
}

fn shown(of: &Value, value: &Value, labels: &Labels) -> String {
    let (yes, no) = (words!(fr: "oui", en: "yes"), words!(fr: "non", en: "no"));
    match value {
        Value::Bool(true) => (*yes.get(labels.locale())).to_owned(),
        Value::Bool(false) => (*no.get(labels.locale())).to_owned(),
        value => labels.value(text(of, "field"), value),
    }
}

/// Two quantities and how they are compared.
fn comparison(of: &Value, labels: &Labels) -> String {
    let is = match text(of, "is") {
        "at_most" => words!(fr: "au plus", en: "at most"),
        "less_than" => words!(fr: "moins que", en: "less than"),
        "at_least" => words!(fr: "au moins", en: "at least"),
        "more_than" => words!(fr: "plus que", en: "more than"),
        _ => words!(fr: "égal à", en: "equal to"),
    };
    let side = |name| of.get(name).map(|side| quantity(side, labels)).unwrap_or_default();
    let words = words!(fr: "{left} : {is} {right}", en: "{left}: {is} {right}");
    let (left, right) = (side("left"), side("right"));
    let is = is.get(labels.locale());
    tell(labels.locale(), &words, &[("left", &left), ("is", is), ("right", &right)])
}

fn territory(of: &Value, labels: &Labels) -> String {
    let locale = labels.locale();
    let field = of.get("field").and_then(Value::as_str).unwrap_or("/project/commune");
    let named = [
        ("departments", words!(fr: "dans les départements {all}", en: "in the departments {all}")),
        ("communes", words!(fr: "parmi les communes {all}", en: "one of the communes {all}")),
    ];
    let mut places = Vec::new();
    for (member, words) in named {
        let all: Vec<&str> = each(of, member).filter_map(Value::as_str).collect();
        if !all.is_empty() {
            places.push(tell(locale, &words, &[("all", &all.join(", "))]));
        }
    }
    let or = words!(fr: " ou ", en: " or ");
    let mut told = format!(
        "« {} »{}{}",
        labels.place(field),
        locale.format().colon,
        places.join(or.get(locale))
    );
    let except: Vec<&str> = each(of, "except").filter_map(Value::as_str).collect();
    if !except.is_empty() {
        let words = words!(fr: ", sauf {all}", en: ", except {all}");
        told += &tell(locale, &words, &[("all", &except.join(", "))]);
    }
    told
}

/// The condition of a requirement whose check is a condition.
pub(super) fn as_condition(requirement: &Value) -> Option<Value> {
    let check = text(requirement, "check");
    let is_condition = ["compare", "every", "some", "at_least", "territory"].contains(&check);
    is_condition.then(|| json!({check: requirement}))
}

/// A quantity within a line.
fn quantity(of: &Value, labels: &Labels) -> String {
    if let Some(path) = of.as_str() {
        return quoted(&labels.place(path), labels);
    }
    if let Some(title) = of.get("title").and_then(|title| labels.words(title)) {
        return title;
    }
    let Some(members) = of.as_object() else { return of.to_string() };
    let mut heads = QUANTITY_NAMES.iter().chain(TimeUnit::IDS).copied();
    let Some(head) = heads.find(|name| members.contains_key(*name)) else { return of.to_string() };
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
