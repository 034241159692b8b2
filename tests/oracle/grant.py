"""The formula of a grant: bases, terms, bonuses, limits, maxima."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Optional

import conditions
import expenses
import quantities
from facts import Facts
from figures import floor_cents, once

Measured = tuple[Optional[Fraction], list[str]]
FIGURES = ("rate", "ceiling", "base_ceiling")
RECOVERY, BASIS = "/applicant/vat_recovery", "/budget/vat_basis"


@dataclass
class Figure:
    """A figure of the terms, with its bonuses."""
    plain: Fraction
    bonuses: list[tuple[dict, Optional[bool]]]
    value: Optional[Fraction]  # None if a bonus is unknown
    lacking: list[str]


@dataclass
class Part:
    definition: dict
    requested: Optional[Fraction] = None
    base: Optional[Fraction] = None
    base_lacks: list[str] = field(default_factory=list)
    case: Optional[int] = None
    terms: Optional[dict] = None  # None if it is not known which case holds
    terms_lack: list[str] = field(default_factory=list)
    bonus_fields: dict[str, list[str]] = field(default_factory=dict)  # what leaves a bonus open
    figures: dict[str, Figure] = field(default_factory=dict)
    counting: Optional[Fraction] = None  # the base that counts
    rate_limit: Optional[Fraction] = None
    limits: list[tuple[str, Optional[str], Optional[Fraction]]] = field(default_factory=list)
    limits_lack: list[str] = field(default_factory=list)
    lump_sum: Optional[Fraction] = None
    below_minimum: bool = False
    maximum: Optional[Fraction] = None

    def figure(self, name: str) -> Optional[Fraction]:
        return self.figures[name].value if name in self.figures else None

    @property
    def excess(self) -> Optional[Fraction]:
        if self.requested is None or self.maximum is None:
            return None
        return max(Fraction(0), self.requested - self.maximum)

    @property
    def lacking(self) -> list[str]:
        """The paths for want of which there is no maximum."""
        if self.terms is None:
            return self.terms_lack
        lacking = [path for bonus in self.definition.get("bonuses", [])
                   if any(name in bonus and name in self.figures for name in FIGURES)
                   for path in self.bonus_fields[bonus["id"]]]
        if self.needs_base:
            lacking += self.base_lacks
        return once(lacking + self.limits_lack)

    @property
    def needs_base(self) -> bool:
        terms = self.terms or {}
        return "rate" in terms or "brackets" in terms or bool(self.definition.get("within_base"))


# ------------------------------------------------------------------ one part

def parts(facts: Facts) -> list[Part]:
    if "parts" not in facts.memory:
        facts.memory["parts"] = [work_out(facts, p) for p in facts.definition.get("parts", [])]
    return facts.memory["parts"]


def work_out(facts: Facts, definition: dict) -> Part:
    part = Part(definition)
    if "request" in definition:
        part.requested = facts.get(definition["request"])
    part.base, part.base_lacks = base(facts, definition)
    find_terms(facts, part)
    answers = {bonus["id"]: conditions.holds(facts, bonus["when"])
               for bonus in definition.get("bonuses", [])}
    part.bonus_fields = {id: paths for id, (_, paths) in answers.items()}
    if part.terms is None:
        return part
    for name in FIGURES:
        if name in part.terms:
            part.figures[name] = figure(part, name, answers)
    part.counting = part.base
    if "base_ceiling" in part.figures:
        most = part.figure("base_ceiling")
        part.counting = None if most is None or part.base is None else min(part.base, most)
    part.rate_limit = rate_limit(part)
    find_limits(facts, part)
    return part


def base(facts: Facts, definition: dict) -> Measured:
    if "base" in definition:
        value, lacking = quantities.measure(facts, definition["base"])
    elif "categories" in definition:
        value, lacking = expenses.eligible(facts, definition["categories"])
    elif "nature" in definition:
        value, lacking = expenses.in_cash_and_eligible(facts, definition["nature"])
    else:
        value, lacking = expenses.eligible(facts, "all")
    if definition.get("vat_by_recovery"):
        first = vat_lacks(facts)
        if first:
            value, lacking = None, once(first + lacking)
    return (None, lacking) if value is None else (expenses.rounded_base(value), [])


def vat_lacks(facts: Facts) -> list[str]:
    absent = facts.absent(RECOVERY, BASIS)
    against = [("full", "including_vat"), ("none", "excluding_vat")]
    if not absent and (facts.get(RECOVERY), facts.get(BASIS)) in against:
        return [BASIS]
    return absent


def find_terms(facts: Facts, part: Part) -> None:
    """The first case whose condition holds, else the part's own."""
    chosen, number = part.definition, None
    for i, case in enumerate(part.definition.get("cases", []), start=1):
        value, lacking = conditions.holds(facts, case["when"])
        if value is None:
            part.terms_lack += lacking
        elif value:
            chosen, number = case, i
            break
    if part.terms_lack:
        part.terms_lack = once(part.terms_lack)
        return
    part.terms, part.case = chosen, number


