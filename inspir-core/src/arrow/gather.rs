//! From columns to the facts of their rows.

use std::borrow::Cow;
use std::slice::Iter;

use chrono::NaiveDate;

use super::column::{Cells, TableColumn};
use super::row_facts::RowFacts;
use crate::amount::Amount;
use crate::application::Text;
use crate::declaration::{MemberInfo, Reading, Structure, ValueType};
use crate::fact::{Fact, KeptTexts};
use crate::identifiers::Commune;
use crate::ids::{IdList, NumberRange, OwnKind};
use crate::input_error::Fault;
use crate::member::{Each, Item, Member, Record, Scalar, SingleValue, Visit};
use crate::number::Number;
use crate::text::is_blank;

/// Gathers the facts of a column whose values are members of type `M`, and marks the rows in which a
/// value is wrong.
pub(super) fn gather<'t, M: Member<'t>>(
    column: &'t TableColumn,
    member: &MemberInfo,
    row_facts: &mut RowFacts<'t>,
) {
    M::visit(Gatherer { column, member, row_facts });
}

struct Gatherer<'g, 't> {
    column: &'t TableColumn,
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
            TableColumn::List(lists) => {
                self.row_facts.items(lists, self.member, &gather::<T::Read>);
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
        let mut members = MemberColumns { rest, row_facts: self.row_facts };
        R::each(&mut members);
        let MemberColumns { rest, row_facts } = members;
        rest.for_each(|other| row_facts.refuse_all(other));
    }

    fn details(self) {
        own(self.column, self.member, self.row_facts);
    }

    fn own_lists(self) {
        for list in members(self.column, self.row_facts) {
            match list {
                TableColumn::List(lists) => self.row_facts.items(lists, self.member, &own),
                other => self.row_facts.refuse_all(other),
            }
        }
    }

    fn ignored(self) {}
}

/// The columns of the members that are still to be gathered, then the columns that are not members.
struct MemberColumns<'g, 't> {
    rest: Iter<'t, TableColumn>,
    row_facts: &'g mut RowFacts<'t>,
}

impl<'t> Each<'t> for MemberColumns<'_, 't> {
    fn member<M: Member<'t>>(&mut self, member: &'static MemberInfo) {
        if let Some(column) = self.rest.next() {
            gather::<M>(column, member, self.row_facts);
        }
    }
}

/// An own field, seen as a member.
const OWN: MemberInfo = MemberInfo::new("", Structure::Value(ValueType::Text), None);

/// Gathers answers to own fields.
fn own<'t>(column: &'t TableColumn, _: &MemberInfo, row_facts: &mut RowFacts<'t>) {
    let mut columns = members(column, row_facts);
    for kind in row_facts.own().into_iter().flat_map(|fields| &fields.kinds) {
        let Some(column) = columns.next() else { return };
        match kind {
            OwnKind::Text => scalars::<Text<'_>>(column, &OWN, row_facts),
            OwnKind::Amount => scalars::<Amount>(column, &OWN, row_facts),
            OwnKind::Date => scalars::<NaiveDate>(column, &OWN, row_facts),
            OwnKind::Commune => scalars::<Commune>(column, &OWN, row_facts),
            OwnKind::Flag => scalars::<bool>(column, &OWN, row_facts),
            OwnKind::Number(range) => numbers(column, kind, *range, row_facts),
            OwnKind::Choice(_) => texts(column, row_facts, |text| kind.read(text, None)),
            OwnKind::Choices(_) => match column {
                TableColumn::List(lists) => row_facts.items(lists, &OWN, &|items, _, row_facts| {
                    texts(items, row_facts, |text| kind.read_item(text).map(Fact::Choices));
                }),
                other => row_facts.refuse_all(other),
            },
        }
    }
    columns.for_each(|other| row_facts.refuse_all(other));
}

/// Gathers numbers of an own field.
fn numbers<'t>(
    column: &'t TableColumn,
    kind: &OwnKind,
    range: NumberRange,
    row_facts: &mut RowFacts<'t>,
) {
    let TableColumn::Leaf(leaf) = column else { return row_facts.refuse_all(column) };
    match &leaf.cells {
        Cells::Integers(integers) => row_facts
            .gather(leaf, Fact::Absent, |row, _| range.fact(integers.value(row).into()).ok()),
        Cells::Decimals(decimals, scale) => row_facts.gather(leaf, Fact::Absent, |row, _| {
            let number = Number::new(decimals.value(row), *scale)?;
            // Zeros at the end of a decimal say nothing.
            let is_short = number.rounded(range.decimals, false) == number;
            range.fact(number).ok().filter(|_| is_short)
        }),
        _ => texts(column, row_facts, |text| kind.read(text, None)),
    }
}

