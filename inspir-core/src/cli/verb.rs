//! What a verb of the command is.

use clap::{ArgMatches, Command};

use super::console::{Console, Ended};
use crate::locale::{Locale, Words};

/// A verb: what it is called and does, the arguments that it takes, its work.
pub(super) struct Verb {
    pub(super) name: &'static str,
    /// What it does, in one line.
    pub(super) about: Words<&'static str>,
    /// More about it, and examples; below the arguments.
    pub(super) more: Words<&'static str>,
    /// Adds its arguments.
    pub(super) arguments: fn(Command, Locale) -> Command,
    pub(super) run: fn(&ArgMatches, &mut Console<'_>) -> Ended,
}
