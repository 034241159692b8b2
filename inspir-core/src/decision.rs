//! The decision of an assessment: the statuses, the outcome and the amounts.

use crate::amount::Amount;
use crate::grant::{CategoryGrant, GrantTotals, PartGrant, Totals};
use crate::input_error::InputError;
use crate::intake::Completeness;
use crate::language::Exact;
use crate::status::{Outcome, Status};

/// The decision of an assessment, without explanations: enough for batches.
///
/// ```
/// use inspir_core::{Application, Call, Outcome, Status};
///
/// let call = Call::creative_event();
/// let decision = call.decide(&Application::default());
/// assert_eq!(decision.outcome(), Outcome::Incomplete);
/// assert_eq!(decision.statuses()[0], Status::Missing);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub(crate) outcome: Outcome,
    pub(crate) progress: Progress,
    pub(crate) appraisal: AppraisalCounts,
    pub(crate) totals: Totals,
    pub(crate) parts: Vec<PartGrant>,
    pub(crate) grant: GrantTotals,
    pub(crate) categories: Vec<CategoryGrant>,
    /// The named quantities of the call.
    pub(crate) quantities: Vec<Option<Exact>>,
    pub(crate) statuses: Vec<Status>,
    pub(crate) input_errors: Vec<InputError>,
    pub(crate) completeness: Completeness,
}

/// How far an application has come: blocking requirements that are met, out of those that apply.
///
/// ```
/// # use inspir_core::Call;
/// let text = br#"{"origin": {"inspir_event": true}}"#;
/// let progress = Call::follow_up().decide_json(text).progress();
/// assert_eq!(progress.met, 1);
/// assert!(progress.met < progress.applicable);
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Progress {
    /// The number of requirements that are met.
    pub met: u32,
    /// The number of requirements that apply.
    pub applicable: u32,
}

/// The judgements of agents so far.
///
/// ```
/// # use inspir_core::Call;
/// let counts = Call::creative_event().decide_json(b"{}").appraisal();
/// assert_eq!((counts.favourable, counts.unfavourable), (0, 0));
/// assert!(counts.pending > 0);
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AppraisalCounts {
    /// Criteria judged favourable.
    pub favourable: u32,
    /// Criteria judged unfavourable.
    pub unfavourable: u32,
    /// Criteria not judged yet.
    pub pending: u32,
}

impl Decision {
    /// The outcome.
    ///
    /// ```
    /// # use inspir_core::{Call, Outcome};
    /// let decision = Call::follow_up().decide_json(br#"{"origin": {"inspir_event": false}}"#);
    /// assert_eq!(decision.outcome(), Outcome::Ineligible);
    /// ```
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// How far the application has come.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let decision = Call::follow_up().decide_json(br#"{"origin": {"inspir_event": true}}"#);
    /// assert_eq!(decision.progress().met, 1);
    /// ```
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The judgements of agents so far.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert_eq!(Call::creative_event().decide_json(b"{}").appraisal().favourable, 0);
    /// ```
    #[must_use]
    pub fn appraisal(&self) -> AppraisalCounts {
        self.appraisal
    }

