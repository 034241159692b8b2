//! Tables: Arrow batches from and to Python, and JSON Lines.

use std::borrow::Cow;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader};
use arrow_schema::{ArrowError, Schema, SchemaRef};
use inspir_core::ComparisonCounts;
use inspir_core::arrow::{
    InputColumns, JsonLines, LineComparer, TableAssessor, TableComparer, TableError,
};
use pyo3::create_exception;
use pyo3::exceptions::{PyOSError, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::PyRecordBatchReader;
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::to_schema_pycapsule;
use pyo3_arrow::input::AnyRecordBatch;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::Call;
use crate::options::{Rows, Threads};
use crate::sources::{NamedError, read_lines};

/// How many rows a step gathers for each thread.
const ROWS: usize = 4096;

create_exception!(
    inspir._engine,
    Refused,
    PyValueError,
    "A table, or one of its columns, cannot be assessed: the message, and the column."
);

fn refused(error: &TableError) -> PyErr {
    Refused::new_err((error.to_string(), error.column().to_owned()))
}

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
    let columns = InputColumns { keys: &keys, assess_keys, json: json.as_deref() };
    let assessor = TableAssessor::with(&call.0, &source.schema(), &columns, &rows.0)
        .map_err(|error| refused(&error))?;
    let schema = assessor.schema();
    let work = Box::new(move |batches: &[RecordBatch]| assessor.assess(batches));
    let batches = Assessed { source, work, pool: pool(threads)?, ready: VecDeque::new() };
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
    by: Vec<String>,
    json: Option<String>,
    rows: bool,
    threads: Threads,
    progress: Option<Py<PyAny>>,
) -> PyResult<(Reader, Counts)> {
    let source = data.into_reader()?;
    let [keys, by] = [&keys, &by].map(|names| names.iter().map(String::as_str).collect::<Vec<_>>());
    let (schema, others) = (source.schema(), calls(&others));
    let comparer = TableComparer::new(&call.0, &others, &schema, &keys, &by, json.as_deref(), rows)
        .map_err(|error| refused(&error))?;
    let (schema, counter) = (comparer.schema(), comparer.clone());
    let work = Box::new(move |batches: &[RecordBatch]| comparer.compare(batches));
    let batches = Assessed { source, work, pool: pool(threads)?, ready: VecDeque::new() };
    let reader = Reader::new(schema, progress, Box::new(batches.map(|batch| (batch, 0))));
    Ok((reader, Counts(Box::new(move || counter.counts()))))
}

/// Compares what editions of a call decide on JSON Lines, from a path or from a binary file.
#[pyfunction]
#[expect(clippy::too_many_arguments, reason = "the Python side names each of them")]
pub(crate) fn compare_lines(
    py: Python<'_>,
    call: &Call,
    others: Vec<Bound<'_, Call>>,
    source: &Bound<'_, PyAny>,
    by: Vec<String>,
    rows: bool,
    threads: Threads,
    progress: Option<Py<PyAny>>,
) -> PyResult<(Reader, Counts)> {
    let by: Vec<&str> = by.iter().map(String::as_str).collect();
    let comparer =
        LineComparer::new(&call.0, &calls(&others), &by, rows).map_err(|error| refused(&error))?;
    let counter = comparer.clone();
    let make = move |opened| JsonLines::comparing(&comparer, opened);
    let reader = read_lines(py, source, threads, progress, make)?;
    Ok((reader, Counts(Box::new(move || counter.counts()))))
}

fn calls(others: &[Bound<'_, Call>]) -> Vec<inspir_core::Call> {
    others.iter().map(|call| call.get().0.clone()).collect()
}

/// What a comparison has counted so far.
#[pyclass(frozen, module = "inspir._engine")]
pub(crate) struct Counts(Box<dyn Fn() -> Vec<ComparisonCounts> + Send + Sync>);

#[pymethods]
impl Counts {
    /// The counts as JSON, for each of the other editions.
    fn to_json(&self) -> Vec<String> {
        (self.0)().iter().map(ComparisonCounts::to_json).collect()
    }
}

/// The pool that all tables share, and its process: a forked process has none of the threads of its
/// parent.
static SHARED: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);

