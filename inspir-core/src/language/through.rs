//! Going through the items of a list: which of them count.

use super::inside::LanguageContext;
use super::known::{Condition, GrantLacks, Knowledge, PathTarget, Uses};
use crate::definition::{Given, Params, note};
use crate::field::{Column, List};
use crate::place::Place;
use crate::places::Places;

/// The items of a list for which a condition holds.
#[derive(Debug)]
pub(super) struct Through {
    pub(super) list: List,
    filter: Option<Condition>,
}

impl Through {
    /// Reads `where`.
    pub(super) fn load(
        params: &mut Params<'_>,
        inside: &LanguageContext<'_>,
        list: Given<List>,
        required: bool,
    ) -> Given<Self> {
        let note = note!(
            fr: "les éléments qui comptent : ceux pour lesquels cette condition est vraie",
            en: "the items that count: those for which this holds"
        );
        let filter = inside.each(params, "where", list, required, note);
        match (list, filter) {
            (Given::Value(list), Given::Absent) => Given::Value(Self { list, filter: None }),
            (Given::Value(list), Given::Value(filter)) => {
                Given::Value(Self { list, filter: Some(filter) })
            }
            _ => Given::Wrong,
        }
    }

    pub(super) fn uses(&self) -> Uses {
        self.filter.as_ref().map(|filter| filter.uses).unwrap_or_default()
    }

    pub(super) fn has_filter(&self) -> bool {
        self.filter.is_some()
    }

    /// Whether an item counts.
    pub(super) fn counts(&self, known: &Knowledge<'_>, item: usize) -> Option<bool> {
        self.filter.as_ref().map_or(Some(true), |filter| filter.holds(known, Some(item)))
    }

    /// Adds the list, and what decides which of its items count.
    pub(super) fn reads(&self, lacking: &dyn GrantLacks, out: &mut Places) {
        out.push_list(self.list, |out| {
            self.filter.iter().for_each(|filter| filter.reads(lacking, Some(0), out));
        });
    }

    /// Adds what leaves open whether an item counts.
    pub(super) fn undecided(&self, known: &Knowledge<'_>, item: usize, out: &mut Places) {
        if let Some(filter) = &self.filter {
            filter.undecided(known, Some(item), out);
        }
    }

    /// The items that count. `None`: unknown, because the list is open or a condition is unknown.
    pub(super) fn items(&self, known: &Knowledge<'_>) -> Option<Vec<usize>> {
        if known.is_open(self.list) {
            return None;
        }
        let mut items = Vec::new();
        for item in 0..known.facts.list(self.list).len() {
            if self.counts(known, item)? {
                items.push(item);
            }
        }
        Some(items)
    }

    /// Adds what leaves open which items count, and this member of those that count and lack it.
    pub(super) fn lacks_member(&self, column: Column, known: &Knowledge<'_>, out: &mut Places) {
        let at = PathTarget::Column(self.list, column);
        self.lacks(known, out, |item, out| {
            if known.fact(at, Some(item)).is_absent() {
                out.push(at.place(Some(item)));
            }
        });
    }

    /// Adds the list, what decides which of its items count, and this member of them.
    pub(super) fn reads_member(&self, column: Column, lacking: &dyn GrantLacks, out: &mut Places) {
        self.reads(lacking, out);
        if out.with_items {
            out.push(Place::Item(self.list, 0, column));
        }
    }

    /// Adds what leaves open which items count. `lacks` adds what an item lacks that counts.
    pub(super) fn lacks(
        &self,
        known: &Knowledge<'_>,
        out: &mut Places,
        mut lacks: impl FnMut(usize, &mut Places),
    ) {
        if known.is_open(self.list) {
            return out.push(Place::List(self.list));
        }
        for item in 0..known.facts.list(self.list).len() {
            match (self.counts(known, item), &self.filter) {
                (None, Some(filter)) => filter.kind.undecided(known, Some(item), out),
                (Some(true), _) => lacks(item, out),
                _ => {}
            }
        }
    }
}
