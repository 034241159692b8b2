//! `explained_lines`: every expense says which aspect of the project it pays for.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct ExplainedLines;

impl Check for ExplainedLines {
    const MET: &'static str = "each expense has `supports`";
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(_: &mut Params<'_>, _: Inside<'_>) -> Self {
        Self
    }

    fn run(&self, inputs: &Inputs<'_>) -> Status {
        let mut expenses = inputs.facts.list(List::EXPENSES);
        if expenses.len() > 0 && expenses.all(|line| line.has(column_of!(Expense.supports))) {
            Status::Met
        } else {
            Status::Missing
        }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::EXPENSES));
    }

    fn places(&self, inputs: &Inputs<'_>, _: Status, out: &mut Vec<Place>) {
        items_missing(inputs.facts, List::EXPENSES, column_of!(Expense.supports), out);
    }

    fn words(&self, status: Status, _: &Evidence<'_>) -> Option<&'static Sentences> {
        match status {
            Status::Missing => sentences!(
                fr: "il faut indiquer à quoi sert chaque dépense."
                    => "{to_fill_in}",
                en: "each expense must say what it is for."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
