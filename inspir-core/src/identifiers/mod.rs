//! The identifiers that French administrations use, each a checked type.

mod commune;
mod department;
mod iban;
mod rna;
mod siret;

pub use commune::Commune;
#[cfg(feature = "schema")]
pub(crate) use department::DEPARTMENT;
pub(crate) use department::is_department;
pub use iban::Iban;
pub use rna::Rna;
pub use siret::Siret;

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
    #[error("this does not have the form of {0}")]
    Format(&'static str),
    /// The form is right but the check digits are not: a digit was mistyped.
    #[error("the check digits of {0} do not agree: compare each digit with the original")]
    Checksum(&'static str),
}

/// Drops all white space and turns a–z into A–Z, as people copy identifiers with both.
fn normalised(text: &str) -> String {
    let mut normalised = String::with_capacity(text.len());
    normalised.extend(text.chars().filter(|c| !c.is_whitespace()));
    normalised.make_ascii_uppercase();
    normalised
}
