use std::fmt;
use std::str::FromStr;

use super::error::{Identifier, IdentifierError, IdentifierFault};
use crate::as_text::as_text;

/// The 14-digit number of an establishment (SIRET): 9 digits for the organisation (SIREN), 5 for
/// the place. They are not all zeros.
///
/// Both the 14 digits and the first 9 pass the Luhn check. The establishments of La Poste (SIREN
/// 356000000) may instead have digits that add up to a multiple of 5.
///
/// ```
/// use inspir_core::Siret;
///
/// let siret: Siret = "356 000 000 18723".parse()?;
/// assert_eq!(siret.to_string(), "35600000018723");
/// assert_eq!(siret.siren(), "356000000");
/// assert!("11122233344455".parse::<Siret>().is_err());
/// # Ok::<(), inspir_core::IdentifierError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Siret([u8; 14]);

const LA_POSTE: &[u8] = b"356000000";

impl Siret {
    /// The number of the organisation (SIREN): the first 9 digits.
    ///
    /// ```
    /// # use inspir_core::Siret;
    /// assert_eq!("35600000018723".parse::<Siret>()?.siren(), "356000000");
    /// # Ok::<(), inspir_core::IdentifierError>(())
    /// ```
    #[must_use]
    pub fn siren(&self) -> &str {
        self.digits().split_at(9).0
    }

    fn digits(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for Siret {
    type Err = IdentifierError;

    fn from_str(text: &str) -> Result<Self, IdentifierError> {
        let digits = Identifier::Siret.characters(text)?.into_bytes();
        let digits: [u8; 14] = digits
            .try_into()
            .map_err(|digits: Vec<u8>| Identifier::Siret.wrong_length(digits.len(), 14))?;
        if digits == [b'0'; 14] {
            return Err(Identifier::Siret.error(IdentifierFault::Zeros));
        }
        let (siren, _) = digits.split_at(9);
        let place_is_right = luhn(&digits)
            || (siren == LA_POSTE
                && digits.iter().map(|digit| u32::from(digit - b'0')).sum::<u32>() % 5 == 0);
        if luhn(siren) && place_is_right {
            Ok(Self(digits))
        } else {
            Err(Identifier::Siret.error(IdentifierFault::CheckDigits))
        }
    }
}

/// From the right, every second digit counts double, less 9 above 9; the sum is a multiple of 10.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(index, digit)| {
            let digit = u32::from(digit - b'0');
            match (index % 2 == 1, digit) {
                (false, digit) => digit,
                (true, digit) if digit > 4 => digit * 2 - 9,
                (true, digit) => digit * 2,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

as_text! { Siret }

impl fmt::Display for Siret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.digits())
    }
}

#[cfg(test)]
mod tests {
    use super::super::IdentifierReason::{Characters, CheckDigits, Length, Zeros};
    use super::*;

    #[test]
    fn both_checks_hold() {
        for right in ["73282932000074", "35600000018723", "216 209 312 000 18"] {
            assert!(right.parse::<Siret>().is_ok(), "{right}");
        }
    }

    #[test]
    fn the_first_reason_counts() {
        for (wrong, expected) in [
            ("7328293200007A", Characters),
            ("1a", Characters),
            ("", Length),
            ("7328293200007", Length),
            ("000 000 000", Length),
            ("000 000 000 00000", Zeros),
            ("11122233344455", CheckDigits),
            ("73282932000075", CheckDigits),
        ] {
            let error = wrong.parse::<Siret>().unwrap_err();
            assert_eq!(error.reason(), expected, "{wrong}");
        }
    }

    #[test]
    fn la_poste_may_add_up_to_a_multiple_of_five() {
        // 3 + 5 + 6 + 1 = 15, and the Luhn sum of the 14 digits is not a multiple of 10.
        assert!("35600000000001".parse::<Siret>().is_ok());
        assert!("35600000000002".parse::<Siret>().is_err());
    }
}
