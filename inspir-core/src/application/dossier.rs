use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;
use serde::ser::{Error as _, Serializer};
use serde_json::value::RawValue;

use super::choices::SignedBy;
use super::count::Count;
use super::details::Details;
use super::entries::Commitments;
use super::listed::DocumentKind;
use super::text::Text;
use crate::amount::Amount;
use crate::declaration::{MemberInfo, Reading, ValueType, label};
use crate::fact::{Fact, KeptTexts};
use crate::ids::CallIds;
use crate::input_error::{Expected, Fault};
use crate::member::{IntoOwned, Scalar, record, text_fits};

record! {
    /// One document of the file (pièce).
    ///
    /// ```
    /// use inspir_core::{Document, SignedBy};
    ///
    /// let letter = Document {
    ///     kind: Some("request_letter".into()),
    ///     signed_by: Some(SignedBy::LegalRepresentative),
    ///     ..Document::default()
    /// };
    /// assert_eq!(letter.dated_on, None);
    /// ```
    pub struct Document<'a> {
        /// Which of the call's documents it is.
        pub kind: Option<DocumentKind<'a>> => label!(fr: "pièce", en: "document"),
        /// The file's name.
        pub name: Option<Text<'a>> => label!(fr: "nom du fichier", en: "file name"),
        /// The date on the document.
        pub dated_on: Option<NaiveDate> => label!(fr: "date de la pièce", en: "date on the document"),
        /// Who signed it.
        pub signed_by: Option<SignedBy> => label!(fr: "signataire", en: "signatory"),
        /// Answers to the call's own fields of a document.
        pub details: Details<'a>,
    }
}

record! {
    /// The charter: its signature and its commitments (charte).
    ///
    /// ```
    /// use inspir_core::{Charter, Commitments};
    ///
    /// let commitments = Commitments::from_iter([("local_needs", Some(true))]);
    /// let charter = Charter { commitments, ..Charter::default() };
    /// assert_eq!(charter.commitments.get("local_needs"), Some(&Some(true)));
    /// ```
    pub struct Charter<'a> {
        /// The day of the signature.
        pub signed_on: Option<NaiveDate> => label!(fr: "date de signature de la charte", en: "date on which the charter was signed"),
        /// Who signed it.
        pub signed_by: Option<SignedBy> => label!(fr: "signataire de la charte", en: "who signed the charter"),
        /// Which commitments are taken, by id.
        pub commitments: Commitments<'a>,
    }
}

record! {
    /// One indicator by which results will be measured.
    ///
    /// ```
    /// use inspir_core::{Indicator, Target};
    ///
    /// let participants = Indicator {
    ///     label: Some("Participants".into()),
    ///     target: Some(Target::Number(60)),
    ///     ..Indicator::default()
    /// };
    /// assert_eq!(participants.horizon_months, None);
    /// ```
    pub struct Indicator<'a> {
        /// What is counted.
        pub label: Option<Text<'a>> => label!(fr: "indicateur", en: "indicator"),
        /// The figure aimed at: text or a whole number.
        pub target: Option<Target<'a>> => label!(fr: "valeur visée", en: "target"),
        /// The unit.
        pub unit: Option<Text<'a>> => label!(fr: "unité", en: "unit"),
        /// How many months after the event it is measured, 0 to 120.
        pub horizon_months: Option<Count<120>> => label!(fr: "mesuré après (mois)", en: "measured after (months)"),
        /// Answers to the call's own fields of an indicator.
        pub details: Details<'a>,
    }
}

/// The figure that an indicator aims at.
///
/// ```
/// use inspir_core::{Call, Target};
///
/// let text = br#"{"indicators": [{"target": 60}, {"target": "about sixty"}]}"#;
/// let application = Call::creative_event().read_json(text).into_application();
/// assert_eq!(application.indicators[0].target, Some(Target::Number(60)));
/// assert_eq!(application.indicators[1].target, Some(Target::Text("about sixty".into())));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Target<'a> {
    /// A whole number, written without fraction or exponent: 60, not 60.0.
    Number(i64),
    /// A whole number beyond 64 bits.
    #[cfg_attr(feature = "schema", schemars(skip))]
    Digits(Digits),
    /// A figure in words.
    Text(Text<'a>),
}

/// A whole number beyond 64 bits, as its digits.
///
/// It is written as text, since many programs that read JSON would round the number. Where a text
/// has no room for that many digits, it is written as a number.
///
/// ```
/// use inspir_core::{Call, Digits, Target};
///
/// let text = br#"{"indicators": [{"target": 100000000000000000000}]}"#;
/// let application = Call::creative_event().read_json(text).into_application();
/// let digits = Digits::new("100000000000000000000").expect("a number beyond 64 bits");
/// assert_eq!(application.indicators[0].target, Some(Target::Digits(digits)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Digits(Box<str>);

