//! The auditor's trace: an assessment without words, with all that it was made from.

mod make;
mod reads;
mod replay;
mod trace;

pub use replay::{Replay, ReplayResult};
pub use trace::Trace;
pub(crate) use trace::json;
