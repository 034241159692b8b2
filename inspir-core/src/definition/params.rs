//! Reading the objects of a definition. Readers ask for every member by name and type. Every mistake is
//! reported with its position, and so is every member that no reader asked for.

#[cfg(feature = "schema")]
use super::doc::Catalogue;
use super::doc::{MemberDoc, Note, ObjectDoc};
use super::given::Given;
use super::known::KnownNames;
use super::mistake::Mistake;
use super::nearest::{Slips, is_slip_of, nearest};
#[cfg(feature = "cases")]
use super::problem::MemberRead;
use super::problem::Problems;
use super::scope::{Scope, unknown};
use super::takes::Takes;
use super::unknown_name::NameKind;
use crate::json::{JsonShape, JsonValue};
use crate::locale::Words;

/// One object of a definition, read member by member.
pub(crate) struct Params<'a> {
    pub(crate) scope: &'a Scope,
    pub(super) problems: &'a Problems,
    pub(super) json: JsonValue<'a, 'a>,
    pub(super) kind: &'static str,
    /// Whether the value is not an object. This is reported in the end, and every member is wrong.
    pub(super) wrong: bool,
    /// The members of which an object of this kind has exactly one, if they were asked for.
    pub(super) heads: &'static [&'static str],
    /// Where to note what the readers ask for. If this is set, the object has no members.
    #[cfg(feature = "schema")]
    pub(super) catalogue: Option<&'a Catalogue>,
    pub(super) members: Vec<ParamMember<'a>>,
    /// The members that have to be there and are not. They are reported in the end, except those that an
    /// unknown name was meant to be.
    missing: Vec<(&'static str, Takes)>,
    pub(super) doc: ObjectDoc,
    /// Whether members that no reader asks for may be right: the word is not known that decides.
    pub(super) open: bool,
}

/// A member of the object, as it is written.
pub(super) struct ParamMember<'a> {
    pub(super) name: JsonValue<'a, 'a>,
    pub(super) value: JsonValue<'a, 'a>,
    pub(super) used: bool,
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

    /// The same object in another scope: its members can refer to other things.
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
    pub(super) fn no_member(&self, name: JsonValue<'_, '_>, known: KnownNames<'_>) {
        let mistake = unknown(NameKind::Member, &name.text(), known, self.problems);
        self.problems.add(name, mistake);
    }

    /// The reader of a value that should be an object.
    pub(crate) fn inside(&self, json: JsonValue<'a, 'a>, kind: &'static str) -> Box<Params<'a>> {
        Box::new(Params::new(json, kind, self.scope, self.problems))
    }

    /// Reports a mistake if the object has no member.
    pub(crate) fn needs_a_member(&mut self, needs: Words<&'static str>) {
        self.note_some_member();
        let is_empty = |member: &ParamMember<'_>| matches!(member.value.shape(), JsonShape::Null);
        if !self.wrong && !self.is_described() && self.members.iter().all(is_empty) {
            self.rule("", needs);
        }
    }

    /// Reports every member that no reader asked for, and those that are missing. Gives whether the value is
    /// an object.
    pub(crate) fn finish(&mut self) -> bool {
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
