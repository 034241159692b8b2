//! The part of a decision that is compared.

use crate::amount::Amount;
use crate::decision::Decision;
use crate::status::Outcome;

/// One edition's decision on an application, as far as it is compared and added up.
///
/// ```
/// use inspir_core::{Amount, Call, ComparedSide};
///
/// let text = br#"{"request": {"amount": "800"}, "budget": {"expenses": [{"amount": "1000"}]}}"#;
/// let side = ComparedSide::of(&Call::creative_event().decide_json(text));
/// assert_eq!((side.requested, side.maximum), (Some(Amount::from_euros(800)), Some(Amount::from_euros(500))));
/// assert_eq!(side.grant(), Some(Amount::from_euros(500)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ComparedSide {
    /// The outcome.
    pub outcome: Outcome,
    /// The amount requested; `None` if nothing is, or if it is 10¹² and more.
    pub requested: Option<Amount>,
    /// The most that may be granted; `None` if it is not known, or if it is 10¹² and more.
    pub maximum: Option<Amount>,
}

impl ComparedSide {
    /// That of a decision.
    ///
    /// ```
    /// # use inspir_core::{Call, ComparedSide, Outcome};
    /// let side = ComparedSide::of(&Call::follow_up().decide_json(b"{}"));
    /// assert_eq!(side.outcome, Outcome::Incomplete);
    /// ```
    #[must_use]
    pub fn of(decision: &Decision) -> Self {
        // A sum of parts may have more digits than tables have room for.
        let within = |amount: Option<Amount>| amount.filter(|amount| amount.is_input());
        Self {
            outcome: decision.outcome(),
            requested: within(decision.requested()),
            maximum: within(decision.maximum()),
        }
    }

    /// The most that may be granted: the smaller of the request and the maximum. `None` if one of them is not
    /// known. The outcome does not count: an application that is refused as it stands may be put right.
    ///
    /// ```
    /// # use inspir_core::{Call, ComparedSide};
    /// let side = ComparedSide::of(&Call::creative_event().decide_json(br#"{"request": {"amount": 1}}"#));
    /// assert_eq!(side.grant(), None);
    /// ```
    #[must_use]
    pub fn grant(&self) -> Option<Amount> {
        self.requested.zip(self.maximum).map(|(requested, maximum)| requested.min(maximum))
    }
}
