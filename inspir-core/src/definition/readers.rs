//! The readers of single members. Each says what it takes, and reports what it does not take.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::doc::{Note, note};
use super::given::Given;
use super::known::KnownNames;
use super::mistake::Mistake;
use super::nearest::nearest;
use super::params::Params;
use super::scope::{Found, unknown};
use super::takes::{MAX_ID, Takes};
use super::unknown_name::NameKind;
use super::used_texts::UsedTexts;
use crate::amount::Amount;
use crate::day::parse_date;
use crate::json::{JsonShape, JsonValue};
use crate::locale::{Words, words};
use crate::number::Number;
use crate::rate::Rate;
use crate::text::{MAX_TEXT, is_blank, shortened};

/// A text that is not blank, and the value that holds it.
pub(crate) struct TextMember<'a> {
    pub(crate) json: JsonValue<'a, 'a>,
    pub(crate) text: Cow<'a, str>,
}

impl<'a> Params<'a> {
    /// Turns what was found into a member that was read. Reports the mistake, if there is one.
    pub(crate) fn given<T>(&self, json: JsonValue<'_, '_>, value: Found<T>) -> Given<T> {
        match value {
            Ok(value) => Given::Value(value),
            Err(Some(mistake)) => self.wrong(json, mistake),
            Err(None) => Given::Wrong,
        }
    }

