//! Which call an application is assessed with.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::Path;

use chrono::NaiveDate;
use clap::{Arg, ArgMatches, value_parser};
use serde_json::value::RawValue;

use super::console::{Console, Stop};
use super::files::{read_file, unreadable};
use super::kind::is_to_be_definition;
use super::snippet::mistakes;
use super::sources::{SourceFile, empty};
use super::tell::tell;
use super::walk::files_in;
use crate::assess::Assessor;
use crate::assessment::Assessment;
use crate::call::Call;
use crate::calls::{Calls, EditionDay, NoCall};
use crate::definition::{KnownNames, nearest};
use crate::locale::{Locale, words};
use crate::member::Scalar as _;

/// A built-in call by its id, or the call of a definition: a file, or `-`.
pub(super) fn load_call(id_or_file: &OsString, console: &mut Console<'_>) -> Result<Call, Stop> {
    let locale = console.locale();
    if let Some(id) = Call::ids().into_iter().find(|id| id_or_file == id) {
        return Call::load(id).map_err(|error| Stop::Found(error.message(locale)));
    }
    let source = SourceFile::new(id_or_file);
    if source.path.as_ref().is_some_and(|path| !path.exists()) {
        return Err(neither(&source.name, locale));
    }
    let text = source.read(console)?;
    Call::from_slice(&text).map_err(|error| Stop::Found(mistakes(&source.name, &error, locale)))
}

/// The message for a name that is neither a file nor an id.
fn neither(name: &str, locale: Locale) -> Stop {
    let ids: Vec<&str> = Call::ids().into_iter().collect();
    let by_number = |number: usize| ids.get(number).copied();
    let all = format!("`{}`", ids.join("`, `"));
    let words = match nearest(name, KnownNames::Numbered(&by_number)) {
        Some(_) => words!(
            fr: "`{name}` n’est ni un fichier ni un appel intégré ; vouliez-vous dire `{meant}` ?",
            en: "`{name}` is neither a file nor a built-in call; did you mean `{meant}`?"
        ),
        None => words!(
            fr: "`{name}` n’est ni un fichier ni un appel intégré ({all}) : vérifiez le chemin",
            en: "`{name}` is neither a file nor a built-in call ({all}): check the path"
        ),
    };
    let meant = nearest(name, KnownNames::Numbered(&by_number)).unwrap_or_default();
    Stop::File(tell(locale, &words, &[("name", &name), ("meant", &meant), ("all", &all)]))
}

/// The arguments `--call`, `--calls` and `--day`.
pub(super) fn call_arguments(locale: Locale) -> [Arg; 3] {
    let [call, calls, day] = [
        words!(
            fr: "L’appel : l’identifiant d’un appel intégré, ou le fichier d’une définition (sinon celui que la demande nomme, ou inspir-creative-event)",
            en: "The call: the id of a built-in call, or the file of a definition (otherwise the one that the application names, or inspir-creative-event)"
        ),
        words!(
            fr: "Un dossier de définitions : chaque demande y trouve son appel et l’édition en vigueur",
            en: "A folder of definitions: each application finds its call there, in the edition in force"
        ),
        words!(
            fr: "Avec --calls : le jour qui choisit l’édition, si la demande n’a pas de jour de dépôt (AAAA-MM-JJ)",
            en: "With --calls: the day that chooses the edition, if the application has no day of filing (YYYY-MM-DD)"
        ),
    ];
    let name = words!(fr: "APPEL", en: "CALL");
    let folder = words!(fr: "DOSSIER", en: "FOLDER");
    let date = words!(fr: "JOUR", en: "DAY");
    [
        Arg::new("call")
            .long("call")
            .value_name(*name.get(locale))
            .value_parser(value_parser!(OsString))
            .help(*call.get(locale)),
        Arg::new("calls")
            .long("calls")
            .value_name(*folder.get(locale))
            .value_parser(value_parser!(OsString))
            .conflicts_with("call")
            .help(*calls.get(locale)),
        Arg::new("day")
            .long("day")
            .value_name(*date.get(locale))
            .value_parser(read_day)
            .requires("calls")
            .help(*day.get(locale)),
    ]
}

/// A day as applications write it.
fn read_day(text: &str) -> Result<NaiveDate, &'static str> {
    NaiveDate::from_text(text.into()).map_err(|_| "2027-03-31")
}

