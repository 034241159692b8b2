//! Days.

use chrono::NaiveDate;

use super::error::WrittenError;
use super::fold::folded;
use super::months::month;
use super::reason::{Sought, WrittenReason};
use super::visible::{content, is_digits, without_zero_decimals};
use crate::day::is_in_range;
use crate::locale::Locale;

/// Reads a day as people write it.
///
/// ```
/// use inspir_core::{Locale, chrono::NaiveDate, written};
///
/// let day = NaiveDate::from_ymd_opt(2027, 4, 3);
/// for text in [
///     "03/04/2027", "3/4/2027", "03-04-2027", "3.4.2027", "2027-04-03", "2027/4/3",
///     "2027-04-03T00:00:00", "03/04/2027 00:00", "3 avril 2027", "April 3, 2027", "3-avr-2027",
/// ] {
///     assert_eq!(written::date(text, Locale::Fr)?, day, "{text}");
/// }
/// assert_eq!(written::date("1er janvier 2027", Locale::Fr)?, NaiveDate::from_ymd_opt(2027, 1, 1));
/// for text in ["03/04/27", "31/02/2027", "12/25/2027", "2027-04-03T14:30", "46480", "20270403"] {
///     let error = written::date(text, Locale::En).expect_err(text);
///     println!("{error}");
/// }
/// # Ok::<(), written::WrittenError>(())
/// ```
///
/// `03/04/2027` is 3 April in French, and in English too, which is that of Europe: the day stands before
/// the month. A text that cannot be read so is refused, even if the other order gives a day. An hour other
/// than midnight is refused too: which day it is may depend on the time zone.
///
/// # Errors
/// [`WrittenError`] if the text is not blank and no day of the years 1900 to 2199.
pub fn date(text: &str, locale: Locale) -> Result<Option<NaiveDate>, WrittenError> {
    let Some(text) = content(text, Sought::Date)? else { return Ok(None) };
    let refused = |reason| WrittenError::new(Sought::Date, reason, &text);
    let (day, time) = without_time(&text);
    let found = match parts(day) {
        Some(parts) => parts.day(locale),
        None => Err((bare(day), without_signs(day))),
    };
    match (found, time.map_or(Some(true), is_midnight)) {
        (_, None) => Err(refused(WrittenReason::Format)),
        (Ok(day), Some(true)) => Ok(Some(day)),
        (Ok(day), Some(false)) => Err(refused(WrittenReason::Time).with_reading(day)),
        (Err((reason, None)), _) => Err(refused(reason)),
        (Err((reason, Some(day))), _) => Err(refused(reason).with_reading(day)),
    }
}

/// Writes a day as all messages do. [`date`] reads it again.
///
/// ```
/// use inspir_core::{Locale, chrono::NaiveDate, written};
///
/// let day = NaiveDate::from_ymd_opt(2027, 4, 3).expect("a day");
/// assert_eq!(written::format_date(day, Locale::Fr), "03/04/2027");
/// assert_eq!(written::format_date(day, Locale::En), "3 April 2027");
/// assert_eq!(written::date("3 April 2027", Locale::En), Ok(Some(day)));
/// ```
#[must_use]
pub fn format_date(day: NaiveDate, locale: Locale) -> String {
    let mut out = String::new();
    locale.write_date(day, &mut out);
    out
}

/// Writes a day as letters do, its month in words. [`date`] reads it again.
///
/// ```
/// use inspir_core::{Locale, chrono::NaiveDate, written};
///
/// let day = NaiveDate::from_ymd_opt(2027, 4, 1).expect("a day");
/// assert_eq!(written::format_long_date(day, Locale::Fr), "1er avril 2027");
/// assert_eq!(written::date("1er avril 2027", Locale::Fr), Ok(Some(day)));
/// ```
#[must_use]
pub fn format_long_date(day: NaiveDate, locale: Locale) -> String {
    let mut out = String::new();
    locale.write_long_date(day, &mut out);
    out
}