    /// A member that is text.
    pub(crate) fn some_text(
        &mut self,
        name: &'static str,
        takes: Takes,
        required: bool,
        note: Note,
    ) -> Given<TextMember<'a>> {
        let given = self.take(name, takes, required, note);
        given.and_then(|json| self.text_at(json, takes))
    }

    /// A value that is text within the limit of length.
    pub(super) fn text_at(&self, json: JsonValue<'a, 'a>, takes: Takes) -> Given<TextMember<'a>> {
        match json.shape() {
            JsonShape::Text(text) if !is_blank(&text) => {
                if text.chars().count() > MAX_TEXT {
                    return self.wrong(json, Mistake::TooLong(MAX_TEXT));
                }
                Given::Value(TextMember { json, text })
            }
            _ => self.wrong(json, Mistake::expected(takes, json)),
        }
    }

    /// Parses a text.
    pub(crate) fn parsed<T>(
        &mut self,
        name: &'static str,
        takes: Takes,
        required: bool,
        note: Note,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Given<T> {
        self.take(name, takes, required, note).and_then(|json| self.parsed_at(json, takes, parse))
    }

    /// Parses a value that is text.
    pub(crate) fn parsed_at<T>(
        &self,
        json: JsonValue<'a, 'a>,
        takes: Takes,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Given<T> {
        self.text_at(json, takes).and_then(|TextMember { json, text }| {
            parse(&text)
                .map_or_else(|| self.wrong(json, Mistake::expected(takes, json)), Given::Value)
        })
    }

    /// Text of one line.
    fn line(
        &mut self,
        name: &'static str,
        most: usize,
        required: bool,
        note: Note,
    ) -> Given<String> {
        let given = self.some_text(name, Takes::Line(most), required, note);
        given.and_then(|TextMember { json, text }| {
            if text.chars().any(char::is_control) {
                self.wrong(json, Mistake::NotOneLine)
            } else if text.chars().count() > most {
                self.wrong(json, Mistake::TooLong(most))
            } else {
                Given::Value(text.into_owned())
            }
        })
    }

    /// The edition of a call.
    pub(crate) fn edition(
        &mut self,
        name: &'static str,
        required: bool,
        note: Note,
    ) -> Given<String> {
        self.line(name, MAX_ID, required, note)
    }

    pub(crate) fn text(&mut self, name: &'static str, required: bool, note: Note) -> Given<String> {
        self.some_text(name, Takes::Text, required, note)
            .map(|TextMember { text, .. }| text.into_owned())
    }

    /// Words of one line, in one language or more.
    pub(crate) fn words(&mut self, name: &'static str, note: Note) -> Words {
        self.words_with(name, "Words", note, |words, tag, note| {
            words.line(tag, MAX_TEXT, false, note)
        })
    }

    /// Words in one language or more, in as many lines as they need.
    pub(crate) fn long_words(&mut self, name: &'static str, note: Note) -> Words {
        self.words_with(name, "LongWords", note, |words, tag, note| words.text(tag, false, note))
    }

    /// Words of one line that may be left out.
    pub(crate) fn some_words(&mut self, name: &'static str, note: Note) -> Given<Words> {
        self.words_of(name, "Words", false, note, |words, tag, note| {
            words.line(tag, MAX_TEXT, false, note)
        })
    }

    /// Words in as many lines as they need, that may be left out.
    pub(crate) fn some_long_words(&mut self, name: &'static str, note: Note) -> Given<Words> {
        self.words_of(name, "LongWords", false, note, |words, tag, note| {
            words.text(tag, false, note)
        })
    }

    fn words_with(
        &mut self,
        name: &'static str,
        kind: &'static str,
        note: Note,
        text: fn(&mut Self, &'static str, Note) -> Given<String>,
    ) -> Words {
        self.words_of(name, kind, true, note, text).unwrap_or_default()
    }

    fn words_of(
        &mut self,
        name: &'static str,
        kind: &'static str,
        required: bool,
        note: Note,
        text: fn(&mut Self, &'static str, Note) -> Given<String>,
    ) -> Given<Words> {
        let words = self.object(name, kind, required, note, |words| {
            words.needs_a_member(words!(
                fr: "donnez ces mots dans une langue au moins, par exemple sous `fr`",
                en: "give these words in one language at least, such as under `fr`"
            ));
            Words::of_given(&mut |locale| {
                text(words, locale.tag(), note!(fr: "dans cette langue", en: "in this language"))
                    .value()
            })
        });
        words.and_then(|words| words.map_or(Given::Wrong, Given::Value))
    }

    pub(crate) fn flag(&mut self, name: &'static str, note: Note) -> Given<bool> {
        let given = self.take(name, Takes::Flag, false, note);
        given.and_then(|json| match json.shape() {
            JsonShape::Flag(flag) => Given::Value(flag),
            _ => self.wrong(json, Mistake::expected(Takes::Flag, json)),
        })
    }

    /// A whole number within these limits.
    pub(crate) fn number(
        &mut self,
        name: &'static str,
        (from, to): (u32, u32),
        required: bool,
        note: Note,
    ) -> Given<u32> {
        let takes = Takes::Whole(from, to);
        self.take(name, takes, required, note).and_then(|json| {
            let number = match json.shape() {
                JsonShape::Number(literal) => literal.parse().ok(),
                _ => None,
            };
            match number {
                Some(number) if (from..=to).contains(&number) => Given::Value(number),
                _ => self.wrong(json, Mistake::expected(takes, json)),
            }
        })
    }

    pub(crate) fn amount(
        &mut self,
        name: &'static str,
        required: bool,
        note: Note,
    ) -> Given<Amount> {
        self.parsed(name, Takes::Amount, required, note, |text| text.parse().ok())
    }

    pub(crate) fn rate(&mut self, name: &'static str, note: Note) -> Given<Rate> {
        self.rate_of(name, note, false)
    }

    pub(crate) fn rate_of(
        &mut self,
        name: &'static str,
        note: Note,
        required: bool,
    ) -> Given<Rate> {
        self.parsed(name, Takes::Rate, required, note, Rate::parse)
    }

    /// A rate above 0.
    pub(crate) fn share(&mut self, name: &'static str, note: Note) -> Given<Rate> {
        let is_some = |text: &str| Rate::parse(text).filter(|rate| *rate != Rate::ZERO);
        self.parsed(name, Takes::Share, true, note, is_some)
    }

    pub(crate) fn date(&mut self, name: &'static str, note: Note) -> Given<NaiveDate> {
        self.date_of(name, note, false)
    }

    pub(crate) fn date_of(
        &mut self,
        name: &'static str,
        note: Note,
        required: bool,
    ) -> Given<NaiveDate> {
        self.parsed(name, Takes::Date, required, note, parse_date)
    }

    /// Amounts, at least one, none twice.
    pub(crate) fn amounts(&mut self, name: &'static str, note: Note) -> Given<Vec<Amount>> {
        self.each(name, &Takes::Amount, false, note, |text| text.parse().ok())
    }

    /// Reads the texts of a list, in which none may stand twice. `read` gives whether a text is right.
    fn each_text(
        &mut self,
        name: &'static str,
        of: &'static Takes,
        required: bool,
        note: Note,
        read: &mut dyn FnMut(&Self, TextMember<'a>) -> bool,
    ) -> Given<()> {
        self.items(name, of, true, required, note).and_then(|items| {
            let (mut used, mut right) = (UsedTexts::default(), true);
            for json in items {
                right &= match self.text_at(json, *of) {
                    Given::Value(text) if used.is_new(&text.text) => read(self, text),
                    Given::Value(TextMember { text, .. }) => {
                        self.problems.add(json, Mistake::ItemTwice(shortened(&text)));
                        false
                    }
                    _ => false,
                };
            }
            if right { Given::Value(()) } else { Given::Wrong }
        })
    }

    /// Parses each text of a list. No text may stand in the list twice.
    pub(crate) fn each<T>(
        &mut self,
        name: &'static str,
        of: &'static Takes,
        required: bool,
        note: Note,
        mut read: impl FnMut(&str) -> Option<T>,
    ) -> Given<Vec<T>> {
        self.each_found(name, of, required, note, |params, TextMember { json, text }| {
            read(&text).map_or_else(|| params.no_item(json, of, &text), Given::Value)
        })
    }

    fn no_item<T>(&self, json: JsonValue<'_, '_>, of: &Takes, text: &str) -> Given<T> {
        let mistake = match of {
            Takes::Word(words) => {
                unknown(NameKind::Word, text, KnownNames::Fixed(words), self.problems)
            }
            of => Mistake::Expected(*of),
        };
        self.wrong(json, mistake)
    }

    /// Reports a text that is none of these words, where something else may stand as well.
    pub(crate) fn no_word<T>(
        &self,
        json: JsonValue<'_, '_>,
        words: &[&'static str],
        takes: Takes,
    ) -> Given<T> {
        let known = KnownNames::Fixed(words);
        let mistake = match json.shape() {
            JsonShape::Text(text) if nearest(&text, known).is_some() => {
                unknown(NameKind::Word, &text, known, self.problems)
            }
            _ => Mistake::expected(takes, json),
        };
        self.wrong(json, mistake)
    }

    pub(super) fn each_found<T>(
        &mut self,
        name: &'static str,
        of: &'static Takes,
        required: bool,
        note: Note,
        mut read: impl FnMut(&Self, TextMember<'a>) -> Given<T>,
    ) -> Given<Vec<T>> {
        let mut values = Vec::new();
        let all = self.each_text(name, of, required, note, &mut |params, text| {
            let value = read(params, text).value();
            let right = value.is_some();
            values.extend(value);
            right
        });
        all.map(|()| values)
    }

    /// One of these words. Each stands for the value with the same index.
    pub(crate) fn one_of<T: Copy>(
        &mut self,
        name: &'static str,
        words: &'static [&'static str],
        values: &[T],
        required: bool,
        note: Note,
    ) -> Given<T> {
        let index = self.word(name, words, required, note);
        index.and_then(|index| values.get(index).map_or(Given::Wrong, |value| Given::Value(*value)))
    }

    /// The index of a word among these.
    pub(super) fn word(
        &mut self,
        name: &'static str,
        words: &'static [&'static str],
        required: bool,
        note: Note,
    ) -> Given<usize> {
        let given = self.some_text(name, Takes::Word(words), required, note);
        given.and_then(|TextMember { json, text }| {
            let index = words.iter().position(|word| *word == text);
            let no_word =
                || Some(unknown(NameKind::Word, &text, KnownNames::Fixed(words), self.problems));
            self.given(json, index.ok_or_else(no_word))
        })
    }

    /// Reports an item that stands in its list twice.
    pub(crate) fn item_twice(&self, json: JsonValue<'_, '_>) {
        let found = match json.shape() {
            JsonShape::Text(text) => shortened(&text),
            JsonShape::Number(literal) => shortened(literal),
            JsonShape::Flag(flag) => flag.to_string(),
            _ => String::new(),
        };
        self.problems.add(json, Mistake::ItemTwice(found));
    }

    /// A number as text.
    pub(crate) fn decimal(
        &mut self,
        name: &'static str,
        required: bool,
        note: Note,
    ) -> Given<Number> {
        self.parsed(name, Takes::Number, required, note, Number::parse)
    }
}
