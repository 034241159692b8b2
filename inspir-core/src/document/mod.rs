//! Documents: what is told of an assessment as a tree, and the tree as text, Markdown, HTML and JSON.

mod format;
mod html;
mod json;
mod letter;
mod letter_details;
mod letter_error;
mod letter_input;
mod letter_points;
mod letter_words;
mod markdown;
mod report;
mod report_grant;
mod said;
mod text;
mod tree;

pub use format::DocumentFormat;
pub use letter_details::{LegalReference, LetterDetails};
pub use letter_error::{LetterError, LetterFault, LetterFaultCode};
pub use tree::{Alignment, DocumentBlock, DocumentColumn, DocumentTree, Inline, KeyFigure};
