"""The cells of tables, whatever the tables are."""

from __future__ import annotations

import importlib
import math
import os
import struct
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from . import _engine
from ._table_files import FileTable, is_sheet, of_file
from ._tables import is_lazy

#: How many rows of a table are in memory at a time.
BATCH = 4096


class NoCellError(TypeError):
    """A value is none that a cell can hold."""


def _no_cell(value: Any) -> NoCellError:
    remedy = "give it as text, a number or a day"
    if isinstance(value, Mapping):
        remedy = "give what it holds columns of their own"
    elif isinstance(value, (bytes, bytearray, memoryview)):
        remedy = "give the text that it encodes"
    return NoCellError(f"`{type(value).__name__}` is no cell: {remedy}, or leave it out")


class ReadTable(NamedTuple):
    """The headers of a table, its rows in batches, read as they are asked for, and where the headers stand."""

    headers: list[str]
    batches: Callable[[Container[int]], Iterator[list[list[Any]]]]
    """The rows, with the numbers of the columns that something is taken from: others may hold what no cell does."""
    place: str
    """Of a file; else ""."""


def headers(table: Any) -> list[str]:
    """The headers of a table, or the list or column of them itself."""
    if _engine.is_column(table) or isinstance(table, (list, tuple)) and not is_sheet(table):
        # Scalars of pyarrow are no text.
        names = table.to_pylist() if hasattr(table, "to_pylist") else list(table)
        if all(isinstance(name, str) for name in names):
            return list(map(str, names))
    return _read(table).headers


def rows(table: Any) -> tuple[list[str], list[list[Any]]]:
    """The headers and the rows of a table."""
    names, cells, _ = _read(table)
    return names, list(_plain_rows(names, cells, range(len(names))))


def batches(table: Any) -> ReadTable:
    """The headers of a table, and its rows."""
    names, cells, place = _read(table)

    def read(taken: Container[int]) -> Iterator[list[list[Any]]]:
        rows = _plain_rows(names, cells, taken)
        while batch := list(islice(rows, BATCH)):
            yield batch

    return ReadTable(names, read, place)


def _plain_rows(
    names: Sequence[str], rows: Iterable[Sequence[Any]], taken: Container[int]
) -> Iterator[list[Any]]:
    """The rows with plain cells; in a row with a value that is none, columns that nothing is taken from are empty."""
    for number, row in enumerate(rows, 1):
        try:
            yield [plain(value) for value in row]
        except NoCellError:
            yield [
                plain_at(f"row {number}", names[index], value) if index in taken else None
                for index, value in enumerate(row)
            ]


def plain_at(place: str, name: str, value: Any) -> Any:
    """The value of a cell, as :func:`plain` gives it. What is raised tells the place."""
    try:
        return plain(value)
    except NoCellError as error:
        raise NoCellError(f"{place}, column `{name}`: {error}") from None


def _read(table: Any) -> FileTable:
    if is_sheet(table):
        return of_file(Path(table[0]), table[1])
    if isinstance(table, (str, os.PathLike)):
        return of_file(Path(table))
    names, cells, types = _frame(table)
    singles = [index for index, kind in enumerate(types) if str(kind).lower() in ("float32", "float")]
    if singles:
        cells = _short_floats(cells, singles)
    if unnamed := [index for index, name in enumerate(names) if not name.strip()]:
        cells = _headed(cells, unnamed)
    return FileTable(names, iter(cells), "")


def _headed(rows: Iterable[Sequence[Any]], unnamed: Sequence[int]) -> Iterator[Sequence[Any]]:
    """The rows. Refuses a cell of a column whose name is empty."""
    for number, row in enumerate(rows, 1):
        for index in unnamed:
            try:
                cell = plain(row[index])
            except NoCellError:
                cell = type(row[index]).__name__
            if cell == cell and cell is not None and str(cell).strip():
                raise ValueError(
                    f"row {number}: `{str(cell)[:40]}` stands in column {index + 1}, whose name is empty: give the "
                    "column a name, or leave it out"
                )
        yield row


