//! Texts of applications, and where they stand.

use std::sync::Arc;

use arrow_array::builder::{Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, SchemaRef};
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;

use super::error::TableError;
use super::opening::without_mark;
use super::result_rows::ResultRows;
use super::row_builder::RowBuilder;
use crate::assess::Assessor;
use crate::call::Call;

/// The fewest texts that are worth a thread, and a batch of their own.
const FEW: usize = 64;

/// The JSON text of an application, and where it stands.
///
/// ```
/// use inspir_core::arrow::PlacedText;
///
/// let text = PlacedText { file: Some("a.json"), line: 1, text: b"{}" };
/// assert_eq!(text.line, 1);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PlacedText<'t> {
    /// The file that it stands in, if it stands in one.
    pub file: Option<&'t str>,
    /// The line of the file in which it begins, or its number among the applications; from 1.
    pub line: u64,
    /// The text. A byte order mark at the start of a file is skipped.
    pub text: &'t [u8],
}

impl<'t> PlacedText<'t> {
    /// The text without a byte order mark at the start of a file.
    pub(super) fn json(&self) -> &'t [u8] {
        if self.file.is_some() && self.line == 1 { without_mark(self.text) } else { self.text }
    }
}

/// How many of these texts one thread takes at a time. A batch never has more than `most`.
pub(super) fn share(texts: &[PlacedText<'_>], most: usize) -> usize {
    (texts.len() / rayon::current_num_threads()).max(FEW).min(most)
}

/// Assesses texts of applications. The key columns of the rows are `file` (null if there is none), `line`
/// and `reference`, the number that the application gives itself.
///
/// ```
/// use inspir_core::arrow::{PlacedText, ResultRows, TextAssessor};
/// use inspir_core::Call;
///
/// let assessor = TextAssessor::new(&Call::follow_up(), &ResultRows::default());
/// let texts = [b"{}".as_slice(), b"?"].map(|text| PlacedText { file: None, line: 1, text });
/// let batches = assessor.assess(&texts)?;
/// assert_eq!(batches[0].num_rows(), 2);
/// # Ok::<(), inspir_core::arrow::TableError>(())
/// ```
#[derive(Clone, Debug)]
pub struct TextAssessor {
    call: Call,
    rows: ResultRows,
    output: SchemaRef,
}

impl TextAssessor {
    /// An assessor that gives these rows.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{ResultRows, TextAssessor}};
    /// let assessor = TextAssessor::new(&Call::follow_up(), &ResultRows::default());
    /// assert_eq!(assessor.schema().field(2).name(), "reference");
    /// ```
    #[must_use]
    pub fn new(call: &Call, rows: &ResultRows) -> Self {
        let keys = vec![
            Field::new("file", DataType::Utf8, true),
            Field::new("line", DataType::Int64, false),
            Field::new("reference", DataType::Utf8, true),
        ];
        // No column of results has the name of one of these keys.
        let output = rows.schema(call, keys.into_iter().map(Arc::new).collect());
        let output = output.unwrap_or_else(|_| Arc::new(arrow_schema::Schema::empty()));
        Self { call: call.clone(), rows: rows.clone(), output }
    }

    /// The schema of the rows.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{ResultRows, TextAssessor}};
    /// let assessor = TextAssessor::new(&Call::follow_up(), &ResultRows::default());
    /// assert_eq!(assessor.schema().field(0).name(), "file");
    /// ```
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.output)
    }

    /// Assesses texts, on the threads of the present `rayon` pool, in their order.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{ResultRows, TextAssessor}};
    /// let assessor = TextAssessor::new(&Call::follow_up(), &ResultRows::default());
    /// assert!(assessor.assess(&[])?.is_empty());
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    ///
    /// # Errors
    /// [`TableError`] if Arrow cannot hold the rows.
    pub fn assess(&self, texts: &[PlacedText<'_>]) -> Result<Vec<RecordBatch>, TableError> {
        let share = share(texts, self.rows.at_a_time());
        texts.par_chunks(share).map(|some| self.assess_some(some)).collect()
    }

    /// Assesses on this thread alone.
    pub(super) fn assess_here(
        &self,
        texts: &[PlacedText<'_>],
    ) -> Result<Vec<RecordBatch>, TableError> {
        texts.chunks(self.rows.at_a_time()).map(|some| self.assess_some(some)).collect()
    }

    fn assess_some(&self, texts: &[PlacedText<'_>]) -> Result<RecordBatch, TableError> {
        let mut assessor = Assessor::new(&self.call);
        let mut rows = RowBuilder::new(&self.call, &self.rows, texts.len());
        let mut files = StringBuilder::new();
        let mut lines = Int64Builder::with_capacity(texts.len());
        let mut references = StringBuilder::with_capacity(texts.len(), texts.len() * 16);
        for text in texts {
            files.append_option(text.file);
            lines.append_value(i64::try_from(text.line).unwrap_or(i64::MAX));
            references.append_option(assessor.decide_line(text.json()).1);
            rows.push(&mut assessor);
        }
        let keys: [ArrayRef; 3] =
            [Arc::new(files.finish()), Arc::new(lines.finish()), Arc::new(references.finish())];
        rows.finish(&self.output, keys.to_vec())
    }
}
