//! Reading a call definition: every member asked for by name and type, every mistake told with its
//! place, and no member left over.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::names::{Ids, Names};
use super::{FieldPlace, Problem};
use crate::amount::Amount;
use crate::field::{Field, Kind};
use crate::intake::{Shape, is_blank, items, look, members, parse_date};
use crate::locale::Words;
use crate::rate::Rate;

/// What the members of a definition can name: its own lists, and the fields of applications.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    pub(crate) names: Names,
    pub(crate) fields: Vec<FieldPlace>,
    pub(crate) parts: Ids,
    /// Whether each part has a rate, and a ceiling, in some case.
    pub(crate) limits: Vec<(bool, bool)>,
    pub(crate) sections: Ids,
    /// The first and the last day on which applications are taken.
    pub(crate) period: (Option<NaiveDate>, Option<NaiveDate>),
}

/// One member that a reader asked for: what the schema of definitions says of it.
#[derive(Clone, Debug)]
#[cfg_attr(not(feature = "schema"), allow(dead_code, reason = "the schema tells the notes"))]
pub(crate) struct ParamDoc {
    pub(crate) name: &'static str,
    pub(crate) type_name: &'static str,
    pub(crate) required: bool,
    pub(crate) note: &'static str,
}

/// One object of a definition, read member by member.
pub(crate) struct Params<'a> {
    pub(crate) scope: &'a Scope,
    path: String,
    members: Vec<(Cow<'a, str>, &'a str, bool)>,
    problems: &'a RefCell<Vec<Problem>>,
    pub(crate) docs: Vec<ParamDoc>,
}

impl<'a> Params<'a> {
    pub(crate) fn new(
        json: &'a str,
        path: String,
        scope: &'a Scope,
        problems: &'a RefCell<Vec<Problem>>,
    ) -> Self {
        let mut params = Self { scope, path, members: Vec::new(), problems, docs: Vec::new() };
        match look(json) {
            Shape::Object | Shape::Empty => {}
            _ => params.problem("", "expected an object"),
        }
        for (name, value) in members(json) {
            let twice = params.members.iter().any(|(other, ..)| *other == name);
            if twice {
                params.problem(&name, "the member stands twice: keep one");
            }
            params.members.push((name, value, twice));
        }
        params
    }

    /// Adds a problem with a member, or with the object itself if `name` is empty.
    pub(crate) fn problem(&self, name: &str, message: impl Into<String>) {
        let path = if name.is_empty() { self.path.clone() } else { self.place(name) };
        self.problems.borrow_mut().push(Problem { path, message: message.into() });
    }

    /// The place of a member.
    pub(crate) fn place(&self, name: &str) -> String {
        let mut path = format!("{}/", self.path);
        crate::intake::push_step(name, &mut path);
        path
    }

