//! `inspir completions`: what a shell completes.

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_complete::Shell;

use super::console::{CommandResult, Console, Ended};
use super::verb::{Verb, Work};
use crate::locale::{Locale, words};

pub(super) const VERB: Verb = Verb {
    name: "completions",
    about: words!(
        fr: "Écrit les complétions pour un interpréteur de commandes",
        en: "Prints the completions for a shell"
    ),
    more: words!(
        fr: "Exemples :\n  inspir completions bash > ~/.local/share/bash-completion/completions/inspir\n  inspir completions fish > ~/.config/fish/completions/inspir.fish",
        en: "Examples:\n  inspir completions bash > ~/.local/share/bash-completion/completions/inspir\n  inspir completions fish > ~/.config/fish/completions/inspir.fish"
    ),
    arguments,
    work: Work::WithAll(run),
};

fn arguments(arguments: Command, locale: Locale) -> Command {
    let help = words!(
        fr: "bash, zsh, fish, powershell ou elvish",
        en: "bash, zsh, fish, powershell or elvish"
    );
    arguments.arg(
        Arg::new("shell")
            .value_name("SHELL")
            .required(true)
            .value_parser(value_parser!(Shell))
            .hide_possible_values(true)
            .help(*help.get(locale)),
    )
}

fn run(matches: &ArgMatches, all: &Command, console: &mut Console<'_>) -> Ended {
    let shell = matches.get_one::<Shell>("shell").copied().unwrap_or(Shell::Bash);
    let mut out = Vec::new();
    clap_complete::generate(shell, &mut all.clone(), "inspir", &mut out);
    console.print(&String::from_utf8_lossy(&out))?;
    Ok(CommandResult::Fine)
}
