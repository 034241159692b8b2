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

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let signed_on = inputs.facts.get(field!(charter.signed_on));
        match inputs.facts.get(field!(charter.signed_by)) {
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

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Vec<Place>) {
        match status {
            Status::NotMet => out.push(Place::Field(field!(charter.signed_by))),
            _ => absent_of(
                inputs.facts,
                &[field!(charter.signed_on), field!(charter.signed_by)],
                out,
            ),
        }
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => sentences!(
                fr: "la charte n’est pas signée."
                    => "Une fois la charte signée par le responsable légal ou son délégataire, indiquez qui a signé.",
                en: "the charter is not signed."
                    => "Once the legal representative or their delegate has signed it, say who signed.",
            ),
            Status::Missing => sentences!(
                fr: "il manque la date ou le signataire."
                    => "{to_fill_in}",
                en: "the date or the signatory is missing."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