/// The day of `20270403`: one whose hyphens are lost.
pub(crate) fn day_without_signs(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_at_checked(4).filter(|_| text.len() == 8 && is_digits(text))?;
    let (month, day) = rest.split_at_checked(2)?;
    existing(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// The day of `20270403` or of `03042027`. No text can be both.
fn without_signs(text: &str) -> Option<NaiveDate> {
    day_without_signs(text).or_else(|| {
        let (rest, year) = text.split_at_checked(4)?;
        let (day, month) = rest.split_at_checked(2)?;
        day_without_signs(&format!("{year}{month}{day}"))
    })
}

/// Why a number alone is no day.
fn bare(text: &str) -> WrittenReason {
    let digits = without_zero_decimals(text);
    match digits.len() {
        8 if without_signs(digits).is_some() => WrittenReason::NoSigns,
        1..=6 if is_digits(digits) => WrittenReason::DayNumber,
        _ => WrittenReason::Format,
    }
}

/// A day, a month and a year, not yet in their places.
struct DateParts<'t> {
    parts: [&'t str; 3],
    /// Where the month stands, if it is named.
    named: Option<(usize, u32)>,
}

type NoDay = (WrittenReason, Option<NaiveDate>);

impl DateParts<'_> {
    fn day(&self, locale: Locale) -> Result<NaiveDate, NoDay> {
        let [first, second, third] = self.parts;
        let number = |text: &str| text.parse::<u32>().unwrap_or(u32::MAX);
        let (day, month, year) = match self.named {
            Some((0, month)) => (second, month, third),
            Some((_, month)) => (first, month, third),
            None if first.len() == 4 && third.len() <= 2 => (third, number(second), first),
            None if locale.format().has_day_first() => (first, number(second), third),
            None => (second, number(first), third),
        };
        match (day.len(), year.len()) {
            (1..=2, 4) => {}
            (1..=2, 2) => return Err((WrittenReason::ShortYear, None)),
            _ => return Err((WrittenReason::Format, None)),
        }
        let (day, year) = (number(day), number(year));
        let is_written_so = self.named.is_none() && first.len() <= 2;
        existing(year, month, day).ok_or_else(|| match existing(year, day, month) {
            Some(swapped) if is_written_so && month > 12 => (WrittenReason::Swapped, Some(swapped)),
            _ => (WrittenReason::NoSuchDay, None),
        })
    }
}

fn existing(year: u32, month: u32, day: u32) -> Option<NaiveDate> {
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    is_in_range(day).then_some(day)
}

/// The three parts of a day: numbers with the same sign between them, or with the name of a month.
fn parts(text: &str) -> Option<DateParts<'_>> {
    for sign in ['/', '-', '.'] {
        let mut parts = text.split(sign);
        let found = [parts.next(), parts.next(), parts.next(), parts.next()];
        let [Some(first), Some(second), Some(third), None] = found else { continue };
        let parts = [first, second, third];
        if parts.iter().all(|part| is_digits(part) && part.len() <= 4) && second.len() <= 2 {
            return Some(DateParts { parts, named: None });
        }
    }
    let mut parts = text.split(|c: char| c.is_whitespace() || ",.-/".contains(c));
    let mut parts = parts.by_ref().filter(|part| !part.is_empty());
    let found = [parts.next(), parts.next(), parts.next(), parts.next()];
    let [Some(first), Some(second), Some(third), None] = found else { return None };
    let named = [first, second].iter().position(|part| month(&folded(part)).is_some())?;
    let name = if named == 0 { first } else { second };
    let mut parts = [first, second, third];
    for (index, part) in parts.iter_mut().enumerate() {
        // `1er`, `1st`, `2nd`, `3rd`, `4th`
        let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let ending = part.get(digits.len()..).unwrap_or_default();
        if index < 2 && ["er", "st", "nd", "rd", "th"].contains(&ending) {
            *part = digits;
        }
        if index != named && !is_digits(part) {
            return None;
        }
    }
    Some(DateParts { parts, named: Some((named, month(&folded(name))?)) })
}

/// The day, and the time that is written behind it.
fn without_time(text: &str) -> (&str, Option<&str>) {
    let end = text.find(['T', 't', ' ', '\u{a0}', '\u{202f}']).filter(|end| {
        // `3 avril 2027` has a space, too.
        let rest = text.get(*end..).unwrap_or_default();
        rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) && rest.contains([':', 'h', 'H'])
    });
    let end = end.or_else(|| {
        let colon = text.find(':')?;
        text.get(..colon)?.rfind(char::is_whitespace)
    });
    match end.and_then(|end| text.split_at_checked(end)) {
        Some((day, time)) => {
            let time = time.trim_start_matches(|c: char| c.is_whitespace() || "Tt".contains(c));
            (day.trim_end().trim_end_matches(" à").trim_end_matches(" at"), Some(time))
        }
        None => (text, None),
    }
}

