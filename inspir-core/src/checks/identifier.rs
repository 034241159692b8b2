//! `identifier`: the SIRET, RNA number or IBAN holds, if one is given.

use super::prelude::*;
use crate::identifiers::{IdentifierError, IdentifierReason};
use crate::values::Figure;

#[derive(Debug)]
pub(crate) struct Identifier {
    kind: IdentifierKind,
}

#[derive(Clone, Copy, Debug)]
enum IdentifierKind {
    Siret,
    Rna,
    Iban,
}

/// The number of digits of a SIREN, which is often given for a SIRET.
const SIREN: Figure = Figure::Count(9);

impl Identifier {
    fn field(&self) -> Field {
        match self.kind {
            IdentifierKind::Siret => field!(applicant.siret),
            IdentifierKind::Rna => field!(applicant.rna),
            IdentifierKind::Iban => field!(applicant.iban),
        }
    }

    /// The fault of the identifier, if there is one.
    fn error(&self, inputs: &Inputs<'_>) -> Option<IdentifierError> {
        match inputs.facts.get(self.field()) {
            Fact::Identifier(result) => result.err(),
            _ => None,
        }
    }
}

impl Check for Identifier {
    const MET: Note = note!(
        fr: "le numéro est valide ; sans objet si aucun n’est donné",
        en: "the number is valid; not applicable if none is given"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::NotApplicable];

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        let kinds = [IdentifierKind::Siret, IdentifierKind::Rna, IdentifierKind::Iban];
        let note = note!(
            fr: "l’identifiant du demandeur dont il s’agit",
            en: "which identifier of the applicant"
        );
        let kind = params.one_of("kind", &["siret", "rna", "iban"], &kinds, true, note);
        Self { kind: kind.unwrap_or(IdentifierKind::Siret) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        match inputs.facts.get(self.field()) {
            Fact::Identifier(result) => decided(Some(result.is_ok())),
            _ => Status::NotApplicable,
        }
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push(Place::Field(self.field()));
    }

    fn has_values(&self, status: Status) -> bool {
        status == Status::NotMet
    }

    fn values(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        if let Some(error) = self.error(inputs) {
            out.push(Value::new("reason", Some(error.reason())));
            out.extend(error.position().map(|position| Value::new("position", Some(position))));
        }
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        if let Some((found, expected)) = self.error(inputs).and_then(IdentifierError::lengths) {
            out.push(Value::new("found", Some(found)));
            out.push(Value::new("expected", Some(u32::from(expected))));
        }
    }

    fn words(&self, status: Status, evidence: &Evidence<'_>) -> Option<&'static Sentences> {
        let reason = match evidence.figure("reason") {
            Some(Figure::Reason(reason)) => Some(reason),
            _ => None,
        };
        match (status, self.kind) {
            (Status::NotMet, IdentifierKind::Siret) => {
                siret(reason, evidence.figure("found") == Some(SIREN))
            }
            (Status::NotMet, IdentifierKind::Rna) => rna(reason),
            (Status::NotMet, IdentifierKind::Iban) => iban(reason),
            (Status::NotApplicable, _) => sentences!(
                fr: "aucun numéro n’est donné ; il n’y a rien à vérifier.",
                en: "no number is given, so there is nothing to check.",
            ),
            _ => None,
        }
    }
}

/// The words about a SIRET that is wrong.
fn siret(reason: Option<IdentifierReason>, is_siren: bool) -> Option<&'static Sentences> {
    match reason {
        Some(IdentifierReason::Characters) => sentences!(
            fr: "le caractère n° {position}, en comptant les espaces, n’est pas un chiffre."
                => "Corrigez-le : un SIRET ne contient que des chiffres.",
            en: "character {position}, counting spaces, is not a digit."
                => "Correct it: a SIRET has digits only.",
        ),
        Some(IdentifierReason::Length) if is_siren => sentences!(
            fr: "ce numéro compte {found} chiffres, comme un SIREN ; un SIRET en compte {expected}."
                => "Ajoutez les cinq derniers (NIC), qui figurent sur votre avis de situation de l’Insee.",
            en: "this number has {found} digits, like a SIREN; a SIRET has {expected}."
                => "Add the last five (NIC), which are on your INSEE certificate.",
        ),
        Some(IdentifierReason::Length) => sentences!(
            fr: "ce numéro compte {found} {found?chiffre|chiffres} ; un SIRET en compte {expected}."
                => "Recopiez-le depuis votre avis de situation de l’Insee.",
            en: "this number has {found} {found?digit|digits}; a SIRET has {expected}."
                => "Copy it again from your INSEE certificate.",
        ),
        Some(IdentifierReason::Zeros) => sentences!(
            fr: "ce numéro ne contient que des zéros."
                => "Indiquez le vrai numéro, ou videz ce champ si vous n’en avez pas.",
            en: "this number is all zeros."
                => "Give the real number, or clear this field if you have none.",
        ),
        _ => sentences!(
            fr: "un chiffre au moins est faux, car ce numéro ne passe pas le contrôle des SIRET."
                => "Comparez-le chiffre par chiffre avec votre avis de situation de l’Insee.",
            en: "at least one digit is wrong, because this number does not pass the check of SIRET numbers."
                => "Compare it digit by digit with your INSEE certificate.",
        ),
    }
}

