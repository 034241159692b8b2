//! Notices on an import, beside the applications.

use super::notice_kind::NoticeKind;
use super::notice_words::notice_words;
use crate::json::{WriteJson, object};
use crate::locale::{Locale, fill_values};
use crate::written::WrittenError;

/// A cell that could not be read. Its application has no answer there.
///
/// ```
/// use inspir_core::portal::{CellValue, Mapping, PortalTable};
/// use inspir_core::{Call, Locale};
///
/// let mapping = Mapping::from_json(br#"{"columns": {"Start": "/project/starts_on"}}"#, &Call::follow_up())?;
/// let table = PortalTable::new("projets", vec!["Start"], vec![vec![CellValue::Text("03/04/27")]]);
/// let imported = mapping.applications(&table, &[], Locale::En)?;
/// let refused = &imported.refused[0];
/// assert_eq!((refused.table.as_str(), refused.row), ("projets", 1));
/// assert_eq!(refused.path, "/project/starts_on");
/// assert_eq!(refused.error.found(), "03/04/27");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RefusedCell {
    /// The name of the table.
    pub table: String,
    /// The row, from 1, without the headers.
    pub row: usize,
    /// The key of the application that the row belongs to; empty if there is none.
    pub key: String,
    /// The header of the column.
    pub column: String,
    /// The place in the application; `*` stands for the number of an item.
    pub path: String,
    /// Why, and what to write.
    pub error: WrittenError,
}

/// Something about a table that its owner should know.
///
/// ```
/// use inspir_core::portal::{Mapping, NoticeKind, PortalTable};
/// use inspir_core::{Call, Locale};
///
/// let mapping = Mapping::from_json(br#"{"columns": {}}"#, &Call::follow_up())?;
/// let imported = mapping.applications(&PortalTable::new("t", vec!["Avis"], vec![]), &[], Locale::En)?;
/// let notice = &imported.notices[0];
/// assert_eq!(notice.kind, NoticeKind::UnmappedColumn);
/// assert_eq!(notice.message(Locale::En), "The mapping does not name the column “Avis”: nothing is taken from it.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notice {
    /// The kind of notice.
    pub kind: NoticeKind,
    /// The name of the table.
    pub table: String,
    /// The row, from 1, if it is about one.
    pub row: Option<usize>,
    /// The subject: a column, a key, a label.
    pub subject: String,
    /// The other side of a comparison: the name in the mapping, a type, an amount; of an
    /// answer of the API, the page.
    pub other: String,
}

impl RefusedCell {
    /// A refused cell in a row: of this table, with this number from 1, and with this key.
    pub(super) fn new(
        (table, row, key): (&str, usize, &str),
        column: &str,
        path: String,
        error: WrittenError,
    ) -> Self {
        let [table, key, column] = [table, key, column].map(str::to_owned);
        Self { table, row, key, column, path, error }
    }
}

impl Notice {
    /// A notice on a table, or on a row of it, from 1.
    pub(super) fn new(
        kind: NoticeKind,
        (table, row): (&str, Option<usize>),
        subject: &str,
        other: &str,
    ) -> Self {
        let [table, subject, other] = [table, subject, other].map(str::to_owned);
        Self { kind, table, row, subject, other }
    }

    /// The message, in a language.
    ///
    /// ```
    /// use inspir_core::portal::{CellValue, Mapping, PortalTable};
    /// use inspir_core::{Call, Locale};
    ///
    /// let mapping = r#"{"key": "Id", "columns": {}, "lines": {"budget": {"to": "/budget/expenses", "key": "Id", "columns": {}}}}"#;
    /// let mapping = Mapping::from_json(mapping.as_bytes(), &Call::follow_up())?;
    /// let budget = PortalTable::new("budget", vec!["Id"], vec![vec![CellValue::Text("A7")]]);
    /// let imported = mapping.applications(&PortalTable::new("t", vec!["Id"], vec![]), &[budget], Locale::Fr)?;
    /// assert!(imported.notices[0].message(Locale::Fr).contains("« A7 »"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let mut out = String::new();
        fill_values(notice_words(self.kind).get(locale), &mut out, &mut |name, out| match name {
            "subject" => out.push_str(&self.subject),
            _ => out.push_str(&self.other),
        });
        out
    }
}

/// A cell or a notice, as it is told in a language.
pub(super) struct InWords<'t, T>(pub(super) &'t T, pub(super) Locale);

impl WriteJson for InWords<'_, RefusedCell> {
    fn write(&self, out: &mut String) {
        let Self(refused, locale) = self;
        let row = u64::try_from(refused.row).unwrap_or(u64::MAX);
        let members: &[(&str, &dyn WriteJson, bool)] = &[
            ("table", &refused.table, false),
            ("row", &row, false),
            ("key", &refused.key, false),
            ("column", &refused.column, false),
            ("path", &refused.path, false),
            ("code", &refused.error.reason().id(), false),
            ("found", &refused.error.found(), false),
            ("readings", &refused.error.readings().to_vec(), false),
            ("message", &refused.error.message(*locale), false),
        ];
        object(members, out);
    }
}

impl WriteJson for InWords<'_, Notice> {
    fn write(&self, out: &mut String) {
        let Self(notice, locale) = self;
        let row = notice.row.map(|row| u64::try_from(row).unwrap_or(u64::MAX));
        let members: &[(&str, &dyn WriteJson, bool)] = &[
            ("kind", &notice.kind.id(), false),
            ("table", &notice.table, false),
            ("row", &row, false),
            ("subject", &notice.subject, false),
            ("message", &notice.message(*locale), false),
        ];
        object(members, out);
    }
}
