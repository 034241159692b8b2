//! The identifiers that French administrations use, each a checked type.

mod commune;
mod department;
mod error;
mod iban;
mod registry;
mod rna;
mod siret;

pub use commune::Commune;
#[cfg(feature = "schema")]
pub(crate) use department::DEPARTMENT;
pub(crate) use department::is_department;
pub use error::{IdentifierError, IdentifierReason};
pub use iban::Iban;
pub use rna::Rna;
pub use siret::Siret;
