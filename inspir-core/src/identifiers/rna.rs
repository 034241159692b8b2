use std::fmt;
use std::str::FromStr;

use super::error::{Identifier, IdentifierError, IdentifierFault};
use crate::as_text::as_text;

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
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rna(String);

impl FromStr for Rna {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let rna = Identifier::Rna.characters(text)?;
        if rna.len() != 10 {
            return Err(Identifier::Rna.wrong_length(rna.len(), 10));
        }
        match rna.as_bytes() {
            [b'W', b'0'..=b'9', _, number @ ..] if number.iter().all(u8::is_ascii_digit) => {
                Ok(Self(rna))
            }
            _ => Err(Identifier::Rna.error(IdentifierFault::Format)),
        }
    }
}

as_text! { Rna }

impl fmt::Display for Rna {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::IdentifierReason::{Characters, Format, Length};
    use super::*;

    #[test]
    fn form() {
        for right in ["W123456789", "W2A1234567", "w9r4004100"] {
            assert!(right.parse::<Rna>().is_ok(), "{right}");
        }
    }

    #[test]
    fn the_first_reason_counts() {
        for (wrong, expected) in [
            ("W12345678é", Characters),
            ("X-", Characters),
            ("", Length),
            ("W12345678", Length),
            ("X1234567890", Length),
            ("X123456789", Format),
            ("WA23456789", Format),
            ("W12A456789", Format),
        ] {
            assert_eq!(wrong.parse::<Rna>().unwrap_err().reason(), expected, "{wrong}");
        }
    }
}
