//! Words that replace the program's, and the words that a call uses.

#[cfg(feature = "words")]
use std::collections::HashMap;
#[cfg(not(feature = "words"))]
use std::marker::PhantomData;
#[cfg(feature = "words")]
use std::sync::Arc;

use chrono::NaiveDate;

use super::currency::Currency;
use super::format::Format;
use super::locale::{Locale, Words};
use crate::amount::Amount;
use crate::number::Number;

/// Words that stand in the place of the program's own, in one language or several.
#[cfg(feature = "words")]
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnWords {
    /// By the texts of the program in all languages.
    texts: Words<HashMap<String, String>>,
}

/// The words that a call has of its own. Without the feature `words` there are none.
#[cfg(feature = "words")]
pub(crate) type GivenWords = Option<Arc<OwnWords>>;
#[cfg(not(feature = "words"))]
#[derive(Debug, Default)]
pub(crate) struct GivenWords;

#[cfg(feature = "words")]
impl OwnWords {
    /// Puts a text in the place of words of the program, in one language.
    pub(crate) fn insert(&mut self, words: &Words, locale: Locale, text: String) {
        self.texts.get_mut(locale).insert(key(words), text);
    }

    fn find<T: AsRef<str>>(&self, words: &Words<T>, locale: Locale) -> Option<&str> {
        let texts = self.texts.get(locale);
        // Nothing is put together for languages without words of their own.
        (!texts.is_empty()).then(|| texts.get(&key(words)).map(String::as_str)).flatten()
    }
}

/// The texts in all languages, one below the other.
#[cfg(feature = "words")]
fn key<T: AsRef<str>>(words: &Words<T>) -> String {
    let texts: Vec<&str> = Locale::ALL.iter().map(|locale| words.get(*locale).as_ref()).collect();
    texts.join("\n")
}

/// A language, and the words of a call's own in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexicon<'w> {
    locale: Locale,
    #[cfg(feature = "words")]
    own: Option<&'w OwnWords>,
    #[cfg(not(feature = "words"))]
    own: PhantomData<&'w ()>,
}

impl<'w> Lexicon<'w> {
    /// The lexicon of a language, with these words of a call.
    #[cfg(feature = "words")]
    pub(crate) fn new(locale: Locale, own: &'w GivenWords) -> Self {
        Self { locale, own: own.as_deref() }
    }

    #[cfg(not(feature = "words"))]
    pub(crate) fn new(locale: Locale, _: &'w GivenWords) -> Self {
        Self::from(locale)
    }

    pub(crate) const fn locale(self) -> Locale {
        self.locale
    }

    pub(crate) const fn format(self) -> &'static Format {
        self.locale.format()
    }

    pub(crate) fn write_amount(self, amount: Amount, currency: Currency, out: &mut String) {
        self.locale.write_amount(amount, currency, out);
    }

    pub(crate) fn write_number(self, number: Number, out: &mut String) {
        self.locale.write_number(number, out);
    }

    pub(crate) fn write_count(self, digits: &str, out: &mut String) {
        self.locale.write_count(digits, out);
    }

    pub(crate) fn write_date(self, date: NaiveDate, out: &mut String) {
        self.locale.write_date(date, out);
    }

    pub(crate) fn is_singular(self, number: u32) -> bool {
        self.locale.is_singular(number)
    }
}

impl From<Locale> for Lexicon<'_> {
    fn from(locale: Locale) -> Self {
        Self { locale, own: Default::default() }
    }
}

impl<T: AsRef<str>> Words<T> {
    /// The words in the lexicon's language, or those that a call has in their place.
    pub(crate) fn told<'s>(&'s self, lexicon: Lexicon<'s>) -> &'s str {
        #[cfg(feature = "words")]
        if let Some(text) = lexicon.own.and_then(|own| own.find(self, lexicon.locale)) {
            return text;
        }
        self.get(lexicon.locale).as_ref()
    }
}

impl Words<&'static str> {
    /// The program's words in the lexicon's language, or those that a call has in their place.
    pub(crate) fn spoken<'w>(&self, lexicon: Lexicon<'w>) -> &'w str {
        #[cfg(feature = "words")]
        if let Some(text) = lexicon.own.and_then(|own| own.find(self, lexicon.locale)) {
            return text;
        }
        self.get(lexicon.locale)
    }
}
