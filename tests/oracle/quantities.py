"""Quantities: exact values computed from an application, the paths that they lack and read."""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import Any, NamedTuple, Optional

import conditions
import days
import expenses
import grant
from facts import Facts, Item
from figures import decimal, euros, once
from schema import kind_at
from strict_json import WHITE


class Span(NamedTuple):
    begin: days.Day
    end: days.Day


class Length(NamedTuple):
    """The length that a span is compared with."""
    count: int
    unit: str


Measured = tuple[Any, list[str]]  # the value, or None and what it lacks
UNITS = ("days", "weeks", "months", "years")
RELATIONS = {"at_most": operator.le, "less_than": operator.lt, "at_least": operator.ge,
             "more_than": operator.gt, "equal_to": operator.eq}


def named(facts: Facts, id: str) -> dict:
    return next(entry for entry in facts.definition["quantities"] if entry["id"] == id)


def type_of(facts: Facts, q: Any) -> str:
    """amount, number, date or span."""
    if isinstance(q, str):
        kind = kind_at(facts.kind, q)
        kind = kind[0] if isinstance(kind, tuple) else kind
        return "number" if kind == "count" else kind
    if "quantity" in q:
        return type_of(facts, named(facts, q["quantity"]))
    if "complete" in q or any(head in q for head in ("number", "count", "distinct", "year")):
        return "number"
    if any(head in q for head in ("amount", "eligible", "grant")):
        return "amount"
    if "date" in q:
        return "date"
    for head in ("sum", "of"):
        if head in q:
            return type_of(facts, q[head])
    for head in ("plus", "minus"):
        if head in q:
            return type_of(facts, q[head][0])
    return "span"


def measure(facts: Facts, q: Any, item: Optional[Item] = None) -> Measured:
    if isinstance(q, str):
        value = facts.value(q, item)
        return value, ([facts.place(q, item)] if value is None else [])
    if "quantity" in q:
        key = ("quantity", q["quantity"])
        if key not in facts.memory:
            facts.memory[key] = measure(facts, named(facts, q["quantity"]))
        return facts.memory[key]
    if "amount" in q or "number" in q:
        return Fraction(q["amount" if "amount" in q else "number"]), []
    if "date" in q:
        return days.read_day(q["date"]), []
    if "eligible" in q:
        return expenses.eligible(facts, q["eligible"])
    if "grant" in q:
        return grant.requested(facts) if q["grant"] == "requested" else grant.maximum(facts)
    for head, work in (("sum", gathered), ("count", counted), ("distinct", gathered)):
        if head in q:
            return work(facts, q)
    for unit in UNITS:
        if unit in q:
            return Length(q[unit], unit), []
    return combined(facts, q, item)


def operands(q: dict) -> list:
    """The quantities in another, in order."""
    if "plus" in q or "minus" in q:
        return q["plus" if "plus" in q else "minus"]
    if "times" in q:
        factor = q["times"]
        constant = isinstance(factor, str) and not factor.startswith("/")
        return [{"number": factor} if constant else factor, q["of"]]
    if "year" in q:
        return [q["year"]]
    return [q["from"], q["to"]] if "from" in q else [q["first_day"], q["last_day"]]


def combined(facts: Facts, q: dict, item: Optional[Item]) -> Measured:
    measured = [measure(facts, operand, item) for operand in operands(q)]
    lacking = once(path for value, paths in measured if value is None for path in paths)
    values = [value for value, _ in measured]
    if any(value is None for value in values):
        return None, lacking
    if "plus" in q:
        return sum(values), []
    if "minus" in q:
        return values[0] - values[1], []
    if "times" in q:
        return values[0] * values[1], []
    if "year" in q:
        return Fraction(values[0][0]), []
    begin, end = values
    if "first_day" in q:
        end = days.add(end, 1, "days")
    if "complete" in q:
        return Fraction(days.complete(begin, end, q["complete"])), []
    return Span(begin, end), []


def list_of(path: str) -> str:
    """The list whose items a path with `*` reads."""
    return path.partition("/*")[0]


def chosen_items(facts: Facts, path: str, where: Optional[dict]) -> tuple[list[Item], list[tuple]]:
    """The items for which `where` holds; and for each item the answer of `where`."""
    answers = [(at, *(conditions.holds(facts, where, at) if where else (True, [])))
               for at in facts.each(path)]
    return [at for at, value, _ in answers if value], answers


def counted(facts: Facts, q: dict) -> Measured:
    path = q["count"]
    if not facts.is_list(path):  # the challenges, or a field of choices
        found = facts.get(path)
        return (None, [path]) if found is None else (Fraction(len(found)), [])
    if facts.items(path) is None:
        return None, [path]
    items, answers = chosen_items(facts, path, q.get("where"))
    lacking = once(path for _, value, paths in answers if value is None for path in paths)
    return (None, lacking) if lacking else (Fraction(len(items)), [])


def gathered(facts: Facts, q: dict) -> Measured:
    """`sum` and `distinct`."""
    path = q["sum" if "sum" in q else "distinct"]
    if facts.items(list_of(path)) is None:
        return None, [list_of(path)]
    lacking: list[str] = []
    values: list[Any] = []
    for at, chosen, paths in chosen_items(facts, list_of(path), q.get("where"))[1]:
        if chosen is None:
            lacking += paths
        elif chosen:
            value = facts.value(path, at)
            values.append(value)
            if value is None:
                lacking.append(facts.place(path, at))
    if lacking:
        return None, once(lacking)
    if "sum" in q:
        return sum(values, Fraction(0)), []
    return Fraction(len({distinguished(value, q.get("by")) for value in values})), []


def distinguished(value: Any, by: Optional[str]) -> Any:
    if by == "department":
        return value[:3] if value[:2] in ("97", "98") else value[:2]
    return value.strip(WHITE).lower() if isinstance(value, str) else value


def compare(left: Any, relation: str, right: Any) -> bool:
    if isinstance(right, Length):
        return RELATIONS[relation](left.end, days.add(left.begin, right.count, right.unit))
    return RELATIONS[relation](left, right)


def reads(facts: Facts, q: Any, item: Optional[Item] = None) -> list[str]:
    """The paths whose change could give another value."""
    if isinstance(q, str):
        return [facts.place(q, item)]
    if "quantity" in q:
        return reads(facts, named(facts, q["quantity"]))
    if any(head in q for head in ("amount", "number", "date", *UNITS)):
        return []
    if "eligible" in q:
        return ["/budget/expenses"]
    if "grant" in q:
        return facts.requests() if q["grant"] == "requested" else []
    for head in ("sum", "count", "distinct"):
        if head in q:
            return [list_of(q[head])]
    return once(path for operand in operands(q) for path in reads(facts, operand, item))


def write(value: Any, kind: str, up: bool = False, unit: str = "days") -> Optional[str]:
    """The text of a quantity in the values of a finding and in `quantities`."""
    if value is None:
        return None
    if isinstance(value, Length):
        return days.length_text(value.count, value.unit)
    if isinstance(value, Span):
        return days.span_text(value.begin, value.end, unit)
    if kind == "date":
        return days.write_day(value)
    return euros(value, up) if kind == "amount" else decimal(value)
