//! Calls [appels à projets]: their definitions, checked and made ready.

mod ahead;
mod built_in;
mod call;
mod contents;
mod data;
mod error;
mod lists;
mod load;
mod own;
mod periods;
mod reform;
mod reform_error;
mod requirement;

pub use call::{Call, Requirements};
pub use contents::{CallPeriods, GrantPart, GrantParts, Subject};
pub(crate) use data::CallData;
pub use data::{CallItem, Requirement};
pub use error::{CallError, CallErrorCode, Mistakes};
#[cfg(feature = "schema")]
pub(crate) use load::described;
#[cfg(feature = "cases")]
pub(crate) use load::{members_read, unreadable};
pub use reform_error::ReformError;
