"""The engine: JSON text in, JSON text out."""

import os
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, final

__all__ = [
    "CALLS",
    "Call",
    "Reader",
    "Refused",
    "Result",
    "Table",
    "VERSION",
    "application_schema",
    "built_in",
    "from_json",
    "lines",
    "run_command",
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
    def title(self, tag: str) -> str: ...
    def describe(self, tag: str) -> str: ...
    def assess(self, application: Any, tag: str) -> Result: ...
    def assess_json(self, application: Any, tag: str) -> bytes: ...

@final
class Result:
    @property
    def outcome(self) -> str: ...
    @property
    def label_alone(self) -> str | None: ...
    def quantities(self) -> list[tuple[str, str]]: ...
    def to_json(self) -> bytes: ...

def built_in(id: str) -> Call: ...
def from_json(definition: bytes, tag: str) -> Call: ...
def application_schema() -> str: ...

@final
class Reader:
    """A stream of assessed rows: it is read once, and memory does not grow with it."""

    @property
    def column_names(self) -> list[str]: ...
    def read_all(self) -> Table: ...
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
    json: str | None,
    threads: int | None,
    progress: Callable[[int, int], object] | None,
) -> Reader: ...
def lines(
    call: Call,
    source: str | os.PathLike[str] | BinaryIO,
    threads: int | None,
    progress: Callable[[int, int], object] | None,
) -> Reader: ...
