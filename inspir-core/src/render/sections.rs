//! Where a form shows what is filled in: section by section.

use crate::call::CallData;
use crate::field::Field;
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
                let place = match place {
                    Place::Item(list, ..) => Place::List(list),
                    place => place,
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
