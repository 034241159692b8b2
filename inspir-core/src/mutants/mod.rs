//! Mutants of a definition: one thing in it is changed, and the cases should notice.
//!
//! ```
//! use inspir_core::{Call, cases::TestCases, mutants::mutants};
//!
//! let call = Call::follow_up();
//! let file = br#"[{"name": "no event", "application": {"origin": {"inspir_event": false}},
//!     "outcome": "ineligible"}]"#;
//! let cases = TestCases::read(file, &call, &|_| None)?;
//! let score = mutants(&call, &cases, 1);
//! assert!(score.killed() > 0 && score.survived() > 0);
//! # Ok::<(), inspir_core::cases::CasesError>(())
//! ```

mod asked_twice;
mod complete;
mod edit;
mod limits;
mod mutant;
mod mutation;
mod neighbour;
mod part_proof;
mod place;
mod proof;
mod proposal;
mod reads;
mod run;
mod score;
mod search;
mod smallest;

pub(crate) use limits::{BesideLimit, differs, limits};
pub use mutant::{Fate, Mutant};
pub(crate) use place::around;
pub use run::mutants;
pub use score::MutationScore;
