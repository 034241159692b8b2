//! Conditions [le cas échéant]: a small closed set over known fields, with three truth values.

use super::params::{Params, choice_code, find_field, list_items};
use crate::application::SignedBy;
use crate::fact::Fact;
use crate::facts::Facts;
use crate::field::{Field, Kind};
use crate::json::{Json, Shape};
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
    /// Some document that is there is signed by one of these.
    SomeDocumentSigned(Vec<SignedBy>),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Not(Box<Condition>),
}

/// The path that asks about the signatures of all documents.
const EVERY_SIGNATURE: &str = "/documents/*/signed_by";

impl Condition {
    /// Whether the condition holds; `None` if an absent field decides.
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
    pub(crate) fn load(params: &mut Params<'_>) -> Option<Self> {
        let Some((name, json, path)) = params.only() else {
            params
                .problem("", "expected one of `equals`, `one_of`, `present`, `all`, `any`, `not`");
            return None;
        };
        match name.as_ref() {
            "equals" | "one_of" => Self::load_values(params.nested(json, path), name == "equals"),
            "present" => match json.shape() {
                Shape::Text(pointer) => match find_field(params.scope, &pointer, |_| true) {
                    Ok(field) => Some(Self::Present(field)),
                    Err(message) => {
                        params.problem_at(path, message);
                        None
                    }
                },
                _ => {
                    params.problem_at(path, "expected a path such as \"/applicant/legal_form\"");
                    None
                }
            },
            "all" | "any" => {
                let items = list_items(json);
                match &items {
                    Ok(items) if items.is_empty() => {
                        let message = "expected a list with at least one condition";
                        params.problem_at(path.clone(), message);
                    }
                    Ok(_) => {}
                    Err(message) => params.problem_at(path.clone(), message.as_str()),
                }
                let conditions = items
                    .unwrap_or_default()
                    .into_iter()
                    .enumerate()
                    .filter_map(|(place, json)| {
                        Self::load(&mut params.nested(json, format!("{path}/{place}")))
                    })
                    .collect();
                Some(if name == "all" { Self::All(conditions) } else { Self::Any(conditions) })
            }
            "not" => Some(Self::Not(Box::new(Self::load(&mut params.nested(json, path))?))),
            _ => {
                params.problem_at(path, "unknown condition; expected `equals`, `one_of`, `present`, `all`, `any` or `not`");
                None
            }
        }
    }

    fn load_values(mut params: Params<'_>, single: bool) -> Option<Self> {
        let pointer = params.text("field", "the field asked about");
        let values = if single {
            let note = "the value that the field must have";
            params
                .raw("value", "the value that the field must have", true, note)
                .into_iter()
                .collect()
        } else {
            let note = "the values that the field may have";
            Self::load_list(&mut params, note)
        };
        let condition = if pointer == EVERY_SIGNATURE {
            let by = values.iter().filter_map(|(json, place)| {
                let signed_by = match json.shape() {
                    Shape::Text(text) => SignedBy::from_id(&text),
                    _ => None,
                };
                if signed_by.is_none() {
                    params.problem_at(
                        place.clone(),
                        "expected who signs: `legal_representative`, `delegate` or `nobody`",
                    );
                }
                signed_by
            });
            Some(Self::SomeDocumentSigned(by.collect()))
        } else {
            match find_field(params.scope, &pointer, |_| true) {
                Ok(field) => {
                    let kind = params.scope.kind_of(field);
                    if matches!(kind, Kind::Text | Kind::Texts) {
                        let quoted = shortened(&pointer);
                        params.problem(
                            "field",
                            format!("the field `{quoted}` holds text, of which a condition can only ask whether it is there: write `\"present\": \"{quoted}\"`"),
                        );
                    }
                    let facts = values.iter().filter_map(|(json, place)| {
                        value_of(kind, *json)
                            .map_err(|message| params.problem_at(place.clone(), message))
                            .ok()
                            .flatten()
                    });
                    Some(Self::OneOf(field, facts.collect()))
                }
                Err(message) => {
                    if !pointer.is_empty() {
                        params.problem("field", message);
                    }
                    None
                }
            }
        };
        params.finish();
        condition
    }

    /// The values of `one_of`, with their places.
    fn load_list<'a>(params: &mut Params<'a>, note: &'static str) -> Vec<(Json<'a, 'a>, String)> {
        let Some((json, path)) = params.raw("values", "a list of values", true, note) else {
            return Vec::new();
        };
        match list_items(json) {
            Ok(items) => {
                if items.is_empty() {
                    params.problem("values", "expected a list with at least one value");
                }
                let items = items.into_iter().enumerate();
                items.map(|(item, json)| (json, format!("{path}/{item}"))).collect()
            }
            Err(message) => {
                params.problem("values", message);
                Vec::new()
            }
        }
    }
}

/// A value of a definition as the fact that a field of this kind would be; none of text.
fn value_of(kind: Kind, json: Json<'_, '_>) -> Result<Option<Fact>, String> {
    let fact = match (kind, json.shape()) {
        (Kind::Flag, Shape::Flag(flag)) => Some(Fact::Flag(flag)),
        (Kind::Choice(choices), Shape::Text(text)) => {
            Some(Fact::Choice(choice_code(choices, &text)?))
        }
        (Kind::Date, Shape::Text(text)) => parse_date(&text).map(Fact::Date),
        (Kind::Amount, Shape::Text(text)) => text.parse().ok().map(Fact::Amount),
        (Kind::Amount, Shape::Number(literal)) if !literal.contains(['.', 'e', 'E']) => {
            literal.parse().ok().map(Fact::Amount)
        }
        (Kind::Commune, Shape::Text(text)) => text.parse().ok().map(Fact::Commune),
        (Kind::Count(most), Shape::Number(literal)) => {
            literal.parse().ok().filter(|number| *number <= most).map(Fact::Count)
        }
        _ => None,
    };
    let wanted = match kind {
        _ if fact.is_some() => return Ok(fact),
        Kind::Flag => "expected `true` or `false`, without quotes",
        Kind::Choice(choices) => {
            let ids: Vec<String> =
                choices.iter().map(|choice| format!("`{}`", choice.id)).collect();
            return Err(format!("expected one of {}", ids.join(", ")));
        }
        Kind::Date => "expected a day as text, such as \"2027-03-31\"",
        Kind::Amount => "expected an amount as text, such as \"5000.00\"",
        Kind::Commune => "expected the INSEE code of a commune as text, such as \"62119\"",
        // Told already, with the field.
        Kind::Text | Kind::Texts => return Ok(None),
        Kind::Count(most) => {
            return Err(format!("expected a whole number from 0 to {most}, without quotes"));
        }
    };
    Err(wanted.to_owned())
}

/// `all` stops at a false, `any` at a true; what is undecided stays so unless another decides.
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
        let value = |literal: &str| {
            let document = Document::new(literal).expect("JSON");
            value_of(Kind::Count(120), document.root())
        };
        assert_eq!(value("120"), Ok(Some(Fact::Count(120))));
        for wrong in ["121", "12.0", "\"12\"", "true", "-1"] {
            assert!(value(wrong).is_err(), "{wrong}");
        }
    }
}
