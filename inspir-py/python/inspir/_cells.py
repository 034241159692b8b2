"""The cells of tables, whatever the tables are."""

from __future__ import annotations

import codecs
import csv
import importlib
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from enum import Enum
from itertools import islice
from pathlib import Path
from typing import Any

#: How much of a table is in memory at a time: rows, and bytes of a file.
BATCH = 4096
BLOCK = 1024 * 1024


def headers(table: Any) -> list[str]:
    """The headers of a table, or the list of them itself."""
    is_names = isinstance(table, (list, tuple)) and all(isinstance(name, str) for name in table)
    if is_names and not (_is_sheet(table) and _is_excel(table[0])):
        return list(table)
    return list(_read(table)[0])


def rows(table: Any) -> tuple[list[str], list[list[Any]]]:
    """The headers and the rows of a table."""
    names, cells = _read(table)
    return names, [[plain(cell) for cell in row] for row in cells]


def batches(table: Any) -> tuple[list[str], Iterator[list[list[Any]]]]:
    """The headers of a table, and its rows in batches, read as they are asked for."""
    names, cells = _read(table)
    lines = iter(cells)

    def read() -> Iterator[list[list[Any]]]:
        while batch := [[plain(cell) for cell in row] for row in islice(lines, BATCH)]:
            yield batch

    return names, read()


def _read(table: Any) -> tuple[list[str], Iterable[Iterable[Any]]]:
    if _is_sheet(table):
        return _excel(Path(table[0]), table[1])
    if isinstance(table, (str, os.PathLike)):
        return _excel(Path(table), None) if _is_excel(table) else _csv(Path(table))
    return _frame(table)


def _is_sheet(table: Any) -> bool:
    """Whether this is the path of an Excel file and the name of a sheet."""
    is_pair = isinstance(table, tuple) and len(table) == 2
    return is_pair and isinstance(table[0], (str, os.PathLike))


def _is_excel(path: str | os.PathLike[str]) -> bool:
    return Path(path).suffix.lower() in (".xlsx", ".xlsm")


def _frame(table: Any) -> tuple[list[str], Iterable[Iterable[Any]]]:
    module = type(table).__module__.split(".")[0]
    if module == "polars":
        frame = table.collect() if hasattr(table, "collect") else table
        return list(frame.columns), frame.iter_rows()
    if module == "pandas":
        return list(map(str, table.columns)), table.itertuples(index=False, name=None)
    if module == "pyarrow":
        of_one = [table] if hasattr(table, "num_rows") else table
        parts = table.to_batches() if hasattr(table, "to_batches") else of_one
        return list(table.schema.names), _of_arrow(parts)
    if hasattr(table, "fetchall") and hasattr(table, "columns"):
        return list(table.columns), _of_relation(table)
    if isinstance(table, Iterable):
        dicts = list(table)
        if all(isinstance(row, Mapping) for row in dicts):
            headers = list(dict.fromkeys(str(name) for row in dicts for name in row))
            return headers, ([row.get(name) for name in headers] for row in dicts)
    raise TypeError(
        f"`{type(table).__name__}` is no table: hand over a frame of polars or pandas, a pyarrow "
        "table, a DuckDB relation, a list of dicts, or the path of a CSV or Excel file"
    )


def _of_relation(relation: Any) -> Iterator[Iterable[Any]]:
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


def _csv(path: Path) -> tuple[list[str], Iterator[list[Any]]]:
    """A CSV file; the separator is that of its headers."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        first = next(csv.reader(file, delimiter="\0"), [""])
    head = "\0".join(first)
    separator = max(";,\t|", key=head.count)

    def read() -> Iterator[list[Any]]:
        with path.open(encoding=encoding, newline="") as file:
            reader = csv.reader(file, delimiter=separator, strict=True)
            width = None
            try:
                for line in reader:
                    width = len(line) if width is None else width
                    if any(line[width:]):
                        raise ValueError(
                            f"`{path.name}`, line {reader.line_num}: {len(line)} cells below {width} headers; set what "
                            f"holds the separator `{separator}` in quotation marks, or save the table as .xlsx"
                        )
                    yield line
            except csv.Error as error:
                raise ValueError(
                    f"`{path.name}`, line {reader.line_num}: {error}; a quotation mark that opens a cell has to close "
                    "it too, and one inside is written twice"
                ) from None

    lines = read()
    headers = next(lines, [])
    return headers, (line for line in lines if any(line))


def _encoding(path: Path) -> str:
    """UTF-16 if the file says so, UTF-8 if it can be, else the encoding of French Excel."""
    for encoding in ("utf-8", "cp1252"):
        decoder = codecs.getincrementaldecoder(encoding)()
        line, has_letters = 1, False
        with path.open("rb") as file:
            block = file.read(BLOCK)
            if block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                return "utf-16"
            try:
                while block:
                    text = decoder.decode(block)
                    line += text.count("\n")
                    has_letters = has_letters or not text.isascii()
                    block = file.read(BLOCK)
                decoder.decode(b"", final=True)
                return "utf-8-sig" if encoding == "utf-8" else encoding
            except UnicodeDecodeError as error:
                before = error.object[: error.start]
                line += before.count(b"\n")
                # A file whose accents are UTF-8 up to here has no other encoding further on.
                if encoding == "cp1252" or has_letters or not before.isascii():
                    raise ValueError(
                        f"`{path.name}`, line {line}: not in the encoding of the rest; save the table as CSV UTF-8, or "
                        "as .xlsx"
                    ) from None
    return "cp1252"


def _excel(path: Path, sheet: str | None) -> tuple[list[str], Iterator[Iterable[Any]]]:
    """A sheet of an Excel file, the first that is shown if none is named. The first row that is not empty has the headers."""
    try:
        openpyxl: Any = importlib.import_module("openpyxl")
    except ImportError:
        raise ImportError("Excel files are read with openpyxl: pip install openpyxl") from None
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    if sheet is not None and sheet not in book.sheetnames:
        raise KeyError(f"`{path.name}` has no sheet `{sheet}`; there are {', '.join(book.sheetnames)}")
    shown = [one for one in book.worksheets if one.sheet_state == "visible"] or book.worksheets
    lines = (book[sheet] if sheet is not None else shown[0]).iter_rows(values_only=True)
    filled = (line for line in lines if any(cell is not None for cell in line))
    headers = ["" if cell is None else str(cell) for cell in next(filled, ())]
    return headers, filled


def plain(value: Any) -> Any:
    """The value as None, a text, a number or a Decimal: a day is text, and so is a list."""
    kind = type(value)
    if isinstance(value, Enum):
        return plain(value.value)
    if kind.__module__ == "numpy" and hasattr(value, "item") and getattr(value, "ndim", 0) == 0:
        return plain(value.item())
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if kind.__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, datetime):
        at_midnight = value.time() == time() and value.utcoffset() is None
        return value.date().isoformat() if at_midnight else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return "\n".join(str(item) for item in value if item is not None)
    if kind.__name__ == "Decimal":
        return value if value.is_finite() else None
    return str(value)
