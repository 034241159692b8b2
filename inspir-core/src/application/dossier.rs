use chrono::NaiveDate;
use serde::Serialize;

use super::{Commitments, SignedBy, Text, Verdict};
use crate::amount::Amount;
use crate::intake::record;

record! {
    /// One document of the file (pièce).
    pub struct Document<'a> {
        /// Which of the call's documents it is.
        pub kind: Option<DocumentKind<'a>>,
        /// The file's name.
        pub name: Option<Text<'a>>,
        /// The date on the document.
        pub dated_on: Option<NaiveDate>,
        /// Who signed it.
        pub signed_by: Option<SignedBy>,
    }
}

/// The id of a document that the call lists.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
pub struct DocumentKind<'a>(pub Text<'a>);

impl<'a, T: Into<Text<'a>>> From<T> for DocumentKind<'a> {
    fn from(id: T) -> Self {
        Self(id.into())
    }
}

record! {
    /// The charter: its signature and its commitments (charte).
    pub struct Charter<'a> {
        /// The day of the signature.
        pub signed_on: Option<NaiveDate>,
        /// Who signed it.
        pub signed_by: Option<SignedBy>,
        /// Which commitments are taken, by id.
        pub commitments: Commitments<'a>,
    }
}

record! {
    /// One indicator by which results will be measured.
    pub struct Indicator<'a> {
        /// What is counted.
        pub label: Option<Text<'a>>,
        /// The figure aimed at: text or a whole number.
        pub target: Option<Target<'a>>,
        /// The unit.
        pub unit: Option<Text<'a>>,
        /// How many months after the event it is measured, 0 to 120.
        pub horizon_months: Option<u8>,
    }
}

/// The figure that an indicator aims at.
///
/// A whole number too large for 64 bits is kept as its digits.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Target<'a> {
    /// A whole number.
    Number(i64),
    /// A figure in words.
    Text(Text<'a>),
}

record! {
    /// One grant received before (aide antérieure).
    pub struct PreviousGrant<'a> {
        /// The call it came from.
        pub call: Option<Text<'a>>,
        /// The day of the award.
        pub awarded_on: Option<NaiveDate>,
        /// Euros.
        pub amount: Option<Amount>,
    }
}

record! {
    /// What an agent judged on one criterion (avis).
    pub struct Appraisal<'a> {
        /// Favourable or unfavourable.
        pub verdict: Option<Verdict>,
        /// Who judged.
        pub by: Option<Text<'a>>,
        /// The day of the judgement.
        pub on: Option<NaiveDate>,
        /// Why, in words.
        pub note: Option<Text<'a>>,
    }
}
