"""Python values of Arrow data, read by the library that is installed: pyarrow or polars."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from typing import Any, Protocol

# As many rows become Python values at once.
FEW = 4096

Row = dict[str, Any]


class Rows(Protocol):
    """The rows of Arrow data, read once."""

    def leaves(self) -> list[tuple[str, ...]]:
        """The columns; of a struct, its members instead. Each is the names that lead to it."""

    def batches(self) -> Iterator[list[Row]]:
        """The rows as dicts."""

    def column(self, name: str) -> list[Any]:
        """The values of a column."""

    def first(self, count: int) -> list[Row]:
        """The first rows."""

    def pack(self) -> bytes:
        """The rows in the format of Arrow streams."""

    def write_parquet(self, path: str | os.PathLike[str]) -> None:
        """The rows as a Parquet file."""


def without_views(schema: Any, pa: Any) -> Any:
    """The schema, with the layouts that all libraries know in the place of views of text and bytes."""

    def known(kind: Any) -> Any:
        if kind == pa.string_view():
            return pa.large_string()
        if kind == pa.binary_view():
            return pa.large_binary()
        if pa.types.is_struct(kind):
            return pa.struct([field.with_type(known(field.type)) for field in kind])
        if pa.types.is_list(kind) or pa.types.is_large_list(kind):
            of = pa.list_ if pa.types.is_list(kind) else pa.large_list
            return of(kind.value_field.with_type(known(kind.value_type)))
        return kind

    return pa.schema([field.with_type(known(field.type)) for field in schema])


class _PyArrow:
    def __init__(self, pa: Any, data: Any) -> None:
        self._pa = pa
        self._reader = pa.RecordBatchReader.from_stream(data)

    def leaves(self) -> list[tuple[str, ...]]:
        return [leaf for field in self._reader.schema for leaf in self._leaves(field)]

    def _leaves(self, field: Any) -> Iterator[tuple[str, ...]]:
        if not self._pa.types.is_struct(field.type):
            yield (field.name,)
            return
        for index in range(field.type.num_fields):
            for leaf in self._leaves(field.type.field(index)):
                yield (field.name, *leaf)

    def batches(self) -> Iterator[list[Row]]:
        for batch in self._reader:
            for start in range(0, batch.num_rows, FEW):
                yield batch.slice(start, FEW).to_pylist()

    def column(self, name: str) -> list[Any]:
        values: list[Any] = self._reader.read_all()[name].to_pylist()
        return values

    def first(self, count: int) -> list[Row]:
        rows: list[Row] = self._reader.read_all().slice(0, count).to_pylist()
        return rows

    def pack(self) -> bytes:
        sink = self._pa.BufferOutputStream()
        with self._pa.ipc.new_stream(sink, self._reader.schema) as writer:
            for batch in self._reader:
                writer.write_batch(batch)
        packed: bytes = sink.getvalue().to_pybytes()
        return packed

    def write_parquet(self, path: str | os.PathLike[str]) -> None:
        parquet = importlib.import_module("pyarrow.parquet")
        schema = without_views(self._reader.schema, self._pa)
        with parquet.ParquetWriter(path, schema) as writer:
            for batch in self._reader:
                writer.write_table(self._pa.Table.from_batches([batch]).cast(schema))


class _Polars:
    def __init__(self, pl: Any, data: Any) -> None:
        self._pl = pl
        self._frame = pl.DataFrame(data)

    def leaves(self) -> list[tuple[str, ...]]:
        return [leaf for item in self._frame.schema.items() for leaf in self._leaves(*item)]

    def _leaves(self, name: str, kind: Any) -> Iterator[tuple[str, ...]]:
        if not isinstance(kind, self._pl.Struct):
            yield (name,)
            return
        for field in kind.fields:
            for leaf in self._leaves(field.name, field.dtype):
                yield (name, *leaf)

    def batches(self) -> Iterator[list[Row]]:
        for part in self._frame.iter_slices(FEW):
            yield part.to_dicts()

    def column(self, name: str) -> list[Any]:
        values: list[Any] = self._frame[name].to_list()
        return values

    def first(self, count: int) -> list[Row]:
        rows: list[Row] = self._frame.head(count).to_dicts()
        return rows

    def pack(self) -> bytes:
        packed: bytes = self._frame.write_ipc_stream(None).getvalue()
        return packed

    def write_parquet(self, path: str | os.PathLike[str]) -> None:
        self._frame.write_parquet(path)


_LIBRARIES: dict[str, Any] = {"pyarrow": _PyArrow, "polars": _Polars}


def library(wanted: str, *names: str) -> Any:
    """The first library of these that is imported, or else installed. ``wanted`` says what for."""
    for name in sorted(names, key=lambda name: name not in sys.modules):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise ImportError(f"{wanted} needs {' or '.join(names)}: pip install {names[0]}")


def rows(data: Any) -> Rows:
    """The rows of Arrow data."""
    module = library("a table as Python values", *_LIBRARIES)
    read: Rows = _LIBRARIES[module.__name__](module, data)
    return read


def opened(packed: bytes) -> Any:
    """The Arrow data that :meth:`Rows.pack` packed."""
    module = library("a pickled table", *_LIBRARIES)
    if module.__name__ == "polars":
        return module.read_ipc_stream(packed)
    return importlib.import_module("pyarrow.ipc").open_stream(packed).read_all()
