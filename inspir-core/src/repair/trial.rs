//! Plans for the money of an application, tried by the engine.

use super::money::{Change, Money, Plan, set};
use crate::amount::Amount;
use crate::call::CallData;
use crate::decide::decide;
use crate::decision::Decision;
use crate::facts::Facts;
use crate::status::Status;

/// The most plans that are tried for one application.
const MAX_TRIALS: usize = 2_000;

/// Tries plans. A plan is good if it settles something and worsens nothing.
#[derive(Debug)]
pub(super) struct Trials<'c> {
    pub(super) call: &'c CallData,
    facts: Facts,
    pub(super) money: Money,
    /// The decision on the application as it is.
    before: &'c Decision,
    /// The decision on the last plan.
    pub(super) decision: Decision,
    left: usize,
    met: Vec<Plan>,
    pub(super) good: Vec<Trial>,
}

/// A plan that is good.
#[derive(Clone, Debug)]
pub(super) struct Trial {
    pub(super) plan: Plan,
    pub(super) changes: Vec<Change>,
    /// The numbers of the requirements that it meets and that were not met.
    pub(super) settled: Vec<usize>,
}

impl Trial {
    /// How much it changes: the sum of the differences, in cents.
    pub(super) fn change(&self) -> i128 {
        self.changes.iter().map(|change| (change.to - change.from).abs()).sum()
    }
}

impl<'c> Trials<'c> {
    pub(super) fn new(call: &'c CallData, facts: Facts, before: &'c Decision) -> Self {
        let money = Money::new(&call.frame, &facts);
        let (decision, met, good) = (Decision::new(), Vec::new(), Vec::new());
        Self { call, facts, money, before, decision, left: MAX_TRIALS, met, good }
    }

    /// Decides on the application with the amounts of a plan. Gives the changes; `None` if the plan cannot be.
    pub(super) fn decide(&mut self, plan: &Plan) -> Option<Vec<Change>> {
        self.left = self.left.checked_sub(1)?;
        let changes = self.money.changes(plan)?;
        changes.iter().for_each(|change| set(&mut self.facts, change.place, change.to));
        decide(self.call, &self.facts, &mut self.decision);
        changes.iter().for_each(|change| set(&mut self.facts, change.place, change.from));
        Some(changes)
    }

    /// Tries a plan, and keeps it if it is good.
    pub(super) fn check(&mut self, plan: Plan) {
        if self.met.contains(&plan) {
            return;
        }
        self.met.push(plan.clone());
        if self.is_unfit(&plan) {
            return;
        }
        let Some(changes) = self.decide(&plan) else { return };
        if self.asks_too_much(&plan) {
            return;
        }
        if let Some(settled) = settled(self.before, &self.decision)
            && !settled.is_empty()
        {
            self.good.push(Trial { plan, changes, settled });
        }
    }

    /// Whether the plan is no advice to give: to ask for more where too much is asked for, or for a single cent
    /// where it was more than a euro.
    fn is_unfit(&self, plan: &Plan) -> bool {
        let excess = |excess: Option<Amount>| excess.unwrap_or_default() > Amount::ZERO;
        let parts = self.before.parts.iter().map(|part| part.excess);
        let is_too_much = parts.chain([self.before.grant.excess]).any(excess);
        let now = self.money.plan();
        let mut requests = now.requests.iter().zip(&plan.requests);
        requests.any(|(now, then)| is_too_much && then > now || *then == 1 && *now > 100)
    }

    /// Whether the plan that was decided last changes what is asked for, and yet leaves it above what can be
    /// granted: its amount would contradict the message that names the maximum.
    fn asks_too_much(&self, plan: &Plan) -> bool {
        let is_more = |excess: Option<Amount>| excess.unwrap_or_default() > Amount::ZERO;
        let of_part = |part: &Option<usize>| {
            is_more(part.and_then(|part| self.decision.parts.get(part)?.excess))
        };
        let now = self.money.plan().requests;
        let pairs = now.iter().zip(&plan.requests).zip(&self.money.parts);
        let mut changed = pairs.filter(|((now, then), _)| now != then).peekable();
        changed.peek().is_some() && is_more(self.decision.grant.excess)
            || changed.any(|(_, part)| of_part(part))
    }

    /// The status of a requirement under the plan that was decided last.
    pub(super) fn status(&self, requirement: usize) -> Status {
        self.decision.statuses.get(requirement).copied().unwrap_or(Status::Missing)
    }

    /// The requirements that are not met, as the application is.
    pub(super) fn not_met(&self) -> Vec<usize> {
        let statuses = self.before.statuses.iter().enumerate();
        statuses.filter(|(_, status)| **status == Status::NotMet).map(|(at, _)| at).collect()
    }
}

/// The requirements that have become met; `None` if one has become worse, or if what is asked for exceeds what
/// can be granted by more than before.
pub(super) fn settled(before: &Decision, after: &Decision) -> Option<Vec<usize>> {
    if exceeds_more(before, after) {
        return None;
    }
    let mut settled = Vec::new();
    for (at, (before, after)) in before.statuses.iter().zip(&after.statuses).enumerate() {
        if rank(*after) < rank(*before) {
            return None;
        }
        if *before == Status::NotMet && *after == Status::Met {
            settled.push(at);
        }
    }
    Some(settled)
}

/// Whether a part, or the grant as a whole, exceeds its maximum by more than before.
fn exceeds_more(before: &Decision, after: &Decision) -> bool {
    let parts = before.parts.iter().zip(&after.parts);
    let mut excesses = parts
        .map(|(before, after)| (before.excess, after.excess))
        .chain([(before.grant.excess, after.grant.excess)]);
    excesses.any(|(before, after)| after.unwrap_or_default() > before.unwrap_or_default())
}

/// How good a status is.
const fn rank(status: Status) -> u8 {
    match status {
        Status::NotMet => 0,
        Status::Missing => 1,
        Status::ToReview => 2,
        Status::Met | Status::NotApplicable => 3,
    }
}
