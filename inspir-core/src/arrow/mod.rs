//! Tables of applications: Arrow batches and JSON Lines in, one row of results for each out.
//!
//! A line of JSON is read and decided like a single application. Columns are read with the same rules
//! for each value, and the same checks look at the same facts. So the decision on an application does
//! not depend on whether it comes from JSON or from a table.
//!
//! ```
//! use inspir_core::Call;
//! use inspir_core::arrow::JsonLines;
//!
//! let lines = b"{\"reference\": \"A1\"}\n{\"reference\": \"A2\", \"submitted_on\": \"soon\"}\n";
//! let mut rows = 0;
//! for batch in JsonLines::new(&Call::creative_event(), lines.as_slice()) {
//!     rows += batch?.num_rows();
//! }
//! assert_eq!(rows, 2);
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! The rows that come out have these columns, behind the key columns:
//!
//! | column | type | |
//! |---|---|---|
//! | `call`, `edition` | text | of the call |
//! | `outcome` | text | such as `eligible` |
//! | `maximum`, `requested`, `excess` | decimal(14, 2) | all parts of the grant together, in the currency of the call; null where not known, or 10¹² and more |
//! | `met`, `applicable` | 32 bits | blocking requirements |
//! | `not_met`, `missing`, `to_review` | list of text | ids of requirements of any level, in the call's order |
//! | `blocking` | list of text | ids of the requirements that decide the outcome; none where it is `eligible` or `invalid` |
//! | `input_errors` | list of (`path`, `code`) | what is wrong with the row; `outcome` is then `invalid` |
//! | `definition` | text | the digest of the call's definition |
//! | `readable` | boolean | whether the row was looked at: a text that is no application is not |
//! | `currency` | text | that of the call, such as `EUR` |
//! | `parts` | struct | a member for each part of the grant, if the call has some: a struct of decimal(14, 2) `base`, `rate_limit`, `ceiling`, `maximum`, `requested`, `excess`; null where not known |
//! | `quantities` | struct | a member for each named quantity, if the call names some: amounts decimal(38, 2), rounded down; numbers decimals with as many digits behind the point as they can have; days; null where not known |
//! | `outcome_label`, `blocking_titles`, `not_met_titles`, `missing_titles`, `to_review_titles` | text, lists of text | words in one language, if a [locale](ResultRows::Applications) is asked for |
//!
//! [`ResultRows::Findings`] gives one row for each finding instead:
//!
//! | column | type | |
//! |---|---|---|
//! | `requirement`, `section`, `status`, `level` | text | ids |
//! | `title`, `problem`, `quote`, `remedy` | text | the message, if a locale is asked for; `problem`, `quote` and `remedy` are null where there is nothing to say |
//! | `paths` | list of text | what to fill in or change, as JSON Pointers |
//! | `values` | list of (`name`, `value`) | the figures that decided, as the JSON writes them; null where not known |

mod builders;
mod column;
mod column_path;
mod compare;
mod compare_lines;
mod compared_rows;
mod decide;
mod error;
mod facts;
mod finding_rows;
mod gather;
mod groups;
mod input_columns;
mod lines;
mod opening;
mod part_columns;
mod plain;
mod result_rows;
mod results;
mod row_builder;
mod row_facts;
mod row_json;
mod sought_extensions;
mod table;
mod texts;
mod title_columns;

/// The crate that holds Arrow's arrays.
///
/// ```
/// use inspir_core::arrow::arrow_array::{Array, StringArray};
///
/// assert_eq!(StringArray::from(vec!["62119"]).len(), 1);
/// ```
pub use arrow_array;
/// The tables of the API are those of this version of `arrow`.
///
/// ```
/// use inspir_core::arrow::arrow_schema::DataType;
///
/// assert!(DataType::Utf8.is_string());
/// ```
pub use arrow_schema;

pub use compare::TableComparer;
pub use compare_lines::LineComparer;
pub use error::TableError;
pub use input_columns::InputColumns;
pub use lines::JsonLines;
pub use opening::{decompressed, json_lines};
pub use result_rows::{FindingRows, ResultRows};
pub use table::TableAssessor;
pub use texts::{PlacedText, TextAssessor};
