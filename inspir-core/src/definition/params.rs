//! Reading the objects of a definition. Readers ask for every member by name and type. Every mistake is
//! reported with its position, and so is every member that no reader asked for.

use std::collections::BTreeSet;

#[cfg(feature = "schema")]
use super::doc::Catalogue;
use super::doc::{MemberDoc, Note, ObjectDoc};
use super::given::Given;
use super::known::KnownNames;
use super::mistake::{Mistake, NameKind};
use super::nearest::{Slips, is_slip_of, nearest};
#[cfg(feature = "cases")]
use super::problem::MemberRead;
use super::problem::Problems;
use super::scope::{Scope, unknown};
use super::takes::{MAX_LISTED, Takes};
use crate::json::{JsonShape, JsonValue};
use crate::locale::Words;

/// The ids or texts of a list that were read so far. None may stand in the list twice.
#[derive(Debug, Default)]
pub(crate) struct UsedTexts {
    texts: BTreeSet<String>,
    /// Whether one of them is wrong. An id that is not found later may then be the wrong one.
    pub(crate) wrong: bool,
}

impl UsedTexts {
    /// Whether a text was not in the list so far. Adds it.
    pub(crate) fn is_new(&mut self, text: &str) -> bool {
        self.texts.insert(text.to_owned())
    }
}

/// One object of a definition, read member by member.
pub(crate) struct Params<'a> {
    pub(crate) scope: &'a Scope,
    pub(super) problems: &'a Problems,
    pub(super) json: JsonValue<'a, 'a>,
    kind: &'static str,
    /// Whether the value is not an object. This is reported in the end, and every member is wrong.
    wrong: bool,
    /// The members of which an object of this kind has exactly one, if they were asked for.
    heads: &'static [&'static str],
    /// Where to note what the readers ask for. If this is set, the object has no members.
    #[cfg(feature = "schema")]
    pub(super) catalogue: Option<&'a Catalogue>,
    members: Vec<ParamMember<'a>>,
    /// The members that have to be there and are not. They are reported in the end, except those that an
    /// unknown name was meant to be.
    missing: Vec<(&'static str, Takes)>,
    pub(super) doc: ObjectDoc,
    /// Whether members that no reader asks for may be right: the word is not known that decides.
    open: bool,
}

struct ParamMember<'a> {
    name: JsonValue<'a, 'a>,
    value: JsonValue<'a, 'a>,
    used: bool,
    /// The name that this one can only be a misspelling of, once that is reported.
    meant: Option<&'static str>,
}

impl<'a> Params<'a> {
    /// The object of this kind that a value should be.
    pub(crate) fn new(
        json: JsonValue<'a, 'a>,
        kind: &'static str,
        scope: &'a Scope,
        problems: &'a Problems,
    ) -> Self {
        let mut params = Self::empty(json, scope, problems);
        params.kind = kind;
        if !json.is_object() {
            params.wrong = true;
            return params;
        }
        let member = |(name, value)| ParamMember { name, value, used: false, meant: None };
        params.members = json.members().map(member).collect();
        // Sorting brings equal names together, in the order of the text. The first one counts.
        let names = params.members.iter().map(|member| member.name.text());
        let mut order: Vec<(_, usize)> = names.zip(0..).collect();
        order.sort();
        for (one, next) in order.iter().zip(order.iter().skip(1)) {
            if one.0 == next.0
                && let Some(member) = params.members.get_mut(next.1)
            {
                member.used = true;
                problems.add(member.name, Mistake::MemberTwice);
            }
        }
        params
    }

    pub(super) fn empty(json: JsonValue<'a, 'a>, scope: &'a Scope, problems: &'a Problems) -> Self {
        Self {
            scope,
            problems,
            json,
            kind: "",
            wrong: false,
            heads: &[],
            #[cfg(feature = "schema")]
            catalogue: None,
            members: Vec::new(),
            missing: Vec::new(),
            doc: ObjectDoc::default(),
            open: false,
        }
    }

