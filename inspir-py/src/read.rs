//! Reads a Python object straight into an application, without its JSON text.
//!
//! This road reads only objects in which the text road of [`input`](crate::input) would find no
//! mistake. At the first value that is wrong, or merely unusual, reading stops, and the text road
//! reads the whole object.

use std::cell::Cell;
use std::fmt;

use inspir_core::Application;
use pyo3::prelude::*;
use pyo3::types::iter::BoundDictIterator;
use pyo3::types::{PyBool, PyDict, PyInt, PyList, PyString, PyTuple};
use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use typed_arena::Arena;

use crate::input;
use crate::value::{Said, said};

/// The texts that an application borrows; holding them keeps their bytes.
pub(crate) type Texts<'py> = Arena<Bound<'py, PyString>>;

/// Reads an object as an application; `None` if its JSON text has to be read instead.
pub(crate) fn application<'de, 'py>(
    object: &Bound<'py, PyAny>,
    texts: &'de Texts<'py>,
) -> PyResult<Option<Application<'de>>> {
    let reader = ObjectReader { texts, left: Cell::new(input::MOST_BYTES) };
    match Application::deserialize_borrowed(Value { object, reader: &reader }) {
        Ok(application) => Ok(Some(application)),
        Err(Stop(None)) => Ok(None),
        Err(Stop(Some(error))) => Err(*error),
    }
}

/// Why reading stopped: something unusual, or what Python raised.
#[derive(Debug)]
struct Stop(Option<Box<PyErr>>);

const UNUSUAL: Stop = Stop(None);

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("something unusual")
    }
}

impl std::error::Error for Stop {}

impl de::Error for Stop {
    fn custom<T: fmt::Display>(_: T) -> Self {
        UNUSUAL
    }
}

impl From<PyErr> for Stop {
    fn from(error: PyErr) -> Self {
        Self(Some(Box::new(error)))
    }
}

struct ObjectReader<'de, 'py> {
    texts: &'de Texts<'py>,
    /// How many bytes the JSON text may still have.
    left: Cell<usize>,
}

impl<'de, 'py> ObjectReader<'de, 'py> {
    /// Counts a value, with the most that its text, its escapes and its commas could take.
    fn count(&self, length: usize) -> Result<(), Stop> {
        let most = length.saturating_mul(6).saturating_add(24);
        self.left.set(self.left.get().checked_sub(most).ok_or(UNUSUAL)?);
        Ok(())
    }

    fn text(&self, text: &Bound<'py, PyString>) -> Result<&'de str, Stop> {
        let text = self.texts.alloc(text.clone()).to_str().map_err(|_| UNUSUAL)?;
        self.count(text.len())?;
        Ok(text)
    }
}

#[derive(Clone, Copy)]
struct Value<'r, 'de, 'py> {
    object: &'r Bound<'py, PyAny>,
    reader: &'r ObjectReader<'de, 'py>,
}

impl<'r, 'de, 'py> Value<'r, 'de, 'py> {
    fn members(self, dict: &'r Bound<'py, PyDict>) -> Members<'r, 'de, 'py> {
        Members { dict, length: dict.len(), rest: dict.iter(), value: None, reader: self.reader }
    }
}

impl<'de> de::Deserializer<'de> for Value<'_, 'de, '_> {
    type Error = Stop;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let Self { object, reader } = self;
        if let Ok(text) = object.cast_exact::<PyString>() {
            return visitor.visit_borrowed_str(reader.text(text)?);
        }
        reader.count(0)?;
        if let Ok(dict) = object.cast_exact::<PyDict>() {
            visitor.visit_map(self.members(dict))
        } else if let Ok(flag) = object.cast_exact::<PyBool>() {
            visitor.visit_bool(flag.is_true())
        } else if let Ok(list) = object.cast_exact::<PyList>() {
            visitor.visit_seq(Items { rest: list.iter(), reader })
        } else if object.is_none() {
            visitor.visit_unit()
        } else if let Ok(number) = object.cast::<PyInt>() {
            visitor.visit_i64(number.extract().map_err(|_| UNUSUAL)?)
        } else if let Ok(tuple) = object.cast::<PyTuple>() {
            visitor.visit_seq(Items { rest: tuple.iter(), reader })
        } else {
            match said(object)? {
                Some(Said::Nothing) => visitor.visit_unit(),
                Some(Said::Text(text)) => visitor.visit_borrowed_str(reader.text(&text)?),
                Some(Said::Value(value)) if is_single(&value) => {
                    Value { object: &value, reader }.deserialize_any(visitor)
                }
                Some(Said::Members(fields)) => {
                    visitor.visit_map(self.members(fields.cast().map_err(|_| UNUSUAL)?))
                }
                _ => Err(UNUSUAL),
            }
        }
    }

    /// Reads the name of a member, which nobody keeps.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Stop> {
        let name = self.object.cast_exact::<PyString>().map_err(|_| UNUSUAL)?;
        let name = name.to_str().map_err(|_| UNUSUAL)?;
        self.reader.count(name.len())?;
        visitor.visit_str(name)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Stop> {
        visitor.visit_newtype_struct(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct enum ignored_any
    }
}

/// Whether a value is a text, a flag or a whole number, and so holds no other.
fn is_single(value: &Bound<'_, PyAny>) -> bool {
    value.is_instance_of::<PyString>() || value.is_instance_of::<PyInt>()
}

struct Members<'r, 'de, 'py> {
    dict: &'r Bound<'py, PyDict>,
    length: usize,
    rest: BoundDictIterator<'py>,
    value: Option<Bound<'py, PyAny>>,
    reader: &'r ObjectReader<'de, 'py>,
}

impl<'de> MapAccess<'de> for Members<'_, 'de, '_> {
    type Error = Stop;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Stop> {
        if self.rest.len() == 0 {
            return Ok(None);
        }
        // An object further down may change the dict when it is dumped; the iterator would panic.
        if self.dict.len() != self.length {
            return Err(UNUSUAL);
        }
        let (name, value) = self.rest.next().ok_or(UNUSUAL)?;
        if !name.is_exact_instance_of::<PyString>() {
            return Err(UNUSUAL);
        }
        self.value = Some(value);
        seed.deserialize(Value { object: &name, reader: self.reader }).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Stop> {
        let value = self.value.take().ok_or(UNUSUAL)?;
        seed.deserialize(Value { object: &value, reader: self.reader })
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Items<'r, 'de, 'py, I> {
    rest: I,
    reader: &'r ObjectReader<'de, 'py>,
}

impl<'de, 'py, I: ExactSizeIterator<Item = Bound<'py, PyAny>>> SeqAccess<'de>
    for Items<'_, 'de, 'py, I>
{
    type Error = Stop;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Stop> {
        let item = self.rest.next();
        item.map(|object| seed.deserialize(Value { object: &object, reader: self.reader }))
            .transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}
