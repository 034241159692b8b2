//! One change of an assessment: what it is about, and of which kind it is.

use super::changed_value::ChangedValue;
use super::tree::{Difference, PathStep, member, text_of};
use crate::closed_list::closed_list;
use crate::json::{JsonShape, JsonText, canonical};
use crate::locale::Currency;

closed_list! {
    /// How a result differs in the later assessment.
    #[non_exhaustive]
    pub enum ResultChange {
        /// The earlier assessment does not have it.
        Gained = "gained",
        /// The later assessment does not have it.
        Lost = "lost",
        /// It is another.
        Changed = "changed",
    }

    /// The subject of a change of an assessment.
    #[non_exhaustive]
    pub enum ChangedResult {
        /// The definition of the call, of a trace.
        Definition = "definition",
        /// The version of the engine, of a trace.
        Engine = "engine",
        /// The application, of a trace.
        Application = "application",
        /// A value that was read in the application, of a trace.
        Value = "value",
        /// The condition of a requirement, or what a requirement or the grant looks at, of a trace.
        Reading = "reading",
        /// The outcome.
        Outcome = "outcome",
        /// Whether the document was assessed at all.
        Readable = "readable",
        /// The currency.
        Currency = "currency",
        /// How far the application has come.
        Progress = "progress",
        /// An amount: of the grant, a part, a category, the budget, or a quantity of the call.
        Amount = "amount",
        /// How a part of the grant, or the whole, was worked out.
        Calculation = "calculation",
        /// The judgements of agents so far.
        Appraisal = "appraisal",
        /// An input error.
        InputError = "input_error",
        /// A finding.
        Finding = "finding",
    }
}

/// One change of an assessment.
///
/// ```
/// use inspir_core::{Call, ChangedResult, Locale, ResultChange};
///
/// let call = Call::follow_up();
/// let before = call.assess_json(br#"{"request": {"operating": "4000.00"}}"#);
/// let after = call.assess_json(br#"{"request": {"operating": "5000.00"}}"#);
/// let diff = after.changes_since(&before);
/// let change = &diff.changes()[0];
/// assert_eq!((change.kind(), change.what()), (ResultChange::Changed, ChangedResult::Amount));
/// assert_eq!((change.id(), change.member()), (None, Some("requested")));
/// assert_eq!((change.path(), change.path_before()), ("/grant/requested", Some("/grant/requested")));
/// assert_eq!((change.before(), change.after()), (Some(r#""4000.00""#), Some(r#""5000.00""#)));
/// assert_eq!(change.message(Locale::En), "Requested: €5,000.00 instead of €4,000.00.");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssessmentChange {
    pub(super) what: ChangedResult,
    pub(super) value: ChangedValue,
}

impl ChangedResult {
    /// Whether it is known only of a document that was read and examined.
    pub(super) fn is_of_examination(self) -> bool {
        match self {
            Self::Value
            | Self::Reading
            | Self::Progress
            | Self::Amount
            | Self::Calculation
            | Self::Appraisal
            | Self::Finding => true,
            Self::Definition
            | Self::Engine
            | Self::Application
            | Self::Outcome
            | Self::Readable
            | Self::Currency
            | Self::InputError => false,
        }
    }
}

impl AssessmentChange {
    pub(super) fn new(found: Difference, currency: Currency) -> Self {
        let Difference { steps, before, after, .. } = found;
        let id = steps.iter().find_map(|step| match step {
            PathStep::Item(key) => Some(key.clone()),
            PathStep::Member(_) => None,
        });
        let names: Vec<&str> = steps
            .iter()
            .filter_map(|step| match step {
                PathStep::Member(name) => Some(name.as_str()),
                PathStep::Item(_) => None,
            })
            .collect();
        let last = names.last().copied().unwrap_or_default();
        let what = match (names.first().copied().unwrap_or_default(), last) {
            ("definition", _) => ChangedResult::Definition,
            ("engine", _) => ChangedResult::Engine,
            ("trace", "application") => ChangedResult::Application,
            ("trace", "values") => ChangedResult::Value,
            ("trace", "value") => ChangedResult::Amount,
            ("trace", _) | ("findings", "trace") => ChangedResult::Reading,
            ("outcome", _) => ChangedResult::Outcome,
            ("readable", _) => ChangedResult::Readable,
            ("currency", _) => ChangedResult::Currency,
            ("progress", _) => ChangedResult::Progress,
            ("appraisal", _) => ChangedResult::Appraisal,
            ("input_errors", _) => ChangedResult::InputError,
            ("findings", _) => ChangedResult::Finding,
            (_, "steps" | "overall") => ChangedResult::Calculation,
            _ => ChangedResult::Amount,
        };
        // An error of the whole text has no path, only a code.
        let id = id.map(|id| id.trim_start().to_owned());
        let is_listed = matches!(steps.last(), Some(PathStep::Item(_)));
        let is_of_list = is_listed && what != ChangedResult::Amount;
        let member = (!is_of_list && names.len() > 1).then(|| last.to_owned());
        let value = ChangedValue { id, member, title: None, currency, teller: None, before, after };
        Self { what, value }
    }

    /// How the result differs.
    #[must_use]
    pub fn kind(&self) -> ResultChange {
        match (self.before(), self.after()) {
            (None, _) => ResultChange::Gained,
            (_, None) => ResultChange::Lost,
            _ => ResultChange::Changed,
        }
    }

    /// The subject of the change.
    #[must_use]
    pub fn what(&self) -> ChangedResult {
        self.what
    }

    /// The id of the requirement, the part or the category; of an input error, its path and its code; of
    /// a value that was read, its path.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.value.id.as_deref()
    }

    /// The amount of the grant, the budget, a part or a category, such as `maximum`.
    #[must_use]
    pub fn member(&self) -> Option<&str> {
        self.value.member.as_deref()
    }

    /// Where it stands, as a JSON Pointer into the later assessment; of what was lost, into the earlier
    /// one.
    #[must_use]
    pub fn path(&self) -> &str {
        self.value.path()
    }

    /// Where it stood, as a JSON Pointer into the earlier assessment; `None` if it was gained.
    #[must_use]
    pub fn path_before(&self) -> Option<&str> {
        self.value.path_before()
    }

    /// The JSON in the earlier assessment, without messages; `None` if it was gained.
    #[must_use]
    pub fn before(&self) -> Option<&str> {
        self.value.before()
    }

    /// The JSON in the later assessment, without messages; `None` if it was lost.
    #[must_use]
    pub fn after(&self) -> Option<&str> {
        self.value.after()
    }

    /// A text within the JSON of one side.
    pub(super) fn text_in(json: Option<&str>, name: &str) -> Option<String> {
        let document = JsonText::new(json?).ok()?;
        text_of(document.root(), name).map(std::borrow::Cow::into_owned)
    }

    /// A value within the JSON of one side, as JSON.
    pub(super) fn json_in(json: Option<&str>, name: &str) -> Option<String> {
        let document = JsonText::new(json?).ok()?;
        let mut out = String::new();
        canonical(member(document.root(), name)?, &mut out);
        Some(out)
    }

    /// A number within the JSON of one side, by its literal.
    pub(super) fn number_in(json: Option<&str>, name: &str) -> Option<String> {
        let document = JsonText::new(json?).ok()?;
        match member(document.root(), name)?.shape() {
            JsonShape::Number(literal) => Some(literal.to_owned()),
            _ => None,
        }
    }
}
