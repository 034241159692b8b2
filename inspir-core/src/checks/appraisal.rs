//! `appraisal`: what an agent judged on one criterion.

use super::prelude::*;
use crate::application::Verdict;
use crate::choice::ClosedList as _;
use crate::field::own_field;
use crate::ids::{CriterionIds, IdList as _, number_of};

#[derive(Debug)]
pub(crate) struct Appraisal {
    verdict: Field,
}

impl Check for Appraisal {
    const MET: Note = note!(
        fr: "l’avis de l’agent est favorable ; pas encore d’avis : à examiner",
        en: "the agent’s verdict is favourable; none yet: to review"
    );
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::ToReview];

    fn load(params: &mut Params<'_>, _: LanguageContext<'_>) -> Self {
        let criterion = params
            .id("criterion", "criteria", note!(fr: "le critère jugé", en: "the criterion judged"))
            .unwrap_or_default();
        Self { verdict: own_field(&params.scope.ids, number_of(CriterionIds::NAME), criterion) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        match inputs.facts.get(self.verdict) {
            Fact::Choice(code) if code == Verdict::Favourable.code() => Status::Met,
            Fact::Choice(_) => Status::NotMet,
            _ => Status::ToReview,
        }
    }

    fn reads(&self, _: &Frame, out: &mut Places) {
        out.push(Place::Field(self.verdict));
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::ToReview => sentences!(
                fr: "l’avis du service instructeur est attendu."
                    => "Rien n’est attendu du demandeur pour l’instant.",
                en: "the opinion of the department in charge is awaited."
                    => "Nothing is asked of the applicant for now.",
            ),
            Status::NotMet => sentences!(
                fr: "l’avis du service instructeur est défavorable."
                    => "Nous vous invitons à contacter ce service pour savoir comment renforcer ce point.",
                en: "the opinion of the department in charge is unfavourable."
                    => "Please contact that department to find out how to strengthen this point.",
            ),
            _ => None,
        }
    }
}
