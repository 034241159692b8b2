//! The differences between two editions of a call, and between two assessments.

mod assessment;
mod assessment_change;
mod assessment_kept;
mod assessment_words;
mod changed_value;
mod edition;
mod edition_change;
mod edition_kept;
mod edition_words;
mod shown;
mod tree;

pub use assessment::AssessmentDiff;
pub use assessment_change::{AssessmentChange, ChangedResult, ResultChange};
pub use assessment_kept::{KeptAssessmentChange, KeptAssessmentDiff, KeptAssessmentSide};
pub use edition::{EditionDiff, RequirementChanges};
pub use edition_change::{ChangedItem, EditionChange, RuleChange};
pub use edition_kept::{KeptEditionChange, KeptEditionDiff, KeptEditionSide};
#[cfg(feature = "words")]
pub(crate) use tree::is_words;
pub(crate) use tree::{member, text_of};
