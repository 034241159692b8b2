"""The grant of an assessment: amounts, and how they were worked out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, final

from ._closed_lists import StepKind
from ._pydantic import PydanticType
from ._values import decimal, text_of

# The amounts of a category and of a part, in the order of the JSON.
_CATEGORY = ("declared", "retained", "cut")
_PART = ("base", "rate", "rate_limit", "ceiling", "maximum", "requested", "excess")
_GRANT = ("requested", "maximum", "excess")


@final
@dataclass(frozen=True, slots=True)
class Step:
    """One step of the calculation of a grant."""

    step: StepKind
    id: str | None
    """Which bonus or limit it is, by its id in the call."""
    rate: Decimal | None
    """The rate of a bracket."""
    value: Decimal | None
    """An amount, a rate, or the number of a case; ``None`` if not known."""
    applies: bool | None
    """Whether a bonus applies; ``None`` if not known, and for all other steps."""
    decides: bool
    """Whether it is the limit that decides."""
    message: str
    """The step in words."""


@final
@dataclass(frozen=True, slots=True)
class Part:
    """The amounts of one part of the grant; ``None`` if not known."""

    id: str
    base: Decimal | None
    rate: Decimal | None
    rate_limit: Decimal | None
    ceiling: Decimal | None
    maximum: Decimal | None
    requested: Decimal | None
    excess: Decimal | None
    steps: tuple[Step, ...]
    """How the maximum was worked out."""


@final
@dataclass(frozen=True, slots=True)
class Category:
    """The expenses of one category; ``None`` if not known."""

    id: str
    declared: Decimal | None
    retained: Decimal | None
    """What of it counts."""
    cut: Decimal | None
    """What does not."""


@final
@dataclass(frozen=True, slots=True)
class Grant(PydanticType):
    """The amount asked for, and the most that may be granted; ``None`` if not known."""

    requested: Decimal | None
    maximum: Decimal | None
    excess: Decimal | None
    """How far the amount asked for lies above the maximum."""
    parts: tuple[Part, ...]
    overall: tuple[Step, ...]
    """How the maximum of the whole was worked out; empty if the call does not limit the whole."""
    categories: tuple[Category, ...]
    """The expenses of each category; empty if the call has none."""

    @classmethod
    def _read(cls, told: Any) -> Grant:
        return Grant(
            **{name: decimal(told[name]) for name in _GRANT},
            parts=tuple(map(_part, told["parts"])),
            overall=_steps(told.get("overall", ())),
            categories=tuple(
                Category(item["id"], *(decimal(item[name]) for name in _CATEGORY))
                for item in told.get("categories", ())
            ),
        )

    def _told(self) -> dict[str, Any]:
        """The grant as the JSON of an assessment has it."""
        told: dict[str, Any] = {**_texts(self, _GRANT), "parts": []}
        for part in self.parts:
            steps = list(map(_told_step, part.steps))
            told["parts"].append({"id": part.id, **_texts(part, _PART), "steps": steps})
        if self.overall:
            told["overall"] = list(map(_told_step, self.overall))
        if self.categories:
            told["categories"] = [{"id": each.id, **_texts(each, _CATEGORY)} for each in self.categories]
        return told


def _part(item: dict[str, Any]) -> Part:
    amounts = {name: decimal(item[name]) for name in _PART}
    return Part(id=item["id"], steps=_steps(item["steps"]), **amounts)


def _steps(items: Iterable[dict[str, Any]]) -> tuple[Step, ...]:
    return tuple(
        Step(
            step=StepKind(item["step"]),
            id=item.get("id"),
            rate=decimal(item.get("rate")),
            value=decimal(item["value"]),
            applies=item.get("applies"),
            decides=item.get("decides", False),
            message=item["message"],
        )
        for item in items
    )


def _told_step(step: Step) -> dict[str, Any]:
    told: dict[str, Any] = {"step": step.step.value}
    if step.id is not None:
        told["id"] = step.id
    if step.rate is not None:
        told["rate"] = str(step.rate)
    told["value"] = text_of(step.value)
    if step.step is StepKind.BONUS:
        told["applies"] = step.applies
    if step.decides:
        told["decides"] = True
    return {**told, "message": step.message}


def _texts(owner: Any, names: Iterable[str]) -> dict[str, Any]:
    """The amounts of these names, as text."""
    return {name: text_of(getattr(owner, name)) for name in names}
