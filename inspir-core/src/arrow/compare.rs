//! Comparing editions of a call over a table.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, Schema, SchemaRef};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::compare_lines::compare_texts;
use super::compared_rows::{ComparedRows, Editions};
use super::error::TableError;
use super::groups::{GroupPath, text_at};
use super::input_columns::{InputColumns, is_member};
use super::result_rows::{ROWS, ResultRows};
use super::sought_extensions::SoughtExtensions;
use super::table::{TableAssessor, Texts, cut};
use crate::call::Call;
use crate::comparison::ComparisonCounts;

/// Compares what editions of a call decide on the rows of a table, in one pass.
///
/// The rows that come out have these columns, behind the key columns: `outcome_before`, `outcome_after`;
/// `requested_before`, `requested_after`, `maximum_before`, `maximum_after`; `grant_before`, `grant_after` (the
/// smaller of what is asked for and the maximum) and their `difference`, null where one of them is not known; and
/// `changed`, the ids of the requirements whose status differs.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, RecordBatch, StringArray, cast::AsArray};
/// use inspir_core::{Amount, Call, arrow::{InputColumns, TableComparer}};
///
/// let call = Call::creative_event();
/// let reform = call.reform([("rate", r#""0.60""#)], "2")?;
/// let text = r#"{"request": {"amount": "600"}, "budget": {"expenses": [{"amount": "1000"}]}}"#;
/// let json: ArrayRef = Arc::new(StringArray::from(vec![text, text]));
/// let batch = RecordBatch::try_from_iter([("json", json)])?;
/// let comparer = TableComparer::new(&call, &[reform], &batch.schema(), &InputColumns::default(), &[], true)?;
/// let rows = comparer.compare(&[batch])?;
/// let changed = rows[0].column_by_name("changed").expect("a column of every comparison");
/// assert_eq!(changed.as_list::<i32>().value(0).as_string::<i32>().value(0), "grant.rate");
/// assert_eq!(comparer.counts()[0].totals().gained(), Amount::from_euros(200));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct TableComparer {
    editions: Editions,
    before: TableAssessor,
    after: Vec<TableAssessor>,
    by: Vec<GroupPath>,
    sought: SoughtExtensions,
}

impl TableComparer {
    /// A comparer of one edition with others, for tables of this schema. `by` names what rows are grouped by: columns, members of columns
    /// (`applicant.legal_form`) or, where rows are JSON, members of the documents. With `rows`, and one other
    /// edition, batches of rows come out; otherwise batches without columns.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{InputColumns, TableComparer}};
    /// let (call, empty) = (Call::follow_up(), arrow_schema::Schema::empty());
    /// let comparer = TableComparer::new(&call, &[call.clone()], &empty, &InputColumns::default(), &["region"], true);
    /// assert!(comparer.unwrap_err().to_string().contains("`region`"));
    /// ```
    ///
    /// # Errors
    /// [`TableError`] if a column cannot be taken at all, if `by` names none, or if the calls have several currencies.
    pub fn new(
        before: &Call,
        after: &[Call],
        schema: &Schema,
        columns: &InputColumns<'_>,
        by: &[&str],
        rows: bool,
    ) -> Result<Self, TableError> {
        // A column to group by that is no member of applications is passed through as well.
        let is_column = |name: &&str| schema.index_of(name).is_ok() && !is_member(name);
        let more = by.iter().copied().filter(is_column).filter(|name| columns.json != Some(*name));
        let mut keys = columns.keys.to_vec();
        for name in more {
            if !keys.contains(&name) {
                keys.push(name);
            }
        }
        let columns = InputColumns { keys: &keys, ..*columns };
        let assessor = |call| TableAssessor::with(call, schema, &columns, &ResultRows::default());
        let others = after.iter().map(assessor).collect::<Result<_, _>>()?;
        let assessor = assessor(before)?;
        let key_fields = assessor.key_fields();
        let json = assessor.json_name();
        let calls: Vec<&Call> = std::iter::once(before).chain(after).collect();
        let path = |name: &&str| GroupPath::new(name, schema, json, &calls);
        let by: Vec<GroupPath> = by.iter().map(path).collect::<Result<_, _>>()?;
        let in_documents = by.iter().filter_map(|path| match path {
            GroupPath::Json(steps) => Some(steps.as_slice()),
            GroupPath::Column(_) => None,
        });
        let sought = SoughtExtensions::of(in_documents);
        Ok(Self {
            editions: Editions::new(before, after, key_fields, rows)?,
            after: others,
            before: assessor,
            by,
            sought,
        })
    }

