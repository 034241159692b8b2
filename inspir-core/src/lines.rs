//! The items of lists, as the checks look at them.

use chrono::NaiveDate;

use crate::amount::Amount;
use crate::application::{Nature, SignedBy};
use crate::fact::Fact;
use crate::facts::{Facts, ItemFacts};
use crate::field::{Column, Field, List, column_of};

impl Facts {
    pub(crate) fn get(&self, field: Field) -> Fact {
        self.field(usize::from(field.0))
    }

    pub(crate) fn date(&self, field: Field) -> Option<NaiveDate> {
        self.get(field).date()
    }

    pub(crate) fn amount(&self, field: Field) -> Option<Amount> {
        self.get(field).amount()
    }

    /// The items of a list.
    pub(crate) fn list(&self, list: List) -> impl ExactSizeIterator<Item = ListItem<'_>> + Clone {
        self.items(usize::from(list.0)).map(ListItem)
    }

    /// The fact of a member of an item.
    pub(crate) fn item(&self, list: List, item: usize, column: Column) -> Fact {
        self.item_fact(usize::from(list.0), item, usize::from(column.0))
    }

    /// Whether a list has an error that leaves nothing of it.
    pub(crate) fn is_wrong(&self, list: List) -> bool {
        self.is_wrong_list(usize::from(list.0))
    }

    /// Whether a list has no item.
    pub(crate) fn is_empty(&self, list: List) -> bool {
        self.list(list).len() == 0
    }

    /// How many different texts the items of a list have in this member.
    pub(crate) fn count_different(&self, list: List, column: Column) -> usize {
        let mut texts: Vec<&str> = self
            .list(list)
            .filter_map(|item| match item.get(column) {
                Fact::Text(number) => Some(self.kept.text(number)),
                _ => None,
            })
            .collect();
        texts.sort_unstable();
        texts.dedup();
        texts.len()
    }

    pub(crate) fn expenses(&self) -> impl ExactSizeIterator<Item = ExpenseItem<'_>> + Clone {
        self.list(List::EXPENSES).map(ExpenseItem)
    }

    pub(crate) fn revenues(&self) -> impl ExactSizeIterator<Item = RevenueItem<'_>> + Clone {
        self.list(List::REVENUES).map(RevenueItem)
    }

    pub(crate) fn documents(&self) -> impl ExactSizeIterator<Item = DocumentItem<'_>> + Clone {
        self.list(List::DOCUMENTS).map(DocumentItem)
    }

    pub(crate) fn previous_grants(
        &self,
    ) -> impl ExactSizeIterator<Item = PreviousGrantItem<'_>> + Clone {
        self.list(List::PREVIOUS_GRANTS).map(PreviousGrantItem)
    }
}

/// An item of any list.
#[derive(Clone, Copy)]
pub(crate) struct ListItem<'f>(ItemFacts<'f>);

impl ListItem<'_> {
    pub(crate) fn get(self, column: Column) -> Fact {
        self.0.get(usize::from(column.0))
    }

    pub(crate) fn has(self, column: Column) -> bool {
        !self.get(column).is_absent()
    }
}

/// One expense line.
#[derive(Clone, Copy)]
pub(crate) struct ExpenseItem<'f>(ListItem<'f>);

impl ExpenseItem<'_> {
    pub(crate) fn amount(self) -> Option<Amount> {
        self.0.get(column_of!(Expense.amount)).amount()
    }

    /// Whether it has this nature. `None`: its nature is wrong.
    pub(crate) fn is(self, nature: Nature) -> Option<bool> {
        self.0.get(column_of!(Expense.nature)).choice().map(|other: Nature| other == nature)
    }

    /// Whether it is a contribution in kind. `None`: what it says is wrong.
    pub(crate) fn in_kind(self) -> Option<bool> {
        self.0.get(column_of!(Expense.in_kind)).flag()
    }

    /// Whether the call's rules let it count. `None`: what it says is wrong.
    pub(crate) fn eligible(self) -> Option<bool> {
        self.0.get(column_of!(Expense.eligible)).flag()
    }

    /// The category, as it is known.
    pub(crate) fn category(self) -> Fact {
        self.0.get(column_of!(Expense.category))
    }
}

/// One revenue line.
#[derive(Clone, Copy)]
pub(crate) struct RevenueItem<'f>(ListItem<'f>);

impl RevenueItem<'_> {
    pub(crate) fn amount(self) -> Option<Amount> {
        self.0.get(column_of!(Revenue.amount)).amount()
    }

    /// The number of the source: those of every call come first.
    pub(crate) fn source(self) -> Option<u16> {
        match self.0.get(column_of!(Revenue.source)) {
            Fact::Choice(source) => Some(source),
            _ => None,
        }
    }

    /// Whether it is a contribution in kind. `None`: what it says is wrong.
    pub(crate) fn in_kind(self) -> Option<bool> {
        self.0.get(column_of!(Revenue.in_kind)).flag()
    }
}

/// One document.
#[derive(Clone, Copy)]
pub(crate) struct DocumentItem<'f>(ListItem<'f>);

impl DocumentItem<'_> {
    /// The number of the document's kind among the documents of the call.
    pub(crate) fn kind(self) -> Option<usize> {
        match self.0.get(column_of!(Document.kind)) {
            Fact::Choice(kind) => Some(usize::from(kind)),
            _ => None,
        }
    }

    /// Whether the kind is wrong, so that it may be any.
    pub(crate) fn has_wrong_kind(self) -> bool {
        self.0.get(column_of!(Document.kind)).is_wrong()
    }

    pub(crate) fn signed_by(self) -> Option<SignedBy> {
        self.0.get(column_of!(Document.signed_by)).choice()
    }
}

/// One earlier grant.
#[derive(Clone, Copy)]
pub(crate) struct PreviousGrantItem<'f>(ListItem<'f>);

impl PreviousGrantItem<'_> {
    pub(crate) fn awarded_on(self) -> Option<NaiveDate> {
        self.0.get(column_of!(PreviousGrant.awarded_on)).date()
    }
}
