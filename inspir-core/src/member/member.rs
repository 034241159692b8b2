//! The functions of every member, and the macro that declares records.

use serde::de::Deserializer;

use super::reader::LenientReader;
use super::scalar::Scalar;
use crate::declaration::{MemberInfo, Structure};
use crate::fact::{Fact, KeptTexts};
use crate::facts::{Facts, Refused};
use crate::ids::{CallIds, IdList};
use crate::json::JsonValue;

/// A member of the model: it is read on both roads, says whether it is absent, and tells its fact.
pub(crate) trait Member<'de>: Sized + Default {
    /// Reads the value, or fails at the first error.
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
    /// Reads the value. Reports each error, and leaves out what is wrong.
    fn lenient(json: JsonValue<'_, 'de>, reader: &mut LenientReader<'_>) -> Self;
    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool;
    /// Whether a typed caller kept within the limits of the JSON.
    fn fits(&self) -> bool;
    /// The fact of a single value.
    fn fact(&self, _: &MemberInfo, _: &CallIds, _: &mut KeptTexts) -> Result<Fact, Refused> {
        Ok(Fact::Absent)
    }
    /// Tells what is known of the value, or of the values in it.
    #[cfg_attr(feature = "fast", inline(always))]
    fn tell(&self, member: &MemberInfo, ids: &CallIds, facts: &mut Facts) -> Result<(), Refused> {
        let fact = self.fact(member, ids, &mut facts.kept)?;
        facts.tell(member, fact);
        Ok(())
    }
    /// Adds what is known of the value in an item of a list: one fact for each column.
    #[cfg_attr(feature = "fast", inline(always))]
    fn tell_columns(
        &self,
        member: &MemberInfo,
        ids: &CallIds,
        kept: &mut KeptTexts,
        out: &mut Vec<Fact>,
    ) -> Result<(), Refused> {
        out.push(self.fact(member, ids, kept)?);
        Ok(())
    }
    /// How the member is built.
    const STRUCTURE: Structure;
    /// Tells a visitor what type it is.
    #[allow(dead_code, reason = "tables ask")]
    fn visit<V: Visit<'de>>(visitor: V) -> V::Out;
}

/// Asks for the type of a member, without a value of that type.
#[allow(dead_code, reason = "tables ask")]
pub(crate) trait Visit<'de> {
    type Out;

    fn scalar<T: Scalar<'de>>(self) -> Self::Out;
    fn list<T: Item<'de>>(self) -> Self::Out;
    fn entries<L: IdList, V: Member<'de>>(self) -> Self::Out;
    fn record<R: Record<'de>>(self) -> Self::Out;
    fn details(self) -> Self::Out;
    fn own_lists(self) -> Self::Out;
    fn ignored(self) -> Self::Out;
}

/// A member that has members.
pub(crate) trait Record<'de>: Member<'de> {
    /// The declarations of the members.
    const MEMBERS: &'static [MemberInfo];

    /// Tells the facts of all members.
    fn tell_members(&self, ids: &CallIds, facts: &mut Facts) -> Result<(), Refused>;

    /// Adds what is known of each, as of an item of a list: its members are single values.
    fn tell_item(
        &self,
        ids: &CallIds,
        kept: &mut KeptTexts,
        out: &mut Vec<Fact>,
    ) -> Result<(), Refused>;

    /// Visits the types of all members.
    #[allow(dead_code, reason = "tables ask")]
    fn each<E: Each<'de>>(visitor: &mut E);
}

/// Asks for the types of the members of a record.
#[allow(dead_code, reason = "tables ask")]
pub(crate) trait Each<'de> {
    fn member<M: Member<'de>>(&mut self, member: &'static MemberInfo);
}

/// A member that can stand in a list.
pub(crate) trait Item<'de>: Sized {
    /// The type that is read where the item stands. It may be absent.
    type Read: Member<'de>;

    /// How a list of such items is built.
    const LIST: Structure;

    /// The item as the list keeps it, or `None` if the list drops it.
    fn kept(read: Self::Read) -> Option<Self>;

    /// Tells the facts of a list of such items.
    fn tell_list(
        list: &[Self],
        member: &MemberInfo,
        ids: &CallIds,
        facts: &mut Facts,
    ) -> Result<(), Refused>;

    /// Whether a typed caller kept within the limits of the JSON.
    fn item_fits(&self) -> bool;
}

