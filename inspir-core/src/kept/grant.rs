//! The amounts requested and those that may be granted, as data.

use serde::{Deserialize, Deserializer, Serialize};

use crate::amount::Amount;
use crate::grant::StepKind;
use crate::rate::Rate;

/// The amounts requested and those that may be granted, as the JSON of an assessment has it.
///
/// ```
/// use inspir_core::{Amount, Call, KeptGrant, Locale};
///
/// let text = br#"{"request": {"amount": "6000"}}"#;
/// let grant: KeptGrant = Call::creative_event().assess_json(text).keep(Locale::Fr).grant;
/// assert_eq!(grant.requested, Some(Amount::from_euros(6000)));
/// assert_eq!(grant.parts[0].id, "grant");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptGrant {
    /// The sum of what the parts ask for.
    pub requested: Option<Amount>,
    /// The most that may be granted of the parts asked for.
    pub maximum: Option<Amount>,
    /// How far what is asked for lies above that.
    pub excess: Option<Amount>,
    /// Part by part, in the call's order.
    #[serde(default)]
    pub parts: Vec<KeptPart>,
    /// How the grant as a whole was worked out, if the call limits it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overall: Option<Vec<KeptStep>>,
    /// The categories of expenses, if the call has some.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub categories: Option<Vec<KeptCategory>>,
}

/// How much one part of the grant may come to, and why, as the JSON of an assessment has it.
///
/// ```
/// use inspir_core::{Amount, Call, KeptPart, Locale};
///
/// let text = br#"{"budget": {"expenses": [{"amount": "3000"}]}}"#;
/// let kept = Call::creative_event().assess_json(text).keep(Locale::Fr);
/// let part: &KeptPart = &kept.grant.parts[0];
/// assert_eq!(part.maximum, Some(Amount::from_euros(1500)));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptPart {
    /// The id of the part.
    pub id: String,
    /// The expenses that count (assiette), before a base ceiling.
    pub base: Option<Amount>,
    /// The share of the base that may be granted (taux), with its bonuses.
    pub rate: Option<Rate>,
    /// That share of what counts of the base, or the grant by brackets, rounded down to the cent.
    pub rate_limit: Option<Amount>,
    /// The most that may be granted (plafond), with its bonuses.
    pub ceiling: Option<Amount>,
    /// The smallest of the limits; of lump sums the largest that fits; 0 below the minimum.
    pub maximum: Option<Amount>,
    /// The amount requested.
    pub requested: Option<Amount>,
    /// How far what is asked for lies above the maximum.
    pub excess: Option<Amount>,
    /// How the maximum was worked out.
    #[serde(default)]
    pub steps: Vec<KeptStep>,
}

/// One step of the calculation of a grant, as the JSON of an assessment has it.
///
/// ```
/// use inspir_core::{Call, KeptStep, Locale, StepKind};
///
/// let text = br#"{"budget": {"expenses": [{"amount": "3000"}]}}"#;
/// let kept = Call::creative_event().assess_json(text).keep(Locale::En);
/// let base: &KeptStep = &kept.grant.parts[0].steps[0];
/// assert_eq!((base.step, base.value.as_deref()), (StepKind::Base, Some("3000.00")));
/// assert_eq!(base.message, "Expenses that count: €3,000.00.");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptStep {
    /// The kind of the step.
    pub step: StepKind,
    /// The id of the bonus or the limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The rate of a bracket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate: Option<Rate>,
    /// The result of the step: an amount, a rate or the number of a case; `None`: not known.
    pub value: Option<String>,
    /// Of a bonus, whether it applies; the inner `None`: not known.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "stated")]
    pub applies: Option<Option<bool>>,
    /// Whether this is the limit that decides.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub decides: bool,
    /// The step in words; empty if it is not told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub message: String,
}

/// One category of expenses, as the JSON of an assessment has it.
///
/// ```
/// use inspir_core::{Amount, KeptCategory};
///
/// let json = r#"{"id": "travel", "declared": "90.00", "retained": "60.00", "cut": "30.00"}"#;
/// let travel: KeptCategory = serde_json::from_str(json)?;
/// assert_eq!(travel.cut, Some(Amount::from_euros(30)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptCategory {
    /// The id of the category.
    pub id: String,
    /// The sum of its eligible lines.
    pub declared: Option<Amount>,
    /// The amount of it that is retained.
    pub retained: Option<Amount>,
    /// How much of `declared` is not retained.
    pub cut: Option<Amount>,
}

/// A member that is written, though it may be `null`.
fn stated<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<bool>>, D::Error> {
    Option::deserialize(deserializer).map(Some)
}
