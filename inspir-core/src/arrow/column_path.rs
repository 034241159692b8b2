//! Where a column stands in a table, and which fact or list of an application it tells.

use std::fmt;

use arrow_array::Array;
use arrow_buffer::NullBuffer;

use super::plain::numbers;
use crate::call::CallData;
use crate::ids::OwnFields;
use crate::text::push_step;

/// Where a column stands in the table.
#[derive(Clone, Copy)]
pub(crate) struct ColumnPath<'p> {
    pub(super) call: &'p CallData,
    /// The column that this one stands in, and its name there.
    parent: Option<(&'p ColumnPath<'p>, &'p str)>,
    /// Where the column that this one stands in is null.
    nulls: Option<&'p NullBuffer>,
    /// Whether the column holds the items of a list.
    holds_items: bool,
    /// The number of the column's fact among the facts of an item.
    fact_number: Option<usize>,
}

impl<'p> ColumnPath<'p> {
    /// The path of a whole table.
    pub(crate) fn root(call: &'p CallData) -> Self {
        Self { call, parent: None, nulls: None, holds_items: false, fact_number: None }
    }

    /// The path of a member, from its name and its number among the members.
    pub(super) fn inside(
        &'p self,
        name: &'p str,
        number: usize,
        nulls: Option<&'p NullBuffer>,
    ) -> Self {
        let fact_number = self.holds_items.then_some(number);
        Self { call: self.call, parent: Some((self, name)), nulls, holds_items: false, fact_number }
    }

    /// The path of the items of a list.
    pub(super) fn items(self) -> Self {
        Self { nulls: None, holds_items: true, fact_number: Some(0), ..self }
    }

    /// Adds the number of the column's fact among the facts of an item.
    pub(super) fn of_fact(self, number: usize) -> Self {
        Self { fact_number: Some(number), ..self }
    }

    fn pointer(&self) -> String {
        let Some((parent, name)) = self.parent else { return String::new() };
        let mut pointer = parent.pointer();
        pointer.push('/');
        push_step(name, &mut pointer);
        pointer
    }

    /// The number of the column's fact among the facts of a row, or of an item of a list.
    pub(super) fn fact_number(&self) -> Option<usize> {
        self.fact_number.or_else(|| {
            let pointer = self.pointer();
            self.call.frame.layout.fields.iter().position(|field| field.pointer == pointer)
        })
    }

    /// The number of the list that the column holds, if its items have facts of their own.
    pub(super) fn list_number(&self) -> Option<usize> {
        let pointer = self.pointer();
        self.call.frame.layout.lists.iter().position(|list| list.pointer == pointer)
    }

    /// The own fields that the column has the answers to, and the number of the fact of the first.
    /// `None`: the call adds none to the items of the list.
    pub(super) fn own_fields(&self) -> Option<(&'p OwnFields, usize)> {
        let ids = &self.call.ids;
        match (self.parent, self.fact_number) {
            (Some((list, _)), Some(first)) => {
                let fields = list.list_number().and_then(|list| ids.columns_of(list));
                fields.filter(|fields| fields.len() > 0).map(|fields| (fields, first))
            }
            _ => Some((&ids.fields, self.call.frame.layout.first_own_field)),
        }
    }

    /// Where the column, or one that it stands in, is null. A float that is not a number is no answer.
    pub(super) fn nulls(&self, array: &dyn Array) -> Option<NullBuffer> {
        let nulls = NullBuffer::union(self.nulls, array.logical_nulls().as_ref());
        NullBuffer::union(nulls.as_ref(), numbers(array).as_ref())
    }
}

impl fmt::Display for ColumnPath<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parent {
            None => Ok(()),
            Some((ColumnPath { parent: None, .. }, name)) => f.write_str(name),
            Some((parent, name)) => write!(f, "{parent}.{name}"),
        }
    }
}