    /// The schema of the rows.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{InputColumns, TableComparer}};
    /// let (call, empty) = (Call::follow_up(), arrow_schema::Schema::empty());
    /// let comparer = TableComparer::new(&call, &[call.clone()], &empty, &InputColumns::default(), &[], false)?;
    /// assert_eq!(comparer.schema().fields().len(), 0);
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        self.editions.schema()
    }

    /// The counts of all rows so far, for each of the other editions.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{InputColumns, TableComparer}};
    /// let (call, empty) = (Call::follow_up(), arrow_schema::Schema::empty());
    /// let comparer = TableComparer::new(&call, &[call.clone()], &empty, &InputColumns::default(), &[], false)?;
    /// assert_eq!(comparer.counts()[0].totals().applications, 0);
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    #[must_use]
    pub fn counts(&self) -> Vec<ComparisonCounts> {
        self.editions.counts()
    }

    /// The error that shows only once all rows have come: `by` names a member that no document has in
    /// `extensions`.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::{InputColumns, TableComparer}};
    /// let (call, empty) = (Call::follow_up(), arrow_schema::Schema::empty());
    /// let comparer = TableComparer::new(&call, &[call.clone()], &empty, &InputColumns::default(), &[], false)?;
    /// assert!(comparer.ended().is_ok());
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    ///
    /// # Errors
    /// [`TableError`] with the nearest name.
    pub fn ended(&self) -> Result<(), TableError> {
        self.sought.ended()
    }

    /// Compares the rows of batches, on the threads of the present `rayon` pool: one row in, one row out, in
    /// their order.
    ///
    /// ```
    /// # use arrow_array::RecordBatch;
    /// # use inspir_core::{Call, arrow::{InputColumns, TableComparer}};
    /// let (call, empty) = (Call::follow_up(), RecordBatch::new_empty(arrow_schema::Schema::empty().into()));
    /// let comparer =
    ///     TableComparer::new(&call, &[call.clone()], empty.schema_ref(), &InputColumns::default(), &[], true)?;
    /// assert_eq!(comparer.compare(&[empty])?[0].num_rows(), 0);
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    ///
    /// # Errors
    /// [`TableError`] if a batch has other columns than the table.
    pub fn compare(&self, batches: &[RecordBatch]) -> Result<Vec<RecordBatch>, TableError> {
        if batches.iter().any(|batch| !self.before.takes(batch.schema_ref())) {
            return Err(TableError::OtherColumns);
        }
        let parts: Vec<RecordBatch> = batches.iter().flat_map(|batch| cut(batch, ROWS)).collect();
        parts.par_iter().with_max_len(1).map(|part| self.compare_part(part)).collect()
    }

    fn compare_part(&self, part: &RecordBatch) -> Result<RecordBatch, TableError> {
        let mut rows = ComparedRows::new(&self.editions, self.groups(part)?);
        let keys = self.before.keys_of(part);
        if let Some(json) = self.before.json_of(part) {
            let texts = Texts::new(json)?;
            let each = (0..part.num_rows()).map(|row| texts.get(row));
            self.sought.look(each.clone());
            return compare_texts(&self.editions, rows, each).0.finish(keys);
        }
        self.before.each(part, &mut |assessor| rows.take_first(&assessor.decision))?;
        for (edition, after) in self.after.iter().enumerate() {
            let mut numbers = 0..part.num_rows();
            after.each(part, &mut |assessor| {
                if let Some(row) = numbers.next() {
                    rows.take_second(edition, row, &assessor.decision);
                }
            })?;
        }
        rows.finish(keys)
    }

    /// The values by which each row is grouped.
    fn groups(&self, part: &RecordBatch) -> Result<Vec<Vec<Option<String>>>, TableError> {
        if self.by.is_empty() {
            return Ok(Vec::new());
        }
        let mut columns = Vec::new();
        for path in &self.by {
            columns.push(match path {
                GroupPath::Column(steps) => GroupColumn::Texts(texts_of(part, steps)?),
                GroupPath::Json(steps) => match self.before.json_of(part) {
                    Some(json) => GroupColumn::Documents(Texts::new(json)?, steps),
                    None => GroupColumn::Texts(None),
                },
            });
        }
        let of_row = |row| columns.iter().map(|column| column.get(row)).collect();
        Ok((0..part.num_rows()).map(of_row).collect())
    }
}

/// One of the things that rows are grouped by, in a part of a table.
enum GroupColumn<'p> {
    Texts(Option<ArrayRef>),
    Documents(Texts, &'p [String]),
}

impl GroupColumn<'_> {
    fn get(&self, row: usize) -> Option<String> {
        match self {
            Self::Texts(texts) => {
                let texts = texts.as_ref()?.as_string_opt::<i32>()?;
                texts.is_valid(row).then(|| texts.value(row).to_owned())
            }
            Self::Documents(texts, steps) => text_at(texts.get(row), steps),
        }
    }
}

/// A column, or a member of one, as text.
fn texts_of(part: &RecordBatch, steps: &[String]) -> Result<Option<ArrayRef>, TableError> {
    let Some((first, rest)) = steps.split_first() else { return Ok(None) };
    let Some(column) = part.column_by_name(first) else { return Ok(None) };
    let mut column = Arc::clone(column);
    let mut is_there = column.logical_nulls();
    for step in rest {
        let Some(inner) = column.as_struct_opt().and_then(|record| record.column_by_name(step))
        else {
            return Ok(None);
        };
        let inner = Arc::clone(inner);
        is_there =
            arrow_buffer::NullBuffer::union(is_there.as_ref(), inner.logical_nulls().as_ref());
        column = inner;
    }
    let texts = arrow_cast::cast(&column, &DataType::Utf8)?;
    let Some(texts) = texts.as_string_opt::<i32>() else { return Ok(None) };
    let (offsets, values, _) = texts.clone().into_parts();
    Ok(Some(Arc::new(arrow_array::StringArray::try_new(offsets, values, is_there)?)))
}
