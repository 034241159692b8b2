//! Assessments as data: written, read again, and opened with their call.

mod assessment;
mod decision;
mod error;
mod exact;
mod figure;
mod finding;
mod grant;
mod input_error;
mod json;
mod keep;
mod map;
mod open;
mod problem;
mod trace;

pub use assessment::KeptAssessment;
pub use error::OpenError;
pub(crate) use exact::exact;
pub use finding::{KeptEvidence, KeptFinding};
pub use grant::{KeptCategory, KeptGrant, KeptPart, KeptStep};
pub use json::KeptJson;
pub use map::{KeptMap, KeptMapIter, KeptValue};
pub use problem::{KeptCallError, KeptProblem};
pub use trace::{
    ReadState, Traced, TracedApplication, TracedCondition, TracedFinding, TracedQuantity,
    TracedValue,
};
