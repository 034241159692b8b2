"""Totals, bases, and the retained amounts of categories of expenses."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Callable, Optional

import conditions
from facts import Facts, Item
from figures import cents, floor_cents, once

Measured = tuple[Optional[Fraction], list[str]]
LIST = "/budget/expenses"


def member(facts: Facts, item: Item, name: str) -> Any:
    return facts.value(f"{item.list}/*/{name}", item)


def place(item: Item, name: str) -> str:
    return f"{item.list}/{item.index}/{name}"


def both(*answers: Optional[bool]) -> Optional[bool]:
    """False as soon as one is false, else unknown if one is unknown."""
    if False in answers:
        return False
    return None if None in answers else True


def negated(answer: Optional[bool]) -> Optional[bool]:
    return None if answer is None else not answer


def added(facts: Facts, path: str, counts: Callable[[Item], Optional[bool]],
          flags: list[str]) -> Measured:
    """The lines that count, added; `flags` are the members that can leave that open."""
    if facts.get(path) is None:
        return None, [path]
    total, lacking = Fraction(0), []
    for item in facts.each(path):
        counted = counts(item)
        if counted is None:
            lacking += [place(item, flag) for flag in flags if facts.is_wrong(place(item, flag))]
        elif counted:
            amount = member(facts, item, "amount")
            if amount is None:
                lacking.append(place(item, "amount"))
            else:
                total += amount
    return (None, lacking) if lacking else (total, [])


def total(facts: Facts, path: str) -> Measured:
    return added(facts, path, lambda item: True, [])


def in_kind(facts: Facts, path: str) -> Measured:
    return added(facts, path, lambda item: member(facts, item, "in_kind"), ["in_kind"])


def in_cash_and_eligible(facts: Facts, nature: Optional[str] = None) -> Measured:
    """The base of a call without categories."""
    def counts(item: Item) -> Optional[bool]:
        answers = [negated(member(facts, item, "in_kind")), member(facts, item, "eligible")]
        if nature is not None:
            found = member(facts, item, "nature")
            answers.append(None if found is None else found == nature)
        return both(*answers)

    return added(facts, LIST, counts, ["in_kind", "eligible"] + (["nature"] if nature else []))


def eligible(facts: Facts, which: Any) -> Measured:
    """The eligible cost, in all or of some categories."""
    if not facts.definition.get("categories"):
        return in_cash_and_eligible(facts)
    amounts, lacking = retained(facts)
    if amounts is None:
        return None, lacking
    names = amounts if which == "all" else which
    return Fraction(sum(amounts[name] for name in names), 100), []


# ---------------------------------------------------------------- categories

def condition_of(facts: Facts, category: dict) -> conditions.Answer:
    return conditions.holds(facts, category["when"]) if "when" in category else (True, [])


def may_count(facts: Facts, item: Item, categories: dict[str, dict]) -> bool:
    """Whether a line counts or may count; an unknown `when` is taken as true."""
    if member(facts, item, "eligible") is False:
        return False
    category = categories.get(member(facts, item, "category") or "")
    if member(facts, item, "in_kind") is True:
        if not any(c.get("in_kind") for c in ([category] if category else categories.values())):
            return False
    if category is None:
        return True
    out = category.get("counts") is False or "flat" in category
    return not out and condition_of(facts, category)[0] is not False


def lacking_of(facts: Facts, categories: dict[str, dict]) -> list[str]:
    """The paths that leave the retained amounts unknown."""
    lacking: list[str] = [LIST] if facts.get(LIST) is None else []
    touched: set[str] = set()  # the categories of lines that count, or may
    for item in facts.each(LIST):
        if not may_count(facts, item, categories):
            continue
        category = member(facts, item, "category")
        wrong = []
        if facts.is_wrong(place(item, "in_kind")):
            if not (category and categories[category].get("in_kind")):
                wrong.append(place(item, "in_kind"))
        if facts.is_wrong(place(item, "eligible")):
            wrong.append(place(item, "eligible"))
        if category is None:
            wrong.append(place(item, "category"))
        else:
            touched.add(category)
        if not wrong and member(facts, item, "amount") is None:
            wrong.append(place(item, "amount"))
        lacking += wrong
    for id, category in categories.items():
        if "flat" in category or id in touched:
            value, undecided = condition_of(facts, category)
            if value is None:
                lacking += undecided
    return once(lacking)


def retained(facts: Facts) -> tuple[Optional[dict[str, int]], list[str]]:
    """The cents of each category; or None and the paths that are lacking."""
    if "retained" not in facts.memory:
        categories = {c["id"]: c for c in facts.definition["categories"]}
        lacking = lacking_of(facts, categories)
        amounts = None
        if not lacking:
            declared = {id: 0 for id in categories}
            for item in facts.each(LIST):
                if may_count(facts, item, categories):
                    declared[member(facts, item, "category")] += cents(member(facts, item, "amount"))
            holding = {id for id, c in categories.items() if condition_of(facts, c)[0]}
            amounts = largest(list(categories.values()), declared, holding)
        facts.memory["retained"] = (amounts, lacking)
    return facts.memory["retained"]


def largest(categories: list[dict], declared: dict[str, int], holding: set[str]) -> dict[str, int]:
    """The largest whole cents that satisfy every cap at once, by lowering all until nothing changes."""
    high = 2000 * sum(declared.values())

    def share(cap: dict, id: str, now: dict[str, int]) -> int:
        of = {"all": list(now), "others": [o for o in now if o != id]}.get(
            cap["of"] if isinstance(cap["of"], str) else "", cap["of"])
        return (Fraction(cap["share"]) * sum(now[other] for other in of)).__floor__()

    def limit(category: dict, now: dict[str, int]) -> int:
        id = category["id"]
        if category.get("counts") is False or id not in holding:
            return 0
        limits = [share(category["flat"], id, now) if "flat" in category else declared[id]]
        for cap in category.get("caps", []):
            limits.append(cents(Fraction(cap["amount"])) if "amount" in cap else share(cap, id, now))
        return min(limits)

    now = {c["id"]: high if "flat" in c else declared[c["id"]] for c in categories}
    while True:
        after = {c["id"]: min(now[c["id"]], limit(c, now)) for c in categories}
        if after == now:
            return now
        now = after


def shown(facts: Facts) -> list[dict]:
    """`grant.categories`, in cents or None."""
    amounts, _ = retained(facts)
    rows = []
    for category in facts.definition["categories"]:
        declared = None if "flat" in category else declared_of(facts, category)
        kept = None if amounts is None else Fraction(amounts[category["id"]], 100)
        cut = None if declared is None or kept is None else declared - kept
        rows.append({"id": category["id"], "declared": declared, "retained": kept, "cut": cut})
    return rows


def declared_of(facts: Facts, category: dict) -> Optional[Fraction]:
    """All lines of a category that are eligible and in cash, or in kind if that counts."""
    def counts(item: Item) -> Optional[bool]:
        cash = True if category.get("in_kind") else negated(member(facts, item, "in_kind"))
        of_it = member(facts, item, "category") == category["id"]
        return both(of_it, cash, member(facts, item, "eligible"))

    # One of these only perhaps: unknown, whether or not a flag can be named.
    if facts.get(LIST) is None or any(counts(item) is None for item in facts.each(LIST)):
        return None
    return added(facts, LIST, counts, [])[0]


def rounded_base(value: Fraction) -> Fraction:
    return max(Fraction(0), floor_cents(value))
