"""JSON texts: values written in one of their forms, and mistakes of every kind."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from strict_json import WHITE


class Raw(str):
    """JSON text, written as it is."""


class Pairs(list):
    """An object as (name, value) pairs: names may stand twice."""


# Where a number or an amount stands already.
FIGURES = [Raw(text) for text in [
    "12.5", "1.0", "1e3", "-1", "-0", "1000000000000", "0", "121", '"1,5"', '"12."', '"1.1234567"', '"0.5"',
    '"2.50"', '"+1"', '"007"', '"1000000000000"', '"999999999999.99"', "true", "[]", "[3]"]]
JUNK = [Raw(text) for text in [
    "0", "-0", "1", "-1", "7", "120", "121", "1.0", "12.5", "1e3", "1E+2", "0.0", "1e999",
    "999999999999", "1000000000000", "99999999999999999999", "-5", "true", "false", '"true"', '"x"',
    "[1]", '["x"]', '["v1",5,"v1",null,"zz"]', "[null]", "[[]]", '{"a":1}', '{"a":null}', "[{}]",
    '"\\u0000"', '"\\ud83d\\ude00"', '"0"', '"00"', '"1,5"', '"1.234"', '"2.50"', '"12."', '".5"', '"+1"',
    '"-1"', '"1 000"', '"1000000000000"', '"999999999999.99"', '"0.1234567"', '"1e3"', '"٣"',
    '"2026-02-30"', '"2026-2-3"', '"1899-12-31"', '"1900-01-01"', '"2199-12-31"', '"2200-01-01"',
    '"2024-02-29"', '"2026-01-01T00:00:00Z"', '" 2026-01-01"', '"59350"', '"2A004"', '"2a004"', '"5935"',
    '"59350 "', '"association"', '"nobody"', '"delegate"', '"region"', '"v1"', '"v9"', '"cat_1"',
    '"document_1"', '"operating"', '[1,2,{"a":[]}]', '"favourable"']]
ABSENT = [Raw(text) for text in ["null", '""', "[]", "{}", '" \\u2003"', '"\\n"']]
NAMES = ["", " ", "a/b", "m~n", "~1", "é", "\u0000", "name ", "montant", "extensions", "amount", "kind",
         "details", "category", "f_1", "c_1", "m_1", "lists", "same_call", "public", "0", "in_kind"]
BROKEN = ["{", "}", "", " ", "nul", "NaN", '{"x":Infinity}', "'a'", '{"a":1,}', "[1,]", '{"reference":"\\x"}',
          "01", '{"extensions":1.}', '{"reference":"\\ud800"}', "{} {}", '\ufeff{"reference":"x"}', "\u00a0{}",
          '{"reference":"abc', "tru", '{"a":1 "b":2}', "-"]
ROOTS = ["null", '""', '" \u2003"', "[]", "{}", " {} ", "5", "true", '"x"', "[1]", "[null]", "[{}]"]


def pairs(node: Any) -> Any:
    if isinstance(node, dict):
        return Pairs((name, pairs(value)) for name, value in node.items())
    return [pairs(item) for item in node] if isinstance(node, list) else node


def places(node: Any) -> list[tuple[Any, int]]:
    """Every (container, index) of the tree."""
    found: list[tuple[Any, int]] = []
    if isinstance(node, list):
        for i, item in enumerate(node):
            found.append((node, i))
            found += places(item[1] if isinstance(node, Pairs) else item)
    return found


def put(container: Any, i: int, value: Any) -> None:
    container[i] = (container[i][0], value) if isinstance(container, Pairs) else value


def is_figure(container: Any, i: int) -> bool:
    value = container[i][1] if isinstance(container, Pairs) else container[i]
    return str(value).replace(".", "", 1).isdigit()


def is_word(container: Any, i: int) -> bool:
    value = container[i][1] if isinstance(container, Pairs) else container[i]
    return isinstance(value, str) and not isinstance(value, Raw) and not is_figure(container, i)


def junk(rng: Random) -> Any:
    if rng.random() < 0.1:
        return Pairs([("a", Raw("1")), ("a", Raw("2"))])
    return rng.choice(JUNK)


def drop(rng: Random, root: Any, share: float) -> None:
    """Leaves out some members, at any depth, or makes them absent in one of the forms."""
    for container, i in reversed(places(root)):
        if rng.random() < share and i < len(container):
            if isinstance(container, Pairs) and rng.random() < 0.5:
                del container[i]
            else:
                put(container, i, rng.choice(ABSENT))


def spoil(rng: Random, root: Pairs) -> None:
    """Makes one mistake, or one oddity, somewhere."""
    spots = places(root)
    objects = [root] + [value for container, i in spots
                        for value in [container[i][1] if isinstance(container, Pairs) else container[i]]
                        if isinstance(value, Pairs)]
    target = rng.choice(objects)
    kind = rng.random()
    figures = [spot for spot in spots if is_figure(*spot)]
    if kind < 0.25 and figures:
        put(*rng.choice(figures), rng.choice(FIGURES))
    elif kind < 0.55 and spots:
        put(*rng.choice(spots), junk(rng))
    elif kind < 0.70:
        target.insert(rng.randint(0, len(target)), (rng.choice(NAMES), junk(rng)))
    elif kind < 0.85 and target:
        name, value = rng.choice(target)
        target.insert(rng.randint(0, len(target)), (name, rng.choice([value, junk(rng), rng.choice(ABSENT)])))
    elif kind < 0.88:
        root.insert(rng.randint(0, len(root)), ("team", [Raw("1")] * rng.choice([50, 99, 100, 101, 120])))
    elif kind < 0.91 and spots:
        texts = [spot for spot in spots if is_word(*spot)] or spots
        long = rng.choice(["x", "é", "𝄞", " "]) * rng.choice([19_999, 20_000]) + rng.choice(["x", " "])
        put(*rng.choice(texts), long)
    elif kind < 0.94:
        deep = rng.choice([61, 62, 63, 64, 65])
        root.append(("extensions", Raw("[" * deep + "]" * deep)))
    else:
        rng.shuffle(target)


def write(rng: Random, node: Any) -> str:
    space = rng.choice([""] * 6 + [" ", "\t", " \r"])
    plain = rng.random() < 0.8

    def dump(value: Any) -> str:
        if isinstance(value, Raw):
            return str(value)
        if isinstance(value, str):
            return json.dumps(value, ensure_ascii=not plain)
        if isinstance(value, Pairs):
            return "{" + space + ("," + space).join(
                dump(name) + space + ":" + space + dump(member) for name, member in value) + "}"
        if isinstance(value, list):
            return "[" + ("," + space).join(map(dump, value)) + space + "]"
        return json.dumps(value)

    return space + dump(node) + space


def hostile(rng: Random, root: Pairs) -> str:
    kind = rng.random()
    if kind < 0.05:
        return rng.choice(BROKEN)
    if kind < 0.08:
        return rng.choice(ROOTS)
    for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 5, 8])):
        spoil(rng, root)
    text = write(rng, root)
    if kind < 0.11:
        at = rng.randrange(len(text))
        text = rng.choice([text[:at], text[:at] + text[at + 1:], text + "}", text.replace('"', '"\\ud800', 1)])
    return text


def spaced(rng: Random, value: str) -> str:
    """The text with white space and small letters, which the checks ignore; sometimes a wrong sign."""
    spaces = rng.choice([" ", "\u00a0\u202f", WHITE])
    value = "".join(c + (rng.choice(spaces) if rng.random() < 0.15 else "") for c in value)
    if rng.random() < 0.2:
        at = rng.randrange(len(value))
        value = value[:at] + rng.choice("0123456789AZ-\u200b٣") + value[at + rng.randint(0, 1):]
    return value.lower() if rng.random() < 0.2 else value
