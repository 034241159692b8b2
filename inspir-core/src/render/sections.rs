//! Where a form shows what is filled in: section by section.

use crate::call::CallData;
use crate::field::{Field, List, field};
use crate::grant::Part;
use crate::json::objects;
use crate::locale::Locale;
use crate::place::Place;
use crate::places::Places;

/// A part of the form.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Section<'a> {
    id: &'a str,
    title: &'a str,
    /// The places that are filled in here, as JSON Pointers, in their order.
    pub(super) paths: Vec<&'a str>,
}

/// Why a section shows something.
#[derive(Clone, Copy, PartialEq)]
enum By {
    Check,
    Condition,
    Grant,
}

/// The sections. Each has the places that its requirements are about, and the further fields and lists
/// that the definition shows there, in the order of the model. A place appears once: in the first section
/// whose checks are about it, otherwise in the first section whose conditions read it, otherwise, if the
/// grant depends on it, in the first section that has to do with the grant. Conditions on the items of a
/// list show the list; what else they read comes last.
pub(super) fn sections(data: &CallData, locale: Locale) -> Vec<Section<'_>> {
    let mut taken: Vec<(usize, Place)> = Vec::new();
    let all = [By::Check, By::Condition, By::Grant];
    let passes = [false, true].into_iter().flat_map(|items| all.map(|by| (by, items)));
    for (by, with_items) in passes {
        for section in 0..data.sections.len() {
            let mut here = if with_items { Places::with_items() } else { Places::default() };
            for requirement in data.requirements.iter().filter(|r| r.section == section) {
                match (by, &requirement.when) {
                    (By::Check, _) => requirement.check.reads(&data.frame, &mut here),
                    (By::Condition, Some(when)) => when.reads(&data.frame, None, &mut here),
                    (By::Grant, _) if requirement.check.uses().depend_on_grant() => {
                        formula(data, &mut here);
                    }
                    _ => {}
                }
            }
            let shown = data.shown.iter().filter(|(s, _)| *s == section && by == By::Check);
            here.extend(shown.map(|(_, place)| *place));
            for place in here.iter() {
                let place = match place {
                    Place::Item(list, ..) => Place::List(*list),
                    place => *place,
                };
                if !taken.iter().any(|(_, other)| *other == place) {
                    taken.push((section, place));
                }
            }
        }
    }
    taken.sort_by_key(|(_, place)| match place {
        Place::Field(Field(number)) => usize::from(*number),
        Place::List(list) | Place::Item(list, ..) => usize::MAX / 2 + usize::from(list.0),
    });
    let paths = |section| {
        let here = taken.iter().filter(move |(s, _)| *s == section);
        here.map(|(_, place)| pointer(data, *place)).collect()
    };
    let sections = data.sections.iter().enumerate();
    sections
        .map(|(index, section)| Section {
            id: &section.id,
            title: section.title.get(locale),
            paths: paths(index),
        })
        .collect()
}

/// Adds what the grant and the expenses that count depend on.
pub(crate) fn formula(data: &CallData, out: &mut Places) {
    let frame = &data.frame;
    let conditions = frame.categories.0.iter().filter_map(|category| category.when.as_ref());
    let of_parts = frame.parts.iter().flat_map(|part| {
        let cases = part.cases.iter().map(|(when, _)| when);
        cases.chain(part.bonuses.iter().map(|bonus| &bonus.when))
    });
    conditions.chain(of_parts).for_each(|when| when.reads(frame, None, out));
    let limits = frame.parts.iter().flat_map(|part| &part.limits);
    let limits = limits.chain(frame.overall.iter().flat_map(|overall| &overall.limits));
    let bases = frame.parts.iter().filter_map(|part| part.base_quantity());
    let quantities = limits.map(|limit| &*limit.quantity).chain(bases);
    quantities.for_each(|quantity| quantity.reads(frame, None, out));
    if frame.parts.iter().any(counts_expenses) {
        out.push(Place::List(List::EXPENSES));
    }
    if frame.parts.iter().any(|part| part.vat_by_recovery) {
        out.push(Place::Field(field!(applicant.vat_recovery)));
        out.push(Place::Field(field!(budget.vat_basis)));
    }
}

/// Whether a limit of a part is worked out from the eligible expenses.
fn counts_expenses(part: &Part) -> bool {
    let cases = part.cases.iter().any(|(_, terms)| terms.need_base());
    part.base_quantity().is_none() && (part.within_base || part.terms.need_base() || cases)
}

/// The JSON Pointer of a member or a list.
pub(super) fn pointer(data: &CallData, place: Place) -> &str {
    match place {
        Place::Field(field) => data.frame.field(field).map_or("", |field| &field.pointer),
        Place::List(list) | Place::Item(list, ..) => data.frame.list_pointer(list),
    }
}

objects! {
    Section<'_> { id, title, paths, }
}
