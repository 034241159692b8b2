//! Input errors that are read again.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::error::{OpenError, Reason};
use crate::application::LISTS;
use crate::input_error::{InputError, KeptInputError};
use crate::locale::Locale;

impl KeptInputError {
    /// The error again; `path` is where it stands in what was kept.
    pub(super) fn opened(&self, path: &str) -> Result<InputError, OpenError> {
        let Some(evidence) = &self.evidence else { return Err(Reason::Evidence.into()) };
        let error = InputError::of_kept(self, evidence, LISTS);
        error.ok_or_else(|| Reason::DoesNotFit(format!("{path}/evidence")).into())
    }
}

impl TryFrom<KeptInputError> for InputError {
    type Error = OpenError;

    /// The error again, as it was. Of what a call lists only the ids are kept: their titles stand in the
    /// call, and [`KeptAssessment::open`](crate::KeptAssessment::open) takes them from there.
    ///
    /// # Errors
    /// [`OpenError`] if the evidence was not kept, as in the JSON of assessments, or if it was changed.
    fn try_from(kept: KeptInputError) -> Result<Self, OpenError> {
        kept.opened("")
    }
}

impl Serialize for InputError {
    /// As [`InputError::keep`] has it, with the message in the usual language.
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
    /// Of an error without its evidence, as the JSON of assessments has it, there is only the
    /// [`KeptInputError`].
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let kept = KeptInputError::deserialize(deserializer)?;
        Self::try_from(kept).map_err(D::Error::custom)
    }
}
