//! Telling: an assessment as JSON and in words; a call as a form shows it.

mod asks;
mod describe_fields;
mod describe_grant;
mod describe_requirement;
mod description;
mod hints;
mod json;
mod label;
mod message;
mod own_words;
mod parts;
mod quantities;
mod quotation;
mod sections;
mod steps;

pub(crate) use asks::{asks_for, is_of_agents, of_agents, of_applicant, places};
#[cfg(feature = "schema")]
pub(crate) use description::CallDescription;
pub use description::Description;
pub(crate) use json::{Style, json};
pub(crate) use message::{figure, message};
pub use parts::Message;
pub(crate) use quotation::end_quotation;
pub(crate) use sections::formula;
pub(crate) use steps::{StepNames, UNKNOWN, step_label, step_message, step_value};
