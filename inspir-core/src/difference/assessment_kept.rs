//! The differences of two assessments as data.

use serde::{Deserialize, Serialize};

use super::assessment_change::{AssessmentChange, ChangedResult, ResultChange};
use super::tree::text_of;
use crate::json::{JsonValue, WriteJson, as_ids, objects};
use crate::kept::KeptJson;
use crate::locale::Locale;

/// The differences between two assessments, as data: as JSON has it, with its sentences in the language in
/// which they were written. It is written and read without loss.
///
/// ```
/// use inspir_core::{Call, ChangedResult, KeptAssessmentDiff, Locale};
///
/// let call = Call::follow_up();
/// let before = call.assess_json(br#"{"request": {"operating": "4000.00"}}"#);
/// let after = call.assess_json(br#"{"request": {"operating": "5000.00"}}"#);
/// let stored = after.changes_since(&before).to_json(Locale::En);
///
/// // A year later:
/// let kept: KeptAssessmentDiff = serde_json::from_str(&stored)?;
/// assert_eq!(kept.changes[0].what, ChangedResult::Amount);
/// assert_eq!(kept.to_json(), stored);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "AssessmentDiff"))]
#[non_exhaustive]
pub struct KeptAssessmentDiff {
    /// The earlier assessment.
    pub before: KeptAssessmentSide,
    /// The later assessment.
    pub after: KeptAssessmentSide,
    /// The changes, in the order of the later assessment, what was lost behind it.
    pub changes: Vec<KeptAssessmentChange>,
}

/// The head of one of two assessments that were compared; its members are empty where the assessment says
/// nothing.
///
/// ```
/// # use inspir_core::{Call, KeptAssessmentSide, Locale};
/// let assessment = Call::follow_up().assess_json(b"{}");
/// let side: KeptAssessmentSide = assessment.changes_since(&assessment).keep(Locale::En).after;
/// assert_eq!((side.call.as_str(), side.outcome.as_str()), ("inspir-follow-up", "incomplete"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "AssessmentSide"))]
#[non_exhaustive]
pub struct KeptAssessmentSide {
    /// The id of the call.
    pub call: String,
    /// The edition of its definition.
    pub edition: String,
    /// The digest of its definition.
    pub definition: String,
    /// The outcome.
    pub outcome: String,
}

/// One change of an assessment, as data.
///
/// ```
/// use inspir_core::{Call, KeptAssessmentChange, Locale, ResultChange};
///
/// let call = Call::follow_up();
/// let before = call.assess_json(br#"{"request": {"operating": "4000.00"}}"#);
/// let after = call.assess_json(br#"{"request": {"operating": "5000.00"}}"#);
/// let change: KeptAssessmentChange = after.changes_since(&before).keep(Locale::En).changes.remove(0);
/// assert_eq!((change.kind, change.member.as_deref()), (ResultChange::Changed, Some("requested")));
/// assert_eq!(change.after.as_ref().map(|json| json.as_str()), Some(r#""5000.00""#));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "AssessmentChange"))]
#[non_exhaustive]
pub struct KeptAssessmentChange {
    /// How the result differs.
    pub kind: ResultChange,
    /// The subject of the change.
    pub what: ChangedResult,
    /// The id of the requirement, the part or the category; of an input error, its path and its code; of a
    /// value that was read, its path. Not there for what is about the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub id: Option<String>,
    /// The member that differs, if not the whole does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub member: Option<String>,
    /// Where it stood, as a JSON Pointer into the earlier assessment, if it was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub before_path: Option<String>,
    /// Where it stands, as a JSON Pointer into the later assessment, if it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub after_path: Option<String>,
    /// The JSON in the earlier assessment, if it was there.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "KeptJson::given"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "KeptJson"))]
    pub before: Option<KeptJson>,
    /// The JSON in the later assessment, if it is there.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "KeptJson::given"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "KeptJson"))]
    pub after: Option<KeptJson>,
    /// The change in one sentence, in the language in which it was written.
    pub message: String,
}

impl KeptAssessmentDiff {
    /// The differences as JSON: that of [`AssessmentDiff::to_json`](crate::AssessmentDiff::to_json).
    ///
    /// ```
    /// # use inspir_core::{Call, Locale};
    /// let assessment = Call::follow_up().assess_json(b"{}");
    /// let diff = assessment.changes_since(&assessment);
    /// assert_eq!(diff.keep(Locale::Fr).to_json(), diff.to_json(Locale::Fr));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

impl KeptAssessmentSide {
    pub(super) fn of(root: JsonValue<'_, '_>) -> Self {
        let text = |name| text_of(root, name).unwrap_or_default().into_owned();
        Self {
            call: text("call"),
            edition: text("edition"),
            definition: text("definition"),
            outcome: text("outcome"),
        }
    }
}

impl AssessmentChange {
    /// The change as data, with a sentence in one locale.
    pub(super) fn keep(&self, locale: Locale) -> KeptAssessmentChange {
        let [(before_path, before), (after_path, after)] = self.value.kept();
        KeptAssessmentChange {
            kind: self.kind(),
            what: self.what(),
            id: self.value.id.clone(),
            member: self.value.member.clone(),
            before_path,
            after_path,
            before,
            after,
            message: self.message(locale),
        }
    }
}

objects! {
    KeptAssessmentDiff { before, after, changes, }
    KeptAssessmentSide { call, edition, definition, outcome, }
    KeptAssessmentChange {
        kind, what, id if given, member if given, before_path if given, after_path if given,
        before if given, after if given, message,
    }
}

as_ids!(ResultChange, ChangedResult);
