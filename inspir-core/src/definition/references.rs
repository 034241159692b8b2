//! The readers of members that name something: an id of the definition, a field or a list of applications.

use super::doc::Note;
use super::given::Given;
use super::mistake::Mistake;
use super::params::Params;
use super::paths::Wanted;
use super::readers::TextMember;
use super::takes::{MAX_ID, MAX_LISTED, Takes};
use super::used_texts::UsedTexts;
use crate::declaration::ValueType;
use crate::field::{Column, Field, List};
use crate::json::JsonValue;
use crate::place::Place;
use crate::text::shortened;

/// A place that can be counted: a list, or a field with several values.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Countable {
    List(List),
    Field(Field),
}

impl<'a> Params<'a> {
    /// The index of an id in one of the definition's own lists.
    pub(crate) fn id(
        &mut self,
        name: &'static str,
        list: &'static str,
        note: Note,
    ) -> Given<usize> {
        let given = self.some_text(name, Takes::IdOf(list), true, note);
        given.and_then(|TextMember { json, text }| {
            self.given(json, self.scope.find_id(list, &text, self.problems))
        })
    }

    /// A field of the application, of one of these kinds.
    pub(crate) fn field(
        &mut self,
        name: &'static str,
        accepts: fn(ValueType) -> bool,
        required: bool,
        note: Note,
    ) -> Given<Field> {
        let given = self.some_text(name, Takes::path_of(accepts), required, note);
        self.note_accepts(accepts);
        given.and_then(|TextMember { json, text }| {
            self.given(json, self.scope.find_field(&text, accepts, self.problems))
        })
    }

    /// Fields of the application.
    pub(crate) fn fields(
        &mut self,
        name: &'static str,
        required: bool,
        note: Note,
    ) -> Given<Vec<Field>> {
        self.each_found(
            name,
            &Takes::Path("/applicant/name"),
            required,
            note,
            |params, TextMember { json, text }| {
                params.given(json, params.scope.find_field(&text, |_| true, params.problems))
            },
        )
    }

    /// Fields and lists of the application.
    pub(crate) fn fields_or_lists(&mut self, name: &'static str, note: Note) -> Given<Vec<Place>> {
        let takes = &Takes::FieldOrList;
        self.each_found(name, takes, false, note, |params, TextMember { json, text }| {
            params.place(json, &text)
        })
    }

    /// The field or list at a path.
    fn place(&self, json: JsonValue<'a, 'a>, path: &str) -> Given<Place> {
        let wanted = Wanted { lists: true, ..Wanted::field(|_| true) };
        self.given(json, self.scope.find_field_or_list(path, wanted, self.problems))
    }

    /// A list of applications.
    pub(crate) fn list(&mut self, name: &'static str, note: Note) -> Given<List> {
        let given = self.some_text(name, Takes::ListPath, true, note);
        given.and_then(|TextMember { json, text }| {
            self.given(json, self.scope.find_list(&text, self.problems))
        })
    }

    /// A list of applications, or a field of several values.
    pub(crate) fn several(&mut self, name: &'static str, note: Note) -> Given<Countable> {
        let given = self.some_text(name, Takes::ListOrValues, true, note);
        given.and_then(|TextMember { json, text }| {
            if let Some(list) = self.scope.list_at(&text) {
                return Given::Value(Countable::List(list));
            }
            let has_several = |of| matches!(of, ValueType::Texts | ValueType::OwnChoices);
            match self.scope.find_field(&text, has_several, self.problems) {
                Ok(field) => Given::Value(Countable::Field(field)),
                Err(Some(Mistake::Unknown(_))) => self
                    .given(json, self.scope.find_list(&text, self.problems).map(Countable::List)),
                Err(mistake) => self.given(json, Err(mistake)),
            }
        })
    }

    /// A member of the items of a list, such as `/team/*/name`. Also gives the path, and where it
    /// stands.
    pub(crate) fn column(
        &mut self,
        name: &'static str,
        accepts: fn(ValueType) -> bool,
        note: Note,
    ) -> Given<(JsonValue<'a, 'a>, List, Column, String)> {
        let given = self.some_text(name, Takes::ColumnPath, true, note);
        self.note_accepts(accepts);
        given.and_then(|TextMember { json, text }| {
            let found = self.scope.find_column(&text, Wanted::member(accepts), self.problems);
            let found = found.map_err(|mistake| match mistake {
                Some(Mistake::Unknown(unknown)) if !unknown.has_hint() => {
                    Some(Mistake::Expected(Takes::ColumnPath))
                }
                mistake => mistake,
            });
            self.given(json, found).map(|(list, column)| (json, list, column, text.into_owned()))
        })
    }

