//! Errors as JSON.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::code::ErrorCode;
use super::error::InputError;
use super::evidence::KeptErrorEvidence;
use super::fault::Expected;
use crate::choice::Choice;
use crate::ids::TitledIds;
use crate::json::{WriteJson, object};
use crate::locale::{Lexicon, Locale};

/// An input error as data: as the JSON of an assessment has it, with its message in one language, and with
/// the evidence that tells it in any other later.
///
/// ```
/// use inspir_core::{Call, InputError, KeptInputError, Locale};
///
/// let decision = Call::follow_up().decide_json(br#"{"team": 7}"#);
/// let error = &decision.input_errors()[0];
/// let kept: KeptInputError = error.keep(Locale::En);
/// assert_eq!(kept.values.found.as_deref(), Some("number"));
/// assert_eq!(InputError::try_from(kept)?, *error);
/// # Ok::<(), inspir_core::OpenError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptInputError {
    /// The place in the input, as a JSON Pointer (RFC 6901); empty: the whole document.
    pub path: String,
    /// The kind of error.
    pub code: ErrorCode,
    /// The value found and the one expected.
    #[serde(default)]
    pub values: KeptErrorValues,
    /// The message: what is wrong and how to mend it; empty if there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// Evidence that other words for the error need.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<KeptErrorEvidence>,
}

/// The value found and the one expected, as the JSON of an assessment has it.
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
    /// The value that was expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected: Option<KeptExpected>,
    /// The least that is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<KeptBound>,
    /// The most that is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub maximum: Option<KeptBound>,
}

/// The value that was expected: one thing, or one of several.
///
/// ```
/// # use inspir_core::KeptExpected;
/// let several: KeptExpected = serde_json::from_str(r#"["full", "partial"]"#)?;
/// assert_eq!(several, KeptExpected::OneOf(vec!["full".to_owned(), "partial".to_owned()]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
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
#[non_exhaustive]
pub enum KeptBound {
    /// A whole number, such as a length.
    Whole(u64),
    /// A number of a field of the call's own.
    Exact(String),
}

impl InputError {
    /// The error as data, to be kept: with its message in one language, and with its evidence.
    ///
    /// ```
    /// # use inspir_core::{Call, ErrorCode, Locale};
    /// let decision = Call::follow_up().decide_json(br#"{"x": 1}"#);
    /// let kept = decision.input_errors()[0].keep(Locale::En);
    /// assert_eq!((kept.path.as_str(), kept.code), ("/x", ErrorCode::FieldUnknown));
    /// ```
    #[must_use]
    pub fn keep(&self, locale: Locale) -> KeptInputError {
        self.keep_in_lexicon(Some(locale.into()))
    }

    /// The error as a call tells it, or without a message.
    pub(crate) fn keep_in_lexicon(&self, lexicon: Option<Lexicon<'_>>) -> KeptInputError {
        KeptInputError {
            path: self.path.clone(),
            code: self.code(),
            values: self.values(),
            message: lexicon.map(|lexicon| self.in_voice(lexicon)).unwrap_or_default(),
            evidence: lexicon.map(|_| KeptErrorEvidence::of(self)),
        }
    }

    fn values(&self) -> KeptErrorValues {
        let mut json = String::new();
        Values(self).write(&mut json);
        serde_json::from_str(&json).unwrap_or_default()
    }
}

/// The error as a call tells it, or without a message.
pub(crate) struct LocalisedError<'a>(pub(crate) &'a InputError, pub(crate) Option<Lexicon<'a>>);

impl WriteJson for LocalisedError<'_> {
    fn write(&self, out: &mut String) {
        let Self(error, lexicon) = *self;
        let (code, message) = (error.code().id(), lexicon.map(|lexicon| error.in_voice(lexicon)));
        let members: &[(&str, &dyn WriteJson, bool)] = &[
            ("path", &error.path, false),
            ("code", &code, false),
            ("values", &Values(error), false),
            ("message", &message, true),
        ];
        object(members, out);
    }
}

/// The value found and the one expected.
struct Values<'a>(&'a InputError);

impl WriteJson for Values<'_> {
    fn write(&self, out: &mut String) {
        let (mut least, mut most) = (None, None);
        let is_outside = self.0.code() == ErrorCode::NumberOutOfRange;
        if let (Expected::Numbers(range), true) = (&self.0.fault.expected, is_outside) {
            (least, most) = (Some(range.minimum.to_string()), Some(range.maximum.to_string()));
        }
        let (expected, minimum, maximum): (Option<&dyn WriteJson>, _, _) =
            match &self.0.fault.expected {
                Expected::Type(name) | Expected::Encoding(name) => (Some(name), None, None),
                Expected::Text(text) => (Some(text), None, None),
                Expected::Choice(choices) => (Some(choices), None, None),
                Expected::OneOf(ids) => (Some(ids), None, None),
                Expected::Members(names) => (Some(names), None, None),
                Expected::Content => (Some(&"JSON"), None, None),
                Expected::Numbers(_) if is_outside => (None, None, None),
                Expected::Numbers(_) => (Some(&"number"), None, None),
                Expected::Maximum(most) => (None, None, u64::try_from(*most).ok()),
                Expected::Range(from, to) => (None, Some(*from), Some(*to)),
            };
        let mut members: Vec<(&str, &dyn WriteJson, bool)> = vec![("found", &self.0.found, true)];
        members.extend(expected.map(|expected| ("expected", expected, false)));
        members.push(("minimum", &minimum, true));
        members.push(("maximum", &maximum, true));
        members.extend(least.as_ref().map(|least| ("minimum", least as &dyn WriteJson, true)));
        members.extend(most.as_ref().map(|most| ("maximum", most as &dyn WriteJson, true)));
        object(&members, out);
    }
}

impl WriteJson for TitledIds {
    fn write(&self, out: &mut String) {
        self.iter().map(|(id, _)| id).collect::<Vec<_>>().write(out);
    }
}

impl WriteJson for Cow<'static, [Choice]> {
    fn write(&self, out: &mut String) {
        self.iter().map(|choice| choice.id).collect::<Vec<_>>().write(out);
    }
}
