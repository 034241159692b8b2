//! Why a text is not an identifier, and what all of them share.

use std::fmt;

/// Why a text is not the identifier that it should be.
///
/// ```
/// use inspir_core::{IdentifierError, Siret};
///
/// assert!(matches!("356".parse::<Siret>(), Err(IdentifierError::Format(_))));
/// assert!(matches!("11122233344455".parse::<Siret>(), Err(IdentifierError::Checksum(_))));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdentifierError {
    /// The text does not have the identifier's form.
    Format(&'static str),
    /// The form is right but the check digits are not: a digit was mistyped.
    Checksum(&'static str),
}

impl fmt::Display for IdentifierError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match self {
            Self::Format(name) => format!("this does not have the form of {name}"),
            Self::Checksum(name) => format!(
                "the check digits of {name} do not agree: compare each digit with the original"
            ),
        })
    }
}

/// Drops all white space and turns a–z into A–Z, as people copy identifiers with both.
pub(super) fn normalised(text: &str) -> String {
    let mut normalised = String::with_capacity(text.len());
    normalised.extend(text.chars().filter(|c| !c.is_whitespace()));
    normalised.make_ascii_uppercase();
    normalised
}
