//! A table to applications, batch by batch.

use std::collections::BTreeMap;
use std::mem::take;
use std::sync::Arc;

use super::cell::{CellReader, CellValue};
use super::collect::Collected;
use super::error::ImportError;
use super::headers::Headers;
use super::imported::Imported;
use super::lines::LineTable;
use super::mapping::{Mapping, taken};
use super::notice::{Notice, RefusedCell};
use super::notice_kind::NoticeKind;
use super::table::{PortalTable, at};
use crate::locale::Locale;

/// The import of a table whose rows come batch by batch.
///
/// It holds the lines and the keys, and nothing of the rows.
///
/// ```
/// use inspir_core::portal::{CellValue, Mapping};
/// use inspir_core::{Call, Locale};
///
/// let mapping = Mapping::from_json(br#"{"key": "Id", "columns": {"Id": "/reference"}}"#, &Call::follow_up())?;
/// let mut import = mapping.import("files", &["Id"], &[], Locale::En)?;
/// assert_eq!(import.rows(&[vec![CellValue::Text("A1")]]).applications, [r#"{"reference":"A1"}"#]);
/// let second = import.rows(&[vec![CellValue::Text("A1")]]);
/// assert!(second.notices.iter().all(|notice| notice.kind.id() == "key_twice"));
/// assert!(import.finish().is_empty());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct TableImport {
    mapping: Arc<Mapping>,
    /// The name of the table.
    name: String,
    reader: CellReader,
    key: Option<usize>,
    /// The index of each column of the mapping.
    indices: Vec<usize>,
    /// What people call each column of the mapping.
    titles: Vec<String>,
    tables: Vec<LineTable>,
    /// The number of the first row with each key, until a second one is reported.
    keys: BTreeMap<String, Option<usize>>,
    /// The number of rows so far.
    rows: usize,
    /// The notices on the headers, until the first batch takes them.
    notices: Vec<Notice>,
}

impl Mapping {
    /// Begins the import of a table with these headers. Its rows come batch by batch.
    ///
    /// ```
    /// # use inspir_core::portal::Mapping;
    /// # use inspir_core::{Call, Locale};
    /// let mapping = Mapping::from_json(br#"{"columns": {"Projet": "/project/title"}}"#, &Call::follow_up())?;
    /// assert!(mapping.import("files", &["Projt"], &[], Locale::En).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`applications`](Self::applications).
    pub fn import(
        &self,
        name: &str,
        headers: &[&str],
        lines: &[PortalTable<'_>],
        locale: Locale,
    ) -> Result<TableImport, ImportError> {
        let titles = self.columns.iter().map(|column| column.name.clone()).collect();
        self.begin(&PortalTable::new(name, headers.to_vec(), Vec::new()), titles, lines, locale)
    }

    /// Begins the import of a table without its rows; `titles` is what people call each column of the mapping.
    pub(super) fn begin(
        &self,
        table: &PortalTable<'_>,
        titles: Vec<String>,
        lines: &[PortalTable<'_>],
        locale: Locale,
    ) -> Result<TableImport, ImportError> {
        let mapping = Arc::new(self.clone());
        let reader = CellReader { locale, currency: self.call.currency() };
        let mut notices = Vec::new();
        let name = table.name.as_str();
        let mut headers = Headers::new(name, &table.headers, &mut notices);
        let key = match &self.key {
            Some(key) => Some(headers.find(key)?),
            None => None,
        };
        let indices: Result<Vec<usize>, ImportError> =
            self.columns.iter().map(|column| headers.find(&column.name)).collect();
        let indices = indices?;
        headers.tell_unmapped();
        self.tell_accounts(name, &titles, &mut notices);
        let mut tables = Vec::new();
        for (number, mapped) in (1..).zip(&self.lines) {
            let table = lines.iter().find(|table| table.name == mapped.name);
            let table = table.ok_or_else(|| ImportError::no_table(&mapped.name))?;
            tables.push(LineTable::new(&mapping, (number, mapped), table, reader, &mut notices)?);
        }
        let is_mapped = |table: &&PortalTable<'_>| self.lines.iter().any(|m| m.name == table.name);
        for table in lines.iter().filter(|table| !is_mapped(table)) {
            let name = &table.name;
            notices.push(Notice::new(NoticeKind::UnmappedTable, (name, None), name, ""));
        }
        let (name, keys, rows) = (name.to_owned(), BTreeMap::new(), 0);
        Ok(TableImport { mapping, name, reader, key, indices, titles, tables, keys, rows, notices })
    }
}

impl TableImport {
    /// The numbers of the columns that something is taken from, from 0: the key, and those that go somewhere. They are
    /// those of the main table, or of a further one by its name; a table that the mapping does not name has none.
    ///
    /// ```
    /// # use inspir_core::portal::Mapping;
    /// # use inspir_core::{Call, Locale};
    /// let mapping = br#"{"key": "Id", "columns": {"Projet": "/project/title", "Avis": null}}"#;
    /// let mapping = Mapping::from_json(mapping, &Call::follow_up())?;
    /// let import = mapping.import("files", &["Projet", "avis ", "Note", "Id"], &[], Locale::En)?;
    /// assert_eq!(import.taken(None), [3, 0]);
    /// assert!(import.taken(Some("budget")).is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn taken(&self, lines: Option<&str>) -> Vec<usize> {
        let Some(name) = lines else {
            return taken(self.key, &self.mapping.columns, &self.indices);
        };
        let table = self.tables.iter().find(|table| table.name() == name);
        table.map(LineTable::taken).unwrap_or_default()
    }

    /// Takes more rows of a further table, which was named when the import began. All of them must come before
    /// the rows of the applications. Rows of any other table are ignored.
    ///
    /// ```
    /// # use inspir_core::portal::{CellValue, Mapping, PortalTable};
    /// # use inspir_core::{Call, Locale};
    /// let mapping = br#"{"key": "Id", "columns": {}, "lines": {"team": {"to": "/team", "columns": {"Nom": "name"}}}}"#;
    /// let mapping = Mapping::from_json(mapping, &Call::follow_up())?;
    /// let team = PortalTable::new("team", vec!["Id", "Nom"], Vec::new());
    /// let mut import = mapping.import("files", &["Id"], &[team], Locale::En)?;
    /// let id = CellValue::Text("A1");
    /// import.lines("team", &[vec![id, CellValue::Text("Alix")]]);
    /// assert_eq!(import.rows(&[vec![id]]).applications, [r#"{"team":[{"name":"Alix"}]}"#]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lines(&mut self, table: &str, rows: &[Vec<CellValue<'_>>]) {
        if let Some(table) = self.tables.iter_mut().find(|each| each.name() == table) {
            table.add_rows(rows);
        }
    }

