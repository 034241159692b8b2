//! Applications beside given ones: one or two answers differ, most of them near to where a definition
//! decides otherwise.

mod answer;
mod axis;
mod constants;
mod maker;
mod patch;
mod probe;
mod signature;

pub(crate) use answer::set;
pub(crate) use axis::{AxisKind, axes};
pub(crate) use constants::Constants;
pub(crate) use maker::{Variant, VariantMaker};
pub(crate) use patch::change_between;
pub(crate) use probe::{ConditionPlace, conditions, probe};
pub(crate) use signature::signature;
