//! Calls [appels à projets]: their definitions, checked and made ready.

mod built_in;
mod call;
mod data;
mod digest;
mod error;
mod load;
mod own;

pub use call::{Call, Requirements};
pub use data::Requirement;
pub(crate) use data::{CallData, CallItem};
pub use error::{CallError, Mistakes};
#[cfg(feature = "schema")]
pub(crate) use load::described;
