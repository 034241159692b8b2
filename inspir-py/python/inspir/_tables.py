"""Prepares tables, so that the engine can read them.

A slice of nested columns has an offset at each level; the Arrow library of the engine counts it
twice and panics. polars has a type of its own for columns without a type, and pandas adds the
numbers of rows as one more column.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from . import _engine
from ._errors import TableError
from ._extensions import has_extensions, is_extension, plain_array, plain_type
from ._floats import plain_frame, plain_table
from ._pandas_tables import of_pandas

# A batch costs as much as some hundred rows, so small batches are joined, up to these limits.
FEW = 1024
BYTES = 256 * 1024 * 1024


def is_lazy(data: Any) -> bool:
    """Whether this is a lazy frame of polars."""
    pl: Any = sys.modules.get("polars")
    return pl is not None and isinstance(data, pl.LazyFrame)


def named_columns(names: Sequence[str], argument: str) -> list[str]:
    """The names of some columns that an argument gives."""
    if isinstance(names, str):
        raise TypeError(f"`{argument}` is a list of columns: write [{names!r}]")
    if not isinstance(names, Iterable):
        raise TypeError(f"`{argument}` is a list of columns, not `{type(names).__name__}`: leave it out for none")
    listed = list(names)
    wrong = next((name for name in listed if not isinstance(name, str)), None)
    if wrong is not None:
        raise TypeError(f"`{argument}` names columns as text, not as `{type(wrong).__name__}`: {wrong!r}")
    return listed


def key_columns(keys: Sequence[str]) -> list[str]:
    """The names of the key columns."""
    names = named_columns(keys, "keys")
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ValueError(f"`keys` names `{twice}` twice: name each column once")
    return names


def readable(data: Any, keys: Sequence[str]) -> Any:
    """The same data in a form that the engine can read."""
    kind = type(data)
    if _engine.is_column(data):
        raise TypeError(f"`{kind.__name__}` is one column: hand over a table that has it")
    if is_lazy(data):
        data = data.collect()
    if not (hasattr(data, "__arrow_c_stream__") or hasattr(data, "__arrow_c_array__")):
        many = ""
        if isinstance(data, (Iterable, os.PathLike)):
            many = "; `assess_many` takes applications and their files, `inspir.applications` the tables of a portal"
        raise TypeError(
            f"`{kind.__name__}` gives no Arrow data: hand over a frame, a pyarrow table, "
            f"a DuckDB relation or another object with `__arrow_c_stream__`{many}"
        )
    pl: Any = sys.modules.get("polars")
    if pl is not None and isinstance(data, pl.DataFrame):
        types = {name: _typed(kind, pl) for name, kind in data.schema.items()}
        data = data.cast({name: kind for name, kind in types.items() if kind != data.schema[name]})
        data = plain_frame(data, keys, pl)
        return data.rechunk() if data.n_chunks() * FEW > data.height else data
    pa: Any = sys.modules.get("pyarrow")
    if pa is None:
        return data
    pd: Any = sys.modules.get("pandas")
    if pd is not None and isinstance(data, pd.DataFrame):
        table = of_pandas(data, keys, pa)
        unnamed = {f"__index_level_{index}__" for index in range(data.index.nlevels)}
        data = table.drop_columns(list(unnamed.intersection(table.column_names)))
    if isinstance(data, pa.Table):
        data = plain_table(data, keys, pa)
    if not hasattr(data, "__arrow_c_stream__"):
        data = pa.Table.from_batches([pa.record_batch(data)])
    source = pa.RecordBatchReader.from_stream(data)
    # An absent answer is a null, even if the schema says that a column has none.
    try:
        schema = pa.schema([
            field if field.name in keys else field.with_type(plain_type(field.type, field.name, pa)).with_nullable(True)
            for field in source.schema
        ])  # fmt: skip
    except TableError:
        # The exception keeps the source alive, and with it what it reads from.
        source.close()
        raise

    def batches() -> Iterator[Any]:
        small: list[Any] = []
        for batch in source:
            # A key keeps its type.
            columns = [
                column if field.name in keys and has_extensions(column.type, pa) else _straight(column, pa)
                for field, column in zip(schema, batch.columns)
            ]
            small.append(pa.RecordBatch.from_arrays(columns, schema=schema))
            if sum(each.num_rows for each in small) >= FEW:
                yield from _joined(small, pa)
                small = []
        yield from _joined(small, pa)

    return _Once(pa.RecordBatchReader.from_batches(schema, batches()))


class _Once:
    """Hands its data over and keeps nothing of them.

    So a source that the engine refuses, such as a connection of DuckDB, is released at once, and
    not when the exception is forgotten that has seen it.
    """

    def __init__(self, data: Any) -> None:
        self._data = [data]

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._data.pop().__arrow_c_stream__(requested_schema)


def _joined(batches: list[Any], pa: Any) -> list[Any]:
    """The batches as one, if they can be joined."""
    if len(batches) < 2 or sum(batch.nbytes for batch in batches) > BYTES:
        return batches
    try:
        return pa.Table.from_batches(batches).combine_chunks().to_batches()  # type: ignore[no-any-return]
    except pa.ArrowException:
        return batches


def _typed(kind: Any, pl: Any) -> Any:
    """The type, with one that Arrow has for those of polars alone: of columns without a value, and of long integers."""
    if kind == pl.Null:
        return pl.Boolean()
    if kind == pl.Int128:
        return pl.Decimal(38, 0)
    if isinstance(kind, pl.List):
        return pl.List(_typed(kind.inner, pl))
    if isinstance(kind, pl.Array):
        return pl.Array(_typed(kind.inner, pl), kind.size)
    if isinstance(kind, pl.Struct):
        return pl.Struct({field.name: _typed(field.dtype, pl) for field in kind.fields})
    return kind


def _straight(array: Any, pa: Any) -> Any:
    """The array, its structs at the start of their buffers, without extensions; texts and numbers are not copied."""
    if is_extension(array.type, pa):
        return _straight(plain_array(array, pa), pa)
    kind, types = plain_type(array.type, "", pa), pa.types
    if types.is_struct(kind):
        # `field` gives a part within the bounds of the slice.
        parts = [_straight(array.field(index), pa) for index in range(kind.num_fields)]
        return pa.StructArray.from_arrays(parts, fields=list(kind), mask=array.is_null())
    if types.is_union(kind):
        return _straight_union(array, kind, pa)
    if types.is_dictionary(kind):
        values = _straight(array.dictionary, pa)
        return pa.DictionaryArray.from_arrays(
            array.indices, values, ordered=kind.ordered, safe=False
        )
    if not hasattr(array, "values") or types.is_run_end_encoded(kind):
        return array
    if types.is_fixed_size_list(kind) and kind.list_size:
        size = kind.list_size
        values = _straight(array.values.slice(array.offset * size, len(array) * size), pa)
        return pa.FixedSizeListArray.from_arrays(values, type=kind, mask=array.is_null())
    if types.is_map(kind):
        # In pyarrow 20, `from_buffers` ends the process for maps. A null among the bounds is a null map.
        nulls = pa.concat_arrays([array.is_null(), pa.array([False])])
        compute: Any = importlib.import_module("pyarrow.compute")
        bounds = compute.if_else(nulls, pa.scalar(None, pa.int32()), array.offsets)
        parts = [_straight(part, pa) for part in (array.keys, array.items)]
        return pa.MapArray.from_arrays(bounds, *parts, type=kind)
    own = array.buffers()[: kind.num_buffers]
    values = _straight(array.values, pa)
    return pa.Array.from_buffers(kind, len(array), own, offset=array.offset, children=[values])


def _straight_union(array: Any, kind: Any, pa: Any) -> Any:
    """The array of a union, its values straight."""
    parts = [_straight(array.field(index), pa) for index in range(kind.num_fields)]
    names = [kind.field(index).name for index in range(kind.num_fields)]
    buffers, at, count = array.buffers(), array.offset, len(array)
    codes = pa.Array.from_buffers(pa.int8(), count, [None, buffers[1].slice(at, count)])
    if kind.mode == "sparse":
        return pa.UnionArray.from_sparse(codes, parts, names, kind.type_codes)
    offsets = pa.Array.from_buffers(pa.int32(), count, [None, buffers[2].slice(4 * at, 4 * count)])
    return pa.UnionArray.from_dense(codes, offsets, parts, names, kind.type_codes)
