//! The inputs that the arguments name: files, folders, the standard input.

use std::ffi::OsString;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, value_parser};

use super::console::{Console, Stop};
use super::files::{LONGEST, read_file, unreadable};
use super::tell::{tell, visible};
use super::walk::files_in;
use crate::locale::{Locale, Words, words};

/// A file to read, or the standard input.
pub(super) struct SourceFile {
    /// As messages name it.
    pub(super) name: String,
    /// `None`: the standard input.
    pub(super) path: Option<PathBuf>,
    /// Whether a folder was named, and this file found in it.
    pub(super) is_found: bool,
}

impl SourceFile {
    pub(super) fn new(argument: &OsString) -> Self {
        let is_input = argument == "-";
        let path = Path::new(argument);
        Self {
            name: visible(&path.display().to_string()),
            path: (!is_input).then(|| path.to_owned()),
            is_found: false,
        }
    }

    /// All that is kept of it.
    pub(super) fn read(&self, console: &mut Console<'_>) -> Result<Vec<u8>, Stop> {
        match &self.path {
            Some(path) => read_file(path, console.locale()),
            None => {
                let mut text = Vec::new();
                let read = console.take_input()?.take(LONGEST).read_to_end(&mut text);
                read.map_err(|error| unreadable(Path::new("-"), &error, console.locale()))?;
                Ok(text)
            }
        }
    }
}

/// The argument `FILE…`.
pub(super) fn files_argument(locale: Locale, help: &Words<&'static str>) -> Arg {
    Arg::new("files")
        .value_name(*words!(fr: "FICHIER", en: "FILE").get(locale))
        .required(true)
        .action(ArgAction::Append)
        .num_args(1..)
        .value_parser(value_parser!(OsString))
        .help(*help.get(locale))
}

/// The inputs that the argument `FILE…` names. Of a folder, all `*.json` files in it and below.
pub(super) fn sources(matches: &ArgMatches, locale: Locale) -> Result<Vec<SourceFile>, Stop> {
    let mut sources = Vec::new();
    for argument in matches.get_many::<OsString>("files").into_iter().flatten() {
        let folder = Path::new(argument);
        if argument == "-" || !folder.is_dir() {
            sources.push(SourceFile::new(argument));
            continue;
        }
        let found = files_in(folder, "json").map_err(|error| unreadable(folder, &error, locale))?;
        if found.is_empty() {
            return Err(empty(folder, locale));
        }
        sources.extend(found.into_iter().map(|path| SourceFile {
            name: visible(&path.display().to_string()),
            path: Some(path),
            is_found: true,
        }));
    }
    Ok(sources)
}

/// A folder without files to read.
pub(super) fn empty(folder: &Path, locale: Locale) -> Stop {
    let words = words!(
        fr: "le dossier `{path}` ne contient aucun fichier *.json : indiquez un autre dossier, ou des fichiers",
        en: "the folder `{path}` holds no *.json file: name another folder, or files"
    );
    Stop::File(tell(locale, &words, &[("path", &folder.display())]))
}

/// Files among which there is no application.
pub(super) fn no_application(matches: &ArgMatches, locale: Locale) -> Stop {
    let folder = matches.get_one::<OsString>("files").map(Path::new).unwrap_or(Path::new("."));
    let words = words!(
        fr: "`{path}` ne contient que des définitions, des évaluations ou des cas, et aucune demande : indiquez un autre dossier",
        en: "`{path}` holds definitions, assessments or cases alone, and no application: name another folder"
    );
    Stop::File(tell(locale, &words, &[("path", &folder.display())]))
}
