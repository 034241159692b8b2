//! JSON: parsing a text, and writing values.

mod canonical;
mod escape;
mod parse;
mod read;
mod write;

pub(crate) use canonical::canonical;
pub(crate) use parse::{Flaw, levels};
pub(crate) use read::{JsonShape, JsonText, JsonValue};
pub(crate) use write::{WriteJson, object, objects, text};
