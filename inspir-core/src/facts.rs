//! The facts of an application: one for each field, and one for each member of each item of a list.
//!
//! An application tells its facts (`Member::tell`) in the order in which its members are declared.
//! The row of a table has its facts in the same order.

use crate::declaration::MemberInfo;
use crate::fact::{Fact, KeptTexts};
use crate::ids::{CallIds, Ids, OwnFields};

/// All that the checks of a call look at. The same memory serves one application after another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    fields: Vec<Fact>,
    lists: Vec<ListFacts>,
    pub(crate) kept: KeptTexts,
    /// The number of the next field to be told.
    next_field: usize,
    /// The number of lists told so far.
    told_lists: usize,
}

/// The facts of a list, item after item. The facts of an item are in the order of its members.
#[derive(Clone, Debug, Default)]
struct ListFacts {
    /// Whether the list has an error that leaves nothing of it.
    is_wrong: bool,
    /// The number of facts of each item.
    width: usize,
    facts: Vec<Fact>,
}

/// The call refuses the application as it is: an id is not listed by the call, or the application is
/// for another call. The lenient road finds out which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refused;

impl Facts {
    /// Forgets the application before.
    pub(crate) fn clear(&mut self, ids: &CallIds) {
        self.fields.clear();
        self.fields.resize(ids.field_count(), Fact::Absent);
        self.kept.clear();
        (self.next_field, self.told_lists) = (0, 0);
    }

    /// The fact of the field of this number.
    pub(crate) fn field(&self, number: usize) -> Fact {
        self.fields.get(number).copied().unwrap_or_default()
    }

    /// The facts of the items of the list of this number.
    pub(crate) fn items(
        &self,
        list: usize,
    ) -> impl ExactSizeIterator<Item = ItemFacts<'_>> + Clone {
        let list = self.lists.get(list).filter(|_| list < self.told_lists);
        let (width, facts) = list.map_or((1, &[][..]), |list| (list.width.max(1), &*list.facts));
        facts.chunks_exact(width).map(ItemFacts)
    }

    /// One fact of an item of a list.
    pub(crate) fn item_fact(&self, list: usize, item: usize, column: usize) -> Fact {
        let list =
            self.lists.get(list).filter(|found| list < self.told_lists && column < found.width);
        let fact = list.and_then(|list| list.facts.get(item * list.width + column));
        fact.copied().unwrap_or_default()
    }

    /// Tells the fact of a member that holds a single value.
    #[cfg_attr(feature = "fast", inline(always))]
    pub(crate) fn tell(&mut self, member: &MemberInfo, fact: Fact) {
        if member.is_field {
            if let Some(field) = self.fields.get_mut(self.next_field) {
                *field = fact;
            }
            self.next_field += 1;
        }
    }

    /// Tells the facts of all fields.
    #[allow(dead_code, reason = "tables ask")]
    pub(crate) fn tell_fields(&mut self, facts: impl Iterator<Item = Fact>) {
        for (field, fact) in self.fields.iter_mut().zip(facts) {
            *field = fact;
        }
    }

    /// Tells the facts of a list. The function `tell` adds those of one item.
    pub(crate) fn tell_list<I>(
        &mut self,
        width: usize,
        items: impl ExactSizeIterator<Item = I>,
        mut tell: impl FnMut(I, &mut KeptTexts, &mut Vec<Fact>) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        if self.told_lists == self.lists.len() {
            self.lists.push(ListFacts::default());
        }
        let Some(list) = self.lists.get_mut(self.told_lists) else { return Err(Refused) };
        list.width = width.max(1);
        list.is_wrong = false;
        list.facts.clear();
        list.facts.reserve(list.width * items.len());
        (self.kept.next_id, self.kept.list) = (0, self.told_lists);
        for item in items {
            tell(item, &mut self.kept, &mut list.facts)?;
            if width == 0 {
                list.facts.push(Fact::Absent);
            }
        }
        self.told_lists += 1;
        Ok(())
    }

    /// Tells the facts of a built-in list, to whose items the call may add columns.
    #[cfg_attr(feature = "fast", inline(always))]
    pub(crate) fn tell_built_in<I>(
        &mut self,
        width: usize,
        ids: &CallIds,
        items: impl ExactSizeIterator<Item = I>,
        tell: impl FnMut(I, &mut KeptTexts, &mut Vec<Fact>) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        let own = ids.columns.get(self.told_lists).map_or(0, OwnFields::len);
        self.tell_list(width + own, items, tell)
    }

    /// Tells the facts of own fields, of which the first has this number.
    pub(crate) fn tell_slots(
        &mut self,
        first: usize,
        tell: impl FnOnce(&mut [Fact], &mut KeptTexts) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        tell(self.fields.get_mut(first..).unwrap_or_default(), &mut self.kept)
    }

    /// Whether the list of this number is wrong: it has an error that leaves nothing of it.
    pub(crate) fn is_wrong_list(&self, list: usize) -> bool {
        self.lists.get(list).is_some_and(|list| list.is_wrong)
    }

    /// Marks a field as wrong.
    pub(crate) fn mark_field(&mut self, field: usize) {
        self.set_field(field, Fact::Wrong);
    }

    /// Replaces the fact of a field.
    pub(crate) fn set_field(&mut self, field: usize, fact: Fact) {
        if let Some(old) = self.fields.get_mut(field) {
            *old = fact;
        }
    }

    /// Marks a list as wrong.
    pub(crate) fn mark_list(&mut self, list: usize) {
        if let Some(list) = self.lists.get_mut(list) {
            list.is_wrong = true;
        }
    }

    /// Marks a member of an item as wrong.
    pub(crate) fn mark_item(&mut self, list: usize, item: usize, column: usize) {
        self.set_item(list, item, column, Fact::Wrong);
    }

    /// Replaces the fact of a member of an item.
    pub(crate) fn set_item(&mut self, list: usize, item: usize, column: usize, fact: Fact) {
        if let Some(list) = self.lists.get_mut(list)
            && column < list.width
            && let Some(old) = list.facts.get_mut(item * list.width + column)
        {
            *old = fact;
        }
    }

    /// Tells the facts of values by id, of which each stands once. `first` is the number of the field of
    /// the first id.
    pub(crate) fn tell_entries<'e, V: 'e>(
        &mut self,
        ids: &Ids,
        first: usize,
        entries: impl Iterator<Item = (&'e str, &'e V)>,
        tell: impl Fn(&V, &mut Self) -> Result<(), Refused>,
    ) -> Result<(), Refused> {
        let (after, mut next) = (self.next_field, 0);
        for (id, value) in entries {
            let number = ids.find(id, next).ok_or(Refused)?;
            next = number + 1;
            self.next_field = first + number;
            tell(value, self)?;
        }
        self.next_field = after;
        Ok(())
    }
}

/// The facts of one item of a list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ItemFacts<'f>(&'f [Fact]);

impl ItemFacts<'_> {
    /// The fact of the member of this number.
    pub(crate) fn get(self, member: usize) -> Fact {
        self.0.get(member).copied().unwrap_or_default()
    }
}
