//! What is done with applications that are no table: they are assessed, or editions are compared on them.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use inspir_core::ComparisonCounts;
use inspir_core::arrow::{
    JsonLines, LineComparer, PlacedText, ResultRows, TableError, TextAssessor,
};
use pyo3::prelude::*;

use crate::Call;
use crate::errors::refused;
use crate::options::Rows;
use crate::sources::Unpacked;

/// What is done with texts and lines.
#[derive(Clone)]
enum WorkKind {
    Assess { call: inspir_core::Call, rows: ResultRows, assessor: Box<TextAssessor> },
    Compare(Box<LineComparer>),
}

/// What is done with texts and lines, for the functions that read them.
#[pyclass(frozen, module = "inspir._engine")]
#[derive(Clone)]
pub(crate) struct Work(WorkKind);

impl Work {
    pub(crate) fn schema(&self) -> SchemaRef {
        match &self.0 {
            WorkKind::Assess { assessor, .. } => assessor.schema(),
            WorkKind::Compare(comparer) => comparer.schema(),
        }
    }

    /// The rows of some texts.
    pub(crate) fn texts(&self, texts: &[PlacedText<'_>]) -> Result<Vec<RecordBatch>, TableError> {
        match &self.0 {
            WorkKind::Assess { assessor, .. } => assessor.assess(texts),
            WorkKind::Compare(comparer) => comparer.compare(texts),
        }
    }

    /// What is wrong once all applications have come.
    pub(crate) fn ended(&self) -> Result<(), TableError> {
        match &self.0 {
            WorkKind::Assess { .. } => Ok(()),
            WorkKind::Compare(comparer) => comparer.ended(),
        }
    }

    /// The rows of the lines of a source, with the name of its file.
    pub(crate) fn lines(&self, source: Unpacked, file: Option<&str>) -> JsonLines<Unpacked> {
        match &self.0 {
            WorkKind::Assess { call, rows, .. } => JsonLines::with(call, source, rows, file),
            WorkKind::Compare(comparer) => JsonLines::comparing(comparer, source),
        }
    }
}

/// Assesses: rows of results, or of findings.
#[pyfunction]
pub(crate) fn assessing(call: &Call, rows: Rows) -> Work {
    let assessor = Box::new(TextAssessor::new(&call.0, &rows.0));
    Work(WorkKind::Assess { call: call.0.clone(), rows: rows.0, assessor })
}

/// Compares editions of a call, and counts. `extensions` are the names there that applications may have, if they are
/// known.
#[pyfunction]
pub(crate) fn comparing(
    call: &Call,
    others: Vec<Bound<'_, Call>>,
    by: Vec<String>,
    rows: bool,
    extensions: Option<Vec<String>>,
) -> PyResult<(Work, Counts)> {
    let by: Vec<&str> = by.iter().map(String::as_str).collect();
    let comparer =
        LineComparer::new(&call.0, &calls(&others), &by, rows).map_err(|error| refused(&error))?;
    if let Some(names) = extensions {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        comparer.with_extensions(&names).map_err(|error| refused(&error))?;
    }
    let counter = comparer.clone();
    let counts = Counts(Box::new(move || counter.counts()));
    Ok((Work(WorkKind::Compare(Box::new(comparer))), counts))
}

pub(crate) fn calls(others: &[Bound<'_, Call>]) -> Vec<inspir_core::Call> {
    others.iter().map(|call| call.get().0.clone()).collect()
}

/// What a comparison has counted so far.
#[pyclass(frozen, module = "inspir._engine")]
pub(crate) struct Counts(pub(crate) Box<dyn Fn() -> Vec<ComparisonCounts> + Send + Sync>);

#[pymethods]
impl Counts {
    /// The counts as JSON, for each of the other editions.
    fn to_json(&self) -> Vec<String> {
        (self.0)().iter().map(ComparisonCounts::to_json).collect()
    }
}
