//! Where a form shows what is filled in: section by section.

use crate::call::CallData;
use crate::field::{Field, List, field};
use crate::grant::{Base, Frame, Part, PartLimit};
use crate::json::objects;
use crate::locale::Locale;
use crate::place::Place;

/// A part of the form.
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct Section<'a> {
    id: &'a str,
    title: &'a str,
    /// The places that are filled in here, as JSON Pointers, in their order.
    pub(super) paths: Vec<&'a str>,
}

/// The sections. Each has the places that its requirements are about, and the further fields and lists
/// that the definition shows there, in the order of the model. A place appears once: in the first section
/// whose checks are about it, otherwise in the first section whose conditions read it.
pub(super) fn sections(data: &CallData, locale: Locale) -> Vec<Section<'_>> {
    let mut taken: Vec<(usize, Place)> = Vec::new();
    for by_condition in [false, true] {
        for section in 0..data.sections.len() {
            let mut here = Vec::new();
            for requirement in data.requirements.iter().filter(|r| r.section == section) {
                match &requirement.when {
                    _ if !by_condition => requirement.check.reads(&data.frame, &mut here),
                    Some(when) => when.reads(&data.frame, None, &mut here),
                    None => {}
                }
            }
            let shown = data.shown.iter().filter(|(s, _)| *s == section && !by_condition);
            here.extend(shown.map(|(_, place)| *place));
            for place in here {
                let place = whole(place);
                if !taken.iter().any(|(_, other)| *other == place) {
                    taken.push((section, place));
                }
            }
        }
    }
    let asked = |place: &Place| requests(&data.frame).any(|request| Place::Field(request) == *place);
    let of_grant = taken.iter().find(|(_, place)| asked(place)).map_or(0, |(section, _)| *section);
    for place in read_by_grant(&data.frame).into_iter().map(whole) {
        if !taken.iter().any(|(_, other)| *other == place) {
            taken.push((of_grant, place));
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

/// A member of an item is shown with its list.
const fn whole(place: Place) -> Place {
    match place {
        Place::Item(list, ..) => Place::List(list),
        place => place,
    }
}

/// The fields in which the grant is asked for.
fn requests(frame: &Frame) -> impl Iterator<Item = Field> {
    let overall = frame.overall.as_ref().and_then(|overall| overall.request);
    frame.parts.iter().filter_map(|part| part.request).chain(overall)
}

/// The places that the grant and the named quantities are worked out from.
fn read_by_grant(frame: &Frame) -> Vec<Place> {
    let mut out: Vec<_> = requests(frame).map(Place::Field).collect();
    let limits = |limits: &[PartLimit], out: &mut Vec<Place>| {
        limits.iter().for_each(|limit| limit.quantity.reads(frame, None, out));
    };
    for part in &frame.parts {
        part.cases.iter().for_each(|(when, _)| when.reads(frame, None, &mut out));
        part.bonuses.iter().for_each(|bonus| bonus.when.reads(frame, None, &mut out));
        match &part.base {
            Base::Quantity(base) => base.reads(frame, None, &mut out),
            _ if needs_base(part) => out.push(Place::List(List::EXPENSES)),
            _ => {}
        }
        if part.vat_by_recovery {
            out.push(Place::Field(field!(applicant.vat_recovery)));
            out.push(Place::Field(field!(budget.vat_basis)));
        }
        limits(&part.limits, &mut out);
    }
    frame.overall.iter().for_each(|overall| limits(&overall.limits, &mut out));
    let conditions = frame.categories.0.iter().filter_map(|category| category.when.as_ref());
    conditions.for_each(|when| when.reads(frame, None, &mut out));
    frame.quantities.iter().for_each(|named| named.quantity.reads(frame, None, &mut out));
    out
}

fn needs_base(part: &Part) -> bool {
    let cases = part.cases.iter().any(|(_, terms)| terms.need_base());
    part.within_base || part.terms.need_base() || cases
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
