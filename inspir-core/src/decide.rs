//! From facts to a decision: every requirement's status, the outcome and the grant.

use crate::call::{CallData, Requirement};
use crate::checks::Inputs;
use crate::decision::{AppraisalCounts, Decision, Progress};
use crate::facts::Facts;
use crate::grant::Totals;
use crate::language::Knowledge;
use crate::places::Places;
use crate::status::{Level, Outcome, Status};

/// What the statuses of blocking requirements come to.
#[derive(Clone, Copy, Debug, Default)]
struct BlockingTally {
    refused: bool,
    lacking: bool,
    open: bool,
}

impl BlockingTally {
    /// Adds the status of a blocking requirement.
    fn add(&mut self, status: Status) {
        self.refused |= status == Status::NotMet;
        self.lacking |= status == Status::Missing;
        self.open |= status == Status::ToReview;
    }

    fn outcome(self) -> Outcome {
        match (self.refused, self.lacking, self.open) {
            (true, ..) => Outcome::Ineligible,
            (_, true, _) => Outcome::Incomplete,
            (.., true) => Outcome::NeedsReview,
            _ => Outcome::Eligible,
        }
    }
}

/// What the rules of a call come to with these statuses, whatever is wrong with the input.
pub(crate) fn outcome_of_rules(call: &CallData, statuses: &[Status]) -> Outcome {
    let mut verdict = BlockingTally::default();
    let decided = call.requirements.iter().zip(statuses);
    let blocking = decided.filter(|(requirement, _)| requirement.level == Level::Blocking);
    blocking.for_each(|(_, status)| verdict.add(*status));
    verdict.outcome()
}

/// A status, and how it came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Decided {
    pub(crate) status: Status,
    /// What the check alone says, where it was asked.
    pub(crate) asked: Option<Status>,
    /// Whether it is unknown if the requirement applies, and its check does not settle it.
    pub(crate) is_undecided: bool,
}

impl Requirement {
    /// The status with its condition.
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
        let is_missing = is_undecided || asked == Status::Missing;
        let status = match is_missing {
            true if inputs.call.has_agents
                && self.waits_for_agents(inputs, is_undecided, asked) =>
            {
                Status::ToReview
            }
            true => Status::Missing,
            false => asked,
        };
        Decided { status, asked: Some(asked), is_undecided }
    }

    /// Whether all that lacks is for agents to fill in.
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
    decision.statuses.reserve(call.requirements.len());
    let inputs =
        Inputs { call: frame, facts, totals: &decision.totals, parts: &decision.parts, known };
    let (mut progress, mut appraisal) = (Progress::default(), AppraisalCounts::default());
    let mut verdict = BlockingTally::default();
    for requirement in &call.requirements {
        let status = requirement.decided(&inputs).status;
        decision.statuses.push(status);
        match (requirement.level, status) {
            (Level::Blocking, Status::NotApplicable) | (Level::Warning | Level::Advice, _) => {}
            (Level::Blocking, status) => {
                progress.applicable += 1;
                progress.met += u32::from(status == Status::Met);
                verdict.add(status);
            }
            (Level::Appraisal, Status::Met) => appraisal.favourable += 1,
            (Level::Appraisal, Status::NotMet) => appraisal.unfavourable += 1,
            (Level::Appraisal, Status::ToReview) => appraisal.pending += 1,
            (Level::Appraisal, _) => {}
        }
    }
    (decision.progress, decision.appraisal) = (progress, appraisal);
    decision.outcome = match decision.input_errors.is_empty() {
        true => verdict.outcome(),
        false => Outcome::Invalid,
    };
    retained
}
