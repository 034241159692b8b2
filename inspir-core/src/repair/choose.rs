//! Choices: the ways in which the money of an application can be settled, the smallest change first.

use super::money::Change;
use super::patch::{Patch, Raw};
use super::plans::try_figures;
use super::pointer::find;
use super::seek::seek;
use super::trial::{Trial, Trials, settled};
use crate::amount::Amount;
use crate::assess::Assessor;
use crate::call::{Call, CallData};
use crate::decision::Decision;
use crate::facts::Facts;
use crate::intake::whole;
use crate::json::{JsonText, WriteJson as _};
use crate::status::Level;

/// The most ways that are offered.
const MAX_WAYS: usize = 5;

/// The requirements that changes of amounts can settle, and the ways to do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MoneyChoice {
    /// The numbers of the requirements that each way settles.
    pub(super) settled: Vec<usize>,
    pub(super) ways: Vec<MoneyWay>,
}

/// One way: what changes, and the patch that changes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MoneyWay {
    pub(super) changes: Vec<Change>,
    pub(super) patch: Patch,
    /// The sum of the differences.
    pub(super) change: Amount,
}

/// The choice that an application leaves; `None` if there is none. With `assesses`, every patch is applied to
/// the text and assessed.
pub(super) fn choice(
    call: &Call,
    facts: Facts,
    before: &Decision,
    text: &[u8],
    assesses: bool,
) -> Option<MoneyChoice> {
    let mut trials = Trials::new(call.data(), facts, before);
    if trials.not_met().is_empty() || !before.is_readable() {
        return None;
    }
    try_figures(&mut trials, before);
    seek(&mut trials);
    let best = best(call.data(), &trials.good)?;
    let mut good: Vec<Trial> =
        trials.good.into_iter().filter(|trial| trial.settled == best).collect();
    good.sort_by_key(|trial| (trial.change(), trial.changes.len(), trial.plan.requested()));
    let document = whole(text).ok()?;
    let mut ways: Vec<MoneyWay> = Vec::new();
    for trial in good {
        let is_new = ways.iter().all(|way| !is_beyond(&trial.changes, &way.changes));
        if ways.len() < MAX_WAYS && is_new {
            ways.extend(way(call.data(), &document, &trial));
        }
    }
    if assesses {
        let mut assessor = Assessor::new(call);
        ways.retain(|way| is_right(&way.patch, text, &mut assessor, before, &best));
    }
    (!ways.is_empty()).then_some(MoneyChoice { settled: best, ways })
}

/// The most that a plan settles: more blocking requirements, then more of all.
fn best(call: &CallData, good: &[Trial]) -> Option<Vec<usize>> {
    let is_blocking = |number: &&usize| {
        call.requirements.get(**number).is_some_and(|one| one.level == Level::Blocking)
    };
    let worth = |trial: &&Trial| {
        let blocking = trial.settled.iter().filter(is_blocking).count();
        (blocking, trial.settled.len(), std::cmp::Reverse(trial.change()))
    };
    good.iter().max_by_key(worth).map(|trial| trial.settled.clone())
}

/// Whether a way changes at least what another way changes, and by as much or more, so that nobody would
/// choose it.
fn is_beyond(changes: &[Change], others: &[Change]) -> bool {
    others.iter().all(|other| {
        let by = other.to - other.from;
        let mut same = changes.iter().filter(|change| change.place == other.place);
        same.any(|one| (one.to - one.from) * by.signum() >= by.abs())
    })
}

fn way(call: &CallData, document: &JsonText<'_>, trial: &Trial) -> Option<MoneyWay> {
    let mut values = Vec::with_capacity(trial.changes.len());
    for change in &trial.changes {
        let (mut pointer, mut to) = (String::new(), String::new());
        call.frame.write_pointer(change.place, &mut pointer);
        let old = Raw::of(document, find(document.root(), &pointer)?);
        Amount::from_cents(change.to).write(&mut to);
        values.push((pointer, old, Raw(to)));
    }
    let change = Amount::from_cents(trial.change());
    Some(MoneyWay { changes: trial.changes.clone(), patch: Patch::replacing(values), change })
}

/// Whether the document that a patch makes is assessed as was planned.
fn is_right(
    patch: &Patch,
    text: &[u8],
    assessor: &mut Assessor,
    before: &Decision,
    wanted: &[usize],
) -> bool {
    let Ok(text) = patch.apply(text) else { return false };
    let after = assessor.decide_json(text.as_bytes());
    after.input_errors == before.input_errors
        && settled(before, after).is_some_and(|settled| settled == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::Field;
    use crate::place::Place;

    #[test]
    fn only_what_goes_further_is_beyond() {
        let by = |all: &[(u16, i128)]| -> Vec<Change> {
            let change = |(field, by): &(u16, i128)| Change {
                place: Place::Field(Field(*field)),
                from: 1_000,
                to: 1_000 + by,
            };
            all.iter().map(change).collect()
        };
        let other = by(&[(1, -300), (2, 100)]);
        for (changes, beyond) in [
            (by(&[(1, -300), (2, 100)]), true),
            (by(&[(1, -300), (2, 200)]), true),
            (by(&[(2, 100), (1, -300), (3, 5)]), true),
            // The same total of changes, split in another way.
            (by(&[(1, -100), (2, 300)]), false),
            // The other way round.
            (by(&[(1, 300), (2, -100)]), false),
            (by(&[(1, -400)]), false),
        ] {
            assert_eq!(is_beyond(&changes, &other), beyond, "{changes:?}");
        }
    }
}
