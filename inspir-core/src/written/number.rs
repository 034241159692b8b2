//! Numbers.

use super::amount::{figure_of_number, without_sign};
use super::digits::{Spelled, SpelledNumber, spelled};
use super::error::WrittenError;
use super::reason::{Sought, WrittenReason};
use super::visible::{content, is_scientific};
use crate::locale::Locale;
use crate::number::Number;

/// Reads a number as people write it, with at most this many decimals (six or fewer).
///
/// ```
/// use inspir_core::{Locale, Number, written};
///
/// assert_eq!(written::number("1 250,5", Locale::Fr, 1), Ok(Number::new(12_505, 1)));
/// assert_eq!(written::number("12", Locale::Fr, 0), Ok(Number::new(12, 0)));
/// assert!(written::number("12,5", Locale::Fr, 0).is_err());
/// assert_eq!(written::number("1.250", Locale::En, 3).expect_err("two").readings(), ["1.250", "1250"]);
/// ```
///
/// # Errors
/// [`WrittenError`] if the text is not blank and not such a number, or can be two.
pub fn number(text: &str, locale: Locale, decimals: u32) -> Result<Option<Number>, WrittenError> {
    let sought = Sought::Number(decimals);
    let Some(text) = content(text, sought)? else { return Ok(None) };
    let refused = |reason| WrittenError::new(sought, reason, &text);
    if is_scientific(&text) {
        return Err(refused(WrittenReason::Scientific));
    }
    match without_sign(&text).and_then(spelled).map_err(refused)? {
        Spelled::One(figure) => exact(&figure, decimals).map(Some).map_err(refused),
        two => Err(WrittenError::ambiguous(sought, &text, two, locale)),
    }
}

/// Writes a count as people do, its digits in groups.
///
/// ```
/// use inspir_core::{Locale, written};
///
/// assert_eq!(written::format_count(1234, Locale::En), "1,234");
/// assert_eq!(written::format_count(1234, Locale::Fr).replace(char::is_whitespace, " "), "1 234");
/// ```
#[must_use]
pub fn format_count(count: u64, locale: Locale) -> String {
    let mut out = String::new();
    locale.write_count(&count.to_string(), &mut out);
    out
}

/// Reads the number of a cell, which has a point before its decimals.
pub(crate) fn number_of_number(number: &str, decimals: u32) -> Result<Number, WrittenError> {
    let figure = figure_of_number(number).and_then(|figure| exact(&figure, decimals));
    figure.map_err(|reason| WrittenError::new(Sought::Number(decimals), reason, number))
}

/// The error of a number that is not between these two.
pub(crate) fn out_of_range(found: &str, decimals: u32, from: Number, to: Number) -> WrittenError {
    let mut error = WrittenError::new(Sought::Number(decimals), WrittenReason::OutOfRange, found);
    error.known = vec![from.to_string(), to.to_string()];
    error
}

fn exact(figure: &SpelledNumber, decimals: u32) -> Result<Number, WrittenReason> {
    // `12,0` is a whole number.
    let part = figure.part.trim_end_matches('0');
    if part.len() > decimals as usize {
        return Err(WrittenReason::Decimals);
    }
    let plain = SpelledNumber::new(&figure.whole, part).plain();
    Number::parse(&plain).ok_or(WrittenReason::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_count_as_far_as_they_say_something() {
        let read = |text: &str, decimals| {
            let read = number(text, Locale::Fr, decimals);
            read.map(|number| number.map(|number| number.to_string()))
                .map_err(|error| error.reason())
        };
        assert_eq!(read("12,0", 0), Ok(Some("12".to_owned())));
        assert_eq!(read("2,50", 1), Ok(Some("2.5".to_owned())));
        assert_eq!(read("0,125", 3), Ok(Some("0.125".to_owned())));
        assert_eq!(read("0,125", 2), Err(WrittenReason::Decimals));
        assert_eq!(read("1.000", 0), Err(WrittenReason::Ambiguous));
        assert_eq!(read("-1", 0), Err(WrittenReason::Negative));
        assert_eq!(read("1234567890123", 0), Err(WrittenReason::TooLarge));
        assert_eq!(read("12 jours", 0), Err(WrittenReason::Format));
        assert_eq!(read(" ", 0), Ok(None));
    }
}
