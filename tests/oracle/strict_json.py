"""JSON: a strict reader that keeps the literals, and the canonical form (RFC 8785)."""

from __future__ import annotations

import json
import re
from typing import Any

MAX_BYTES = 8 * 1024 * 1024
MAX_LEVELS = 64

# Unicode's White_Space property, in full (Python's own notion of space differs).
WHITE = "".join(
    map(chr, [*range(0x09, 0x0E), 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B),
              0x2028, 0x2029, 0x202F, 0x205F, 0x3000]))


class Num(str):
    """A JSON number, as it was written."""

    @property
    def is_integer(self) -> bool:
        return not any(c in self for c in ".eE")


class Obj:
    """A JSON object: each member once, in its first place, with its last value."""

    def __init__(self) -> None:
        self.members: dict[str, Any] = {}
        self.repeated: set[str] = set()


class BadJson(Exception):
    """The text is refused as a whole; the argument is the code."""


SPACE = re.compile(r"[ \t\n\r]*")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
PLAIN = r'[^"\\\x00-\x1f]*'
STRING = re.compile(rf'"{PLAIN}(?:\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{{4}}){PLAIN})*"')
SURROGATE = re.compile("[\ud800-\udfff]")
WORDS = {"t": ("true", True), "f": ("false", False), "n": ("null", None)}


class Parser:
    """The first mistake in the text decides the code."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def parse(self) -> Any:
        value = self.value(1)
        if self.peek():
            raise BadJson("json.syntax")
        return value

    def peek(self) -> str:
        self.at = SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
        return self.text[self.at:self.at + 1]

    def take(self, char: str) -> bool:
        if self.peek() != char:
            return False
        self.at += 1
        return True

    def expect(self, char: str) -> None:
        if not self.take(char):
            raise BadJson("json.syntax")

    def value(self, level: int) -> Any:
        char = self.peek()
        if char == '"':
            return self.string()
        if char and char in "[{":
            if level > MAX_LEVELS:
                raise BadJson("json.too_deep")
            return self.array(level) if char == "[" else self.object(level)
        if char in WORDS:
            word, value = WORDS[char]
            if not self.text.startswith(word, self.at):
                raise BadJson("json.syntax")
            self.at += len(word)
            return value
        found = NUMBER.match(self.text, self.at)
        if not found:
            raise BadJson("json.syntax")
        self.at = found.end()
        return Num(found.group())

    def string(self) -> str:
        self.peek()
        found = STRING.match(self.text, self.at)
        if not found:
            raise BadJson("json.syntax")
        self.at = found.end()
        token = found.group()
        if "\\" not in token:
            return token[1:-1]
        decoded = json.loads(token)
        if SURROGATE.search(decoded):
            raise BadJson("json.syntax")
        return decoded

    def array(self, level: int) -> list:
        self.at += 1
        items: list = []
        if self.take("]"):
            return items
        while True:
            items.append(self.value(level + 1))
            if self.take("]"):
                return items
            self.expect(",")

    def object(self, level: int) -> Obj:
        self.at += 1
        found = Obj()
        if self.take("}"):
            return found
        while True:
            name = self.string()
            self.expect(":")
            value = self.value(level + 1)
            if name in found.members:
                found.repeated.add(name)
            found.members[name] = value
            if self.take("}"):
                return found
            self.expect(",")


def parse(raw: bytes) -> Any:
    if len(raw) > MAX_BYTES:
        raise BadJson("json.too_large")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise BadJson("json.syntax") from None
    return Parser(text).parse()


def canonical(value: Any) -> str:
    """RFC 8785; a definition has no numbers but integers."""
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be"))
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in names) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
