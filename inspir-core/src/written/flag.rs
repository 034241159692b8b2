//! Yes and no.

use super::error::WrittenError;
use super::reason::{Sought, WrittenReason};
use super::visible::{content, without_zero_decimals};

/// Reads yes or no, in any of the languages, as a word, a letter, a number or a mark.
///
/// ```
/// use inspir_core::written;
///
/// for text in ["Oui", "o", "VRAI", "true", "yes", "1", "X", "✓", "on"] {
///     assert_eq!(written::flag(text)?, Some(true), "{text}");
/// }
/// for text in ["Non", "n", "Faux", "false", "no", "0", "off"] {
///     assert_eq!(written::flag(text)?, Some(false), "{text}");
/// }
/// assert_eq!(written::flag("")?, None);
/// # Ok::<(), written::WrittenError>(())
/// ```
///
/// Nothing is no answer, not a no: a column in which only an `X` is written says nothing of the other
/// rows.
///
/// # Errors
/// [`WrittenError`] for any other text.
pub fn flag(text: &str) -> Result<Option<bool>, WrittenError> {
    let Some(text) = content(text, Sought::Flag)? else { return Ok(None) };
    match without_zero_decimals(&text).to_lowercase().as_str() {
        "true" | "yes" | "y" | "oui" | "o" | "vrai" | "1" | "x" | "✓" | "✔" | "☑" | "on" => {
            Ok(Some(true))
        }
        "false" | "no" | "n" | "non" | "faux" | "0" | "☐" | "off" => Ok(Some(false)),
        _ => Err(WrittenError::new(Sought::Flag, WrittenReason::Format, &text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_neither_is_refused() {
        for (text, reason) in [
            ("oui ?", WrittenReason::Format),
            ("2", WrittenReason::Format),
            ("oui/non", WrittenReason::Format),
            ("-", WrittenReason::Placeholder),
        ] {
            assert_eq!(flag(text).map_err(|error| error.reason()), Err(reason), "{text}");
        }
        assert_eq!(flag(" OUI\u{a0}"), Ok(Some(true)));
        assert_eq!(flag("0.0"), Ok(Some(false)));
    }
}
