//! The explained result: findings with their places, figures and words.

use std::borrow::Cow;
use std::collections::HashSet;
use std::iter::{Enumerate, FusedIterator};
use std::slice;

use crate::amount::Amount;
use crate::call::{Call, CallItem, Requirement, Subject};
use crate::checks::Inputs;
use crate::decision::{AppraisalCounts, Decision, Progress, outcome_of_rules};
use crate::facts::Facts;
use crate::grant::{CategoryGrant, Part, PartGrant, Step, Totals};
use crate::input_error::InputError;
use crate::language::Knowledge;
use crate::place::Place;
use crate::places::Places;
use crate::status::{Level, Outcome, Status};
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
    call: Call,
    /// The version of the engine that assessed.
    engine: Cow<'static, str>,
    reference: Option<String>,
    decision: Decision,
    details: Vec<FindingEnds>,
    places: Vec<Place>,
    /// For each place, whether it is to be filled in. Otherwise what stands there is to be changed.
    open: Vec<bool>,
    values: Vec<Value>,
    calculation: Calculation,
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
struct FindingEnds {
    /// Whether it is unknown if the requirement applies.
    undecided: bool,
    /// Whether all that is missing is for an agent to fill in.
    waits: bool,
    places: usize,
    /// The values of the JSON.
    values: usize,
    /// More figures for the words.
    figures: usize,
}

/// What an assessment knows of one finding, beside its status.
pub(crate) struct Explained {
    /// Whether it is unknown if the requirement applies.
    pub(crate) undecided: bool,
    /// Whether all that is missing is for an agent to fill in.
    pub(crate) waits: bool,
    pub(crate) places: Vec<Place>,
    /// For each place, whether it is to be filled in.
    pub(crate) open: Vec<bool>,
    /// The values of the JSON.
    pub(crate) values: Vec<Value>,
    /// More figures for the words.
    pub(crate) figures: Vec<Value>,
}

/// The version of the library.
const ENGINE: &str = env!("CARGO_PKG_VERSION");

impl Assessment {
    pub(crate) fn new(
        call: Call,
        reference: Option<String>,
        decision: Decision,
        retained: Option<&[i128]>,
        facts: &Facts,
    ) -> Self {
        let data = call.data();
        let frame = &data.frame;
        let memo = vec![Default::default(); frame.quantities.len()];
        let known = Knowledge {
            requested: decision.grant.requested,
            maximum: decision.grant.maximum,
            retained,
            ..Knowledge::new(&frame.layout, &data.ids, facts, &frame.quantities, &memo, frame)
        };
        let inputs =
            Inputs { call: frame, facts, totals: &decision.totals, parts: &decision.parts, known };
        let parts = frame.parts.iter().zip(&decision.parts);
        let steps = parts.map(|(part, grant)| part.steps(grant, &known)).collect();
        let has_categories = !frame.categories.is_empty();
        let uncategorised =
            has_categories.then(|| frame.categories.uncategorised(&known)).flatten();
        let overall = frame.overall_steps(&decision.parts, decision.grant.maximum, &known);
        let calculation = Calculation { steps, overall, uncategorised };
        let mut details = Vec::with_capacity(data.requirements.len());
        let (mut places, mut values) = (Vec::with_capacity(16), Vec::with_capacity(16));
        let mut found = Places::default();
        let mut open = Vec::with_capacity(16);
        for (requirement, status) in data.requirements.iter().zip(&decision.statuses) {
            let first = places.len();
            found.clear();
            let decided = match status {
                Status::Met | Status::NotApplicable | Status::NotMet => None,
                _ => Some(requirement.decided(&inputs)),
            };
            let undecided = decided.is_some_and(|decided| decided.is_undecided);
            let asked = decided.and_then(|decided| decided.asked).unwrap_or(*status);
            if let Some(when) = requirement.when.as_ref().filter(|_| undecided) {
                when.undecided(&known, None, &mut found);
            }
            let of_condition = found.len();
            if matches!(asked, Status::NotMet | Status::Missing | Status::ToReview) {
                requirement.check.places(&inputs, asked, &mut found);
            }
            let of_condition = each_once(&found, of_condition, &mut places);
            // A check with another status than `missing` points only to places that are filled in.
            for place in places.get(first..).unwrap_or_default() {
                let lacks = open.len() < of_condition || asked == Status::Missing;
                open.push(lacks && is_open(*place, facts));
            }
            if requirement.check.has_values(*status) {
                requirement.check.values(&inputs, &mut values);
            }
            let shown = values.len();
            if !matches!(status, Status::NotApplicable | Status::Met) {
                requirement.check.figures(&inputs, &mut values);
            }
            details.push(FindingEnds {
                undecided,
                waits: *status == Status::ToReview && (undecided || asked == Status::Missing),
                places: places.len(),
                values: shown,
                figures: values.len(),
            });
        }
        let engine = Cow::Borrowed(ENGINE);
        Self { call, engine, reference, decision, details, places, open, values, calculation }
    }

