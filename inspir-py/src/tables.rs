//! Tables, assessed and compared for Python.

use inspir_core::arrow::{InputColumns, TableAssessor, TableComparer};
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;

use crate::Call;
use crate::batches::Assessed;
use crate::errors::refused;
use crate::options::{Rows, Threads};
use crate::pool::pool;
use crate::stream::{Reader, until_end};
use crate::work::{Counts, calls};

/// Assesses the rows of a table, or of a stream.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "the Python side names each of them")]
pub(crate) fn table(
    call: &Call,
    data: AnyRecordBatch,
    keys: Vec<String>,
    assess_keys: bool,
    json: Option<String>,
    rows: Rows,
    threads: Threads,
    progress: Option<Py<PyAny>>,
) -> PyResult<Reader> {
    let source = data.into_reader()?;
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let columns =
        InputColumns { keys: &keys, assess_keys, json: json.as_deref(), ..InputColumns::default() };
    let assessor = TableAssessor::with(&call.0, &source.schema(), &columns, &rows.0)
        .map_err(|error| refused(&error))?;
    let schema = assessor.schema();
    let batches = Assessed::new(source, pool(threads)?, move |batches| assessor.assess(batches));
    Ok(Reader::new(schema, progress, Box::new(batches.map(|batch| (batch, 0)))))
}

/// Compares what editions of a call decide on the rows of a table, or of a stream.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "the Python side names each of them")]
pub(crate) fn compare_table(
    call: &Call,
    others: Vec<Bound<'_, Call>>,
    data: AnyRecordBatch,
    keys: Vec<String>,
    assess_keys: bool,
    by: Vec<String>,
    json: Option<String>,
    rows: bool,
    threads: Threads,
    progress: Option<Py<PyAny>>,
) -> PyResult<(Reader, Counts)> {
    let source = data.into_reader()?;
    let [keys, by] = [&keys, &by].map(|names| names.iter().map(String::as_str).collect::<Vec<_>>());
    let (schema, others) = (source.schema(), calls(&others));
    let columns =
        InputColumns { keys: &keys, assess_keys, json: json.as_deref(), ..InputColumns::default() };
    let comparer = TableComparer::new(&call.0, &others, &schema, &columns, &by, rows)
        .map_err(|error| refused(&error))?;
    let (schema, counter, whole) = (comparer.schema(), comparer.clone(), comparer.clone());
    let batches = Assessed::new(source, pool(threads)?, move |batches| comparer.compare(batches));
    let steps = until_end(batches.map(|batch| (batch, 0)), move || whole.ended());
    let reader = Reader::new(schema, progress, steps);
    Ok((reader, Counts(Box::new(move || counter.counts()))))
}
