//! Why a table cannot be assessed.

use arrow_schema::{ArrowError, DataType, Fields, Schema};

use crate::definition::{KnownNames, nearest};

/// The member of applications that no call looks at; rows can be grouped by what stands in it.
pub(super) const EXTENSIONS: &str = "extensions";

/// Why a table cannot be assessed. An error of a single row is told in that row.
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
    #[error("there is no column `{column}`{}; the columns are: {columns}", or_meant(.near.as_deref()))]
    Unknown {
        /// The column that was named.
        column: String,
        /// Those there are.
        columns: String,
        /// The one that was probably meant.
        near: Option<String>,
    },
    /// No column is a member of applications, and none is known to hold their JSON.
    #[error(
        "no column to assess is a member of an application{}: the columns are: {columns}; the members are: \
         {members}; keys are passed through and not assessed; if a column holds JSON, name it",
        .near.as_ref().map_or_else(String::new, |(column, near)| {
            format!(" (`{column}`: did you mean `{near}`?)")
        })
    )]
    NoMember {
        /// The columns there are.
        columns: String,
        /// The members that applications have.
        members: String,
        /// A column, and the member that it was probably meant to be.
        near: Option<(String, &'static str)>,
    },
    /// A column has the name of a member and of one inside it.
    #[error(
        "the column `{column}` is flat, and members of applications are nested: give a column `{member}`, a struct with \
         what follows inside it; a mapping makes applications of flat tables"
    )]
    Flat {
        /// The column.
        column: String,
        /// The member that it begins with.
        member: &'static str,
    },
    /// Documents are to be grouped by a member that is no field.
    #[error(
        "`{member}` is no field of applications{}: group by a field with one value, such as \
         `applicant.legal_form`, or by what stands in `extensions`, such as `{}`",
        or_meant(.near.as_deref()),
        in_extensions(member)
    )]
    NoField {
        /// The member that was named.
        member: String,
        /// The field that was probably meant.
        near: Option<String>,
    },
    /// Documents are to be grouped by what no application has in `extensions`.
    #[error(
        "no application has `{member}`{}: what applications have in `extensions` is {known}",
        or_meant(.near.as_deref())
    )]
    NoExtension {
        /// The name that was given.
        member: String,
        /// The names that there are.
        known: String,
        /// The one that was probably meant.
        near: Option<String>,
    },
    /// Calls with amounts in two currencies are to be compared.
    #[error(
        "amounts in {before} and in {after} have neither a sum nor a difference: compare calls of one currency"
    )]
    Currencies {
        /// The currency of the first call.
        before: &'static str,
        /// That of the other.
        after: &'static str,
    },
    /// A document is an array, and not one application.
    #[error(
        "this is one JSON array, and one application is expected: hand over its items, or write each on a line of \
         its own in a file whose name ends in .ndjson"
    )]
    Array,
    /// A source is to be JSON Lines, but holds something else.
    #[error("line {line}: one application a line is expected (JSON Lines), but {found}")]
    NotLines {
        /// The line in which that shows.
        line: u64,
        /// The format that was found, and what to do.
        found: &'static str,
        /// Whether that is the format of a table: CSV, a workbook, Parquet, Arrow.
        is_table: bool,
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

/// Names, one after another.
pub(super) fn names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

/// The path of a name that stands in `extensions`.
fn in_extensions(name: &str) -> String {
    let name = name.trim_start_matches('/');
    let name =
        name.strip_prefix(EXTENSIONS).map_or(name, |name| name.trim_start_matches(['/', '.']));
    [EXTENSIONS, ".", name].concat()
}

/// The suggestion at the end of a sentence.
fn or_meant(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"))
}

/// The paths of the columns, those inside others too.
fn all_paths(fields: &Fields, before: &str, out: &mut Vec<String>) {
    for field in fields {
        let path = format!("{before}{}", field.name());
        if let DataType::Struct(inner) = field.data_type() {
            all_paths(inner, &format!("{path}."), out);
        }
        out.push(path);
    }
}

impl TableError {
    /// There is no column of this name, or no member of a column of this path.
    pub(super) fn unknown(name: &str, schema: &Schema) -> Self {
        let mut paths = Vec::new();
        all_paths(schema.fields(), "", &mut paths);
        let path = |number: usize| paths.get(number).map(String::as_str);
        Self::Unknown {
            column: name.to_owned(),
            columns: names(schema.fields().iter().map(|field| field.name().as_str())),
            near: nearest(name, KnownNames::Numbered(&path)).map(str::to_owned),
        }
    }

    /// Applications have no field of this name.
    pub(super) fn no_field(name: &str, fields: &[String]) -> Self {
        let field = |number: usize| fields.get(number).map(String::as_str);
        let near = nearest(name, KnownNames::Numbered(&field)).map(str::to_owned);
        Self::NoField { member: name.to_owned(), near }
    }

    /// No application has what was named in `extensions`.
    pub(super) fn no_extension(member: &str, known: &[String]) -> Self {
        let name = |number: usize| known.get(number).map(String::as_str);
        Self::NoExtension {
            member: member.to_owned(),
            known: match known {
                [] => "nothing".to_owned(),
                known => names(known.iter().map(String::as_str)),
            },
            near: nearest(member, KnownNames::Numbered(&name)).map(str::to_owned),
        }
    }

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
            | Self::Flat { column, .. }
            | Self::Unknown { column, .. }
            | Self::Taken { column }
            | Self::NotText { column, .. }
            | Self::NoField { member: column, .. }
            | Self::NoExtension { member: column, .. } => column,
            Self::NoMember { near, .. } => near.as_ref().map_or("", |(column, _)| column),
            Self::OtherColumns
            | Self::Arrow(_)
            | Self::Array
            | Self::Currencies { .. }
            | Self::NotLines { .. } => "",
        }
    }
}