    /// Makes an application of each row. The numbers of rows go on from batch to batch.
    ///
    /// ```
    /// # use inspir_core::portal::{CellValue, Mapping};
    /// # use inspir_core::{Call, Locale};
    /// let mapping = Mapping::from_json(br#"{"columns": {"Demande": "/request/operating"}}"#, &Call::follow_up())?;
    /// let mut import = mapping.import("files", &["Demande"], &[], Locale::En)?;
    /// import.rows(&[vec![CellValue::Text("5 000 €")]]);
    /// assert_eq!(import.rows(&[vec![CellValue::Text("5.000")]]).refused[0].row, 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rows(&mut self, rows: &[Vec<CellValue<'_>>]) -> Imported {
        let mut imported = Imported { notices: take(&mut self.notices), ..Imported::default() };
        let mapping = Arc::clone(&self.mapping);
        let further = self.tables.iter().map(|table| table.name().to_owned());
        let names: Vec<String> = std::iter::once(self.name.clone()).chain(further).collect();
        for row in rows {
            self.rows += 1;
            let key = self.key.map_or("", |key| at(row, key).key());
            self.tell_key(key, &mut imported.notices);
            let mut made = Collected::default();
            let columns = mapping.columns.iter().zip(&self.titles).zip(&self.indices);
            for ((column, title), index) in columns {
                let Some(to) = &column.to else { continue };
                let cell = at(row, *index);
                let put = mapping.put(to, (title, column), cell, self.reader, &mut made);
                if let Err((path, error)) = put {
                    let row = (self.name.as_str(), self.rows, key);
                    imported.refused.push(RefusedCell::new(row, &column.name, path, error));
                }
            }
            for table in &mut self.tables {
                table.add_lines(key, &mut made, &mut imported);
            }
            made.settle_budget(self.rows, &names, &mut imported.notices);
            let (application, contradictions) = made.finish(mapping.layout());
            for kind in contradictions {
                let row = (self.name.as_str(), Some(self.rows));
                imported.notices.push(Notice::new(NoticeKind::Contradiction, row, &kind, ""));
            }
            imported.applications.push(application.to_string());
            imported.keys.push(key.to_owned());
        }
        imported
    }

    /// The notices once all rows have come: on the lines that belong to no application.
    ///
    /// ```
    /// # use inspir_core::portal::{CellValue, Mapping, PortalTable};
    /// # use inspir_core::{Call, Locale};
    /// let mapping = br#"{"key": "Id", "columns": {}, "lines": {"team": {"to": "/team", "columns": {"Nom": "name"}}}}"#;
    /// let mapping = Mapping::from_json(mapping, &Call::follow_up())?;
    /// let text = CellValue::Text;
    /// let team = PortalTable::new("team", vec!["Id", "Nom"], vec![vec![text("A1"), text("Alix")]]);
    /// let import = mapping.import("files", &["Id"], &[team], Locale::En)?;
    /// assert_eq!(import.finish()[0].kind.id(), "orphan");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn finish(mut self) -> Vec<Notice> {
        let mut notices = take(&mut self.notices);
        for table in self.tables {
            table.tell_orphans(&mut notices);
        }
        notices
    }

    /// Reports a row without a key, and every row of a repeated key.
    fn tell_key(&mut self, key: &str, notices: &mut Vec<Notice>) {
        let Some(column) = &self.mapping.key else { return };
        if key.is_empty() {
            notices.push(Notice::new(NoticeKind::NoKey, (&self.name, Some(self.rows)), column, ""));
            return;
        }
        let Some(first) = self.keys.get_mut(key) else {
            self.keys.insert(key.to_owned(), Some(self.rows));
            return;
        };
        for row in first.take().into_iter().chain([self.rows]) {
            notices.push(Notice::new(NoticeKind::KeyTwice, (&self.name, Some(row)), key, ""));
        }
    }
}
