//! Requirements of which others say all.

use super::mutation::{Mutation, MutationChange};
use crate::call::Call;
use crate::status::{Level, Status};

/// Whether a change takes a requirement from the blocking ones, of which another asks for the same. A side of the
/// budget without lines, or with a line without an amount, has no sum, and so the budget is not balanced either.
pub(super) fn is_asked_twice(call: &Call, mutation: &Mutation) -> bool {
    let data = call.data();
    let number = mutation.path.strip_prefix("/requirements/");
    let number = number.and_then(|rest| rest.strip_suffix("/level")?.parse::<usize>().ok());
    let requirement = number.and_then(|number| data.requirements.get(number));
    let is_lowered =
        mutation.change == MutationChange::Value("blocking".to_owned(), "warning".to_owned());
    let is_balance = || {
        data.requirements.iter().any(|other| {
            let is_in_kind = || other.check.statuses(&data.frame).contains(&Status::NotApplicable);
            other.check.name() == "balanced"
                && other.level == Level::Blocking
                && other.when.is_none()
                && !is_in_kind()
        })
    };
    is_lowered
        && requirement.is_some_and(|one| one.check.name() == "complete_lines")
        && is_balance()
}
