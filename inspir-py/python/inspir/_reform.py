"""The changes of a reform, as the engine takes them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

NewValue = str | int | bool | Decimal | Mapping[str, Any] | Sequence[Any] | None
"""A value of a definition. An amount or a rate is text or ``Decimal``; ``None`` takes a member out."""


def pairs(changes: Mapping[str, NewValue]) -> Iterator[tuple[str, str]]:
    """Paths and JSON values."""
    for path, value in changes.items():
        if isinstance(value, float):
            raise TypeError(f"the value of `{path}` is a float: give it as Decimal or as text")
        if isinstance(value, Decimal):
            value = format(value, "f")
        yield path, json.dumps(value, ensure_ascii=False)
