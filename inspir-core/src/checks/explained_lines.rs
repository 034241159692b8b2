//! `explained_lines`: every expense says which aspect of the project it pays for.

use super::prelude::*;

#[derive(Debug)]
pub(crate) struct ExplainedLines;

impl Check for ExplainedLines {
    const STATUSES: &'static [Status] = &[Status::Met, Status::Missing];

    fn load(_: &mut Params<'_>) -> Self {
        Self
    }

    fn run(&self, case: &Case<'_>) -> Status {
        let expenses = &case.facts.expenses;
        if !expenses.is_empty() && expenses.iter().all(|line| line.explained) {
            Status::Met
        } else {
            Status::Missing
        }
    }

    fn reads(&self, _: &Frame, out: &mut Vec<Place>) {
        out.push(Place::List(List::Expenses));
    }

    fn places(&self, case: &Case<'_>, _: Status, out: &mut Vec<Place>) {
        let explained = case.facts.expenses.iter().map(|line| line.explained);
        items_missing(List::Expenses, Member::Supports, explained, out);
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
