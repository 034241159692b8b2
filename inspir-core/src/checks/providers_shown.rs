//! `providers_shown`: some expense line pays an external provider.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct ProvidersShown;

impl Check for ProvidersShown {
    const MET: &'static str = "some expense has `external_provider`";
    const STATUSES: &'static [Status] = &[Status::Met, Status::NotMet, Status::Missing];

    fn load(_: &mut Params<'_>, _: Inside<'_>) -> Self {
        Self
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        if inputs.facts.is_empty(List::EXPENSES) {
            return Status::Missing;
        }
        let mut status = Status::NotMet;
        for line in inputs.facts.expenses() {
            match line.is_external() {
                Some(true) => return Status::Met,
                Some(false) => {}
                None => status = Status::Missing,
            }
        }
        status
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::EXPENSES));
    }

    fn places(&self, inputs: &Inputs<'_>, status: Status, out: &mut Vec<Place>) {
        let first = out.len();
        if status == Status::Missing {
            let lines = inputs.facts.expenses().enumerate();
            let wrong = lines.filter(|(_, line)| line.is_external().is_none());
            let column = column_of!(Expense.external_provider);
            out.extend(wrong.map(|(item, _)| Place::Item(List::EXPENSES, item, column)));
        }
        if out.len() == first {
            self.reads(inputs.call, out);
        }
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
