//! Reading the objects of a definition: every member asked for by name and type, every mistake told
//! with its place, and no member left over.

use std::borrow::Cow;
use std::collections::BTreeSet;

#[cfg(feature = "schema")]
use super::doc::Catalogue;
use super::doc::{MemberDoc, ObjectDoc};
use super::given::Given;
use super::mistake::{Known, Mistake, Named};
use super::nearest::is_slip_of;
use super::problem::Problems;
use super::scope::{Scope, unknown};
use super::takes::{MAX_LISTED, Takes};
use crate::json::{Json, Shape};
use crate::locale::Words;
use crate::text::push_step;

/// The ids or texts met so far where none may stand twice.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(super) texts: BTreeSet<String>,
    /// Whether one of them is wrong, so that it may be meant where another is not found.
    pub(crate) wrong: bool,
}

/// One object of a definition, read member by member.
pub(crate) struct Params<'a> {
    pub(crate) scope: &'a Scope,
    pub(super) problems: &'a Problems,
    path: String,
    /// The byte of the text at which it stands.
    at: usize,
    /// Whether what stands here is no object, which is told: then every member is wrong.
    wrong: bool,
    /// Where to note what is asked for; then nothing is there.
    #[cfg(feature = "schema")]
    catalogue: Option<&'a Catalogue>,
    members: Vec<Member<'a>>,
    doc: ObjectDoc,
    /// Whether members beside those asked for may belong here after all.
    open: bool,
}

struct Member<'a> {
    name: Cow<'a, str>,
    /// Where the name stands.
    at: usize,
    json: Json<'a, 'a>,
    used: bool,
}

/// A value and its place.
#[derive(Clone)]
pub(super) struct Spot<'a> {
    pub(super) json: Json<'a, 'a>,
    pub(super) path: String,
}

impl<'a> Params<'a> {
    /// The object that a value should be.
    pub(crate) fn new(
        json: Json<'a, 'a>,
        path: String,
        scope: &'a Scope,
        problems: &'a Problems,
    ) -> Self {
        let mut params = Self {
            scope,
            problems,
            path,
            at: json.start(),
            wrong: !json.is_object(),
            #[cfg(feature = "schema")]
            catalogue: None,
            members: Vec::new(),
            doc: ObjectDoc::default(),
            open: false,
        };
        if params.wrong {
            params.problem("", Mistake::Expected(Takes::Object("")));
            return params;
        }
        let mut seen = BTreeSet::new();
        for (name, json) in json.members() {
            let (at, name) = (name.start(), name.text());
            if seen.insert(name.to_string()) {
                params.members.push(Member { name, at, json, used: false });
            } else {
                problems.add(at, params.place(&name), Mistake::MemberTwice);
            }
        }
        params
    }

    /// An object of which nothing is there: what it asks for is noted.
    #[cfg(feature = "schema")]
    pub(crate) fn described(
        catalogue: &'a Catalogue,
        scope: &'a Scope,
        problems: &'a Problems,
    ) -> Self {
        Self {
            scope,
            problems,
            path: String::new(),
            at: 0,
            wrong: false,
            catalogue: Some(catalogue),
            members: Vec::new(),
            doc: ObjectDoc::default(),
            open: false,
        }
    }

