//! Reading a call definition: every member asked for by name and type, every mistake told with its
//! place, and no member left over.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use chrono::NaiveDate;

use super::Problems;
use crate::amount::Amount;
use crate::choice::Choice;
use crate::field::{Field, FieldPlace, Kind};
use crate::json::{Json, Shape};
use crate::locale::Words;
use crate::member::parse_date;
use crate::names::{Ids, Names};
use crate::rate::Rate;
use crate::text::{MAX_TEXT, is_blank, push_step, shortened};

/// The most items that a list of a definition may have; it keeps every id within 16 bits.
pub(crate) const MAX_LISTED: usize = 2_000;
/// The most characters of an id or an edition.
const MAX_ID: usize = 100;
/// The most ids of a definition that a message names.
const MAX_NAMED: usize = 10;

/// What the members of a definition can name: its own lists, and the fields of applications.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    pub(crate) names: Names,
    pub(crate) fields: Vec<FieldPlace>,
    /// The pointers of `fields`.
    pub(crate) pointers: Ids,
    pub(crate) parts: Ids,
    /// Whether each part has a rate, and a ceiling, in some case.
    pub(crate) limits: Vec<(bool, bool)>,
    pub(crate) sections: Ids,
    /// The first and the last day on which applications are taken.
    pub(crate) period: (Option<NaiveDate>, Option<NaiveDate>),
}

/// One member that a reader asked for: what the schema of definitions says of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ParamDoc {
    pub(crate) name: &'static str,
    pub(crate) type_name: &'static str,
    pub(crate) required: bool,
    #[cfg(feature = "schema")]
    pub(crate) note: &'static str,
}

impl ParamDoc {
    #[cfg_attr(not(feature = "schema"), allow(unused_variables, reason = "the schema tells it"))]
    fn new(
        name: &'static str,
        type_name: &'static str,
        required: bool,
        note: &'static str,
    ) -> Self {
        Self {
            name,
            type_name,
            required,
            #[cfg(feature = "schema")]
            note,
        }
    }
}

/// The texts met so far where none may stand twice.
pub(crate) type Seen = BTreeSet<String>;

/// One object of a definition, read member by member.
pub(crate) struct Params<'a> {
    pub(crate) scope: &'a Scope,
    path: String,
    members: Vec<(Cow<'a, str>, Json<'a, 'a>, bool)>,
    problems: &'a Problems,
    pub(crate) docs: Vec<ParamDoc>,
}

impl<'a> Params<'a> {
    pub(crate) fn new(
        json: Json<'a, 'a>,
        path: String,
        scope: &'a Scope,
        problems: &'a Problems,
    ) -> Self {
        let mut params = Self { scope, path, members: Vec::new(), problems, docs: Vec::new() };
        if !json.is_object() {
            params.problem("", "expected an object");
            return params;
        }
        let mut seen = Seen::new();
        for (name, value) in json.members() {
            let name = name.text();
            let twice = !seen.insert(name.to_string());
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
        self.problems.add(path, message);
    }

    /// Adds a problem with an item of a list.
    fn item_problem(&self, name: &str, item: usize, message: impl Into<String>) {
        self.problems.add(format!("{}/{item}", self.place(name)), message);
    }

    /// The place of a member.
    pub(crate) fn place(&self, name: &str) -> String {
        let mut path = format!("{}/", self.path);
        push_step(name, &mut path);
        path
    }

    /// The JSON of a member, if it is there.
    fn take(&mut self, doc: ParamDoc) -> Option<Json<'a, 'a>> {
        self.take_or(doc, || doc.type_name.to_owned())
    }

    /// The same; `wanted` says what to give if it is not there.
    fn take_or(&mut self, doc: ParamDoc, wanted: impl FnOnce() -> String) -> Option<Json<'a, 'a>> {
        let ParamDoc { name, required, .. } = doc;
        self.docs.push(doc);
        let found = self.members.iter_mut().find(|(member, ..)| member == name);
        let json = found.and_then(|(_, json, used)| {
            *used = true;
            (!matches!(json.shape(), Shape::Null)).then_some(*json)
        });
        if json.is_none() && required {
            self.problem("", format!("`{name}` is missing: give it {}", wanted()));
        }
        json
    }

    /// Whether a member is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        let mut members = self.members.iter();
        members.any(|(member, json, _)| member == name && !matches!(json.shape(), Shape::Null))
    }

