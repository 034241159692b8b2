//! The details that a letter needs beside the assessment: only the caller knows them.

use chrono::NaiveDate;

use super::details_error::{DetailsError, DetailsFault, DetailsFaultCode};
use super::details_json::{day_in, read_details, text_in};
use crate::application::Application;
use crate::closed_list::closed_list;
use crate::json::JsonValue;
use crate::member::LaterMembers;
use crate::text::is_blank;

/// The details of a letter that only the caller knows: who writes, to whom, by when to answer. A member that
/// is blank counts as absent. A letter that needs an absent member is an error that names it; a letter does
/// not ask for the members that it does not need.
///
/// ```
/// use inspir_core::{LetterDetails, chrono::NaiveDate};
///
/// let details = LetterDetails {
///     authority: Some("Région Hauts-de-France\nMission du développement des usages numériques".into()),
///     place: Some("Lille".into()),
///     date: NaiveDate::from_ymd_opt(2027, 3, 1),
///     deadline: NaiveDate::from_ymd_opt(2027, 3, 31),
///     signatory_name: Some("Alix Martin".into()),
///     signatory_quality: Some("Cheffe de la mission".into()),
///     ..LetterDetails::default()
/// };
/// let json = r#"{
///     "authority": "Région Hauts-de-France\nMission du développement des usages numériques",
///     "place": "Lille", "date": "2027-03-01", "deadline": "2027-03-31",
///     "signatory_name": "Alix Martin", "signatory_quality": "Cheffe de la mission"
/// }"#;
/// assert_eq!(LetterDetails::from_json(json), Ok(details));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterDetails {
    /// Who writes (autorité, service), in one line or several. Every letter needs it.
    pub authority: Option<String>,
    /// Where the letter is written. Every letter needs it.
    pub place: Option<String>,
    /// The day of the letter. Every letter needs it.
    pub date: Option<NaiveDate>,
    /// To whom the letter goes, in one line or several. Every letter needs it;
    /// [`addressed_to`](Self::addressed_to) takes it from an application.
    pub addressee: Option<String>,
    /// The last day for the answer. A letter that asks for something needs it.
    pub deadline: Option<NaiveDate>,
    /// First name and name of who signs. Every letter needs it.
    pub signatory_name: Option<String>,
    /// The capacity (qualité) in which they sign. Every letter needs it.
    pub signatory_quality: Option<String>,
    /// How the addressee can contest (voies et délais de recours), in one paragraph or several. A letter
    /// that says that a compulsory condition is not met needs it; others leave it out.
    pub remedies: Option<String>,
    /// Where to ask: an address, a telephone number. No letter needs it.
    pub contact: Option<String>,
    /// The text on which the time to complete the application rests. No letter cites one by itself.
    pub legal_reference: Option<LegalReference>,
    #[doc(hidden)]
    pub __later: LaterMembers,
}

closed_list! {
    /// A text on which the time to complete an application rests, if the caller says that it applies.
    #[non_exhaustive]
    pub enum LegalReference {
        /// Article L. 114-5 of the French code of relations between the public and the administration:
        /// of papers and information that statutes or regulations ask for.
        CrpaL1145 = "crpa_l114_5",
    }
}

impl LetterDetails {
    /// The details in a JSON object with the members of this type; days are written `YYYY-MM-DD`.
    ///
    /// ```
    /// # use inspir_core::{LetterDetails, DetailsFaultCode, Locale};
    /// let error = LetterDetails::from_json(r#"{"dat": "2027-03-01"}"#).expect_err("no such member");
    /// assert_eq!(error.faults()[0].code(), DetailsFaultCode::Unknown);
    /// assert!(error.message(Locale::En).contains("`dat`"));
    /// ```
    ///
    /// # Errors
    /// [`DetailsError`] with every member that is unknown, written twice or of another form.
    pub fn from_json(text: &str) -> Result<Self, DetailsError> {
        let mut details = Self::default();
        read_details(text, &mut |name, value| details.take(name, value))?;
        Ok(details)
    }

