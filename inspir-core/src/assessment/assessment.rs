//! The explained result of one application.

use std::borrow::Cow;
use std::iter::FusedIterator;
use std::slice;

use crate::amount::Amount;
use crate::call::Call;
use crate::decide::outcome_of_rules;
use crate::decision::{AppraisalCounts, Decision, Progress};
use crate::grant::{CategoryGrant, Part, PartGrant, Step, Totals};
use crate::input_error::InputError;
use crate::place::Place;
use crate::status::Outcome;
use crate::values::Value;

/// An explained assessment of one application.
///
/// ```
/// use inspir_core::{Call, Locale, Outcome};
///
/// let call = Call::creative_event();
/// let assessment = call.assess_json(br#"{"request": {"amount": "20000.00"}}"#);
/// assert_eq!(assessment.outcome(), Outcome::Ineligible);
/// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
/// assert!(ceiling.message(Locale::Fr).contains("20 000,00 €"));
/// assert_eq!(ceiling.paths().collect::<Vec<_>>(), ["/request/amount"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    pub(super) call: Call,
    /// The version of the engine that assessed.
    pub(super) engine: Cow<'static, str>,
    pub(super) reference: Option<String>,
    pub(super) decision: Decision,
    pub(super) details: Vec<FindingEnds>,
    pub(super) places: Vec<Place>,
    /// For each place, whether it is to be filled in. Otherwise what stands there is to be changed.
    pub(super) open: Vec<bool>,
    pub(super) values: Vec<Value>,
    pub(super) calculation: Calculation,
}

/// How the grant was worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Calculation {
    /// How each part of the grant was worked out.
    pub(crate) steps: Vec<Vec<Step>>,
    /// How the grant as a whole was worked out, if the call limits it.
    pub(crate) overall: Option<Vec<Step>>,
    /// The expenses to which a category is still to be given.
    pub(crate) uncategorised: Option<CategoryGrant>,
}

/// Where the places and values of one finding end in the lists of the assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FindingEnds {
    /// Whether it is unknown if the requirement applies.
    pub(super) undecided: bool,
    /// Whether only an agent can fill in what is missing.
    pub(super) waits: bool,
    pub(super) places: usize,
    /// The values of the JSON.
    pub(super) values: usize,
    /// More figures for the words.
    pub(super) figures: usize,
}

impl FindingEnds {
    pub(super) const START: Self =
        Self { undecided: false, waits: false, places: 0, values: 0, figures: 0 };
}

impl Assessment {
    /// The call that was assessed with.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert_eq!(call.assess_json(b"{}").call(), &call);
    /// ```
    #[must_use]
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// The version of the engine that assessed: that of the library, unless the assessment was kept.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert_eq!(Call::follow_up().assess_json(b"{}").engine(), inspir_core::VERSION);
    /// ```
    #[must_use]
    pub fn engine(&self) -> &str {
        &self.engine
    }

