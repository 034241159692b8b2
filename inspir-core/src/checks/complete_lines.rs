//! `complete_lines`: the budget has at least one line on this side, and each has an amount.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct CompleteLines {
    list: List,
}

impl Check for CompleteLines {
    const MET: &'static str = "there is a line, and each has an amount";
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(params: &mut Params<'_>, _: Inside<'_>) -> Self {
        const IDS: &[&str] = &["/budget/expenses", "/budget/revenues"];
        let lists = [List::EXPENSES, List::REVENUES];
        let list = params.one_of("list", IDS, &lists, true, "the side of the budget");
        Self { list: list.unwrap_or(List::EXPENSES) }
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let total = match self.list {
            List::REVENUES => inputs.totals.revenues,
            _ => inputs.totals.expenses,
        };
        if total.is_some() { Status::Met } else { Status::Missing }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(self.list));
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Vec<Place>) {
        amounts_missing(inputs.facts, self.list, false, out);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => sentences!(
                fr: "il faut au moins une ligne, et un montant sur chaque ligne."
                    => "{to_fill_in}",
                en: "there must be at least one line, and an amount on each line."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
