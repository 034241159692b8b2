//! Which requirements are about money that may change.

use crate::call::{CallData, Requirement};
use crate::field::List;
use crate::language::GrantLacks as _;
use crate::place::Place;
use crate::places::Places;

/// Whether a requirement reads what is asked for or the revenues.
pub(super) fn is_about_money(call: &CallData, requirement: &Requirement) -> bool {
    let (mut read, mut requests) = (Places::default(), Places::default());
    requirement.check.reads(&call.frame, &mut read);
    call.frame.requests(&mut requests);
    read.iter().any(|place| {
        matches!(place, Place::List(List::REVENUES) | Place::Item(List::REVENUES, ..))
            || requests.contains(place)
    })
}
