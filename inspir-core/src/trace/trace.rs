//! The trace of an assessment.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

use super::make::{TraceParts, made};
use crate::call::Call;
use crate::difference::AssessmentDiff;
use crate::json::WriteJson as _;
use crate::kept::{KeptAssessment, Traced};
use crate::render::{self, Style};

/// The trace of an assessment, for an auditor: the assessment without words, and all that it was made
/// from. It says which definition, which application (by their digests) and which version of the engine;
/// for each requirement its condition, what it looked at, its figures and its status; what stood at each
/// of these places; how the grant was worked out. It depends on no language.
///
/// Its JSON is that of an assessment without messages, with a member `trace` at its end and at the end
/// of each finding. The same application, definition and engine give the same bytes everywhere, so that
/// a trace can be replayed. It quotes the application and is as confidential.
///
/// ```
/// use inspir_core::{Call, ReplayResult, Status, Trace};
///
/// let call = Call::creative_event();
/// let application = br#"{"request": {"amount": "20000.00"}}"#;
/// let stored = call.trace_json(application).to_json();
///
/// // Years later:
/// let trace = Trace::from_json(stored.as_bytes())?;
/// let ceiling = trace.assessment().finding("grant.ceiling").expect("a requirement of this call");
/// assert_eq!(ceiling.status, Status::NotMet);
/// assert_eq!(ceiling.trace.as_ref().expect("a trace has it").reads, ["/request/amount"]);
/// assert_eq!(trace.replay(&call, application).result(), ReplayResult::Same);
/// assert_eq!(trace.replay(&call, b"{}").result(), ReplayResult::OtherApplication);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Trace(KeptAssessment);

impl Trace {
    /// Reads a trace from its JSON.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale, Trace};
    /// let trace = Call::follow_up().trace_json(b"{}");
    /// assert_eq!(Trace::from_json(trace.to_json().as_bytes())?, trace);
    /// let no_trace = Call::follow_up().assess_json(b"{}").to_json(Locale::En);
    /// assert!(Trace::from_json(no_trace.as_bytes()).is_err());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    /// If the text is no JSON, or not that of a trace.
    pub fn from_json(json: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(json)
    }

    /// The trace as JSON, always the same bytes.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let json = Call::follow_up().trace_json(b"{}").to_json();
    /// assert!(json.starts_with(r#"{"call":"inspir-follow-up","edition":"1","definition":"sha256:"#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.to_json()
    }

    /// The assessment, without messages. Its findings have the member `trace`.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let trace = Call::follow_up().trace_json(b"{}");
    /// assert!(trace.assessment().findings.iter().all(|finding| finding.trace.is_some()));
    /// ```
    #[must_use]
    pub fn assessment(&self) -> &KeptAssessment {
        &self.0
    }

    /// The data that it was made from.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let trace = Call::follow_up().trace_json(b"{}");
    /// assert!(trace.traced().application.bytes.starts_with("sha256:44136fa3"));
    /// ```
    #[must_use]
    pub fn traced(&self) -> &Traced {
        static NOTHING: Traced = Traced::nothing();
        self.0.trace.as_ref().unwrap_or(&NOTHING)
    }

    /// The changes since an earlier trace: in what they were made from, then in the results. They may be of
    /// another application, edition or version of the engine.
    ///
    /// ```
    /// use inspir_core::{Call, ChangedResult, Locale};
    ///
    /// let call = Call::follow_up();
    /// let before = call.trace_json(br#"{"request": {"operating": "5000.00"}}"#);
    /// let after = call.trace_json(br#"{"request": {"operating": "6000.00"}}"#);
    /// let diff = after.changes_since(&before);
    /// let read = diff.changes().iter().find(|change| change.what() == ChangedResult::Value);
    /// assert_eq!(
    ///     read.expect("another amount").message(Locale::En),
    ///     "Read in the application (`/request/operating`): “6000.00” instead of “5000.00”.",
    /// );
    /// ```
    #[must_use]
    pub fn changes_since(&self, earlier: &Self) -> AssessmentDiff {
        AssessmentDiff::of_json(&earlier.to_json(), &self.to_json()).unwrap_or_default()
    }
}

impl<'de> Deserialize<'de> for Trace {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let kept = KeptAssessment::deserialize(deserializer)?;
        let is_traced = kept.trace.is_some() && kept.findings.iter().all(|one| one.trace.is_some());
        is_traced.then_some(Self(kept)).ok_or_else(|| {
            D::Error::custom("this is no trace: `trace` is missing, beside the findings or in one")
        })
    }
}

impl Call {
    /// Assesses the JSON text of an application, and says from what: for an auditor.
    ///
    /// ```
    /// use inspir_core::{Call, Outcome};
    ///
    /// let trace = Call::creative_event().trace_json(b"no JSON");
    /// assert_eq!(trace.assessment().outcome, Outcome::Invalid);
    /// assert_eq!(trace.traced().application.json, None);
    /// ```
    #[must_use]
    pub fn trace_json(&self, application: &[u8]) -> Trace {
        let TraceParts { assessment, traced, findings } = made(self, application);
        let mut kept = assessment.kept(None);
        for (finding, traced) in kept.findings.iter_mut().zip(findings) {
            finding.trace = Some(traced);
        }
        kept.trace = Some(traced);
        Trace(kept)
    }
}

/// The trace, written straight to JSON.
pub(crate) fn json(call: &Call, application: &[u8]) -> String {
    let TraceParts { assessment, traced, findings } = made(call, application);
    let of_finding = |index: usize, out: &mut String| {
        if let Some(traced) = findings.get(index) {
            out.push_str(",\"trace\":");
            traced.write(out);
        }
    };
    let mut json = render::json(&assessment, Style { more: Some(&of_finding), ..Style::default() });
    // The assessment ends here: its last member is the trace.
    json.pop();
    json.push_str(",\"trace\":");
    traced.write(&mut json);
    json.push('}');
    json
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Both ways of writing a trace have the same members in the same order.
    #[test]
    fn the_text_is_that_of_the_type() {
        let applications: [&[u8]; 4] = [
            b"{",
            b"{}",
            br#"{"request": {"operating": 5}, "team": [{"name": " "}, {"discipline": 7}, null]}"#,
            br#"{"budget": {"expenses": [{"amount": "1", "nature": "x"}]}, "x": 12.50}"#,
        ];
        for call in [Call::creative_event(), Call::follow_up()] {
            for application in applications {
                assert_eq!(json(&call, application), call.trace_json(application).to_json());
            }
        }
    }
}
