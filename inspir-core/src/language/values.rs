//! `equals`, `one_of`: the member has one of these values.

use super::inside::{LanguageContext, info};
use super::known::{Condition, ConditionKind, GrantLacks, Knowledge, PathTarget, Uses};
use crate::amount::Amount;
use crate::day::parse_date;
use crate::declaration::ValueType;
use crate::definition::{Given, Mistake, Params, Takes, TextMember, note};
use crate::fact::Fact;
use crate::field::{Column, FieldInfo, List, column_of};
use crate::ids::NumberRange;
use crate::json::{JsonShape, JsonValue};
use crate::number::Number;
use crate::place::Place;
use crate::places::Places;

/// The path that asks about the signatures of all documents.
pub(crate) const EVERY_SIGNATURE: &str = "/documents/*/signed_by";

/// The member has one of these values.
#[derive(Debug)]
pub(super) struct OneOf(pub(super) PathTarget, pub(super) Vec<Fact>);

/// One of the chosen values is among these.
#[derive(Debug)]
struct SomeChosen(PathTarget, u64);

/// Some document of the application is signed by one of these.
#[derive(Debug)]
struct SomeDocumentSigned(Vec<u16>);

pub(super) fn load_equals(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
) -> Given<Condition> {
    let note = note!(
        fr: "le champ a cette valeur ; inconnu si le champ est absent",
        en: "the field has this value; unknown if the field is absent"
    );
    let given = params.object("equals", "Equals", true, note, |object| {
        let field = asked(object, inside);
        let note = note!(
            fr: "la valeur que le champ doit avoir",
            en: "the value that the field must have"
        );
        let value = object.take("value", Takes::Value, true, note);
        load(object, inside, field, value.map(|value| vec![value]), true)
    });
    given.and_then(|given| given)
}

pub(super) fn load_one_of(
    params: &mut Params<'_>,
    inside: &LanguageContext<'_>,
) -> Given<Condition> {
    let note = note!(
        fr: "le champ a l’une de ces valeurs (de `choices` : l’une des valeurs choisies en fait partie) ; inconnu si le champ est absent",
        en: "the field has one of these values (of `choices`: some chosen value is among them); unknown if the field is absent"
    );
    let given = params.object("one_of", "OneOf", true, note, |object| {
        let field = asked(object, inside);
        let note = note!(
            fr: "les valeurs dont le champ doit avoir l’une",
            en: "the values of which the field must have one"
        );
        let values = object.items("values", &Takes::Value, true, true, note);
        load(object, inside, field, values, false)
    });
    given.and_then(|given| given)
}

/// The field whose values a condition compares.
fn asked<'p>(params: &mut Params<'p>, _: &LanguageContext<'_>) -> Given<TextMember<'p>> {
    let note = note!(
        fr: "le champ interrogé, ou `/documents/*/signed_by` : si une pièce est signée ainsi",
        en: "the field asked about, or `/documents/*/signed_by`: whether some document is signed so"
    );
    let field = params.some_text("field", Takes::PathOrSignatures, true, note);
    params.note_accepts(has_values);
    field
}

/// Whether a condition can compare the values of such a field.
fn has_values(value_type: ValueType) -> bool {
    !matches!(value_type, ValueType::Text | ValueType::Texts)
}

/// Reads values of a field. If the field is wrong, the values are not read.
fn load<'p>(
    params: &Params<'p>,
    inside: &LanguageContext<'_>,
    field: Given<TextMember<'p>>,
    values: Given<Vec<JsonValue<'p, 'p>>>,
    is_equals: bool,
) -> Given<Condition> {
    field.and_then(|TextMember { json, text }| {
        let at = match text == EVERY_SIGNATURE && inside.list != Given::Value(List::DOCUMENTS) {
            true => {
                Given::Value(PathTarget::Column(List::DOCUMENTS, column_of!(Document.signed_by)))
            }
            false => inside.at(params, json, &text, has_values),
        };
        at.and_then(|at| {
            let Some(info) = info(params, at) else { return Given::Wrong };
            let is_public = matches!(at, PathTarget::Column(_, Column::PUBLIC));
            let value_type = if is_public { ValueType::Flag } else { info.value_type };
            if !has_values(value_type) {
                return params.wrong(json, Mistake::OnlyPresent(text.into_owned()));
            }
            if value_type == ValueType::OwnChoices && is_equals {
                return params.wrong(json, Mistake::OneOfChoices);
            }
            values.and_then(|values| {
                let count = values.len();
                let read = values.into_iter().filter_map(|json| {
                    params.given(json, value_of(value_type, info, json, params)).value()
                });
                let facts: Vec<Fact> = read.collect();
                if facts.len() < count {
                    return Given::Wrong;
                }
                let kind: Box<dyn ConditionKind> = match value_type {
                    _ if text == EVERY_SIGNATURE
                        && inside.list != Given::Value(List::DOCUMENTS) =>
                    {
                        let codes = facts.iter().filter_map(|fact| match fact {
                            Fact::Choice(code) => Some(*code),
                            _ => None,
                        });
                        Box::new(SomeDocumentSigned(codes.collect()))
                    }
                    ValueType::OwnChoices => {
                        let bits = facts.iter().fold(0, |bits, fact| match fact {
                            Fact::Choice(code) => bits | 1_u64 << (*code).min(63),
                            _ => bits,
                        });
                        Box::new(SomeChosen(at, bits))
                    }
                    _ => Box::new(OneOf(at, facts)),
                };
                Given::Value(Condition { kind, uses: Uses::default() })
            })
        })
    })
}

