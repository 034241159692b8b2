//! The closed lists that an application chooses from, each with its words in a form.

use std::borrow::Cow;

use crate::choice::{Choice, ClosedList};
use crate::fact::Fact;
use crate::input_error::{ErrorCode, Expected, Fault};
use crate::locale::{Words, words};
use crate::member::Scalar;

/// The first of several: what the examples of a list show.
macro_rules! first {
    ($first:expr $(, $more:expr)*) => {
        $first
    };
}

/// Declares a closed list: its members, their ids in the JSON, and their labels.
macro_rules! choices {
    ($(
        $(#[$doc:meta])*
        pub enum $name:ident {
            $($variant:ident = $id:literal, $fr:literal, $en:literal;)+
        }
    )+) => {$(
        $(#[$doc])*
        #[doc = concat!(
            "\n```\n",
            "use inspir_core::", stringify!($name), ";\n\n",
            "let member = ", stringify!($name), "::", first!($(stringify!($variant)),+), ";\n",
            "assert_eq!(serde_json::to_value(member)?, \"", first!($($id),+), "\");\n",
            "# Ok::<(), serde_json::Error>(())\n",
            "```",
        )]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            $(#[doc = concat!($en, " (", $fr, ").")] #[serde(rename = $id)] $variant,)+
        }

        impl $name {
            /// The members, in the order of the list.
            #[doc = concat!(
                "\n```\n",
                "use inspir_core::", stringify!($name), ";\n\n",
                "let first = ", stringify!($name), "::", first!($(stringify!($variant)),+), ";\n",
                "assert_eq!(", stringify!($name), "::ALL.first(), Some(&first));\n",
                "```",
            )]
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Their ids.
            #[allow(dead_code, reason = "definitions name not all of these lists")]
            pub(crate) const IDS: &'static [&'static str] = &[$($id),+];

            pub(crate) const LIST: &'static [Choice] =
                &[$(Choice { id: $id, label: Words { fr: $fr, en: $en } }),+];

            /// The member's id, as the JSON writes it.
            #[doc = concat!(
                "\n```\n# use inspir_core::", stringify!($name), ";\n",
                "let member = ", stringify!($name), "::", first!($(stringify!($variant)),+), ";\n",
                "assert_eq!(member.id(), \"", first!($($id),+), "\");\n",
                "```",
            )]
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The member with this id.
            #[doc = concat!(
                "\n```\n# use inspir_core::", stringify!($name), ";\n",
                "let member = ", stringify!($name), "::", first!($(stringify!($variant)),+), ";\n",
                "assert_eq!(", stringify!($name), "::from_id(\"", first!($($id),+), "\"), Some(member));\n",
                "assert_eq!(", stringify!($name), "::from_id(\"no such id\"), None);\n",
                "```",
            )]
            #[must_use]
            pub fn from_id(id: &str) -> Option<Self> {
                match id { $($id => Some(Self::$variant),)+ _ => None }
            }

        }

        impl Scalar<'_> for $name {
            const EXPECTED: Expected = Expected::Choice(Self::LIST);

            fn from_text(text: Cow<'_, str>) -> Result<Self, Fault> {
                Self::from_id(&text).ok_or(Fault::new(ErrorCode::EnumUnknown, Self::EXPECTED))
            }

            fn fact(&self) -> Fact {
                Fact::Choice(self.code())
            }
        }

        impl ClosedList for $name {
            fn code(self) -> u8 {
                self as u8
            }

            #[cfg(feature = "arrow")]
            fn of_code(code: u8) -> Option<Self> {
                Self::ALL.get(usize::from(code)).copied()
            }
        }
    )+};
}

choices! {
    /// What kind of organisation applies (forme juridique).
    pub enum LegalForm {
        Association = "association", "Association", "Association";
        LocalAuthority = "local_authority", "Collectivité territoriale", "Local authority";
        IntermunicipalBody = "intermunicipal_body", "Intercommunalité (EPCI)", "Intermunicipal body";
        PublicEstablishment = "public_establishment", "Établissement public", "Public establishment";
        Foundation = "foundation", "Fondation", "Foundation";
        Company = "company", "Société", "Company";
        Cooperative = "cooperative", "Coopérative", "Cooperative";
        Individual = "individual", "Particulier", "Individual";
        Other = "other", "Autre", "Other";
    }

    /// Who signs for the applicant (signataire).
    pub enum Signatory {
        LegalRepresentative = "legal_representative", "Responsable légal", "Legal representative";
        Delegate = "delegate", "Délégataire", "Delegate";
    }

    /// Who signed a document or the charter.
    pub enum SignedBy {
        LegalRepresentative = "legal_representative", "Responsable légal", "Legal representative";
        Delegate = "delegate", "Délégataire", "Delegate";
        Nobody = "nobody", "Personne", "Nobody";
    }

    /// How much of the VAT that it pays the applicant gets back (récupération de la TVA).
    pub enum VatRecovery {
        Full = "full", "Totale", "Full";
        Partial = "partial", "Partielle", "Partial";
        None = "none", "Aucune", "None";
    }

    /// Whether the budget's amounts contain VAT (HT, TTC).
    pub enum VatBasis {
        ExcludingVat = "excluding_vat", "Hors taxes (HT)", "Excluding VAT";
        IncludingVat = "including_vat", "Toutes taxes comprises (TTC)", "Including VAT";
    }

    /// The kind of creative event (type d’événement).
    pub enum EventFormat {
        Hackathon = "hackathon", "Hackathon", "Hackathon";
        Ideathon = "ideathon", "Idéathon", "Ideathon";
        StartupWeekend = "startup_weekend", "Start-up week-end", "Start-up weekend";
        BootCamp = "boot_camp", "Boot camp", "Boot camp";
        Other = "other", "Autre", "Other";
    }

    /// What an expense pays for (fonctionnement, investissement).
    pub enum Nature {
        Operating = "operating", "Fonctionnement", "Operating";
        Investment = "investment", "Investissement", "Investment";
    }

    /// Where a revenue comes from (financeur).
    pub enum Source {
        Region = "region", "Région", "Region";
        OwnFunds = "own_funds", "Fonds propres", "Own funds";
        State = "state", "État", "State";
        Department = "department", "Département", "Department";
        IntermunicipalBody = "intermunicipal_body", "Intercommunalité", "Intermunicipal body";
        Commune = "commune", "Commune", "Commune";
        Europe = "europe", "Europe", "Europe";
        OtherPublic = "other_public", "Autre financeur public", "Other public funder";
        Private = "private", "Financeur privé", "Private funder";
        Participants = "participants", "Participants", "Participants";
        Other = "other", "Autre", "Other";
    }

    /// What an agent judged on one criterion (avis).
    pub enum Verdict {
        Favourable = "favourable", "Favorable", "Favourable";
        Unfavourable = "unfavourable", "Défavorable", "Unfavourable";
    }
}

/// Yes and no, for a form.
pub(crate) const YES_NO: &[Choice] = &[
    Choice { id: "true", label: words!(fr: "Oui", en: "Yes") },
    Choice { id: "false", label: words!(fr: "Non", en: "No") },
];