def _frame(table: Any) -> tuple[list[str], Iterable[Sequence[Any]], Iterable[Any]]:
    """The names of columns, the rows, and the types of columns, if they have such."""
    module = type(table).__module__.split(".")[0]
    if _engine.is_column(table):
        raise TypeError(f"`{type(table).__name__}` is one column: hand over a table that has it")
    if module == "polars" and (is_lazy(table) or hasattr(table, "iter_rows")):
        frame = table.collect() if is_lazy(table) else table
        return list(frame.columns), frame.iter_rows(), frame.dtypes
    if module == "pandas" and hasattr(table, "itertuples"):
        # An index with a name is a column, and one without numbers the rows.
        named = [level for level in table.index.names if level is not None]
        frame = table.reset_index(level=named) if named else table
        rows = frame.itertuples(index=False, name=None)
        return list(map(str, frame.columns)), rows, frame.dtypes
    if module == "pyarrow" and hasattr(table, "schema"):
        of_one = [table] if hasattr(table, "num_rows") else table
        parts = table.to_batches() if hasattr(table, "to_batches") else of_one
        return list(table.schema.names), _of_arrow(parts), table.schema.types
    if hasattr(table, "fetchall") and hasattr(table, "columns"):
        return list(table.columns), _of_relation(table), table.types
    if isinstance(table, Iterable):
        dicts = list(table)
        if all(isinstance(row, Mapping) for row in dicts):
            headers = list(dict.fromkeys(str(name) for row in dicts for name in row))
            return headers, ([row.get(name) for name in headers] for row in dicts), ()
    raise TypeError(
        f"`{type(table).__name__}` is no table: hand over a frame of polars or pandas, a pyarrow "
        "table, a DuckDB relation, a list of dicts, or the path of a CSV or Excel file"
    )


def _of_relation(relation: Any) -> Iterator[Sequence[Any]]:
    """The rows of a relation of DuckDB: read as they are asked for, if pyarrow is there."""
    try:
        pa: Any = importlib.import_module("pyarrow")
    except ImportError:
        yield from relation.fetchall()
        return
    yield from _of_arrow(pa.RecordBatchReader.from_stream(relation))


def _of_arrow(parts: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    for part in parts:
        for start in range(0, part.num_rows, BATCH):
            yield from zip(*(column.to_pylist() for column in part.slice(start, BATCH).columns))


def plain(value: Any) -> Any:
    """The value as None, a text, a number or a Decimal: a day is text, and so is a list.

    Raises :class:`NoCellError` for a value that is none of them.
    """
    kind = type(value)
    if isinstance(value, Enum):
        return plain(value.value)
    if kind.__module__ == "numpy" and hasattr(value, "item") and kind.__name__ != "void":
        return plain(_of_numpy(value, kind.__name__))
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if kind.__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, datetime):
        at_midnight = value.time() == time() and value.utcoffset() is None
        return value.date().isoformat() if at_midnight else value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _of_span(value)
    if kind.__module__.partition(".")[0] in ("pandas", "polars", "pyarrow"):
        names = [name for name in ("as_py", "to_pylist", "to_list") if hasattr(value, name)]
        if names:
            return plain(getattr(value, names[0])())
    if isinstance(value, (list, tuple)):
        items = (plain(item) for item in value)
        return "\n".join(str(item) for item in items if item is not None)
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if isinstance(value, UUID):
        return str(value)
    raise _no_cell(value)


def _of_span(span: timedelta) -> str:
    """Hours, minutes and seconds, as a sheet shows them."""
    sign = "-" if span < timedelta() else ""
    minutes, seconds = divmod(abs(span), timedelta(minutes=1))
    hours, minutes = divmod(minutes, 60)
    return f"{sign}{hours}:{minutes:02}:{time(0, 0, seconds.seconds, seconds.microseconds).isoformat()[6:]}"


def _of_numpy(value: Any, kind: str) -> Any:
    """What a scalar or an array of numpy says in plain Python."""
    if value.ndim:
        return list(value)
    if kind in ("float16", "float32", "longdouble"):
        # What a person wrote there depends on how many bits a float has.
        return Decimal(str(value)) if math.isfinite(value) else float(value)
    if kind in ("datetime64", "timedelta64") and str(value) == "NaT":
        return None
    if kind == "datetime64":
        # A month is no day.
        return value.astype("datetime64[us]").item() if "T" in str(value) else str(value)
    if value.dtype.name.endswith(("ns]", "ps]", "fs]", "as]")):
        # Plain Python has no units as small.
        value = value.astype("timedelta64[us]")
    item = value.item()
    # Plain Python has no complex number as long, and a span in months is a mere number there.
    if type(item) is type(value) or kind == "timedelta64" and not isinstance(item, timedelta):
        raise _no_cell(value)
    return item


def short(value: float | None) -> Decimal | None:
    """The shortest decimal that is a float of 32 bits."""
    if value is None or not math.isfinite(value):
        return None
    texts = (f"{value:.{digits}g}" for digits in range(1, 10))
    packed = struct.pack("f", value)
    return Decimal(next((text for text in texts if struct.pack("f", float(text)) == packed), repr(value)))


def _short_floats(rows: Iterable[Sequence[Any]], indexes: Sequence[int]) -> Iterator[Sequence[Any]]:
    """The rows, with decimals for the floats of 32 bits in some columns."""
    for row in rows:
        yield [short(cell) if index in indexes else cell for index, cell in enumerate(row)]
