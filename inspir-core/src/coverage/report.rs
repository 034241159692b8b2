//! Coverage as data. Each thing to reach has the name of the first case that reaches it.

use serde::Serialize;

use crate::status::Status;

/// The coverage of a definition by its cases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Coverage {
    /// The statuses of each requirement that it can come to.
    pub statuses: Vec<StatusCoverage>,
    /// The answers of each condition.
    pub conditions: Vec<ConditionCoverage>,
    /// Both sides of each limit.
    pub limits: Vec<LimitCoverage>,
    /// What decides on the grant: limits, cases, brackets, bonuses.
    pub decisive: Vec<DecisiveCoverage>,
    /// The caps of categories.
    pub caps: Vec<CapCoverage>,
    /// The text of the definition.
    #[serde(skip)]
    pub(super) definition: String,
}

/// A status of a requirement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct StatusCoverage {
    /// The requirement.
    pub requirement: String,
    /// The place of the requirement in the definition.
    pub path: String,
    /// One of the statuses that it can come to.
    pub status: Status,
    /// The first case with this status.
    pub case: Option<String>,
}

/// The answers of a condition. Of the items of a list, some item has the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ConditionCoverage {
    /// The place of the condition in the definition.
    pub path: String,
    /// The first case in which it is true.
    pub holds: Option<String>,
    /// The first case in which it is false.
    pub fails: Option<String>,
    /// The first case in which it is unknown.
    pub unknown: Option<String>,
}

/// A limit: a figure or a day that the definition writes. It is tested on both sides if one case would
/// come out otherwise with a unit less, and one with a unit more: a cent, a point, a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct LimitCoverage {
    /// The place of the limit in the definition.
    pub path: String,
    /// The value that is written there.
    pub value: String,
    /// Whether there can be a unit less; if so, the first case that would come out otherwise.
    pub less: Option<Option<String>>,
    /// Whether there can be a unit more; if so, the first case that would come out otherwise.
    pub more: Option<Option<String>>,
}

/// Something that can decide on the grant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct DecisiveCoverage {
    /// The place in the definition.
    pub path: String,
    /// The first case in which it decides.
    pub case: Option<String>,
}

/// A cap of a category of expenses, where no other limit of the category is smaller.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CapCoverage {
    /// The place in the definition.
    pub path: String,
    /// The first case in which it decides: more counts than it leaves.
    pub case: Option<String>,
    /// The first case in which as much counts as it leaves.
    pub exact: Option<String>,
    /// The first case in which a cent more or less counts than it leaves.
    pub beside: Option<String>,
}

impl Coverage {
    /// Everything that can be reached, and whether it is.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, bool)> {
        let statuses = self.statuses.iter().map(|one| (one.path.as_str(), one.case.is_some()));
        let conditions = self.conditions.iter().flat_map(|one| {
            [&one.holds, &one.fails].map(|case| (one.path.as_str(), case.is_some()))
        });
        let limits = self.limits.iter().flat_map(|one| {
            let sides = [&one.less, &one.more].into_iter().flatten();
            sides.map(|case| (one.path.as_str(), case.is_some()))
        });
        let decisive = self.decisive.iter().map(|one| (one.path.as_str(), one.case.is_some()));
        let caps = self.caps.iter().flat_map(|one| {
            let cases = [&one.case, &one.exact, &one.beside];
            cases.map(|case| (one.path.as_str(), case.is_some()))
        });
        statuses.chain(conditions).chain(limits).chain(decisive).chain(caps)
    }

    /// The number of things that the cases reach. An unknown condition does not count: some cannot be
    /// unknown.
    #[must_use]
    pub fn reached(&self) -> usize {
        self.all().filter(|(_, is_reached)| *is_reached).count()
    }

    /// The number of things to reach.
    #[must_use]
    pub fn of(&self) -> usize {
        self.all().count()
    }
}
