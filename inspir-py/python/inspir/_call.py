"""Calls for projects: load them, and assess applications with them."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, final

from . import _engine
from ._assessment import Assessment
from ._batch import Batches
from ._card_names import Names
from ._contents import CallPart, CallSection, Requirement, no_requirement
from ._documents import Fault, Format, LetterDetails, Replay, SheetDetails, details_text, text_of
from ._errors import DefinitionError, DetailsError, Problem, UnknownCallError, refused
from ._repairs import Repair, repairs_of
from ._reform import NewValue, pairs
from .description import Description


#: How much of an id or a path a message shows.
LONGEST = 120


@final
@dataclass(frozen=True, slots=True)
class EntryCard:
    """What is public of the entry of an idea in an innovation store, from :meth:`Call.card`."""

    json_ld: str
    """JSON-LD in the words of schema.org. It can stand in a ``script`` of a page as it is."""
    html: str
    """A part of an HTML page: an ``article``, then the JSON-LD in a ``script`` of data."""

    def _repr_html_(self) -> str:
        return self.html


@final
class Call(Batches):
    """A call for projects, loaded and checked. It never changes; threads can share it.

    >>> call = Call.load("inspir-follow-up")
    >>> call.assess({"origin": {"inspir_event": True}}).outcome.value
    'incomplete'
    """

    __slots__ = ("_names", "_native", "_requirements")
    _names: dict[str, Names]
    _native: _engine.Call
    _requirements: tuple[Requirement, ...] | None

    def __init__(self) -> None:
        raise TypeError("write Call.load(…): a call comes from an id or a definition")

    @classmethod
    def load(
        cls,
        source: str | bytes | bytearray | memoryview | Mapping[str, Any] | os.PathLike[str],
        locale: str = "en",
    ) -> Call:
        """Load a call.

        ``source`` is the id of a built-in call (see :func:`calls`), the JSON text of a definition
        (``str``; bytes are always that), a definition as a dict, or the path of a definition's
        file. Messages about mistakes of a definition are in ``locale``.

        Raises :class:`UnknownCallError` if there is no such call, :class:`DefinitionError` if the
        definition has mistakes, ``OSError`` if a path (not a text) cannot be read, and
        ``ValueError`` for an unknown locale.

        >>> Call.load("inspir-creative-event").edition
        '1'
        """
        if isinstance(source, str) and source in _engine.CALLS:
            return cls._of(_engine.built_in(source))
        definition, file = _definition(source)
        try:
            return cls._of(_engine.from_json(definition, locale))
        except ValueError as error:
            raise refused(error, file, locale) from None

    @classmethod
    def _of(cls, native: _engine.Call) -> Call:
        call = object.__new__(cls)
        object.__setattr__(call, "_native", native)
        object.__setattr__(call, "_names", {})
        object.__setattr__(call, "_requirements", None)
        return call

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a call never changes")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("a call never changes")

    @property
    def id(self) -> str:
        """The id, such as ``inspir-creative-event``."""
        return self._native.id

    @property
    def edition(self) -> str:
        """The edition of the definition: it changes whenever an outcome could change."""
        return self._native.edition

    @property
    def digest(self) -> str:
        """The digest of the definition: the same for every layout of the same JSON.

        >>> Call.load("inspir-follow-up").digest.partition(":")[0]
        'sha256'
        """
        return self._native.digest

    @property
    def definition(self) -> str:
        """The JSON text of the definition, from which :meth:`load` makes this call again."""
        return self._native.definition

    @property
    def quotes_of(self) -> str | None:
        """The edition whose text is quoted, if this call is a reform of it (:meth:`reform`).

        A definition has no place for it: a reform that is loaded from its definition has ``None``.
        """
        return self._native.quotes_of

    def reform(
        self, changes: Mapping[str, NewValue], *, edition: str, locale: str = "en"
    ) -> Call:
        """This call with some values of its definition changed, under another edition.

        A path names members, and items of lists by their ``id`` or number: ``parts/grant/rate``,
        ``requirements/event.first_contact/months``; ``rate`` alone will do if one part has it. The
        value takes the place of the one that stands there, or is added; ``None`` takes it out. The
        definition that comes out is checked. Quotations stay those of the text that is changed:
        :attr:`quotes_of` and reports say so.

        Raises :class:`ReformError` if a path leads nowhere or the edition is that of this call,
        :class:`DefinitionError` if the definition that comes out has mistakes, and ``TypeError``
        for a float.

        >>> call = Call.load("inspir-creative-event")
        >>> reform = call.reform({"rate": "0.60", "parts/grant/ceiling": "15000.00"}, edition="2")
        >>> reform.edition, reform.quotes_of, reform == call
        ('2', '1', False)
        >>> call.reform({"parts/grand/rate": "0.60"}, edition="2")
        Traceback (most recent call last):
        ...
        inspir._errors.ReformError: the path `parts/grand/rate` leads nowhere in the definition; did \
