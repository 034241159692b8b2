//! `inspir test`: the cases of definitions, what they reach, and whether they would notice a change.

use std::path::Path;

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::add_cases::add_cases;
use super::arguments::{argument, format_argument, format_of, given, jobs_argument, threads_of};
use super::console::{Console, Ended, Stop};
use super::files::write_file;
use super::tell::tell;
use super::test_files::{Loaded, loaded};
use super::test_output::{Tested, print};
use super::verb::{Verb, Work};
use crate::coverage::coverage;
use crate::locale::{Locale, words};
use crate::mutants::mutants;

const FORMATS: &[&str] = &["text", "json", "junit", "sarif"];

pub(super) const VERB: Verb = Verb {
    name: "test",
    about: words!(
        fr: "Passe les cas d’un appel : ce qu’ils montrent, et ce qu’ils ne verraient pas",
        en: "Runs the cases of a call: what they show, and what they would not notice"
    ),
    more: words!(
        fr: "Les cas de mon-appel.json se trouvent dans mon-appel.cases.json, ou dans les fichiers *.json du dossier mon-appel.cases. --mutants change une chose de la définition à la fois : un taux, une date, une condition ; pour chaque changement qu’aucun cas ne remarque, il propose un cas qui le remarquerait.\n\nExemples :\n  inspir test mon-appel.json\n  inspir test appels/ --format junit > resultats.xml\n  inspir test mon-appel.json --coverage --html couverture.html\n  inspir test mon-appel.json --mutants --min-score 90\n  inspir test mon-appel.json --mutants --add",
        en: "The cases of my-call.json stand in my-call.cases.json, or in the *.json files of the folder my-call.cases. --mutants changes one thing of the definition at a time: a rate, a date, a condition; for each change that no case notices it proposes a case that would.\n\nExamples:\n  inspir test my-call.json\n  inspir test calls/ --format junit > results.xml\n  inspir test my-call.json --coverage --html coverage.html\n  inspir test my-call.json --mutants --min-score 90\n  inspir test my-call.json --mutants --add"
    ),
    arguments,
    work: Work::With(run),
};

fn arguments(command: Command, locale: Locale) -> Command {
    let call = words!(
        fr: "Une définition, l’identifiant d’un appel intégré, ou un dossier de définitions avec leurs cas",
        en: "A definition, the id of a built-in call, or a folder of definitions with their cases"
    );
    let cases = words!(
        fr: "Le fichier ou le dossier des cas (celui qui est à côté de la définition)",
        en: "The file or the folder of the cases (the one beside the definition)"
    );
    let covered = words!(
        fr: "Dit ce que les cas atteignent : statuts, conditions, limites",
        en: "Says what the cases reach: statuses, conditions, limits"
    );
    let html = words!(
        fr: "Écrit la couverture dans une page, où la définition est colorée",
        en: "Writes the coverage to a page in which the definition is coloured"
    );
    let mutated = words!(
        fr: "Dit quels changements de la définition aucun cas ne remarque",
        en: "Says which changes of the definition no case notices"
    );
    let score = words!(
        fr: "Avec --mutants : le pourcentage de changements remarqués sous lequel le code de sortie est 1",
        en: "With --mutants: the percentage of noticed changes below which the exit code is 1"
    );
    let add = words!(
        fr: "Avec --mutants : ajoute au fichier des cas ceux qui sont proposés (dans un dossier, un nouveau fichier) ; ceux qui s’y trouvent restent tels quels",
        en: "With --mutants: adds the cases that are proposed to the file of the cases (in a folder, a new file); those in it stay as they are"
    );
    let verbose = words!(
        fr: "Avec --mutants : nomme aussi les changements que rien ne distingue, et dit pourquoi",
        en: "With --mutants: also names the changes that nothing tells apart, and says why"
    );
    let format = words!(fr: "text (par défaut), json, junit ou sarif", en: "text (the default), json, junit or sarif");
    let file = words!(fr: "FICHIER", en: "FILE");
    let flag = |id: &'static str| Arg::new(id).long(id).action(ArgAction::SetTrue);
    command
        .arg(argument("call", locale, &words!(fr: "APPEL", en: "CALL"), &call))
        .arg(argument("cases", locale, &words!(fr: "CAS", en: "CASES"), &cases).required(false))
        .arg(flag("coverage").help(*covered.get(locale)))
        .arg(
            Arg::new("html")
                .long("html")
                .value_name(*file.get(locale))
                .value_parser(value_parser!(std::ffi::OsString))
                .help(*html.get(locale)),
        )
        .arg(flag("mutants").help(*mutated.get(locale)))
        .arg(
            Arg::new("min-score")
                .long("min-score")
                .value_name("N")
                .value_parser(percentage)
                .requires("mutants")
                .help(*score.get(locale)),
        )
        .arg(flag("add").requires("mutants").help(*add.get(locale)))
        .arg(flag("verbose").requires("mutants").help(*verbose.get(locale)))
        .arg(jobs_argument(locale))
        .arg(format_argument(FORMATS, locale, &format))
}

fn percentage(text: &str) -> Result<usize, &'static str> {
    text.parse().ok().filter(|percent| *percent <= 100).ok_or("90")
}

fn run(matches: &ArgMatches, console: &mut Console<'_>) -> Ended {
    let locale = console.locale();
    let threads = threads_of(matches);
    let html = given(matches, "html").map(Path::new);
    let loaded = loaded(matches, console)?;
    if html.is_some() && loaded.len() > 1 {
        let words = words!(
            fr: "--html écrit la page d’un seul appel : indiquez-en un",
            en: "--html writes the page of one call: name one"
        );
        return Err(Stop::Usage(tell(locale, &words, &[])));
    }
    if let Some(path) = html.filter(|path| path.extension().is_some_and(|end| end == "json")) {
        let words = words!(
            fr: "--html écrit une page : « {name} » est un fichier de données ; donnez-lui un nom en .html",
            en: "--html writes a page: `{name}` is a file of data; give it a name in .html"
        );
        return Err(Stop::Usage(tell(locale, &words, &[("name", &path.display())])));
    }
    let mut tested = Vec::new();
    for Loaded { name, call, cases, file } in &loaded {
        let has_coverage = matches.get_flag("coverage") || html.is_some();
        let covered = has_coverage.then(|| coverage(call, cases, threads));
        if let (Some(path), Some(covered)) = (html, &covered) {
            write_file(path, &covered.to_html(locale), true, locale)?;
        }
        if matches.get_flag("mutants") {
            let words = words!(fr: "mutants de {name}…", en: "mutants of {name}…");
            console.progress(&words, &[("name", name)]);
        }
        tested.push(Tested {
            name,
            cases: file.names(),
            call,
            results: cases.run(call, threads),
            coverage: covered.filter(|_| matches.get_flag("coverage")),
            score: matches.get_flag("mutants").then(|| mutants(call, cases, threads)),
            is_verbose: matches.get_flag("verbose"),
        });
    }
    let least = matches.get_one::<usize>("min-score").copied();
    let verdict = print(&tested, least, format_of(matches), console)?;
    if matches.get_flag("add") {
        console.flush()?;
        for (Loaded { call, file, .. }, one) in loaded.iter().zip(&tested) {
            let Some(score) = &one.score else { continue };
            let told = add_cases(file, call, score, locale)?;
            console.note(&told);
        }
    }
    Ok(verdict)
}
