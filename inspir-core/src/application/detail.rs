//! The answer to one of a call's own fields.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use serde::Serialize;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::name::Name;
use super::text::Text;
use crate::amount::Amount;
use crate::fact::{Fact, KeptTexts};
use crate::facts::Refused;
use crate::identifiers::Commune;
use crate::ids::OwnKind;
use crate::json::JsonValue;
use crate::member::{IntoOwned, LenientReader, SingleValue, nothing, text_fits};
use crate::number::Number;
use crate::text::{MAX_LIST, is_blank};

/// The answer to one of a call's own fields, as it is written.
///
/// ```
/// use inspir_core::{Amount, Detail};
///
/// assert_eq!(Detail::from("hall"), Detail::Text("hall".into()));
/// assert_eq!(Detail::from(12), Detail::Integer(12));
/// assert_eq!(Detail::from(Amount::from_euros(5)), Detail::Text("5.00".into()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Detail<'a> {
    /// Text, a number or an amount as text, a day, a commune, or the id of a choice.
    Text(Text<'a>),
    /// A whole number, or an amount of whole euros.
    Integer(i64),
    /// Yes or no.
    Flag(bool),
    /// The ids of several choices.
    Choices(Vec<Text<'a>>),
}

macro_rules! detail_from {
    ($($(#[$meta:meta])* $type:ty => |$value:ident| $detail:expr;)+) => {$(
        impl<'a> From<$type> for Detail<'a> {
            fn from($value: $type) -> Self {
                $detail
            }
        }
    )+};
}

detail_from! {
    &'a str => |text| Self::Text(Cow::Borrowed(text));
    String => |text| Self::Text(Cow::Owned(text));
    i64 => |number| Self::Integer(number);
    i32 => |number| Self::Integer(number.into());
    bool => |flag| Self::Flag(flag);
    Amount => |amount| Self::Text(Cow::Owned(amount.to_string()));
    Number => |number| Self::Text(Cow::Owned(number.to_string()));
    NaiveDate => |day| Self::Text(Cow::Owned(day.to_string()));
    Commune => |commune| Self::Text(Cow::Owned(commune.to_string()));
    Vec<Text<'a>> => |choices| Self::Choices(choices);
}

impl Detail<'_> {
    /// The fact of the value in a field of this kind.
    pub(super) fn fact(
        &self,
        kind: &OwnKind,
        kept: Option<&mut KeptTexts>,
    ) -> Result<Fact, Refused> {
        let number;
        let found = match self {
            Self::Text(text) if is_blank(text) => return Ok(Fact::Absent),
            Self::Text(text) => SingleValue::Text(Cow::Borrowed(text.as_ref())),
            Self::Integer(integer) => {
                number = integer.to_string();
                SingleValue::Number(&number)
            }
            Self::Flag(flag) => SingleValue::Flag(*flag),
            Self::Choices(choices) => {
                if !matches!(kind, OwnKind::Choices(_)) {
                    return Err(Refused);
                }
                let mut bits = 0;
                for choice in choices.iter().filter(|choice| !is_blank(choice)) {
                    let found = SingleValue::Text(Cow::Borrowed(choice.as_ref()));
                    bits |= kind.read_item(&found).map_err(|_| Refused)?;
                }
                return Ok(if bits == 0 { Fact::Absent } else { Fact::Choices(bits) });
            }
        };
        kind.read(&found, kept).map_err(|_| Refused)
    }

    pub(super) fn fits(&self) -> bool {
        match self {
            Self::Text(text) => text_fits(text),
            Self::Choices(choices) => choices.len() <= MAX_LIST,
            Self::Integer(_) | Self::Flag(_) => true,
        }
    }
}

/// Reads the value of one field.
pub(super) fn lenient_detail<'a>(
    json: JsonValue<'_, 'a>,
    kind: &OwnKind,
    reader: &mut LenientReader<'_>,
) -> Option<Detail<'a>> {
    let mut value = None;
    if let OwnKind::Choices(_) = kind {
        let mut choices = Vec::new();
        let is_list = reader.list(json, &mut |item, reader| {
            let mut choice = None;
            let is_right = reader.single_value(item, &mut |found| {
                kind.read_item(&found)?;
                choice = text_of(found);
                Ok(())
            });
            choices.extend(choice.filter(|_| is_right));
        });
        return (is_list && !choices.is_empty()).then_some(Detail::Choices(choices));
    }
    let is_right = reader.single_value(json, &mut |found| {
        kind.read(&found, None)?;
        value = match found {
            SingleValue::Number(literal) => literal.parse().ok().map(Detail::Integer),
            SingleValue::Flag(flag) => Some(Detail::Flag(flag)),
            found => text_of(found).map(Detail::Text),
        };
        Ok(())
    });
    value.filter(|_| is_right)
}

fn text_of<'a>(found: SingleValue<'a, '_>) -> Option<Text<'a>> {
    match found {
        SingleValue::Text(text) => Some(text),
        _ => None,
    }
}

impl IntoOwned for Detail<'_> {
    type Own = Detail<'static>;

    fn into_owned(self) -> Self::Own {
        match self {
            Self::Text(text) => Detail::Text(IntoOwned::into_owned(text)),
            Self::Integer(integer) => Detail::Integer(integer),
            Self::Flag(flag) => Detail::Flag(flag),
            Self::Choices(choices) => Detail::Choices(choices.into_owned()),
        }
    }
}

/// One value, while it is read. `None`: it is absent.
pub(super) struct DetailRead<'a>(pub(super) Option<Detail<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for DetailRead<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DetailVisitor).map(Self)
    }
}

/// An item of a list of choices, while it is read. `None`: it is absent. A list within the list is not gone into.
struct ChoiceRead<'a>(Option<Cow<'a, str>>);

impl<'de: 'a, 'a> Deserialize<'de> for ChoiceRead<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ChoiceVisitor).map(Self)
    }
}

struct ChoiceVisitor;

impl<'de> Visitor<'de> for ChoiceVisitor {
    type Value = Option<Cow<'de, str>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a choice, which is text")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok((!is_blank(text)).then_some(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok((!is_blank(text)).then(|| Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        nothing::of_list(list, &self)
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<Self::Value, A::Error> {
        nothing::of_object(object, &self)
    }
}

struct DetailVisitor;

impl<'de> Visitor<'de> for DetailVisitor {
    type Value = Option<Detail<'de>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, a whole number, yes or no, or a list of texts")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok((!is_blank(text)).then_some(Detail::Text(Cow::Borrowed(text))))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok((!is_blank(text)).then(|| Detail::Text(Cow::Owned(text.to_owned()))))
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Self::Value, E> {
        Ok(Some(Detail::Flag(flag)))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(Detail::Integer(number)))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        i64::try_from(number).map(|number| Some(Detail::Integer(number))).map_err(E::custom)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let (mut choices, mut read) = (Vec::new(), 0);
        while let Some(ChoiceRead(choice)) = seq.next_element()? {
            read += 1;
            choices.extend(choice);
        }
        if read > MAX_LIST {
            return Err(A::Error::custom("list too long"));
        }
        // A list of absent items is still a list, which few fields take.
        Ok((read > 0).then_some(Detail::Choices(choices)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        match map.next_key::<Name<'de>>()? {
            None => Ok(None),
            // A number in the form that `arbitrary_precision` gives it.
            Some(Name::Number) => {
                let literal: String = map.next_value()?;
                let number = literal.parse().map_err(A::Error::custom)?;
                Err(A::Error::invalid_type(Unexpected::Float(number), &self))
            }
            Some(Name::Text(_)) => Err(A::Error::custom("an object")),
        }
    }
}
