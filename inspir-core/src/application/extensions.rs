#[cfg(feature = "schema")]
use std::borrow::Cow;
use std::fmt;

use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::name::Name;
use crate::declaration::{MemberInfo, Structure};
use crate::facts::{Facts, Refused};
use crate::ids::CallIds;
use crate::json::JsonValue;
use crate::member::{LenientReader, Member, Visit, owns_itself};
use crate::text::MAX_DEPTH;

/// The place where a host system may keep JSON of its own. It is checked for syntax and depth and
/// otherwise ignored, so the engine keeps nothing of it.
///
/// ```
/// let text = br#"{"extensions": {"folder": {"shelf": 7}}}"#;
/// let decision = inspir_core::Call::creative_event().decide_json(text);
/// assert!(decision.input_errors().is_empty());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extensions;

owns_itself! { Extensions }

impl Serialize for Extensions {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Extensions {
    fn schema_name() -> Cow<'static, str> {
        "Extensions".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"description": "Any JSON of the host system's own; ignored."})
    }
}

impl<'de> Member<'de> for Extensions {
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ignored { level: 1 }.deserialize(deserializer).map(|()| Self)
    }

    fn lenient(_: JsonValue<'_, 'de>, _: &mut LenientReader<'_>) -> Self {
        Self
    }

    fn is_absent(&self) -> bool {
        true
    }

    fn fits(&self) -> bool {
        true
    }

    fn tell(&self, _: &MemberInfo, _: &CallIds, _: &mut Facts) -> Result<(), Refused> {
        Ok(())
    }

    const STRUCTURE: Structure = Structure::Ignored;

    fn visit<V: Visit<'de>>(visitor: V) -> V::Out {
        visitor.ignored()
    }
}

/// Skips any JSON. Its strings are decoded and its levels counted, since both can be wrong.
#[derive(Clone, Copy)]
struct Ignored {
    level: usize,
}

impl Ignored {
    fn deeper<E: Error>(self) -> Result<Self, E> {
        if self.level < MAX_DEPTH {
            Ok(Self { level: self.level + 1 })
        } else {
            Err(E::custom("too deep"))
        }
    }
}

impl<'de> DeserializeSeed<'de> for Ignored {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Ignored {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u128<E>(self, _: u128) -> Result<(), E> {
        Ok(())
    }

    fn visit_i128<E>(self, _: i128) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let inside = self.deeper()?;
        while seq.next_element_seed(inside)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut name = map.next_key()?;
        if let Some(Name::Number) = name {
            // Its value is the literal, as text.
            return map.next_value::<Name<'de>>().map(|_| ());
        }
        let inside = self.deeper()?;
        while name.is_some() {
            map.next_value_seed(inside)?;
            name = map.next_key()?;
        }
        Ok(())
    }
}
