//! Cases of a definition: applications with what they must come to, in a file beside the definition.
//!
//! ```
//! use inspir_core::{Call, Locale, cases::TestCases};
//!
//! let call = Call::follow_up();
//! let file = br#"[
//!     {"name": "no event", "application": {"origin": {"inspir_event": false}},
//!      "outcome": "ineligible", "findings": {"origin.inspir_event": "not_met"}}
//! ]"#;
//! let cases = TestCases::read(file, &call, &|_| None)?;
//! assert!(cases.run(&call, 1).iter().all(|result| result.passed()));
//! # Ok::<(), inspir_core::cases::CasesError>(())
//! ```

mod error;
mod expectation;
mod patch;
mod read;
mod run;
mod shared;
mod test_case;
mod test_cases;
mod told;
mod values;

pub use error::CasesError;
pub(crate) use expectation::{ExpectedOf, SeenValue, figure_names};
pub use run::{CaseDifference, CaseResult};
pub(crate) use shared::each_of;
pub use test_case::TestCase;
pub use test_cases::TestCases;
pub(crate) use told::told;
