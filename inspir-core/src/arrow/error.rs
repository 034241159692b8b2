//! Why a table cannot be assessed.

use arrow_schema::ArrowError;

/// Why a table cannot be assessed. What is wrong with a single row is told in that row.
///
/// ```
/// use arrow_schema::{DataType, Field, Schema};
/// use inspir_core::{Call, arrow::TableAssessor};
///
/// let request = DataType::Struct(vec![Field::new("amount", DataType::Float64, true)].into());
/// let schema = Schema::new(vec![Field::new("request", request, true)]);
/// let error = TableAssessor::new(&Call::creative_event(), &schema, &[], None).unwrap_err();
/// assert!(error.to_string().contains("`request.amount`"));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// A column of amounts or numbers holds floats.
    #[error(
        "the column `{column}` holds floating-point numbers, which cannot state decimals exactly: \
         give figures as decimals, as whole numbers or as text such as `1234.56`"
    )]
    Float {
        /// The column, with those that it stands in.
        column: String,
    },
    /// There is no such column.
    #[error("there is no column `{column}`; the columns are: {columns}")]
    Unknown {
        /// The column that was named.
        column: String,
        /// Those there are.
        columns: String,
    },
    /// Two columns of the result would have one name.
    #[error("the key column `{column}` has the name of another column of the result: rename it")]
    Taken {
        /// The key column.
        column: String,
    },
    /// A column that should hold JSON holds something else.
    #[error("the column `{column}` is to hold JSON as text or bytes, not {kind}")]
    NotText {
        /// The column.
        column: String,
        /// Its Arrow type.
        kind: String,
    },
    /// A batch has other columns than the table.
    #[error("a batch has other columns than the schema of its table states")]
    OtherColumns,
    /// The rows do not fit into Arrow's arrays.
    #[error("the result cannot be held: {0}")]
    Arrow(#[from] ArrowError),
}

impl TableError {
    /// The column that the error is about, with those that it stands in; "" for the whole table.
    ///
    /// ```
    /// use inspir_core::{Call, arrow::TableAssessor};
    ///
    /// let empty = arrow_schema::Schema::empty();
    /// let error = TableAssessor::new(&Call::follow_up(), &empty, &["id"], None).unwrap_err();
    /// assert_eq!(error.column(), "id");
    /// ```
    #[must_use]
    pub fn column(&self) -> &str {
        match self {
            Self::Float { column }
            | Self::Unknown { column, .. }
            | Self::Taken { column }
            | Self::NotText { column, .. } => column,
            Self::OtherColumns | Self::Arrow(_) => "",
        }
    }
}
