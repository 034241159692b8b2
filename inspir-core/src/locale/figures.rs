//! Figures as each language writes them.

use chrono::{Datelike, NaiveDate};

use super::currency::Currency;
use super::format::DatePart;
use super::locale::Locale;
use super::template::fill_values;
use crate::amount::Amount;

impl Locale {
    /// Adds an amount as the locale writes it: `12 500,00 €` or `€12,500.00`, `12 500,00 CHF` or
    /// `CHF 12,500.00`.
    pub(crate) fn write_amount(self, amount: Amount, currency: Currency, out: &mut String) {
        let format = self.format();
        if amount.cents() < 0 {
            out.push('-');
        }
        let (template, currency) = match currency.sign() {
            Some(sign) => (format.with_sign, sign),
            None => (format.with_id, currency.id()),
        };
        let cents = amount.cents().unsigned_abs();
        fill_values(template, out, &mut |name, out| match name {
            "amount" => {
                self.write_count(&(cents / 100).to_string(), out);
                out.push(format.decimal);
                push_two_digits(cents % 100, out);
            }
            _ => out.push_str(currency),
        });
    }

    /// Adds the digits of a whole number as the locale groups them: `20 000` or `20,000`.
    pub(crate) fn write_count(self, digits: &str, out: &mut String) {
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                out.push(self.format().group);
            }
            out.push(digit);
        }
    }

    /// Adds a date as the locale writes it: `09/10/2026` or `9 October 2026`.
    pub(crate) fn write_date(self, date: NaiveDate, out: &mut String) {
        for part in self.format().date {
            match part {
                DatePart::Day => out.push_str(&date.day().to_string()),
                DatePart::TwoDigitDay => push_two_digits(date.day().into(), out),
                DatePart::TwoDigitMonth => push_two_digits(date.month().into(), out),
                DatePart::Month(names) => {
                    out.push_str(names.get(date.month0() as usize).copied().unwrap_or_default());
                }
                DatePart::Text(text) => out.push_str(text),
            }
        }
        out.push_str(&date.year().to_string());
    }

    /// Whether the singular fits this number.
    pub(crate) fn is_singular(self, number: u32) -> bool {
        number == 1 || (number == 0 && self.format().zero_is_singular)
    }
}

fn push_two_digits(number: u64, out: &mut String) {
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
    }

    #[test]
    fn nothing_is_singular_in_french() {
        let singular = |locale: Locale| [0, 1, 2].map(|number| locale.is_singular(number));
        assert_eq!(singular(Locale::Fr), [true, true, false]);
        assert_eq!(singular(Locale::En), [false, true, false]);
    }
}
