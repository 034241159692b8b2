//! Why a kept assessment does not open.

use std::fmt;

use crate::call::Call;
use crate::locale::{Locale, Words, fill_values, words};
use crate::text::{shortened, shortened_to};

/// Why a kept assessment does not open with a call.
///
/// ```
/// use inspir_core::{Call, Locale};
///
/// let kept = Call::creative_event().assess_json(b"{}").keep(Locale::En);
/// let error = kept.open(&Call::follow_up()).expect_err("another call");
/// assert!(error.is_other_definition());
/// assert!(error.to_string().contains("`inspir-creative-event`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenError {
    reason: Box<Reason>,
    /// The call that was to open it, whose words the message uses, if there is one.
    teller: Option<Call>,
}

/// The reason why an assessment cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// The text is no assessment.
    Unreadable(String),
    /// It was made with another definition: those that it names, and those at hand.
    Definition { kept: [String; 3], at_hand: [String; 3] },
    /// It was kept without its evidence.
    Evidence,
    /// The value here does not fit the definition.
    DoesNotFit(String),
}

impl From<Reason> for OpenError {
    fn from(reason: Reason) -> Self {
        Self { reason: Box::new(reason), teller: None }
    }
}

impl OpenError {
    /// Tells the error in the words of the call that was to open it.
    pub(super) fn told_by(self, call: &Call) -> Self {
        Self { teller: Some(call.clone()), ..self }
    }

    /// Whether the text is no assessment at all.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert!(Call::follow_up().reopen(b"{").expect_err("no JSON").is_unreadable());
    /// ```
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        matches!(*self.reason, Reason::Unreadable(_))
    }

    /// Whether the assessment was made with another definition than the one at hand: of another call,
    /// of another edition, or with other words.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let kept = Call::creative_event().assess_json(b"{}").keep(Locale::En).to_json();
    /// let error = Call::follow_up().reopen(kept.as_bytes()).expect_err("another call");
    /// assert!(error.is_other_definition());
    /// ```
    #[must_use]
    pub fn is_other_definition(&self) -> bool {
        matches!(*self.reason, Reason::Definition { .. })
    }

    /// Whether the evidence was not kept: the text was written by
    /// [`Assessment::to_json`](crate::Assessment::to_json), not by
    /// [`Assessment::keep`](crate::Assessment::keep). [`KeptAssessment`](crate::KeptAssessment) reads
    /// it, with its messages as they were written.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::follow_up();
    /// let json = call.assess_json(b"{}").to_json(Locale::En);
    /// assert!(call.reopen(json.as_bytes()).expect_err("no evidence").is_without_evidence());
    /// ```
    #[must_use]
    pub fn is_without_evidence(&self) -> bool {
        matches!(*self.reason, Reason::Evidence)
    }

    /// The place where the assessment does not fit its definition, as a JSON Pointer: somebody changed it.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::follow_up();
    /// let mut kept = call.assess_json(b"{}").keep(Locale::En);
    /// kept.findings.pop();
    /// assert_eq!(kept.open(&call).expect_err("a finding is lost").path(), Some("/findings"));
    /// ```
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match &*self.reason {
            Reason::DoesNotFit(path) => Some(path),
            _ => None,
        }
    }

    /// The message: what is in the way, and what to do, in the words of the call that was to open it.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let call = Call::follow_up();
    /// let json = call.assess_json(b"{}").to_json(Locale::En);
    /// let error = call.reopen(json.as_bytes()).expect_err("no evidence");
    /// assert!(error.message(Locale::Fr).starts_with("l’évaluation a été conservée"));
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let template: Words<&'static str> = match &*self.reason {
            Reason::Unreadable(_) => words!(
                fr: "ce n’est pas une évaluation : {error}",
                en: "this is no assessment: {error}"
            ),
            Reason::Definition { .. } => words!(
                fr: "l’évaluation a été faite avec l’appel `{call}`, édition `{edition}` ({digest}), et non avec `{other_call}`, édition `{other_edition}` ({other_digest}) : ouvrez-la avec la définition avec laquelle elle a été faite",
                en: "the assessment was made with the call `{call}`, edition `{edition}` ({digest}); at hand is `{other_call}`, edition `{other_edition}` ({other_digest}): open it with the definition that it was made with"
            ),
            Reason::Evidence => words!(
                fr: "l’évaluation a été conservée sans ses éléments de preuve : lisez-la telle quelle, ou évaluez de nouveau la demande",
                en: "this was kept without its evidence: read it as it is, or assess the application again"
            ),
            Reason::DoesNotFit(_) => words!(
                fr: "l’évaluation conservée ne correspond pas à sa définition : voyez `{path}`",
                en: "the kept assessment does not fit its definition: see `{path}`"
            ),
        };
        let call = self.teller.as_ref();
        let lexicon = call.map_or(locale.into(), |call| call.data().frame.layout.lexicon(locale));
        let mut message = String::new();
        fill_values(template.spoken(lexicon), &mut message, &mut |name, out| match &*self.reason {
            Reason::Unreadable(error) => out.push_str(error),
            Reason::Definition { kept, at_hand } => {
                let of = if name.starts_with("other") { at_hand } else { kept };
                let [call, edition, digest] = of;
                out.push_str(&shortened_to(
                    100,
                    match name {
                        "call" | "other_call" => call,
                        "edition" | "other_edition" => edition,
                        _ => digest,
                    },
                ));
            }
            Reason::Evidence => {}
            Reason::DoesNotFit(path) => out.push_str(&shortened(path)),
        });
        message
    }
}

impl fmt::Display for OpenError {
    /// In English.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.message(Locale::En))
    }
}

impl std::error::Error for OpenError {}
