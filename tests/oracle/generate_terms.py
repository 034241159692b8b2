"""Random conditions and quantities of a definition, of types that fit."""

from __future__ import annotations

import json
from fractions import Fraction
from random import Random
from typing import Any, Optional

import schema
from days import day_of, number_of, write_day
from figures import decimal
from generate_spots import UNREADABLE, Spot, spot_of, spots_under

UNITS = {"days": 400, "weeks": 60, "months": 40, "years": 30}
RELATIONS = ["at_most", "less_than", "at_least", "more_than", "equal_to"]
COMMUNES = ["59350", "02381", "60057", "2A004", "2B033", "97411", "97105", "98735", "96014", "75056"]
DEPARTMENTS = ["59", "02", "60", "2A", "2B", "974", "971", "98", "96", "75"]
FIRST, LAST = number_of((2024, 1, 1)), number_of((2028, 12, 31))
STARTS, ENDS = "/project/starts_on", "/project/ends_on"


def names_of(value: Any) -> list[str]:
    """The named quantities that a quantity is made of."""
    if isinstance(value, dict):
        own = [value["quantity"]] if isinstance(value.get("quantity"), str) else []
        return own + [name for member in value.values() for name in names_of(member)]
    return [name for item in value for name in names_of(item)] if isinstance(value, list) else []


