//! The base of a part: its amount, and the answers that it lacks.

use super::category::Categories;
use super::eligible_lines::{and, base_of_lines, counts, lacks_of_lines};
use super::part::{Base, Part};
use crate::amount::Amount;
use crate::application::{VatBasis, VatRecovery};
use crate::choice::ClosedList as _;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::field::field;
use crate::language::Knowledge;
use crate::lines::ExpenseItem;
use crate::place::Place;
use crate::places::Places;

impl Part {
    /// Whether a line belongs to the base of a part that counts lines.
    fn counts(&self, line: ExpenseItem<'_>) -> Option<bool> {
        let is_of_nature = self.nature().map_or(Some(true), |nature| line.is(nature));
        and(counts(line), is_of_nature)
    }

    pub(super) fn base(&self, categories: &Categories, known: &Knowledge<'_>) -> Option<Amount> {
        if self.vat_obstacle(known.facts).is_some() {
            return None;
        }
        match &self.base {
            Base::All if categories.is_empty() => {
                base_of_lines(known.facts, &|line| self.counts(line))
            }
            Base::Nature(_) => base_of_lines(known.facts, &|line| self.counts(line)),
            Base::All => Some(Amount::from_cents(known.retained?.iter().sum())),
            Base::Categories(numbers) => {
                let retained = known.retained?;
                let cents = numbers.iter().filter_map(|number| retained.get(*number)).sum();
                Some(Amount::from_cents(cents))
            }
            Base::Quantity(quantity) => {
                let amount = quantity.number(known, None)?.to_amount(false)?;
                Some(amount.max(Amount::ZERO))
            }
        }
    }

    /// The fields that are absent or wrong, so that the budget does not have the VAT that the base
    /// needs.
    fn vat_obstacle(&self, facts: &Facts) -> Option<Vec<Place>> {
        if !self.vat_by_recovery {
            return None;
        }
        let (recovery, basis) =
            (facts.get(field!(applicant.vat_recovery)), facts.get(field!(budget.vat_basis)));
        let absent: Vec<Place> =
            [(field!(applicant.vat_recovery), recovery), (field!(budget.vat_basis), basis)]
                .into_iter()
                .filter(|(_, fact)| fact.is_absent())
                .map(|(field, _)| Place::Field(field))
                .collect();
        if !absent.is_empty() {
            return Some(absent);
        }
        vat_contradicts(recovery, basis).then(|| vec![Place::Field(field!(budget.vat_basis))])
    }

    /// Whether the base is unknown because the budget has the wrong VAT.
    pub(crate) fn vat_contradicts(&self, facts: &Facts) -> bool {
        self.vat_by_recovery
            && vat_contradicts(
                facts.get(field!(applicant.vat_recovery)),
                facts.get(field!(budget.vat_basis)),
            )
    }
    /// Adds the places that must be filled in or changed before the base is known.
    pub(crate) fn base_obstacles(
        &self,
        categories: &Categories,
        known: &Knowledge<'_>,
        out: &mut Places,
    ) {
        out.extend(self.vat_obstacle(known.facts).into_iter().flatten());
        let facts = known.facts;
        match &self.base {
            Base::All if categories.is_empty() => {
                lacks_of_lines(facts, &|line| self.counts(line), false, out);
            }
            Base::Nature(_) => lacks_of_lines(facts, &|line| self.counts(line), true, out),
            Base::All | Base::Categories(_) => {
                if known.retained.is_none() {
                    categories.lacks(known, out);
                }
            }
            Base::Quantity(quantity) => quantity.lacks(known, None, out),
        }
    }
}

/// Whether a budget contains VAT that the applicant gets back, or lacks VAT that the applicant does
/// not get back.
pub(crate) fn vat_contradicts(recovery: Fact, basis: Fact) -> bool {
    let full = Fact::Choice(VatRecovery::Full.code());
    let none = Fact::Choice(VatRecovery::None.code());
    let excluding = Fact::Choice(VatBasis::ExcludingVat.code());
    let including = Fact::Choice(VatBasis::IncludingVat.code());
    (recovery == full && basis == including) || (recovery == none && basis == excluding)
}
