//! Tables of a portal to applications.

use std::sync::{Mutex, PoisonError};

use inspir_core::Locale;
use inspir_core::portal::{
    self, CellValue, ImportError, Imported, MappingError, PortalTable, TableImport,
};
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyList, PyString};

use crate::Call;
use crate::options::Tag;

/// Which column is which member of applications.
#[pyclass(frozen, module = "inspir._engine")]
pub(crate) struct Mapping(portal::Mapping);

/// A mapping from its JSON text. The exception for one with mistakes: its message, then the path, code
/// and message of each.
#[pyfunction]
pub(crate) fn mapping(call: &Call, json: &[u8], tag: Tag) -> PyResult<Mapping> {
    let locale = tag.0;
    let read = portal::Mapping::from_json(json, &call.0).map(Mapping);
    read.map_err(|error: MappingError| {
        let problems = error.problems().iter().map(|problem| {
            (problem.path().to_owned(), problem.code().id(), problem.message(locale))
        });
        let problems: Vec<_> = problems.collect();
        PyValueError::new_err((error.message(locale), problems))
    })
}

/// The first float that is the nearest one of two whole numbers: 2⁵³.
const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0;

/// A cell that owns its text.
enum Owned {
    Empty,
    Text(String),
    Number(String),
}

impl Owned {
    /// The cell of `None`, a text, a number, a `bool`, or a `Decimal`.
    fn of(value: &Bound<'_, PyAny>) -> PyResult<Self> {
        if value.is_none() {
            return Ok(Self::Empty);
        }
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(Self::Text(text.to_str()?.to_owned()));
        }
        if let Ok(flag) = value.cast::<PyBool>() {
            return Ok(Self::Text(flag.is_true().to_string()));
        }
        if value.is_instance_of::<PyInt>() {
            return Ok(Self::Number(value.str()?.to_str()?.to_owned()));
        }
        if let Ok(float) = value.cast::<PyFloat>().map(PyFloatMethods::value) {
            if float.is_nan() {
                return Ok(Self::Empty);
            }
            // The shortest text that is this float: what a person wrote there. Above 2⁵³, floats stand for
            // whole numbers around them too.
            let is_exact = float.abs() < LARGEST_EXACT;
            let text = if is_exact { value.repr()?.to_string() } else { format!("{float:e}") };
            return Ok(Self::Number(text));
        }
        if value.get_type().name()? == "Decimal" {
            let text = value.call_method1("__format__", ("f",))?;
            return Ok(Self::Number(text.extract()?));
        }
        Err(PyTypeError::new_err(format!("a cell holds a `{}`", value.get_type().name()?)))
    }

    fn cell(&self) -> CellValue<'_> {
        match self {
            Self::Empty => CellValue::Empty,
            Self::Text(text) => CellValue::Text(text),
            Self::Number(number) => CellValue::Number(number),
        }
    }
}

/// The cells of rows.
fn owned_rows(rows: &Bound<'_, PyList>) -> PyResult<Vec<Vec<Owned>>> {
    let cells = |row: Bound<'_, PyAny>| -> PyResult<Vec<Owned>> {
        row.try_iter()?.map(|cell| Owned::of(&cell?)).collect()
    };
    rows.iter().map(cells).collect()
}

fn texts(headers: &[String]) -> Vec<&str> {
    headers.iter().map(String::as_str).collect()
}

fn cells(rows: &[Vec<Owned>]) -> Vec<Vec<CellValue<'_>>> {
    rows.iter().map(|row| row.iter().map(Owned::cell).collect()).collect()
}

/// Headers, the list that the rows of a table hold, and its headers.
type Headers = (String, String, Vec<String>);

/// The JSON of a draft of a mapping.
#[pyfunction]
pub(crate) fn suggest(
    call: &Call,
    headers: Vec<String>,
    lines: Vec<Headers>,
    tag: Tag,
) -> PyResult<String> {
    let locale = tag.0;
    let headers = texts(&headers);
    let of_lines: Vec<Vec<&str>> = lines.iter().map(|(.., headers)| texts(headers)).collect();
    let tables = lines.iter().zip(&of_lines);
    let tables: Vec<_> = tables
        .map(|((name, to, _), headers)| (name.as_str(), to.as_str(), headers.as_slice()))
        .collect();
    Ok(portal::suggest(&headers, &tables, &call.0).to_json(locale))
}

/// The exception for tables that cannot be taken: its message, the code, the table and the column.
fn refused(error: &ImportError, locale: Locale) -> PyErr {
    let (table, column) = (error.table().to_owned(), error.column().to_owned());
    PyKeyError::new_err((error.message(locale), error.code().id(), table, column))
}

#[pymethods]
impl Mapping {
    /// The JSON of what dossiers come to.
    fn dossiers(&self, py: Python<'_>, json: &[u8], tag: Tag) -> PyResult<String> {
        let locale = tag.0;
        let imported = py.detach(|| self.0.dossiers(json, locale));
        imported.map(|imported| imported.to_json(locale)).map_err(|error| refused(&error, locale))
    }

    /// Begins the import of a table with these headers, and of further tables by their names. All rows come batch
    /// by batch.
    fn begin(
        &self,
        name: &str,
        headers: Vec<String>,
        lines: Vec<(String, Vec<String>)>,
        tag: Tag,
    ) -> PyResult<Import> {
        let locale = tag.0;
        let tables = lines.iter();
        let tables: Vec<_> = tables
            .map(|(name, headers)| PortalTable::new(name, texts(headers), Vec::new()))
            .collect();
        let headers = texts(&headers);
        let import = self.0.import(name, &headers, &tables, locale);
        let import = import.map_err(|error| refused(&error, locale))?;
        Ok(Import { import: Mutex::new(Some(import)), locale })
    }
}

/// The import of a table.
#[pyclass(frozen, module = "inspir._engine")]
pub(crate) struct Import {
    /// `None` once it is finished.
    import: Mutex<Option<TableImport>>,
    locale: Locale,
}

#[pymethods]
impl Import {
    /// The numbers of the columns that something is taken from, of the main table or of a further one by its name.
    fn taken(&self, lines: Option<&str>) -> Vec<usize> {
        let import = self.import.lock().unwrap_or_else(PoisonError::into_inner);
        import.as_ref().map(|import| import.taken(lines)).unwrap_or_default()
    }

    /// Takes a batch of rows of a further table. All of them come before the rows of applications.
    fn lines(&self, py: Python<'_>, table: &str, rows: &Bound<'_, PyList>) -> PyResult<()> {
        let rows = owned_rows(rows)?;
        py.detach(|| {
            let mut import = self.import.lock().unwrap_or_else(PoisonError::into_inner);
            import.iter_mut().for_each(|import| import.lines(table, &cells(&rows)));
        });
        Ok(())
    }

    /// The JSON of what a batch of rows comes to.
    fn rows(&self, py: Python<'_>, rows: &Bound<'_, PyList>) -> PyResult<String> {
        let rows = owned_rows(rows)?;
        py.detach(|| {
            let rows = cells(&rows);
            let mut import = self.import.lock().unwrap_or_else(PoisonError::into_inner);
            let imported = import.as_mut().map(|import| import.rows(&rows)).unwrap_or_default();
            Ok(imported.to_json(self.locale))
        })
    }

    /// The JSON of what is told once all rows have come.
    fn finish(&self) -> String {
        let import = self.import.lock().unwrap_or_else(PoisonError::into_inner).take();
        let notices = import.map(TableImport::finish).unwrap_or_default();
        let mut imported = Imported::default();
        imported.notices = notices;
        imported.to_json(self.locale)
    }
}
