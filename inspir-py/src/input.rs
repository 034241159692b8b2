//! Writes a Python object as the JSON text of an application.
//!
//! The text says exactly what the object says, so that the core judges it as it judges any text.
//! A float becomes a number with a point or an exponent (never an amount), a `Decimal` its digits,
//! a date its day ([`value`](crate::value)). A value that JSON cannot hold becomes an object with one
//! member, which the core refuses.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple, PyType,
};

use crate::value::{Said, fields, said};

/// The core refuses a text that is longer or deeper; writing stops soon after.
pub(crate) const MOST_BYTES: usize = 8 * 1024 * 1024;
const ENOUGH_BYTES: usize = MOST_BYTES + 1;
const ENOUGH_LEVELS: usize = 65;
/// The byte order mark of UTF-8: editors write it in files, and it is no part of their text.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// An application as Python hands it over.
pub(crate) enum Given<'a, 'py> {
    Text(Cow<'a, [u8]>),
    Object(Bound<'py, PyAny>),
}

impl<'a, 'py> Given<'a, 'py> {
    pub(crate) fn new(application: &'a Bound<'py, PyAny>) -> PyResult<Self> {
        if let Ok(bytes) = application.cast::<PyBytes>() {
            return Ok(Self::Text(bytes.as_bytes().into()));
        }
        if let Ok(text) = application.cast::<PyString>() {
            // Half of a surrogate pair cannot be encoded: bytes that are no JSON either replace it.
            return Ok(Self::Text(text.to_str().map_or(b"\xff".as_slice(), str::as_bytes).into()));
        }
        if let Ok(bytes) = application.cast::<PyByteArray>() {
            return Ok(Self::Text(bytes.to_vec().into()));
        }
        if application.hasattr("__fspath__")? {
            return contents(application).map(|bytes| Self::Text(bytes.into()));
        }
        let object = fields(application)?.unwrap_or_else(|| application.clone());
        if object.is_instance_of::<PyDict>() || is_mapping(&object)? || object.is_none() {
            return Ok(Self::Object(object));
        }
        // A column has the methods of a table, and a row of pandas is one.
        let remedy = match () {
            () if is_column(application)? && application.hasattr("to_dict")? => {
                "; hand over what its `to_dict()` gives; a column of applications goes to `assess_many`"
            }
            () if is_column(application)? => "; a column of applications goes to `assess_many`",
            () if application.hasattr("__arrow_c_stream__")? => "; a table goes to `assess_table`",
            () if application.hasattr("to_dict")? => "; hand over what its `to_dict()` gives",
            () if application.hasattr("_asdict")? => "; hand over what its `_asdict()` gives",
            () => "",
        };
        Err(PyTypeError::new_err(format!(
            "an application is a dict, JSON text or bytes, the path of a file, a dataclass, or an \
             object with `model_dump()`, not `{}`{remedy}",
            application.get_type().name()?
        )))
    }
}

/// Whether this is one column of a library, and no table.
#[pyfunction]
pub(crate) fn is_column(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    for base in object.get_type().mro().iter() {
        let name = base.cast::<PyType>()?.name()?;
        if matches!(name.to_str()?, "Array" | "ChunkedArray" | "Index" | "Series") {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The bytes of a file behind its byte order mark, up to the length at which the core refuses them.
fn contents(path: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut file = File::open(path.extract::<PathBuf>()?)?;
    file.by_ref().take(MARK.len() as u64).read_to_end(&mut bytes)?;
    if bytes == MARK {
        bytes.clear();
    }
    file.take((ENOUGH_BYTES - bytes.len()) as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The JSON text of an object.
pub(crate) fn text(object: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    let mut text = Vec::with_capacity(8 * 1024);
    write(object, 1, &mut text)?;
    Ok(text)
}

fn write(object: &Bound<'_, PyAny>, level: usize, out: &mut Vec<u8>) -> PyResult<()> {
    if let Ok(text) = object.cast::<PyString>() {
        write_str(text, out)
    } else if object.is_none() {
        out.extend(b"null");
        Ok(())
    } else if let Ok(dict) = object.cast::<PyDict>() {
        write_members(dict, level, out)
    } else if let Ok(list) = object.cast::<PyList>() {
        write_items(list.iter(), level, out)
    } else if let Ok(flag) = object.cast::<PyBool>() {
        out.extend(if flag.is_true() { b"true".as_slice() } else { b"false" });
        Ok(())
    } else if let Ok(number) = object.cast::<PyInt>() {
        write_int(number, out)
    } else if let Ok(number) = object.cast::<PyFloat>() {
        write_float(number, out)
    } else if let Ok(tuple) = object.cast::<PyTuple>() {
        write_items(tuple.iter(), level, out)
    } else {
        write_other(object, level, out)
    }
}

fn write_str(text: &Bound<'_, PyString>, out: &mut Vec<u8>) -> PyResult<()> {
    let Ok(text) = text.to_str() else {
        // UTF-8 cannot hold half of a surrogate pair: an escape shows it to the core.
        out.extend(b"\"\\ud800\"");
        return Ok(());
    };
    let needs_escape = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
    if text.as_bytes().iter().fold(false, |found, byte| found | needs_escape(byte)) {
        return serde_json::to_writer(out, text).map_err(|e| PyTypeError::new_err(e.to_string()));
    }
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
    Ok(())
}

/// The digits of a whole number.
fn write_int(number: &Bound<'_, PyInt>, out: &mut Vec<u8>) -> PyResult<()> {
    if let Ok(small) = number.extract::<i64>() {
        out.extend(small.to_string().as_bytes());
        return Ok(());
    }
    let plain = number.py().get_type::<PyInt>().call1((number,))?;
    match plain.str() {
        Ok(digits) => out.extend(digits.to_str()?.as_bytes()),
        // Python refuses to write that many digits. Any number as long is the same error to the core.
        Err(_) => {
            let negative = number.lt(0)?;
            out.extend(if negative { b"-1".as_slice() } else { b"1" });
            out.extend(std::iter::repeat_n(b'0', 4300));
        }
    }
    Ok(())
}

/// Writes a float, never as an integer literal: a float is not exact, even when it is whole. One that is
/// not a number is no answer.
fn write_float(number: &Bound<'_, PyFloat>, out: &mut Vec<u8>) -> PyResult<()> {
    let value = number.value();
    if value.is_nan() {
        out.extend(b"null");
    } else if value.is_finite() {
        // As Python writes it: always with a point or an exponent.
        let plain = PyFloat::new(number.py(), value);
        out.extend(plain.repr()?.to_str()?.as_bytes());
    } else {
        out.extend(if value.is_sign_negative() { b"-1e999".as_slice() } else { b"1e999" });
    }
    Ok(())
}

fn write_members(dict: &Bound<'_, PyDict>, level: usize, out: &mut Vec<u8>) -> PyResult<()> {
    out.push(b'{');
    if goes_on(level, out) {
        // Collected first: an object further down may change the dict when it is dumped.
        let members: Vec<_> = dict.iter().collect();
        for (index, (name, value)) in members.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            match name.cast::<PyString>() {
                Ok(name) => write_str(name, out)?,
                Err(_) => write_str(&name.str()?, out)?,
            }
            out.push(b':');
            write(value, level + 1, out)?;
            if out.len() > ENOUGH_BYTES {
                break;
            }
        }
    }
    out.push(b'}');
    Ok(())
}

fn write_items<'py>(
    items: impl Iterator<Item = Bound<'py, PyAny>>,
    level: usize,
    out: &mut Vec<u8>,
) -> PyResult<()> {
    out.push(b'[');
    if goes_on(level, out) {
        for (index, item) in items.enumerate() {
            if index > 0 {
                out.push(b',');
            }
            write(&item, level + 1, out)?;
            if out.len() > ENOUGH_BYTES {
                break;
            }
        }
    }
    out.push(b']');
    Ok(())
}

/// Whether the core would still read what comes next.
fn goes_on(level: usize, out: &[u8]) -> bool {
    level < ENOUGH_LEVELS && out.len() <= ENOUGH_BYTES
}

/// Writes values of rarer types.
fn write_other(object: &Bound<'_, PyAny>, level: usize, out: &mut Vec<u8>) -> PyResult<()> {
    let py = object.py();
    match said(object)? {
        Some(Said::Nothing) => {
            out.extend(b"null");
            return Ok(());
        }
        Some(Said::Text(text)) => return write_str(&text, out),
        // What is neither dict nor list counts as one level, so that this ends.
        Some(Said::Value(value) | Said::Members(value)) if level <= ENOUGH_LEVELS => {
            let counts = value.is_instance_of::<PyDict>() || value.is_instance_of::<PyList>();
            return write(&value, level + usize::from(!counts), out);
        }
        _ => {}
    }
    if is_mapping(object)? {
        let dict = PyDict::new(py);
        dict.update(object.cast()?)?;
        return write_members(&dict, level, out);
    }
    // JSON cannot hold this value: write an object that no member takes.
    out.push(b'{');
    write_str(&PyString::new(py, &format!("python:{}", object.get_type().name()?)), out)?;
    out.extend(b":true}");
    Ok(())
}

fn is_mapping(object: &Bound<'_, PyAny>) -> PyResult<bool> {
    static MAPPING: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    object.is_instance(MAPPING.import(object.py(), "collections.abc", "Mapping")?)
}
