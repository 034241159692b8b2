//! The two languages of the messages, and how each writes figures.

use chrono::{Datelike, NaiveDate};

use crate::amount::Amount;

/// The language of titles and messages.
///
/// ```
/// use inspir_core::{Call, Locale};
///
/// let call = Call::creative_event();
/// assert_ne!(call.title(Locale::Fr), call.title(Locale::En));
/// assert_eq!(Locale::default(), Locale::Fr);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// French.
    #[default]
    Fr,
    /// English.
    En,
}

impl Locale {
    /// The locales there are.
    ///
    /// ```
    /// # use inspir_core::Locale;
    /// let tags: Vec<&str> = Locale::ALL.iter().map(|locale| locale.tag()).collect();
    /// assert_eq!(tags, ["fr", "en"]);
    /// ```
    pub const ALL: &'static [Self] = &[Self::Fr, Self::En];

    /// The locale with this tag: `fr` or `en`.
    ///
    /// ```
    /// use inspir_core::Locale;
    ///
    /// assert_eq!(Locale::from_tag("en"), Some(Locale::En));
    /// assert_eq!(Locale::from_tag("de"), None);
    /// ```
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|locale| locale.tag() == tag)
    }

    /// The locale's tag: `fr` or `en`.
    ///
    /// ```
    /// assert_eq!(inspir_core::Locale::Fr.tag(), "fr");
    /// ```
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// Adds an amount as the locale writes it: `12 500,00 €` or `€12,500.00`.
    pub(crate) fn write_amount(self, amount: Amount, out: &mut String) {
        let point = if self == Self::Fr { ',' } else { '.' };
        if amount.cents() < 0 {
            out.push('-');
        }
        if self == Self::En {
            out.push('€');
        }
        let cents = amount.cents().unsigned_abs();
        self.write_count(&(cents / 100).to_string(), out);
        out.push(point);
        push_two_digits(cents % 100, out);
        if self == Self::Fr {
            out.push_str(" €");
        }
    }

    /// Adds the digits of a whole number as the locale groups them: `20 000` or `20,000`.
    pub(crate) fn write_count(self, digits: &str, out: &mut String) {
        let group = if self == Self::Fr { ' ' } else { ',' };
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                out.push(group);
            }
            out.push(digit);
        }
    }

    /// Adds a date as the locale writes it: `09/10/2026` or `9 October 2026`.
    pub(crate) fn write_date(self, date: NaiveDate, out: &mut String) {
        match self {
            Self::Fr => {
                push_two_digits(date.day().into(), out);
                out.push('/');
                push_two_digits(date.month().into(), out);
                out.push('/');
            }
            Self::En => {
                out.push_str(&date.day().to_string());
                out.push(' ');
                out.push_str(MONTHS.get(date.month0() as usize).copied().unwrap_or_default());
                out.push(' ');
            }
        }
        out.push_str(&date.year().to_string());
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn push_two_digits(number: u64, out: &mut String) {
    if number < 10 {
        out.push('0');
    }
    out.push_str(&number.to_string());
}

/// The same words in each locale.
///
/// ```
/// use inspir_core::{Locale, Words};
///
/// let words = Words { fr: "Plafond", en: "Ceiling" };
/// assert_eq!(*words.get(Locale::En), "Ceiling");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words<T = String> {
    /// In French.
    pub fr: T,
    /// In English.
    pub en: T,
}

/// Words of the program in every language.
macro_rules! words {
    (fr: $fr:expr, en: $en:expr $(,)?) => {
        $crate::locale::Words { fr: $fr, en: $en }
    };
}
pub(crate) use words;

impl<T> Words<T> {
    /// The words in one locale.
    ///
    /// ```
    /// # use inspir_core::{Locale, Words};
    /// let words = Words { fr: "Plafond", en: "Ceiling" };
    /// assert_eq!(*words.get(Locale::Fr), "Plafond");
    /// ```
    pub const fn get(&self, locale: Locale) -> &T {
        match locale {
            Locale::Fr => &self.fr,
            Locale::En => &self.en,
        }
    }
}

impl Words<&str> {
    /// The same, in memory of their own.
    pub(crate) fn owned(self) -> Words {
        Words { fr: self.fr.to_owned(), en: self.en.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_each_country_writes_them() {
        let write = |locale: Locale, cents| {
            let mut out = String::new();
            locale.write_amount(Amount::from_cents(cents), &mut out);
            out
        };
        assert_eq!(write(Locale::Fr, 1_250_000), "12 500,00 €");
        assert_eq!(write(Locale::En, 1_250_000), "€12,500.00");
        assert_eq!(write(Locale::Fr, -5), "-0,05 €");
        assert_eq!(write(Locale::En, 12_345_678_901), "€123,456,789.01");
    }

    #[test]
    fn dates_as_each_country_writes_them() {
        let write = |locale: Locale| {
            let mut out = String::new();
            locale.write_date(NaiveDate::from_ymd_opt(2026, 10, 9).unwrap(), &mut out);
            out
        };
        assert_eq!(write(Locale::Fr), "09/10/2026");
        assert_eq!(write(Locale::En), "9 October 2026");
    }
}
