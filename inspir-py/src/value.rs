//! What a value of Python's rarer types says: no answer, a text, or another value that it stands for.
//!
//! pandas and numpy have types of their own for what Python can say too, and for what is missing. They
//! are known by their names, so that neither is imported.

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDate, PyDateTime, PyDict, PyFloat, PyList, PyString, PyType};

/// What a value says.
pub(crate) enum Said<'py> {
    /// No answer: NaN, `NaT`, `pd.NA`.
    Nothing,
    /// The text of a decimal, a day or a UUID.
    Text(Bound<'py, PyString>),
    /// The value that it stands for: the one of an enum, or of a scalar or array of numpy or pyarrow, or of a column.
    Value(Bound<'py, PyAny>),
    /// The members of a dataclass, or of an object with `model_dump()`.
    Members(Bound<'py, PyAny>),
}

/// What a value says; `None` if its type is none of these.
pub(crate) fn said<'py>(object: &Bound<'py, PyAny>) -> PyResult<Option<Said<'py>>> {
    let py = object.py();
    // The texts of numpy and of enums are texts.
    if object.is_instance_of::<PyString>() {
        return Ok(None);
    }
    if let Ok(number) = object.cast::<PyFloat>() {
        return Ok(number.value().is_nan().then_some(Said::Nothing));
    }
    if object.is_instance(decimal(py)?)? {
        let is_nan = object.call_method0(intern!(py, "is_nan"))?.is_truthy()?;
        return Ok(Some(if is_nan { Said::Nothing } else { Said::Text(digits(object)?) }));
    }
    let kind = object.get_type();
    if is_from(&kind, "pandas")? && matches!(kind.name()?.to_str()?, "NAType" | "NaTType") {
        return Ok(Some(Said::Nothing));
    }
    if object.is_instance_of::<PyDate>() {
        return day(object).map(Said::Text).map(Some);
    }
    if object.is_instance(enumeration(py)?)? {
        return object.getattr(intern!(py, "value")).map(Said::Value).map(Some);
    }
    if kind.name()? == "UUID" && is_from(&kind, "uuid")? {
        return object.str().map(Said::Text).map(Some);
    }
    if let Some(value) = of_columns(object, &kind)? {
        return Ok(Some(Said::Value(value)));
    }
    if is_from(&kind, "numpy")?
        && let Some(said) = of_numpy(object)?
    {
        return Ok(Some(said));
    }
    Ok(fields(object)?.map(Said::Members))
}

/// The value of a scalar of pyarrow, and the items of a column of pandas, polars or pyarrow.
fn of_columns<'py>(
    object: &Bound<'py, PyAny>,
    kind: &Bound<'py, PyType>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let names: &[&str] = match () {
        () if is_from(kind, "pyarrow")? => &["as_py", "to_pylist"],
        () if is_from(kind, "pandas")? || is_from(kind, "polars")? => &["to_list"],
        () => return Ok(None),
    };
    for name in names {
        if let Some(method) = object.getattr_opt(*name)? {
            return method.call0().map(Some);
        }
    }
    Ok(None)
}

/// The digits of a decimal, without the zeros at their end, which say nothing: a field that has no
/// decimals takes `Decimal("12.00")`.
fn digits<'py>(decimal: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
    let py = decimal.py();
    // The digits of a huge decimal could fill the memory: its short form says enough.
    let places = decimal.call_method0(intern!(py, "adjusted"))?.extract::<i64>().unwrap_or(0);
    let digits = match places.abs() > 40 {
        true => decimal.str()?.into_any(),
        false => decimal.call_method1(intern!(py, "__format__"), (intern!(py, "f"),))?,
    };
    let digits = digits.cast::<PyString>()?.to_str()?;
    Ok(PyString::new(
        py,
        match digits.split_once('.') {
            Some((_, decimals)) if decimals.bytes().all(|byte| byte.is_ascii_digit()) => {
                without_sign_of_zero(digits.trim_end_matches('0').trim_end_matches('.'))
            }
            _ => without_sign_of_zero(digits),
        },
    ))
}

