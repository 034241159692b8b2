//! Places while they are collected, for a finding or for a form.

use std::ops::Deref;

use crate::field::{Column, List};
use crate::place::Place;

/// The places that conditions, quantities and checks add, in order. A place may stand twice.
#[derive(Debug, Default)]
pub(crate) struct Places {
    found: Vec<Place>,
    /// By number: whether a named quantity has added what it lacks, or reads. It adds it once, however
    /// often it is named.
    lacking: Vec<bool>,
    reading: Vec<bool>,
    /// Whether what reads a list adds what it reads of the items, beside the list. The number 0 stands
    /// for that of every item.
    pub(crate) with_items: bool,
}

impl Places {
    /// Places to which what reads a list adds what it reads of the items as well.
    pub(crate) fn with_items() -> Self {
        Self { with_items: true, ..Self::default() }
    }

    pub(crate) fn push(&mut self, place: Place) {
        self.found.push(place);
    }

    /// Adds a list; then, where that is wanted, what a condition on its items reads.
    pub(crate) fn push_list(&mut self, list: List, items: impl FnOnce(&mut Self)) {
        self.push(Place::List(list));
        if self.with_items {
            items(self);
        }
    }

    /// Adds a list; then, where that is wanted, these members of its items.
    pub(crate) fn push_columns(&mut self, list: List, columns: &[Column]) {
        self.push_list(list, |out| {
            out.extend(columns.iter().map(|column| Place::Item(list, 0, *column)));
        });
    }

    /// Forgets all places.
    pub(crate) fn clear(&mut self) {
        self.found.clear();
        self.lacking.clear();
        self.reading.clear();
    }

    /// Drops places from `first` on, except those to keep.
    pub(crate) fn retain_from(&mut self, first: usize, keep: impl Fn(&Place) -> bool) {
        let added = self.found.split_off(first);
        self.found.extend(added.into_iter().filter(keep));
    }

    /// Whether a named quantity adds what it lacks for the first time.
    pub(crate) fn starts_lacking(&mut self, number: usize) -> bool {
        starts(&mut self.lacking, number)
    }

    /// Whether a named quantity adds what it reads for the first time.
    pub(crate) fn starts_reading(&mut self, number: usize) -> bool {
        starts(&mut self.reading, number)
    }
}

fn starts(marks: &mut Vec<bool>, number: usize) -> bool {
    if marks.len() <= number {
        marks.resize(number + 1, false);
    }
    marks.get_mut(number).is_some_and(|mark| !std::mem::replace(mark, true))
}

impl Deref for Places {
    type Target = [Place];

    fn deref(&self) -> &[Place] {
        &self.found
    }
}

impl Extend<Place> for Places {
    fn extend<I: IntoIterator<Item = Place>>(&mut self, places: I) {
        self.found.extend(places);
    }
}
