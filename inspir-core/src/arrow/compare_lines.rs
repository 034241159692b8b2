//! Comparing editions of a call over JSON Lines.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::StringBuilder;
use arrow_schema::{DataType, Field, SchemaRef};

use super::compared_rows::{ComparedRows, Editions};
use super::error::TableError;
use super::groups::{steps_of, text_at};
use crate::assess::Assessor;
use crate::call::Call;
use crate::comparison::ComparisonCounts;

/// Compares what editions of a call decide on JSON Lines, in one pass; [`JsonLines::comparing`] reads them.
///
/// [`JsonLines::comparing`]: super::JsonLines::comparing
///
/// ```
/// use inspir_core::{Call, arrow::{JsonLines, LineComparer}};
///
/// let call = Call::follow_up();
/// let comparer = LineComparer::new(&call, &[call.clone()], &["applicant.legal_form"], true)?;
/// let lines = b"{\"applicant\": {\"legal_form\": \"association\"}}\n{}\n";
/// for batch in JsonLines::comparing(&comparer, lines.as_slice()) {
///     assert_eq!(batch?.num_rows(), 2);
/// }
/// assert_eq!(comparer.counts()[0].groups().count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct LineComparer {
    editions: Editions,
    by: Vec<Vec<String>>,
}

impl LineComparer {
    /// A comparer of one edition with others. `by` names members of the applications, such as
    /// `applicant.legal_form`. With `rows`, and one other edition, batches of rows come out (as
    /// [`TableComparer`](super::TableComparer) has them, with the key `reference`); otherwise batches without
    /// columns.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::LineComparer};
    /// let call = Call::follow_up();
    /// let comparer = LineComparer::new(&call, &[call.clone()], &[], true)?;
    /// assert_eq!(comparer.schema().field(0).name(), "reference");
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    ///
    /// # Errors
    /// [`TableError`] if the rows cannot be made.
    pub fn new(before: &Call, after: &[Call], by: &[&str], rows: bool) -> Result<Self, TableError> {
        let key = Arc::new(Field::new("reference", DataType::Utf8, true));
        let editions = Editions::new(before, after, vec![key], rows)?;
        Ok(Self { editions, by: by.iter().map(|name| steps_of(name)).collect() })
    }

    /// The schema of the rows.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::LineComparer};
    /// let call = Call::follow_up();
    /// assert_eq!(LineComparer::new(&call, &[], &[], true)?.schema().fields().len(), 0);
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        self.editions.schema()
    }

    /// What was counted so far, for each of the other editions.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::LineComparer};
    /// let call = Call::follow_up();
    /// assert!(LineComparer::new(&call, &[], &[], true)?.counts().is_empty());
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    #[must_use]
    pub fn counts(&self) -> Vec<ComparisonCounts> {
        self.editions.counts()
    }

    /// Compares what the editions decide on some lines.
    pub(super) fn compare(&self, lines: &[&[u8]]) -> Result<RecordBatch, TableError> {
        let groups = match self.by.as_slice() {
            [] => Vec::new(),
            by => {
                let of_line = |line: &&[u8]| by.iter().map(|steps| text_at(line, steps)).collect();
                lines.iter().map(of_line).collect()
            }
        };
        let mut rows = ComparedRows::new(&self.editions, groups);
        let mut references = StringBuilder::with_capacity(lines.len(), lines.len() * 16);
        let mut assessor = Assessor::new(&self.editions.before);
        for line in lines {
            let (decision, reference) = assessor.decide_line(line);
            rows.take_first(decision);
            references.append_option(reference);
        }
        for (edition, after) in self.editions.after.iter().enumerate() {
            rows.turn_to(edition);
            let mut assessor = Assessor::new(after);
            lines.iter().for_each(|line| rows.take_second(assessor.decide_line(line).0));
        }
        rows.finish(vec![Arc::new(references.finish())])
    }
}
