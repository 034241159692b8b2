//! Words that stand in the place of the program's, and how a call tells words.

#[cfg(feature = "words")]
use std::collections::HashMap;

use chrono::NaiveDate;

use super::currency::Currency;
use super::format::Format;
use super::locale::{Locale, Words};
use crate::amount::Amount;
use crate::number::Number;

/// Words that stand in the place of the program's own, in one language or several.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnWords {
    /// By the texts of the program in all languages.
    #[cfg(feature = "words")]
    texts: Words<HashMap<String, String>>,
}

impl OwnWords {
    /// Puts a text in the place of words of the program, in one language.
    #[cfg(feature = "words")]
    pub(crate) fn insert(&mut self, words: &Words, locale: Locale, text: String) {
        self.texts.get_mut(locale).insert(key(words), text);
    }

    #[cfg(feature = "words")]
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

/// How words are told: in which language, and with which words of a call's own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voice<'w> {
    locale: Locale,
    #[cfg_attr(not(feature = "words"), allow(dead_code, reason = "the program's words alone"))]
    own: Option<&'w OwnWords>,
}

impl<'w> Voice<'w> {
    pub(crate) const fn new(locale: Locale, own: Option<&'w OwnWords>) -> Self {
        Self { locale, own }
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

impl From<Locale> for Voice<'_> {
    fn from(locale: Locale) -> Self {
        Self::new(locale, None)
    }
}

impl<T: AsRef<str>> Words<T> {
    /// The words as they are told.
    pub(crate) fn told<'s>(&'s self, voice: Voice<'s>) -> &'s str {
        #[cfg(feature = "words")]
        if let Some(text) = voice.own.and_then(|own| own.find(self, voice.locale)) {
            return text;
        }
        self.get(voice.locale).as_ref()
    }
}

impl Words<&'static str> {
    /// The program's words as they are told.
    pub(crate) fn spoken<'w>(&self, voice: Voice<'w>) -> &'w str {
        #[cfg(feature = "words")]
        if let Some(text) = voice.own.and_then(|own| own.find(self, voice.locale)) {
            return text;
        }
        self.get(voice.locale)
    }
}