/// A pool of `threads` threads; without a number, the shared pool.
pub(crate) fn pool(Threads(threads): Threads) -> PyResult<Arc<ThreadPool>> {
    let build = || {
        let pool = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build();
        pool.map(Arc::new).map_err(|error| PyRuntimeError::new_err(error.to_string()))
    };
    if threads.is_some() {
        return build();
    }
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((of, pool)) = &*shared
        && *of == process::id()
    {
        return Ok(Arc::clone(pool));
    }
    let pool = build()?;
    // The pool is never dropped: in a forked process, its threads do not exist and cannot end.
    std::mem::forget(Arc::clone(&pool));
    *shared = Some((process::id(), Arc::clone(&pool)));
    Ok(pool)
}

/// A binary file of Python.
pub(crate) struct PythonFile(pub(crate) Py<PyAny>);

impl Read for PythonFile {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        Python::attach(|py| {
            let read = self.0.bind(py).call_method1("read", (buffer.len(),))?;
            let bytes = read.extract::<Cow<'_, [u8]>>().map_err(|_| {
                PyTypeError::new_err("`read` gives no bytes: open the file in binary mode")
            })?;
            let start = buffer.get_mut(..bytes.len());
            let start =
                start.ok_or_else(|| io::Error::other("`read` gave more than was asked for"))?;
            start.copy_from_slice(&bytes);
            Ok(bytes.len())
        })
    }
}

/// What is done with some batches.
type Work = Box<dyn Fn(&[RecordBatch]) -> Result<Vec<RecordBatch>, TableError> + Send + Sync>;

/// The batches of a table, each assessed when it is asked for.
struct Assessed {
    source: Box<dyn RecordBatchReader + Send>,
    work: Work,
    pool: Arc<ThreadPool>,
    ready: VecDeque<RecordBatch>,
}

impl Iterator for Assessed {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(batch) = self.ready.pop_front() {
            return Some(Ok(batch));
        }
        let (mut batches, mut rows) = (Vec::new(), 0);
        while rows < self.pool.current_num_threads() * ROWS {
            match next_batch(self.source.as_mut()) {
                Some(Ok(batch)) => {
                    rows += batch.num_rows();
                    batches.push(batch);
                }
                Some(Err(error)) => return Some(Err(error)),
                None => break,
            }
        }
        // The Arrow library panics at some layouts of nested columns.
        let assess = || self.pool.install(|| (self.work)(&batches));
        match catch_unwind(AssertUnwindSafe(assess)) {
            Ok(Ok(assessed)) => self.ready.extend(assessed),
            Ok(Err(error)) => return Some(Err(ArrowError::ExternalError(Box::new(error)))),
            Err(_) => {
                let told = "a column has a layout that the Arrow library cannot take apart; hand \
                            over lists and structs without dictionaries, or the JSON";
                return Some(Err(ArrowError::ExternalError(Box::new(PyValueError::new_err(told)))));
            }
        }
        self.ready.pop_front().map(Ok)
    }
}

/// The next batch. The Arrow library panics at some slices of nested structs.
fn next_batch(
    source: &mut (dyn RecordBatchReader + Send),
) -> Option<Result<RecordBatch, ArrowError>> {
    catch_unwind(AssertUnwindSafe(|| source.next())).unwrap_or_else(|_| {
        let told = "a batch cannot be read: one of its structs begins inside its buffers, as the \
                    slice of a table; hand over a copy of the table, or its JSON";
        Some(Err(ArrowError::ExternalError(Box::new(PyValueError::new_err(told)))))
    })
}

/// A batch, and the number of bytes read from the source so far.
type Step = (Result<RecordBatch, ArrowError>, u64);

