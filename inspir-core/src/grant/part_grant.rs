//! How much one part of a grant may come to.

use super::category::Categories;
use super::limits::PartLimit;
use super::part::Part;
use super::terms::{Bonus, Raised, Raises, Terms};
use crate::amount::Amount;
use crate::language::Knowledge;
use crate::places::Places;
use crate::rate::Rate;

/// The most that one part of the grant may be, and why. `None` stands for anything unknown.
///
/// ```
/// # use inspir_core::{Amount, Call};
/// let text = r#"{"budget": {"expenses": [{"amount": "3000"}]}, "request": {"amount": "1600"}}"#;
/// let decision = Call::creative_event().decide_json(text.as_bytes());
/// let part = decision.parts()[0];
/// assert_eq!(part.maximum, Some(Amount::from_euros(1500)));
/// assert_eq!(part.excess, Some(Amount::from_euros(100)));
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[non_exhaustive]
pub struct PartGrant {
    /// The expenses that count (assiette), before a base ceiling.
    pub base: Option<Amount>,
    /// How much of the base counts at most (dépenses plafonnées), with its bonuses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_ceiling: Option<Amount>,
    /// The share of what counts that may be granted (taux), with its bonuses.
    pub rate: Option<Rate>,
    /// That share, or the grant by brackets, rounded down to the cent.
    pub rate_limit: Option<Amount>,
    /// The most that may be granted (plafond), with its bonuses.
    pub ceiling: Option<Amount>,
    /// The smallest of the limits; of lump sums the largest that fits; 0 below the minimum.
    pub maximum: Option<Amount>,
    /// The amount requested.
    pub requested: Option<Amount>,
    /// How far what is asked for lies above the maximum.
    pub excess: Option<Amount>,
}

impl PartGrant {
    /// Whether the part is asked for.
    pub(crate) fn is_asked(&self) -> bool {
        self.requested.is_some_and(|requested| requested > Amount::ZERO)
    }
}

/// The smallest of these limits, if all are known.
pub(super) fn smallest(limits: impl Iterator<Item = Option<Amount>>) -> Option<Amount> {
    let mut smallest: Option<Amount> = None;
    for limit in limits {
        let limit = limit?;
        smallest = Some(smallest.map_or(limit, |smallest| smallest.min(limit)));
    }
    smallest
}

impl PartLimit {
    /// The amount, rounded down to the cent, and at least 0.
    pub(crate) fn amount(&self, known: &Knowledge<'_>) -> Option<Amount> {
        let amount = self.quantity.number(known, None)?.to_amount(false)?;
        Some(amount.max(Amount::ZERO))
    }
}

impl Part {
    /// The terms that apply, and the number of their case. `None`: an absent field leaves that open.
    pub(crate) fn terms(&self, known: &Knowledge<'_>) -> Option<(&Terms, Option<usize>)> {
        for (number, (when, terms)) in self.cases.iter().enumerate() {
            if when.holds(known, None)? {
                return Some((terms, Some(number)));
            }
        }
        Some((&self.terms, None))
    }

    /// Adds the absent fields that leave the terms open: those of every case that is unknown, up to the
    /// first that holds. Gives whether there are some.
    pub(crate) fn undecided(&self, known: &Knowledge<'_>, out: &mut Places) -> bool {
        let mut is_open = false;
        for (when, _) in &self.cases {
            match when.holds(known, None) {
                Some(true) => break,
                Some(false) => {}
                None => {
                    when.undecided(known, None, out);
                    is_open = true;
                }
            }
        }
        is_open
    }

    /// Adds the absent fields that leave open whether these bonuses apply.
    pub(crate) fn undecided_bonuses(
        &self,
        known: &Knowledge<'_>,
        raised: &[Raised],
        out: &mut Places,
    ) {
        let Some((terms, _)) = self.terms(known) else { return };
        for bonus in &self.bonuses {
            if raised.contains(&bonus.raised()) && terms.has(bonus.raised()) {
                bonus.when.undecided(known, None, out);
            }
        }
    }

    /// The rate with its bonuses; the outer `None`: a bonus is not known yet.
    fn rate(&self, terms: &Terms, known: &Knowledge<'_>) -> Option<Option<Rate>> {
        let Some(rate) = terms.rate else { return Some(None) };
        let mut more = 0;
        for bonus in &self.bonuses {
            if let Raises::Rate(raise) = bonus.raises
                && bonus.applies(known)?
            {
                more += raise.millionths();
            }
        }
        Some(Some(rate.plus(more, self.maximum_rate.unwrap_or(Rate::ONE))))
    }

