//! Members of a definition that no requirement reads, and requirements of which others say all.

use super::mutation::{Mutation, MutationChange};
use crate::call::Call;
use crate::places::Places;
use crate::status::{Level, Status};

/// Whether a requirement has this check.
pub(super) fn asks(call: &Call, check: &str) -> bool {
    call.data().requirements.iter().any(|requirement| requirement.check.name() == check)
}

/// Whether a member of the root can bear on an application.
pub(crate) fn is_read(call: &Call, member: &str) -> bool {
    match member {
        "valid_from" | "valid_until" | "periods" => asks(call, "filed_in_period"),
        // Repairs change the lines of the funder: with what is asked for, and where something is asked of revenues.
        "funder" => !call.data().frame.parts.is_empty() || reads_revenues(call),
        _ => true,
    }
}

fn reads_revenues(call: &Call) -> bool {
    let data = call.data();
    let mut places = Places::with_items();
    for requirement in &data.requirements {
        requirement.check.reads(&data.frame, &mut places);
        requirement.when.iter().for_each(|when| when.reads(&data.frame, None, &mut places));
    }
    places.iter().any(|place| {
        let mut pointer = String::new();
        data.frame.write_pointer(*place, &mut pointer);
        pointer.starts_with("/budget/revenues")
    })
}

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
