//! What Python raises: for definitions, JSON and patches, for tables, and for sources that cannot be read.

use std::fmt;
use std::io;

use arrow_schema::ArrowError;
use inspir_core::arrow::TableError;
use inspir_core::{CallError, InputError, Locale};
use pyo3::create_exception;
use pyo3::exceptions::{PyOSError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;

create_exception!(
    inspir._engine,
    Refused,
    PyValueError,
    "A table, or one of its columns, cannot be assessed: the message, and the column."
);

create_exception!(
    inspir._engine,
    Misfit,
    PyValueError,
    "A patch does not fit: the message, and the path."
);

/// The exception for a definition: its message, then the path, message, line, column, code and suggestion
/// of each mistake.
pub(crate) fn refused_definition(error: &CallError, locale: Locale) -> PyErr {
    let problems = error.problems().iter();
    let problems: Vec<_> = problems
        .map(|problem| {
            let (path, message) = (problem.path().to_owned(), problem.message(locale));
            let suggestion = problem.suggestion();
            (path, message, problem.line(), problem.column(), problem.code().id(), suggestion)
        })
        .collect();
    PyValueError::new_err((error.message(locale), problems))
}

/// The exception for JSON that cannot be read.
pub(crate) fn unread(error: &InputError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// The exception for a table that cannot be assessed.
pub(crate) fn refused(error: &TableError) -> PyErr {
    Refused::new_err((told(error), error.column().to_owned()))
}

/// What is told of a table, or of lines, that cannot be assessed.
fn told(error: &TableError) -> String {
    let is_table =
        matches!(error, TableError::NoMember { .. } | TableError::NotLines { is_table: true, .. });
    let leads_on =
        "; `inspir.applications(table, mapping)` makes applications of the table of a portal";
    format!("{error}{}", if is_table { leads_on } else { "" })
}

/// An error of a source, and the name of its file.
#[derive(Debug)]
pub(crate) struct NamedError {
    pub(crate) file: Option<String>,
    pub(crate) error: io::Error,
}

impl fmt::Display for NamedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.file {
            Some(file) => write!(f, "{file}: {}", self.error),
            None => self.error.fmt(f),
        }
    }
}

impl std::error::Error for NamedError {}

/// The error of a source as one of Arrow.
pub(crate) fn external(error: NamedError) -> ArrowError {
    ArrowError::ExternalError(Box::new(error))
}

/// The exception that Python raises for an error of a source.
pub(crate) fn read_error(NamedError { file, error }: NamedError) -> PyErr {
    let named = |text: String| match &file {
        Some(file) => format!("{file}: {text}"),
        None => text,
    };
    match error.get_ref().and_then(|inner| inner.downcast_ref::<TableError>()) {
        Some(error) => Refused::new_err((named(told(error)), error.column().to_owned())),
        None if file.is_some() => io::Error::new(error.kind(), named(error.to_string())).into(),
        None => error.into(),
    }
}

/// The exception that Python raises for an error.
pub(crate) fn raised(error: ArrowError) -> PyErr {
    let ArrowError::ExternalError(inner) = error else {
        return PyRuntimeError::new_err(error.to_string());
    };
    let inner = match inner.downcast::<PyErr>() {
        Ok(error) => return *error,
        Err(inner) => inner,
    };
    let inner = match inner.downcast::<NamedError>() {
        Ok(error) => return read_error(*error),
        Err(inner) => inner,
    };
    match inner.downcast_ref::<TableError>() {
        Some(error) => refused(error),
        None => PyOSError::new_err(inner.to_string()),
    }
}
