//! `inspir describe`: what a call asks for and grants.

use clap::{ArgMatches, Command};
use serde_json::Value;

use super::arguments::{argument, format_argument, format_of, given};
use super::console::{CommandResult, Console, Ended};
use super::labels::{Labels, each, text};
use super::part_words::{overall_lines, part_lines};
use super::pick::load_call;
use super::tell::tell;
use super::told_document::{DOCUMENT_FORMATS, add_list, print_document};
use super::verb::{Verb, Work};
use crate::call::Call;
use crate::document::DocumentTree;
use crate::locale::{Locale, words};
use crate::status::Level;

pub(super) const VERB: Verb = Verb {
    name: "describe",
    about: words!(
        fr: "Décrit un appel : ce qu’il demande, ce qu’il accorde",
        en: "Describes a call: what it asks for, what it grants"
    ),
    more: words!(
        fr: "Exemples :\n  inspir describe inspir-follow-up\n  inspir describe mon-appel.json --format html > appel.html",
        en: "Examples:\n  inspir describe inspir-follow-up\n  inspir describe my-call.json --format html > call.html"
    ),
    arguments,
    work: Work::With(run),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let call = words!(
        fr: "L’identifiant d’un appel intégré, ou le fichier d’une définition",
        en: "The id of a built-in call, or the file of a definition"
    );
    let format = words!(
        fr: "text (par défaut), markdown, html, html_fragment, ou json : tout ce qu’un formulaire montre",
        en: "text (the default), markdown, html, html_fragment, or json: all that a form shows"
    );
    command
        .arg(argument("call", locale, &words!(fr: "APPEL", en: "CALL"), &call))
        .arg(format_argument(DOCUMENT_FORMATS, locale, &format))
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let Some(call) = given(matches, "call") else { return Ok(CommandResult::Fine) };
    let call = load_call(call, console)?;
    let json = call.describe(console.locale()).to_json();
    match format_of(matches) {
        "json" => console.line(&json)?,
        format => print_document(&document(&call, &json, console.locale()), format, console)?,
    }
    Ok(CommandResult::Fine)
}

fn document(call: &Call, json: &str, locale: Locale) -> DocumentTree {
    let description: Value = serde_json::from_str(json).unwrap_or_default();
    let labels = Labels::new(call, &description, locale);
    let mut document = DocumentTree::new(locale, call.title(locale));
    document.heading(1, call.title(locale));
    document.say(call.organisation(locale));
    document.say(call.summary(locale));
    let mut facts = vec![tell(
        locale,
        &words!(fr: "Appel : {id}, édition {edition}", en: "Call: {id}, edition {edition}"),
        &[("id", &call.id()), ("edition", &call.edition())],
    )];
    for (from, until) in call.periods() {
        let day = |day: Option<chrono::NaiveDate>| {
            let mut out = String::new();
            day.into_iter().for_each(|day| locale.write_date(day, &mut out));
            if out.is_empty() { "…".to_owned() } else { out }
        };
        let words =
            words!(fr: "Demandes du {from} au {until}", en: "Applications from {from} to {until}");
        facts.push(tell(locale, &words, &[("from", &day(from)), ("until", &day(until))]));
    }
    add_list(&mut document, facts);
    if call.parts().len() > 0 {
        document.heading(2, words!(fr: "Subvention", en: "Grant").get(locale));
        let parts = each(&description, "parts").flat_map(|part| part_lines(part, &labels));
        let overall = description.get("overall").into_iter();
        let overall = overall.flat_map(|overall| overall_lines(overall, &labels));
        add_list(&mut document, parts.chain(overall).collect());
    }
    for section in each(&description, "sections") {
        let of_section = |requirement: &&Value| text(requirement, "section") == text(section, "id");
        let lines: Vec<String> = each(&description, "requirements")
            .filter(of_section)
            .map(|requirement| {
                let level = text(requirement, "level").parse();
                let level = level.map_or("", |level: Level| level.label(locale));
                format!("{} ({}) — {level}", text(requirement, "title"), text(requirement, "id"))
            })
            .collect();
        if !lines.is_empty() {
            document.heading(2, text(section, "title"));
            add_list(&mut document, lines);
        }
    }
    let lists = [
        ("documents", words!(fr: "Pièces", en: "Documents")),
        ("questions", words!(fr: "Questions", en: "Questions")),
        ("criteria", words!(fr: "Critères d’appréciation", en: "Criteria")),
    ];
    for (member, heading) in lists {
        let items = each(&description, member);
        let lines: Vec<String> =
            items.map(|item| format!("{} ({})", text(item, "wording"), text(item, "id"))).collect();
        if !lines.is_empty() {
            document.heading(2, heading.get(locale));
            add_list(&mut document, lines);
        }
    }
    document
}