/// Declares a record of the model: a struct whose members may all be absent.
///
/// A member is declared once: its documentation, its name, its type and, after `=>`, a label in each
/// language. A call can ask about a member that has a label. The macro makes of the declaration
/// the struct, both roads of [`Member`], the JSON that is written, the facts, the fields of a call,
/// the columns of tables and the schema.
macro_rules! record {
    ($(#[$doc:meta])* pub struct $name:ident<$a:lifetime> { $($members:tt)+ }) => {
        $crate::member::record!(
            @declare [$(#[$doc])*] $name [<$a>] [<'static>] [where 'de: $a] { $($members)+ });
    };
    ($(#[$doc:meta])* pub struct $name:ident { $($members:tt)+ }) => {
        $crate::member::record!(@declare [$(#[$doc])*] $name [] [] [] { $($members)+ });
    };
    (@declare [$(#[$doc:meta])*] $name:ident [$($generics:tt)*] [$($owned:tt)*] [$($bound:tt)*] {
        $($(#[$member_doc:meta])* pub $member:ident: $type:ty $(=> $label:expr)?,)+
    }) => {
        #[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields)]
        $(#[$doc])*
        pub struct $name $($generics)* {
            $(
                $(#[$member_doc])*
                #[serde(default, skip_serializing_if = "crate::member::Member::is_absent")]
                pub $member: $type,
            )+
            #[doc(hidden)]
            #[serde(skip)]
            pub __later: $crate::member::LaterMembers,
        }

        impl $($generics)* $crate::member::IntoOwned for $name $($generics)* {
            type Own = $name $($owned)*;

            fn into_owned(self) -> Self::Own {
                $name {
                    $($member: $crate::member::IntoOwned::into_owned(self.$member),)+
                    __later: self.__later,
                }
            }
        }

        $crate::member::record!(
            @member $name [$($generics)*] [$($bound)*] { $($member: $type [$($label)?],)+ });
    };
    (@label) => { None };
    (@label $label:expr) => { Some($label) };
    (@member $name:ident [$(<$a:lifetime>)?] [$($bound:tt)*] {
        $($member:ident: $type:ty [$($label:expr)?],)+
    }) => {
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

                    $crate::member::takes_nothing!('de, object);
                }

                deserializer.deserialize_any(RecordVisitor::<Self>(std::marker::PhantomData))
            }

            fn lenient(
                json: $crate::json::JsonValue<'_, 'de>,
                reader: &mut $crate::member::LenientReader<'_>,
            ) -> Self {
                let mut value = Self::default();
                let known = $crate::member::MemberNames::Members(<Self as $crate::member::Record>::MEMBERS);
                reader.object(json, &known, &mut |_, index, json, reader| {
                    let mut indexes = 0..;
                    $(if indexes.next() == Some(index) {
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

            fn tell(
                &self,
                _: &$crate::declaration::MemberInfo,
                ids: &$crate::ids::CallIds,
                facts: &mut $crate::facts::Facts,
            ) -> Result<(), $crate::facts::Refused> {
                $crate::member::Record::tell_members(self, ids, facts)
            }

            const STRUCTURE: $crate::declaration::Structure = $crate::declaration::Structure::Record(
                <Self as $crate::member::Record<'de>>::MEMBERS,
            );

            fn visit<V: $crate::member::Visit<'de>>(visitor: V) -> V::Out {
                visitor.record::<Self>()
            }
        }

        impl$(<$a>)? $name $(<$a>)? {
            /// The declarations of the members.
            const DECLARED: [$crate::declaration::MemberInfo; [$(stringify!($member)),+].len()] = [$(
                $crate::declaration::MemberInfo::new(
                    stringify!($member),
                    <$type as $crate::member::Member<'static>>::STRUCTURE,
                    $crate::member::record!(@label $($label)?),
                )
            ),+];
        }

        impl<'de $(, $a)?> $crate::member::Record<'de> for $name $(<$a>)? $($bound)* {
            const MEMBERS: &'static [$crate::declaration::MemberInfo] = &Self::DECLARED;

            fn tell_members(
                &self,
                ids: &$crate::ids::CallIds,
                facts: &mut $crate::facts::Facts,
            ) -> Result<(), $crate::facts::Refused> {
                let [$($member),+] = &Self::DECLARED;
                $($crate::member::Member::tell(&self.$member, $member, ids, facts)?;)+
                Ok(())
            }

            fn tell_item(
                &self,
                ids: &$crate::ids::CallIds,
                kept: &mut $crate::fact::KeptTexts,
                out: &mut Vec<$crate::fact::Fact>,
            ) -> Result<(), $crate::facts::Refused> {
                let [$($member),+] = &Self::DECLARED;
                $($crate::member::Member::tell_columns(&self.$member, $member, ids, kept, out)?;)+
                Ok(())
            }

            fn each<E: $crate::member::Each<'de>>(visitor: &mut E) {
                let [$($member),+] = const { &Self::DECLARED };
                $(visitor.member::<$type>($member);)+
            }
        }

        impl<'de $(, $a)?> $crate::member::Item<'de> for $name $(<$a>)? $($bound)* {
            type Read = Self;

            const LIST: $crate::declaration::Structure =
                $crate::declaration::Structure::List(<Self as $crate::member::Record<'de>>::MEMBERS);

            fn kept(read: Self) -> Option<Self> {
                Some(read)
            }

            fn tell_list(
                list: &[Self],
                _: &$crate::declaration::MemberInfo,
                ids: &$crate::ids::CallIds,
                facts: &mut $crate::facts::Facts,
            ) -> Result<(), $crate::facts::Refused> {
                let width = $crate::declaration::columns(<Self as $crate::member::Record<'de>>::MEMBERS);
                facts.tell_built_in(width, ids, list.iter(), |item, kept, out| {
                    $crate::member::Record::tell_item(item, ids, kept, out)
                })
            }

            fn item_fits(&self) -> bool {
                $crate::member::Member::fits(self)
            }
        }
    };
}
pub(crate) use record;
