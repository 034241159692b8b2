//! `inspir check`: the mistakes of definitions.

use std::time::Duration;

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::arguments::{format_argument, format_of};
use super::check_output::{Checked, print};
use super::console::{Console, Ended, Stop};
use super::kind::FileKind;
use super::sources::{Source, files_argument, sources};
use super::tell::tell;
use super::verb::Verb;
use crate::call::Call;
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
        fr: "Chaque erreur donne le fichier, la ligne et la colonne, et dit que faire.\n\nExemples :\n  inspir check mon-appel.json\n  inspir check appels/ --format sarif > resultats.sarif\n  inspir check mon-appel.json --watch",
        en: "Each mistake gives the file, the line and the column, and says what to do.\n\nExamples:\n  inspir check my-call.json\n  inspir check calls/ --format sarif > results.sarif\n  inspir check my-call.json --watch"
    ),
    arguments,
    run,
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
    command
        .arg(files_argument(locale, &files))
        .arg(format_argument(FORMATS, locale, &format))
        .arg(Arg::new("watch").long("watch").action(ArgAction::SetTrue).help(*watch.get(locale)))
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let format = format_of(matches);
    let mut texts = read(matches, console)?;
    let verdict = print(&checked(&texts), format, console)?;
    if !matches.get_flag("watch") {
        return Ok(verdict);
    }
    loop {
        console.flush()?;
        std::thread::sleep(PAUSE);
        // A file that is being written may be gone for a moment.
        let Ok(now) = read(matches, console) else { continue };
        if now != texts {
            texts = now;
            console.line("")?;
            print(&checked(&texts), format, console)?;
        }
    }
}

/// The definitions that the arguments name: their names and texts.
fn read(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Vec<(String, Vec<u8>)>, Stop> {
    let locale = console.locale();
    let sources = sources(matches, locale)?;
    let mut texts = Vec::new();
    for source in &sources {
        let text = match built_in(source) {
            Some(call) => call.definition().as_bytes().to_vec(),
            None => source.read(console)?,
        };
        // Of a folder, whatever may be a definition: also what is no JSON.
        let is_definition = !source.is_found
            || FileKind::of(&source.name, &text) == FileKind::Definition
            || serde_json::from_slice::<serde::de::IgnoredAny>(&text).is_err();
        if is_definition {
            texts.push((source.name.clone(), text));
        }
    }
    if texts.is_empty() {
        let words = words!(
            fr: "aucune définition d’appel parmi les {n} fichier{n?|s} : indiquez un autre dossier",
            en: "no call definition among the {n} {n?file|files}: name another folder"
        );
        return Err(Stop::File(tell(locale, &words, &[("n", &sources.len())])));
    }
    Ok(texts)
}

/// The built-in call that is meant, if there is no such file.
fn built_in(source: &Source) -> Option<Call> {
    let is_file = source.path.as_ref().is_none_or(|path| path.exists());
    if is_file { None } else { Call::load(&source.name).ok() }
}

fn checked(texts: &[(String, Vec<u8>)]) -> Vec<Checked<'_>> {
    let checked =
        texts.iter().map(|(name, text)| Checked { name, text, loaded: Call::from_slice(text) });
    checked.collect()
}
