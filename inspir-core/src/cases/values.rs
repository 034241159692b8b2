//! Reading the values that a case expects.

use super::expectation::SeenValue;
use super::read::{CaseReader, ReportAt};
use crate::amount::Amount;
use crate::definition::{KnownNames, Mistake, NameKind, Takes, unknown};
use crate::input_error::ErrorCode;
use crate::json::{JsonShape, JsonValue};
use crate::rate::Rate;
use crate::text::{push_number, push_step};

impl CaseReader<'_> {
    /// Reports a mistake: at the value itself, or where the file names what it comes from.
    pub(super) fn wrong<T>(
        &self,
        json: JsonValue<'_, '_>,
        at: ReportAt<'_>,
        mistake: Mistake,
    ) -> Option<T> {
        match at.0 {
            Some(named) => self.problems.add(named, mistake),
            None => self.problems.add(json, mistake),
        }
        None
    }

    pub(super) fn word<T: Copy>(
        &self,
        json: JsonValue<'_, '_>,
        at: ReportAt<'_>,
        ids: &'static [&'static str],
        all: &[T],
    ) -> Option<T> {
        let JsonShape::Text(text) = json.shape() else {
            return self.wrong(json, at, Mistake::Expected(Takes::Word(ids)));
        };
        let number = ids.iter().position(|id| *id == text);
        if let Some(value) = number.and_then(|number| all.get(number)) {
            return Some(*value);
        }
        let mistake = unknown(NameKind::Word, &text, KnownNames::Fixed(ids), self.problems);
        self.wrong(json, at, mistake)
    }

    pub(super) fn count(&self, json: JsonValue<'_, '_>, at: ReportAt<'_>) -> Option<SeenValue> {
        let count = match json.shape() {
            JsonShape::Number(literal) => literal.parse().ok(),
            _ => None,
        };
        let takes = Takes::Whole(0, 2_000);
        count.map(SeenValue::Count).or_else(|| self.wrong(json, at, Mistake::expected(takes, json)))
    }

    /// An amount, or `null` if it is not known.
    pub(super) fn amount(&self, json: JsonValue<'_, '_>, at: ReportAt<'_>) -> Option<SeenValue> {
        match json.shape() {
            JsonShape::Null => return Some(SeenValue::Amount(None)),
            JsonShape::Text(text) => {
                if let Some(amount) = Amount::of_written(&text) {
                    return Some(SeenValue::Amount(Some(amount)));
                }
            }
            _ => {}
        }
        self.wrong(json, at, Mistake::expected(Takes::Amount, json))
    }

    pub(super) fn rate(&self, json: JsonValue<'_, '_>, at: ReportAt<'_>) -> Option<SeenValue> {
        match json.shape() {
            JsonShape::Null => return Some(SeenValue::Rate(None)),
            JsonShape::Text(text) => {
                if let Some(rate) = Rate::parse(&text) {
                    return Some(SeenValue::Rate(Some(rate)));
                }
            }
            _ => {}
        }
        self.wrong(json, at, Mistake::expected(Takes::Rate, json))
    }

    /// Goes through the members of an object, each of which is one of these.
    pub(super) fn figures(
        &self,
        json: JsonValue<'_, '_>,
        at: ReportAt<'_>,
        path: &str,
        names: &'static [&'static str],
        read: &mut dyn FnMut(&str, usize, JsonValue<'_, '_>),
    ) {
        if !json.is_object() {
            let _ = self.wrong::<()>(json, at, Mistake::Object(names.to_vec()));
            return;
        }
        for (name, value) in json.members() {
            let text = name.text();
            match names.iter().position(|known| *known == text) {
                Some(number) => read(&format!("{path}/{text}"), number, value),
                // An assessment has more members than these.
                None if at.0.is_some() => {}
                None => {
                    let known = KnownNames::Fixed(names);
                    let mistake = unknown(NameKind::Member, &text, known, self.problems);
                    self.problems.add(name, mistake);
                }
            }
        }
    }

    /// Goes through values by id: members of an object or, in an assessment, items of a list.
    pub(super) fn by_id(
        &self,
        json: JsonValue<'_, '_>,
        at: ReportAt<'_>,
        path: &str,
        list: &'static str,
        ids: &[&str],
        read: &mut dyn FnMut(&str, &str, usize, JsonValue<'_, '_>),
    ) {
        let mut one = |name: JsonValue<'_, '_>, value: JsonValue<'_, '_>, step: Option<usize>| {
            let id = name.text();
            let mut path = format!("{path}/");
            match step {
                Some(number) => push_number(number, &mut path),
                None => push_step(&id, &mut path),
            }
            match ids.iter().position(|known| *known == id) {
                Some(number) => read(&path, &id, number, value),
                None => {
                    let known = |number: usize| ids.get(number).copied();
                    let known = KnownNames::Numbered(&known);
                    let mistake = unknown(NameKind::Item(list), &id, known, self.problems);
                    let _ = self.wrong::<()>(name, at, mistake);
                }
            }
        };
        if json.is_list() && at.0.is_some() {
            for (number, item) in json.items().enumerate() {
                let is_name = |name: &str| name == "id" || name == "requirement";
                let id = item.members().find(|(name, _)| is_name(&name.text()));
                if let Some((_, id)) = id.filter(|_| item.is_object()) {
                    one(id, item, Some(number));
                }
            }
        } else if json.is_object() {
            json.members().for_each(|(name, value)| one(name, value, None));
        } else {
            let _ = self.wrong::<()>(json, at, Mistake::Expected(Takes::Object("ById")));
        }
    }

    /// The input errors: a list of objects with `path` and `code`.
    pub(super) fn errors(&self, json: JsonValue<'_, '_>, at: ReportAt<'_>) -> Option<SeenValue> {
        if !json.is_list() {
            let takes = Takes::List { of: &Takes::Object("InputError"), some: false };
            return self.wrong(json, at, Mistake::Expected(takes));
        }
        let mut errors = Vec::new();
        for item in json.items() {
            let member = |name: &str| {
                let mut members = item.members().filter(|_| item.is_object());
                members.find(|(known, _)| known.text() == name).map(|(_, value)| value)
            };
            let (Some(path), Some(code)) = (member("path"), member("code")) else {
                return self.wrong(item, at, Mistake::Object(vec!["path", "code"]));
            };
            let code = self.word(code, at, ErrorCode::IDS, ErrorCode::ALL)?;
            errors.push((path.text().into_owned(), code.id().to_owned()));
        }
        Some(SeenValue::Errors(errors))
    }
}
