//! Answers as people write them.

use crate::locale::{Currency, Locale};
use crate::written;

/// Reads an amount as people write it. The JSON has a `status`: `read`, with the `value` as applications
/// state it; `absent`, where nothing is written; or `refused`, with a `code`, what was `found`, the
/// `readings` that it may have, and a `message`.
///
/// ```
/// # use inspir_core::{Currency, Locale, wire};
/// let json = wire::read_amount("1 234,5 €", Locale::Fr, Currency::Eur);
/// assert_eq!(json, r#"{"status":"read","value":"1234.50"}"#);
/// assert!(wire::read_amount("1,234", Locale::En, Currency::Eur).contains(r#""code":"ambiguous""#));
/// ```
#[must_use]
pub fn read_amount(text: &str, locale: Locale, currency: Currency) -> String {
    let read = written::amount(text, locale, currency);
    written::read_json(read.map(|amount| amount.map(|amount| amount.to_string())), locale)
}

/// Reads the number of a program as an amount: its point stands before decimals, however many. The JSON is that of
/// [`read_amount`].
///
/// ```
/// # use inspir_core::{Currency, Locale, wire};
/// let json = wire::amount_of_number("1234.500", Locale::Fr, Currency::Eur);
/// assert_eq!(json, r#"{"status":"read","value":"1234.50"}"#);
/// assert!(wire::amount_of_number("12.345", Locale::En, Currency::Eur).contains(r#""code":"decimals","found":"12.345""#));
/// ```
#[must_use]
pub fn amount_of_number(number: &str, locale: Locale, currency: Currency) -> String {
    let read = written::amount_of_number(number, currency);
    written::read_json(read.map(|amount| Some(amount.to_string())), locale)
}

/// Reads a day as people write it. The JSON is that of [`read_amount`]; the value is `YYYY-MM-DD`.
///
/// ```
/// # use inspir_core::{Locale, wire};
/// let json = wire::read_date("1er janvier 2027", Locale::Fr);
/// assert_eq!(json, r#"{"status":"read","value":"2027-01-01"}"#);
/// assert_eq!(wire::read_date(" ", Locale::Fr), r#"{"status":"absent"}"#);
/// ```
#[must_use]
pub fn read_date(text: &str, locale: Locale) -> String {
    let read = written::date(text, locale);
    written::read_json(read.map(|day| day.map(|day| day.to_string())), locale)
}
