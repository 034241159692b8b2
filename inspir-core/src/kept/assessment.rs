//! An assessment as data.

use serde::{Deserialize, Serialize};

use super::finding::KeptFinding;
use super::grant::KeptGrant;
use super::map::KeptMap;
use super::trace::Traced;
use crate::call::Call;
use crate::decision::{AppraisalCounts, Progress};
use crate::grant::CategoryGrant;
use crate::grant::Totals;
use crate::input_error::KeptInputError;
use crate::locale::Currency;
use crate::status::Outcome;

/// An assessment as data, without its call: what is kept of it, in a file or a database.
///
/// It is written and read in the JSON of assessments, in either direction without loss: what
/// [`Assessment::to_json`](crate::Assessment::to_json) writes is read, and written again byte for
/// byte. [`Assessment::keep`](crate::Assessment::keep) adds the evidence that that JSON leaves out;
/// with it, the assessment opens again with its call ([`open`](Self::open)) and tells its messages in
/// any language.
///
/// ```
/// use inspir_core::{Call, KeptAssessment, Locale, Outcome};
///
/// let call = Call::creative_event();
/// let assessment = call.assess_json(br#"{"request": {"amount": "20000.00"}}"#);
/// let stored = assessment.keep(Locale::Fr).to_json();
///
/// // A year later:
/// let kept: KeptAssessment = serde_json::from_str(&stored)?;
/// assert_eq!(kept.outcome, Outcome::Ineligible);
/// assert!(kept.is_of(&call));
/// let again = kept.open(&call)?;
/// assert_eq!(again, assessment);
/// let ceiling = again.finding("grant.ceiling").expect("a requirement of this call");
/// assert!(ceiling.message(Locale::En).contains("€20,000.00"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptAssessment {
    /// The id of the call.
    pub call: String,
    /// The edition of the call's definition.
    pub edition: String,
    /// The digest of the call's definition.
    pub definition: String,
    /// The version of the engine.
    pub engine: String,
    /// The host system's own number, as it came.
    pub reference: Option<String>,
    /// Whether the document was assessed at all. If not, it is treated as absent.
    pub readable: bool,
    /// The currency of all amounts.
    pub currency: Currency,
    /// The outcome.
    pub outcome: Outcome,
    /// Blocking requirements that are met, out of those that apply.
    pub progress: Progress,
    /// The amounts requested and those that may be granted.
    pub grant: KeptGrant,
    /// The sums of the budget.
    pub totals: Totals,
    /// The values of the call's named quantities, if it names some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantities: Option<KeptMap<Option<String>>>,
    /// The judgements of agents so far.
    pub appraisal: AppraisalCounts,
    /// The errors of the input, in the order of the document.
    #[serde(default)]
    pub input_errors: Vec<KeptInputError>,
    /// One for every requirement, in the call's order.
    pub findings: Vec<KeptFinding>,
    /// The exact values of the named quantities, of which `quantities` has some rounded. It is there if
    /// the evidence is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exact: Option<Vec<Option<String>>>,
    /// The expenses without a category, in a call with categories. It is there if the evidence is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncategorised: Option<CategoryGrant>,
    /// The data that the assessment was made from, in a [`Trace`](crate::Trace).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<Traced>,
}

impl KeptAssessment {
    /// The finding for one requirement.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let kept = Call::creative_event().assess_json(b"{}").keep(Locale::En);
    /// assert!(kept.finding("grant.rate").is_some());
    /// assert!(kept.finding("no.such_requirement").is_none());
    /// ```
    #[must_use]
    pub fn finding(&self, requirement: &str) -> Option<&KeptFinding> {
        self.findings.iter().find(|finding| finding.requirement == requirement)
    }

    /// Whether the assessment was made with this very definition of the call. Another edition, or the
    /// same with other words, is another definition.
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let kept = Call::creative_event().assess_json(b"{}").keep(Locale::En);
    /// assert!(kept.is_of(&Call::creative_event()));
    /// assert!(!kept.is_of(&Call::follow_up()));
    /// ```
    #[must_use]
    pub fn is_of(&self, call: &Call) -> bool {
        self.call == call.id() && self.definition == call.digest()
    }

    /// The assessment as JSON: the members of [`Assessment::to_json`](crate::Assessment::to_json), in
    /// the same order, and the evidence if it is kept.
    ///
    /// ```
    /// # use inspir_core::{Call, KeptAssessment, Locale};
    /// let json = Call::follow_up().assess_json(b"{}").to_json(Locale::En);
    /// let kept: KeptAssessment = serde_json::from_str(&json)?;
    /// assert_eq!(kept.to_json(), json);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
