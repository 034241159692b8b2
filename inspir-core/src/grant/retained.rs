//! The retained expenses, by category: which lines count, and up to which amounts.

use std::iter::successors;

use super::category::{Cap, Categories, Category, Of, Share};
use crate::amount::Amount;
use crate::fact::Fact;
use crate::field::{Column, List, column_of};
use crate::language::Knowledge;
use crate::lines::ExpenseItem;
use crate::place::Place;
use crate::places::Places;

impl Share {
    /// This share of what is retained, in whole cents.
    fn limit(&self, category: usize, retained: &[i128]) -> i128 {
        let sum: i128 = match &self.of {
            Of::All => retained.iter().sum(),
            Of::Others => {
                retained.iter().sum::<i128>() - retained.get(category).copied().unwrap_or(0)
            }
            Of::These(numbers) => numbers.iter().filter_map(|number| retained.get(*number)).sum(),
        };
        self.rate.of_cents(sum)
    }
}

impl Cap {
    /// This cap in cents, if the categories come to these amounts.
    fn limit(&self, category: usize, retained: &[i128]) -> i128 {
        match self {
            Self::Share(share) => share.limit(category, retained),
            Self::Amount(amount) => amount.cents(),
        }
    }
}

/// The limit of each category, if the categories have these amounts.
fn lowered(categories: &[Category], declared: &[i128], amounts: &[i128]) -> Vec<i128> {
    let limited = |(number, (category, declared)): (usize, (&Category, &i128))| {
        let caps = category.caps.iter().map(|cap| cap.limit(number, amounts));
        let flat = category.flat.iter().map(|share| share.limit(number, amounts));
        caps.chain(flat).fold(*declared, i128::min)
    };
    categories.iter().zip(declared).enumerate().map(limited).collect()
}

/// The amounts after each round: all are replaced at once by the smallest of their limits, until nothing
/// changes.
pub(super) fn rounds(
    categories: &[Category],
    declared: &[i128],
) -> impl Iterator<Item = Vec<i128>> {
    successors(Some(declared.to_vec()), move |amounts| {
        let next = lowered(categories, declared, amounts);
        (next != *amounts).then_some(next)
    })
}

/// The retained amount of each category: the largest amounts of whole cents that satisfy every cap at once.
///
/// `declared` holds what counts of each category; of a flat rate the most that it can come to. The
/// amounts never grow, and stay above every set of amounts that satisfies the caps, so what the last
/// round leaves is the largest of those.
fn retained(categories: &[Category], declared: &[i128]) -> Vec<i128> {
    rounds(categories, declared).last().unwrap_or_default()
}

/// One category of an assessment.
///
/// ```
/// # use inspir_core::Call;
/// // The built-in calls have no categories.
/// assert!(Call::creative_event().decide_json(b"{}").categories().is_empty());
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[non_exhaustive]
pub struct CategoryGrant {
    /// The sum of its eligible lines.
    pub declared: Option<Amount>,
    /// The amount of it that is retained.
    pub retained: Option<Amount>,
    /// How much of `declared` is not retained.
    pub cut: Option<Amount>,
}

/// How a line stands to its category.
struct CostLine<'k> {
    /// Its category, if it has one.
    category: Option<(usize, &'k Category)>,
    amount: Option<Amount>,
    eligible: Option<bool>,
    in_kind: Option<bool>,
}

const CATEGORY: Column = column_of!(Expense.category);

impl Categories {
    fn line<'k>(&'k self, line: ExpenseItem<'_>) -> CostLine<'k> {
        let category = match line.category() {
            Fact::Choice(code) => self.0.get(usize::from(code)).map(|found| (code.into(), found)),
            _ => None,
        };
        CostLine {
            category,
            amount: line.amount(),
            eligible: line.eligible(),
            in_kind: line.in_kind(),
        }
    }

    /// Whether each category counts; an unknown condition leaves that open.
    fn counting(&self, known: &Knowledge<'_>) -> Vec<Option<bool>> {
        let counts = |category: &Category| match (&category.when, category.counts) {
            (_, false) => Some(false),
            (None, true) => Some(true),
            (Some(when), true) => when.holds(known, None),
        };
        self.0.iter().map(counts).collect()
    }

    /// Whether a line certainly does not count.
    fn is_out(&self, line: &CostLine<'_>, counting: &[Option<bool>]) -> bool {
        let takes_in_kind = match line.category {
            Some((_, category)) => category.in_kind,
            None => self.0.iter().any(|category| category.in_kind),
        };
        line.eligible == Some(false)
            || (line.in_kind == Some(true) && !takes_in_kind)
            || line.category.is_some_and(|(number, category)| {
                category.flat.is_some() || counting.get(number) == Some(&Some(false))
            })
    }

