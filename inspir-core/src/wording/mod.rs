//! Other words than the program's and the definition's: another language, or a house style.

mod catalogue;
mod lay;
mod of_call;
mod problem;
mod program;

pub use problem::{WordFault, WordProblem};
pub(crate) use program::PROGRAM;
