//! Telling: an assessment as JSON, in words, and as a report for a terminal; a call as a form shows it.

mod description;
mod json;
mod message;
mod report;
mod steps;

#[cfg(feature = "schema")]
pub(crate) use description::CallDescription;
pub use description::Description;
pub(crate) use json::json;
