//! Entries as a member of an application: how they are read, written and told.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::entries::Entries;
use super::name::Name;
use crate::declaration::{MemberInfo, Structure};
use crate::facts::{Facts, Refused};
use crate::ids::{CallIds, IdList, number_of};
use crate::json::JsonValue;
use crate::member::{LenientReader, Member, MemberNames, Strict, Visit, takes_nothing};

/// With up to this many entries, comparing all of them is quicker than sorting.
const FEW: usize = 40;

/// Room for most lists of entries: JSON does not say beforehand how many there are.
const USUAL_LENGTH: usize = 24;

impl<L, V> Entries<'_, L, V> {
    /// Whether an id appears more than once. This can only be while entries are read.
    fn has_duplicates(&self) -> bool {
        if self.len() > FEW {
            let mut ids: Vec<&str> = self.iter().map(|(id, _)| id).collect();
            ids.sort_unstable();
            return ids.windows(2).any(|pair| matches!(pair, [one, other] if one == other));
        }
        // Equal ids have equal marks. Most different ids have different marks.
        let mut met = [0_u64; 16];
        self.iter().enumerate().any(|(at, (id, _))| {
            let mark = mark(id);
            let (word, bit) = (met.get_mut(mark / 64), 1 << (mark % 64));
            let is_met = word.is_some_and(|word| std::mem::replace(word, *word | bit) & bit != 0);
            is_met && self.iter().take(at).any(|(other, _)| other == id)
        })
    }
}

/// A number below 1024 that depends on the id alone.
fn mark(id: &str) -> usize {
    let bytes = id.as_bytes();
    let byte = |at: usize| bytes.get(at).copied().map_or(0, usize::from);
    let (first, middle, last) =
        (byte(0), byte(bytes.len() / 2), byte(bytes.len().saturating_sub(1)));
    (bytes.len() * 61 + first * 31 + middle * 131 + last * 7) % 1024
}

impl<L, V: Serialize> Serialize for Entries<'_, L, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (id, value) in &self.entries {
            map.serialize_entry(id, value)?;
        }
        map.end()
    }
}

#[cfg(feature = "schema")]
impl<L: IdList, V: schemars::JsonSchema> schemars::JsonSchema for Entries<'_, L, V> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        L::NAME.into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let value = generator.subschema_for::<V>();
        schemars::json_schema!({
            "description": format!("By the ids of the call's {}.", L::NAME),
            "type": "object",
            "additionalProperties": value
        })
    }
}

/// The value of one id, as a member: the call has the words for it.
const fn entry<'de, V: Member<'de>>() -> MemberInfo {
    MemberInfo { name: "", structure: V::STRUCTURE, label: None, is_field: true }
}

impl<'de: 'a, 'a, L: IdList, V: Member<'de>> Member<'de> for Entries<'a, L, V> {
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EntriesVisitor(PhantomData))
    }

    fn lenient(json: JsonValue<'_, 'de>, reader: &mut LenientReader<'_>) -> Self {
        let mut entries = Self::default();
        let known = MemberNames::Ids(reader.ids().list(L::NAME));
        reader.object(json, &known, &mut |id, _, json, reader| {
            // The reader gives each id once.
            entries.entries.push((id.text(), V::lenient(json, reader)));
        });
        entries
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn fits(&self) -> bool {
        self.iter().all(|(_, value)| value.fits())
    }

    fn tell(&self, _: &MemberInfo, ids: &CallIds, facts: &mut Facts) -> Result<(), Refused> {
        let list = const { number_of(L::NAME) };
        let (listed, first) = (ids.list_of_fields(list), ids.first_field(list));
        facts.tell_entries(
            listed,
            first,
            self.entries.iter().map(|(id, value)| (id.as_ref(), value)),
            |value, facts| value.tell(const { &entry::<V>() }, ids, facts),
        )
    }

    const STRUCTURE: Structure = Structure::Entries(L::NAME, &V::STRUCTURE);

    fn visit<A: Visit<'de>>(visitor: A) -> A::Out {
        visitor.entries::<L, V>()
    }
}

struct EntriesVisitor<'a, L, V>(PhantomData<Entries<'a, L, V>>);

impl<'de: 'a, 'a, L: IdList, V: Member<'de>> Visitor<'de> for EntriesVisitor<'a, L, V> {
    type Value = Entries<'a, L, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("values by id")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Entries::default();
        entries.entries.reserve(USUAL_LENGTH);
        while let Some(name) = map.next_key()? {
            let Name::Text(id) = name else { return Err(A::Error::custom("a number")) };
            let Strict(value) = map.next_value()?;
            entries.entries.push((id, value));
        }
        match entries.has_duplicates() {
            true => Err(A::Error::custom("duplicate id")),
            false => Ok(entries),
        }
    }

    takes_nothing!('de, object);
}
