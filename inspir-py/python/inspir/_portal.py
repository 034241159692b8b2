"""From the tables of a portal to applications."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, final, overload

from . import _engine
from ._call import Call
from ._errors import InspirError
from ._cells import headers, rows


class MappingProblem(NamedTuple):
    """One mistake in a mapping, and where it stands."""

    path: str
    """The JSON Pointer of the place, "" for the whole."""
    code: str
    message: str


class MappingError(InspirError):
    """A mapping has mistakes; ``problems`` has each with its place."""

    code = "mapping"
    path: str
    problems: tuple[MappingProblem, ...]

    def __init__(self, message: str, problems: tuple[MappingProblem, ...] = ()) -> None:
        super().__init__(message, problems)
        self.problems = problems
        self.path = problems[0].path if problems else ""

    def __str__(self) -> str:
        return str(self.args[0])


class ImportTableError(InspirError):
    """A table lacks a column that the mapping names, or is missing itself; or there are no dossiers.

    ``code`` is ``no_table``, ``no_column``, ``double_column``, ``not_json`` or ``no_dossier``.
    """

    code: str
    table: str
    column: str

    def __init__(self, message: str, code: str, table: str = "", column: str = "") -> None:
        super().__init__(message, code, table, column)
        self.code = code
        self.table = table
        self.column = column

    def __str__(self) -> str:
        return str(self.args[0])


class RefusedCell(NamedTuple):
    """A cell that could not be read: its application has no answer there."""

    table: str
    row: int
    """The row, from 1, without the headers."""
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


@final
class Applications(Sequence[dict[str, Any]]):
    """The applications that tables came to, in the order of the rows, and what could not be read.

    >>> found = applications([{"Montant": "5 000 €"}, {"Montant": "5.000"}],
    ...     {"call": "inspir-creative-event", "columns": {"Montant": "/request/amount"}}, locale="en")
    >>> list(found)
    [{'request': {'amount': '5000.00'}}, {}]
    >>> found.refused[0].row, found.refused[0].column, found.refused[0].code
    (2, 'Montant', 'ambiguous')
    """

    __slots__ = ("_applications", "call", "keys", "notices", "refused")

    call: Call
    """The call that the applications are for."""
    keys: tuple[str, ...]
    """The key of each application; "" where there is none."""
    refused: tuple[RefusedCell, ...]
    notices: tuple[Notice, ...]

    def __init__(self, call: Call, told: str) -> None:
        read = json.loads(told)
        self.call = call
        self._applications: list[dict[str, Any]] = read["applications"]
        self.keys = tuple(read["keys"])
        self.refused = tuple(
            RefusedCell(**{**cell, "readings": tuple(cell["readings"])}) for cell in read["refused"]
        )
        self.notices = tuple(Notice(**notice) for notice in read["notices"])

    @overload
    def __getitem__(self, place: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, place: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, place: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        return self._applications[place]

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
        """The refused cells and the notices, a line for each.

        >>> found = applications([{"Montant": "5.000", "Avis": ""}],
        ...     {"call": "inspir-creative-event", "columns": {"Montant": "/request/amount"}}, locale="en")
        >>> print(found.report())  # doctest: +ELLIPSIS
        table, row 1, Montant: “5.000” can be read as 5.000 or 5000...
        table: The mapping does not name the column “Avis”: nothing is taken from it.
        """
        cells = [f"{c.table}, row {c.row}, {c.column}: {c.message}" for c in self.refused]
        notices = [
            f"{n.table}{'' if n.row is None else f', row {n.row}'}: {n.message}"
            for n in self.notices
        ]
        return "\n".join(cells + notices)


def _json(mapping: Any) -> bytes:
    """The JSON text of a mapping."""
    if isinstance(mapping, Mapping):
        return json.dumps(mapping, ensure_ascii=False).encode()
    if isinstance(mapping, os.PathLike):
        return Path(mapping).read_bytes()
    if isinstance(mapping, str):
        if not mapping.lstrip().startswith("{") and Path(mapping).exists():
            return Path(mapping).read_bytes()
        return mapping.encode()
    if isinstance(mapping, (bytes, bytearray)):
        return bytes(mapping)
    raise TypeError(f"a mapping is a dict, its JSON text or its file, not `{type(mapping).__name__}`")


def _loaded(mapping: Any, call: Call | str | None, locale: str) -> tuple[Call, _engine.Mapping]:
    """The call that a mapping is for, and the mapping."""
    text = _json(mapping)
    if call is None:
        try:
            call = json.loads(text).get("call")
        except (ValueError, AttributeError):
            call = None
        if not isinstance(call, str):
            raise TypeError("the mapping names no `call`: add its id, or hand over the call")
    if not isinstance(call, Call):
        call = Call.load(call)
    try:
        return call, _engine.mapping(call._native, text, locale)
    except ValueError as error:
        if len(error.args) != 2:
            raise
        message, problems = error.args
        raise MappingError(message, tuple(map(MappingProblem._make, problems))) from None


def applications(
    table: Any,
    mapping: Mapping[str, Any] | str | bytes | os.PathLike[str],
    lines: Mapping[str, Any] | None = None,
    *,
    call: Call | str | None = None,
    locale: str = "fr",
) -> Applications:
    """Make an application of each row of a table, with the lines of further tables.

    ``table`` is a frame of polars or pandas, a pyarrow table, a DuckDB relation, a list of dicts, or the
    path of a CSV or Excel file; ``(path, "sheet")`` is one sheet of an Excel file. ``lines`` has the further
    tables by the names that the mapping gives them. ``call`` is the call, its id, or ``None`` if the mapping
    names a built-in one. What people wrote is read as in ``locale``, and messages are in it.

    Nothing is guessed: a cell that can be read in two ways, or not at all, is in ``refused``, and its
    application has no answer there.

    Raises :class:`MappingError` if the mapping has mistakes and :class:`ImportTableError` if a table lacks
    what it names, both before any row is read.

    >>> files = [{"N°": 1, "Date de début": "03/04/2027"}]
    >>> budget = [{"N°": 1, "Compte": "613", "Montant": "1 200,50 €"}]
    >>> mapping = {
    ...     "call": "inspir-creative-event",
    ...     "key": "N°",
    ...     "columns": {"Date de début": "/project/starts_on"},
    ...     "lines": {"budget": {"to": "/budget", "key": "N°",
    ...                          "columns": {"Compte": "account", "Montant": "amount"}}},
    ... }
    >>> found = applications(files, mapping, lines={"budget": budget})
    >>> found[0]["budget"]["expenses"]
    [{'account': '613', 'amount': '1200.50', 'nature': 'operating'}]
    >>> found[0]["project"]
    {'starts_on': '2027-04-03'}
    """
    loaded, native = _loaded(mapping, call, locale)
    further = [rows(each, name) for name, each in (lines or {}).items()]
    try:
        told = native.applications(rows(table, "table"), further, locale)
    except KeyError as error:
        raise ImportTableError(*error.args) from None
    return Applications(loaded, told)


def dossiers(
    data: Mapping[str, Any] | Sequence[Any] | str | bytes | os.PathLike[str],
    mapping: Mapping[str, Any] | str | bytes | os.PathLike[str],
    *,
    call: Call | str | None = None,
    locale: str = "fr",
) -> Applications:
    """Make applications of dossiers of Démarche numérique.

    ``data`` is the answer of its GraphQL API (``getDossier`` or ``getDemarche``), one dossier or a list of
    them: parsed, as JSON text, or its file. The columns of the mapping are the ids of the descriptors of
    fields (``champDescriptorId``), else their labels, or members of the dossier such as ``number`` and
    ``demandeur.siret``; its ``lines`` are repetitions. A field that the mapping does not name, or whose
    ``type`` has changed, is in ``notices``.

    >>> dossier = {"number": 7, "champs": [{"__typename": "DecimalNumberChamp", "label": "Montant",
    ...     "champDescriptorId": "Q2hhbXAtMQ==", "stringValue": "5000.50", "value": 5000.5}]}
    >>> mapping = {"call": "inspir-creative-event",
    ...     "columns": {"Q2hhbXAtMQ==": "/request/amount", "number": "/reference"}}
    >>> list(dossiers(dossier, mapping))
    [{'reference': '7', 'request': {'amount': '5000.50'}}]
    """
    loaded, native = _loaded(mapping, call, locale)
    if isinstance(data, os.PathLike):
        text = Path(data).read_bytes()
    elif isinstance(data, (bytes, bytearray)):
        text = bytes(data)
    elif isinstance(data, str):
        text = data.encode()
    else:
        text = json.dumps(data).encode()
    try:
        told = native.dossiers(text, locale)
    except KeyError as error:
        raise ImportTableError(*error.args) from None
    return Applications(loaded, told)


class SuggestionNote(NamedTuple):
    """Something to look at in the draft of a mapping."""

    kind: str
    """``unknown``, ``ambiguous``, ``near``, ``twice``, ``postcode`` or ``no_key``."""
    table: str
    """The name of the table of lines; "" for the main table."""
    column: str
    paths: tuple[str, ...]
    """The paths that the column may be."""
    message: str


class Suggestion(NamedTuple):
    """The draft of a mapping, and what is to be looked at in it."""

    mapping: dict[str, Any]
    """A column that is not understood, or not for certain, is ``None`` in it."""
    notes: tuple[SuggestionNote, ...]


def suggest_mapping(
    columns: Any,
    call: Call | str,
    lines: Mapping[str, tuple[str, Any]] | None = None,
    *,
    locale: str = "fr",
) -> Suggestion:
    """Draft a mapping from the headers of a table.

    ``columns`` is a table, as :func:`applications` takes it, or the list of its headers. ``lines`` has further
    tables by their names, each with the path of the list that its rows are items of (``/budget/expenses``,
    or ``/budget`` for both sides). Headers are understood by the labels of the call in both languages and by
    the names of the national open data on grants, of Démarche numérique and of the form Cerfa 12156. What is
    ambiguous is left out and told; so is what is taken for a name that is near.

    >>> draft = suggest_mapping(["N° dossier", "SIRET", "Date de dbut", "Avis"], "inspir-creative-event")
    >>> draft.mapping["columns"]["Date de dbut"]
    '/project/starts_on'
    >>> [(note.kind, note.column) for note in draft.notes]
    [('near', 'Date de dbut'), ('unknown', 'Avis')]
    """
    loaded = call if isinstance(call, Call) else Call.load(call)
    further = [(name, to, headers(table)) for name, (to, table) in (lines or {}).items()]
    read = json.loads(_engine.suggest(loaded._native, headers(columns), further, locale))
    notes = (SuggestionNote(**{**note, "paths": tuple(note["paths"])}) for note in read["notes"])
    return Suggestion(read["mapping"], tuple(notes))
