//! The table of verbs, and what is made of it: the arguments, the help, the choice of the verb.

use std::ffi::{OsStr, OsString};

use clap::builder::{PossibleValue, PossibleValuesParser, StyledStr, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command};

use super::console::{CommandResult, Console, Ended, Stop};
use super::usage::told;
use super::verb::{COMMANDS, Verb, Work};
use super::{
    assess, check, completions, describe, diff, explain, man, new, repair, schema, test, trace,
    voices, words as words_verb,
};
use crate::locale::{Locale, words};

const VERBS: &[&Verb] = &[
    &assess::VERB,
    &check::VERB,
    &test::VERB,
    &describe::VERB,
    &explain::VERB,
    &voices::LETTER,
    &voices::SHEET,
    &trace::VERB,
    &repair::VERB,
    &diff::VERB,
    &new::VERB,
    &schema::VERB,
    &words_verb::VERB,
    &completions::VERB,
    &man::VERB,
];

/// All arguments of the command, with their help.
fn command(locale: Locale) -> Command {
    let about = words!(
        fr: "Le moteur de règles des aides régionales : des demandes entrent, des évaluations expliquées sortent.",
        en: "The rule engine for regional grants: applications in, explained assessments out."
    );
    let more = words!(
        fr: "Codes de sortie :\n  0  rien à signaler\n  1  quelque chose a été trouvé : une erreur, une différence, une demande illisible\n  2  commande mal écrite\n  3  un fichier ne peut pas être lu ou écrit\n\n« inspir VERBE --help » dit tout d’une commande. La langue est celle de --lang, sinon de LC_ALL ou LANG, sinon le français.",
        en: "Exit codes:\n  0  nothing was found\n  1  something was found: a mistake, a difference, an application that cannot be read\n  2  wrong use\n  3  a file cannot be read or written\n\n“inspir VERB --help” says all about a command. The language is that of --lang, else of LC_ALL or LANG, else French."
    );
    let version = words!(fr: "Affiche la version", en: "Prints the version");
    let verbs = VERBS.iter().map(|verb| {
        let command = Command::new(verb.name)
            .about(*verb.about.get(locale))
            .after_help(*verb.more.get(locale));
        with_help((verb.arguments)(command, locale), locale)
    });
    let command = Command::new("inspir")
        .bin_name("inspir")
        .version(crate::VERSION)
        .about(*about.get(locale))
        .after_help(*more.get(locale))
        .no_binary_name(true)
        // Lines are as long as they are, whatever features of clap another crate switches on.
        .term_width(0)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_help_heading(*COMMANDS.get(locale))
        .subcommand_value_name(*words!(fr: "VERBE", en: "VERB").get(locale))
        .arg(language_argument(locale))
        .arg(
            Arg::new("version")
                .long("version")
                .short('V')
                .action(ArgAction::Version)
                .help(*version.get(locale)),
        )
        .subcommands(verbs);
    let mut command = with_help(command, locale);
    // Names the verbs after the command, and hands on what is common to all.
    command.build();
    command
}

/// `--help` in the language, and the help as a whole.
fn with_help(command: Command, locale: Locale) -> Command {
    let help = words!(fr: "Affiche cette aide", en: "Prints this help");
    let template = words!(
        fr: "{about-with-newline}\nUtilisation : {usage}\n\n{all-args}{after-help}",
        en: "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}"
    );
    let nested: Vec<Command> = command.get_subcommands().cloned().collect();
    let mut command = command;
    for verb in nested.into_iter().filter(|verb| !is_helped(verb)) {
        let name = verb.get_name().to_owned();
        command = command.mut_subcommand(name, |verb| with_help(verb, locale));
    }
    command.disable_help_flag(true).help_template(*template.get(locale)).arg(
        Arg::new("help")
            .long("help")
            .short('h')
            .action(ArgAction::HelpShort)
            .help(*help.get(locale)),
    )
}

fn is_helped(command: &Command) -> bool {
    command.get_arguments().any(|argument| argument.get_id() == "help")
}

fn language_argument(locale: Locale) -> Arg {
    let help =
        words!(fr: "La langue des textes : fr ou en", en: "The language of the texts: fr or en");
    Arg::new("lang")
        .long("lang")
        .visible_alias("locale")
        .value_name("TAG")
        .global(true)
        .hide_possible_values(true)
        .value_parser(LanguageTag(PossibleValuesParser::new(
            Locale::ALL.iter().map(|locale| locale.tag()),
        )))
        .help(*help.get(locale))
}

/// Reads the tag of a language, whatever its region: `en-GB` is `en`.
#[derive(Clone)]
struct LanguageTag(PossibleValuesParser);

impl TypedValueParser for LanguageTag {
    type Value = String;

    fn parse_ref(
        &self,
        command: &Command,
        argument: Option<&Arg>,
        value: &OsStr,
    ) -> Result<String, clap::Error> {
        let locale = value.to_str().and_then(|tag| tag.parse::<Locale>().ok());
        let tag = locale.map_or(value, |locale| OsStr::new(locale.tag()));
        self.0.parse_ref(command, argument, tag)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}

/// Reads the arguments and does what they ask for.
pub(super) fn dispatch(args: Vec<OsString>, console: &mut Console<'_>) -> Ended {
    let command = command(console.locale());
    if args.is_empty() {
        let mut command = command;
        let help = command.render_help();
        console.note(&shown(&help, console.errors_have_colours(), console.locale()));
        return Err(Stop::Usage(String::new()));
    }
    let matches = match command.try_get_matches_from(args) {
        Ok(matches) => matches,
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
                let told = shown(&error.render(), console.has_colours(), console.locale());
                console.print(&told)?;
                return Ok(CommandResult::Fine);
            }
            _ => return Err(Stop::Usage(told(&error, console.locale()))),
        },
    };
    let found = matches.subcommand().and_then(|(name, matches)| {
        VERBS.iter().find(|verb| verb.name == name).map(|verb| (verb, matches))
    });
    match found {
        Some((verb, matches)) => match verb.work {
            Work::With(run) => run(matches, console),
            Work::WithAll(run) => run(matches, &self::command(console.locale()), console),
        },
        None => Ok(CommandResult::Fine),
    }
}

/// A help text as a stream shows it. In French a space stands before the colon of headings too.
fn shown(text: &StyledStr, has_colours: bool, locale: Locale) -> String {
    let told = if has_colours { text.ansi().to_string() } else { text.to_string() };
    let colon = locale.format().colon.trim_end();
    let headings = ["Options", "Arguments", *COMMANDS.get(locale)];
    headings.iter().fold(told, |told, heading| {
        told.replace(&format!("{heading}:"), &format!("{heading}{colon}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_sound_in_every_language() {
        for locale in Locale::ALL {
            command(*locale).debug_assert();
        }
    }
}
