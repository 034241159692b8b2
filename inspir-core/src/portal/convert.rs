//! Tables to applications.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{CellReader, CellValue};
use super::collect::Collected;
use super::destination::Destination;
use super::error::ImportError;
use super::headers::Headers;
use super::imported::Imported;
use super::lines::LineTable;
use super::mapping::{MappedColumn, Mapping};
use super::notice::{Notice, RefusedCell};
use super::notice_kind::NoticeKind;
use super::sheet::{Sheet, at};
use crate::field::List;
use crate::locale::Locale;
use crate::written::WrittenError;

impl Mapping {
    /// Makes an application of each row of a table, with the lines of further tables.
    ///
    /// The locale is that of the people who wrote: it says in which order the readings of an ambiguous
    /// number are told, and which label of a choice.
    ///
    /// ```
    /// use inspir_core::portal::{CellValue, Mapping, Sheet};
    /// use inspir_core::{Call, Locale};
    ///
    /// let mapping = Mapping::from_json(br#"{"columns": {"SIRET": "/applicant/siret"}}"#, &Call::follow_up())?;
    /// let sheet = Sheet::new("t", vec!["SIRET"], vec![
    ///     vec![CellValue::Text("356 000 000 18723")],
    ///     vec![CellValue::Text("7,32829E+13")],
    /// ]);
    /// let imported = mapping.applications(&sheet, &[], Locale::Fr)?;
    /// assert_eq!(imported.applications, [r#"{"applicant":{"siret":"35600000018723"}}"#, "{}"]);
    /// assert!(imported.refused[0].error.message(Locale::En).contains("as text"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`ImportError`] if a table or a column that the mapping names is missing.
    pub fn applications(
        &self,
        sheet: &Sheet<'_>,
        lines: &[Sheet<'_>],
        locale: Locale,
    ) -> Result<Imported, ImportError> {
        let mut imported = Imported::default();
        let reader = CellReader { locale, currency: self.call.currency() };
        let mut headers = Headers::new(sheet, &mut imported.notices);
        let key = match &self.key {
            Some(key) => Some(headers.find(key)?),
            None => None,
        };
        let places: Result<Vec<usize>, ImportError> =
            self.columns.iter().map(|column| headers.find(&column.name)).collect();
        let places = places?;
        headers.tell_unmapped();
        let mut tables = Vec::new();
        for mapped in &self.lines {
            let sheet = lines.iter().find(|sheet| sheet.name == mapped.name);
            let sheet = sheet.ok_or_else(|| ImportError::no_table(&mapped.name))?;
            tables.push(LineTable::new(self, mapped, sheet, reader, &mut imported.notices)?);
        }
        for sheet in
            lines.iter().filter(|sheet| self.lines.iter().all(|mapped| mapped.name != sheet.name))
        {
            imported.notices.push(notice(
                NoticeKind::UnmappedTable,
                &sheet.name,
                None,
                &sheet.name,
            ));
        }
        let keys: Vec<&str> =
            sheet.rows.iter().map(|row| key.map_or("", |key| at(row, key).key())).collect();
        self.tell_keys(sheet, &keys, &mut imported.notices);
        for (number, row) in sheet.rows.iter().enumerate() {
            let mut made = Collected::default();
            for (column, place) in self.columns.iter().zip(&places) {
                let Some(to) = &column.to else { continue };
                let cell = at(row, *place);
                if let Err((path, error)) = self.put(to, column, cell, reader, &mut made) {
                    imported.refused.push(RefusedCell {
                        table: sheet.name.clone(),
                        row: number + 1,
                        column: column.name.clone(),
                        path,
                        error,
                    });
                }
            }
            let key = keys.get(number).copied().unwrap_or_default();
            for table in &mut tables {
                table.add_lines(key, &mut made, &mut imported);
            }
            let (application, contradictions) = made.finish(self.layout());
            for kind in contradictions {
                let told = notice(NoticeKind::Contradiction, &sheet.name, Some(number + 1), &kind);
                imported.notices.push(told);
            }
            imported.applications.push(application.to_string());
        }
        for table in tables {
            table.tell_orphans(&mut imported.notices);
        }
        imported.keys = keys.into_iter().map(str::to_owned).collect();
        Ok(imported)
    }

    /// Puts the value of a cell where its column leads. An error comes with the place.
    fn put(
        &self,
        to: &Destination,
        column: &MappedColumn,
        cell: CellValue<'_>,
        reader: CellReader,
        made: &mut Collected,
    ) -> Result<(), (String, WrittenError)> {
        let layout = self.layout();
        match to {
            Destination::Field(number) => {
                let Some(field) = layout.fields.get(*number) else { return Ok(()) };
                let read = reader.read(field, &column.read, cell);
                let value = read.map_err(|error| (field.pointer.clone(), error))?;
                value.into_iter().for_each(|value| made.put_field(&field.pointer, value));
            }
            Destination::Item { list, item, column: member } => {
                let Some(info) = layout.lists.get(*list) else { return Ok(()) };
                let Some(field) = info.columns.get(*member) else { return Ok(()) };
                let read = reader.read(field, &column.read, cell);
                let path = || format!("{}/*/{}", info.pointer, field.pointer);
                if let Some(value) = read.map_err(|error| (path(), error))? {
                    made.put_member(*list, item, &field.pointer, value, &column.read.with);
                }
            }
            Destination::Present { kind } => {
                let read = reader.read_flag(&column.read, cell);
                let path = || layout.list_pointer(List::DOCUMENTS).to_owned();
                if let Some(is_there) = read.map_err(|error| (path(), error))? {
                    made.put_present(kind, is_there, &column.read.with);
                }
            }
        }
        Ok(())
    }

    /// Tells of rows without a key, and of keys that stand more than once.
    fn tell_keys(&self, sheet: &Sheet<'_>, keys: &[&str], notices: &mut Vec<Notice>) {
        let Some(column) = &self.key else { return };
        let mut counts = BTreeMap::<&str, usize>::new();
        for (number, key) in keys.iter().enumerate() {
            if key.is_empty() {
                notices.push(notice(NoticeKind::NoKey, &sheet.name, Some(number + 1), column));
            } else {
                *counts.entry(key).or_default() += 1;
            }
        }
        let twice: BTreeSet<&str> =
            counts.into_iter().filter(|(_, count)| *count > 1).map(|(key, _)| key).collect();
        for (number, key) in keys.iter().enumerate().filter(|(_, key)| twice.contains(*key)) {
            notices.push(notice(NoticeKind::KeyTwice, &sheet.name, Some(number + 1), key));
        }
    }
}

fn notice(kind: NoticeKind, table: &str, row: Option<usize>, subject: &str) -> Notice {
    let (table, subject) = (table.to_owned(), subject.to_owned());
    Notice { kind, table, row, subject, other: String::new() }
}
