//! Nothing, as serde gives it: null, blank text, an empty list or an empty object, whatever belongs there.

use std::convert::Infallible;

use serde::de::{DeserializeSeed, Deserializer, Error, Expected, MapAccess, SeqAccess, Unexpected};

use crate::text::is_blank;

/// The value for blank text where an object or a list belongs.
pub(crate) fn of_text<T: Default, E: Error>(text: &str, wanted: &dyn Expected) -> Result<T, E> {
    match is_blank(text) {
        true => Ok(T::default()),
        false => Err(E::invalid_type(Unexpected::Str(text), wanted)),
    }
}

/// The value for an empty list where an object or a single value belongs.
pub(crate) fn of_list<'de, T: Default, A: SeqAccess<'de>>(
    mut list: A,
    wanted: &dyn Expected,
) -> Result<T, A::Error> {
    match list.next_element_seed(Nothing { found: Unexpected::Seq, wanted })? {
        None => Ok(T::default()),
        Some(never) => match never {},
    }
}

/// The value for an empty object where a list belongs.
pub(crate) fn of_object<'de, T: Default, A: MapAccess<'de>>(
    mut object: A,
    wanted: &dyn Expected,
) -> Result<T, A::Error> {
    match object.next_key_seed(Nothing { found: Unexpected::Map, wanted })? {
        None => Ok(T::default()),
        Some(never) => match never {},
    }
}

/// Refuses whatever is there, without looking at it: it may be as deep as it likes, or hold itself.
struct Nothing<'w> {
    found: Unexpected<'w>,
    wanted: &'w dyn Expected,
}

impl<'de> DeserializeSeed<'de> for Nothing<'_> {
    type Value = Infallible;

    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<Infallible, D::Error> {
        Err(D::Error::invalid_type(self.found, self.wanted))
    }
}

/// The methods of a visitor that take nothing in all its forms but that in which the value itself comes.
macro_rules! takes_nothing {
    ($de:lifetime, object) => {
        $crate::member::takes_nothing!(@both $de);

        fn visit_seq<A: serde::de::SeqAccess<$de>>(self, list: A) -> Result<Self::Value, A::Error> {
            $crate::member::nothing::of_list(list, &self)
        }
    };
    ($de:lifetime, list) => {
        $crate::member::takes_nothing!(@both $de);

        fn visit_map<A: serde::de::MapAccess<$de>>(self, object: A) -> Result<Self::Value, A::Error> {
            $crate::member::nothing::of_object(object, &self)
        }
    };
    (@both $de:lifetime) => {
        fn visit_unit<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Ok(Default::default())
        }

        fn visit_none<E: serde::de::Error>(self) -> Result<Self::Value, E> {
            Ok(Default::default())
        }

        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
            $crate::member::nothing::of_text(text, &self)
        }
    };
}
pub(crate) use takes_nothing;
