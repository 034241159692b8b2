use std::str::FromStr;

use chrono::NaiveDate;

use super::choices::{LegalForm, Signatory, VatRecovery};
use super::details::Details;
use super::text::Text;
use crate::declaration::{Reading, label};
use crate::fact::Fact;
use crate::identifiers::{Commune, Iban, IdentifierError, Rna, Siret};
use crate::ids::CallIds;
use crate::member::record;

record! {
    /// Who applies (demandeur, structure porteuse).
    ///
    /// ```
    /// use inspir_core::{Applicant, LegalForm};
    ///
    /// let applicant = Applicant {
    ///     name: Some("Ville de Lille".into()),
    ///     legal_form: Some(LegalForm::LocalAuthority),
    ///     ..Applicant::default()
    /// };
    /// assert!(applicant.siret.is_none());
    /// ```
    pub struct Applicant<'a> {
        /// The organisation's name (dénomination).
        pub name: Option<Text<'a>> => label!(fr: "nom du demandeur", en: "name of the applicant"),
        /// The kind of organisation (forme juridique).
        pub legal_form: Option<LegalForm> => label!(fr: "forme juridique", en: "legal form"),
        /// The day on which the organisation was created.
        pub created_on: Option<NaiveDate> => label!(fr: "date de création de la structure", en: "date on which the organisation was created"),
        /// The commune of the seat (siège), by its INSEE code.
        pub commune: Option<Commune> => label!(fr: "commune du siège (code INSEE)", en: "commune of the seat (INSEE code)"),
        /// The SIRET number, 14 digits.
        pub siret: Option<Text<'a>> => label!(fr: "numéro SIRET", en: "SIRET number")
            .read(Reading::As(validity::<Siret>)),
        /// The number in the register of associations (RNA), such as `W623990142`.
        pub rna: Option<Text<'a>> => label!(fr: "numéro RNA", en: "RNA number")
            .read(Reading::As(validity::<Rna>)),
        /// The bank account (IBAN).
        pub iban: Option<Text<'a>> => label!(fr: "IBAN", en: "IBAN")
            .read(Reading::As(validity::<Iban>)),
        /// Who represents the organisation in law (responsable légal).
        pub legal_representative: LegalRepresentative<'a>,
        /// Who signs the file.
        pub signatory: Option<Signatory> => label!(fr: "signataire du dossier", en: "who signs the file"),
        /// How much VAT the organisation gets back (récupération de la TVA).
        pub vat_recovery: Option<VatRecovery> => label!(fr: "récupération de la TVA", en: "VAT recovery"),
    }
}

record! {
    /// Who represents the organisation in law (responsable légal).
    ///
    /// ```
    /// use inspir_core::{Applicant, LegalRepresentative};
    ///
    /// let legal_representative = LegalRepresentative {
    ///     name: Some("Alix Martin".into()),
    ///     role: Some("maire".into()),
    ///     ..LegalRepresentative::default()
    /// };
    /// let applicant = Applicant { legal_representative, ..Applicant::default() };
    /// assert_eq!(applicant.legal_representative.role.as_deref(), Some("maire"));
    /// ```
    pub struct LegalRepresentative<'a> {
        /// First name and family name.
        pub name: Option<Text<'a>> => label!(fr: "nom du responsable légal", en: "name of the legal representative"),
        /// The function, such as president or mayor (qualité).
        pub role: Option<Text<'a>> => label!(fr: "qualité du responsable légal", en: "position of the legal representative"),
    }
}

record! {
    /// One member of the project group (groupe-projet).
    ///
    /// ```
    /// use inspir_core::{Application, TeamMember};
    ///
    /// let member = TeamMember { discipline: Some("design".into()), ..TeamMember::default() };
    /// let application = Application { team: vec![member], ..Application::default() };
    /// assert_eq!(application.team[0].discipline.as_deref(), Some("design"));
    /// ```
    pub struct TeamMember<'a> {
        /// First name and family name.
        pub name: Option<Text<'a>> => label!(fr: "nom", en: "name"),
        /// What the member brings, such as design or development (discipline).
        pub discipline: Option<Text<'a>> => label!(fr: "discipline", en: "discipline").read(Reading::Content),
        /// Answers to the call's own fields of a member.
        pub details: Details<'a>,
    }
}

/// Whether an identifier is valid, or what is wrong with it.
fn validity<T: FromStr<Err = IdentifierError>>(text: &str, _: &CallIds) -> Fact {
    Fact::Identifier(text.parse::<T>().map(drop))
}