impl Digits {
    /// The number with these digits, if it is one that [`Target::Number`] cannot hold.
    ///
    /// ```
    /// use inspir_core::Digits;
    ///
    /// assert!(Digits::new("-100000000000000000000").is_some());
    /// assert!(Digits::new("60").is_none());
    /// assert!(Digits::new("0100000000000000000000").is_none());
    /// ```
    #[must_use]
    pub fn new(digits: &str) -> Option<Self> {
        let plain = digits.strip_prefix('-').unwrap_or(digits);
        let is_number = plain.bytes().all(|digit| digit.is_ascii_digit())
            && !plain.starts_with('0')
            && !plain.is_empty();
        (is_number && digits.parse::<i64>().is_err()).then(|| Self(digits.into()))
    }

    /// The digits, behind a minus sign if the number is negative.
    ///
    /// ```
    /// # use inspir_core::Digits;
    /// let digits = Digits::new("100000000000000000000").expect("a number beyond 64 bits");
    /// assert_eq!(digits.as_str(), "100000000000000000000");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Serialize for Digits {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if text_fits(&self.0) {
            serializer.serialize_str(&self.0)
        } else {
            let number: &RawValue = serde_json::from_str(&self.0).map_err(S::Error::custom)?;
            number.serialize(serializer)
        }
    }
}

impl IntoOwned for Target<'_> {
    type Own = Target<'static>;

    fn into_owned(self) -> Self::Own {
        match self {
            Self::Number(number) => Target::Number(number),
            Self::Digits(digits) => Target::Digits(digits),
            Self::Text(text) => Target::Text(IntoOwned::into_owned(text)),
        }
    }
}

impl<'de: 'a, 'a> Scalar<'de> for Target<'a> {
    const EXPECTED: Expected = Expected::Type("text or integer");
    const VALUE_TYPE: ValueType = ValueType::Text;

    fn from_text(text: Cow<'de, str>) -> Result<Self, Fault> {
        Scalar::from_text(text).map(Self::Text)
    }

    fn from_number(literal: &str) -> Result<Self, Fault> {
        let number = literal.parse().map(Self::Number).ok();
        number
            .or_else(|| Digits::new(literal).map(Self::Digits))
            .ok_or_else(|| Fault::mismatch(Self::EXPECTED))
    }

    fn from_integer(number: i64) -> Result<Self, Fault> {
        Ok(Self::Number(number))
    }

    fn fits(&self) -> bool {
        match self {
            Self::Number(_) | Self::Digits(_) => true,
            Self::Text(text) => text_fits(text),
        }
    }

    fn fact(&self) -> Fact {
        match self {
            Self::Number(_) | Self::Digits(_) => Fact::Present,
            Self::Text(text) => text.fact(),
        }
    }

    fn fact_in(&self, member: &MemberInfo, ids: &CallIds, kept: &mut KeptTexts) -> Option<Fact> {
        match self {
            Self::Text(text) => text.fact_in(member, ids, kept),
            Self::Number(number) if ids.keeps_texts => Some(kept.keep(&number.to_string())),
            Self::Digits(digits) if ids.keeps_texts => Some(kept.keep(digits.as_str())),
            _ => Some(self.fact()),
        }
    }
}

record! {
    /// One grant received before (aide antérieure).
    ///
    /// ```
    /// # use inspir_core::{Amount, Call};
    /// let text = br#"{"previous_grants": [{"awarded_on": "2025-03-01", "amount": "4000"}]}"#;
    /// let application = Call::creative_event().read_json(text).into_application();
    /// assert_eq!(application.previous_grants[0].amount, Some(Amount::from_euros(4000)));
    /// ```
    pub struct PreviousGrant<'a> {
        /// The call it came from.
        pub call: Option<Text<'a>> => label!(fr: "appel", en: "call").read(Reading::Call),
        /// Whether it came from this call; an earlier edition counts too. If empty, the call is
        /// recognised by its name.
        pub same_call: Option<bool> => label!(fr: "même appel", en: "same call"),
        /// The day of the award.
        pub awarded_on: Option<NaiveDate> => label!(fr: "date d’attribution", en: "date of the award"),
        /// In the currency of the call.
        pub amount: Option<Amount> => label!(fr: "montant", en: "amount"),
        /// Answers to the call's own fields of an earlier grant.
        pub details: Details<'a>,
    }
}
