//! From facts to a decision: every requirement's status, the outcome and the grant.

use crate::amount::Amount;
use crate::application::{Application, Text};
#[cfg(feature = "arrow")]
use crate::arrow::Row;
use crate::assessment::Assessment;
use crate::call::{Call, CallData, Names, Requirement};
use crate::checks::Case;
use crate::facts::Facts;
use crate::grant::{self, PartGrant, Totals};
use crate::intake::{self, Extent, InputError, Member};
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
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    pub(crate) outcome: Outcome,
    pub(crate) progress: Progress,
    pub(crate) appraisal: AppraisalCounts,
    pub(crate) totals: Totals,
    pub(crate) parts: Vec<PartGrant>,
    pub(crate) statuses: Vec<Status>,
    pub(crate) input_errors: Vec<InputError>,
    pub(crate) extent: Extent,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
        grant::requested(&self.parts)
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
        grant::maximum(&self.parts)
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
        grant::excess(&self.parts)
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

    const fn new() -> Self {
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
            statuses: Vec::new(),
            input_errors: Vec::new(),
            extent: Extent::Full,
        }
    }
}

impl Requirement {
    /// The status with its condition, and what the check alone says where it had to be asked.
    pub(crate) fn status(&self, case: &Case<'_>) -> (Status, Option<Status>) {
        let applies = self.when.as_ref().map_or(Some(true), |when| when.holds(case.facts));
        match applies {
            Some(false) => (Status::NotApplicable, None),
            Some(true) => (self.check.run(case), None),
            // Whether it applies is unknown: what is met, or concerns nobody, stays so.
            None => match self.check.run(case) {
                status @ (Status::Met | Status::NotApplicable) => (status, None),
                status => (Status::Missing, Some(status)),
            },
        }
    }
}

/// Decides on an application, in the place of the decision before.
fn decide(call: &CallData, facts: &Facts, decision: &mut Decision) {
    decision.totals = Totals::new(facts);
    decision.parts.clear();
    decision.parts.extend(call.parts.iter().map(|part| part.grant(facts)));
    decision.statuses.clear();
    decision.statuses.reserve(call.requirements.len());
    let case = Case { call, facts, totals: &decision.totals, parts: &decision.parts };
    let (mut progress, mut appraisal) = (Progress::default(), AppraisalCounts::default());
    let (mut refused, mut lacking, mut open) = (false, false, false);
    for requirement in &call.requirements {
        let (status, _) = requirement.status(&case);
        decision.statuses.push(status);
        match (requirement.level, status) {
            (Level::Blocking, Status::NotApplicable) | (Level::Warning | Level::Advice, _) => {}
            (Level::Blocking, status) => {
                progress.applicable += 1;
                progress.met += u32::from(status == Status::Met);
                refused |= status == Status::NotMet;
                lacking |= status == Status::Missing;
                open |= status == Status::ToReview;
            }
            (Level::Appraisal, Status::Met) => appraisal.favourable += 1,
            (Level::Appraisal, Status::NotMet) => appraisal.unfavourable += 1,
            (Level::Appraisal, _) => appraisal.pending += 1,
        }
    }
    (decision.progress, decision.appraisal) = (progress, appraisal);
    decision.outcome = match (decision.input_errors.is_empty(), refused, lacking, open) {
        (false, ..) => Outcome::Invalid,
        (_, true, ..) => Outcome::Ineligible,
        (_, _, true, _) => Outcome::Incomplete,
        (.., true) => Outcome::NeedsReview,
        _ => Outcome::Eligible,
    };
}

/// Assesses one application after another and keeps its memory: what batches use.
///
/// ```
/// use inspir_core::{Assessor, Call, Outcome};
///
/// let mut assessor = Assessor::new(&Call::creative_event());
/// for line in ["{}", r#"{"request": {"amount": 1.5}}"#] {
///     let outcome = assessor.decide_json(line.as_bytes()).outcome();
///     assert!(matches!(outcome, Outcome::Incomplete | Outcome::Invalid));
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Assessor {
    call: Call,
    facts: Facts,
    decision: Decision,
}

impl Assessor {
    /// An assessor for a call.
    ///
    /// ```
    /// use inspir_core::{Assessor, Call, Outcome};
    ///
    /// let mut assessor = Assessor::new(&Call::follow_up());
    /// assert_eq!(assessor.decide_json(b"{}").outcome(), Outcome::Incomplete);
    /// ```
    #[must_use]
    pub fn new(call: &Call) -> Self {
        Self { call: call.clone(), facts: Facts::default(), decision: Decision::new() }
    }

    /// Decides on an application.
    ///
    /// ```
    /// # use inspir_core::{Application, Assessor, Call, Outcome};
    /// let mut assessor = Assessor::new(&Call::follow_up());
    /// assert_eq!(assessor.decide(&Application::default()).outcome(), Outcome::Incomplete);
    /// ```
    pub fn decide(&mut self, application: &Application<'_>) -> &Decision {
        self.read(application, |_, ()| {});
        &self.decision
    }

