//! The cases of a definition: what their files hold, and cases added at the end.

use std::ffi::OsStr;
use std::fs::OpenOptions;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::console::Stop;
use super::files::{read_file, unreadable, unwritable, write_file};
use super::tell::{tell, visible};
use super::walk::files_in;
use crate::call::Call;
use crate::cases::TestCases;
use crate::json::{JsonText, JsonValue};
use crate::locale::{Locale, words};

/// The cases of the built-in calls.
const BUILT_IN: [(&str, &str); 3] = [
    ("inspir-creative-event", include_str!("../../calls/inspir-creative-event.cases.json")),
    ("inspir-follow-up", include_str!("../../calls/inspir-follow-up.cases.json")),
    ("inspir-innovation-store", include_str!("../../calls/inspir-innovation-store.cases.json")),
];

/// The cases of a definition as they were read: a file, or all files of a folder.
pub(super) struct CasesFile {
    /// The file or the folder.
    pub(super) path: PathBuf,
    is_folder: bool,
    /// The files that are there, in the order in which they are read.
    parts: Vec<CasesPart>,
}

/// A file of cases.
struct CasesPart {
    path: PathBuf,
    text: Vec<u8>,
}

/// The name of a new file in a folder of cases.
const PROPOSED: &str = "proposed";

impl CasesFile {
    /// A file that is not there yet.
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), is_folder: false, parts: Vec::new() }
    }

    /// The cases of a built-in call, for which the reader has no file.
    pub(super) fn built_in(id: &str, path: &Path) -> Option<Self> {
        let (_, text) = BUILT_IN.into_iter().find(|(known, _)| *known == id)?;
        let part = CasesPart { path: path.to_owned(), text: text.into() };
        Some(Self { parts: vec![part], ..Self::new(path) })
    }

    /// Reads a file, or all `*.json` files of a folder in the order of their names.
    pub(super) fn read(path: &Path, locale: Locale) -> Result<Self, Stop> {
        let is_folder = path.is_dir();
        let files = match is_folder {
            true => files_of(path).map_err(|error| unreadable(path, &error, locale))?,
            false => vec![path.to_owned()],
        };
        let parts = files.into_iter().map(|path| {
            let text = read_file(&path, locale)?;
            Ok(CasesPart { path, text })
        });
        let parts = parts.collect::<Result<_, Stop>>()?;
        Ok(Self { path: path.to_owned(), is_folder, parts })
    }

    /// The names of its files.
    pub(super) fn names(&self) -> Vec<String> {
        self.parts.iter().map(|part| part.path.display().to_string()).collect()
    }

    /// Its cases, with these at the end.
    pub(super) fn cases(
        &self,
        added: &[String],
        call: &Call,
        locale: Locale,
    ) -> Result<TestCases, Stop> {
        let new = (!added.is_empty()).then(|| self.with(added).0);
        let is_kept = |part: &&CasesPart| new.as_ref().is_none_or(|new| new.path != part.path);
        let mut cases = TestCases::default();
        let mut told = Vec::new();
        for part in self.parts.iter().filter(is_kept).chain(&new) {
            // Files that cases name stand beside theirs.
            let folder = part.path.parent().unwrap_or(Path::new("."));
            let named = |name: &str| read_file(&folder.join(name), locale).ok();
            if let Err(error) = cases.read_more(&part.text, call, &named) {
                let path = visible(&part.path.display().to_string());
                told.extend(error.problems().iter().map(|problem| {
                    let (line, column) = (problem.line(), problem.column());
                    format!("  {path}:{line}:{column}: {}", problem.message(locale))
                }));
            }
        }
        if told.is_empty() {
            return Ok(cases);
        }
        let words = words!(fr: "les cas ont des erreurs :", en: "the cases have mistakes:");
        told.insert(0, (*words.get(locale)).to_owned());
        Err(Stop::Found(told.join("\n")))
    }

    /// The file to which cases are added: in a folder, a new one whose name is the last.
    fn last(&self) -> PathBuf {
        if !self.is_folder {
            return self.path.clone();
        }
        let stems = self.parts.iter().filter_map(|part| part.path.file_stem());
        let last = stems.max().unwrap_or_default().to_string_lossy().into_owned();
        let numbered = (2..100).map(|number| format!("{PROPOSED}-{number:02}"));
        let mut names = [PROPOSED.to_owned()].into_iter().chain(numbered);
        let name = names.find(|name| *name > last).unwrap_or_else(|| format!("{last}-{PROPOSED}"));
        self.path.join(format!("{name}.json"))
    }

    /// The file with these cases at the end, and where what is new begins.
    fn with(&self, cases: &[String]) -> (CasesPart, usize) {
        let path = self.last();
        let before = self.parts.iter().find(|part| part.path == path);
        let mut text = before.map_or_else(|| b"[".to_vec(), |part| part.text.clone());
        let (end, has_items) = end(&text).unwrap_or((text.len(), false));
        text.truncate(end);
        for (number, case) in cases.iter().enumerate() {
            let before = if has_items || number > 0 { ",\n " } else { "\n " };
            text.extend_from_slice(before.as_bytes());
            text.extend_from_slice(case.as_bytes());
        }
        text.extend_from_slice(b"\n]\n");
        (CasesPart { path, text }, end)
    }

    /// Adds cases at the end, leaves the rest as it is, and gives the file. Nothing is written if somebody else
    /// has changed it in the meantime.
    pub(super) fn add(&self, cases: &[String], locale: Locale) -> Result<PathBuf, Stop> {
        let (CasesPart { path, text }, end) = self.with(cases);
        let Some(before) = self.parts.iter().find(|part| part.path == path) else {
            let text = String::from_utf8(text).unwrap_or_default();
            return write_file(&path, &text, false, locale).map(|()| path);
        };
        if read_file(&path, locale)? != before.text {
            let words = words!(
                fr: "`{path}` a été modifié entre-temps : recommencez",
                en: "`{path}` was changed in the meantime: start again"
            );
            return Err(Stop::File(tell(locale, &words, &[("path", &path.display())])));
        }
        let write = || -> io::Result<()> {
            let mut file = OpenOptions::new().write(true).open(&path)?;
            file.seek(SeekFrom::Start(u64::try_from(end).map_err(io::Error::other)?))?;
            file.write_all(text.get(end..).unwrap_or_default())?;
            file.set_len(u64::try_from(text.len()).map_err(io::Error::other)?)
        };
        write().map_err(|error| unwritable(&path, &error, locale))?;
        Ok(path)
    }
}

/// The `*.json` files of a folder, and none below it, in the order of their names without the ending.
fn files_of(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = files_in(folder, "json")?;
    files.retain(|file| file.parent() == Some(folder));
    files.sort_by_key(|file| file.file_stem().map(OsStr::to_owned));
    Ok(files)
}

/// Where the last case of a text ends, and whether it has one.
fn end(text: &[u8]) -> Option<(usize, bool)> {
    let text = std::str::from_utf8(text).ok()?;
    let rest = text.trim_start_matches('\u{feff}');
    let before = text.len() - rest.len();
    let document = JsonText::new(rest).ok()?;
    let last = document.root().items().last();
    let end = last.map_or(document.root().start() + 1, JsonValue::end);
    Some((before + end, last.is_some()))
}
