//! A reform: a call with some values of its definition changed.

use super::call::Call;
use super::reform_error::ReformError;
use crate::definition::{KnownNames, nearest};
use crate::json::{JsonText, JsonValue, text as write_text};

impl Call {
    /// This call with some values of its definition changed, under another edition.
    ///
    /// A change is a path into the definition and a JSON value. A path names members, and items of lists by their
    /// `id` or by their number: `parts/grant/rate`, `parts/grant/cases/0/ceiling`,
    /// `requirements/event.first_contact/months`. `rate` alone will do if one part has it. The value takes the
    /// place of the one that stands there, or is added to an object that lacks the member; `null` takes it out. No two
    /// changes lead to one place, or to a place inside that of another. The definition that comes out is checked as
    /// every other is.
    ///
    /// Its quotations stay those of the text that is changed. The definition that comes out says so in `quotes_of`
    /// ([`Call::quotes_of`]), unless a change names that member, and whatever prints a quotation does.
    ///
    /// ```
    /// use inspir_core::{Amount, Call};
    ///
    /// let call = Call::creative_event();
    /// let changes = [("parts/grant/rate", r#""0.60""#), ("ceiling", r#""15000.00""#)];
    /// let reform = call.reform(changes, "1-reform")?;
    /// let part = reform.parts().next().expect("a part");
    /// assert_eq!((part.ceiling(), reform.edition()), (Some(Amount::from_euros(15_000)), "1-reform"));
    /// assert_eq!((call.quotes_of(), reform.quotes_of()), (None, Some("1")));
    /// assert_ne!(reform.digest(), call.digest());
    /// # Ok::<(), inspir_core::ReformError>(())
    /// ```
    ///
    /// # Errors
    /// [`ReformError`] if a path leads nowhere, to the place of another change or to the edition, a value is no JSON,
    /// the edition is that of this call, or the definition that comes out has mistakes.
    pub fn reform<'c>(
        &self,
        changes: impl IntoIterator<Item = (&'c str, &'c str)>,
        edition: &str,
    ) -> Result<Self, ReformError> {
        if edition == self.edition() {
            return Err(ReformError::SameEdition { edition: edition.to_owned() });
        }
        let mut definition = self.definition().to_owned();
        let mut places: Vec<(&str, Vec<String>)> = Vec::new();
        for (path, value) in changes {
            let is_json = JsonText::new(value).is_ok();
            if !is_json {
                return Err(ReformError::NotJson { path: path.to_owned() });
            }
            let value = Some(value).filter(|value| value.trim() != "null");
            let (text, place) = changed(&definition, path, value)?;
            if place == ["edition"] {
                return Err(ReformError::Edition { path: path.to_owned() });
            }
            let is_same = |(_, other): &&(&str, Vec<String>)| {
                other.starts_with(&place) || place.starts_with(other)
            };
            if let Some((other, _)) = places.iter().find(is_same) {
                let (path, other) = (path.to_owned(), (*other).to_owned());
                return Err(ReformError::SamePlace { path, other });
            }
            definition = text;
            places.push((path, place));
        }
        definition = with_text(&definition, "edition", edition)?;
        if !places.iter().any(|(_, place)| place == &["quotes_of"]) {
            let quoted = self.quotes_of().unwrap_or_else(|| self.edition());
            definition = with_text(&definition, "quotes_of", quoted)?;
        }
        Self::from_json(&definition).map_err(ReformError::Refused)
    }

    /// The edition whose text the quotations are of, if this call is a [reform](Call::reform) of it.
    ///
    /// The member `quotes_of` of the definition holds it.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert_eq!(Call::follow_up().quotes_of(), None);
    /// ```
    #[must_use]
    pub fn quotes_of(&self) -> Option<&str> {
        self.data().quotes_of.as_deref()
    }
}

/// A definition with a text in the place of one of its members.
fn with_text(definition: &str, name: &str, text: &str) -> Result<String, ReformError> {
    let mut json = String::new();
    write_text(text, &mut json);
    changed(definition, name, Some(&json)).map(|(text, _)| text)
}

/// The target of a path.
enum ReformTarget<'d, 'a> {
    /// A value that stands there, and what holds it.
    Value(JsonValue<'d, 'a>, JsonValue<'d, 'a>),
    /// An object that lacks the member of this name.
    Absent(JsonValue<'d, 'a>, String),
}

/// A definition with one value changed, or taken out; and the place of the value, which no two paths share.
fn changed(
    definition: &str,
    path: &str,
    value: Option<&str>,
) -> Result<(String, Vec<String>), ReformError> {
    let unknown = |suggestion| ReformError::UnknownPath { path: path.to_owned(), suggestion };
    let document = JsonText::new(definition).map_err(|_| unknown(None))?;
    let (target, place) = target(document.root(), path)?;
    let (range, new) = match (target, value) {
        (ReformTarget::Value(at, _), Some(value)) => (at.start()..at.end(), value.to_owned()),
        (ReformTarget::Value(at, within), None) => (removal(at, within), String::new()),
        (ReformTarget::Absent(..), None) => return Err(unknown(None)),
        (ReformTarget::Absent(object, name), Some(value)) => {
            let last = object.members().last().map(|(_, last)| last.end());
            let mut new = String::from(if last.is_some() { ", " } else { "" });
            write_text(&name, &mut new);
            new.push_str(": ");
            new.push_str(value);
            let at = last.unwrap_or(object.start() + 1);
            (at..at, new)
        }
    };
    let mut text = definition.to_owned();
    text.replace_range(range, &new);
    Ok((text, place))
}

