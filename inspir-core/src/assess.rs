//! The ways through the engine: from an application, or its text, to a decision or an assessment.

use crate::application::{Application, Text};
use crate::assessment::Assessment;
use crate::call::Call;
use crate::decide::decide;
use crate::decision::Decision;
use crate::facts::{Facts, Refused};
use crate::ids::CallIds;
use crate::input_error::{ErrorCode, InputError};
use crate::intake::{self, Completeness, Intake};
use crate::member::{Member as _, Record as _};
use crate::text::is_blank;

/// The input of a call: an [`Application`], or an [`Intake`], which brings its errors.
///
/// ```
/// use inspir_core::{Application, Assessment, Call, Input};
///
/// fn assess(input: &impl Input) -> Assessment {
///     Call::follow_up().assess(input)
/// }
/// let read = Call::follow_up().read_json(b"{}");
/// assert_eq!(assess(&read), assess(&Application::default()));
/// ```
///
/// No other type can be one:
///
/// ```compile_fail,E0277
/// # use inspir_core::Input;
/// struct Mine;
/// impl Input for Mine {}
/// ```
pub trait Input: sealed::Read {}

mod sealed {
    use crate::application::Application;
    use crate::input_error::InputError;
    use crate::intake::Completeness;

    /// An application, the errors of its input, and whether the errors are complete.
    #[derive(Debug)]
    pub struct GivenApplication<'i, 'a> {
        pub(crate) application: &'i Application<'a>,
        pub(crate) errors: &'i [InputError],
        pub(crate) completeness: Completeness,
    }

    pub trait Read {
        fn given(&self) -> GivenApplication<'_, '_>;
    }
}

impl Input for Application<'_> {}

impl sealed::Read for Application<'_> {
    fn given(&self) -> sealed::GivenApplication<'_, '_> {
        sealed::GivenApplication {
            application: self,
            errors: &[],
            completeness: Completeness::Full,
        }
    }
}

impl Input for Intake<'_> {}

impl sealed::Read for Intake<'_> {
    fn given(&self) -> sealed::GivenApplication<'_, '_> {
        let Self { application, errors, completeness } = self;
        sealed::GivenApplication { application, errors, completeness: *completeness }
    }
}

/// The application of an input, whatever was wrong with its text.
pub(crate) fn application_of(input: &impl Input) -> &Application<'_> {
    input.given().application
}

