//! Constants of a definition as people write them, such as `12 500,00` and `50 %`.

use super::takes::Takes;
use crate::ids::NumberRange;
use crate::input_error::{Expected, as_written};
use crate::locale::Currency;
use crate::number::Number;
use crate::rate::Rate;

/// The text to write instead of one that says an amount, a share, a number or a day as people do, if it
/// can be read in no other way.
pub(super) fn as_people_write(takes: Takes, text: &str) -> Option<String> {
    let written = |expected| as_written(text, &expected, Currency::Eur);
    match takes {
        Takes::Amount => written(Expected::Type("amount")),
        Takes::Date => written(Expected::Type("date")),
        Takes::Rate | Takes::Share => share(text),
        Takes::Factor if text.contains('%') => share(text),
        Takes::Factor | Takes::Number => number(text).map(|number| number.to_string()),
        _ => None,
    }
}

/// A share, which may be in per cent. Without their sign, a whole number from 2 to 100 can be no other share.
fn share(text: &str) -> Option<String> {
    let text = text.trim();
    let per_cent = text.strip_suffix('%');
    let number = number(per_cent.unwrap_or(text))?;
    let is_whole = number.rounded(0, false) == number;
    let is_per_cent = per_cent.is_some() || is_whole && number > Number::of_parts(1, 0);
    let hundredth = Number::of_parts(1, 2);
    let share = if is_per_cent { number.checked_mul(hundredth)? } else { number };
    Rate::of_number(share).map(|rate| rate.to_string())
}

fn number(text: &str) -> Option<Number> {
    let range = NumberRange {
        decimals: NumberRange::MOST_DECIMALS,
        minimum: Number::ZERO,
        maximum: NumberRange::LARGEST,
    };
    as_written(text, &Expected::Numbers(range), Currency::Eur)?.parse().ok()
}
