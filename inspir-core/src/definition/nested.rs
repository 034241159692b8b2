//! Reading the objects and lists inside an object of a definition.

use super::doc::Note;
use super::given::Given;
use super::mistake::Mistake;
use super::params::Params;
use super::takes::{MAX_LISTED, Takes};
use crate::json::JsonValue;

impl<'a> Params<'a> {
    /// Reads an object of this kind.
    pub(crate) fn object<T>(
        &mut self,
        name: &'static str,
        kind: &'static str,
        required: bool,
        note: Note,
        read: impl FnOnce(&mut Params<'a>) -> T,
    ) -> Given<T> {
        let given = self.take(name, Takes::Object(kind), required, note);
        if self.is_described() {
            return self.describe(kind, read).map_or(Given::Absent, Given::Value);
        }
        // Without a closure: conditions nest as deeply as JSON allows, and the stack may be small.
        let json = match given {
            Given::Value(json) => json,
            Given::Absent => return Given::Absent,
            Given::Wrong => return Given::Wrong,
        };
        let mut object = self.inside(json, kind);
        let value = read(&mut object);
        if object.finish() { Given::Value(value) } else { Given::Wrong }
    }

    /// Reads the objects of a list, even those that are wrong. A required list has at least one.
    pub(crate) fn objects(
        &mut self,
        name: &'static str,
        of: &'static Takes,
        required: bool,
        note: Note,
        read: &mut dyn FnMut(&mut Params<'a>),
    ) -> Given<()> {
        let given = self.items(name, of, required, required, note);
        self.each_object(given, of, read)
    }

    fn each_object(
        &mut self,
        given: Given<Vec<JsonValue<'a, 'a>>>,
        of: &'static Takes,
        read: &mut dyn FnMut(&mut Params<'a>),
    ) -> Given<()> {
        let kind = if let Takes::Object(kind) = of { *kind } else { "" };
        if self.is_described() {
            self.describe(kind, &mut *read);
        }
        given.map(|items| {
            for json in items {
                let mut object = self.inside(json, kind);
                read(&mut object);
                object.finish();
            }
        })
    }

    /// Reads the objects of a list of at least one, even those that are wrong. The list may be left out.
    pub(crate) fn some_objects(
        &mut self,
        name: &'static str,
        of: &'static Takes,
        note: Note,
        read: &mut dyn FnMut(&mut Params<'a>),
    ) -> Given<()> {
        let given = self.items(name, of, true, false, note);
        self.each_object(given, of, read)
    }

    /// The items of a list.
    pub(crate) fn items(
        &mut self,
        name: &'static str,
        of: &'static Takes,
        some: bool,
        required: bool,
        note: Note,
    ) -> Given<Vec<JsonValue<'a, 'a>>> {
        let takes = Takes::List { of, some };
        self.take(name, takes, required, note).and_then(|json| {
            let items: Vec<_> = json.items().take(MAX_LISTED + 1).collect();
            if !json.is_list() || (some && items.is_empty()) {
                self.wrong(json, Mistake::expected(takes, json))
            } else if items.len() > MAX_LISTED {
                self.wrong(json, Mistake::TooMany(MAX_LISTED))
            } else {
                Given::Value(items)
            }
        })
    }
}
