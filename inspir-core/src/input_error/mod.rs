//! The errors that an input can have, and their messages.

mod code;
mod error;
mod evidence;
mod fault;
mod json;
mod literal;
mod open;
mod reading;
mod tell;
mod words;

pub use code::ErrorCode;
pub use error::InputError;
pub use evidence::KeptErrorEvidence;
pub(crate) use fault::{Expected, Fault};
pub(crate) use json::LocalisedError;
pub use json::{KeptBound, KeptErrorValues, KeptExpected, KeptInputError};
pub(crate) use literal::{Literal, as_written, of_list};
