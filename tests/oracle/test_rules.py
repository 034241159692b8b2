"""The tables and examples of the pages, and retained amounts against brute force.

    python3 tests/oracle/test_rules.py
"""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import days
from expenses import largest
from facts import normalised
from identifiers import fault
from model import assess
from quantities import Length, Span, compare, write
from strict_json import canonical

COUNT = {"passed": 0, "failed": 0}


def check(name: str, expected: Any, actual: Any) -> None:
    good = expected == actual
    COUNT["passed" if good else "failed"] += 1
    if not good:
        print(f"{name}: expected {expected!r}, got {actual!r}")


def day(text: str) -> days.Day:
    found = days.read_day(text)
    assert found is not None, text
    return found


# ------------------------------------------------------------ spans and ages

SPANS = """
2027-01-01 2027-06-30 both   months P6M
2027-01-01 2027-06-30 from   months P5M29D
2027-06-05 2027-06-05 both   months P1D
2026-08-31 2027-02-27 both   months P6M
2026-08-31 2027-02-28 both   months P6M1D
2024-02-29 2026-02-27 both   months P24M
2024-02-29 2026-02-28 both   months P24M1D
2026-01-31 2026-03-01 from   months P1M1D
2022-03-15 2027-03-14 from   years  P4Y11M27D
2027-05-10 2027-05-01 both   months -P8D
2027-05-10 2027-05-10 from   years  P0D
2027-05-10 2027-08-02 from   weeks  P84D
"""
AGES = """
2009-03-15 2027-03-14 17
2009-03-15 2027-03-15 18
2008-02-29 2026-02-27 17
2008-02-29 2026-02-28 18
2001-06-01 2027-05-31 25
2001-06-01 2027-06-01 26
2027-06-01 2027-05-31 -1
"""


def test_calendar() -> None:
    for begin, end, form, unit, expected in map(str.split, SPANS.strip().splitlines()):
        last = days.add(day(end), 1, "days") if form == "both" else day(end)
        check(f"span {begin} {end}", expected, write(Span(day(begin), last), "span", unit=unit))
    for born, on, years in map(str.split, AGES.strip().splitlines()):
        check(f"age {born} {on}", int(years), days.complete(day(born), day(on), "years"))
    for number in range(1, 200_000, 61):
        check("day and number", number, days.number_of(days.day_of(number)))
    rng = Random(6)
    for _ in range(3000):
        begin, end = (days.day_of(rng.randint(693_000, 696_000)) for _ in range(2))
        for unit in ("days", "weeks", "months", "years"):
            n = days.complete(begin, end, unit)
            check(f"complete {begin} {end} {unit}", (True, False),
                  (days.add(begin, n, unit) <= end, days.add(begin, n + 1, unit) <= end))
            # A span is more than n units where it is not at most n; n complete ones are at least n.
            span, right = Span(begin, end), Length(n, unit)
            check("relations", (True, True, True), (
                compare(span, "at_least", right),
                compare(span, "more_than", right) != compare(span, "at_most", right),
                compare(span, "equal_to", right) ==
                (compare(span, "at_most", right) and compare(span, "at_least", right))))


# ------------------------------------------------------------------ categories

