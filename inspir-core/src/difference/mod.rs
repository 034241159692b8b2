//! What differs between two editions of a call, and between two assessments.

mod assessment;
mod assessment_words;
mod edition;
mod edition_words;
mod shown;
mod tree;

pub(crate) use assessment::WrittenResultChange;
pub use assessment::{AssessmentChange, AssessmentDiff, ChangedResult, ResultChange};
pub use edition::{ChangedItem, EditionChange, EditionDiff, RuleChange};
#[cfg(feature = "words")]
pub(crate) use tree::is_words;
pub(crate) use tree::{member, text_of};
