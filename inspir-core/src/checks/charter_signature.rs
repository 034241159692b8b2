//! `charter_signature`: the application declares when and by whom the charter was signed. The signed
//! paper is a document of its own.

use super::prelude::*;
use crate::application::SignedBy;
use crate::choice::ClosedList as _;

#[derive(Debug)]
pub(crate) struct CharterSignature;

impl Check for CharterSignature {
    const MET: Note = note!(
        fr: "la charte a une date et un signataire autre que `nobody`",
        en: "the charter has a date and a signatory other than `nobody`"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(_: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
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

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.extend([
            Place::Field(field!(charter.signed_on)),
            Place::Field(field!(charter.signed_by)),
        ]);
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Places) {
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
                fr: "vous déclarez que personne n’a signé la charte."
                    => "Une fois la charte signée par le responsable légal ou son délégataire, mettez à jour votre déclaration : date et signataire.",
                en: "you declare that nobody has signed the charter."
                    => "Once the legal representative or their delegate has signed it, update your declaration: date and signatory.",
            ),
            Status::Missing => sentences!(
                fr: "la déclaration à remplir dans le formulaire est incomplète."
                    => "{to_fill_in}",
                en: "the declaration to fill in on the form is incomplete."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
