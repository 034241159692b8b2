"""The applications that tables come to, and what could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, final, overload

if TYPE_CHECKING:
    from ._call import Call


class RefusedCell(NamedTuple):
    """A cell that could not be read: its application has no answer there."""

    table: str
    row: int
    """The row, from 1, without the headers."""
    key: str
    """The key of the application that the row belongs to; "" if there is none."""
    column: str
    path: str
    """The place in the application; ``*`` stands for the number of an item."""
    found: str
    code: str
    """Why: ``ambiguous``, ``short_year``…"""
    message: str
    """What is wrong, and what to write."""
    readings: tuple[str, ...]
    """What may have been meant, as applications state it."""


class Notice(NamedTuple):
    """Something about a table that its owner should know."""

    kind: str
    """``unmapped_column``, ``orphan``, ``repeats_total``…"""
    table: str
    row: int | None
    subject: str
    """What it is about: a column, a key, a label."""
    message: str


class ImportedRows(NamedTuple):
    """What some rows come to."""

    applications: list[dict[str, Any]]
    keys: list[str]
    refused: list[RefusedCell]
    notices: list[Notice]

    @classmethod
    def of(cls, text: str) -> ImportedRows:
        read = json.loads(text)
        cells = [{**cell, "readings": tuple(cell["readings"])} for cell in read["refused"]]
        return cls(
            read["applications"],
            read["keys"],
            [RefusedCell(**cell) for cell in cells],
            [Notice(**notice) for notice in read["notices"]],
        )


def _report(cells: Sequence[RefusedCell], notices: Sequence[Notice]) -> str:
    places: dict[str, list[str]] = {}
    for cell in cells:
        key = f" ({cell.key})" if cell.key else ""
        told = places.setdefault(f"{cell.column}: {cell.message}", [])
        told.append(f"{cell.table}:{cell.row}{key}")
    lines = [f"{_first(told)}, {message}" for message, told in places.items()]
    of_rows: dict[tuple[str, ...], list[Notice]] = {}
    for notice in notices:
        # What is told of rows differs in a label and an amount; what is told of a column in its name.
        subject = [notice.message] if notice.row is None else []
        of_rows.setdefault((notice.table, notice.kind, *subject), []).append(notice)
    for told_of in of_rows.values():
        told = [each.table if each.row is None else f"{each.table}:{each.row}" for each in told_of]
        lines.append(f"{_first(told)}: {told_of[0].message}")
    return "\n".join(lines)


def _first(places: Sequence[str]) -> str:
    """The first place, and how many more there are."""
    return places[0] if len(places) == 1 else f"{places[0]} + {len(places) - 1}"


@final
class Applications(Sequence[dict[str, Any]]):
    """The applications that tables came to, in the order of the rows, and what could not be read.

    >>> import inspir
    >>> found = inspir.applications([{"Montant": "5 000 €"}, {"Montant": "5.000"}],
    ...     {"call": "inspir-creative-event", "columns": {"Montant": "/request/amount"}}, locale="en")
    >>> list(found)
    [{'request': {'amount': '5000.00'}}, {}]
    >>> found.refused[0].row, found.refused[0].column, found.refused[0].code
    (2, 'Montant', 'ambiguous')
    """

    __slots__ = ("_applications", "call", "extensions", "keys", "notices", "refused")

    call: Call
    """The call that the applications are for."""
    extensions: tuple[str, ...]
    """What the mapping keeps in ``extensions``."""
    keys: tuple[str, ...]
    """The key of each application; "" where there is none."""
    refused: tuple[RefusedCell, ...]
    notices: tuple[Notice, ...]

    def __init__(
        self,
        call: Call,
        applications: list[dict[str, Any]],
        keys: tuple[str, ...],
        refused: tuple[RefusedCell, ...],
        notices: tuple[Notice, ...],
        extensions: tuple[str, ...],
    ) -> None:
        self.extensions = extensions
        self.call, self.keys, self.refused, self.notices = call, keys, refused, notices
        self._applications = applications

    @classmethod
    def _of(cls, call: Call, told: list[ImportedRows], extensions: tuple[str, ...]) -> Applications:
        return cls(
            call,
            [application for each in told for application in each.applications],
            tuple(key for each in told for key in each.keys),
            tuple(cell for each in told for cell in each.refused),
            tuple(notice for each in told for notice in each.notices),
            extensions,
        )

    @overload
    def __getitem__(self, index: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, index: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, index: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        return self._applications[index]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self._applications)

    def __len__(self) -> int:
        return len(self._applications)

    def __repr__(self) -> str:
        return (
            f"<{len(self)} applications, {len(self.refused)} refused cells, "
            f"{len(self.notices)} notices>"
        )

    def report(self) -> str:
        """The refused cells and the notices: the table and the row, the key, the column, and what is told.

        What is told of several rows stands in one line, with the first of them and how many more there are;
        ``refused`` and ``notices`` have them all.

        >>> import inspir
        >>> found = inspir.applications([{"Montant": "5.000", "Avis": ""}],
        ...     {"call": "inspir-creative-event", "columns": {"Montant": "/request/amount"}}, locale="en")
        >>> print(found.report())  # doctest: +ELLIPSIS
        table:1, Montant: “5.000” can be read as 5.000 or 5000...
        table: The mapping does not name the column “Avis”: nothing is taken from it.
        """
        return _report(self.refused, self.notices)


@final
class ApplicationReader(Iterator[dict[str, Any]]):
    """The applications that a table comes to, read as they are asked for, once.

    ``refused`` and ``notices`` are those of the rows that were read so far, and complete at the end. Then
    :meth:`Call.assess_many`, :meth:`Call.findings_table`, :func:`compare` and :func:`sweep` raise ``ValueError``
    for it, so that a stream that was read is not taken for one without applications.

    >>> import inspir
    >>> read = inspir.applications([{"Montant": "5 000 €"}, {"Montant": "5.000"}],
    ...     {"call": "inspir-creative-event", "columns": {"Montant": "/request/amount"}}, stream=True)
    >>> next(read)
    {'request': {'amount': '5000.00'}}
    >>> list(read), len(read.refused)
    ([{}], 1)
    """

    __slots__ = ("_applications", "_is_read", "_told", "call", "extensions", "notices", "refused")

    call: Call
    """The call that the applications are for."""
    extensions: tuple[str, ...]
    """What the mapping keeps in ``extensions``."""
    refused: list[RefusedCell]
    notices: list[Notice]

    def __init__(self, call: Call, told: Iterator[ImportedRows], extensions: tuple[str, ...]) -> None:
        self.call, self._told, self.extensions = call, told, extensions
        self.refused, self.notices = [], []
        self._applications: Iterator[dict[str, Any]] = iter(())
        self._is_read = False

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return self

    def __next__(self) -> dict[str, Any]:
        while True:
            for application in self._applications:
                return application
            try:
                told = next(self._told)
            except BaseException:
                self._is_read = True
                raise
            self._applications = iter(told.applications)
            self.refused += told.refused
            self.notices += told.notices

    def __repr__(self) -> str:
        return f"<applications, read as they are asked for: {len(self.refused)} refused cells so far>"

    def report(self) -> str:
        """The refused cells and the notices of the rows that were read, as :meth:`Applications.report` tells them."""
        return _report(self.refused, self.notices)
