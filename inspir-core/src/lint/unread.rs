//! Members of a definition that no requirement reads.

use crate::call::Call;
use crate::places::Places;

/// Whether a requirement has this check.
pub(crate) fn asks(call: &Call, check: &str) -> bool {
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
