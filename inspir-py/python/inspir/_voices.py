"""What a call says of one application to people: letters, sheets, traces, repairs, the card of an entry."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, final

from . import _engine
from ._documents import Fault, Format, LetterDetails, Replay, SheetDetails, details_text, text_of
from ._errors import DetailsError
from ._repairs import Repair, repairs_of


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


class Voices:
    """What a call says of one application."""

    __slots__ = ()
    _native: _engine.Call

    def card(self, entry: Any, locale: str = "fr") -> EntryCard:
        """The card of an entry for an innovation store, to be published.

        ``entry`` is what :meth:`assess` takes. Nothing private is in the card: no identifier, account,
        file number or representative; names of people only if the entry says that they may be
        published (``/details/names_public``).

        Raises ``ValueError`` if the call is not one of entries: it has no own fields ``need`` and
        ``reuse``, or no own list ``partners``.

        >>> import inspir
        >>> call = inspir.Call.load("inspir-innovation-store")
        >>> card = call.card({"project": {"title": "Clear paths"}}, locale="en")
        >>> json.loads(card.json_ld)["name"]
        'Clear paths'
        """
        told = json.loads(self._native.card(entry, locale))
        if told is None:
            raise ValueError(f"the call `{self._native.id}` is not one of entries for a store: it has no cards")
        return EntryCard(**told)

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
        >>> import inspir
        >>> call = inspir.Call.load("inspir-follow-up")
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

        >>> import inspir
        >>> call = inspir.Call.load("inspir-follow-up")
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

        >>> import inspir
        >>> call = inspir.Call.load("inspir-follow-up")
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

        >>> import inspir
        >>> call = inspir.Call.load("inspir-follow-up")
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

        >>> import inspir
        >>> application = {"request": {"operating": "6000"}}
        >>> repairs = inspir.Call.load("inspir-follow-up").repairs(application, locale="en")
        >>> choice = next(repair for repair in repairs if repair.kind == "choose")
        >>> choice.ways[0].message
        'Operating amount asked for: lower it from €6,000.00 to €5,000.00.'
        >>> choice.ways[0].apply(application)
        {'request': {'operating': '5000.00'}}
        """
        return repairs_of(self._native.repairs(application, locale))

    def repairs_json(self, application: Any, locale: str = "fr") -> bytes:
        """The repairs as JSON, as the engine writes it.

        >>> import inspir
        >>> inspir.Call.load("inspir-follow-up").repairs_json("{}")[:12]
        b'{"repairs":['
        """
        return self._native.repairs(application, locale).to_json()


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
