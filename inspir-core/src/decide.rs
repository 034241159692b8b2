//! From facts to a decision: every requirement's status, the outcome and the grant.

use crate::call::{CallData, Requirement};
use crate::checks::Inputs;
use crate::decision::{AppraisalCounts, Decision, Progress};
use crate::facts::Facts;
use crate::grant::Totals;
use crate::language::Knowledge;
use crate::places::Places;
use crate::status::{Level, Outcome, Status};

/// The number of requirements of each level with each status.
#[derive(Debug, Default)]
struct Tally([[u32; Status::ALL.len()]; Level::ALL.len()]);

impl Tally {
    fn add(&mut self, level: Level, status: Status) {
        let of_level = self.0.get_mut(level as usize);
        if let Some(count) = of_level.and_then(|of_level| of_level.get_mut(status as usize)) {
            *count += 1;
        }
    }

    fn count(&self, level: Level, status: Status) -> u32 {
        let of_level = self.0.get(level as usize);
        of_level.and_then(|of_level| of_level.get(status as usize)).copied().unwrap_or_default()
    }

    /// The outcome that the statuses of blocking requirements lead to.
    fn outcome(&self) -> Outcome {
        let some = |status| self.count(Level::Blocking, status) > 0;
        match (some(Status::NotMet), some(Status::Missing), some(Status::ToReview)) {
            (true, ..) => Outcome::Ineligible,
            (_, true, _) => Outcome::Incomplete,
            (.., true) => Outcome::NeedsReview,
            _ => Outcome::Eligible,
        }
    }

    fn progress(&self) -> Progress {
        let of = |status: &Status| self.count(Level::Blocking, *status);
        let applicable = Status::ALL.iter().filter(|status| **status != Status::NotApplicable);
        Progress { met: of(&Status::Met), applicable: applicable.map(of).sum() }
    }

    fn appraisal(&self) -> AppraisalCounts {
        let of = |status| self.count(Level::Appraisal, status);
        AppraisalCounts {
            favourable: of(Status::Met),
            unfavourable: of(Status::NotMet),
            pending: of(Status::ToReview),
        }
    }
}

/// The outcome by the rules of a call with these statuses, whatever is wrong with the input.
pub(crate) fn outcome_of_rules(call: &CallData, statuses: &[Status]) -> Outcome {
    let mut tally = Tally::default();
    for (requirement, status) in call.requirements.iter().zip(statuses) {
        tally.add(requirement.level, *status);
    }
    tally.outcome()
}

/// A status, and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decided {
    pub(crate) status: Status,
    /// The status by the check alone, if it was asked.
    pub(crate) asked: Option<Status>,
    /// Whether it is unknown if the requirement applies, and its check does not settle it.
    pub(crate) is_undecided: bool,
}

impl Requirement {
    /// The status with its condition.
    #[cfg_attr(feature = "fast", inline(always))]
    pub(crate) fn decided(&self, inputs: &Inputs<'_>) -> Decided {
        let applies = self.when.as_ref().map_or(Some(true), |when| when.holds(&inputs.known, None));
        let asked = match applies {
            Some(false) => {
                let status = Status::NotApplicable;
                return Decided { status, asked: None, is_undecided: false };
            }
            _ => self.check.run(inputs),
        };
        // Whether it applies is unknown: what is met, or concerns nobody, stays so.
        let is_undecided =
            applies.is_none() && !matches!(asked, Status::Met | Status::NotApplicable);
        let status = match is_undecided || asked == Status::Missing {
            true => self.lacking(inputs, is_undecided, asked),
            false => asked,
        };
        Decided { status, asked: Some(asked), is_undecided }
    }

    /// The status of a requirement that lacks something. It stands apart, since few do: the others need no room
    /// for places.
    #[cfg_attr(feature = "fast", inline(never))]
    fn lacking(&self, inputs: &Inputs<'_>, is_undecided: bool, asked: Status) -> Status {
        match inputs.call.has_agents && self.waits_for_agents(inputs, is_undecided, asked) {
            true => Status::ToReview,
            false => Status::Missing,
        }
    }

    /// Whether only agents can fill in what is missing.
    fn waits_for_agents(&self, inputs: &Inputs<'_>, is_undecided: bool, asked: Status) -> bool {
        let mut lacking = Places::default();
        self.lacks(inputs, is_undecided, asked, &mut lacking);
        !lacking.is_empty() && lacking.iter().all(|place| inputs.call.is_for_agents(*place))
    }

    /// Adds what is missing: before it is known whether the requirement applies, then for its check.
    fn lacks(&self, inputs: &Inputs<'_>, is_undecided: bool, asked: Status, out: &mut Places) {
        if let Some(when) = self.when.as_ref().filter(|_| is_undecided) {
            when.undecided(&inputs.known, None, out);
        }
        if asked == Status::Missing {
            self.check.places(inputs, asked, out);
        }
    }
}

/// Decides on an application. The decision replaces the one before. Gives the expenses that are
/// retained, in cents: by category, or in one sum.
pub(crate) fn decide(call: &CallData, facts: &Facts, decision: &mut Decision) -> Option<Vec<i128>> {
    let frame = &call.frame;
    decision.totals = Totals::new(facts);
    let memo = vec![Default::default(); frame.quantities.len()];
    let mut known = Knowledge {
        requested: frame.requested(facts),
        ..Knowledge::new(&frame.layout, &call.ids, facts, &frame.quantities, &memo, frame)
    };
    let retained = if frame.uses_eligible { frame.retained(&known) } else { None };
    known.retained = retained.as_deref();
    decision.parts.clear();
    decision.parts.extend(frame.parts.iter().map(|part| part.grant(&frame.categories, &known)));
    decision.grant = frame.totals(&known, &decision.parts);
    known.maximum = decision.grant.maximum;
    decision.categories.clear();
    decision.quantities.clear();
    if !frame.categories.is_empty() {
        decision.categories.extend(frame.categories.shown(&known, known.retained));
    }
    decision.quantities.extend((0..frame.quantities.len()).map(|number| known.named(number)));
    decision.statuses.clear();
    let inputs =
        Inputs { call: frame, facts, totals: &decision.totals, parts: &decision.parts, known };
    let mut tally = Tally::default();
    decision.statuses.extend(call.requirements.iter().map(|requirement| {
        let status = requirement.decided(&inputs).status;
        tally.add(requirement.level, status);
        status
    }));
    (decision.progress, decision.appraisal) = (tally.progress(), tally.appraisal());
    decision.outcome = match decision.input_errors.is_empty() {
        true => tally.outcome(),
        false => Outcome::Invalid,
    };
    retained
}
