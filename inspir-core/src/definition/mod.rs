//! Reading a call definition, member by member.

mod alternatives;
mod as_people_write;
mod code;
mod describe;
mod doc;
mod given;
mod known;
mod mistake;
mod mistake_words;
mod nearest;
mod nested;
mod other_words;
mod params;
mod paths;
mod problem;
mod readers;
mod references;
mod scope;
mod takes;
mod text_position;
mod unknown_name;
mod used_texts;

pub use code::ProblemCode;
#[cfg(feature = "schema")]
pub(crate) use doc::{Catalogue, MemberDoc, ObjectDoc, RuleDoc};
pub(crate) use doc::{Note, Then, When, note};
pub(crate) use given::Given;
pub(crate) use known::KnownNames;
pub(crate) use mistake::{Mistake, Sides};
#[cfg(all(test, feature = "schema"))]
pub(crate) use nearest::is_slip_of;
pub(crate) use nearest::nearest;
#[cfg(all(test, feature = "schema"))]
pub(crate) use other_words::meant_words;
pub(crate) use params::Params;
pub(crate) use paths::Wanted;
#[cfg(feature = "cases")]
pub(crate) use problem::MemberRead;
pub use problem::Problem;
pub(crate) use problem::{MAX_PROBLEMS, Problems};
pub(crate) use readers::TextMember;
#[cfg(feature = "schema")]
pub(crate) use references::id_pattern;
pub(crate) use references::{Countable, is_new_id};
pub(crate) use scope::{Listing, PartLimits, Scope, unknown};
#[cfg(feature = "schema")]
pub(crate) use takes::MAX_ID;
pub(crate) use takes::{MAX_LISTED, Takes};
#[cfg(feature = "cases")]
pub(crate) use text_position::{PositionFinder, TextPosition};
pub(crate) use unknown_name::NameKind;
pub(crate) use used_texts::UsedTexts;
