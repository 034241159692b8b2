//! What people write: amounts and days.

use inspir_core::{Amount, Currency, wire, written};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::options::Tag;

fn currency(id: &str) -> PyResult<Currency> {
    id.parse::<Currency>().map_err(|error| PyValueError::new_err(error.to_string()))
}

/// Reads an amount: the JSON of what was read.
#[pyfunction]
pub(crate) fn read_amount(text: &str, tag: Tag, id: &str) -> PyResult<String> {
    Ok(wire::read_amount(text, tag.0, currency(id)?))
}

/// Reads a number, such as `1234.50`, as an amount: the JSON of what was read.
#[pyfunction]
pub(crate) fn amount_of_number(number: &str, tag: Tag, id: &str) -> PyResult<String> {
    Ok(wire::amount_of_number(number, tag.0, currency(id)?))
}

/// Reads a day: the JSON of what was read.
#[pyfunction]
pub(crate) fn read_date(text: &str, tag: Tag) -> PyResult<String> {
    Ok(wire::read_date(text, tag.0))
}

/// Writes a count as people do.
#[pyfunction]
pub(crate) fn format_count(count: u64, tag: Tag) -> String {
    written::format_count(count, tag.0)
}

/// Writes an amount, such as `1234.50`, as people do.
#[pyfunction]
pub(crate) fn format_amount(amount: &str, tag: Tag, id: &str) -> PyResult<String> {
    let read = amount.parse::<Amount>();
    let amount = read.map_err(|error| PyValueError::new_err(error.to_string()))?;
    Ok(written::format_amount(amount, tag.0, currency(id)?))
}
