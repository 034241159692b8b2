//! Mappings.

use super::destination::{CellReading, Destination};
use crate::call::Call;
use crate::field::{FieldInfo, Layout};

/// Which column of a table is which member of the applications to a call.
///
/// The JSON has these members:
///
/// - `key`: the column that tells applications apart, by which lines are joined;
/// - `columns`: for each column its path (`"/request/amount"`), an object, or `null` if it is known and
///   left out. The object has `to`, the path, and may have `values` (what is written → the value,
///   as applications hold it, or `null`), `read` (`day_number_1900`, `day_number_1904`, or `day` for days with an hour),
///   `split` (the signs between several values), `with` (what else the item has), `type` (of the field in
///   the portal, which is compared);
/// - `lines`: for each further table `to`, the path of a list, `key`, if its name is another one there, and
///   `columns`, whose paths are members of its items (`"amount"`). With `to` `/budget`, the account of a line, or a column `side`, says
///   whether it is an expense or a revenue.
///
/// Items of `/budget/expenses` and `/budget/revenues` are read alike, whether they are rows of a further table or columns:
/// by its account, an item is in kind (86, 87), of a nature, or the total of others, which is left out and told.
///
/// A path leads to a field, to an item by its number (`/budget/expenses/0/amount`), to a document by its
/// kind (`/documents/statutes`: whether it is there), or to a member of it (`/documents/charter/signed_by`).
///
/// ```
/// use inspir_core::{Call, Locale, portal::Mapping};
///
/// let call = Call::creative_event();
/// let error = Mapping::from_json(br#"{"columns": {"Montant": "/request/amout"}}"#, &call)
///     .expect_err("a slip");
/// assert_eq!(error.problems()[0].path(), "/columns/Montant");
/// assert!(error.message(Locale::En).contains("did you mean `/request/amount`?"));
/// ```
#[derive(Clone, Debug)]
pub struct Mapping {
    pub(super) call: Call,
    pub(super) key: Option<String>,
    pub(super) columns: Vec<MappedColumn<Destination>>,
    pub(super) lines: Vec<MappedLines>,
}

/// A column of a mapping, or of a table of lines. `to` is absent if the column is known and left out.
#[derive(Clone, Debug)]
pub(super) struct MappedColumn<T> {
    pub(super) name: String,
    pub(super) to: Option<T>,
    pub(super) read: CellReading,
}

/// The numbers of the columns of a table that something is taken from: the key, and those that go somewhere.
pub(super) fn taken<T>(
    key: Option<usize>,
    columns: &[MappedColumn<T>],
    indices: &[usize],
) -> Vec<usize> {
    let filled = columns.iter().zip(indices).filter(|(column, _)| column.to.is_some());
    key.into_iter().chain(filled.map(|(_, index)| *index)).collect()
}

/// A further table, whose rows are items of a list.
#[derive(Clone, Debug)]
pub(super) struct MappedLines {
    pub(super) name: String,
    pub(super) key: String,
    pub(super) to: LineLists,
    pub(super) columns: Vec<MappedColumn<LineMember>>,
}

/// The lists that the rows of a table are items of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineLists {
    One(usize),
    /// Expenses or revenues, by the account or the side of a row.
    Budget,
}

/// The role of a column of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LineMember {
    /// A member of the items, by its name.
    Member(String),
    /// Whether a line is an expense or a revenue.
    BudgetSide,
}

impl Mapping {
    pub(super) fn layout(&self) -> &Layout {
        &self.call.data().frame.layout
    }

    /// A member of the items of a list.
    pub(super) fn member(&self, list: usize, name: &str) -> Option<&FieldInfo> {
        let columns = &self.layout().lists.get(list)?.columns;
        columns.iter().find(|column| column.pointer == name)
    }
}
