//! How a grant was worked out, step by step: what a form and a letter print.

use super::frame::Frame;
use super::limits::PartLimit;
use super::part::Part;
use super::part_grant::PartGrant;
use super::terms::{Bonus, Raised, Raises, Terms};
use crate::amount::Amount;
use crate::closed_list::closed_list;
use crate::language::Knowledge;
use crate::rate::Rate;

closed_list! {
    /// A step of the calculation of a grant.
    #[non_exhaustive]
    pub enum StepKind {
        /// The expenses that count.
        Base = "base",
        /// The case that applies.
        Case = "case",
        /// The expenses that count at most.
        BaseCeiling = "base_ceiling",
        /// The rate.
        Rate = "rate",
        /// A bonus.
        Bonus = "bonus",
        /// The greatest rate.
        MaximumRate = "maximum_rate",
        /// A figure with its bonuses.
        Total = "total",
        /// A slice of the base.
        Bracket = "bracket",
        /// The grant at the rate, or by brackets.
        RateLimit = "rate_limit",
        /// The ceiling.
        Ceiling = "ceiling",
        /// The base as a limit.
        WithinBase = "within_base",
        /// A further limit.
        Limit = "limit",
        /// The lump sum that is left.
        LumpSum = "lump_sum",
        /// The amount below which nothing is granted.
        Minimum = "minimum",
        /// The sum of the parts.
        Parts = "parts",
        /// The most that can be granted.
        Maximum = "maximum",
    }
}

impl StepKind {
    /// Whether the step is a limit. The total of a ceiling with its bonuses is one as well.
    pub(crate) const fn is_limit(self) -> bool {
        matches!(
            self,
            Self::RateLimit | Self::Ceiling | Self::WithinBase | Self::Limit | Self::Parts
        )
    }
}

/// One step of the calculation of a grant.
///
/// ```
/// use inspir_core::{Call, StepKind, StepValue, Amount};
///
/// let text = br#"{"budget": {"expenses": [{"amount": "3000"}]}}"#;
/// let assessment = Call::creative_event().assess_json(text);
/// let steps = assessment.steps(0);
/// assert_eq!(steps[0].kind, StepKind::Base);
/// assert_eq!(steps[0].value, Some(StepValue::Amount(Amount::from_euros(3000))));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Step {
    /// Which step it is.
    pub kind: StepKind,
    /// The number of a bonus, of a limit or of a case in its list.
    pub(crate) number: Option<usize>,
    /// The rate of a bracket.
    pub rate: Option<Rate>,
    /// The result of the step; `None`: not known.
    pub value: Option<StepValue>,
    /// Of a bonus, whether it applies; the inner `None`: not known.
    pub applies: Option<Option<bool>>,
    /// Whether this limit is the one that decides.
    pub decides: bool,
}

/// The result of a step.
///
/// ```
/// use inspir_core::{Amount, StepValue};
///
/// assert_eq!(StepValue::from(Amount::ZERO), StepValue::Amount(Amount::ZERO));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StepValue {
    /// An amount.
    Amount(Amount),
    /// A rate.
    Rate(Rate),
    /// The number of a case, from 1.
    Case(usize),
}

impl From<Amount> for StepValue {
    fn from(amount: Amount) -> Self {
        Self::Amount(amount)
    }
}

impl From<Rate> for StepValue {
    fn from(rate: Rate) -> Self {
        Self::Rate(rate)
    }
}

impl Step {
    fn new<T: Into<StepValue>>(kind: StepKind, value: Option<T>) -> Self {
        let value = value.map(Into::into);
        Self { kind, number: None, rate: None, value, applies: None, decides: false }
    }

    fn numbered(self, number: usize) -> Self {
        Self { number: Some(number), ..self }
    }
}

/// The steps so far, and which of them are limits.
#[derive(Default)]
struct Steps {
    steps: Vec<Step>,
    limits: Vec<usize>,
}

impl Steps {
    fn push<T: Into<StepValue>>(&mut self, kind: StepKind, value: Option<T>) {
        self.steps.push(Step::new(kind, value));
    }

    /// The last step is a limit.
    fn is_limit(&mut self) {
        self.limits.extend(self.steps.len().checked_sub(1));
    }

    /// Adds the bonuses of a figure, and the figure with them. `cap` stands between them.
    fn bonuses<T: Into<StepValue>>(
        &mut self,
        part: &Part,
        known: &Knowledge<'_>,
        raised: Raised,
        total: Option<T>,
    ) {
        let bonuses = part.bonuses.iter().enumerate();
        let bonuses: Vec<(usize, &Bonus)> =
            bonuses.filter(|(_, bonus)| bonus.raised() == raised).collect();
        for (number, bonus) in &bonuses {
            let value: StepValue = match bonus.raises {
                Raises::Rate(rate) => rate.into(),
                Raises::Ceiling(amount) | Raises::BaseCeiling(amount) => amount.into(),
            };
            let step = Step::new(StepKind::Bonus, Some(value)).numbered(*number);
            self.steps.push(Step { applies: Some(bonus.applies(known)), ..step });
        }
        if raised == Raised::Rate && part.maximum_rate.is_some() {
            self.push(StepKind::MaximumRate, part.maximum_rate);
        }
        if !bonuses.is_empty() {
            self.push(StepKind::Total, total);
        }
    }