/// The words about an RNA number that is wrong.
fn rna(reason: Option<IdentifierReason>) -> Option<&'static Sentences> {
    match reason {
        Some(IdentifierReason::Characters) => sentences!(
            fr: "le caractère n° {position}, en comptant les espaces, n’est ni une lettre de A à Z ni un chiffre."
                => "Corrigez-le d’après le récépissé de la préfecture.",
            en: "character {position}, counting spaces, is neither a letter from A to Z nor a digit."
                => "Correct it from the prefecture’s receipt.",
        ),
        Some(IdentifierReason::Length) => sentences!(
            fr: "ce numéro compte {found} {found?caractère|caractères} ; un numéro RNA en compte {expected}, par exemple W623990142."
                => "Recopiez-le depuis le récépissé de la préfecture.",
            en: "this number has {found} {found?character|characters}; an RNA number has {expected}, such as W623990142."
                => "Copy it again from the prefecture’s receipt.",
        ),
        _ => sentences!(
            fr: "un numéro RNA s’écrit autrement (W, un chiffre, un chiffre ou une lettre, puis sept chiffres)."
                => "Recopiez-le depuis le récépissé de la préfecture.",
            en: "an RNA number is written in another way (W, a digit, a digit or a letter, then seven digits)."
                => "Copy it again from the prefecture’s receipt.",
        ),
    }
}

/// The words about an IBAN that is wrong.
fn iban(reason: Option<IdentifierReason>) -> Option<&'static Sentences> {
    match reason {
        Some(IdentifierReason::Characters) => sentences!(
            fr: "le caractère n° {position}, en comptant les espaces, n’est ni une lettre de A à Z ni un chiffre."
                => "Corrigez-le d’après votre RIB.",
            en: "character {position}, counting spaces, is neither a letter from A to Z nor a digit."
                => "Correct it from your bank details.",
        ),
        Some(IdentifierReason::Country) => sentences!(
            fr: "les deux premiers caractères ne désignent pas un pays qui utilise l’IBAN (un IBAN français commence par FR)."
                => "Recopiez l’IBAN depuis votre RIB.",
            en: "the first two characters do not stand for a country that uses the IBAN (a French IBAN begins with FR)."
                => "Copy the IBAN again from your bank details.",
        ),
        Some(IdentifierReason::Length) => sentences!(
            fr: "ce numéro compte {found} {found?caractère|caractères} ; un IBAN de ce pays en compte {expected}."
                => "Recopiez-le depuis votre RIB.",
            en: "this number has {found} {found?character|characters}; an IBAN of this country has {expected}."
                => "Copy it again from your bank details.",
        ),
        Some(IdentifierReason::Format) => sentences!(
            fr: "dans un IBAN de ce pays, les lettres et les chiffres ont d’autres places."
                => "Recopiez-le depuis votre RIB, sans confondre O et 0, ni I et 1.",
            en: "in an IBAN of this country, letters and digits stand in other places."
                => "Copy it again from your bank details; do not confuse O with 0 or I with 1.",
        ),
        Some(IdentifierReason::RibKey) => sentences!(
            fr: "la clé RIB (les deux derniers chiffres) ne correspond pas au numéro de compte."
                => "Comparez l’IBAN caractère par caractère avec votre RIB.",
            en: "the RIB key (the last two digits) does not match the account number."
                => "Compare the IBAN character by character with your bank details.",
        ),
        _ => sentences!(
            fr: "les chiffres de contrôle (le troisième et le quatrième caractère) ne correspondent pas au reste ; un caractère au moins est faux."
                => "Comparez l’IBAN caractère par caractère avec votre RIB.",
            en: "the check digits (the third and fourth characters) do not match the rest; at least one character is wrong."
                => "Compare the IBAN character by character with your bank details.",
        ),
    }
}
