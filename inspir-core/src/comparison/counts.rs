//! All that is counted of a comparison.

use std::collections::{BTreeMap, btree_map};

use super::side::ComparedSide;
use super::tally::ComparisonTally;
use crate::json::{WriteJson, objects};
use crate::named_iterator::named_iterator;
use crate::status::Outcome;

/// What is counted of a comparison of two editions: how outcomes move, and a [`ComparisonTally`] of all
/// applications and of each group. Counts of parts of the applications can be merged in any order.
///
/// ```
/// use inspir_core::{Call, ComparedSide, ComparisonCounts, Outcome};
///
/// let call = Call::creative_event();
/// let side = ComparedSide::of(&call.decide_json(b"{}"));
/// let mut counts = ComparisonCounts::default();
/// counts.add(&side, &side, &[Some("59".to_owned())]);
/// assert_eq!(counts.moved(Outcome::Incomplete, Outcome::Incomplete), 1);
/// assert_eq!(counts.totals().applications, 1);
/// assert_eq!(counts.groups().next().map(|(group, _)| group.to_owned()), Some(vec![Some("59".to_owned())]));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ComparisonCounts {
    moved: BTreeMap<[&'static str; 2], u64>,
    totals: ComparisonTally,
    groups: BTreeMap<Vec<Option<String>>, ComparisonTally>,
}

impl ComparisonCounts {
    /// Adds an application. Without values to group by, `group` is empty.
    ///
    /// ```
    /// # use inspir_core::{Call, ComparedSide, ComparisonCounts};
    /// let side = ComparedSide::of(&Call::creative_event().decide_json(b"{}"));
    /// let mut counts = ComparisonCounts::default();
    /// counts.add(&side, &side, &[]);
    /// assert_eq!(counts.groups().count(), 0);
    /// ```
    pub fn add(&mut self, before: &ComparedSide, after: &ComparedSide, group: &[Option<String>]) {
        *self.moved.entry([before.outcome.id(), after.outcome.id()]).or_default() += 1;
        self.totals.add(before, after);
        if group.is_empty() {
            return;
        }
        match self.groups.get_mut(group) {
            Some(tally) => tally.add(before, after),
            None => self.groups.entry(group.to_vec()).or_default().add(before, after),
        }
    }

    /// Adds what others count.
    ///
    /// ```
    /// # use inspir_core::{Call, ComparedSide, ComparisonCounts};
    /// let side = ComparedSide::of(&Call::creative_event().decide_json(b"{}"));
    /// let (mut counts, mut others) = (ComparisonCounts::default(), ComparisonCounts::default());
    /// others.add(&side, &side, &[]);
    /// counts.merge(others.clone());
    /// assert_eq!(counts, others);
    /// ```
    pub fn merge(&mut self, others: Self) {
        for (outcomes, count) in others.moved {
            *self.moved.entry(outcomes).or_default() += count;
        }
        self.totals.merge(&others.totals);
        for (group, tally) in others.groups {
            self.groups.entry(group).or_default().merge(&tally);
        }
    }

    /// How many applications have the first outcome before and the second one after.
    ///
    /// ```
    /// # use inspir_core::{ComparisonCounts, Outcome};
    /// assert_eq!(ComparisonCounts::default().moved(Outcome::Ineligible, Outcome::Eligible), 0);
    /// ```
    #[must_use]
    pub fn moved(&self, before: Outcome, after: Outcome) -> u64 {
        self.moved.get(&[before.id(), after.id()]).copied().unwrap_or_default()
    }

    /// All applications.
    ///
    /// ```
    /// # use inspir_core::ComparisonCounts;
    /// assert_eq!(ComparisonCounts::default().totals().applications, 0);
    /// ```
    #[must_use]
    pub const fn totals(&self) -> &ComparisonTally {
        &self.totals
    }

    /// The groups, in the order of their values; what has no value comes first.
    ///
    /// ```
    /// # use inspir_core::ComparisonCounts;
    /// assert_eq!(ComparisonCounts::default().groups().count(), 0);
    /// ```
    #[must_use]
    pub fn groups(&self) -> ComparisonGroups<'_> {
        ComparisonGroups { inner: self.groups.iter() }
    }

    /// The counts as JSON: `outcomes`, a row of `before`, `after` and `applications` for each pair of outcomes
    /// that occurs, worst first; `totals`; `groups`, each with its values in `group`. Amounts are text.
    ///
    /// ```
    /// # use inspir_core::ComparisonCounts;
    /// let json = ComparisonCounts::default().to_json();
    /// assert!(json.starts_with(r#"{"outcomes":[],"totals":{"applications":0,"#));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let pairs = Outcome::ALL.iter();
        let pairs =
            pairs.flat_map(|before| Outcome::ALL.iter().map(move |after| (*before, *after)));
        let pairs = pairs.map(|(before, after)| (before, after, self.moved(before, after)));
        let outcomes = pairs.filter(|(.., applications)| *applications > 0);
        let outcomes = outcomes.map(|(before, after, applications)| MovedOutcomes {
            before: before.id(),
            after: after.id(),
            applications,
        });
        let groups = self.groups.iter();
        let told = ToldCounts {
            outcomes: outcomes.collect(),
            totals: self.totals,
            groups: groups
                .map(|(group, tally)| ToldGroup { group: group.clone(), totals: *tally })
                .collect(),
        };
        let mut out = String::new();
        told.write(&mut out);
        out
    }
}

struct ToldCounts {
    outcomes: Vec<MovedOutcomes>,
    totals: ComparisonTally,
    groups: Vec<ToldGroup>,
}

struct MovedOutcomes {
    before: &'static str,
    after: &'static str,
    applications: u64,
}

struct ToldGroup {
    group: Vec<Option<String>>,
    totals: ComparisonTally,
}

objects! {
    ToldCounts { outcomes, totals, groups, }
    MovedOutcomes { before, after, applications, }
    ToldGroup { group, totals, }
}

named_iterator! {
    /// The groups of a comparison: the values of each, and what was counted.
    ///
    /// ```
    /// use inspir_core::{ComparisonCounts, ComparisonGroups};
    ///
    /// let counts = ComparisonCounts::default();
    /// let groups: ComparisonGroups<'_> = counts.groups();
    /// assert_eq!(groups.len(), 0);
    /// ```
    pub struct ComparisonGroups<'c>(btree_map::Iter<'c, Vec<Option<String>>, ComparisonTally>)
    each (&'c [Option<String>], &'c ComparisonTally) = |_, (group, tally)| (group.as_slice(), tally)
}
