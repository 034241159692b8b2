//! Nothing, as serde gives it: null, blank text, an empty list or an empty object, whatever belongs there.

use serde::de::{Error, Expected, IgnoredAny, MapAccess, SeqAccess, Unexpected};

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
    match list.next_element::<IgnoredAny>()? {
        None => Ok(T::default()),
        Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, wanted)),
    }
}

/// The value for an empty object where a list belongs.
pub(crate) fn of_object<'de, T: Default, A: MapAccess<'de>>(
    mut object: A,
    wanted: &dyn Expected,
) -> Result<T, A::Error> {
    match object.next_key::<IgnoredAny>()? {
        None => Ok(T::default()),
        Some(_) => Err(A::Error::invalid_type(Unexpected::Map, wanted)),
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
