//! What an applicant states: the application (dossier de demande) and its parts.
//!
//! Every member is optional, so that the same type serves from the first keystroke of a form to
//! the final file: `None`, an empty text and an empty list all mean "not answered yet".

mod application;
mod appraisal;
mod budget;
mod by_id;
mod choices;
mod count;
mod detail;
mod details;
mod dossier;
mod entries;
mod entries_member;
mod extensions;
mod iter;
mod listed;
mod name;
mod own_lists;
#[cfg(feature = "schema")]
mod own_schema;
mod people;
mod project;
mod text;

pub use application::{Application, CallId};
pub use appraisal::Appraisal;
pub use budget::{Budget, Expense, Request, Revenue};
pub(crate) use choices::LISTS;
pub use choices::{
    EventFormat, LegalForm, Nature, Signatory, SignedBy, Source, VatBasis, VatRecovery, Verdict,
};
pub use count::{Count, InvalidCount};
pub use detail::Detail;
pub use details::Details;
pub use dossier::{Charter, Digits, Document, Indicator, PreviousGrant, Target};
pub use entries::{Answers, Appraisals, Commitments, Entries, Undertakings};
pub use extensions::Extensions;
pub use iter::{
    DetailsIntoIter, DetailsIter, DetailsIterMut, EntriesIntoIter, EntriesIter, EntriesIterMut,
};
pub use listed::{CategoryId, DocumentKind, FundingSource};
pub use own_lists::{Lists, ListsIter};
pub use people::{Applicant, LegalRepresentative, TeamMember};
pub use project::{Origin, Project};
pub use text::Text;
