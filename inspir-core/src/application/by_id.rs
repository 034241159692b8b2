//! An object by ids, read by serde.

use std::fmt;

use serde::de::{Deserialize, Error, MapAccess, Visitor};

use super::name::Name;
use super::text::Text;
use crate::member::takes_nothing;

/// Reads an object by ids.
pub(super) struct ObjectVisitor<V>(pub(super) std::marker::PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for ObjectVisitor<V> {
    type Value = Vec<(Text<'de>, V)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values by id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(name) = map.next_key()? {
            let Name::Text(id) = name else { return Err(A::Error::custom("a number")) };
            entries.push((id, map.next_value()?));
        }
        Ok(entries)
    }

    takes_nothing!('de, object);
}
