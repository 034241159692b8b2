//! The facts of a block of rows of a table.
//!
//! The facts are gathered column by column. Each column has a loop of its own that knows the type of
//! its values. The facts of a row stand side by side in memory.

use std::ops::Range;

use super::column::{Leaf, ListColumn, TableColumn};
use crate::call::CallData;
use crate::declaration::MemberInfo;
use crate::fact::{Fact, KeptTexts};
use crate::ids::{CallIds, OwnFields};
use crate::text::MAX_LIST;

/// The facts of a block of rows, and of the items of their lists.
pub(crate) struct RowFacts<'t> {
    call: &'t CallData,
    /// The own fields that `details` of a row answers.
    own: Option<&'t OwnFields>,
    /// The rows of the table whose facts these are.
    rows: Range<usize>,
    /// The facts of a row in which no column has a value.
    empty: Vec<Fact>,
    /// The facts, row after row.
    facts: Vec<Fact>,
    /// For each row, whether a value in it is wrong.
    unfit: Vec<bool>,
    kept: KeptTexts,
    /// The lists whose items have facts of their own. One more entry at the end serves all lists that
    /// are one fact, or none.
    lists: Vec<ListItems<'t>>,
}

/// The items of one list, of all rows of the block.
#[derive(Default)]
struct ListItems<'t> {
    row_facts: Option<Box<RowFacts<'t>>>,
    /// For each row, the range of its items.
    spans: Vec<Range<usize>>,
}

impl<'t> RowFacts<'t> {
    /// The facts of applications.
    pub(crate) fn new(call: &'t CallData) -> Self {
        let empty = call.frame.layout.fields.iter().map(|field| field.default).collect();
        Self::with(call, Some(&call.ids.fields), empty)
    }

    /// The facts of the items of the list of this number. Without a number, an item has one fact.
    fn of_items(call: &'t CallData, list: Option<usize>) -> Self {
        let info = list.and_then(|list| call.frame.layout.lists.get(list));
        let empty = match info {
            Some(info) => info.columns.iter().map(|column| column.default).collect(),
            None => vec![Fact::Absent],
        };
        Self::with(call, list.and_then(|list| call.ids.columns_of(list)), empty)
    }

    fn with(call: &'t CallData, own: Option<&'t OwnFields>, empty: Vec<Fact>) -> Self {
        Self {
            call,
            own,
            rows: 0..0,
            empty,
            facts: Vec::new(),
            unfit: Vec::new(),
            kept: KeptTexts::default(),
            lists: Vec::new(),
        }
    }

    pub(super) fn ids(&self) -> &'t CallIds {
        &self.call.ids
    }

    pub(super) fn own(&self) -> Option<&'t OwnFields> {
        self.own
    }

    /// Turns to other rows. Each column must then be gathered: until it is, its facts are those of the
    /// rows before.
    pub(crate) fn turn_to(&mut self, rows: Range<usize>) {
        let wanted = rows.len() * self.empty.len();
        self.facts.truncate(wanted);
        let missing = wanted - self.facts.len();
        self.facts.extend(self.empty.iter().cycle().take(missing));
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
    pub(super) fn refuse_all(&mut self, column: &TableColumn) {
        if let TableColumn::Other(nulls) = column {
            self.refuse(|row| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row)));
        }
    }

    /// Gathers a column of single values. The function `fact` reads the value of a row, which is not
    /// null. It gives `None` if the value is wrong. Where the value is null, the fact is `absent`.
    pub(super) fn gather(
        &mut self,
        leaf: &'t Leaf,
        absent: Fact,
        fact: impl Fn(usize, &mut KeptTexts) -> Option<Fact>,
    ) {
        let kept = &mut self.kept;
        let mut fact = |row| match leaf.is_null(row) {
            true => Some(absent),
            false => fact(row, kept),
        };
        let rows = self.rows.clone().zip(&mut self.unfit);
        let Some(fact_number) = leaf.fact_number else {
            rows.for_each(|(row, unfit)| *unfit |= fact(row).is_none());
            return;
        };
        let facts = self.facts.iter_mut().skip(fact_number).step_by(self.empty.len().max(1));
        for ((row, unfit), known) in rows.zip(facts) {
            match fact(row) {
                Some(fact) => *known = fact,
                None => *unfit = true,
            }
        }
    }

    /// Gathers a column of lists.
    pub(super) fn items(
        &mut self,
        lists: &'t ListColumn,
        member: &MemberInfo,
        gather: &dyn Fn(&'t TableColumn, &MemberInfo, &mut RowFacts<'t>),
    ) {
        let (call, all_lists) = (self.call, self.call.frame.layout.lists.len());
        let number = lists.list.unwrap_or(all_lists);
        if self.lists.len() <= number {
            self.lists.resize_with(all_lists + 1, ListItems::default);
        }
        let Some(mut items) = self.lists.get_mut(number).map(std::mem::take) else { return };
        let row_facts =
            items.row_facts.get_or_insert_with(|| Box::new(Self::of_items(call, lists.list)));
        if lists.list.is_none() {
            // The facts may be those of another list.
            row_facts.facts.clear();
        }
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
                && let Some(fact) = self.facts.get_mut(at * self.empty.len() + fact_number)
            {
                *fact = together(row_facts.facts.get(span.clone()).unwrap_or_default());
            }
            items.spans.push(span);
        }
        if let Some(list) = self.lists.get_mut(number) {
            *list = items;
        }
    }
}

/// The fact of a list whose items have one fact each: how many texts it has, or what is chosen.
fn together(items: &[Fact]) -> Fact {
    let (mut count, mut chosen) = (0, 0);
    for item in items.iter().filter(|item| !item.is_absent()) {
        match item {
            Fact::Choices(bits) => chosen |= bits,
            _ => count += 1,
        }
    }
    match (count, chosen) {
        (0, 0) => Fact::Absent,
        (_, 0) => Fact::Count(count),
        _ => Fact::Choices(chosen),
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
        let width = self.row_facts.empty.len();
        self.row_facts.facts.get(self.at * width..(self.at + 1) * width).unwrap_or_default()
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
