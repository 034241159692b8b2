//! Lists, values by id, and the host system's own JSON, on both roads.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

#[cfg(feature = "arrow")]
use arrow_array::ArrayRef;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::scalar::Scalar;
use super::{Item, Json, Known, MAX_DEPTH, MAX_LIST, Member, Reader};
use crate::application::{Entries, Extensions, IdList};
#[cfg(feature = "arrow")]
use crate::arrow::{Column, Place, Sheet, TableError};

/// Text, borrowed where it has no escapes.
#[derive(Deserialize)]
struct Str<'a>(#[serde(borrow)] Cow<'a, str>);

/// Reads a value by its [`Member::strict`].
pub(crate) struct Strict<T>(pub(crate) T);

impl<'de, T: Member<'de>> Deserialize<'de> for Strict<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::strict(deserializer).map(Self)
    }
}

impl<'de: 'a, 'a> Item<'de> for Cow<'a, str> {
    type Read = Option<Self>;

    fn kept(read: Option<Self>) -> Option<Self> {
        read
    }

    fn item_fits(&self) -> bool {
        Scalar::fits(self)
    }
}

impl<'de, T: Item<'de>> Member<'de> for Vec<T> {
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }

    fn lenient(json: Json<'_, 'de>, reader: &mut Reader<'_>) -> Self {
        let mut list = Self::new();
        reader.list(json, &mut |json, reader| list.extend(T::kept(T::Read::lenient(json, reader))));
        list
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn fits(&self) -> bool {
        self.len() <= MAX_LIST && self.iter().all(Item::item_fits)
    }

    #[cfg(feature = "arrow")]
    fn open(array: &ArrayRef, place: Place<'_>) -> Result<Column, TableError> {
        Column::lists(array, place, T::Read::open)
    }

    #[cfg(feature = "arrow")]
    fn gather(column: &'de Column, sheet: &mut Sheet<'de>) {
        sheet.items(column, T::Read::MEMBERS.len().max(1), T::Read::gather);
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Item<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::with_capacity(seq.size_hint().unwrap_or_default().min(MAX_LIST));
        let mut read = 0_usize;
        while let Some(Strict(item)) = seq.next_element::<Strict<T::Read>>()? {
            read += 1;
            list.extend(T::kept(item));
        }
        if read > MAX_LIST { Err(A::Error::custom("list too long")) } else { Ok(list) }
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }
}

impl<'de: 'a, 'a, L: IdList, V: Member<'de>> Member<'de> for Entries<'a, L, V> {
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(EntriesVisitor(PhantomData))
    }

    fn lenient(json: Json<'_, 'de>, reader: &mut Reader<'_>) -> Self {
        let mut entries = Self::default();
        let known = Known::Ids(reader.names().list(L::NAME));
        reader.object(json, &known, &mut |id, _, json, reader| {
            entries.push(id.text(), V::lenient(json, reader));
        });
        entries
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn fits(&self) -> bool {
        self.iter().all(|(_, value)| value.fits())
    }

    #[cfg(feature = "arrow")]
    fn open(array: &ArrayRef, place: Place<'_>) -> Result<Column, TableError> {
        Column::entries(array, place, L::NAME, V::open)
    }

    #[cfg(feature = "arrow")]
    fn gather(column: &'de Column, sheet: &mut Sheet<'de>) {
        column.members_into(sheet).for_each(|value| V::gather(value, sheet));
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
        while let Some((Str(id), Strict(value))) = map.next_entry::<Str<'de>, Strict<V>>()? {
            entries.push(id, value);
        }
        Ok(entries)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Entries::default())
    }
}

impl<'de> Member<'de> for Extensions {
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ignored { level: 1 }.deserialize(deserializer).map(|()| Self)
    }

    fn lenient(_: Json<'_, 'de>, _: &mut Reader<'_>) -> Self {
        Self
    }

    fn is_absent(&self) -> bool {
        true
    }

    fn fits(&self) -> bool {
        true
    }

    #[cfg(feature = "arrow")]
    fn open(_: &ArrayRef, _: Place<'_>) -> Result<Column, TableError> {
        Ok(Column::Absent)
    }

    #[cfg(feature = "arrow")]
    fn gather(_: &'de Column, _: &mut Sheet<'de>) {}
}

/// Reads over any JSON, decoding its strings and counting its levels: both may be wrong.
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

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
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
        let inside = self.deeper()?;
        while map.next_key::<Str<'de>>()?.is_some() {
            map.next_value_seed(inside)?;
        }
        Ok(())
    }
}
