//! `inspir diff`: what differs between two editions of a call, or between two assessments.

use std::collections::HashMap;
use std::ffi::OsString;

use clap::{ArgMatches, Command};
use serde::de::IgnoredAny;

use super::arguments::{argument, format_argument, format_of, given};
use super::console::{CommandResult, Console, Ended, HEADING, Stop};
use super::kind::FileKind;
use super::snippet::mistakes;
use super::sources::SourceFile;
use super::tell::{tell, visible};
use super::verb::{Verb, Work};
use crate::call::Call;
use crate::difference::AssessmentDiff;
use crate::locale::{Locale, words};

const FORMATS: &[&str] = &["text", "json"];

pub(super) const VERB: Verb = Verb {
    name: "diff",
    about: words!(
        fr: "Compare deux éditions d’un appel, ou deux évaluations",
        en: "Compares two editions of a call, or two assessments"
    ),
    more: words!(
        fr: "Le code de sortie est 0 s’il n’y a pas de différence, 1 s’il y en a.\n\nExemples :\n  inspir diff mon-appel-2026.json mon-appel-2027.json\n  inspir diff evaluation-de-mars.json evaluation-d-avril.json",
        en: "The exit code is 0 if nothing differs, 1 if something does.\n\nExamples:\n  inspir diff my-call-2026.json my-call-2027.json\n  inspir diff assessment-of-march.json assessment-of-april.json"
    ),
    arguments,
    work: Work::With(run),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let [before, after] = [words!(fr: "AVANT", en: "BEFORE"), words!(fr: "APRÈS", en: "AFTER")];
    let help = words!(
        fr: "Une définition, l’identifiant d’un appel intégré, ou le JSON d’une évaluation",
        en: "A definition, the id of a built-in call, or the JSON of an assessment"
    );
    let format = words!(fr: "text (par défaut) ou json", en: "text (the default) or json");
    command
        .arg(argument("before", locale, &before, &help))
        .arg(argument("after", locale, &after, &help))
        .arg(format_argument(FORMATS, locale, &format))
}

/// One side of the comparison.
struct DiffSide {
    name: String,
    text: Vec<u8>,
    is_assessment: bool,
}

fn side(argument: &OsString, console: &mut Console<'_>) -> Result<DiffSide, Stop> {
    let source = SourceFile::new(argument);
    let is_missing = source.path.as_ref().is_some_and(|path| !path.exists());
    let text = match Call::load(&source.name) {
        Ok(call) if is_missing => call.definition().as_bytes().to_vec(),
        _ => source.read(console)?,
    };
    let is_assessment = FileKind::of(&source.name, &text) == FileKind::Assessment;
    Ok(DiffSide { name: source.name, text, is_assessment })
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let locale = console.locale();
    let sides = ["before", "after"].into_iter().filter_map(|id| given(matches, id));
    let mut loaded = Vec::new();
    for argument in sides {
        loaded.push(side(argument, console)?);
    }
    let [before, after] = &loaded[..] else { return Ok(CommandResult::Fine) };
    let (lines, json) = match (before.is_assessment, after.is_assessment) {
        (true, true) => {
            let [old, new] = [before, after].map(|side| String::from_utf8_lossy(&side.text));
            let diff = AssessmentDiff::of_json(&old, &new)
                .map_err(|error| Stop::Found(error.message(locale)))?;
            let lines: Vec<_> =
                diff.changes().iter().map(|change| change.message(locale)).collect();
            (lines, diff.to_json(locale))
        }
        (false, false) => {
            let [old, new] = [call(before, locale)?, call(after, locale)?];
            let diff = new.changes_since(&old);
            let lines: Vec<_> =
                diff.changes().iter().map(|change| change.message(locale)).collect();
            (lines, diff.to_json(locale))
        }
        _ => {
            let words = words!(
                fr: "`{before}` et `{after}` ne se comparent pas : l’un est une évaluation, l’autre non",
                en: "`{before}` and `{after}` cannot be compared: one is an assessment, the other is not"
            );
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("before", &before.name), ("after", &after.name)];
            return Err(Stop::Usage(tell(locale, &words, &values)));
        }
    };
    if format_of(matches) == "json" {
        console.line(&json)?;
    } else {
        let words = words!(
            fr: "{n} différence{n?|s} : {before} → {after}",
            en: "{n} {n?difference|differences}: {before} → {after}"
        );
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("n", &lines.len()), ("before", &before.name), ("after", &after.name)];
        let heading = console.styled(HEADING, &tell(locale, &words, &values));
        console.line(&heading)?;
        for line in &lines {
            console.line(&format!("  • {}", visible(line)))?;
        }
    }
    Ok(CommandResult::found_if(!lines.is_empty()))
}

fn call(side: &DiffSide, locale: Locale) -> Result<Call, Stop> {
    let members: Option<HashMap<String, IgnoredAny>> = serde_json::from_slice(&side.text).ok();
    let of_definitions = ["id", "requirements", "sections"];
    let has_any =
        |members: &HashMap<_, _>| of_definitions.iter().any(|name| members.contains_key(*name));
    if members.is_some_and(|members| !has_any(&members)) {
        let words = words!(
            fr: "`{name}` n’est ni une définition ni une évaluation ; une demande s’évalue d’abord : inspir assess {name} --format json",
            en: "`{name}` is neither a definition nor an assessment; assess an application first: inspir assess {name} --format json"
        );
        return Err(Stop::Found(tell(locale, &words, &[("name", &side.name)])));
    }
    Call::from_slice(&side.text).map_err(|error| Stop::Found(mistakes(&side.name, &error, locale)))
}
