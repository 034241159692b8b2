"""Calls for projects: load them, and assess applications with them."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any, final

from . import _engine
from ._assessment import Assessment
from ._batch import Batches
from ._card_names import CardTitles
from ._contents import CallPart, CallSection, Requirement, no_requirement
from ._definition import definition_of
from ._errors import refused
from ._reform import NewValue, pairs
from ._voices import Voices
from .description import Description


@final
class Call(Batches, Voices):
    """A call for projects, loaded and checked. It never changes; threads can share it.

    >>> call = Call.load("inspir-follow-up")
    >>> call.assess({"origin": {"inspir_event": True}}).outcome.value
    'incomplete'
    """

    __slots__ = ("_names", "_native", "_requirements")
    _names: dict[str, CardTitles]
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
        definition, file = definition_of(source)
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
        """The edition whose text is quoted, if this call is a reform of it (:meth:`reform`)."""
        return self._native.quotes_of

    def reform(
        self, changes: Mapping[str, NewValue], *, edition: str, locale: str = "en"
    ) -> Call:
        """This call with some values of its definition changed, under another edition.

        A path names members, and items of lists by their ``id`` or number: ``parts/grant/rate``,
        ``requirements/event.first_contact/months``; ``rate`` alone will do if one part has it. The
        value takes the place of the one that stands there, or is added; ``None`` takes it out. The
        definition that comes out is checked. Quotations stay those of the text that is changed, and say
        so wherever they stand (:attr:`quotes_of`).

        Raises :class:`ReformError` if a path leads nowhere, to the place of another change or to the
        edition, or if the edition is that of this call; :class:`DefinitionError` if the definition that
        comes out has mistakes; and ``TypeError`` for a float and for what no definition holds.

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
        if not isinstance(edition, str):
            remedy = "give it as text" if edition is None else f"write edition={str(edition)!r}"
            raise TypeError(f"`edition` is text, not `{type(edition).__name__}`: {remedy}")
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
        return Assessment._of(native, _engine.language(locale), self._names_in)

    def assess_json(self, application: Any, locale: str = "fr") -> bytes:
        """Assess an application and give the JSON of the assessment, as the engine writes it.

        >>> Call.load("inspir-follow-up").assess_json("{}")[:26]
        b'{"call":"inspir-follow-up"'
        """
        return self._native.assess_json(application, locale)

    def _names_in(self, locale: str) -> CardTitles:
        names = self._names.get(locale)
        if names is None:
            names = self._names[locale] = CardTitles.of(self.describe(locale))
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
