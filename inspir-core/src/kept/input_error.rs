//! Input errors that are read again.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::application::LISTS;
use crate::ids::{NumberRange, TitledIds};
use crate::input_error::{
    ErrorCode, Expected, Fault, InputError, KeptBound, KeptExpected, KeptInputError,
};
use crate::locale::{Lexicon, Locale};
use crate::number::Number;

impl From<KeptInputError> for InputError {
    /// The error again. What its values leave out (a value that was probably meant, what kind of list
    /// was expected) follows from its message, in whatever language that is. Of what a call lists only
    /// the ids are known: their titles stand in the call, and
    /// [`KeptAssessment::open`](crate::KeptAssessment::open) takes them from there.
    fn from(kept: KeptInputError) -> Self {
        Self::of_kept(&kept, &plain_voices().collect::<Vec<_>>())
    }
}

/// The languages in the program's own words.
pub(super) fn plain_voices<'w>() -> impl Iterator<Item = Lexicon<'w>> {
    Locale::KNOWN.iter().map(|locale| Lexicon::from(*locale))
}

impl InputError {
    /// The error of a kept one that was told in one of these lexicons.
    pub(super) fn of_kept(kept: &KeptInputError, lexicons: &[Lexicon<'_>]) -> Self {
        let found = kept.values.found.as_deref();
        let faults = expected(kept).into_iter().map(|expected| Fault::new(kept.code, expected));
        let faults: Vec<Fault> = faults.collect();
        let mut errors = faults.iter().filter_map(|fault| {
            Self::of_message(&kept.path, fault, found, &kept.message, lexicons)
        });
        errors.next().unwrap_or_else(|| {
            // The last of the lists has no titles: those of the message are not known.
            let is_listed = matches!(kept.values.expected, Some(KeptExpected::OneOf(_)));
            let fault = if is_listed { faults.last() } else { faults.first() }.cloned();
            let fault = fault.unwrap_or_else(|| Fault::new(kept.code, Expected::Content));
            Self::of_fault(&kept.path, fault, found)
        })
    }
}

/// What may have been expected; at least one.
fn expected(kept: &KeptInputError) -> Vec<Expected> {
    let values = &kept.values;
    match (&values.expected, &values.minimum, &values.maximum) {
        (None, Some(KeptBound::Whole(from)), Some(KeptBound::Whole(to))) => {
            vec![Expected::Range(*from, *to)]
        }
        (None, None, Some(KeptBound::Whole(most))) => {
            vec![Expected::Maximum(usize::try_from(*most).unwrap_or(usize::MAX))]
        }
        (None, Some(KeptBound::Exact(from)), Some(KeptBound::Exact(to))) => {
            let number = |text: &str| text.parse().unwrap_or_default();
            let (minimum, maximum) = (number(from), number(to));
            vec![Expected::Numbers(NumberRange { decimals: 0, minimum, maximum })]
        }
        (Some(KeptExpected::OneOf(ids)), ..) if kept.code == ErrorCode::FieldUnknown => {
            vec![Expected::Members(ids.clone())]
        }
        (Some(KeptExpected::OneOf(ids)), ..) => {
            let same = |list: &&&[_]| {
                let listed = list.iter().map(|choice: &crate::choice::Choice| choice.id);
                listed.eq(ids.iter().map(String::as_str))
            };
            let lists = LISTS.iter().filter(same).map(|list| Expected::Choice(list));
            match kept.code {
                ErrorCode::IdUnknown => vec![without_titles(ids)],
                _ => lists.chain([without_titles(ids)]).collect(),
            }
        }
        (Some(KeptExpected::One(text)), ..) => match kept.code {
            ErrorCode::JsonSyntax if text == "JSON" => {
                vec![Expected::Type("JSON"), Expected::Content]
            }
            ErrorCode::JsonSyntax => vec![Expected::Encoding("UTF-8")],
            ErrorCode::NumberFormat | ErrorCode::NumberNotExact => {
                numbers().chain([Expected::of_type(text)]).collect()
            }
            ErrorCode::CallMismatch => vec![Expected::Text(text.clone())],
            _ => vec![Expected::of_type(text)],
        },
        _ => vec![Expected::Text(String::new())],
    }
}

fn without_titles(ids: &[String]) -> Expected {
    Expected::OneOf(TitledIds::without_titles(ids.iter().cloned()))
}

/// The numbers of fields whose bounds are not known, by their decimals.
fn numbers() -> impl Iterator<Item = Expected> {
    let (minimum, maximum) = (Number::default(), Number::from(999_999_999_999));
    (0..=6).map(move |decimals| Expected::Numbers(NumberRange { decimals, minimum, maximum }))
}

impl Serialize for InputError {
    /// As the JSON of an assessment has it, with the message in the usual language.
    ///
    /// ```
    /// # use inspir_core::{Call, InputError};
    /// let decision = Call::follow_up().decide_json(br#"{"submitted_on": 20261009}"#);
    /// let error = &decision.input_errors()[0];
    /// let json = serde_json::to_string(error)?;
    /// assert!(json.starts_with(r#"{"path":"/submitted_on","code":"type.mismatch""#));
    /// assert_eq!(serde_json::from_str::<InputError>(&json)?, *error);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.keep(Locale::default()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for InputError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        KeptInputError::deserialize(deserializer).map(Self::from)
    }
}