    /// An assessment that was kept.
    pub(crate) fn of_explained(
        call: Call,
        engine: String,
        reference: Option<String>,
        decision: Decision,
        explained: Vec<Explained>,
        calculation: Calculation,
    ) -> Self {
        let (mut details, mut places) = (Vec::with_capacity(explained.len()), Vec::new());
        let (mut open, mut values) = (Vec::new(), Vec::new());
        for finding in explained {
            places.extend(finding.places);
            open.extend(finding.open);
            values.extend(finding.values);
            let shown = values.len();
            values.extend(finding.figures);
            details.push(FindingEnds {
                undecided: finding.undecided,
                waits: finding.waits,
                places: places.len(),
                values: shown,
                figures: values.len(),
            });
        }
        let engine = if engine == ENGINE { Cow::Borrowed(ENGINE) } else { Cow::Owned(engine) };
        Self { call, engine, reference, decision, details, places, open, values, calculation }
    }

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

    /// What the assessment comes to.
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

    /// What the rules alone come to, whatever is wrong with the input: beside
    /// [`Outcome::Invalid`], what the outcome would be if the values that are wrong had been left out
    /// or could not be known. `None` if the document could not be read.
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

    /// What was decided, without explanations.
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

    /// What agents judged so far.
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

    /// What is asked for in all.
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

    /// What is wrong with the input, in the order of the document.
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

    /// The findings, one for every requirement, in the call's order.
    ///
    /// ```
    /// # use inspir_core::{Call, Status};
    /// let assessment = Call::creative_event().assess_json(b"{}");
    /// assert_eq!(assessment.findings().len(), assessment.call().requirements().len());
    /// assert!(assessment.findings().all(|finding| finding.status() != Status::NotMet));
    /// ```
    #[must_use]
    pub fn findings(&self) -> Findings<'_> {
        let requirements = self.call.data().requirements.iter().enumerate();
        Findings { assessment: self, requirements }
    }

    fn finding_at<'a>(&'a self, (index, requirement): (usize, &'a Requirement)) -> Finding<'a> {
        Finding {
            assessment: self,
            requirement,
            status: self.decision.statuses.get(index).copied().unwrap_or(Status::Missing),
            before: match index.checked_sub(1) {
                Some(before) => self.details_of(before),
                None => FindingEnds::START,
            },
            details: self.details_of(index),
        }
    }

    /// The finding for one requirement.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let assessment = Call::creative_event().assess_json(b"{}");
    /// assert!(assessment.finding("grant.rate").is_some());
    /// assert!(assessment.finding("no.such_requirement").is_none());
    /// ```
    #[must_use]
    pub fn finding(&self, requirement: &str) -> Option<Finding<'_>> {
        self.findings().find(|finding| finding.requirement.id == requirement)
    }

    /// What the expenses without a category come to, if there are some in a call with categories.
    pub(crate) fn uncategorised(&self) -> Option<&CategoryGrant> {
        self.calculation.uncategorised.as_ref()
    }

    /// The findings that a form shows in one section, by its id.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// let ids: Vec<&str> =
    ///     assessment.findings_in("team").map(|finding| finding.requirement().id()).collect();
    /// assert_eq!(ids, ["team.members", "team.multidisciplinary"]);
    /// ```
    pub fn findings_in<'a>(&'a self, section: &str) -> impl Iterator<Item = Finding<'a>> {
        let number = self.call.data().sections.iter().position(|one| one.id == section);
        self.findings().filter(move |finding| Some(finding.requirement.section) == number)
    }

    /// The findings on requirements of one level.
    ///
    /// ```
    /// # use inspir_core::{Call, Level};
    /// let assessment = Call::creative_event().assess_json(b"{}");
    /// assert_eq!(assessment.findings_of(Level::Appraisal).count(), 10);
    /// ```
    pub fn findings_of(&self, level: Level) -> impl Iterator<Item = Finding<'_>> {
        self.findings().filter(move |finding| finding.requirement.level == level)
    }

    fn details_of(&self, index: usize) -> FindingEnds {
        self.details.get(index).copied().unwrap_or(FindingEnds::START)
    }
}

