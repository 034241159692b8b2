//! From the tables of a portal to applications.
//!
//! A [`Mapping`] says which column of a table is which member of an application. It is JSON, and is
//! checked when it is loaded:
//!
//! ```
//! use inspir_core::portal::{CellValue, Mapping, PortalTable};
//! use inspir_core::{Call, Locale};
//!
//! let call = Call::creative_event();
//! let mapping = br#"{
//!     "key": "Dossier",
//!     "columns": {
//!         "Dossier": "/reference",
//!         "Forme": {"to": "/applicant/legal_form", "values": {"Mairie": "local_authority"}},
//!         "Montant": "/request/amount",
//!         "Service": null
//!     },
//!     "lines": {
//!         "budget": {"to": "/budget/expenses", "key": "Dossier", "columns": {"Objet": "label", "Montant": "amount"}}
//!     }
//! }"#;
//! let mapping = Mapping::from_json(mapping, &call)?;
//!
//! let text = CellValue::Text;
//! let files = PortalTable::new("dossiers", vec!["Dossier", "Forme", "Montant", "Service"], vec![
//!     vec![text("A1"), text("Mairie"), text("5 000,00 €"), text("DAC")],
//!     vec![text("A2"), text("association"), text("5.000"), CellValue::Empty],
//! ]);
//! let budget = PortalTable::new("budget", vec!["Dossier", "Objet", "Montant"], vec![
//!     vec![text("A1"), text("Salle"), CellValue::Number("10000")],
//! ]);
//! let imported = mapping.applications(&files, &[budget], Locale::En)?;
//! assert_eq!(
//!     imported.applications[0],
//!     r#"{"applicant":{"legal_form":"local_authority"},"budget":{"expenses":[{"amount":"10000.00","label":"Salle"}]},"reference":"A1","request":{"amount":"5000.00"}}"#,
//! );
//! let refused = &imported.refused[0];
//! assert_eq!((refused.row, refused.column.as_str()), (2, "Montant"));
//! assert_eq!(refused.error.reason().id(), "ambiguous");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Nothing is guessed. A cell that cannot be read is refused, and its application has no answer there;
//! what else is odd is a [`Notice`].

mod account_headers;
mod accounts;
mod answer;
mod budget;
mod cell;
mod champ;
mod collect;
mod convert;
mod destination;
mod dossier;
mod error;
mod fault;
mod header_names;
mod headers;
mod import;
mod import_fault;
mod imported;
mod lines;
mod load;
mod loader;
mod mapping;
mod notice;
mod notice_kind;
mod notice_words;
mod problem_words;
mod stated;
mod suggest;
mod suggest_words;
mod suggestion_kind;
mod table;
mod totals;
mod unpaid_names;

pub use cell::CellValue;
pub use error::{ImportError, MappingError, MappingProblem};
pub use fault::MappingFault;
pub use import::TableImport;
pub use import_fault::ImportFault;
pub use imported::Imported;
#[cfg(feature = "schema")]
pub(crate) use load::{MEMBERS, OF_COLUMN, OF_LINES};
pub use mapping::Mapping;
pub use notice::{Notice, RefusedCell};
pub use notice_kind::NoticeKind;
#[cfg(feature = "schema")]
pub(crate) use stated::READS;
pub use suggest::{Suggestion, SuggestionNote, suggest};
pub use suggestion_kind::SuggestionKind;
pub use table::PortalTable;