/// Whether a time is midnight, whatever the time zone. `None` if it is no time: hours, minutes, seconds
/// and their decimals, the time zone.
fn is_midnight(time: &str) -> Option<bool> {
    let (clock, zone) =
        match time.find(['Z', 'z', '+', '-']).and_then(|end| time.split_at_checked(end)) {
            Some((clock, zone)) => (clock, zone),
            None => (time, ""),
        };
    let zone = zone.trim_start_matches(['Z', 'z', '+', '-']);
    let (clock, decimals) = clock.split_once(['.', ',']).unwrap_or((clock, "0"));
    let mut numbers = clock.split([':', 'h', 'H']);
    let found = [numbers.next(), numbers.next(), numbers.next(), numbers.next()];
    let (hours, others) = match found {
        [Some(hours), Some(""), None, None] if !clock.contains(':') => (hours, vec![]),
        [Some(hours), Some(minutes), None, None] => (hours, vec![minutes]),
        [Some(hours), Some(minutes), Some(seconds), None] => (hours, vec![minutes, seconds]),
        _ => return None,
    };
    let is_zone = zone.chars().all(|c| c.is_ascii_digit() || c == ':') && zone.len() <= 5;
    let is_right = is_zone
        && hours.len() <= 2
        && others.iter().all(|number| number.len() == 2)
        && [hours, decimals].iter().chain(&others).all(|number| is_digits(number));
    let has_place = decimals == "0" || others.len() == 2;
    let mut numbers = [hours, decimals].into_iter().chain(others);
    (is_right && has_place).then(|| numbers.all(|number| number.bytes().all(|byte| byte == b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<String, (WrittenReason, Vec<String>)> {
        match date(text, Locale::Fr) {
            Ok(day) => Ok(day.map(|day| day.to_string()).unwrap_or_default()),
            Err(error) => Err((error.reason(), error.readings().to_vec())),
        }
    }

    #[test]
    fn days() {
        for (text, day) in [
            ("03/04/2027", "2027-04-03"),
            ("3/4/2027", "2027-04-03"),
            ("3.04.2027", "2027-04-03"),
            ("03-04-2027", "2027-04-03"),
            ("2027-04-03", "2027-04-03"),
            ("2027.04.03", "2027-04-03"),
            ("2027-04-03T00:00:00", "2027-04-03"),
            ("2027-04-03 00:00:00.000", "2027-04-03"),
            ("2027-04-03T00:00:00+02:00", "2027-04-03"),
            ("2027-04-03T00:00:00Z", "2027-04-03"),
            ("03/04/2027 00:00", "2027-04-03"),
            ("03/04/2027 00h00", "2027-04-03"),
            ("03/04/2027 à 00:00", "2027-04-03"),
            ("1er janvier 2027", "2027-01-01"),
            ("1 JANVIER 2027", "2027-01-01"),
            ("1 January 2027", "2027-01-01"),
            ("January 1st, 2027", "2027-01-01"),
            ("2nd Feb. 2027", "2027-02-02"),
            ("01-janv.-2027", "2027-01-01"),
            ("29 févr. 2028", "2028-02-29"),
            ("15\u{a0}août 2027 00:00", "2027-08-15"),
            (" \u{200b}", ""),
        ] {
            assert_eq!(read(text), Ok(day.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_says_why() {
        use WrittenReason as Reason;
        for (text, reason, reading) in [
            ("03/04/27", Reason::ShortYear, None),
            ("1-janv-27", Reason::ShortYear, None),
            ("31/02/2027", Reason::NoSuchDay, None),
            ("2027-13-01", Reason::NoSuchDay, None),
            ("30 février 2027", Reason::NoSuchDay, None),
            ("01/01/1899", Reason::NoSuchDay, None),
            ("12/25/2027", Reason::Swapped, Some("2027-12-25")),
            ("2027-04-03T14:30:00", Reason::Time, Some("2027-04-03")),
            ("03/04/2027 14h30", Reason::Time, Some("2027-04-03")),
            ("46388", Reason::DayNumber, None),
            ("46388.0", Reason::DayNumber, None),
            ("20270403", Reason::NoSigns, Some("2027-04-03")),
            ("03042027", Reason::NoSigns, Some("2027-04-03")),
            ("avril 2027", Reason::Format, None),
            ("03/04-2027", Reason::Format, None),
            ("demain", Reason::Format, None),
            ("3 avril", Reason::Format, None),
            ("2027-04-03T0.:00", Reason::Format, None),
            ("2027-04-03T00:00:00+02:00:00", Reason::Format, None),
            ("03/04/2027 12:00 AM", Reason::Format, None),
            ("3 foo 2027", Reason::Format, None),
            ("3/4/5", Reason::Format, None),
            ("12345678", Reason::Format, None),
            ("néant", Reason::Placeholder, None),
        ] {
            let readings = reading.into_iter().map(str::to_owned).collect();
            assert_eq!(read(text), Err((reason, readings)), "{text}");
        }
    }
}
