//! Arrow arrays in a few layouts: what other layouts hold, lists and maps taken apart.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Float64Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, MapArray, OffsetSizeTrait, StructArray, UInt64Array,
};
use arrow_buffer::NullBuffer;
use arrow_cast::{CastOptions, cast, cast_with_options};
use arrow_schema::{DataType, Field};
use arrow_select::take::take;

use super::error::TableError;
use crate::ids::Ids;

/// For each row, where its items begin, then where the last items end, and the items between the first and
/// the last bound.
pub(super) fn spanned<O: OffsetSizeTrait>(
    offsets: &[O],
    items: &ArrayRef,
) -> (Vec<usize>, ArrayRef) {
    let first = offsets.first().map_or(0, |first| first.as_usize());
    let bounds: Vec<_> = offsets.iter().map(|bound| bound.as_usize() - first).collect();
    let length = bounds.last().copied().unwrap_or_default();
    (bounds, items.slice(first, length))
}

/// The values of a map, one column for each id. Then a column of strays: it has a value in each row in
/// which a key is not an id of the list, or stands twice.
pub(super) fn by_id(
    map: &MapArray,
    ids: &Ids,
) -> Result<(Vec<ArrayRef>, BooleanArray), TableError> {
    let (bounds, keys) = spanned(map.value_offsets(), map.keys());
    let items = plain(&spanned(map.value_offsets(), map.values()).1);
    // Keys that are not text are all strays.
    let keys = cast(&keys, &DataType::Utf8)
        .unwrap_or_else(|_| arrow_array::new_null_array(&DataType::Utf8, keys.len()));
    let keys = keys.as_string::<i32>();
    let mut entries = vec![Vec::with_capacity(map.len()); ids.len()];
    let mut strays = Vec::with_capacity(map.len());
    for (row, span) in bounds.windows(2).enumerate() {
        let mut is_stray = false;
        for at in span.first().zip(span.last()).map_or(0..0, |(first, end)| *first..*end) {
            let id = keys.is_valid(at).then(|| ids.find(keys.value(at), 0)).flatten();
            match id.and_then(|id| entries.get_mut(id)) {
                // If the column has as many entries as rows before this one, the id is new in this row.
                Some(entries) if entries.len() == row => entries.push(u64::try_from(at).ok()),
                _ => is_stray = true,
            }
        }
        entries.iter_mut().for_each(|entries| entries.resize(row + 1, None));
        strays.push(is_stray.then_some(true));
    }
    let values = entries.into_iter().map(|entries| match items.is_empty() {
        true => Ok(arrow_array::new_null_array(&DataType::Null, map.len())),
        false => Ok(take(&items, &UInt64Array::from(entries), None)?),
    });
    Ok((values.collect::<Result<_, TableError>>()?, strays.into()))
}

/// Brings an array to one of a few layouts. A column that fits none of them stays as it is.
pub(super) fn plain(array: &ArrayRef) -> ArrayRef {
    let exactly = CastOptions { safe: false, ..CastOptions::default() };
    let exact = |target: &DataType| cast_with_options(array, target, &exactly).ok();
    let plain = match array.data_type() {
        DataType::Dictionary(_, values) => exact(values).as_ref().map(plain),
        DataType::RunEndEncoded(_, values) => exact(values.data_type()).as_ref().map(plain),
        DataType::ListView(item)
        | DataType::LargeListView(item)
        | DataType::FixedSizeList(item, _) => exact(&DataType::LargeList(Arc::clone(item))),
        kind if kind.is_integer() => exact(&DataType::Int64),
        &(DataType::Decimal32(_, scale)
        | DataType::Decimal64(_, scale)
        | DataType::Decimal256(_, scale)) => exact(&DataType::Decimal128(38, scale.max(0))),
        DataType::Decimal128(_, ..0) => exact(&DataType::Decimal128(38, 0)),
        DataType::Date64 | DataType::Timestamp(_, None) => {
            // Only whole days: a time of day is lost on the way there and back.
            exact(&DataType::Date32).filter(|days| {
                cast(days, array.data_type()).is_ok_and(|back| back.as_ref() == array.as_ref())
            })
        }
        _ => None,
    };
    plain.unwrap_or_else(|| Arc::clone(array))
}

/// Which values of a column of floats are numbers; `None` for other columns.
pub(super) fn numbers(array: &dyn Array) -> Option<NullBuffer> {
    if !array.data_type().is_floating() {
        return None;
    }
    let floats = cast(array, &DataType::Float64).ok()?;
    let floats = floats.as_primitive::<Float64Type>().values().iter();
    Some(floats.map(|value| !value.is_nan()).collect())
}

/// The columns of a table as one column of records.
pub(super) fn as_record(
    columns: Vec<(Arc<Field>, ArrayRef)>,
    rows: usize,
) -> Result<ArrayRef, TableError> {
    // A column may hold nulls, which are absent answers, whatever it declares.
    let nullable = |field: Arc<Field>| Arc::new(Field::clone(&field).with_nullable(true));
    let columns = columns.into_iter().map(|(field, array)| (nullable(field), array));
    let (fields, arrays): (Vec<_>, Vec<_>) = columns.unzip();
    Ok(Arc::new(StructArray::try_new_with_length(fields.into(), arrays, None, rows)?))
}
