//! The messages about wrong arguments.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::tell::tell;
use crate::locale::{Locale, words};

/// The message about wrong arguments, in the language: what is wrong, and what is right.
pub(super) fn told(error: &Error, locale: Locale) -> String {
    let of = |kind| error.get(kind).map(written).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let value = of(ContextKind::InvalidValue);
    let known = of(ContextKind::ValidValue);
    let words = match error.kind() {
        ErrorKind::UnknownArgument => {
            words!(fr: "« {argument} » est inconnu", en: "`{argument}` is not known")
        }
        ErrorKind::InvalidSubcommand => {
            words!(fr: "« {verb} » n’est pas une commande", en: "`{verb}` is not a command")
        }
        ErrorKind::MissingSubcommand => words!(
            fr: "il manque une commande : {known}",
            en: "a command is missing: {known}"
        ),
        ErrorKind::InvalidValue if value.is_empty() && known.is_empty() => {
            words!(fr: "« {argument} » demande une valeur", en: "`{argument}` needs a value")
        }
        ErrorKind::InvalidValue if value.is_empty() => words!(
            fr: "« {argument} » demande une valeur : {known}",
            en: "`{argument}` needs a value: {known}"
        ),
        ErrorKind::InvalidValue => words!(
            fr: "« {argument} » ne connaît pas « {value} » : écrivez {known}",
            en: "`{argument}` does not know `{value}`: write {known}"
        ),
        ErrorKind::ValueValidation => words!(
            fr: "« {argument} » ne prend pas « {value} » : écrivez par exemple {reason}",
            en: "`{argument}` does not take `{value}`: write for example {reason}"
        ),
        ErrorKind::MissingRequiredArgument => {
            words!(fr: "il manque {argument}", en: "this is missing: {argument}")
        }
        ErrorKind::ArgumentConflict => words!(
            fr: "« {argument} » ne va pas avec {other}",
            en: "`{argument}` does not go with {other}"
        ),
        ErrorKind::InvalidUtf8 => words!(
            fr: "un argument n’est pas du texte en UTF-8",
            en: "an argument is not text in UTF-8"
        ),
        ErrorKind::TooManyValues => {
            words!(fr: "« {value} » est de trop", en: "`{value}` is one too many")
        }
        ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            words!(fr: "« {argument} » demande une valeur", en: "`{argument}` needs a value")
        }
        _ => words!(fr: "{all}", en: "{all}"),
    };
    let mut message = tell(
        locale,
        &words,
        &[
            ("argument", &argument),
            ("verb", &of(ContextKind::InvalidSubcommand)),
            ("value", &value),
            ("known", &if known.is_empty() { of(ContextKind::ValidSubcommand) } else { known }),
            ("other", &of(ContextKind::PriorArg)),
            (
                "reason",
                &std::error::Error::source(error).map(ToString::to_string).unwrap_or_default(),
            ),
            ("all", &error),
        ],
    );
    let kinds =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    // The best of several comes last.
    let meant =
        kinds.into_iter().filter_map(|kind| error.get(kind)).find_map(|value| match value {
            ContextValue::Strings(texts) => texts.last().cloned(),
            value => Some(value.to_string()),
        });
    if let Some(meant) = meant {
        let words = words!(fr: " ; vouliez-vous écrire {meant} ?", en: "; did you mean {meant}?");
        message += &tell(locale, &words, &[("meant", &meant)]);
    }
    let usage = of(ContextKind::Usage);
    if let Some((_, usage)) = usage.split_once(": ") {
        let words = words!(
            fr: "\n\nUtilisation : {usage}\nAide : ajoutez --help",
            en: "\n\nUsage: {usage}\nHelp: add --help"
        );
        message += &tell(locale, &words, &[("usage", &usage.trim_end())]);
    }
    message
}

fn written(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStrs(texts) => {
            texts.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        }
        value => value.to_string(),
    }
}
