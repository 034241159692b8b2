//! A file of cases: what it holds, and cases added at its end.

use std::fs::OpenOptions;
use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use super::console::Stop;
use super::files::{read_file, unwritable, write_file};
use super::tell::{tell, visible};
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

/// A file of cases as it was read.
pub(super) struct CasesFile {
    pub(super) path: PathBuf,
    /// What stands in it. `None`: it is not there yet.
    text: Option<Vec<u8>>,
}

impl CasesFile {
    /// A file that is not there yet.
    pub(super) fn new(path: &Path) -> Self {
        Self { path: path.to_owned(), text: None }
    }

    /// The cases of a built-in call, for which the reader has no file.
    pub(super) fn built_in(id: &str, path: &Path) -> Option<Self> {
        let (_, text) = BUILT_IN.into_iter().find(|(known, _)| *known == id)?;
        Some(Self { path: path.to_owned(), text: Some(text.into()) })
    }

    pub(super) fn read(path: &Path, locale: Locale) -> Result<Self, Stop> {
        Ok(Self { path: path.to_owned(), text: Some(read_file(path, locale)?) })
    }

    /// Its cases.
    pub(super) fn cases(&self, call: &Call, locale: Locale) -> Result<TestCases, Stop> {
        match &self.text {
            Some(text) => self.cases_of(text, call, locale),
            None => Ok(TestCases::default()),
        }
    }

    /// The cases of a text that stands, or could stand, in it. Files that it names stand beside it.
    pub(super) fn cases_of(
        &self,
        text: &[u8],
        call: &Call,
        locale: Locale,
    ) -> Result<TestCases, Stop> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let named = |name: &str| read_file(&folder.join(name), locale).ok();
        TestCases::read(text, call, &named).map_err(|error| {
            let path = visible(&self.path.display().to_string());
            let lines = error.problems().iter().map(|problem| {
                let (line, column) = (problem.line(), problem.column());
                format!("  {path}:{line}:{column}: {}", problem.message(locale))
            });
            let words = words!(fr: "les cas ont des erreurs :", en: "the cases have mistakes:");
            let head = (*words.get(locale)).to_owned();
            Stop::Found([head].into_iter().chain(lines).collect::<Vec<_>>().join("\n"))
        })
    }

    /// Where its last case ends, and whether it has one.
    fn end(&self) -> Option<(usize, bool)> {
        let text = std::str::from_utf8(self.text.as_deref()?).ok()?;
        let rest = text.trim_start_matches('\u{feff}');
        let before = text.len() - rest.len();
        let document = JsonText::new(rest).ok()?;
        let last = document.root().items().last();
        let end = last.map_or(document.root().start() + 1, JsonValue::end);
        Some((before + end, last.is_some()))
    }

    /// Its text with these cases at the end, and where what is new begins.
    pub(super) fn with(&self, cases: &[String]) -> (Vec<u8>, usize) {
        let mut text = self.text.clone().unwrap_or_else(|| b"[".to_vec());
        let (end, has_items) = self.end().unwrap_or((text.len(), false));
        text.truncate(end);
        for (number, case) in cases.iter().enumerate() {
            let before = if has_items || number > 0 { ",\n " } else { "\n " };
            text.extend_from_slice(before.as_bytes());
            text.extend_from_slice(case.as_bytes());
        }
        text.extend_from_slice(b"\n]\n");
        (text, end)
    }

    /// Adds cases at the end and leaves the rest as it is. Nothing is written if somebody else has changed the
    /// file in the meantime.
    pub(super) fn add(&self, cases: &[String], locale: Locale) -> Result<(), Stop> {
        let (text, end) = self.with(cases);
        let Some(before) = &self.text else {
            let text = String::from_utf8(text).unwrap_or_default();
            return write_file(&self.path, &text, false, locale);
        };
        if read_file(&self.path, locale)? != *before {
            let words = words!(
                fr: "`{path}` a été modifié entre-temps : recommencez",
                en: "`{path}` was changed in the meantime: start again"
            );
            return Err(Stop::File(tell(locale, &words, &[("path", &self.path.display())])));
        }
        let write = || -> io::Result<()> {
            let mut file = OpenOptions::new().write(true).open(&self.path)?;
            file.seek(SeekFrom::Start(u64::try_from(end).map_err(io::Error::other)?))?;
            file.write_all(text.get(end..).unwrap_or_default())?;
            file.set_len(u64::try_from(text.len()).map_err(io::Error::other)?)
        };
        write().map_err(|error| unwritable(&self.path, &error, locale))
    }
}
