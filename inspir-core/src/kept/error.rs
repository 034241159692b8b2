//! Why a kept assessment does not open.

use std::fmt;

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
pub struct OpenError(Box<Reason>);

/// What is in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// The text is no assessment.
    Unreadable(String),
    /// It was made with another definition: those that it names, and those at hand.
    Definition { kept: [String; 3], at_hand: [String; 3] },
    /// It was kept without its evidence.
    Evidence,
    /// What stands here is not what this definition makes.
    Unfit(String),
}

impl From<Reason> for OpenError {
    fn from(reason: Reason) -> Self {
        Self(Box::new(reason))
    }
}

impl OpenError {
    /// Whether the text is no assessment at all.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// assert!(Call::follow_up().reopen(b"{").expect_err("no JSON").is_unreadable());
    /// ```
    #[must_use]
    pub fn is_unreadable(&self) -> bool {
        matches!(*self.0, Reason::Unreadable(_))
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
        matches!(*self.0, Reason::Definition { .. })
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
        matches!(*self.0, Reason::Evidence)
    }

    /// Where the assessment is not what its definition makes, as a JSON Pointer: somebody changed it.
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
        match &*self.0 {
            Reason::Unfit(path) => Some(path),
            _ => None,
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&match &*self.0 {
            Reason::Unreadable(error) => format!("this is no assessment: {error}"),
            Reason::Definition { kept, at_hand } => {
                let [call, edition, digest] = kept.each_ref().map(|text| shortened_to(100, text));
                let [other_call, other_edition, other_digest] = at_hand;
                format!(
                    "the assessment was made with the call `{call}`, edition `{edition}` ({digest}); \
                     at hand is `{other_call}`, edition `{other_edition}` ({other_digest}): open it \
                     with the definition that it was made with"
                )
            }
            Reason::Evidence => "this was kept without its evidence: read it as it is, or assess \
                                 the application again"
                .to_owned(),
            Reason::Unfit(path) => format!(
                "what was kept is not what its definition makes: see `{}`",
                shortened(path)
            ),
        })
    }
}

impl std::error::Error for OpenError {}
