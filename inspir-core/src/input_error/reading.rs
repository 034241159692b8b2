//! The value that was meant by one that is wrong, as people read it.

use crate::day::parse_date;

use super::error::InputError;
use super::fault::Expected;
use super::literal::as_written;
use crate::amount::Amount;
use crate::choice::{Choice, YES_NO};
use crate::locale::{Currency, Lexicon};
use crate::number::Number;

impl InputError {
    /// The value that was certainly meant: an id, an amount, a day, as an application has it.
    pub(crate) fn certain(&self, currency: Currency) -> Option<String> {
        let found = self.found.as_deref();
        match self.meant.as_deref() {
            // Nobody means a text by `true`.
            Some(meant) => (found != Some("boolean")).then(|| meant.content().to_owned()),
            None if self.fault.is_mismatch() => None,
            None => as_written(found?, &self.fault.expected, currency),
        }
    }

    /// The value that was certainly meant, in words; `None`: it is not certain.
    pub(crate) fn reading(&self, lexicon: Lexicon<'_>, currency: Currency) -> Option<String> {
        let certain = self.certain(currency)?;
        let mut words = String::new();
        match &self.fault.expected {
            Expected::Type("amount") => {
                lexicon.write_amount(certain.parse::<Amount>().ok()?, currency, &mut words);
            }
            Expected::Type("date") => {
                let day = parse_date(&certain)?;
                lexicon.locale().write_long_date(day, &mut words);
            }
            Expected::Numbers(range) => {
                let number = certain.parse::<Number>().ok();
                let number = number.filter(|one| (range.minimum..=range.maximum).contains(one))?;
                lexicon.write_number(number, &mut words);
            }
            Expected::Type("boolean") => words.push_str(label(YES_NO, &certain, lexicon)),
            Expected::Choice(choices) => words.push_str(label(choices, &certain, lexicon)),
            Expected::OneOf(ids) => {
                let title =
                    ids.iter().find(|(id, _)| **id == *certain).and_then(|(_, title)| title);
                words.push_str(title.map_or(&certain, |title| title.told(lexicon)));
            }
            _ => return Some(certain),
        }
        Some(words)
    }
}

/// The label of a choice.
fn label<'l>(choices: &'l [Choice], id: &'l str, lexicon: Lexicon<'l>) -> &'l str {
    choices.iter().find(|choice| choice.id == id).map_or(id, |choice| choice.label.told(lexicon))
}
