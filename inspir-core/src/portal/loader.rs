//! A mapping while it is read: the place of the current value, and the mistakes so far.

use serde_json::{Map, Value};

use super::error::MappingProblem;
use super::fault::MappingFault;
use crate::definition::{KnownNames, nearest};
use crate::field::Layout;
use crate::text::{push_step, shortened};

pub(super) type Object = Map<String, Value>;

/// A mapping that is being read.
pub(super) struct Loader<'l> {
    pub(super) layout: &'l Layout,
    /// The place of the current value.
    pub(super) place: String,
    pub(super) problems: Vec<MappingProblem>,
}

impl Loader<'_> {
    pub(super) fn report(
        &mut self,
        fault: MappingFault,
        found: &str,
        known: String,
        is_meant: bool,
    ) {
        let (path, found) = (self.place.clone(), shortened(found));
        self.problems.push(MappingProblem { fault, path, found, known, is_meant });
    }

    pub(super) fn needs(&mut self, what: &str) {
        self.report(MappingFault::Type, "", what.to_owned(), false);
    }

    /// Does something at a step further down.
    pub(super) fn at<T>(&mut self, step: &str, act: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.place.len();
        self.place.push('/');
        push_step(step, &mut self.place);
        let done = act(self);
        self.place.truncate(length);
        done
    }

    /// Reports an unknown name: with the nearest of the known names, or all.
    pub(super) fn unknown(&mut self, fault: MappingFault, found: &str, known: &[&str]) {
        match nearest(found, KnownNames::Fixed(known)) {
            Some(near) => self.report(fault, found, near.to_owned(), true),
            None => {
                let few = known.get(..12).unwrap_or(known);
                let listed =
                    if fault == MappingFault::UnknownPath { String::new() } else { few.join(", ") };
                self.report(fault, found, listed, false);
            }
        }
    }

    pub(super) fn only(&mut self, object: &Object, known: &[&str]) {
        for name in object.keys().filter(|name| !known.contains(&name.as_str())) {
            self.at(name, |loader| loader.unknown(MappingFault::UnknownMember, name, known));
        }
    }

    pub(super) fn text(&mut self, object: &Object, name: &str) -> Option<String> {
        let value = object.get(name).filter(|value| !value.is_null())?;
        match value {
            Value::String(text) => Some(text.clone()),
            _ => {
                self.at(name, |loader| loader.needs("text"));
                None
            }
        }
    }

    /// A text without which nothing works.
    pub(super) fn needed_text(&mut self, object: &Object, name: &str) -> Option<String> {
        if object.get(name).is_none_or(Value::is_null) {
            self.report(MappingFault::MissingMember, name, String::new(), false);
        }
        self.text(object, name)
    }

    pub(super) fn object<'v>(&mut self, object: &'v Object, name: &str) -> Option<&'v Object> {
        match object.get(name).filter(|value| !value.is_null())? {
            Value::Object(inner) => Some(inner),
            _ => {
                self.at(name, |loader| loader.needs("object"));
                None
            }
        }
    }
}
