//! The limits of a definition, each a unit smaller and a unit greater.

use super::mutation::{MutationChange, mutations};
use super::proposal::{noticed, subjects};
use crate::call::Call;
use crate::decision::Decision;

/// A definition with a limit moved by a unit.
pub(crate) struct MovedLimit {
    pub(crate) path: String,
    /// What the definition writes.
    pub(crate) value: String,
    pub(crate) side: Side,
    pub(crate) definition: String,
}

/// Whether a limit is moved down or up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Less,
    More,
}

/// All limits of a definition, moved.
pub(crate) fn limits(call: &Call) -> Vec<MovedLimit> {
    let moved = mutations(call).into_iter().filter_map(|mutation| {
        let (value, side) = match mutation.change {
            MutationChange::Less(value, _) => (value, Side::Less),
            MutationChange::More(value, _) => (value, Side::More),
            _ => return None,
        };
        let (path, definition) = (mutation.path, mutation.definition);
        Some(MovedLimit { path, value, side, definition })
    });
    moved.collect()
}

/// Whether two definitions come to different things, in what a case can name.
pub(crate) fn differs(call: &Call, decision: &Decision, mutant: &Call, other: &Decision) -> bool {
    decision != other && !noticed(&subjects(call), (call, decision), (mutant, other)).is_empty()
}
