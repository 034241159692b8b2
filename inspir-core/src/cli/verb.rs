//! The verbs of the command.

use clap::{ArgMatches, Command};

use super::console::{Console, Ended};
use crate::locale::{Locale, Words, words};

/// A verb: what it is called and does, the arguments that it takes, its work.
pub(super) struct Verb {
    pub(super) name: &'static str,
    /// A summary in one line.
    pub(super) about: Words<&'static str>,
    /// More about it, and examples; below the arguments.
    pub(super) more: Words<&'static str>,
    /// Adds its arguments.
    pub(super) arguments: fn(Command, Locale) -> Command,
    pub(super) work: Work,
}

/// The function that does the work of a verb.
pub(super) enum Work {
    With(fn(&ArgMatches, &mut Console<'_>) -> Ended),
    /// It is about the arguments of all verbs.
    WithAll(fn(&ArgMatches, &Command, &mut Console<'_>) -> Ended),
}

/// The heading of a list of verbs.
pub(super) const COMMANDS: Words<&str> = words!(fr: "Commandes", en: "Commands");
