//! Errors as JSON.

use serde::{Deserialize, Serialize};

use super::code::ErrorCode;
use super::error::InputError;
use super::fault::Expected;
use crate::json::{WriteJson, objects};
use crate::locale::{Locale, Voice};

/// An input error as the JSON of an assessment has it, with its message in one language.
///
/// ```
/// use inspir_core::{Call, InputError, KeptInputError, Locale};
///
/// let decision = Call::follow_up().decide_json(br#"{"team": 7}"#);
/// let error = &decision.input_errors()[0];
/// let kept: KeptInputError = error.keep(Locale::En);
/// assert_eq!(kept.values.found.as_deref(), Some("number"));
/// assert_eq!(InputError::from(kept), *error);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptInputError {
    /// The place in the input, as a JSON Pointer (RFC 6901); empty: the whole document.
    pub path: String,
    /// What kind of error it is.
    pub code: ErrorCode,
    /// What was found and what was expected.
    #[serde(default)]
    pub values: KeptErrorValues,
    /// What is wrong and how to mend it.
    #[serde(default)]
    pub message: String,
}

/// What was found and what was expected, as the JSON of an assessment has it.
///
/// ```
/// use inspir_core::{Call, KeptExpected, Locale};
///
/// let decision = Call::follow_up().decide_json(br#"{"call": "inspir"}"#);
/// let values = decision.input_errors()[0].keep(Locale::Fr).values;
/// assert_eq!(values.found.as_deref(), Some("inspir"));
/// assert_eq!(values.expected, Some(KeptExpected::One("inspir-follow-up".to_owned())));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
#[non_exhaustive]
pub struct KeptErrorValues {
    /// The value that was found, its type, or how long it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found: Option<String>,
    /// What was expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<KeptExpected>,
    /// The least that is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<KeptBound>,
    /// The most that is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<KeptBound>,
}

/// What was expected: one thing, or one of several.
///
/// ```
/// # use inspir_core::KeptExpected;
/// let several: KeptExpected = serde_json::from_str(r#"["full", "partial"]"#)?;
/// assert_eq!(several, KeptExpected::OneOf(vec!["full".to_owned(), "partial".to_owned()]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum KeptExpected {
    /// A type, a format or a text.
    One(String),
    /// One of these ids or members.
    OneOf(Vec<String>),
}

/// A bound of what is right: a whole number, or an exact number as text.
///
/// ```
/// # use inspir_core::KeptBound;
/// assert_eq!(serde_json::to_string(&KeptBound::Whole(100))?, "100");
/// assert_eq!(serde_json::from_str::<KeptBound>("\"0.5\"")?, KeptBound::Exact("0.5".to_owned()));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum KeptBound {
    /// A whole number, such as a length.
    Whole(u64),
    /// A number of a field of the call's own.
    Exact(String),
}

impl InputError {
    /// The error as the JSON of an assessment has it, with its message in one language.
    ///
    /// ```
    /// # use inspir_core::{Call, ErrorCode, Locale};
    /// let decision = Call::follow_up().decide_json(br#"{"x": 1}"#);
    /// let kept = decision.input_errors()[0].keep(Locale::En);
    /// assert_eq!((kept.path.as_str(), kept.code), ("/x", ErrorCode::FieldUnknown));
    /// ```
    #[must_use]
    pub fn keep(&self, locale: Locale) -> KeptInputError {
        self.keep_in_voice(locale.into())
    }

    /// The same, as a call tells it.
    pub(crate) fn keep_in_voice(&self, voice: Voice<'_>) -> KeptInputError {
        KeptInputError {
            path: self.path.clone(),
            code: self.code(),
            values: self.values(),
            message: self.in_voice(voice),
        }
    }

    fn values(&self) -> KeptErrorValues {
        let whole = |number: u64| Some(KeptBound::Whole(number));
        let one = |text: &str| Some(KeptExpected::One(text.to_owned()));
        let (expected, minimum, maximum) = match &self.fault.expected {
            Expected::Type(name) | Expected::Encoding(name) => (one(name), None, None),
            Expected::Text(text) => (one(text), None, None),
            Expected::Choice(choices) => {
                let ids = choices.iter().map(|choice| choice.id.to_owned()).collect();
                (Some(KeptExpected::OneOf(ids)), None, None)
            }
            Expected::OneOf(ids) => {
                let ids = ids.iter().map(|(id, _)| id.to_owned()).collect();
                (Some(KeptExpected::OneOf(ids)), None, None)
            }
            Expected::Members(names) => (Some(KeptExpected::OneOf(names.clone())), None, None),
            Expected::Content => (one("JSON"), None, None),
            Expected::Maximum(most) => (None, None, u64::try_from(*most).ok().and_then(whole)),
            Expected::Range(from, to) => (None, whole(*from), whole(*to)),
            Expected::Numbers(range) if self.code() == ErrorCode::NumberOutOfRange => {
                let exact = |number: &dyn ToString| Some(KeptBound::Exact(number.to_string()));
                (None, exact(&range.minimum), exact(&range.maximum))
            }
            Expected::Numbers(_) => (one("number"), None, None),
        };
        KeptErrorValues { found: self.found.clone(), expected, minimum, maximum }
    }
}

objects! {
    KeptInputError { path, code, values, message, }
    KeptErrorValues { found if given, expected if given, minimum if given, maximum if given, }
}

impl WriteJson for ErrorCode {
    fn write(&self, out: &mut String) {
        self.id().write(out);
    }
}

impl WriteJson for KeptExpected {
    fn write(&self, out: &mut String) {
        match self {
            Self::One(text) => text.write(out),
            Self::OneOf(ids) => ids.write(out),
        }
    }
}

impl WriteJson for KeptBound {
    fn write(&self, out: &mut String) {
        match self {
            Self::Whole(number) => number.write(out),
            Self::Exact(number) => number.write(out),
        }
    }
}
