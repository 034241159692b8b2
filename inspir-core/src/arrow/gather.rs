//! From columns to the facts of their rows.

use std::borrow::Cow;
use std::slice::Iter;

use super::column::{Cells, Column};
use super::row_facts::RowFacts;
use crate::declaration::{MemberInfo, Reading, ValueType};
use crate::fact::{Fact, KeptTexts};
use crate::ids::IdList;
use crate::input_error::Fault;
use crate::member::{Each, Item, Member, Record, Scalar, Visit};
use crate::text::is_blank;

/// Gathers the facts of a column whose values are members of type `M`, and marks the rows in which a
/// value is wrong.
pub(super) fn gather<'t, M: Member<'t>>(
    column: &'t Column,
    member: &MemberInfo,
    row_facts: &mut RowFacts<'t>,
) {
    M::visit(Gatherer { column, member, row_facts });
}

struct Gatherer<'g, 't> {
    column: &'t Column,
    member: &'g MemberInfo,
    row_facts: &'g mut RowFacts<'t>,
}

impl<'t> Visit<'t> for Gatherer<'_, 't> {
    type Out = ();

    fn scalar<T: Scalar<'t>>(self) {
        scalars::<T>(self.column, self.member, self.row_facts);
    }

    fn list<T: Item<'t>>(self) {
        match self.column {
            Column::List(lists) => {
                self.row_facts.items(lists, T::Read::visit(Width), self.member, gather::<T::Read>)
            }
            other => self.row_facts.refuse_all(other),
        }
    }

    fn entries<L: IdList, V: Member<'t>>(self) {
        for value in members(self.column, self.row_facts) {
            gather::<V>(value, self.member, self.row_facts);
        }
    }

    fn record<R: Record<'t>>(self) {
        let rest = members(self.column, self.row_facts);
        let mut members = Members { rest, row_facts: self.row_facts };
        R::each(&mut members);
        let Members { rest, row_facts } = members;
        rest.for_each(|other| row_facts.refuse_all(other));
    }

    fn ignored(self) {}
}

/// The columns of the members that are still to be gathered, then the columns that are not members.
struct Members<'g, 't> {
    rest: Iter<'t, Column>,
    row_facts: &'g mut RowFacts<'t>,
}

impl<'t> Each<'t> for Members<'_, 't> {
    fn member<M: Member<'t>>(&mut self, member: &'static MemberInfo) {
        if let Some(column) = self.rest.next() {
            gather::<M>(column, member, self.row_facts);
        }
    }
}

/// How many facts an item of a list has.
struct Width;

impl<'t> Visit<'t> for Width {
    type Out = usize;

    fn scalar<T: Scalar<'t>>(self) -> usize {
        1
    }

    fn list<T: Item<'t>>(self) -> usize {
        1
    }

    fn entries<L: IdList, V: Member<'t>>(self) -> usize {
        1
    }

    fn record<R: Record<'t>>(self) -> usize {
        R::MEMBERS.len()
    }

    fn ignored(self) -> usize {
        1
    }
}

/// The columns of the members, then the columns that are not members.
fn members<'t>(column: &'t Column, row_facts: &mut RowFacts<'t>) -> Iter<'t, Column> {
    match column {
        Column::Members(columns) => columns.iter(),
        other => {
            row_facts.refuse_all(other);
            [].iter()
        }
    }
}

/// Gathers single values.
fn scalars<'t, T: Scalar<'t>>(
    column: &'t Column,
    member: &MemberInfo,
    row_facts: &mut RowFacts<'t>,
) {
    let Column::Leaf(leaf) = column else { return row_facts.refuse_all(column) };
    let ids = row_facts.ids();
    let fact =
        |value: Result<T, Fault>, kept: &mut KeptTexts| value.ok()?.fact_in(member, ids, kept);
    // A text that has no fact is not read if every text of its length is right. That saves waiting for
    // memory.
    let is_looked_at = leaf.fact_number.is_some();
    let text = |text: &'t str, kept: &mut KeptTexts| {
        let takes_any = || u32::try_from(text.len()).is_ok_and(T::takes);
        match is_blank(text) || !is_looked_at && takes_any() {
            true => Some(Fact::Absent),
            false => fact(T::from_text(Cow::Borrowed(text)), kept),
        }
    };
    let asks_presence = matches!(member.reading(), Reading::Presence);
    // A decimal or a day in a column of texts has its text only in the JSON of the row.
    let is_text = T::VALUE_TYPE == ValueType::Text;
    match &leaf.cells {
        Cells::Utf8(texts) => row_facts.gather(leaf, |row, kept| text(texts.value(row), kept)),
        Cells::LargeUtf8(texts) => row_facts.gather(leaf, |row, kept| text(texts.value(row), kept)),
        Cells::Utf8View(texts) => row_facts.gather(leaf, |row, kept| {
            // A view holds the length and the first bytes of its text. The text itself may be far away.
            let [l0, l1, l2, l3, first, ..] = texts.views().get(row)?.to_le_bytes();
            let is_short = T::takes(u32::from_le_bytes([l0, l1, l2, l3]));
            match asks_presence && is_short && first.is_ascii_graphic() {
                true => Some(Fact::Present),
                false => text(texts.value(row), kept),
            }
        }),
        Cells::Flags(flags) => {
            row_facts.gather(leaf, |row, kept| fact(T::from_flag(flags.value(row)), kept));
        }
        Cells::Integers(integers) => {
            row_facts.gather(leaf, |row, kept| fact(T::from_integer(integers.value(row)), kept));
        }
        Cells::Decimals(decimals, scale) => {
            let decimal = |row| T::from_decimal(decimals.value(row), *scale);
            row_facts.gather(leaf, |row, kept| fact(decimal(row), kept).filter(|_| !is_text));
        }
        Cells::Days(days) => {
            let day = |row| Some(T::from_day(days.value_as_date(row)?));
            row_facts.gather(leaf, |row, kept| fact(day(row)?, kept).filter(|_| !is_text));
        }
    }
}