    /// Decides on the JSON text of an application, whatever the bytes.
    ///
    /// ```
    /// # use inspir_core::{Assessor, Call, Outcome};
    /// let mut assessor = Assessor::new(&Call::follow_up());
    /// assert_eq!(assessor.decide_json(b"no JSON").outcome(), Outcome::Invalid);
    /// assert_eq!(assessor.decide_json(b"{}").outcome(), Outcome::Incomplete);
    /// ```
    pub fn decide_json(&mut self, text: &[u8]) -> &Decision {
        self.read_json(text, |_, ()| {});
        &self.decision
    }

    /// Decides on the application in a row of a table; `json` writes the row, if it has to be
    /// looked at for what is wrong.
    #[cfg(feature = "arrow")]
    pub(crate) fn decide_row(
        &mut self,
        row: Row<'_, '_>,
        json: impl FnOnce() -> String,
    ) -> &Decision {
        if self.facts.read_row(row, &self.call.data().names).is_ok() {
            self.decide_facts(Vec::new(), Extent::Full);
        } else {
            let json = json();
            self.read_leniently(|names| intake::lenient_members(&json, names), |_, ()| {});
        }
        &self.decision
    }

    /// Decides on the JSON text of an application, and gives its reference too.
    #[cfg(feature = "arrow")]
    pub(crate) fn decide_line(&mut self, text: &[u8]) -> (&Decision, Option<String>) {
        let reference = self.read_json(text, keep);
        (&self.decision, reference)
    }

    /// Assesses an application: decides, and explains every finding.
    ///
    /// ```
    /// # use inspir_core::{Application, Assessor, Call};
    /// let reference = Some("2026-0042".into());
    /// let application = Application { reference, ..Application::default() };
    /// let assessment = Assessor::new(&Call::follow_up()).assess(&application);
    /// assert_eq!(assessment.reference(), Some("2026-0042"));
    /// ```
    pub fn assess(&mut self, application: &Application<'_>) -> Assessment {
        let reference = self.read(application, keep);
        self.explain(reference)
    }

    /// Assesses an application if nothing is wrong with it. `None`: something is; who read it from
    /// a text lets [`assess_json`](Self::assess_json) say where in that text.
    ///
    /// ```
    /// # use inspir_core::{Application, Assessor, Call};
    /// let mut assessor = Assessor::new(&Call::follow_up());
    /// assert!(assessor.assess_valid(&Application::default()).is_some());
    /// let call = Some("another-call".into());
    /// assert!(assessor.assess_valid(&Application { call, ..Application::default() }).is_none());
    /// ```
    pub fn assess_valid(&mut self, application: &Application<'_>) -> Option<Assessment> {
        let reference = self.read_valid(application, keep)?;
        Some(self.explain(reference))
    }

    /// Assesses the JSON text of an application, whatever the bytes.
    ///
    /// ```
    /// # use inspir_core::{Assessor, Call, Locale};
    /// let mut assessor = Assessor::new(&Call::follow_up());
    /// let assessment = assessor.assess_json(br#"{"origin": {"inspir_event": false}}"#);
    /// let event = assessment.finding("origin.inspir_event").expect("a requirement of this call");
    /// assert!(event.message(Locale::En).contains("INS’pir"));
    /// ```
    pub fn assess_json(&mut self, text: &[u8]) -> Assessment {
        let reference = self.read_json(text, keep);
        self.explain(reference)
    }

    fn explain(&mut self, reference: Option<String>) -> Assessment {
        let decision = std::mem::replace(&mut self.decision, Decision::new());
        Assessment::new(self.call.clone(), reference, decision, &self.facts)
    }

