//! `identifier`: the SIRET, RNA number or IBAN holds, if one is given.

use super::prelude::*;

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

impl Identifier {
    fn field(&self) -> Field {
        match self.kind {
            IdentifierKind::Siret => field!(applicant.siret),
            IdentifierKind::Rna => field!(applicant.rna),
            IdentifierKind::Iban => field!(applicant.iban),
        }
    }
}

impl Check for Identifier {
    const MET: &'static str = "the number is valid; not applicable if none is given";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::NotApplicable];

    fn load(params: &mut Params<'_>, _: Inside<'_>) -> Self {
        let kinds = [IdentifierKind::Siret, IdentifierKind::Rna, IdentifierKind::Iban];
        let note = "which identifier of the applicant";
        let kind = params.one_of("kind", &["siret", "rna", "iban"], &kinds, true, note);
        Self { kind: kind.unwrap_or(IdentifierKind::Siret) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        match inputs.facts.get(self.field()) {
            Fact::Valid(holds) => decided(Some(holds)),
            _ => Status::NotApplicable,
        }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::Field(self.field()));
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match (status, self.kind) {
            (Status::NotMet, IdentifierKind::Siret) => sentences!(
                fr: "ce numéro n’est pas valable (un SIRET compte 14 chiffres, qui se contrôlent entre eux)."
                    => "Vérifiez-le sur votre avis de situation de l’Insee.",
                en: "this number is not valid (a SIRET has 14 digits, with a built-in check)."
                    => "Check it against your INSEE certificate.",
            ),
            (Status::NotMet, IdentifierKind::Rna) => sentences!(
                fr: "ce numéro n’est pas valable (il s’écrit W suivi de neuf caractères, par exemple W623990142)."
                    => "Vérifiez-le sur le récépissé de la préfecture.",
                en: "this number is not valid (it is W followed by nine characters, such as W623990142)."
                    => "Check it against the prefecture’s receipt.",
            ),
            (Status::NotMet, IdentifierKind::Iban) => sentences!(
                fr: "ce numéro de compte n’est pas valable (sa longueur ou ses chiffres de contrôle sont faux)."
                    => "Recopiez-le depuis votre RIB.",
                en: "this account number is not valid (its length or its check digits are wrong)."
                    => "Copy it again from your bank details.",
            ),
            (Status::NotApplicable, _) => sentences!(
                fr: "aucun numéro n’est donné ; il n’y a rien à vérifier.",
                en: "no number is given, so there is nothing to check.",
            ),
            _ => None,
        }
    }
}
