"""The engine: JSON text in, JSON text out."""

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO, final

__all__ = [
    "CALLS",
    "Call",
    "Misfit",
    "Mapping",
    "Counts",
    "Import",
    "Reader",
    "Refused",
    "Repairs",
    "Result",
    "Table",
    "VERSION",
    "Work",
    "amount_of_number",
    "application_schema",
    "apply",
    "assessing",
    "assessment_schema",
    "built_in",
    "changes",
    "files",
    "format_amount",
    "format_count",
    "from_json",
    "is_column",
    "labels",
    "language",
    "lines",
    "many",
    "mapping",
    "read_amount",
    "read_date",
    "run_command",
    "suggest",
    "compare_table",
    "comparing",
    "table",
]

VERSION: str
CALLS: list[str]

@final
class Call:
    @property
    def id(self) -> str: ...
    @property
    def edition(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def definition(self) -> str: ...
    @property
    def quotes_of(self) -> str | None: ...
    def reform(self, changes: list[tuple[str, str]], edition: str, tag: str) -> Call: ...
    def title(self, tag: str) -> str: ...
    def describe(self, tag: str, hints: bool) -> str: ...
    def card(self, entry: Any, tag: str) -> str: ...
    def assess(self, application: Any, tag: str) -> Result: ...
    def assess_json(self, application: Any, tag: str) -> bytes: ...
    def letter(self, application: Any, details: str, tag: str, format: str) -> str: ...
    def sheet(self, application: Any, details: str, tag: str, format: str) -> str: ...
    def trace(self, application: Any) -> bytes: ...
    def replay(self, trace: str, application: Any, tag: str) -> str: ...
    def repairs(self, application: Any, tag: str) -> Repairs: ...

@final
class Result:
    @property
    def outcome(self) -> str: ...
    @property
    def label_alone(self) -> str | None: ...
    def quantities(self) -> list[tuple[str, str]]: ...
    def to_json(self) -> bytes: ...

@final
class Repairs:
    def to_json(self) -> bytes: ...
    def patches(self) -> list[str]: ...

class Misfit(ValueError):
    """A patch does not fit: the message, and the path."""

def is_column(data: Any) -> bool: ...
def apply(application: Any, patch: str) -> str: ...
def built_in(id: str) -> Call: ...
def from_json(definition: bytes, tag: str) -> Call: ...
def application_schema() -> str: ...
def assessment_schema() -> str: ...
def language(tag: str) -> str: ...
def labels(tag: str) -> dict[str, list[tuple[str, str]]]: ...
def changes(before: str, after: str, tag: str) -> str: ...
@final
class Mapping:
    """Which column is which member of applications."""

    def begin(
        self,
        name: str,
        headers: list[str],
        lines: list[tuple[str, list[str]]],
        tag: str,
    ) -> Import: ...
    def dossiers(self, json: bytes, tag: str) -> str: ...

@final
class Import:
    """The import of a table, whose rows come batch by batch."""

    def taken(self, lines: str | None) -> list[int]: ...
    def lines(self, table: str, rows: list[list[Any]]) -> None: ...
    def rows(self, rows: list[list[Any]]) -> str: ...
    def finish(self) -> str: ...

def mapping(call: Call, json: bytes, tag: str) -> Mapping: ...
def suggest(
    call: Call, headers: list[str], lines: list[tuple[str, str, list[str]]], tag: str
) -> str: ...
def read_amount(text: str, tag: str, id: str) -> str: ...
def amount_of_number(number: str, tag: str, id: str) -> str: ...
def read_date(text: str, tag: str) -> str: ...
def format_amount(amount: str, tag: str, id: str) -> str: ...
def format_count(count: int, tag: str) -> str: ...

@final
class Reader:
    """A stream of assessed rows: it is read once, and memory does not grow with it."""

    @property
    def column_names(self) -> list[str]: ...
    def read_all(self) -> Table: ...
    def drain(self) -> None: ...
    def __arrow_c_schema__(self) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

@final
class Table:
    """Assessed rows, one for each application, in their order."""

    @property
    def column_names(self) -> list[str]: ...
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> Any: ...
    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...

class Refused(ValueError):
    """A table, or one of its columns, cannot be assessed: the message, and the column."""

def run_command(args: Sequence[str]) -> int: ...
def table(
    call: Call,
    data: Any,
    keys: Sequence[str],
    assess_keys: bool,
    json: str | None,
    rows: tuple[str | None, tuple[list[str], list[str]] | None],
    threads: int | None,
    progress: Callable[[int, int], object] | None,
) -> Reader: ...
@final
class Work:
    """What is done with applications that are no table."""

def assessing(
    call: Call, rows: tuple[str | None, tuple[list[str], list[str]] | None]
) -> Work: ...
def comparing(
    call: Call,
    others: Sequence[Call],
    by: Sequence[str],
    rows: bool,
    extensions: Sequence[str] | None,
) -> tuple[Work, Counts]: ...
def lines(
    work: Work,
    source: str | os.PathLike[str] | BinaryIO,
    threads: int | None,
    progress: Callable[[int, int], object] | None,
) -> Reader: ...
def files(
    work: Work,
    paths: Sequence[str],
    threads: int | None,
    progress: Callable[[int, int], object] | None,
) -> Reader: ...
def many(
    work: Work,
    applications: Iterator[Any],
    threads: int | None,
    progress: Callable[[int, int], object] | None,
) -> Reader: ...
def compare_table(
    call: Call,
    others: Sequence[Call],
    data: Any,
    keys: Sequence[str],
    assess_keys: bool,
    by: Sequence[str],
    json: str | None,
    rows: bool,
    threads: int | None,
    progress: Callable[[int, int], object] | None,
) -> tuple[Reader, Counts]: ...
@final
class Counts:
    def to_json(self) -> list[str]: ...
