use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use crate::member::JSON_NUMBER;

/// The name of a member in a map that `serde` reads.
pub(super) enum Name<'a> {
    /// A name, borrowed if it has no escapes.
    Text(Cow<'a, str>),
    /// The map stands for a number. `serde_json` gives numbers beyond 64 bits in this form if any crate
    /// of the build switches on its feature `arbitrary_precision`.
    Number,
}

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(if name == JSON_NUMBER { Name::Number } else { Name::Text(Cow::Borrowed(name)) })
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(if name == JSON_NUMBER { Name::Number } else { Name::Text(Cow::Owned(name.to_owned())) })
    }
}
