//! The sums of a budget.

use serde::{Deserialize, Serialize};

use crate::amount::Amount;
use crate::facts::Facts;

/// The sums of a budget. A sum is unknown if one of its lines has no amount.
///
/// ```
/// # use inspir_core::{Amount, Call};
/// let text = br#"{"budget": {"expenses": [{"amount": "70"}, {"amount": "9", "in_kind": true}]}}"#;
/// let totals = Call::creative_event().decide_json(text).totals();
/// assert_eq!(totals.expenses, Some(Amount::from_euros(79)));
/// assert_eq!(totals.in_kind_expenses, Some(Amount::from_euros(9)));
/// assert_eq!(totals.revenues, None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Totals {
    /// All expenses, in kind included.
    pub expenses: Option<Amount>,
    /// All revenues, in kind included.
    pub revenues: Option<Amount>,
    /// The expenses in kind.
    pub in_kind_expenses: Option<Amount>,
    /// The revenues in kind.
    pub in_kind_revenues: Option<Amount>,
}

impl Totals {
    pub(crate) fn new(facts: &Facts) -> Self {
        let expenses = || facts.expenses().map(|line| (line.amount(), line.in_kind()));
        let revenues = || facts.revenues().map(|line| (line.amount(), line.in_kind()));
        Self {
            expenses: sum_of_list(expenses().map(|(amount, _)| amount)),
            revenues: sum_of_list(revenues().map(|(amount, _)| amount)),
            in_kind_expenses: in_kind(expenses()),
            in_kind_revenues: in_kind(revenues()),
        }
    }
}

/// The sum of the lines in kind, or `None` if there is no line at all, or it is open which are in kind.
fn in_kind(lines: impl Iterator<Item = (Option<Amount>, Option<bool>)> + Clone) -> Option<Amount> {
    lines.clone().next()?;
    let mut sum = Amount::ZERO;
    for (amount, in_kind) in lines {
        if in_kind? {
            sum = sum.checked_add(amount?)?;
        }
    }
    Some(sum)
}

/// The sum of a list, or `None` if it is empty or an amount is not known.
fn sum_of_list(mut amounts: impl Iterator<Item = Option<Amount>>) -> Option<Amount> {
    let first = amounts.next()??;
    amounts.try_fold(first, |sum, amount| sum.checked_add(amount?))
}

/// The sum of these amounts, or `None` if one is not known.
pub(crate) fn sum(mut amounts: impl Iterator<Item = Option<Amount>>) -> Option<Amount> {
    amounts.try_fold(Amount::ZERO, |sum, amount| sum.checked_add(amount?))
}
