//! Repairs: what settles the findings of an assessment, as patches where that is certain or can be chosen.

mod about;
mod choose;
mod edited;
mod fix;
mod item;
mod money;
mod parts;
mod patch;
mod patch_error;
mod place;
mod plans;
mod pointer;
mod repairs;
mod say;
mod seek;
mod todo;
mod trial;

pub use patch::Patch;
pub use patch_error::PatchError;
pub use repairs::{Repair, RepairKind, RepairWay, RepairWays, Repairs, RepairsIter};
#[cfg(feature = "schema")]
pub(crate) use say::WrittenList;
