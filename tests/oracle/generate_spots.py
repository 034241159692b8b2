"""The paths of an application that a definition can read."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple, Optional

import schema

# An agent's note on an appraisal, and who wrote it, cannot be asked about.
UNREADABLE = ("/by", "/on", "/note")


class Spot(NamedTuple):
    """A path that can be read, and its values."""
    path: str
    type: str  # text texts date amount number commune boolean choice choices
    values: list[str] = []
    decimals: int = 0
    minimum: Fraction = Fraction(0)
    maximum: Fraction = Fraction(999_999_999_999)


def spot_of(path: str, kind: schema.Kind) -> Optional[Spot]:
    name, *rest = kind if isinstance(kind, tuple) else (kind,)
    if name in ("enum", "id", "choices"):
        return Spot(path, "choices" if name == "choices" else "choice", rest[0]) if rest[0] else None
    if name == "number":
        return Spot(path, "number", [], *rest)
    if name == "count":
        return Spot(path, "number", [], 0, Fraction(0), Fraction(rest[0]))
    return Spot(path, {"bool": "boolean", "target": "text"}.get(name, name))


def spots_under(path: str, kind: schema.Kind) -> list[Spot]:
    """All paths that can be read there, except inside lists."""
    if isinstance(kind, tuple) and kind[0] in ("object", "map"):
        return [spot for name, member in kind[1].items() for spot in spots_under(f"{path}/{name}", member)]
    if kind == "any" or kind[0] in ("list", "call"):
        return []
    spot = spot_of(path, kind)
    return [spot] if spot else []
