//! Assessed rows for Python: as a stream, and as a table.

use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::{RecordBatch, RecordBatchIterator};
use arrow_schema::{ArrowError, Schema, SchemaRef};
use inspir_core::arrow::TableError;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::PyRecordBatchReader;
use pyo3_arrow::error::PyArrowResult;
use pyo3_arrow::ffi::to_schema_pycapsule;

use crate::errors::raised;

/// A batch, and the number of bytes read from the source so far.
pub(crate) type Step = (Result<RecordBatch, ArrowError>, u64);

/// Batches, and what is wrong once all of them have come.
pub(crate) fn until_end(
    steps: impl Iterator<Item = Step> + Send + 'static,
    ended: impl FnOnce() -> Result<(), TableError> + Send + 'static,
) -> Box<dyn Iterator<Item = Step> + Send> {
    let end = std::iter::once_with(ended).filter_map(Result::err);
    Box::new(steps.chain(end.map(|error| (Err(ArrowError::ExternalError(Box::new(error))), 0))))
}

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

    /// Reads the source to its end and discards the batches.
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
