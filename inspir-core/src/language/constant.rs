//! `amount`, `number`, `date`: a constant.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::exact::{Exact, Precision, QuantityType};
use super::known::{GrantLacks, Knowledge, Quantity, QuantityKind};
use super::names::number_in_words;
use crate::amount::Amount;
use crate::day::parse_date;
use crate::definition::{Given, Params, Takes, note};
use crate::json::{JsonShape, JsonValue};
use crate::locale::Words;
use crate::number::Number;
use crate::places::Places;
use crate::span::TimeUnit;

#[derive(Debug)]
pub(super) struct Constant(pub(super) Exact);

pub(super) fn load_amount(params: &mut Params<'_>) -> Given<Box<Quantity>> {
    let note = note!(fr: "ce montant : `\"5000.00\"`", en: "this amount: `\"5000.00\"`");
    let currency = params.scope.layout.currency;
    // An amount is held in cents, but counts as many digits as it is written with. A product has one amount at most,
    // so that two digits more than are allowed for still fit.
    let parse = |text: &str| Some((text.parse::<Amount>().ok()?, Precision::as_written(text)));
    params.parsed("amount", Takes::Amount, true, note, parse).map(|(amount, digits)| {
        let name = Words::each(|locale| {
            let mut text = String::new();
            locale.write_amount(amount, currency, &mut text);
            text
        });
        made(Exact::Number(Number::from(amount)), QuantityType::Amount, digits, name)
    })
}

pub(super) fn load_number(params: &mut Params<'_>) -> Given<Box<Quantity>> {
    let note = note!(fr: "ce nombre, en texte : `\"0.5\"`", en: "this number, as text: `\"0.5\"`");
    params.decimal("number", true, note).map(|number| {
        let name = number_in_words(number);
        made(Exact::Number(number), QuantityType::Number, Precision::of(number), name)
    })
}

pub(super) fn load_date(params: &mut Params<'_>) -> Given<Box<Quantity>> {
    let note = note!(fr: "ce jour : `\"2027-01-01\"`", en: "this day: `\"2027-01-01\"`");
    params.date_of("date", note, true).map(|day: NaiveDate| {
        let name = Words::each(|locale| {
            let mut text = String::new();
            locale.write_date(day, &mut text);
            text
        });
        made(Exact::Day(day), QuantityType::Date, Precision::default(), name)
    })
}

/// The text or number that a value is, or that a constant or a length of time has as its only member.
fn figure<'a>(json: JsonValue<'_, 'a>) -> Option<Cow<'a, str>> {
    let names = || ["amount", "number", "date"].iter().chain(TimeUnit::IDS);
    let is_figure = |name: &str| names().any(|known| *known == name);
    let json = match json.shape() {
        JsonShape::Object => json.members().find(|(name, _)| is_figure(&name.text()))?.1,
        _ => json,
    };
    match json.shape() {
        JsonShape::Text(text) => Some(text),
        JsonShape::Number(literal) => Some(literal.into()),
        _ => None,
    }
}

/// A constant of the type that is expected, as it has to be written, if a value was meant to be one.
pub(super) fn written(json: JsonValue<'_, '_>, expected: Option<QuantityType>) -> Option<String> {
    let text = figure(json)?;
    let fits = |of: &QuantityType| match of {
        QuantityType::Amount => text.parse::<Amount>().is_ok(),
        QuantityType::Number => Number::parse(&text).is_some(),
        QuantityType::Date => parse_date(&text).is_some(),
        QuantityType::Span => false,
    };
    let of = match expected {
        Some(of) => Some(of).filter(fits),
        None => [QuantityType::Number, QuantityType::Date].into_iter().find(fits),
    };
    of.map(|of| format!("{{\"{}\": \"{text}\"}}", of.name()))
}

/// A length of time, as it has to be written, if a value was meant to be one.
pub(super) fn length(json: JsonValue<'_, '_>) -> Option<String> {
    let number: u32 = figure(json)?.parse().ok()?;
    let fits = |unit: &&TimeUnit| number <= unit.most();
    let unit = [TimeUnit::Years, TimeUnit::Days].iter().find(fits)?.id();
    Some(format!("{{\"{unit}\": {number}}}"))
}

fn made(value: Exact, of: QuantityType, digits: Precision, name: Words) -> Box<Quantity> {
    let mut made = Quantity::new(Box::new(Constant(value)), of, digits, name);
    (made.is_constant, made.constant) = (true, value.number());
    made
}

impl QuantityKind for Constant {
    fn value(&self, _: &Knowledge<'_>, _: Option<usize>) -> Option<Exact> {
        Some(self.0)
    }

    fn lacks(&self, _: &Knowledge<'_>, _: Option<usize>, _: &mut Places) {}

    fn reads(&self, _: &dyn GrantLacks, _: Option<usize>, _: &mut Places) {}
}
