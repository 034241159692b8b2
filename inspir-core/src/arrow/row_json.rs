//! The JSON of one row of a table.

use arrow_array::cast::AsArray;
use arrow_array::types::{Float16Type, Float32Type, Float64Type};
use arrow_array::{Array, ArrayRef};
use arrow_cast::cast;
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::DataType;

/// The JSON of a row.
pub(crate) fn json(array: &dyn Array, row: usize) -> String {
    let mut json = String::new();
    write(array, row, &mut json);
    json
}

/// Writes a value as JSON. A decimal or a day is text. A float has an exponent and is thus never taken for an
/// amount; one that is not a number is no answer.
fn write(array: &dyn Array, row: usize, json: &mut String) {
    if array.is_null(row) {
        json.push_str("null");
        return;
    }
    match array.data_type() {
        DataType::Null => json.push_str("null"),
        DataType::Struct(fields) => {
            let columns = fields.iter().zip(array.as_struct().columns());
            let members = columns
                .filter(|(_, column)| is_there(column, row))
                .map(|(field, column)| (field.name().as_str(), column));
            write_list('{', '}', members, json, |(name, column), json| {
                write_text(name, json);
                json.push(':');
                write(column, row, json);
            });
        }
        DataType::Map(..) => {
            let entries = array.as_map().value(row);
            write_list('{', '}', 0..entries.len(), json, |at, json| {
                let [keys, values] = entries.columns() else { return };
                write_text(&shown(keys, at).unwrap_or_default(), json);
                json.push(':');
                write(values, at, json);
            });
        }
        DataType::List(_) => write_items(&array.as_list::<i32>().value(row), json),
        DataType::LargeList(_) => write_items(&array.as_list::<i64>().value(row), json),
        DataType::ListView(_) => write_items(&array.as_list_view::<i32>().value(row), json),
        DataType::LargeListView(_) => write_items(&array.as_list_view::<i64>().value(row), json),
        DataType::FixedSizeList(..) => write_items(&array.as_fixed_size_list().value(row), json),
        DataType::Utf8 => write_text(array.as_string::<i32>().value(row), json),
        DataType::LargeUtf8 => write_text(array.as_string::<i64>().value(row), json),
        DataType::Utf8View => write_text(array.as_string_view().value(row), json),
        DataType::Float16 => {
            write_float(array.as_primitive::<Float16Type>().value(row).to_f64(), json);
        }
        DataType::Float32 => {
            write_float(array.as_primitive::<Float32Type>().value(row).into(), json);
        }
        DataType::Float64 => write_float(array.as_primitive::<Float64Type>().value(row), json),
        DataType::Union(..) => write(&array.as_union().value(row), 0, json),
        DataType::Dictionary(_, values) => write_as(array, values, row, json),
        DataType::RunEndEncoded(_, values) => write_as(array, values.data_type(), row, json),
        kind => match shown(array, row) {
            Some(value) if kind.is_integer() || *kind == DataType::Boolean => json.push_str(&value),
            Some(value) if kind.is_decimal() => write_text(shortest(&value), json),
            Some(value) if is_day(kind) => {
                write_text(value.strip_suffix("T00:00:00").unwrap_or(&value), json);
            }
            // JSON has no such value. The object written here is wrong in every member.
            _ => {
                json.push('{');
                write_text(&format!("arrow:{kind}"), json);
                json.push_str(":true}");
            }
        },
    }
}

fn is_there(array: &ArrayRef, row: usize) -> bool {
    !array.data_type().is_null() && array.logical_nulls().is_none_or(|nulls| nulls.is_valid(row))
}

fn is_day(kind: &DataType) -> bool {
    matches!(kind, DataType::Date32 | DataType::Date64 | DataType::Timestamp(..))
}

fn write_list<T>(
    open: char,
    close: char,
    items: impl Iterator<Item = T>,
    json: &mut String,
    mut write: impl FnMut(T, &mut String),
) {
    json.push(open);
    for (index, item) in items.enumerate() {
        if index > 0 {
            json.push(',');
        }
        write(item, json);
    }
    json.push(close);
}

fn write_items(items: &ArrayRef, json: &mut String) {
    write_list('[', ']', 0..items.len(), json, |at, json| write(items, at, json));
}

/// Writes the value that an encoded value stands for.
fn write_as(array: &dyn Array, kind: &DataType, row: usize, json: &mut String) {
    match cast(&array.slice(row, 1), kind) {
        Ok(plain) => write(&plain, 0, json),
        Err(_) => json.push_str("null"),
    }
}

fn write_text(text: &str, json: &mut String) {
    json.push_str(&serde_json::to_string(text).unwrap_or_default());
}

fn write_float(value: f64, json: &mut String) {
    json.push_str(&match (value.is_finite(), value.is_sign_negative()) {
        (true, _) => format!("{value:e}"),
        _ if value.is_nan() => "null".to_owned(),
        (_, true) => "-1e999".to_owned(),
        _ => "1e999".to_owned(),
    });
}

/// A value as Arrow shows it.
fn shown(array: &dyn Array, row: usize) -> Option<String> {
    let options = FormatOptions::default();
    ArrayFormatter::try_new(array, &options).ok()?.value(row).try_to_string().ok()
}

/// The digits of a decimal, without zeros at its end behind the point, and zero as one digit.
fn shortest(digits: &str) -> &str {
    if digits.contains('.') {
        return digits.trim_end_matches('0').trim_end_matches('.');
    }
    if digits.bytes().all(|digit| digit == b'0') { "0" } else { digits }
}
