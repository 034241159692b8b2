//! The words of a definition: by their keys, and written in another way.

use std::collections::HashMap;

use crate::difference::{is_words, member, text_of};
use crate::json::{JsonShape, JsonText, JsonValue, text};
use crate::locale::{Locale, Words};

/// The words of a definition, each with its key: the ids and names that lead to it, such as
/// `requirements/grant.rate/title`.
pub(super) fn words_of_call(definition: &str) -> Vec<(String, Words)> {
    let mut found = Vec::new();
    if let Ok(document) = JsonText::new(definition) {
        collect(document.root(), String::new(), &mut found);
    }
    found
}

fn collect(json: JsonValue<'_, '_>, key: String, out: &mut Vec<(String, Words)>) {
    if json.is_object() && is_words(json) {
        let mut text =
            |locale: Locale| text_of(json, locale.tag()).map(std::borrow::Cow::into_owned);
        out.extend(Words::of_given(&mut text).map(|words| (key, words)));
    } else if json.is_object() {
        for (name, value) in json.members() {
            collect(value, joined(&key, &name.text()), out);
        }
    } else if json.is_list() {
        for (index, item) in json.items().enumerate() {
            collect(item, joined(&key, &step(item, index)), out);
        }
    }
}

/// The step to an item: its id, or its number.
fn step(item: JsonValue<'_, '_>, index: usize) -> String {
    let id = item.is_object().then(|| text_of(item, "id")).flatten();
    id.map_or_else(|| index.to_string(), std::borrow::Cow::into_owned)
}

fn joined(key: &str, step: &str) -> String {
    if key.is_empty() { step.to_owned() } else { format!("{key}/{step}") }
}

/// A definition with other words in one language.
pub(super) fn reworded(
    definition: &str,
    locale: Locale,
    texts: &HashMap<String, String>,
) -> Option<String> {
    let document = JsonText::new(definition).ok()?;
    let mut out = String::with_capacity(definition.len());
    write(document.root(), String::new(), locale, texts, &mut out);
    Some(out)
}

fn write(
    json: JsonValue<'_, '_>,
    key: String,
    locale: Locale,
    texts: &HashMap<String, String>,
    out: &mut String,
) {
    match json.shape() {
        JsonShape::Null => out.push_str("null"),
        JsonShape::Flag(flag) => out.push_str(if flag { "true" } else { "false" }),
        JsonShape::Number(literal) => out.push_str(literal),
        JsonShape::Text(content) => text(&content, out),
        _ if json.is_object() => {
            let own = is_words(json).then(|| texts.get(&key)).flatten();
            out.push('{');
            let mut is_first = true;
            let mut name = |name: &str, out: &mut String| {
                out.push_str(if is_first { "" } else { "," });
                is_first = false;
                text(name, out);
                out.push(':');
            };
            let kept = |name: &str| own.is_none() || name != locale.tag();
            for (member, value) in json.members().filter(|(member, _)| kept(&member.text())) {
                name(&member.text(), out);
                write(value, joined(&key, &member.text()), locale, texts, out);
            }
            if let Some(own) = own {
                name(locale.tag(), out);
                text(own, out);
            }
            out.push('}');
        }
        _ => {
            out.push('[');
            for (index, item) in json.items().enumerate() {
                out.push_str(if index > 0 { "," } else { "" });
                write(item, joined(&key, &step(item, index)), locale, texts, out);
            }
            out.push(']');
        }
    }
}

/// The key of the words at a JSON Pointer into a definition, or the pointer.
pub(super) fn key_at(definition: &str, pointer: &str) -> String {
    let Ok(document) = JsonText::new(definition) else { return pointer.to_owned() };
    let (mut json, mut key) = (Some(document.root()), String::new());
    for part in pointer.split('/').skip(1) {
        let name = part.replace("~1", "/").replace("~0", "~");
        let Some(here) = json.filter(|here| !(here.is_object() && is_words(*here))) else { break };
        json = match here.is_list() {
            true => name.parse().ok().and_then(|index| here.items().nth(index)),
            false if here.is_object() => member(here, &name),
            false => None,
        };
        let Some(next) = json else { break };
        let is_item = here.is_list();
        key = joined(&key, &if is_item { step(next, name.parse().unwrap_or(0)) } else { name });
    }
    key
}
