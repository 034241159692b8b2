use std::fmt;
use std::str::FromStr;

use super::error::{IdentifierError, normalised};

/// The number of an association in the national register (RNA): `W`, the prefecture's code (a
/// digit, then a digit or a letter), seven digits.
///
/// ```
/// use inspir_core::Rna;
///
/// assert_eq!("w62 3990142".parse::<Rna>()?.to_string(), "W623990142");
/// assert!("623990142".parse::<Rna>().is_err());
/// # Ok::<(), inspir_core::IdentifierError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Rna(String);

impl FromStr for Rna {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let text = normalised(text);
        match text.as_bytes() {
            [b'W', b'0'..=b'9', b'A'..=b'Z' | b'0'..=b'9', number @ ..]
                if number.len() == 7 && number.iter().all(u8::is_ascii_digit) =>
            {
                Ok(Self(text))
            }
            _ => Err(IdentifierError::Format("an RNA number")),
        }
    }
}

impl fmt::Display for Rna {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form() {
        for right in ["W123456789", "W2A1234567", "w9r4004100"] {
            assert!(right.parse::<Rna>().is_ok(), "{right}");
        }
        for wrong in ["W12345678", "W1234567890", "WA23456789", "X123456789", "W12345678é"] {
            assert!(wrong.parse::<Rna>().is_err(), "{wrong}");
        }
    }
}
