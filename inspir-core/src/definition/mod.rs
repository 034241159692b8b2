//! Reading a call definition, member by member.

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

#[cfg(feature = "schema")]
pub(crate) use doc::{Catalogue, MemberDoc, ObjectDoc};
pub(crate) use given::Given;
pub(crate) use known::KnownNames;
pub(crate) use mistake::{Mistake, Named};
#[cfg(all(test, feature = "schema"))]
pub(crate) use nearest::is_slip_of;
pub(crate) use nearest::nearest;
pub(crate) use params::{Params, UsedTexts};
pub use problem::Problem;
pub(crate) use problem::Problems;
#[cfg(feature = "schema")]
pub(crate) use readers::id_pattern;
pub(crate) use readers::{Several, TextMember, is_new_id};
pub(crate) use scope::{Listing, PartLimits, Scope, unknown};
#[cfg(feature = "schema")]
pub(crate) use takes::MAX_ID;
pub(crate) use takes::{MAX_LISTED, Takes};
