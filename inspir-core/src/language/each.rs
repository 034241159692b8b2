//! `every`, `some`: what holds of the items of a list.

use super::inside::LanguageContext;
use super::known::{Condition, ConditionKind, GrantLacks, Knowledge, Uses};
use super::through::Through;
use crate::definition::{Given, Params, note};
use crate::field::List;
use crate::place::Place;
use crate::places::Places;

/// A condition that each item of a list has to meet.
#[derive(Debug)]
pub(crate) struct Every {
    items: Through,
    holds: Condition,
}

/// A condition that some item of a list has to meet.
#[derive(Debug)]
pub(crate) struct SomeOf {
    list: List,
    filter: Condition,
}

pub(super) fn load_every(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
) -> Given<Condition> {
    let note = note!(
        fr: "chaque élément d’une liste (pour lequel `where` est vrai) satisfait une condition ; vrai d’une liste vide",
        en: "each item of a list (for which `where` holds) meets a condition; true of an empty list"
    );
    let given = params.object("every", "Every", true, note, |object| Every::load(object, inside));
    given
        .and_then(|given| given)
        .map(|every| Condition { uses: every.uses(), kind: Box::new(every) })
}

pub(super) fn load_some(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Condition> {
    let note = note!(
        fr: "un élément d’une liste satisfait une condition ; faux d’une liste vide",
        en: "some item of a list meets a condition; false of an empty list"
    );
    let given = params.object("some", "Some", true, note, |object| SomeOf::load(object, inside));
    given.and_then(|given| given).map(|some| Condition { uses: some.uses(), kind: Box::new(some) })
}

impl Every {
    pub(crate) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Self> {
        let list = params.list(
            "list",
            note!(fr: "la liste, par exemple `/team`", en: "the list, such as `/team`"),
        );
        inside.spend_loop(params, "list");
        let note = note!(
            fr: "ce que doit satisfaire chacun de ces éléments",
            en: "what each of these items has to meet"
        );
        let items = Through::load(params, inside, list, false);
        let holds = inside.each(params, "holds", list, true, note);
        items.and_then(|items| holds.map(|holds| Self { items, holds }))
    }

    pub(crate) const fn list(&self) -> List {
        self.items.list
    }

    pub(crate) fn uses(&self) -> Uses {
        self.items.uses().and(self.holds.uses)
    }

    /// Whether an item meets the condition.
    fn item_holds(&self, known: &Knowledge<'_>, item: usize) -> Option<bool> {
        let holds = || self.holds.holds(known, Some(item));
        match self.items.counts(known, item) {
            Some(false) => Some(true),
            Some(true) => holds(),
            None if holds() == Some(true) => Some(true),
            None => None,
        }
    }

    /// The items that are not as they have to be.
    pub(crate) fn failing(&self, known: &Knowledge<'_>) -> Vec<usize> {
        let items = 0..known.facts.list(self.items.list).len();
        items.filter(|item| self.item_holds(known, *item) == Some(false)).collect()
    }

    /// Adds what the condition reads of the items that fail.
    pub(crate) fn reads_failing(
        &self,
        known: &Knowledge<'_>,
        lacking: &dyn GrantLacks,
        out: &mut Places,
    ) {
        for item in self.failing(known) {
            self.holds.reads(lacking, Some(item), out);
        }
    }
}

impl SomeOf {
    pub(super) const fn built(list: List, filter: Condition) -> Self {
        Self { list, filter }
    }

    pub(crate) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Self> {
        let list = params.list(
            "list",
            note!(fr: "la liste, par exemple `/documents`", en: "the list, such as `/documents`"),
        );
        inside.spend_loop(params, "list");
        let note = note!(
            fr: "ce que doit satisfaire l’un des éléments",
            en: "what one of the items has to meet"
        );
        let filter = inside.each(params, "where", list, true, note);
        list.and_then(|list| filter.map(|filter| Self { list, filter }))
    }

    pub(crate) const fn list(&self) -> List {
        self.list
    }

    pub(crate) fn uses(&self) -> Uses {
        self.filter.uses
    }

    /// How many items meet the condition.
    pub(crate) fn matching(&self, known: &Knowledge<'_>) -> usize {
        let items = 0..known.facts.list(self.list).len();
        items.filter(|item| self.filter.holds(known, Some(*item)) == Some(true)).count()
    }

    /// Adds what the condition reads of each item.
    pub(crate) fn reads_items(
        &self,
        known: &Knowledge<'_>,
        lacking: &dyn GrantLacks,
        out: &mut Places,
    ) {
        for item in 0..known.facts.list(self.list).len() {
            self.filter.reads(lacking, Some(item), out);
        }
    }
}

impl ConditionKind for Every {
    fn holds(&self, known: &Knowledge<'_>, _: Option<usize>) -> Option<bool> {
        if known.is_open(self.items.list) {
            return None;
        }
        let mut result = Some(true);
        for item in 0..known.facts.list(self.items.list).len() {
            match self.item_holds(known, item) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => result = None,
            }
        }
        result
    }

    fn undecided(&self, known: &Knowledge<'_>, _: Option<usize>, out: &mut Places) {
        if known.is_open(self.items.list) {
            return out.push(Place::List(self.items.list));
        }
        for item in 0..known.facts.list(self.items.list).len() {
            if self.item_holds(known, item).is_none() {
                self.items.undecided(known, item, out);
                self.holds.undecided(known, Some(item), out);
            }
        }
    }

    /// Adds the list, and what is asked of its items.
    fn reads(&self, lacking: &dyn GrantLacks, _: Option<usize>, out: &mut Places) {
        self.items.reads(lacking, out);
        if out.with_items {
            self.holds.reads(lacking, Some(0), out);
        }
    }
}

impl ConditionKind for SomeOf {
    fn holds(&self, known: &Knowledge<'_>, _: Option<usize>) -> Option<bool> {
        if known.is_open(self.list) {
            return None;
        }
        let mut result = Some(false);
        for item in 0..known.facts.list(self.list).len() {
            match self.filter.holds(known, Some(item)) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => result = None,
            }
        }
        result
    }

    fn undecided(&self, known: &Knowledge<'_>, _: Option<usize>, out: &mut Places) {
        if known.is_open(self.list) {
            return out.push(Place::List(self.list));
        }
        for item in 0..known.facts.list(self.list).len() {
            self.filter.undecided(known, Some(item), out);
        }
    }

    /// Adds the list, and what is asked of its items.
    fn reads(&self, lacking: &dyn GrantLacks, _: Option<usize>, out: &mut Places) {
        out.push_list(self.list, |out| self.filter.reads(lacking, Some(0), out));
    }
}