    fn limits(&mut self, limits: &[PartLimit], known: &Knowledge<'_>) {
        for (number, limit) in limits.iter().enumerate() {
            self.steps.push(Step::new(StepKind::Limit, limit.amount(known)).numbered(number));
            self.is_limit();
        }
    }

    /// Marks the first of the limits that is as small as the smallest. Gives that amount.
    fn decide(&mut self) -> Option<Amount> {
        let value = |step: &Step| match step.value {
            Some(StepValue::Amount(amount)) => Some(amount),
            _ => None,
        };
        let limits = self.limits.iter().map(|index| self.steps.get(*index).and_then(value));
        let smallest = limits.collect::<Option<Vec<Amount>>>()?.into_iter().min()?;
        for index in &self.limits {
            if let Some(step) = self.steps.get_mut(*index)
                && value(step) == Some(smallest)
            {
                step.decides = true;
                break;
            }
        }
        Some(smallest)
    }
}

impl Part {
    /// How the part was worked out.
    pub(crate) fn steps(&self, grant: &PartGrant, known: &Knowledge<'_>) -> Vec<Step> {
        let mut steps = Steps::default();
        steps.push(StepKind::Base, grant.base);
        let Some((terms, case)) = self.terms(known) else {
            steps.push(StepKind::Maximum, None::<Amount>);
            return steps.steps;
        };
        if let Some(case) = case {
            let step = Step::new(StepKind::Case, Some(StepValue::Case(case + 1))).numbered(case);
            steps.steps.push(step);
        }
        self.figures(terms, grant, known, &mut steps);
        if self.within_base {
            steps.push(StepKind::WithinBase, grant.base);
            steps.is_limit();
        }
        steps.limits(&self.limits, known);
        if let Some(smallest) = steps.decide() {
            let (_, lump_sum) = self.granted(smallest);
            if lump_sum.is_some() {
                steps.push(StepKind::LumpSum, lump_sum);
            }
            let so_far = lump_sum.unwrap_or(smallest);
            if let Some(minimum) = self.minimum.filter(|minimum| so_far < *minimum) {
                steps.push(StepKind::Minimum, Some(minimum));
            }
        }
        steps.push(StepKind::Maximum, grant.maximum);
        steps.steps
    }

    fn figures(&self, terms: &Terms, grant: &PartGrant, known: &Knowledge<'_>, steps: &mut Steps) {
        if terms.base_ceiling.is_some() {
            steps.push(StepKind::BaseCeiling, terms.base_ceiling);
            steps.bonuses(self, known, Raised::BaseCeiling, grant.base_ceiling);
        }
        if terms.rate.is_some() {
            steps.push(StepKind::Rate, terms.rate);
            steps.bonuses(self, known, Raised::Rate, grant.rate);
        }
        let counted = match terms.base_ceiling {
            Some(_) => grant.base.zip(grant.base_ceiling).map(|(base, most)| base.min(most)),
            None => grant.base,
        };
        let slices: Vec<Option<Amount>> = match counted {
            Some(counted) => terms.slices(counted).map(|(_, slice)| Some(slice)).collect(),
            None => terms.brackets.iter().map(|_| None).collect(),
        };
        for (bracket, slice) in terms.brackets.iter().zip(slices) {
            let step = Step::new(StepKind::Bracket, slice);
            steps.steps.push(Step { rate: Some(bracket.rate), ..step });
        }
        if terms.need_base() {
            steps.push(StepKind::RateLimit, grant.rate_limit);
            steps.is_limit();
        }
        if terms.ceiling.is_some() {
            steps.push(StepKind::Ceiling, terms.ceiling);
            steps.bonuses(self, known, Raised::Ceiling, grant.ceiling);
            steps.is_limit();
        }
    }
}

impl Frame {
    /// How the grant as a whole was worked out, if the call limits it.
    pub(crate) fn overall_steps(
        &self,
        parts: &[PartGrant],
        maximum: Option<Amount>,
        known: &Knowledge<'_>,
    ) -> Option<Vec<Step>> {
        let overall = self.overall.as_ref()?;
        let mut steps = Steps::default();
        let of_parts = super::totals::sum(self.counting_parts(parts).map(|(_, part)| part.maximum));
        steps.push(StepKind::Parts, of_parts.filter(|_| !parts.is_empty()));
        steps.is_limit();
        if overall.ceiling.is_some() {
            steps.push(StepKind::Ceiling, overall.ceiling);
            steps.is_limit();
        }
        steps.limits(&overall.limits, known);
        let _ = steps.decide();
        steps.push(StepKind::Maximum, maximum);
        Some(steps.steps)
    }
}
