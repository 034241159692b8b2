//! Errors of a mapping, or of the tables that it is used on.

use std::fmt;

use super::fault::MappingFault;
use super::import_fault::ImportFault;
use super::problem_words::{import_words, needed, problem_words};
use crate::locale::{Locale, fill_values};

/// One mistake in a mapping.
///
/// ```
/// use inspir_core::{Call, portal::{Mapping, MappingFault}};
///
/// let error = Mapping::from_json(br#"{"colums": {}}"#, &Call::follow_up()).expect_err("a slip");
/// assert_eq!(error.problems()[0].code(), MappingFault::UnknownMember);
/// assert_eq!(error.problems()[0].path(), "/colums");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingProblem {
    pub(super) fault: MappingFault,
    pub(super) path: String,
    pub(super) found: String,
    /// The name that was meant, or the names that can stand there.
    pub(super) known: String,
    pub(super) is_meant: bool,
}

impl MappingProblem {
    /// What is wrong.
    ///
    /// ```
    /// # use inspir_core::{Call, portal::{Mapping, MappingFault}};
    /// let error = Mapping::from_json(b"[]", &Call::follow_up()).expect_err("no object");
    /// assert_eq!(error.problems()[0].code(), MappingFault::Type);
    /// ```
    #[must_use]
    pub const fn code(&self) -> MappingFault {
        self.fault
    }

    /// Where it stands: a JSON Pointer.
    ///
    /// ```
    /// # use inspir_core::{Call, portal::Mapping};
    /// let error = Mapping::from_json(br#"{"key": 1}"#, &Call::follow_up()).expect_err("no text");
    /// assert_eq!(error.problems()[0].path(), "/key");
    /// ```
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The message: what is wrong and what to write, in a language.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale, portal::Mapping};
    /// let error = Mapping::from_json(br#"{"key": 1}"#, &Call::follow_up()).expect_err("no text");
    /// assert_eq!(error.problems()[0].message(Locale::En), "a text is needed here.");
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let (is_alone, is_found) = (self.known.is_empty(), !self.found.is_empty());
        let template = problem_words(self.fault, self.is_meant, is_alone, is_found);
        let mut out = String::new();
        fill_values(template.get(locale), &mut out, &mut |name, out| match name {
            "found" => out.push_str(&self.found),
            _ if self.fault == MappingFault::Type => {
                out.push_str(needed(&self.known).get(locale));
            }
            _ => out.push_str(&self.known),
        });
        out
    }
}

/// A mapping has mistakes.
///
/// ```
/// use inspir_core::{Call, portal::Mapping};
///
/// let error = Mapping::from_json(br#"{"columns": {"A": "/x", "B": 1}}"#, &Call::follow_up())
///     .expect_err("two mistakes");
/// assert_eq!(error.problems().len(), 2);
/// assert!(error.to_string().starts_with("/columns/A: "));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MappingError(pub(super) Vec<MappingProblem>);

impl MappingError {
    /// Each mistake, in the order of the mapping.
    ///
    /// ```
    /// # use inspir_core::{Call, portal::Mapping};
    /// let error = Mapping::from_json(b"{", &Call::follow_up()).expect_err("no JSON");
    /// assert_eq!(error.problems().len(), 1);
    /// ```
    #[must_use]
    pub fn problems(&self) -> &[MappingProblem] {
        &self.0
    }

    /// All mistakes, a line for each.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale, portal::Mapping};
    /// let error = Mapping::from_json(b"{", &Call::follow_up()).expect_err("no JSON");
    /// assert!(error.message(Locale::Fr).contains("JSON"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let lines = self.0.iter().map(|problem| match problem.path.as_str() {
            "" => problem.message(locale),
            path => format!("{path}: {}", problem.message(locale)),
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

impl fmt::Display for MappingError {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.message(Locale::En))
    }
}

impl std::error::Error for MappingError {}

/// How many columns of a table a message names.
const COLUMNS: usize = 12;

