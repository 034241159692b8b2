"""Why inspir cannot load a call, assess a table or write a document."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from . import _engine
from ._documents import Fault


class InspirError(Exception):
    """The reason why inspir cannot assess. A bad application never raises one.

    ``code`` is the kind of error; ``path`` is the JSON Pointer of the place, "" for the whole.
    """

    code: str = "inspir"
    path: str = ""


class UnknownCallError(InspirError):
    """There is no built-in call of this id and no definition at this path."""

    code = "call.unknown"


class Problem(NamedTuple):
    """One mistake in a call definition, and where it stands."""

    path: str
    """The JSON Pointer of the place, "" for the whole."""
    message: str
    line: int
    """The line in the text of the definition, from 1."""
    column: int
    """The column in that line, from 1, counted in characters."""
    code: str
    """The kind of mistake, such as ``member.unknown``."""
    suggestion: str | None = None
    """What to write instead, if the message says so: a bare name if the code ends in ``.unknown``,
    else JSON."""


class DefinitionError(InspirError):
    """A call definition has mistakes; ``problems`` has each with its place.

    ``path``, ``line`` and ``column`` are those of the first one; ``file`` is the file of the
    definition, if it comes from one, and ``locale`` the language of the messages.

    >>> import inspir
    >>> try:
    ...     inspir.Call.load('{"id": "a call"', locale="fr")
    ... except inspir.DefinitionError as error:
    ...     print(error.file, error.line, error.column, error.locale)
    None 1 15 fr
    >>> try:
    ...     inspir.Call.load({"titel": "A call"})
    ... except inspir.DefinitionError as error:
    ...     print(error.problems[-1].code, error.problems[-1].suggestion)
    member.unknown title
    """

    code = "call.definition"
    path: str
    problems: tuple[Problem, ...]
    file: str | None
    locale: str
    line: int
    column: int

    def __init__(
        self,
        message: str,
        problems: tuple[Problem, ...] = (),
        file: str | None = None,
        locale: str = "en",
    ) -> None:
        super().__init__(message, problems, file, locale)
        self.problems, self.file, self.locale = problems, file, locale
        first = problems[0] if problems else Problem("", message, 1, 1, "json.syntax")
        self.path, self.line, self.column = first.path, first.line, first.column

    def __str__(self) -> str:
        return f"{self.file}: {self.args[0]}" if self.file else str(self.args[0])


class DetailsError(InspirError):
    """A letter or a sheet cannot be written; ``faults`` says what its details lack or get wrong."""

    code = "details"
    faults: tuple[Fault, ...]

    def __init__(self, message: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message, faults)
        self.faults = faults

    def __str__(self) -> str:
        return str(self.args[0])


class ReformError(InspirError):
    """The call cannot be reformed this way: a path leads nowhere, or the edition is that of the call.

    ``path`` is the path as it was given.
    """

    code = "reform"


class TableError(InspirError):
    """A table, one of its columns, or a file of lines cannot be assessed at all.

    ``path`` is the column, with those that it stands in.
    """

    code = "table"


def refused(error: ValueError, file: str | None = None, locale: str = "en") -> Exception:
    """The exception for what the engine refuses of a definition."""
    if len(error.args) != 2:
        return error
    message, told = error.args
    if isinstance(told, str):
        reform_error = ReformError(message)
        reform_error.path = told
        return reform_error
    return DefinitionError(message, tuple(map(Problem._make, told)), file, _engine.language(locale))


@contextmanager
def table_errors() -> Iterator[None]:
    """What the engine refuses of tables, as a :class:`TableError`."""
    try:
        yield
    except _engine.Refused as error:
        message, column = error.args
        table_error = TableError(message)
        table_error.path = column
        raise table_error from None
