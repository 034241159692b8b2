//! `inspir letter` and `inspir sheet`: what is written about applications.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use serde_json::{Map, Value};

use super::arguments::{format_argument, format_of, given};
use super::console::{CommandResult, Console, Ended, Stop};
use super::files::write_file;
use super::kind::FileKind;
use super::pick::{Picker, call_arguments};
use super::sources::{SourceFile, files_argument, no_application, sources};
use super::tell::tell;
use super::told_document::{DOCUMENT_FORMATS, document_format};
use super::verb::{Verb, Work};
use crate::call::Call;
use crate::document::{DetailsError, DocumentFormat};
use crate::locale::{Locale, words};
use crate::wire;

pub(super) const LETTER: Verb = Verb {
    name: "letter",
    about: words!(fr: "Écrit la lettre au demandeur", en: "Writes the letter to the applicant"),
    more: words!(
        fr: "Ce que seul le service sait vient de --details ou de --set : authority, place, date, addressee, deadline, signatory_name, signatory_quality, remedies, contact, legal_reference. La lettre dit ce qui lui manque.\n\nExemples :\n  inspir letter demande.json --details service.json --set date=2027-03-01\n  inspir letter demandes/ --details service.json --format html --output lettres/",
        en: "What only the authority knows comes from --details or --set: authority, place, date, addressee, deadline, signatory_name, signatory_quality, remedies, contact, legal_reference. The letter says what it lacks.\n\nExamples:\n  inspir letter application.json --details authority.json --set date=2027-03-01\n  inspir letter applications/ --details authority.json --format html --output letters/"
    ),
    arguments,
    work: Work::With(|matches, console| run(matches, console, "letter", wire::letter)),
};

pub(super) const SHEET: Verb = Verb {
    name: "sheet",
    about: words!(
        fr: "Écrit le rapport d’instruction, pour le service",
        en: "Writes the sheet for the officer who instructs the application"
    ),
    more: words!(
        fr: "--details ou --set donnent service, officer et date ; ce qui manque a sa place libre.\n\nExemple :\n  inspir sheet demande.json --set officer=\"Camille Petit\" --format html > rapport.html",
        en: "--details or --set give service, officer and date; there is room for what is left out.\n\nExample:\n  inspir sheet application.json --set officer=\"Camille Petit\" --format html > sheet.html"
    ),
    arguments,
    work: Work::With(|matches, console| run(matches, console, "sheet", wire::sheet)),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let files = words!(
        fr: "Le JSON d’une demande ; un dossier : tous ses fichiers *.json ; - : l’entrée standard",
        en: "The JSON of an application; a folder: all its *.json files; -: standard input"
    );
    let details = words!(
        fr: "Le JSON de ce que seul le service sait",
        en: "The JSON of what only the authority knows"
    );
    let set = words!(
        fr: "Un membre de plus ou d’une autre valeur ; plusieurs fois si besoin",
        en: "One member more, or with another value; several times if need be"
    );
    let format = words!(
        fr: "text (par défaut), markdown, html, html_fragment ou json",
        en: "text (the default), markdown, html, html_fragment or json"
    );
    let output = words!(
        fr: "Un dossier où écrire un fichier par demande",
        en: "A folder for one file of each application"
    );
    let force = words!(fr: "Remplace les fichiers qui existent", en: "Replaces files that exist");
    command
        .arg(files_argument(locale, &files))
        .args(call_arguments(locale))
        .arg(
            Arg::new("details")
                .long("details")
                .value_name(*words!(fr: "FICHIER", en: "FILE").get(locale))
                .value_parser(value_parser!(OsString))
                .help(*details.get(locale)),
        )
        .arg(
            Arg::new("set")
                .long("set")
                .value_name(*words!(fr: "NOM=VALEUR", en: "NAME=VALUE").get(locale))
                .action(ArgAction::Append)
                .value_parser(member)
                .help(*set.get(locale)),
        )
        .arg(format_argument(DOCUMENT_FORMATS, locale, &format))
        .arg(
            Arg::new("output")
                .long("output")
                .short('o')
                .value_name(*words!(fr: "DOSSIER", en: "FOLDER").get(locale))
                .value_parser(value_parser!(OsString))
                .help(*output.get(locale)),
        )
        .arg(Arg::new("force").long("force").action(ArgAction::SetTrue).help(*force.get(locale)))
}

/// A member of the details and its value.
fn member(text: &str) -> Result<(String, String), &'static str> {
    let (name, value) = text.split_once('=').ok_or("date=2027-03-01")?;
    Ok((name.to_owned(), value.to_owned()))
}

