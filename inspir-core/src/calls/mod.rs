//! The catalogue of calls, with many editions of one call: which is in force on a day, and which an
//! application is for.

mod catalogue;
mod choose;
mod edition;
mod error;

pub use catalogue::{Calls, CatalogueIds, Gaps};
pub use choose::EditionDay;
pub use edition::{Edition, Gap};
pub use error::{CallsError, NoCall};
