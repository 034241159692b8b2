//! The rule engine for regional grants: an application goes in, an assessment comes out that is
//! exact to the cent, explained and cited.
//!
//! A [`Call`] is data: its requirements, documents, questions and grant parts stand in a JSON
//! definition. Three come with the library, those of the Région Hauts-de-France's INS'pir: support for
//! creative digital events, for the project groups born there, and the entry of their ideas in its
//! innovation store.
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
mod as_text;
mod assess;
mod assessment;
mod call;
mod calls;
mod card;
#[cfg(feature = "cases")]
pub mod cases;
mod checks;
mod choice;
#[cfg(feature = "cli")]
pub mod cli;
mod closed_list;
mod comparison;
#[cfg(feature = "cases")]
pub mod coverage;
mod day;
mod decide;
mod decision;
mod declaration;
mod definition;
mod difference;
mod document;
mod fact;
mod facts;
mod field;
mod grant;
mod identifiers;
mod ids;
mod input_error;
mod intake;
mod json;
mod kept;
mod labels;
mod language;
mod lines;
#[cfg(feature = "cases")]
pub mod lint;
mod locale;
mod member;
#[cfg(feature = "cases")]
pub mod mutants;
mod named_iterator;
mod number;
mod place;
mod places;
pub mod portal;
mod quote_language;
mod rate;
mod reassess;
mod render;
mod repair;
#[cfg(feature = "schema")]
pub mod schema;
mod span;
mod status;
mod text;
mod trace;
mod values;
#[cfg(feature = "cases")]
mod variants;
pub mod wire;
#[cfg(feature = "words")]
mod wording;
pub mod written;

pub use amount::{Amount, AmountError};
pub use application::{
    Answers, Applicant, Application, Appraisal, Appraisals, Budget, CallId, CategoryId, Charter,
    Commitments, Count, Detail, Details, DetailsIntoIter, DetailsIter, DetailsIterMut, Digits,
    Document, DocumentKind, Entries, EntriesIntoIter, EntriesIter, EntriesIterMut, EventFormat,
    Expense, Extensions, FundingSource, Indicator, InvalidCount, LegalForm, LegalRepresentative,
    Lists, ListsIter, Nature, Origin, PreviousGrant, Project, Request, Revenue, Signatory,
    SignedBy, Source, Target, TeamMember, Text, Undertakings, VatBasis, VatRecovery, Verdict,
};
pub use assess::{Assessor, Input};
pub use assessment::{Assessment, Finding, Findings, Parts, Paths, SelectedFindings};
pub use call::{
    Call, CallError, CallErrorCode, CallItem, CallPeriods, GrantPart, GrantParts, Mistakes,
    ReformError, Requirement, Requirements, Subject,
};
pub use calls::{Calls, CallsError, CatalogueIds, Edition, EditionDay, Gap, Gaps, NoCall};
pub use card::{EntryCard, NamedPerson, SoughtPartner};
pub use closed_list::UnknownId;
pub use comparison::{ComparedSide, ComparisonCounts, ComparisonGroups, ComparisonTally};
pub use decision::{AppraisalCounts, Decision, Progress};
pub use definition::{Problem, ProblemCode};
pub use difference::{
    AssessmentChange, AssessmentDiff, ChangedItem, ChangedResult, EditionChange, EditionDiff,
    KeptAssessmentChange, KeptAssessmentDiff, KeptAssessmentSide, KeptEditionChange,
    KeptEditionDiff, KeptEditionSide, RequirementChanges, ResultChange, RuleChange,
};
pub use document::{
    Alignment, DetailsError, DetailsFault, DetailsFaultCode, DocumentBlock, DocumentColumn,
    DocumentFormat, DocumentTree, Inline, KeyFigure, LegalReference, LetterDetails, SheetDetails,
};
pub use grant::{CategoryGrant, PartGrant, Step, StepKind, StepValue, Totals};
pub use identifiers::{Commune, Iban, IdentifierError, IdentifierReason, Rna, Siret};
pub use ids::IdList;
pub use input_error::{
    ErrorCode, InputError, KeptBound, KeptErrorEvidence, KeptErrorValues, KeptExpected,
    KeptInputError,
};
pub use intake::Intake;
pub use kept::{
    KeptAssessment, KeptCallError, KeptCategory, KeptEvidence, KeptFinding, KeptGrant, KeptJson,
    KeptMap, KeptMapIter, KeptPart, KeptProblem, KeptStep, KeptValue, OpenError, ReadState, Traced,
    TracedApplication, TracedCondition, TracedFinding, TracedQuantity, TracedValue,
};
pub use language::Relation;
#[cfg(feature = "cases")]
pub use lint::RemarkCode;
pub use locale::{Currency, Locale, UnknownLocale, Words};
pub use number::{Number, NumberError};
pub use portal::{ImportFault, MappingFault, NoticeKind, SuggestionKind};
pub use quote_language::QuoteLanguage;
pub use rate::{Rate, RateError};
pub use reassess::{KeptReassessment, LeftOut, Reassessment};
pub use render::{Description, Message};
pub use repair::{
    Patch, PatchError, Repair, RepairKind, RepairWay, RepairWays, Repairs, RepairsIter,
};
pub use span::{Length, Span, SpanError, TimeUnit};
pub use status::{Basis, Level, Outcome, Status};
pub use trace::{Replay, ReplayResult, Trace};
pub use values::{Figure, Value};
#[cfg(feature = "words")]
pub use wording::{WordFault, WordProblem};
pub use written::{DayCount, WrittenReason};

/// The days of the API are those of this version of `chrono`.
///
/// ```
/// use inspir_core::{Application, chrono::NaiveDate};
///
/// let submitted_on = NaiveDate::from_ymd_opt(2027, 4, 1);
/// let application = Application { submitted_on, ..Application::default() };
/// assert_eq!(application.submitted_on, submitted_on);
/// ```
pub use chrono;
/// The decimal numbers of the API are those of this version of `rust_decimal`.
///
/// ```
/// use inspir_core::{Amount, rust_decimal::Decimal};
///
/// assert_eq!(Amount::try_from(Decimal::new(125, 1)), Ok(Amount::from_cents(1250)));
/// ```
pub use rust_decimal;

/// The examples of the package's README, tested.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// The examples of the guide for services, tested.
#[cfg(all(doctest, feature = "words"))]
#[doc = include_str!("../rust.md")]
struct Guide;

/// The example of the page on voices, tested.
#[cfg(doctest)]
#[doc = include_str!("../voices.md")]
struct Voices;
/// The examples of the guide for tests of a definition, tested.
#[cfg(all(doctest, feature = "cases"))]
#[doc = include_str!("../test-a-call.md")]
struct CasesGuide;

/// The version of the engine, as assessments state it.
///
/// ```
/// # use inspir_core::{Call, Locale};
/// let json = Call::follow_up().assess_json(b"{}").to_json(Locale::En);
/// assert!(json.contains(&format!(r#""engine":"{}""#, inspir_core::VERSION)));
/// ```
pub const VERSION: &str = env!("CARGO_PKG_VERSION");
