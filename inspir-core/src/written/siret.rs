//! SIRET numbers.

use super::error::WrittenError;
use super::reason::{Sought, WrittenReason};
use super::visible::{content, is_digits, is_scientific, without_zero_decimals};
use crate::identifiers::Siret;

/// Reads a SIRET number, and gives it without spaces.
///
/// ```
/// use inspir_core::written;
///
/// assert_eq!(written::siret("732 829 320 00074")?.as_deref(), Some("73282932000074"));
/// assert_eq!(written::siret("73282932000074.0")?.as_deref(), Some("73282932000074"));
/// let error = written::siret("7,32829E+13").expect_err("its last digits are lost");
/// assert_eq!(error.reason(), written::WrittenReason::Scientific);
/// # Ok::<(), written::WrittenError>(())
/// ```
///
/// Only what a spreadsheet spoilt is refused, and nine digits, which are a SIREN number. Any other text is given as it is, even if it cannot be a
/// SIRET number: an application may state it, and its assessment then says what is wrong with it.
///
/// # Errors
/// [`WrittenError`] if digits are lost, or the number is that of an organisation.
pub fn siret(text: &str) -> Result<Option<String>, WrittenError> {
    let Some(text) = content(text, Sought::Siret)? else { return Ok(None) };
    if is_scientific(&text) {
        return Err(WrittenError::new(Sought::Siret, WrittenReason::Scientific, &text));
    }
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let digits = without_zero_decimals(&compact);
    // No establishment has the number 00000: these are the last digits of `7,32829E+13`, written out.
    if is_digits(digits) && digits.len() == 14 && digits.ends_with("00000") {
        return Err(WrittenError::new(Sought::Siret, WrittenReason::Scientific, &text));
    }
    if is_digits(digits) && digits.len() == 9 {
        return Err(WrittenError::new(Sought::Siret, WrittenReason::Siren, &text));
    }
    let whole = format!("{digits:0>14}");
    // No number begins with more than three zeros.
    let may_lack_zeros = is_digits(digits) && (11..14).contains(&digits.len());
    if may_lack_zeros && whole.parse::<Siret>().is_ok() {
        let error = WrittenError::new(Sought::Siret, WrittenReason::LeadingZeros, &text);
        return Err(error.with_reading(whole));
    }
    Ok(Some(if is_digits(digits) { digits.to_owned() } else { text.into_owned() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lost_digits_are_refused() {
        for (text, number) in [
            ("73282932000074", Some("73282932000074")),
            ("732\u{a0}829\u{202f}320 00074", Some("73282932000074")),
            ("73282932000075", Some("73282932000075")),
            ("732 829 32O 00074", Some("732 829 32O 00074")),
            ("123", Some("123")),
            ("", None),
        ] {
            assert_eq!(siret(text), Ok(number.map(str::to_owned)), "{text}");
        }
        for text in ["7,32829E+13", "7.32829e13", "73282900000000", "73282900000000.0"] {
            assert_eq!(siret(text).unwrap_err().reason(), WrittenReason::Scientific, "{text}");
        }
        for text in ["732829320", "552 100 554", "732829320.0"] {
            assert_eq!(siret(text).unwrap_err().reason(), WrittenReason::Siren, "{text}");
        }
        assert!("00000000000109".parse::<Siret>().is_ok());
        assert_eq!(siret("109"), Ok(Some("109".to_owned())));
        // The register has numbers that begin with 0.
        let whole = "00572070100019";
        assert!(whole.parse::<Siret>().is_ok());
        let error = siret(whole.trim_start_matches('0')).unwrap_err();
        assert_eq!(
            (error.reason(), error.readings()),
            (WrittenReason::LeadingZeros, &[whole.to_owned()][..])
        );
    }
}
