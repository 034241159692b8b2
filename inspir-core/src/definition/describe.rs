//! Noting what the readers of a definition ask for. The schema and the guide come from this; without the
//! feature `schema` nothing is noted.

#[cfg(feature = "schema")]
use super::doc::{Catalogue, RuleDoc};
use super::doc::{Then, When};
use super::params::Params;
#[cfg(feature = "schema")]
use super::problem::Problems;
#[cfg(feature = "schema")]
use super::scope::Scope;
use crate::declaration::ValueType;
#[cfg(feature = "schema")]
use crate::json::JsonValue;

#[cfg(feature = "schema")]
impl<'a> Params<'a> {
    /// An object without members, to note what its readers ask for.
    pub(crate) fn described(
        catalogue: &'a Catalogue,
        json: JsonValue<'a, 'a>,
        scope: &'a Scope,
        problems: &'a Problems,
    ) -> Self {
        let mut params = Self::empty(json, scope, problems);
        params.catalogue = Some(catalogue);
        params
    }

    /// Notes what the readers of this kind of object ask for, unless they are being noted already.
    pub(super) fn describe<T>(
        &self,
        kind: &'static str,
        read: impl FnOnce(&mut Params<'a>) -> T,
    ) -> Option<T> {
        let catalogue = self.catalogue.filter(|catalogue| !catalogue.is_open(kind))?;
        let mut object = Params::described(catalogue, self.json, self.scope, self.problems);
        catalogue.open(kind);
        let value = read(&mut object);
        catalogue.close(kind, object.doc);
        Some(value)
    }

    pub(super) fn describe_each<T>(
        &mut self,
        names: &'static [&'static str],
        mut read: impl FnMut(&mut Self, &'static str) -> T,
    ) {
        names.iter().for_each(|name| drop(read(self, name)));
        self.doc.members.iter_mut().for_each(|doc| doc.required = false);
        self.doc.one_member = true;
    }

    pub(super) fn describe_variants<T>(
        &mut self,
        words: &'static [&'static str],
        mut read: impl FnMut(&mut Self, usize) -> T,
    ) {
        for (index, word) in words.iter().enumerate() {
            let common = std::mem::take(&mut self.doc.members);
            drop(read(self, index));
            let members = std::mem::replace(&mut self.doc.members, common);
            self.doc.variants.push((word, members));
        }
    }

    /// Notes what the readers of a quantity ask for.
    pub(crate) fn describe_quantity(&mut self, read: impl FnOnce(&mut Params<'a>)) {
        let _ = self.describe("Quantity", read);
    }

    pub(super) fn describe_heads(
        &mut self,
        names: &'static [&'static str],
        mut read: impl FnMut(&mut Self, usize),
    ) {
        for (index, name) in names.iter().enumerate() {
            let common = std::mem::take(&mut self.doc.members);
            read(self, index);
            let members = std::mem::replace(&mut self.doc.members, common);
            self.doc.heads.push((name, members));
        }
    }

    /// Notes which fields the paths of the last member may name.
    pub(crate) fn note_accepts(&mut self, accepts: fn(ValueType) -> bool) {
        self.doc.members.iter_mut().last().into_iter().for_each(|doc| doc.accepts = accepts);
    }

    /// Notes that the object has some member.
    pub(crate) fn note_some_member(&mut self) {
        self.doc.some_member = true;
    }

    /// Notes how many items a list may have.
    pub(super) fn note_most(&mut self, name: &str, most: usize) {
        let lists = self.doc.members.iter_mut().filter(|doc| doc.name == name);
        lists.for_each(|doc| doc.most = most);
    }

    /// Notes what other members have to be if one is there, or has this value.
    pub(crate) fn note_rule(
        &mut self,
        name: &'static str,
        when: When,
        others: &'static [&'static str],
        then: Then,
    ) {
        self.doc.rules.push(RuleDoc { name, when, others, then });
    }

    /// Notes what the readers of the whole definition ask for.
    pub(crate) fn describe_root(self, kind: &'static str) {
        if let Some(catalogue) = self.catalogue {
            catalogue.close(kind, self.doc);
        }
    }
}

#[cfg(not(feature = "schema"))]
#[allow(clippy::unused_self, reason = "only schemas describe")]
impl<'a> Params<'a> {
    pub(super) fn describe<T>(&self, _: &str, _: impl FnOnce(&mut Params<'a>) -> T) -> Option<T> {
        None
    }

    pub(super) fn describe_each<R>(&mut self, _: &[&str], _: R) {}

    pub(super) fn describe_variants<R>(&mut self, _: &[&str], _: R) {}

    pub(crate) fn note_accepts(&mut self, _: fn(ValueType) -> bool) {}

    pub(crate) fn note_some_member(&mut self) {}

    pub(super) fn note_most(&mut self, _: &str, _: usize) {}

    pub(crate) fn note_rule(&mut self, _: &str, _: When, _: &[&str], _: Then) {}

    pub(crate) fn describe_quantity<R>(&mut self, _: R) {}

    pub(super) fn describe_heads<R>(&mut self, _: &[&str], _: R) {}
}
