//! The readers of single members: what each takes, and what it says of the rest.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::doc::MemberDoc;
use super::given::Given;
use super::mistake::{Known, Mistake, Named};
use super::params::{Params, Seen, Spot};
use super::scope::{Found, choice_code, unknown};
use super::takes::{MAX_ID, Takes};
use crate::amount::Amount;
use crate::field::{Field, Kind};
use crate::json::Shape;
use crate::locale::{Words, words};
use crate::member::parse_date;
use crate::rate::Rate;
use crate::text::{MAX_TEXT, is_blank, shortened};

impl<'a> Params<'a> {
    /// Reads a member; what it takes is all that is said of a value that is none.
    fn read<T>(
        &mut self,
        doc: MemberDoc,
        read: impl FnOnce(&Takes, Shape<'a>) -> Option<T>,
    ) -> Given<T> {
        let (name, takes) = (doc.name, doc.takes.clone());
        self.take(doc).and_then(|spot| {
            let value = read(&takes, spot.json.shape());
            self.told(name, value.ok_or(Some(Mistake::Expected(takes))))
        })
    }

    /// The value, or what is wrong with the member told.
    fn told<T>(&self, name: &str, value: Found<T>) -> Given<T> {
        match value {
            Ok(value) => Given::Value(value),
            Err(mistake) => {
                mistake.into_iter().for_each(|mistake| self.problem(name, mistake));
                Given::Wrong
            }
        }
    }

    /// The value, or what is wrong at a place told.
    pub(super) fn told_at<T>(&self, spot: &Spot<'a>, value: Found<T>) -> Given<T> {
        match value {
            Ok(value) => Given::Value(value),
            Err(mistake) => {
                let tell =
                    |mistake| self.problems.add(spot.json.start(), spot.path.clone(), mistake);
                mistake.into_iter().for_each(tell);
                Given::Wrong
            }
        }
    }

    /// A member of text, checked further.
    fn text_with<T>(
        &mut self,
        doc: MemberDoc,
        read: impl FnOnce(&Self, Cow<'a, str>) -> Found<T>,
    ) -> Given<T> {
        let (name, takes) = (doc.name, doc.takes.clone());
        self.take(doc).and_then(|spot| {
            let value = text_of(spot.json.shape(), &takes).and_then(|text| read(self, text));
            self.told(name, value)
        })
    }

    /// Text of one line.
    fn line(
        &mut self,
        name: &'static str,
        most: usize,
        required: bool,
        note: &'static str,
    ) -> Given<String> {
        let doc = MemberDoc::new(name, Takes::Line(most), required, note);
        self.text_with(doc, |_, text| {
            if text.chars().any(char::is_control) {
                Err(Some(Mistake::NotOneLine))
            } else if text.chars().count() > most {
                Err(Some(Mistake::TooLong(most)))
            } else {
                Ok(text.into_owned())
            }
        })
    }

    /// The edition of a call.
    pub(crate) fn edition(&mut self, note: &'static str) -> String {
        self.line("edition", MAX_ID, true, note).unwrap_or_default()
    }

    pub(crate) fn text(
        &mut self,
        name: &'static str,
        required: bool,
        note: &'static str,
    ) -> Given<String> {
        let doc = MemberDoc::new(name, Takes::Text, required, note);
        self.text_with(doc, |_, text| Ok(text.into_owned()))
    }

    /// Words of one line, in one language or more.
    pub(crate) fn words(&mut self, name: &'static str, note: &'static str) -> Words {
        self.words_with(name, "Words", note, |words, tag, note| {
            words.line(tag, MAX_TEXT, false, note)
        })
    }

    /// Words in one language or more, in as many lines as they need.
    pub(crate) fn long_words(&mut self, name: &'static str, note: &'static str) -> Words {
        self.words_with(name, "LongWords", note, |words, tag, note| words.text(tag, false, note))
    }

    fn words_with(
        &mut self,
        name: &'static str,
        kind: &'static str,
        note: &'static str,
        mut text: impl FnMut(&mut Self, &'static str, &'static str) -> Given<String>,
    ) -> Words {
        let words = self.object(name, kind, true, note, |words| {
            words.needs_a_member(words!(
                fr: "donnez ces mots dans une langue au moins, par exemple sous `fr`",
                en: "give these words in one language at least, such as under `fr`"
            ));
            Words::of_given(&mut |locale| text(words, locale.tag(), "in this language").value())
        });
        words.value().flatten().unwrap_or_default()
    }

    pub(crate) fn flag(&mut self, name: &'static str, note: &'static str) -> Given<bool> {
        self.read(MemberDoc::new(name, Takes::Flag, false, note), |_, shape| match shape {
            Shape::Flag(flag) => Some(flag),
            _ => None,
        })
    }

    /// A whole number within these limits.
    pub(crate) fn number(
        &mut self,
        name: &'static str,
        (from, to): (u32, u32),
        required: bool,
        note: &'static str,
    ) -> Given<u32> {
        let doc = MemberDoc::new(name, Takes::Whole(from, to), required, note);
        self.read(doc, |_, shape| match shape {
            Shape::Number(literal) => literal.parse().ok().filter(|n| (from..=to).contains(n)),
            _ => None,
        })
    }

    pub(crate) fn amount(
        &mut self,
        name: &'static str,
        required: bool,
        note: &'static str,
    ) -> Given<Amount> {
        self.read(MemberDoc::new(name, Takes::Amount, required, note), |_, shape| match shape {
            Shape::Text(text) => text.parse().ok(),
            _ => None,
        })
    }

    pub(crate) fn rate(&mut self, name: &'static str, note: &'static str) -> Given<Rate> {
        self.read(MemberDoc::new(name, Takes::Rate, false, note), |_, shape| match shape {
            Shape::Text(text) => Rate::parse(&text),
            _ => None,
        })
    }

    pub(crate) fn date(&mut self, name: &'static str, note: &'static str) -> Given<NaiveDate> {
        self.read(MemberDoc::new(name, Takes::Date, false, note), |_, shape| match shape {
            Shape::Text(text) => parse_date(&text),
            _ => None,
        })
    }

    /// What each text of a list stands for; no text may stand there twice.
    pub(crate) fn each<T>(
        &mut self,
        name: &'static str,
        of: Takes,
        required: bool,
        note: &'static str,
        mut read: impl FnMut(&str) -> Option<T>,
    ) -> Given<Vec<T>> {
        self.each_found(name, of.clone(), required, note, |params, text| {
            read(text).ok_or_else(|| {
                Some(match &of {
                    Takes::Word(words) => params.no_word(words.iter().copied(), text),
                    _ => Mistake::Expected(of.clone()),
                })
            })
        })
    }

    fn each_found<T>(
        &mut self,
        name: &'static str,
        of: Takes,
        required: bool,
        note: &'static str,
        mut read: impl FnMut(&Self, &str) -> Found<T>,
    ) -> Given<Vec<T>> {
        let doc = MemberDoc::new(name, Takes::list(of.clone(), true), required, note);
        let mut seen = Seen::default();
        let items = self.items(doc).map(|items| {
            let value = |spot: Spot<'a>| {
                let value = text_of(spot.json.shape(), &of).and_then(|text| {
                    let value = read(self, &text)?;
                    let twice = !seen.texts.insert(text.to_string());
                    let mistake = || Some(Mistake::ItemTwice(shortened(&text)));
                    if twice { Err(mistake()) } else { Ok(value) }
                });
                self.told_at(&spot, value)
            };
            items.into_iter().map(value).collect()
        });
        Given::<Vec<Given<T>>>::each(items)
    }

    /// One of these words.
    pub(crate) fn one_of<T: Copy>(
        &mut self,
        name: &'static str,
        words: &[(&'static str, T)],
        required: bool,
        note: &'static str,
    ) -> Given<T> {
        let all = || words.iter().map(|(word, _)| *word);
        let doc = MemberDoc::new(name, Takes::Word(all().collect()), required, note);
        self.text_with(doc, |params, text| {
            let value = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
            value.ok_or_else(|| Some(params.no_word(all(), &text)))
        })
    }

    fn no_word<'n>(&self, words: impl Iterator<Item = &'n str> + Clone, text: &str) -> Mistake {
        unknown(Named::Word, text, words.clone(), Known::all(words), self.problems)
    }

    /// The place of an id in one of the definition's own lists.
    pub(crate) fn id(
        &mut self,
        name: &'static str,
        list: &'static str,
        note: &'static str,
    ) -> Given<usize> {
        self.text_with(MemberDoc::new(name, Takes::IdOf(list), true, note), |params, text| {
            params.scope.find_id(list, &text, params.problems)
        })
    }

    /// A field of the application, of one of these kinds.
    pub(crate) fn field(
        &mut self,
        name: &'static str,
        accepts: fn(Kind) -> bool,
        required: bool,
        note: &'static str,
    ) -> Given<Field> {
        let doc = MemberDoc::new(name, Takes::Path, required, note).accepting(accepts);
        self.text_with(doc, |params, path| params.scope.find_field(&path, accepts, params.problems))
    }

    /// Fields of the application.
    pub(crate) fn fields(
        &mut self,
        name: &'static str,
        required: bool,
        note: &'static str,
    ) -> Given<Vec<Field>> {
        self.each_found(name, Takes::Path, required, note, |params, path| {
            params.scope.find_field(path, |_| true, params.problems)
        })
    }

    /// Values that a field can take, as their places among its choices.
    pub(crate) fn choices(
        &mut self,
        name: &'static str,
        field: Given<Field>,
        required: bool,
        note: &'static str,
    ) -> Given<Vec<u16>> {
        self.each_found(name, Takes::Choice, required, note, |params, text| match field {
            Given::Value(field) => {
                choice_code(params.scope.kind_of(field).choices(), text, params.problems)
            }
            // Told already.
            Given::Absent | Given::Wrong => Err(None),
        })
    }

    /// An id made of lower-case letters, digits and these joints, which must be new in its list.
    pub(crate) fn new_id(
        &mut self,
        joints: &'static [char],
        note: &'static str,
        seen: &mut Seen,
    ) -> String {
        let doc = MemberDoc::new("id", Takes::NewId(joints), true, note);
        if self.is_described() {
            let _ = self.take(doc);
            return "<id>".to_owned();
        }
        let takes = doc.takes.clone();
        let id = self.text_with(doc, |_, id| {
            if !is_id(&id, joints) {
                Err(Some(Mistake::Expected(takes)))
            } else if id.len() > MAX_ID {
                Err(Some(Mistake::TooLong(MAX_ID)))
            } else if !seen.texts.insert(id.to_string()) {
                Err(Some(Mistake::ItemTwice(shortened(&id))))
            } else {
                Ok(id.into_owned())
            }
        });
        seen.wrong |= id.as_ref().value().is_none();
        id.unwrap_or_default()
    }
}

/// Whether a text is an id with these joints between its words.
fn is_id(text: &str, joints: &[char]) -> bool {
    let is_word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split(joints).all(is_word)
}

/// The same as a regular expression.
#[cfg(feature = "schema")]
pub(crate) fn id_pattern(joints: &[char]) -> String {
    let joints: String = joints.iter().collect();
    format!("[a-z][a-z0-9]*([{joints}][a-z0-9]+)*")
}

/// Text that says something, within the limit.
fn text_of<'t>(shape: Shape<'t>, takes: &Takes) -> Found<Cow<'t, str>> {
    match shape {
        Shape::Text(text) if is_blank(&text) => Err(Some(Mistake::Expected(takes.clone()))),
        Shape::Text(text) if text.chars().count() > MAX_TEXT => {
            Err(Some(Mistake::TooLong(MAX_TEXT)))
        }
        Shape::Text(text) => Ok(text),
        _ => Err(Some(Mistake::Expected(takes.clone()))),
    }
}
