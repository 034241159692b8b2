"""Random pairs of a definition and an application, one a line; the same seed gives the same lines.

    python3 tests/oracle/generate.py SEED COUNT > pairs
    python3 tests/oracle/generate.py SEED COUNT DEFINITION > applications

Without DEFINITION each line is {"definition": …, "application": "<raw text>"}, five applications
to a definition. With it (a file, or the id of a built-in call) each line is one raw document.
"""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from random import Random
from typing import Any, Iterator, Optional

import grant
import quantities
import schema
from facts import Facts, Item, without_nulls
from figures import cents
from generate_answers import Answers, shifted
from generate_call import definition as random_definition
from generate_text import drop, hostile, pairs, write
from intake import take_in
from model import load

EACH = 5  # applications to one definition
# Bytes that are no UTF-8, or that JSON does not allow there.
BYTES = [b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80", b"\x01", b"\x00", b"\\", b"\x7f"]


def comparisons(node: Any, item: Optional[str] = None) -> Iterator[tuple[dict, Optional[str]]]:
    """Every comparison of a definition, with the list that is gone through there."""
    if isinstance(node, dict):
        if {"left", "is", "right"} <= set(node):
            yield node, item
        for name, member in node.items():
            inside = item
            if name in ("where", "holds"):
                path = node.get("list") or node.get("count") or node.get("sum") or node.get("distinct")
                inside = path.partition("/*")[0] if isinstance(path, str) else item
            yield from comparisons(member, inside)
    elif isinstance(node, list):
        for member in node:
            yield from comparisons(member, item)


def put(application: dict, path: str, value: Any) -> None:
    """Puts a value at a path; makes objects that are absent, but no items of lists."""
    *names, last = path.split("/")[1:]
    node: Any = application
    for name in names:
        if isinstance(node, list):
            node = node[int(name)] if int(name) < len(node) else None
        elif isinstance(node, dict):
            node = node.setdefault(name, {})
        else:
            return
    if isinstance(node, dict):
        node[last] = value


def facts_of(definition: dict, application: dict) -> Facts:
    kind = schema.application(definition)
    return Facts(definition, kind, take_in(kind, write(Random(0), pairs(application)).encode()))


def aim(rng: Random, definition: dict, application: dict, answers: Answers) -> None:
    """Moves one answer to a boundary, or a step beside it."""
    facts = facts_of(definition, application)
    found = list(comparisons(definition))
    if found and rng.random() < 0.7:
        comparison, path = rng.choice(found)
        items = list(facts.each(path)) if path else []
        item = rng.choice(items) if items else None
        if path is None or item is not None:
            aim_at(rng, facts, comparison, item, application, answers)
    elif grant.parts(facts):
        part = rng.choice(grant.parts(facts))
        limits = [part.base, part.rate_limit, part.maximum, part.figure("ceiling")]
        limit = rng.choice(limits + [grant.maximum(facts)[0]])
        paths = facts.requests()
        if limit is not None and paths and cents(limit) + 1 < 10 ** 14:
            put(application, rng.choice(paths), answers.money(max(0, cents(limit) + rng.choice([0, 0, 1, -1]))))


def aim_at(rng: Random, facts: Facts, comparison: dict, item: Optional[Item], application: dict,
           answers: Answers) -> None:
    left, right = comparison["left"], quantities.measure(facts, comparison["right"], item)[0]
    if right is None:
        return
    kind = quantities.type_of(facts, left)
    if isinstance(right, quantities.Length):
        ends = [left.get("first_day", left.get("from")), left.get("last_day", left.get("to"))]
        begin = quantities.measure(facts, ends[0], item)[0]
        if begin is not None and isinstance(ends[1], str):
            day = shifted("%04d-%02d-%02d" % begin, right.count, right.unit,
                          rng.choice([0, 0, 1, -1]) - ("first_day" in left))
            if day:
                put(application, facts.place(ends[1], item), day)
    elif isinstance(left, str):
        path = facts.place(left, item)
        if kind == "date":
            day = shifted("%04d-%02d-%02d" % right, rng.choice([0, 0, 1, -1]), "days", 0)
            if day:
                put(application, path, day)
        elif kind == "amount" and 0 <= right < 10 ** 12 - 1:
            put(application, path, answers.money(max(0, cents(right) + rng.choice([0, 0, 1, -1]))))
        elif kind == "number":
            spec = schema.kind_at(facts.kind, left)
            is_count = spec[0] == "count"
            decimals, least, most = (0, Fraction(0), Fraction(spec[1])) if is_count else spec[1:]
            step = Fraction(1, 10 ** decimals)
            value = Fraction((right / step).__floor__()) * step + step * rng.choice([0, 0, 1, -1])
            value = min(max(value, least), most)
            written = answers.number(decimals, value, value)
            put(application, path, int(value) if is_count else written)
    elif kind == "amount":
        measured = quantities.measure(facts, left, item)[0]
        lists = [path for path in ("/budget/expenses", "/budget/revenues") if facts.get(path)]
        if measured is None or not lists:
            return
        path = f"{rng.choice(lists)}/0/amount"
        now = facts.get(path)
        moved = (now or Fraction(0)) + right - measured
        if 0 <= moved < 10 ** 11:
            put(application, path, answers.money(max(0, cents(moved) + rng.choice([0, 0, 1, -1]))))


def application(rng: Random, definition: dict) -> str:
    """An application: a third are plausible and near boundaries, a third have gaps, a third are hostile."""
    definition = without_nulls(definition)
    answers = Answers(rng, definition)
    found = answers.application()
    for _ in range(rng.choice([0, 1, 1, 2, 3])):
        aim(rng, definition, found, answers)
    root, kind = pairs(found), rng.random()
    if kind < 0.35:
        return write(rng, root)
    drop(rng, root, rng.choice([0.02, 0.05, 0.1, 0.3]) if kind < 0.65 else rng.choice([0, 0, 0.05]))
    return write(rng, root) if kind < 0.65 else hostile(rng, root)


def pair(seed: str, number: int, given: Optional[dict] = None) -> tuple[dict, bytes]:
    """A definition, or the one that is given, and the raw document of an application to it."""
    call = given or random_definition(seed, number // EACH)
    rng = Random(f"{seed}/{call['id']}/{number}")
    raw = application(rng, call).encode("utf-8")
    if given:
        raw = raw.replace(b"\n", b" ")
        if rng.random() < 0.02:
            at = rng.randrange(len(raw) or 1)
            raw = rng.choice([raw[:at] + rng.choice(BYTES) + raw[at:], raw[at:], b"\xef\xbb\xbf" + raw])
    return call, raw


def main() -> None:
    if len(sys.argv) not in (3, 4):
        sys.exit("usage: generate.py SEED COUNT [DEFINITION] > lines")
    seed, count = sys.argv[1], int(sys.argv[2])
    given = load(sys.argv[3]) if len(sys.argv) == 4 else None
    for number in range(count):
        call, line = pair(seed, number, given)
        if not given:
            line = json.dumps({"definition": call, "application": line.decode("utf-8")}, ensure_ascii=False,
                              separators=(",", ":")).encode("utf-8")
        sys.stdout.buffer.write(line + b"\n")


if __name__ == "__main__":
    main()
