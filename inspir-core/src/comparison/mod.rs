//! What another edition of a call would change for many applications: outcomes, and money to the cent.

mod counts;
mod side;
mod tally;

pub use counts::{ComparisonCounts, ComparisonGroups};
pub use side::ComparedSide;
pub use tally::ComparisonTally;
