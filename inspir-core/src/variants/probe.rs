//! Asking the engine about conditions that stand inside a definition: each becomes a requirement of its own.

use crate::call::{Call, members_read};
use crate::definition::{MemberRead, Takes};
use crate::json::{JsonShape, JsonText, JsonValue, text};

/// A condition of a definition.
#[derive(Clone, Debug)]
pub(crate) struct ConditionPlace {
    /// The place, as a JSON Pointer.
    pub(crate) path: String,
    /// The number of its value in the text.
    pub(crate) number: u32,
    /// The list whose items it is asked of, if it is.
    pub(crate) list: Option<String>,
}

/// The conditions of a definition, in the order of its text.
pub(crate) fn conditions(document: &JsonText<'_>) -> Vec<ConditionPlace> {
    let reads = members_read(document);
    let mut places: Vec<(JsonValue<'_, '_>, Option<String>)> = Vec::new();
    for read in &reads {
        let Some(json) = read.value.map(|number| document.at(number)) else { continue };
        match read.takes {
            Takes::Object("Condition") => places.push((json, list_of(document, read))),
            Takes::List { of: Takes::Object("Condition"), .. } => {
                places.extend(json.items().map(|item| (item, None)));
            }
            _ => {}
        }
    }
    places.sort_by_key(|(json, _)| json.number());
    places.dedup_by_key(|(json, _)| json.number());
    let all = places.iter().map(|(json, _)| {
        let around = || {
            let holds = |outer: &JsonValue<'_, '_>| {
                outer.start() <= json.start() && json.end() <= outer.end()
            };
            places.iter().filter(move |(outer, _)| holds(outer))
        };
        ConditionPlace {
            path: document.pointer(json.number()),
            number: json.number(),
            list: around().rev().find_map(|(_, list)| list.clone()),
        }
    });
    all.collect()
}

/// The list whose items a member is asked of: it stands beside.
fn list_of(document: &JsonText<'_>, read: &MemberRead) -> Option<String> {
    if read.name != "where" && read.name != "holds" {
        return None;
    }
    let object = document.at(read.object);
    let mut members = object.members().filter(|_| object.is_object());
    members.find_map(|(name, value)| {
        let is_list = ["list", "sum", "count", "distinct"].contains(&name.text().as_ref());
        match value.shape() {
            JsonShape::Text(path) if is_list => Some(path.split("/*").next()?.to_owned()),
            _ => None,
        }
    })
}

/// The questions about a condition: whether it is true, false, unknown. Of the items of a list, some item is
/// enough.
pub(crate) fn questions(place: &ConditionPlace, source: &str) -> [String; 3] {
    match &place.list {
        None => [source.to_owned(), format!("{{\"not\": {source}}}"), source.to_owned()],
        Some(list) => [
            format!("{{\"some\": {{\"list\": \"{list}\", \"where\": {source}}}}}"),
            format!("{{\"some\": {{\"list\": \"{list}\", \"where\": {{\"not\": {source}}}}}}}"),
            format!(
                "{{\"compare\": {{\"left\": {{\"count\": \"{list}\", \"where\": {source}}}, \
                 \"is\": \"at_least\", \"right\": {{\"number\": \"0\"}}}}}}"
            ),
        ],
    }
}

/// A call with the lists of another, whose requirements ask these conditions: each is met if its
/// condition is true, not met if it is false.
pub(crate) fn probe(call: &Call, conditions: &[String]) -> Option<Call> {
    let document = JsonText::new(call.definition()).ok()?;
    let mut members = document.root().members();
    let (_, requirements) = members.find(|(name, _)| name.text() == "requirements")?;
    let section = call.sections().next()?.id();
    let mut list = String::from("[");
    for (number, condition) in conditions.iter().enumerate() {
        list.push_str(if number > 0 { "," } else { "" });
        list.push_str(&format!(
            "{{\"id\":\"p{number}\",\"check\":\"at_least\",\"count\":1,\"of\":[{condition}],\
             \"level\":\"advice\",\"basis\":\"practice\",\"title\":{{\"en\":\"p\",\"fr\":\"p\"}},\
             \"citation\":{{\"section\":{{\"en\":\"p\",\"fr\":\"p\"}}}},\"section\":"
        ));
        text(section, &mut list);
        list.push('}');
    }
    list.push(']');
    let source = document.text();
    let before = source.get(..requirements.start())?;
    let after = source.get(requirements.end()..)?;
    Call::from_json(&[before, &list, after].concat()).ok()
}
