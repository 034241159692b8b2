"""The changes of a reform, as the engine takes them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

NewValue = str | int | bool | Decimal | date | Mapping[str, Any] | Sequence[Any] | None
"""A value of a definition. An amount or a rate is text or ``Decimal``; ``None`` takes a member out."""


def pairs(changes: Mapping[str, NewValue]) -> Iterator[tuple[str, str]]:
    """Paths and JSON values. Raises ``TypeError`` for what is no value of a definition."""
    for path, value in named(changes, "{'rate': '0.60'}").items():
        yield path, json.dumps(_of_json(value, path), ensure_ascii=False)


def named(changes: Any, example: str) -> Mapping[str, Any]:
    """The changes, by their paths."""
    if not isinstance(changes, Mapping):
        kind = type(changes).__name__
        raise TypeError(f"`changes` is a dict of new values by their paths, not `{kind}`: write {example}")
    wrong = next((path for path in changes if not isinstance(path, str)), None)
    if wrong is not None:
        raise TypeError(f"`changes` names paths as text, not as `{type(wrong).__name__}`: {wrong!r}")
    return changes


def _of_json(value: Any, path: str) -> Any:
    """A value as JSON has it."""
    if isinstance(value, Enum):
        return _of_json(value.value, path)
    if type(value).__module__ == "numpy" and getattr(value, "ndim", None) == 0:
        return _of_json(value.item(), path)
    if isinstance(value, float):
        raise TypeError(f"the value of `{path}` is a float: give it as Decimal or as text")
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): _of_json(each, f"{path}/{name}") for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_of_json(each, f"{path}/{index}") for index, each in enumerate(value)]
    raise TypeError(
        f"the value of `{path}` has the type `{type(value).__name__}`, which no definition holds: give it as text, a "
        "number, a day, a dict or a list"
    )
