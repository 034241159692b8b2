//! Looks ahead in a definition at ids that stand later: members that are read earlier name them.

use crate::declaration::{CallList, ValueType};
use crate::definition::{Given, Listing, MAX_LISTED, Params, UsedTexts, is_new_id};
use crate::field::{Column, Layout, List};
use crate::ids::{Ids, OwnIds};
use crate::json::{JsonShape, JsonValue};
use crate::locale::Words;

/// The ids of a list that is read later, each with its title. An id that is wrong is empty here.
pub(super) struct Ahead {
    pub(super) items: OwnIds,
    /// Whether all ids are valid.
    pub(super) sure: bool,
}

impl Ahead {
    pub(super) fn look(root: &Params<'_>, name: &'static str) -> Self {
        let list = match root.ahead(name) {
            Given::Value(list) if list.is_list() => list,
            given => return Self { items: Vec::new(), sure: given.is_absent() },
        };
        let items: Vec<_> = list.items().take(MAX_LISTED + 1).collect();
        if items.len() > MAX_LISTED {
            return Self { items: Vec::new(), sure: false };
        }
        let text = |json: JsonValue<'_, '_>| match json.shape() {
            JsonShape::Text(text) => Some(text.into_owned()),
            _ => None,
        };
        let mut used = UsedTexts::default();
        let mut read = |item: JsonValue<'_, '_>| {
            let id = member(item, "id").and_then(text);
            let id = id.filter(|id| is_new_id(id, &['_'], &mut used));
            let title = member(item, "title").filter(|title| title.is_object());
            let title = title.and_then(|title| {
                Words::of_given(&mut |locale| member(title, locale.tag()).and_then(text))
            });
            (id.unwrap_or_default(), title.unwrap_or_default())
        };
        let items: OwnIds = items.into_iter().map(&mut read).collect();
        let sure = items.iter().all(|(id, _)| !id.is_empty());
        Self { items, sure }
    }

    pub(super) fn ids(&self) -> Ids {
        Ids::titled(self.items.clone())
    }

    pub(super) fn listing(&self) -> Listing {
        Listing { ids: self.ids(), sure: self.sure }
    }
}

/// A member of an object, by its name.
fn member<'d, 'a>(json: JsonValue<'d, 'a>, name: &str) -> Option<JsonValue<'d, 'a>> {
    let mut members = json.is_object().then(|| json.members())?;
    members.find(|(key, _)| key.text() == name).map(|(_, value)| value)
}

/// The paths of the members of items, and what they name.
pub(super) fn column_paths(layout: &Layout, categories: &Ahead) -> (Ids, Vec<(List, Column)>) {
    let (mut paths, mut numbers) = (Vec::new(), Vec::new());
    for (list, info) in (0..).map(List).zip(&layout.lists) {
        for (column, member) in (0..).map(Column).zip(&info.columns) {
            let is_category = member.value_type == ValueType::Listed(CallList::Categories);
            if is_category && categories.items.is_empty() && categories.sure {
                continue;
            }
            paths.push(format!("{}/*/{}", info.pointer, member.pointer));
            numbers.push((list, column));
        }
    }
    paths.push(format!("{}/*/public", layout.list_pointer(List::REVENUES)));
    numbers.push((List::REVENUES, Column::PUBLIC));
    (Ids::new(paths), numbers)
}
