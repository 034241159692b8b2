//! Reading an object of a definition that is one of several kinds: a name or a word in it says which.

use super::doc::Note;
use super::given::Given;
use super::known::KnownNames;
use super::mistake::Mistake;
use super::nearest::nearest;
use super::params::{ParamMember, Params};
use crate::json::JsonShape;

impl Params<'_> {
    /// Reads an object that has exactly one of these members, whose name says what the object is.
    /// Others may stand beside it. `read` gets the index of the name.
    pub(crate) fn head<T>(
        &mut self,
        names: &'static [&'static str],
        mut read: impl FnMut(&mut Self, usize) -> Given<T>,
    ) -> Given<T> {
        if self.is_described() {
            self.describe_heads(names, |params, index| drop(read(params, index)));
            return Given::Absent;
        }
        match self.head_of(names) {
            Some(index) => read(self, index),
            None => Given::Wrong,
        }
    }

    /// Which of these members the object has, if it has exactly one.
    pub(crate) fn head_of(&mut self, names: &'static [&'static str]) -> Option<usize> {
        self.heads = names;
        if self.wrong {
            return None;
        }
        let mut found: Vec<usize> = Vec::new();
        for member in &mut self.members {
            let name = member.name.text();
            let Some(index) = names.iter().position(|known| name == **known) else { continue };
            if matches!(member.value.shape(), JsonShape::Null) {
                member.used = true;
            } else if !found.contains(&index) {
                found.push(index);
            }
        }
        if let [index] = found.as_slice() {
            return Some(*index);
        }
        self.open = true;
        let is_slip = |member: &&ParamMember<'_>| {
            let name = member.name.text();
            !member.used && nearest(&name, KnownNames::Fixed(names)).is_some()
        };
        match self.members.iter().find(is_slip).filter(|_| found.is_empty()) {
            Some(slip) => self.no_member(slip.name, KnownNames::Fixed(names)),
            None => self.problems.add(self.json, Mistake::OneHead(names)),
        }
        None
    }

    /// Reads an object with exactly one member, whose name says what the object is.
    pub(crate) fn one_member<T>(
        &mut self,
        names: &'static [&'static str],
        mut read: impl FnMut(&mut Self, &'static str) -> Given<T>,
    ) -> Given<T> {
        if self.is_described() {
            self.describe_each(names, read);
            return Given::Absent;
        }
        match self.only_of(names) {
            Some(name) => read(self, name),
            None => Given::Wrong,
        }
    }

    /// The name of the only member, if it is one of these.
    pub(crate) fn only_of(&mut self, names: &'static [&'static str]) -> Option<&'static str> {
        self.open = true;
        self.heads = names;
        let mut members = self.members.iter().filter(|member| !member.used);
        match (members.next(), members.next()) {
            _ if self.wrong => None,
            (Some(member), None) => {
                let known = names.iter().find(|name| member.name.text() == **name);
                if known.is_none() {
                    self.no_member(member.name, KnownNames::Fixed(names));
                }
                known.copied()
            }
            _ => {
                self.problems.add(self.json, Mistake::OneMember(names));
                None
            }
        }
    }

    /// Reads a member that is one of these words, then the members that go with that word. `read` gets
    /// the index of the word. If the word is not known, no other member is reported as unknown.
    pub(crate) fn variant<T>(
        &mut self,
        name: &'static str,
        words: &'static [&'static str],
        note: Note,
        mut read: impl FnMut(&mut Self, usize) -> Option<T>,
    ) -> Given<T> {
        let word = self.word(name, words, true, note);
        if self.is_described() {
            self.describe_variants(words, &mut read);
        }
        self.open = word.value().is_none();
        word.and_then(|index| read(self, index).map_or(Given::Wrong, Given::Value))
    }
}