you mean `parts/grant/rate`?
        """
        try:
            return Call._of(self._native.reform(list(pairs(changes)), edition, locale))
        except ValueError as error:
            raise refused(error, locale=locale) from None

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON Schema of applications."""
        schema: dict[str, Any] = json.loads(_engine.application_schema())
        return schema

    @property
    def requirements(self) -> tuple[Requirement, ...]:
        """The requirements in the call's order, with their words in French.

        >>> Call.load("inspir-creative-event").requirements[0].title
        'Nom du demandeur'
        """
        if self._requirements is None:
            requirements = tuple(map(Requirement._of, self.describe()["requirements"]))
            object.__setattr__(self, "_requirements", requirements)
            return requirements
        return self._requirements

    def requirement(self, id: str, locale: str = "fr") -> Requirement:
        """The requirement of an id, with its words in a locale, ``fr`` or ``en``.

        Raises ``KeyError`` if the call has none of this id.

        >>> Call.load("inspir-follow-up").requirement("grant.investment_ceiling", "en").title
        'Ceiling of the investment grant'
        """
        for described in self.describe(locale)["requirements"]:
            if described["id"] == id:
                return Requirement._of(described)
        raise no_requirement(id, (requirement.id for requirement in self.requirements))

    @property
    def parts(self) -> tuple[CallPart, ...]:
        """The parts of the grant in the call's order, with their words in French.

        >>> [(part.id, str(part.ceiling)) for part in Call.load("inspir-follow-up").parts]
        [('operating', '5000.00'), ('investment', '5000.00')]
        """
        return tuple(map(CallPart._of, self.describe()["parts"]))

    @property
    def sections(self) -> tuple[CallSection, ...]:
        """The sections of the form in the call's order, with their words in French.

        >>> Call.load("inspir-follow-up").sections[0].title
        'Demandeur'
        """
        return tuple(map(CallSection._of, self.describe()["sections"]))

    def title(self, locale: str = "fr") -> str:
        """The name of the call in a locale, ``fr`` or ``en``."""
        return self._native.title(locale)

    def describe(self, locale: str = "fr", *, hints: bool = False) -> Description:
        """Everything that a form shows: sections, fields, questions, documents, requirements.

        With ``hints``, fields and columns say in one line how to write the answer.
        :mod:`inspir.description` has the types.

        >>> call = Call.load("inspir-creative-event")
        >>> len(call.describe("en")["questions"])
        22
        >>> fields = call.describe("en", hints=True)["fields"]
        >>> [field.get("hint") for field in fields if field["path"] == "/applicant/siret"]
        ['14 digits']
        """
        description: Description = json.loads(self._native.describe(locale, hints))
        return description

    def card(self, entry: Any, locale: str = "fr") -> EntryCard:
        """The card of an entry for an innovation store, to be published.

        ``entry`` is what :meth:`assess` takes. Nothing private is in the card: no identifier, account,
        file number or representative; names of people only if the entry says that they may be
        published (``/details/names_public``).

        Raises ``ValueError`` if the call is not one of entries: it has no own fields ``need`` and
        ``reuse``, or no own list ``partners``.

        >>> call = Call.load("inspir-innovation-store")
        >>> card = call.card({"project": {"title": "Clear paths"}}, locale="en")
        >>> json.loads(card.json_ld)["name"]
        'Clear paths'
        """
        told = json.loads(self._native.card(entry, locale))
        if told is None:
            raise ValueError(f"the call `{self.id}` is not one of entries for a store: it has no cards")
        return EntryCard(**told)

    def assess(self, application: Any, locale: str = "fr") -> Assessment:
        """Assess an application: decide, and explain every finding.

        ``application`` is a dict, JSON text (``str``, ``bytes``), the path of a file, a dataclass,
        or an object with ``model_dump()``. Amounts and numbers are ``Decimal``, ``int`` or text; a
        float is an input error, NaN no answer. ``input_errors`` lists all that is wrong with an
        application.

        Raises ``TypeError`` if ``application`` is none of these, ``OSError`` if a file cannot be
        read, ``ValueError`` for an unknown locale, and whatever a ``model_dump()`` raises.

        >>> from decimal import Decimal
        >>> call = Call.load("inspir-creative-event")
        >>> call.assess({"request": {"amount": Decimal("8000")}}).grant.requested
        Decimal('8000.00')
        >>> call.assess({"request": {"amount": 8000.0}}).input_errors[0].code
        'amount.not_exact'
        """
        native = self._native.assess(application, locale)
        return Assessment._of(native, locale, self._names_in)

    def assess_json(self, application: Any, locale: str = "fr") -> bytes:
        """Assess an application and give the JSON of the assessment, as the engine writes it.

        >>> Call.load("inspir-follow-up").assess_json("{}")[:26]
        b'{"call":"inspir-follow-up"'
        """
        return self._native.assess_json(application, locale)

    def letter(
        self,
        application: Any,
        details: LetterDetails,
        locale: str = "fr",
        format: Format = "text",
    ) -> str:
        """The letter to the applicant: what to correct and to complete, and how the grant is worked out.

        ``details`` is what only the caller knows (:class:`LetterDetails`); days are ``date`` or
        ``YYYY-MM-DD``. The letter decides nothing and cites no legal duty by itself.

        Raises :class:`DetailsError` that names each detail that this letter needs and that is
        absent, or that cannot be taken; otherwise as :meth:`assess`.

        >>> from datetime import date
        >>> call = Call.load("inspir-follow-up")
        >>> details = {"authority": "Région Hauts-de-France", "place": "Lille",
        ...            "date": date(2027, 3, 1), "deadline": date(2027, 3, 31),
        ...            "signatory_name": "Alix Martin", "signatory_quality": "Directeur"}
        >>> letter = call.letter({"applicant": {"name": "Atelier du Port"}}, details, "en")
        >>> "Please complete your application by 31 March 2027." in letter
        True
        >>> call.letter({}, {}, "en")
        Traceback (most recent call last):
        ...
        inspir._errors.DetailsError: this letter needs `authority`: who writes
        ...
        """
        return _told(self._native.letter, application, details, locale, format)

    def sheet(
        self,
        application: Any,
        details: SheetDetails | None = None,
        locale: str = "fr",
        format: Format = "text",
    ) -> str:
        """The sheet for the officer who instructs the application.

        It says who asks for what, each point with its finding, its figures and the call's words,
        what waits for a judgement with room for it, how the grant was worked out, and what was not
        checked. ``details`` may all be left out (:class:`SheetDetails`).

        Raises :class:`DetailsError` for a detail that cannot be taken; otherwise as :meth:`assess`.

        >>> call = Call.load("inspir-follow-up")
        >>> sheet = call.sheet({"request": {"operating": "9000"}}, {"officer": "C. Petit"}, "en")
        >>> "Ceiling of the operating grant — not met (compulsory)." in sheet
        True
        """
        return _told(self._native.sheet, application, details, locale, format)

    def trace(self, application: Any) -> bytes:
        """The trace of an assessment, for an auditor, as JSON: the assessment without words, and from
        what it was made.

        It has the digests of definition and application; for each requirement its condition and the
        places that it looks at; and what stood there. It depends on no language, and is as
        confidential as the application. Keep it with the bytes of the application.

        >>> call = Call.load("inspir-follow-up")
        >>> trace = json.loads(call.trace({"origin": {"inspir_event": True}}))
        >>> trace["trace"]["values"][-1]
        {'path': '/team', 'state': 'absent'}
        """
        return self._native.trace(application)

    def replay(
        self, trace: str | bytes | os.PathLike[str], application: Any, locale: str = "fr"
    ) -> Replay:
        """Assess an application again, and compare with a trace.

        What differs first is said: the definition, the application, the version of the engine or
        the result. :func:`inspir.changes` compares two traces.

        Raises ``ValueError`` if the trace is not JSON; otherwise as :meth:`assess`.

        >>> call = Call.load("inspir-follow-up")
        >>> trace = call.trace({"reference": "7"})
        >>> call.replay(trace, {"reference": "7"})["result"]
        'same'
        >>> call.replay(trace, {"reference": "8"}, "en")["message"]
        'The trace was made from another application, or the application changed since.'
        """
        replay: Replay = json.loads(self._native.replay(text_of(trace), application, locale))
        return replay
    def repairs(self, application: Any, locale: str = "fr") -> tuple[Repair, ...]:
        """What settles the findings and mistakes of an application, in the order of the call's sections.

        ``application`` is as in :meth:`assess`. A repair has its ``ways``: patches that the engine has
        applied and assessed. What is left to do, such as a signature, has none.

        >>> application = {"request": {"operating": "6000"}}
        >>> repairs = Call.load("inspir-follow-up").repairs(application, locale="en")
        >>> choice = next(repair for repair in repairs if repair.kind == "choose")
        >>> choice.ways[0].message
        'Operating amount asked for: lower it from €6,000.00 to €5,000.00.'
        >>> choice.ways[0].apply(application)
        {'request': {'operating': '5000.00'}}
        """
        return repairs_of(self._native.repairs(application, locale))

    def repairs_json(self, application: Any, locale: str = "fr") -> bytes:
        """The repairs as JSON, as the engine writes it.

        >>> Call.load("inspir-follow-up").repairs_json("{}")[:12]
        b'{"repairs":['
        """
        return self._native.repairs(application, locale).to_json()

    def _names_in(self, locale: str) -> Names:
        names = self._names.get(locale)
        if names is None:
            names = self._names[locale] = Names.of(self.describe(locale))
        return names

    def __eq__(self, other: object) -> bool:
        """Calls are equal if their digests are."""
        if not isinstance(other, Call):
            return NotImplemented
        return self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"<inspir.Call {self.id!r}, edition {self.edition!r}>"

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        if self.quotes_of is not None:
            return _reloaded, (self.definition, self.quotes_of)
        return Call.load, (self.definition,)

    def __copy__(self) -> Call:
        return self

    def __deepcopy__(self, memo: object) -> Call:
        return self