/// Zero has no sign, as in columns of decimals.
fn without_sign_of_zero(digits: &str) -> &str {
    if digits == "-0" { "0" } else { digits }
}

/// A day. Midnight without a time zone is one; any other time is told with it, and no day to the core.
fn day<'py>(date: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
    let text = date.call_method0(intern!(date.py(), "isoformat"))?.cast_into::<PyString>()?;
    match text.to_str()?.strip_suffix("T00:00:00") {
        Some(day) if date.is_instance_of::<PyDateTime>() => Ok(PyString::new(date.py(), day)),
        _ => Ok(text),
    }
}

/// What a scalar or an array of numpy says.
fn of_numpy<'py>(object: &Bound<'py, PyAny>) -> PyResult<Option<Said<'py>>> {
    let py = object.py();
    let Some(dtype) = object.getattr_opt(intern!(py, "dtype"))? else { return Ok(None) };
    let dimensions = object.getattr(intern!(py, "ndim"))?.extract::<usize>()?;
    if dimensions > 0 {
        let items = py.get_type::<PyList>().call1((object,))?;
        return Ok(Some(Said::Value(items)));
    }
    let kind = dtype.getattr(intern!(py, "kind"))?;
    let kind = kind.cast::<PyString>()?.to_str()?;
    if !matches!(kind, "b" | "i" | "u" | "f" | "m" | "M" | "O" | "U") {
        return Ok(None);
    }
    // A scalar, of an array without dimensions too.
    let scalar = object.get_item(())?;
    Ok(match kind {
        "f" => Some(Said::Value(scalar.call_method0(intern!(py, "__float__"))?)),
        "m" | "M" if scalar.ne(&scalar)? => Some(Said::Nothing),
        "M" => Some(Said::Text(day_of_numpy(&scalar)?)),
        "m" => None,
        "O" | "U" => Some(Said::Value(scalar)),
        _ => Some(Said::Value(scalar.call_method0(intern!(py, "item"))?)),
    })
}

/// The day of a time of numpy, or its whole text if it is not midnight, or only a month or a year.
fn day_of_numpy<'py>(time: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
    let text = time.str()?;
    let day = time.call_method1(intern!(time.py(), "astype"), ("datetime64[D]",))?;
    if text.to_str()?.contains('T') && day.eq(time)? { day.str() } else { Ok(text) }
}

/// The members of a dataclass, or of an object with `model_dump()`.
pub(crate) fn fields<'py>(object: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    let py = object.py();
    if object.is_instance_of::<PyDict>() || object.is_instance_of::<PyType>() {
        return Ok(None);
    }
    if let Some(dump) = object.getattr_opt(intern!(py, "model_dump"))? {
        return dump.call0().map(Some);
    }
    if !object.hasattr(intern!(py, "__dataclass_fields__"))? {
        return Ok(None);
    }
    static FIELDS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let declared = FIELDS.import(py, "dataclasses", "fields")?.call1((object,))?;
    let fields = PyDict::new(py);
    for field in declared.try_iter()? {
        let name = field?.getattr(intern!(py, "name"))?;
        let value = object.getattr(name.cast::<PyString>()?)?;
        fields.set_item(name, value)?;
    }
    Ok(Some(fields.into_any()))
}

/// Whether a type comes from a package.
fn is_from(kind: &Bound<'_, PyType>, package: &str) -> PyResult<bool> {
    let module = kind.module()?;
    let name = module.to_str().unwrap_or_default();
    Ok(name == package || name.strip_prefix(package).is_some_and(|rest| rest.starts_with('.')))
}

fn decimal(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    DECIMAL.import(py, "decimal", "Decimal")
}

fn enumeration(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static ENUM: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    ENUM.import(py, "enum", "Enum")
}
