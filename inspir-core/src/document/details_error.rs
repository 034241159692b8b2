//! What is wrong with the details of a document.

use std::fmt;

use crate::call::Call;
use crate::closed_list::closed_list;
use crate::locale::{Locale, Words, fill_values, words};
use crate::text::shortened;

/// Why a document cannot be written: each member of its details that it lacks or cannot take.
///
/// ```
/// use inspir_core::{Call, LetterDetails, DetailsFaultCode, Locale};
///
/// let assessment = Call::follow_up().assess_json(b"{}");
/// let error = assessment.letter(&LetterDetails::default(), Locale::Fr).expect_err("no details");
/// assert_eq!(error.faults()[0].member(), "authority");
/// assert_eq!(error.faults()[0].code(), DetailsFaultCode::Absent);
/// assert!(error.message(Locale::En).contains("this letter needs `authority`: who writes"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailsError {
    faults: Vec<DetailsFault>,
}

/// One fault of the details of a document.
///
/// ```
/// use inspir_core::{LetterDetails, DetailsFault, DetailsFaultCode, Locale};
///
/// let error = LetterDetails::from_json(r#"{"date": "tomorrow"}"#).expect_err("no day");
/// let fault: &DetailsFault = &error.faults()[0];
/// assert_eq!((fault.member(), fault.code()), ("date", DetailsFaultCode::NotDate));
/// assert!(fault.message(Locale::En).contains("YYYY-MM-DD"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailsFault {
    member: String,
    code: DetailsFaultCode,
    /// The call of the document, in whose words this is told, if it is known.
    teller: Option<Call>,
}

closed_list! {
    /// The kinds of faults of details.
    #[non_exhaustive]
    pub enum DetailsFaultCode {
        /// The letter needs the member, and it is absent.
        Absent = "absent",
        /// There is no such member.
        Unknown = "unknown",
        /// The member is written twice.
        Twice = "twice",
        /// The member is no text.
        NotText = "not_text",
        /// The member is no day.
        NotDate = "not_date",
        /// The text is not one of those known.
        NotListed = "not_listed",
        /// The deadline is not after the day of the letter.
        NotAfter = "not_after",
        /// The whole is no JSON object.
        NotObject = "not_object",
    }
}

impl DetailsFault {
    pub(super) fn new(member: &str, code: DetailsFaultCode) -> Self {
        Self { member: member.to_owned(), code, teller: None }
    }

    /// The member; empty: the whole.
    ///
    /// ```
    /// # use inspir_core::LetterDetails;
    /// let error = LetterDetails::from_json("[]").expect_err("no object");
    /// assert_eq!(error.faults()[0].member(), "");
    /// ```
    #[must_use]
    pub fn member(&self) -> &str {
        &self.member
    }

    /// What kind of fault it is.
    ///
    /// ```
    /// # use inspir_core::{LetterDetails, DetailsFaultCode};
    /// let error = LetterDetails::from_json(r#"{"place": 7}"#).expect_err("no text");
    /// assert_eq!(error.faults()[0].code(), DetailsFaultCode::NotText);
    /// ```
    #[must_use]
    pub const fn code(&self) -> DetailsFaultCode {
        self.code
    }

