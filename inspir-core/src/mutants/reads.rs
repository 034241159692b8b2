//! Which answers of an application a place of a definition can depend on.

use std::collections::BTreeSet;

use crate::call::Call;
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::places::Places;
use crate::text::is_within;

/// The lists of a definition whose items others name, and the members that name them.
const NAMED: [(&str, &str); 3] =
    [("quantity", "quantities"), ("part", "parts"), ("categories", "categories")];

/// The answers that the item of a definition at this place looks at: JSON Pointers of fields and lists.
/// `None`: it may be any.
pub(crate) fn reads(call: &Call, document: &JsonText<'_>, path: &str) -> Option<Vec<String>> {
    let mut steps = path.split('/').skip(1);
    let (list, number) = (steps.next()?, steps.next()?.parse::<usize>().ok()?);
    if !["requirements", "parts", "quantities", "categories"].contains(&list) {
        return None;
    }
    let mut members = document.root().members();
    let item = members.find(|(name, _)| name.text() == list)?.1.items().nth(number)?;
    let mut found = BTreeSet::new();
    let mut met = BTreeSet::new();
    add(document, item, &mut found, &mut met);
    if list != "requirements" {
        found.insert("/budget/expenses".to_owned());
    } else if let Some(requirement) = call.data().requirements.get(number) {
        let frame = &call.data().frame;
        let mut places = Places::default();
        requirement.check.reads(frame, &mut places);
        if requirement.check.uses().depend_on_grant() {
            found.extend(["/budget".to_owned(), "/request".to_owned()]);
        }
        for place in places.iter() {
            let mut pointer = String::new();
            frame.write_pointer(*place, &mut pointer);
            found.insert(pointer);
        }
    }
    Some(found.into_iter().collect())
}

/// Adds the paths that stand in a value, and in the items that it names.
fn add(
    document: &JsonText<'_>,
    json: JsonValue<'_, '_>,
    found: &mut BTreeSet<String>,
    met: &mut BTreeSet<u32>,
) {
    if !met.insert(json.number()) {
        return;
    }
    match json.shape() {
        JsonShape::Text(text) if text.starts_with('/') => {
            let path = text.split("/*").next().unwrap_or_default();
            found.insert(path.to_owned());
        }
        _ if json.is_object() => {
            for (name, value) in json.members() {
                let name = name.text();
                if ["eligible", "grant"].contains(&name.as_ref()) {
                    found.extend(["/budget/expenses".to_owned(), "/request".to_owned()]);
                }
                if let Some((_, list)) = NAMED.iter().find(|(member, _)| *member == name) {
                    named(document, list, value, found, met);
                }
                add(document, value, found, met);
            }
        }
        _ if json.is_list() => json.items().for_each(|item| add(document, item, found, met)),
        _ => {}
    }
}

/// Adds what the named items of a list look at.
fn named(
    document: &JsonText<'_>,
    list: &str,
    name: JsonValue<'_, '_>,
    found: &mut BTreeSet<String>,
    met: &mut BTreeSet<u32>,
) {
    let ids: Vec<String> = match name.is_list() {
        true => name.items().map(|id| id.text().into_owned()).collect(),
        false => vec![name.text().into_owned()],
    };
    let mut members = document.root().members();
    let Some((_, items)) = members.find(|(name, _)| name.text() == list) else { return };
    for item in items.items().filter(|item| item.is_object()) {
        let id = item.members().find(|(name, _)| name.text() == "id");
        if id.is_some_and(|(_, id)| ids.contains(&id.text().into_owned())) {
            add(document, item, found, met);
        }
    }
}

/// Whether an answer is among those, or holds one, or is held by one.
pub(crate) fn concerns(reads: &[String], pointer: &str) -> bool {
    reads.iter().any(|read| is_within(pointer, read) || is_within(read, pointer))
}
