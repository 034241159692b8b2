//! The time between two days.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::as_text::as_text;
use crate::closed_list::closed_list;

closed_list! {
    /// The units in which time is counted.
    #[non_exhaustive]
    pub enum TimeUnit {
        /// Days.
        Days = "days",
        /// Weeks of seven days.
        Weeks = "weeks",
        /// Calendar months.
        Months = "months",
        /// Calendar years of twelve months.
        Years = "years",
    }
}

impl TimeUnit {
    /// The most of this unit that a call may ask for.
    pub(crate) const fn most(self) -> u32 {
        match self {
            Self::Days => 36_600,
            Self::Weeks => 5_200,
            Self::Months => 1_200,
            Self::Years => 100,
        }
    }
}

/// The time between two days.
///
/// ```
/// use inspir_core::{Span, TimeUnit};
///
/// let day = |text: &str| text.parse().expect("a day");
/// let span = Span::new(day("2026-08-31"), day("2027-03-01"), TimeUnit::Months);
/// assert_eq!(span.to_string(), "P6M1D");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Span(SpanParts);

/// A text is not a span or a length of time.
///
/// ```
/// use inspir_core::{Length, Span, SpanError};
///
/// assert_eq!("six months".parse::<Span>(), Err(SpanError));
/// assert_eq!("P6M1D".parse::<Length>(), Err(SpanError));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
#[error(
    "time is written as an ISO 8601 duration, such as `P6M1D`; a length has one unit, such as `P6M`"
)]
pub struct SpanError;

/// A length of time, such as three months.
///
/// ```
/// use inspir_core::{Length, TimeUnit};
///
/// assert_eq!(Length { number: 12, unit: TimeUnit::Weeks }.to_string(), "P12W");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Length {
    /// How many.
    pub number: u32,
    /// Of what.
    pub unit: TimeUnit,
}

/// A span in years, months, weeks and days, all of them counted in full. `is_before` says that its end lies
/// before its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct SpanParts {
    pub(crate) is_before: bool,
    pub(crate) years: i64,
    pub(crate) months: i64,
    pub(crate) weeks: i64,
    pub(crate) days: i64,
}

/// The day that lies `months` later, or earlier if negative: the same day of the month, or the month's last.
fn months_later(day: NaiveDate, months: i64) -> Option<NaiveDate> {
    let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
    if months < 0 { day.checked_sub_months(count) } else { day.checked_add_months(count) }
}

/// The largest number of months that, added to the first day, does not pass the second.
fn complete_months(from: NaiveDate, to: NaiveDate) -> i64 {
    let month = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    let months = month(to) - month(from);
    let is_past = months_later(from, months).is_some_and(|day| day > to);
    months - i64::from(is_past)
}

/// The complete units between two days; below 0 if the second lies before the first.
pub(crate) fn complete(from: NaiveDate, to: NaiveDate, unit: TimeUnit) -> i64 {
    let days = (to - from).num_days();
    match unit {
        TimeUnit::Days => days,
        TimeUnit::Weeks => days.div_euclid(7),
        TimeUnit::Months => complete_months(from, to),
        TimeUnit::Years => complete_months(from, to).div_euclid(12),
    }
}

impl Length {
    /// Compares the second day with the first day plus the length.
    pub(crate) fn compare(self, from: NaiveDate, to: NaiveDate) -> Option<Ordering> {
        self.after(from).map(|day| to.cmp(&day))
    }

    /// The day plus the length.
    pub(crate) fn after(self, day: NaiveDate) -> Option<NaiveDate> {
        if self.number == 0 {
            return Some(day);
        }
        let number = u64::from(self.number);
        match self.unit {
            TimeUnit::Days => day.checked_add_days(Days::new(number)),
            TimeUnit::Weeks => day.checked_add_days(Days::new(number * 7)),
            TimeUnit::Months => day.checked_add_months(Months::new(self.number)),
            TimeUnit::Years => day.checked_add_months(Months::new(self.number * 12)),
        }
    }
}

impl Span {
    /// The time from one day to another, to be compared with some of these units.
    ///
    /// ```
    /// # use inspir_core::{Span, TimeUnit};
    /// let day = |text: &str| text.parse().expect("a day");
    /// let weeks = Span::new(day("2027-01-01"), day("2027-03-26"), TimeUnit::Weeks);
    /// assert_eq!(weeks.to_string(), "P84D");
    /// ```
    #[must_use]
    pub fn new(from: NaiveDate, to: NaiveDate, unit: TimeUnit) -> Self {
        let days = (to - from).num_days();
        if days < 0 || matches!(unit, TimeUnit::Days | TimeUnit::Weeks) {
            let (is_before, days) = (days < 0, days.abs());
            return Self(SpanParts { is_before, days, ..SpanParts::default() });
        }
        let months = complete_months(from, to);
        let rest = months_later(from, months).map_or(0, |day| (to - day).num_days());
        let years = if unit == TimeUnit::Years { months / 12 } else { 0 };
        let months = months - years * 12;
        Self(SpanParts { years, months, days: rest, ..SpanParts::default() })
    }

