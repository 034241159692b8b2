//! The explained result: findings with their places, figures and words.

mod assessment;
mod explain;
mod finding;
mod open_state;

pub(crate) use assessment::Calculation;
pub use assessment::{Assessment, Parts};
pub(crate) use explain::Explained;
pub use finding::{Finding, Findings, Paths, SelectedFindings};
pub(crate) use open_state::OpenState;
