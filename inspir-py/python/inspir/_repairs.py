"""Repairs: what settles the findings and mistakes of an application, with Python's types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar, final, overload

from . import _engine
from ._closed_lists import Level, Word

_Bytes = TypeVar("_Bytes", bytes, bytearray)


class RepairKind(Word):
    """What a repair asks of the applicant."""

    FIX = "fix"
    """It is certain what was meant: one way writes it as it has to be."""
    CHOOSE = "choose"
    """Amounts can be brought into line in the ways listed."""
    DO = "do"
    """A document, a signature, an answer, a commitment: nobody can write it for the applicant."""


class PatchError(ValueError):
    """A patch does not fit an application: what it tests has changed. Nothing was changed.

    ``path`` is the JSON Pointer of the place, "" if there is none.
    """

    path: str = ""


@final
@dataclass(frozen=True, slots=True)
class RepairWay:
    """One way to make a repair."""

    message: str
    """What it changes, in a sentence."""
    change: Decimal | None
    """The sum of the differences of the amounts; ``None`` for a fix."""
    patch: str
    """The change as JSON (RFC 6902): first the tests, then the changes."""

    @overload
    def apply(self, application: str) -> str: ...
    @overload
    def apply(self, application: _Bytes) -> bytes: ...
    @overload
    def apply(self, application: Any) -> dict[str, Any]: ...
    def apply(self, application: Any) -> Any:
        """Make the change: all of it or none. The application itself stays as it is.

        JSON text (``str``, ``bytes``) gives text, which is the same elsewhere; a dict, a dataclass or an
        object with ``model_dump()`` gives a new dict, as JSON writes it.

        Raises :class:`PatchError` if the application has changed where the patch tests it.

        >>> import inspir
        >>> application = {"request": {"operating": "6 000,00 €"}}
        >>> repairs = inspir.Call.load("inspir-follow-up").repairs(application)
        >>> fix = next(repair for repair in repairs if repair.kind == "fix")
        >>> fix.ways[0].apply(application)
        {'request': {'operating': '6000.00'}}
        """
        try:
            changed = _engine.apply(application, self.patch)
        except _engine.Misfit as error:
            message, path = error.args
            misfit = PatchError(message)
            misfit.path = path
            raise misfit from None
        if isinstance(application, str):
            return changed
        if isinstance(application, (bytes, bytearray)):
            return changed.encode()
        return json.loads(changed, parse_float=Decimal)


@final
@dataclass(frozen=True, slots=True)
class Repair:
    """What settles findings or a mistake of an application.

    The engine has applied and assessed every way: what the repair names is met with it, and nothing
    else is worse.
    """

    kind: RepairKind
    level: Level | None
    """The strongest level of the requirements; ``None`` if there are none."""
    title: str
    message: str
    """What is wrong and, unless there are ways to choose from, what to do."""
    requirements: tuple[str, ...]
    """The ids of the requirements. Those of a fix and of a choice are not met, and are met with it."""
    error: str | None
    """The path of the mistake that it is about."""
    paths: tuple[str, ...]
    """Where to look, as JSON Pointers."""
    ways: tuple[RepairWay, ...]
    """One of a fix, at least one of a choice, the smallest change first; else none."""


def repairs_of(native: _engine.Repairs) -> tuple[Repair, ...]:
    """The repairs that the engine tells."""
    # Patches come apart: Python would not keep the numbers in them as they are written.
    patches = iter(native.patches())
    return tuple(_repair(item, patches) for item in json.loads(native.to_json())["repairs"])


def _repair(item: dict[str, Any], patches: Iterator[str]) -> Repair:
    level = item.get("level")
    return Repair(
        kind=RepairKind(item["kind"]),
        level=None if level is None else Level(level),
        title=item["title"],
        message=item["message"],
        requirements=tuple(item["requirements"]),
        error=item.get("error"),
        paths=tuple(item["paths"]),
        ways=tuple(_way(way, next(patches)) for way in item["ways"]),
    )


def _way(way: dict[str, Any], patch: str) -> RepairWay:
    change = way.get("change")
    return RepairWay(
        message=way["message"],
        change=None if change is None else Decimal(change),
        patch=patch,
    )