    /// The JSON of a member, if it is there.
    fn take(&mut self, doc: ParamDoc) -> Option<&'a str> {
        let ParamDoc { name, required, type_name, .. } = doc;
        self.docs.push(doc);
        let found = self.members.iter_mut().find(|(member, ..)| member == name);
        let json = found.and_then(|(_, json, used)| {
            *used = true;
            (!matches!(look(json), Shape::Null)).then_some(*json)
        });
        if json.is_none() && required {
            self.problem("", format!("`{name}` is missing: give it {type_name}"));
        }
        json
    }

    /// Reads a member with a function that says what is wrong with it.
    fn read<T>(
        &mut self,
        doc: ParamDoc,
        read: impl FnOnce(&Scope, Shape<'a>) -> Result<T, String>,
    ) -> Option<T> {
        let (name, scope) = (doc.name, self.scope);
        let json = self.take(doc)?;
        match read(scope, look(json)) {
            Ok(value) => Some(value),
            Err(message) => {
                self.problem(name, message);
                None
            }
        }
    }

    /// The objects of a list.
    pub(crate) fn objects(&mut self, name: &'static str, note: &'static str) -> Vec<Params<'a>> {
        let (scope, problems) = (self.scope, self.problems);
        let doc = ParamDoc { name, type_name: "a list of objects", required: false, note };
        let Some(json) = self.take(doc) else { return Vec::new() };
        Self::list(json, &self.place(name), scope, problems)
    }

    /// The objects of a list at a place.
    pub(crate) fn list(
        json: &'a str,
        path: &str,
        scope: &'a Scope,
        problems: &'a RefCell<Vec<Problem>>,
    ) -> Vec<Self> {
        if !matches!(look(json), Shape::List | Shape::Empty) {
            let message = "expected a list".to_owned();
            problems.borrow_mut().push(Problem { path: path.to_owned(), message });
        }
        items(json)
            .into_iter()
            .enumerate()
            .map(|(place, json)| Self::new(json, format!("{path}/{place}"), scope, problems))
            .collect()
    }

    /// An object, if it is there.
    pub(crate) fn object(
        &mut self,
        name: &'static str,
        required: bool,
        note: &'static str,
    ) -> Option<Params<'a>> {
        let (scope, problems) = (self.scope, self.problems);
        let json = self.take(ParamDoc { name, type_name: "an object", required, note })?;
        Some(Params::new(json, self.place(name), scope, problems))
    }

    /// The raw JSON of a member and its place, for what is not an object of fixed members.
    pub(crate) fn raw(
        &mut self,
        name: &'static str,
        type_name: &'static str,
        note: &'static str,
    ) -> Option<(&'a str, String)> {
        let json = self.take(ParamDoc { name, type_name, required: false, note })?;
        Some((json, self.place(name)))
    }

    /// The names and values of all members, for an object whose one name says what it is.
    pub(crate) fn all(&mut self) -> Vec<(Cow<'a, str>, &'a str, String)> {
        let steps: Vec<String> = self.members.iter().map(|(name, ..)| self.place(name)).collect();
        self.members
            .iter_mut()
            .zip(steps)
            .map(|((name, json, used), step)| {
                *used = true;
                (name.clone(), *json, step)
            })
            .collect()
    }

    /// A reader of another object of the same definition.
    pub(crate) fn nested(&self, json: &'a str, path: String) -> Params<'a> {
        Params::new(json, path, self.scope, self.problems)
    }

    pub(crate) fn text(&mut self, name: &'static str, note: &'static str) -> String {
        self.optional_text(name, true, note).unwrap_or_default()
    }

    pub(crate) fn optional_text(
        &mut self,
        name: &'static str,
        required: bool,
        note: &'static str,
    ) -> Option<String> {
        self.read(ParamDoc { name, type_name: "text", required, note }, |_, shape| match shape {
            Shape::Text(text) if !is_blank(&text) => Ok(text.into_owned()),
            _ => Err("expected text that is not blank".to_owned()),
        })
    }

    /// Words in each locale.
    pub(crate) fn words(&mut self, name: &'static str, note: &'static str) -> Words {
        let Some(mut words) = self.object(name, true, note) else { return Words::default() };
        let read = Words { fr: words.text("fr", "in French"), en: words.text("en", "in English") };
        words.finish();
        read
    }

    pub(crate) fn flag(&mut self, name: &'static str, note: &'static str) -> bool {
        self.read(
            ParamDoc { name, type_name: "true or false", required: false, note },
            |_, shape| match shape {
                Shape::Flag(flag) => Ok(flag),
                _ => Err("expected true or false".to_owned()),
            },
        )
        .unwrap_or(false)
    }

    pub(crate) fn number(
        &mut self,
        name: &'static str,
        range: RangeInclusive<u32>,
        required: bool,
        note: &'static str,
    ) -> Option<u32> {
        self.read(ParamDoc { name, type_name: "a whole number", required, note }, |_, shape| {
            match shape {
                Shape::Number(literal) => literal.parse().ok().filter(|n| range.contains(n)),
                _ => None,
            }
            .ok_or_else(|| {
                format!("expected a whole number from {} to {}", range.start(), range.end())
            })
        })
    }

    pub(crate) fn amount(
        &mut self,
        name: &'static str,
        required: bool,
        note: &'static str,
    ) -> Option<Amount> {
        self.read(ParamDoc { name, type_name: "an amount", required, note }, |_, shape| {
            match shape {
                Shape::Text(text) => text.parse().ok(),
                _ => None,
            }
            .ok_or_else(|| "expected an amount as text, such as \"12500.00\"".to_owned())
        })
    }

    pub(crate) fn rate(
        &mut self,
        name: &'static str,
        required: bool,
        note: &'static str,
    ) -> Option<Rate> {
        self.read(ParamDoc { name, type_name: "a rate", required, note }, |_, shape| {
            match shape {
                Shape::Text(text) => Rate::parse(&text),
                _ => None,
            }
            .ok_or_else(|| {
                "expected a share from 0 to 1 with at most six decimals as text, such as \"0.50\""
                    .to_owned()
            })
        })
    }

    pub(crate) fn date(&mut self, name: &'static str, note: &'static str) -> Option<NaiveDate> {
        self.read(ParamDoc { name, type_name: "a date", required: false, note }, |_, shape| {
            match shape {
                Shape::Text(text) => parse_date(&text),
                _ => None,
            }
            .ok_or_else(|| "expected a day as text, such as \"2027-03-31\"".to_owned())
        })
    }

    /// A list of texts.
    pub(crate) fn texts(
        &mut self,
        name: &'static str,
        required: bool,
        note: &'static str,
    ) -> Vec<String> {
        let doc = ParamDoc { name, type_name: "a list of texts", required, note };
        let Some(json) = self.take(doc) else { return Vec::new() };
        let texts: Vec<String> = items(json)
            .into_iter()
            .filter_map(|json| match look(json) {
                Shape::Text(text) if !is_blank(&text) => Some(text.into_owned()),
                _ => None,
            })
            .collect();
        if texts.is_empty() || texts.len() != items(json).len() {
            self.problem(name, "expected a list with at least one text");
        }
        texts
    }

    /// A list of texts that may be left out.
    pub(crate) fn optional_texts(&mut self, name: &'static str, note: &'static str) -> Vec<String> {
        let there = self.members.iter().any(|(member, ..)| member == name);
        if there {
            self.texts(name, false, note)
        } else {
            self.docs.push(ParamDoc { name, type_name: "a list of texts", required: false, note });
            Vec::new()
        }
    }

    /// One of these words.
    pub(crate) fn one_of<T: Copy>(
        &mut self,
        name: &'static str,
        words: &[(&'static str, T)],
        required: bool,
        note: &'static str,
    ) -> Option<T> {
        let all = || words.iter().map(|(word, _)| *word).collect::<Vec<_>>().join("`, `");
        self.read(ParamDoc { name, type_name: "a word", required, note }, |_, shape| {
            match shape {
                Shape::Text(text) => {
                    words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value)
                }
                _ => None,
            }
            .ok_or_else(|| format!("expected one of `{}`", all()))
        })
    }

    /// The place of an id in one of the definition's own lists.
    pub(crate) fn id(
        &mut self,
        name: &'static str,
        list: impl Fn(&Scope) -> &Ids,
        note: &'static str,
    ) -> usize {
        self.read(ParamDoc { name, type_name: "an id", required: true, note }, |scope, shape| {
            match shape {
                Shape::Text(text) => list(scope).find(&text, 0).ok_or_else(|| {
                    format!(
                        "the definition lists no `{text}`; it knows {}",
                        listed(list(scope).iter())
                    )
                }),
                _ => Err("expected an id".to_owned()),
            }
        })
        .unwrap_or_default()
    }

    /// A field of the application, of one of these kinds.
    pub(crate) fn field(
        &mut self,
        name: &'static str,
        accepts: fn(Kind) -> bool,
        note: &'static str,
    ) -> Field {
        self.read(ParamDoc { name, type_name: "a path", required: true, note }, |scope, shape| {
            match shape {
                Shape::Text(path) => find_field(scope, &path, accepts),
                _ => Err("expected a path such as \"/applicant/name\"".to_owned()),
            }
        })
        .unwrap_or(Field(0))
    }

    /// Fields of the application.
    pub(crate) fn fields(&mut self, name: &'static str, note: &'static str) -> Vec<Field> {
        let paths = self.texts(name, true, note);
        paths
            .iter()
            .filter_map(|path| match find_field(self.scope, path, |_| true) {
                Ok(field) => Some(field),
                Err(message) => {
                    self.problem(name, message);
                    None
                }
            })
            .collect()
    }

    /// Values that a field can take, as their places among its choices.
    pub(crate) fn choices(
        &mut self,
        name: &'static str,
        field: Field,
        required: bool,
        note: &'static str,
    ) -> Vec<u8> {
        let texts =
            if required { self.texts(name, true, note) } else { self.optional_texts(name, note) };
        texts.iter().filter_map(|text| self.choice_code(name, field, text)).collect()
    }

    fn choice_code(&self, name: &str, field: Field, text: &str) -> Option<u8> {
        let choices =
            self.scope.fields.get(usize::from(field.0)).map_or(&[][..], |f| f.kind.choices());
        let place = choices.iter().position(|choice| choice.id == text);
        if place.is_none() && !choices.is_empty() {
            let all = listed(choices.iter().map(|choice| choice.id));
            self.problem(name, format!("the field has no value `{text}`; it knows {all}"));
        }
        place.and_then(|place| u8::try_from(place).ok())
    }

    /// An id made of lower-case letters, digits and these joints, which must be new in its list.
    pub(crate) fn new_id(
        &mut self,
        joints: &[char],
        note: &'static str,
        seen: &mut HashSet<String>,
    ) -> String {
        let id = self.text("id", note);
        let is_id = id.starts_with(|c: char| c.is_ascii_lowercase())
            && id
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || joints.contains(&c));
        if id.is_empty() {
            // Told already.
        } else if !is_id {
            let joints = joints.iter().map(|joint| format!("`{joint}`")).collect::<Vec<_>>();
            let joints = joints.join(" or ");
            self.problem("id", format!("expected lower-case letters, digits and {joints}"));
        } else if !seen.insert(id.clone()) {
            self.problem("id", format!("`{id}` stands twice in the list"));
        }
        id
    }

    /// Whether nothing but what was asked for stands in the object.
    pub(crate) fn finish(self) {
        for (name, _, used) in &self.members {
            if !used {
                let known = listed(self.docs.iter().map(|doc| doc.name));
                self.problem(name, format!("unknown member; this object knows {known}"));
            }
        }
    }
}

/// The field at a path.
pub(crate) fn find_field(
    scope: &Scope,
    path: &str,
    accepts: fn(Kind) -> bool,
) -> Result<Field, String> {
    let place = scope.fields.iter().position(|field| field.pointer == path).ok_or_else(|| {
        format!("applications have no field `{path}` that a requirement can read")
    })?;
    if !scope.fields.get(place).is_some_and(|field| accepts(field.kind)) {
        return Err(format!(
            "the field `{path}` holds another kind of value than this check reads"
        ));
    }
    u16::try_from(place).map(Field).map_err(|_| "too many fields".to_owned())
}

fn listed<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
    if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }
}
