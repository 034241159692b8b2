//! The evidence that an error's words depend on and its JSON leaves out.

use serde::{Deserialize, Serialize};

use super::error::InputError;
use super::fault::Expected;

/// The evidence that the words of an input error depend on and the contract's JSON leaves out: what kind of
/// value was expected, the number that was found, and the value that was probably meant.
///
/// ```
/// use inspir_core::{Call, KeptErrorEvidence, Locale};
///
/// let decision = Call::follow_up().decide_json(br#"{"submitted_on": 20261009}"#);
/// let kept = decision.input_errors()[0].keep(Locale::En);
/// let evidence: KeptErrorEvidence = kept.evidence.expect("it is kept with an error");
/// let json = serde_json::to_string(&evidence)?;
/// assert_eq!(json, r#"{"expected":"type","meant":"\"2026-10-09\""}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct KeptErrorEvidence {
    /// The part of the expectation that the error's values do not hold.
    pub(super) expected: ExpectedKind,
    /// The literal of the number that was found where an integer was expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) number: Option<String>,
    /// The value to write instead, as JSON writes it: a database may write numbers in another way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) meant: Option<String>,
}

/// The kinds of what is expected.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ExpectedKind {
    Type,
    Choice,
    OneOf,
    Members,
    Text,
    Maximum,
    Range,
    Numbers { decimals: u32, minimum: String, maximum: String },
    Content,
    Encoding,
}

impl KeptErrorEvidence {
    pub(super) fn of(error: &InputError) -> Self {
        let expected = ExpectedKind::of(&error.fault.expected);
        Self { expected, number: error.number.clone(), meant: error.suggestion() }
    }
}

impl ExpectedKind {
    fn of(expected: &Expected) -> Self {
        match expected {
            Expected::Type(_) => Self::Type,
            Expected::Choice(_) => Self::Choice,
            Expected::OneOf(_) => Self::OneOf,
            Expected::Members(_) => Self::Members,
            Expected::Text(_) => Self::Text,
            Expected::Maximum(_) => Self::Maximum,
            Expected::Range(..) => Self::Range,
            Expected::Numbers(range) => Self::Numbers {
                decimals: range.decimals,
                minimum: range.minimum.to_string(),
                maximum: range.maximum.to_string(),
            },
            Expected::Content => Self::Content,
            Expected::Encoding(_) => Self::Encoding,
        }
    }
}