def examples() -> list[tuple[str, list[dict], dict[str, str], dict[str, str]]]:
    """Categories, declared amounts, retained amounts."""
    works = {"id": "works"}
    land = {"id": "land", "caps": [{"share": "0.10", "of": "all"}]}
    others = {"id": "land", "caps": [{"share": "0.10", "of": "others"}]}
    fees = {"id": "fees", "caps": [{"share": "0.15", "of": "others"}]}
    flat = [{"id": "staff"}, {"id": "indirect", "flat": {"share": "0.15", "of": ["staff"]}},
            {"id": "administration", "flat": {"share": "0.07", "of": "all"}}]
    travel = [{"id": "staff"}, {"id": "travel", "caps": [{"amount": "5000"},
                                                        {"share": "0.50", "of": ["staff"]}]}]
    both = {"works": "81000", "land": "30000"}
    return [
        ("a tenth of all", [works, land], both, {"land": "9000"}),
        ("a tenth of others", [works, others], both, {"land": "8100"}),
        ("a cent more", [works, land], {"works": "81000", "land": "9000.01"}, {"land": "9000"}),
        ("ten cents", [works, land], {"works": "0.10", "land": "5"}, {"land": "0.01"}),
        ("land alone", [land], {"land": "1000"}, {"land": "0"}),
        ("two caps", [works, land, fees], {"works": "60000", "land": "20000", "fees": "20000"},
         {"works": "60000", "land": "7796.61", "fees": "10169.49"}),
        ("small fees", [works, land, fees], {"works": "60000", "land": "20000", "fees": "100"},
         {"land": "6677.77", "fees": "100"}),
        ("flat rates", flat, {"staff": "20000"}, {"indirect": "3000", "administration": "1731.18"}),
        ("an amount and a share", travel, {"staff": "8000", "travel": "6000"}, {"travel": "4000"})]


def test_categories() -> None:
    for name, categories, declared, expected in examples():
        cents = {c["id"]: int(Fraction(declared.get(c["id"], "0")) * 100) for c in categories}
        found = largest(categories, cents, set(cents))
        check(name, {id: int(Fraction(text) * 100) for id, text in expected.items()},
              {id: found[id] for id in expected})
    for seed in range(300):
        against_brute_force(Random(seed))


def against_brute_force(rng: Random) -> None:
    names = ["a", "b", "c"][:rng.randint(1, 3)]
    categories: list[dict] = []
    for name in names:
        category: dict = {"id": name}
        if rng.random() < 0.3:
            category["flat"] = {"share": rng.choice(["0.1", "0.3"]), "of": rng.choice(["all", "others"])}
        if rng.random() < 0.6:
            category["caps"] = [rng.choice([
                {"share": rng.choice(["0.1", "0.25", "0.3"]), "of": rng.choice(["all", "others"])},
                {"amount": f"0.0{rng.randint(0, 9)}"}])]
        categories.append(category)
    simple = [c["id"] for c in categories if "flat" not in c
              and not any("share" in cap for cap in c.get("caps", []))]
    for category in categories:
        of = [id for id in simple if id != category["id"]]
        if of and category["id"] not in simple and rng.random() < 0.3:
            category.setdefault("caps", []).append({"share": "0.5", "of": of})
    declared = {c["id"]: 0 if "flat" in c else rng.randint(0, 12) for c in categories}
    check(f"brute force {categories} {declared}", brute_force(categories, declared),
          largest(categories, declared, set(names)))
    shuffled = rng.sample(categories, len(categories))
    check("the order of categories", largest(categories, declared, set(names)),
          largest(shuffled, declared, set(names)))


def brute_force(categories: list[dict], declared: dict[str, int]) -> dict[str, int]:
    """The largest set of amounts among all that satisfy every cap."""
    names = [c["id"] for c in categories]
    # A flat rate of less than 0.9 in all comes to less than 10 times what is declared.
    tops = [declared[c["id"]] if "flat" not in c else 10 * sum(declared.values()) for c in categories]

    def satisfies(now: dict[str, int]) -> bool:
        for c in categories:
            for cap in c.get("caps", []) + ([c["flat"]] if "flat" in c else []):
                if "amount" in cap:
                    most = Fraction(cap["amount"]) * 100
                else:
                    of = {"all": names, "others": [n for n in names if n != c["id"]]}.get(
                        cap["of"] if isinstance(cap["of"], str) else "", cap["of"])
                    most = Fraction(cap["share"]) * sum(now[other] for other in of)
                if now[c["id"]] > most:
                    return False
        return True

    best = dict.fromkeys(names, 0)
    for amounts in product(*(range(min(top, 40) + 1) for top in tops)):
        now = dict(zip(names, amounts))
        if satisfies(now):
            best = {name: max(best[name], now[name]) for name in names}
    assert satisfies(best)
    return best


# ------------------------------------------------------------------- the grant

