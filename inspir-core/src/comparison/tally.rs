//! Money and winners, added up.

use super::side::ComparedSide;
use crate::amount::Amount;
use crate::json::{WriteJson, objects};
use crate::status::Outcome;

/// The effects of a reform on some applications, added up.
///
/// An application of which either edition leaves the grant unknown is counted in `unknown` and in no amount, so
/// that `after` less `before` is what the rest gain less what the rest lose, to the cent. Tallies of parts of the
/// applications add up to that of all, whatever the parts.
///
/// ```
/// use inspir_core::{Amount, Call, ComparedSide, ComparisonTally};
///
/// let call = Call::creative_event();
/// let reform = call.reform([("rate", r#""0.60""#)], "2")?;
/// let text = br#"{"request": {"amount": "600"}, "budget": {"expenses": [{"amount": "1000"}]}}"#;
/// let [before, after] = [&call, &reform].map(|call| ComparedSide::of(&call.decide_json(text)));
/// let mut tally = ComparisonTally::default();
/// tally.add(&before, &after);
/// assert_eq!((tally.before(), tally.after()), (Amount::from_euros(500), Amount::from_euros(600)));
/// assert_eq!((tally.winners, tally.gained(), tally.losers), (1, Amount::from_euros(100), 0));
/// # Ok::<(), inspir_core::ReformError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ComparisonTally {
    /// The number of applications.
    pub applications: u64,
    /// The number of applications whose grant either edition leaves unknown.
    pub unknown: u64,
    /// The number of applications that get more.
    pub winners: u64,
    /// The number of applications that get less.
    pub losers: u64,
    before: i128,
    after: i128,
    refused_before: i128,
    refused_after: i128,
    gained: i128,
    lost: i128,
}

impl ComparisonTally {
    /// Adds an application.
    ///
    /// ```
    /// # use inspir_core::{Call, ComparedSide, ComparisonTally};
    /// let side = ComparedSide::of(&Call::creative_event().decide_json(b"{}"));
    /// let mut tally = ComparisonTally::default();
    /// tally.add(&side, &side);
    /// assert_eq!((tally.applications, tally.unknown), (1, 1));
    /// ```
    pub fn add(&mut self, before: &ComparedSide, after: &ComparedSide) {
        self.applications += 1;
        let (Some(first), Some(second)) = (before.grant(), after.grant()) else {
            self.unknown += 1;
            return;
        };
        let (first, second) = (first.cents(), second.cents());
        // Each is below 10¹⁴: no number of applications that there can be overflows.
        self.before += first;
        self.after += second;
        if before.outcome == Outcome::Ineligible {
            self.refused_before += first;
        }
        if after.outcome == Outcome::Ineligible {
            self.refused_after += second;
        }
        if second > first {
            self.winners += 1;
            self.gained += second - first;
        } else if second < first {
            self.losers += 1;
            self.lost += first - second;
        }
    }

    /// Adds what another tally counts.
    ///
    /// ```
    /// # use inspir_core::{Call, ComparedSide, ComparisonTally};
    /// let side = ComparedSide::of(&Call::creative_event().decide_json(b"{}"));
    /// let (mut tally, mut other) = (ComparisonTally::default(), ComparisonTally::default());
    /// other.add(&side, &side);
    /// tally.merge(&other);
    /// assert_eq!(tally, other);
    /// ```
    pub fn merge(&mut self, other: &Self) {
        self.applications += other.applications;
        self.unknown += other.unknown;
        self.winners += other.winners;
        self.losers += other.losers;
        self.before += other.before;
        self.after += other.after;
        self.refused_before += other.refused_before;
        self.refused_after += other.refused_after;
        self.gained += other.gained;
        self.lost += other.lost;
    }

    /// The sum that may be granted at most under the first edition.
    ///
    /// ```
    /// # use inspir_core::{Amount, ComparisonTally};
    /// assert_eq!(ComparisonTally::default().before(), Amount::ZERO);
    /// ```
    #[must_use]
    pub const fn before(&self) -> Amount {
        Amount::from_cents(self.before)
    }

    /// The sum that may be granted at most under the second edition.
    ///
    /// ```
    /// # use inspir_core::{Amount, ComparisonTally};
    /// assert_eq!(ComparisonTally::default().after(), Amount::ZERO);
    /// ```
    #[must_use]
    pub const fn after(&self) -> Amount {
        Amount::from_cents(self.after)
    }

    /// The part of [`before`](Self::before) that belongs to applications that are ineligible as they stand.
    ///
    /// ```
    /// # use inspir_core::{Amount, ComparisonTally};
    /// assert_eq!(ComparisonTally::default().refused_before(), Amount::ZERO);
    /// ```
    #[must_use]
    pub const fn refused_before(&self) -> Amount {
        Amount::from_cents(self.refused_before)
    }

    /// The part of [`after`](Self::after) that belongs to applications that are ineligible as they stand.
    ///
    /// ```
    /// # use inspir_core::{Amount, ComparisonTally};
    /// assert_eq!(ComparisonTally::default().refused_after(), Amount::ZERO);
    /// ```
    #[must_use]
    pub const fn refused_after(&self) -> Amount {
        Amount::from_cents(self.refused_after)
    }

    /// The sum that the winners gain.
    ///
    /// ```
    /// # use inspir_core::{Amount, ComparisonTally};
    /// assert_eq!(ComparisonTally::default().gained(), Amount::ZERO);
    /// ```
    #[must_use]
    pub const fn gained(&self) -> Amount {
        Amount::from_cents(self.gained)
    }

    /// The sum that the losers lose.
    ///
    /// ```
    /// # use inspir_core::{Amount, ComparisonTally};
    /// assert_eq!(ComparisonTally::default().lost(), Amount::ZERO);
    /// ```
    #[must_use]
    pub const fn lost(&self) -> Amount {
        Amount::from_cents(self.lost)
    }
}

impl WriteJson for ComparisonTally {
    fn write(&self, out: &mut String) {
        let text = |amount: Amount| amount.to_string();
        let told = ToldTally {
            applications: self.applications,
            unknown: self.unknown,
            winners: self.winners,
            losers: self.losers,
            before: text(self.before()),
            after: text(self.after()),
            difference: text(Amount::from_cents(self.after - self.before)),
            gained: text(self.gained()),
            lost: text(self.lost()),
            refused_before: text(self.refused_before()),
            refused_after: text(self.refused_after()),
        };
        told.write(out);
    }
}

struct ToldTally {
    applications: u64,
    unknown: u64,
    winners: u64,
    losers: u64,
    before: String,
    after: String,
    difference: String,
    gained: String,
    lost: String,
    refused_before: String,
    refused_after: String,
}

objects! {
    ToldTally {
        applications, unknown, winners, losers, before, after, difference, gained, lost, refused_before,
        refused_after,
    }
}
