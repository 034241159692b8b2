//! Documents on an assessment as a tree, and the tree as text, Markdown, HTML and JSON.

mod details_error;
mod details_json;
mod format;
mod html;
mod json;
mod letter;
mod letter_details;
mod letter_input;
mod letter_points;
mod letter_words;
mod markdown;
mod report;
mod report_grant;
mod said;
mod sheet;
mod sheet_details;
mod sheet_points;
mod text;
mod tree;
mod typography;

pub use details_error::{DetailsError, DetailsFault, DetailsFaultCode};
pub use format::DocumentFormat;
pub use letter_details::{LegalReference, LetterDetails};
pub use sheet_details::SheetDetails;
#[cfg(feature = "cli")]
pub(crate) use tree::printable;
pub use tree::{Alignment, DocumentBlock, DocumentColumn, DocumentTree, Inline, KeyFigure};
