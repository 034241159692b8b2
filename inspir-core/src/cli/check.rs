//! `inspir check`: the mistakes of definitions.

use std::path::Path;
use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::arguments::{format_argument, format_of, given};
use super::check_output::{Checked, print};
use super::console::{Console, Ended, Stop};
use super::kind::{FileKind, is_to_be_definition};
use super::sources::{SourceFile, files_argument, sources};
use super::tell::tell;
use super::verb::{Verb, Work};
use crate::call::Call;
use crate::lint::lint;
use crate::locale::{Locale, words};

const FORMATS: &[&str] = &["text", "json", "sarif", "junit"];

/// How long `--watch` waits until it looks again.
const PAUSE: Duration = Duration::from_millis(300);

pub(super) const VERB: Verb = Verb {
    name: "check",
    about: words!(
        fr: "Cherche les erreurs des définitions d’appels",
        en: "Finds the mistakes in call definitions"
    ),
    more: words!(
        fr: "Chaque erreur donne le fichier, la ligne et la colonne, et dit que faire. Une remarque n’est pas une erreur : une condition toujours vraie, un identifiant inutile, une citation introuvable.\n\nExemples :\n  inspir check mon-appel.json --text appel.md\n  inspir check appels/ --format sarif > resultats.sarif\n  inspir check mon-appel.json --watch",
        en: "Each mistake gives the file, the line and the column, and says what to do. A remark is no mistake: a condition that is always true, an unused id, a quotation that is not found.\n\nExamples:\n  inspir check my-call.json --text call.md\n  inspir check calls/ --format sarif > results.sarif\n  inspir check my-call.json --watch"
    ),
    arguments,
    work: Work::With(run),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let files = words!(
        fr: "Des définitions ; un dossier : toutes celles qu’il contient ; - : l’entrée standard ; l’identifiant d’un appel intégré",
        en: "Definitions; a folder: all those in it; -: standard input; the id of a built-in call"
    );
    let format = words!(
        fr: "text (par défaut), json, sarif ou junit",
        en: "text (the default), json, sarif or junit"
    );
    let watch = words!(
        fr: "Regarde les fichiers, et recommence dès que l’un d’eux change",
        en: "Watches the files, and checks again whenever one of them changes"
    );
    let strict = words!(
        fr: "Le code de sortie est 1 pour une remarque aussi",
        en: "The exit code is 1 for a remark too"
    );
    let text = words!(
        fr: "Le texte de l’appel, où les citations sont cherchées",
        en: "The text of the call, in which quotations are looked for"
    );
    command
        .arg(files_argument(locale, &files))
        .arg(format_argument(FORMATS, locale, &format))
        .arg(
            Arg::new("text")
                .long("text")
                .value_name(*words!(fr: "FICHIER", en: "FILE").get(locale))
                .value_parser(value_parser!(std::ffi::OsString))
                .help(*text.get(locale)),
        )
        .arg(Arg::new("strict").long("strict").action(ArgAction::SetTrue).help(*strict.get(locale)))
        .arg(Arg::new("watch").long("watch").action(ArgAction::SetTrue).help(*watch.get(locale)))
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let format = format_of(matches);
    let is_strict = matches.get_flag("strict");
    let mut quoted = read_quoted(matches, console)?;
    let mut files = read(matches, console)?;
    let verdict = print(&checked(&files.texts, quoted.as_deref()), format, is_strict, console)?;
    if files.left_out > 0 {
        console.flush()?;
        let words = words!(
            fr: "{n} fichier{n?|s} laissé{n?|s} de côté : ce ne sont pas des définitions",
            en: "{n} {n?file|files} left out: no {n?definition|definitions}"
        );
        console.note(&tell(console.locale(), &words, &[("n", &files.left_out)]));
    }
    if !matches.get_flag("watch") {
        return Ok(verdict);
    }
    loop {
        console.flush()?;
        std::thread::sleep(PAUSE);
        // A file that is being written may be gone for a moment.
        let now =
            read(matches, console).and_then(|files| Ok((files, read_quoted(matches, console)?)));
        let Ok(now) = now else { continue };
        let is_same = now.0 == files && now.1 == quoted;
        if !is_same {
            (files, quoted) = now;
            console.line("")?;
            print(&checked(&files.texts, quoted.as_deref()), format, is_strict, console)?;
        }
    }
}

