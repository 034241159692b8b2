//! A path: the value of an amount, a number or a date.

use super::exact::{Exact, Precision, QuantityType};
use super::inside::{LanguageContext, info};
use super::known::{GrantLacks, Knowledge, PathTarget, Quantity, QuantityKind};
use super::names::name_of;
use crate::declaration::ValueType;
use crate::definition::{Given, Mistake, Params};
use crate::fact::Fact;
use crate::field::FieldInfo;
use crate::json::JsonValue;
use crate::number::Number;
use crate::places::Places;
use crate::text::shortened;

#[derive(Debug)]
pub(super) struct Path(pub(super) PathTarget);

/// The digits of a field's values.
pub(super) fn digits(field: &FieldInfo) -> Precision {
    match (field.value_type, &field.own) {
        (ValueType::Amount, _) => Precision::new(12, 2),
        (_, Some(own)) => own.range.map_or(Precision::new(12, 6), |range| {
            Precision::new(Precision::of(range.maximum).whole, range.decimals)
        }),
        (ValueType::Count(most), _) => Precision::of(Number::from(i64::from(most))),
        _ => Precision::new(12, 0),
    }
}

pub(super) fn load<'p>(
    params: &Params<'p>,
    json: JsonValue<'p, 'p>,
    path: &str,
    inside: &LanguageContext<'_>,
) -> Given<Box<Quantity>> {
    inside.at(params, json, path, is_quantity).and_then(|at| {
        let Some(field) = info(params, at) else { return Given::Wrong };
        let is_public = matches!(at, PathTarget::Column(_, crate::field::Column::PUBLIC));
        let Some(of) = QuantityType::of(field.value_type).filter(|_| !is_public) else {
            return params.wrong(json, Mistake::NoQuantity(shortened(path)));
        };
        let own = field.own.as_ref();
        let mut made = Quantity::new(Box::new(Path(at)), of, digits(field), name_of(&field.label));
        made.unit = own.and_then(|own| own.unit.clone());
        made.range = own.and_then(|own| own.range);
        Given::Value(made)
    })
}

/// Whether the values of a field are quantities.
fn is_quantity(value_type: ValueType) -> bool {
    QuantityType::of(value_type).is_some()
}

/// The path that was probably meant by a text without `/` in the place of a quantity, if there is one.
pub(super) fn meant(
    params: &Params<'_>,
    text: &str,
    inside: &LanguageContext<'_>,
) -> Option<Mistake> {
    match params.scope.field_at(text, inside.wanted(is_quantity), params.problems()) {
        Err(Some(Mistake::Unknown(unknown))) if unknown.has_hint() => {
            Some(Mistake::Unknown(unknown))
        }
        _ => None,
    }
}

/// The exact value of a fact.
pub(super) fn exact(fact: Fact) -> Option<Exact> {
    match fact {
        Fact::Date(day) => Some(Exact::Day(day)),
        fact => fact.number().map(Exact::Number),
    }
}

impl QuantityKind for Path {
    fn value(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<Exact> {
        exact(known.fact(self.0, item))
    }

    fn lacks(&self, _: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        out.push(self.0.place(item));
    }

    fn reads(&self, _: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        out.push(self.0.place(item));
    }
}
