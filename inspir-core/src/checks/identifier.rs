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

impl Check for Identifier {
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::NotApplicable];

    fn load(params: &mut Params<'_>) -> Self {
        let kinds = [
            ("siret", IdentifierKind::Siret),
            ("rna", IdentifierKind::Rna),
            ("iban", IdentifierKind::Iban),
        ];
        let kind = params.one_of("kind", &kinds, true, "which identifier of the applicant");
        Self { kind: kind.unwrap_or(IdentifierKind::Siret) }
    }

    fn run(&self, case: &Case<'_>) -> Status {
        let identifiers = &case.facts.identifiers;
        let holds = match self.kind {
            IdentifierKind::Siret => identifiers.siret,
            IdentifierKind::Rna => identifiers.rna,
            IdentifierKind::Iban => identifiers.iban,
        };
        match holds {
            None => Status::NotApplicable,
            holds => decided(holds),
        }
    }

    fn reads(&self, _: &CallData, out: &mut Vec<Place>) {
        out.push(Place::Field(match self.kind {
            IdentifierKind::Siret => Field::SIRET,
            IdentifierKind::Rna => Field::RNA,
            IdentifierKind::Iban => Field::IBAN,
        }));
    }

    fn words(&self, status: Status) -> Option<Words<Advice>> {
        match (status, self.kind) {
            (Status::NotMet, IdentifierKind::Siret) => advice(
                "ce numéro SIRET n’est pas valable : il compte 14 chiffres, dont une clé de contrôle.",
                "Comparez-le avec l’avis de situation de l’Insee.",
                "this SIRET number is not valid: it has 14 digits, with a check digit.",
                "Compare it with the INSEE certificate.",
            ),
            (Status::NotMet, IdentifierKind::Rna) => advice(
                "ce numéro RNA n’est pas valable : il s’écrit W suivi de neuf caractères, par exemple W623990142.",
                "Comparez-le avec le récépissé de la préfecture.",
                "this RNA number is not valid: it is W followed by nine characters, such as W623990142.",
                "Compare it with the prefecture’s receipt.",
            ),
            (Status::NotMet, IdentifierKind::Iban) => advice(
                "cet IBAN n’est pas valable : ses chiffres de contrôle ne concordent pas.",
                "Recopiez-le depuis le RIB.",
                "this IBAN is not valid: its check digits do not agree.",
                "Copy it again from the bank details.",
            ),
            (Status::NotApplicable, _) => advice(
                "aucun numéro n’est donné, il n’y a rien à vérifier.",
                "",
                "no number is given, so there is nothing to check.",
                "",
            ),
            _ => None,
        }
    }
}
