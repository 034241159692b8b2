//! `inspir repair`: what settles the findings of an application.

use clap::{Arg, ArgAction, ArgMatches, Command};

use super::arguments::{format_argument, format_of};
use super::console::{CommandResult, Console, Ended, HEADING};
use super::one::{file_argument, one_application};
use super::pick::call_arguments;
use super::tell::{tell, visible};
use super::verb::{Verb, Work};
use crate::call::Call;
use crate::locale::{Locale, words};
use crate::repair::RepairKind;

const FORMATS: &[&str] = &["text", "json"];

/// The most fixes that are made of one application.
const MOST_FIXES: usize = 10_000;

pub(super) const VERB: Verb = Verb {
    name: "repair",
    about: words!(
        fr: "Dit comment corriger une demande, et fait ce qui est certain",
        en: "Says how to mend an application, and does what is certain"
    ),
    more: words!(
        fr: "Le code de sortie est 0 s’il n’y a rien à faire, 1 sinon. --apply écrit la demande corrigée : seules les erreurs dont le sens est certain sont corrigées, comme « 1 234,5 € » ; le code est alors 0 s’il ne reste pas d’erreur de saisie, 1 sinon.\n\nExemples :\n  inspir repair demande.json\n  inspir repair demande.json --apply > corrigee.json",
        en: "The exit code is 0 if there is nothing to do, 1 otherwise. --apply prints the mended application: only mistakes whose meaning is certain are mended, such as “1 234,5 €”; the exit code is then 0 if no input error is left, 1 otherwise.\n\nExamples:\n  inspir repair application.json\n  inspir repair application.json --apply > mended.json"
    ),
    arguments,
    work: Work::With(run),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let apply = words!(
        fr: "Écrit la demande avec les corrections certaines",
        en: "Prints the application with the fixes that are certain"
    );
    let format = words!(fr: "text (par défaut) ou json", en: "text (the default) or json");
    command
        .arg(file_argument(locale))
        .args(call_arguments(locale))
        .arg(format_argument(FORMATS, locale, &format))
        .arg(Arg::new("apply").long("apply").action(ArgAction::SetTrue).help(*apply.get(locale)))
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let (text, call) = one_application(matches, console)?;
    let locale = console.locale();
    if matches.get_flag("apply") {
        let (mended, count) = mended(&call, &text);
        console.print(&String::from_utf8_lossy(&mended))?;
        console.flush()?;
        let words = words!(
            fr: "{n} correction{n?|s} faite{n?|s}",
            en: "{n} {n?fix|fixes} made"
        );
        console.note(&tell(locale, &words, &[("n", &count)]));
        let left = call.decide_json(&mended).input_errors().len();
        if left > 0 {
            let words = words!(
                fr: "{n} erreur{n?|s} à corriger à la main : inspir repair les dit",
                en: "{n} {n?error|errors} left to correct by hand: inspir repair tells them"
            );
            console.note(&tell(locale, &words, &[("n", &left)]));
        }
        return Ok(CommandResult::found_if(left > 0));
    }
    let repairs = call.repairs_json(&text);
    let is_clean = repairs.iter().len() == 0;
    if format_of(matches) == "json" {
        console.line(&repairs.to_json(locale))?;
        return Ok(CommandResult::found_if(!is_clean));
    }
    for repair in repairs.iter() {
        let title = console.styled(HEADING, &visible(&repair.title(locale)));
        console.line(&format!(
            "{title}{}{}",
            locale.format().colon,
            visible(&repair.message(locale))
        ))?;
        for way in repair.ways() {
            console.line(&format!("    → {}", visible(&way.message(locale))))?;
        }
    }
    if is_clean {
        let words = words!(fr: "rien à corriger", en: "nothing to mend");
        console.say(&words, &[])?;
    }
    Ok(CommandResult::found_if(!is_clean))
}

/// The application with all fixes that are certain, and their number. One fix can bring another to light.
fn mended(call: &Call, text: &[u8]) -> (Vec<u8>, usize) {
    let mut text = text.to_vec();
    for count in 0..MOST_FIXES {
        let repairs = call.repairs_json(&text);
        let fixes = repairs.iter().filter(|repair| repair.kind() == RepairKind::Fix);
        let patched = fixes.flat_map(|repair| repair.ways()).find_map(|way| {
            let patched = way.patch().apply(&text).ok()?.into_bytes();
            (patched != text).then_some(patched)
        });
        match patched {
            Some(patched) => text = patched,
            None => return (text, count),
        }
    }
    (text, MOST_FIXES)
}
