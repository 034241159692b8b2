//! Remarks on a definition that loads, without any case.
//!
//! ```
//! use inspir_core::{Call, Locale, RemarkCode, lint::lint};
//!
//! let definition = Call::follow_up().definition().replacen(
//!     r#""documents": []"#,
//!     r#""documents": [{"id": "plan", "title": {"en": "Plan"}, "wording": {"en": "A plan"}}]"#,
//!     1,
//! );
//! let call = Call::from_json(&definition)?;
//! let remarks = lint(&call, None);
//! let unused = remarks.iter().find(|remark| remark.code() == RemarkCode::IdUnused);
//! let unused = unused.expect("a remark");
//! assert_eq!(unused.path(), "/documents/0");
//! assert!(unused.message(Locale::En).contains("`plan`"));
//! # Ok::<(), inspir_core::CallError>(())
//! ```

mod all;
mod always;
mod closed;
mod contradictions;
mod counts;
mod figures;
mod names;
mod parts;
mod quotes;
mod remark;
mod requests;
mod requirements;
mod shares;
mod unread;
mod unused;

pub use all::lint;
pub(crate) use parts::is_case_dead;
pub use remark::{Remark, RemarkCode};
pub(crate) use requests::most_of_part;
pub(crate) use unread::{asks, is_read};
