//! The limits of a definition, each a unit smaller and a unit greater.

use super::mutation::{MutationChange, mutations};
use super::unread::is_read;
use crate::call::Call;
use crate::decision::Decision;

/// A definition with a limit moved by a unit.
pub(crate) struct MovedLimit {
    pub(crate) path: String,
    /// The value that the definition writes.
    pub(crate) value: String,
    pub(crate) side: BesideLimit,
    pub(crate) definition: String,
}

/// Whether a limit is moved down or up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BesideLimit {
    Less,
    More,
}

/// All limits of a definition that something reads, moved.
pub(crate) fn limits(call: &Call) -> Vec<MovedLimit> {
    let member = |path: &str| path.split('/').nth(1).unwrap_or_default().to_owned();
    let read = mutations(call).into_iter().filter(|one| is_read(call, &member(&one.path)));
    let moved = read.filter_map(|mutation| {
        let (value, side) = match mutation.change {
            MutationChange::Less(value, _) => (value, BesideLimit::Less),
            MutationChange::More(value, _) => (value, BesideLimit::More),
            _ => return None,
        };
        let (path, definition) = (mutation.path, mutation.definition);
        Some(MovedLimit { path, value, side, definition })
    });
    moved.collect()
}

/// Whether an application comes out otherwise: with another status or, if no requirement asks about the
/// grant, another maximum. That a limit is shown as it is written is not enough.
pub(crate) fn differs(call: &Call, decision: &Decision, other: &Decision) -> bool {
    let asks_about_grant =
        call.data().requirements.iter().any(|one| one.check.uses().depend_on_grant());
    decision.statuses() != other.statuses()
        || !asks_about_grant && decision.maximum() != other.maximum()
}