/// The text of the call, if the arguments name it.
fn read_quoted(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Option<String>, Stop> {
    let Some(file) = given(matches, "text").map(SourceFile::new) else { return Ok(None) };
    let text = file.read(console)?;
    as_text(text, &file.name, console.locale()).map(Some)
}

/// A text as it is saved in UTF-8. That a character is cut where a long file is cut is no mistake.
fn as_text(text: Vec<u8>, name: &str, locale: Locale) -> Result<String, Stop> {
    let valid = match std::str::from_utf8(&text) {
        Ok(valid) => valid,
        Err(error) => {
            let (valid, _) = text.split_at(error.valid_up_to());
            let valid = std::str::from_utf8(valid).unwrap_or_default();
            if error.error_len().is_some() {
                return Err(no_text(&text, valid.len(), name, locale));
            }
            valid
        }
    };
    match valid.find('\0') {
        Some(at) => Err(no_text(&text, at, name, locale)),
        None => Ok(valid.to_owned()),
    }
}

/// Where a file is no text, and what to do.
fn no_text(text: &[u8], at: usize, name: &str, locale: Locale) -> Stop {
    let words = words!(
        fr: "`{name}` n’est pas un texte en UTF-8 : la ligne {line} contient l’octet {byte} ; enregistrez-le comme texte brut, en UTF-8",
        en: "`{name}` is not UTF-8 text: line {line} holds the byte {byte}; save it as plain text, in UTF-8"
    );
    let line = text.iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
    let byte = text.get(at).map(|byte| format!("0x{byte:02X}")).unwrap_or_default();
    Stop::File(tell(locale, &words, &[("name", &name), ("line", &line), ("byte", &byte)]))
}

/// The definitions that the arguments name.
#[derive(PartialEq, Eq)]
struct ReadFiles {
    /// Their names and texts.
    texts: Vec<(String, Vec<u8>)>,
    /// The number of files in folders that are no definitions, cases aside.
    left_out: usize,
}

fn read(matches: &ArgMatches, console: &mut Console<'_>) -> Result<ReadFiles, Stop> {
    let locale = console.locale();
    let sources = sources(matches, locale)?;
    let (mut texts, mut left_out) = (Vec::new(), 0);
    for source in &sources {
        let text = match built_in(source) {
            Some(call) => call.definition().as_bytes().to_vec(),
            None => source.read(console)?,
        };
        let path = source.path.as_deref().unwrap_or(Path::new("-"));
        if !source.is_found || is_to_be_definition(path, &text) {
            texts.push((source.name.clone(), text));
        } else if FileKind::of(&source.name, &text) != FileKind::Cases {
            left_out += 1;
        }
    }
    if texts.is_empty() {
        let words = words!(
            fr: "aucune définition d’appel parmi les {n} fichier{n?|s} : indiquez un autre dossier",
            en: "no call definition among the {n} {n?file|files}: name another folder"
        );
        return Err(Stop::File(tell(locale, &words, &[("n", &sources.len())])));
    }
    Ok(ReadFiles { texts, left_out })
}

/// The built-in call that is meant, if there is no such file.
fn built_in(source: &SourceFile) -> Option<Call> {
    let is_file = source.path.as_ref().is_none_or(|path| path.exists());
    if is_file { None } else { Call::load(&source.name).ok() }
}

fn checked<'t>(texts: &'t [(String, Vec<u8>)], quoted: Option<&str>) -> Vec<Checked<'t>> {
    let checked = texts.iter().map(|(name, text)| {
        let loaded = Call::from_slice(text);
        let remarks = loaded.as_ref().map(|call| lint(call, quoted)).unwrap_or_default();
        Checked { name, text, loaded, remarks }
    });
    checked.collect()
}
