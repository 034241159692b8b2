//! What is retained of categories of expenses, against every set of amounts that there is.

#![cfg(test)]

mod common;

use inspir_core::{Amount, Call};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

#[derive(Clone, Debug)]
enum Of {
    All,
    Others,
    /// These categories, by number.
    These(Vec<usize>),
}

/// A share of expenses, in hundredths.
#[derive(Clone, Debug)]
struct Share {
    percent: u64,
    of: Of,
}

#[derive(Clone, Debug)]
struct Category {
    counts: bool,
    /// What its condition comes to.
    when: Option<bool>,
    in_kind: bool,
    amount: Option<u64>,
    caps: Vec<Share>,
    flat: Option<Share>,
}

/// An expense: its category and its cents.
#[derive(Clone, Debug)]
struct Line {
    category: usize,
    cents: u64,
    eligible: bool,
    in_kind: bool,
}

impl Share {
    fn of(&self, number: usize, amounts: &[u64]) -> u64 {
        let all: u64 = amounts.iter().sum();
        let sum = match &self.of {
            Of::All => all,
            Of::Others => all - amounts[number],
            Of::These(numbers) => numbers.iter().map(|number| amounts[*number]).sum(),
        };
        sum * self.percent / 100
    }

    fn json(&self) -> Value {
        let of = match &self.of {
            Of::All => json!("all"),
            Of::Others => json!("others"),
            Of::These(numbers) => numbers.iter().map(|number| format!("c{number}")).collect(),
        };
        json!({"share": format!("{}.{:02}", self.percent / 100, self.percent % 100), "of": of})
    }
}

impl Category {
    fn shares(&self) -> impl Iterator<Item = &Share> {
        self.caps.iter().chain(&self.flat)
    }

    /// Whether its expenses count.
    fn is_taken(&self) -> bool {
        self.counts && self.when != Some(false)
    }

    fn json(&self, number: usize) -> Value {
        let mut category = json!({"id": format!("c{number}"), "title": {"fr": "x"}});
        if !self.counts {
            category["counts"] = json!(false);
            return category;
        }
        if let Some(when) = self.when {
            category["when"] =
                json!({"equals": {"field": "/project/external_providers", "value": when}});
        }
        if self.in_kind {
            category["in_kind"] = json!(true);
        }
        let mut caps: Vec<Value> = self.caps.iter().map(Share::json).collect();
        caps.extend(self.amount.map(|cents| json!({"amount": written(cents)})));
        category["caps"] = caps.into();
        if let Some(flat) = &self.flat {
            category["flat"] = flat.json();
        }
        category
    }
}