    /// An amount of the terms with its bonuses; the outer `None`: a bonus is not known yet.
    fn raised(
        &self,
        figure: Option<Amount>,
        known: &Knowledge<'_>,
        raise: impl Fn(&Bonus) -> Option<Amount>,
    ) -> Option<Option<Amount>> {
        let Some(mut figure) = figure else { return Some(None) };
        for bonus in &self.bonuses {
            if let Some(more) = raise(bonus)
                && bonus.applies(known)?
            {
                figure = figure.checked_add(more)?;
            }
        }
        Some(Some(figure))
    }

    /// How much this part may come to.
    pub(crate) fn grant(&self, categories: &Categories, known: &Knowledge<'_>) -> PartGrant {
        let base = self.base(categories, known);
        let requested = self.request.and_then(|request| known.facts.amount(request));
        let mut grant = PartGrant { base, requested, ..PartGrant::default() };
        let Some((terms, _)) = self.terms(known) else { return grant };
        let rate = self.rate(terms, known);
        let base_ceiling = self.raised(terms.base_ceiling, known, |bonus| match bonus.raises {
            Raises::BaseCeiling(more) => Some(more),
            _ => None,
        });
        let ceiling = self.raised(terms.ceiling, known, |bonus| match bonus.raises {
            Raises::Ceiling(more) => Some(more),
            _ => None,
        });
        grant.rate = rate.flatten();
        grant.base_ceiling = base_ceiling.flatten();
        grant.ceiling = ceiling.flatten();
        let counted =
            base.zip(base_ceiling).map(|(base, most)| most.map_or(base, |most| base.min(most)));
        grant.rate_limit = match (terms.brackets.is_empty(), counted) {
            (true, _) => grant.rate.zip(counted).map(|(rate, counted)| rate.of(counted)),
            (false, Some(counted)) => Some(by_brackets(terms, counted)),
            (false, None) => None,
        };
        let limits = [
            terms.need_base().then_some(grant.rate_limit),
            terms.ceiling.is_some().then_some(grant.ceiling),
            self.within_base.then_some(grant.base),
        ];
        let further = self.limits.iter().map(|limit| limit.amount(known));
        let smallest = smallest(limits.into_iter().flatten().chain(further));
        grant.maximum = smallest.map(|smallest| self.granted(smallest).0);
        grant.excess = requested
            .zip(grant.maximum)
            .and_then(|(requested, maximum)| requested.checked_sub(maximum))
            .map(|excess| excess.max(Amount::ZERO));
        grant
    }

    /// The amount granted within the smallest limit, and the lump sum chosen, if there are lump sums.
    pub(crate) fn granted(&self, smallest: Amount) -> (Amount, Option<Amount>) {
        let lump_sum = (!self.lump_sums.is_empty()).then(|| {
            let fitting = self.lump_sums.iter().filter(|sum| **sum <= smallest);
            fitting.max().copied().unwrap_or(Amount::ZERO)
        });
        let granted = lump_sum.unwrap_or(smallest);
        let is_below = self.minimum.is_some_and(|minimum| granted < minimum);
        (if is_below { Amount::ZERO } else { granted }, lump_sum)
    }

    /// Adds what is missing before the maximum is known.
    pub(crate) fn lacks(&self, categories: &Categories, known: &Knowledge<'_>, out: &mut Places) {
        if self.undecided(known, out) {
            return;
        }
        let Some((terms, _)) = self.terms(known) else { return };
        let raised = [Raised::Rate, Raised::Ceiling, Raised::BaseCeiling];
        self.undecided_bonuses(known, &raised, out);
        if terms.need_base() || self.within_base {
            self.base_obstacles(categories, known, out);
        }
        self.limits.iter().for_each(|limit| limit.quantity.lacks(known, None, out));
    }
}

/// The grant by brackets, rounded down to the cent once.
pub(crate) fn by_brackets(terms: &Terms, counted: Amount) -> Amount {
    let million = i128::from(Rate::ONE.millionths());
    // Whole millions and the rest apart, so that no product leaves 128 bits.
    let (mut cents, mut rest) = (0, 0);
    for (rate, slice) in terms.slices(counted) {
        let rate = i128::from(rate.millionths());
        cents += slice.cents() / million * rate;
        rest += slice.cents() % million * rate;
    }
    Amount::from_cents(cents + rest / million)
}
