//! How a member of the application is read: on both roads, and from a column.
//!
//! A scalar's rules stand once, in [`scalar`], for all of them.

mod list;
mod reader;
mod scalar;

use serde::de::Deserializer;

pub(crate) use list::Strict;
pub(crate) use reader::{Known, Reader};
pub(crate) use scalar::{Scalar, parse_date, text_fits};

use crate::json::Json;
#[cfg(feature = "arrow")]
use crate::names::IdList;

/// What every member of the model can do: be read on both roads, and say whether it is absent.
pub(crate) trait Member<'de>: Sized + Default {
    /// Reads the value, or fails at the first thing that is not right.
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
    /// Reads the value, reports what is wrong and leaves it out.
    fn lenient(json: Json<'_, 'de>, reader: &mut Reader<'_>) -> Self;
    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool;
    /// Whether a typed caller kept within the limits of the JSON.
    fn fits(&self) -> bool;
    /// Tells a visitor what kind of member it is.
    #[cfg(feature = "arrow")]
    fn visit<V: Visit<'de>>(visitor: V) -> V::Out;
}

/// Who asks what kind of member a type is, without a value of it.
#[cfg(feature = "arrow")]
pub(crate) trait Visit<'de> {
    type Out;

    fn scalar<T: Scalar<'de>>(self) -> Self::Out;
    fn list<T: Item<'de>>(self) -> Self::Out;
    fn entries<L: IdList, V: Member<'de>>(self) -> Self::Out;
    fn record<R: Record<'de>>(self) -> Self::Out;
    fn ignored(self) -> Self::Out;
}

/// A member that has members.
pub(crate) trait Record<'de>: Member<'de> {
    /// Their names.
    const MEMBERS: &'static [&'static str];

    /// Tells of each.
    #[cfg(feature = "arrow")]
    fn each<E: Each<'de>>(visitor: &mut E);
}

/// Who asks for the members of a record.
#[cfg(feature = "arrow")]
pub(crate) trait Each<'de> {
    fn member<M: Member<'de>>(&mut self, name: &'static str);
}

/// A member that can stand in a list.
pub(crate) trait Item<'de>: Sized {
    /// What is read in the item's place.
    type Read: Member<'de>;

    /// The item as the list keeps it; `None` drops it.
    fn kept(read: Self::Read) -> Option<Self>;

    /// Whether a typed caller kept within the limits of the JSON.
    fn item_fits(&self) -> bool;
}

/// Declares a record of the model: a struct whose members may all be absent.
///
/// From the list of members come the struct, both roads of [`Member`] and the JSON that is
/// written.
macro_rules! record {
    ($(#[$doc:meta])* pub struct $name:ident<$a:lifetime> { $($members:tt)+ }) => {
        $crate::member::record!(
            @declare [$(#[$doc])*] $name [<$a>] [where 'de: $a] { $($members)+ });
    };
    ($(#[$doc:meta])* pub struct $name:ident { $($members:tt)+ }) => {
        $crate::member::record!(@declare [$(#[$doc])*] $name [] [] { $($members)+ });
    };
    (@declare [$(#[$doc:meta])*] $name:ident [$($generics:tt)*] [$($bound:tt)*] {
        $($(#[$member_doc:meta])* pub $member:ident: $type:ty,)+
    }) => {
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        $(#[$doc])*
        pub struct $name $($generics)* {
            $(
                $(#[$member_doc])*
                #[serde(default, skip_serializing_if = "crate::member::Member::is_absent")]
                pub $member: $type,
            )+
        }

        $crate::member::record!(@member $name [$($generics)*] [$($bound)*] { $($member: $type,)+ });
    };
    (@member $name:ident [$(<$a:lifetime>)?] [$($bound:tt)*] { $($member:ident: $type:ty,)+ }) => {
        impl<'de $(, $a)?> $crate::member::Member<'de> for $name $(<$a>)? $($bound)* {
            fn strict<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(Clone, Copy, serde::Deserialize)]
                #[serde(field_identifier)]
                #[allow(non_camel_case_types, reason = "the variants are the members")]
                enum Key { $($member),+ }

                struct RecordVisitor<T>(std::marker::PhantomData<T>);

                impl<'de $(, $a)?> serde::de::Visitor<'de> for RecordVisitor<$name $(<$a>)?> $($bound)* {
                    type Value = $name $(<$a>)?;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str("an object")
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(
                        self,
                        mut map: A,
                    ) -> Result<Self::Value, A::Error> {
                        let mut value = Self::Value::default();
                        let mut seen = 0_u32;
                        while let Some(key) = map.next_key::<Key>()? {
                            let bit = 1 << key as u32;
                            if seen & bit != 0 {
                                return Err(serde::de::Error::custom("duplicate member"));
                            }
                            seen |= bit;
                            match key {
                                $(Key::$member => {
                                    let $crate::member::Strict(read) = map.next_value()?;
                                    value.$member = read;
                                })+
                            }
                        }
                        Ok(value)
                    }

                    fn visit_unit<E>(self) -> Result<Self::Value, E> {
                        Ok(Self::Value::default())
                    }
                }

                deserializer.deserialize_any(RecordVisitor::<Self>(std::marker::PhantomData))
            }

            fn lenient(
                json: $crate::json::Json<'_, 'de>,
                reader: &mut $crate::member::Reader<'_>,
            ) -> Self {
                let mut value = Self::default();
                let known = $crate::member::Known::Members(<Self as $crate::member::Record>::MEMBERS);
                reader.object(json, &known, &mut |_, place, json, reader| {
                    let mut places = 0..;
                    $(if places.next() == Some(place) {
                        value.$member = $crate::member::Member::lenient(json, reader);
                        return;
                    })+
                });
                value
            }

            fn is_absent(&self) -> bool {
                $($crate::member::Member::is_absent(&self.$member))&&+
            }

            fn fits(&self) -> bool {
                $($crate::member::Member::fits(&self.$member))&&+
            }

            #[cfg(feature = "arrow")]
            fn visit<V: $crate::member::Visit<'de>>(visitor: V) -> V::Out {
                visitor.record::<Self>()
            }
        }

        impl<'de $(, $a)?> $crate::member::Record<'de> for $name $(<$a>)? $($bound)* {
            const MEMBERS: &'static [&'static str] = &[$(stringify!($member)),+];

            #[cfg(feature = "arrow")]
            fn each<E: $crate::member::Each<'de>>(visitor: &mut E) {
                $(visitor.member::<$type>(stringify!($member));)+
            }
        }

        impl<'de $(, $a)?> $crate::member::Item<'de> for $name $(<$a>)? $($bound)* {
            type Read = Self;

            fn kept(read: Self) -> Option<Self> {
                Some(read)
            }

            fn item_fits(&self) -> bool {
                $crate::member::Member::fits(self)
            }
        }
    };
}
pub(crate) use record;
