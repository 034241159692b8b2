//! The facts of a block of rows of a table.
//!
//! The facts are gathered column by column. Each column has a loop of its own that knows the type of
//! its values. The facts of a row stand side by side in memory.

use std::ops::Range;

use super::column::{Column, Leaf, Lists};
use crate::declaration::MemberInfo;
use crate::fact::{Fact, KeptTexts};
use crate::field::COMMON_LISTS;
use crate::ids::CallIds;
use crate::text::MAX_LIST;

/// The facts of a block of rows, and of the items of their lists.
pub(crate) struct RowFacts<'t> {
    ids: &'t CallIds,
    /// The rows of the table whose facts these are.
    rows: Range<usize>,
    /// How many facts each row has.
    width: usize,
    /// The facts, row after row.
    facts: Vec<Fact>,
    /// For each row, whether a value in it is wrong.
    unfit: Vec<bool>,
    kept: KeptTexts,
    /// The lists whose items have facts of their own. One more entry at the end serves all lists that
    /// are one fact, or none.
    lists: Vec<Items<'t>>,
}

/// The items of one list, of all rows of the block.
#[derive(Default)]
struct Items<'t> {
    row_facts: Option<Box<RowFacts<'t>>>,
    /// For each row, the range of its items.
    spans: Vec<Range<usize>>,
}

impl<'t> RowFacts<'t> {
    pub(crate) fn new(ids: &'t CallIds, width: usize) -> Self {
        Self {
            ids,
            rows: 0..0,
            width,
            facts: Vec::new(),
            unfit: Vec::new(),
            kept: KeptTexts::default(),
            lists: Vec::new(),
        }
    }

    pub(super) fn ids(&self) -> &'t CallIds {
        self.ids
    }

    /// Turns to other rows. Each column must then be gathered: until it is, its facts are those of the
    /// rows before.
    pub(crate) fn turn_to(&mut self, rows: Range<usize>) {
        self.facts.resize(rows.len() * self.width, Fact::Absent);
        self.kept.clear();
        self.unfit.clear();
        self.unfit.resize(rows.len(), false);
        self.rows = rows;
    }

    /// The rows of the block.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        (0..self.rows.len()).map(|at| Row { row_facts: self, at })
    }

    /// Marks as unfit the rows of the table for which `is_wrong` holds.
    fn refuse(&mut self, is_wrong: impl Fn(usize) -> bool) {
        for (row, unfit) in self.rows.clone().zip(&mut self.unfit) {
            *unfit |= is_wrong(row);
        }
    }

    /// Gathers no facts of a column. Rows in which it has a value are unfit.
    pub(super) fn refuse_all(&mut self, column: &Column) {
        if let Column::Other(nulls) = column {
            self.refuse(|row| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)));
        }
    }

    /// Gathers a column of single values. The function `fact` reads the value of a row, which is not
    /// null. It gives `None` if the value is wrong.
    pub(super) fn gather(
        &mut self,
        leaf: &'t Leaf,
        fact: impl Fn(usize, &mut KeptTexts) -> Option<Fact>,
    ) {
        let kept = &mut self.kept;
        let mut fact = |row| match leaf.is_null(row) {
            true => Some(Fact::Absent),
            false => fact(row, kept),
        };
        let rows = self.rows.clone().zip(&mut self.unfit);
        let Some(fact_number) = leaf.fact_number else {
            rows.for_each(|(row, unfit)| *unfit |= fact(row).is_none());
            return;
        };
        let facts = self.facts.iter_mut().skip(fact_number).step_by(self.width);
        for ((row, unfit), known) in rows.zip(facts) {
            match fact(row) {
                Some(fact) => *known = fact,
                None => *unfit = true,
            }
        }
    }

    /// Gathers a column of lists. Each item has `width` facts.
    pub(super) fn items(
        &mut self,
        lists: &'t Lists,
        width: usize,
        member: &MemberInfo,
        gather: fn(&'t Column, &MemberInfo, &mut RowFacts<'t>),
    ) {
        let number = lists.list.unwrap_or(COMMON_LISTS);
        if self.lists.len() <= number {
            self.lists.resize_with(COMMON_LISTS + 1, Items::default);
        }
        let Some(mut items) = self.lists.get_mut(number).map(std::mem::take) else { return };
        let ids = self.ids;
        let row_facts = items.row_facts.get_or_insert_with(|| Box::new(RowFacts::new(ids, width)));
        // The items of a list that is too long are not gathered.
        let too_long = |row: usize| lists.span(row).len() > MAX_LIST;
        let all = match self.rows.clone().any(too_long) {
            true if self.rows.len() == 1 => 0..0,
            _ => lists.span(self.rows.start).start..lists.span(self.rows.end.max(1) - 1).end,
        };
        row_facts.turn_to(all.clone());
        gather(&lists.items, member, row_facts);
        let any_unfit = row_facts.unfit.contains(&true);
        items.spans.clear();
        for (at, row) in self.rows.clone().enumerate() {
            let span = lists.span(row);
            let span = match lists.is_null(row) || all.is_empty() {
                true => 0..0,
                false => span.start - all.start..span.end - all.start,
            };
            let is_unfit = too_long(row)
                || any_unfit
                    && row_facts.unfit.get(span.clone()).is_none_or(|unfit| unfit.contains(&true));
            if let Some(unfit) = self.unfit.get_mut(at) {
                *unfit |= is_unfit;
            }
            if let Some(fact_number) = lists.fact_number
                && let Some(fact) = self.facts.get_mut(at * self.width + fact_number)
            {
                let mut items =
                    row_facts.facts.get(span.clone()).unwrap_or_default().iter().copied();
                *fact = items.find(|item| !item.is_absent()).unwrap_or_default();
            }
            items.spans.push(span);
        }
        if let Some(list) = self.lists.get_mut(number) {
            *list = items;
        }
    }
}

/// The facts of one row, or of one item of a list.
#[derive(Clone, Copy)]
pub(crate) struct Row<'s, 't> {
    row_facts: &'s RowFacts<'t>,
    at: usize,
}

impl<'s, 't> Row<'s, 't> {
    /// Whether a value in the row is wrong. Its facts mean nothing then.
    pub(crate) fn is_unfit(self) -> bool {
        self.row_facts.unfit.get(self.at).is_none_or(|unfit| *unfit)
    }

    /// All facts of the row.
    pub(crate) fn facts(self) -> &'s [Fact] {
        let first = self.at * self.row_facts.width;
        self.row_facts.facts.get(first..first + self.row_facts.width).unwrap_or_default()
    }

    /// The kept text with this number.
    pub(crate) fn kept_text(self, number: u32) -> &'s str {
        self.row_facts.kept.text(number)
    }

    /// The items of the list of this number.
    pub(crate) fn items(self, list: usize) -> impl ExactSizeIterator<Item = Row<'s, 't>> {
        let items = self.row_facts.lists.get(list);
        let span = items.and_then(|items| items.spans.get(self.at)).cloned().unwrap_or_default();
        let row_facts = items.and_then(|items| items.row_facts.as_deref());
        // Without facts of items, the span is empty.
        span.map(move |at| Row { row_facts: row_facts.unwrap_or(self.row_facts), at })
    }
}
