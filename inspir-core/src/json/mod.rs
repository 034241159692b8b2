//! JSON: how a text is parsed, and how values are written.

mod escape;
mod parse;
mod read;
mod write;

pub(crate) use parse::{Flaw, levels};
pub(crate) use read::{Document, Json, Shape};
pub(crate) use write::{Json as WriteJson, object, objects, text};
