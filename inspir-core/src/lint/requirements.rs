//! Requirements that come to the same whatever the answers are, and those that contradict each other. Each
//! remark is exact: all applications that could show otherwise were tried.

use std::collections::BTreeSet;

use serde_json::json;

use super::closed::{ClosedRequirement, NEVER_FAILS, NEVER_HOLDS, requirements};
use super::contradictions::contradictions;
use super::counts::counts_that_never_change;
use super::figures::figures_that_contradict;
use super::remark::{Remark, RemarkCode};
use super::requests::requests_that_contradict;
use super::shares::shares_that_contradict;
use crate::assess::Assessor;
use crate::call::Call;
use crate::json::JsonText;
use crate::status::{Level, Status};
use crate::variants::{AskedFields, each_combination};

/// The checks that ask for an answer, whatever it is.
const ASK_ALONE: [&str; 2] = ["answered", "any_answered"];

/// Requirements that cannot fail or hold, and those that contradict each other. `left`: how many more
/// applications may be tried.
pub(super) fn requirements_that_never_change(
    call: &Call,
    document: &JsonText<'_>,
    left: &mut usize,
) -> Vec<Remark> {
    let all = requirements(document);
    let mut remarks = Vec::new();
    let mut blocking = Vec::new();
    for (number, json) in all.into_iter().enumerate() {
        let Some(asked) = AskedFields::of_requirement(call, number, json) else { continue };
        let one = ClosedRequirement { number, asked };
        let never_holds =
            match comes_to(call, &one, left) {
                Some(met) => {
                    let remark = met.remark(call, &one);
                    let never_holds = met.never_holds();
                    remarks.extend(remark.map(|(code, words)| {
                        Remark::new(document, json.number(), code, words, &[])
                    }));
                    never_holds
                }
                None => false,
            };
        let is_blocking = |level| level == Some(Level::Blocking);
        let level = call.data().requirements.get(number).map(|requirement| requirement.level);
        if is_blocking(level) && !never_holds {
            blocking.push(one);
        }
    }
    remarks.extend(contradictions(call, document, &blocking, left));
    let others = [
        requests_that_contradict(call, document),
        shares_that_contradict(call, document),
        counts_that_never_change(call, document),
        figures_that_contradict(call, document),
    ];
    // What is already found by other means is not reported again.
    for found in others {
        let before = remarks.len();
        for remark in found {
            if !remarks.iter().take(before).any(|other| *other == remark) {
                remarks.push(remark);
            }
        }
    }
    remarks
}

/// The statuses that a requirement can have.
struct StatusesMet {
    all: BTreeSet<Status>,
    /// Those where every field is answered.
    of_full: BTreeSet<Status>,
}

fn comes_to(call: &Call, one: &ClosedRequirement, left: &mut usize) -> Option<StatusesMet> {
    let answers = one.asked.answers(call)?;
    let mut assessor = Assessor::new(call);
    let mut met = StatusesMet { all: BTreeSet::new(), of_full: BTreeSet::new() };
    each_combination(&json!({}), &answers, false, left, &mut |combination| {
        let statuses = assessor.decide_json(combination.text.as_bytes()).statuses();
        let status = statuses.get(one.number).copied();
        met.all.extend(status);
        met.of_full.extend(status.filter(|_| combination.is_full));
    })?;
    Some(met)
}

impl StatusesMet {
    /// Whether it applies, and no answer meets it.
    fn never_holds(&self) -> bool {
        let is_asked = self.all.iter().any(|status| *status != Status::NotApplicable);
        is_asked && !self.all.contains(&Status::Met)
    }

    fn remark(
        &self,
        call: &Call,
        one: &ClosedRequirement,
    ) -> Option<(RemarkCode, crate::locale::Words<&'static str>)> {
        if self.never_holds() {
            // A condition under which it never applies has a remark of its own.
            let applies = self.of_full.iter().any(|status| *status != Status::NotApplicable);
            return applies.then_some((RemarkCode::RequirementNeverHolds, NEVER_HOLDS));
        }
        let check = call.data().requirements.get(one.number)?.check.name();
        let holds = |status: &Status| matches!(status, Status::Met | Status::NotApplicable);
        let never_fails = self.of_full.contains(&Status::Met)
            && self.of_full.iter().all(holds)
            && !ASK_ALONE.contains(&check);
        never_fails.then_some((RemarkCode::RequirementNeverFails, NEVER_FAILS))
    }
}
