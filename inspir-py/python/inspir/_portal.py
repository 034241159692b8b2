"""From the tables of a portal to applications."""

from __future__ import annotations

import codecs
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, overload

from . import _engine
from ._call import Call
from ._errors import InspirError
from ._cells import NoCellError, ReadTable, batches, headers
from ._file import contents
from ._imported import ApplicationReader, Applications, ImportedRows, Notice
from ._table_files import is_sheet


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


#: What to hand over in the place of a text that is no JSON.
_HINTS = {
    "fr": {
        "file": "C’est le nom d’un fichier : passez `Path({source!r})`.",
        "mark": "Le texte commence par une marque d’ordre des octets (BOM) : passez le fichier comme `Path`, ou "
        "lisez-le en `utf-8-sig`.",
    },
    "en": {
        "file": "This is the name of a file: hand over `Path({source!r})`.",
        "mark": "The text begins with a byte order mark (BOM): hand over the file as `Path`, or read it as "
        "`utf-8-sig`.",
    },
}


def _hinted(message: str, text: bytes, locale: str, source: Any = None) -> str:
    """The message that a text cannot be read, with what to hand over if a mark stands before it or it names a file."""
    if text.startswith(codecs.BOM_UTF8):
        hint = "mark"
    elif isinstance(source, str) and (os.path.isfile(source) or source.lower().endswith(".json")):
        hint = "file"
    else:
        return message
    return f"{message.removesuffix('.')}. {_HINTS[_engine.language(locale)][hint].format(source=source)}"


#: What the main table is called in what is told of it.
MAIN = "table"

MappingSource = Mapping[str, Any] | str | bytes | os.PathLike[str]
"""A mapping: a dict, its JSON text, or its file."""


def _json(mapping: Any) -> bytes:
    """The JSON text of a mapping."""
    if isinstance(mapping, Mapping):
        try:
            return json.dumps(dict(mapping), ensure_ascii=False).encode()
        except (TypeError, ValueError, RecursionError) as error:
            message = f"the mapping is not JSON: {error}"
            raise MappingError(message, (MappingProblem("", "syntax", message),)) from None
    if isinstance(mapping, os.PathLike):
        return contents(mapping)
    if isinstance(mapping, str):
        is_text = mapping.lstrip("\ufeff \t\r\n").startswith(("{", "["))
        return mapping.encode() if is_text else contents(mapping)
    if isinstance(mapping, (bytes, bytearray)):
        return bytes(mapping)
    draft = ": look it over, and hand over its `mapping`" if isinstance(mapping, Suggestion) else ""
    kind = type(mapping).__name__
    raise TypeError(f"a mapping is a dict, its JSON text or its file, not `{kind}`{draft}")


class _Loaded(NamedTuple):
    call: Call
    mapping: _engine.Mapping
    json: dict[str, Any]

    @property
    def extensions(self) -> tuple[str, ...]:
        """What the mapping keeps in ``extensions``."""
        names = []
        for each in (self.json.get("columns") or {}).values():
            path = each.get("to") if isinstance(each, Mapping) else each
            first, _, name = (path or "").removeprefix("/").partition("/")
            if first == "extensions":
                names.append(name.partition("/")[0].replace("~1", "/").replace("~0", "~"))
        return tuple(names)


def _loaded(mapping: Any, call: Call | str | None, locale: str) -> _Loaded:
    """The call that a mapping is for, and the mapping."""
    text = _json(mapping)
    if call is None:
        try:
            read = json.loads(text)
        except ValueError:
            # The engine says where the text stops being JSON, whatever the call.
            read = {"call": _engine.CALLS[0]}
        call = read.get("call") if isinstance(read, dict) else None
        if not isinstance(call, str):
            raise TypeError("the mapping names no `call`: add its id, or hand over the call")
    if not isinstance(call, Call):
        call = Call.load(call)
    try:
        native = _engine.mapping(call._native, text, locale)
    except ValueError as error:
        if len(error.args) != 2:
            raise
        message, problems = error.args
        raise MappingError(_hinted(message, text, locale), tuple(map(MappingProblem._make, problems))) from None
    return _Loaded(call, native, json.loads(text))


Further = Mapping[str, Any]
"""Further tables, by the names that the mapping gives them."""


@overload
def applications(
    table: Any, mapping: MappingSource, lines: Further | None = ..., *,
    call: Call | str | None = ..., locale: str = ..., stream: Literal[False] = ...,
) -> Applications: ...  # fmt: skip


@overload
def applications(
    table: Any, mapping: MappingSource, lines: Further | None = ..., *,
    call: Call | str | None = ..., locale: str = ..., stream: Literal[True],
) -> ApplicationReader: ...  # fmt: skip


