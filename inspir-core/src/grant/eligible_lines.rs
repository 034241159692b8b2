//! Which lines of a budget count without categories, and what their sum lacks.

use crate::amount::Amount;
use crate::application::Nature;
use crate::facts::Facts;
use crate::field::{List, column_of};
use crate::lines::ExpenseItem;
use crate::place::Place;
use crate::places::Places;

/// Whether a line counts: it is eligible and not in kind. `None`: something in it is wrong.
pub(super) fn counts(line: ExpenseItem<'_>) -> Option<bool> {
    and(line.in_kind().map(|in_kind| !in_kind), line.eligible())
}

/// False as soon as one is false, else unknown if one is unknown.
pub(super) fn and(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

/// The sum of the lines that count; `None`: there is no line, or something is not known.
pub(super) fn base_of_lines(
    facts: &Facts,
    counts: &dyn Fn(ExpenseItem<'_>) -> Option<bool>,
) -> Option<Amount> {
    if facts.is_empty(List::EXPENSES) {
        return None;
    }
    let mut sum = Amount::ZERO;
    for line in facts.expenses() {
        if counts(line)? {
            sum = sum.checked_add(line.amount()?)?;
        }
    }
    Some(sum)
}

/// Adds what the sum of the lines that count lacks.
pub(super) fn lacks_of_lines(
    facts: &Facts,
    counts: &dyn Fn(ExpenseItem<'_>) -> Option<bool>,
    has_nature: bool,
    out: &mut Places,
) {
    if facts.is_empty(List::EXPENSES) {
        out.push(Place::List(List::EXPENSES));
    }
    for (item, line) in facts.expenses().enumerate() {
        let mut push = |column| out.push(Place::Item(List::EXPENSES, item, column));
        match counts(line) {
            Some(false) => {}
            Some(true) => {
                if line.amount().is_none() {
                    push(column_of!(Expense.amount));
                }
            }
            None => {
                if line.in_kind().is_none() {
                    push(column_of!(Expense.in_kind));
                }
                if line.eligible().is_none() {
                    push(column_of!(Expense.eligible));
                }
                if has_nature && line.is(Nature::Operating).is_none() {
                    push(column_of!(Expense.nature));
                }
            }
        }
    }
}
