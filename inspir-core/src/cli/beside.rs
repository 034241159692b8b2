//! Where the cases of a definition stand: in the file `x.cases.json`, or the folder `x.cases`, beside `x.json`.

use std::path::{Path, PathBuf};

use super::console::Stop;
use super::tell::tell;
use crate::locale::{Locale, words};

/// How the names of files and of folders of cases end.
const FILE: &str = "cases.json";
const FOLDER: &str = "cases";

/// The file of the cases of a definition, or the folder if it is there.
pub(super) fn cases_of(definition: &Path, locale: Locale) -> Result<PathBuf, Stop> {
    let (file, folder) = (definition.with_extension(FILE), definition.with_extension(FOLDER));
    match (file.exists(), folder.is_dir()) {
        (true, true) => {
            let words = words!(
                fr: "il y a `{file}` et `{folder}` : mettez le fichier dans le dossier",
                en: "there are `{file}` and `{folder}`: put the file into the folder"
            );
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("file", &file.display()), ("folder", &folder.display())];
            Err(Stop::File(tell(locale, &words, &values)))
        }
        (false, true) => Ok(folder),
        _ => Ok(file),
    }
}

/// Whether cases stand beside a definition.
pub(super) fn has_cases(definition: &Path) -> bool {
    definition.with_extension(FILE).exists() || definition.with_extension(FOLDER).is_dir()
}

/// The definition to which a file of cases belongs. `None`: it is none.
pub(super) fn definition_of(file: &Path) -> Option<PathBuf> {
    let name = file.file_name()?.to_string_lossy();
    if let Some(stem) = name.strip_suffix(&format!(".{FILE}")) {
        return Some(file.with_file_name(format!("{stem}.json")));
    }
    let folder = file.parent()?;
    let is_folder_of_cases = folder.extension().is_some_and(|end| end == FOLDER);
    is_folder_of_cases.then(|| folder.with_extension("json"))
}
