//! `inspir schema`: the JSON Schemas, for editors and for those who build applications.

use clap::{Arg, ArgMatches, Command};

use super::console::{CommandResult, Console, Ended};
use super::verb::{Verb, Work};
use crate::locale::{Locale, words};
use crate::schema;

const NAMES: &[&str] =
    &["definition", "application", "assessment", "description", "mapping", "repairs", "trace"];

pub(super) const VERB: Verb = Verb {
    name: "schema",
    about: words!(fr: "Écrit un schéma JSON", en: "Prints a JSON Schema"),
    more: words!(
        fr: "Un éditeur qui connaît JSON Schema aide à écrire une définition.\n\nExemple :\n  inspir schema definition > definition.schema.json",
        en: "An editor that knows JSON Schema helps to write a definition.\n\nExample:\n  inspir schema definition > definition.schema.json"
    ),
    arguments,
    work: Work::With(run),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let help = words!(
        fr: "Ce que le schéma décrit : definition, application, assessment, description, mapping, repairs ou trace",
        en: "What the schema describes: definition, application, assessment, description, mapping, repairs or trace"
    );
    command.arg(
        Arg::new("name")
            .value_name(*words!(fr: "NOM", en: "NAME").get(locale))
            .required(true)
            .value_parser(NAMES.to_vec())
            .hide_possible_values(true)
            .help(*help.get(locale)),
    )
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let schema = match matches.get_one::<String>("name").map_or("", String::as_str) {
        "application" => schema::application(),
        "assessment" => schema::assessment(),
        "description" => schema::description(),
        "mapping" => schema::mapping(),
        "repairs" => schema::repairs(),
        "trace" => schema::trace(),
        _ => schema::definition(console.locale()),
    };
    console.line(&serde_json::to_string_pretty(&schema).unwrap_or_default())?;
    Ok(CommandResult::Fine)
}
