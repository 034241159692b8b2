//! `inspir explain`: a requirement of a call in words.

use clap::{ArgMatches, Command};
use serde_json::Value;

use super::arguments::{argument, format_argument, format_of, given};
use super::condition_words::{as_condition, condition_lines};
use super::console::{CommandResult, Console, Ended, Stop};
use super::labels::{Labels, each, text};
use super::part_words::part_lines;
use super::pick::load_call;
use super::tell::tell;
use super::told_document::{DOCUMENT_FORMATS, add_list, print_document};
use super::verb::{Verb, Work};
use crate::call::{Call, Requirement};
use crate::definition::{KnownNames, nearest};
use crate::document::{DocumentTree, Inline};
use crate::locale::{Locale, words};
use crate::render::end_quotation;
use crate::status::Status;

pub(super) const VERB: Verb = Verb {
    name: "explain",
    about: words!(
        fr: "Explique une exigence d’un appel : ses mots, sa citation, ce qu’elle lit",
        en: "Explains a requirement of a call: its words, its quotation, what it reads"
    ),
    more: words!(
        fr: "« inspir describe APPEL » donne les identifiants des exigences.\n\nExemple :\n  inspir explain inspir-follow-up grant.investment_ceiling",
        en: "“inspir describe CALL” lists the ids of the requirements.\n\nExample:\n  inspir explain inspir-follow-up grant.investment_ceiling"
    ),
    arguments,
    work: Work::With(run),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let call = words!(
        fr: "L’identifiant d’un appel intégré, ou le fichier d’une définition",
        en: "The id of a built-in call, or the file of a definition"
    );
    let requirement = words!(fr: "L’identifiant d’une exigence", en: "The id of a requirement");
    let format = words!(
        fr: "text (par défaut), markdown, html, html_fragment ou json",
        en: "text (the default), markdown, html, html_fragment or json"
    );
    command
        .arg(argument("call", locale, &words!(fr: "APPEL", en: "CALL"), &call))
        .arg(argument(
            "requirement",
            locale,
            &words!(fr: "EXIGENCE", en: "REQUIREMENT"),
            &requirement,
        ))
        .arg(format_argument(DOCUMENT_FORMATS, locale, &format))
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let (Some(call), Some(id)) = (given(matches, "call"), given(matches, "requirement")) else {
        return Ok(CommandResult::Fine);
    };
    let call = load_call(call, console)?;
    let id = id.to_string_lossy();
    let Some(requirement) = call.requirement(&id) else {
        return Err(unknown(&call, &id, console.locale()));
    };
    let document = document(&call, requirement, console.locale());
    print_document(&document, format_of(matches), console)?;
    Ok(CommandResult::Fine)
}

/// The message for an id that the call does not have.
fn unknown(call: &Call, id: &str, locale: Locale) -> Stop {
    let ids: Vec<&str> = call.requirements().map(Requirement::id).collect();
    let by_number = |number: usize| ids.get(number).copied();
    let near = nearest(id, KnownNames::Numbered(&by_number));
    let words = match near {
        Some(_) => words!(
            fr: "l’appel `{call}` n’a pas d’exigence `{id}` ; vouliez-vous dire `{near}` ?",
            en: "the call `{call}` has no requirement `{id}`; did you mean `{near}`?"
        ),
        None => words!(
            fr: "l’appel `{call}` n’a pas d’exigence `{id}` : `inspir describe` les donne toutes",
            en: "the call `{call}` has no requirement `{id}`: `inspir describe` lists them all"
        ),
    };
    let near = near.unwrap_or_default();
    Stop::Usage(tell(locale, &words, &[("call", &call.id()), ("id", &id), ("near", &near)]))
}

