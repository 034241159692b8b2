//! Which call and which edition the text of an application is for.

use chrono::NaiveDate;

use super::catalogue::Calls;
use super::edition::Edition;
use super::error::NoCall;
use crate::application::CallId;
use crate::assess::{Input, application_of};
use crate::assessment::Assessment;
use crate::call::Call;
use crate::definition::{KnownNames, nearest};
use crate::intake::whole;
use crate::json::{JsonShape, JsonValue};
use crate::member::Scalar as _;
use crate::text::{is_blank, shortened};

/// The day that decides which edition of a call an application is assessed with.
///
/// ```
/// use chrono::NaiveDate;
/// use inspir_core::{Calls, EditionDay};
///
/// let text = br#"{"call": "inspir-follow-up"}"#;
/// let today = NaiveDate::from_ymd_opt(2026, 10, 9).expect("a day");
/// let call = Calls::built_in().choose(text, EditionDay::SubmittedOr(today)).cloned()?;
/// assert_eq!(call.edition(), "1");
/// # Ok::<(), inspir_core::NoCall>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum EditionDay {
    /// The day of filing that the application states in `submitted_on`.
    #[default]
    Submitted,
    /// The day in `submitted_on` or, for a draft that is not filed yet, this day: today, as a rule. This day
    /// also counts if `submitted_on` holds no date; the assessment then has an input error.
    SubmittedOr(NaiveDate),
    /// Use this day instead of the application's.
    On(NaiveDate),
}

impl Calls {
    /// The call that an application names in `call`, in the edition that is in force on its day. If
    /// there is one edition alone, no day is needed to choose it.
    ///
    /// ```
    /// use inspir_core::{Call, Calls, EditionDay, NoCall};
    ///
    /// let calls = Calls::built_in();
    /// let text = br#"{"call": "inspir-follow-up", "submitted_on": "2026-10-09"}"#;
    /// assert_eq!(calls.choose(text, EditionDay::Submitted), Ok(&Call::follow_up()));
    /// assert_eq!(calls.choose(b"{}", EditionDay::Submitted), Err(NoCall::NotNamed));
    /// ```
    ///
    /// # Errors
    /// [`NoCall`] says what the text or the catalogue lacks.
    pub fn choose(&self, application: &[u8], day: EditionDay) -> Result<&Call, NoCall> {
        let document =
            whole(application).map_err(|error| NoCall::Unreadable(Box::new(error.into())))?;
        let root = document.root();
        let submitted = text(root, "submitted_on").and_then(date);
        let call = self.chosen(text(root, "call"), submitted, day);
        call.map_err(|error| match error {
            NoCall::NoDay { id, .. } => NoCall::NoDay { id, found: wrong_day(root) },
            error => error,
        })
    }

    /// Chooses the call for an application in types, such as one that a web framework read, or for an
    /// [`Intake`](crate::Intake). Of a document that was not read, no call is known.
    ///
    /// ```
    /// use inspir_core::{Application, Call, Calls, EditionDay, NoCall};
    ///
    /// let calls = Calls::built_in();
    /// let call = Some("inspir-follow-up".into());
    /// let application = Application { call, ..Application::default() };
    /// assert_eq!(calls.choose_for(&application, EditionDay::Submitted), Ok(&Call::follow_up()));
    /// let nothing = calls.choose_for(&Application::default(), EditionDay::Submitted);
    /// assert_eq!(nothing, Err(NoCall::NotNamed));
    /// ```
    ///
    /// # Errors
    /// [`NoCall`] says what the application or the catalogue lacks.
    pub fn choose_for(&self, input: &impl Input, day: EditionDay) -> Result<&Call, NoCall> {
        let application = application_of(input);
        let named = application.call.as_ref().filter(|CallId(id)| !is_blank(id));
        let id = named.map(|CallId(id)| id.clone().into_owned());
        self.chosen(id, application.submitted_on, day)
    }

