//! Lists.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};

use super::member::{Item, Member, Visit};
use super::nothing::takes_nothing;
use super::reader::LenientReader;
use super::scalar::Scalar;
use crate::declaration::{MemberInfo, Structure, ValueType};
use crate::fact::Fact;
use crate::facts::{Facts, Refused};
use crate::ids::CallIds;
use crate::json::JsonValue;
use crate::text::{MAX_LIST, is_blank};

/// Lets `serde` read a value with [`Member::strict`].
pub(crate) struct Strict<T>(pub(crate) T);

impl<'de, T: Member<'de>> Deserialize<'de> for Strict<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::strict(deserializer).map(Self)
    }
}

impl<'de: 'a, 'a> Item<'de> for Cow<'a, str> {
    type Read = Option<Self>;

    const LIST: Structure = Structure::Value(ValueType::Texts);

    fn kept(read: Option<Self>) -> Option<Self> {
        read
    }

    fn tell_list(
        list: &[Self],
        member: &MemberInfo,
        _: &CallIds,
        facts: &mut Facts,
    ) -> Result<(), Refused> {
        let count = list.iter().filter(|text| !is_blank(text)).count();
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        facts.tell(member, if count > 0 { Fact::Count(count) } else { Fact::Absent });
        Ok(())
    }

    fn item_fits(&self) -> bool {
        Scalar::fits(self)
    }
}

impl<'de, T: Item<'de>> Member<'de> for Vec<T> {
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }

    fn lenient(json: JsonValue<'_, 'de>, reader: &mut LenientReader<'_>) -> Self {
        let mut list = Self::new();
        let is_list = reader
            .list(json, &mut |json, reader| list.extend(T::kept(T::Read::lenient(json, reader))));
        if is_list { list } else { Self::new() }
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }

    fn fits(&self) -> bool {
        self.len() <= MAX_LIST && self.iter().all(Item::item_fits)
    }

    fn tell(&self, member: &MemberInfo, ids: &CallIds, facts: &mut Facts) -> Result<(), Refused> {
        T::tell_list(self, member, ids, facts)
    }

    const STRUCTURE: Structure = T::LIST;

    fn visit<V: Visit<'de>>(visitor: V) -> V::Out {
        visitor.list::<T>()
    }
}

/// Room for the items of most lists: JSON does not say beforehand how many there are.
const USUAL_LENGTH: usize = 8;

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: Item<'de>> Visitor<'de> for ListVisitor<T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::with_capacity(seq.size_hint().unwrap_or(USUAL_LENGTH).min(MAX_LIST));
        let mut read = 0_usize;
        while let Some(Strict(item)) = seq.next_element::<Strict<T::Read>>()? {
            read += 1;
            if let Some(item) = T::kept(item) {
                list.push(item);
            }
        }
        if read > MAX_LIST { Err(A::Error::custom("list too long")) } else { Ok(list) }
    }

    takes_nothing!('de, list);
}
