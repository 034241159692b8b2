//! Quantities and conditions, and the facts and amounts that they read.
//!
//! A quantity is an exact value, a condition a question with three answers. Each kind has its own file
//! in this folder; the tables are in `table.rs`. Both are read from a definition once and then asked of
//! many applications.

use std::cell::Cell;
use std::fmt::Debug;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::Arc;

use chrono::NaiveDate;

use super::exact::{Exact, Precision, QuantityType};
use crate::amount::Amount;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::field::{Column, Field, Layout, List, column_of};
use crate::ids::{CallIds, NumberRange};
use crate::locale::Words;
use crate::number::Number;
use crate::place::Place;
use crate::places::Places;

/// All that quantities and conditions look at.
#[derive(Clone, Copy)]
pub(crate) struct Knowledge<'a> {
    pub(crate) layout: &'a Layout,
    pub(crate) ids: &'a CallIds,
    pub(crate) facts: &'a Facts,
    /// The named quantities of the call.
    pub(crate) named: &'a [NamedQuantity],
    /// The values of those that were worked out so far.
    pub(crate) memo: &'a [Cell<Memo>],
    /// The expenses that are retained, in cents: by category, or in one sum.
    pub(crate) retained: Option<&'a [i128]>,
    /// The amount requested, all parts together, and the most that can be granted.
    pub(crate) requested: Option<Amount>,
    pub(crate) maximum: Option<Amount>,
    /// Says what those lack.
    pub(crate) lacking: &'a dyn GrantLacks,
}

/// A named quantity of a call.
#[derive(Debug)]
pub(crate) struct NamedQuantity {
    pub(crate) id: String,
    pub(crate) title: Words,
    pub(crate) quantity: Box<Quantity>,
    /// The named quantities that it names itself, all of which stand earlier.
    pub(crate) names: Vec<usize>,
}

/// The value of a named quantity, once it was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) enum Memo {
    #[default]
    NotAsked,
    Value(Option<Exact>),
}

/// Finds what the amounts of a grant lack, and where they are asked for.
pub(crate) trait GrantLacks {
    /// Adds what is missing before it is known which expenses are retained.
    fn eligible(&self, known: &Knowledge<'_>, out: &mut Places);
    /// Adds what is missing before the most that can be granted is known.
    fn maximum(&self, known: &Knowledge<'_>, out: &mut Places);
    /// Adds the fields in which the grant is asked for.
    fn requests(&self, out: &mut Places);
    /// Adds what a named quantity reads.
    fn named(&self, number: usize, out: &mut Places);
}

/// The parts of the calculation that a quantity or a condition depends on, beside facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Uses {
    /// The expenses that are retained.
    pub(crate) eligible: bool,
    /// The most that can be granted.
    pub(crate) maximum: bool,
}

impl Uses {
    /// The grant and the expenses that count.
    pub(crate) const THE_GRANT: Self = Self { eligible: true, maximum: true };

    pub(crate) fn and(self, other: Self) -> Self {
        Self { eligible: self.eligible || other.eligible, maximum: self.maximum || other.maximum }
    }

    /// Whether it matters what counts or what can be granted.
    pub(crate) const fn depend_on_grant(self) -> bool {
        self.eligible || self.maximum
    }
}

/// An exact value that a definition describes.
#[derive(Debug)]
pub(crate) struct Quantity {
    pub(crate) kind: Box<dyn QuantityKind>,
    pub(crate) of: QuantityType,
    pub(crate) digits: Precision,
    pub(crate) uses: Uses,
    /// Whether it is made of constants alone.
    pub(crate) is_constant: bool,
    /// The name within a sentence: empty if there is neither a title nor a standard name, or for a constant.
    pub(crate) name: Words,
    /// The name in a letter, if it differs.
    pub(super) in_letter: Option<Words>,
    pub(crate) has_title: bool,
    /// Whether it has no standard name, so that it needs a title where it is shown.
    pub(crate) needs_title: bool,
    /// The unit behind its numbers.
    pub(crate) unit: Option<Arc<Words>>,
    /// The numbers that a number field takes.
    pub(crate) range: Option<NumberRange>,
    /// The value of a constant number or amount.
    pub(crate) constant: Option<Number>,
}

/// The behaviour of a kind of quantity.
pub(crate) trait QuantityKind: Debug + Send + Sync + UnwindSafe + RefUnwindSafe {
    /// The value, of the item in question if there is one. `None`: unknown.
    fn value(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<Exact>;

    /// Adds what is missing, given that the value is unknown.
    fn lacks(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places);

    /// Adds the places that it reads.
    fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places);

    /// Whether it is a calendar year, whose digits stand in no groups.
    fn is_year(&self) -> bool {
        false
    }
}

impl Quantity {
    /// A quantity of this kind, with what most kinds have in common, under its standard name.
    pub(super) fn new(
        kind: Box<dyn QuantityKind>,
        of: QuantityType,
        digits: Precision,
        name: Words,
    ) -> Box<Self> {
        Box::new(Self {
            kind,
            of,
            digits,
            uses: Uses::default(),
            is_constant: false,
            name,
            in_letter: None,
            has_title: false,
            needs_title: false,
            unit: None,
            range: None,
            constant: None,
        })
    }

