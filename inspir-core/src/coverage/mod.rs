//! What the cases of a definition reach: statuses, conditions, limits, and what decides on a grant.
//!
//! ```
//! use inspir_core::{Call, Locale, cases::TestCases, coverage::coverage};
//!
//! let call = Call::follow_up();
//! let file = br#"[{"name": "empty", "application": {}, "outcome": "incomplete"}]"#;
//! let cases = TestCases::read(file, &call, &|_| None)?;
//! let coverage = coverage(&call, &cases, 1);
//! assert!(coverage.reached() > 0 && coverage.reached() < coverage.of());
//! assert!(coverage.to_table(Locale::En).contains("origin.inspir_event"));
//! # Ok::<(), inspir_core::cases::CasesError>(())
//! ```

mod collect;
mod decides;
mod html;
mod report;
mod table;

pub use collect::coverage;
pub use report::{
    CapCoverage, ConditionCoverage, Coverage, DecisiveCoverage, LimitCoverage, StatusCoverage,
};
