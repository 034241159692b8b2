//! Assessing an application again, under another edition than the one that it was written for.

use serde::{Deserialize, Serialize};

use crate::assess::{Assessor, Input, json_of, keep};
use crate::assessment::Assessment;
use crate::call::Call;
use crate::input_error::InputError;
use crate::intake::{Completeness, Unreadable, document, lenient_between, outside, whole};
use crate::json::JsonText;
use crate::kept::KeptAssessment;
use crate::locale::{Lexicon, Locale, fill_values, words};

/// An assessment under another edition, and what was left out for it. [`KeptReassessment`] reads its JSON.
///
/// ```
/// use inspir_core::{Call, Locale, Outcome};
///
/// let old = Call::creative_event();
/// let edited = old.definition().replacen(r#""edition": "1""#, r#""edition": "2""#, 1);
/// let new = Call::from_json(&edited.replace("\"bank_details\"", "\"rib\""))?;
///
/// let text = br#"{"documents": [{"kind": "bank_details"}, {"kind": "nothing_known"}]}"#;
/// let again = new.reassess_json(text, &old);
/// assert_eq!(again.left_out[0].path(), "/documents/0/kind");
/// assert_eq!(again.left_out[0].found(), "bank_details");
/// assert!(again.left_out[0].message(Locale::En).contains("“bank_details”"));
/// // What neither edition knows is an error, as before.
/// assert_eq!(again.assessment.outcome(), Outcome::Invalid);
/// assert_eq!(again.assessment.input_errors()[0].path(), "/documents/1/kind");
/// # Ok::<(), inspir_core::CallError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Reassessment {
    /// The assessment, as though what was left out had not been written.
    pub assessment: Assessment,
    /// The values that were left out, in the order of the document.
    pub left_out: Vec<LeftOut>,
}

/// An assessment under another edition as data: what a service hands on or stores.
///
/// ```
/// use inspir_core::{Call, KeptReassessment, Locale};
///
/// let call = Call::follow_up();
/// let again = call.reassess_json(br#"{"call": "inspir-creative-event"}"#, &Call::creative_event());
/// let json = serde_json::to_string(&again)?;
/// let kept: KeptReassessment = serde_json::from_str(&json)?;
/// assert_eq!(kept, again.keep(Locale::default()));
/// assert_eq!(kept.assessment.open(&call).as_ref(), Ok(&again.assessment));
/// assert_eq!(kept.left_out, again.left_out);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptReassessment {
    /// The assessment; it opens again with the call.
    pub assessment: KeptAssessment,
    /// The values that were left out, in the order of the document.
    pub left_out: Vec<LeftOut>,
}

impl Reassessment {
    /// The assessment and what was left out as data, with messages in one locale.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::follow_up();
    /// let kept = call.reassess_json(b"{}", &call).keep(Locale::En);
    /// assert!(kept.left_out.is_empty() && kept.assessment.is_of(&call));
    /// ```
    #[must_use]
    pub fn keep(&self, locale: Locale) -> KeptReassessment {
        let left_out = self.left_out.clone();
        KeptReassessment { assessment: self.assessment.keep(locale), left_out }
    }

    /// The message about a value that was left out, in the words that the call is told with:
    /// [`LeftOut::message`] has those of the program.
    ///
    /// ```
    /// use inspir_core::{Call, Locale};
    ///
    /// let text = br#"{"call": "inspir-creative-event"}"#;
    /// let again = Call::follow_up().reassess_json(text, &Call::creative_event());
    /// let left_out = &again.left_out[0];
    /// assert_eq!(again.left_out_message(left_out, Locale::En), left_out.message(Locale::En));
    /// ```
    #[must_use]
    pub fn left_out_message(&self, left_out: &LeftOut, locale: Locale) -> String {
        left_out.in_words(self.assessment.call().data().frame.layout.lexicon(locale))
    }
}

