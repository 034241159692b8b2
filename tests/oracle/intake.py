"""Reads the text of an application: its values, its errors, and the paths of wrong values."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, Optional

from days import read_day
from figures import AMOUNT, NUMBER
from schema import Kind
from strict_json import WHITE, BadJson, Num, Obj, parse

MAX_TEXT = 20_000
MAX_ITEMS = 10_000
MAX_ERRORS = 100


class Wrong(Exception):
    """A value that is dropped; the argument is the code."""


class Intake:
    """The content of an application: a tree of values, the errors, the paths of wrong values."""

    def __init__(self) -> None:
        self.tree: dict = {}
        self.errors: list[dict] = []
        self.wrong: set[str] = set()
        self.readable = True


def is_text(value: Any) -> bool:
    return isinstance(value, str) and not isinstance(value, Num)


def is_absent(value: Any) -> bool:
    if isinstance(value, Obj):
        return not value.members
    return value is None or value == [] or (is_text(value) and not value.strip(WHITE))


def read_amount(value: Any) -> Fraction:
    if isinstance(value, Num):
        if not value.is_integer:
            raise Wrong("amount.not_exact")
        if value.startswith("-") or len(value) > 12:
            raise Wrong("number.out_of_range")
        return Fraction(int(value))
    if not is_text(value):
        raise Wrong("type.mismatch")
    if not AMOUNT.fullmatch(value):
        raise Wrong("amount.format")
    return Fraction(value)


def read_number(value: Any, decimals: int, least: Fraction, most: Fraction) -> Fraction:
    """A number of the call's own; a value outside its bounds is nonsense."""
    if isinstance(value, Num):
        if not value.is_integer:
            raise Wrong("number.not_exact")
        if value.startswith("-") or len(value) > 12:
            raise Wrong("number.out_of_range")
    elif not is_text(value):
        raise Wrong("type.mismatch")
    elif not NUMBER.fullmatch(value) or len(value.partition(".")[2]) > decimals:
        raise Wrong("number.format")
    number = Fraction(value)
    if not least <= number <= most:
        raise Wrong("number.out_of_range")
    return number


def read_integer(value: Any, most: Optional[int] = None) -> Any:
    """A target (text or integer), or a whole number up to `most`, written as a number."""
    if not value.is_integer:
        raise Wrong("type.mismatch")
    if most is None:
        return str(value)
    if value != "-0" and (value.startswith("-") or len(value) > len(str(most)) or int(value) > most):
        raise Wrong("number.out_of_range")
    return Fraction(int(value))


def read_text(value: str, name: str, rest: list) -> Any:
    """A text that is not absent, as the kind wants it."""
    if name in ("text", "target"):
        if len(value) > MAX_TEXT:
            raise Wrong("text.too_long")
    elif name == "date":
        day = read_day(value)
        if day is None:
            raise Wrong("date.format")
        return day
    elif name == "commune":
        if not re.fullmatch(r"([0-9]{2}|2[AB])[0-9]{3}", value):
            raise Wrong("commune.format")
    elif name == "enum" and value not in rest[0]:
        raise Wrong("enum.unknown")
    elif name == "id" and value not in rest[0]:
        raise Wrong("id.unknown")
    elif name == "call" and value != rest[0]:
        raise Wrong("call.mismatch")
    return value


def scalar(value: Any, kind: Kind) -> Any:
    """Reads a value that is present, and neither an object nor a list."""
    name, *rest = kind if isinstance(kind, tuple) else (kind,)
    if name == "bool":
        if not isinstance(value, bool):
            raise Wrong("type.mismatch")
        return value
    if name == "amount":
        return read_amount(value)
    if name == "number":
        return read_number(value, *rest)
    if isinstance(value, Num) and name in ("target", "count"):
        return read_integer(value, *rest)
    if not is_text(value) or name == "count":
        raise Wrong("type.mismatch")
    return read_text(value, name, rest)


class Reader:
    def __init__(self) -> None:
        self.errors: list[dict] = []
        self.wrong: set[str] = set()

    def error(self, path: str, code: str) -> None:
        self.errors.append({"path": path, "code": code})

    def read(self, value: Any, kind: Kind, path: str) -> Any:
        if kind == "any" or is_absent(value):
            return None
        name = kind[0] if isinstance(kind, tuple) else kind
        try:
            if name in ("object", "map"):
                return self.members(value, kind, path)
            if name in ("list", "texts", "choices"):
                return self.items(value, kind, path)
            return scalar(value, kind)
        except Wrong as wrong:
            self.error(path, str(wrong))
            self.wrong.add(path)
            return None

    def members(self, value: Any, kind: Kind, path: str) -> dict:
        if not isinstance(value, Obj):
            raise Wrong("type.mismatch")
        kept: dict = {}
        for name, member in value.members.items():
            here = path + "/" + name.replace("~", "~0").replace("/", "~1")
            known = name in kind[1]
            if not known:
                self.error(here, "field.unknown" if kind[0] == "object" else "id.unknown")
            if name in value.repeated:
                self.error(here, "field.duplicate")
            if known:
                read = self.read(member, kind[1][name], here)
                if read is not None:
                    kept[name] = read
        return kept

    def items(self, value: Any, kind: Kind, path: str) -> Optional[list]:
        if not isinstance(value, list):
            raise Wrong("type.mismatch")
        if len(value) > MAX_ITEMS:
            raise Wrong("list.too_long")
        if kind[0] == "list":
            return [self.read(item, kind[1], f"{path}/{i}") or {} for i, item in enumerate(value)]
        each = "text" if kind[0] == "texts" else ("enum", kind[1])
        read = [self.read(item, each, f"{path}/{i}") for i, item in enumerate(value)]
        kept = [item for item in read if item is not None]
        return (kept if kind[0] == "texts" else list(dict.fromkeys(kept))) or None


def take_in(kind: Kind, raw: bytes) -> Intake:
    result = Intake()
    try:
        root = parse(raw)
    except BadJson as bad:
        result.errors = [{"path": "", "code": str(bad)}]
        result.readable = False
        return result
    reader = Reader()
    tree = reader.read(root, kind, "") or {}
    result.errors = reader.errors[:MAX_ERRORS]
    if len(reader.errors) > MAX_ERRORS or "" in reader.wrong:
        # The document counts as absent: nothing in it is wrong.
        result.readable = False
        return result
    result.tree, result.wrong = tree, reader.wrong
    return result
