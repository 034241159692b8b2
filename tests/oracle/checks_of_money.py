"""Checks of the budget and the grant, and the four conditions that are checks too."""

from __future__ import annotations

from fractions import Fraction
from typing import Optional

import conditions
import expenses
import grant
import quantities
from checks import CHECKS, Check, Result
from facts import Facts
from figures import euros, once, rate

EXPENSES, REVENUES = "/budget/expenses", "/budget/revenues"


# -------------------------------------------------------------------- budget

def balanced(facts: Facts, r: dict) -> Result:
    side = expenses.in_kind if r.get("in_kind") else expenses.total
    (spent, left), (received, right) = side(facts, EXPENSES), side(facts, REVENUES)
    values: Optional[dict] = None
    if r.get("in_kind"):
        lines = [item for path in (EXPENSES, REVENUES) for item in facts.each(path)]
        if all(expenses.member(facts, item, "in_kind") is False for item in lines):
            return "not_applicable", [], None
    else:
        gap = None if spent is None or received is None else spent - received
        values = {"expenses": euros(spent), "revenues": euros(received), "gap": euros(gap)}
    if spent is None or received is None:
        return "missing", left + right, values
    return ("met" if spent == received else "not_met"), [EXPENSES, REVENUES], values


def funding_share(facts: Facts, r: dict) -> Result:
    values = {"paid": None, "revenues": None, "minimum": r.get("minimum"), "maximum": r.get("maximum")}
    for name in ("minimum", "maximum"):
        if values[name] is not None:
            values[name] = rate(Fraction(values[name]))
    if facts.get(REVENUES) is None:
        return "missing", [REVENUES], values
    paid: Optional[Fraction] = Fraction(0)
    whole: Optional[Fraction] = Fraction(0)
    lacking: list[str] = []
    for item in facts.each(REVENUES):
        in_kind, amount, source = (expenses.member(facts, item, name)
                                   for name in ("in_kind", "amount", "source"))
        if in_kind is True:
            continue
        if in_kind is None:
            lacking.append(expenses.place(item, "in_kind"))
        else:
            lacking += [expenses.place(item, name) for name, value in
                        (("amount", amount), ("source", source)) if value is None]
        known = in_kind is False and amount is not None
        whole = whole + amount if known and whole is not None else None
        if source is None or source in r["sources"]:
            paid = paid + amount if known and source and paid is not None else None
    values.update(paid=euros(paid), revenues=euros(whole))
    if lacking:
        return "missing", lacking, values
    assert paid is not None and whole is not None
    if whole == 0:
        return "missing", [REVENUES], values
    good = (Fraction(r.get("minimum", 0)) * whole <= paid <= Fraction(r.get("maximum", 1)) * whole)
    return ("met" if good else "not_met"), [REVENUES], values


def in_budget(facts: Facts, r: dict) -> Result:
    requested, lacking = grant.requested(facts)
    funder = facts.definition.get("funder", "region")
    if facts.get(REVENUES) is None:
        return "missing", lacking + [REVENUES], {"requested": euros(requested), "in_budget": None}
    sure, perhaps = [], []
    for item in facts.each(REVENUES):
        source, in_kind = (expenses.member(facts, item, name) for name in ("source", "in_kind"))
        if source == funder and in_kind is False:
            sure.append(item)
        elif source in (None, funder) and in_kind is not True:
            perhaps.append(item)

    def amounts(items: list) -> list[Optional[Fraction]]:
        return [expenses.member(facts, item, "amount") for item in items]

    def added(items: list) -> Optional[Fraction]:
        found = amounts(items)
        return None if None in found else sum((a for a in found if a is not None), Fraction(0))

    shown = added(sure)
    values = {"requested": euros(requested), "in_budget": euros(shown)}
    if requested is not None and shown is not None:
        if shown == requested:
            return "met", [], values
        more = added(perhaps)
        if shown > requested or not perhaps or (more is not None and shown + more < requested):
            return "not_met", facts.requests() + [REVENUES], values
    for item in perhaps:
        if expenses.member(facts, item, "source") is None:
            lacking = lacking + [expenses.place(item, "source")]
        if facts.is_wrong(expenses.place(item, "in_kind")):
            lacking = lacking + [expenses.place(item, "in_kind")]
    lacking = lacking + [expenses.place(item, "amount") for item in sorted(sure + perhaps)
                         if expenses.member(facts, item, "amount") is None]
    return "missing", lacking, values


def minimum_cost(facts: Facts, r: dict) -> Result:
    cost, lacking = expenses.eligible(facts, "all")
    least = Fraction(r["minimum"])
    values = {"cost": euros(cost), "minimum": euros(least)}
    if cost is None:
        return "missing", lacking, values
    return ("met" if cost >= least else "not_met"), [EXPENSES], values


# --------------------------------------------------------------------- grant

def minimum_request(facts: Facts, r: dict) -> Result:
    requested, lacking = grant.requested(facts)
    least = Fraction(r["minimum"])
    values = {"requested": euros(requested), "minimum": euros(least)}
    if requested is None:
        return "missing", lacking, values
    return ("met" if requested >= least else "not_met"), facts.requests(), values


