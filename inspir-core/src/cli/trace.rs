//! `inspir trace`: an assessment with all that it was made from, and its replay.

use clap::{Arg, ArgMatches, Command, value_parser};

use super::arguments::{format_argument, format_of, given};
use super::console::{CommandResult, Console, Ended, Stop};
use super::one::{file_argument, one_application};
use super::pick::call_arguments;
use super::sources::SourceFile;
use super::tell::visible;
use super::verb::{Verb, Work};
use crate::locale::{Locale, words};
use crate::trace::{Replay, ReplayResult};

const FORMATS: &[&str] = &["text", "json"];

pub(super) const VERB: Verb = Verb {
    name: "trace",
    about: words!(
        fr: "Écrit la trace d’une évaluation pour un contrôleur, ou en vérifie une",
        en: "Writes the trace of an assessment for an auditor, or replays one"
    ),
    more: words!(
        fr: "Une trace est du JSON. Avec --replay, le code de sortie est 0 si la même trace revient, 1 sinon.\n\nExemples :\n  inspir trace demande.json > trace.json\n  inspir trace demande.json --replay trace.json",
        en: "A trace is JSON. With --replay, the exit code is 0 if the same trace comes out, 1 otherwise.\n\nExamples:\n  inspir trace application.json > trace.json\n  inspir trace application.json --replay trace.json"
    ),
    arguments,
    work: Work::With(run),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let replay = words!(
        fr: "Une trace gardée : dit si la même revient, et ce qui diffère",
        en: "A kept trace: says whether the same comes out, and what differs"
    );
    let format = words!(
        fr: "Avec --replay : text (par défaut) ou json",
        en: "With --replay: text (the default) or json"
    );
    command
        .arg(file_argument(locale))
        .args(call_arguments(locale))
        .arg(
            Arg::new("replay")
                .long("replay")
                .value_name("TRACE")
                .value_parser(value_parser!(std::ffi::OsString))
                .help(*replay.get(locale)),
        )
        .arg(format_argument(FORMATS, locale, &format))
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let (text, call) = one_application(matches, console)?;
    let locale = console.locale();
    let Some(kept) = given(matches, "replay") else {
        console.line(&call.trace_json(&text).to_json())?;
        return Ok(CommandResult::Fine);
    };
    let source = SourceFile::new(kept);
    let kept = source.read(console)?;
    let kept = String::from_utf8_lossy(&kept);
    let replay = Replay::of_json(&kept, &call, &text)
        .map_err(|error| Stop::Found(format!("{}: {}", source.name, error.message(locale))))?;
    if format_of(matches) == "json" {
        console.line(&replay.to_json(locale))?;
    } else {
        console.line(&replay.message(locale))?;
        for change in replay.changes().changes() {
            console.line(&format!("  • {}", visible(&change.message(locale))))?;
        }
    }
    Ok(CommandResult::found_if(replay.result() != ReplayResult::Same))
}
