//! From facts to a decision: every requirement's status, the outcome and the grant.

use crate::amount::Amount;
use crate::call::{CallData, Requirement};
use crate::checks::Inputs;
use crate::facts::Facts;
use crate::grant::{CategoryGrant, GrantTotals, PartGrant, Totals};
use crate::input_error::InputError;
use crate::intake::Completeness;
use crate::language::{Exact, Knowledge};
use crate::places::Places;
use crate::status::{Level, Outcome, Status};

/// What an assessment decides, without explanations: what batches need.
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
    /// How many are met.
    pub met: u32,
    /// How many apply.
    pub applicable: u32,
}

/// What agents judged so far.
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
    /// What the assessment comes to.
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

    /// What agents judged so far.
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

    /// What is asked for in all; `None` if nothing is.
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

    /// What is wrong with the input.
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

/// What the statuses of blocking requirements come to.
#[derive(Clone, Copy, Debug, Default)]
struct BlockingTally {
    refused: bool,
    lacking: bool,
    open: bool,
}

impl BlockingTally {
    /// Adds the status of a blocking requirement.
    fn add(&mut self, status: Status) {
        self.refused |= status == Status::NotMet;
        self.lacking |= status == Status::Missing;
        self.open |= status == Status::ToReview;
    }

    fn outcome(self) -> Outcome {
        match (self.refused, self.lacking, self.open) {
            (true, ..) => Outcome::Ineligible,
            (_, true, _) => Outcome::Incomplete,
            (.., true) => Outcome::NeedsReview,
            _ => Outcome::Eligible,
        }
    }
}

/// What the rules of a call come to with these statuses, whatever is wrong with the input.
pub(crate) fn outcome_of_rules(call: &CallData, statuses: &[Status]) -> Outcome {
    let mut verdict = BlockingTally::default();
    let decided = call.requirements.iter().zip(statuses);
    let blocking = decided.filter(|(requirement, _)| requirement.level == Level::Blocking);
    blocking.for_each(|(_, status)| verdict.add(*status));
    verdict.outcome()
}

/// A status, and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decided {
    pub(crate) status: Status,
    /// What the check alone says, where it was asked.
    pub(crate) asked: Option<Status>,
    /// Whether it is unknown if the requirement applies, and its check does not settle it.
    pub(crate) is_undecided: bool,
}

impl Requirement {
    /// The status with its condition.
    pub(crate) fn decided(&self, inputs: &Inputs<'_>) -> Decided {
        let applies = self.when.as_ref().map_or(Some(true), |when| when.holds(&inputs.known, None));
        let asked = match applies {
            Some(false) => {
                let status = Status::NotApplicable;
                return Decided { status, asked: None, is_undecided: false };
            }
            _ => self.check.run(inputs),
        };
        // Whether it applies is unknown: what is met, or concerns nobody, stays so.
        let is_undecided =
            applies.is_none() && !matches!(asked, Status::Met | Status::NotApplicable);
        let is_missing = is_undecided || asked == Status::Missing;
        let status = match is_missing {
            true if inputs.call.has_agents
                && self.waits_for_agents(inputs, is_undecided, asked) =>
            {
                Status::ToReview
            }
            true => Status::Missing,
            false => asked,
        };
        Decided { status, asked: Some(asked), is_undecided }
    }

    /// Whether all that lacks is for agents to fill in.
    fn waits_for_agents(&self, inputs: &Inputs<'_>, is_undecided: bool, asked: Status) -> bool {
        let mut lacking = Places::default();
        self.lacks(inputs, is_undecided, asked, &mut lacking);
        !lacking.is_empty() && lacking.iter().all(|place| inputs.call.is_for_agents(*place))
    }

    /// Adds what is missing: before it is known whether the requirement applies, then for its check.
    fn lacks(&self, inputs: &Inputs<'_>, is_undecided: bool, asked: Status, out: &mut Places) {
        if let Some(when) = self.when.as_ref().filter(|_| is_undecided) {
            when.undecided(&inputs.known, None, out);
        }
        if asked == Status::Missing {
            self.check.places(inputs, asked, out);
        }
    }
}

/// Decides on an application. The decision replaces the one before. Gives the expenses that are
/// retained, in cents: by category, or in one sum.
pub(crate) fn decide(call: &CallData, facts: &Facts, decision: &mut Decision) -> Option<Vec<i128>> {
    let frame = &call.frame;
    decision.totals = Totals::new(facts);
    let memo = vec![Default::default(); frame.quantities.len()];
    let mut known = Knowledge {
        requested: frame.requested(facts),
        ..Knowledge::new(&frame.layout, &call.ids, facts, &frame.quantities, &memo, frame)
    };
    let retained = if frame.uses_eligible { frame.retained(&known) } else { None };
    known.retained = retained.as_deref();
    decision.parts.clear();
    decision.parts.extend(frame.parts.iter().map(|part| part.grant(&frame.categories, &known)));
    decision.grant = frame.totals(&known, &decision.parts);
    known.maximum = decision.grant.maximum;
    decision.categories.clear();
    decision.quantities.clear();
    if !frame.categories.is_empty() {
        decision.categories.extend(frame.categories.shown(&known, known.retained));
    }
    decision.quantities.extend((0..frame.quantities.len()).map(|number| known.named(number)));
    decision.statuses.clear();
    decision.statuses.reserve(call.requirements.len());
    let inputs =
        Inputs { call: frame, facts, totals: &decision.totals, parts: &decision.parts, known };
    let (mut progress, mut appraisal) = (Progress::default(), AppraisalCounts::default());
    let mut verdict = BlockingTally::default();
    for requirement in &call.requirements {
        let status = requirement.decided(&inputs).status;
        decision.statuses.push(status);
        match (requirement.level, status) {
            (Level::Blocking, Status::NotApplicable) | (Level::Warning | Level::Advice, _) => {}
            (Level::Blocking, status) => {
                progress.applicable += 1;
                progress.met += u32::from(status == Status::Met);
                verdict.add(status);
            }
            (Level::Appraisal, Status::Met) => appraisal.favourable += 1,
            (Level::Appraisal, Status::NotMet) => appraisal.unfavourable += 1,
            (Level::Appraisal, Status::ToReview) => appraisal.pending += 1,
            (Level::Appraisal, _) => {}
        }
    }
    (decision.progress, decision.appraisal) = (progress, appraisal);
    decision.outcome = match decision.input_errors.is_empty() {
        true => verdict.outcome(),
        false => Outcome::Invalid,
    };
    retained
}