    /// The host system's own number, as it came.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let assessment = Call::follow_up().assess_json(br#"{"reference": "2026-0042"}"#);
    /// assert_eq!(assessment.reference(), Some("2026-0042"));
    /// ```
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.reference.as_deref()
    }

    /// The outcome.
    ///
    /// ```
    /// # use inspir_core::{Call, Outcome};
    /// let assessment = Call::follow_up().assess_json(br#"{"origin": {"inspir_event": false}}"#);
    /// assert_eq!(assessment.outcome(), Outcome::Ineligible);
    /// ```
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.decision.outcome
    }

    /// The outcome by the rules alone. Beside [`Outcome::Invalid`], it is the outcome that there would be if
    /// the wrong values had been left out or could not be known. `None` if the document could not be read.
    ///
    /// ```
    /// # use inspir_core::{Call, Outcome};
    /// let text = br#"{"origin": {"inspir_event": false}, "submitted_on": "tomorrow"}"#;
    /// let assessment = Call::follow_up().assess_json(text);
    /// assert_eq!(assessment.outcome(), Outcome::Invalid);
    /// assert_eq!(assessment.outcome_of_rules(), Some(Outcome::Ineligible));
    /// assert_eq!(Call::follow_up().assess_json(b"{").outcome_of_rules(), None);
    /// ```
    #[must_use]
    pub fn outcome_of_rules(&self) -> Option<Outcome> {
        let outcome = || outcome_of_rules(self.call.data(), &self.decision.statuses);
        self.is_readable().then(outcome)
    }

    /// Whether the document was assessed at all; see [`Decision::is_readable`].
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert!(call.assess_json(br#"{"x": 1}"#).is_readable());
    /// assert!(!call.assess_json(b"[1]").is_readable());
    /// ```
    #[must_use]
    pub fn is_readable(&self) -> bool {
        self.decision.is_readable()
    }

    /// The decision, without explanations.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let call = Call::follow_up();
    /// assert_eq!(call.assess_json(b"{}").decision(), &call.decide_json(b"{}"));
    /// ```
    #[must_use]
    pub fn decision(&self) -> &Decision {
        &self.decision
    }

    /// How far the application has come.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let assessment = Call::follow_up().assess_json(br#"{"origin": {"inspir_event": true}}"#);
    /// assert_eq!(assessment.progress().met, 1);
    /// ```
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.decision.progress
    }

    /// The judgements of agents so far.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert!(Call::creative_event().assess_json(b"{}").appraisal().pending > 0);
    /// ```
    #[must_use]
    pub fn appraisal(&self) -> AppraisalCounts {
        self.decision.appraisal
    }

    /// The sums of the budget.
    ///
    /// ```
    /// # use inspir_core::{Amount, Call};
    /// let text = br#"{"budget": {"revenues": [{"amount": "20", "in_kind": true}]}}"#;
    /// let totals = Call::creative_event().assess_json(text).totals();
    /// assert_eq!(totals.in_kind_revenues, Some(Amount::from_euros(20)));
    /// assert_eq!(totals.expenses, None);
    /// ```
    #[must_use]
    pub fn totals(&self) -> Totals {
        self.decision.totals
    }

    /// The grant, part by part, each with its id.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// let ids: Vec<&str> = assessment.parts().map(|(id, _)| id).collect();
    /// assert_eq!(ids, ["operating", "investment"]);
    /// ```
    #[must_use]
    pub fn parts(&self) -> Parts<'_> {
        Parts { ids: self.call.data().frame.parts.iter(), grants: self.decision.parts.iter() }
    }

    /// How the part with this number was worked out, step by step.
    ///
    /// ```
    /// # use inspir_core::{Call, StepKind};
    /// let assessment = Call::creative_event().assess_json(b"{}");
    /// let kinds: Vec<StepKind> = assessment.steps(0).iter().map(|step| step.kind).collect();
    /// assert_eq!(kinds.first(), Some(&StepKind::Base));
    /// assert_eq!(kinds.last(), Some(&StepKind::Maximum));
    /// ```
    #[must_use]
    pub fn steps(&self, part: usize) -> &[Step] {
        self.calculation.steps.get(part).map_or(&[], Vec::as_slice)
    }

    /// How the grant as a whole was worked out, if the call limits it.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert!(Call::follow_up().assess_json(b"{}").overall_steps().is_none());
    /// ```
    #[must_use]
    pub fn overall_steps(&self) -> Option<&[Step]> {
        self.calculation.overall.as_deref()
    }

    /// The amount requested, all parts together.
    ///
    /// ```
    /// # use inspir_core::{Amount, Call};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "6000"}}"#);
    /// assert_eq!(assessment.requested(), Some(Amount::from_euros(6000)));
    /// ```
    #[must_use]
    pub fn requested(&self) -> Option<Amount> {
        self.decision.requested()
    }

    /// The most that may be granted.
    ///
    /// ```
    /// # use inspir_core::{Amount, Call};
    /// let text = br#"{"budget": {"expenses": [{"amount": "90000"}]}}"#;
    /// let assessment = Call::creative_event().assess_json(text);
    /// assert_eq!(assessment.maximum(), Some(Amount::from_euros(12_500)));
    /// ```
    #[must_use]
    pub fn maximum(&self) -> Option<Amount> {
        self.decision.maximum()
    }

    /// The errors of the input, in the order of the document.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let text = br#"{"request": {"amount": 0.5}, "x": 1}"#;
    /// let assessment = Call::creative_event().assess_json(text);
    /// let paths: Vec<&str> = assessment.input_errors().iter().map(|error| error.path()).collect();
    /// assert_eq!(paths, ["/request/amount", "/x"]);
    /// ```
    #[must_use]
    pub fn input_errors(&self) -> &[InputError] {
        &self.decision.input_errors
    }

    /// The sum of the expenses without a category, if there are some in a call with categories.
    pub(crate) fn uncategorised(&self) -> Option<&CategoryGrant> {
        self.calculation.uncategorised.as_ref()
    }
}

/// The parts of a grant, each with its id, in the call's order.
///
/// ```
/// use inspir_core::{Call, Parts};
///
/// let assessment = Call::follow_up().assess_json(b"{}");
/// let parts: Parts<'_> = assessment.parts();
/// assert_eq!(parts.len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Parts<'a> {
    ids: slice::Iter<'a, Part>,
    grants: slice::Iter<'a, PartGrant>,
}

impl<'a> Iterator for Parts<'a> {
    type Item = (&'a str, &'a PartGrant);

    fn next(&mut self) -> Option<Self::Item> {
        Some((&self.ids.next()?.id, self.grants.next()?))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.grants.size_hint()
    }
}

impl ExactSizeIterator for Parts<'_> {}
impl FusedIterator for Parts<'_> {}
