//! Where a column leads: a field, a member of an item of a list, a document.

use serde_json::Value;

use crate::field::{FieldInfo, Layout, List};
use crate::written::DayCount;

/// Where the value of a column goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// The field with this number.
    Field(usize),
    /// A member of an item of a list.
    Item { list: usize, item: ItemKey, column: usize },
    /// Whether there is a document of this kind.
    Present { kind: String },
    /// A member of `/extensions`, as text: the portal keeps it for itself.
    Kept { pointer: String },
}

/// Where the portal keeps what is no answer.
const EXTENSIONS: &str = "/extensions/";

/// Which item of a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum ItemKey {
    /// The one with this number. Numbers only give the order.
    Number(usize),
    /// The document of this kind.
    Kind(String),
}

/// How the cells of a column are read.
#[derive(Clone, Debug, Default)]
pub(super) struct CellReading {
    /// The texts that may be written, each with the value that it stands for; `None`: no answer.
    pub(super) values: Vec<(String, Option<Value>)>,
    /// Days are numbers, counted so.
    pub(super) days: Option<DayCount>,
    /// If the cell has a day and an hour, the day counts.
    pub(super) is_any_hour: bool,
    /// The signs between several values.
    pub(super) split: Option<String>,
    /// The other members that the item has if the cell has a value.
    pub(super) with: Vec<(String, Value)>,
    /// The type of the field in the portal, if the mapping names it.
    pub(super) kind: Option<String>,
}

impl CellReading {
    /// The value that the mapping states for a text; `Some(None)`: no answer.
    pub(super) fn stated(&self, text: &str) -> Option<&Option<Value>> {
        let stated = self.values.iter().find(|(written, _)| written == text.trim());
        stated.map(|(_, value)| value)
    }
}

impl Destination {
    /// Where a path leads: `/request/amount`, `/budget/expenses/0/amount`, `/documents/statutes`,
    /// `/documents/charter/signed_by`, `/extensions/department`.
    pub(super) fn of(path: &str, layout: &Layout) -> Option<Self> {
        if let Some(name) = path.strip_prefix(EXTENSIONS) {
            let is_name = !name.is_empty() && !name.contains('/');
            return is_name.then(|| Self::Kept { pointer: path.to_owned() });
        }
        if let Some(field) = layout.fields.iter().position(|field| field.pointer == path) {
            return Some(Self::Field(field));
        }
        let (number, list, rest) = layout.lists.iter().enumerate().find_map(|(number, list)| {
            let rest = path.strip_prefix(&list.pointer)?.strip_prefix('/')?;
            Some((number, list, rest))
        })?;
        let (item, member) = match rest.split_once('/') {
            Some((item, member)) => (item, Some(member)),
            None => (rest, None),
        };
        let is_documents = number == usize::from(List::DOCUMENTS.0);
        let kinds = list.columns.iter().find(|column| column.pointer == "kind");
        let is_kind = is_documents && kinds.is_some_and(|kinds| kinds.code_of(item).is_some());
        let item = match item.parse() {
            Ok(number) if !is_kind => ItemKey::Number(number),
            _ if is_kind => ItemKey::Kind(item.to_owned()),
            _ => return None,
        };
        let Some(member) = member else {
            let ItemKey::Kind(kind) = item else { return None };
            return Some(Self::Present { kind });
        };
        let column = list.columns.iter().position(|column| column.pointer == member)?;
        Some(Self::Item { list: number, item, column })
    }

    /// The field whose reader serves for `/extensions`: it takes texts of any kind.
    pub(super) fn text(layout: &Layout) -> Option<&FieldInfo> {
        layout.fields.iter().find(|field| field.pointer == "/reference")
    }

    /// The paths that columns can lead to, of items with the number 0.
    pub(super) fn all(layout: &Layout) -> Vec<String> {
        let fields = layout.fields.iter().map(|field| field.pointer.clone());
        let kinds = layout
            .list(List::DOCUMENTS)
            .and_then(|list| list.columns.iter().find(|column| column.pointer == "kind"));
        let documents = kinds.into_iter().flat_map(|kinds| kinds.options.iter());
        let documents = documents.map(|id| format!("/documents/{id}"));
        let items = layout.lists.iter().flat_map(|list| {
            let path = |member: &str| format!("{}/0/{member}", list.pointer);
            list.columns.iter().map(move |column| path(&column.pointer))
        });
        fields.chain(documents).chain(items).collect()
    }
}
