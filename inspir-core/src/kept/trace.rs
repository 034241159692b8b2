//! The data that an assessment was made from: the condition of each requirement, and the values read.

use serde::{Deserialize, Serialize};

use super::json::KeptJson;
use crate::closed_list::closed_list;
use crate::json::{as_ids, objects};

/// The data that an assessment was made from, beside its definition: the members `trace` of a
/// [`Trace`](crate::Trace).
///
/// ```
/// use inspir_core::{Call, ReadState, Traced};
///
/// let trace = Call::follow_up().trace_json(br#"{"origin": {"inspir_event": true}}"#);
/// let traced: &Traced = trace.traced();
/// let event = traced.value("/origin/inspir_event").expect("a value that was read");
/// assert_eq!(event.state, ReadState::Given);
/// assert_eq!(traced.value("/team").expect("a list").state, ReadState::Absent);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Traced {
    /// The application.
    pub application: TracedApplication,
    /// The paths from which the grant is worked out; `*` stands for every item of a list.
    pub grant: Vec<String>,
    /// The call's named quantities, exactly.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quantities: Vec<TracedQuantity>,
    /// The values read, each place once: fields, then lists item by item, in the order of the model.
    pub values: Vec<TracedValue>,
}

impl Traced {
    /// That of an assessment that is no trace.
    pub(crate) const fn nothing() -> Self {
        Self {
            application: TracedApplication { bytes: String::new(), json: None },
            grant: Vec::new(),
            quantities: Vec::new(),
            values: Vec::new(),
        }
    }

    /// The value read at a place, by its JSON Pointer.
    ///
    /// ```
    /// # use inspir_core::Call;
    /// let trace = Call::follow_up().trace_json(b"{}");
    /// assert!(trace.traced().value("/no/such/place").is_none());
    /// ```
    #[must_use]
    pub fn value(&self, path: &str) -> Option<&TracedValue> {
        self.values.iter().find(|value| value.path == path)
    }
}

/// Which application was assessed.
///
/// ```
/// use inspir_core::{Call, TracedApplication};
///
/// let of = |text: &[u8]| -> TracedApplication {
///     Call::follow_up().trace_json(text).traced().application.clone()
/// };
/// // Another layout of the same JSON.
/// assert_ne!(of(b"{}").bytes, of(b"{ }").bytes);
/// assert_eq!(of(b"{}").json, of(b"{ }").json);
/// assert_eq!(of(b"{").json, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TracedApplication {
    /// The digest of its bytes as they came: `sha256:` and hexadecimal digits.
    pub bytes: String,
    /// The digest of its JSON in canonical form (RFC 8785), numbers as they are written; `None`: it is
    /// no JSON within the limits.
    pub json: Option<String>,
}

/// The exact value of a named quantity, of which the assessment may have a rounded one.
///
/// ```
/// use inspir_core::TracedQuantity;
///
/// let json = r#"{"id": "cost", "value": "100.005", "reads": ["/budget/expenses/*/amount"]}"#;
/// let cost: TracedQuantity = serde_json::from_str(json)?;
/// assert_eq!(cost.value.as_deref(), Some("100.005"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TracedQuantity {
    /// The id.
    pub id: String,
    /// A number, a day, or two days with a slash between them; `None`: not known.
    pub value: Option<String>,
    /// The paths from which it is worked out; `*` stands for every item of a list.
    pub reads: Vec<String>,
}

/// The value read at one place of the application.
///
/// ```
/// use inspir_core::{Call, ReadState, TracedValue};
///
/// let text = br#"{"request": {"operating": "9000", "investment": 0.5}}"#;
/// let trace = Call::follow_up().trace_json(text);
/// let value = |path: &str| -> TracedValue { trace.traced().value(path).expect("a value").clone() };
/// let operating = value("/request/operating");
/// assert_eq!(operating.value.expect("it is there").as_str(), r#""9000""#);
/// assert_eq!(value("/request/investment").state, ReadState::Wrong);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TracedValue {
    /// The place, as a JSON Pointer.
    pub path: String,
    /// Whether something stands there, and can be used.
    pub state: ReadState,
    /// The value, if it is no list of texts or objects; of a text at most 60 characters. A number with a
    /// fraction, an exponent or more than 15 digits is here as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<KeptJson>,
    /// The number of items of the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub items: Option<u32>,
}

closed_list! {
    /// Whether something stands at a place, and can be used.
    #[non_exhaustive]
    pub enum ReadState {
        /// A value.
        Given = "given",
        /// Nothing. The model (a line without `in_kind` is not in kind) and the call say what counts then.
        Absent = "absent",
        /// Something that is wrong: an input error says what. It is not known what was meant.
        Wrong = "wrong",
    }
}

/// The data that the finding on a requirement was made from.
///
/// ```
/// use inspir_core::{Call, TracedFinding};
///
/// let trace = Call::creative_event().trace_json(b"{}");
/// let statutes = trace.assessment().finding("documents.statutes").expect("a requirement");
/// let traced: &TracedFinding = statutes.trace.as_ref().expect("a trace has it");
/// assert_eq!(traced.reads, ["/documents", "/documents/*/kind"]);
/// let condition = traced.condition.as_ref().expect("for associations alone");
/// assert_eq!((condition.holds, &condition.reads[..]), (None, &["/applicant/legal_form".to_owned()][..]));
/// assert!(condition.when.as_str().contains("association"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TracedFinding {
    /// The check that decided.
    pub check: String,
    /// The condition under which the requirement applies, if it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<TracedCondition>,
    /// The paths at which the check looks; `*` stands for every item of a list.
    pub reads: Vec<String>,
    /// Whether it is also decided by what the grant is worked out from ([`Traced::grant`]).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub grant: bool,
}

/// The condition of a requirement, and what it came to.
///
/// ```
/// use inspir_core::TracedCondition;
///
/// let json = r#"{"when": {"present": {"field": "/team"}}, "holds": null, "reads": ["/team"]}"#;
/// let condition: TracedCondition = serde_json::from_str(json)?;
/// assert_eq!(condition.holds, None);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TracedCondition {
    /// The condition as the definition has it.
    pub when: KeptJson,
    /// Whether it holds; `None`: not known.
    pub holds: Option<bool>,
    /// The paths at which it looks; `*` stands for every item of a list.
    pub reads: Vec<String>,
}

as_ids!(ReadState);

objects! {
    Traced { application, grant, quantities if given, values, }
    TracedApplication { bytes, json, }
    TracedQuantity { id, value, reads, }
    TracedValue { path, state, value if given, items if given, }
    TracedFinding { check, condition if given, reads, grant if given, }
    TracedCondition { when, holds, reads, }
}
