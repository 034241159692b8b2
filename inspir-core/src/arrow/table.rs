//! Tables of applications: Arrow batches.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, FieldRef, Schema, SchemaRef};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::column::open;
use super::column_path::ColumnPath;
use super::error::TableError;
use super::gather::gather;
use super::input_columns::{InputColumns, TakenColumns};
use super::plain::as_record;
use super::result_rows::ResultRows;
use super::row_builder::RowBuilder;
use super::row_facts::RowFacts;
use super::row_json;
use crate::application::Application;
use crate::assess::Assessor;
use crate::call::Call;
use crate::declaration::MemberInfo;
use crate::member::Member;

/// How many rows are gathered at a time, and about how many items of their lists: few enough for
/// their facts to stay in the cache of the processor.
const FEW: (usize, usize) = (128, 8192);

/// Assesses the batches of a table.
///
/// ```
/// use std::sync::Arc;
/// use arrow_array::{ArrayRef, RecordBatch, StringArray, cast::AsArray};
/// use inspir_core::{Call, arrow::TableAssessor};
///
/// let json: ArrayRef = Arc::new(StringArray::from(vec![r#"{"call": "inspir-follow-up"}"#, "?"]));
/// let number: ArrayRef = Arc::new(StringArray::from(vec!["A1", "A2"]));
/// let batch = RecordBatch::try_from_iter([("number", number), ("json", json)])?;
/// let assessor = TableAssessor::new(&Call::follow_up(), &batch.schema(), &["number"], None)?;
/// let results = assessor.assess(&[batch])?;
/// let outcome = results[0].column_by_name("outcome").expect("a column of every result");
/// assert_eq!(outcome.as_string::<i32>().value(0), "incomplete");
/// assert_eq!(outcome.as_string::<i32>().value(1), "invalid");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct TableAssessor {
    call: Call,
    input: SchemaRef,
    columns: TakenColumns,
    rows: ResultRows,
    output: SchemaRef,
}

impl TableAssessor {
    /// An assessor for tables of this schema, with a row of results for each application.
    ///
    /// The columns named in `keys` are passed through, and not assessed. The others are the members of
    /// applications, as their JSON nests them, or one column of JSON text or bytes: the one that `json`
    /// names, or the only one that is no key, if it holds text and has no member's name.
    ///
    /// ```
    /// use arrow_schema::{DataType, Field, Schema};
    /// use inspir_core::{Call, arrow::TableAssessor};
    ///
    /// let text = |name| Field::new(name, DataType::Utf8, true);
    /// let schema = Schema::new(vec![text("file"), text("received"), text("body")]);
    /// let call = Call::creative_event();
    /// let assessor = TableAssessor::new(&call, &schema, &["file"], Some("body"))?;
    /// assert_eq!(assessor.schema().field(0).name(), "file");
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    ///
    /// # Errors
    /// [`TableError`] if a column cannot be taken at all, or if none is of an application.
    pub fn new(
        call: &Call,
        schema: &Schema,
        keys: &[&str],
        json: Option<&str>,
    ) -> Result<Self, TableError> {
        let columns = InputColumns { keys, json, ..InputColumns::default() };
        Self::with(call, schema, &columns, &ResultRows::default())
    }

    /// Like `new`, with chosen columns and rows.
    ///
    /// ```
    /// use arrow_schema::{DataType, Field, Schema};
    /// use inspir_core::{Call, arrow::{FindingRows, InputColumns, ResultRows, TableAssessor}};
    ///
    /// let schema = Schema::new(vec![Field::new("reference", DataType::Utf8, true)]);
    /// let columns = InputColumns {
    ///     keys: &["reference"],
    ///     assess_keys: true,
    ///     ..InputColumns::default()
    /// };
    /// let rows = ResultRows::Findings(FindingRows::default());
    /// let assessor = TableAssessor::with(&Call::follow_up(), &schema, &columns, &rows)?;
    /// assert_eq!(assessor.schema().field(1).name(), "requirement");
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    ///
    /// # Errors
    /// As those of [`new`](Self::new).
    pub fn with(
        call: &Call,
        schema: &Schema,
        columns: &InputColumns<'_>,
        rows: &ResultRows,
    ) -> Result<Self, TableError> {
        let columns = TakenColumns::new(columns, schema)?;
        let output = rows.schema(call, columns.key_fields(schema))?;
        let input = Arc::new(schema.clone());
        let assessor = Self { call: call.clone(), input, columns, rows: rows.clone(), output };
        // A batch without rows shows whether the columns are right.
        assessor.assess(&[RecordBatch::new_empty(Arc::clone(&assessor.input))])?;
        Ok(assessor)
    }