    /// The retained amount of each category; `None`: not known yet.
    pub(crate) fn retained(&self, known: &Knowledge<'_>) -> Option<Vec<i128>> {
        let lines = known.facts.expenses();
        if lines.len() == 0 {
            return None;
        }
        let counting = self.counting(known);
        let mut declared = vec![0_i128; self.0.len()];
        // Whether a line of the category counts, if the category does.
        let mut has_line = vec![false; self.0.len()];
        for line in lines {
            let line = self.line(line);
            if self.is_out(&line, &counting) {
                continue;
            }
            let (number, category) = line.category?;
            if (line.in_kind.is_none() && !category.in_kind) || line.eligible.is_none() {
                return None;
            }
            *declared.get_mut(number)? += line.amount?.cents();
            *has_line.get_mut(number)? = true;
        }
        for ((category, counts), has_line) in self.0.iter().zip(&counting).zip(has_line) {
            if counts.is_none() && (category.flat.is_some() || has_line) {
                return None;
            }
        }
        // A flat rate is a share of other categories, which come to less than 20 times all that is
        // declared.
        let most = declared.iter().sum::<i128>() * 2_000;
        for ((category, counts), declared) in self.0.iter().zip(&counting).zip(&mut declared) {
            if category.flat.is_some() {
                *declared = if *counts == Some(true) { most } else { 0 };
            }
        }
        Some(retained(&self.0, &declared))
    }

    /// Adds what is missing before the retained amounts are known.
    pub(crate) fn lacks(&self, known: &Knowledge<'_>, out: &mut Places) {
        if known.facts.is_empty(List::EXPENSES) {
            out.push(Place::List(List::EXPENSES));
        }
        let counting = self.counting(known);
        let mut may_have_line = vec![false; self.0.len()];
        for (item, line) in known.facts.expenses().enumerate() {
            let line = self.line(line);
            if self.is_out(&line, &counting) {
                continue;
            }
            let place = |column| Place::Item(List::EXPENSES, item, column);
            let first = out.len();
            let takes_in_kind = line.category.is_some_and(|(_, category)| category.in_kind);
            if line.in_kind.is_none() && !takes_in_kind {
                out.push(place(column_of!(Expense.in_kind)));
            }
            if line.eligible.is_none() {
                out.push(place(column_of!(Expense.eligible)));
            }
            match line.category {
                None => out.push(place(CATEGORY)),
                Some((number, _)) => {
                    if let Some(may_have_line) = may_have_line.get_mut(number) {
                        *may_have_line = true;
                    }
                }
            }
            if out.len() == first && line.amount.is_none() {
                out.push(place(column_of!(Expense.amount)));
            }
        }
        for ((category, counts), may_have_line) in self.0.iter().zip(&counting).zip(may_have_line) {
            if let (None, Some(when)) = (counts, &category.when)
                && (category.flat.is_some() || may_have_line)
            {
                when.undecided(known, None, out);
            }
        }
    }

    /// The categories as an assessment shows them.
    pub(crate) fn shown(
        &self,
        known: &Knowledge<'_>,
        retained: Option<&[i128]>,
    ) -> Vec<CategoryGrant> {
        let mut declared: Vec<Option<Amount>> =
            self.0.iter().map(|category| category.flat.is_none().then_some(Amount::ZERO)).collect();
        if known.facts.is_empty(List::EXPENSES) {
            declared.fill(None);
        }
        for line in known.facts.expenses() {
            let line = self.line(line);
            let Some((number, category)) = line.category else { continue };
            let in_cash = line.in_kind.map(|in_kind| !in_kind || category.in_kind);
            let in_cash = if category.in_kind { Some(true) } else { in_cash };
            if line.eligible == Some(false) || in_cash == Some(false) {
                continue;
            }
            let is_known = line.eligible.is_some() && in_cash.is_some();
            if let Some(sum) = declared.get_mut(number) {
                let amount = line.amount.filter(|_| is_known);
                *sum = sum.zip(amount).and_then(|(sum, amount)| sum.checked_add(amount));
            }
        }
        let shown = |(number, declared): (usize, Option<Amount>)| {
            let cents = retained.and_then(|retained| retained.get(number).copied());
            let retained = cents.map(Amount::from_cents);
            let cut = declared.zip(retained).and_then(|(all, retained)| all.checked_sub(retained));
            CategoryGrant { declared, retained, cut }
        };
        declared.into_iter().enumerate().map(shown).collect()
    }

    /// How far what counts of a category lies above one of its caps, in cents. `None`: that is not known, nothing
    /// counts, or another limit is smaller.
    #[cfg(feature = "cases")]
    pub(crate) fn above_cap(
        &self,
        shown: &[CategoryGrant],
        (number, cap): (usize, usize),
    ) -> Option<i128> {
        let cents = |grant: &CategoryGrant| grant.retained.map(Amount::cents);
        let retained = shown.iter().map(cents).collect::<Option<Vec<i128>>>()?;
        let category = self.0.get(number)?;
        let counted = match &category.flat {
            Some(flat) => flat.limit(number, &retained),
            None => shown.get(number)?.declared?.cents(),
        };
        let cap = category.caps.get(cap)?.limit(number, &retained);
        (*retained.get(number)? == counted.min(cap) && counted.min(cap) > 0)
            .then_some(counted - cap)
    }

    /// The sum of the lines without a category that may count, if there are some.
    pub(crate) fn uncategorised(&self, known: &Knowledge<'_>) -> Option<CategoryGrant> {
        let lines = known.facts.expenses().map(|line| self.line(line));
        let mut lines = lines.filter(|line| line.category.is_none() && !self.is_out(line, &[]));
        let amount =
            |line: &CostLine<'_>| line.amount.filter(|_| line.eligible.and(line.in_kind).is_some());
        let first = amount(&lines.next()?);
        let declared = lines.fold(first, |sum, line| {
            sum.zip(amount(&line)).and_then(|(sum, amount)| sum.checked_add(amount))
        });
        Some(CategoryGrant { declared, ..CategoryGrant::default() })
    }
}
