//! Telling: an assessment as JSON, in words, and as a report for a terminal; a call as a form shows it.

mod describe_fields;
mod describe_grant;
mod describe_requirement;
mod description;
mod json;
mod label;
mod message;
mod page;
mod parts;
mod report;
mod report_grant;
mod sections;
mod steps;

#[cfg(feature = "schema")]
pub(crate) use description::CallDescription;
pub use description::Description;
pub(crate) use json::json;
pub use parts::Message;
pub(crate) use steps::{StepNames, step_message};
