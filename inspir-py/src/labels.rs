//! What the words of an assessment are called.

use std::collections::BTreeMap;

use inspir_core::{Basis, Level, Outcome, Status};
use pyo3::prelude::*;

use crate::options::Tag;

/// The language that a tag means, by its own tag: `en` for `en-GB`.
#[pyfunction]
pub(crate) fn language(tag: Tag) -> &'static str {
    tag.0.tag()
}

/// What the words of an assessment are called: for each list, its ids in order, each with its label.
#[pyfunction]
pub(crate) fn labels(
    tag: Tag,
) -> PyResult<BTreeMap<&'static str, Vec<(&'static str, &'static str)>>> {
    let locale = tag.0;
    let outcomes = Outcome::ALL.iter().map(|outcome| (outcome.id(), outcome.label(locale)));
    let statuses = Status::ALL.iter().map(|status| (status.id(), status.label(locale)));
    let levels = Level::ALL.iter().map(|level| (level.id(), level.label(locale)));
    let bases = Basis::ALL.iter().map(|basis| (basis.id(), basis.label(locale)));
    Ok(BTreeMap::from([
        ("Outcome", outcomes.collect()),
        ("Status", statuses.collect()),
        ("Level", levels.collect()),
        ("Basis", bases.collect()),
    ]))
}