    /// Reads a member with a function that says what is wrong with it.
    fn read<T>(
        &mut self,
        doc: ParamDoc,
        read: impl FnOnce(&Scope, Shape<'a>) -> Result<T, String>,
    ) -> Option<T> {
        let json = self.take(doc)?;
        self.told(doc.name, read(self.scope, json.shape()))
    }

    /// The value, or what is wrong with it told.
    fn told<T>(&self, name: &str, value: Result<T, String>) -> Option<T> {
        value.map_err(|message| self.problem(name, message)).ok()
    }

    /// The objects of a list.
    pub(crate) fn objects(&mut self, name: &'static str, note: &'static str) -> Vec<Params<'a>> {
        let (scope, problems) = (self.scope, self.problems);
        let doc = ParamDoc::new(name, "a list of objects", false, note);
        let Some(json) = self.take(doc) else { return Vec::new() };
        Self::list(json, &self.place(name), scope, problems)
    }

    /// The objects of a list at a place.
    pub(crate) fn list(
        json: Json<'a, 'a>,
        path: &str,
        scope: &'a Scope,
        problems: &'a Problems,
    ) -> Vec<Self> {
        list_items(json)
            .unwrap_or_else(|message| {
                problems.add(path.to_owned(), message);
                Vec::new()
            })
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
        let json = self.take(ParamDoc::new(name, "an object", required, note))?;
        Some(Params::new(json, self.place(name), scope, problems))
    }

    /// The raw JSON of a member and its place, for what is not an object of fixed members.
    pub(crate) fn raw(
        &mut self,
        name: &'static str,
        type_name: &'static str,
        required: bool,
        note: &'static str,
    ) -> Option<(Json<'a, 'a>, String)> {
        let json = self.take(ParamDoc::new(name, type_name, required, note))?;
        Some((json, self.place(name)))
    }

    /// The name, the value and the place of the only member, of an object whose member says what
    /// it is.
    pub(crate) fn only(&mut self) -> Option<(Cow<'a, str>, Json<'a, 'a>, String)> {
        let [(name, json, used)] = self.members.as_mut_slice() else { return None };
        *used = true;
        let (name, json) = (name.clone(), *json);
        let place = self.place(&name);
        Some((name, json, place))
    }

