//! What can be wrong with an input, and how each error is told.

mod code;
mod error;
mod fault;
mod json;
mod literal;
mod tell;
mod words;

pub use code::ErrorCode;
pub use error::InputError;
pub(crate) use fault::{Expected, Fault};
pub(crate) use json::LocalisedError;
pub(crate) use literal::Literal;
