//! Tables, as they come in.

use super::cell::CellValue;

/// A table: its name, its headers, and rows of as many cells.
///
/// ```
/// use inspir_core::portal::{CellValue, Sheet};
///
/// let sheet = Sheet::new("budget", vec!["Objet"], vec![vec![CellValue::Text("Salle")]]);
/// assert_eq!(sheet.rows.len(), 1);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet<'t> {
    /// By which the mapping and messages name it.
    pub name: String,
    /// The names of the columns.
    pub headers: Vec<&'t str>,
    /// A row that is too short ends in empty cells.
    pub rows: Vec<Vec<CellValue<'t>>>,
}

impl<'t> Sheet<'t> {
    /// A table.
    ///
    /// ```
    /// # use inspir_core::portal::Sheet;
    /// assert!(Sheet::new("empty", vec![], vec![]).rows.is_empty());
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
pub(super) fn at<'t>(row: &[CellValue<'t>], place: usize) -> CellValue<'t> {
    row.get(place).copied().unwrap_or_default()
}
