//! Figures as each language writes them.

use chrono::{Datelike, NaiveDate};

use super::currency::Currency;
use super::format::{AmountPart, DatePart};
use super::locale::{Locale, words};
use super::own::Lexicon;
use crate::amount::Amount;
use crate::number::Number;
use crate::span::{Length, SpanParts, TimeUnit};

impl Locale {
    /// Adds an amount as the locale writes it: `12 500,00 €` or `€12,500.00`, `12 500,00 CHF` or
    /// `CHF 12,500.00`.
    pub(crate) fn write_amount(self, amount: Amount, currency: Currency, out: &mut String) {
        let format = self.format();
        if amount.cents() < 0 {
            out.push('-');
        }
        let (parts, currency) = match currency.sign() {
            Some(sign) => (format.with_sign, sign),
            None => (format.with_id, currency.id()),
        };
        for part in parts {
            match part {
                AmountPart::Digits => {
                    let mut digits = String::new();
                    amount.push_to(&mut digits);
                    self.write_digits(digits.trim_start_matches('-'), Self::write_count, out);
                }
                AmountPart::Currency => out.push_str(currency),
                AmountPart::Text(text) => out.push_str(text),
            }
        }
    }

    /// Adds an exact number, its whole part in groups.
    pub(crate) fn write_number(self, number: Number, out: &mut String) {
        self.write_digits(&number.to_string(), Self::write_count, out);
    }

    /// Adds an exact number whose whole part is a year, or stands beside one.
    pub(crate) fn write_ungrouped(self, number: Number, out: &mut String) {
        self.write_digits(&number.to_string(), |_, whole, out| out.push_str(whole), out);
    }

    fn write_digits(
        self,
        number: &str,
        write_whole: fn(Self, &str, &mut String),
        out: &mut String,
    ) {
        let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        out.push_str(sign);
        write_whole(self, whole, out);
        if !part.is_empty() {
            out.push(self.format().decimal);
            out.push_str(part);
        }
    }

    /// Adds the digits of a whole number as the locale groups them: `20 000` or `20,000`.
    pub(crate) fn write_count(self, digits: &str, out: &mut String) {
        let first = (digits.len() + 2) % 3 + 1;
        let (mut group, mut rest) = digits.split_at_checked(first).unwrap_or((digits, ""));
        while !rest.is_empty() {
            out.push_str(group);
            out.push(self.format().group);
            (group, rest) = rest.split_at_checked(3).unwrap_or((rest, ""));
        }
        out.push_str(group);
    }

    /// Adds a date as the locale writes it: `09/10/2026` or `9 October 2026`.
    pub(crate) fn write_date(self, date: NaiveDate, out: &mut String) {
        write_parts(self.format().date, date, out);
    }

    /// Adds a date with the month in words: `1er octobre 2026` or `1 October 2026`.
    pub(crate) fn write_long_date(self, date: NaiveDate, out: &mut String) {
        write_parts(self.format().long_date, date, out);
    }
    /// Whether the singular fits this number.
    pub(crate) fn is_singular(self, number: u32) -> bool {
        number == 1 || (number == 0 && self.format().zero_is_singular)
    }
}

