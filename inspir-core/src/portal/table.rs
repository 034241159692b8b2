//! Tables, as they come in.

use super::cell::CellValue;

/// A table: its name, its headers, and rows of as many cells.
///
/// ```
/// use inspir_core::portal::{CellValue, PortalTable};
///
/// let table = PortalTable::new("budget", vec!["Objet"], vec![vec![CellValue::Text("Salle")]]);
/// assert_eq!(table.rows.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PortalTable<'t> {
    /// By which the mapping and messages name it.
    pub name: String,
    /// The names of the columns.
    pub headers: Vec<&'t str>,
    /// A row that is too short ends in empty cells.
    pub rows: Vec<Vec<CellValue<'t>>>,
}

impl<'t> PortalTable<'t> {
    /// A table.
    ///
    /// ```
    /// # use inspir_core::portal::PortalTable;
    /// assert!(PortalTable::new("empty", vec![], vec![]).rows.is_empty());
    /// ```
    pub fn new(
        name: impl Into<String>,
        headers: Vec<&'t str>,
        rows: Vec<Vec<CellValue<'t>>>,
    ) -> Self {
        Self { name: name.into(), headers, rows }
    }
}

/// The cell of a row.
pub(super) fn at<'t>(row: &[CellValue<'t>], index: usize) -> CellValue<'t> {
    row.get(index).copied().unwrap_or_default()
}
