"""Columns of floats that have no value.

In pandas, a column without any answer is a column of floats that are all NaN. The engine refuses
floats in the place of amounts, so such a column gets a type that can be empty. A table without rows
stays as it is.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from ._extensions import is_extension


def plain_table(table: Any, keys: Sequence[str], pa: Any) -> Any:
    """A table of pyarrow; its columns of floats that have no value are columns of nulls, unless they are keys."""
    if not len(table):
        return table
    for index, field in enumerate(table.schema):
        if field.name not in keys and _has_floats(field.type, pa):
            column = table.column(index).combine_chunks()
            chunks = column.chunks if isinstance(column, pa.ChunkedArray) else [column]
            plain = [_plain(chunk, pa) for chunk in chunks]
            if all(each.type == plain[0].type for each in plain):
                column = pa.chunked_array(plain)
                table = table.set_column(index, pa.field(field.name, column.type), column)
    return table


def plain_frame(frame: Any, keys: Sequence[str], pl: Any) -> Any:
    """The same for a frame of polars, with columns of integers."""
    if not frame.height:
        return frame
    kinds = {
        column.name: _plain_type(column, pl)
        for column in frame
        if column.name not in keys and _may_have_floats(column.dtype, pl)
    }
    # Strictly, NaN is no integer.
    return frame.cast({name: kind for name, kind in kinds.items() if kind != frame.schema[name]}, strict=False)


def _may_have_floats(kind: Any, pl: Any) -> bool:
    if isinstance(kind, pl.Struct):
        return any(_may_have_floats(field.dtype, pl) for field in kind.fields)
    if isinstance(kind, pl.List):
        return _may_have_floats(kind.inner, pl)
    return kind in (pl.Float32, pl.Float64)


def _plain_type(column: Any, pl: Any) -> Any:
    """The type of a column, with integers for floats that have no value."""
    kind = column.dtype
    if not _may_have_floats(kind, pl):
        return kind
    if isinstance(kind, pl.Struct):
        return pl.Struct({field.name: _plain_type(column.struct.field(field.name), pl) for field in kind.fields})
    if isinstance(kind, pl.List):
        return pl.List(_plain_type(column.explode(), pl))
    return kind if column.is_not_nan().any() else pl.Int8()


def _has_floats(kind: Any, pa: Any) -> bool:
    if pa.types.is_struct(kind):
        return any(_has_floats(kind.field(index).type, pa) for index in range(kind.num_fields))
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return _has_floats(kind.value_type, pa)
    if is_extension(kind, pa):
        return _has_floats(kind.storage_type, pa)
    return bool(pa.types.is_floating(kind))


def _plain(array: Any, pa: Any) -> Any:
    """The array, with nulls in the place of floats that have no value."""
    kind, types = array.type, pa.types
    if not _has_floats(kind, pa):
        return array
    if is_extension(kind, pa):
        return _plain(array.storage, pa)
    if types.is_floating(kind):
        compute: Any = importlib.import_module("pyarrow.compute")
        has_value = compute.any(compute.invert(compute.is_nan(array))).as_py()
        return array if has_value else pa.nulls(len(array))
    if types.is_struct(kind):
        names = [kind.field(index).name for index in range(kind.num_fields)]
        parts = [_plain(array.field(index), pa) for index in range(kind.num_fields)]
        return pa.StructArray.from_arrays(parts, names=names, mask=array.is_null())
    made = pa.ListArray if types.is_list(kind) else pa.LargeListArray
    # `flatten` leaves out the items that stand behind nulls, so that lengths count alone.
    lengths = array.value_lengths().fill_null(0).to_pylist()
    bounds = pa.array([0, *accumulate(lengths)], pa.int32() if types.is_list(kind) else pa.int64())
    return made.from_arrays(bounds, _plain(array.flatten(), pa), mask=array.is_null())
