//! The numbers of the fields, lists and members of items that every application has.

use crate::application::Application;
use crate::declaration::fields;
use crate::ids::CallIds;
use crate::member::Record;

/// The number of a field. The fields of every application come first, then the call's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Field(pub(crate) u16);

/// The number of a list of an application. The call's own lists come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct List(pub(crate) u16);

/// The number of a member of the items of a list. The call's own come last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Column(pub(crate) u16);

impl Column {
    /// Whether the source of a revenue is public. Applications do not state it.
    pub(crate) const PUBLIC: Self = Self(u16::MAX);
}

/// How many fields every application has.
pub(crate) const COMMON_FIELDS: usize = fields(<Application<'static> as Record<'static>>::MEMBERS);

/// The number of a field of every application, by the members that lead to it: `field!(project.title)`.
macro_rules! field {
    ($($member:ident).+) => {
        $crate::field::Field(const {
            $crate::field::field_number(&[$(stringify!($member)),+])
        })
    };
}
pub(crate) use field;

/// The number of a list, by the members that lead to it: `list!(budget.expenses)`.
macro_rules! list {
    ($($member:ident).+) => {
        $crate::field::List(const { $crate::field::list_number(&[$(stringify!($member)),+]) })
    };
}

/// The number of a member of a list's items: `column_of!(Expense.amount)`.
macro_rules! column_of {
    ($record:ident.$member:ident) => {
        $crate::field::Column(const {
            $crate::field::column_number(
                <$crate::application::$record<'static> as $crate::member::Record<'static>>::MEMBERS,
                stringify!($member),
            )
        })
    };
}
pub(crate) use column_of;

#[allow(clippy::cast_possible_truncation, reason = "an application has fewer than 65,536 members")]
mod numbers {
    use crate::application::Application;
    use crate::declaration::{self, MemberInfo};
    use crate::member::Record;

    const MEMBERS: &[MemberInfo] = <Application<'static> as Record<'static>>::MEMBERS;

    pub(crate) const fn field_number(path: &[&str]) -> u16 {
        declaration::field_number(MEMBERS, path) as u16
    }

    pub(crate) const fn list_number(path: &[&str]) -> u16 {
        declaration::list_number(MEMBERS, path) as u16
    }

    pub(crate) const fn column_number(members: &[MemberInfo], name: &str) -> u16 {
        declaration::member_number(members, name) as u16
    }
}
pub(crate) use numbers::{column_number, field_number, list_number};

impl List {
    pub(crate) const EXPENSES: Self = list!(budget.expenses);
    pub(crate) const REVENUES: Self = list!(budget.revenues);
    pub(crate) const DOCUMENTS: Self = list!(documents);
    pub(crate) const INDICATORS: Self = list!(indicators);
    pub(crate) const TEAM: Self = list!(team);
    pub(crate) const PREVIOUS_GRANTS: Self = list!(previous_grants);
}

/// The field of an item of one of the call's lists. [`number_of`](crate::ids::number_of) gives the
/// number of the list.
pub(crate) fn own_field(ids: &CallIds, list: usize, item: usize) -> Field {
    Field(u16::try_from(ids.first_field(list) + item).unwrap_or(u16::MAX))
}