    /// Reads and decides; `keep` says what is kept of the application.
    fn read<T: Default>(
        &mut self,
        application: &Application<'_>,
        keep: impl Fn(&Application<'_>, &mut T),
    ) -> T {
        self.read_valid(application, &keep).unwrap_or_else(|| {
            // Something is wrong: the lenient road finds what, in the JSON of the same application.
            let text = serde_json::to_string(application).unwrap_or_default();
            self.read_leniently(|names| intake::lenient_members(&text, names), keep)
        })
    }

    fn read_valid<T: Default>(
        &mut self,
        application: &Application<'_>,
        keep: impl Fn(&Application<'_>, &mut T),
    ) -> Option<T> {
        let is_valid = Member::fits(application)
            && self.facts.read(application, &self.call.data().names).is_ok();
        is_valid.then(|| self.decided(application, Vec::new(), Extent::Full, keep))
    }

    fn read_json<T: Default>(&mut self, text: &[u8], keep: impl Fn(&Application<'_>, &mut T)) -> T {
        if let Some(application) = intake::strict(text)
            && self.facts.read(&application, &self.call.data().names).is_ok()
        {
            return self.decided(&application, Vec::new(), Extent::Full, keep);
        }
        self.read_leniently(|names| intake::lenient(text, names), keep)
    }

    fn read_leniently<'t, T: Default>(
        &mut self,
        lenient: impl FnOnce(&Names) -> (Application<'t>, Vec<InputError>, Extent),
        keep: impl Fn(&Application<'_>, &mut T),
    ) -> T {
        let names = &self.call.data().names;
        let (application, errors, extent) = lenient(names);
        // What the lenient road lets through fits: it names all that does not.
        let read = self.facts.read(&application, names);
        debug_assert!(read.is_ok(), "the lenient road lets through only what fits");
        self.decided(&application, errors, extent, keep)
    }

    fn decided<T: Default>(
        &mut self,
        application: &Application<'_>,
        errors: Vec<InputError>,
        extent: Extent,
        keep: impl Fn(&Application<'_>, &mut T),
    ) -> T {
        self.decide_facts(errors, extent);
        let mut kept = T::default();
        keep(application, &mut kept);
        kept
    }

    fn decide_facts(&mut self, errors: Vec<InputError>, extent: Extent) {
        (self.decision.input_errors, self.decision.extent) = (errors, extent);
        decide(self.call.data(), &self.facts, &mut self.decision);
    }
}

/// Keeps the reference, which is given back.
fn keep(application: &Application<'_>, reference: &mut Option<String>) {
    *reference = application
        .reference
        .as_ref()
        .filter(|text: &&Text<'_>| !intake::is_blank(text))
        .map(|text| text.clone().into_owned());
}

impl Call {
    /// Reads the JSON text of an application: what is right in it, and what is wrong.
    ///
    /// ```
    /// use inspir_core::Call;
    ///
    /// let text = r#"{"applicant": {"name": "Les Écluses", "legal_form": "club"}}"#.as_bytes();
    /// let (application, errors) = Call::creative_event().read_json(text);
    /// assert_eq!(application.applicant.name.as_deref(), Some("Les Écluses"));
    /// assert_eq!(errors[0].path(), "/applicant/legal_form");
    /// ```
    #[must_use]
    pub fn read_json<'a>(&self, text: &'a [u8]) -> (Application<'a>, Vec<InputError>) {
        let names = &self.data().names;
        match intake::strict(text) {
            Some(application) if Facts::default().read(&application, names).is_ok() => {
                (application, Vec::new())
            }
            _ => {
                let (application, errors, _) = intake::lenient(text, names);
                (application, errors)
            }
        }
    }

    /// Assesses an application: decides, and explains every finding.
    ///
    /// ```
    /// use inspir_core::{Application, Call, Locale};
    ///
    /// let call = Call::creative_event();
    /// let assessment = call.assess(&Application::default());
    /// let name = assessment.findings().next().expect("a finding");
    /// assert_eq!(name.requirement().id(), "applicant.name");
    /// assert!(name.message(Locale::En).contains("missing"));
    /// ```
    #[must_use]
    pub fn assess(&self, application: &Application<'_>) -> Assessment {
        Assessor::new(self).assess(application)
    }

    /// Assesses the JSON text of an application. No bytes make it fail: what is wrong is told in
    /// [`Assessment::input_errors`], and the outcome is then [`Outcome::Invalid`].
    ///
    /// ```
    /// use inspir_core::{Call, Outcome};
    ///
    /// let assessment = Call::creative_event().assess_json(b"{");
    /// assert_eq!(assessment.outcome(), Outcome::Invalid);
    /// ```
    #[must_use]
    pub fn assess_json(&self, text: &[u8]) -> Assessment {
        Assessor::new(self).assess_json(text)
    }

    /// Decides on an application without explaining.
    ///
    /// ```
    /// use inspir_core::{Amount, Application, Call, Request};
    ///
    /// let request = Request { operating: Some(Amount::from_euros(6000)), ..Request::default() };
    /// let decision = Call::follow_up().decide(&Application { request, ..Application::default() });
    /// assert_eq!(decision.requested(), Some(Amount::from_euros(6000)));
    /// ```
    #[must_use]
    pub fn decide(&self, application: &Application<'_>) -> Decision {
        Assessor::new(self).decide(application).clone()
    }

    /// Decides on the JSON text of an application without explaining.
    ///
    /// ```
    /// # use inspir_core::{Call, Outcome};
    /// assert_eq!(Call::follow_up().decide_json(b"{}").outcome(), Outcome::Incomplete);
    /// ```
    #[must_use]
    pub fn decide_json(&self, text: &[u8]) -> Decision {
        Assessor::new(self).decide_json(text).clone()
    }
}
