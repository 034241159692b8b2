//! Days that applications and definitions can name.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

/// The first and the last year.
pub(crate) const YEARS: RangeInclusive<i32> = 1900..=2199;

/// Whether a day can be named.
pub(crate) fn is_in_range(day: NaiveDate) -> bool {
    YEARS.contains(&day.year())
}

/// Reads `YYYY-MM-DD`: a day that exists, in one of the [`YEARS`].
pub(crate) fn parse_date(text: &str) -> Option<NaiveDate> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |number, byte| {
            byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'))
        })
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok()?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
        .filter(|day| is_in_range(*day))
}
