"""A random application to a definition: plausible answers, often on a boundary of the definition."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any, Optional

import schema
from days import add, day_of, number_of, read_day, write_day
from figures import decimal, euros
from generate_terms import COMMUNES, FIRST, LAST
from generate_text import spaced

TEXTS = ["Fête", "fête ", "\u2003FÊTE", "canal", "ΣΑΣ", "σας", "İ", "Straße", "a/b", "100 %", "𝄞"]
SIRETS = ["35600000018723", "73282932000074", "11122233344455", "00000000000000", "1234567890123"]
IBANS = ["FR1420041010050500013M02606", "DE89370400440532013000", "BE68539007547034",
         "FR1420041010050500013M02607", "ZZ12", "FR14", "GB82WEST12345698765432"]
RNAS = ["W751234567", "w9C1234567", "X751234567", "W75123456", "W7512345678"]


def constants(node: Any, heads: tuple[str, ...]) -> list:
    """The values of these members in a definition."""
    found: list = []
    if isinstance(node, dict):
        for name, member in node.items():
            if name in heads:
                found += member if isinstance(member, list) else [member]
            found += constants(member, heads)
    elif isinstance(node, list):
        for item in node:
            found += constants(item, heads)
    return found


class Answers:
    def __init__(self, rng: Random, definition: dict) -> None:
        self.rng = rng
        self.definition = definition
        heads = ("value", "values", "accepted", "refused")
        given = [v for v in constants(definition, heads) if isinstance(v, (str, int)) and v is not True
                 and v is not False]
        figures = constants(definition, ("amount", "number", "minimum", "maximum", "ceiling", "base_ceiling",
                                         "up_to", "lump_sums")) + given
        self.figures = [Fraction(v) for v in map(str, figures)
                        if v.replace(".", "", 1).isdigit() and v.isascii()] or [Fraction(1)]
        days = given + constants(definition, ("date", "valid_from", "valid_until", "from", "until"))
        self.days = [day for day in (read_day(v) for v in days if isinstance(v, str)) if day]
        self.lengths = [(n, unit) for unit in ("days", "weeks", "months", "years")
                        for n in constants(definition, (unit,)) if isinstance(n, int)]
        self.complete = rng.choice([0.8, 0.95, 1.0])
        self.made: list = []  # days given so far: the next ones stand at some distance

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    # ---------------------------------------------------------------- scalars

    def amount(self) -> Any:
        rng = self.rng
        kind = rng.random()
        if kind < 0.35:
            cents = (rng.choice(self.figures) * 100).__floor__() + rng.choice([0, 0, 0, 1, -1])
        elif kind < 0.5:
            cents = rng.choice([0, 1, 3, 99_999_999_999_999]) if self.chance(0.3) else rng.randint(0, 300)
        else:
            cents = rng.choice([rng.randint(0, 2_000_000), rng.randint(0, 200) * 10_000])
        return self.money(min(max(cents, 0), 99_999_999_999_999))

    def money(self, cents: int) -> Any:
        """One of the ways to write an amount."""
        if cents % 100 == 0 and self.chance(0.5):
            return self.rng.choice([cents // 100, str(cents // 100)])
        if cents % 10 == 0 and self.chance(0.3):
            return f"{cents // 100}.{cents % 100 // 10}"
        return euros(Fraction(cents, 100))

    def number(self, decimals: int, least: Fraction, most: Fraction) -> Any:
        rng, step = self.rng, Fraction(1, 10 ** decimals)
        kind = rng.random()
        if kind < 0.5:
            value = rng.choice(self.figures) + step * rng.choice([0, 0, 0, 1, -1])
            value = Fraction((value / step).__floor__()) * step
        else:
            value = least + step * rng.randint(0, 40 * 10 ** (decimals % 3))
        value = min(max(value, least), most)
        if value.denominator == 1 and self.chance(0.5):
            return int(value)
        return decimal(value, rng.randint(0, decimals))

    def day(self) -> str:
        rng = self.rng
        kind = rng.random()
        if self.days and kind < 0.3:
            day = rng.choice(self.days)
        elif self.made and self.lengths and kind < 0.7:
            count, unit = rng.choice(self.lengths)
            day = add(rng.choice(self.made), count * rng.choice([1, -1]), unit)
        elif self.made and kind < 0.85:
            day = add(rng.choice(self.made), rng.randint(0, 400) * rng.choice([1, -1]), "days")
        else:
            day = day_of(rng.randint(FIRST, LAST))
        day = add(day, rng.choice([0, 0, 0, 1, -1, -2]), "days")
        day = min(max(day, (1900, 1, 1)), (2199, 12, 31))
        self.made.append(day)
        return write_day(day)

    def answer(self, kind: schema.Kind, name: str) -> Any:
        rng = self.rng
        head, *rest = kind if isinstance(kind, tuple) else (kind,)
        if head in ("object", "map"):
            return {id: self.answer(member, id) for id, member in rest[0].items()
                    if id != "extensions" and self.chance(self.share(id))}
        if head == "list":
            count = rng.choice([0, 1, 1, 2, 2, 3, 3, 4])
            return [self.answer(rest[0], name) for _ in range(count)]
        if head == "texts":
            return [rng.choice(TEXTS) for _ in range(rng.randint(1, 3))]
        if head == "choices":
            return [rng.choice(rest[0]) for _ in range(rng.randint(1, 3))]
        if head in ("enum", "id"):
            return self.choice(rest[0], name)
        if head == "bool":
            return self.chance({"eligible": 0.85, "in_kind": 0.2}.get(name, 0.6))
        if head == "amount":
            return self.amount()
        if head == "number":
            return self.number(*rest)
        if head == "count":
            return int(Fraction(self.number(0, Fraction(0), Fraction(rest[0]))))
        if head == "date":
            return self.day()
        if head == "commune":
            return rng.choice(COMMUNES)
        return self.text(head, name, rest)

    def share(self, name: str) -> float:
        """How often a member is present; less often, if it changes the meaning of a line."""
        if name in ("in_kind", "eligible", "nature", "external_provider", "same_call"):
            return 0.35
        often = name in ("budget", "details", "amount", "category", "source", "kind", "request")
        return max(0.97, self.complete) if often else self.complete

    def choice(self, ids: list[str], name: str) -> Optional[str]:
        if not ids:
            return None
        if name == "source" and self.chance(0.4):
            return self.definition.get("funder", "region")
        return self.rng.choice(ids)

    def text(self, head: str, name: str, rest: list) -> Any:
        rng = self.rng
        if head == "call":
            if rest:
                return rest[0]
        if head == "target" and self.chance(0.3):
            return rng.randint(0, 200)
        if name == "call":
            known = [self.definition["id"].upper(), self.definition["title"]["fr"],
                     self.definition["title"]["en"].replace(" ", "\u00a0"), "un autre appel", " - "]
            return rng.choice(known + self.definition.get("earlier_calls", []))
        if name in ("siret", "iban", "rna"):
            return spaced(rng, rng.choice({"siret": SIRETS, "iban": IBANS, "rna": RNAS}[name]))
        return rng.choice(TEXTS)

    def application(self) -> dict:
        return self.answer(schema.application(self.definition), "")


def shifted(day: str, count: int, unit: str, more: int) -> Optional[str]:
    """A day moved by a number of units and some days; None outside the allowed years."""
    begin = read_day(day)
    if begin is None:
        return None
    found = add(add(begin, count, unit), more, "days")
    return write_day(found) if 1900 <= found[0] <= 2199 and number_of(found) > 0 else None