    /// The message: what is wrong, and what to do, in the words of the document's call.
    ///
    /// ```
    /// # use inspir_core::{LetterDetails, Locale};
    /// let error = LetterDetails::from_json(r#"{"place": 7}"#).expect_err("no text");
    /// assert_eq!(error.faults()[0].message(Locale::En), "`place` is not text: write it in quotation marks");
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let call = self.teller.as_ref();
        let lexicon = call.map_or(locale.into(), |call| call.data().frame.layout.lexicon(locale));
        let words: Words<&'static str> = match self.code {
            DetailsFaultCode::Absent => words!(
                fr: "cette lettre a besoin de `{member}` : {what}",
                en: "this letter needs `{member}`: {what}",
            ),
            DetailsFaultCode::Unknown => words!(
                fr: "il n’y a pas de donnée `{member}` : retirez-la ou corrigez son nom",
                en: "there is no detail `{member}`: remove it or correct its name",
            ),
            DetailsFaultCode::Twice => words!(
                fr: "`{member}` est écrit deux fois : gardez-en un seul",
                en: "`{member}` is written twice: keep one",
            ),
            DetailsFaultCode::NotText => words!(
                fr: "`{member}` n’est pas un texte : écrivez-le entre guillemets",
                en: "`{member}` is not text: write it in quotation marks",
            ),
            DetailsFaultCode::NotDate => words!(
                fr: "`{member}` n’est pas un jour : écrivez-le AAAA-MM-JJ, par exemple \"2027-03-31\"",
                en: "`{member}` is not a day: write it as YYYY-MM-DD, such as \"2027-03-31\"",
            ),
            DetailsFaultCode::NotListed => words!(
                fr: "`{member}` n’est pas un texte connu : écrivez \"crpa_l114_5\" ou retirez-le",
                en: "`{member}` is not a known text: write \"crpa_l114_5\" or remove it",
            ),
            DetailsFaultCode::NotAfter => words!(
                fr: "`{member}` n’est pas après `date` : donnez un jour plus tardif",
                en: "`{member}` is not after `date`: give a later day",
            ),
            DetailsFaultCode::NotObject => words!(
                fr: "les données ne sont pas un objet JSON : écrivez-en un",
                en: "the details are not a JSON object: write one",
            ),
        };
        let mut message = String::new();
        fill_values(words.spoken(lexicon), &mut message, &mut |name, out| match name {
            "member" => out.push_str(&shortened(&self.member)),
            _ => out.push_str(self.what().spoken(lexicon)),
        });
        message
    }

    /// What a member says.
    fn what(&self) -> Words<&'static str> {
        match self.member.as_str() {
            "authority" => words!(fr: "qui écrit", en: "who writes"),
            "place" => words!(fr: "le lieu où elle est écrite", en: "where it is written"),
            "date" => words!(fr: "le jour de la lettre", en: "the day of the letter"),
            "addressee" => words!(
                fr: "à qui elle s’adresse, car la demande ne nomme pas le demandeur",
                en: "to whom it goes, since the application does not name the applicant",
            ),
            "deadline" => words!(
                fr: "le dernier jour pour répondre à ce qu’elle demande",
                en: "the last day to answer what it asks for",
            ),
            "signatory_name" => {
                words!(fr: "prénom et nom de qui signe", en: "first name and name of who signs")
            }
            "signatory_quality" => {
                words!(fr: "la qualité de qui signe", en: "in which quality they sign")
            }
            _ => words!(
                fr: "les voies et délais de recours, car une condition n’est pas remplie",
                en: "how to contest it, since a condition is not met",
            ),
        }
    }
}

impl DetailsError {
    pub(super) const fn new(faults: Vec<DetailsFault>) -> Self {
        Self { faults }
    }

    /// Sets the call of the document, whose words the messages use.
    pub(super) fn told_by(mut self, call: &Call) -> Self {
        self.faults.iter_mut().for_each(|fault| fault.teller = Some(call.clone()));
        self
    }

    pub(super) fn of(member: &str, code: DetailsFaultCode) -> Self {
        Self::new(vec![DetailsFault::new(member, code)])
    }

    /// The faults; at least one.
    ///
    /// ```
    /// # use inspir_core::LetterDetails;
    /// let error = LetterDetails::from_json(r#"{"a": 1, "b": 2}"#).expect_err("no such members");
    /// assert_eq!(error.faults().len(), 2);
    /// ```
    #[must_use]
    pub fn faults(&self) -> &[DetailsFault] {
        &self.faults
    }

    /// All that is wrong, and what to do, one below the other.
    ///
    /// ```
    /// # use inspir_core::{LetterDetails, Locale};
    /// let error = LetterDetails::from_json(r#"{"dates": "x"}"#).expect_err("no such member");
    /// assert_eq!(error.message(Locale::En), "there is no detail `dates`: remove it or correct its name");
    /// ```
    #[must_use]
    pub fn message(&self, locale: Locale) -> String {
        let all: Vec<String> = self.faults.iter().map(|fault| fault.message(locale)).collect();
        all.join("\n")
    }
}

/// In English.
impl fmt::Display for DetailsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.message(Locale::En))
    }
}

impl std::error::Error for DetailsError {}
