"""The cells of tables, whatever the tables are."""

from __future__ import annotations

import csv
import importlib
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

Rows = tuple[str, list[str], list[list[Any]]]
"""The name of a table, its headers and its rows."""


def headers(table: Any) -> list[str]:
    """The headers of a table, or the list of them itself."""
    if isinstance(table, (list, tuple)) and all(isinstance(name, str) for name in table):
        return list(table)
    return list(_read(table)[0])


def rows(table: Any, name: str) -> Rows:
    """The name, the headers and the rows of a table."""
    names, cells = _read(table)
    return name, names, [[plain(cell) for cell in row] for row in cells]


def _read(table: Any) -> tuple[list[str], Iterable[Iterable[Any]]]:
    if isinstance(table, tuple) and len(table) == 2 and isinstance(table[0], (str, os.PathLike)):
        return _excel(Path(table[0]), table[1])
    if isinstance(table, (str, os.PathLike)):
        path = Path(table)
        excel = path.suffix.lower() in (".xlsx", ".xlsm")
        return _excel(path, None) if excel else _csv(path)
    return _frame(table)


def _frame(table: Any) -> tuple[list[str], Iterable[Iterable[Any]]]:
    module = type(table).__module__.split(".")[0]
    if module == "polars":
        frame = table.collect() if hasattr(table, "collect") else table
        return list(frame.columns), frame.iter_rows()
    if module == "pandas":
        return list(map(str, table.columns)), table.itertuples(index=False, name=None)
    if module == "pyarrow":
        read = table.read_all() if hasattr(table, "read_all") else table
        columns = [column.to_pylist() for column in read.columns]
        return list(read.schema.names), zip(*columns) if columns else iter(())
    if hasattr(table, "fetchall") and hasattr(table, "columns"):
        return list(table.columns), table.fetchall()
    if isinstance(table, Iterable):
        dicts = list(table)
        if all(isinstance(row, Mapping) for row in dicts):
            headers = list(dict.fromkeys(str(name) for row in dicts for name in row))
            return headers, ([row.get(name) for name in headers] for row in dicts)
    raise TypeError(
        f"`{type(table).__name__}` is no table: hand over a frame of polars or pandas, a pyarrow "
        "table, a DuckDB relation, a list of dicts, or the path of a CSV or Excel file"
    )


def _csv(path: Path) -> tuple[list[str], Iterable[list[Any]]]:
    """A CSV file, in UTF-8 or in the encoding of French Excel; the separator is that of its headers."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    first = next(csv.reader(io.StringIO(text, newline=""), delimiter="\0"), [""])
    head = "\0".join(first)
    separator = max(";,\t|", key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    headers = next(lines, [])
    return headers, (line for line in lines if any(line))


def _excel(path: Path, sheet: str | None) -> tuple[list[str], Iterator[Iterable[Any]]]:
    """A sheet of an Excel file, the first if none is named. The first row that is not empty has the headers."""
    try:
        openpyxl: Any = importlib.import_module("openpyxl")
    except ImportError:
        raise ImportError("Excel files are read with openpyxl: pip install openpyxl") from None
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    if sheet is not None and sheet not in book.sheetnames:
        raise KeyError(f"`{path.name}` has no sheet `{sheet}`; there are {', '.join(book.sheetnames)}")
    lines = (book[sheet] if sheet is not None else book.worksheets[0]).iter_rows(values_only=True)
    filled = (line for line in lines if any(cell is not None for cell in line))
    headers = ["" if cell is None else str(cell) for cell in next(filled, ())]
    return headers, filled


def plain(value: Any) -> Any:
    """The value as None, a text, a number or a Decimal: a day is text, and so is a list."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    kind = type(value)
    if kind.__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, datetime):
        at_midnight = value.time() == time() and value.utcoffset() is None
        return value.date().isoformat() if at_midnight else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if kind.__module__ == "numpy" and hasattr(value, "item") and getattr(value, "ndim", 0) == 0:
        return plain(value.item())
    if isinstance(value, (list, tuple)):
        return "\n".join(str(item) for item in value if item is not None)
    if kind.__name__ == "Decimal":
        return value if value.is_finite() else None
    return str(value)
