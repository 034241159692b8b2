//! Conditions [le cas échéant]: a small closed set over known fields, with three truth values.

use super::given::Given;
use super::mistake::Mistake;
use super::params::Params;
use super::problem::Problems;
use super::readers::TextMember;
use super::scope::{Found, choice_code};
use super::takes::{EVERY_SIGNATURE, Takes};
use crate::application::SignedBy;
use crate::declaration::ValueType;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::field::Field;
use crate::json::{JsonValue, Shape};
use crate::member::parse_date;
use crate::place::Place;
use crate::text::shortened;

/// When a requirement, or a case of a grant part, applies.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Condition {
    /// The field has one of these values.
    OneOf(Field, Vec<Fact>),
    /// The field has a value.
    Present(Field),
    /// Some document of the application is signed by one of these.
    SomeDocumentSigned(Vec<SignedBy>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

impl Condition {
    /// Whether the condition holds, or `None` if an absent field leaves that open.
    pub(crate) fn holds(&self, facts: &Facts) -> Option<bool> {
        match self {
            Self::OneOf(field, values) => match facts.get(*field) {
                Fact::Absent => None,
                fact => Some(values.contains(&fact)),
            },
            Self::Present(field) => Some(!facts.get(*field).is_absent()),
            Self::SomeDocumentSigned(by) => Some(
                facts
                    .documents()
                    .any(|document| document.signed_by().is_some_and(|s| by.contains(&s))),
            ),
            Self::All(conditions) => fold(conditions, facts, false),
            Self::Any(conditions) => fold(conditions, facts, true),
            Self::Not(condition) => condition.holds(facts).map(|holds| !holds),
        }
    }

    /// Adds the absent fields that leave the condition undecided, each once.
    pub(crate) fn undecided(&self, facts: &Facts, out: &mut Vec<Place>) {
        let first = out.len();
        self.push_undecided(facts, first, out);
    }

    fn push_undecided(&self, facts: &Facts, first: usize, out: &mut Vec<Place>) {
        match self {
            Self::OneOf(field, _) => {
                let place = Place::Field(*field);
                let is_new = !out.iter().skip(first).any(|other| *other == place);
                if facts.get(*field).is_absent() && is_new {
                    out.push(place);
                }
            }
            Self::Present(_) | Self::SomeDocumentSigned(_) => {}
            Self::All(conditions) | Self::Any(conditions) => {
                for condition in conditions {
                    if condition.holds(facts).is_none() {
                        condition.push_undecided(facts, first, out);
                    }
                }
            }
            Self::Not(condition) => condition.push_undecided(facts, first, out),
        }
    }

    /// Adds the fields that the condition reads.
    pub(crate) fn reads(&self, out: &mut Vec<Place>) {
        match self {
            Self::OneOf(field, _) | Self::Present(field) => out.push(Place::Field(*field)),
            Self::SomeDocumentSigned(_) => {}
            Self::All(conditions) | Self::Any(conditions) => {
                conditions.iter().for_each(|condition| condition.reads(out));
            }
            Self::Not(condition) => condition.reads(out),
        }
    }

    /// Whether an absent field can leave the condition open.
    pub(crate) fn can_be_unknown(&self) -> bool {
        match self {
            Self::OneOf(..) => true,
            Self::Present(_) | Self::SomeDocumentSigned(_) => false,
            Self::All(conditions) | Self::Any(conditions) => {
                conditions.iter().any(Self::can_be_unknown)
            }
            Self::Not(condition) => condition.can_be_unknown(),
        }
    }

    /// Reads a condition of a definition.
    pub(crate) fn load(params: &mut Params<'_>) -> Given<Self> {
        params.one_member(FORMS, |params, form| match form {
            "equals" => {
                let note = "the field has this value; unknown if the field is absent";
                params.object(form, "Equals", true, note, Self::load_equals).and_then(|given| given)
            }
            "one_of" => {
                let note = "the field has one of these values; unknown if the field is absent";
                params.object(form, "OneOf", true, note, Self::load_one_of).and_then(|given| given)
            }
            "present" => {
                let note = "the field has a value (`0` and `false` are values); never unknown";
                params.field(form, |_| true, true, note).map(Self::Present)
            }
            "all" => {
                let note = "each of them holds; unknown if none is false and some is unknown";
                Self::load_several(params, form, note).map(Self::All)
            }
            "any" => {
                let note = "one of them holds; unknown if none is true and some is unknown";
                Self::load_several(params, form, note).map(Self::Any)
            }
            _ => {
                let note = "it does not hold; unknown if it is unknown";
                let condition = params.object(form, "Condition", true, note, Self::load);
                condition.and_then(|given| given).map(|condition| Self::Not(Box::new(condition)))
            }
        })
    }

    fn load_several(
        params: &mut Params<'_>,
        form: &'static str,
        note: &'static str,
    ) -> Given<Vec<Self>> {
        let (mut conditions, mut right) = (Vec::new(), true);
        let given = params.objects(form, &Takes::Object("Condition"), true, note, &mut |item| {
            match Self::load(item) {
                Given::Value(condition) => conditions.push(condition),
                _ => right = false,
            }
        });
        given.and_then(|()| if right { Given::Value(conditions) } else { Given::Wrong })
    }

    fn load_equals(params: &mut Params<'_>) -> Given<Self> {
        let field = asked(params);
        let value = params.take("value", Takes::Value, true, "the value that the field must have");
        Self::load_values(params, field, value.map(|value| vec![value]))
    }

    fn load_one_of(params: &mut Params<'_>) -> Given<Self> {
        let field = asked(params);
        let note = "the values of which the field must have one";
        let values = params.items("values", &Takes::Value, true, true, note);
        Self::load_values(params, field, values)
    }

    /// Reads values of a field. If the field is wrong, the values are not read.
    fn load_values<'a>(
        params: &Params<'_>,
        field: Given<TextMember<'_>>,
        values: Given<Vec<JsonValue<'a, 'a>>>,
    ) -> Given<Self> {
        field.and_then(|TextMember { json, text }| {
            if text == EVERY_SIGNATURE {
                let facts = Self::load_facts(params, ValueType::Choice(SignedBy::LIST), values);
                let signed_by = |fact: Fact| match fact {
                    Fact::Choice(code) => SignedBy::ALL.get(usize::from(code)).copied(),
                    _ => None,
                };
                return facts.map(|facts| {
                    Self::SomeDocumentSigned(facts.into_iter().filter_map(signed_by).collect())
                });
            }
            let field = params.scope.find_field(&text, |_| true, params.problems);
            params.given(json, field).and_then(|field| {
                let value_type = params.scope.value_type_of(field);
                if !has_values(value_type) {
                    return params.wrong(json, Mistake::OnlyPresent(shortened(&text)));
                }
                let facts = Self::load_facts(params, value_type, values);
                facts.map(|facts| Self::OneOf(field, facts))
            })
        })
    }

    fn load_facts<'a>(
        params: &Params<'_>,
        value_type: ValueType,
        values: Given<Vec<JsonValue<'a, 'a>>>,
    ) -> Given<Vec<Fact>> {
        values.and_then(|values| {
            let (mut facts, count) = (Vec::new(), values.len());
            for json in values {
                let fact = params.given(json, value_of(value_type, json, params.problems));
                facts.extend(fact.value());
            }
            if facts.len() == count { Given::Value(facts) } else { Given::Wrong }
        })
    }
}

