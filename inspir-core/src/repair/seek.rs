//! Plans that do not follow from a figure: an amount moves in one direction as far as a requirement needs.

use super::about::is_about_money;
use super::money::Plan;
use super::trial::{Trial, Trials};
use crate::amount::Amount;
use crate::checks::AnyCheck;
use crate::status::Status;

/// The most good plans from which the search for one requirement starts.
const STARTS: usize = 2;
/// How many lengths are tried in one direction, each a quarter of the one before.
const LENGTHS: usize = 6;

/// How much each sum changes with each step: what is asked for, the lines of the funder, own funds.
type Direction = [i128; 3];

const DIRECTIONS: [Direction; 12] = [
    [-1, 0, 0],
    [-1, -1, 0],
    [-1, -1, 1],
    [-1, 0, 1],
    [0, -1, 0],
    [0, -1, 1],
    [0, 0, 1],
    [0, 0, -1],
    [0, 1, 0],
    [0, 1, -1],
    [1, 1, 0],
    [1, 1, -1],
];

/// Tries to settle the requirements about money of which no figure says how much they need.
pub(super) fn seek(trials: &mut Trials<'_>) {
    for requirement in trials.not_met() {
        if !is_sought(trials, requirement) {
            continue;
        }
        let mut starts: Vec<&Trial> = trials.good.iter().collect();
        starts.sort_by_key(|trial| (std::cmp::Reverse(trial.settled.len()), trial.change()));
        let good = starts.into_iter().take(STARTS).map(|trial| trial.plan.clone());
        let starts: Vec<Plan> = [trials.money.plan()].into_iter().chain(good).collect();
        for start in starts {
            for direction in DIRECTIONS {
                for part in 0..start.requests.len().max(1) {
                    if direction.first() != Some(&0) || part == 0 {
                        go(trials, requirement, &start, direction, part);
                    }
                }
            }
        }
    }
}

/// Whether a requirement is about money, and the figures do not say all that it needs.
fn is_sought(trials: &Trials<'_>, requirement: usize) -> bool {
    let Some(requirement) = trials.call.requirements.get(requirement) else { return false };
    let has_figures = match requirement.check {
        AnyCheck::Balanced(_) | AnyCheck::InBudget(_) => true,
        AnyCheck::Ceiling(_) | AnyCheck::MaxRate(_) | AnyCheck::WithinCosts(_) => {
            trials.call.frame.parts.iter().all(|part| {
                part.cases.is_empty() && part.bonuses.is_empty() && part.limits.is_empty()
            })
        }
        _ => false,
    };
    !has_figures && is_about_money(trials.call, requirement)
}

/// Goes in a direction until the requirement is met, as short a way as can be found.
fn go(
    trials: &mut Trials<'_>,
    requirement: usize,
    start: &Plan,
    direction: Direction,
    part: usize,
) {
    let Some(mut length) = longest(trials, start, direction, part) else { return };
    let mut meets = |length: i128| {
        let is_plan = trials.decide(&moved(start, direction, part, length)).is_some();
        is_plan && trials.status(requirement) == Status::Met
    };
    for _ in 0..LENGTHS {
        if length < 1 {
            return;
        }
        if meets(length) {
            let mut short = 0;
            while length - short > 1 {
                let middle = short + (length - short) / 2;
                if meets(middle) { length = middle } else { short = middle }
            }
            return trials.check(moved(start, direction, part, length));
        }
        length /= 4;
    }
}

/// How far it is possible to go.
fn longest(trials: &Trials<'_>, start: &Plan, direction: Direction, part: usize) -> Option<i128> {
    let [asked, funder, own] = direction;
    let money = &trials.money;
    if (funder != 0 && money.funder.is_empty()) || (own != 0 && money.own.is_empty()) {
        return None;
    }
    let request = start.requests.get(part).copied();
    if asked != 0 && request.is_none() {
        return None;
    }
    let total = [start.requested(), start.funder, start.own].into_iter().sum::<i128>();
    let totals = trials.decision.totals;
    let sides = [totals.expenses, totals.revenues].into_iter().flatten().map(Amount::cents);
    // No share that a call asks for needs more.
    let far = 64 * (total + sides.sum::<i128>()) + 1;
    let of = |step: i128, sum: i128, least: i128| match step {
        -1 => sum - least,
        _ => far,
    };
    let limits = [
        of(asked, request.unwrap_or_default(), 1),
        of(funder, start.funder, 0),
        of(own, start.own, 0),
    ];
    limits.into_iter().min().filter(|length| *length > 0)
}

fn moved(start: &Plan, direction: Direction, part: usize, length: i128) -> Plan {
    let [asked, funder, own] = direction.map(|step| step * length);
    let mut plan = start.clone();
    if let Some(cents) = plan.requests.get_mut(part) {
        *cents += asked;
    }
    (plan.funder, plan.own) = (plan.funder + funder, plan.own + own);
    plan
}
