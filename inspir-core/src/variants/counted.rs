//! How many items decide: the whole numbers that lists are counted against.

use std::collections::{BTreeMap, BTreeSet};

use crate::call::Call;
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::place::Place;
use crate::places::Places;

/// The longest list that is tried.
const MOST_ITEMS: usize = 60;
/// The most numbers of items that are tried of one list.
const MOST_LENGTHS: usize = 12;

/// The lengths to try of each list and of each field of texts, by their pointers: on both sides of each constant that
/// they may be counted against.
#[derive(Debug, Default)]
pub(super) struct CountedLists(BTreeMap<String, BTreeSet<usize>>);

impl CountedLists {
    pub(super) fn of(call: &Call) -> Self {
        let mut counted = Self::default();
        let Ok(document) = JsonText::new(call.definition()) else { return counted };
        let data = call.data();
        for (name, list) in document.root().members().filter(|(_, list)| list.is_list()) {
            for (number, item) in list.items().enumerate() {
                let (mut lists, mut constants) = (BTreeSet::new(), BTreeSet::new());
                add(item, &mut lists, &mut constants);
                let requirement = data.requirements.get(number);
                if let Some(requirement) = requirement.filter(|_| name.text() == "requirements") {
                    let mut places = Places::default();
                    requirement.check.reads(&data.frame, &mut places);
                    requirement
                        .when
                        .iter()
                        .for_each(|when| when.reads(&data.frame, None, &mut places));
                    lists.extend(places.iter().filter_map(|place| {
                        let mut pointer = String::new();
                        data.frame.write_pointer(*place, &mut pointer);
                        matches!(place, Place::List(_) | Place::Field(_)).then_some(pointer)
                    }));
                }
                for list in lists {
                    counted.0.entry(list).or_default().extend(constants.iter().copied());
                }
            }
        }
        counted
    }

    /// The lengths to try of a list.
    pub(super) fn lengths(&self, pointer: &str) -> BTreeSet<usize> {
        let constants = self.0.get(pointer).into_iter().flatten();
        let near = constants.flat_map(|constant| [constant - 1, *constant, constant + 1]);
        near.collect::<BTreeSet<usize>>().into_iter().take(MOST_LENGTHS).collect()
    }
}

/// Adds the lists that are counted in a value, and the whole numbers that something is compared with there.
fn add(json: JsonValue<'_, '_>, lists: &mut BTreeSet<String>, constants: &mut BTreeSet<usize>) {
    if json.is_list() {
        return json.items().for_each(|item| add(item, lists, constants));
    }
    for (name, value) in json.members().filter(|_| json.is_object()) {
        match (name.text().as_ref(), value.shape()) {
            ("count" | "distinct", JsonShape::Text(path)) => {
                lists.extend(path.split("/*").next().map(str::to_owned));
            }
            ("number", JsonShape::Text(text)) => constants.extend(whole(&text)),
            ("minimum" | "maximum", JsonShape::Number(literal)) => constants.extend(whole(literal)),
            _ => add(value, lists, constants),
        }
    }
}

/// A whole number of items.
fn whole(text: &str) -> Option<usize> {
    let number = text.split_once('.').map_or(text, |(whole, _)| whole);
    number.parse().ok().filter(|number| (1..MOST_ITEMS).contains(number))
}
