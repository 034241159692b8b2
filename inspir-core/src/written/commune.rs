//! Communes.

use super::error::WrittenError;
use super::reason::{Sought, WrittenReason};
use super::visible::{content, is_digits, without_zero_decimals};
use crate::identifiers::Commune;

/// Reads the INSEE code of a commune.
///
/// ```
/// use inspir_core::written;
///
/// assert_eq!(written::commune("62119")?, "62119".parse().ok());
/// assert_eq!(written::commune("2a004")?, "2A004".parse().ok());
/// let error = written::commune("1001").expect_err("a spreadsheet took its zero");
/// assert_eq!(error.readings(), ["01001"]);
/// # Ok::<(), written::WrittenError>(())
/// ```
///
/// A postcode cannot be told from a code: `62100` may be either.
///
/// # Errors
/// [`WrittenError`] if the text is not blank and not such a code.
pub fn commune(text: &str) -> Result<Option<Commune>, WrittenError> {
    let Some(text) = content(text, Sought::Commune)? else { return Ok(None) };
    let code = without_zero_decimals(&text).to_ascii_uppercase();
    if let Ok(commune) = code.parse() {
        return Ok(Some(commune));
    }
    let reason = match code.len() {
        4 if is_digits(&code) => WrittenReason::LeadingZeros,
        _ => WrittenReason::Format,
    };
    let error = WrittenError::new(Sought::Commune, reason, &text);
    Err(if reason == WrittenReason::LeadingZeros {
        error.with_reading(format!("0{code}"))
    } else {
        error
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        for text in ["62119", " 62119 ", "62119.0", "2a004", "97411"] {
            assert!(matches!(commune(text), Ok(Some(_))), "{text}");
        }
        for (text, reason) in [
            ("1001", WrittenReason::LeadingZeros),
            ("1001.0", WrittenReason::LeadingZeros),
            ("101", WrittenReason::Format),
            ("Béthune", WrittenReason::Format),
            ("62 119", WrittenReason::Format),
            ("62119 Béthune", WrittenReason::Format),
        ] {
            assert_eq!(commune(text).unwrap_err().reason(), reason, "{text}");
        }
        assert_eq!(commune(""), Ok(None));
    }
}