/// Assesses one application after another in the same memory, for batches.
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
    pub(crate) call: Call,
    pub(crate) facts: Facts,
    pub(crate) decision: Decision,
    /// The expenses that are retained, in cents: by category, or in one sum.
    retained: Option<Vec<i128>>,
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
        let (facts, decision) = (Facts::default(), Decision::new());
        Self { call: call.clone(), facts, decision, retained: None }
    }

    /// Decides on an application, or on what was read of one.
    ///
    /// ```
    /// # use inspir_core::{Application, Assessor, Call, Outcome};
    /// let mut assessor = Assessor::new(&Call::follow_up());
    /// assert_eq!(assessor.decide(&Application::default()).outcome(), Outcome::Incomplete);
    /// ```
    pub fn decide(&mut self, input: &impl Input) -> &Decision {
        self.read(input, |_, ()| {});
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

    /// Assesses an application: decides, and explains every finding.
    ///
    /// ```
    /// # use inspir_core::{Application, Assessor, Call};
    /// let reference = Some("2026-0042".into());
    /// let application = Application { reference, ..Application::default() };
    /// let assessment = Assessor::new(&Call::follow_up()).assess(&application);
    /// assert_eq!(assessment.reference(), Some("2026-0042"));
    /// ```
    pub fn assess(&mut self, input: &impl Input) -> Assessment {
        let reference = self.read(input, keep);
        self.explain(reference)
    }

    /// Assesses an application, or gives `None` if there is an error in it. A caller that read the
    /// application from a text can then pass that text to [`assess_json`](Self::assess_json), which
    /// says where the errors are.
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

    pub(crate) fn explain(&mut self, reference: Option<String>) -> Assessment {
        let decision = std::mem::replace(&mut self.decision, Decision::new());
        let retained = self.retained.take();
        Assessment::new(self.call.clone(), reference, decision, retained.as_deref(), &self.facts)
    }

    /// Reads and decides. `keep` takes what the caller needs of the application.
    fn read<T: Default>(
        &mut self,
        input: &impl Input,
        keep: impl Fn(&Application<'_>, &mut T),
    ) -> T {
        let sealed::GivenApplication { application, errors, completeness } = input.given();
        if application.fits() && self.tell(application).is_ok() {
            if completeness == Completeness::Full {
                self.mark_wrong(errors);
            }
            return self.decided(application, errors.to_vec(), completeness, keep);
        }
        // There is an error. The lenient road finds it in the JSON of the same application.
        let text = serde_json::to_string(application).unwrap_or_default();
        self.read_leniently(|ids| intake::lenient_members(&text, ids).after(errors), keep)
    }

    fn read_valid<T: Default>(
        &mut self,
        application: &Application<'_>,
        keep: impl Fn(&Application<'_>, &mut T),
    ) -> Option<T> {
        let is_valid = application.fits() && self.tell(application).is_ok();
        is_valid.then(|| self.decided(application, Vec::new(), Completeness::Full, keep))
    }

    fn read_json<T: Default>(&mut self, text: &[u8], keep: impl Fn(&Application<'_>, &mut T)) -> T {
        self.read_text(text, std::str::from_utf8(text).ok(), keep)
    }

    /// Reads an application from bytes. `text` is the same as text, if the bytes are UTF-8.
    pub(crate) fn read_text<T: Default>(
        &mut self,
        bytes: &[u8],
        text: Option<&str>,
        keep: impl Fn(&Application<'_>, &mut T),
    ) -> T {
        self.read_typed(bytes, text.and_then(intake::strict).as_ref(), keep)
    }

    /// Reads an application from its bytes. The strict road has read `application` from them, for whichever call.
    pub(crate) fn read_typed<T: Default>(
        &mut self,
        bytes: &[u8],
        application: Option<&Application<'_>>,
        keep: impl Fn(&Application<'_>, &mut T),
    ) -> T {
        if let Some(application) = application
            && self.tell(application).is_ok()
        {
            return self.decided(application, Vec::new(), Completeness::Full, keep);
        }
        self.read_leniently(|ids| intake::lenient(bytes, ids), keep)
    }

    pub(crate) fn read_leniently<'t, T: Default>(
        &mut self,
        lenient: impl FnOnce(&CallIds) -> Intake<'t>,
        keep: impl Fn(&Application<'_>, &mut T),
    ) -> T {
        let ids = &self.call.data().ids;
        let Intake { application, errors, completeness } = lenient(ids);
        // The lenient road reports all that the call refuses, and leaves it out.
        let told = self.tell(&application);
        debug_assert!(told.is_ok(), "the lenient road lets through what the call objects to");
        if completeness == Completeness::Full {
            self.mark_wrong(&errors);
        }
        self.decided(&application, errors, completeness, keep)
    }

    /// Marks what is wrong: the values that errors dropped.
    fn mark_wrong(&mut self, errors: &[InputError]) {
        let layout = &self.call.data().frame.layout;
        for error in errors.iter().filter(|error| error.code() != ErrorCode::FieldDuplicate) {
            layout.mark_wrong(error.path(), &mut self.facts);
        }
    }

    fn decided<T: Default>(
        &mut self,
        application: &Application<'_>,
        errors: Vec<InputError>,
        completeness: Completeness,
        keep: impl Fn(&Application<'_>, &mut T),
    ) -> T {
        self.decide_facts(errors, completeness);
        let mut kept = T::default();
        keep(application, &mut kept);
        kept
    }

    /// Replaces the facts by those of an application.
    fn tell(&mut self, application: &Application<'_>) -> Result<(), Refused> {
        let ids = &self.call.data().ids;
        self.facts.clear(ids);
        application.tell_members(ids, &mut self.facts)
    }

    pub(crate) fn decide_facts(&mut self, errors: Vec<InputError>, completeness: Completeness) {
        (self.decision.input_errors, self.decision.completeness) = (errors, completeness);
        self.retained = decide(self.call.data(), &self.facts, &mut self.decision);
    }
}

/// Keeps the reference of an application, which the assessment gives back.
pub(crate) fn keep(application: &Application<'_>, reference: &mut Option<String>) {
    *reference = application
        .reference
        .as_ref()
        .filter(|text: &&Text<'_>| !is_blank(text))
        .map(|text| text.clone().into_owned());
}

/// The JSON of an application, what is wrong with the text that it was read from, and whether the
/// application holds what is right there.
pub(crate) fn json_of(input: &impl Input) -> (String, &[InputError], Completeness) {
    let sealed::GivenApplication { application, errors, completeness } = input.given();
    (serde_json::to_string(application).unwrap_or_default(), errors, completeness)
}

/// Whether the call accepts an application as it is.
fn is_taken(application: &Application<'_>, ids: &CallIds) -> bool {
    let mut facts = Facts::default();
    facts.clear(ids);
    application.tell_members(ids, &mut facts).is_ok()
}

impl Call {
    /// Reads the JSON text of an application: the values that are right, and the errors.
    ///
    /// ```
    /// use inspir_core::{Call, Outcome};
    ///
    /// let call = Call::creative_event();
    /// let read = call.read_json(br#"{"reference": "7", "applicant": {"legal_form": "club"}}"#);
    /// assert_eq!(read.application().reference.as_deref(), Some("7"));
    /// assert_eq!(read.input_errors()[0].path(), "/applicant/legal_form");
    /// assert_eq!(call.assess(&read).outcome(), Outcome::Invalid);
    /// ```
    #[must_use]
    pub fn read_json<'a>(&self, text: &'a [u8]) -> Intake<'a> {
        let ids = &self.data().ids;
        match std::str::from_utf8(text).ok().and_then(intake::strict) {
            Some(application) if is_taken(&application, ids) => {
                Intake { application, errors: Vec::new(), completeness: Completeness::Full }
            }
            _ => intake::lenient(text, ids),
        }
    }

    /// Assesses an application, or what was read of one: decides, and explains every finding.
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
    pub fn assess(&self, input: &impl Input) -> Assessment {
        Assessor::new(self).assess(input)
    }

    /// Assesses the JSON text of an application. No text makes this fail: if there are errors, the
    /// outcome is [`Outcome::Invalid`](crate::Outcome::Invalid) and [`Assessment::input_errors`] has them.
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
    pub fn decide(&self, input: &impl Input) -> Decision {
        let mut assessor = Assessor::new(self);
        assessor.read(input, |_, ()| {});
        assessor.decision
    }

    /// Decides on the JSON text of an application without explaining.
    ///
    /// ```
    /// # use inspir_core::{Call, Outcome};
    /// assert_eq!(Call::follow_up().decide_json(b"{}").outcome(), Outcome::Incomplete);
    /// ```
    #[must_use]
    pub fn decide_json(&self, text: &[u8]) -> Decision {
        let mut assessor = Assessor::new(self);
        assessor.read_json(text, |_, ()| {});
        assessor.decision
    }
}
