//! The members of an application that a call can ask about, each by its place.

use crate::application::{
    Application, EventFormat, LegalForm, Signatory, SignedBy, VatBasis, VatRecovery, YES_NO,
};
use crate::choice::Choice;
use crate::fact::Fact;
use crate::locale::{Words, words};
use crate::names::{Names, OwnList};
use crate::text::push_step;

/// One member of the application, by its number in a call: first the members that every call
/// knows, then the call's own questions, commitments, undertakings and criteria.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Field(pub(crate) u16);

impl Field {
    /// Whether it is an item of one of the call's own lists, and not a member that every call knows.
    pub(crate) fn is_own(self) -> bool {
        usize::from(self.0) >= FIELDS.len()
    }
}

/// What kind of value a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Texts,
    Date,
    Amount,
    Commune,
    Flag,
    /// A whole number.
    Count,
    Choice(&'static [Choice]),
}

impl Kind {
    /// The kind's name in descriptions.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Texts => "texts",
            Self::Date => "date",
            Self::Amount => "amount",
            Self::Commune => "commune",
            Self::Flag => "boolean",
            Self::Count => "integer",
            Self::Choice(_) => "choice",
        }
    }

    /// The values that one chooses from.
    pub(crate) const fn choices(self) -> &'static [Choice] {
        match self {
            Self::Choice(choices) => choices,
            Self::Flag => YES_NO,
            _ => &[],
        }
    }
}

/// What is known of a field before any call.
#[derive(Debug)]
pub(crate) struct FieldInfo {
    pub(crate) pointer: &'static str,
    pub(crate) kind: Kind,
    pub(crate) label: Words<&'static str>,
}

/// A field as a call knows it.
#[derive(Clone, Debug)]
pub(crate) struct FieldPlace {
    pub(crate) pointer: String,
    pub(crate) kind: Kind,
    pub(crate) label: Words,
}

/// The place of an item of one of the call's own lists.
pub(crate) fn pointer_of(map: &str, id: &str, member: &str) -> String {
    let mut pointer = format!("{map}/");
    push_step(id, &mut pointer);
    pointer.push_str(member);
    pointer
}

impl Names {
    /// The field of an item of one of the call's own lists; they follow the common fields.
    pub(crate) fn own_field(&self, list: OwnList, item: usize) -> Field {
        let lists = [&self.questions, &self.commitments, &self.undertakings, &self.criteria];
        let before: usize = lists.iter().take(list as usize).map(|ids| ids.len()).sum();
        Field(u16::try_from(FIELDS.len() + before + item).unwrap_or(u16::MAX))
    }
}

macro_rules! fields {
    ($($name:ident $pointer:literal $kind:ident($($choices:ty)?) $($member:ident).+, $fr:literal, $en:literal;)+) => {
        /// The numbers of the fields.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "named as the constants are")]
        enum Number { $($name),+ }

        #[allow(dead_code, reason = "not every field is named in Rust")]
        impl Field {
            $(pub(crate) const $name: Self = Self(Number::$name as u16);)+
        }

        /// The fields that every call knows, in the order of the model.
        pub(crate) const FIELDS: &[FieldInfo] = &[$(FieldInfo {
            pointer: $pointer,
            kind: fields!(@kind $kind $($choices)?),
            label: words!(fr: $fr, en: $en),
        }),+];

        /// Reads the facts of these fields.
        pub(crate) fn read_fields(application: &Application<'_>, facts: &mut Vec<Fact>) {
            facts.extend([$(fields!(@fact $kind)(&application.$($member).+)),+]);
        }
    };
    (@fact texts) => { Fact::of_texts };
    (@fact $kind:ident) => { Fact::of };
    (@kind text) => { Kind::Text };
    (@kind texts) => { Kind::Texts };
    (@kind date) => { Kind::Date };
    (@kind amount) => { Kind::Amount };
    (@kind commune) => { Kind::Commune };
    (@kind flag) => { Kind::Flag };
    (@kind choice $choices:ty) => { Kind::Choice(<$choices>::LIST) };
}