fn written(cents: u64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

/// Whether these amounts satisfy every cap.
fn satisfies(categories: &[Category], declared: &[u64], amounts: &[u64]) -> bool {
    categories.iter().enumerate().all(|(number, category)| {
        let amount = amounts[number];
        let is_declared = match category.flat {
            Some(_) => category.is_taken() || amount == 0,
            None => amount <= declared[number],
        };
        is_declared
            && category.amount.is_none_or(|most| amount <= most)
            && category.shares().all(|share| amount <= share.of(number, amounts))
    })
}

/// What counts of each category.
fn declared(categories: &[Category], lines: &[Line]) -> Vec<u64> {
    let counts = |line: &&Line| {
        let category = &categories[line.category];
        let in_cash = !line.in_kind || category.in_kind;
        line.eligible && category.is_taken() && category.flat.is_none() && in_cash
    };
    let mut sums = vec![0; categories.len()];
    lines.iter().filter(counts).for_each(|line| sums[line.category] += line.cents);
    sums
}

/// The largest amounts among all that satisfy every cap: every set is tried.
fn by_force(categories: &[Category], declared: &[u64]) -> Vec<u64> {
    let all: u64 = declared.iter().sum();
    // Flat rates of some categories come to at most all of them each; those of all and of the others to
    // at most 0.6 of the whole. There are three at most.
    let most: Vec<u64> = categories
        .iter()
        .zip(declared)
        .map(|(category, declared)| if category.flat.is_some() { all * 6 } else { *declared })
        .collect();
    let (mut amounts, mut best) = (vec![0; most.len()], vec![0; most.len()]);
    loop {
        if satisfies(categories, declared, &amounts) {
            best.iter_mut().zip(&amounts).for_each(|(best, amount)| *best = *amount.max(best));
        }
        // The next set, counting up.
        let Some(place) = (0..most.len()).find(|place| amounts[*place] < most[*place]) else {
            break;
        };
        amounts[place] += 1;
        amounts[..place].fill(0);
    }
    assert!(satisfies(categories, declared, &best), "no set is the largest");
    best
}

fn call(categories: &[Category], order: &[usize]) -> Call {
    let words = json!({"fr": "x"});
    let listed: Vec<Value> = order.iter().map(|number| categories[*number].json(*number)).collect();
    let definition = json!({
        "id": "x", "edition": "1", "title": words, "organisation": words, "summary": words,
        "sections": [{"id": "s", "title": words}], "categories": listed,
        "requirements": [{
            "id": "r", "section": "s", "level": "warning", "basis": "practice", "title": words,
            "citation": {"section": words}, "check": "minimum_cost", "minimum": "1.00",
        }],
    });
    common::defined(&definition.to_string())
}

/// What the engine retains of each category, by its number, for lists in these orders.
fn retained(categories: &[Category], order: &[usize], lines: &[Line]) -> Vec<Option<u64>> {
    let line = |line: &Line| {
        json!({
            "category": format!("c{}", line.category), "amount": written(line.cents),
            "eligible": line.eligible, "in_kind": line.in_kind,
        })
    };
    let expenses: Vec<Value> = lines.iter().map(line).collect();
    let application =
        json!({"project": {"external_providers": true}, "budget": {"expenses": expenses}});
    let call = call(categories, order);
    let decision = call.decide_json(application.to_string().as_bytes());
    let mut found = vec![None; categories.len()];
    for (number, category) in order.iter().zip(decision.categories()) {
        let cents = category.retained.map(Amount::cents);
        found[*number] = cents.and_then(|cents| u64::try_from(cents).ok());
    }
    found
}

/// A category as it is first made: with shares of categories that may have shares themselves.
fn any_category(count: usize, amounts: u64) -> impl Strategy<Value = Category> {
    let of =
        prop_oneof![Just(Of::All), Just(Of::Others), vec(0..count, 1..=count).prop_map(Of::These),];
    let share = (select(&[1, 5, 10, 15, 33, 50, 100][..]), of)
        .prop_map(|(percent, of)| Share { percent, of });
    let when = prop_oneof![6 => Just(None), 2 => Just(Some(true)), 1 => Just(Some(false))];
    let flat = proptest::option::weighted(0.3, share.clone());
    let amount = proptest::option::weighted(0.2, 1..=amounts);
    // Half of the categories are plain ones, so that there is something to be a share of.
    (any::<bool>(), 0..9_u8, when, any::<bool>(), amount, vec(share, 0..3), flat).prop_map(
        |(is_plain, out, when, in_kind, amount, caps, flat)| {
            let flat = flat.filter(|_| !is_plain);
            let caps = if is_plain { Vec::new() } else { caps };
            let in_kind = in_kind && flat.is_none();
            Category { counts: out > 0, when, in_kind, amount, caps, flat }
        },
    )
}

/// Takes out what loading would refuse, and shares of `all` and `others` above this many hundredths.
fn settled(mut categories: Vec<Category>, most: u64) -> Vec<Category> {
    let mut left = most;
    let plain: Vec<bool> =
        categories.iter().map(|category| category.shares().next().is_none()).collect();
    for (number, category) in categories.iter_mut().enumerate() {
        let mut keeps = |share: &mut Share| match &mut share.of {
            Of::These(numbers) => {
                numbers.sort_unstable();
                numbers.dedup();
                numbers.retain(|other| *other != number && plain[*other]);
                !numbers.is_empty()
            }
            _ if share.percent <= left => {
                left -= share.percent;
                true
            }
            _ => false,
        };
        category.caps.retain_mut(&mut keeps);
        category.flat = category.flat.take().and_then(|mut flat| keeps(&mut flat).then_some(flat));
        if !category.counts {
            let nothing = (None, None, false, Vec::new(), None);
            let Category { when, amount, in_kind, caps, flat, .. } = category;
            (*when, *amount, *in_kind, *caps, *flat) = nothing;
        }
    }
    categories
}

/// Categories, lines, and another order of both.
type System = (Vec<Category>, Vec<usize>, Vec<Line>, Vec<Line>);

fn system(count: usize, lines: usize, cents: u64, shares: u64) -> impl Strategy<Value = System> {
    (1..=count).prop_flat_map(move |count| {
        let line = (0..count, 0..=cents, 0..9_u8, 0..5_u8).prop_map(
            |(category, cents, eligible, in_kind)| Line {
                category,
                cents,
                eligible: eligible > 0,
                in_kind: in_kind == 0,
            },
        );
        let categories = vec(any_category(count, cents), count)
            .prop_map(move |categories| settled(categories, shares));
        let order = Just((0..count).collect::<Vec<_>>()).prop_shuffle();
        let lines = vec(line, 1..=lines).prop_flat_map(|lines| {
            let shuffled = Just(lines.clone()).prop_shuffle();
            (Just(lines), shuffled)
        });
        (categories, order, lines)
            .prop_map(|(categories, order, (lines, shuffled))| (categories, order, lines, shuffled))
    })
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(400))]

    /// No set of amounts that satisfies the caps has more of any category.
    #[test]
    fn what_is_retained_is_the_most((categories, order, lines, shuffled) in system(3, 6, 4, 60)) {
        let most = by_force(&categories, &declared(&categories, &lines));
        let most: Vec<_> = most.into_iter().map(Some).collect();
        let first: Vec<usize> = (0..categories.len()).collect();
        prop_assert_eq!(&retained(&categories, &first, &lines), &most);
        prop_assert_eq!(&retained(&categories, &order, &shuffled), &most);
    }
}

proptest! {
    #![proptest_config(config(400))]

    /// The same of many categories and of large amounts, too many to try them all.
    #[test]
    fn no_order_has_influence((categories, order, lines, shuffled) in system(12, 40, 99_999_999_999_999, 95)) {
        let first: Vec<usize> = (0..categories.len()).collect();
        let found = retained(&categories, &first, &lines);
        prop_assert_eq!(&retained(&categories, &order, &shuffled), &found);
        let amounts: Option<Vec<u64>> = found.into_iter().collect();
        let amounts = amounts.expect("all is known");
        prop_assert!(satisfies(&categories, &declared(&categories, &lines), &amounts));
    }
}
