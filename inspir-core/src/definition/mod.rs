//! Reading a call definition, member by member.

mod condition;
mod doc;
mod given;
mod known;
mod mistake;
mod nearest;
mod params;
mod problem;
mod readers;
mod scope;
mod takes;

pub(crate) use condition::Condition;
#[cfg(feature = "schema")]
pub(crate) use doc::{Catalogue, MemberDoc, ObjectDoc};
pub(crate) use given::Given;
pub(crate) use mistake::Mistake;
#[cfg(all(test, feature = "schema"))]
pub(crate) use nearest::is_slip_of;
pub(crate) use params::{Params, UsedTexts};
pub use problem::Problem;
pub(crate) use problem::Problems;
#[cfg(feature = "schema")]
pub(crate) use readers::id_pattern;
pub(crate) use scope::{Listing, PartLimits, Scope};
pub(crate) use takes::Takes;
#[cfg(feature = "schema")]
pub(crate) use takes::{EVERY_SIGNATURE, MAX_ID, MAX_LISTED};
