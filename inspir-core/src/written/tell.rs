//! The message of an error.

use std::fmt;

use chrono::NaiveDate;

use super::date::day_without_signs;
use super::error::WrittenError;
use super::reason::Sought;
use super::words::template;
use crate::amount::Amount;
use crate::locale::{Currency, Lexicon, Locale, fill_values, words};

/// An amount that is written well.
const EXAMPLE: Amount = Amount::from_cents(123_450);

/// The message of an error.
fn told(error: &WrittenError, lexicon: Lexicon<'_>) -> String {
    let mut out = String::new();
    let template = template(error.reason(), error.sought, !error.readings.is_empty());
    fill_values(template.told(lexicon), &mut out, &mut |name, out| match name {
        "found" => out.push_str(error.found()),
        "reading" => write_reading(error, 0, lexicon, out),
        "other" => write_reading(error, 1, lexicon, out),
        "currency" => out.push_str(currency(error).id()),
        "example" => lexicon.write_amount(EXAMPLE, currency(error), out),
        "day" => {
            let day = NaiveDate::from_ymd_opt(2026, 10, 9);
            day.into_iter().for_each(|day| lexicon.write_date(day, out));
        }
        "decimals" => match error.sought {
            Sought::Number(decimals) => out.push_str(&decimals.to_string()),
            _ => out.push('2'),
        },
        _ => out.push_str(&error.known.join(words!(fr: " ; ", en: "; ").told(lexicon))),
    });
    out
}

/// Adds what may have been meant, as the language writes it.
fn write_reading(error: &WrittenError, number: usize, lexicon: Lexicon<'_>, out: &mut String) {
    let Some(reading) = error.readings.get(number) else { return };
    match error.sought {
        Sought::Amount(_) | Sought::Number(_) => {
            let mark = lexicon.format().decimal;
            out.extend(reading.chars().map(|c| if c == '.' { mark } else { c }));
        }
        Sought::Date => match day_without_signs(&reading.replace('-', "")) {
            Some(day) => lexicon.write_date(day, out),
            None => out.push_str(reading),
        },
        _ => out.push_str(reading),
    }
}

fn currency(error: &WrittenError) -> Currency {
    match error.sought {
        Sought::Amount(currency) => currency,
        _ => Currency::default(),
    }
}

impl WrittenError {
    /// The message: what is wrong and what to write instead, in a language.
    ///
    /// ```
    /// # use inspir_core::{Locale, written};
    /// let error = written::siret("7,32829E+13").expect_err("shortened");
    /// assert!(error.message(Locale::Fr).contains("format Texte"));
    /// assert!(error.message(Locale::En).contains("as text"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        told(self, Lexicon::from(locale))
    }
}

impl fmt::Display for WrittenError {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.message(Locale::En))
    }
}

impl std::error::Error for WrittenError {}
