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
    /// The places that named quantities are adding just now.
    adding: Option<NamedPlaces>,
    /// The named quantities that those name which are adding: how many places stand before it, and its
    /// number.
    names: Vec<(usize, usize)>,
    /// Whether what reads a list adds what it reads of the items, beside the list. The number 0 stands
    /// for that of every item.
    pub(crate) with_items: bool,
}

/// The places that a named quantity adds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedPlaces {
    Lacking,
    Reading,
}

/// A place that is still to be added.
enum Addition {
    Place(Place),
    Named(usize),
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

    /// Adds what a named quantity adds, each once. `add` adds it of one; those that it names in turn are
    /// noted, and follow in its place: however many name one another, they take no more stack than one.
    pub(crate) fn add_named(
        &mut self,
        adding: NamedPlaces,
        number: usize,
        add: &mut dyn FnMut(usize, &mut Self),
    ) {
        if self.adding == Some(adding) {
            return self.names.push((self.found.len(), number));
        }
        let outside = self.adding.replace(adding);
        let names = std::mem::take(&mut self.names);
        let mut steps = vec![Addition::Named(number)];
        while let Some(step) = steps.pop() {
            match step {
                Addition::Place(place) => self.found.push(place),
                Addition::Named(number) if self.starts(adding, number) => {
                    let first = self.found.len();
                    add(number, self);
                    self.take_from(first, &mut steps);
                }
                Addition::Named(_) => {}
            }
        }
        (self.adding, self.names) = (outside, names);
    }

    /// Takes the places from the first one that is followed by a name, with the names among them: as
    /// steps, the last first.
    fn take_from(&mut self, first: usize, steps: &mut Vec<Addition>) {
        let mut names = std::mem::take(&mut self.names);
        let Some((named, _)) = names.first() else { return };
        let first = first.max(*named);
        let places = self.found.split_off(first);
        for (before, place) in places.into_iter().enumerate().rev() {
            while let Some((_, number)) = names.pop_if(|(at, _)| *at > first + before) {
                steps.push(Addition::Named(number));
            }
            steps.push(Addition::Place(place));
        }
        steps.extend(names.into_iter().rev().map(|(_, number)| Addition::Named(number)));
    }

    /// Whether a named quantity adds this for the first time.
    fn starts(&mut self, adding: NamedPlaces, number: usize) -> bool {
        match adding {
            NamedPlaces::Lacking => starts(&mut self.lacking, number),
            NamedPlaces::Reading => starts(&mut self.reading, number),
        }
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

#[cfg(test)]
mod tests {
    use super::{NamedPlaces, Places};
    use crate::field::{Column, List};
    use crate::place::Place;

    /// For each named quantity, what it adds: places, and what earlier ones add, in a row.
    type Added = Vec<Vec<Result<usize, usize>>>;

    /// The places of each name where it stands first, depth first.
    fn plainly(added: &Added, number: usize, met: &mut Vec<usize>, out: &mut Vec<usize>) {
        if met.contains(&number) {
            return;
        }
        met.push(number);
        for step in added.get(number).into_iter().flatten() {
            match step {
                Ok(place) => out.push(*place),
                Err(number) => plainly(added, *number, met, out),
            }
        }
    }

    fn add(added: &Added, places: &mut Places, number: usize) {
        places.add_named(NamedPlaces::Lacking, number, &mut |number, places| {
            for step in added.get(number).into_iter().flatten() {
                match step {
                    Ok(place) => places.push(Place::Item(List::EXPENSES, *place, Column::PUBLIC)),
                    Err(number) => add(added, places, *number),
                }
            }
        });
    }

    #[test]
    fn names_add_in_their_places_what_they_stand_for() {
        let mut seed: usize = 1;
        let mut random = |below: usize| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below.max(1)
        };
        for _ in 0..500 {
            let mut added = Added::new();
            for number in 0..8 {
                let steps = random(5);
                let step = |_| match number > 0 && random(2) == 0 {
                    true => Err(random(number)),
                    false => Ok(random(100)),
                };
                added.push((0..steps).map(step).collect());
            }
            let (mut met, mut expected, mut places) = (Vec::new(), Vec::new(), Places::default());
            for number in [7, 3, 7, 5] {
                plainly(&added, number, &mut met, &mut expected);
                add(&added, &mut places, number);
            }
            let items = places.iter().map(|place| match place {
                Place::Item(_, item, _) => *item,
                _ => usize::MAX,
            });
            assert_eq!(items.collect::<Vec<_>>(), expected, "{added:?}");
        }
    }
}
