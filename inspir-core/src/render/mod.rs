//! Telling an assessment: as JSON, in words, and as a report for a terminal.

mod json;
mod message;
mod report;
mod value;

pub(crate) use json::{json, text as json_text};
pub(crate) use message::message;
pub(crate) use report::report;
pub(crate) use value::{Json, object, objects};
