//! From the text of an application to an [`Application`](crate::Application), with every input
//! error.
//!
//! Two roads lead there. The *strict* road is one typed `serde` parse; it stops at the first thing
//! that it does not like. Only then does the *lenient* road run: it looks at the same text member
//! by member, reports what is wrong, leaves it out and goes on. A scalar's rules stand once, in
//! [`scalar`], for both.

mod containers;
mod errors;
mod json;
mod lenient;
mod scalar;

#[cfg(feature = "arrow")]
use arrow_array::ArrayRef;
use json::Flaw;
use serde::de::Deserializer;

pub(crate) use containers::Strict;
#[cfg(feature = "arrow")]
pub(crate) use errors::Fault;
pub use errors::{ErrorCode, InputError};
pub(crate) use errors::{LocalisedError, shortened};
pub(crate) use json::{Document, Json, Shape, special};
pub(crate) use lenient::{Known, Reader, push_step};
pub(crate) use scalar::{Scalar, is_blank, parse_date};

use crate::application::Application;
#[cfg(feature = "arrow")]
use crate::arrow::{Column, Place, Sheet, TableError};
use crate::call::Names;

/// The most characters that a text may have.
pub(crate) const MAX_TEXT: usize = 20_000;
/// The most items that a list may have.
pub(crate) const MAX_LIST: usize = 10_000;
/// The most bytes that a document may have.
pub(crate) const MAX_BYTES: usize = 8 * 1024 * 1024;
/// The most levels that a document may have; the root is level 1.
pub(crate) const MAX_DEPTH: usize = 64;
/// The most errors that are reported.
pub(crate) const MAX_ERRORS: usize = 100;

/// What every member of the model can do: be read on both roads, and say whether it is absent.
pub(crate) trait Member<'de>: Sized + Default {
    /// The names of a record's members.
    #[cfg(feature = "arrow")]
    const MEMBERS: &'static [&'static str] = &[];

    /// Reads the value, or fails at the first thing that is not right.
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
    /// Reads the value, reports what is wrong and leaves it out.
    fn lenient(json: Json<'_, 'de>, reader: &mut Reader<'_>) -> Self;
    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool;
    /// Whether a typed caller kept within the limits of the JSON.
    fn fits(&self) -> bool;
    /// Takes a column of such values apart.
    #[cfg(feature = "arrow")]
    fn open(array: &ArrayRef, place: Place<'_>) -> Result<Column, TableError>;
    /// Puts the facts of a column into a sheet, and marks the rows in which something is not right.
    #[cfg(feature = "arrow")]
    fn gather(column: &'de Column, sheet: &mut Sheet<'de>);
}

/// Reads good input; `None` if anything is wrong with it.
pub(crate) fn strict(text: &[u8]) -> Option<Application<'_>> {
    if cfg!(feature = "small") || text.len() > MAX_BYTES {
        return None;
    }
    let text = utf8(text)?;
    serde_json::from_str(text).ok()
}

/// The text that these bytes are, if they are.
fn utf8(bytes: &[u8]) -> Option<&str> {
    #[cfg(feature = "arrow")]
    return simdutf8::basic::from_utf8(bytes).ok();
    #[cfg(not(feature = "arrow"))]
    std::str::from_utf8(bytes).ok()
}

/// How much of a document stands in the application that was read from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Extent {
    /// All that is right.
    #[default]
    Full,
    /// Nothing: it is not an application at all.
    Unreadable,
    /// Nothing: more is wrong than is reported.
    TooManyErrors,
}

/// Reads any input, with all its errors.
pub(crate) fn lenient<'a>(
    text: &'a [u8],
    names: &Names,
) -> (Application<'a>, Vec<InputError>, Extent) {
    match whole(text) {
        Ok(document) => members(&document, names),
        Err(error) => (Application::default(), vec![error], Extent::Unreadable),
    }
}

/// The same for JSON that was written for a typed caller, whose input has no size to be limited.
pub(crate) fn lenient_members<'a>(
    text: &'a str,
    names: &Names,
) -> (Application<'a>, Vec<InputError>, Extent) {
    match document(text) {
        Ok(document) => members(&document, names),
        Err(error) => (Application::default(), vec![error], Extent::Unreadable),
    }
}

fn members<'a>(
    document: &Document<'a>,
    names: &Names,
) -> (Application<'a>, Vec<InputError>, Extent) {
    let mut reader = Reader::new(names, document);
    let application = Application::lenient(document.root(), &mut reader);
    let mut errors = reader.finish();
    if errors.len() > MAX_ERRORS {
        errors.truncate(MAX_ERRORS);
        return (Application::default(), errors, Extent::TooManyErrors);
    }
    let extent = match errors.iter().any(|error| error.path().is_empty()) {
        true => Extent::Unreadable,
        false => Extent::Full,
    };
    (application, errors, extent)
}

