//! Texts.

use super::error::WrittenError;
use super::reason::{Sought, WrittenReason};
use super::visible::is_scientific;
use crate::text::{MAX_TEXT, is_blank};

/// Reads a text, which stays as it is.
///
/// ```
/// use inspir_core::written;
///
/// assert_eq!(written::text(" une fête, dans « la rue » ")?, Some(" une fête, dans « la rue » "));
/// assert_eq!(written::text(" \n")?, None);
/// # Ok::<(), written::WrittenError>(())
/// ```
///
/// # Errors
/// [`WrittenError`] if the text has more than 20,000 characters.
pub fn text(text: &str) -> Result<Option<&str>, WrittenError> {
    if text.len() > MAX_TEXT && text.chars().nth(MAX_TEXT).is_some() {
        return Err(WrittenError::new(Sought::Text, WrittenReason::TooLong, text));
    }
    Ok((!is_blank(text)).then_some(text))
}

/// Reads the number of a cell as a text, refused if its last digits are lost.
pub(crate) fn text_of_number(number: &str) -> Result<Option<&str>, WrittenError> {
    match is_scientific(number) {
        true => Err(WrittenError::new(Sought::Text, WrittenReason::Scientific, number)),
        false => text(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_at_most_twenty_thousand_characters() {
        let longest = "é".repeat(MAX_TEXT);
        assert_eq!(text(&longest), Ok(Some(longest.as_str())));
        assert_eq!(text(&format!("{longest}é")).unwrap_err().reason(), WrittenReason::TooLong);
    }
}
