//! Amounts of money.

use super::digits::{Spelled, SpelledNumber, spelled};
use super::error::WrittenError;
use super::fold::folded;
use super::reason::{Sought, WrittenReason};
use super::visible::{content, is_digits, is_scientific};
use crate::amount::Amount;
use crate::locale::{Currency, Locale};

/// Reads an amount as people write it: thousands in groups or not, decimals after a comma or a point, the
/// currency before or behind it.
///
/// ```
/// use inspir_core::{Amount, Currency, Locale, written};
///
/// for text in ["1 234,50 €", "1\u{a0}234,50", "1.234,50", "€1,234.50", "EUR 1234.5", "1’234.50"] {
///     let amount = written::amount(text, Locale::Fr, Currency::Eur)?;
///     assert_eq!(amount, Some(Amount::from_cents(123_450)), "{text}");
/// }
/// for text in ["12,345", "-5", "(5)", "5 £", "0,125", "1 2345", "1,2E+03", "5 k€"] {
///     let error = written::amount(text, Locale::Fr, Currency::Eur).expect_err(text);
///     println!("{}", error.message(Locale::Fr));
/// }
/// # Ok::<(), written::WrittenError>(())
/// ```
///
/// An amount has at most two decimals and twelve digits before them, and is not negative. Where one sign
/// stands before three digits (`12,345`), it may group thousands or stand before decimals; the locale says
/// only which of these readings comes first in the error.
///
/// # Errors
/// [`WrittenError`] if the text is not blank and not an amount, or can be two.
pub fn amount(
    text: &str,
    locale: Locale,
    currency: Currency,
) -> Result<Option<Amount>, WrittenError> {
    let sought = Sought::Amount(currency);
    let Some(text) = content(text, sought)? else { return Ok(None) };
    let read = || {
        if is_scientific(&text) {
            return Err(WrittenReason::Scientific);
        }
        let digits = without_currency(without_sign(&text)?, currency)?;
        spelled(without_sign(digits)?)
    };
    match read() {
        Ok(Spelled::One(figure)) => cents(&figure)
            .map(|cents| Some(Amount::from_cents(cents)))
            .map_err(|reason| WrittenError::new(sought, reason, &text)),
        Ok(two) => Err(WrittenError::ambiguous(sought, &text, two, locale)),
        Err(reason) => Err(WrittenError::new(sought, reason, &text)),
    }
}

/// Reads the number of a cell as an amount. Its point stands before decimals, and zeros at its end say
/// nothing.
pub(crate) fn amount_of_number(number: &str, currency: Currency) -> Result<Amount, WrittenError> {
    let refused = |reason| WrittenError::new(Sought::Amount(currency), reason, number);
    let figure = figure_of_number(number).map_err(refused)?;
    cents(&figure).map(Amount::from_cents).map_err(refused)
}

/// The digits of a number as programs write it.
pub(super) fn figure_of_number(number: &str) -> Result<SpelledNumber, WrittenReason> {
    if is_scientific(number) {
        return Err(WrittenReason::Scientific);
    }
    let digits = without_sign(number)?;
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if !is_digits(whole) || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(WrittenReason::Format);
    }
    Ok(SpelledNumber::new(whole, part.trim_end_matches('0')))
}

/// Writes an amount as people do, as all messages do. [`amount`] reads it again.
///
/// ```
/// use inspir_core::{Amount, Currency, Locale, written};
///
/// let amount = Amount::from_cents(1_250_050);
/// assert_eq!(written::format_amount(amount, Locale::En, Currency::Eur), "€12,500.50");
/// let french = written::format_amount(amount, Locale::Fr, Currency::Eur);
/// assert_eq!(french.replace(char::is_whitespace, " "), "12 500,50 €");
/// assert_eq!(written::amount(&french, Locale::Fr, Currency::Eur), Ok(Some(amount)));
/// ```
#[must_use]
pub fn format_amount(amount: Amount, locale: Locale, currency: Currency) -> String {
    let mut out = String::new();
    locale.write_amount(amount, currency, &mut out);
    out
}

/// The amount in cents.
fn cents(figure: &SpelledNumber) -> Result<i128, WrittenReason> {
    let SpelledNumber { whole, part } = figure;
    if part.len() > 2 {
        return Err(WrittenReason::Decimals);
    }
    let cents = format!("{whole}{part:0<2}").parse().ok();
    let cents = cents.filter(|cents| *cents <= Amount::MAX.cents());
    cents.ok_or(WrittenReason::TooLarge)
}

/// Refuses the signs of an amount below 0.
pub(super) fn without_sign(text: &str) -> Result<&str, WrittenReason> {
    const MINUS: [char; 4] = ['-', '\u{2212}', '\u{2013}', '\u{2010}'];
    if text.starts_with('(') && text.ends_with(')') {
        return Err(WrittenReason::Parentheses);
    }
    let number = text.strip_prefix(MINUS).or(text.strip_suffix(MINUS));
    match number {
        // `12,-` is no amount below 0.
        Some(number) if !number.ends_with([',', '.']) => Err(WrittenReason::Negative),
        _ => Ok(text),
    }
}