    /// The same object, with another scope that its members can refer to.
    pub(crate) fn within<'b>(self, scope: &'b Scope) -> Params<'b>
    where
        'a: 'b,
    {
        let mut params: Params<'b> = self;
        params.scope = scope;
        params
    }

    /// The value that the object is.
    pub(crate) fn json(&self) -> JsonValue<'a, 'a> {
        self.json
    }

    pub(crate) fn problems(&self) -> &'a Problems {
        self.problems
    }

    /// Whether the object has a member of this name, even if the name is misspelt.
    pub(crate) fn has(&self, name: &'static str) -> bool {
        self.ahead(name).is_given()
    }

    /// The value of a member that is read later, if it is there. It is wrong if a name can only be a
    /// misspelling of this one.
    pub(crate) fn ahead(&self, name: &'static str) -> Given<JsonValue<'a, 'a>> {
        let slips = Slips::of(name);
        let is_slip = |member: &ParamMember<'_>| match member.meant {
            Some(meant) => meant == name,
            None => !member.used && slips.contain(&member.name.text()),
        };
        match self.member(name) {
            _ if self.wrong => Given::Wrong,
            Some(json) if matches!(json.shape(), JsonShape::Null) => Given::Absent,
            Some(json) => Given::Value(json),
            None if self.members.iter().any(is_slip) => Given::Wrong,
            None => Given::Absent,
        }
    }

    /// The value of the member with this name.
    pub(crate) fn member(&self, name: &str) -> Option<JsonValue<'a, 'a>> {
        self.members.iter().find(|member| member.name.text() == name).map(|member| member.value)
    }

    /// Whether an object that is read later has a member of this name.
    pub(crate) fn ahead_in(&self, object: &'static str, name: &'static str) -> Given<()> {
        self.ahead(object).and_then(|json| {
            if !json.is_object() {
                return Given::Wrong;
            }
            let is_there = |value: JsonValue<'_, '_>| !matches!(value.shape(), JsonShape::Null);
            match json.members().find(|(written, _)| written.text() == name) {
                Some((_, value)) if is_there(value) => Given::Value(()),
                Some(_) => Given::Absent,
                None if json.members().any(|(slip, _)| is_slip_of(name, &slip.text())) => {
                    Given::Wrong
                }
                None => Given::Absent,
            }
        })
    }

    /// Reports that a quantity that stands as a member, and is shown, has no title.
    pub(crate) fn untitled(&self, name: &str) {
        let json = self.member(name).unwrap_or(self.json);
        self.problems.add(json, Mistake::Untitled);
    }

    pub(crate) fn is_described(&self) -> bool {
        #[cfg(feature = "schema")]
        return self.catalogue.is_some();
        #[cfg(not(feature = "schema"))]
        false
    }

    /// Reports why a member does not go together with others. The mistake is reported at the object if
    /// it has no such member. Of what is no object nothing more is said.
    pub(crate) fn rule(&self, name: &str, words: Words<&'static str>) {
        if self.wrong {
            return;
        }
        let member = self.members.iter().find(|member| member.name.text() == name);
        let json = member.map_or(self.json, |member| member.value);
        self.problems.add(json, Mistake::Rule(words));
    }

    /// Reports why an item of a list does not go together with others.
    pub(crate) fn rule_of_item(&self, name: &str, index: usize, words: Words<&'static str>) {
        let item = self.member(name).and_then(|list| list.items().nth(index));
        self.problems.add(item.unwrap_or(self.json), Mistake::Rule(words));
    }

    /// Reports a list of too many items.
    pub(crate) fn at_most(&mut self, name: &'static str, found: usize, most: usize) {
        self.note_most(name, most);
        if let Some(json) = self.member(name).filter(|_| found > most) {
            self.problems.add(json, Mistake::TooMany(most));
        }
    }

    /// Reports a mistake.
    pub(crate) fn wrong<T>(&self, json: JsonValue<'_, '_>, mistake: Mistake) -> Given<T> {
        self.problems.add(json, mistake);
        Given::Wrong
    }

    /// The value of a member, if it is there. A name that can only be a misspelling of this one is
    /// reported here, and its value is not read.
    #[inline]
    pub(crate) fn take(
        &mut self,
        name: &'static str,
        takes: Takes,
        required: bool,
        note: Note,
    ) -> Given<JsonValue<'a, 'a>> {
        self.doc.members.push(MemberDoc::new(name, takes, required, note));
        let given = self.look_up(name, required.then_some(takes));
        #[cfg(feature = "cases")]
        if !self.is_described() {
            let value = given.as_ref().value().map(|json| json.number());
            let object = self.json.number();
            self.problems.note_read(MemberRead { object, name, takes, required, value });
        }
        given
    }

    fn look_up(&mut self, name: &'static str, wanted: Option<Takes>) -> Given<JsonValue<'a, 'a>> {
        if self.wrong {
            return Given::Wrong;
        }
        match self.members.iter_mut().find(|member| member.name.text() == name) {
            Some(member) => {
                member.used = true;
                if !matches!(member.value.shape(), JsonShape::Null) {
                    return Given::Value(member.value);
                }
            }
            None => {
                let slips = Slips::of(name);
                let mut unused = self.members.iter_mut().filter(|member| !member.used);
                if let Some(slip) = unused.find(|slip| slips.contain(&slip.name.text())) {
                    (slip.used, slip.meant) = (true, Some(name));
                    let written = slip.name;
                    self.no_member(written, KnownNames::Fixed(&[name]));
                    return Given::Wrong;
                }
            }
        }
        match wanted.filter(|_| !self.is_described()) {
            Some(takes) => {
                self.missing.push((name, takes));
                Given::Wrong
            }
            None => Given::Absent,
        }
    }

    /// Reports that the object can have no member of this name.
    fn no_member(&self, name: JsonValue<'_, '_>, known: KnownNames<'_>) {
        let mistake = unknown(NameKind::Member, &name.text(), known, self.problems);
        self.problems.add(name, mistake);
    }

    /// The reader of a value that should be an object.
    pub(crate) fn inside(&self, json: JsonValue<'a, 'a>, kind: &'static str) -> Params<'a> {
        Params::new(json, kind, self.scope, self.problems)
    }

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
        given.and_then(|json| {
            let mut object = self.inside(json, kind);
            let value = read(&mut object);
            if object.finish() { Given::Value(value) } else { Given::Wrong }
        })
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

    /// Reports a mistake if the object has no member.
    pub(super) fn needs_a_member(&mut self, needs: Words<&'static str>) {
        self.note_some_member();
        let is_empty = |member: &ParamMember<'_>| matches!(member.value.shape(), JsonShape::Null);
        if !self.wrong && !self.is_described() && self.members.iter().all(is_empty) {
            self.rule("", needs);
        }
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
                self.wrong(json, Mistake::Expected(takes))
            } else if items.len() > MAX_LISTED {
                self.wrong(json, Mistake::TooMany(MAX_LISTED))
            } else {
                Given::Value(items)
            }
        })
    }

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
        self.heads = names;
        if self.wrong {
            return Given::Wrong;
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
            return read(self, *index);
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
        Given::Wrong
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
    fn only_of(&mut self, names: &'static [&'static str]) -> Option<&'static str> {
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

    /// Reports every member that no reader asked for, and those that are missing. Gives whether the value is
    /// an object.
    pub(crate) fn finish(mut self) -> bool {
        if self.wrong {
            self.problems.add(self.json, self.no_object());
            return false;
        }
        let mut missing = std::mem::take(&mut self.missing);
        for member in self.members.iter().filter(|member| !member.used && !self.open) {
            if self.problems.overflow() {
                break;
            }
            let known = |number: usize| self.doc.members.get(number).map(|doc| doc.name);
            let known = KnownNames::Numbered(&known);
            if !missing.is_empty() {
                let meant = nearest(&member.name.text(), known);
                missing.retain(|(name, _)| Some(*name) != meant);
            }
            self.no_member(member.name, known);
        }
        for (name, takes) in missing {
            self.problems.add(self.json, Mistake::Missing(name, takes));
        }
        true
    }

    /// The mistake of a value that is no object, which says what the object has to have.
    fn no_object(&self) -> Mistake {
        let required = self.doc.members.iter().filter(|doc| doc.required);
        let required: Vec<&str> = required.map(|doc| doc.name).collect();
        match self.kind {
            "Words" | "LongWords" => Mistake::Expected(Takes::Object(self.kind)),
            _ if required.is_empty() && !self.heads.is_empty() => Mistake::OneMember(self.heads),
            _ => Mistake::Object(required),
        }
    }
}
