//! `charter_signature`: the charter is dated and signed.

use super::prelude::*;
use crate::application::SignedBy;
use crate::choice::ClosedList as _;

#[derive(Debug)]
pub(crate) struct CharterSignature;

impl Check for CharterSignature {
    const MET: &'static str = "the charter has a date and a signatory other than `nobody`";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(_: &mut Params<'_>) -> Self {
        Self
    }

    fn run(&self, case: &Case<'_>) -> Status {
        let signed_on = case.facts.get(field!(charter.signed_on));
        match case.facts.get(field!(charter.signed_by)) {
            Fact::Choice(code) if code == SignedBy::Nobody.code() => Status::NotMet,
            Fact::Choice(_) if !signed_on.is_absent() => Status::Met,
            _ => Status::Missing,
        }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.extend([
            Place::Field(field!(charter.signed_on)),
            Place::Field(field!(charter.signed_by)),
        ]);
    }

    fn places(&self, case: &Case<'_>, status: Status, out: &mut Vec<Place>) {
        match status {
            Status::NotMet => out.push(Place::Field(field!(charter.signed_by))),
            _ => absent_of(
                case.facts,
                &[field!(charter.signed_on), field!(charter.signed_by)],
                out,
            ),
        }
    }

    fn words(&self, status: Status, _: &Grounds<'_>) -> Option<&'static Advice> {
        match status {
            Status::NotMet => advice!(
                fr: "la charte n’est pas signée."
                    => "Une fois la charte signée par le responsable légal ou son délégataire, indiquez qui a signé.",
                en: "the charter is not signed."
                    => "Once the legal representative or their delegate has signed it, say who signed.",
            ),
            Status::Missing => advice!(
                fr: "il manque la date ou le signataire."
                    => "{to_fill_in}",
                en: "the date or the signatory is missing."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
