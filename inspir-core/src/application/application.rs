//! The application as a whole, and the id of the call that it names.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};

use super::budget::{Budget, Request};
use super::details::Details;
use super::dossier::{Charter, Document, Indicator, PreviousGrant};
use super::entries::{Answers, Appraisals, Undertakings};
use super::extensions::Extensions;
use super::listed::display_ids;
use super::own_lists::Lists;
use super::people::{Applicant, TeamMember};
use super::project::{Origin, Project};
use super::text::Text;
use crate::declaration::{MemberInfo, ValueType, label};
use crate::fact::{Fact, KeptTexts};
use crate::ids::CallIds;
use crate::input_error::{ErrorCode, Expected, Fault};
use crate::locale::words;
use crate::member::{IntoOwned, Member, Scalar, record};
use crate::text::is_blank;

record! {
    /// One application to one call (dossier de demande).
    ///
    /// ```
    /// use inspir_core::{Amount, Applicant, Application, LegalForm, Request};
    ///
    /// let application = Application {
    ///     reference: Some("2026-0042".into()),
    ///     applicant: Applicant {
    ///         name: Some("Les Écluses numériques".into()),
    ///         legal_form: Some(LegalForm::Association),
    ///         ..Applicant::default()
    ///     },
    ///     request: Request { amount: Some(Amount::from_euros(8000)), ..Request::default() },
    ///     ..Application::default()
    /// };
    /// assert!(application.budget.expenses.is_empty());
    /// ```
    ///
    /// Any `serde` format that says what it holds can be read, such as JSON, CBOR or TOML. The
    /// application then owns its texts. Reading stops at the first thing that is not right;
    /// [`Call::read_json`](crate::Call::read_json) goes on and names them all, and borrows.
    ///
    /// ```
    /// use inspir_core::{Amount, Application};
    ///
    /// let application: Application<'static> = serde_json::from_str(r#"{"request": {"amount": "8000"}}"#)?;
    /// assert_eq!(application.request.amount, Some(Amount::from_euros(8000)));
    /// assert!(serde_json::from_str::<Application>(r#"{"request": {"amount": 0.5}}"#).is_err());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Application<'a> {
        /// The id of the call that the application is for; empty: the call that assesses it.
        pub call: Option<CallId<'a>>,
        /// The host system's own number, given back with the assessment.
        pub reference: Option<Text<'a>> => label!(fr: "numéro de dossier", en: "file number"),
        /// The day of filing (date de dépôt).
        pub submitted_on: Option<NaiveDate> => label!(fr: "date de dépôt", en: "filing date"),
        /// The day of the first contact with the Region's team.
        pub first_contact_on: Option<NaiveDate> => label!(fr: "date du premier contact avec la Région", en: "date of the first contact with the Region"),
        /// Who applies (demandeur, structure porteuse).
        pub applicant: Applicant<'a>,
        /// What is planned.
        pub project: Project<'a>,
        /// Follow-up grants: the event at which the project group was born.
        pub origin: Origin<'a>,
        /// Expenses and revenues (budget dépenses-recettes).
        pub budget: Budget<'a>,
        /// The grant asked for (subvention demandée).
        pub request: Request,
        /// The documents of the file (pièces jointes).
        pub documents: Vec<Document<'a>> => label!(fr: "pièces jointes", en: "documents").items(&[words!(fr: "pièce jointe", en: "document"), words!(fr: "pièces jointes", en: "documents")]),
        /// The charter: signature and commitments (charte).
        pub charter: Charter<'a>,
        /// The answers to the call's questions, by question id (dossier technique).
        pub answers: Answers<'a>,
        /// What the applicant undertakes to do, by id (engagements).
        pub undertakings: Undertakings<'a>,
        /// The indicators by which results will be measured.
        pub indicators: Vec<Indicator<'a>> => label!(fr: "indicateurs", en: "indicators").items(&[words!(fr: "indicateur", en: "indicator"), words!(fr: "indicateurs", en: "indicators")]),
        /// Follow-up grants: the members of the project group (groupe-projet).
        pub team: Vec<TeamMember<'a>> => label!(fr: "membres de l’équipe", en: "team members").items(&[words!(fr: "membre", en: "team member"), words!(fr: "membres", en: "team members")]),
        /// Grants received before, for calls that limit how often.
        pub previous_grants: Vec<PreviousGrant<'a>> => label!(fr: "aides antérieures", en: "earlier grants").items(&[words!(fr: "aide antérieure", en: "earlier grant"), words!(fr: "aides antérieures", en: "earlier grants")]),
        /// What an agent judged, by criterion id (instruction).
        pub appraisals: Appraisals<'a>,
        /// Answers to the call's own fields, by id.
        pub details: Details<'a>,
        /// The items of the call's own lists, by id.
        pub lists: Lists<'a>,
        /// Anything that the host system wants to keep with the application; ignored.
        pub extensions: Extensions,
    }
}

