//! Applications beside given ones: one or two answers differ, most of them near to where a definition
//! decides otherwise.

mod answer;
mod axis;
mod closed;
mod constants;
mod counted;
mod maker;
mod patch;
mod probe;
mod signature;

pub(crate) use answer::set;
pub(crate) use axis::{Axis, axes};
pub(crate) use closed::{AskedFields, MOST_COMBINATIONS, each_combination};
pub(crate) use maker::{Variant, VariantMaker};
pub(crate) use patch::change_between;
pub(crate) use probe::{conditions, probe, questions};
pub(crate) use signature::signature;
