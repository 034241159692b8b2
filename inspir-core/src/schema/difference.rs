//! The schemas of what differs between two editions of a call, or between two assessments.

use schemars::Schema;

use super::common::{ended, of};
use crate::difference::{KeptAssessmentDiff, KeptEditionDiff};

/// The schema of the differences of two editions.
///
/// ```
/// let schema = inspir_core::schema::edition_diff();
/// assert!(schema.pointer("/properties/words_alone").is_some());
/// ```
#[must_use]
pub fn edition_diff() -> Schema {
    ended(of::<KeptEditionDiff>())
}

/// The schema of the differences of two assessments.
///
/// ```
/// let schema = inspir_core::schema::assessment_diff();
/// assert!(schema.pointer("/properties/changes").is_some());
/// ```
#[must_use]
pub fn assessment_diff() -> Schema {
    ended(of::<KeptAssessmentDiff>())
}
