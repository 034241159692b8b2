//! The details that an officer's sheet needs beside the assessment: only the caller knows them.

use chrono::NaiveDate;

use super::details_error::{DetailsError, DetailsFaultCode};
use super::details_json::{day_in, read_details, text_in};
use crate::member::LaterMembers;

/// Who instructs an application, and when. All of it may be left out: the sheet then has room for it.
///
/// ```
/// use inspir_core::{SheetDetails, chrono::NaiveDate};
///
/// let details = SheetDetails {
///     service: Some("Mission du développement des usages numériques".into()),
///     officer: Some("Camille Petit".into()),
///     date: NaiveDate::from_ymd_opt(2027, 3, 1),
///     ..SheetDetails::default()
/// };
/// let json = r#"{"service": "Mission du développement des usages numériques",
///     "officer": "Camille Petit", "date": "2027-03-01"}"#;
/// assert_eq!(SheetDetails::from_json(json), Ok(details));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetDetails {
    /// The department in charge (service instructeur).
    pub service: Option<String>,
    /// The officer (agent instructeur).
    pub officer: Option<String>,
    /// The day of the sheet.
    pub date: Option<NaiveDate>,
    #[doc(hidden)]
    pub __later: LaterMembers,
}

impl SheetDetails {
    /// The details in a JSON object with the members of this type; the day is written `YYYY-MM-DD`.
    ///
    /// ```
    /// # use inspir_core::{Locale, SheetDetails};
    /// assert_eq!(SheetDetails::from_json("{}"), Ok(SheetDetails::default()));
    /// let error = SheetDetails::from_json(r#"{"oficer": "x"}"#).expect_err("no such member");
    /// assert!(error.message(Locale::En).contains("`oficer`"));
    /// ```
    ///
    /// # Errors
    /// [`DetailsError`] with every member that is unknown, written twice or of another form.
    pub fn from_json(text: &str) -> Result<Self, DetailsError> {
        let mut details = Self::default();
        read_details(text, &mut |name, value| {
            match name {
                "service" => details.service = text_in(value)?,
                "officer" => details.officer = text_in(value)?,
                "date" => details.date = day_in(value)?,
                _ => return Err(DetailsFaultCode::Unknown),
            }
            Ok(())
        })?;
        Ok(details)
    }
}