fields! {
    REFERENCE "/reference" text() reference, "numéro de dossier", "file number";
    SUBMITTED_ON "/submitted_on" date() submitted_on, "date de dépôt", "filing date";
    FIRST_CONTACT_ON "/first_contact_on" date() first_contact_on, "date du premier contact avec la Région", "date of the first contact with the Region";
    APPLICANT_NAME "/applicant/name" text() applicant.name, "nom du demandeur", "name of the applicant";
    LEGAL_FORM "/applicant/legal_form" choice(LegalForm) applicant.legal_form, "forme juridique", "legal form";
    CREATED_ON "/applicant/created_on" date() applicant.created_on, "date de création de la structure", "date on which the organisation was created";
    SIRET "/applicant/siret" text() applicant.siret, "numéro SIRET", "SIRET number";
    RNA "/applicant/rna" text() applicant.rna, "numéro RNA", "RNA number";
    IBAN "/applicant/iban" text() applicant.iban, "IBAN", "IBAN";
    REPRESENTATIVE_NAME "/applicant/legal_representative/name" text() applicant.legal_representative.name, "nom du responsable légal", "name of the legal representative";
    REPRESENTATIVE_ROLE "/applicant/legal_representative/role" text() applicant.legal_representative.role, "qualité du responsable légal", "position of the legal representative";
    SIGNATORY "/applicant/signatory" choice(Signatory) applicant.signatory, "signataire du dossier", "who signs the file";
    VAT_RECOVERY "/applicant/vat_recovery" choice(VatRecovery) applicant.vat_recovery, "récupération de la TVA", "VAT recovery";
    TITLE "/project/title" text() project.title, "titre du projet", "title of the project";
    DESCRIPTION "/project/description" text() project.description, "description du projet", "description of the project";
    STARTS_ON "/project/starts_on" date() project.starts_on, "date de début", "start date";
    ENDS_ON "/project/ends_on" date() project.ends_on, "date de fin", "end date";
    COMMUNE "/project/commune" commune() project.commune, "commune (code INSEE)", "commune (INSEE code)";
    EVENT_FORMAT "/project/event_format" choice(EventFormat) project.event_format, "format de l’événement", "format of the event";
    EVENT_FORMAT_LABEL "/project/event_format_label" text() project.event_format_label, "autre format d’événement, en toutes lettres", "other format of event, in words";
    CHALLENGES "/project/challenges" texts() project.challenges, "défis proposés", "challenges set";
    EXTERNAL_PROVIDERS "/project/external_providers" flag() project.external_providers, "recours à des prestataires extérieurs", "use of external providers";
    ORIGIN_TITLE "/origin/event_title" text() origin.event_title, "titre de l’événement d’origine", "title of the event of origin";
    ORIGIN_REFERENCE "/origin/event_reference" text() origin.event_reference, "numéro de dossier de l’événement d’origine", "file number of the event of origin";
    ORIGIN_ENDED_ON "/origin/event_ended_on" date() origin.event_ended_on, "date de fin de l’événement d’origine", "end date of the event of origin";
    ORIGIN_INSPIR "/origin/inspir_event" flag() origin.inspir_event, "événement INS’pir", "INS’pir event";
    VAT_BASIS "/budget/vat_basis" choice(VatBasis) budget.vat_basis, "budget HT ou TTC", "budget excluding or including VAT";
    REQUEST_AMOUNT "/request/amount" amount() request.amount, "montant demandé", "amount asked for";
    REQUEST_OPERATING "/request/operating" amount() request.operating, "montant demandé en fonctionnement", "operating amount asked for";
    REQUEST_INVESTMENT "/request/investment" amount() request.investment, "montant demandé en investissement", "investment amount asked for";
    CHARTER_SIGNED_ON "/charter/signed_on" date() charter.signed_on, "date de signature de la charte", "date on which the charter was signed";
    CHARTER_SIGNED_BY "/charter/signed_by" choice(SignedBy) charter.signed_by, "signataire de la charte", "who signed the charter";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_members_of_the_model() {
        let names = Names::default();
        for info in FIELDS {
            // A list is wrong wherever it stands, unless the member takes a list.
            let mut json = "{}".to_owned();
            for step in info.pointer.split('/').skip(1).collect::<Vec<_>>().into_iter().rev() {
                json = format!("{{\"{step}\": {json}}}");
            }
            let json = json.replace("{}", "[[7]]");
            let (_, errors, _) = crate::intake::lenient(json.as_bytes(), &names);
            assert!(errors.iter().all(|error| error.code().id() == "type.mismatch"), "{json}");
            assert!(errors[0].path().starts_with(info.pointer), "{}", errors[0].path());
        }
    }
}
