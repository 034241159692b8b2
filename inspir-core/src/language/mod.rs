//! The language of definitions: exact quantities, and conditions with three answers.
//!
//! Each kind has a file. `known.rs` says what they all are and what they look at, `exact.rs` what values
//! they have; `table.rs` lists them.

mod build;
mod compare;
mod constant;
mod count;
mod days;
mod distinct;
mod each;
mod exact;
mod inside;
mod known;
mod language_use;
mod logic;
mod money;
mod named;
mod names;
mod path;
mod present;
mod sum;
mod sums;
mod table;
mod territory;
mod through;
mod times;
mod values;

pub use compare::Relation;
pub(crate) use compare::{Comparison, RightSide};
pub(crate) use each::{Every, SomeOf};
pub(crate) use exact::{Exact, QuantityType};
pub(crate) use inside::LanguageContext;
pub(crate) use known::{
    Condition, ConditionKind, GrantLacks, Knowledge, NamedQuantity, PathTarget, Quantity, Uses,
};
pub(crate) use language_use::{LanguageUse, NamedInfo};
pub(crate) use logic::Several;
#[cfg(feature = "cli")]
pub(crate) use table::QUANTITY_NAMES;
pub(crate) use table::{KINDS, load_beside};
pub(crate) use territory::Territory;
#[cfg(feature = "schema")]
pub(crate) use values::EVERY_SIGNATURE;
pub(crate) use values::value_of;