    /// The call of this id, in the edition that is in force on its day.
    fn chosen(
        &self,
        id: Option<String>,
        submitted: Option<NaiveDate>,
        day: EditionDay,
    ) -> Result<&Call, NoCall> {
        let id = id.ok_or(NoCall::NotNamed)?;
        let editions = self.editions(&id);
        if editions.is_empty() {
            let ids: Vec<&str> = self.ids().collect();
            let name = |number: usize| ids.get(number).copied();
            let suggestion = nearest(&id, KnownNames::Numbered(&name)).map(str::to_owned);
            return Err(NoCall::Unknown { id, suggestion });
        }
        let day = match day {
            EditionDay::Submitted => submitted,
            EditionDay::SubmittedOr(day) => submitted.or(Some(day)),
            EditionDay::On(day) => Some(day),
        };
        match (day, editions) {
            (None, [edition]) => Ok(&edition.call),
            (None, _) => Err(NoCall::NoDay { id, found: None }),
            (Some(day), _) => self.in_force(&id, day).ok_or_else(|| {
                let [before, after] = self.around(&id, day).map(|edition| edition.cloned());
                NoCall::NotInForce { id, day, around: Box::new([before, after]) }
            }),
        }
    }

    /// Assesses the JSON text of an application with the call and the edition that it is for.
    ///
    /// ```
    /// use inspir_core::{Calls, EditionDay, Outcome};
    ///
    /// let text = br#"{"call": "inspir-follow-up", "submitted_on": "2026-10-09"}"#;
    /// let assessment = Calls::built_in().assess_json(text, EditionDay::Submitted)?;
    /// assert_eq!(assessment.outcome(), Outcome::Incomplete);
    /// # Ok::<(), inspir_core::NoCall>(())
    /// ```
    ///
    /// # Errors
    /// [`NoCall`] if there is none, as [`Calls::choose`] says.
    pub fn assess_json(&self, application: &[u8], day: EditionDay) -> Result<Assessment, NoCall> {
        Ok(self.choose(application, day)?.assess_json(application))
    }

    /// Assesses an application in types, or an [`Intake`](crate::Intake) with its errors, with the call and the
    /// edition that it is for.
    ///
    /// ```
    /// use inspir_core::{Application, Calls, EditionDay, Outcome};
    ///
    /// let call = Some("inspir-follow-up".into());
    /// let application = Application { call, ..Application::default() };
    /// let assessment = Calls::built_in().assess(&application, EditionDay::Submitted)?;
    /// assert_eq!(assessment.outcome(), Outcome::Incomplete);
    /// # Ok::<(), inspir_core::NoCall>(())
    /// ```
    ///
    /// # Errors
    /// [`NoCall`] if there is none, as [`Calls::choose_for`] says.
    pub fn assess(&self, input: &impl Input, day: EditionDay) -> Result<Assessment, NoCall> {
        Ok(self.choose_for(input, day)?.assess(input))
    }
}

impl NoCall {
    /// The edition that is nearest to the day on which none is in force: the one before, else the one
    /// after. An application that came too late is assessed with the edition that it missed.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use inspir_core::{Call, Calls, EditionDay};
    ///
    /// let last = NaiveDate::from_ymd_opt(2026, 6, 30);
    /// let mut calls = Calls::new();
    /// calls.add_between(Call::follow_up(), None, last)?;
    /// let text = br#"{"call": "inspir-follow-up", "submitted_on": "2026-07-01"}"#;
    /// let late = calls.choose(text, EditionDay::Submitted).expect_err("a day too late");
    /// assert_eq!(late.nearest(), Some(&Call::follow_up()));
    /// # Ok::<(), inspir_core::CallsError>(())
    /// ```
    #[must_use]
    pub fn nearest(&self) -> Option<&Call> {
        match self {
            Self::NotInForce { around, .. } => around.iter().flatten().map(Edition::call).next(),
            _ => None,
        }
    }
}

/// A member of the document. The last one counts, as for intake.
fn member<'d, 'a>(root: JsonValue<'d, 'a>, name: &str) -> Option<JsonValue<'d, 'a>> {
    let members = root.is_object().then(|| root.members())?;
    members.filter(|(key, _)| key.text() == name).last().map(|(_, value)| value)
}

/// The text of a member of the document, if it says something.
fn text(root: JsonValue<'_, '_>, name: &str) -> Option<String> {
    match member(root, name)?.shape() {
        JsonShape::Text(text) if !is_blank(&text) => Some(text.into_owned()),
        _ => None,
    }
}

/// The value in the place of the day of filing, if there is one.
fn wrong_day(root: JsonValue<'_, '_>) -> Option<String> {
    let value = member(root, "submitted_on")?;
    match value.shape() {
        JsonShape::Null | JsonShape::Empty => None,
        JsonShape::Text(text) if is_blank(&text) => None,
        _ => Some(shortened(value.source())),
    }
}

fn date(text: String) -> Option<NaiveDate> {
    NaiveDate::from_text(text.into()).ok()
}
