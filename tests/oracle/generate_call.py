"""A random definition: valid by the page, with its members in any combination."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any, Optional

import schema
from days import day_of, write_day
from figures import decimal
from generate_checks import requirement
from generate_terms import FIRST, LAST, Terms, names_of

CURRENCIES = ["EUR", "GBP", "USD", "CHF", "BGN", "CZK", "DKK", "NOK", "PLN", "RON", "SEK"]
LANGUAGES = ["fr", "en", "de", "es", "it", "nl", "pl", "pt"]
REQUESTS = ["/request/amount", "/request/operating", "/request/investment"]
FIELD_TYPES = ["text", "number", "number", "amount", "date", "commune", "commune", "boolean", "choice", "choices"]


class Call:
    def __init__(self, rng: Random) -> None:
        self.rng = rng

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def words(self, stem: str) -> dict:
        number = self.rng.randint(1, 999)
        return {"fr": f"{stem} n° {number}", "en": f"{stem} no. {number}"}

    def entries(self, stem: str, most: int, least: int = 0) -> list[dict]:
        """{id, title} some times."""
        return [{"id": f"{stem}_{n}", "title": self.words(stem)}
                for n in range(1, self.rng.randint(least, most) + 1)]

    def field(self, id: str) -> dict:
        rng = self.rng
        kind = rng.choice(FIELD_TYPES)
        field: dict = {"id": id, "type": kind, "title": self.words(id)}
        if kind in ("choice", "choices"):
            field["values"] = [{"id": f"v{n}", "title": self.words("valeur")}
                               for n in range(1, rng.randint(2, 4) + 1)]
        if kind == "number":
            decimals = rng.choice([0, 0, 1, 2, 6])
            if decimals or self.chance(0.2):
                field["decimals"] = decimals
            low, high = sorted(rng.randint(0, 3000) for _ in range(2))
            if self.chance(0.3):
                field["minimum"] = decimal(Fraction(low, 10 if decimals else 1))
            if self.chance(0.5):
                field["maximum"] = decimal(Fraction(high + 1, 10 if decimals else 1))
            if self.chance(0.3):
                field["unit"] = self.words("jours")
        if self.chance(0.2):
            field["agent"] = True
        if self.chance(0.1):
            field["wording"] = self.words("question")
        return field

    def fields(self, stem: str, most: int, least: int = 0) -> list[dict]:
        return [self.field(f"{stem}_{n}") for n in range(1, self.rng.randint(least, most) + 1)]

    # --------------------------------------------------------------- the call

    def definition(self, number: int) -> dict:
        rng = self.rng
        definition: dict = {
            "id": f"essai-{number}", "edition": str(rng.randint(1, 3)), "title": self.words("Appel"),
            "organisation": self.words("Région"), "summary": self.words("Résumé"),
            "sections": [{"id": "one", "title": self.words("Partie")},
                         {"id": "two", "title": self.words("Autre partie"), "fields": ["/applicant/name"]}]}
        for name in ("documents", "questions", "commitments", "undertakings", "criteria"):
            listed = self.entries(name[:-1], 3)
            definition[name] = [{**entry, "wording": self.words("libellé")} for entry in listed]
        self.own_answers(definition)
        self.dates(definition)
        if self.chance(0.3):
            definition["currency"] = rng.choice(CURRENCIES)
        if self.chance(0.3):
            definition["quote_language"] = rng.choice(LANGUAGES)
        if self.chance(0.5):
            definition["funder"] = rng.choice(schema.SOURCES + schema.ids(definition, "sources"))
        if self.chance(0.4):
            definition["earlier_calls"] = [f"Essai {number} – édition 0", f"ancien-{number}"]
        if self.chance(0.5):
            definition["categories"] = self.entries("cat", 4, 1)
        terms = Terms(rng, definition)
        self.categories(definition, terms)
        asks = self.chance(0.85)
        terms.asks = asks
        self.quantities(definition, terms)
        if asks:
            self.grant(definition, terms)
        terms.may_maximum = asks
        definition["requirements"] = [requirement(terms, n) for n in range(1, rng.randint(3, 14) + 1)]
        names = list(definition)
        if self.chance(0.2):
            rng.shuffle(names)
        return {name: definition[name] for name in names if definition[name] != [] or self.chance(0.5)}

    def own_answers(self, definition: dict) -> None:
        rng = self.rng
        if self.chance(0.8):
            definition["fields"] = self.fields("f", 6, 1)
        lists = [path for path in schema.BUILT_IN_LISTS if self.chance(0.3)]
        if lists:
            definition["columns"] = {path: self.fields("c", 3, 1) for path in lists}
        if self.chance(0.5):
            definition["lists"] = [
                {**entry, "item": self.words("ligne"), "fields": self.fields("m", 3, 1),
                 **({"none_if_absent": rng.choice([True, False])} if self.chance(0.6) else {})}
                for entry in self.entries("own", 2, 1)]
        if self.chance(0.4):
            definition["sources"] = [
                {**entry, **({"public": rng.choice([True, False])} if self.chance(0.7) else {})}
                for entry in self.entries("fund", 2, 1)]

    def dates(self, definition: dict) -> None:
        rng = self.rng
        days = sorted(rng.sample(range(FIRST, LAST), 6))
        first, second, *more = [write_day(day_of(day)) for day in days]
        if self.chance(0.4):
            definition["valid_from"] = first
            if self.chance(0.7):
                definition["valid_until"] = second
        elif self.chance(0.6):
            periods = [{"from": first, "until": second}, {"from": more[0], "until": more[1]},
                       {"from": more[2], "until": more[3]}][:rng.randint(1, 3)]
            if self.chance(0.3):
                del periods[0]["from"]
            if self.chance(0.3) and len(periods[-1]) == 2:
                del periods[-1]["until"]
            definition["periods"] = periods

    def categories(self, definition: dict, terms: Terms) -> None:
        """The members of categories, once all categories are known."""
        rng, terms.may_eligible = self.rng, False
        categories = definition.get("categories", [])
        room = Fraction(95, 100)  # for the shares of `all` and `others`
        shared = {c["id"] for c in categories if self.chance(0.5)}
        for category in categories:
            if category["id"] not in shared and len(categories) > 1 and self.chance(0.15):
                category["counts"] = False
        simple = [c["id"] for c in categories if c["id"] not in shared and "counts" not in c]
        for category in categories:
            if category.get("counts") is False:
                continue
            if self.chance(0.3):
                category["when"] = terms.condition()
            if category["id"] in shared:
                share = Fraction(rng.choice(["0.05", "0.10", "0.15", "0.2", "0.30"]))
                of: Any = rng.choice(["all", "others"])
                others = [id for id in simple if id != category["id"]]
                if others and (share > room or self.chance(0.4)):
                    of = rng.sample(others, rng.randint(1, len(others)))
                elif share > room:
                    continue
                else:
                    room -= share
                entry = {"share": decimal(share), "of": of}
                if self.chance(0.4):
                    category["flat"] = entry
                else:
                    category["caps"] = [entry]
            if self.chance(0.3):
                category.setdefault("caps", []).append({"amount": terms.amount(least=1)})
            if "flat" not in category and self.chance(0.3):
                category["in_kind"] = True
        terms.may_eligible = True

    def quantities(self, definition: dict, terms: Terms) -> None:
        named = []
        for n in range(1, self.rng.randint(0, 6) + 1):
            kind = self.rng.choice(["amount", "amount", "number"])
            q = terms.quantity(kind)
            if self.chance(0.1):
                kind, q = "date", {"date": terms.day()}
            if isinstance(q, str):
                q = {"times": "1", "of": q}
            q.pop("title", None)
            entry = {"id": f"q_{n}", "title": self.words("quantité"), **q}
            if '"eligible"' in terms.bare(q) or terms.eligible_names & set(names_of(q)):
                terms.eligible_names.add(entry["id"])
            terms.named[entry["id"]] = {**q, "_type": kind}
            named.append(entry)
        if named:
            definition["quantities"] = named

    # --------------------------------------------------------------- the grant

    def grant(self, definition: dict, terms: Terms) -> None:
        rng = self.rng
        own = [f"/details/{field['id']}" for field in definition.get("fields", [])
               if field["type"] == "amount" and not field.get("agent")]
        requests = rng.sample(REQUESTS + own, rng.randint(1, 3))
        overall: dict = {}
        if self.chance(0.35):
            if self.chance(0.5):
                overall["request"] = requests[0]
            if self.chance(0.5) or not overall:
                overall["ceiling"] = terms.amount(3_000_000, 1)
            if self.chance(0.3):
                overall["limits"] = [self.limit(terms, "whole")]
            definition["overall"] = overall
        definition["parts"] = [self.part(definition, terms, n, None if "request" in overall else request)
                               for n, request in enumerate(requests, start=1)]

    def limit(self, terms: Terms, id: str) -> dict:
        while True:
            q = terms.quantity("amount")
            q = {"times": "1", "of": q} if isinstance(q, str) else dict(q)
            if not terms.is_constant(q):
                q.pop("title", None)
                return {"id": id, "title": self.words("limite"), **q}

    def figures(self, terms: Terms) -> dict:
        """The figures of a part or a case: at least one limit."""
        rng = self.rng
        found: dict = {}
        kind = rng.random()
        if kind < 0.6:
            found["rate"] = rng.choice(["0.50", "0.3", "0.25", "0.333333", "1", "0.8", "0.05"])
        elif kind < 0.8:
            found["brackets"] = self.brackets()
        if found and self.chance(0.4):
            found["base_ceiling"] = terms.amount(1_500_000, 1)
        if not found or self.chance(0.5):
            found["ceiling"] = rng.choice(["5000", "750.50", "12500.00", "100"])
        return found

    def brackets(self) -> list[dict]:
        tops = sorted(self.rng.sample(["500", "1000.01", "2500", "7999.99", "20000"], self.rng.randint(1, 3)),
                      key=Fraction)
        brackets = [{"rate": self.rng.choice(["1", "0.5", "0.25", "0.125", "0"]), "up_to": top} for top in tops]
        if self.chance(0.6):
            del brackets[-1]["up_to"]
        if all(Fraction(bracket["rate"]) == 0 for bracket in brackets):
            brackets[0]["rate"] = "0.75"
        return brackets

    def part(self, definition: dict, terms: Terms, number: int, request: Optional[str]) -> dict:
        rng = self.rng
        part: dict = {"id": f"part_{number}", "title": self.words("Part")}
        if request:
            part["request"] = request
        ids = [c["id"] for c in definition.get("categories", []) if c.get("counts") is not False]
        kind = rng.random()
        if kind < 0.3 and ids:
            part["categories"] = rng.sample(ids, rng.randint(1, len(ids)))
        elif kind < 0.3 and not definition.get("categories"):
            part["nature"] = rng.choice(schema.NATURES)
        elif kind < 0.55:
            part["base"] = terms.quantity("amount")
            while terms.is_constant(part["base"]):
                part["base"] = terms.quantity("amount")
        part.update(self.figures(terms))
        for name, share in (("within_base", 0.3), ("vat_by_recovery", 0.2)):
            if self.chance(share):
                part[name] = rng.choice([True, True, False])
        if self.chance(0.35):
            part["limits"] = [self.limit(terms, f"limit_{n}") for n in range(1, rng.randint(1, 2) + 1)]
        if self.chance(0.4):
            part["cases"] = [self.case(terms) for _ in range(rng.randint(1, 3))]
        if self.chance(0.4):
            self.bonuses(part, terms)
        if self.chance(0.2):
            part["lump_sums"] = sorted(rng.sample(["500", "1000.00", "2500.50", "8000"], rng.randint(1, 3)),
                                       key=Fraction)
        if self.chance(0.25):
            part["minimum"] = rng.choice(["100", "499.99", "1000.00"])
        return part

    def case(self, terms: Terms) -> dict:
        case = {"when": terms.condition(), **self.figures(terms)}
        if self.chance(0.1):
            case = {"when": case["when"], self.rng.choice(["rate", "ceiling"]): "0"}
        if self.chance(0.3):
            case["title"] = self.words("Cas")
        return case

    def bonuses(self, part: dict, terms: Terms) -> None:
        rng = self.rng
        names = [name for name in ("rate", "ceiling", "base_ceiling") if name in part]
        if not names:
            return
        bonuses = []
        for n in range(1, rng.randint(1, 4) + 1):
            name = rng.choice(names)
            value = rng.choice(["0.10", "0.15", "0.2"]) if name == "rate" else terms.amount(500_000, 1)
            bonuses.append({"id": f"bonus_{n}", "title": self.words("Majoration"),
                            "when": terms.condition(), name: value})
        part["bonuses"] = bonuses
        added = sum(Fraction(bonus["rate"]) for bonus in bonuses if "rate" in bonus)
        highest = max(Fraction(found["rate"]) for found in [part, *part.get("cases", [])] if "rate" in found) \
            if added else Fraction(0)
        if added and (highest + added > 1 or self.chance(0.5)):
            part["maximum_rate"] = rng.choice(["0.60", "1", "0.8", "0.45"])


def definition(seed: str, number: int) -> dict:
    return Call(Random(f"{seed}/call/{number}")).definition(number)
