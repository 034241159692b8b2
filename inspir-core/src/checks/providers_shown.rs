//! `providers_shown`: some expense line pays an external provider.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct ProvidersShown;

impl Check for ProvidersShown {
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(_: &mut Params<'_>) -> Self {
        Self
    }

    fn run(&self, case: &Case<'_>) -> Status {
        let expenses = &case.facts.expenses;
        let shown = expenses.iter().any(|line| line.external_provider);
        decided((!expenses.is_empty()).then_some(shown))
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::Expenses));
    }

    fn words(&self, status: Status, _: &Grounds<'_>) -> Option<&'static Advice> {
        match status {
            Status::NotMet => advice!(
                fr: "vous faites appel à des prestataires extérieurs, mais aucune dépense ne les fait apparaître."
                    => "Signalez, dans les dépenses, les lignes qui servent à les payer.",
                en: "you use external providers, but no expense shows them."
                    => "Mark the expense lines that pay for them.",
            ),
            Status::Missing => advice!(
                fr: "les dépenses de prestataires ne peuvent pas encore être vérifiées."
                    => "{to_fill_in}",
                en: "the expenses for providers cannot be checked yet."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
