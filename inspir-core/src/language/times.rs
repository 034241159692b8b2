//! `times`: a quantity times a factor.

use super::exact::{Exact, Precision, QuantityType};
use super::inside::LanguageContext;
use super::known::{GrantLacks, Knowledge, Quantity, QuantityKind};
use super::names::{composed, number_in_words, quoted};
use super::path;
use crate::definition::{Given, Params, Takes, note};
use crate::json::{JsonShape, JsonValue};
use crate::locale::{Words, words};
use crate::number::Number;
use crate::places::Places;
use crate::rate::Rate;

#[derive(Debug)]
struct Times {
    factor: Factor,
    of: Box<Quantity>,
}

#[derive(Debug)]
enum Factor {
    Constant(Number),
    Quantity(Box<Quantity>),
}

pub(super) fn load(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Box<Quantity>> {
    let factor = load_factor(params, inside);
    let mistake =
        words!(fr: "il faut un montant ou un nombre", en: "expected an amount or a number");
    let note = note!(
        fr: "le montant ou le nombre qui est multiplié",
        en: "the amount or number that is multiplied"
    );
    let of = inside.quantity_of(params, "of", QuantityType::is_figure, mistake, true, note);
    made(params, inside, factor, of)
}

fn load_factor(params: &mut Params<'_>, inside: &LanguageContext<'_>) -> Given<Factor> {
    let note = note!(
        fr: "un montant ou un nombre multiplié par ce facteur : `\"0.20\"` (20 %), `\"4\"`, ou une grandeur qui est un nombre",
        en: "an amount or a number times this factor: `\"0.20\"` (20 % of it), `\"4\"`, or a quantity that is a number"
    );
    let Given::Value(json) = params.take("times", Takes::Factor, true, note) else {
        return Given::Wrong;
    };
    if !is_quantity(params, inside, json) {
        return constant(params, json);
    }
    let quantity = inside.quantity_at(params, json);
    number(params, inside, quantity)
}

/// The factor that is a quantity.
#[inline(never)]
fn number(
    params: &Params<'_>,
    inside: &LanguageContext<'_>,
    quantity: Given<Box<Quantity>>,
) -> Given<Factor> {
    let Given::Value(quantity) = quantity else { return Given::Wrong };
    if quantity.of != QuantityType::Number {
        params.rule("times", words!(fr: "il faut un nombre", en: "expected a number"));
        return Given::Wrong;
    }
    want_title(params, inside, "times", &quantity);
    Given::Value(Factor::Quantity(quantity))
}

#[inline(never)]
fn constant<'p>(params: &Params<'p>, json: JsonValue<'p, 'p>) -> Given<Factor> {
    params.parsed_at(json, Takes::Factor, Number::parse_factor).map(Factor::Constant)
}

#[inline(never)]
fn is_quantity(params: &Params<'_>, inside: &LanguageContext<'_>, json: JsonValue<'_, '_>) -> bool {
    match json.shape() {
        JsonShape::Object => true,
        JsonShape::Text(text) if Number::parse_factor(&text).is_none() => {
            text.contains('/') || path::meant(params, &text, inside).is_some()
        }
        _ => false,
    }
}

#[inline(never)]
fn made(
    params: &Params<'_>,
    inside: &LanguageContext<'_>,
    factor: Given<Factor>,
    of: Given<Box<Quantity>>,
) -> Given<Box<Quantity>> {
    if let Given::Value(of) = &of {
        want_title(params, inside, "of", of);
    }
    let (Given::Value(factor), Given::Value(of)) = (factor, of) else { return Given::Wrong };
    let (digits, uses, is_constant) = match &factor {
        Factor::Constant(number) => (Precision::of(*number), of.uses, of.is_constant),
        Factor::Quantity(factor) => {
            (factor.digits, factor.uses.and(of.uses), factor.is_constant && of.is_constant)
        }
    };
    let digits =
        Precision::new(digits.whole + of.digits.whole, digits.decimals + of.digits.decimals);
    let (name, of_type, unit) = (name(params, &factor, &of), of.of, of.unit.clone());
    let in_letter = Some(name_in_letter(params, &factor, &of));
    let factor = match factor {
        Factor::Quantity(factor) => Factor::Quantity(factor.unnamed()),
        factor => factor,
    };
    let kind = Times { factor, of: of.unnamed() };
    let mut made = Quantity::new(Box::new(kind), of_type, digits, name);
    (made.uses, made.is_constant, made.unit, made.in_letter) = (uses, is_constant, unit, in_letter);
    Given::Value(made)
}

/// Reports a quantity without a name where it is shown: not if the product has a title of its own.
fn want_title(params: &Params<'_>, inside: &LanguageContext<'_>, name: &str, quantity: &Quantity) {
    if inside.is_shown && quantity.needs_title && !quantity.has_title {
        params.untitled(name);
    }
}

fn name(params: &Params<'_>, factor: &Factor, of: &Quantity) -> Words {
    let (template, factor): (_, Words) = match factor {
        Factor::Constant(number) => match Rate::of_number(*number) {
            Some(rate) => {
                (words!(fr: "{factor} de : {of}", en: "{factor} of: {of}"), percentage(rate))
            }
            None => {
                (words!(fr: "{factor} × {of}", en: "{factor} × {of}"), number_in_words(*number))
            }
        },
        Factor::Quantity(quantity) => {
            (words!(fr: "{factor} × {of}", en: "{factor} × {of}"), quantity.name.clone())
        }
    };
    composed(params, template, |name| if name == "of" { &of.name } else { &factor })
}

fn name_in_letter(params: &Params<'_>, factor: &Factor, of: &Quantity) -> Words {
    let times = words!(fr: "{factor} fois {of}", en: "{factor} times {of}");
    let (template, factor): (_, Words) = match factor {
        Factor::Constant(number) => match Rate::of_number(*number) {
            Some(rate) if of.of == QuantityType::Amount => (
                words!(fr: "{factor} du montant {of}", en: "{factor} of the amount {of}"),
                percentage(rate),
            ),
            Some(rate) => (
                words!(fr: "{factor} du nombre {of}", en: "{factor} of the number {of}"),
                percentage(rate),
            ),
            None => (times, number_in_words(*number)),
        },
        Factor::Quantity(quantity) => (times, quoted(quantity)),
    };
    let of = quoted(of);
    composed(params, template, |name| if name == "of" { &of } else { &factor })
}

/// A rate as each language writes it.
fn percentage(rate: Rate) -> Words {
    Words::each(|locale| {
        let mut text = String::new();
        rate.write(locale, &mut text);
        text
    })
}

impl QuantityKind for Times {
    fn value(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<Exact> {
        let factor = match &self.factor {
            Factor::Constant(number) => *number,
            Factor::Quantity(quantity) => quantity.number(known, item)?,
        };
        factor.checked_mul(self.of.number(known, item)?).map(Exact::Number)
    }

    fn lacks(&self, known: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        if let Factor::Quantity(quantity) = &self.factor {
            quantity.lacks(known, item, out);
        }
        self.of.lacks(known, item, out);
    }

    fn reads(&self, lacking: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        if let Factor::Quantity(quantity) = &self.factor {
            quantity.reads(lacking, item, out);
        }
        self.of.reads(lacking, item, out);
    }
}