/// The bytes of a member or an item, with the comma beside it.
fn removal(at: JsonValue<'_, '_>, within: JsonValue<'_, '_>) -> std::ops::Range<usize> {
    let places: Vec<(usize, usize)> = if within.is_object() {
        within.members().map(|(name, value)| (name.start(), value.end())).collect()
    } else {
        within.items().map(|item| (item.start(), item.end())).collect()
    };
    let index = places.iter().position(|(_, end)| *end == at.end()).unwrap_or_default();
    let (start, end) = places.get(index).copied().unwrap_or((at.start(), at.end()));
    let before = index.checked_sub(1).and_then(|index| places.get(index));
    match (places.get(index + 1), before) {
        (Some((next, _)), _) => start..*next,
        (None, Some((_, before))) => *before..end,
        (None, None) => start..end,
    }
}

/// Follows a path. The place has names of members, and the ids of items, else their numbers.
fn target<'d, 'a>(
    root: JsonValue<'d, 'a>,
    path: &str,
) -> Result<(ReformTarget<'d, 'a>, Vec<String>), ReformError> {
    let steps: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    if let [name] = steps[..]
        && member(root, name).is_none()
        && let Some(found) = in_parts(root, name, path)?
    {
        return Ok(found);
    }
    if let Some(suggestion) = of_part(root, path) {
        return Err(ReformError::UnknownPath {
            path: path.to_owned(),
            suggestion: Some(suggestion),
        });
    }
    let (mut at, mut within) = (root, root);
    let mut place = Vec::new();
    for (index, step) in steps.iter().enumerate() {
        match child(at, step) {
            Some(value) => {
                place.push(name_of(at, value, step));
                (within, at) = (at, value);
            }
            None if at.is_object() && index + 1 == steps.len() && !step.is_empty() => {
                place.push((*step).to_owned());
                return Ok((ReformTarget::Absent(at, (*step).to_owned()), place));
            }
            None => {
                let names = names(at);
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let near = nearest(step, KnownNames::Fixed(&names));
                let suggestion = near.map(|near| {
                    let before = steps.iter().take(index).copied();
                    let behind = steps.iter().skip(index + 1).copied();
                    before.chain([near]).chain(behind).collect::<Vec<_>>().join("/")
                });
                return Err(ReformError::UnknownPath { path: path.to_owned(), suggestion });
            }
        }
    }
    Ok((ReformTarget::Value(at, within), place))
}

/// The path that is meant by one that begins with a part: `grant/rate`, or `grant.rate` as ids of requirements are.
fn of_part(root: JsonValue<'_, '_>, path: &str) -> Option<String> {
    let (part, name) = path.trim_start_matches('/').split_once(['/', '.'])?;
    let parts = member(root, "parts").filter(|_| member(root, part).is_none())?;
    member(child(parts, part)?, name)?;
    Some(["parts/", part, "/", name].concat())
}

/// The member of this name in the only part that has it.
fn in_parts<'d, 'a>(
    root: JsonValue<'d, 'a>,
    name: &str,
    path: &str,
) -> Result<Option<(ReformTarget<'d, 'a>, Vec<String>)>, ReformError> {
    let parts = member(root, "parts").filter(|parts| parts.is_list());
    let parts = parts.into_iter().flat_map(JsonValue::items);
    let mut having = parts.filter_map(|part| Some((part, member(part, name)?)));
    let (Some((part, value)), more) = (having.next(), having.next()) else { return Ok(None) };
    let place = |part| {
        let id = member(part, "id").map(|id| id.text().into_owned()).unwrap_or_default();
        vec!["parts".to_owned(), id, name.to_owned()]
    };
    let Some((other, _)) = more else {
        return Ok(Some((ReformTarget::Value(value, part), place(part))));
    };
    let paths = [part, other].map(|part| place(part).join("/"));
    Err(ReformError::SeveralPaths { path: path.to_owned(), paths })
}

fn member<'d, 'a>(object: JsonValue<'d, 'a>, name: &str) -> Option<JsonValue<'d, 'a>> {
    let mut members = object.members().filter(|_| object.is_object());
    members.find(|(key, _)| key.text() == name).map(|(_, value)| value)
}

/// A member by its name, an item by its id or its number.
fn child<'d, 'a>(at: JsonValue<'d, 'a>, step: &str) -> Option<JsonValue<'d, 'a>> {
    if !at.is_list() {
        return member(at, step);
    }
    let by_id = at.items().find(|item| member(*item, "id").is_some_and(|id| id.text() == step));
    by_id.or_else(|| at.items().nth(step.parse().ok()?))
}

/// What a place calls a member, or an item of a list, that a step leads to.
fn name_of(at: JsonValue<'_, '_>, value: JsonValue<'_, '_>, step: &str) -> String {
    if !at.is_list() {
        return step.to_owned();
    }
    let id = member(value, "id").map(|id| id.text().into_owned());
    id.unwrap_or_else(|| {
        step.parse().map_or_else(|_| step.to_owned(), |number: usize| number.to_string())
    })
}

/// The names of members, or the ids of items.
fn names(at: JsonValue<'_, '_>) -> Vec<String> {
    if at.is_list() {
        let ids = at.items().filter_map(|item| member(item, "id"));
        return ids.map(|id| id.text().into_owned()).collect();
    }
    let members = at.members().filter(|_| at.is_object());
    members.map(|(name, _)| name.text().into_owned()).collect()
}