/// Makes batches while other threads of Python run.
struct Steps {
    progress: Option<Py<PyAny>>,
    rows: usize,
    /// `None` after the last batch, or after an error.
    steps: Option<Box<dyn Iterator<Item = Step> + Send>>,
}

impl Iterator for Steps {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        Python::attach(|py| {
            let steps = self.steps.as_mut()?;
            let step = py.detach(|| steps.next()).map(|(batch, bytes)| {
                let batch = batch?;
                self.rows += batch.num_rows();
                if let Some(progress) = &self.progress {
                    let told = progress.call1(py, (self.rows, bytes));
                    told.map_err(|error| ArrowError::ExternalError(Box::new(error)))?;
                }
                Ok(batch)
            });
            if !matches!(step, Some(Ok(_))) {
                (self.steps, self.progress) = (None, None);
            }
            step
        })
    }
}

/// The exception that Python raises for an error.
fn raised(error: ArrowError) -> PyErr {
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
        Some(error) => Refused::new_err((named(error.to_string()), error.column().to_owned())),
        None if file.is_some() => io::Error::new(error.kind(), named(error.to_string())).into(),
        None => error.into(),
    }
}

/// A stream of assessed rows: it is read once, and memory does not grow with it.
#[pyclass(frozen, module = "inspir")]
pub(crate) struct Reader {
    schema: SchemaRef,
    steps: Mutex<Option<Steps>>,
}

impl Reader {
    pub(crate) fn new(
        schema: SchemaRef,
        progress: Option<Py<PyAny>>,
        steps: Box<dyn Iterator<Item = Step> + Send>,
    ) -> Self {
        let steps = Steps { progress, rows: 0, steps: Some(steps) };
        Self { schema, steps: Mutex::new(Some(steps)) }
    }

    fn take(&self) -> PyResult<Steps> {
        let steps = self.steps.lock().unwrap_or_else(PoisonError::into_inner).take();
        steps.ok_or_else(|| PyValueError::new_err("the stream was read already: it is read once"))
    }
}

#[pymethods]
impl Reader {
    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        names(&self.schema)
    }

    /// Reads all of it.
    fn read_all(&self, py: Python<'_>) -> PyResult<Table> {
        let mut batches = Vec::new();
        for batch in self.take()? {
            batches.push(batch.map_err(raised)?);
            py.check_signals()?;
        }
        Ok(Table { schema: Arc::clone(&self.schema), batches })
    }

    /// Reads all of it, and keeps nothing.
    fn drain(&self, py: Python<'_>) -> PyResult<()> {
        for batch in self.take()? {
            batch.map_err(raised)?;
            py.check_signals()?;
        }
        Ok(())
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.schema.as_ref())
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        stream(py, self.take()?, &self.schema, requested_schema)
    }

    fn __repr__(&self) -> String {
        format!("<inspir.Reader of {}>", names(&self.schema).join(", "))
    }
}

/// Assessed rows, one for each application, in their order.
#[pyclass(frozen, module = "inspir")]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        names(&self.schema)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyArrowResult<Bound<'py, PyCapsule>> {
        to_schema_pycapsule(py, self.schema.as_ref())
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let batches = self.batches.clone().into_iter().map(Ok);
        stream(py, batches, &self.schema, requested_schema)
    }

    fn __repr__(&self) -> String {
        let columns = names(&self.schema).join(", ");
        format!("<inspir.Table of {} rows: {columns}>", self.__len__())
    }
}

fn names(schema: &Schema) -> Vec<String> {
    schema.fields().iter().map(|field| field.name().clone()).collect()
}

fn stream<'py>(
    py: Python<'py>,
    batches: impl Iterator<Item = Result<RecordBatch, ArrowError>> + Send + 'static,
    schema: &SchemaRef,
    requested: Option<&Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyAny>> {
    let reader = RecordBatchIterator::new(batches, Arc::clone(schema));
    let reader = Bound::new(py, PyRecordBatchReader::new(Box::new(reader)))?;
    reader.call_method1("__arrow_c_stream__", (requested,))
}
