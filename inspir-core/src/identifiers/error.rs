//! Why a text is not an identifier, and what all of them share.

use std::fmt;

use crate::closed_list::closed_list;

closed_list! {
    /// The fault of an identifier: the first of these, each identifier having its own order.
    #[non_exhaustive]
    pub enum IdentifierReason {
        /// A character that the identifier cannot have.
        Characters = "characters",
        /// Characters are missing, or there are too many.
        Length = "length",
        /// There are only zeros.
        Zeros = "zeros",
        /// No country of the IBAN registry has this code.
        Country = "country",
        /// Letters and digits are not in their places.
        Format = "format",
        /// The check digits do not agree with the others: something was mistyped.
        CheckDigits = "check_digits",
        /// The RIB key does not agree with the account number.
        RibKey = "rib_key",
    }
}

/// Why a text is not the identifier that it should be.
///
/// ```
/// use inspir_core::{IdentifierReason, Siret};
///
/// let error = "732 829 32O 00074".parse::<Siret>().expect_err("the letter O");
/// assert_eq!(error.reason(), IdentifierReason::Characters);
/// assert_eq!(error.position(), Some(11));
/// assert_eq!(
///     error.to_string(),
///     "character 11, counting spaces, cannot be in a SIRET number: it has digits only",
/// );
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub struct IdentifierError {
    of: Identifier,
    reason: IdentifierReason,
    /// How many characters there must be, if the reason is `length`.
    expected: u8,
    /// The position of the first wrong character, or how many there are. All members fit into eight
    /// bytes, so that what is known of an identifier is as small as what is known of an amount.
    number: u32,
}

/// The kind of identifier that a text should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Identifier {
    Commune,
    Siret,
    Rna,
    Iban,
}

/// A reason, with what there is to say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum IdentifierFault {
    /// The position of the first wrong character.
    Characters(u32),
    Length {
        found: u32,
        expected: u8,
    },
    Zeros,
    Country,
    Format,
    CheckDigits,
    RibKey,
}

impl IdentifierError {
    /// The fault. An identifier that is wrong in several ways has the first reason of its own order:
    ///
    /// - SIRET: `characters`, `length`, `zeros`, `check_digits`;
    /// - RNA: `characters`, `length`, `format`;
    /// - IBAN: `characters`, `country`, `length`, `format`, `check_digits`, `rib_key`;
    /// - commune: `format`.
    ///
    /// ```
    /// use inspir_core::{Iban, IdentifierReason};
    ///
    /// let error = "FR14 2004 1010 0505 0001 3M02".parse::<Iban>().expect_err("it ends too early");
    /// assert_eq!(error.reason(), IdentifierReason::Length);
    /// assert_eq!(error.to_string(), "an IBAN of this country has 27 characters, not 24");
    /// ```
    #[must_use]
    pub const fn reason(&self) -> IdentifierReason {
        self.reason
    }

    /// Which character is the first wrong one, if the reason is `characters`. The text counts as it was
    /// given, white space included, in Unicode scalar values from 1.
    ///
    /// ```
    /// use inspir_core::Rna;
    ///
    /// assert_eq!(" w62-3990142".parse::<Rna>().expect_err("a hyphen").position(), Some(5));
    /// assert_eq!("W62".parse::<Rna>().expect_err("too short").position(), None);
    /// ```
    #[must_use]
    pub const fn position(&self) -> Option<u32> {
        match self.reason {
            IdentifierReason::Characters => Some(self.number),
            _ => None,
        }
    }

    /// How many characters there are and how many there must be, if the reason is `length`.
    pub(crate) const fn lengths(self) -> Option<(u32, u8)> {
        match self.reason {
            IdentifierReason::Length => Some((self.number, self.expected)),
            _ => None,
        }
    }
}

impl Identifier {
    /// The error of a text that should be this.
    pub(super) const fn error(self, fault: IdentifierFault) -> IdentifierError {
        let (reason, expected, number) = match fault {
            IdentifierFault::Characters(position) => (IdentifierReason::Characters, 0, position),
            IdentifierFault::Length { found, expected } => {
                (IdentifierReason::Length, expected, found)
            }
            IdentifierFault::Zeros => (IdentifierReason::Zeros, 0, 0),
            IdentifierFault::Country => (IdentifierReason::Country, 0, 0),
            IdentifierFault::Format => (IdentifierReason::Format, 0, 0),
            IdentifierFault::CheckDigits => (IdentifierReason::CheckDigits, 0, 0),
            IdentifierFault::RibKey => (IdentifierReason::RibKey, 0, 0),
        };
        IdentifierError { of: self, reason, expected, number }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Commune => "an INSEE commune code",
            Self::Siret => "a SIRET number",
            Self::Rna => "an RNA number",
            Self::Iban => "an IBAN",
        }
    }

    /// Whether a character, in capitals, can be in the identifier.
    const fn accepts(self, character: char) -> bool {
        match self {
            Self::Siret => character.is_ascii_digit(),
            Self::Commune | Self::Rna | Self::Iban => {
                character.is_ascii_digit() || character.is_ascii_uppercase()
            }
        }
    }

    /// Drops all white space and turns a–z into A–Z, as people copy identifiers with both.
    pub(super) fn characters(self, text: &str) -> Result<String, IdentifierError> {
        // Most are written without spaces, in capitals.
        if text.bytes().all(|byte| self.accepts(char::from(byte))) {
            return Ok(text.to_owned());
        }
        let mut normalised = String::with_capacity(text.len());
        for (position, character) in (1_usize..).zip(text.chars()) {
            let capital = character.to_ascii_uppercase();
            if self.accepts(capital) {
                normalised.push(capital);
            } else if !character.is_whitespace() {
                return Err(self.error(IdentifierFault::Characters(number(position))));
            }
        }
        Ok(normalised)
    }

    /// The error of an identifier whose characters are all right, but not their number.
    pub(super) fn wrong_length(self, found: usize, expected: u8) -> IdentifierError {
        self.error(IdentifierFault::Length { found: number(found), expected })
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl fmt::Display for IdentifierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { of, expected, number, .. } = self;
        let name = of.name();
        f.pad(&match (self.reason, self.of) {
            (IdentifierReason::Characters, of) => {
                let has = match of {
                    Identifier::Siret => "digits only",
                    _ => "letters from A to Z and digits only",
                };
                format!("character {number}, counting spaces, cannot be in {name}: it has {has}")
            }
            (IdentifierReason::Length, Identifier::Iban) => {
                format!("{name} of this country has {expected} characters, not {number}")
            }
            (IdentifierReason::Length, _) => {
                format!("{name} has {expected} characters, not {number}")
            }
            (IdentifierReason::Zeros, _) => {
                format!("{name} does not consist of zeros: write the real one")
            }
            (IdentifierReason::Country, _) => {
                format!("{name} begins with the code of a country of the IBAN registry, such as FR")
            }
            (IdentifierReason::Format, Identifier::Iban) => {
                format!("letters and digits are not where {name} of this country has them")
            }
            (IdentifierReason::Format, _) => format!("this does not have the form of {name}"),
            (IdentifierReason::CheckDigits, _) => format!(
                "the check digits of {name} do not agree: compare each character with the original"
            ),
            (IdentifierReason::RibKey, _) => {
                "the RIB key, the last two digits, does not agree with the account \
                                   number: compare each character with the original"
                    .to_owned()
            }
        })
    }
}
