//! The items of lists, as the checks look at them.

use chrono::NaiveDate;

use crate::amount::Amount;
use crate::application::{Nature, SignedBy, Source};
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
    pub(crate) fn list(&self, list: List) -> impl ExactSizeIterator<Item = Item<'_>> + Clone {
        self.items(usize::from(list.0)).map(Item)
    }

    /// What is known of a member of an item.
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

    pub(crate) fn expenses(&self) -> impl ExactSizeIterator<Item = Expense<'_>> + Clone {
        self.list(List::EXPENSES).map(Expense)
    }

    pub(crate) fn revenues(&self) -> impl ExactSizeIterator<Item = Revenue<'_>> + Clone {
        self.list(List::REVENUES).map(Revenue)
    }

    pub(crate) fn documents(&self) -> impl ExactSizeIterator<Item = Document<'_>> + Clone {
        self.list(List::DOCUMENTS).map(Document)
    }

    pub(crate) fn previous_grants(
        &self,
    ) -> impl ExactSizeIterator<Item = PreviousGrant<'_>> + Clone {
        self.list(List::PREVIOUS_GRANTS).map(PreviousGrant)
    }
}

/// An item of any list.
#[derive(Clone, Copy)]
pub(crate) struct Item<'f>(ItemFacts<'f>);

impl Item<'_> {
    pub(crate) fn get(self, column: Column) -> Fact {
        self.0.get(usize::from(column.0))
    }

    pub(crate) fn has(self, column: Column) -> bool {
        !self.get(column).is_absent()
    }
}

/// One expense line.
#[derive(Clone, Copy)]
pub(crate) struct Expense<'f>(Item<'f>);

impl Expense<'_> {
    pub(crate) fn amount(self) -> Option<Amount> {
        self.0.get(column_of!(Expense.amount)).amount()
    }

    pub(crate) fn is(self, nature: Nature) -> bool {
        self.0.get(column_of!(Expense.nature)).choice() == Some(nature)
    }

    pub(crate) fn is_in_kind(self) -> bool {
        self.0.get(column_of!(Expense.in_kind)).flag() == Some(true)
    }

    pub(crate) fn is_external(self) -> bool {
        self.0.get(column_of!(Expense.external_provider)).flag() == Some(true)
    }

    /// Whether the line can count towards a grant.
    pub(crate) fn counts(self) -> bool {
        !self.is_in_kind() && self.0.get(column_of!(Expense.eligible)).flag() == Some(true)
    }
}

/// One revenue line.
#[derive(Clone, Copy)]
pub(crate) struct Revenue<'f>(Item<'f>);

impl Revenue<'_> {
    pub(crate) fn amount(self) -> Option<Amount> {
        self.0.get(column_of!(Revenue.amount)).amount()
    }

    pub(crate) fn source(self) -> Option<Source> {
        self.0.get(column_of!(Revenue.source)).choice()
    }

    pub(crate) fn is_in_kind(self) -> bool {
        self.0.get(column_of!(Revenue.in_kind)).flag() == Some(true)
    }
}

/// One document.
#[derive(Clone, Copy)]
pub(crate) struct Document<'f>(Item<'f>);

impl Document<'_> {
    /// The number of the document's kind among the documents of the call.
    pub(crate) fn kind(self) -> Option<usize> {
        match self.0.get(column_of!(Document.kind)) {
            Fact::Choice(kind) => Some(usize::from(kind)),
            _ => None,
        }
    }

    pub(crate) fn signed_by(self) -> Option<SignedBy> {
        self.0.get(column_of!(Document.signed_by)).choice()
    }
}

/// One earlier grant.
#[derive(Clone, Copy)]
pub(crate) struct PreviousGrant<'f>(Item<'f>);

impl PreviousGrant<'_> {
    /// Whether the grant came from the same call, or `None` if the application does not say.
    pub(crate) fn is_of_same_call(self) -> Option<bool> {
        self.0.get(column_of!(PreviousGrant.call)).flag()
    }

    pub(crate) fn awarded_on(self) -> Option<NaiveDate> {
        self.0.get(column_of!(PreviousGrant.awarded_on)).date()
    }
}