    /// The same object, whose members can name what stands in another scope.
    pub(crate) fn within<'b>(self, scope: &'b Scope) -> Params<'b>
    where
        'a: 'b,
    {
        let mut params: Params<'b> = self;
        params.scope = scope;
        params
    }

    pub(super) fn is_described(&self) -> bool {
        #[cfg(feature = "schema")]
        return self.catalogue.is_some();
        #[cfg(not(feature = "schema"))]
        false
    }

    /// Adds a mistake of a member, or of the object itself if `name` is empty.
    pub(crate) fn problem(&self, name: &str, mistake: Mistake) {
        match self.members.iter().find(|member| !name.is_empty() && member.name == name) {
            Some(member) => self.problems.add(member.json.start(), self.place(name), mistake),
            None => self.problems.add(self.at, self.path.clone(), mistake),
        }
    }

    /// The place of a member.
    fn place(&self, name: &str) -> String {
        let mut path = format!("{}/", self.path);
        push_step(name, &mut path);
        path
    }

    /// The value of a member, if it is there. A name that can only be this one, written wrongly, is
    /// told here; its value does not count.
    pub(super) fn take(&mut self, doc: MemberDoc) -> Given<Spot<'a>> {
        let (name, required) = (doc.name, doc.required);
        let given = if self.wrong { Given::Wrong } else { self.look_up(name) };
        if required && given.is_absent() && !self.is_described() {
            self.problem("", Mistake::Missing(name, doc.takes.clone()));
        }
        self.doc.members.push(doc);
        given
    }

    fn look_up(&mut self, name: &'static str) -> Given<Spot<'a>> {
        if let Some(member) = self.members.iter_mut().find(|member| member.name == name) {
            member.used = true;
            let json = member.json;
            return match json.shape() {
                Shape::Null => Given::Absent,
                _ => Given::Value(Spot { json, path: self.place(name) }),
            };
        }
        let mut unused = self.members.iter_mut().filter(|member| !member.used);
        let Some(slip) = unused.find(|member| is_slip_of(name, &member.name)) else {
            return Given::Absent;
        };
        slip.used = true;
        let (at, found) = (slip.at, slip.name.clone());
        let known = Known::default();
        let mistake = unknown(Named::Member, &found, [name].into_iter(), known, self.problems);
        self.problems.add(at, self.place(&found), mistake);
        Given::Wrong
    }

    /// The reader of a value that should be an object.
    pub(super) fn at_spot(&self, spot: Spot<'a>) -> Params<'a> {
        Params::new(spot.json, spot.path, self.scope, self.problems)
    }

    /// Reads an object of this kind.
    pub(crate) fn object<T>(
        &mut self,
        name: &'static str,
        kind: &'static str,
        required: bool,
        note: &'static str,
        read: impl FnOnce(&mut Params<'a>) -> T,
    ) -> Given<T> {
        let given = self.take(MemberDoc::new(name, Takes::Object(kind), required, note));
        if self.is_described() {
            return self.describe(kind, read).map_or(Given::Absent, Given::Value);
        }
        given.and_then(|spot| {
            let mut object = self.at_spot(spot);
            let value = read(&mut object);
            object.finish().map(|()| value)
        })
    }

    /// Reads the objects of a list, those that are wrong included; a list that has to be there has
    /// at least one.
    pub(crate) fn objects<T>(
        &mut self,
        name: &'static str,
        kind: &'static str,
        required: bool,
        note: &'static str,
        mut read: impl FnMut(&mut Params<'a>) -> T,
    ) -> Given<Vec<T>> {
        let takes = Takes::list(Takes::Object(kind), required);
        let given = self.items(MemberDoc::new(name, takes, required, note));
        if self.is_described() {
            return Given::Value(self.describe(kind, read).into_iter().collect());
        }
        given.map(|items| {
            let items = items.into_iter().map(|spot| {
                let mut object = self.at_spot(spot);
                let value = read(&mut object);
                object.finish();
                value
            });
            items.collect()
        })
    }

    /// Tells an object without members of what it needs.
    pub(super) fn needs_a_member(&mut self, needs: Words<&'static str>) {
        #[cfg(feature = "schema")]
        {
            self.doc.some_member = true;
        }
        let is_empty = |member: &Member<'_>| matches!(member.json.shape(), Shape::Null);
        if !self.wrong && !self.is_described() && self.members.iter().all(is_empty) {
            self.problem("", Mistake::Rule(needs));
        }
    }

    /// The items of a list.
    pub(super) fn items(&mut self, doc: MemberDoc) -> Given<Vec<Spot<'a>>> {
        let (name, takes) = (doc.name, doc.takes.clone());
        let some = matches!(takes, Takes::List { some: true, .. });
        self.take(doc).and_then(|Spot { json, path }| {
            let items: Vec<_> = json.items().take(MAX_LISTED + 1).collect();
            let mistake = if !json.is_list() || (some && items.is_empty()) {
                Mistake::Expected(takes)
            } else if items.len() > MAX_LISTED {
                Mistake::TooMany(MAX_LISTED)
            } else {
                let spot = |(item, json)| Spot { json, path: format!("{path}/{item}") };
                return Given::Value(items.into_iter().enumerate().map(spot).collect());
            };
            self.problem(name, mistake);
            Given::Wrong
        })
    }

    /// Reads an object with exactly one member, whose name says what it is.
    pub(crate) fn one_member<T>(
        &mut self,
        names: &'static [&'static str],
        mut read: impl FnMut(&mut Self, &'static str) -> Given<T>,
    ) -> Given<T> {
        if self.is_described() {
            self.describe_each(names, read);
            return Given::Absent;
        }
        if self.wrong {
            return Given::Wrong;
        }
        let known = match self.members.as_slice() {
            [member] => names.iter().find(|name| member.name == **name),
            _ => {
                self.problem("", Mistake::OneMember(names));
                self.open = true;
                return Given::Wrong;
            }
        };
        match known {
            Some(name) => read(self, name),
            None => {
                // Their names are what this object knows.
                let none = |name: &&'static str| MemberDoc::new(name, Takes::Value, false, "");
                self.doc.members.extend(names.iter().map(none));
                Given::Wrong
            }
        }
    }

    /// Reads a member that is one of these words, then the members that go with it. While it is
    /// not known, no member beside it is out of place.
    pub(crate) fn variant<T>(
        &mut self,
        name: &'static str,
        words: &'static [&'static str],
        note: &'static str,
        mut read: impl FnMut(&mut Self, &'static str) -> Option<T>,
    ) -> Given<T> {
        let pairs: Vec<_> = words.iter().map(|word| (*word, *word)).collect();
        let word = self.one_of(name, &pairs, true, note);
        if self.is_described() {
            self.describe_variants(words, &mut read);
        }
        self.open = self.open || word.value().is_none();
        word.and_then(|word| read(self, word).map_or(Given::Wrong, Given::Value))
    }

    /// Whether it is an object; tells of every member that was not asked for.
    pub(crate) fn finish(self) -> Given<()> {
        let names = || self.doc.members.iter().map(|doc| doc.name);
        for member in self.members.iter().filter(|member| !member.used && !self.open) {
            if self.problems.overflow() {
                break;
            }
            let known = Known::all(names());
            let mistake = unknown(Named::Member, &member.name, names(), known, self.problems);
            self.problems.add(member.at, self.place(&member.name), mistake);
        }
        if self.wrong { Given::Wrong } else { Given::Value(()) }
    }
}

#[cfg(feature = "schema")]
impl<'a> Params<'a> {
    /// Notes what an object of this kind asks for, unless that is being noted.
    fn describe<T>(
        &self,
        kind: &'static str,
        read: impl FnOnce(&mut Params<'a>) -> T,
    ) -> Option<T> {
        let catalogue = self.catalogue.filter(|catalogue| !catalogue.is_open(kind))?;
        let mut object = Params::described(catalogue, self.scope, self.problems);
        catalogue.open(kind);
        let value = read(&mut object);
        catalogue.close(kind, object.doc);
        Some(value)
    }

    fn describe_each<T>(
        &mut self,
        names: &'static [&'static str],
        mut read: impl FnMut(&mut Self, &'static str) -> T,
    ) {
        names.iter().for_each(|name| drop(read(self, name)));
        self.doc.members.iter_mut().for_each(|doc| doc.required = false);
        self.doc.one_member = true;
    }

    fn describe_variants<T>(
        &mut self,
        words: &'static [&'static str],
        mut read: impl FnMut(&mut Self, &'static str) -> T,
    ) {
        for word in words {
            let common = std::mem::take(&mut self.doc.members);
            drop(read(self, word));
            let members = std::mem::replace(&mut self.doc.members, common);
            self.doc.variants.push((word, members));
        }
    }

    /// What it asks for, as the kind of the whole definition.
    pub(crate) fn describe_root(self, kind: &'static str) {
        if let Some(catalogue) = self.catalogue {
            catalogue.close(kind, self.doc);
        }
    }
}

#[cfg(not(feature = "schema"))]
#[allow(clippy::unused_self, reason = "only schemas describe")]
impl<'a> Params<'a> {
    fn describe<T>(&self, _: &str, _: impl FnOnce(&mut Params<'a>) -> T) -> Option<T> {
        None
    }

    fn describe_each<R>(&mut self, _: &[&str], _: R) {}

    fn describe_variants<R>(&mut self, _: &[&str], _: R) {}
}
