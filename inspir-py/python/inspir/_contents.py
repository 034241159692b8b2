"""What a call holds: its requirements, the parts of its grant, the sections of its form."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import final

from ._closed_lists import Basis, Level
from ._values import decimal
from .description import PartDescription, RequirementDescription, Section


@final
@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement of a call, with its words in one locale."""

    id: str
    section: str
    level: Level
    basis: Basis
    check: str
    title: str
    source: str
    """The part of the call where the requirement stands."""
    quote: str | None
    """The words of the call, if any."""
    paths: tuple[str, ...]
    """The places of an application that the requirement is about, as JSON Pointers."""

    @classmethod
    def _of(cls, item: RequirementDescription) -> Requirement:
        return cls(
            id=item["id"],
            section=item["section"],
            level=Level(item["level"]),
            basis=Basis(item["basis"]),
            check=item["check"],
            title=item["title"],
            source=item["source"],
            quote=item.get("quote"),
            paths=tuple(item["paths"]),
        )


@final
@dataclass(frozen=True, slots=True)
class CallPart:
    """One part of the grant of a call, as its definition sets it: ``None`` for what it does not set."""

    id: str
    title: str
    path: str | None
    """The place where it is asked for; ``None`` if the grant is asked for as a whole."""
    rate: Decimal | None
    """The rate; ``None`` too if it has several by brackets."""
    maximum_rate: Decimal | None
    """What the rate comes to at most with its bonuses."""
    ceiling: Decimal | None
    base_ceiling: Decimal | None
    """Of the base, no more than this counts."""
    minimum: Decimal | None
    """Nothing is granted below this."""
    has_cases: bool
    """Whether other figures apply under conditions."""

    @classmethod
    def _of(cls, item: PartDescription) -> CallPart:
        return cls(
            id=item["id"],
            title=item["title"],
            path=item["path"],
            rate=decimal(item["rate"]),
            maximum_rate=decimal(item.get("maximum_rate")),
            ceiling=decimal(item["ceiling"]),
            base_ceiling=decimal(item.get("base_ceiling")),
            minimum=decimal(item.get("minimum")),
            has_cases=item["has_cases"],
        )


@final
@dataclass(frozen=True, slots=True)
class CallSection:
    """A section of the form of a call."""

    id: str
    title: str
    paths: tuple[str, ...]
    """The fields and lists that are filled in here, as JSON Pointers."""

    @classmethod
    def _of(cls, item: Section) -> CallSection:
        return cls(item["id"], item["title"], tuple(item["paths"]))


def no_requirement(id: str, known: Iterable[str]) -> KeyError:
    """The error for an id that no requirement has, with the nearest one."""
    near = difflib.get_close_matches(str(id), list(known), 1)
    return KeyError(f"no requirement `{id}`" + "".join(f"; did you mean `{name}`?" for name in near))
