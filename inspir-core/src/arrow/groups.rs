//! How rows are grouped: by a column, a member of one, or a member of a document.

use std::fmt;

use arrow_schema::{DataType, Schema};
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::error::{EXTENSIONS, TableError};
use crate::call::Call;

/// The place of the value by which rows are grouped.
#[derive(Clone, Debug)]
pub(super) enum GroupPath {
    /// A column, then the members inside it.
    Column(Vec<String>),
    /// The members of a JSON document.
    Json(Vec<String>),
}

impl GroupPath {
    /// The place of a name such as `applicant.legal_form`. A column comes first; where rows are JSON, any other
    /// name is a member of the documents.
    pub(super) fn new(
        name: &str,
        schema: &Schema,
        json: Option<&str>,
        calls: &[&Call],
    ) -> Result<Self, TableError> {
        if schema.index_of(name).is_ok() && json != Some(name) {
            return Ok(Self::Column(vec![name.to_owned()]));
        }
        if json.is_some() {
            return field_steps(name, calls).map(Self::Json);
        }
        let steps = steps_of(name);
        let mut fields = Some(schema.fields());
        let mut is_there = false;
        for step in &steps {
            let field = fields.and_then(|fields| fields.iter().find(|field| field.name() == step));
            is_there = field.is_some();
            fields = match field.map(|field| field.data_type()) {
                Some(DataType::Struct(inner)) => Some(inner),
                _ => None,
            };
        }
        match is_there {
            true => Ok(Self::Column(steps)),
            false => Err(TableError::unknown(name, schema)),
        }
    }
}

/// The steps of a field that one of the calls has, or of what stands in `extensions`.
pub(super) fn field_steps(name: &str, calls: &[&Call]) -> Result<Vec<String>, TableError> {
    let steps = steps_of(name);
    if steps.first().is_some_and(|first| first == EXTENSIONS) && steps.len() > 1 {
        return Ok(steps);
    }
    let fields = calls.iter().flat_map(|call| &call.data().frame.layout.fields);
    let mut names: Vec<String> = fields.map(|field| steps_of(&field.pointer).join(".")).collect();
    names.push("call".to_owned());
    match names.contains(&steps.join(".")) {
        true => Ok(steps),
        false => Err(TableError::no_field(name, &names)),
    }
}

/// The steps of a name such as `applicant.legal_form` or `/applicant/legal_form`.
fn steps_of(name: &str) -> Vec<String> {
    let separator = if name.starts_with('/') { '/' } else { '.' };
    let name = name.strip_prefix('/').unwrap_or(name);
    name.split(separator).map(str::to_owned).collect()
}

/// The text, number or flag at a place of a JSON document, as text.
pub(super) fn text_at(document: &[u8], steps: &[String]) -> Option<String> {
    let mut json = serde_json::Deserializer::from_slice(document);
    ValueAt(steps).deserialize(&mut json).ok().flatten()
}

/// Reads the value at some steps, and nothing else.
struct ValueAt<'s>(&'s [String]);

impl<'de> DeserializeSeed<'de> for ValueAt<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl ValueAt<'_> {
    /// The text of a value that stands at the end of the steps.
    fn of<E>(&self, text: impl ToString) -> Result<Option<String>, E> {
        Ok(self.0.is_empty().then(|| text.to_string()))
    }
}

impl<'de> Visitor<'de> for ValueAt<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.of(text)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
        self.of(flag)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        self.of(number)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        self.of(number)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(name) = members.next_key::<std::borrow::Cow<'_, str>>()? {
            match self.0.split_first() {
                Some((step, rest)) if *step == name => {
                    found = members.next_value_seed(ValueAt(rest))?
                }
                _ => {
                    members.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(found)
    }
}