def calls() -> tuple[str, ...]:
    """The ids of the built-in calls.

    >>> calls()
    ('inspir-creative-event', 'inspir-follow-up', 'inspir-innovation-store')
    """
    return tuple(_engine.CALLS)


def _told(
    write: Callable[[Any, str, str, str], str],
    application: Any,
    details: Mapping[str, Any] | None,
    locale: str,
    format: str,
) -> str:
    """A document; what is wrong with its details is an exception of its own."""
    try:
        return write(application, details_text(details), locale, format)
    except ValueError as error:
        if len(error.args) != 2:
            raise
        message, faults = error.args
        raise DetailsError(message, tuple(map(Fault._make, faults))) from None


def _definition(source: Any) -> tuple[bytes, str | None]:
    """The bytes of a definition, and its file if it comes from one."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _of_bytes(bytes(source)), None
    if isinstance(source, Mapping):
        try:
            return json.dumps(dict(source), ensure_ascii=False, allow_nan=False).encode(), None
        except (TypeError, ValueError, RecursionError) as error:
            raise _no_json(error) from None
    if isinstance(source, os.PathLike):
        return Path(source).read_bytes(), os.fspath(source)
    if not isinstance(source, str):
        raise TypeError(
            "a call comes from an id, the JSON text of a definition, a dict or the path of a file, "
            f"not from `{type(source).__name__}`"
        )
    if source.lstrip("\ufeff \t\r\n").startswith("{"):
        try:
            return source.encode(), None
        except UnicodeError as error:
            raise _no_json(error) from None
    try:
        return Path(source).read_bytes(), source
    except (OSError, ValueError):
        known = ", ".join(f"`{id}`" for id in _engine.CALLS)
        shown = source if len(source) <= LONGEST else f"{source[:LONGEST]}…"
        message = f"`{shown}` is neither a built-in call ({known}) nor a readable file"
        raise UnknownCallError(message) from None


def _of_bytes(source: bytes) -> bytes:
    """The bytes of a definition, unless they are an id."""
    named = source.decode(errors="replace")
    if named in _engine.CALLS:
        message = f"bytes are the JSON text of a definition: write the id as text, {named!r}"
        raise UnknownCallError(message)
    return source


def _reloaded(definition: str, quotes_of: str) -> Call:
    """A reform, from its definition and the edition that it quotes."""
    return Call._of(_engine.reformed(definition.encode(), quotes_of))


def _no_json(error: Exception) -> DefinitionError:
    message = f"the definition is not JSON: {error}"
    return DefinitionError(message, (Problem("", message, 1, 1, "json.syntax"),))
