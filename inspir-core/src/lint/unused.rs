//! Items of lists that nothing names, and members that nothing reads.

use std::collections::BTreeSet;

use super::remark::{Remark, RemarkCode};
use super::unread::is_read;
use crate::call::{Call, members_read};
use crate::definition::Takes;
use crate::json::{JsonShape, JsonText, JsonValue};
use crate::locale::words;
use crate::text::is_within;

/// The lists of a definition, and where applications hold the answers to their items: a path that names an
/// item begins so. An empty path: the item is named by its id, in members that take ids of this list.
const LISTS: [(&str, &str); 10] = [
    ("sections", ""),
    ("documents", ""),
    ("questions", "/answers/"),
    ("commitments", "/charter/commitments/"),
    ("undertakings", "/undertakings/"),
    ("criteria", "/appraisals/"),
    ("fields", "/details/"),
    ("lists", "/lists/"),
    ("quantities", ""),
    ("categories", ""),
];

/// Items of lists that nothing names.
pub(super) fn unused(document: &JsonText<'_>) -> Vec<Remark> {
    let mut texts = BTreeSet::new();
    add_texts(document.root(), &mut texts);
    let named = ids_named(document);
    let is_named_in = |list: &'static str, id: &str| named.contains(&(list, id.to_owned()));
    let mut remarks = Vec::new();
    for (list, before) in LISTS {
        let mut members = document.root().members();
        let Some((_, items)) = members.find(|(name, _)| name.text() == list) else { continue };
        // Applicants choose among the categories. One that nothing names stands for all other expenses.
        let is_plain_choice = list == "categories"
            && items.items().filter(|item| item.is_object()).any(|item| {
                let decides = |name: &str| !["id", "title", "wording"].contains(&name);
                item.members().any(|(name, value)| match name.text().as_ref() {
                    "id" => is_named_in(list, &value.text()),
                    name => decides(name),
                })
            });
        for item in items.items().filter(|item| item.is_object()) {
            let id = item.members().find(|(name, _)| name.text() == "id");
            let Some((_, id)) = id else { continue };
            let id = id.text();
            let path = format!("{before}{id}");
            let is_named = match before {
                "" => is_named_in(list, &id),
                _ => {
                    texts.iter().any(|text| is_within(text, &path))
                        || has_bare_id(list, &id, &texts)
                }
            };
            // A section `label` says that the call gives one.
            if is_named || is_plain_choice || list == "sections" && id == "label" {
                continue;
            }
            let words = words!(
                fr: "rien ne nomme `{id}` : retirez-le de `{list}`, ou ajoutez ce qui le demande",
                en: "nothing names `{id}`: leave it out of `{list}`, or add what asks for it"
            );
            let values = [("id", id.as_ref()), ("list", list)];
            let code = RemarkCode::IdUnused;
            remarks.push(Remark::new(document, item.number(), code, words, &values));
        }
    }
    remarks
}

/// The ids that members name, each with the list of its item.
fn ids_named(document: &JsonText<'_>) -> BTreeSet<(&'static str, String)> {
    let mut named = BTreeSet::new();
    for read in members_read(document) {
        let Some(json) = read.value.map(|number| document.at(number)) else { continue };
        let of = match read.takes {
            Takes::List { of, .. } => *of,
            takes => takes,
        };
        let list = match of {
            Takes::IdOf(list) | Takes::IdIn(list) => list,
            Takes::Categories | Takes::ShareOf => "categories",
            Takes::Value | Takes::AnyChoice => match list_of_choices(document.at(read.object)) {
                Some(list) => list,
                None => continue,
            },
            _ => continue,
        };
        let ids = json.items().filter(|_| json.is_list());
        let ids = ids.chain([json].into_iter().filter(|json| !json.is_list()));
        named.extend(ids.map(|id| (list, id.text().into_owned())));
    }
    named
}

/// The list whose ids are the values of the field that an object names.
fn list_of_choices(object: JsonValue<'_, '_>) -> Option<&'static str> {
    let mut members = object.members().filter(|_| object.is_object());
    let path = members.find(|(name, _)| name.text() == "field")?.1.text();
    match path.as_ref() {
        "/documents/*/kind" => Some("documents"),
        "/budget/expenses/*/category" => Some("categories"),
        _ => None,
    }
}

