//! Figures and places beside those that a definition writes.

use chrono::Days;

use crate::day::parse_date;
use crate::identifiers::{Commune, is_department};
use crate::number::Number;

/// The figure a unit smaller or greater: a day, or a unit of the last decimal that is written.
pub(super) fn beside(text: &str, more: bool) -> Option<String> {
    if let Some(day) = parse_date(text) {
        let one = Days::new(1);
        let other = if more { day.checked_add_days(one) } else { day.checked_sub_days(one) };
        return other.map(|day| day.to_string());
    }
    let number = Number::parse(text)?;
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let decimals = u32::try_from(decimals).ok()?;
    let power = 10_i128.checked_pow(decimals.checked_sub(number.decimals())?)?;
    let units = number.units().checked_mul(power)? + if more { 1 } else { -1 };
    if units < 0 {
        return None;
    }
    // As many decimals as before.
    let power = usize::try_from(decimals).ok()?;
    let digits = format!("{units:0>width$}", width = power + 1);
    let (whole, rest) = digits.split_at_checked(digits.len() - power)?;
    Some(if power == 0 { whole.to_owned() } else { format!("{whole}.{rest}") })
}

/// The other departments, or the other communes of a department, from the next one on.
pub(super) fn places_after(text: &str) -> impl Iterator<Item = String> + use<> {
    let all: Vec<String> = if let Ok(commune) = text.parse::<Commune>() {
        let (department, _) = commune.code().split_at(2);
        (0..1_000).map(|number| format!("{department}{number:03}")).collect()
    } else if text.len() == 2 {
        let numbers = (1..=98).map(|number| format!("{number:02}"));
        numbers
            .chain(["2A".to_owned(), "2B".to_owned()])
            .filter(|code| is_department(code))
            .collect()
    } else {
        (970..990).map(|number| number.to_string()).collect()
    };
    let at = all.iter().position(|code| code == text);
    let count = if at.is_some() { all.len() - 1 } else { 0 };
    all.into_iter().cycle().skip(at.unwrap_or(0) + 1).take(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_neighbours() {
        for (text, less, more) in [
            ("5000.00", Some("4999.99"), "5000.01"),
            ("0.50", Some("0.49"), "0.51"),
            ("12", Some("11"), "13"),
            ("0.00", None, "0.01"),
            ("2.5", Some("2.4"), "2.6"),
            ("2027-01-01", Some("2026-12-31"), "2027-01-02"),
        ] {
            assert_eq!(beside(text, false).as_deref(), less);
            assert_eq!(beside(text, true).as_deref(), Some(more));
        }
        assert_eq!(beside("association", true), None);
    }

    #[test]
    fn places_have_neighbours() {
        for (text, next) in [
            ("59", "60"),
            ("19", "21"),
            ("2A", "2B"),
            ("98", "2A"),
            ("974", "975"),
            ("59350", "59351"),
            ("2A999", "2A000"),
        ] {
            assert_eq!(places_after(text).next().as_deref(), Some(next), "{text}");
        }
        assert_eq!(places_after("59").count(), 98);
        assert_eq!(places_after("a/path").next(), None);
    }
}