def applications(
    table: Any,
    mapping: MappingSource,
    lines: Further | None = None,
    *,
    call: Call | str | None = None,
    locale: str = "fr",
    stream: bool = False,
) -> Applications | ApplicationReader:
    """Make an application of each row of a table, with the lines of further tables.

    ``table`` is a frame of polars or pandas, a pyarrow table, a DuckDB relation, a list of dicts, or the
    path of a CSV or Excel file; ``(path, "sheet")`` is one sheet of an Excel file. ``lines`` has the further
    tables by the names that the mapping gives them. ``call`` is the call, its id, or ``None`` if the mapping
    names a built-in one. What people wrote is read as in ``locale``, and messages are in it.

    Nothing is guessed: a cell that can be read in two ways, or not at all, is in ``refused``, and its
    application has no answer there.

    With ``stream``, each row is read when its application is asked for (:class:`ApplicationReader`), so that
    memory does not grow with ``table``; the tables of ``lines``, the keys and what is refused are kept.

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
    loaded = _loaded(mapping, call, locale)
    further = {name: batches(each) for name, each in _by_name(lines, "budget").items()}
    main = batches(table)
    headers_of_lines = [(name, each.headers) for name, each in further.items()]
    try:
        begun = loaded.mapping.begin(MAIN, main.headers, headers_of_lines, locale)
    except KeyError as error:
        message, code, name, column = error.args
        # A further table may have the name that the main one is told by.
        named = [each for own, each in ((MAIN, main), *further.items()) if own == name] or [main]
        place = named[0].place if len(named) == 1 else ""
        message = f"{place}: {message}" if place else message
        raise ImportTableError(message, code, name, column) from None
    # Before any row: what is told of the headers.
    of_headers = ImportedRows.of(begun.rows([]))

    def rows(lines: str | None, read: ReadTable) -> Iterator[list[list[Any]]]:
        try:
            yield from read.batches(set(begun.taken(lines)))
        except NoCellError as error:
            raise NoCellError(f"`{MAIN if lines is None else lines}`, {error}") from None

    for name, each in further.items():
        for part in rows(name, each):
            begun.lines(name, part)

    def told() -> Iterator[ImportedRows]:
        yield of_headers
        for part in rows(None, main):
            yield ImportedRows.of(begun.rows(part))
        yield ImportedRows.of(begun.finish())

    if stream:
        return ApplicationReader(loaded.call, told(), loaded.extensions)
    return Applications._of(loaded.call, list(told()), loaded.extensions)


def dossiers(
    data: Mapping[str, Any] | Iterable[Any] | str | bytes | os.PathLike[str],
    mapping: MappingSource,
    *,
    call: Call | str | None = None,
    locale: str = "fr",
) -> Applications:
    """Make applications of dossiers of Démarche numérique.

    ``data`` is the answer of its GraphQL API (``getDossier`` or ``getDemarche``), one dossier or an iterable of
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
    loaded = _loaded(mapping, call, locale)
    if isinstance(data, os.PathLike):
        text = contents(data)
    elif isinstance(data, (bytes, bytearray)):
        text = bytes(data)
    elif isinstance(data, str):
        text = data.encode()
    else:
        text = _of_answers(data)
    try:
        told = loaded.mapping.dossiers(text, locale)
    except KeyError as error:
        message, *more = error.args
        raise ImportTableError(_hinted(message, text, locale, data), *more) from None
    return Applications._of(loaded.call, [ImportedRows.of(told)], loaded.extensions)


def _of_answers(data: Any) -> bytes:
    """The JSON text of answers of the API."""
    is_file = hasattr(data, "read")
    is_many = isinstance(data, Iterable) and not isinstance(data, Mapping) and not is_file
    answers = list(data) if is_many else data
    try:
        return json.dumps(answers).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise TypeError(
            f"`data` is no answer of the API: {error}; hand over what `json.loads` gives, a list of it, the JSON text "
            "or its path"
        ) from None


class SuggestionNote(NamedTuple):
    """Something to look at in the draft of a mapping."""

    kind: str
    """``unknown``, ``ambiguous``, ``near``, ``account``, ``account_twice``, ``unknown_list``, ``twice``, ``postcode``,
    ``siren`` or ``no_key``."""
    table: str
    """The name of the table of lines; "" for the main table, or for all of them."""
    column: str
    """The header, the path or the table that it is about."""
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

    ``columns`` is a table, as :func:`applications` takes it, or its headers in a list or column. ``lines`` has further
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
    further = [_drafted(name, each) for name, each in _by_name(lines, "budget", "/budget").items()]
    main = headers(columns)
    read = json.loads(_engine.suggest(loaded._native, main, further, locale))
    mapping = read["mapping"]
    mapping["columns"] = _in_order(mapping["columns"], main)
    for name, _, names in further:
        table = mapping["lines"][name]
        table["columns"] = _in_order(table["columns"], names)
    notes = (SuggestionNote(**{**note, "paths": tuple(note["paths"])}) for note in read["notes"])
    return Suggestion(mapping, tuple(notes))


def _by_name(lines: Any, name: str, *path: str) -> Mapping[str, Any]:
    """Further tables by their names; of a draft with the paths of their lists."""
    if lines is None:
        return {}
    if not isinstance(lines, Mapping):
        table = f"({path[0]!r}, table)" if path else "table"
        raise TypeError(
            f"`lines` has tables by their names in the mapping: write {{{name!r}: {table}}}, not `{type(lines).__name__}`"
        )
    return lines


def _drafted(name: str, given: Any) -> tuple[str, str, list[str]]:
    """The name of a table of lines, the path of its list, and its headers."""
    if not (isinstance(given, tuple) and len(given) == 2 and isinstance(given[0], str)) or is_sheet(given):
        raise TypeError(
            f"`lines` has for each table the path of the list that its rows are items of, and the table: write "
            f"{{{name!r}: ('/budget', table)}}"
        )
    return name, given[0], headers(given[1])


def _in_order(columns: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """The columns in the order of the table."""
    return {name: columns[name] for name in names if name in columns}
