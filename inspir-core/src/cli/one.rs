//! Verbs about one application: its file and its call.

use clap::{Arg, ArgMatches, value_parser};

use super::arguments::given;
use super::console::{Console, Stop};
use super::pick::Picker;
use super::sources::SourceFile;
use crate::call::Call;
use crate::locale::{Locale, words};

/// The argument `FILE`.
pub(super) fn file_argument(locale: Locale) -> Arg {
    let help = words!(
        fr: "Le JSON d’une demande ; - : l’entrée standard",
        en: "The JSON of an application; -: standard input"
    );
    Arg::new("file")
        .value_name(*words!(fr: "FICHIER", en: "FILE").get(locale))
        .required(true)
        .value_parser(value_parser!(std::ffi::OsString))
        .help(*help.get(locale))
}

/// The application of the argument, and its call.
pub(super) fn one_application(
    matches: &ArgMatches,
    console: &mut Console<'_>,
) -> Result<(Vec<u8>, Call), Stop> {
    let picker = Picker::new(matches, console)?;
    let text = match given(matches, "file") {
        Some(file) => SourceFile::new(file).read(console)?,
        None => Vec::new(),
    };
    let call =
        picker.call_of(&text).map_err(|no_call| Stop::Found(no_call.message(console.locale())))?;
    Ok((text, call))
}