    /// A reader of another object of the same definition.
    pub(crate) fn nested(&self, json: Json<'a, 'a>, path: String) -> Params<'a> {
        Params::new(json, path, self.scope, self.problems)
    }

    /// Adds a problem with a value at a place of its own.
    pub(crate) fn problem_at(&self, place: String, message: impl Into<String>) {
        self.problems.add(place, message);
    }

    /// Adds a problem unless a text stands on one line, and is not too long.
    fn check_line(&self, name: &str, text: &str, most: usize) {
        if text.chars().any(char::is_control) {
            self.problem(name, "expected one line without tabs or other control characters");
        } else if text.chars().count() > most {
            self.problem(name, format!("expected at most {most} characters"));
        }
    }

    /// The edition of a call.
    pub(crate) fn edition(&mut self, note: &'static str) -> String {
        let edition = self.text("edition", note);
        self.check_line("edition", &edition, MAX_ID);
        edition
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
        self.read(ParamDoc::new(name, "text", required, note), |_, shape| match shape {
            Shape::Text(text) => text_of(text).map(Cow::into_owned),
            _ => Err(NOT_BLANK.to_owned()),
        })
    }

    /// Words of one line, in one language or more.
    pub(crate) fn words(&mut self, name: &'static str, note: &'static str) -> Words {
        self.words_with(name, note, true)
    }

    /// Words in one language or more, in as many lines as they need.
    pub(crate) fn long_words(&mut self, name: &'static str, note: &'static str) -> Words {
        self.words_with(name, note, false)
    }

    fn words_with(&mut self, name: &'static str, note: &'static str, one_line: bool) -> Words {
        let Some((json, place)) = self.raw(name, "an object", true, note) else {
            return Words::default();
        };
        let mut words = self.nested(json, place);
        let given = Words::of_given(&mut |locale| {
            let text = words.optional_text(locale.tag(), false, "in this language")?;
            if one_line {
                words.check_line(locale.tag(), &text, MAX_TEXT);
            }
            Some(text)
        });
        let is_empty = words.members.iter().all(|(_, json, _)| matches!(json.shape(), Shape::Null));
        if json.is_object() && is_empty {
            words.problem("", "expected words in one language at least, such as {\"fr\": \"…\"}");
        }
        words.finish_with("unknown language; words can be in");
        given.unwrap_or_default()
    }

    pub(crate) fn flag(&mut self, name: &'static str, note: &'static str) -> bool {
        self.read(ParamDoc::new(name, "true or false", false, note), |_, shape| match shape {
            Shape::Flag(flag) => Ok(flag),
            _ => Err("expected true or false".to_owned()),
        })
        .unwrap_or(false)
    }

    pub(crate) fn number(
        &mut self,
        name: &'static str,
        range: RangeInclusive<u32>,
        required: bool,
        note: &'static str,
    ) -> Option<u32> {
        self.read(ParamDoc::new(name, "a whole number", required, note), |_, shape| {
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
        self.read(ParamDoc::new(name, "an amount", required, note), |_, shape| {
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
        self.read(ParamDoc::new(name, "a rate", required, note), |_, shape| {
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
        self.read(ParamDoc::new(name, "a date", false, note), |_, shape| {
            match shape {
                Shape::Text(text) => parse_date(&text),
                _ => None,
            }
            .ok_or_else(|| "expected a day as text, such as \"2027-03-31\"".to_owned())
        })
    }

    /// What each text of a list stands for; no text may stand there twice.
    pub(crate) fn each<T>(
        &mut self,
        name: &'static str,
        required: bool,
        note: &'static str,
        mut read: impl FnMut(&Scope, &str) -> Result<T, String>,
    ) -> Vec<T> {
        let doc = ParamDoc::new(name, "a list of texts", required, note);
        let Some(json) = self.take(doc) else { return Vec::new() };
        let Some(items) = self.told(name, list_items(json)) else { return Vec::new() };
        if items.is_empty() {
            self.problem(name, "expected a list with at least one text");
        }
        let (mut list, mut seen) = (Vec::new(), Seen::new());
        for (item, json) in items.into_iter().enumerate() {
            let value = match json.shape() {
                Shape::Text(text) => text_of(text).and_then(|text| {
                    let value = read(self.scope, &text)?;
                    let twice = || format!("`{}` stands twice in the list", shortened(&text));
                    if seen.contains(&*text) { Err(twice()) } else { Ok((text, value)) }
                }),
                _ => Err(NOT_BLANK.to_owned()),
            };
            match value {
                Ok((text, value)) => {
                    seen.insert(text.into_owned());
                    list.push(value);
                }
                Err(message) => self.item_problem(name, item, message),
            }
        }
        list
    }

    /// One of these words.
    pub(crate) fn one_of<T: Copy>(
        &mut self,
        name: &'static str,
        words: &[(&'static str, T)],
        required: bool,
        note: &'static str,
    ) -> Option<T> {
        let known = || format!("one of {}", all(words.iter().map(|(word, _)| *word)));
        let json = self.take_or(ParamDoc::new(name, "a word", required, note), known)?;
        let value = match json.shape() {
            Shape::Text(text) => {
                words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value)
            }
            _ => None,
        };
        self.told(name, value.ok_or_else(|| format!("expected {}", known())))
    }

    /// The place of an id in one of the definition's own lists.
    pub(crate) fn id(
        &mut self,
        name: &'static str,
        list: impl Fn(&Scope) -> &Ids,
        note: &'static str,
    ) -> usize {
        self.read(ParamDoc::new(name, "an id", true, note), |scope, shape| match shape {
            Shape::Text(text) => list(scope).find(&text, 0).ok_or_else(|| {
                format!(
                    "the definition lists no `{}`; it knows {}",
                    shortened(&text),
                    some(list(scope))
                )
            }),
            _ => Err("expected an id".to_owned()),
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
        let doc = ParamDoc::new(name, "a path", true, note);
        self.field_of(doc, accepts).unwrap_or(Field(0))
    }

    /// The same, if it is there.
    pub(crate) fn optional_field(
        &mut self,
        name: &'static str,
        accepts: fn(Kind) -> bool,
        note: &'static str,
    ) -> Option<Field> {
        self.field_of(ParamDoc::new(name, "a path", false, note), accepts)
    }

    fn field_of(&mut self, doc: ParamDoc, accepts: fn(Kind) -> bool) -> Option<Field> {
        self.read(doc, |scope, shape| match shape {
            Shape::Text(path) => find_field(scope, &path, accepts),
            _ => Err("expected a path such as \"/applicant/name\"".to_owned()),
        })
    }

    /// Fields of the application.
    pub(crate) fn fields(
        &mut self,
        name: &'static str,
        required: bool,
        note: &'static str,
    ) -> Vec<Field> {
        self.each(name, required, note, |scope, path| find_field(scope, path, |_| true))
    }

    /// Values that a field can take, as their places among its choices.
    pub(crate) fn choices(
        &mut self,
        name: &'static str,
        field: Field,
        required: bool,
        note: &'static str,
    ) -> Vec<u8> {
        let codes = self.each(name, required, note, |scope, text| {
            let choices = scope.kind_of(field).choices();
            // A field without choices is told already.
            if choices.is_empty() { Ok(None) } else { choice_code(choices, text).map(Some) }
        });
        codes.into_iter().flatten().collect()
    }

    /// An id made of lower-case letters, digits and these joints, which must be new in its list.
    pub(crate) fn new_id(
        &mut self,
        joints: &[char],
        note: &'static str,
        seen: &mut Seen,
    ) -> String {
        let id = self.text("id", note);
        let is_part = |part: &str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        let is_id =
            id.starts_with(|c: char| c.is_ascii_lowercase()) && id.split(joints).all(is_part);
        if id.is_empty() {
            // Told already.
        } else if !is_id {
            let joints = joints.iter().map(|joint| format!("`{joint}`")).collect::<Vec<_>>();
            let joints = joints.join(" or ");
            self.problem(
                "id",
                format!(
                    "expected lower-case letters, digits and {joints}, beginning with a letter, \
                     with one {joints} at a time and none at the end"
                ),
            );
        } else if id.len() > MAX_ID {
            self.problem("id", format!("expected at most {MAX_ID} characters"));
        } else if !seen.insert(id.clone()) {
            self.problem("id", format!("`{id}` stands twice in the list"));
        }
        id
    }

    /// Whether nothing but what was asked for stands in the object.
    pub(crate) fn finish(self) {
        self.finish_with("unknown member; this object knows");
    }

    fn finish_with(self, unknown: &str) {
        let known = all(self.docs.iter().map(|doc| doc.name));
        for (name, ..) in self.members.iter().filter(|(.., used)| !used) {
            if self.problems.overflow() {
                return;
            }
            self.problem(name, format!("{unknown} {known}"));
        }
    }
}

impl Scope {
    pub(crate) fn kind_of(&self, field: Field) -> Kind {
        self.fields.get(usize::from(field.0)).map_or(Kind::Text, |field| field.kind)
    }
}

/// The field at a path.
pub(crate) fn find_field(
    scope: &Scope,
    path: &str,
    accepts: fn(Kind) -> bool,
) -> Result<Field, String> {
    let quoted = shortened(path);
    let place = scope.pointers.find(path, 0).ok_or_else(|| {
        format!("applications have no field `{quoted}` that a requirement can read")
    })?;
    let field = u16::try_from(place).map(Field).map_err(|_| "too many fields".to_owned())?;
    if accepts(scope.kind_of(field)) {
        Ok(field)
    } else {
        Err(format!("the field `{quoted}` holds another kind of value than this check reads"))
    }
}

/// The place of a value among the choices of a field.
pub(crate) fn choice_code(choices: &[Choice], text: &str) -> Result<u8, String> {
    let place = choices.iter().position(|choice| choice.id == text);
    place.and_then(|place| u8::try_from(place).ok()).ok_or_else(|| {
        let all = all(choices.iter().map(|choice| choice.id));
        format!("the field has no value `{}`; it knows {all}", shortened(text))
    })
}

/// The items of a list, if there are not too many.
pub(crate) fn list_items<'d>(json: Json<'d, 'd>) -> Result<Vec<Json<'d, 'd>>, String> {
    if !json.is_list() {
        return Err("expected a list".to_owned());
    }
    let items: Vec<_> = json.items().take(MAX_LISTED + 1).collect();
    if items.len() > MAX_LISTED {
        return Err(format!("expected a list of at most {MAX_LISTED} items"));
    }
    Ok(items)
}

const NOT_BLANK: &str = "expected text that is not blank";

/// Text that says something, within the limit.
fn text_of(text: Cow<'_, str>) -> Result<Cow<'_, str>, String> {
    if is_blank(&text) {
        Err(NOT_BLANK.to_owned())
    } else if text.chars().count() > MAX_TEXT {
        Err(format!("expected at most {MAX_TEXT} characters"))
    } else {
        Ok(text)
    }
}

/// All names of a list that the program fixes.
fn all<'i>(names: impl Iterator<Item = &'i str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// The first ids of a list of the definition.
fn some(ids: &Ids) -> String {
    let first: Vec<String> = ids.iter().take(MAX_NAMED).map(shortened).collect();
    let more = match ids.len().saturating_sub(MAX_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    all(first.iter().map(String::as_str)) + &more
}