/// Gathers values that are written as text.
fn texts<'t>(
    column: &'t TableColumn,
    row_facts: &mut RowFacts<'t>,
    read: impl Fn(&SingleValue<'_, '_>) -> Result<Fact, Fault>,
) {
    let TableColumn::Leaf(leaf) = column else { return row_facts.refuse_all(column) };
    row_facts.gather(leaf, Fact::Absent, |row, _| {
        let text = match &leaf.cells {
            Cells::Utf8(texts) => texts.value(row),
            Cells::LargeUtf8(texts) => texts.value(row),
            Cells::Utf8View(texts) => texts.value(row),
            _ => return None,
        };
        match is_blank(text) {
            true => Some(Fact::Absent),
            false => read(&SingleValue::Text(Cow::Borrowed(text))).ok(),
        }
    });
}

/// The columns of the members, then the columns that are not members.
fn members<'t>(column: &'t TableColumn, row_facts: &mut RowFacts<'t>) -> Iter<'t, TableColumn> {
    match column {
        TableColumn::Members(columns) => columns.iter(),
        other => {
            row_facts.refuse_all(other);
            [].iter()
        }
    }
}

/// Gathers single values.
fn scalars<'t, T: Scalar<'t>>(
    column: &'t TableColumn,
    member: &MemberInfo,
    row_facts: &mut RowFacts<'t>,
) {
    let TableColumn::Leaf(leaf) = column else { return row_facts.refuse_all(column) };
    let (ids, absent) = (row_facts.ids(), member.default());
    let fact =
        |value: Result<T, Fault>, kept: &mut KeptTexts| value.ok()?.fact_in(member, ids, kept);
    // A text that has no fact is not read if every text of its length is right. That saves a
    // memory access.
    let is_looked_at = leaf.fact_number.is_some();
    let text = |text: &'t str, kept: &mut KeptTexts| {
        let takes_any = || u32::try_from(text.len()).is_ok_and(T::takes);
        match (is_blank(text), T::from_nothing()) {
            (true, None) => Some(absent),
            (true, Some(nothing)) => fact(Ok(nothing), kept),
            _ if !is_looked_at && takes_any() => Some(absent),
            _ => fact(T::from_text(Cow::Borrowed(text)), kept),
        }
    };
    let asks_presence = matches!(member.reading(), Reading::Presence) && !ids.keeps_texts;
    // A decimal or a day in a column of texts has its text only in the JSON of the row.
    let is_text = T::VALUE_TYPE == ValueType::Text;
    match &leaf.cells {
        Cells::Utf8(texts) => {
            row_facts.gather(leaf, absent, |row, kept| text(texts.value(row), kept))
        }
        Cells::LargeUtf8(texts) => {
            row_facts.gather(leaf, absent, |row, kept| text(texts.value(row), kept))
        }
        Cells::Utf8View(texts) => row_facts.gather(leaf, absent, |row, kept| {
            // A view holds the length and the first bytes of its text. The text itself may be far away.
            let [l0, l1, l2, l3, first, ..] = texts.views().get(row)?.to_le_bytes();
            let is_short = T::takes(u32::from_le_bytes([l0, l1, l2, l3]));
            match asks_presence && is_short && first.is_ascii_graphic() {
                true => Some(Fact::Present),
                false => text(texts.value(row), kept),
            }
        }),
        Cells::Flags(flags) => {
            row_facts.gather(leaf, absent, |row, kept| fact(T::from_flag(flags.value(row)), kept));
        }
        Cells::Integers(integers) => {
            row_facts
                .gather(leaf, absent, |row, kept| fact(T::from_integer(integers.value(row)), kept));
        }
        Cells::Decimals(decimals, scale) => {
            let decimal = |row| T::from_decimal(decimals.value(row), *scale);
            row_facts
                .gather(leaf, absent, |row, kept| fact(decimal(row), kept).filter(|_| !is_text));
        }
        Cells::Days(days) => {
            let day = |row| Some(T::from_day(days.value_as_date(row)?));
            row_facts.gather(leaf, absent, |row, kept| fact(day(row)?, kept).filter(|_| !is_text));
        }
    }
}
