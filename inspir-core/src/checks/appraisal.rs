//! `appraisal`: what an agent judged on one criterion.

use super::prelude::*;
use crate::application::Verdict;

#[derive(Debug)]
pub(crate) struct Appraisal {
    verdict: Field,
}

impl Check for Appraisal {
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::ToReview];

    fn load(params: &mut Params<'_>) -> Self {
        let criterion = params.id("criterion", |scope| &scope.names.criteria, "the criterion judged");
        Self { verdict: params.scope.names.own_field(OwnList::Criteria, criterion) }
    }

    fn run(&self, case: &Case<'_>) -> Status {
        match case.facts.get(self.verdict) {
            Fact::Choice(code) if code == Verdict::Favourable.code() => Status::Met,
            Fact::Choice(_) => Status::NotMet,
            _ => Status::ToReview,
        }
    }

    fn reads(&self, _: &CallData, out: &mut Vec<Place>) {
        out.push(Place::Field(self.verdict));
    }

    fn words(&self, status: Status) -> Option<Words<Advice>> {
        match status {
            Status::ToReview => advice(
                "l’avis de l’instruction est attendu.",
                "Vous n’avez rien à faire : un agent de la Région se prononcera.",
                "an agent’s opinion is awaited.",
                "You have nothing to do: an agent of the Region will give it.",
            ),
            Status::NotMet => advice(
                "l’avis de l’instruction est défavorable.",
                "Rapprochez-vous du service instructeur pour renforcer ce point.",
                "the agent’s opinion is unfavourable.",
                "Contact the department in charge to strengthen this point.",
            ),
            _ => None,
        }
    }
}
