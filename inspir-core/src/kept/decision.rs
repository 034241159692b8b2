//! A decision as data.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::exact::{exact, read_exact};
use crate::amount::Amount;
use crate::decision::{AppraisalCounts, Decision, Progress};
use crate::grant::{CategoryGrant, GrantTotals, PartGrant, Totals};
use crate::input_error::InputError;
use crate::intake::Completeness;
use crate::status::{Outcome, Status};

/// A decision as JSON has it: the members of an assessment that need no call.
#[derive(Serialize, Deserialize)]
struct KeptDecision {
    readable: bool,
    outcome: Outcome,
    progress: Progress,
    grant: DecidedGrant,
    totals: Totals,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    quantities: Vec<Option<String>>,
    appraisal: AppraisalCounts,
    #[serde(default)]
    input_errors: Vec<InputError>,
    /// In the order of the call's requirements.
    #[serde(default)]
    statuses: Vec<Status>,
}

#[derive(Serialize, Deserialize)]
struct DecidedGrant {
    requested: Option<Amount>,
    maximum: Option<Amount>,
    excess: Option<Amount>,
    #[serde(default)]
    parts: Vec<PartGrant>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    categories: Vec<CategoryGrant>,
}

impl Serialize for Decision {
    /// With the members of an assessment that need no call, and the statuses in the order of the
    /// requirements.
    ///
    /// ```
    /// # use inspir_core::{Call, Decision};
    /// let decision = Call::follow_up().decide_json(br#"{"request": {"operating": "9000"}}"#);
    /// let json = serde_json::to_string(&decision)?;
    /// assert_eq!(serde_json::from_str::<Decision>(&json)?, decision);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let kept = KeptDecision {
            readable: self.is_readable(),
            outcome: self.outcome,
            progress: self.progress,
            grant: DecidedGrant {
                requested: self.grant.requested,
                maximum: self.grant.maximum,
                excess: self.grant.excess,
                parts: self.parts.clone(),
                categories: self.categories.clone(),
            },
            totals: self.totals,
            quantities: self.quantities.iter().map(|value| value.map(exact)).collect(),
            appraisal: self.appraisal,
            input_errors: self.input_errors.clone(),
            statuses: self.statuses.clone(),
        };
        kept.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Decision {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let kept = KeptDecision::deserialize(deserializer)?;
        let quantities = kept.quantities.iter().map(|value| match value {
            Some(text) => read_exact(text).map(Some),
            None => Some(None),
        });
        let wrong = || serde::de::Error::custom("a quantity is no number and no day");
        let completeness =
            Completeness::of(kept.readable, kept.input_errors.iter().map(InputError::path));
        Ok(Self {
            outcome: kept.outcome,
            progress: kept.progress,
            appraisal: kept.appraisal,
            totals: kept.totals,
            parts: kept.grant.parts,
            grant: GrantTotals {
                requested: kept.grant.requested,
                maximum: kept.grant.maximum,
                excess: kept.grant.excess,
            },
            categories: kept.grant.categories,
            quantities: quantities.collect::<Option<_>>().ok_or_else(wrong)?,
            statuses: kept.statuses,
            input_errors: kept.input_errors,
            completeness,
        })
    }
}
