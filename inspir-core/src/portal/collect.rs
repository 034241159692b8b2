//! An application while its values are collected.

use std::collections::BTreeMap;
use std::mem::take;

use serde_json::{Map, Value};

use super::destination::ItemKey;
use super::totals::{ImportedLine, LineAmount, SidelessTotal};
use crate::field::{Layout, List};

/// The values of one application so far.
#[derive(Default)]
pub(super) struct Collected {
    root: Map<String, Value>,
    /// Items by the number of their list.
    items: BTreeMap<(usize, ItemKey), CollectedItem>,
    /// Which documents are said to be there.
    present: BTreeMap<String, bool>,
    /// Items of further tables, by the number of their list.
    lines: BTreeMap<usize, Vec<ImportedLine>>,
    totals: Vec<SidelessTotal>,
}

/// An item whose members are columns of the main table.
#[derive(Default)]
struct CollectedItem {
    members: Map<String, Value>,
    /// The columns, and the members that they are.
    columns: Vec<(String, String)>,
    /// The members whose cells could not be read.
    unread: Vec<String>,
}

impl CollectedItem {
    fn put(&mut self, member: &str, value: Value, with: &[(String, Value)]) {
        put(&mut self.members, member, value);
        for (member, value) in with {
            put(&mut self.members, member, value.clone());
        }
    }

    /// The column of its amount, else the first.
    fn column(self) -> String {
        let of_amount = self.columns.iter().position(|(_, member)| member == "amount");
        let column = self.columns.into_iter().nth(of_amount.unwrap_or(0));
        column.map(|(title, _)| title).unwrap_or_default()
    }
}

impl Collected {
    pub(super) fn put_field(&mut self, pointer: &str, value: Value) {
        put(&mut self.root, pointer.strip_prefix('/').unwrap_or(pointer), value);
    }

    /// Puts a member of an item, and what else the mapping says of the item. `column` is what people call the
    /// column.
    pub(super) fn put_member(
        &mut self,
        (list, item): (usize, &ItemKey),
        (column, member): (&str, &str),
        value: Value,
        with: &[(String, Value)],
    ) {
        let item = self.items.entry((list, item.clone())).or_default();
        item.put(member, value, with);
        item.columns.push((column.to_owned(), member.to_owned()));
    }

    /// Notes that the cell of a member could not be read.
    pub(super) fn put_unread(&mut self, (list, item): (usize, &ItemKey), member: &str) {
        let item = self.items.entry((list, item.clone())).or_default();
        item.unread.push(member.to_owned());
    }

    pub(super) fn put_present(&mut self, kind: &str, is_there: bool, with: &[(String, Value)]) {
        self.present.insert(kind.to_owned(), is_there);
        if is_there && !with.is_empty() {
            let place = (usize::from(List::DOCUMENTS.0), ItemKey::Kind(kind.to_owned()));
            let item = self.items.entry(place).or_default();
            for (member, value) in with {
                put(&mut item.members, member, value.clone());
            }
        }
    }

    pub(super) fn add_line(&mut self, list: usize, line: ImportedLine) {
        self.lines.entry(list).or_default().push(line);
    }

    pub(super) fn add_total(&mut self, total: SidelessTotal) {
        self.totals.push(total);
    }

    pub(super) fn take_totals(&mut self) -> Vec<SidelessTotal> {
        take(&mut self.totals)
    }

    /// Takes the lines of a list: those of columns, of a row with this number, then those of further tables; and
    /// those of columns of which nothing could be read.
    pub(super) fn take_lines(
        &mut self,
        list: usize,
        row: usize,
    ) -> (Vec<ImportedLine>, Vec<LineAmount>) {
        let (mut lines, mut unread) = (Vec::new(), Vec::new());
        let (first, behind) = ((list, ItemKey::Number(0)), (list + 1, ItemKey::Number(0)));
        let keys: Vec<_> = self.items.range(first..behind).map(|(key, _)| key.clone()).collect();
        for key in keys {
            let (Some(mut item), ItemKey::Number(number)) = (self.items.remove(&key), key.1) else {
                continue;
            };
            let (place, members) = ((0, number), take(&mut item.members));
            if members.is_empty() {
                let is_amount = item.unread.iter().any(|member| member == "amount");
                unread.extend(is_amount.then_some(LineAmount { place, cents: None }));
                continue;
            }
            let (unread, column) = (take(&mut item.unread), item.column());
            lines.push(ImportedLine { place, row, column, members, unread });
        }
        lines.extend(self.lines.remove(&list).into_iter().flatten());
        (lines, unread)
    }

    /// The application; and the documents that are said not to be there, and yet described.
    pub(super) fn finish(mut self, layout: &Layout) -> (Value, Vec<String>) {
        let documents = usize::from(List::DOCUMENTS.0);
        let mut contradictions = Vec::new();
        self.items.retain(|_, item| !item.members.is_empty());
        for (kind, is_there) in &self.present {
            let place = (documents, ItemKey::Kind(kind.clone()));
            if *is_there {
                self.items.entry(place).or_default();
            } else if self.items.remove(&place).is_some() {
                contradictions.push(kind.clone());
            }
        }
        let mut lists = BTreeMap::<usize, Vec<Value>>::new();
        for ((list, item), CollectedItem { mut members, .. }) in self.items {
            if let ItemKey::Kind(kind) = item {
                put(&mut members, "kind", Value::String(kind));
            }
            lists.entry(list).or_default().push(Value::Object(members));
        }
        for (list, lines) in self.lines {
            let items = lines.into_iter().map(|line| Value::Object(line.members));
            lists.entry(list).or_default().extend(items);
        }
        for (number, items) in lists {
            if let Some(list) = layout.lists.get(number) {
                let pointer = list.pointer.strip_prefix('/').unwrap_or(&list.pointer);
                put(&mut self.root, pointer, Value::Array(items));
            }
        }
        (Value::Object(self.root), contradictions)
    }
}

/// Puts a value where a pointer leads, which begins without a slash.
pub(super) fn put(object: &mut Map<String, Value>, pointer: &str, value: Value) {
    let name = |step: &str| step.replace("~1", "/").replace("~0", "~");
    match pointer.split_once('/') {
        None => {
            object.insert(name(pointer), value);
        }
        Some((step, rest)) => {
            let inner = object.entry(name(step)).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                put(inner, rest, value);
            }
        }
    }
}
