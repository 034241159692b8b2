//! The amounts of an application that may change, and what they come to.

use crate::amount::Amount;
use crate::application::Source;
use crate::choice::ClosedList as _;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::field::{Field, List, column_of};
use crate::grant::Frame;
use crate::place::Place;

/// The most parts that are asked for and may change.
const MAX_REQUESTS: usize = 4;

/// The amounts that may change: the requests, the lines of the funder and those of own funds. Lines in kind,
/// and those without an amount, stay as they are.
#[derive(Debug)]
pub(super) struct Money {
    pub(super) requests: Vec<AmountLine>,
    /// For each request, the number of its part; of the grant as a whole there is none.
    pub(super) parts: Vec<Option<usize>>,
    pub(super) funder: Lines,
    pub(super) own: Lines,
}

/// One amount, in cents.
#[derive(Clone, Copy, Debug)]
pub(super) struct AmountLine {
    pub(super) place: Place,
    pub(super) cents: i128,
}

/// Lines of the revenues of one sort.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: Vec<AmountLine>,
    /// Their sum, in cents.
    pub(super) sum: i128,
    /// The numbers of the lines, the largest first.
    largest: Vec<usize>,
}

/// The amounts that a plan leads to, in cents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    pub(super) requests: Vec<i128>,
    pub(super) funder: i128,
    pub(super) own: i128,
}

/// One amount that changes, in cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) place: Place,
    pub(super) from: i128,
    pub(super) to: i128,
}

impl Money {
    pub(super) fn new(frame: &Frame, facts: &Facts) -> Self {
        let (mut requests, mut parts) = (Vec::new(), Vec::new());
        let mut add = |field: Option<Field>, part: Option<usize>| {
            let Some(field) = field else { return };
            // A request of 0 asks for nothing, or for the label alone.
            let asked = facts.amount(field).filter(|amount| *amount > Amount::ZERO);
            if let Some(amount) = asked.filter(|_| requests.len() < MAX_REQUESTS) {
                requests.push(AmountLine { place: Place::Field(field), cents: amount.cents() });
                parts.push(part);
            }
        };
        match frame.overall.as_ref().and_then(|overall| overall.request) {
            Some(field) => add(Some(field), None),
            None => {
                let parts = frame.parts.iter().enumerate();
                parts.for_each(|(number, part)| add(part.request, Some(number)));
            }
        }
        let funder = Lines::of(facts, frame.funder);
        let own_funds = Source::OwnFunds.code();
        let own = match own_funds == frame.funder {
            true => Lines::default(),
            false => Lines::of(facts, own_funds),
        };
        Self { requests, parts, funder, own }
    }

    /// The amounts as they are.
    pub(super) fn plan(&self) -> Plan {
        let requests = self.requests.iter().map(|line| line.cents).collect();
        Plan { requests, funder: self.funder.sum, own: self.own.sum }
    }

    /// The amounts that change for a plan; `None` if the plan is out of the question: it drops a request or what
    /// the funder brings, or an amount lies outside what an application can hold.
    pub(super) fn changes(&self, plan: &Plan) -> Option<Vec<Change>> {
        let mut changes = Vec::new();
        for (line, to) in self.requests.iter().zip(&plan.requests) {
            if *to < 1 || *to > Amount::MAX.cents() {
                return None;
            }
            if *to != line.cents {
                changes.push(Change { place: line.place, from: line.cents, to: *to });
            }
        }
        // The funder's lines may not vanish, even if nothing is requested: only the applicant knows whether
        // the label alone is wanted or the request is missing. Where the two agree, they have to go on agreeing.
        let now = self.plan();
        let agrees = |plan: &Plan| plan.requests.is_empty() || plan.funder == plan.requested();
        let vanishes = plan.funder < 1 && now.funder > 0;
        if vanishes || (now.funder > 0 && agrees(&now) && !agrees(plan)) {
            return None;
        }
        self.funder.changes(plan.funder, &mut changes)?;
        self.own.changes(plan.own, &mut changes)?;
        Some(changes)
    }
}

impl Plan {
    /// The request, all parts together.
    pub(super) fn requested(&self) -> i128 {
        self.requests.iter().sum()
    }
}

impl Lines {
    /// The cash lines of a source that have an amount.
    fn of(facts: &Facts, source: u16) -> Self {
        let mut lines = Vec::new();
        for (item, line) in facts.revenues().enumerate() {
            if line.source() == Some(source)
                && line.in_kind() == Some(false)
                && let Some(amount) = line.amount()
            {
                let place = Place::Item(List::REVENUES, item, column_of!(Revenue.amount));
                lines.push(AmountLine { place, cents: amount.cents() });
            }
        }
        let sum = lines.iter().map(|line| line.cents).sum();
        let mut largest: Vec<usize> = (0..lines.len()).collect();
        let cents = |at: &usize| lines.get(*at).map_or(0, |line| line.cents);
        largest.sort_by_key(|at| std::cmp::Reverse(cents(at)));
        Self { lines, sum, largest }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds the changes that make the sum: of as few lines as can be, the first that will do, else the
    /// largest.
    fn changes(&self, sum: i128, out: &mut Vec<Change>) -> Option<()> {
        let mut left = sum.checked_sub(self.sum)?;
        if left == 0 {
            return Some(());
        }
        let most = Amount::MAX.cents();
        let change = |line: &AmountLine, by: i128| {
            let to = (line.cents + by).clamp(0, most);
            Change { place: line.place, from: line.cents, to }
        };
        let takes_all = |line: &&AmountLine| (0..=most).contains(&(line.cents + left));
        if let Some(line) = self.lines.iter().find(takes_all) {
            out.push(change(line, left));
            return Some(());
        }
        let first = out.len();
        for line in self.largest.iter().filter_map(|at| self.lines.get(*at)) {
            let change = change(line, left);
            if change.to != change.from {
                left -= change.to - change.from;
                out.push(change);
            }
            if left == 0 {
                // In the order of the document.
                let changed = out.get_mut(first..).unwrap_or_default();
                changed.sort_by_key(|change| match change.place {
                    Place::Item(_, item, _) => item,
                    _ => 0,
                });
                return Some(());
            }
        }
        None
    }
}

/// Replaces an amount among the facts.
pub(super) fn set(facts: &mut Facts, place: Place, cents: i128) {
    let fact = Fact::from(Amount::from_cents(cents));
    match place {
        Place::Field(field) => facts.set_field(usize::from(field.0), fact),
        Place::Item(list, item, column) => {
            facts.set_item(usize::from(list.0), item, usize::from(column.0), fact);
        }
        Place::List(_) => {}
    }
}
