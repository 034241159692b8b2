"""The calculation of a grant, step by step, and `grant` of the assessment."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import expenses
from facts import Facts
from figures import euros, rate
from grant import Part, excess, maximum, overall_limits, parts, requested, slices


def limit_steps(limits: list, before: dict[str, list[dict]]) -> list[dict]:
    """The limits in order; `before` has the steps that a limit is made of."""
    values = [value for _, _, value in limits]
    first = values.index(min(values)) if values and None not in values else None
    steps = []
    for i, (name, id, value) in enumerate(limits):
        made = before.get(name) or [{"step": name, **({"id": id} if id else {}), "value": euros(value)}]
        if i == first:
            made[-1]["decides"] = True
        steps += made
    return steps


def figure_steps(part: Part, name: str) -> list[dict]:
    """A figure of the terms, its bonuses, and the total."""
    found = part.figures.get(name)
    if found is None:
        return []
    write: Any = rate if name == "rate" else euros
    steps: list[dict] = [{"step": name, "value": write(found.plain)}]
    steps += [{"step": "bonus", "id": bonus["id"], "value": write(Fraction(bonus[name])),
               "applies": applies} for bonus, applies in found.bonuses]
    if name == "rate" and "maximum_rate" in part.definition:
        steps.append({"step": "maximum_rate",
                      "value": rate(Fraction(part.definition["maximum_rate"]))})
    if found.bonuses:
        steps.append({"step": "total", "value": write(found.value)})
    return steps


def steps(part: Part) -> list[dict]:
    found: list[dict] = [{"step": "base", "value": euros(part.base)}]
    last = {"step": "maximum", "value": euros(part.maximum)}
    if part.terms is None:
        return found + [last]
    if part.case is not None:
        found.append({"step": "case", "value": str(part.case)})
    found += figure_steps(part, "base_ceiling") + figure_steps(part, "rate")
    found += [{"step": "bracket", "rate": rate(Fraction(bracket["rate"])), "value": euros(piece)}
              for bracket, piece in slices(part)]
    found += limit_steps(part.limits, {"ceiling": figure_steps(part, "ceiling")})
    if part.lump_sum is not None:
        found.append({"step": "lump_sum", "value": euros(part.lump_sum)})
    if part.below_minimum:
        found.append({"step": "minimum", "value": euros(Fraction(part.definition["minimum"]))})
    return found + [last]


def shown(facts: Facts) -> dict:
    """`grant` of the assessment."""
    found: dict = {"requested": euros(requested(facts)[0]), "maximum": euros(maximum(facts)[0]),
                   "excess": euros(excess(facts)), "parts": []}
    for part in parts(facts):
        found["parts"].append({
            "id": part.definition["id"], "base": euros(part.base),
            "rate": rate(part.figure("rate")), "rate_limit": euros(part.rate_limit),
            "ceiling": euros(part.figure("ceiling")), "maximum": euros(part.maximum),
            "requested": euros(part.requested), "excess": euros(part.excess), "steps": steps(part)})
    if facts.definition.get("overall"):
        limits, _ = overall_limits(facts)
        found["overall"] = limit_steps(limits, {}) + [
            {"step": "maximum", "value": found["maximum"]}]
    if facts.definition.get("categories"):
        found["categories"] = [
            {name: value if name == "id" else euros(value) for name, value in row.items()}
            for row in expenses.shown(facts)]
    return found
