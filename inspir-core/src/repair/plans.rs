//! The plans that follow from the figures of the assessment: the maxima of the parts, the lines of the funder,
//! the gap of the budget.

use super::money::Plan;
use super::trial::Trials;
use crate::amount::Amount;
use crate::checks::AnyCheck;
use crate::decision::Decision;

/// How often the maxima are worked out again, where they depend on what changes.
const ROUNDS: usize = 4;
/// The most parts of which each may stay or go to its maximum.
const MAX_FREE: usize = 3;

/// The sum that the lines of the funder should have.
#[derive(Clone, Copy)]
enum Funder {
    Stays,
    /// As much as is asked for.
    Follows,
    /// The budget is balanced by them.
    Balances,
}

/// The sum that own funds should have.
#[derive(Clone, Copy)]
enum OwnFunds {
    Stay,
    /// The budget is balanced by them.
    Balance,
    /// There are none any more.
    Vanish,
}

/// The figures of the application as it is.
struct Figures {
    now: Plan,
    /// Expenses less revenues.
    gap: Option<i128>,
}

/// Tries the plans that follow from the figures.
pub(super) fn try_figures(trials: &mut Trials<'_>, decision: &Decision) {
    let now = trials.money.plan();
    let totals = decision.totals;
    let gap = totals.expenses.zip(totals.revenues);
    let gap = gap.map(|(expenses, revenues)| expenses.cents() - revenues.cents());
    let figures = Figures { now, gap };
    let bases = bases(&figures.now.requests, &choices(trials, decision));
    for requests in &bases {
        figures.each(trials, requests);
    }
    // The request follows from the lines of the funder, or from the gap.
    let Plan { funder, own, .. } = figures.now;
    let targets = [
        Some(funder),
        figures.gap.map(|gap| funder + gap),
        figures.gap.map(|gap| funder + gap + own),
    ];
    for requests in &bases {
        let few = i128::try_from(requests.len()).unwrap_or(i128::MAX);
        // Each part that is asked for keeps a cent.
        for target in targets.into_iter().flatten().filter(|target| *target >= few) {
            for part in 0..requests.len() {
                let less = requests.iter().sum::<i128>() - target;
                figures.each(trials, &lowered(requests, less, part));
            }
        }
    }
    // The maxima may depend on the amounts, and the grant as a whole may have one.
    for funder in Funder::ALL {
        for own in OwnFunds::ALL {
            for first in 0..figures.now.requests.len() {
                figures.within_maxima(trials, decision, (funder, own), first);
            }
        }
    }
}

/// The requests, reduced by an amount: first in the part `first`, then in the others. Each keeps a cent.
fn lowered(requests: &[i128], less: i128, first: usize) -> Vec<i128> {
    let (mut lowered, mut left) = (requests.to_vec(), less);
    for turn in 0..requests.len() {
        if let Some(cents) = lowered.get_mut((first + turn) % requests.len()) {
            let by = left.min(*cents - 1);
            (*cents, left) = (*cents - by, left - by);
        }
    }
    lowered
}

/// The most that may be asked for in each part; `None`: it is not known.
fn maxima(trials: &Trials<'_>, decision: &Decision) -> Vec<Option<i128>> {
    let of_part = |part: &Option<usize>| match part {
        Some(part) => decision.parts.get(*part)?.maximum.map(Amount::cents),
        None => decision.grant.maximum.map(Amount::cents),
    };
    trials.money.parts.iter().map(of_part).collect()
}

