//! What Python chooses of tables: the rows, the threads, the language.

use inspir_core::arrow::{FindingRows, ResultRows};
use inspir_core::{Level, Locale, Status};
use pyo3::exceptions::{PyOverflowError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;

/// How many threads work: a number, or `None` for all cores.
pub(crate) struct Threads(pub(crate) Option<usize>);

impl FromPyObject<'_, '_> for Threads {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if given.is_none() {
            return Ok(Self(None));
        }
        match given.extract::<usize>() {
            Ok(threads) if threads > 0 => Ok(Self(Some(threads))),
            read => {
                let told = format!(
                    "`threads` is a whole number from 1, not {}; None takes all cores",
                    given.repr()?
                );
                Err(match read {
                    Err(error) if !error.is_instance_of::<PyOverflowError>(given.py()) => {
                        PyTypeError::new_err(told)
                    }
                    _ => PyValueError::new_err(told),
                })
            }
        }
    }
}

/// A language, by its tag: `fr`, `en-GB`, `fr_FR`.
pub(crate) struct Tag(pub(crate) Locale);

impl FromPyObject<'_, '_> for Tag {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let tag = given.cast::<PyString>().ok().map(|tag| tag.to_string());
        if let Some(locale) = tag.as_deref().and_then(|tag| tag.parse().ok()) {
            return Ok(Self(locale));
        }
        let tags: Vec<&str> = Locale::ALL.iter().map(|locale| locale.tag()).collect();
        let (found, tags) = (tag.unwrap_or_else(|| given.to_string()), tags.join(", "));
        Err(PyValueError::new_err(format!("unknown locale `{found}`; there are {tags}")))
    }
}

/// The ids of statuses and levels.
type StatusesAndLevels = (Vec<String>, Vec<String>);

/// Which rows come out: the language of their words, and of findings their statuses and levels.
pub(crate) struct Rows(pub(crate) ResultRows);

impl FromPyObject<'_, '_> for Rows {
    type Error = PyErr;

    fn extract(given: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let (locale, findings): (Option<Tag>, Option<StatusesAndLevels>) = given.extract()?;
        let locale = locale.map(|tag| tag.0);
        Ok(Self(match findings {
            None => ResultRows::Applications(locale),
            Some((statuses, levels)) => ResultRows::Findings(FindingRows {
                statuses: all(&statuses, |id| id.parse::<Status>().map_err(|e| e.to_string()))?,
                levels: all(&levels, |id| id.parse::<Level>().map_err(|e| e.to_string()))?,
                locale,
                ..FindingRows::default()
            }),
        }))
    }
}

/// The values of these ids.
fn all<T>(ids: &[String], of: impl Fn(&str) -> Result<T, String>) -> PyResult<Vec<T>> {
    ids.iter().map(|id| of(id).map_err(PyValueError::new_err)).collect()
}
