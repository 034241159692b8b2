//! `vat_consistent`: the budget contains the VAT that the applicant does not get back, and no other.

use super::prelude::*;
use crate::application::VatRecovery;
use crate::choice::ClosedList as _;
use crate::grant::vat_contradicts;

#[derive(Debug)]
pub(crate) struct VatConsistent;

impl Check for VatConsistent {
    const MET: Note = note!(
        fr: "le budget est hors taxe si la TVA est récupérée en entier, et toutes taxes comprises si elle ne l’est pas ; récupérée en partie : à examiner",
        en: "the budget excludes VAT that is recovered in full and includes VAT that is not; partly recovered: to review"
    );
    const STATUSES: &'static [Status] =
        &[Status::Met, Status::NotMet, Status::Missing, Status::ToReview];

    fn load(_: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        Self
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let recovery = inputs.facts.get(field!(applicant.vat_recovery));
        let basis = inputs.facts.get(field!(budget.vat_basis));
        if recovery.is_absent() || basis.is_absent() {
            Status::Missing
        } else if recovery == Fact::Choice(VatRecovery::Partial.code()) {
            Status::ToReview
        } else {
            decided(Some(!vat_contradicts(recovery, basis)))
        }
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.extend([
            Place::Field(field!(applicant.vat_recovery)),
            Place::Field(field!(budget.vat_basis)),
        ]);
    }

    fn figures(&self, inputs: &Inputs<'_>, out: &mut Vec<Value>) {
        out.extend([
            Value::new("vat_basis", answer_of(inputs, field!(budget.vat_basis))),
            Value::new("vat_recovery", answer_of(inputs, field!(applicant.vat_recovery))),
        ]);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => missing(),
            Status::NotMet => sentences!(
                fr: "la présentation du budget ({vat_basis}) ne correspond pas à votre récupération de la TVA ({vat_recovery})."
                    => "Présentez le budget hors taxes si vous récupérez la TVA, toutes taxes comprises sinon.",
                en: "the way the budget is drawn up ({vat_basis}) does not match your VAT recovery ({vat_recovery})."
                    => "Draw up the budget excluding VAT if you recover it, including VAT if not.",
            ),
            Status::ToReview => sentences!(
                fr: "vous récupérez une partie de la TVA ; un agent vérifiera le budget avec vous."
                    => "Préparez les éléments qui montrent quelle part de la TVA vous récupérez.",
                en: "you recover part of the VAT; an officer will check the budget with you."
                    => "Have ready what shows how much of the VAT you recover.",
            ),
            _ => None,
        }
    }
}