/// How the call of an application is found.
pub(super) enum Picker {
    /// All applications are for this one.
    One(Call),
    /// Each application names a built-in call, or this one stands for it.
    BuiltIn(Call),
    /// Each application names its call.
    Catalogue(Calls, EditionDay),
}

impl Picker {
    /// The choice that the arguments make.
    pub(super) fn new(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Self, Stop> {
        if let Some(call) = matches.get_one::<OsString>("call") {
            return Ok(Self::One(load_call(call, console)?));
        }
        let Some(folder) = matches.get_one::<OsString>("calls") else {
            return Ok(Self::BuiltIn(Call::creative_event()));
        };
        let day = matches.get_one::<NaiveDate>("day");
        let day = day.map_or(EditionDay::Submitted, |day| EditionDay::SubmittedOr(*day));
        Ok(Self::Catalogue(catalogue(Path::new(folder), console.locale())?, day))
    }

    /// The assessor of the one call, for one thread. A catalogue has none.
    pub(super) fn assessor(&self) -> Option<Assessor> {
        match self {
            Self::One(call) | Self::BuiltIn(call) => Some(Assessor::new(call)),
            Self::Catalogue(..) => None,
        }
    }

    /// The assessment of an application, or why there is no call for it.
    pub(super) fn assess(
        &self,
        assessor: &mut Option<Assessor>,
        text: &[u8],
    ) -> Result<Assessment, NoCall> {
        match (self, assessor) {
            (Self::One(_), Some(assessor)) => Ok(assessor.assess_json(text)),
            (Self::BuiltIn(_), Some(assessor)) => {
                let assessment = assessor.assess_json(text);
                // Only an application for another call has an error because of its name.
                let named = match assessment.input_errors() {
                    [] => None,
                    _ => named_call(text).filter(|named| named != assessment.call()),
                };
                Ok(named.map_or(assessment, |named| named.assess_json(text)))
            }
            (Self::One(call) | Self::BuiltIn(call), None) => Ok(call.assess_json(text)),
            (Self::Catalogue(calls, day), _) => calls.assess_json(text, *day),
        }
    }

    /// Whether the built-in call stands in for one that the application does not name.
    pub(super) fn stands_in(&self, text: &[u8]) -> bool {
        let members = || serde_json::from_slice::<HashMap<String, &RawValue>>(text);
        matches!(self, Self::BuiltIn(_)) && members().is_ok_and(|all| !all.contains_key("call"))
    }

    /// The call of an application, or why there is none for it.
    pub(super) fn call_of(&self, text: &[u8]) -> Result<Call, NoCall> {
        match self {
            Self::One(call) => Ok(call.clone()),
            Self::BuiltIn(call) => Ok(named_call(text).unwrap_or_else(|| call.clone())),
            Self::Catalogue(calls, day) => calls.choose(text, *day).cloned(),
        }
    }
}

/// The built-in call that an application names.
fn named_call(text: &[u8]) -> Option<Call> {
    // Only this member is looked into: whatever stands beside it, the engine judges.
    let members: HashMap<String, &RawValue> = serde_json::from_slice(text).ok()?;
    let id: String = serde_json::from_str(members.get("call")?.get()).ok()?;
    Call::load(&id).ok()
}

/// The definitions of a folder. Its other files are left alone, but for those that are no JSON.
fn catalogue(folder: &Path, locale: Locale) -> Result<Calls, Stop> {
    let files = files_in(folder, "json").map_err(|error| unreadable(folder, &error, locale))?;
    if files.is_empty() {
        return Err(empty(folder, locale));
    }
    let mut calls = Calls::new();
    for file in files {
        let (name, text) = (file.display().to_string(), read_file(&file, locale)?);
        if !is_to_be_definition(&file, &text) {
            continue;
        }
        let call = Call::from_slice(&text)
            .map_err(|error| Stop::Found(mistakes(&name, &error, locale)))?;
        let added = calls.add(call);
        added.map_err(|error| Stop::Found(format!("{name}: {}", error.message(locale))))?;
    }
    if calls.iter().len() == 0 {
        let words = words!(
            fr: "le dossier `{path}` ne contient aucune définition d’appel : indiquez un autre dossier",
            en: "the folder `{path}` holds no call definition: name another folder"
        );
        return Err(Stop::File(tell(locale, &words, &[("path", &folder.display())])));
    }
    Ok(calls)
}
