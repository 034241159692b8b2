//! Arguments that several verbs take.

use std::ffi::OsString;

use clap::{Arg, ArgMatches, value_parser};

use crate::locale::{Locale, Words};

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

/// What was given for an argument of this id.
pub(super) fn given<'m>(matches: &'m ArgMatches, id: &str) -> Option<&'m OsString> {
    // A verb that has no such argument has no value of it.
    matches.try_get_one::<OsString>(id).ok().flatten()
}
