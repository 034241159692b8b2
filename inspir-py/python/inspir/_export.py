"""Tables as CSV and as Excel files, with their lists and amounts as they are."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from ._arrow import Row, Rows, library

# What Excel can hold.
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
#: Excel keeps that many digits of a number.
DIGITS = 15
#: Characters that no Excel file can hold.
UNHELD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
#: The widths of columns, in characters.
NARROW, WIDE = 14, 36


def write_csv(rows: Rows, path: str | os.PathLike[str]) -> None:
    """UTF-8, commas, decimal points; lists as JSON, the members of structs in columns of their own."""
    leaves = rows.leaves()
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(map(".".join, leaves))
        for row in _all(rows):
            writer.writerow(_text(at(row, leaf)) for leaf in leaves)


def write_excel(rows: Rows, path: str | os.PathLike[str]) -> None:
    """A sheet: amounts as numbers, days as days, the items of a list on a line each."""
    openpyxl = library("an Excel file", "openpyxl")
    cells, styles = openpyxl.cell.cell, openpyxl.styles
    leaves = rows.leaves()
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("inspir")
    sheet.freeze_panes = "A2"
    wrapped = styles.Alignment(vertical="top", wrap_text=True)
    for index, leaf in enumerate(leaves, 1):
        letter = openpyxl.utils.get_column_letter(index)
        sheet.column_dimensions[letter].width = min(max(NARROW, len(".".join(leaf)) + 2), WIDE)

    def cell(value: Any, place: str) -> Any:
        shown = _shown(value)
        if isinstance(shown, str):
            if len(shown) > MOST_CHARACTERS:
                raise ValueError(
                    f"{place} has {len(shown)} characters, and a cell of Excel holds "
                    f"{MOST_CHARACTERS}: write a CSV or Parquet file"
                )
            shown = UNHELD.sub("\N{REPLACEMENT CHARACTER}", shown)
        made = cells.WriteOnlyCell(sheet, shown)
        made.alignment = wrapped
        if isinstance(shown, str):
            made.data_type = "s"  # Never a formula, whatever it begins with.
        elif isinstance(shown, Decimal):
            exponent = shown.as_tuple().exponent
            decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
            made.number_format = "#,##0" + ("." + "0" * decimals if decimals else "")
        return made

    heads = [cell(".".join(leaf), "a header") for leaf in leaves]
    for head in heads:
        head.font = styles.Font(bold=True)
    number = 0
    try:
        sheet.append(heads)
        for number, row in enumerate(_all(rows), 1):
            if number == MOST_ROWS:
                raise ValueError(
                    f"a sheet of Excel holds {MOST_ROWS} rows with its headers: "
                    "write a CSV or Parquet file"
                )
            places = (f"row {number}, column `{'.'.join(leaf)}`" for leaf in leaves)
            sheet.append([cell(at(row, leaf), place) for leaf, place in zip(leaves, places)])
    except BaseException:
        sheet.close()  # The file that it writes meanwhile.
        raise
    if leaves:
        sheet.auto_filter.ref = f"A1:{openpyxl.utils.get_column_letter(len(leaves))}{number + 1}"
    book.save(path)


def _all(rows: Rows) -> Iterator[Row]:
    for batch in rows.batches():
        yield from batch


def at(row: Row, leaf: tuple[str, ...]) -> Any:
    value: Any = row
    for name in leaf:
        value = None if value is None else value[name]
    return value


def _plain(value: Any) -> Any:
    """What JSON holds of a value: amounts and days are text."""
    return format(value, "f") if isinstance(value, Decimal) else str(value)


_JSON = json.JSONEncoder(ensure_ascii=False, default=_plain).encode


def _text(value: Any) -> str:
    """The value in a cell of CSV."""
    if value is None:
        return ""
    if isinstance(value, (list, dict, bool)):
        return _JSON(value)
    return value if isinstance(value, str) else _plain(value)


def _shown(value: Any) -> Any:
    """The value in a cell of Excel: text, or what Excel keeps exactly."""
    if isinstance(value, Decimal):
        return value if len(value.as_tuple().digits) <= DIGITS else format(value, "f")
    if isinstance(value, int) and not isinstance(value, bool):
        return value if len(str(abs(value))) <= DIGITS else str(value)
    if value is None or isinstance(value, (bool, float)):
        return value
    if isinstance(value, date):
        zoned = getattr(value, "tzinfo", None) is not None
        return str(value) if zoned or value.year < 1900 else value
    return line(value)


def line(value: Any) -> str:
    """The value as people read it: the items of a list a line each, the members of a struct in one."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(map(line, value))
    if isinstance(value, dict):
        return " ".join(map(line, value.values()))
    return value if isinstance(value, str) else _plain(value)
