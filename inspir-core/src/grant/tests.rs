//! The number of rounds that finding the retained amounts of categories takes.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::category::Category;
use super::retained::rounds;
use super::{Cap, Of, Share};
use crate::amount::Amount;
use crate::locale::words;
use crate::rate::Rate;

/// The sum of the shares of `all` and `others`, in millionths: the most that loading takes.
const SHARES: u64 = 950_000;
/// How many rounds there may be.
const BOUND: usize = 3_000;

/// The kind of a category in these tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CategoryKind {
    Plain,
    Capped,
    Flat,
}

/// A category, what its share is of, and how large that is beside the others.
type Made = (CategoryKind, Of, u64);

/// The largest sum of all lines of a list, in cents.
fn largest() -> i128 {
    Amount::MAX.cents() * 10_000
}

/// Categories whose shares come to 0.95 in all, in these proportions.
fn categories(made: &[Made]) -> Vec<Category> {
    let shares = made.iter().filter(|(kind, ..)| *kind != CategoryKind::Plain);
    let all: u64 = shares.map(|(.., weight)| weight).sum();
    let category = |(kind, of, weight): &Made| {
        let text = format!("0.{:06}", weight * SHARES / all.max(1));
        let share = || Share { rate: Rate::parse(&text).unwrap(), of: of.clone() };
        Category {
            id: "c".into(),
            title: words!(fr: "titre", en: "title").owned(),
            wording: None,
            counts: true,
            when: None,
            in_kind: false,
            caps: (*kind == CategoryKind::Capped)
                .then(|| Cap::Share(share()))
                .into_iter()
                .collect(),
            flat: (*kind == CategoryKind::Flat).then(share),
        }
    };
    made.iter().map(category).collect()
}

/// The rounds for categories that declare these cents.
fn count(made: &[Made], lines: &[i128]) -> usize {
    let kinds = || made.iter().zip(lines);
    let plain = kinds().filter(|((kind, ..), _)| *kind != CategoryKind::Flat);
    // A flat rate begins with 2,000 times all that is declared.
    let most = plain.map(|(_, line)| line).sum::<i128>() * 2_000;
    let declared: Vec<i128> = kinds()
        .map(|((kind, ..), line)| if *kind == CategoryKind::Flat { most } else { *line })
        .collect();
    rounds(&categories(made), &declared).take(BOUND + 1).count()
}

/// The most that can be declared goes down to next to nothing, in shares of one category and of many.
#[test]
fn the_longest_way_down_has_few_rounds() {
    let mut longest = 0;
    for kind in [CategoryKind::Capped, CategoryKind::Flat] {
        for of in [Of::All, Of::Others] {
            for shares in [1, 2, 10, 99] {
                let mut made = vec![(kind, of.clone(), 1); shares];
                made.push((CategoryKind::Plain, Of::All, 1));
                for rest in [0, 1, 100_000, largest() / 2] {
                    let each = largest() / i128::try_from(made.len()).unwrap();
                    let mut lines = vec![each; shares];
                    lines.push(rest);
                    let rounds = count(&made, &lines);
                    assert!(rounds < BOUND, "{rounds}: {shares} {kind:?} of {of:?}, {rest} cents");
                    longest = longest.max(rounds);
                }
            }
        }
    }
    // The way is a long one, or nothing was counted.
    assert!(longest > 500, "{longest}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_hundred_categories_of_any_size_have_few_rounds(
        made in vec(
            (
                select(&[CategoryKind::Plain, CategoryKind::Capped, CategoryKind::Flat][..]),
                select(&[Of::All, Of::Others][..]),
                1..1_000_u64,
            ),
            100,
        ),
        digits in vec((1..10_i128, 0..20_u32), 100),
    ) {
        let line = |(digit, zeros): (i128, u32)| (digit * 10_i128.pow(zeros)).min(largest() / 100);
        let lines: Vec<i128> = digits.into_iter().map(line).collect();
        let rounds = count(&made, &lines);
        prop_assert!(rounds < BOUND, "{}", rounds);
    }
}
