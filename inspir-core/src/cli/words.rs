//! `inspir words`: catalogues of words, to tell a call in another language or in a house style.

use clap::{ArgMatches, Command};

use super::arguments::{argument, given};
use super::console::{CommandResult, Console, Ended, Stop};
use super::pick::load_call;
use super::sources::SourceFile;
use super::tell::{tell, visible};
use super::verb::{COMMANDS, Verb, Work};
use crate::locale::{Locale, words};

pub(super) const VERB: Verb = Verb {
    name: "words",
    about: words!(
        fr: "Écrit et vérifie les mots d’un appel, pour une autre langue ou un autre style",
        en: "Prints and checks the words of a call, for another language or a house style"
    ),
    more: words!(
        fr: "Exemples :\n  inspir words export mon-appel.json > mots.json\n  inspir words check mon-appel.json mots.json",
        en: "Examples:\n  inspir words export my-call.json > words.json\n  inspir words check my-call.json words.json"
    ),
    arguments,
    work: Work::With(run),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let export = words!(
        fr: "Écrit tous les mots : la clé de chacun, et son texte dans chaque langue",
        en: "Prints all words: the key of each, and its text in each language"
    );
    let check = words!(
        fr: "Cherche les erreurs d’un catalogue, et compte les mots qu’il laisse de côté",
        en: "Finds the mistakes in a catalogue, and counts the words that it leaves out"
    );
    let call = words!(
        fr: "L’identifiant d’un appel intégré, ou le fichier d’une définition",
        en: "The id of a built-in call, or the file of a definition"
    );
    let catalogue = words!(
        fr: "Le catalogue : un objet JSON qui donne à chaque clé un texte, ou un texte par langue",
        en: "The catalogue: a JSON object that gives each key a text, or one for each language"
    );
    let [call_name, catalogue_name] =
        [words!(fr: "APPEL", en: "CALL"), words!(fr: "CATALOGUE", en: "CATALOGUE")];
    let call = argument("call", locale, &call_name, &call);
    command
        .subcommand_required(true)
        .subcommand_help_heading(*COMMANDS.get(locale))
        .subcommand_value_name(*words!(fr: "VERBE", en: "VERB").get(locale))
        .disable_help_subcommand(true)
        .subcommand(Command::new("export").about(*export.get(locale)).arg(call.clone()))
        .subcommand(Command::new("check").about(*check.get(locale)).arg(call).arg(argument(
            "catalogue",
            locale,
            &catalogue_name,
            &catalogue,
        )))
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let Some((verb, matches)) = matches.subcommand() else { return Ok(CommandResult::Fine) };
    let Some(call) = given(matches, "call") else { return Ok(CommandResult::Fine) };
    let call = load_call(call, console)?;
    let catalogue = given(matches, "catalogue").filter(|_| verb == "check");
    let Some(catalogue) = catalogue else {
        console.print(&call.words_to_json())?;
        return Ok(CommandResult::Fine);
    };
    let locale = console.locale();
    let source = SourceFile::new(catalogue);
    let text = source.read(console)?;
    let text = String::from_utf8(text).map_err(|_| {
        let words = words!(
            fr: "`{name}` n’est pas du texte en UTF-8 : enregistrez-le ainsi",
            en: "`{name}` is not text in UTF-8: save it so"
        );
        Stop::Found(tell(locale, &words, &[("name", &source.name)]))
    })?;
    let problems = call.check_words(&text);
    for problem in &problems {
        console.line(&format!("{}: {}", source.name, visible(&problem.message(locale))))?;
    }
    let words = words!(
        fr: "{name} : {count} erreur{count?|s} ; {n} mot{n?|s} de l’appel sans texte",
        en: "{name}: {count} {count?mistake|mistakes}; {n} {n?word|words} of the call without a text"
    );
    let missing = call.missing_words(&text).len();
    let count = problems.len();
    console.say(&words, &[("name", &source.name), ("count", &count), ("n", &missing)])?;
    Ok(CommandResult::found_if(!problems.is_empty()))
}
