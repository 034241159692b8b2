//! Days as spreadsheets count them.

use chrono::{Days, NaiveDate};

use super::error::WrittenError;
use super::reason::{Sought, WrittenReason};
use super::visible::{content, is_digits, without_zero_decimals};
use crate::closed_list::closed_list;
use crate::day::is_in_range;

closed_list! {
    /// From which day a spreadsheet counts the days.
    pub enum DayCount {
        /// 1 January 1900 is day 1, and day 60 is a 29 February 1900 that never was: the usual count.
        From1900 = "1900",
        /// 1 January 1904 is day 0: workbooks that were made on old computers by Apple.
        From1904 = "1904",
    }
}

/// Reads the number of a day, as a spreadsheet holds it where a cell shows a day.
///
/// ```
/// use inspir_core::{chrono::NaiveDate, written::{self, DayCount}};
///
/// let day = NaiveDate::from_ymd_opt(2027, 1, 1);
/// assert_eq!(written::day_number("46388", DayCount::From1900)?, day);
/// assert_eq!(written::day_number("44926.0", DayCount::From1904)?, day);
/// assert!(written::day_number("60", DayCount::From1900).is_err());
/// # Ok::<(), written::WrittenError>(())
/// ```
///
/// # Errors
/// [`WrittenError`] if the text is not blank and no such number, if it has decimals, which are an hour, or
/// if the day is not in the years 1900 to 2199.
pub fn day_number(text: &str, count: DayCount) -> Result<Option<NaiveDate>, WrittenError> {
    let Some(text) = content(text, Sought::DayNumber)? else { return Ok(None) };
    let refused = |reason| WrittenError::new(Sought::DayNumber, reason, &text);
    let number = without_zero_decimals(&text);
    if !is_digits(number) {
        let (whole, part) = number.split_once(['.', ',']).unwrap_or((number, ""));
        let is_time = is_digits(whole) && is_digits(part);
        return Err(refused(if is_time { WrittenReason::Time } else { WrittenReason::Format }));
    }
    let number = number.parse().ok().filter(|number| *number < 1_000_000_u64);
    number
        .and_then(|number| of_number(number, count))
        .map(Some)
        .ok_or(refused(WrittenReason::NoSuchDay))
}

fn of_number(number: u64, count: DayCount) -> Option<NaiveDate> {
    let (year, month, day) = match (count, number) {
        (DayCount::From1900, 0 | 60) => return None,
        (DayCount::From1900, ..60) => (1899, 12, 31),
        // The day that never was is counted.
        (DayCount::From1900, _) => (1899, 12, 30),
        (DayCount::From1904, _) => (1904, 1, 1),
    };
    let day = NaiveDate::from_ymd_opt(year, month, day)?.checked_add_days(Days::new(number))?;
    is_in_range(day).then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_counts() {
        let read = |text: &str, count| {
            let read = day_number(text, count).map(|day| day.map(|day| day.to_string()));
            read.map(Option::unwrap_or_default).map_err(|error| error.reason())
        };
        for (text, day) in [
            ("1", "1900-01-01"),
            ("59", "1900-02-28"),
            ("61", "1900-03-01"),
            ("46388", "2027-01-01"),
            ("46388.0", "2027-01-01"),
            ("109574", "2199-12-31"),
            ("", ""),
        ] {
            assert_eq!(read(text, DayCount::From1900), Ok(day.to_owned()), "{text}");
        }
        assert_eq!(read("0", DayCount::From1904), Ok("1904-01-01".to_owned()));
        for (text, reason) in [
            ("0", WrittenReason::NoSuchDay),
            ("60", WrittenReason::NoSuchDay),
            ("109575", WrittenReason::NoSuchDay),
            ("99999999999999999999", WrittenReason::NoSuchDay),
            ("46388.5", WrittenReason::Time),
            ("-1", WrittenReason::Format),
            ("01/01/2027", WrittenReason::Format),
        ] {
            assert_eq!(read(text, DayCount::From1900), Err(reason), "{text}");
        }
    }
}
