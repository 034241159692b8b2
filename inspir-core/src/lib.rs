//! The rule engine for regional grants: an application goes in, an assessment comes out that is
//! exact to the cent, explained and cited.
//!
//! A [`Call`] is data: its requirements, documents, questions and grant parts stand in a JSON
//! definition. Two come with the library: the Région Hauts-de-France's INS'pir support for creative
//! digital events, and for the project groups born there.
//!
//! ```
//! use inspir_core::{Call, Locale, Outcome, Status};
//!
//! let call = Call::load("inspir-creative-event")?;
//! let application = r#"{
//!     "applicant": {"name": "Les Écluses numériques", "legal_form": "association"},
//!     "budget": {"expenses": [{"label": "Animation", "amount": "11000.00"}]},
//!     "request": {"amount": "6000.00"}
//! }"#;
//! let assessment = call.assess_json(application.as_bytes());
//! assert_eq!(assessment.outcome(), Outcome::Ineligible);
//!
//! let rate = assessment.finding("grant.rate").expect("a requirement of this call");
//! assert_eq!(rate.status(), Status::NotMet);
//! println!("{}", rate.message(Locale::En));
//! # Ok::<(), inspir_core::CallError>(())
//! ```
//!
//! Two principles hold everywhere. A missing answer is not a no: it makes a requirement
//! [`Status::Missing`], never [`Status::NotMet`]. And only the call's own words can refuse:
//! what is implied or usual practice warns at most.
//!
//! The engine is pure: no clock, no file, no network, no environment, no global state that changes,
//! no float.

#![cfg_attr(docsrs, feature(doc_cfg))]

// The floors in `docs/architecture.md` say which module may use which.
mod amount;
mod application;
#[cfg(feature = "arrow")]
pub mod arrow;
mod assess;
mod assessment;
mod call;
mod calls;
mod checks;
mod choice;
mod closed_list;
mod decision;
mod declaration;
mod definition;
mod difference;
mod fact;
mod facts;
mod field;
mod grant;
mod identifiers;
mod ids;
mod input_error;
mod intake;
mod json;
mod language;
mod lines;
mod locale;
mod member;
mod number;
mod place;
mod quote_language;
mod rate;
mod reassess;
mod render;
#[cfg(feature = "schema")]
pub mod schema;
mod span;
mod status;
mod text;
mod values;
pub mod wire;
#[cfg(feature = "words")]
mod wording;

pub use amount::{Amount, AmountError};
pub use application::{
    Answers, Applicant, Application, Appraisal, Appraisals, Budget, CallId, CategoryId, Charter,
    Commitments, Count, Detail, Details, Digits, Document, DocumentKind, Entries, EventFormat,
    Expense, Extensions, FundingSource, Indicator, LegalForm, LegalRepresentative, Lists, Nature,
    Origin, PreviousGrant, Project, Request, Revenue, Signatory, SignedBy, Source, Target,
    TeamMember, Text, Undertakings, VatBasis, VatRecovery, Verdict,
};
pub use assess::Assessor;
pub use assessment::{Assessment, Finding};
pub use call::{Call, CallError, CallItem, GrantPart, Requirement, Subject};
pub use calls::{Calls, CallsError, Edition, EditionDay, Gap, NoCall};
pub use decision::{AppraisalCounts, Decision, Progress};
pub use definition::Problem;
pub use difference::{
    AssessmentChange, AssessmentDiff, ChangedItem, ChangedResult, EditionChange, EditionDiff,
    ResultChange, RuleChange,
};
pub use grant::{CategoryGrant, PartGrant, Step, StepKind, StepValue, Totals};
pub use identifiers::{Commune, Iban, IdentifierError, IdentifierReason, Rna, Siret};
pub use ids::IdList;
pub use input_error::{ErrorCode, InputError};
pub use language::Relation;
pub use locale::{Currency, Locale, UnknownLocale, Words};
pub use number::Number;
pub use quote_language::QuoteLanguage;
pub use rate::Rate;
pub use reassess::{LeftOut, Reassessment};
pub use render::{Description, Message};
pub use span::{Length, Span, TimeUnit};
pub use status::{Basis, Level, Outcome, Status};
pub use values::{Figure, Value};
#[cfg(feature = "words")]
pub use wording::{WordFault, WordProblem};

/// The examples of the package's README, tested.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The examples of the guide for services, tested.
#[cfg(all(doctest, feature = "words"))]
#[doc = include_str!("../rust.md")]
struct Guide;

/// The version of the engine, as assessments state it.
///
/// ```
/// # use inspir_core::{Call, Locale};
/// let json = Call::follow_up().assess_json(b"{}").to_json(Locale::En);
/// assert!(json.contains(&format!(r#""engine":"{}""#, inspir_core::VERSION)));
/// ```
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
