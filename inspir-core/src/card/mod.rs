//! The entry of an idea as a card: what of it is public, as JSON-LD, as a document and as HTML.

mod document;
mod entry;
mod json_ld;

pub use entry::{EntryCard, NamedPerson, SoughtPartner};
