//! The limits of a definition, each a unit smaller and a unit greater.

use super::mutation::{Mutation, MutationChange, mutations};
use super::proof::cannot_differ;
use crate::call::Call;
use crate::decision::Decision;
use crate::json::{JsonText, JsonValue};

/// A limit that is moved by a unit.
pub(crate) struct MovedLimit {
    /// What the definition writes.
    pub(crate) value: String,
    pub(crate) side: BesideLimit,
    /// Whether no requirement can ask about it, so that it shows in what can be granted alone.
    is_of_maximum: bool,
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
    let document = JsonText::new(call.definition()).ok();
    let is_compared = document.is_some_and(|document| compares_maximum(document.root()));
    let asks_about_grant =
        call.data().requirements.iter().any(|one| one.check.uses().depend_on_grant());
    let moved = mutations(call).into_iter().filter_map(|mutation| {
        let (value, side) = match &mutation.change {
            MutationChange::Less(value, _) => (value.clone(), BesideLimit::Less),
            MutationChange::More(value, _) => (value.clone(), BesideLimit::More),
            _ => return None,
        };
        let is_of_maximum = !asks_about_grant || !is_compared && is_beyond_checks(&mutation.path);
        Some(MovedLimit { value, side, is_of_maximum, mutation })
    });
    moved.collect()
}

/// Whether a place bears on the maximum, but on none of the limits that checks compare a request with: the rate and
/// the ceiling of a part.
fn is_beyond_checks(path: &str) -> bool {
    let mut steps = path.split('/').skip(1);
    match steps.next() {
        Some("overall") => true,
        Some("parts") => steps.any(|step| ["minimum", "lump_sums", "limits"].contains(&step)),
        _ => false,
    }
}

/// Whether something is compared with all that can be granted.
fn compares_maximum(json: JsonValue<'_, '_>) -> bool {
    if json.is_list() {
        return json.items().any(compares_maximum);
    }
    json.is_object()
        && json.members().any(|(name, value)| {
            name.text() == "grant" && value.text() == "maximum" || compares_maximum(value)
        })
}

/// Whether an application comes out otherwise where a limit is moved: with another status or, if no requirement can
/// ask about it, another maximum. That a limit is shown as it is written is not enough.
pub(crate) fn differs(limit: &MovedLimit, decision: &Decision, other: &Decision) -> bool {
    decision.statuses() != other.statuses()
        || limit.is_of_maximum && decision.maximum() != other.maximum()
}