/// A value that was left out since only the earlier edition knows it: an id, a choice, an own field. Its
/// JSON is that of the input error that it would be otherwise.
///
/// ```
/// use inspir_core::{Call, LeftOut, Locale};
///
/// // The id of the call is one that only the other call knows.
/// let text = br#"{"call": "inspir-creative-event"}"#;
/// let again = Call::follow_up().reassess_json(text, &Call::creative_event());
/// let left_out: &LeftOut = &again.left_out[0];
/// assert_eq!((left_out.path(), left_out.found()), ("/call", "inspir-creative-event"));
/// assert!(left_out.message(Locale::En).ends_with("this value was left out."));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut(InputError);

impl LeftOut {
    /// Where it stands in the application, as a JSON Pointer.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// The id or the name that is not known any more; its beginning, if it is long.
    #[must_use]
    pub fn found(&self) -> &str {
        self.0.found().unwrap_or_default()
    }

    /// The message about the value that was left out, in the words of the program:
    /// [`Reassessment::left_out_message`] has those that the call is told with.
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        self.in_words(locale.into())
    }

    fn in_words(&self, lexicon: Lexicon<'_>) -> String {
        let words = words!(
            fr: "L’édition actuelle ne connaît pas « {found} » ({path}) : cette valeur a été laissée de côté.",
            en: "The edition does not know “{found}” ({path}): this value was left out."
        );
        let mut message = String::new();
        fill_values(words.spoken(lexicon), &mut message, &mut |name, out| {
            out.push_str(if name == "path" { self.path() } else { self.found() });
        });
        message
    }
}

impl Call {
    /// Assesses the JSON text of an application that was written for another edition of this call. Ids,
    /// choices and own fields that only the earlier edition knows are left out, and named; up to 100,000 of
    /// them. Names that neither edition knows stay input errors.
    ///
    /// ```
    /// use inspir_core::Call;
    ///
    /// let call = Call::follow_up();
    /// let again = call.reassess_json(b"{}", &call);
    /// assert_eq!(again.assessment, call.assess_json(b"{}"));
    /// assert!(again.left_out.is_empty());
    /// ```
    #[must_use]
    pub fn reassess_json(&self, application: &[u8], earlier: &Self) -> Reassessment {
        self.reassess_document(whole(application), &[], earlier)
    }

    /// Assesses an application, or an intake, that was written for another edition of this call.
    ///
    /// What was read brings its errors, but for those in what is left out: those of the edition that read it. Let
    /// the earlier edition read the text,
    /// or give the text to [`reassess_json`](Self::reassess_json), which asks both what they know.
    ///
    /// ```
    /// use inspir_core::{Application, Call};
    ///
    /// let (old, new) = (Call::creative_event(), Call::follow_up());
    /// let call = Some("inspir-creative-event".into());
    /// let application: Application<'static> = Application { call, ..Application::default() };
    /// let again = new.reassess(&application, &old);
    /// assert_eq!(again.left_out[0].path(), "/call");
    /// assert!(again.assessment.input_errors().is_empty());
    /// ```
    #[must_use]
    pub fn reassess(&self, input: &impl Input, earlier: &Self) -> Reassessment {
        let (text, errors, completeness) = json_of(input);
        match completeness {
            Completeness::Full => self.reassess_document(document(&text), errors, earlier),
            // Nothing was read, so nothing is left out.
            _ => Reassessment { assessment: self.assess(input), left_out: Vec::new() },
        }
    }

    /// `errors` are those of an earlier reading.
    fn reassess_document(
        &self,
        document: Result<JsonText<'_>, Unreadable>,
        errors: &[InputError],
        earlier: &Self,
    ) -> Reassessment {
        let mut assessor = Assessor::new(self);
        let mut left_out = Vec::new();
        let read = |ids: &_| {
            let (read, ids_of_earlier) = lenient_between(document, ids, &earlier.data().ids);
            left_out = ids_of_earlier;
            read.after(&outside(&left_out, errors.iter().cloned()))
        };
        let reference = assessor.read_leniently(read, keep);
        let assessment = assessor.explain(reference);
        Reassessment { assessment, left_out: left_out.into_iter().map(LeftOut).collect() }
    }
}
