//! Values by name, in the order in which they are written.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::slice;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, Serializer};

use crate::named_iterator::named_iterator;

/// Values by name, in the order in which they are written.
///
/// ```
/// use inspir_core::{KeptMap, KeptValue};
///
/// let values: KeptMap<KeptValue> = serde_json::from_str(r#"{"years": 2, "last_award": "2025-03-01"}"#)?;
/// assert_eq!(values.get("years"), Some(&KeptValue::Count(2)));
/// assert_eq!(values.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["years", "last_award"]);
/// // A store may order the names in its own way.
/// let ordered = r#"{"last_award": "2025-03-01", "years": 2}"#;
/// assert_eq!(serde_json::from_str::<KeptMap<KeptValue>>(ordered)?, values);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct KeptMap<V>(pub(super) Vec<(String, V)>);

/// A value as JSON has it: text (an amount, a rate, a number, a day, a span, an id), a count, or yes
/// or no.
///
/// ```
/// use inspir_core::KeptValue;
///
/// let value: KeptValue = serde_json::from_str(r#""12500.00""#)?;
/// assert_eq!(value, KeptValue::Text("12500.00".to_owned()));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum KeptValue {
    /// Text.
    Text(String),
    /// A count.
    Count(u32),
    /// Yes or no.
    Flag(bool),
}

impl<'de> Deserialize<'de> for KeptValue {
    /// Lists and objects are refused at their first sign, so that none is gone into.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ValueVisitor;

        impl Visitor<'_> for ValueVisitor {
            type Value = KeptValue;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("text, a count, or yes or no")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<KeptValue, E> {
                Ok(KeptValue::Text(text.to_owned()))
            }

            fn visit_u64<E: Error>(self, count: u64) -> Result<KeptValue, E> {
                u32::try_from(count).map(KeptValue::Count).map_err(E::custom)
            }

            fn visit_i64<E: Error>(self, count: i64) -> Result<KeptValue, E> {
                u32::try_from(count).map(KeptValue::Count).map_err(E::custom)
            }

            fn visit_bool<E: Error>(self, flag: bool) -> Result<KeptValue, E> {
                Ok(KeptValue::Flag(flag))
            }
        }

        deserializer.deserialize_any(ValueVisitor)
    }
}

impl<V> KeptMap<V> {
    /// The names and values in the order of the names.
    fn by_name(&self) -> Vec<&(String, V)> {
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_by_key(|(name, _)| name);
        all
    }

    /// The value of this name.
    ///
    /// ```
    /// # use inspir_core::{KeptMap, KeptValue};
    /// assert_eq!(KeptMap::<KeptValue>::default().get("ceiling"), None);
    /// ```
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The names and values in their order.
    ///
    /// ```
    /// # use inspir_core::{KeptMap, KeptValue};
    /// assert_eq!(KeptMap::<KeptValue>::default().iter().count(), 0);
    /// ```
    #[must_use]
    pub fn iter(&self) -> KeptMapIter<'_, V> {
        KeptMapIter { inner: self.0.iter() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Two maps are equal if their names and values are, in whatever order.
impl<V: PartialEq> PartialEq for KeptMap<V> {
    fn eq(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.by_name() == other.by_name()
    }
}

impl<V: Eq> Eq for KeptMap<V> {}

impl<V: Hash> Hash for KeptMap<V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.by_name().hash(state);
    }
}

impl<'m, V> IntoIterator for &'m KeptMap<V> {
    type Item = (&'m str, &'m V);
    type IntoIter = KeptMapIter<'m, V>;

    fn into_iter(self) -> KeptMapIter<'m, V> {
        self.iter()
    }
}

named_iterator! {
    /// The names and values of a [`KeptMap`] in their order.
    ///
    /// ```
    /// use inspir_core::{KeptMap, KeptMapIter, KeptValue};
    ///
    /// let values = KeptMap::<KeptValue>::default();
    /// let each: KeptMapIter<'_, KeptValue> = values.iter();
    /// assert_eq!(each.len(), 0);
    /// ```
    pub struct KeptMapIter<'m, V>(slice::Iter<'m, (String, V)>)
    each (&'m str, &'m V) = |_, (name, value)| (name.as_str(), value)
}

impl<V> Default for KeptMap<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V: Serialize> Serialize for KeptMap<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for KeptMap<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MapVisitor(PhantomData))
    }
}

struct MapVisitor<V>(PhantomData<V>);

impl<'de, V: Deserialize<'de>> Visitor<'de> for MapVisitor<V> {
    type Value = KeptMap<V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut all = Vec::new();
        while let Some(entry) = map.next_entry()? {
            all.push(entry);
        }
        Ok(KeptMap(all))
    }
}
