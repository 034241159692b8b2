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
mod guide;
mod paths;
mod scalars;
mod trace;

pub use application::{application, application_typed, values};
pub use assessment::{assessment, description, repairs};
pub use definition::definition;
pub use guide::definition_tables;
pub use trace::trace;
