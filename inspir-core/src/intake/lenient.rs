//! The lenient road: every error with its place, and what is right kept.

use std::borrow::Cow;

use super::errors::{Expected, Fault};
use super::{ErrorCode, InputError, MAX_ERRORS, MAX_LIST, Shape, items, look, members};
use crate::call::Names;

/// Goes through one document, and keeps its errors and the place where it is.
pub(crate) struct Reader<'n> {
    names: &'n Names,
    path: String,
    errors: Vec<InputError>,
}

impl<'n> Reader<'n> {
    pub(crate) fn new(names: &'n Names) -> Self {
        Self { names, path: String::new(), errors: Vec::new() }
    }

    /// The errors found, in the order of the document.
    pub(crate) fn finish(self) -> Vec<InputError> {
        self.errors
    }

    pub(crate) fn names(&self) -> &'n Names {
        self.names
    }

    /// Adds what is wrong with the value at the present place.
    pub(crate) fn report(&mut self, fault: Fault, json: &str) {
        self.errors.push(InputError::new(self.path.clone(), fault, json));
    }

    /// Does something one step further down.
    fn at(&mut self, step: &str, inside: &mut dyn FnMut(&mut Self)) {
        let here = self.path.len();
        self.path.push('/');
        push_step(step, &mut self.path);
        inside(self);
        self.path.truncate(here);
    }

    /// Whether reading on would change nothing: more errors than are reported were found.
    fn is_full(&self) -> bool {
        self.errors.len() > MAX_ERRORS
    }

    /// Reads an object whose members the model names; `read` is told which one of them it is.
    pub(crate) fn record<'a>(
        &mut self,
        json: &'a str,
        known: &[&'static str],
        read: &mut dyn FnMut(usize, &'a str, &mut Self),
    ) {
        for member in self.object(json) {
            self.at(&member.name, &mut |reader| {
                let place = known.iter().position(|name| *name == member.name);
                if place.is_none() {
                    let expected =
                        Expected::Members(known.iter().map(|&name| name.to_owned()).collect());
                    reader.report(Fault::new(ErrorCode::FieldUnknown, expected), &member.quoted());
                }
                reader.report_duplicate(&member);
                if let Some(place) = place {
                    read(place, member.value, reader);
                }
            });
            if self.is_full() {
                return;
            }
        }
    }

    /// Reads an object whose members are ids of one of the call's lists.
    pub(crate) fn entries<'a>(
        &mut self,
        json: &'a str,
        list: &str,
        read: &mut dyn FnMut(Cow<'a, str>, &'a str, &mut Self),
    ) {
        let names = self.names;
        let ids = names.list(list);
        for member in self.object(json) {
            self.at(&member.name, &mut |reader| {
                let is_known = ids.find(&member.name, 0).is_some();
                if !is_known {
                    let expected = Expected::OneOf(ids.all());
                    reader.report(Fault::new(ErrorCode::IdUnknown, expected), &member.quoted());
                }
                reader.report_duplicate(&member);
                if is_known {
                    read(member.name.clone(), member.value, reader);
                }
            });
            if self.is_full() {
                return;
            }
        }
    }

    /// Reads a list.
    pub(crate) fn list<'a>(&mut self, json: &'a str, read: &mut dyn FnMut(&'a str, &mut Self)) {
        match look(json) {
            Shape::List => {}
            shape => return self.expect(shape, "list", json),
        }
        let items = items(json);
        if items.len() > MAX_LIST {
            let fault = Fault::new(ErrorCode::ListTooLong, Expected::Maximum(MAX_LIST));
            return self.report(fault, &items.len().to_string());
        }
        for (place, item) in items.into_iter().enumerate() {
            self.at(&place.to_string(), &mut |reader| read(item, reader));
            if self.is_full() {
                return;
            }
        }
    }

    /// The members of an object in their order; of those written twice the last value counts, in
    /// the place of the first.
    fn object<'a>(&mut self, json: &'a str) -> Vec<Given<'a>> {
        match look(json) {
            Shape::Object => {}
            shape => {
                self.expect(shape, "object", json);
                return Vec::new();
            }
        }
        let members = members(json).into_iter().enumerate();
        let mut given: Vec<Given<'a>> =
            members.map(|(place, (name, value))| Given { place, name, value, times: 1 }).collect();
        given.sort_by(|one, other| one.name.cmp(&other.name));
        given.dedup_by(|later, first| {
            let twice = later.name == first.name;
            if twice {
                (first.value, first.times) = (later.value, first.times + 1);
            }
            twice
        });
        given.sort_by_key(|member| member.place);
        given
    }

    /// An absent form is absence; anything else is of the wrong type.
    fn expect(&mut self, shape: Shape<'_>, what: &'static str, json: &str) {
        match shape {
            Shape::Null | Shape::Empty => {}
            Shape::Text(text) if super::scalar::is_blank(&text) => {}
            _ => self.report(Fault::mismatch(Expected::Type(what)), json),
        }
    }

    fn report_duplicate(&mut self, member: &Given<'_>) {
        if member.times > 1 {
            self.report(
                Fault::new(ErrorCode::FieldDuplicate, Expected::Maximum(1)),
                &member.times.to_string(),
            );
        }
    }
}

/// One member of an object.
struct Given<'a> {
    place: usize,
    name: Cow<'a, str>,
    value: &'a str,
    times: usize,
}

impl Given<'_> {
    /// The name as JSON text.
    fn quoted(&self) -> String {
        serde_json::to_string(&self.name).unwrap_or_default()
    }
}

/// Adds one step of a JSON Pointer (RFC 6901).
pub(crate) fn push_step(step: &str, path: &mut String) {
    for c in step.chars() {
        match c {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            c => path.push(c),
        }
    }
}