    /// Takes one member.
    fn take(&mut self, name: &str, value: JsonValue<'_, '_>) -> Result<(), DetailsFaultCode> {
        let (text, day) = (|| text_in(value), || day_in(value));
        match name {
            "authority" => self.authority = text()?,
            "place" => self.place = text()?,
            "date" => self.date = day()?,
            "addressee" => self.addressee = text()?,
            "deadline" => self.deadline = day()?,
            "signatory_name" => self.signatory_name = text()?,
            "signatory_quality" => self.signatory_quality = text()?,
            "remedies" => self.remedies = text()?,
            "contact" => self.contact = text()?,
            "legal_reference" => {
                let id = text()?.filter(|id| !is_blank(id));
                let known = |id: String| LegalReference::from_id(&id);
                let known = id.map(|id| known(id).ok_or(DetailsFaultCode::NotListed));
                self.legal_reference = known.transpose()?;
            }
            _ => return Err(DetailsFaultCode::Unknown),
        }
        Ok(())
    }

    /// These details with the applicant as addressee, unless another is given: the name of the
    /// organisation and, below it, who represents it. Nothing is taken if the application has no name.
    ///
    /// ```
    /// # use inspir_core::{Applicant, Application, LetterDetails};
    /// let applicant = Applicant { name: Some("Ville de Lille".into()), ..Applicant::default() };
    /// let application = Application { applicant, ..Application::default() };
    /// let details = LetterDetails::default().addressed_to(&application);
    /// assert_eq!(details.addressee.as_deref(), Some("Ville de Lille"));
    /// ```
    #[must_use]
    pub fn addressed_to(mut self, application: &Application<'_>) -> Self {
        let applicant = &application.applicant;
        let representative = &applicant.legal_representative;
        let given = |text: &Option<crate::application::Text<'_>>| {
            text.as_deref().filter(|text| is_given(Some(text))).map(str::to_owned)
        };
        if is_given(self.addressee.as_deref()) {
            return self;
        }
        let Some(mut lines) = given(&applicant.name) else { return self };
        if let Some(name) = given(&representative.name).filter(|name| *name != lines) {
            lines.push('\n');
            lines.push_str(&name);
            if let Some(role) = given(&representative.role) {
                lines.push_str(", ");
                lines.push_str(&role);
            }
        }
        self.addressee = Some(lines);
        self
    }

    /// The members that a letter needs and that are absent, and a deadline before the day of the letter.
    pub(super) fn check(&self, asks: bool, refuses: bool) -> Result<(), DetailsError> {
        let text = |text: &Option<String>| is_given(text.as_deref());
        let needed = [
            ("authority", text(&self.authority), true),
            ("place", text(&self.place), true),
            ("date", self.date.is_some(), true),
            ("addressee", text(&self.addressee), true),
            ("deadline", self.deadline.is_some(), asks),
            ("signatory_name", text(&self.signatory_name), true),
            ("signatory_quality", text(&self.signatory_quality), true),
            ("remedies", text(&self.remedies), refuses),
        ];
        let absent = needed.iter().filter(|(_, is_there, is_needed)| *is_needed && !is_there);
        let mut faults: Vec<DetailsFault> =
            absent.map(|(name, ..)| DetailsFault::new(name, DetailsFaultCode::Absent)).collect();
        if asks && self.deadline.zip(self.date).is_some_and(|(deadline, date)| deadline <= date) {
            faults.push(DetailsFault::new("deadline", DetailsFaultCode::NotAfter));
        }
        if faults.is_empty() { Ok(()) } else { Err(DetailsError::new(faults)) }
    }
}

/// Whether a text says something: signs alone do not.
fn is_given(text: Option<&str>) -> bool {
    let says = |char: char| {
        let is_sign = matches!(char, '\0'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{feff}');
        char.is_ascii_alphanumeric() || !is_sign
    };
    text.is_some_and(|text| text.contains(says))
}