impl Lexicon<'_> {
    /// Adds a length of time, such as `12 weeks`.
    pub(crate) fn write_length(self, length: Length, out: &mut String) {
        self.write_time(i64::from(length.number), length.unit, out);
    }

    /// Adds a span of time, such as `24 months and 1 day`.
    pub(crate) fn write_span(self, parts: SpanParts, out: &mut String) {
        let all = [
            (parts.years, TimeUnit::Years),
            (parts.months, TimeUnit::Months),
            (parts.weeks, TimeUnit::Weeks),
            (parts.days, TimeUnit::Days),
        ];
        let mut told: Vec<(i64, TimeUnit)> = all.into_iter().filter(|(n, _)| *n > 0).collect();
        if told.is_empty() {
            told.push((0, TimeUnit::Days));
        }
        if parts.is_before {
            out.push('-');
        }
        let last = told.len() - 1;
        for (index, (number, unit)) in told.into_iter().enumerate() {
            match index {
                0 => {}
                index if index == last => out.push_str(self.locale().format().and),
                _ => out.push_str(", "),
            }
            self.write_time(number, unit, out);
        }
    }

    fn write_time(self, number: i64, unit: TimeUnit, out: &mut String) {
        self.locale().write_count(&number.to_string(), out);
        out.push('\u{a0}');
        let is_one = self.locale().is_singular(u32::try_from(number).unwrap_or(u32::MAX));
        let words = match (unit, is_one) {
            (TimeUnit::Days, true) => words!(fr: "jour", en: "day"),
            (TimeUnit::Days, false) => words!(fr: "jours", en: "days"),
            (TimeUnit::Weeks, true) => words!(fr: "semaine", en: "week"),
            (TimeUnit::Weeks, false) => words!(fr: "semaines", en: "weeks"),
            (TimeUnit::Months, true) => words!(fr: "mois", en: "month"),
            (TimeUnit::Months, false) => words!(fr: "mois", en: "months"),
            (TimeUnit::Years, true) => words!(fr: "an", en: "year"),
            (TimeUnit::Years, false) => words!(fr: "ans", en: "years"),
        };
        out.push_str(words.told(self));
    }
}

/// Adds a date, part by part, and its year.
fn write_parts(parts: &[DatePart], date: NaiveDate, out: &mut String) {
    for part in parts {
        match part {
            DatePart::OrdinalDay(ending) => {
                out.push_str(&date.day().to_string());
                out.push_str(if date.day() == 1 { ending } else { "" });
            }
            DatePart::Day => out.push_str(&date.day().to_string()),
            DatePart::TwoDigitDay => push_two_digits(date.day(), out),
            DatePart::TwoDigitMonth => push_two_digits(date.month(), out),
            DatePart::Month(names) => {
                out.push_str(names.get(date.month0() as usize).copied().unwrap_or_default());
            }
            DatePart::Text(text) => out.push_str(text),
        }
    }
    out.push_str(&date.year().to_string());
}

fn push_two_digits(number: u32, out: &mut String) {
    if number < 10 {
        out.push('0');
    }
    out.push_str(&number.to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_each_country_writes_them() {
        let write = |locale: Locale, currency, cents| {
            let mut out = String::new();
            locale.write_amount(Amount::from_cents(cents), currency, &mut out);
            out
        };
        assert_eq!(write(Locale::Fr, Currency::Eur, 1_250_000), "12 500,00 €");
        assert_eq!(write(Locale::En, Currency::Eur, 1_250_000), "€12,500.00");
        assert_eq!(write(Locale::Fr, Currency::Eur, -5), "-0,05 €");
        assert_eq!(write(Locale::En, Currency::Eur, -5), "-€0.05");
        assert_eq!(write(Locale::En, Currency::Eur, 12_345_678_901), "€123,456,789.01");
        assert_eq!(write(Locale::Fr, Currency::Gbp, 120_000), "1 200,00 £");
        assert_eq!(write(Locale::En, Currency::Gbp, 120_000), "£1,200.00");
        assert_eq!(write(Locale::En, Currency::Usd, 120_000), "$1,200.00");
        assert_eq!(write(Locale::Fr, Currency::Chf, 120_000), "1 200,00 CHF");
        assert_eq!(write(Locale::En, Currency::Chf, 120_000), "CHF 1,200.00");
        assert_eq!(write(Locale::En, Currency::Sek, -120_000), "-SEK 1,200.00");
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
        let write = |locale: Locale, day| {
            let mut out = String::new();
            locale.write_long_date(NaiveDate::from_ymd_opt(2026, 10, day).unwrap(), &mut out);
            out
        };
        assert_eq!(write(Locale::Fr, 1), "1er octobre 2026");
        assert_eq!(write(Locale::Fr, 2), "2 octobre 2026");
        assert_eq!(write(Locale::En, 1), "1 October 2026");
    }

    #[test]
    fn nothing_is_singular_in_french() {
        let singular = |locale: Locale| [0, 1, 2].map(|number| locale.is_singular(number));
        assert_eq!(singular(Locale::Fr), [true, true, false]);
        assert_eq!(singular(Locale::En), [false, true, false]);
    }
}
