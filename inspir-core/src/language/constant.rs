//! `amount`, `number`, `date`: a constant.

use chrono::NaiveDate;

use super::inside::{Made, number_in_words};
use super::known::{Digits, Exact, Known, Lacking, QuantityKind, QuantityType};
use crate::amount::Amount;
use crate::definition::{Given, Params};
use crate::locale::Words;
use crate::number::Number;
use crate::place::Place;

#[derive(Debug)]
pub(super) struct Constant(pub(super) Exact);

pub(super) fn load_amount(params: &mut Params<'_>) -> Given<Made> {
    let note = "this amount: `\"5000.00\"`";
    let currency = params.scope.layout.currency;
    params.amount("amount", true, note).map(|amount: Amount| {
        let name = Words::each(|locale| {
            let mut text = String::new();
            locale.write_amount(amount, currency, &mut text);
            text
        });
        let number = Number::from(amount);
        made(
            Exact::Number(number),
            QuantityType::Amount,
            Digits::of(number).larger(Digits::new(1, 2)),
            name,
        )
    })
}

pub(super) fn load_number(params: &mut Params<'_>) -> Given<Made> {
    let note = "this number, as text: `\"0.5\"`";
    params.decimal("number", true, note).map(|number| {
        let name = number_in_words(number);
        made(Exact::Number(number), QuantityType::Number, Digits::of(number), name)
    })
}

pub(super) fn load_date(params: &mut Params<'_>) -> Given<Made> {
    let note = "this day: `\"2027-01-01\"`";
    params.date_of("date", note, true).map(|day: NaiveDate| {
        let name = Words::each(|locale| {
            let mut text = String::new();
            locale.write_date(day, &mut text);
            text
        });
        made(Exact::Day(day), QuantityType::Date, Digits::default(), name)
    })
}

fn made(value: Exact, of: QuantityType, digits: Digits, name: Words) -> Made {
    let kind = Box::new(Constant(value));
    Made { is_constant: true, constant: value.number(), ..Made::new(kind, of, digits, name) }
}

impl QuantityKind for Constant {
    fn value(&self, _: &Known<'_>, _: Option<usize>) -> Option<Exact> {
        Some(self.0)
    }

    fn lacks(&self, _: &Known<'_>, _: Option<usize>, _: &mut Vec<Place>) {}

    fn reads(&self, _: &dyn Lacking, _: Option<usize>, _: &mut Vec<Place>) {}
}