/// Columns that nothing reads: of own lists that something names, and those added to built-in lists.
pub(super) fn columns_unread(document: &JsonText<'_>) -> Vec<Remark> {
    let mut texts = BTreeSet::new();
    add_texts(document.root(), &mut texts);
    let member = |object: JsonValue<'_, '_>, wanted: &str| {
        let mut members = object.members().filter(|_| object.is_object());
        members.find(|(name, _)| name.text() == wanted).map(|(_, value)| value.number())
    };
    let at = |object: JsonValue<'_, '_>, wanted: &str| {
        member(object, wanted).map(|number| document.at(number))
    };
    // The first column of an own list names its items for readers, if it is a text.
    let is_name =
        |field: JsonValue<'_, '_>| at(field, "type").is_some_and(|one| one.text() == "text");
    let mut columns = Vec::new();
    for list in at(document.root(), "lists").into_iter().flat_map(JsonValue::items) {
        let Some(id) = at(list, "id") else { continue };
        let list_path = format!("/lists/{}", id.text());
        let is_named = texts.iter().any(|text| text.starts_with(&list_path));
        let fields = at(list, "fields").filter(|_| is_named);
        columns.extend(fields.map(|fields| {
            let all = fields.items().enumerate();
            let asked = all.filter(|(number, field)| *number > 0 || !is_name(*field));
            (format!("{list_path}/*/"), asked.map(|(_, field)| field).collect::<Vec<_>>())
        }));
    }
    let added = at(document.root(), "columns").filter(|added| added.is_object());
    columns.extend(added.into_iter().flat_map(JsonValue::members).map(|(list, fields)| {
        (format!("{}/*/details/", list.text()), fields.items().collect::<Vec<_>>())
    }));
    let mut remarks = Vec::new();
    for (before, fields) in columns {
        for field in fields {
            let Some(id) = at(field, "id") else { continue };
            if texts.contains(&format!("{before}{}", id.text())) {
                continue;
            }
            let words = words!(
                fr: "rien ne lit `{path}` : retirez cette colonne, ou ajoutez ce qui la demande",
                en: "nothing reads `{path}`: leave this column out, or add what asks for it"
            );
            let path = format!("{before}{}", id.text());
            let code = RemarkCode::IdUnused;
            remarks.push(Remark::new(document, field.number(), code, words, &[("path", &path)]));
        }
    }
    remarks
}

/// Members that no requirement reads, each at its value.
pub(super) fn unread(call: &Call, document: &JsonText<'_>) -> Vec<Remark> {
    let members = document.root().members().filter(|(name, _)| !is_read(call, &name.text()));
    let remarks = members.map(|(name, value)| {
        let name = name.text();
        let words = if name == "funder" {
            words!(
                fr: "rien ne lit `{name}` : retirez-le, ou ajoutez une exigence avec `\"check\": \"in_budget\"`",
                en: "nothing reads `{name}`: leave it out, or add a requirement with `\"check\": \"in_budget\"`"
            )
        } else {
            words!(
                fr: "rien ne lit `{name}` : une demande déposée hors délai est acceptée ; ajoutez une exigence avec `\"check\": \"filed_in_period\"`, à moins que le délai ne serve qu’à choisir l’édition",
                en: "nothing reads `{name}`: an application filed too early or too late is accepted; add a requirement with `\"check\": \"filed_in_period\"`, unless the days only choose the edition"
            )
        };
        let values = [("name", name.as_ref())];
        Remark::new(document, value.number(), RemarkCode::MemberUnread, words, &values)
    });
    remarks.collect()
}

/// Whether a check names the item by its id alone.
fn has_bare_id(list: &str, id: &str, texts: &BTreeSet<String>) -> bool {
    list == "criteria" && texts.contains(id)
}

/// Adds the texts of a definition, ids, titles and other words aside.
fn add_texts(json: JsonValue<'_, '_>, texts: &mut BTreeSet<String>) {
    const ASIDE: [&str; 9] = [
        "id",
        "title",
        "wording",
        "citation",
        "message",
        "summary",
        "organisation",
        "item",
        "unit",
    ];
    match json.shape() {
        JsonShape::Text(text) => drop(texts.insert(text.into_owned())),
        _ if json.is_object() => {
            for (name, value) in json.members() {
                if !ASIDE.contains(&name.text().as_ref()) {
                    add_texts(value, texts);
                }
            }
        }
        _ if json.is_list() => json.items().for_each(|item| add_texts(item, texts)),
        _ => {}
    }
}
