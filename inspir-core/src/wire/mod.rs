//! Text in, text out: the engine for callers that speak JSON.
//!
//! ```
//! use inspir_core::{Call, Locale, wire};
//!
//! let call = wire::load("inspir-follow-up")?;
//! let assessment = wire::assess(&call, br#"{"origin": {"inspir_event": true}}"#, Locale::En);
//! assert!(assessment.starts_with(r#"{"call":"inspir-follow-up""#));
//! # Ok::<(), inspir_core::CallError>(())
//! ```

mod answers;
mod application;
mod definition;
mod documents;
mod labels;
#[cfg(feature = "words")]
mod words;

pub use answers::{amount_of_number, read_amount, read_date};
pub use application::{
    apply, assess, assess_briefly, diff_assessments, outcome_of_rules, reassess, repairs, replay,
    trace,
};
#[cfg(feature = "cases")]
pub use definition::remarks;
pub use definition::{check, describe, describe_with_hints, diff, digest, load};
pub use documents::{card, letter, report, sheet};
pub use labels::labels;
#[cfg(feature = "words")]
pub use words::{check_words, program_words, with_words, words};
