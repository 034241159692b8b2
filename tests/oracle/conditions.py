"""Conditions: true, false or unknown, and the fields that leave one undecided."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Optional

import quantities
from days import read_day
from facts import Facts, Item
from figures import once

Answer = tuple[Optional[bool], list[str]]
SOME_SIGNED = "/documents/*/signed_by"


def same(value: Any, wanted: Any) -> bool:
    """Compares amounts and numbers by value, the rest to the letter."""
    if isinstance(value, bool) or isinstance(wanted, bool):
        return value is wanted
    if isinstance(value, Fraction):
        return value == Fraction(wanted)
    if isinstance(value, tuple):
        return value == read_day(wanted)
    return value == wanted


def among(value: Any, wanted: list) -> bool:
    """Whether the value, or one of several chosen values, is listed."""
    chosen = value if isinstance(value, list) else [value]
    return any(same(one, other) for one in chosen for other in wanted)


def in_territory(commune: str, terms: dict) -> bool:
    if commune in terms.get("except", []):
        return False
    departments, communes = terms.get("departments"), terms.get("communes")
    if departments is None and communes is None:
        return True
    return commune in (communes or []) or commune.startswith(tuple(departments or []))


def holds(facts: Facts, condition: dict, item: Optional[Item] = None) -> Answer:
    ((name, body),) = condition.items()
    if name in ("equals", "one_of"):
        wanted = [body["value"]] if name == "equals" else body["values"]
        if body["field"] == SOME_SIGNED and (item is None or item.list != "/documents"):
            return some_signed(facts, wanted)
        value = facts.value(body["field"], item)
        if value is None:
            return None, [facts.place(body["field"], item)]
        return among(value, wanted), []
    if name == "present":
        return present(facts, body, item)
    if name == "territory":
        field = body.get("field", "/project/commune")
        commune = facts.value(field, item)
        if commune is None:
            return None, [facts.place(field, item)]
        return in_territory(commune, body), []
    if name == "compare":
        left, lacking = quantities.measure(facts, body["left"], item)
        right, more = quantities.measure(facts, body["right"], item)
        if left is None or right is None:
            return None, once(lacking + more)
        return quantities.compare(left, body["is"], right), []
    if name == "not":
        value, lacking = holds(facts, body, item)
        return (None if value is None else not value), lacking
    if name in ("all", "any", "at_least"):
        return several(facts, name, body, item)
    if name == "every":
        return every(facts, body)[:2]
    assert name == "some", name
    return some(facts, body)[:2]


def some_signed(facts: Facts, wanted: list) -> Answer:
    """Whether some document is signed so, for a condition outside of the list."""
    paths = ["/documents"] + [f"/documents/{at.index}/signed_by" for at in facts.each("/documents")]
    if any(facts.get(path) in wanted for path in paths[1:]):
        return True, []
    wrong = [path for path in paths if facts.is_wrong(path)]
    return (None, wrong) if wrong else (False, [])


def present(facts: Facts, path: str, item: Optional[Item]) -> Answer:
    place = facts.place(path, item)
    if facts.is_wrong(place):
        return None, [place]
    if facts.is_list(path):
        return bool(facts.get(path)), []
    return facts.value(path, item) is not None, []


def several(facts: Facts, name: str, body: Any, item: Optional[Item]) -> Answer:
    members = body["of"] if name == "at_least" else body
    answers = [holds(facts, member, item) for member in members]
    true = sum(value is True for value, _ in answers)
    unknown = sum(value is None for value, _ in answers)
    needed = {"all": len(members), "any": 1}.get(name) or body["count"]
    if true >= needed:
        return True, []
    if true + unknown < needed:
        return False, []
    return None, once(path for value, lacking in answers if value is None for path in lacking)


def every(facts: Facts, body: dict) -> tuple[Optional[bool], list[str], list[Item]]:
    """The answer, the undecided paths, and the items for which `holds` is false."""
    path = body["list"]
    if facts.items(path) is None:
        return None, [path], []
    failing: list[Item] = []
    lacking: list[str] = []
    for at in facts.each(path):
        where, first = holds(facts, body["where"], at) if "where" in body else (True, [])
        if where is False:
            continue
        value, then = holds(facts, body["holds"], at)
        if where is True and value is False:
            failing.append(at)
        elif value is not True:
            lacking += first + then
    if failing:
        return False, [], failing
    return (None, once(lacking), []) if lacking else (True, [], [])


def some(facts: Facts, body: dict) -> tuple[Optional[bool], list[str], int]:
    """The answer, the undecided paths, and the number of items for which `where` is true."""
    path = body["list"]
    if facts.items(path) is None:
        return None, [path], 0
    answers = [holds(facts, body["where"], at) for at in facts.each(path)]
    matching = sum(value is True for value, _ in answers)
    if matching:
        return True, [], matching
    lacking = once(path for value, paths in answers if value is None for path in paths)
    return (None, lacking, 0) if lacking else (False, [], 0)


def reads(facts: Facts, condition: dict, item: Optional[Item] = None) -> list[str]:
    """The paths whose change could make the condition hold."""
    ((name, body),) = condition.items()
    if name in ("equals", "one_of"):
        if body["field"] == SOME_SIGNED and (item is None or item.list != "/documents"):
            return ["/documents"]
        return [facts.place(body["field"], item)]
    if name == "present":
        return [facts.place(body, item)]
    if name == "territory":
        return [facts.place(body.get("field", "/project/commune"), item)]
    if name == "compare":
        return once(quantities.reads(facts, body["left"], item)
                    + quantities.reads(facts, body["right"], item))
    if name == "not":
        return reads(facts, body, item)
    if name in ("all", "any", "at_least"):
        members = body["of"] if name == "at_least" else body
        return once(path for member in members for path in reads(facts, member, item))
    return [body["list"]]
