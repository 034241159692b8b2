//! A member that is a single value: both roads lead to the rules of [`Scalar`].

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::member::{Member, Visit};
use super::nothing;
use super::reader::{LenientReader, SingleValue};
use super::scalar::{Scalar, is_integer};
use crate::declaration::{MemberInfo, Structure};
use crate::fact::{Fact, KeptTexts};
use crate::facts::Refused;
use crate::ids::CallIds;
use crate::input_error::{Fault, InputError};
use crate::json::{JsonShape, JsonValue};
use crate::locale::Locale;
use crate::text::is_blank;

impl<'de, T: Scalar<'de>> Member<'de> for Option<T> {
    fn strict<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor(PhantomData))
    }

    fn lenient(json: JsonValue<'_, 'de>, reader: &mut LenientReader<'_>) -> Self {
        let (ids, mut value) = (reader.ids(), None);
        let is_right = reader.single_value(json, &mut |found| {
            let read = match found {
                SingleValue::Text(text) => T::from_text(text),
                SingleValue::Number(literal) => T::from_number(literal),
                SingleValue::Flag(flag) => T::from_flag(flag),
                SingleValue::Other => Err(Fault::mismatch(T::EXPECTED)),
            }?;
            match read.objection(ids) {
                Some(fault) => Err(fault),
                None => {
                    value = Some(read);
                    Ok(())
                }
            }
        });
        value.filter(|_| is_right)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn fits(&self) -> bool {
        self.as_ref().is_none_or(Scalar::fits)
    }

    #[cfg_attr(feature = "fast", inline(always))]
    fn fact(
        &self,
        member: &MemberInfo,
        ids: &CallIds,
        kept: &mut KeptTexts,
    ) -> Result<Fact, Refused> {
        match self {
            Some(value) => value.fact_in(member, ids, kept).ok_or(Refused),
            None => Ok(member.default()),
        }
    }

    const STRUCTURE: Structure = Structure::Value(T::VALUE_TYPE);

    fn visit<V: Visit<'de>>(visitor: V) -> V::Out {
        visitor.scalar::<T>()
    }
}

impl<'de, T: Scalar<'de>> ScalarVisitor<T> {
    /// A number as `arbitrary_precision` hands it over. What no other build hands over, −0 and whole numbers
    /// beyond 64 bits, is refused here too.
    fn visit_literal<E: de::Error>(self, literal: &str) -> Result<Option<T>, E> {
        match (literal.parse(), literal.parse()) {
            _ if literal == "-0" => Err(E::custom("a negative zero")),
            (Ok(number), _) => self.visit_i64(number),
            (_, Ok(number)) => self.visit_u64(number),
            _ if is_integer(literal) => Err(E::custom("a whole number beyond 64 bits")),
            _ => number_value::<T, _>(literal),
        }
    }
}

/// The name of the only member of the map in which `toml` gives a day.
const TOML_DAY: &str = "$__toml_private_datetime";

/// The name of the only member of the map in which `serde_json` gives a number, if its feature
/// `arbitrary_precision` is on.
pub(crate) const JSON_NUMBER: &str = "$serde_json::private::Number";

struct ScalarVisitor<T>(PhantomData<T>);

impl<'de, T: Scalar<'de>> Visitor<'de> for ScalarVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a single value")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        text_value(Cow::Borrowed(text), text)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        text_value(Cow::Owned(text.to_owned()), text)
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Self::Value, E> {
        T::from_flag(flag).map(Some).map_err(|fault| refused(fault, &JsonShape::Flag(flag)))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Self::Value, E> {
        match i64::try_from(number) {
            Ok(number) => self.visit_i64(number),
            Err(_) => number_value::<T, E>(&number.to_string()),
        }
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Self::Value, E> {
        T::from_integer(number)
            .map(Some)
            .map_err(|fault| refused(fault, &JsonShape::Number(&number.to_string())))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Self::Value, E> {
        let mut literal = number.to_string();
        if !literal.contains('.') {
            literal.push_str(".0");
        }
        number_value::<T, E>(&literal)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(T::from_nothing())
    }

    fn visit_none<E: de::Error>(self) -> Result<Self::Value, E> {
        Ok(T::from_nothing())
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
        // A text that cannot be refused need not be kept for an error.
        match u32::try_from(text.len()).is_ok_and(T::takes) {
            true => text_value(Cow::Owned(text), ""),
            false => self.visit_str(&text),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        nothing::of_list::<(), A>(list, &self).map(|()| T::from_nothing())
    }

    #[cold]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        match map.next_entry::<String, String>()? {
            None => Ok(T::from_nothing()),
            Some((name, day)) if name == TOML_DAY => self.visit_str(&day),
            Some((name, literal)) if name == JSON_NUMBER => self.visit_literal(&literal),
            Some(_) => Err(A::Error::custom("an object where a single value belongs")),
        }
    }
}

/// Reads a text; `found` is the same, for the error.
#[cfg_attr(feature = "fast", inline(always))]
fn text_value<'de, T: Scalar<'de>, E: de::Error>(
    text: Cow<'de, str>,
    found: &str,
) -> Result<Option<T>, E> {
    if is_blank(&text) {
        return Ok(T::from_nothing());
    }
    T::from_text(text).map(Some).map_err(|fault| refused(fault, &JsonShape::Text(found.into())))
}

fn number_value<'de, T: Scalar<'de>, E: de::Error>(literal: &str) -> Result<Option<T>, E> {
    T::from_number(literal).map(Some).map_err(|fault| refused(fault, &JsonShape::Number(literal)))
}

/// The error of a value: its code, then what is wrong and what was found, in English. The source of the value
/// adds its place.
#[cold]
#[inline(never)]
fn refused<E: de::Error>(fault: Fault, found: &JsonShape<'_>) -> E {
    let error = InputError::new(String::new(), fault, found, None);
    E::custom(format_args!("{}: {}", error.code(), error.message(Locale::En)))
}