    /// The schema of the results.
    ///
    /// ```
    /// # use inspir_core::{Call, arrow::TableAssessor};
    /// let empty = arrow_schema::Schema::empty();
    /// let assessor = TableAssessor::new(&Call::follow_up(), &empty, &[], None)?;
    /// assert_eq!(assessor.schema().field(0).name(), "call");
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    #[must_use]
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.output)
    }

    /// Assesses batches, on the threads of the present `rayon` pool, in their order.
    ///
    /// ```
    /// # use arrow_array::RecordBatch;
    /// # use inspir_core::{Call, arrow::TableAssessor};
    /// let empty = RecordBatch::new_empty(arrow_schema::Schema::empty().into());
    /// let assessor = TableAssessor::new(&Call::follow_up(), empty.schema_ref(), &[], None)?;
    /// assert_eq!(assessor.assess(&[empty])?[0].num_rows(), 0);
    /// # Ok::<(), inspir_core::arrow::TableError>(())
    /// ```
    ///
    /// # Errors
    /// [`TableError`] if a batch has other columns than the table.
    pub fn assess(&self, batches: &[RecordBatch]) -> Result<Vec<RecordBatch>, TableError> {
        if batches.iter().any(|batch| !self.takes(batch.schema_ref())) {
            return Err(TableError::OtherColumns);
        }
        let parts: Vec<RecordBatch> =
            batches.iter().flat_map(|batch| cut(batch, self.rows.at_a_time())).collect();
        parts.par_iter().with_max_len(1).map(|part| self.assess_part(part)).collect()
    }

    pub(super) fn takes(&self, schema: &SchemaRef) -> bool {
        let columns = |schema: &Schema| -> Vec<(String, DataType)> {
            let fields = schema.fields().iter();
            fields.map(|field| (field.name().clone(), field.data_type().clone())).collect()
        };
        Arc::ptr_eq(&self.input, schema) || columns(&self.input) == columns(schema)
    }

    fn assess_part(&self, batch: &RecordBatch) -> Result<RecordBatch, TableError> {
        let mut results = RowBuilder::new(&self.call, &self.rows, batch.num_rows());
        self.each(batch, &mut |assessor| results.push(assessor))?;
        results.finish(&self.output, self.keys_of(batch))
    }

    /// The columns that are passed through.
    pub(super) fn keys_of(&self, batch: &RecordBatch) -> Vec<ArrayRef> {
        self.columns.keys().filter_map(|key| batch.columns().get(key)).cloned().collect()
    }

    /// The fields of the columns that are passed through.
    pub(super) fn key_fields(&self) -> Vec<FieldRef> {
        self.columns.key_fields(&self.input)
    }

    /// The name of the column of JSON, if there is one.
    pub(super) fn json_name(&self) -> Option<&str> {
        Some(self.input.fields().get(self.columns.json?)?.name())
    }

    /// The column of JSON, if there is one.
    pub(super) fn json_of<'b>(&self, batch: &'b RecordBatch) -> Option<&'b ArrayRef> {
        self.columns.json.and_then(|json| batch.columns().get(json))
    }

    /// Decides on each row of a part of a table. The function `take` is handed the assessor that did.
    pub(super) fn each(
        &self,
        batch: &RecordBatch,
        take: &mut dyn FnMut(&mut Assessor),
    ) -> Result<(), TableError> {
        let mut assessor = Assessor::new(&self.call);
        let Some(json) = self.json_of(batch) else {
            return self.each_of_members(batch, &mut assessor, take);
        };
        let texts = Texts::new(json)?;
        for row in 0..batch.num_rows() {
            assessor.decide_line(texts.get(row));
            take(&mut assessor);
        }
        Ok(())
    }

    fn each_of_members(
        &self,
        batch: &RecordBatch,
        assessor: &mut Assessor,
        take: &mut dyn FnMut(&mut Assessor),
    ) -> Result<(), TableError> {
        let columns = self.input.fields().iter().zip(batch.columns()).enumerate();
        let members = columns
            .filter(|(index, (field, _))| self.columns.is_assessed(*index, field))
            .map(|(_, (field, column))| (Arc::clone(field), Arc::clone(column)))
            .collect();
        let record = as_record(members, batch.num_rows())?;
        let call = self.call.data();
        let column = open::<Application<'_>>(&record, ColumnPath::root(call))?;
        let mut row_facts = RowFacts::new(call);
        let mut first = 0;
        while first < batch.num_rows() {
            let mut rows = first..batch.num_rows().min(first + FEW.0);
            while rows.len() > 1 && column.most_items(&rows) > FEW.1 {
                rows.end = first + rows.len() / 2;
            }
            row_facts.turn_to(rows.clone());
            gather::<Application<'_>>(&column, &ROOT, &mut row_facts);
            for (row, known) in rows.clone().zip(row_facts.rows()) {
                assessor.decide_row(known, || row_json::json(&record, row));
                take(assessor);
            }
            first = rows.end;
        }
        Ok(())
    }
}

/// Cuts a batch into parts of at most `rows` rows. A batch without rows is one part.
pub(super) fn cut(batch: &RecordBatch, rows: usize) -> impl Iterator<Item = RecordBatch> {
    let firsts = (0..batch.num_rows().max(1)).step_by(rows);
    firsts.map(move |first| batch.slice(first, rows.min(batch.num_rows() - first)))
}

/// A whole application, seen as a member.
const ROOT: MemberInfo =
    MemberInfo::new("", <Application<'static> as Member<'static>>::STRUCTURE, None);

/// The documents of a column of JSON.
pub(super) struct Texts(ArrayRef);

impl Texts {
    pub(super) fn new(column: &ArrayRef) -> Result<Self, TableError> {
        Ok(Self(match column.data_type() {
            DataType::Dictionary(_, values) => arrow_cast::cast(column, values)?,
            DataType::RunEndEncoded(_, values) => arrow_cast::cast(column, values.data_type())?,
            _ => Arc::clone(column),
        }))
    }

    /// The document in a row. Where the column is null, the document is `null`.
    pub(super) fn get(&self, row: usize) -> &[u8] {
        let Self(array) = self;
        if array.is_null(row) {
            return b"null";
        }
        match array.data_type() {
            DataType::Utf8 => array.as_string::<i32>().value(row).as_bytes(),
            DataType::LargeUtf8 => array.as_string::<i64>().value(row).as_bytes(),
            DataType::Utf8View => array.as_string_view().value(row).as_bytes(),
            DataType::Binary => array.as_binary::<i32>().value(row),
            DataType::LargeBinary => array.as_binary::<i64>().value(row),
            DataType::BinaryView => array.as_binary_view().value(row),
            DataType::FixedSizeBinary(_) => array.as_fixed_size_binary().value(row),
            _ => b"null",
        }
    }
}