/// The document, if it is JSON within the limits of size and depth.
pub(crate) fn whole(text: &[u8]) -> Result<Document<'_>, InputError> {
    if text.len() > MAX_BYTES {
        return Err(InputError::too_large());
    }
    let text = std::str::from_utf8(text)
        .map_err(|error| InputError::place(text.get(..error.valid_up_to()).unwrap_or_default()))
        .map_err(|(line, column)| InputError::encoding(line, column))?;
    // A byte order mark, or a zero byte of UTF-16.
    if text.starts_with('\u{feff}') || text.bytes().take(2).any(|byte| byte == 0) {
        return Err(InputError::encoding(1, 1));
    }
    document(text)
}

fn document(text: &str) -> Result<Document<'_>, InputError> {
    Document::new(text).map_err(|flaw| match flaw {
        Flaw::TooDeep(_) => InputError::too_deep(json::levels(text)),
        Flaw::LoneSurrogate(at) => {
            let before = text.as_bytes().get(..at).unwrap_or_default();
            let (line, column) = InputError::place(before);
            InputError::syntax(line, column)
        }
        // `serde_json` tells where.
        Flaw::Syntax => {
            let error = serde_json::from_str::<serde::de::IgnoredAny>(text).err();
            let (line, column) = error.map_or((1, 1), |error| (error.line(), error.column()));
            match is_blank(text) {
                true => InputError::empty(line, column),
                false => InputError::syntax(line, column),
            }
        }
    })
}

/// Declares a record of the model: a struct whose members may all be absent.
///
/// From the list of members come the struct, both roads of [`Member`] and the JSON that is
/// written.
macro_rules! record {
    ($(#[$doc:meta])* pub struct $name:ident<$a:lifetime> { $($members:tt)+ }) => {
        $crate::intake::record!(
            @declare [$(#[$doc])*] $name [<$a>] [where 'de: $a] { $($members)+ });
    };
    ($(#[$doc:meta])* pub struct $name:ident { $($members:tt)+ }) => {
        $crate::intake::record!(@declare [$(#[$doc])*] $name [] [] { $($members)+ });
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
                #[serde(default, skip_serializing_if = "crate::intake::Member::is_absent")]
                pub $member: $type,
            )+
        }

        $crate::intake::record!(@member $name [$($generics)*] [$($bound)*] { $($member: $type,)+ });
    };
    (@member $name:ident [$(<$a:lifetime>)?] [$($bound:tt)*] { $($member:ident: $type:ty,)+ }) => {
        impl<'de $(, $a)?> $crate::intake::Member<'de> for $name $(<$a>)? $($bound)* {
            #[cfg(feature = "arrow")]
            const MEMBERS: &'static [&'static str] = &[$(stringify!($member)),+];

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
                                    let $crate::intake::Strict(read) = map.next_value()?;
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
                json: $crate::intake::Json<'_, 'de>,
                reader: &mut $crate::intake::Reader<'_>,
            ) -> Self {
                let mut value = Self::default();
                let known = $crate::intake::Known::Members(&[$(stringify!($member)),+]);
                reader.object(json, &known, &mut |_, place, json, reader| {
                    let mut places = 0..;
                    $(if places.next() == Some(place) {
                        value.$member = $crate::intake::Member::lenient(json, reader);
                        return;
                    })+
                });
                value
            }

            fn is_absent(&self) -> bool {
                $($crate::intake::Member::is_absent(&self.$member))&&+
            }

            fn fits(&self) -> bool {
                $($crate::intake::Member::fits(&self.$member))&&+
            }

            #[cfg(feature = "arrow")]
            fn open(
                array: &arrow_array::ArrayRef,
                place: $crate::arrow::Place<'_>,
            ) -> Result<$crate::arrow::Column, $crate::arrow::TableError> {
                let members: &[(&str, $crate::arrow::Open)] = &[
                    $((stringify!($member), <$type as $crate::intake::Member<'de>>::open)),+
                ];
                $crate::arrow::Column::records(array, place, members)
            }

            #[cfg(feature = "arrow")]
            fn gather(column: &'de $crate::arrow::Column, sheet: &mut $crate::arrow::Sheet<'de>) {
                let mut members = column.members_into(sheet);
                $(if let Some(column) = members.next() {
                    <$type as $crate::intake::Member<'de>>::gather(column, sheet);
                })+
                members.for_each(|other| other.refuse(sheet));
            }
        }

        impl<'de $(, $a)?> $crate::intake::Item<'de> for $name $(<$a>)? $($bound)* {
            type Read = Self;

            fn kept(read: Self) -> Option<Self> {
                Some(read)
            }

            fn item_fits(&self) -> bool {
                $crate::intake::Member::fits(self)
            }
        }
    };
}
pub(crate) use record;

/// A member that can stand in a list.
pub(crate) trait Item<'de>: Sized {
    /// What is read in the item's place.
    type Read: Member<'de>;

    /// The item as the list keeps it; `None` drops it.
    fn kept(read: Self::Read) -> Option<Self>;

    /// Whether a typed caller kept within the limits of the JSON.
    fn item_fits(&self) -> bool;
}