/// The amounts that each part may have instead of its own: its maximum, or those of its limits that are
/// known; the expenses that count, where they are a limit of their own; and the nearest lump sums.
fn choices(trials: &Trials<'_>, decision: &Decision) -> Vec<Vec<i128>> {
    let now = trials.money.plan().requests;
    let mut requirements = trials.call.requirements.iter();
    let has_costs = requirements.any(|one| matches!(one.check, AnyCheck::WithinCosts(_)));
    let each = now.iter().zip(maxima(trials, decision)).zip(&trials.money.parts);
    let of_part = |((now, most), part): ((&i128, Option<i128>), &Option<usize>)| {
        let grant = part.and_then(|part| decision.parts.get(part));
        let limit = grant.filter(|grant| grant.maximum.is_none()).and_then(|grant| {
            [grant.rate_limit, grant.ceiling].into_iter().flatten().min().map(Amount::cents)
        });
        let base = grant.and_then(|grant| grant.base).map(Amount::cents);
        let base = base.filter(|_| has_costs);
        let part = part.and_then(|part| trials.call.frame.parts.get(part));
        let sums = part.into_iter().flat_map(|part| &part.lump_sums).map(|sum| sum.cents());
        let below = sums.clone().filter(|sum| sum < now).max();
        let above = sums.filter(|sum| sum > now).min();
        let mut choices: Vec<i128> =
            [Some(*now), most, limit, base, below, above].into_iter().flatten().collect();
        choices.sort_unstable();
        choices.dedup();
        choices
    };
    each.map(of_part).collect()
}

/// The requests to try: each part with each of its choices, if there are few parts.
fn bases(now: &[i128], choices: &[Vec<i128>]) -> Vec<Vec<i128>> {
    let mut bases = vec![Vec::new()];
    for (number, (now, choices)) in now.iter().zip(choices).enumerate() {
        let free = if number < MAX_FREE { choices.as_slice() } else { std::slice::from_ref(now) };
        let longer = bases.iter().flat_map(|base: &Vec<i128>| {
            free.iter().map(|cents| base.iter().chain([cents]).copied().collect())
        });
        bases = longer.collect();
    }
    bases
}

impl Funder {
    const ALL: [Self; 3] = [Self::Stays, Self::Follows, Self::Balances];
}

impl OwnFunds {
    const ALL: [Self; 3] = [Self::Stay, Self::Balance, Self::Vanish];
}

impl Figures {
    /// Tries what is asked for with each sum of the other lines.
    fn each(&self, trials: &mut Trials<'_>, requests: &[i128]) {
        for funder in Funder::ALL {
            for own in OwnFunds::ALL {
                if let Some(plan) = self.plan(requests.to_vec(), funder, own) {
                    trials.check(plan);
                }
            }
        }
    }

    /// The plan with these sums, if they are known.
    fn plan(&self, requests: Vec<i128>, funder: Funder, own: OwnFunds) -> Option<Plan> {
        let Plan { funder: now, own: own_now, .. } = self.now;
        let own_left = if matches!(own, OwnFunds::Vanish) { 0 } else { own_now };
        let funder = match funder {
            Funder::Stays => now,
            Funder::Follows => requests.iter().sum(),
            Funder::Balances => now + self.gap? + own_now - own_left,
        };
        let own = match own {
            OwnFunds::Balance => own_now + self.gap? - (funder - now),
            OwnFunds::Stay | OwnFunds::Vanish => own_left,
        };
        Some(Plan { requests, funder, own })
    }

    /// Tries to ask for no more than the maxima allow once the other amounts have followed. An excess over
    /// the maximum of the whole grant is taken from the part `first`, then from the others.
    fn within_maxima(
        &self,
        trials: &mut Trials<'_>,
        decision: &Decision,
        (funder, own): (Funder, OwnFunds),
        first: usize,
    ) {
        let mut requests = self.now.requests.clone();
        let (mut most, mut overall) = (maxima(trials, decision), decision.grant.maximum);
        for _ in 0..ROUNDS {
            let before = requests.clone();
            for (cents, most) in requests.iter_mut().zip(&most) {
                *cents = most.map_or(*cents, |most| most.min(*cents));
            }
            let beyond =
                overall.map_or(0, |most| requests.iter().sum::<i128>() - most.cents()).max(0);
            requests = lowered(&requests, beyond, first);
            let Some(plan) = self.plan(requests.clone(), funder, own) else { return };
            trials.check(plan.clone());
            if requests == before || trials.decide(&plan).is_none() {
                return;
            }
            most = maxima(trials, &trials.decision);
            overall = trials.decision.grant.maximum;
        }
    }
}