def part_of(facts: Facts, r: dict) -> grant.Part:
    return next(part for part in grant.parts(facts) if part.definition["id"] == r["part"])


def asked_elsewhere(facts: Facts, part: grant.Part) -> bool:
    """The part is not asked for, and another is."""
    return not part.requested and any(
        grant.is_asked(facts, other.definition) for other in grant.parts(facts) if other is not part)


def against(part: grant.Part, limit: Optional[Fraction], lacking: list[str], values: dict) -> Result:
    path = part.definition["request"]
    if part.requested == 0:
        return "met", [], values
    if part.requested is None or limit is None:
        first = [path] if part.requested is None else []
        return "missing", once(first + (lacking if limit is None else [])), values
    return ("met" if part.requested <= limit else "not_met"), [path], values


def ceiling(facts: Facts, r: dict) -> Result:
    part = part_of(facts, r)
    if asked_elsewhere(facts, part) or (part.terms is not None and "ceiling" not in part.terms):
        return "not_applicable", [], None
    limit = part.figure("ceiling")
    lacking = part.terms_lack or part.figures["ceiling"].lacking
    return against(part, limit, lacking, {"requested": euros(part.requested), "ceiling": euros(limit)})


def max_rate(facts: Facts, r: dict) -> Result:
    part = part_of(facts, r)
    if asked_elsewhere(facts, part):
        return "not_applicable", [], None
    if part.terms is not None and not ("rate" in part.terms or "brackets" in part.terms):
        return "not_applicable", [], None
    lacking = list(part.terms_lack)
    for name in ("rate", "base_ceiling"):
        if name in part.figures:
            lacking += part.figures[name].lacking
    values = {"requested": euros(part.requested), "base": euros(part.base),
              "rate": rate(part.figure("rate")), "limit": euros(part.rate_limit)}
    definition = part.definition
    if any("base_ceiling" in terms for terms in [definition, *definition.get("cases", [])]):
        values["base_ceiling"] = euros(part.figure("base_ceiling"))
    return against(part, part.rate_limit, lacking + part.base_lacks, values)


def within_costs(facts: Facts, r: dict) -> Result:
    part = part_of(facts, r)
    if asked_elsewhere(facts, part) or part.requested is None:
        return "not_applicable", [], None
    values = {"requested": euros(part.requested), "base": euros(part.base)}
    return against(part, part.base, part.base_lacks, values)


# ------------------------------------------------- conditions that are checks

def judged(value: Optional[bool], r: dict) -> str:
    if value is None:
        return "missing"
    return "met" if value else r.get("otherwise", "not_met")


def unit_of(right: object) -> str:
    return right.unit if isinstance(right, quantities.Length) else "days"


def compare(facts: Facts, r: dict) -> Result:
    left, lacking = quantities.measure(facts, r["left"])
    right, more = quantities.measure(facts, r["right"])
    kind = quantities.type_of(facts, r["left"])
    up = r["is"] in ("less_than", "at_least")
    values = {"left": quantities.write(left, kind, unit=unit_of(right)),
              "right": quantities.write(right, kind, up=up)}
    if left is None or right is None:
        value, paths = None, once(lacking + more)
    else:
        value = quantities.compare(left, r["is"], right)
        paths = once(quantities.reads(facts, r["left"]) + quantities.reads(facts, r["right"]))
    return judged(value, r), paths or facts.requests(), values


def at_least(facts: Facts, r: dict) -> Result:
    answers = [(c, *conditions.holds(facts, c)) for c in r["of"]]
    value, lacking = conditions.holds(facts, {"at_least": {"count": r["count"], "of": r["of"]}})
    holding = sum(answer is True for _, answer, _ in answers)
    if value is False:
        lacking = once(path for c, answer, _ in answers if answer is False
                       for path in conditions.reads(facts, c))
    return judged(value, r), lacking or facts.requests(), {"holding": holding, "needed": r["count"]}


def every(facts: Facts, r: dict) -> Result:
    value, lacking, failing = conditions.every(facts, r)
    if value is False:
        lacking = once(path for item in failing
                       for path in conditions.reads(facts, r["holds"], item)) or facts.requests()
    count = None if facts.items(r["list"]) is None else len(failing)
    return judged(value, r), lacking, {"failing": count}


def some(facts: Facts, r: dict) -> Result:
    value, lacking, matching = conditions.some(facts, r)
    if value is False:
        lacking = [r["list"]]
        if r.get("otherwise") == "missing":
            lacking = once(path for item in facts.each(r["list"])
                           for path in conditions.reads(facts, r["where"], item)) or lacking
    count = None if facts.items(r["list"]) is None else matching
    return judged(value, r), lacking, {"matching": count}


ALL_CHECKS: dict[str, Check] = {
    **CHECKS, "balanced": balanced, "funding_share": funding_share, "in_budget": in_budget,
    "minimum_cost": minimum_cost, "minimum_request": minimum_request, "ceiling": ceiling,
    "max_rate": max_rate, "within_costs": within_costs, "compare": compare, "at_least": at_least,
    "every": every, "some": some,
}
