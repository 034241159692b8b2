"""Figures by name, and how they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, final

Quantity = Decimal | date | None
"""An amount or a number, or a day; ``None`` if not known."""
Value = Decimal | date | int | str | None

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@final
class Values(Mapping[str, Any]):
    """Values by name that never change."""

    __slots__ = ("_values",)
    _values: dict[str, Any]

    def __init__(self, values: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_values", dict(values))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("values never change")

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values))

    def __repr__(self) -> str:
        return repr(self._values)

    def __reduce__(self) -> tuple[type[Values], tuple[dict[str, Any]]]:
        return Values, (self._values,)


def is_absent(value: Any) -> bool:
    """Whether a value says that there is none: ``None``, NaN, and what pandas has in their place."""
    return value is None or isinstance(value, float) and value != value or type(value).__name__ in ("NAType", "NaTType")


def decimal(text: str | None) -> Decimal | None:
    """An amount or a rate, from its text."""
    return None if text is None else Decimal(text)


def quantity(text: str | None) -> Quantity:
    """A number or a day, from its text."""
    if text is None:
        return None
    return date.fromisoformat(text) if _DAY.fullmatch(text) else Decimal(text)


def text_of(value: Value) -> int | str | None:
    """A figure as JSON has it: amounts, numbers and days are text."""
    return value if value is None or isinstance(value, (int, str)) else str(value)
