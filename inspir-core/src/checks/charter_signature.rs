//! `charter_signature`: the charter is dated and signed.

use super::prelude::*;
use crate::application::SignedBy;

#[derive(Debug)]
pub(crate) struct CharterSignature;

impl Check for CharterSignature {
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(_: &mut Params<'_>) -> Self {
        Self
    }

    fn run(&self, case: &Case<'_>) -> Status {
        let signed_on = case.facts.get(Field::CHARTER_SIGNED_ON);
        match case.facts.get(Field::CHARTER_SIGNED_BY) {
            Fact::Choice(code) if code == SignedBy::Nobody.code() => Status::NotMet,
            Fact::Choice(_) if !signed_on.is_absent() => Status::Met,
            _ => Status::Missing,
        }
    }

    fn reads(&self, _: &CallData, out: &mut Vec<Place>) {
        out.extend([
            Place::Field(Field::CHARTER_SIGNED_ON),
            Place::Field(Field::CHARTER_SIGNED_BY),
        ]);
    }

    fn places(&self, case: &Case<'_>, status: Status, out: &mut Vec<Place>) {
        match status {
            Status::NotMet => out.push(Place::Field(Field::CHARTER_SIGNED_BY)),
            _ => absent_of(
                case.facts,
                &[Field::CHARTER_SIGNED_ON, Field::CHARTER_SIGNED_BY],
                out,
            ),
        }
    }

    fn words(&self, status: Status) -> Option<Words<Advice>> {
        match status {
            Status::NotMet => advice(
                "personne n’a signé la charte.",
                "Faites-la signer par le responsable légal ou son délégataire, puis indiquez qui a signé.",
                "nobody has signed the charter.",
                "Have it signed by the legal representative or a delegate, then say who signed.",
            ),
            Status::Missing => advice(
                "la signature de la charte n’est pas complète.",
                "À compléter : {places}.",
                "the signature of the charter is not complete.",
                "To fill in: {places}.",
            ),
            _ => None,
        }
    }
}
