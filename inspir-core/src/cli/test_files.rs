//! Finds what `inspir test` tests: definitions with the cases beside them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::ArgMatches;

use super::arguments::given;
use super::beside::{cases_of, definition_of, has_cases};
use super::cases_file::CasesFile;
use super::console::{Console, Stop};
use super::files::{read_file, unreadable};
use super::kind::FileKind;
use super::pick::load_call;
use super::sources::{SourceFile, empty};
use super::tell::tell;
use super::walk::files_in;
use crate::call::Call;
use crate::cases::TestCases;
use crate::locale::{Locale, words};

/// A definition to test: its name, its call, its cases and their file.
pub(super) struct Loaded {
    pub(super) name: String,
    pub(super) call: Call,
    pub(super) cases: TestCases,
    pub(super) file: CasesFile,
}

/// The definitions that the arguments name: one, or all those of a folder that have cases beside them.
pub(super) fn loaded(matches: &ArgMatches, console: &mut Console<'_>) -> Result<Vec<Loaded>, Stop> {
    let Some(argument) = given(matches, "call") else { return Ok(Vec::new()) };
    let folder = Path::new(argument);
    if folder.is_dir() {
        return of_folder(folder, console);
    }
    let locale = console.locale();
    let call = load_call(argument, console)?;
    let named = given(matches, "cases").map(PathBuf::from);
    let is_named = named.is_some();
    let cases = match named {
        Some(named) => named,
        None => cases_of(folder, locale)?,
    };
    let built_in = argument.to_str().filter(|_| !is_named && !cases.exists());
    let file = match built_in.and_then(|id| CasesFile::built_in(id, &cases)) {
        Some(file) => file,
        None if matches.get_flag("add") && !cases.exists() => CasesFile::new(&cases),
        None if cases.exists() || is_named => CasesFile::read(&cases, locale)?,
        None => return Err(no_cases(&cases, locale)),
    };
    let cases = file.cases(&[], &call, locale)?;
    Ok(vec![Loaded { name: SourceFile::new(argument).name, call, cases, file }])
}

/// A definition has no cases beside it.
fn no_cases(cases: &Path, locale: Locale) -> Stop {
    let words = words!(
        fr: "`{path}` n’existe pas : écrivez-y des cas, ou laissez « --mutants --add » en proposer",
        en: "`{path}` does not exist: write cases in it, or let `--mutants --add` propose some"
    );
    Stop::File(tell(locale, &words, &[("path", &cases.display())]))
}

/// The definitions of a folder that have cases beside them. All their mistakes are reported at once.
fn of_folder(folder: &Path, console: &mut Console<'_>) -> Result<Vec<Loaded>, Stop> {
    let locale = console.locale();
    let files = files_in(folder, "json").map_err(|error| unreadable(folder, &error, locale))?;
    if files.is_empty() {
        return Err(empty(folder, locale));
    }
    let (mut loaded, mut wrong) = (Vec::new(), alone(&files, locale));
    let mut without = 0;
    for file in files.iter().filter(|file| definition_of(file).is_none()) {
        if !has_cases(file) {
            let kind = FileKind::of("", &read_file(file, locale)?);
            without += usize::from(kind == FileKind::Definition);
            continue;
        }
        match one_of_folder(file, console) {
            Ok(one) => loaded.push(one),
            Err(Stop::Found(message)) => wrong.push(message),
            Err(stop) => return Err(stop),
        }
    }
    if !wrong.is_empty() {
        return Err(Stop::Found(wrong.join("\n")));
    }
    if loaded.is_empty() {
        let words = words!(
            fr: "le dossier `{path}` ne contient aucune définition avec ses cas : « inspir new » en écrit une",
            en: "the folder `{path}` holds no definition with its cases: `inspir new` writes one"
        );
        return Err(Stop::File(tell(locale, &words, &[("path", &folder.display())])));
    }
    if without > 0 {
        let words = words!(
            fr: "{n} définition{n?|s} laissée{n?|s} de côté : pas de cas à côté",
            en: "{n} {n?definition|definitions} left out: no cases beside {n?it|them}"
        );
        console.note(&tell(locale, &words, &[("n", &without)]));
    }
    Ok(loaded)
}

fn one_of_folder(definition: &Path, console: &mut Console<'_>) -> Result<Loaded, Stop> {
    let locale = console.locale();
    let argument = definition.as_os_str().to_owned();
    let call = load_call(&argument, console)?;
    let file = CasesFile::read(&cases_of(definition, locale)?, locale)?;
    let cases = file.cases(&[], &call, locale)?;
    Ok(Loaded { name: SourceFile::new(&argument).name, call, cases, file })
}

/// Cases whose definition is not there.
fn alone(files: &[PathBuf], locale: Locale) -> Vec<String> {
    let missing: BTreeSet<PathBuf> =
        files.iter().filter_map(|file| definition_of(file)).filter(|path| !path.exists()).collect();
    let told = missing.iter().map(|path| {
        let words = words!(
            fr: "`{path}` n’existe pas, mais ses cas : écrivez la définition, ou donnez son nom aux cas",
            en: "`{path}` does not exist, but its cases do: write the definition, or name the cases after theirs"
        );
        tell(locale, &words, &[("path", &path.display())])
    });
    told.collect()
}
