"""Letters, sheets, and the traces of assessments: the types of what they take and give."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypedDict

from . import _engine
from ._file import contents

Format = Literal["text", "markdown", "html", "html_fragment", "json"]
"""A format of documents. ``html`` is a whole page fit for print, ``html_fragment`` a part of one."""


class LetterDetails(TypedDict, total=False):
    """What a letter says and only the caller knows. A letter says which of them it needs."""

    authority: str | None
    """Who writes, in one line or several."""
    place: str | None
    """Where the letter is written."""
    date: datetime.date | str | None
    """The day of the letter."""
    addressee: str | None
    """To whom the letter goes; the applicant, if it is left out."""
    deadline: datetime.date | str | None
    """The last day for the answer."""
    signatory_name: str | None
    signatory_quality: str | None
    remedies: str | None
    """How the addressee can contest (voies et délais de recours)."""
    contact: str | None
    legal_reference: Literal["crpa_l114_5"] | None
    """The text on which the time to complete rests, if it applies. No letter cites one by itself."""


class SheetDetails(TypedDict, total=False):
    """Who examines an application, and when. The sheet has room for what is left out."""

    service: str | None
    """The department in charge."""
    officer: str | None
    date: datetime.date | str | None
    """The day of the sheet."""


class Fault(NamedTuple):
    """What is wrong with one member of the details."""

    member: str
    """The name of the member, "" for the whole."""
    code: str
    """``absent``, ``unknown``, ``twice``, ``not_text``, ``not_date``, ``not_listed``, ``not_after`` or ``not_object``."""
    message: str


class Change(TypedDict, total=False):
    """One change between two assessments or traces."""

    kind: Literal["gained", "lost", "changed"]
    what: str
    """What it is about, such as ``outcome``, ``amount``, ``finding``, ``value``."""
    id: str
    member: str
    before_path: str
    after_path: str
    before: Any
    after: Any
    message: str


class ComparedSide(TypedDict):
    """What an assessment says of itself."""

    call: str
    edition: str
    definition: str
    outcome: str


class Changes(TypedDict):
    """What differs between two assessments or traces."""

    before: ComparedSide
    after: ComparedSide
    changes: list[Change]


class Replay(TypedDict):
    """What the replay of a trace comes to."""

    result: Literal[
        "same",
        "other_definition",
        "other_application",
        "other_engine",
        "other_result",
        "other_bytes",
    ]
    """The first thing that differs."""
    message: str
    changes: list[Change]
    """What changed since the trace, if the engine or the results are others."""


def changes(
    before: str | bytes | os.PathLike[str], after: str | bytes | os.PathLike[str], locale: str = "fr"
) -> Changes:
    """What differs between two assessments of one application, or two traces, kept as JSON.

    Words are not compared. The changes of traces begin with what they were made from.

    Raises ``ValueError`` if one of the texts is not JSON, or for an unknown locale.

    >>> import inspir
    >>> call = inspir.Call.load("inspir-follow-up")
    >>> before = call.trace({"request": {"operating": "4000.00"}})
    >>> after = call.trace({"request": {"operating": "6000.00"}})
    >>> inspir.changes(before, after, "en")["changes"][1]["message"]
    'Read in the application (`/request/operating`): “6000.00” instead of “4000.00”.'
    """
    told: Changes = json.loads(_engine.changes(text_of(before), text_of(after), locale))
    return told


def text_of(kept: str | bytes | os.PathLike[str]) -> str:
    """The JSON text of what was kept: a text, bytes, or the path of a file."""
    if isinstance(kept, str):
        return kept
    return (kept if isinstance(kept, bytes) else contents(kept)).decode()


def details_text(details: Mapping[str, Any] | None) -> str:
    """The details as JSON; days are written as such."""

    def day(value: object) -> str:
        if isinstance(value, datetime.date):
            return value.isoformat()
        raise TypeError(f"a detail is text or a day, not `{type(value).__name__}`")

    if details is not None and not isinstance(details, Mapping):
        raise TypeError(f"details are a dict of texts and days, not `{type(details).__name__}`")
    return json.dumps(dict(details or {}), ensure_ascii=False, default=day)
