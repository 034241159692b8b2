//! JSON: parsing a text, and writing values.

mod canonical;
mod digest;
mod escape;
mod parse;
mod read;
mod transcode;
mod write;

pub(crate) use canonical::canonical;
pub(crate) use digest::{digest, digest_of};
pub(crate) use parse::{Flaw, levels};
pub(crate) use read::{JsonShape, JsonText, JsonValue};
pub(crate) use transcode::WrittenJson;
pub(crate) use write::{WriteJson, as_ids, object, objects, text};