def figure(part: Part, name: str, answers: dict[str, conditions.Answer]) -> Figure:
    assert part.terms is not None
    plain = Fraction(part.terms[name])
    of_it = [bonus for bonus in part.definition.get("bonuses", []) if name in bonus]
    lacking = [path for bonus in of_it if answers[bonus["id"]][0] is None
               for path in answers[bonus["id"]][1]]
    value: Optional[Fraction] = None
    if not lacking:
        value = plain + sum(Fraction(b[name]) for b in of_it if answers[b["id"]][0])
        if name == "rate" and "maximum_rate" in part.definition:
            value = min(value, Fraction(part.definition["maximum_rate"]))
    return Figure(plain, [(b, answers[b["id"]][0]) for b in of_it], value, once(lacking))


def slices(part: Part) -> list[tuple[dict, Optional[Fraction]]]:
    """Each bracket with its slice of the base that counts."""
    found, below = [], Fraction(0)
    for bracket in (part.terms or {}).get("brackets", []):
        piece = None
        if part.counting is not None:
            top = min(part.counting, Fraction(bracket["up_to"])) if "up_to" in bracket else part.counting
            piece = max(Fraction(0), top - below)
        found.append((bracket, piece))
        below = Fraction(bracket.get("up_to", 0))
    return found


def rate_limit(part: Part) -> Optional[Fraction]:
    if part.counting is None:
        return None
    if "rate" in part.figures:
        value = part.figure("rate")
        return None if value is None else floor_cents(value * part.counting)
    if "brackets" in (part.terms or {}):
        return floor_cents(sum((Fraction(bracket["rate"]) * (piece or 0)
                                for bracket, piece in slices(part)), Fraction(0)))
    return None


def further_limits(facts: Facts, entries: list[dict]) -> tuple[list, list[str]]:
    """`limits` of a part or of the whole, each rounded down to the cent and at least 0."""
    limits, lacking = [], []
    for entry in entries:
        value, paths = quantities.measure(facts, entry)
        limits.append(("limit", entry["id"], None if value is None else expenses.rounded_base(value)))
        lacking += paths if value is None else []
    return limits, once(lacking)


def find_limits(facts: Facts, part: Part) -> None:
    definition, terms = part.definition, part.terms or {}
    if "rate" in terms or "brackets" in terms:
        part.limits.append(("rate_limit", None, part.rate_limit))
    if "ceiling" in terms:
        part.limits.append(("ceiling", None, part.figure("ceiling")))
    if definition.get("within_base"):
        part.limits.append(("within_base", None, part.base))
    more, part.limits_lack = further_limits(facts, definition.get("limits", []))
    part.limits += more
    values = [value for _, _, value in part.limits]
    if None in values or not values:
        return
    maximum = min(value for value in values if value is not None)
    if "lump_sums" in definition:
        fitting = [Fraction(text) for text in definition["lump_sums"] if Fraction(text) <= maximum]
        maximum = part.lump_sum = max(fitting, default=Fraction(0))
    if maximum < Fraction(definition.get("minimum", 0)):
        part.below_minimum, maximum = True, Fraction(0)
    part.maximum = maximum


# ----------------------------------------------------------------- the whole

def requested(facts: Facts) -> Measured:
    """The total request."""
    found = [value for value in map(facts.get, facts.requests()) if value is not None]
    return (sum(found, Fraction(0)), []) if found else (None, facts.requests())


def is_asked(facts: Facts, definition: dict) -> bool:
    return bool(facts.get(definition["request"])) if "request" in definition else False


def counting_parts(facts: Facts) -> list[Part]:
    asked = [part for part in parts(facts) if is_asked(facts, part.definition)]
    return asked or parts(facts)


def sum_of_maxima(facts: Facts) -> Optional[Fraction]:
    maxima = [part.maximum for part in counting_parts(facts)]
    if not maxima or None in maxima:
        return None
    return sum((m for m in maxima if m is not None), Fraction(0))


def overall_limits(facts: Facts) -> tuple[list, list[str]]:
    overall = facts.definition.get("overall", {})
    limits: list = [("parts", None, sum_of_maxima(facts))]
    if "ceiling" in overall:
        limits.append(("ceiling", None, Fraction(overall["ceiling"])))
    more, lacking = further_limits(facts, overall.get("limits", []))
    return limits + more, lacking


def maximum(facts: Facts) -> Measured:
    limits, lacking = overall_limits(facts)
    values = [value for _, _, value in limits]
    if None not in values:
        return min(values), []
    paths = [path for part in counting_parts(facts) if part.maximum is None for path in part.lacking]
    return None, once(paths + lacking)


def excess(facts: Facts) -> Optional[Fraction]:
    asked, most = requested(facts)[0], maximum(facts)[0]
    excesses = [part.excess for part in parts(facts) if part.requested is not None]
    if asked is None or most is None or None in excesses:
        return None
    return max(sum((e for e in excesses if e is not None), Fraction(0)), asked - most)
