//! How much may be granted: categories, parts, their limits, and how each was worked out.

mod category;
mod eligible_lines;
mod frame;
mod limits;
mod part;
mod part_base;
mod part_grant;
mod retained;
mod steps;
mod terms;
mod totals;

pub(crate) use category::{Cap, Categories, Of, Share};
pub(crate) use frame::{Frame, GrantTotals, Overall, Period};
pub(crate) use limits::{PartLimit, load_overall};
#[cfg(feature = "cases")]
pub(crate) use part::Base;
pub(crate) use part::{Part, PartsMet};
pub(crate) use part_base::vat_contradicts;
pub use part_grant::PartGrant;
#[cfg(feature = "cases")]
pub(crate) use part_grant::by_brackets;
pub use retained::CategoryGrant;
pub use steps::{Step, StepKind, StepValue};
pub(crate) use terms::{Bonus, Bracket, Raised, Raises, Terms};
pub use totals::Totals;
pub(crate) use totals::sum;

#[cfg(test)]
mod tests;
