//! An application while its values are collected.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::destination::ItemKey;
use crate::field::{Layout, List};

/// The values of one application so far.
#[derive(Default)]
pub(super) struct Collected {
    root: Map<String, Value>,
    /// Items by the number of their list.
    items: BTreeMap<(usize, ItemKey), Map<String, Value>>,
    /// Which documents are said to be there.
    present: BTreeMap<String, bool>,
    /// Items of further tables, by the number of their list.
    lines: BTreeMap<usize, Vec<Map<String, Value>>>,
}

impl Collected {
    pub(super) fn put_field(&mut self, pointer: &str, value: Value) {
        put(&mut self.root, pointer.strip_prefix('/').unwrap_or(pointer), value);
    }

    /// Puts a member of an item, and what else the mapping says of the item.
    pub(super) fn put_member(
        &mut self,
        list: usize,
        item: &ItemKey,
        member: &str,
        value: Value,
        with: &[(String, Value)],
    ) {
        let item = self.items.entry((list, item.clone())).or_default();
        put(item, member, value);
        for (member, value) in with {
            put(item, member, value.clone());
        }
    }

    pub(super) fn put_present(&mut self, kind: &str, is_there: bool, with: &[(String, Value)]) {
        self.present.insert(kind.to_owned(), is_there);
        if is_there && !with.is_empty() {
            let place = (usize::from(List::DOCUMENTS.0), ItemKey::Kind(kind.to_owned()));
            let item = self.items.entry(place).or_default();
            for (member, value) in with {
                put(item, member, value.clone());
            }
        }
    }

    pub(super) fn add_line(&mut self, list: usize, line: Map<String, Value>) {
        self.lines.entry(list).or_default().push(line);
    }

    /// The application; and the documents that are said not to be there, and yet described.
    pub(super) fn finish(mut self, layout: &Layout) -> (Value, Vec<String>) {
        let documents = usize::from(List::DOCUMENTS.0);
        let mut contradictions = Vec::new();
        for (kind, is_there) in &self.present {
            let place = (documents, ItemKey::Kind(kind.clone()));
            if *is_there {
                self.items.entry(place).or_default();
            } else if self.items.remove(&place).is_some() {
                contradictions.push(kind.clone());
            }
        }
        let mut lists = BTreeMap::<usize, Vec<Value>>::new();
        for ((list, item), mut members) in self.items {
            if let ItemKey::Kind(kind) = item {
                put(&mut members, "kind", Value::String(kind));
            }
            lists.entry(list).or_default().push(Value::Object(members));
        }
        for (list, lines) in self.lines {
            lists.entry(list).or_default().extend(lines.into_iter().map(Value::Object));
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