    pub(crate) const fn parts(self) -> SpanParts {
        self.0
    }

    /// The span in weeks and days, if it has no other units and is a week at least.
    pub(crate) fn in_weeks(self) -> Option<SpanParts> {
        let SpanParts { is_before, years, months, days, .. } = self.0;
        let parts = SpanParts { weeks: days / 7, days: days % 7, ..SpanParts::default() };
        (!is_before && years == 0 && months == 0 && days >= 7).then_some(parts)
    }
}

impl FromStr for Span {
    type Err = SpanError;

    /// Reads a span as JSON writes it.
    ///
    /// ```
    /// # use inspir_core::Span;
    /// assert_eq!("-P8D".parse::<Span>()?.to_string(), "-P8D");
    /// # Ok::<(), inspir_core::SpanError>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, SpanError> {
        let (is_before, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut rest = rest.strip_prefix('P').filter(|rest| !rest.is_empty()).ok_or(SpanError)?;
        let mut number_of = |letter| match rest.split_once(letter) {
            Some((number, after)) => {
                rest = after;
                digits(number)
            }
            None => Ok(0),
        };
        let (years, months, days) = (number_of('Y')?, number_of('M')?, number_of('D')?);
        match rest {
            "" => Ok(Self(SpanParts { is_before, years, months, days, weeks: 0 })),
            _ => Err(SpanError),
        }
    }
}

/// A number of at most nine digits.
fn digits<T: FromStr>(text: &str) -> Result<T, SpanError> {
    let is_number = text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number).ok_or(SpanError)
}

impl FromStr for Length {
    type Err = SpanError;

    /// Reads a length as JSON writes it.
    ///
    /// ```
    /// # use inspir_core::{Length, TimeUnit};
    /// assert_eq!("P3M".parse::<Length>()?, Length { number: 3, unit: TimeUnit::Months });
    /// # Ok::<(), inspir_core::SpanError>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, SpanError> {
        let inside = text.strip_prefix('P').ok_or(SpanError)?;
        let units = [
            ('D', TimeUnit::Days),
            ('W', TimeUnit::Weeks),
            ('M', TimeUnit::Months),
            ('Y', TimeUnit::Years),
        ];
        let mut found = units
            .into_iter()
            .filter_map(|(letter, unit)| Some((inside.strip_suffix(letter)?, unit)));
        let (number, unit) = found.next().ok_or(SpanError)?;
        Ok(Self { number: digits(number)?, unit })
    }
}

as_text! { Span Length }

impl fmt::Display for Span {
    /// As an ISO 8601 duration.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.parts();
        let mut text = if parts.is_before { "-P" } else { "P" }.to_owned();
        let start = text.len();
        for (number, letter) in [(parts.years, 'Y'), (parts.months, 'M'), (parts.days, 'D')] {
            if number > 0 {
                text.push_str(&number.to_string());
                text.push(letter);
            }
        }
        if text.len() == start {
            text.push_str("0D");
        }
        f.pad(&text)
    }
}

impl fmt::Display for Length {
    /// As an ISO 8601 duration.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.unit {
            TimeUnit::Days => 'D',
            TimeUnit::Weeks => 'W',
            TimeUnit::Months => 'M',
            TimeUnit::Years => 'Y',
        };
        f.pad(&format!("P{}{letter}", self.number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn spans_are_written() {
        for (from, to, unit, written) in [
            ("2027-01-01", "2027-07-01", TimeUnit::Months, "P6M"),
            ("2027-01-01", "2027-06-30", TimeUnit::Months, "P5M29D"),
            ("2027-06-05", "2027-06-06", TimeUnit::Months, "P1D"),
            ("2026-08-31", "2027-02-28", TimeUnit::Months, "P6M"),
            ("2026-08-31", "2027-03-01", TimeUnit::Months, "P6M1D"),
            ("2024-02-29", "2026-02-28", TimeUnit::Months, "P24M"),
            ("2026-01-31", "2026-03-01", TimeUnit::Months, "P1M1D"),
            ("2022-03-15", "2027-03-14", TimeUnit::Years, "P4Y11M27D"),
            ("2027-05-10", "2027-05-02", TimeUnit::Years, "-P8D"),
            ("2027-05-10", "2027-05-10", TimeUnit::Years, "P0D"),
        ] {
            let span = Span::new(day(from), day(to), unit);
            assert_eq!(written.parse(), Ok(span));
            assert_eq!(span.to_string(), written, "{from} {to}");
        }
    }

    #[test]
    fn ages_are_complete_years() {
        for (born, on, years) in [
            ("2009-03-15", "2027-03-14", 17),
            ("2009-03-15", "2027-03-15", 18),
            ("2008-02-29", "2026-02-27", 17),
            ("2008-02-29", "2026-02-28", 18),
            ("2001-06-01", "2027-05-31", 25),
            ("2027-06-01", "2027-05-31", -1),
        ] {
            assert_eq!(complete(day(born), day(on), TimeUnit::Years), years, "{born} {on}");
        }
    }
}
