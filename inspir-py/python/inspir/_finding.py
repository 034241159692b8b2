"""What an assessment says of one requirement, and of one mistake in the input."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, final

from ._closed_lists import Basis, Level, Status
from ._pydantic import PydanticType
from ._values import Value, Values, quantity, text_of

# The values that are ids; other texts are days, spans or numbers.
_IDS = frozenset({"document", "reason"})
_SPAN = re.compile(r"-?P.*")


@final
@dataclass(frozen=True, slots=True)
class InputError:
    """One mistake in the input."""

    path: str
    """A JSON Pointer into the input; "" for the whole."""
    code: str
    """The kind of error, such as ``amount.format``."""
    values: Mapping[str, Any]
    """The value that was found, and what was expected."""
    message: str


@final
@dataclass(frozen=True, slots=True)
class Finding(PydanticType):
    """The result for one requirement."""

    requirement: str
    status: Status
    level: Level
    basis: Basis
    paths: tuple[str, ...]
    """The places to fill in or to change, as JSON Pointers into the application."""
    values: Mapping[str, Value]
    """The figures that decided: amounts, rates and numbers (``Decimal``), days (``date``), counts
    (``int``), spans of time as ISO 8601 (``P6M``) and ids (``str``); ``None`` if not known."""
    message: str
    """What is wrong, why, and what to do next; "" if the requirement is met."""

    @classmethod
    def _read(cls, told: Any) -> Finding:
        values = {name: _value(name, value) for name, value in told.get("values", {}).items()}
        return Finding(
            requirement=told["requirement"],
            status=Status(told["status"]),
            level=Level(told["level"]),
            basis=Basis(told["basis"]),
            paths=tuple(told.get("paths", ())),
            values=Values(values),
            message=told.get("message", ""),
        )

    def _told(self) -> dict[str, Any]:
        """The finding as the JSON of an assessment has it."""
        words = ("requirement", "status", "level", "basis")
        told: dict[str, Any] = {name: str(getattr(self, name)) for name in words}
        if self.paths:
            told["paths"] = list(self.paths)
        if self.values:
            told["values"] = {name: text_of(value) for name, value in self.values.items()}
        if self.status is not Status.MET:
            told["message"] = self.message
        return told


def read_error(told: dict[str, Any]) -> InputError:
    """A mistake, as the JSON of an assessment has it."""
    values = {name: _frozen(value) for name, value in told["values"].items()}
    return InputError(told["path"], told["code"], Values(values), told["message"])


def _frozen(told: Any) -> Any:
    return tuple(told) if isinstance(told, list) else told


def _value(name: str, told: Any) -> Value:
    if name in _IDS or not isinstance(told, str) or _SPAN.fullmatch(told):
        as_it_is: str | int | None = told
        return as_it_is
    return quantity(told)