    pub(crate) fn value(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<Exact> {
        self.kind.value(known, item)
    }

    pub(crate) fn is_year(&self) -> bool {
        self.kind.is_year()
    }

    /// The quantity where nothing shows what it is called.
    pub(super) fn unnamed(mut self: Box<Self>) -> Box<Self> {
        (self.name, self.in_letter, self.unit) = (Words::default(), None, None);
        self
    }

    /// The name in a letter: without brackets within it.
    pub(crate) fn name_in_letter(&self) -> &Words {
        self.in_letter.as_ref().unwrap_or(&self.name)
    }

    pub(crate) fn number(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<Number> {
        self.value(known, item).and_then(Exact::number)
    }

    pub(crate) fn day(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<NaiveDate> {
        self.value(known, item).and_then(Exact::day)
    }

    /// Adds what is missing, if the value is unknown.
    pub(crate) fn lacks(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        if self.value(known, item).is_none() {
            self.kind.lacks(known, item, out);
        }
    }

    pub(crate) fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        self.kind.reads(lacking, item, out);
    }
}

/// A question about an application, with three answers.
#[derive(Debug)]
pub(crate) struct Condition {
    pub(crate) kind: Box<dyn ConditionKind>,
    pub(crate) uses: Uses,
}

/// The behaviour of a kind of condition.
pub(crate) trait ConditionKind: Debug + Send + Sync + UnwindSafe + RefUnwindSafe {
    /// Whether it holds, of the item in question if there is one. `None`: unknown.
    fn holds(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<bool>;

    /// Adds the fields that leave it open, given that it is unknown.
    fn undecided(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places);

    /// Adds the places that it reads.
    fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places);
}

impl Condition {
    pub(crate) fn holds(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<bool> {
        self.kind.holds(known, item)
    }

    /// Adds the fields that leave the condition open, if it is unknown.
    pub(crate) fn undecided(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        if self.holds(known, item).is_none() {
            self.kind.undecided(known, item, out);
        }
    }

    pub(crate) fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        self.kind.reads(lacking, item, out);
    }
}

/// A member of an application that a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PathTarget {
    Field(Field),
    /// A member of the item in question.
    Column(List, Column),
}

impl PathTarget {
    /// The place to fill in. Whether a revenue is public follows from its source.
    pub(crate) fn place(self, item: Option<usize>) -> Place {
        match (self, item) {
            (Self::Field(field), _) => Place::Field(field),
            (Self::Column(list, Column::PUBLIC), Some(item)) => {
                Place::Item(list, item, column_of!(Revenue.source))
            }
            (Self::Column(list, column), Some(item)) => Place::Item(list, item, column),
            (Self::Column(list, _), None) => Place::List(list),
        }
    }
}

impl<'a> Knowledge<'a> {
    /// The knowledge before any amount of the grant is worked out.
    pub(crate) fn new(
        layout: &'a Layout,
        ids: &'a CallIds,
        facts: &'a Facts,
        named: &'a [NamedQuantity],
        memo: &'a [Cell<Memo>],
        lacking: &'a dyn GrantLacks,
    ) -> Self {
        let (retained, requested, maximum) = (None, None, None);
        Self { layout, ids, facts, named, memo, retained, requested, maximum, lacking }
    }
}

impl Knowledge<'_> {
    /// The fact of a member.
    pub(crate) fn fact(&self, at: PathTarget, item: Option<usize>) -> Fact {
        match at {
            PathTarget::Field(field) => self.facts.get(field),
            PathTarget::Column(list, column) => match item {
                Some(item) => self.item(list, item, column),
                None => Fact::Absent,
            },
        }
    }

    fn item(&self, list: List, item: usize, column: Column) -> Fact {
        let get = |column: Column| self.facts.item(list, item, column);
        const SAME_CALL: Column = column_of!(PreviousGrant.same_call);
        match (list, column) {
            (List::REVENUES, Column::PUBLIC) => match get(column_of!(Revenue.source)) {
                Fact::Choice(source) => {
                    let is_public = self.layout.public_sources.get(usize::from(source));
                    is_public.map_or(Fact::Absent, |is_public| Fact::Flag(*is_public))
                }
                fact => fact,
            },
            (List::PREVIOUS_GRANTS, SAME_CALL) => match get(column) {
                Fact::Absent => match get(column_of!(PreviousGrant.call)) {
                    Fact::Flag(true) => Fact::Flag(true),
                    Fact::Text(text) if self.ids.names_this_call(self.facts.kept.text(text)) => {
                        Fact::Flag(true)
                    }
                    _ => Fact::Absent,
                },
                fact => fact,
            },
            _ => get(column),
        }
    }

    /// Whether the items of a list are unknown: the list is wrong, or it is absent and its absence does
    /// not say that there is none.
    pub(crate) fn is_open(&self, list: List) -> bool {
        let says_none = self.layout.list(list).is_some_and(|list| list.is_empty_if_absent);
        self.facts.is_empty(list) && (!says_none || self.facts.is_wrong(list))
    }

    /// The value of a named quantity. Each is worked out once, after those that it names: a row of
    /// thousands, each of which names the one before, takes no more stack than one.
    pub(crate) fn named(&self, number: usize) -> Option<Exact> {
        if let Some(value) = self.worked_out(number) {
            return value;
        }
        let mut wanted = vec![number];
        while let Some(number) = wanted.last().copied() {
            let (named, memo) = (self.named.get(number)?, self.memo.get(number)?);
            let before = wanted.len();
            if self.worked_out(number).is_none() {
                let names = named.names.iter();
                wanted.extend(names.filter(|name| self.worked_out(**name).is_none()));
                if wanted.len() > before {
                    continue;
                }
                memo.set(Memo::Value(named.quantity.value(self, None)));
            }
            wanted.pop();
        }
        self.worked_out(number).flatten()
    }

    /// The value of a named quantity, if it was worked out already.
    fn worked_out(&self, number: usize) -> Option<Option<Exact>> {
        match self.memo.get(number)?.get() {
            Memo::Value(value) => Some(value),
            Memo::NotAsked => None,
        }
    }
}