    /// The sums of the budget.
    ///
    /// ```
    /// # use inspir_core::{Amount, Call};
    /// let text = br#"{"budget": {"expenses": [{"amount": "70.50"}, {"amount": "29.50"}]}}"#;
    /// let totals = Call::creative_event().decide_json(text).totals();
    /// assert_eq!(totals.expenses, Some(Amount::from_euros(100)));
    /// assert_eq!(totals.revenues, None);
    /// ```
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.totals
    }

    /// The grant, part by part, in the call's order.
    ///
    /// ```
    /// # use inspir_core::{Amount, Call};
    /// let decision = Call::follow_up().decide_json(br#"{"request": {"investment": "900"}}"#);
    /// assert_eq!(decision.parts().len(), 2);
    /// assert_eq!(decision.parts()[1].requested, Some(Amount::from_euros(900)));
    /// ```
    #[must_use]
    pub fn parts(&self) -> &[PartGrant] {
        &self.parts
    }

    /// The amount requested, all parts together; `None` if nothing is.
    ///
    /// ```
    /// # use inspir_core::{Amount, Call};
    /// let text = br#"{"request": {"operating": "1000", "investment": "900"}}"#;
    /// let call = Call::follow_up();
    /// assert_eq!(call.decide_json(text).requested(), Some(Amount::from_euros(1900)));
    /// assert_eq!(call.decide_json(b"{}").requested(), None);
    /// ```
    #[must_use]
    pub fn requested(&self) -> Option<Amount> {
        self.grant.requested
    }

    /// The most that may be granted of the parts asked for (of all parts, if none is).
    ///
    /// ```
    /// # use inspir_core::{Amount, Call};
    /// let text = br#"{"budget": {"expenses": [{"amount": "3000"}]}}"#;
    /// let decision = Call::creative_event().decide_json(text);
    /// assert_eq!(decision.maximum(), Some(Amount::from_euros(1500)));
    /// ```
    #[must_use]
    pub fn maximum(&self) -> Option<Amount> {
        self.grant.maximum
    }

    /// How far what is asked for lies above the maxima of its parts, in all; `None` if that of a
    /// part is not known, or if nothing is asked for.
    ///
    /// ```
    /// # use inspir_core::{Amount, Call};
    /// let text = br#"{"request": {"operating": "6000"}, "budget": {"expenses": [
    ///     {"amount": "5900"}]}}"#;
    /// let decision = Call::follow_up().decide_json(text);
    /// assert_eq!(decision.excess(), Some(Amount::from_euros(1000)));
    /// ```
    #[must_use]
    pub fn excess(&self) -> Option<Amount> {
        self.grant.excess
    }

    /// The categories of expenses, in the call's order.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert!(Call::follow_up().decide_json(b"{}").categories().is_empty());
    /// ```
    #[must_use]
    pub fn categories(&self) -> &[CategoryGrant] {
        &self.categories
    }

    /// The status of each requirement, in the call's order.
    ///
    /// ```
    /// # use inspir_core::{Call, Status};
    /// let call = Call::creative_event();
    /// let decision = call.decide_json(br#"{"applicant": {"name": "Ville de Lille"}}"#);
    /// assert_eq!(decision.statuses().len(), call.requirements().len());
    /// assert_eq!(decision.statuses()[0], Status::Met);
    /// ```
    #[must_use]
    pub fn statuses(&self) -> &[Status] {
        &self.statuses
    }

    /// The errors of the input.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let decision = Call::follow_up().decide_json(br#"{"submitted_on": "tomorrow"}"#);
    /// assert_eq!(decision.input_errors()[0].path(), "/submitted_on");
    /// ```
    #[must_use]
    pub fn input_errors(&self) -> &[InputError] {
        &self.input_errors
    }

    /// Whether the document was assessed at all. It is treated as absent if its text is no JSON or
    /// breaks a limit, if it is another value than an object, or if it has more than 100 errors.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert!(call.decide_json(br#"{"submitted_on": "tomorrow"}"#).is_readable());
    /// assert!(!call.decide_json(b"{").is_readable());
    /// ```
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.completeness == Completeness::Full
    }

    pub(crate) const fn new() -> Self {
        Self {
            outcome: Outcome::Incomplete,
            progress: Progress { met: 0, applicable: 0 },
            appraisal: AppraisalCounts { favourable: 0, unfavourable: 0, pending: 0 },
            totals: Totals {
                expenses: None,
                revenues: None,
                in_kind_expenses: None,
                in_kind_revenues: None,
            },
            parts: Vec::new(),
            grant: GrantTotals { requested: None, maximum: None, excess: None },
            categories: Vec::new(),
            quantities: Vec::new(),
            statuses: Vec::new(),
            input_errors: Vec::new(),
            completeness: Completeness::Full,
        }
    }
}