def call(part: dict, **more: Any) -> dict:
    return {"id": "test", "edition": "1", "title": {"fr": "Essai", "en": "Test"}, "requirements": [],
            "parts": [{"id": "grant", "request": "/request/amount", **part}], **more}


def maximum(part: dict, base: str, **more: Any) -> Any:
    application = {"budget": {"expenses": [{"amount": base}]}, **more}
    return assess(call(part), json.dumps(application).encode())["grant"]["maximum"]


def test_grant() -> None:
    brackets = {"brackets": [{"rate": "1", "up_to": "500"}, {"rate": "0.5"}], "ceiling": "1500"}
    for base, expected in [("300", "300.00"), ("2000", "1250.00"), ("2500.01", "1500.00"),
                           ("3000", "1500.00")]:
        check(f"brackets {base}", expected, maximum(brackets, base))
    association = {"equals": {"field": "/applicant/legal_form", "value": "association"}}
    bonuses = {"rate": "0.40", "maximum_rate": "0.60", "base_ceiling": "80000", "bonuses": [
        {"id": "a", "when": association, "rate": "0.20"}, {"id": "b", "when": association, "rate": "0.10"},
        {"id": "c", "when": association, "base_ceiling": "20000"}]}
    check("bonuses", "60000.00", maximum(bonuses, "120000", applicant={"legal_form": "association"}))
    check("no bonus", "32000.00", maximum(bonuses, "120000", applicant={"legal_form": "company"}))
    check("bonuses unknown", None, maximum(bonuses, "120000"))
    lump = {"within_base": True, "lump_sums": ["30000", "60000"]}
    check("lump sum", "0.00", maximum(lump, "29999.99"))
    check("lump sum", "30000.00", maximum(lump, "45000"))
    least = {"rate": "0.5", "minimum": "500"}
    check("minimum", "0.00", maximum(least, "999.98"))
    check("minimum", "500.00", maximum(least, "1000"))
    check("no base needed", "700.00", assess(call({"ceiling": "700"}), b"{}")["grant"]["maximum"])


def test_small_things() -> None:
    for relation, expected in [("at_least", "6.67"), ("at_most", "6.66"), ("more_than", "6.66"),
                               ("less_than", "6.67"), ("equal_to", "6.66")]:
        requirement = {"id": "r", "check": "compare", "level": "blocking", "basis": "call",
                       "left": "/request/amount", "is": relation,
                       "right": {"times": "0.20", "of": {"eligible": "all"}}}
        definition = call({"ceiling": "1"}, requirements=[requirement])
        found = assess(definition, b'{"budget":{"expenses":[{"amount":"33.33"}]},"request":{"amount":1}}')
        check(relation, {"left": "1.00", "right": expected}, found["findings"][0]["values"])
    check("normalised", "l-appel-2026", normalised(" L\u2019APPEL\u200b__2026 \u2013 "))
    check("nothing left", "", normalised("\u200b - _"))
    check("canonical", '{"\U0001f600":1,"\ufb33":"é\\n\\u000f"}',
          canonical({"\ufb33": "é\n\x0f", "\U0001f600": 1}))
    for kind, text, expected in [
            ("iban", "FR14 2004 1010 0505 0001 3M02 606", None),
            ("iban", "FR14 2004 1010 0505 0001 3M02 60-", {"reason": "characters", "position": 33}),
            ("iban", "ZZ14", {"reason": "country"}), ("iban", "FR14", {"reason": "length"}),
            ("siret", "35600000018723", None), ("siret", "0" * 14, {"reason": "zeros"}),
            ("siret", "11122233344455", {"reason": "check_digits"}),
            ("siret", " 1a", {"reason": "characters", "position": 3}),
            ("rna", "w751234567", None), ("rna", "X751234567", {"reason": "format"})]:
        check(f"{kind} {text}", expected, fault(kind, text))


def main() -> int:
    for test in (test_calendar, test_categories, test_grant, test_small_things):
        test()
    print(f"{COUNT['passed']} passed, {COUNT['failed']} failed")
    return 1 if COUNT["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