class Terms:
    """The material for conditions and quantities of one definition."""

    def __init__(self, rng: Random, definition: dict) -> None:
        self.rng = rng
        self.definition = definition
        self.kind = kind = schema.application(definition)
        self.spots = [spot for spot in spots_under("", kind)
                      if not (spot.path.startswith("/appraisals/") and spot.path.endswith(UNREADABLE))]
        own = [f"/lists/{entry['id']}" for entry in definition.get("lists", [])]
        self.lists = schema.BUILT_IN_LISTS + own
        self.items = {path: spots_under(f"{path}/*", schema.kind_at(kind, path)[1]) for path in self.lists}
        self.items["/budget/revenues"].append(Spot("/budget/revenues/*/public", "boolean"))
        self.named: dict[str, dict] = {}
        self.eligible_names: set[str] = set()
        self.asks = False  # there are parts, or a request for the whole
        # The material that the current place allows.
        self.list: Optional[str] = None
        self.may_eligible = True
        self.may_maximum = False

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def words(self, stem: str) -> dict:
        number = self.rng.randint(1, 999)
        return {"fr": f"{stem} n° {number}", "en": f"{stem} no. {number}"}

    def found(self, *types: str, values: bool = True) -> list[Spot]:
        """Spots of these types; those of the item in question are twice as likely."""
        here = self.items[self.list] * 2 if self.list else []
        return [spot for spot in self.spots + here if spot.type in types]

    def inside(self, path: Optional[str], work: Any) -> Any:
        before, self.list = self.list, path
        try:
            return work()
        finally:
            self.list = before

    # -------------------------------------------------------------- constants

    def amount(self, most: int = 2_000_000, least: int = 0) -> str:
        rng = self.rng
        cents = max(least, rng.choice([rng.randint(0, most), rng.randint(0, most // 10_000) * 10_000,
                                       rng.randint(0, 30), most]))
        return rng.choice([f"{cents // 100}.{cents % 100:02d}", str(cents // 100)])

    def day(self) -> str:
        return write_day(day_of(self.rng.randint(FIRST, LAST)))

    def number(self, spot: Optional[Spot] = None) -> str:
        rng = self.rng
        if spot is None:
            return rng.choice([str(rng.randint(0, 30)), f"{rng.randint(0, 9)}.{rng.randint(1, 9)}", "0", "1"])
        scale = 10 ** spot.decimals
        low, high = int(spot.minimum * scale), int(spot.maximum * scale)
        found = rng.choice([low, high, rng.randint(low, high), rng.randint(low, min(high, low + 30 * scale))])
        return decimal(Fraction(found, scale))

    def constants(self, spot: Spot, count: int) -> list:
        """Different values that the field can have."""
        found: list[Any] = []
        for _ in range(count):
            kind = spot.type
            if kind == "boolean":
                value: Any = self.chance(0.5)
            elif kind == "amount":
                value = self.amount()
                if self.chance(0.3) and "." not in value:
                    value = int(value)
            elif kind == "number":
                value = self.number(spot)
                if self.chance(0.3) and "." not in value:
                    value = int(value)
            elif kind == "date":
                value = self.day()
            else:
                value = self.rng.choice(COMMUNES if kind == "commune" else spot.values)
            same = Fraction if kind in ("amount", "number") else str
            if same(value) not in [same(other) for other in found]:
                found.append(value)
        return found

    # ------------------------------------------------------------- conditions

    def condition(self, depth: int = 2) -> dict:
        rng = self.rng
        names = ["equals", "equals", "one_of", "present", "compare", "compare", "territory"]
        if depth:
            names += ["all", "any", "not", "at_least"]
            if self.list is None:
                names += ["every", "some", "signed"]
        name = rng.choice(names)
        if name in ("equals", "one_of"):
            types = ["choice", "boolean", "date", "amount", "number", "commune"]
            spot = rng.choice(self.found(*types, *(["choices"] if name == "one_of" else [])))
            if name == "equals":
                return {"equals": {"field": spot.path, "value": self.constants(spot, 1)[0]}}
            return {"one_of": {"field": spot.path, "values": self.constants(spot, rng.randint(1, 3))}}
        if name == "present":
            paths = [spot.path for spot in self.found(
                "text", "texts", "date", "amount", "number", "commune", "boolean", "choice", "choices")]
            if self.list is None:
                paths += self.lists * 2
            return {"present": rng.choice(paths)}
        if name == "compare":
            return {"compare": self.comparison(depth)}
        if name == "territory":
            spot = rng.choice(self.found("commune"))
            body = self.territory()
            return {"territory": body if spot.path == "/project/commune" and self.chance(0.5)
                    else {"field": spot.path, **body}}
        if name in ("all", "any"):
            return {name: [self.condition(depth - 1) for _ in range(rng.randint(1, 3))]}
        if name == "not":
            return {"not": self.condition(depth - 1)}
        if name == "at_least":
            of = [self.condition(depth - 1) for _ in range(rng.randint(1, 4))]
            return {"at_least": {"count": rng.randint(1, len(of)), "of": of}}
        if name == "signed":
            wanted = rng.sample(schema.SIGNERS, rng.randint(1, 2))
            field = "/documents/*/signed_by"
            return rng.choice([{"equals": {"field": field, "value": wanted[0]}},
                               {"one_of": {"field": field, "values": wanted}}])
        return {name: self.through(name)}

    def through(self, name: str) -> dict:
        """The parameters of `every` and `some`."""
        path = self.rng.choice(self.lists)
        body: dict = {"list": path}
        if name == "some" or self.chance(0.5):
            body["where"] = self.inside(path, lambda: self.condition(1))
        if name == "every":
            body["holds"] = self.inside(path, lambda: self.condition(1))
        return body

    def territory(self) -> dict:
        rng = self.rng
        communes = rng.sample(COMMUNES, 5)
        body: dict = {"departments": rng.sample(DEPARTMENTS, rng.randint(1, 4)),
                      "communes": communes[:rng.randint(1, 3)], "except": communes[3:]}
        kept = rng.sample(list(body), rng.randint(1, 3))
        return {name: value for name, value in body.items() if name in kept}

    def comparison(self, depth: int = 2) -> dict:
        while True:
            kind = self.rng.choice(["amount", "amount", "number", "number", "date", "span"])
            left = self.span() if kind == "span" else self.quantity(kind, depth)
            relation = self.rng.choice(RELATIONS)
            if kind == "span":
                unit = self.rng.choice(list(UNITS))
                return {"left": left, "is": relation, "right": {unit: self.rng.randint(0, UNITS[unit])}}
            right = self.right(kind, left, depth)
            if self.is_constant(left) or self.bare(left) == self.bare(right):
                continue
            if isinstance(left, str) and self.is_constant(right) and not {"number", "amount", "date"} & set(right):
                continue  # it could lie outside what the field can be
            (i, d), (j, e) = self.digits(left), self.digits(right)
            if max(i, j) + max(d, e) <= 36:
                return {"left": left, "is": relation, "right": right}

    def right(self, kind: str, left: Any, depth: int) -> Any:
        if kind == "date":
            return {"date": self.day()} if self.chance(0.5) else self.quantity(kind, depth)
        if self.chance(0.4):
            return self.quantity(kind, depth)
        if kind == "amount":
            return {"amount": self.amount()}
        spot = next((spot for spot in self.found("number") if spot.path == left), None)
        return {"number": self.number(spot)}

    # ------------------------------------------------------------- quantities

    def quantity(self, kind: str, depth: int = 2) -> Any:
        while True:
            found = self.one_quantity(kind, depth)
            if found is not None and sum(self.digits(found)) <= 36:
                return found

    def one_quantity(self, kind: str, depth: int) -> Any:
        rng = self.rng
        paths = [spot.path for spot in self.found(kind)]
        if kind == "date":
            return rng.choice(paths)
        heads = ["path", "path", "named"]
        if depth:
            heads += ["plus", "minus", "times", "times"]
            heads += ["sum", "sum"] if self.list is None else []
        if kind == "amount":
            heads += ["eligible", "requested", "maximum"]
        else:
            heads += ["complete", "year"] + (["count", "count", "distinct"] if self.list is None else [])
        head = rng.choice(heads)
        if head == "path":
            return rng.choice(paths) if paths else None
        if head == "named":
            names = [id for id, entry in self.named.items() if entry["_type"] == kind
                     and (self.may_eligible or id not in self.eligible_names)]
            return {"quantity": rng.choice(names)} if names else None
        if head in ("plus", "minus"):
            count = 2 if head == "minus" else rng.randint(2, 3)
            of = [self.operand(kind, depth - 1) for _ in range(count)]
            different = len(set(map(self.bare, of))) == count
            return {head: of, "title": self.words("somme")} if different else None
        if head == "times":
            factor: Any = rng.choice(["0.20", "0.5", "1", "4", "0.333333", "0.05", "1.5"])
            if self.chance(0.3):
                factor = self.quantity("number", depth - 1)
            of = self.operand(kind, depth - 1)
            return {"times": factor, "of": of, **({"title": self.words("produit")} if self.chance(0.2) else {})}
        if head == "sum":
            return self.gathering("sum", [kind])
        if head == "distinct":
            return self.gathering("distinct", ["text", "number", "date", "commune", "choice"])
        if head == "count":
            return self.count()
        if head == "year":
            return {"year": rng.choice(self.found("date")).path}
        if head == "complete":
            return {"complete": rng.choice(list(UNITS)), **self.span()}
        return self.of_the_grant(head)

    def operand(self, kind: str, depth: int) -> Any:
        if self.chance(0.2):
            return {"amount": self.amount()} if kind == "amount" else {"number": self.number()}
        return self.quantity(kind, depth)

    def of_the_grant(self, head: str) -> Any:
        definition = self.definition
        if head == "eligible":
            if not self.may_eligible:
                return None
            ids = [c["id"] for c in definition.get("categories", []) if c.get("counts") is not False]
            if ids and self.chance(0.5):
                return {"eligible": self.rng.sample(ids, self.rng.randint(1, len(ids)))}
            return {"eligible": "all"}
        if not self.asks or (head == "maximum" and not self.may_maximum):
            return None
        return {"grant": head}

    def gathering(self, head: str, types: list[str]) -> Any:
        path = self.rng.choice(self.lists)
        spots = [spot for spot in self.items[path] if spot.type in types]
        if not spots:
            return None
        spot = self.rng.choice(spots + [s for s in spots if s.type == "commune"] * 4)
        found: dict = {head: spot.path}
        if spot.type == "commune" and self.chance(0.6):
            found["by"] = "department"
        return self.filtered(found, path)

    def filtered(self, found: dict, path: str) -> dict:
        if self.chance(0.6):
            found["where"] = self.inside(path, lambda: self.condition(1))
            found["title"] = self.words("lignes")
        return found

    def count(self) -> dict:
        choices = [spot.path for spot in self.spots if spot.type in ("texts", "choices")]
        if self.chance(0.3):
            return {"count": self.rng.choice(choices)}
        path = self.rng.choice(self.lists)
        return self.filtered({"count": path}, path)

    def span(self) -> dict:
        """From one day to another; at least one of them is no constant."""
        rng = self.rng
        paths = [spot.path for spot in self.found("date")]
        while True:
            first, last = rng.choice(paths), rng.choice(paths)
            if first != last:
                break
        ends: list[Any] = [first, last]
        constants = [{"quantity": id} for id, entry in self.named.items() if entry["_type"] == "date"]
        if self.chance(0.25):
            ends[rng.randint(0, 1)] = rng.choice([{"date": self.day()}, *constants])
        if ends == [STARTS, ENDS] or self.chance(0.4):
            return {"first_day": ends[0], "last_day": ends[1]}
        return {"from": ends[0], "to": ends[1]}

    # ------------------------------------------------------ what is refused

    def bare(self, q: Any) -> str:
        """A quantity without titles and names, to see whether two are the same."""
        def strip(value: Any) -> Any:
            if isinstance(value, dict):
                if isinstance(value.get("quantity"), str):
                    return strip(self.named[value["quantity"]])
                return {name: strip(member) for name, member in value.items()
                        if name not in ("title", "id", "_type")}
            return [strip(item) for item in value] if isinstance(value, list) else value
        return json.dumps(strip(q), sort_keys=True)

    def is_constant(self, q: Any) -> bool:
        if isinstance(q, str):
            return not q.startswith("/")
        if "quantity" in q:
            return self.is_constant(self.named[q["quantity"]])
        if any(head in q for head in ("sum", "count", "distinct", "eligible", "grant")):
            return False
        members = [q[name] for name in ("times", "of", "from", "to", "first_day", "last_day", "year")
                   if name in q] + q.get("plus", []) + q.get("minus", [])
        return all(map(self.is_constant, members))

    def digits(self, q: Any) -> tuple[int, int]:
        """The counts of digits before and after the point, at most."""
        if isinstance(q, str):
            if not q.startswith("/"):
                whole, _, part = q.partition(".")
                return len(whole), len(part)
            spot = spot_of(q, schema.kind_at(self.kind, q))
            if spot is None or spot.type != "number":
                return 12, 2
            return len(str(int(spot.maximum))), spot.decimals
        if "quantity" in q:
            return self.digits(self.named[q["quantity"]])
        if "amount" in q or "number" in q:
            return self.digits(q["amount" if "amount" in q else "number"])
        for head, most in (("eligible", (20, 2)), ("grant", (16, 2)), ("count", (5, 0)),
                           ("distinct", (5, 0)), ("complete", (6, 0)), ("year", (4, 0))):
            if head in q:
                return most
        if "sum" in q:
            i, d = self.digits(q["sum"])
            return i + 4, d
        if "times" in q:
            (i, d), (j, e) = self.digits(q["times"]), self.digits(q["of"])
            return i + j, d + e
        if "plus" in q or "minus" in q:
            of = [self.digits(member) for member in q.get("plus", q.get("minus"))]
            return max(i for i, _ in of) + (2 if "plus" in q else 1), max(d for _, d in of)
        return 4, 0