/// A table lacks what the mapping names, or there is none.
///
/// ```
/// use inspir_core::{Call, Locale, portal::{Mapping, PortalTable}};
///
/// let mapping = Mapping::from_json(br#"{"columns": {"Montant": "/request/operating"}}"#, &Call::follow_up())?;
/// let table = PortalTable::new("dossiers", vec!["Montants"], vec![]);
/// let error = mapping.applications(&table, &[], Locale::En).expect_err("another header");
/// assert_eq!(error.to_string(), "the table `dossiers` has no column `Montant`; did you mean `Montants`?");
/// # Ok::<(), inspir_core::portal::MappingError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportError {
    pub(super) fault: ImportFault,
    pub(super) table: String,
    /// The column; empty, if it is not about one.
    pub(super) column: String,
    /// The name that was meant, or the fault.
    pub(super) known: String,
    /// The columns that the table has.
    pub(super) columns: Vec<String>,
    /// The number of the page, from 1, if it is about one of several.
    pub(super) page: Option<usize>,
}

impl ImportError {
    /// The error of a table that is missing.
    pub(super) fn no_table(name: &str) -> Self {
        let (table, column, known) = (name.to_owned(), String::new(), String::new());
        Self { fault: ImportFault::NoTable, table, column, known, columns: Vec::new(), page: None }
    }

    /// The error of a text that holds no tables.
    pub(super) fn of(fault: ImportFault, known: &str) -> Self {
        let (table, column, known) = (String::new(), String::new(), known.to_owned());
        Self { fault, table, column, known, columns: Vec::new(), page: None }
    }

    /// What is wrong.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale, portal::{ImportFault, Mapping, PortalTable}};
    /// # let mapping = Mapping::from_json(br#"{"columns": {"A": null}}"#, &Call::follow_up())?;
    /// let error = mapping.applications(&PortalTable::new("t", vec![], vec![]), &[], Locale::En);
    /// assert_eq!(error.expect_err("no column A").code(), ImportFault::NoColumn);
    /// # Ok::<(), inspir_core::portal::MappingError>(())
    /// ```
    #[must_use]
    pub const fn code(&self) -> ImportFault {
        self.fault
    }

    /// The table.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale, portal::{Mapping, PortalTable}};
    /// # let mapping = Mapping::from_json(br#"{"columns": {"A": null}}"#, &Call::follow_up())?;
    /// let error = mapping.applications(&PortalTable::new("t", vec![], vec![]), &[], Locale::En);
    /// assert_eq!(error.expect_err("no column A").table(), "t");
    /// # Ok::<(), inspir_core::portal::MappingError>(())
    /// ```
    #[must_use]
    pub fn table(&self) -> &str {
        &self.table
    }

    /// The column; empty, if it is not about one.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale, portal::{Mapping, PortalTable}};
    /// # let mapping = Mapping::from_json(br#"{"columns": {"A": null}}"#, &Call::follow_up())?;
    /// let error = mapping.applications(&PortalTable::new("t", vec![], vec![]), &[], Locale::En);
    /// assert_eq!(error.expect_err("no column A").column(), "A");
    /// # Ok::<(), inspir_core::portal::MappingError>(())
    /// ```
    #[must_use]
    pub fn column(&self) -> &str {
        &self.column
    }

    /// The message: what is missing, in a language.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale, portal::{Mapping, PortalTable}};
    /// # let mapping = Mapping::from_json(br#"{"columns": {"A": null}}"#, &Call::follow_up())?;
    /// let error = mapping.applications(&PortalTable::new("t", vec![], vec![]), &[], Locale::En);
    /// assert!(error.expect_err("no column A").message(Locale::Fr).contains("colonne"));
    /// # Ok::<(), inspir_core::portal::MappingError>(())
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let (has_more, is_page) = (!self.known.is_empty(), self.page.is_some());
        let template = import_words(self.fault, has_more, self.columns.len(), is_page);
        let mut out = String::new();
        fill_values(template.get(locale), &mut out, &mut |name, out| match name {
            "table" => out.push_str(&self.table),
            "column" => out.push_str(&self.column),
            "page" => self.page.iter().for_each(|page| out.push_str(&page.to_string())),
            "columns" => {
                let few = self.columns.get(..COLUMNS).unwrap_or(&self.columns);
                out.push_str(&few.join(", "));
                out.push_str(if few.len() < self.columns.len() { ", …" } else { "" });
            }
            _ => out.push_str(&self.known),
        });
        out
    }
}

impl fmt::Display for ImportError {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.message(Locale::En))
    }
}

impl std::error::Error for ImportError {}
