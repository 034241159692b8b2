//! Telling an assessment: as JSON, in words, and as a report for a terminal.

mod json;
mod message;
mod report;

pub(crate) use json::{figure as json_figure, json, text as json_text};
pub(crate) use message::message;
pub(crate) use report::report;
