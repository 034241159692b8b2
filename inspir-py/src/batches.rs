//! The batches of a table, assessed one after another.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::ArrowError;
use inspir_core::arrow::TableError;
use pyo3::exceptions::PyValueError;
use rayon::ThreadPool;

/// How many rows a step gathers for each thread.
const ROWS: usize = 4096;

/// What is done with some batches.
type BatchWork = Box<dyn Fn(&[RecordBatch]) -> Result<Vec<RecordBatch>, TableError> + Send + Sync>;

/// The batches of a table, each assessed when it is asked for.
pub(crate) struct Assessed {
    source: Box<dyn RecordBatchReader + Send>,
    work: BatchWork,
    pool: Arc<ThreadPool>,
    ready: VecDeque<RecordBatch>,
}

impl Assessed {
    pub(crate) fn new(
        source: Box<dyn RecordBatchReader + Send>,
        pool: Arc<ThreadPool>,
        work: impl Fn(&[RecordBatch]) -> Result<Vec<RecordBatch>, TableError> + Send + Sync + 'static,
    ) -> Self {
        Self { source, work: Box::new(work), pool, ready: VecDeque::new() }
    }
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