type Tell = fn(&Call, &[u8], &str, Locale, DocumentFormat) -> Result<String, DetailsError>;

fn run(matches: &ArgMatches, console: &mut Console<'_>, name: &str, voice: Tell) -> Ended {
    let locale = console.locale();
    let details = details(matches, console)?;
    let picker = Picker::new(matches, console)?;
    let sources = sources(matches, locale)?;
    let folder = given(matches, "output").map(Path::new);
    if folder.is_none() && (sources.len() > 1 || sources.iter().any(|source| source.is_found)) {
        let words = words!(
            fr: "plusieurs demandes : indiquez avec --output le dossier où écrire un fichier pour chacune",
            en: "several applications: name with --output the folder for one file of each"
        );
        return Err(Stop::Usage(tell(locale, &words, &[])));
    }
    let format = document_format(format_of(matches));
    let mut has_application = false;
    // The source of each file that was written.
    let mut written: HashMap<PathBuf, &str> = HashMap::new();
    for source in &sources {
        let text = source.read(console)?;
        if source.is_found && FileKind::of(&source.name, &text) != FileKind::Other {
            continue;
        }
        has_application = true;
        let call =
            picker.call_of(&text).map_err(|no_call| named(source, &no_call.message(locale)))?;
        let told = voice(&call, &text, &details, locale, format)
            .map_err(|error| {
                let words = words!(
                    fr: "{message}\ndonnez chacun avec --set NOM=VALEUR, ou dans un objet JSON avec --details",
                    en: "{message}\ngive each with --set NAME=VALUE, or in a JSON object with --details"
                );
                named(source, &tell(locale, &words, &[("message", &error.message(locale))]))
            })?;
        match folder {
            None => console.line(told.trim_end())?,
            Some(folder) => {
                let path = folder.join(format!("{}.{name}.{}", stem(source), ending(format)));
                if let Some(other) = written.insert(path.clone(), &source.name) {
                    let words = words!(
                        fr: "`{path}` vient déjà de `{other}` : écrivez le document de `{name}` dans un autre dossier",
                        en: "`{path}` is that of `{other}` already: write that of `{name}` to another folder"
                    );
                    let values: [(&str, &dyn std::fmt::Display); 3] =
                        [("path", &path.display()), ("other", &other), ("name", &source.name)];
                    return Err(Stop::Usage(tell(locale, &words, &values)));
                }
                let told = format!("{}\n", told.trim_end());
                write_file(&path, &told, matches.get_flag("force"), locale)?;
                let words = words!(fr: "écrit : {path}", en: "written: {path}");
                console.say(&words, &[("path", &path.display())])?;
            }
        }
    }
    if has_application { Ok(CommandResult::Fine) } else { Err(no_application(matches, locale)) }
}

fn named(source: &SourceFile, message: &str) -> Stop {
    Stop::Found(format!("{}: {message}", source.name))
}

/// The name of the file without its ending.
fn stem(source: &SourceFile) -> String {
    let stem = source.path.as_deref().and_then(Path::file_stem);
    stem.map_or_else(|| "application".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

const fn ending(format: DocumentFormat) -> &'static str {
    match format {
        DocumentFormat::Text => "txt",
        DocumentFormat::Markdown => "md",
        DocumentFormat::Html | DocumentFormat::HtmlFragment => "html",
        DocumentFormat::Json => "json",
    }
}

/// The details as JSON: those of the file, and what is set beside it.
fn details(matches: &ArgMatches, console: &mut Console<'_>) -> Result<String, Stop> {
    let mut text = String::from("{}");
    let mut name = String::new();
    if let Some(file) = given(matches, "details") {
        let source = SourceFile::new(file);
        text = String::from_utf8_lossy(&source.read(console)?).into_owned();
        name = source.name;
    }
    let set: Vec<&(String, String)> = matches.get_many("set").into_iter().flatten().collect();
    if set.is_empty() {
        // As it stands, so that the voice finds what is wrong with it.
        return Ok(text);
    }
    let mut members: Map<String, Value> = serde_json::from_str(&text).map_err(|error| {
        let words = words!(
            fr: "{name} : ce n’est pas un objet JSON : {error}",
            en: "{name}: this is no JSON object: {error}"
        );
        Stop::Found(tell(console.locale(), &words, &[("name", &name), ("error", &error)]))
    })?;
    for (name, value) in set {
        members.insert(name.clone(), Value::from(value.as_str()));
    }
    Ok(Value::from(members).to_string())
}
