//! JSON Schemas (draft 2020-12) of what goes in and what comes out.
//!
//! ```
//! let schema = inspir_core::schema::application();
//! assert_eq!(schema.get("title").and_then(|title| title.as_str()), Some("Application"));
//! ```

mod application;
mod assessment;
mod common;
mod definition;
mod difference;
mod guide;
mod mapping;
mod object;
mod paths;
mod scalars;
mod trace;
mod value;

pub use application::{application, application_typed, values};
pub use assessment::{assessment, description, repairs};
pub use definition::definition;
pub use difference::{assessment_diff, edition_diff};
pub use guide::definition_tables;
pub use mapping::mapping;
pub use trace::trace;
