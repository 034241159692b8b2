"""Tables in files: CSV and Excel, and what is said of a file that is neither."""

from __future__ import annotations

import codecs
import csv
import importlib
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

#: How much of a file is in memory at a time.
BLOCK = 1024 * 1024
#: How many lines are looked at to tell a title from headers.
LOOK = 20

_UNPACK = "is packed: unpack it, and hand over the file inside"
_SAVE = "open it in Excel or LibreOffice, and save it as .xlsx or as CSV UTF-8"
#: What a file is, by its first bytes.
_FORMATS = (
    (b"\xd0\xcf\x11\xe0", f"is an old workbook (.xls), or one with a password: {_SAVE}"),
    (b"PK\x03\x04", f"is a workbook or an archive (ZIP), not CSV: name an Excel workbook .xlsx; {_SAVE}"),
    (b"\x1f\x8b", _UNPACK),
    (b"BZh", _UNPACK),
    (b"\xfd7zXZ\0", _UNPACK),
    (b"\x28\xb5\x2f\xfd", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", _UNPACK),
    (b"%PDF", "is a PDF, which holds no table: ask for the export as .xlsx or as CSV"),
    (b"PAR1", "is Parquet: read it with polars, pandas or pyarrow, and hand over the frame"),
    (b"ARROW1", "is an Arrow file: read it with pyarrow, and hand over the table"),
)
_MARKUP = re.compile(rb"(\xef\xbb\xbf)?\s*<[!?a-zA-Z]")
_JSON = re.compile(rb"(\xef\xbb\xbf)?\s*(\{\s*[\"}]|\[\s*[\[{\]])")
_FORMULA = re.compile(rb"<(\w+:)?f[ >/]")


class FileTable(NamedTuple):
    """The headers of a table in a file, its rows, and where the headers stand."""

    headers: list[str]
    rows: Iterator[Sequence[Any]]
    place: str


def is_sheet(table: Any) -> bool:
    """Whether this is the path of an Excel file and the name of a sheet."""
    is_pair = isinstance(table, tuple) and len(table) == 2
    return is_pair and isinstance(table[0], (str, os.PathLike)) and is_excel(table[0])


def is_excel(path: str | os.PathLike[str]) -> bool:
    """Whether a path has the name of an Excel file."""
    return Path(path).suffix.lower() in (".xlsx", ".xlsm")


def of_file(path: Path, sheet: str | None = None) -> FileTable:
    """The table of a file: a sheet of an Excel file, the first that is shown if none is named; else CSV."""
    _refuse_foreign(path)
    return _excel(path, sheet) if is_excel(path) else _csv(path)


def _refuse_foreign(path: Path) -> None:
    """Refuses a file of another format than its name says."""
    with path.open("rb") as file:
        start = file.read(256)
    if not start:
        raise ValueError(f"`{path.name}` is empty: export the table again")
    if is_excel(path):
        if start.startswith(b"PK"):
            return
        found = f"is no Excel workbook, though it is named so: {_SAVE}"
    else:
        found = ""
    if _MARKUP.match(start):
        found = f"is a web page or XML, though it is named as a table: {_SAVE}"
    elif _JSON.match(start):
        found = "is JSON: hand over the list of dicts that it holds; dossiers of Démarche numérique go to `dossiers`"
    found = next((told for mark, told in _FORMATS if start.startswith(mark)), found)
    if found:
        raise ValueError(f"`{path.name}` {found}")


def _few(cells: Iterable[Any]) -> str:
    """Some cells, for a message."""
    texts = [str(cell) for cell in cells if not _is_blank(cell)]
    return ", ".join(f"`{text[:40]}`" for text in texts[:6]) + (", …" if len(texts) > 6 else "")


def _is_blank(cell: Any) -> bool:
    return cell is None or not str(cell).strip()


def _many(cells: Iterable[Any]) -> int:
    return sum(not _is_blank(cell) for cell in cells)


Numbered = tuple[int, Sequence[Any]]
"""A line and its number."""


def _refuse_title(first: Numbered, following: Sequence[Numbered], place: str) -> None:
    """Refuses a line above others that holds one cell alone."""
    if _many(first[1]) == 1:
        wide = next((line for line in following if _many(line[1]) > 1), None)
        if wide is not None:
            raise ValueError(
                f"{place} {first[0]}: {_few(first[1])} stands alone, and line {wide[0]} has several cells "
                f"({_few(wide[1])}): the first line has to hold the headers; take out what stands above them"
            )


def _below(
    first: Numbered, lines: Iterator[Numbered], place: str, loose: Callable[[int, int, Sequence[Any]], str]
) -> Iterator[Sequence[Any]]:
    """The lines below the first, which holds the headers. Refuses a title in its place, and cells without a header.

    What is wrong near the headers is told at once, the rest when its line is read.
    """
    start = list(islice(lines, LOOK))
    _refuse_title(first, start, place)
    headers = first[1]
    unnamed = [index for index, header in enumerate(headers) if _is_blank(header)]

    def checked(lines: Iterable[Numbered]) -> Iterator[Sequence[Any]]:
        for at, line in lines:
            for index in (*unnamed, *range(len(headers), len(line))):
                if index < len(line) and not _is_blank(line[index]):
                    raise ValueError(loose(at, index, line))
            yield line

    return chain(list(checked(start)), checked(lines))


def _without_header(cell: Any, headers: Sequence[str]) -> str:
    """What is said of a cell below no header."""
    return (
        f"{_few([cell])} stands in a column without a header (there are {_few(headers)}); give the column a header, or "
        "empty it; headers that are merged, or take two rows, become one row with a header for each column"
    )


def _csv(path: Path) -> FileTable:
    """A CSV file; the separator is that of its headers."""
    encoding = _encoding(path)
    separator = _separator(path, encoding)
    place = f"`{path.name}`, line"

    def read() -> Iterator[Numbered]:
        with path.open(encoding=encoding, newline="") as file:
            reader = csv.reader(file, delimiter=separator, strict=True)
            # Where a row begins: a cell in quotation marks may go on over lines.
            at = 1
            try:
                for line in reader:
                    if any(cell.strip() for cell in line):
                        yield at, line
                    at = reader.line_num + 1
            except csv.Error as error:
                found = f" on line {reader.line_num}" if reader.line_num > at else ""
                raise ValueError(
                    f"{place} {at}: {error}{found}; a quotation mark that opens a cell has to close it too, and one "
                    "inside is written twice"
                ) from None

    lines = read()
    number, headers = first = next(lines, (1, []))

    def loose(at: int, index: int, line: Sequence[Any]) -> str:
        if index < len(headers):
            return f"{place} {at}, column {index + 1}: {_without_header(line[index], headers)}"
        return (
            f"{place} {at}: {len(line)} cells below {len(headers)} headers ({_few(headers)}); set what holds "
            f"the separator `{separator}` in quotation marks, or save the table as .xlsx; if line {number} is "
            "a title, take it out"
        )

    return FileTable(list(headers), _below(first, lines, place, loose), f"{place} {number}")


def _separator(path: Path, encoding: str) -> str:
    """The sign between headers; below a line without such a sign, that of the lines that follow."""
    lines: list[str] = []
    # A cell that does not end is told, with its line, when the table is read.
    with path.open(encoding=encoding, newline="") as file, suppress(csv.Error):
        for line in islice(csv.reader(file, delimiter="\0"), LOOK):
            lines.append("\0".join(line))
    filled = [line for line in lines if line.strip()] or [""]
    separator = max(";,\t|", key=filled[0].count)
    if separator in filled[0]:
        return separator
    # A single comma is often that of an amount.
    likely = max(";\t|", key=lambda sign: sum(sign in line for line in filled))
    has_it = any(likely in line for line in filled)
    return likely if has_it else "," if any(line.count(",") > 1 for line in filled) else ";"


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


def _excel(path: Path, name: str | None) -> FileTable:
    """A sheet of an Excel file. The first row that is not empty has the headers."""
    try:
        openpyxl: Any = importlib.import_module("openpyxl")
    except ImportError:
        raise ImportError("Excel files are read with openpyxl: pip install openpyxl") from None
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    if name is not None and name not in book.sheetnames:
        raise KeyError(f"`{path.name}` has no sheet `{name}`; there are {', '.join(book.sheetnames)}")
    shown = [one for one in book.worksheets if one.sheet_state == "visible"] or book.worksheets
    sheet = book[name] if name is not None else shown[0]
    place = f"`{path.name}`, sheet `{sheet.title}`, row"
    _refuse_formulas(path, sheet)
    numbered = enumerate(sheet.iter_rows(values_only=True), 1)
    lines = ((number, line) for number, line in numbered if any(cell is not None for cell in line))
    number, cells = first = next(lines, (1, ()))
    headers = ["" if cell is None else str(cell) for cell in cells]

    def loose(at: int, index: int, line: Sequence[Any]) -> str:
        cell = f"{openpyxl.utils.get_column_letter(index + 1)}{at}"
        return f"`{path.name}`, sheet `{sheet.title}`, cell {cell}: {_without_header(line[index], headers)}"

    return FileTable(headers, _below(first, lines, place, loose), f"{place} {number}")


def _refuse_formulas(path: Path, sheet: Any) -> None:
    """Refuses a formula of which the workbook holds no value: only a program that calculates knows it.

    A formula that comes to an empty text has the type of a text.
    """
    with zipfile.ZipFile(path) as archive:
        # openpyxl names the file of a sheet nowhere else.
        part = sheet._worksheet_path
        with archive.open(part) as file:
            end, has_formulas = b"", False
            while not has_formulas and (block := file.read(BLOCK)):
                has_formulas = _FORMULA.search(end + block) is not None
                end = block[-64:]
        if not has_formulas:
            return
        with archive.open(part) as file:
            for _, element in ElementTree.iterparse(file):
                tag = element.tag.rpartition("}")[2]
                if tag == "row":
                    element.clear()
                if tag != "c" or element.get("t") is not None:
                    continue
                parts = {child.tag.rpartition("}")[2]: child.text for child in element}
                if "f" in parts and not parts.get("v"):
                    raise ValueError(
                        f"`{path.name}`, sheet `{sheet.title}`, cell {element.get('r')}: the workbook holds a formula "
                        "and not its value; open it in Excel or LibreOffice and save it, so that formulas are worked "
                        "out, or paste their values"
                    )
