//! Arguments that several verbs take.

use std::ffi::OsString;
use std::num::NonZero;

use clap::{Arg, ArgMatches, value_parser};

use crate::locale::{Locale, Words, words};

/// `--format`, with the formats of the verb. The first is the default.
pub(super) fn format_argument(
    formats: &'static [&'static str],
    locale: Locale,
    help: &Words<&'static str>,
) -> Arg {
    Arg::new("format")
        .long("format")
        .short('f')
        .value_name("FORMAT")
        .value_parser(formats.to_vec())
        .default_value(formats.first().copied().unwrap_or_default())
        .hide_default_value(true)
        .hide_possible_values(true)
        .help(*help.get(locale))
}

pub(super) fn format_of(matches: &ArgMatches) -> &str {
    matches.get_one::<String>("format").map_or("", String::as_str)
}

/// One argument that names a file, a folder, a call or something in it.
pub(super) fn argument(
    id: &'static str,
    locale: Locale,
    name: &Words<&'static str>,
    help: &Words<&'static str>,
) -> Arg {
    Arg::new(id)
        .value_name(*name.get(locale))
        .required(true)
        .value_parser(value_parser!(OsString))
        .help(*help.get(locale))
}

/// The value that was given for the argument of this id.
pub(super) fn given<'m>(matches: &'m ArgMatches, id: &str) -> Option<&'m OsString> {
    // A verb that has no such argument has no value of it.
    matches.try_get_one::<OsString>(id).ok().flatten()
}

/// `--jobs`: how many threads share the work.
pub(super) fn jobs_argument(locale: Locale) -> Arg {
    let help = words!(
        fr: "Le nombre de fils d’exécution (tous les processeurs)",
        en: "The number of threads (all processors)"
    );
    Arg::new("jobs")
        .long("jobs")
        .short('j')
        .value_name("N")
        .value_parser(read_threads)
        .help(*help.get(locale))
}

fn read_threads(text: &str) -> Result<usize, &'static str> {
    text.parse().ok().filter(|threads| (1..=1024).contains(threads)).ok_or("2")
}

pub(super) fn threads_of(matches: &ArgMatches) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, NonZero::get);
    matches.get_one::<usize>("jobs").copied().unwrap_or_else(cores)
}