/// The text without the sign, the id or the name of the currency on one of its sides.
fn without_currency(text: &str, currency: Currency) -> Result<&str, WrittenReason> {
    let is_number = |c: char| c.is_ascii_digit() || ".,'\u{2019}-\u{2212}\u{2013}()".contains(c);
    let number = text.trim_matches(|c| !is_number(c));
    let Some((before, behind)) = text.split_once(number).filter(|_| !number.is_empty()) else {
        return Err(WrittenReason::Format);
    };
    // Letters between digits, as of `0x1F`, name no currency.
    if number.contains(char::is_alphabetic) {
        return Err(WrittenReason::Format);
    }
    let name = match (before.trim(), behind.trim()) {
        ("", "") => return Ok(number),
        (name, "") | ("", name) => name,
        _ => return Err(WrittenReason::Format),
    };
    match of_name(name) {
        Some(named) if named == currency => Ok(number),
        Some(_) => Err(WrittenReason::Currency),
        None if is_other(name) => Err(WrittenReason::Currency),
        None => Err(WrittenReason::Format),
    }
}

/// The currency of a sign, an id or a name.
fn of_name(name: &str) -> Option<Currency> {
    let is_it = |currency: &&Currency| {
        currency.id().eq_ignore_ascii_case(name) || currency.sign() == Some(name)
    };
    match folded(name).as_str() {
        "euro" | "euros" => Some(Currency::Eur),
        _ => Currency::ALL.iter().find(is_it).copied(),
    }
}

/// Whether a name is that of a currency that no call has.
fn is_other(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "f", "ff", "frf", "fr", "francs", "franc", "dollars", "livres", "pounds", "jpy", "cad",
        "xpf",
    ];
    ["¥", "₣", "₽", "₺", "US$", "$US"].contains(&name) || NAMES.contains(&folded(name).as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Option<i128>, WrittenReason> {
        let read = amount(text, Locale::Fr, Currency::Eur);
        read.map(|amount| amount.map(Amount::cents)).map_err(|error| error.reason())
    }

    #[test]
    fn amounts() {
        for (text, cents) in [
            ("0", 0),
            ("12", 1200),
            ("12,5", 1250),
            ("12 €", 1200),
            ("€ 12", 1200),
            ("12€", 1200),
            ("12 eur", 1200),
            ("12 euros", 1200),
            ("1 Euro", 100),
            ("\u{feff}12\u{200b},50\u{a0}€ ", 1250),
            ("999 999 999 999,99", 99_999_999_999_999),
            ("1.234.567,89 EUR", 123_456_789),
        ] {
            assert_eq!(read(text), Ok(Some(cents)), "{text}");
        }
        for blank in ["", " ", "\u{a0}\t", "\u{feff}"] {
            assert_eq!(read(blank), Ok(None));
        }
    }

    #[test]
    fn what_is_no_amount_says_why() {
        use WrittenReason as Reason;
        for (text, reason) in [
            ("0x1F", Reason::Format),
            ("1F 5F", Reason::Format),
            ("1 F", Reason::Currency),
            ("1.234", Reason::Ambiguous),
            ("1,234 €", Reason::Ambiguous),
            ("0,125", Reason::Decimals),
            ("12,3456", Reason::Decimals),
            ("-12", Reason::Negative),
            ("- 12 €", Reason::Negative),
            ("€-12", Reason::Negative),
            ("12-", Reason::Negative),
            ("12 -€", Reason::Negative),
            ("\u{2212}12", Reason::Negative),
            ("(12)", Reason::Parentheses),
            ("(12 €)", Reason::Parentheses),
            ("€(12)", Reason::Parentheses),
            ("12 £", Reason::Currency),
            ("$12", Reason::Currency),
            ("CHF 12", Reason::Currency),
            ("12 F", Reason::Currency),
            ("1000000000000", Reason::TooLarge),
            ("1 2345", Reason::Grouping),
            ("1,2E+03", Reason::Scientific),
            ("12,-", Reason::Format),
            ("12 k€", Reason::Format),
            ("€ 12 €", Reason::Format),
            ("12 € TTC", Reason::Format),
            ("environ 12", Reason::Format),
            ("12%", Reason::Format),
            ("+12", Reason::Format),
            ("€", Reason::Format),
            ("néant", Reason::Placeholder),
            ("#N/A", Reason::Placeholder),
            ("-", Reason::Placeholder),
        ] {
            assert_eq!(read(text), Err(reason), "{text}");
        }
        assert_eq!(amount("£12", Locale::En, Currency::Gbp), Ok(Some(Amount::from_cents(1200))));
    }
}
