//! JSON text for any serializer, and from any deserializer: members keep their order.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeMap as _, SerializeSeq as _};
use serde::{Deserialize, Serialize, Serializer};

use super::read::{JsonShape, JsonText, JsonValue};
use super::write::text;
use crate::text::MAX_DEPTH;

/// JSON as it is written: without white space, members in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WrittenJson(pub(crate) String);

impl Serialize for WrittenJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match JsonText::new(&self.0) {
            Ok(document) => document.root().serialize(serializer),
            Err(_) => serializer.serialize_unit(),
        }
    }
}

impl Serialize for JsonValue<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.shape() {
            JsonShape::Null => serializer.serialize_unit(),
            JsonShape::Flag(flag) => serializer.serialize_bool(flag),
            JsonShape::Number(literal) => match (literal.parse(), literal.parse()) {
                (Ok(number), _) => serializer.serialize_u64(number),
                (_, Ok(number)) => serializer.serialize_i64(number),
                _ => serializer.serialize_str(literal),
            },
            JsonShape::Text(text) => serializer.serialize_str(&text),
            JsonShape::Object | JsonShape::Foreign(_) => write_object(*self, serializer),
            JsonShape::Empty if self.is_object() => write_object(*self, serializer),
            JsonShape::List | JsonShape::Empty => {
                let mut list = serializer.serialize_seq(Some(self.items().count()))?;
                for item in self.items() {
                    list.serialize_element(&item)?;
                }
                list.end()
            }
        }
    }
}

fn write_object<S: Serializer>(object: JsonValue<'_, '_>, to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(Some(object.members().count()))?;
    for (name, value) in object.members() {
        map.serialize_entry(&*name.text(), &value)?;
    }
    map.end()
}

impl<'de> Deserialize<'de> for WrittenJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        ToText { levels: MAX_DEPTH }.deserialize(deserializer)
    }
}

/// Writes whatever it visits as JSON, with so many levels at most. The JSON of the engine has whole numbers alone.
#[derive(Clone, Copy)]
struct ToText {
    levels: usize,
}

impl ToText {
    /// What writes the values inside.
    fn inside<E: Error>(self) -> Result<Self, E> {
        let levels = self.levels.checked_sub(1);
        let too_deep = || E::custom(format_args!("more than {MAX_DEPTH} levels"));
        levels.map(|levels| Self { levels }).ok_or_else(too_deep)
    }
}

impl<'de> DeserializeSeed<'de> for ToText {
    type Value = WrittenJson;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<WrittenJson, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ToText {
    type Value = WrittenJson;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without fractions")
    }

    fn visit_unit<E: Error>(self) -> Result<WrittenJson, E> {
        Ok(WrittenJson("null".to_owned()))
    }

    fn visit_none<E: Error>(self) -> Result<WrittenJson, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<WrittenJson, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<WrittenJson, E> {
        Ok(WrittenJson(flag.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<WrittenJson, E> {
        Ok(WrittenJson(number.to_string()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<WrittenJson, E> {
        Ok(WrittenJson(number.to_string()))
    }

    fn visit_str<E: Error>(self, content: &str) -> Result<WrittenJson, E> {
        let mut out = String::with_capacity(content.len() + 2);
        text(content, &mut out);
        Ok(WrittenJson(out))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<WrittenJson, A::Error> {
        let (inside, mut out) = (self.inside()?, String::from("["));
        while let Some(WrittenJson(item)) = items.next_element_seed(inside)? {
            if out.len() > 1 {
                out.push(',');
            }
            out.push_str(&item);
        }
        out.push(']');
        Ok(WrittenJson(out))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<WrittenJson, A::Error> {
        let (inside, mut out) = (self.inside()?, String::from("{"));
        while let Some(name) = members.next_key::<String>()? {
            let WrittenJson(value) = members.next_value_seed(inside)?;
            if out.len() > 1 {
                out.push(',');
            }
            text(&name, &mut out);
            out.push(':');
            out.push_str(&value);
        }
        out.push('}');
        Ok(WrittenJson(out))
    }
}
