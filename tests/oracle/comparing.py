"""Compares two assessments. A null member and a member left out are the same."""

from __future__ import annotations

import json
from enum import Enum
from itertools import zip_longest
from typing import Any, Iterator


class Nothing(Enum):
    """What stands where a member is not there; the same in every process."""
    NOTHING = None


NOTHING = Nothing.NOTHING
ASIDE = {"engine", "message"}


def clean(value: Any, in_errors: bool = False) -> Any:
    """The assessment without words, null members, and the values of input errors."""
    if isinstance(value, list):
        return [clean(item, in_errors) for item in value]
    if not isinstance(value, dict):
        return value
    aside = ASIDE | ({"values"} if in_errors else set())
    return {name: clean(member, in_errors or name == "input_errors")
            for name, member in value.items() if name not in aside and member is not None}


def differences(a: Any, b: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    if isinstance(a, dict) and isinstance(b, dict):
        for name in dict.fromkeys([*a, *b]):
            here = path + "/" + name.replace("~", "~0").replace("/", "~1")
            yield from differences(a.get(name, NOTHING), b.get(name, NOTHING), here)
    elif isinstance(a, list) and isinstance(b, list):
        for i, (left, right) in enumerate(zip_longest(a, b, fillvalue=NOTHING)):
            yield from differences(left, right, f"{path}/{i}")
    elif type(a) is not type(b) or a != b:
        yield path, a, b


def disorder(a: Any, b: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """The objects whose members stand in another order; the values of a finding may."""
    if isinstance(a, dict) and isinstance(b, dict):
        one, two = [name for name in a if name in b], [name for name in b if name in a]
        if one != two and not path.endswith("/values"):
            yield path + " (order)", one, two
        for name in one:
            yield from disorder(a[name], b[name], f"{path}/{name}")
    elif isinstance(a, list) and isinstance(b, list):
        for i, (left, right) in enumerate(zip(a, b)):
            yield from disorder(left, right, f"{path}/{i}")


def show(value: Any) -> str:
    text = "(nothing)" if value is NOTHING else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 300 else text[:300] + "…"