    /// A field or a list of applications.
    pub(crate) fn field_or_list(&mut self, name: &'static str, note: Note) -> Given<Place> {
        let given = self.some_text(name, Takes::FieldOrList, true, note);
        given.and_then(|TextMember { json, text }| self.place(json, &text))
    }

    /// Values that a member of items can have, by their numbers.
    pub(crate) fn options(
        &mut self,
        name: &'static str,
        list: List,
        column: Column,
        note: Note,
    ) -> Given<Vec<u16>> {
        let takes = &Takes::Source;
        self.each_found(name, takes, true, note, |params, TextMember { json, text }| {
            match params.scope.layout.column(list, column) {
                Some(field) => {
                    params.given(json, params.scope.find_choice(field, &text, params.problems))
                }
                None => Given::Wrong,
            }
        })
    }

    /// The numbers of ids of one of the definition's own lists, none twice.
    pub(crate) fn ids(
        &mut self,
        name: &'static str,
        takes: &'static Takes,
        note: Note,
    ) -> Given<Vec<usize>> {
        let list = if let Takes::IdIn(list) = takes { *list } else { "" };
        self.each_found(name, takes, false, note, |params, TextMember { json, text }| {
            params.given(json, params.scope.find_id(list, &text, params.problems))
        })
    }

    /// The numbers of the ids in a list that was looked at already.
    pub(crate) fn ids_at(&self, list: &'static str, json: JsonValue<'a, 'a>) -> Given<Vec<usize>> {
        if json.items().nth(MAX_LISTED).is_some() {
            return self.wrong(json, Mistake::TooMany(MAX_LISTED));
        }
        let (mut used, mut numbers, mut right) = (UsedTexts::default(), Vec::new(), true);
        for item in json.items() {
            let number =
                self.text_at(item, Takes::IdIn(list)).and_then(|TextMember { json, text }| {
                    if !used.is_new(&text) {
                        return self.wrong(json, Mistake::ItemTwice(shortened(&text)));
                    }
                    self.given(json, self.scope.find_id(list, &text, self.problems))
                });
            right &= number.value().map(|number| numbers.push(number)).is_some();
        }
        if right { Given::Value(numbers) } else { Given::Wrong }
    }

    /// An id made of lower-case letters, digits and these joints, which must be new in its list.
    pub(crate) fn new_id(
        &mut self,
        joints: &'static [char],
        note: Note,
        used: &mut UsedTexts,
    ) -> String {
        let takes = Takes::NewId(joints);
        let id = self.some_text("id", takes, true, note).and_then(|TextMember { json, text }| {
            if !is_id(&text, joints) {
                self.wrong(json, Mistake::Expected(takes))
            } else if text.len() > MAX_ID {
                self.wrong(json, Mistake::TooLong(MAX_ID))
            } else if !used.is_new(&text) {
                self.wrong(json, Mistake::ItemTwice(shortened(&text)))
            } else {
                Given::Value(text.into_owned())
            }
        });
        if self.is_described() {
            return "<id>".to_owned();
        }
        used.wrong |= id.as_ref().value().is_none();
        id.unwrap_or_default()
    }
}

/// Whether a text is right as an id with these joints, and new in its list.
pub(crate) fn is_new_id(text: &str, joints: &[char], used: &mut UsedTexts) -> bool {
    is_id(text, joints) && text.len() <= MAX_ID && used.is_new(text)
}

/// Whether a text is an id with these joints between its words.
fn is_id(text: &str, joints: &[char]) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split(joints).all(is_word)
}

/// The ids with these joints, as a regular expression.
#[cfg(feature = "schema")]
pub(crate) fn id_pattern(joints: &[char]) -> String {
    let joints: String = joints.iter().collect();
    format!("[a-z][a-z0-9]*([{joints}][a-z0-9]+)*")
}