/// What an assessment says of one requirement (constat).
///
/// ```
/// # use inspir_core::{Call, Status};
/// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
/// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
/// assert_eq!(ceiling.requirement().id(), "grant.ceiling");
/// assert_eq!(ceiling.status(), Status::NotMet);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    assessment: &'a Assessment,
    requirement: &'a Requirement,
    status: Status,
    /// Where the details of the finding before end.
    before: FindingEnds,
    details: FindingEnds,
}

impl<'a> Finding<'a> {
    /// The requirement.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert_eq!(ceiling.requirement().check(), "ceiling");
    /// ```
    #[must_use]
    pub fn requirement(&self) -> &'a Requirement {
        self.requirement
    }

    /// The section in which a form shows it.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert_eq!(ceiling.section().map(|section| section.id()), Some("grant"));
    /// ```
    #[must_use]
    pub fn section(&self) -> Option<&'a CallItem> {
        self.assessment.call.section_of(self.requirement)
    }

    /// What it is about.
    ///
    /// ```
    /// # use inspir_core::{Call, Subject};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert!(matches!(ceiling.subject(), Subject::Part(part) if part.id() == "grant"));
    /// ```
    #[must_use]
    pub fn subject(&self) -> Subject<'a> {
        self.assessment.call.subject_of(self.requirement)
    }

    /// The document that it is about, if it is about one.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let assessment = Call::creative_event().assess_json(b"{}");
    /// let budget = assessment.finding("documents.budget").expect("a requirement of this call");
    /// assert_eq!(budget.document().map(|document| document.id()), Some("budget"));
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert!(ceiling.document().is_none());
    /// ```
    #[must_use]
    pub fn document(&self) -> Option<&'a CallItem> {
        match self.subject() {
            Subject::Document(document) => Some(document),
            _ => None,
        }
    }

    /// Whether the requirement holds.
    ///
    /// ```
    /// # use inspir_core::{Call, Status};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert_eq!(ceiling.status(), Status::NotMet);
    /// ```
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// What to fill in or to change, as JSON Pointers (RFC 6901).
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// assert_eq!(ceiling.paths().collect::<Vec<_>>(), ["/request/amount"]);
    /// ```
    #[must_use]
    pub fn paths(&self) -> Paths<'a> {
        Paths { call: &self.assessment.call, places: self.places().iter() }
    }

    /// The figures that decided. A figure that is not known has the value `None`.
    ///
    /// ```
    /// # use inspir_core::{Call};
    /// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
    /// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
    /// let names: Vec<&str> = ceiling.values().iter().map(|value| value.name).collect();
    /// assert!(names.contains(&"ceiling"));
    /// ```
    #[must_use]
    pub fn values(&self) -> &'a [Value] {
        self.assessment.values.get(self.before.figures..self.details.values).unwrap_or_default()
    }

    /// The values, and the figures that only the words need.
    pub(crate) fn figures(&self) -> &'a [Value] {
        self.assessment.values.get(self.before.figures..self.details.figures).unwrap_or_default()
    }

    pub(crate) fn places(&self) -> &'a [Place] {
        self.assessment.places.get(self.before.places..self.details.places).unwrap_or_default()
    }

    /// The places of the finding that are to be filled in.
    pub(crate) fn open_places(&self) -> Vec<Place> {
        let mut places = self.places().to_vec();
        let mut open = self.open().iter();
        places.retain(|_| open.next() == Some(&true));
        places
    }

    /// For each place of the finding, whether it is to be filled in.
    pub(crate) fn open(&self) -> &'a [bool] {
        self.assessment.open.get(self.before.places..self.details.places).unwrap_or_default()
    }

    /// Whether all that is missing is for an agent to fill in.
    pub(crate) fn waits_for_agents(&self) -> bool {
        self.details.waits
    }

    /// Whether it is unknown if the requirement applies.
    pub(crate) fn is_undecided(&self) -> bool {
        self.details.undecided
    }

    pub(crate) fn call(&self) -> &'a Call {
        &self.assessment.call
    }
}

