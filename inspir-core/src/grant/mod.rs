//! How much may be granted: categories, parts, their limits, and how each was worked out.

mod category;
mod frame;
mod part;
mod steps;
mod terms;
mod totals;

pub use category::CategoryGrant;
pub(crate) use category::{Cap, Categories, Of, Share};
pub use frame::PartGrant;
pub(crate) use frame::{Frame, GrantTotals, Overall, Period, vat_contradicts};
pub(crate) use part::{Part, PartLimit, PartsMet, load_overall};
pub use steps::{Step, StepKind, StepValue};
pub(crate) use terms::{Bonus, Bracket, Raised, Raises, Terms};
pub use totals::Totals;
pub(crate) use totals::sum;

#[cfg(test)]
mod tests;
