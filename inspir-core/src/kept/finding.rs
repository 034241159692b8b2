//! A finding as data.

use serde::{Deserialize, Serialize};

use super::figure::{FigureKind, Typed};
use super::map::{KeptMap, KeptValue};
use super::trace::TracedFinding;
use crate::render::Message;
use crate::status::{Basis, Level, Status};

/// The finding on one requirement, as data: as JSON has it, with its message in the language in which it was
/// written.
///
/// ```
/// use inspir_core::{Call, KeptValue, Locale, Status};
///
/// let text = br#"{"request": {"amount": "20000"}}"#;
/// let kept = Call::creative_event().assess_json(text).keep(Locale::En);
/// let ceiling = kept.finding("grant.ceiling").expect("a requirement of this call");
/// assert_eq!(ceiling.status, Status::NotMet);
/// assert_eq!(ceiling.paths, ["/request/amount"]);
/// let limit = ceiling.values.get("ceiling").cloned().flatten();
/// assert_eq!(limit, Some(KeptValue::Text("12500.00".to_owned())));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptFinding {
    /// The id of the requirement.
    pub requirement: String,
    /// Whether it holds.
    pub status: Status,
    /// The level of the requirement: what follows if it is not met.
    pub level: Level,
    /// Where it comes from.
    pub basis: Basis,
    /// The places to fill in or to change, as JSON Pointers into the input.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<String>,
    /// The figures that decided; `None`: not known.
    #[serde(default, skip_serializing_if = "KeptMap::is_empty")]
    pub values: KeptMap<Option<KeptValue>>,
    /// The message: what is wrong, why, and what to do next; `None` if the requirement is met.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The message in parts, if it was written so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Message>,
    /// Evidence that other words for the finding need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<KeptEvidence>,
    /// The data that the finding was made from, in a [`Trace`](crate::Trace).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trace: Option<TracedFinding>,
}

/// The evidence that the words of a finding depend on and the contract's JSON leaves out: the kinds of its
/// values, figures that only the words need, and which places are to be filled in. It does not depend on the
/// order of members, which databases change.
///
/// ```
/// use inspir_core::{Call, KeptEvidence, Locale};
///
/// let text = br#"{"request": {"amount": "20000"}}"#;
/// let kept = Call::creative_event().assess_json(text).keep(Locale::En);
/// let ceiling = kept.finding("grant.ceiling").expect("a requirement of this call");
/// let evidence: &KeptEvidence = ceiling.evidence.as_ref().expect("it is kept with a finding");
/// let json = serde_json::to_string(evidence)?;
/// assert!(json.starts_with(r#"{"values":[["requested","amount"],"#), "{json}");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptEvidence {
    /// Whether it is unknown if the requirement applies.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) undecided: bool,
    /// Whether only an agent can fill in what is missing.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) waits: bool,
    /// Which of the paths are to be filled in; `None`: all if an answer is missing, otherwise none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) open: Option<Vec<bool>>,
    /// The names of the values in their order, each with its kind if it is known.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) values: Vec<(String, Option<FigureKind>)>,
    /// The figures that only the words need.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) figures: Vec<(String, Option<Typed>)>,
}