/// The findings of an assessment, in the call's order.
///
/// ```
/// use inspir_core::{Call, Findings, Status};
///
/// fn missing(findings: Findings<'_>) -> usize {
///     findings.filter(|finding| finding.status() == Status::Missing).count()
/// }
/// assert!(missing(Call::follow_up().assess_json(b"{}").findings()) > 0);
/// ```
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    assessment: &'a Assessment,
    requirements: Enumerate<slice::Iter<'a, Requirement>>,
}

impl<'a> Iterator for Findings<'a> {
    type Item = Finding<'a>;

    fn next(&mut self) -> Option<Finding<'a>> {
        self.requirements.next().map(|next| self.assessment.finding_at(next))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.requirements.size_hint()
    }
}

impl DoubleEndedIterator for Findings<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.requirements.next_back().map(|next| self.assessment.finding_at(next))
    }
}

impl ExactSizeIterator for Findings<'_> {}
impl FusedIterator for Findings<'_> {}

impl<'a> IntoIterator for &'a Assessment {
    type Item = Finding<'a>;
    type IntoIter = Findings<'a>;

    fn into_iter(self) -> Findings<'a> {
        self.findings()
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

/// What to fill in or to change, as JSON Pointers.
///
/// ```
/// use inspir_core::{Call, Paths};
///
/// let assessment = Call::creative_event().assess_json(br#"{"request": {"amount": "20000"}}"#);
/// let ceiling = assessment.finding("grant.ceiling").expect("a requirement of this call");
/// let paths: Paths<'_> = ceiling.paths();
/// assert_eq!(paths.len(), 1);
/// ```
#[derive(Clone, Debug)]
pub struct Paths<'a> {
    call: &'a Call,
    places: slice::Iter<'a, Place>,
}

impl Iterator for Paths<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let place = self.places.next()?;
        let mut pointer = String::new();
        self.call.data().frame.write_pointer(*place, &mut pointer);
        Some(pointer)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.places.size_hint()
    }
}

impl ExactSizeIterator for Paths<'_> {}
impl FusedIterator for Paths<'_> {}

/// Whether a place that a finding with a missing answer points to is empty. A finding points to a
/// member of an item only if the item lacks it.
fn is_open(place: Place, facts: &Facts) -> bool {
    match place {
        Place::Field(field) => facts.get(field).is_absent(),
        Place::List(list) => facts.is_empty(list),
        Place::Item(list, item, column) => facts.item(list, item, column).is_absent(),
    }
}

/// Adds the places that were found, each once: the condition of a requirement and its check may ask for
/// the same field. Gives where those of the condition end, of which `of_condition` were found.
fn each_once(found: &[Place], of_condition: usize, places: &mut Vec<Place>) -> usize {
    let mut met = HashSet::with_capacity(found.len());
    let mut end = places.len();
    for (at, place) in found.iter().enumerate() {
        if met.insert(*place) {
            places.push(*place);
        }
        if at < of_condition {
            end = places.len();
        }
    }
    end
}

impl FindingEnds {
    const START: Self = Self { undecided: false, waits: false, places: 0, values: 0, figures: 0 };
}
