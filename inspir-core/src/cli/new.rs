//! `inspir new`: a call from a template, with its cases.

use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::arguments::given;
use super::console::{CommandResult, Console, Ended, Stop};
use super::files::write_file;
use super::tell::tell;
use super::verb::{Verb, Work};
use crate::call::Call;
use crate::locale::{Locale, words};

/// The templates: name, definition, cases. In the cases, texts of both languages stand beside each other:
/// `French | English`.
const TEMPLATES: [(&str, &str, &str); 3] = [
    ("grant", include_str!("templates/grant.json"), include_str!("templates/grant.cases.json")),
    ("event", include_str!("templates/event.json"), include_str!("templates/event.cases.json")),
    (
        "investment",
        include_str!("templates/investment.json"),
        include_str!("templates/investment.cases.json"),
    ),
];

/// The id of the call in the templates.
const ID: &str = "\"id\": \"my-call\"";

pub(super) const VERB: Verb = Verb {
    name: "new",
    about: words!(
        fr: "Écrit un nouvel appel à partir d’un modèle, avec ses cas",
        en: "Writes a new call from a template, with its cases"
    ),
    more: words!(
        fr: "Écrit NOM.json, la définition, et NOM.cases.json, ses cas. Remplacez-y les mots, les montants et les citations par ceux de votre appel.\n\nExemple :\n  inspir new fetes-de-quartier --template event\n  inspir check fetes-de-quartier.json\n\nCe qu’une définition peut contenir : inspir schema definition --lang fr.",
        en: "Writes NAME.json, the definition, and NAME.cases.json, its cases. Replace the words, the amounts and the quotations by those of your call.\n\nExample:\n  inspir new neighbourhood-events --template event\n  inspir check neighbourhood-events.json\n\nWhat a definition can hold: inspir schema definition --lang en."
    ),
    arguments,
    work: Work::With(run),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let name = words!(
        fr: "L’identifiant de l’appel : des minuscules, des chiffres et des tirets",
        en: "The id of the call: lower-case letters, digits and hyphens"
    );
    let template = words!(
        fr: "grant : une aide aux associations (par défaut) ; event : un événement ; investment : un équipement",
        en: "grant: a grant for associations (the default); event: an event; investment: equipment"
    );
    let output = words!(
        fr: "Le dossier des deux fichiers (le dossier courant)",
        en: "The folder of the two files (the current folder)"
    );
    let force = words!(fr: "Remplace les fichiers qui existent", en: "Replaces files that exist");
    command
        .arg(
            Arg::new("name")
                .value_name(*words!(fr: "NOM", en: "NAME").get(locale))
                .required(true)
                .help(*name.get(locale)),
        )
        .arg(
            Arg::new("template")
                .long("template")
                .short('t')
                .value_name(*words!(fr: "MODÈLE", en: "TEMPLATE").get(locale))
                .value_parser(TEMPLATES.map(|(name, ..)| name).to_vec())
                .default_value("grant")
                .hide_default_value(true)
                .hide_possible_values(true)
                .help(*template.get(locale)),
        )
        .arg(
            Arg::new("output")
                .long("output")
                .short('o')
                .value_name(*words!(fr: "DOSSIER", en: "FOLDER").get(locale))
                .value_parser(value_parser!(std::ffi::OsString))
                .help(*output.get(locale)),
        )
        .arg(Arg::new("force").long("force").action(ArgAction::SetTrue).help(*force.get(locale)))
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let locale = console.locale();
    let name = matches.get_one::<String>("name").map_or("", String::as_str);
    let template = matches.get_one::<String>("template").map_or("", String::as_str);
    let found = TEMPLATES.iter().find(|(name, ..)| *name == template);
    let Some((_, definition, cases)) = found else { return Ok(CommandResult::Fine) };
    let definition = with_id(definition, name);
    if let Err(error) = Call::from_json(&definition) {
        let messages = error.problems().iter().map(|problem| problem.message(locale));
        let reason = messages.collect::<Vec<_>>().join(" ; ");
        let words = words!(
            fr: "`{name}` ne peut pas être l’identifiant d’un appel : {reason}",
            en: "`{name}` cannot be the id of a call: {reason}"
        );
        return Err(Stop::Usage(tell(locale, &words, &[("name", &name), ("reason", &reason)])));
    }
    let folder = given(matches, "output").map_or(PathBuf::new(), |folder| Path::new(folder).into());
    let replaces = matches.get_flag("force");
    let files = [
        (folder.join(format!("{name}.json")), definition),
        (folder.join(format!("{name}.cases.json")), in_language(cases, locale)),
    ];
    // Both or none.
    if let Some((path, _)) = files.iter().find(|(path, _)| path.exists()).filter(|_| !replaces) {
        let error = std::io::ErrorKind::AlreadyExists.into();
        return Err(super::files::unwritable(path, &error, locale));
    }
    for (path, text) in &files {
        write_file(path, text, replaces, locale)?;
        let words = words!(fr: "écrit : {path}", en: "written: {path}");
        console.say(&words, &[("path", &path.display())])?;
    }
    console.flush()?;
    let words = words!(
        fr: "Mettez-y les règles de votre appel, puis : inspir check {path} ; inspir test {path} --mutants",
        en: "Put the rules of your call in it, then: inspir check {path}; inspir test {path} --mutants"
    );
    let [(path, _), _] = &files;
    console.note(&tell(locale, &words, &[("path", &path.display())]));
    Ok(CommandResult::Fine)
}

/// A definition of a template with another id.
fn with_id(definition: &str, id: &str) -> String {
    let id = serde_json::to_string(id).unwrap_or_default();
    definition.replacen(ID, &format!("\"id\": {id}"), 1)
}

/// The cases of a template with the texts of one language.
fn in_language(cases: &str, locale: Locale) -> String {
    let number = Locale::ALL.iter().position(|one| *one == locale).unwrap_or_default();
    let pieces = cases.split('"').map(|piece| piece.split(" | ").nth(number).unwrap_or(piece));
    pieces.collect::<Vec<_>>().join("\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_load_in_every_language() {
        for (name, definition, cases) in TEMPLATES {
            let call = Call::from_json(&with_id(definition, "coast")).expect(name);
            assert_eq!(call.id(), "coast");
            for locale in Locale::ALL {
                let cases = in_language(cases, *locale);
                assert!(!cases.contains(" | "), "{name}");
                let cases: Vec<serde_json::Value> = serde_json::from_str(&cases).expect(name);
                assert!(cases.len() > 10, "{name}");
                for requirement in call.requirements() {
                    assert!(!requirement.title(*locale).is_empty(), "{name}");
                }
            }
        }
    }
}
