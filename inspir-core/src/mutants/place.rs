//! A place of a definition in words.

use crate::cases::told;
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::locale::{Locale, Words, words};

/// The label of an item of a list of a definition.
fn kind(list: &str) -> Words<&'static str> {
    match list {
        "bonuses" => words!(fr: "de la majoration", en: "of the bonus"),
        "categories" => words!(fr: "de la catégorie", en: "of the category"),
        "documents" => words!(fr: "de la pièce", en: "of the document"),
        "fields" => words!(fr: "du champ", en: "of the field"),
        "limits" => words!(fr: "de la limite", en: "of the limit"),
        "lists" => words!(fr: "de la liste", en: "of the list"),
        "parts" => words!(fr: "de la part", en: "of the part"),
        "quantities" => words!(fr: "de la quantité", en: "of the quantity"),
        "requirements" => words!(fr: "de l’exigence", en: "of the requirement"),
        _ => words!(fr: "de l’élément", en: "of the item"),
    }
}

/// The member of an object, or the item of a list, that a step of a pointer leads to.
fn step_to<'d>(json: JsonValue<'d, 'd>, step: &str) -> Option<JsonValue<'d, 'd>> {
    if json.is_list() {
        return json.items().nth(step.parse().ok()?);
    }
    let mut members = json.members().filter(|_| json.is_object());
    members.find(|(name, _)| name.text() == step).map(|(_, value)| value)
}

/// The value at a place of a definition.
pub(super) fn value_at<'d>(document: &'d JsonText<'d>, pointer: &str) -> Option<JsonValue<'d, 'd>> {
    let mut steps = pointer.split('/').skip(1);
    steps.try_fold(document.root(), |json, step| step_to(json, step))
}

/// The values below the root around a place, and the one there; the outermost comes first.
pub(crate) fn around<'d>(
    document: &'d JsonText<'d>,
    pointer: &str,
) -> impl Iterator<Item = JsonValue<'d, 'd>> {
    let steps = pointer.split('/').skip(1);
    steps.scan(document.root(), |json, step| {
        *json = step_to(*json, step)?;
        Some(*json)
    })
}

/// The value at a place, or the innermost one around it.
pub(super) fn nearest<'d>(document: &'d JsonText<'d>, pointer: &str) -> JsonValue<'d, 'd> {
    around(document, pointer).last().unwrap_or(document.root())
}

/// A place: the members from the innermost item with an id on; the list and the id of that item.
fn taken_apart(document: &JsonText<'_>, pointer: &str) -> (String, Option<(String, String)>) {
    let (mut members, mut owner): (Vec<String>, Option<(String, String)>) = (Vec::new(), None);
    let (mut at, mut list) = (Some(document.root()), String::new());
    for step in pointer.split('/').skip(1) {
        let is_item = at.is_some_and(JsonValue::is_list);
        at = at.and_then(|json| step_to(json, step));
        let id = at.filter(|json| json.is_object()).and_then(|json| step_to(json, "id"));
        match id.map(JsonValue::shape) {
            Some(JsonShape::Text(id)) if is_item => {
                owner = Some((std::mem::take(&mut list), id.into_owned()));
                members.clear();
            }
            _ if is_item => {
                let number = step.parse::<usize>().map_or(0, |number| number + 1);
                members.push(number.to_string());
            }
            _ => {
                step.clone_into(&mut list);
                members.push(step.replace("~1", "/"));
            }
        }
    }
    (members.join("."), owner)
}

/// A place of a definition in short, in no language.
pub(super) fn place_in_short(document: &JsonText<'_>, pointer: &str) -> String {
    match taken_apart(document, pointer) {
        (member, None) => member,
        (member, Some((_, id))) if member.is_empty() => id,
        (member, Some((_, id))) => format!("{id} {member}"),
    }
}

/// A place of a definition in words: the members from the innermost item with an id on, and that item.
pub(super) fn place_in_words(document: &JsonText<'_>, pointer: &str, locale: Locale) -> String {
    let (member, owner) = taken_apart(document, pointer);
    let Some((list, id)) = owner else { return format!("`{member}`") };
    let of = *kind(&list).get(locale);
    let sentence = match member.is_empty() {
        true => words!(fr: "définition {of} `{id}`", en: "definition {of} `{id}`"),
        false => words!(fr: "`{member}` {of} `{id}`", en: "`{member}` {of} `{id}`"),
    };
    told(sentence, locale, &[("member", &member), ("of", of), ("id", &id)])
}
