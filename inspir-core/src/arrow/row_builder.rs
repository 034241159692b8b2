//! The schema of the rows that come out, and their builders.

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{FieldRef, SchemaRef};

use super::builders::behind;
use super::error::TableError;
use super::finding_rows::{self, FindingResults};
use super::result_rows::ResultRows;
use super::results::{self, Results};
use crate::assess::Assessor;
use crate::call::Call;

impl ResultRows {
    /// The schema of the rows, behind the keys.
    pub(super) fn schema(&self, call: &Call, keys: Vec<FieldRef>) -> Result<SchemaRef, TableError> {
        let results = match self {
            Self::Applications(labels) => results::fields(call, *labels),
            Self::Findings(wanted) => finding_rows::fields(wanted),
        };
        behind(keys, results)
    }
}

/// The rows of a batch, as they are made.
pub(super) enum RowBuilder<'c> {
    Applications(Box<Results<'c>>),
    Findings(Box<FindingResults<'c>>),
}

impl<'c> RowBuilder<'c> {
    /// A builder for the given number of applications.
    pub(super) fn new(call: &'c Call, rows: &'c ResultRows, applications: usize) -> Self {
        match rows {
            ResultRows::Applications(labels) => {
                Self::Applications(Box::new(Results::new(call, *labels, applications)))
            }
            ResultRows::Findings(wanted) => {
                Self::Findings(Box::new(FindingResults::new(call, wanted)))
            }
        }
    }

    /// Adds the rows of the application that was decided last.
    pub(super) fn push(&mut self, assessor: &mut Assessor) {
        match self {
            Self::Applications(results) => results.push(&assessor.decision),
            Self::Findings(findings) => findings.push(assessor),
        }
    }

    /// The batch, with the columns of the keys first: a value of these for each application.
    pub(super) fn finish(
        self,
        schema: &SchemaRef,
        keys: Vec<ArrayRef>,
    ) -> Result<RecordBatch, TableError> {
        match self {
            Self::Applications(results) => results.finish(schema, keys),
            Self::Findings(findings) => findings.finish(schema, keys),
        }
    }
}
