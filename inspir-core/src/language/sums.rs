//! `plus`, `minus`: quantities added, or one less another.

#![allow(
    clippy::vec_box,
    reason = "readers hand on boxes: each level of what nests would move a whole quantity on its stack"
)]

use super::exact::{Exact, Precision};
use super::inside::LanguageContext;
use super::known::{GrantLacks, Knowledge, Quantity, QuantityKind, Uses};
use crate::definition::{Given, Note, Params, Takes, note};
use crate::locale::{Words, words};
use crate::number::Number;
use crate::places::Places;

#[derive(Debug)]
struct Plus(Vec<Box<Quantity>>);

#[derive(Debug)]
struct Minus(Vec<Box<Quantity>>);

/// Reads this many quantities of one type.
fn load(
    params: &mut Params<'_>,
    name: &'static str,
    (fewest, most): (usize, usize),
    inside: &LanguageContext<'_>,
    note: Note,
) -> Given<Vec<Box<Quantity>>> {
    let Given::Value(items) = params.items(name, &Takes::Quantity, true, true, note) else {
        return Given::Wrong;
    };
    if !(fewest..=most).contains(&items.len()) {
        let words = if name == "plus" {
            words!(fr: "il faut de 2 à 20 quantités", en: "expected 2 to 20 quantities")
        } else {
            words!(fr: "il faut exactement deux quantités", en: "expected exactly two quantities")
        };
        params.rule(name, words);
        return Given::Wrong;
    }
    let (count, mut quantities) = (items.len(), Vec::new());
    for json in items {
        if let Given::Value(quantity) = inside.shown(false).quantity_at(params, json) {
            quantities.push(quantity);
        }
    }
    if quantities.len() == count { of_one_type(params, name, quantities) } else { Given::Wrong }
}

#[inline(never)]
fn of_one_type(
    params: &Params<'_>,
    name: &str,
    quantities: Vec<Box<Quantity>>,
) -> Given<Vec<Box<Quantity>>> {
    let first = quantities.first().map(|quantity| quantity.of);
    let is_one_type = first.is_some_and(|of| of.is_figure())
        && quantities.iter().all(|quantity| Some(quantity.of) == first);
    if !is_one_type {
        params.rule(
            name,
            words!(
                fr: "il faut des montants seulement, ou des nombres seulement",
                en: "expected amounts alone, or numbers alone"
            ),
        );
        return Given::Wrong;
    }
    Given::Value(quantities)
}

pub(super) fn load_plus(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
) -> Given<Box<Quantity>> {
    let note = note!(
        fr: "2 à 20 montants ou nombres, additionnés",
        en: "2 to 20 amounts or numbers, added"
    );
    made(load(params, "plus", (2, 20), inside, note), 2, |all| Box::new(Plus(all)))
}

pub(super) fn load_minus(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
) -> Given<Box<Quantity>> {
    let note = note!(
        fr: "deux montants ou nombres : le premier moins le second ; le résultat peut être négatif",
        en: "two amounts or numbers: the first less the second, which may be below 0"
    );
    made(load(params, "minus", (2, 2), inside, note), 1, |all| Box::new(Minus(all)))
}

/// The quantity that is made of others. It may have this many digits more than they have.
#[inline(never)]
fn made(
    all: Given<Vec<Box<Quantity>>>,
    more: u32,
    kind: fn(Vec<Box<Quantity>>) -> Box<dyn QuantityKind>,
) -> Given<Box<Quantity>> {
    let Given::Value(all) = all else { return Given::Wrong };
    let Some(first) = all.first() else { return Given::Wrong };
    let digits = all.iter().fold(Precision::default(), |digits, one| digits.larger(one.digits));
    let (of, digits) = (first.of, Precision::new(digits.whole + more, digits.decimals));
    let uses = all.iter().fold(Uses::default(), |uses, one| uses.and(one.uses));
    let is_constant = all.iter().all(|one| one.is_constant);
    let unit = all.iter().find_map(|one| one.unit.clone());
    let all = all.into_iter().map(Quantity::unnamed).collect();
    let mut made = Quantity::new(kind(all), of, digits, Words::default());
    (made.uses, made.is_constant, made.needs_title, made.unit) = (uses, is_constant, true, unit);
    Given::Value(made)
}

impl QuantityKind for Plus {
    fn value(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<Exact> {
        let mut sum = Number::ZERO;
        for quantity in &self.0 {
            sum = sum.checked_add(quantity.number(known, item)?)?;
        }
        Some(Exact::Number(sum))
    }

    fn lacks(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        self.0.iter().for_each(|quantity| quantity.lacks(known, item, out));
    }

    fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        self.0.iter().for_each(|quantity| quantity.reads(lacking, item, out));
    }
}

impl QuantityKind for Minus {
    fn value(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<Exact> {
        let [first, second] = self.0.as_slice() else { return None };
        let difference = first.number(known, item)?.checked_sub(second.number(known, item)?);
        difference.map(Exact::Number)
    }

    fn lacks(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        self.0.iter().for_each(|quantity| quantity.lacks(known, item, out));
    }

    fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        self.0.iter().for_each(|quantity| quantity.reads(lacking, item, out));
    }
}