/// The fact of a field that has this value.
pub(crate) fn value_of(
    value_type: ValueType,
    info: &FieldInfo,
    json: JsonValue<'_, '_>,
    params: &Params<'_>,
) -> Result<Fact, Option<Mistake>> {
    let range = info.own.as_ref().and_then(|own| own.range);
    let takes = match value_type {
        ValueType::Flag => Takes::Flag,
        ValueType::Date => Takes::Date,
        ValueType::Amount => Takes::Amount,
        ValueType::Commune => Takes::Commune,
        ValueType::Count(most) => Takes::Whole(0, most),
        ValueType::Number => Takes::Number,
        _ => Takes::AnyChoice,
    };
    let fact = match (value_type, json.shape()) {
        (ValueType::Flag, JsonShape::Flag(flag)) => Some(Fact::Flag(flag)),
        (
            ValueType::Choice(_)
            | ValueType::Listed(_)
            | ValueType::OwnChoice
            | ValueType::OwnChoices,
            JsonShape::Text(text),
        ) => return params.scope.find_choice(info, &text, params.problems()).map(Fact::Choice),
        (ValueType::Choice(choices), _) => {
            return Err(Some(Mistake::Expected(Takes::Choice(choices))));
        }
        (ValueType::Date, JsonShape::Text(text)) => parse_date(&text).map(Fact::Date),
        (ValueType::Amount, JsonShape::Text(text)) => text.parse::<Amount>().ok().map(Fact::from),
        (ValueType::Amount, JsonShape::Number(literal)) if !literal.contains(['.', 'e', 'E']) => {
            literal.parse::<Amount>().ok().map(Fact::from)
        }
        (ValueType::Commune, JsonShape::Text(text)) => text.parse().ok().map(Fact::Commune),
        (ValueType::Count(most), shape) => number_of(&shape)
            .filter(|number| {
                *number <= Number::from(i64::from(most)) && number.rounded(0, false) == *number
            })
            .and_then(|number| u32::try_from(number.rounded(0, false).units()).ok())
            .map(Fact::Count),
        (ValueType::Number, shape) => number_of(&shape)
            .filter(|number| range.is_none_or(|range| is_within(*number, range)))
            .and_then(Number::millionths)
            .map(Fact::Number),
        _ => None,
    };
    fact.ok_or_else(|| {
        Some(match (range, json.shape()) {
            // Of a number that would be right as text, only the quotation marks are missing.
            (Some(range), JsonShape::Number(literal))
                if Number::parse(literal).is_some_and(|number| is_within(number, range)) =>
            {
                Mistake::expected(takes, json)
            }
            (Some(range), _) => Mistake::OutsideRange(range),
            _ => Mistake::expected(takes, json),
        })
    })
}

fn is_within(number: Number, range: NumberRange) -> bool {
    number.rounded(range.decimals, false) == number
        && number >= range.minimum
        && number <= range.maximum
}

/// A number that is text or a whole number.
fn number_of(shape: &JsonShape<'_>) -> Option<Number> {
    match shape {
        JsonShape::Text(text) => Number::parse(text),
        JsonShape::Number(literal) if !literal.contains('.') => Number::parse(literal),
        _ => None,
    }
}

impl ConditionKind for OneOf {
    fn holds(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<bool> {
        match known.fact(self.0, item) {
            fact if fact.is_absent() => None,
            // A text that is there but says nothing that could be compared.
            Fact::Present => None,
            fact => Some(self.1.contains(&fact)),
        }
    }

    fn undecided(&self, _: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        out.push(self.0.place(item));
    }

    fn reads(&self, _: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        out.push(self.0.place(item));
    }
}

impl ConditionKind for SomeChosen {
    fn holds(&self, known: &Knowledge<'_>, item: Option<usize>) -> Option<bool> {
        match known.fact(self.0, item) {
            Fact::Choices(bits) => Some(bits & self.1 != 0),
            _ => None,
        }
    }

    fn undecided(&self, _: &Knowledge<'_>, item: Option<usize>, out: &mut Places) {
        out.push(self.0.place(item));
    }

    fn reads(&self, _: &dyn GrantLacks, item: Option<usize>, out: &mut Places) {
        out.push(self.0.place(item));
    }
}

const SIGNED_BY: Column = column_of!(Document.signed_by);

impl ConditionKind for SomeDocumentSigned {
    fn holds(&self, known: &Knowledge<'_>, _: Option<usize>) -> Option<bool> {
        let facts = known.facts;
        let mut is_wrong = facts.is_wrong(List::DOCUMENTS);
        for document in facts.list(List::DOCUMENTS) {
            match document.get(SIGNED_BY) {
                Fact::Choice(code) if self.0.contains(&code) => return Some(true),
                signed_by => is_wrong |= signed_by.is_wrong(),
            }
        }
        if is_wrong { None } else { Some(false) }
    }

    fn undecided(&self, known: &Knowledge<'_>, _: Option<usize>, out: &mut Places) {
        if known.facts.is_wrong(List::DOCUMENTS) {
            out.push(Place::List(List::DOCUMENTS));
        }
        for (item, document) in known.facts.list(List::DOCUMENTS).enumerate() {
            if document.get(SIGNED_BY).is_wrong() {
                out.push(Place::Item(List::DOCUMENTS, item, SIGNED_BY));
            }
        }
    }

    fn reads(&self, _: &dyn GrantLacks, _: Option<usize>, out: &mut Places) {
        out.push(Place::List(List::DOCUMENTS));
    }
}
