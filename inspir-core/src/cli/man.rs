//! `inspir man`: the pages of the manual.

use std::path::Path;

use clap::{Arg, ArgMatches, Command, value_parser};
use clap_mangen::Man;

use super::arguments::given;
use super::console::{CommandResult, Console, Ended, Stop};
use super::files::write_file;
use super::tell::tell;
use super::verb::{Verb, Work};
use crate::locale::{Locale, Words, words};

pub(super) const VERB: Verb = Verb {
    name: "man",
    about: words!(fr: "Écrit les pages du manuel", en: "Prints the pages of the manual"),
    more: words!(
        fr: "Exemples :\n  inspir man | man -l -\n  inspir man --output ~/.local/share/man/man1",
        en: "Examples:\n  inspir man | man -l -\n  inspir man --output ~/.local/share/man/man1"
    ),
    arguments,
    work: Work::WithAll(run),
};

/// The headings of the pages, as `clap_mangen` makes them, and in words.
const HEADINGS: [(&str, Words<&str>); 3] = [
    ("NAME", words!(fr: "NOM", en: "NAME")),
    ("OPTIONS", words!(fr: "ARGUMENTS ET OPTIONS", en: "ARGUMENTS AND OPTIONS")),
    ("EXTRA", words!(fr: "EXEMPLES", en: "EXAMPLES")),
];

fn arguments(command: Command, locale: Locale) -> Command {
    let output = words!(
        fr: "Un dossier où écrire une page pour chaque commande : inspir.1, inspir-assess.1, …",
        en: "A folder for one page of each command: inspir.1, inspir-assess.1, …"
    );
    command.arg(
        Arg::new("output")
            .long("output")
            .short('o')
            .value_name(*words!(fr: "DOSSIER", en: "FOLDER").get(locale))
            .value_parser(value_parser!(std::ffi::OsString))
            .help(*output.get(locale)),
    )
}

fn run(matches: &ArgMatches, all: &Command, console: &mut Console<'_>) -> Ended {
    let locale = console.locale();
    let whole = all.clone();
    let Some(folder) = given(matches, "output") else {
        console.print(&page(whole, "inspir", locale)?)?;
        return Ok(CommandResult::Fine);
    };
    let folder = Path::new(folder);
    let mut pages = Vec::new();
    add_pages("inspir".to_owned(), whole, &mut pages);
    let mut count = 0_u32;
    for (name, command) in pages {
        let text = page(command, &name, locale)?;
        write_file(&folder.join(format!("{name}.1")), &text, true, locale)?;
        count += 1;
    }
    let words = words!(
        fr: "{n} page{n?|s} dans {path}",
        en: "{n} {n?page|pages} in {path}"
    );
    let told = tell(locale, &words, &[("n", &count), ("path", &folder.display())]);
    console.line(&told)?;
    Ok(CommandResult::Fine)
}

/// Adds a command, and all commands below it, each with the name of its page.
fn add_pages(name: String, command: Command, out: &mut Vec<(String, Command)>) {
    let below: Vec<Command> = command.get_subcommands().cloned().collect();
    out.push((name.clone(), command));
    for command in below {
        add_pages(format!("{name}-{}", command.get_name()), command, out);
    }
}

/// A page in the language.
fn page(command: Command, name: &str, locale: Locale) -> Result<String, Stop> {
    let mut out = Vec::new();
    let title = name.to_uppercase();
    let page = Man::new(command.display_name(name.to_owned())).title(title);
    page.render(&mut out).map_err(Stop::Output)?;
    let page = String::from_utf8_lossy(&out).into_owned();
    let lines = page.lines().map(|line| {
        let Some(heading) = line.strip_prefix(".SH ") else { return format!("{line}\n") };
        let told = HEADINGS.iter().find(|(known, _)| *known == heading);
        let told = told.map_or(heading.to_uppercase(), |(_, told)| (*told.get(locale)).to_owned());
        format!(".SH {told}\n")
    });
    Ok(lines.collect())
}
