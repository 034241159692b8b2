//! JSON: how a text is taken apart, and how values are written.

mod read;
mod write;

pub(crate) use read::{Document, Flaw, Json, Shape, levels, special};
pub(crate) use write::{Json as WriteJson, object, objects, text};
