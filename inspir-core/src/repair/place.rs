//! The place at a path of an application.

use crate::field::{Column, Field, Layout, List};
use crate::place::Place;
use crate::text::is_within;

/// The place that a path leads to, or that it leads into; `None` if no call asks about it.
pub(super) fn place_of(layout: &Layout, path: &str) -> Option<Place> {
    let number = |number: usize| u16::try_from(number).unwrap_or(u16::MAX);
    if let Some(field) = layout.fields.iter().position(|field| is_within(path, &field.pointer)) {
        return Some(Place::Field(Field(number(field))));
    }
    for (at, list) in layout.lists.iter().enumerate() {
        let Some(rest) = path.strip_prefix(&list.pointer) else { continue };
        let list_number = List(number(at));
        let Some(rest) = rest.strip_prefix('/') else {
            if rest.is_empty() {
                return Some(Place::List(list_number));
            }
            continue;
        };
        let (item, member) = rest.split_once('/').unwrap_or((rest, ""));
        let column = list.columns.iter().position(|column| is_within(member, &column.pointer));
        return Some(match (item.parse(), column) {
            (Ok(item), Some(column)) => Place::Item(list_number, item, Column(number(column))),
            _ => Place::List(list_number),
        });
    }
    None
}