impl<'de> Deserialize<'de> for Application<'_> {
    /// The application owns its texts, whatever it is read from.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Application::deserialize_borrowed(deserializer).map(Application::into_owned)
    }
}

impl<'a> Application<'a> {
    /// Reads an application that borrows its texts from the input where it can.
    ///
    /// ```
    /// use std::borrow::Cow;
    ///
    /// use inspir_core::Application;
    ///
    /// let text = r#"{"reference": "2026-0042"}"#;
    /// let mut deserializer = serde_json::Deserializer::from_str(text);
    /// let application = Application::deserialize_borrowed(&mut deserializer)?;
    /// assert!(matches!(application.reference, Some(Cow::Borrowed("2026-0042"))));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// # Errors
    /// That of the deserializer, at the first thing that is not right.
    pub fn deserialize_borrowed<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
        Self::strict(deserializer)
    }

    /// Copies the texts, so that the application may outlive the input that it was read from.
    ///
    /// ```
    /// use inspir_core::{Application, Call};
    ///
    /// let application: Application<'static> = {
    ///     let text = br#"{"reference": "2026-0042"}"#.to_vec();
    ///     Call::follow_up().read_json(&text).into_application().into_owned()
    /// };
    /// assert_eq!(application.reference.as_deref(), Some("2026-0042"));
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Application<'static> {
        IntoOwned::into_owned(self)
    }
}

/// The id of the call that an application names.
///
/// ```
/// use inspir_core::{Application, Call, Outcome};
///
/// let call = Some("inspir-follow-up".into());
/// let application = Application { call, ..Application::default() };
/// assert_eq!(Call::follow_up().decide(&application).outcome(), Outcome::Incomplete);
/// assert_eq!(Call::creative_event().decide(&application).outcome(), Outcome::Invalid);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(transparent))]
pub struct CallId<'a>(#[serde(borrow)] pub Text<'a>);

display_ids! { CallId }

impl<'a, T: Into<Text<'a>>> From<T> for CallId<'a> {
    fn from(id: T) -> Self {
        Self(id.into())
    }
}

impl IntoOwned for CallId<'_> {
    type Own = CallId<'static>;

    fn into_owned(self) -> Self::Own {
        CallId(IntoOwned::into_owned(self.0))
    }
}

impl<'de: 'a, 'a> Scalar<'de> for CallId<'a> {
    const EXPECTED: Expected = Expected::Type("text");
    const VALUE_TYPE: ValueType = ValueType::Text;

    fn from_text(text: Cow<'de, str>) -> Result<Self, Fault> {
        Ok(Self(text))
    }

    fn fact_in(&self, _: &MemberInfo, ids: &CallIds, _: &mut KeptTexts) -> Option<Fact> {
        match is_blank(&self.0) {
            true => Some(Fact::Absent),
            false => (self.0 == ids.call).then_some(Fact::Present),
        }
    }

    fn objection(&self, ids: &CallIds) -> Option<Fault> {
        (self.0 != ids.call)
            .then(|| Fault::new(ErrorCode::CallMismatch, Expected::Text(ids.call.clone())))
    }
}
