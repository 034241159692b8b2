//! The limits of a definition, each a unit smaller and a unit greater.

use super::mutation::{Mutation, MutationChange, mutations};
use super::proof::cannot_differ;
use crate::call::Call;
use crate::decision::Decision;
use crate::json::JsonText;

/// A limit that is moved by a unit.
pub(crate) struct MovedLimit {
    /// What the definition writes.
    pub(crate) value: String,
    pub(crate) side: BesideLimit,
    mutation: Mutation,
}

/// Whether a limit is moved down or up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BesideLimit {
    Less,
    More,
}

impl MovedLimit {
    pub(crate) fn path(&self) -> &str {
        &self.mutation.path
    }

    /// The call with the limit moved. `None`: there is none, or the definition shows that nothing tells it apart.
    pub(crate) fn mutant(&self, call: &Call, document: &JsonText<'_>) -> Option<Call> {
        let mutant = Call::from_json(&self.mutation.definition).ok()?;
        (!cannot_differ(call, &mutant, document, &self.mutation)).then_some(mutant)
    }
}

/// All limits of a definition, moved.
pub(crate) fn limits(call: &Call) -> Vec<MovedLimit> {
    let moved = mutations(call).into_iter().filter_map(|mutation| {
        let (value, side) = match &mutation.change {
            MutationChange::Less(value, _) => (value.clone(), BesideLimit::Less),
            MutationChange::More(value, _) => (value.clone(), BesideLimit::More),
            _ => return None,
        };
        Some(MovedLimit { value, side, mutation })
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
