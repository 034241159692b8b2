use chrono::NaiveDate;

use super::{LegalForm, Signatory, Text, VatRecovery};
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
        pub name: Option<Text<'a>>,
        /// The kind of organisation (forme juridique).
        pub legal_form: Option<LegalForm>,
        /// The day on which the organisation was created.
        pub created_on: Option<NaiveDate>,
        /// The SIRET number, 14 digits.
        pub siret: Option<Text<'a>>,
        /// The number in the register of associations (RNA), such as `W623990142`.
        pub rna: Option<Text<'a>>,
        /// The bank account (IBAN).
        pub iban: Option<Text<'a>>,
        /// Who represents the organisation in law (responsable légal).
        pub legal_representative: LegalRepresentative<'a>,
        /// Who signs the file.
        pub signatory: Option<Signatory>,
        /// How much VAT the organisation gets back (récupération de la TVA).
        pub vat_recovery: Option<VatRecovery>,
    }
}

record! {
    /// Who represents the organisation in law (responsable légal).
    ///
    /// ```
    /// use inspir_core::{Applicant, LegalRepresentative};
    ///
    /// let legal_representative =
    ///     LegalRepresentative { name: Some("Alix Martin".into()), role: Some("maire".into()) };
    /// let applicant = Applicant { legal_representative, ..Applicant::default() };
    /// assert_eq!(applicant.legal_representative.role.as_deref(), Some("maire"));
    /// ```
    pub struct LegalRepresentative<'a> {
        /// First name and family name.
        pub name: Option<Text<'a>>,
        /// The function, such as president or mayor (qualité).
        pub role: Option<Text<'a>>,
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
        pub name: Option<Text<'a>>,
        /// What the member brings, such as design or development (discipline).
        pub discipline: Option<Text<'a>>,
    }
}