fn document(call: &Call, requirement: &Requirement, locale: Locale) -> DocumentTree {
    let description: Value =
        serde_json::from_str(&call.describe(locale).to_json()).unwrap_or_default();
    let definition: Value = serde_json::from_str(call.definition()).unwrap_or_default();
    let labels = Labels::new(call, &description, locale);
    let is_it = |one: &&Value| text(one, "id") == requirement.id();
    let described = each(&description, "requirements").find(is_it).unwrap_or(&Value::Null);
    let defined = each(&definition, "requirements").find(is_it).unwrap_or(&Value::Null);

    let title = requirement.title(locale);
    let mut document = DocumentTree::new(locale, title);
    document.heading(1, title);
    let section = call.section_of(requirement).map_or("", |section| section.title(locale));
    let facts = [
        (words!(fr: "Identifiant", en: "Id"), requirement.id()),
        (words!(fr: "Appel", en: "Call"), call.id()),
        (words!(fr: "Rubrique", en: "Section"), section),
        (words!(fr: "Portée", en: "Level"), requirement.level().label(locale)),
        (words!(fr: "Fondement", en: "Basis"), requirement.basis().label(locale)),
        (words!(fr: "Source", en: "Source"), requirement.source(locale)),
    ];
    let colon = locale.format().colon;
    let facts = facts.iter().map(|(name, fact)| format!("{}{colon}{fact}", name.get(locale)));
    add_list(&mut document, facts.collect());
    if let Some(quote) = requirement.quote() {
        let text = quote.to_owned();
        let quotation = Inline::Quotation { text, language: call.quote_language() };
        let mut end = String::new();
        end_quotation(quote, call, locale.into(), &mut end);
        let end = call.quotes_of().is_some().then_some(Inline::Text(end));
        document.paragraph([quotation].into_iter().chain(end).collect());
    }

    if let Some(when) = defined.get("when") {
        document.heading(2, words!(fr: "Elle s’applique si", en: "It applies if").get(locale));
        add_list(&mut document, indented(when, &labels));
    }
    document.heading(2, words!(fr: "Ce qui est demandé", en: "What is asked").get(locale));
    let asked = match as_condition(defined) {
        Some(condition) => indented(&condition, &labels),
        None => parameters(requirement, defined, described, &labels),
    };
    add_list(&mut document, asked);
    if let Some(message) = defined.get("message").and_then(|message| labels.words(message)) {
        document.say(&message);
    }

    let part = each(&description, "parts").find(|part| text(part, "id") == text(defined, "part"));
    if let Some(part) = part {
        document
            .heading(2, words!(fr: "La part de l’aide", en: "The part of the grant").get(locale));
        add_list(&mut document, part_lines(part, &labels));
    }

    let paths = each(described, "paths").filter_map(Value::as_str);
    let mut read: Vec<String> =
        paths.map(|path| format!("{} — {path}", labels.place(path))).collect();
    if requirement.check.uses().depend_on_grant() {
        let words = words!(
            fr: "l’aide, calculée à partir des dépenses — /budget/expenses",
            en: "the grant, worked out from the expenses — /budget/expenses"
        );
        read.push((*words.get(locale)).to_owned());
    }
    if !read.is_empty() {
        document.heading(2, words!(fr: "Ce qu’elle regarde", en: "What it looks at").get(locale));
        add_list(&mut document, read);
    }
    document
        .heading(2, words!(fr: "Ce qu’elle peut donner", en: "What it can come to").get(locale));
    let statuses = each(described, "statuses").filter_map(Value::as_str);
    let told = statuses.filter_map(|id| {
        let status: Status = id.parse().ok()?;
        Some(format!("{} ({id})", status.label(locale)))
    });
    let told: Vec<String> = told.collect();
    add_list(&mut document, told);
    document
}

/// The lines of a condition, each behind as many dashes as it is deep.
fn indented(condition: &Value, labels: &Labels) -> Vec<String> {
    let lines = condition_lines(condition, labels).into_iter();
    lines.map(|(depth, line)| format!("{}{line}", "– ".repeat(depth))).collect()
}

/// The members that a requirement has for all checks.
const COMMON: [&str; 9] =
    ["id", "section", "level", "basis", "title", "citation", "when", "check", "message"];

/// The check, its parameters, and the limits that it has from the call.
fn parameters(
    requirement: &Requirement,
    defined: &Value,
    described: &Value,
    labels: &Labels,
) -> Vec<String> {
    let colon = labels.locale().format().colon;
    let check = words!(fr: "contrôle", en: "check");
    let mut lines = vec![format!("{}{colon}{}", check.get(labels.locale()), requirement.check())];
    let field = text(defined, "field");
    for (name, value) in defined.as_object().into_iter().flatten() {
        if COMMON.contains(&name.as_str()) {
            continue;
        }
        let shown = |value: &Value| match value.as_str() {
            Some(path) if path.starts_with('/') => format!("{} ({path})", labels.place(path)),
            Some(_) if name == "minimum" && requirement.check().starts_with("minimum") => {
                labels.amount(value.as_str().unwrap_or_default())
            }
            Some(share) if requirement.check() == "funding_share" => labels.rate(share),
            Some(id) if ["part", "document", "criterion"].contains(&name.as_str()) => {
                format!("{} ({id})", labels.item(id))
            }
            _ => labels.value(field, value),
        };
        let told = match value.as_array() {
            Some(values) => values.iter().map(shown).collect::<Vec<_>>().join(", "),
            None => shown(value),
        };
        lines.push(format!("{name}{colon}{told}"));
    }
    let limits = described.get("limits").and_then(Value::as_object).into_iter().flatten();
    for (name, value) in limits.filter(|(name, _)| defined.get(*name).is_none()) {
        if let Some(limit) = value.as_str() {
            // An amount has cents; a rate or a number need not have them.
            let is_amount = name.contains("ceiling") || name.contains("amount");
            let told = match name.as_str() {
                _ if is_amount => labels.amount(limit),
                "rate" => labels.rate(limit),
                _ => limit.to_owned(),
            };
            lines.push(format!("{name}{colon}{told}"));
        }
    }
    lines
}
