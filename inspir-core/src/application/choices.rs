//! The closed lists that an application chooses from, each with its words in a form.

use std::borrow::Cow;

use crate::choice::choices;
use crate::choice::{Choice, ClosedList};
use crate::declaration::ValueType;
use crate::fact::Fact;
use crate::input_error::{ErrorCode, Expected, Fault};
use crate::member::{Scalar, owns_itself};

choices! {
    /// What kind of organisation applies (forme juridique).
    #[non_exhaustive]
    pub enum LegalForm {
        Association = "association" (fr: "Association", en: "Association"),
        LocalAuthority = "local_authority" (fr: "Collectivité territoriale", en: "Local authority"),
        IntermunicipalBody = "intermunicipal_body" (fr: "Intercommunalité (EPCI)", en: "Intermunicipal body"),
        PublicEstablishment = "public_establishment" (fr: "Établissement public", en: "Public establishment"),
        Foundation = "foundation" (fr: "Fondation", en: "Foundation"),
        Company = "company" (fr: "Société", en: "Company"),
        Cooperative = "cooperative" (fr: "Coopérative", en: "Cooperative"),
        Individual = "individual" (fr: "Particulier", en: "Individual"),
        Other = "other" (fr: "Autre", en: "Other"),
    }

    /// Who signs for the applicant (signataire).
    #[non_exhaustive]
    pub enum Signatory {
        LegalRepresentative = "legal_representative" (fr: "Responsable légal", en: "Legal representative"),
        Delegate = "delegate" (fr: "Délégataire", en: "Delegate"),
    }

    /// Who signed a document or the charter.
    #[non_exhaustive]
    pub enum SignedBy {
        LegalRepresentative = "legal_representative" (fr: "Responsable légal", en: "Legal representative"),
        Delegate = "delegate" (fr: "Délégataire", en: "Delegate"),
        Nobody = "nobody" (fr: "Personne", en: "Nobody"),
    }

    /// How much of the VAT that it pays the applicant gets back (récupération de la TVA).
    #[non_exhaustive]
    pub enum VatRecovery {
        Full = "full" (fr: "Totale", en: "Full"),
        Partial = "partial" (fr: "Partielle", en: "Partial"),
        None = "none" (fr: "Aucune", en: "None"),
    }

    /// Whether the budget's amounts contain VAT (HT, TTC).
    #[non_exhaustive]
    pub enum VatBasis {
        ExcludingVat = "excluding_vat" (fr: "Hors taxes (HT)", en: "Excluding VAT"),
        IncludingVat = "including_vat" (fr: "Toutes taxes comprises (TTC)", en: "Including VAT"),
    }

    /// The kind of creative event (type d’événement).
    #[non_exhaustive]
    pub enum EventFormat {
        Hackathon = "hackathon" (fr: "Hackathon", en: "Hackathon"),
        Ideathon = "ideathon" (fr: "Idéathon", en: "Ideathon"),
        StartupWeekend = "startup_weekend" (fr: "Start-up week-end", en: "Start-up weekend"),
        BootCamp = "boot_camp" (fr: "Boot camp", en: "Boot camp"),
        Other = "other" (fr: "Autre", en: "Other"),
    }

    /// What an expense pays for (fonctionnement, investissement).
    #[non_exhaustive]
    pub enum Nature {
        Operating = "operating" (fr: "Fonctionnement", en: "Operating"),
        Investment = "investment" (fr: "Investissement", en: "Investment"),
    }

    /// Where a revenue comes from (financeur).
    #[non_exhaustive]
    pub enum Source {
        Region = "region" (fr: "Région", en: "Region"),
        OwnFunds = "own_funds" (fr: "Fonds propres", en: "Own funds"),
        State = "state" (fr: "État", en: "State"),
        Department = "department" (fr: "Département", en: "Department"),
        IntermunicipalBody = "intermunicipal_body" (fr: "Intercommunalité", en: "Intermunicipal body"),
        Commune = "commune" (fr: "Commune", en: "Commune"),
        Europe = "europe" (fr: "Europe", en: "Europe"),
        OtherPublic = "other_public" (fr: "Autre financeur public", en: "Other public funder"),
        Private = "private" (fr: "Financeur privé", en: "Private funder"),
        Participants = "participants" (fr: "Participants", en: "Participants"),
        Other = "other" (fr: "Autre", en: "Other"),
    }

    /// What an agent judged on one criterion (avis).
    pub enum Verdict {
        Favourable = "favourable" (fr: "Favorable", en: "Favourable"),
        Unfavourable = "unfavourable" (fr: "Défavorable", en: "Unfavourable"),
    }
}

impl Source {
    /// Whether its money is public.
    pub(crate) const fn is_public(self) -> bool {
        !matches!(self, Self::OwnFunds | Self::Private | Self::Participants | Self::Other)
    }
}

/// Lets members of the model hold values of closed lists.
macro_rules! scalars {
    ($($name:ident)+) => {
        owns_itself! { $($name)+ }

        $(impl Scalar<'_> for $name {
            const EXPECTED: Expected = Expected::Choice(Cow::Borrowed(Self::LIST));
            const VALUE_TYPE: ValueType = ValueType::Choice(Self::LIST);

            fn from_text(text: Cow<'_, str>) -> Result<Self, Fault> {
                let unknown = || Fault::new(ErrorCode::EnumUnknown, Self::EXPECTED);
                Self::from_id(&text).ok_or_else(unknown)
            }

            fn fact(&self) -> Fact {
                Fact::Choice(self.code())
            }
        })+

        /// The lists, each with its values.
        pub(crate) const LISTS: &[&[Choice]] = &[$($name::LIST,)+ Source::LIST];
    };
}

scalars! { LegalForm Signatory SignedBy VatRecovery VatBasis EventFormat Nature Verdict }
