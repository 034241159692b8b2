//! Comparing editions of a call over JSON Lines, and over single texts.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_array::builder::StringBuilder;
use arrow_schema::{DataType, Field, SchemaRef};
use rayon::iter::ParallelIterator;
use rayon::slice::ParallelSlice;

use super::compared_rows::{ComparedRows, Editions};
use super::decide::ReadLine;
use super::error::TableError;
use super::groups::{field_steps, text_at};
use super::result_rows::ROWS;
use super::sought_extensions::SoughtExtensions;
use super::texts::{PlacedText, share};
use crate::assess::{Assessor, keep};
use crate::call::Call;
use crate::comparison::ComparisonCounts;

/// Compares what editions of a call decide on JSON texts, in one pass; of lines, [`JsonLines::comparing`] reads them.
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
    sought: SoughtExtensions,
}

impl LineComparer {
    /// A comparer of one edition with others. `by` names fields of the applications, such as
    /// `applicant.legal_form`, or what stands in `extensions`. With `rows`, and one other edition, batches of rows come out (as
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
    /// [`TableError`] if `by` names no field, if the calls have several currencies, or if the rows cannot be made.
    pub fn new(before: &Call, after: &[Call], by: &[&str], rows: bool) -> Result<Self, TableError> {
        let key = Arc::new(Field::new("reference", DataType::Utf8, true));
        let editions = Editions::new(before, after, vec![key], rows)?;
        let calls: Vec<&Call> = std::iter::once(before).chain(after).collect();
        let by: Vec<Vec<String>> =
            by.iter().map(|name| field_steps(name, &calls)).collect::<Result<_, _>>()?;
        let sought = SoughtExtensions::of(by.iter().map(Vec::as_slice));
        Ok(Self { editions, by, sought })
    }

    /// Says what the applications may have in `extensions`, before any of them comes.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::LineComparer};
    /// let call = Call::follow_up();
    /// let comparer = LineComparer::new(&call, &[call.clone()], &["extensions.departement"], false)?;
    /// let error = comparer.with_extensions(&["department"]).expect_err("another name");
    /// assert!(error.to_string().contains("did you mean `extensions.department`?"));
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    ///
    /// # Errors
    /// [`TableError`] if `by` names another one.
    pub fn with_extensions(&self, names: &[&str]) -> Result<(), TableError> {
        self.sought.known(names)
    }

    /// The error that shows only once all applications have come: `by` names a member that none of them has
    /// in `extensions`.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{LineComparer, PlacedText}};
    /// let call = Call::follow_up();
    /// let comparer = LineComparer::new(&call, &[call.clone()], &["extensions.department"], false)?;
    /// comparer.compare(&[PlacedText { file: None, line: 1, text: b"{}" }])?;
    /// assert!(comparer.ended().is_err());
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    ///
    /// # Errors
    /// [`TableError`] with the nearest name.
    pub fn ended(&self) -> Result<(), TableError> {
        self.sought.ended()
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

    /// The counts of all applications so far, for each of the other editions.
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

    /// Compares what the editions decide on texts, on the threads of the present `rayon` pool: one text in, one
    /// row out, in their order.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{LineComparer, PlacedText}};
    /// let call = Call::follow_up();
    /// let comparer = LineComparer::new(&call, &[call.clone()], &[], true)?;
    /// let text = PlacedText { file: None, line: 1, text: br#"{"reference": "A1"}"# };
    /// assert_eq!(comparer.compare(&[text])?[0].num_rows(), 1);
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    ///
    /// # Errors
    /// [`TableError`] if Arrow cannot hold the rows.
    pub fn compare(&self, texts: &[PlacedText<'_>]) -> Result<Vec<RecordBatch>, TableError> {
        texts.par_chunks(share(texts, ROWS)).map(|some| self.compare_here(some)).collect()
    }

    /// Compares on this thread alone, in one batch.
    pub(super) fn compare_here(&self, texts: &[PlacedText<'_>]) -> Result<RecordBatch, TableError> {
        let of_text = |text: &PlacedText<'_>| {
            self.by.iter().map(|steps| text_at(text.json(), steps)).collect()
        };
        let groups = match self.by.is_empty() {
            true => Vec::new(),
            false => texts.iter().map(of_text).collect(),
        };
        self.sought.look(texts.iter().map(PlacedText::json));
        let rows = ComparedRows::new(&self.editions, groups);
        let (rows, mut references) =
            compare_texts(&self.editions, rows, texts.iter().map(PlacedText::json));
        rows.finish(vec![Arc::new(references.finish())])
    }
}

/// Compares what the editions decide on texts, each of which is read once, and gives their references, if rows
/// are kept.
pub(super) fn compare_texts<'e, 't>(
    editions: &Editions,
    mut rows: ComparedRows<'e>,
    texts: impl Iterator<Item = &'t [u8]>,
) -> (ComparedRows<'e>, StringBuilder) {
    let mut references = StringBuilder::new();
    let mut before = Assessor::new(&editions.before);
    let mut after: Vec<Assessor> = editions.after.iter().map(Assessor::new).collect();
    for (row, text) in texts.enumerate() {
        let line = ReadLine::new(text);
        if rows.are_kept() {
            let (decision, reference) = before.decide_read(&line, keep);
            rows.take_first(decision);
            references.append_option(reference);
        } else {
            rows.take_first(before.decide_read(&line, |_, ()| {}).0);
        }
        for (edition, after) in after.iter_mut().enumerate() {
            rows.take_second(edition, row, after.decide_read(&line, |_, ()| {}).0);
        }
    }
    (rows, references)
}
