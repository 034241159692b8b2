//! Reading a call definition, member by member.

mod condition;
mod params;
mod problem;

pub(crate) use condition::Condition;
pub(crate) use params::{Params, Scope, Seen, list_items};
pub use problem::Problem;
pub(crate) use problem::Problems;
