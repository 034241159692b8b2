//! `explained_lines`: every expense says which aspect of the project it pays for.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct ExplainedLines;

impl Check for ExplainedLines {
    const MET: &'static str = "each expense has `supports`";
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(_: &mut Params<'_>) -> Self {
        Self
    }

    fn run(&self, case: &Case<'_>) -> Status {
        let mut expenses = case.facts.list(List::EXPENSES);
        if expenses.len() > 0 && expenses.all(|line| line.has(column_of!(Expense.supports))) {
            Status::Met
        } else {
            Status::Missing
        }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::EXPENSES));
    }

    fn places(&self, case: &Case<'_>, _: Status, out: &mut Vec<Place>) {
        items_missing(case.facts, List::EXPENSES, column_of!(Expense.supports), out);
    }

    fn words(&self, status: Status, _: &Grounds<'_>) -> Option<&'static Advice> {
        match status {
            Status::Missing => advice!(
                fr: "il faut indiquer à quoi sert chaque dépense."
                    => "{to_fill_in}",
                en: "each expense must say what it is for."
                    => "{to_fill_in}",
            ),
            _ => None,
        }
    }
}
