//! Tables to applications.

use super::cell::{CellReader, CellValue};
use super::collect::Collected;
use super::destination::Destination;
use super::error::ImportError;
use super::imported::Imported;
use super::mapping::{MappedColumn, Mapping};
use super::table::PortalTable;
use crate::field::List;
use crate::locale::Locale;
use crate::written::WrittenError;

impl Mapping {
    /// Makes an application of each row of a table, with the lines of further tables.
    ///
    /// The locale is that of the people who wrote. It decides in which order the readings of an ambiguous
    /// number are told, and which label of a choice is.
    ///
    /// ```
    /// use inspir_core::portal::{CellValue, Mapping, PortalTable};
    /// use inspir_core::{Call, Locale};
    ///
    /// let mapping = Mapping::from_json(br#"{"columns": {"SIRET": "/applicant/siret"}}"#, &Call::follow_up())?;
    /// let table = PortalTable::new("t", vec!["SIRET"], vec![
    ///     vec![CellValue::Text("356 000 000 18723")],
    ///     vec![CellValue::Text("7,32829E+13")],
    /// ]);
    /// let imported = mapping.applications(&table, &[], Locale::Fr)?;
    /// assert_eq!(imported.applications, [r#"{"applicant":{"siret":"35600000018723"}}"#, "{}"]);
    /// assert!(imported.refused[0].error.message(Locale::En).contains("as text"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// [`import`](Self::import) does the same batch by batch.
    ///
    /// # Errors
    /// [`ImportError`] if a table or a column that the mapping names is missing.
    pub fn applications(
        &self,
        table: &PortalTable<'_>,
        lines: &[PortalTable<'_>],
        locale: Locale,
    ) -> Result<Imported, ImportError> {
        let mut import = self.import(&table.name, &table.headers, lines, locale)?;
        let mut imported = import.rows(&table.rows);
        imported.notices.extend(import.finish());
        Ok(imported)
    }

    /// Puts the value of a cell where its column leads; `title` is what people call the column. An error comes
    /// with the place.
    pub(super) fn put(
        &self,
        to: &Destination,
        (title, column): (&str, &MappedColumn<Destination>),
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
            Destination::Kept { pointer } => {
                let Some(field) = Destination::text(layout) else { return Ok(()) };
                let read = reader.read(field, &column.read, cell);
                let value = read.map_err(|error| (pointer.clone(), error))?;
                // Keys are grouped without the spaces around them.
                let text = value.as_ref().and_then(serde_json::Value::as_str).map(str::trim);
                text.into_iter().for_each(|text| made.put_field(pointer, text.into()));
            }
            Destination::Item { list, item, column: member } => {
                let Some(info) = layout.lists.get(*list) else { return Ok(()) };
                let Some(field) = info.columns.get(*member) else { return Ok(()) };
                let read = reader.read(field, &column.read, cell);
                let place = (*list, item);
                let value = read.map_err(|error| {
                    made.put_unread(place, &field.pointer);
                    (format!("{}/*/{}", info.pointer, field.pointer), error)
                })?;
                if let Some(value) = value {
                    made.put_member(place, (title, &field.pointer), value, &column.read.with);
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
}
