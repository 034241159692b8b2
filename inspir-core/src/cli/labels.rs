//! The labels of the places and values of a call.

use std::collections::HashMap;

use serde_json::Value;

use crate::amount::Amount;
use crate::call::Call;
use crate::locale::Locale;
use crate::rate::Rate;

/// The names of the places of a call, of the choices there, and of its items with ids.
pub(super) struct Labels {
    places: HashMap<String, String>,
    options: HashMap<(String, String), String>,
    items: HashMap<String, String>,
    call: Call,
    locale: Locale,
}

impl Labels {
    /// From the description of a call.
    pub(super) fn new(call: &Call, description: &Value, locale: Locale) -> Self {
        let mut labels = Self {
            places: HashMap::new(),
            options: HashMap::new(),
            items: HashMap::new(),
            call: call.clone(),
            locale,
        };
        for field in each(description, "fields") {
            labels.add(text(field, "path"), text(field, "label"), field);
        }
        for list in each(description, "lists") {
            let (path, label) = (text(list, "path"), text(list, "label"));
            labels.add(path, label, list);
            for column in each(list, "columns") {
                let path = format!("{path}/*/{}", text(column, "name"));
                let label = format!("{} ({label})", text(column, "label"));
                labels.add(&path, &label, column);
            }
        }
        for name in ["questions", "commitments", "undertakings", "criteria"] {
            for item in each(description, name) {
                labels.add(text(item, "path"), text(item, "title"), item);
            }
        }
        for name in ["documents", "categories", "quantities", "parts", "criteria"] {
            for item in each(description, name) {
                labels.items.insert(text(item, "id").to_owned(), text(item, "title").to_owned());
            }
        }
        labels
    }

    fn add(&mut self, path: &str, label: &str, of: &Value) {
        self.places.entry(path.to_owned()).or_insert_with(|| label.to_owned());
        for option in each(of, "options") {
            let value = (path.to_owned(), text(option, "value").to_owned());
            self.options.insert(value, text(option, "label").to_owned());
        }
    }

    /// The name of a place; the path itself if it has none.
    pub(super) fn place(&self, path: &str) -> String {
        self.places.get(path).cloned().unwrap_or_else(|| path.to_owned())
    }

    /// The title of an item of the call.
    pub(super) fn item(&self, id: &str) -> String {
        self.items.get(id).cloned().unwrap_or_else(|| id.to_owned())
    }

    /// A value that stands at a place, as a reader knows it.
    pub(super) fn value(&self, path: &str, value: &Value) -> String {
        let written = match value {
            Value::String(text) => text.clone(),
            value => value.to_string(),
        };
        self.options.get(&(path.to_owned(), written.clone())).cloned().unwrap_or(written)
    }

    /// An amount of the call.
    pub(super) fn amount(&self, written: &str) -> String {
        let Ok(amount) = written.parse::<Amount>() else { return written.to_owned() };
        let mut out = String::new();
        self.locale.write_amount(amount, self.call.currency(), &mut out);
        out
    }

    /// A rate, as a percentage.
    pub(super) fn rate(&self, written: &str) -> String {
        let Some(rate) = Rate::parse(written) else { return written.to_owned() };
        let mut out = String::new();
        rate.write(self.locale, &mut out);
        out
    }

    pub(super) const fn locale(&self) -> Locale {
        self.locale
    }

    /// Words of the definition in the language, or in the one that there is.
    pub(super) fn words(&self, words: &Value) -> Option<String> {
        let words = words.as_object()?;
        let found = words.get(self.locale.tag()).or_else(|| words.values().next());
        found?.as_str().map(str::to_owned)
    }
}

/// The items of a list that is a member.
pub(super) fn each<'v>(value: &'v Value, member: &str) -> impl Iterator<Item = &'v Value> {
    value.get(member).and_then(Value::as_array).into_iter().flatten()
}

/// The text of a member; empty if it has none.
pub(super) fn text<'v>(value: &'v Value, member: &str) -> &'v str {
    value.get(member).and_then(Value::as_str).unwrap_or_default()
}
