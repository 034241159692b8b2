//! Reading and writing files, and what is said if that fails.

use std::fs::{File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::Path;

use super::console::Stop;
use super::tell::tell;
use crate::locale::{Locale, words};

/// How much of a document is kept: one byte more than it may have.
pub(super) const LONGEST: u64 = 8 * 1024 * 1024 + 1;

/// Reads a file, up to the length that is kept.
pub(super) fn read_file(path: &Path, locale: Locale) -> Result<Vec<u8>, Stop> {
    let mut text = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LONGEST).read_to_end(&mut text));
    read.map_err(|error| unreadable(path, &error, locale))?;
    Ok(text)
}

/// Opens a file that is read piece by piece.
pub(super) fn open_file(path: &Path, locale: Locale) -> Result<File, Stop> {
    File::open(path).map_err(|error| unreadable(path, &error, locale))
}

/// Why a file or a folder cannot be read, and what to do.
pub(super) fn unreadable(path: &Path, error: &io::Error, locale: Locale) -> Stop {
    let words = match error.kind() {
        io::ErrorKind::NotFound => words!(
            fr: "`{path}` n’existe pas : vérifiez le chemin",
            en: "`{path}` does not exist: check the path"
        ),
        io::ErrorKind::PermissionDenied => words!(
            fr: "vous n’avez pas le droit de lire `{path}` : changez ses droits, ou lisez une copie",
            en: "you may not read `{path}`: change its permissions, or read a copy"
        ),
        io::ErrorKind::IsADirectory => words!(
            fr: "`{path}` est un dossier : indiquez un fichier",
            en: "`{path}` is a folder: name a file"
        ),
        io::ErrorKind::NotADirectory => words!(
            fr: "`{path}` n’existe pas : ce qui précède son nom est un fichier ; vérifiez le chemin",
            en: "`{path}` does not exist: what stands before its name is a file; check the path"
        ),
        _ => words!(
            fr: "`{path}` ne peut pas être lu : {error}",
            en: "`{path}` cannot be read: {error}"
        ),
    };
    Stop::File(tell(locale, &words, &[("path", &path.display()), ("error", error)]))
}

/// Writes a new file. One that is there already is only replaced if that is asked for.
pub(super) fn write_file(
    path: &Path,
    text: &str,
    replaces: bool,
    locale: Locale,
) -> Result<(), Stop> {
    let mut options = OpenOptions::new();
    options.write(true).truncate(replaces).create(replaces).create_new(!replaces);
    let written = options.open(path).and_then(|mut file| file.write_all(text.as_bytes()));
    written.map_err(|error| unwritable(path, &error, locale))
}

/// Why a file cannot be written, and what to do.
pub(super) fn unwritable(path: &Path, error: &io::Error, locale: Locale) -> Stop {
    let words = match error.kind() {
        io::ErrorKind::AlreadyExists => words!(
            fr: "`{path}` existe déjà : choisissez un autre nom, ou ajoutez --force pour le remplacer",
            en: "`{path}` exists already: choose another name, or add --force to replace it"
        ),
        io::ErrorKind::NotFound => words!(
            fr: "`{path}` ne peut pas être écrit : son dossier n’existe pas ; créez-le d’abord",
            en: "`{path}` cannot be written: its folder does not exist; create it first"
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => words!(
            fr: "vous n’avez pas le droit d’écrire `{path}` : choisissez un autre dossier",
            en: "you may not write `{path}`: choose another folder"
        ),
        io::ErrorKind::NotADirectory => words!(
            fr: "`{path}` ne peut pas être écrit : ce qui précède son nom n’est pas un dossier ; choisissez-en un",
            en: "`{path}` cannot be written: what stands before its name is no folder; choose one"
        ),
        io::ErrorKind::IsADirectory => words!(
            fr: "`{path}` est un dossier : choisissez un autre nom",
            en: "`{path}` is a folder: choose another name"
        ),
        io::ErrorKind::StorageFull => words!(
            fr: "`{path}` ne peut pas être écrit : le disque est plein ; libérez de la place",
            en: "`{path}` cannot be written: the disk is full; make room"
        ),
        _ => words!(
            fr: "`{path}` ne peut pas être écrit : {error}",
            en: "`{path}` cannot be written: {error}"
        ),
    };
    Stop::File(tell(locale, &words, &[("path", &path.display()), ("error", error)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A user who may do everything never meets some of these, so all are tested here.
    #[test]
    fn every_reason_comes_with_a_remedy() {
        let told = |stop: Stop| match stop {
            Stop::File(message) => message,
            _ => String::new(),
        };
        let (path, locale) = (Path::new("a/b"), Locale::En);
        for (kind, remedy) in [
            (io::ErrorKind::AlreadyExists, "add --force"),
            (io::ErrorKind::NotFound, "create it first"),
            (io::ErrorKind::PermissionDenied, "you may not write `a/b`: choose another folder"),
            (io::ErrorKind::ReadOnlyFilesystem, "you may not write `a/b`: choose another folder"),
            (io::ErrorKind::NotADirectory, "is no folder; choose one"),
            (io::ErrorKind::IsADirectory, "choose another name"),
            (io::ErrorKind::StorageFull, "make room"),
        ] {
            let message = told(unwritable(path, &kind.into(), locale));
            assert!(message.contains("`a/b`") && message.contains(remedy), "{kind}: {message}");
        }
        for (kind, remedy) in [
            (io::ErrorKind::NotFound, "check the path"),
            (io::ErrorKind::PermissionDenied, "you may not read `a/b`: change its permissions"),
            (io::ErrorKind::IsADirectory, "name a file"),
            (io::ErrorKind::NotADirectory, "is a file; check the path"),
        ] {
            let message = told(unreadable(path, &kind.into(), locale));
            assert!(message.contains("`a/b`") && message.contains(remedy), "{kind}: {message}");
        }
    }
}
