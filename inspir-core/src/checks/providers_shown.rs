//! `providers_shown`: some expense line pays an external provider.

use super::prelude::*;
use crate::lines::Expense;

#[derive(Debug)]
pub(crate) struct ProvidersShown;

impl Check for ProvidersShown {
    const MET: &'static str = "some expense has `external_provider`";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(_: &mut Params<'_>) -> Self {
        Self
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let shown = inputs.facts.expenses().any(Expense::is_external);
        decided((!inputs.facts.is_empty(List::EXPENSES)).then_some(shown))
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::EXPENSES));
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::NotMet => sentences!(
                fr: "vous faites appel à des prestataires extérieurs, mais aucune dépense ne les fait apparaître."
                    => "Signalez, dans les dépenses, les lignes qui servent à les payer.",
                en: "you use external providers, but no expense shows them."
                    => "Mark the expense lines that pay for them.",
            ),
            Status::Missing => sentences!(
                fr: "les dépenses de prestataires ne peuvent pas encore être vérifiées."
                    => "{to_fill_in}",
                en: "the expenses for providers cannot be checked yet."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