/// The forms of conditions, each named by its only member.
const FORMS: &[&str] = &["equals", "one_of", "present", "all", "any", "not"];

/// The field whose values a condition compares.
fn asked<'a>(params: &mut Params<'a>) -> Given<TextMember<'a>> {
    let note = "the field asked about, or `/documents/*/signed_by`: whether some document is \
        signed so";
    let field = params.some_text("field", Takes::PathOrSignatures, true, note);
    params.note_accepts(has_values);
    field
}

/// Whether a condition can compare the values of such a field.
fn has_values(value_type: ValueType) -> bool {
    !matches!(value_type, ValueType::Text | ValueType::Texts)
}

/// The fact of a field of this type that has this value. A text field has no such fact.
fn value_of(value_type: ValueType, json: JsonValue<'_, '_>, problems: &Problems) -> Found<Fact> {
    let fact = match (value_type, json.shape()) {
        (ValueType::Flag, Shape::Flag(flag)) => Some(Fact::Flag(flag)),
        (ValueType::Choice(choices), Shape::Text(text)) => {
            return choice_code(choices, &text, problems).map(Fact::Choice);
        }
        (ValueType::Date, Shape::Text(text)) => parse_date(&text).map(Fact::Date),
        (ValueType::Amount, Shape::Text(text)) => text.parse().ok().map(Fact::Amount),
        (ValueType::Amount, Shape::Number(literal)) if !literal.contains(['.', 'e', 'E']) => {
            literal.parse().ok().map(Fact::Amount)
        }
        (ValueType::Commune, Shape::Text(text)) => text.parse().ok().map(Fact::Commune),
        (ValueType::Count(most), Shape::Number(literal)) => {
            literal.parse().ok().filter(|number| *number <= most).map(Fact::Count)
        }
        _ => None,
    };
    let takes = match value_type {
        ValueType::Flag => Takes::Flag,
        ValueType::Choice(choices) => Takes::Choice(choices),
        ValueType::Date => Takes::Date,
        ValueType::Amount => Takes::Amount,
        ValueType::Commune => Takes::Commune,
        ValueType::Count(most) => Takes::Whole(0, most),
        ValueType::Text | ValueType::Texts => Takes::Value,
    };
    fact.ok_or(Some(Mistake::Expected(takes)))
}

/// The result of `all`, which a false decides, or of `any`, which a true decides. Otherwise one
/// undecided condition leaves the result undecided.
fn fold(conditions: &[Condition], facts: &Facts, decisive: bool) -> Option<bool> {
    let mut result = Some(!decisive);
    for condition in conditions {
        match condition.holds(facts) {
            Some(holds) if holds == decisive => return Some(decisive),
            Some(_) => {}
            None => result = None,
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Document;

    #[test]
    fn whole_numbers_are_compared() {
        let problems = Problems::default();
        let value = |literal: &str| {
            let document = Document::new(literal).expect("JSON");
            value_of(ValueType::Count(120), document.root(), &problems)
        };
        assert_eq!(value("120").ok(), Some(Fact::Count(120)));
        for wrong in ["121", "12.0", "\"12\"", "true", "-1"] {
            assert!(value(wrong).is_err(), "{wrong}");
        }
    }
}
