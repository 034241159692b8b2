"""Random applications, one JSON text a line; the same seed gives the same lines.

    python3 tests/oracle/generate.py SEED COUNT CALL > applications.jsonl

A third is plausible and close to the limits, a third are drafts, a third is hostile.
"""

from __future__ import annotations

import json
import sys
from calendar import monthrange
from datetime import date, timedelta
from random import Random
from typing import Any, Callable

from model import (COMMITMENTS, CRITERIA, EVENT, FOLLOW_UP, KINDS, QUESTIONS,
                   UNDERTAKINGS, WHITE, add_months)
from identifiers import BBAN, RIB_LETTERS, luhn


class Raw(str):
    """JSON text, written as it is."""


class Pairs(list):
    """An object as (name, value) pairs: names may stand twice."""


WORDS = ["canal", "écluse", "défi", "idée", "jury", "halle", "marais", "atelier", "équipe", "été",
         "l'eau", "« essai »", "naïf", "œuvre", "100 %", "𝄞", "a/b", "x~y", "İstanbul", "ΣΑΣ"]
JUNK = [Raw(text) for text in [
    "0", "-0", "1", "-1", "7", "120", "121", "1.0", "12.5", "-12.5", "1e3", "1E+2", "0e0", "0.0",
    "1e999", "-1e-999", "999999999999", "1000000000000", "99999999999999999999", "-5",
    "18446744073709551616", "true", "false", '"true"', '"x"', "[1]", '["x"]', "[null]", "[[]]",
    '{"a":1}', '{"a":null}', '[{}]', '"\\u0000"', '"\\ud83d\\ude00"', '"0"', '"00"', '"1,5"',
    '"1.234"', '"12."', '".5"', '"+1"', '"-1"', '"1 000"', '"1000000000000"', '"999999999999.99"',
    '"0.1"', '"1e3"', '"٣"', '"2026-02-30"', '"2026-2-3"', '"1899-12-31"', '"1900-01-01"',
    '"2199-12-31"', '"2200-01-01"', '"2024-02-29"', '"2100-02-29"', '"2026-01-01T00:00:00Z"',
    '" 2026-01-01"', '"0000-00-00"', '"59350"', '"2A004"', '"2C004"', '"2a004"', '"5935"', '"593500"',
    '"59350 "', '"association"', '"Association"', '"nobody"', '"delegate"', '"budget"',
    '"region"', '"statutes"', '"inspir-follow-up"', '"inspir-creative-event"',
    '"Inspir-follow-up"', '[1,2,{"a":[]}]']]
ABSENT = ["null", '""', "[]", "{}"]
NAMES = ["", " ", "a/b", "m~n", "~1", "~0/~", "/", "é", "\u0000", "Name", "name ", "montant", "label",
         "extensions", "amount", "kind", "𝄞", "x" * 40, "__proto__", "0", "-"]
BROKEN = ["{", "}", "", " ", "\t", "nul", "NaN", "[NaN]", '{"x":Infinity}', '{"extensions":-Infinity}',
          "'a'", "{a:1}", '{"a":1,}', "[1,]", "[,]", '{"a" 1}', '{"a":}', '{"reference":"\\x"}', "01",
          '{"extensions":01}', '{"extensions":1.}', '{"extensions":.5}', '{"extensions":+1}',
          '{"extensions":1e}', '{"extensions":"\t"}', '{"reference":"\\ud800"}', '{"reference":"\\udc00"}',
          '{"extensions":"\\ud800\\ud800\\udc00"}', '{"\\udfff":1}', '{"reference":"\\u12G4"}',
          "{} {}", "{},", "null null", "/* */{}", "{}//", '\ufeff{"reference":"x"}', "\u00a0{}",
          "{}\u2028", "True", "None", '{"reference":"abc', '{"reference":"\\"}', "[1 2]", '{"a":1 "b":2}',
          "-", "--1", "0x1", '"\\u00"', "\x0c{}", "\x0b", "tru", "truefalse", "[]]", "undefined"]
ROOTS = ["null", '""', '" \u2003"', "[]", "{}", " {} ", "[ ]", "5", "-0", "1e999", "true", "false", '"x"',
         "[1]", "[null]", "[{}]", '"\\u0000"', '"\\u2003\\n"']


def chance(rng: Random, share: float) -> bool:
    return rng.random() < share


def text(rng: Random) -> str:
    return " ".join(rng.choices(WORDS, k=rng.randint(1, 5)))


def day(rng: Random) -> date:
    year = rng.choice([2024, 2025, 2026, 2026, 2027, 2027, 2028])
    month = rng.randint(1, 12)
    last = monthrange(year, month)[1]
    return date(year, month, rng.choice([1, last, last - 1, rng.randint(1, last), min(28, last)]))


def money(rng: Random, cents: int) -> Any:
    """One of the ways to write an amount."""
    if cents % 100 == 0 and chance(rng, 0.3):
        return cents // 100
    if cents % 100 == 0 and chance(rng, 0.2):
        return str(cents // 100)
    if cents % 10 == 0 and chance(rng, 0.2):
        return f"{cents // 100}.{cents % 100 // 10}"
    return f"{cents // 100}.{cents % 100:02d}"


def near(rng: Random, cents: int) -> int:
    return max(0, cents + rng.choice([0] * 10 + [-1, 1]))


def spaced(rng: Random, value: str) -> str:
    """The text with white space inside and small letters, which the checks ignore."""
    if chance(rng, 0.4):
        return value
    spaces = rng.choice([" ", " ", " \u00a0\u202f", WHITE])
    value = "".join(c + (rng.choice(spaces) if chance(rng, 0.2) else "") for c in value)
    return value.lower() if chance(rng, 0.2) else value


def damaged(rng: Random, value: str) -> str:
    if chance(rng, 0.75):
        return value
    at = rng.randrange(len(value))
    return rng.choice([
        value[:at] + rng.choice("0123456789AZ-\u001f\u200b٣") + value[at + 1:],
        value[:at] + value[at + 1:], value + rng.choice("07A"), value[::-1], "x"])


def digits(rng: Random, count: int) -> str:
    return "".join(rng.choices("0123456789", k=count))


def siret(rng: Random) -> str:
    def close(start: str) -> str:
        return next(start + d for d in "0123456789" if luhn(start + d))

    if chance(rng, 0.25):
        value = "356000000" + digits(rng, 4)
        by_sum = str(-sum(map(int, value)) % 5 + 5 * rng.randint(0, 1))
        value = rng.choice([close(value), value + by_sum, value + digits(rng, 1)])
    else:
        value = close(close(digits(rng, 8)) + digits(rng, 4))
        if chance(rng, 0.1):
            value = close(digits(rng, 13))
    return spaced(rng, damaged(rng, value))


def check_digits(country: str, bban: str) -> str:
    number = int("".join(str(int(c, 36)) for c in bban + country + "00"))
    return f"{country}{98 - number % 97:02d}{bban}"


# Check digits that are the same modulo 97.
SAME = {"97": "00", "98": "01", "02": "99"}


def account(rng: Random) -> str:
    if chance(rng, 0.5):
        bank, branch = digits(rng, 5), digits(rng, 5)
        number = "".join(rng.choices("0123456789" + rng.choice(["", "ABCIJKRSTZ"]), k=11))
        key = 97 - (89 * int(bank) + 15 * int(branch)
                    + 3 * int(number.translate(RIB_LETTERS))) % 97
        if chance(rng, 0.1):
            key = (key + 1) % 100
        return check_digits("FR", f"{bank}{branch}{number}{key:02d}")
    country, structure = rng.choice(sorted(BBAN.items()))
    bban, count = "", ""
    for char in structure:
        if char.isdigit():
            count += char
            continue
        alphabet = {"n": "0123456789", "a": "ABCXYZ", "c": "0123456789ABCXYZ"}[char]
        bban, count = bban + "".join(rng.choices(alphabet, k=int(count))), ""
    if chance(rng, 0.1):
        bban = damaged(rng, bban)
    if not all(c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" for c in bban):
        return bban
    return check_digits(rng.choice([country] * 9 + ["ZZ"]), bban)


def iban(rng: Random) -> str:
    value = account(rng)
    if chance(rng, 0.1):
        while value[2:4] not in SAME:
            value = account(rng)
        value = value[:2] + SAME[value[2:4]] + value[4:]
    return spaced(rng, damaged(rng, value))


def flag(rng: Random, share: float = 0.92) -> Any:
    return chance(rng, share)


def lines(rng: Random, total: int, count: int) -> list[int]:
    cuts = sorted(rng.randint(0, total) for _ in range(count - 1))
    return [b - a for a, b in zip([0, *cuts], [*cuts, total])]


def budget(rng: Random, call: str) -> tuple[dict, dict]:
    """A budget and its request, on or beside the limits."""
    expenses: list[dict] = []

    def expense(cents: int, **more: Any) -> None:
        line: dict = {"label": text(rng), "amount": money(rng, cents)}
        if chance(rng, 0.95):
            line["supports"] = text(rng)
        for name, share in [("in_kind", 0.1), ("eligible", 0.1), ("external_provider", 0.3)]:
            if chance(rng, share):
                line[name] = {"in_kind": False, "eligible": True,
                              "external_provider": chance(rng, 0.8)}[name]
        expenses.append({**line, **more})

    request: dict = {}
    if call == EVENT:
        base = rng.choice([near(rng, 2500000), rng.randint(0, 4000000), near(rng, 1100000), 0, 1, 3])
        asked = near(rng, rng.choice([base // 2, 1250000, min(base // 2, 1250000), 0]))
        request["amount"] = money(rng, asked)
        for cents in lines(rng, base, rng.randint(1, 4)):
            expense(cents)
    else:
        asked = 0
        for part in ["operating", "investment"]:
            base = rng.choice([near(rng, 500000), rng.randint(0, 900000), 0])
            for cents in lines(rng, base, rng.randint(1, 3)):
                if part == "investment" or chance(rng, 0.5):
                    expense(cents, nature=part)
                else:
                    expense(cents)
            if chance(rng, 0.8):
                part_asked = near(rng, rng.choice([500000, base, min(base, 500000)]))
                request[part] = money(rng, part_asked)
                asked += part_asked
    if chance(rng, 0.3):
        expense(rng.randint(0, 100000), eligible=False)
    in_kind = rng.randint(0, 200000) if chance(rng, 0.4) else None
    if in_kind is not None:
        expense(in_kind, in_kind=True)
    spent = sum(round(float(line["amount"]) * 100) for line in expenses)
    own = max(0, spent - asked - (in_kind or 0))
    revenues = [{"label": text(rng), "amount": money(rng, near(rng, asked)), "source": "region"},
                {"label": text(rng), "amount": money(rng, near(rng, own)),
                 "source": rng.choice(["own_funds", "state", "commune", "private", "other"]),
                 "secured": flag(rng, 0.5)}]
    if in_kind is not None and chance(rng, 0.9):
        revenues.append({"label": text(rng), "amount": money(rng, near(rng, in_kind)),
                         "source": rng.choice(["own_funds", "region"]), "in_kind": True})
    rng.shuffle(expenses)
    return {"vat_basis": rng.choice(["excluding_vat", "including_vat"]),
            "expenses": expenses, "revenues": revenues}, request


def complete(rng: Random, call: str) -> dict:
    starts = day(rng)
    ends = starts + timedelta(days=rng.choice([0, 1, 2, 4, 120, -1]))
    contact = add_months(starts, -4) + timedelta(days=rng.choice([0, 0, 1, -1, 2, 3, -40]))
    filed = starts + timedelta(days=rng.choice([-1, -1, -90, -90, -90, 0, 1]))
    money_of_it, request = budget(rng, call)
    delegate = chance(rng, 0.3)
    signer = "delegate" if delegate else "legal_representative"
    app: dict = {
        "call": call, "reference": rng.choice(["2026-0042", text(rng), "\u2028x", " 7 "]),
        "submitted_on": str(filed), "first_contact_on": str(contact),
        "applicant": {
            "name": text(rng), "created_on": str(day(rng)), "siret": siret(rng), "iban": iban(rng),
            "rna": spaced(rng, damaged(rng, f"W{rng.randint(0, 9)}{rng.choice('059AZ')}{digits(rng, 7)}")),
            "legal_form": rng.choice(["association"] * 5 + ["local_authority"] * 3
                                     + ["intermunicipal_body"] * 3
                                     + ["public_establishment", "foundation", "company",
                                        "cooperative", "individual", "other"]),
            "legal_representative": {"name": text(rng), "role": text(rng)},
            "signatory": signer, "vat_recovery": rng.choice(["full", "none", "none", "partial"])},
        "project": {
            "title": text(rng), "description": text(rng), "starts_on": str(starts),
            "ends_on": str(ends), "challenges": [text(rng) for _ in range(rng.randint(1, 3))],
            "commune": rng.choice(["02381", "59350", "60057", "62119", "80001", "59350", "2A004",
                                   "2B033", "75056", "08105", "97411", "20000", "00000"]),
            "event_format": rng.choice(["hackathon", "ideathon", "startup_weekend", "boot_camp",
                                        "boot_camp", "hackathon", "other"]),
            "external_providers": chance(rng, 0.6)},
        "budget": money_of_it, "request": request,
        "indicators": [{"label": text(rng), "target": rng.choice([8, "8 au moins", 0, -3, Raw("9" * 30)]),
                        "unit": text(rng), "horizon_months": rng.choice([0, 6, 120])}],
        "previous_grants": [{"call": rng.choice([EVENT, "autre appel"]), "awarded_on": str(day(rng)),
                             "amount": money(rng, rng.randint(0, 10**14 - 1))}],
        "extensions": {"portail": {"étape": rng.randint(0, 9), "x": [Raw("1e999"), None, {}]}},
    }
    if call == EVENT or chance(rng, 0.1):
        if chance(rng, 0.1):
            app["origin"] = {"inspir_event": chance(rng, 0.5)}
        kinds = [kind for kind in KINDS
                 if kind not in ("statutes", "signature_delegation") or chance(rng, 0.8)]
        app["documents"] = [{"kind": kind, "name": text(rng),
                             **({"signed_by": signer} if kind in ("request_letter", "charter")
                                or chance(rng, 0.1) else {})} for kind in kinds]
        if call == FOLLOW_UP:
            app["documents"] = [{"name": "annexe.pdf", "dated_on": str(filed), "signed_by": "nobody"}]
        else:
            app["answers"] = {question: text(rng) for question in QUESTIONS}
            app["undertakings"] = {id: flag(rng, 0.97) for id in UNDERTAKINGS}
            app["appraisals"] = {
                criterion: {"verdict": rng.choice(["favourable", "favourable", "unfavourable"]),
                            "by": text(rng), "on": str(day(rng)), "note": text(rng)}
                for criterion in CRITERIA if chance(rng, 0.5)}
        app["charter"] = {"signed_on": str(filed), "signed_by": signer, "commitments": {
            id: flag(rng, 0.98) for id in COMMITMENTS if call == EVENT}}
    if call == FOLLOW_UP or chance(rng, 0.05):
        app["origin"] = {"event_title": text(rng), "event_reference": text(rng),
                         "event_ended_on": str(starts + timedelta(days=rng.choice([-30, -1, 0, 1]))),
                         "inspir_event": chance(rng, 0.85)}
        app["team"] = [{"name": text(rng), "discipline": rng.choice(
            ["Design", "design ", "\u2003DESIGN\u0085", "droit", "ΣΑΣ", "σας", "İ", "i\u0307", "ß", "SS"])}
            for _ in range(rng.randint(1, 3))]
    return app


def plausible(rng: Random, call: str) -> dict:
    app = complete(rng, call)
    if chance(rng, 0.5):
        drop(rng, app, 0.03, lambda: Raw(rng.choice(ABSENT)))
    return app


def drop(rng: Random, node: Any, share: float, absent: Callable[[], Any]) -> None:
    """Makes some members, at any depth, absent in one of the five forms."""
    if isinstance(node, dict):
        for name in list(node):
            if chance(rng, share):
                if chance(rng, 0.5):
                    del node[name]
                else:
                    node[name] = absent()
            else:
                drop(rng, node[name], share, absent)
    elif isinstance(node, list):
        for i, item in enumerate(node):
            if chance(rng, share):
                node[i] = absent()
            else:
                drop(rng, item, share, absent)


def draft(rng: Random, call: str) -> dict:
    app = complete(rng, call)

    def absent() -> Any:
        if chance(rng, 0.3):
            return "".join(rng.choices(WHITE, k=rng.randint(1, 4)))
        return Raw(rng.choice(ABSENT))

    for document in app.get("documents", []):
        if chance(rng, 0.3):
            document["signed_by"] = rng.choice(["nobody", "delegate", "legal_representative"])
    documents = app.get("documents", [])
    documents += [dict(rng.choice(documents)) for _ in range(rng.randint(0, 3)) if documents]
    for document in documents[len(documents) // 2:]:
        if chance(rng, 0.3):
            document.pop("signed_by", None)
    rng.shuffle(documents)
    if "charter" in app and chance(rng, 0.2):
        app["charter"]["signed_by"] = "nobody"
    for line in app["budget"]["expenses"] + app["budget"]["revenues"]:
        if chance(rng, 0.1):
            del line["amount"]
        if chance(rng, 0.15):
            line["in_kind"] = chance(rng, 0.7)
        if chance(rng, 0.05):
            line["source" if "source" in line else "nature"] = (
                "region" if "source" in line else rng.choice(["operating", "investment"]))
    if chance(rng, 0.15):
        app["budget"][rng.choice(["expenses", "revenues"])] = rng.choice([[{}], [None], ["", []], []])
    drop(rng, app, rng.choice([0.02, 0.1, 0.3, 0.6]), absent)
    return app


def pairs(node: Any) -> Any:
    if isinstance(node, dict):
        return Pairs((name, pairs(value)) for name, value in node.items())
    return [pairs(item) for item in node] if isinstance(node, list) else node


def places(node: Any) -> list[tuple[Any, int]]:
    """Every (container, index) of the tree."""
    found: list[tuple[Any, int]] = []
    if isinstance(node, list):
        for i, item in enumerate(node):
            found.append((node, i))
            found += places(item[1] if isinstance(node, Pairs) else item)
    return found


def put(container: Any, i: int, value: Any) -> None:
    container[i] = (container[i][0], value) if isinstance(container, Pairs) else value


def any_value(rng: Random) -> Any:
    kind = rng.random()
    if kind < 0.15:
        return Raw(rng.choice(ABSENT))
    if kind < 0.25:
        return Pairs([("a", Raw("1")), ("a", Raw("2"))])
    return rng.choice(JUNK)


def nest(rng: Random, levels: int) -> Raw:
    """Nested objects and lists around a value that is no level of its own."""
    value = rng.choice(["1", '"x"', "null", ""])
    for level in range(levels):
        if rng.random() < 0.5 or (level == 0 and not value):
            value = f"[{value}]"
        else:
            value = f'{{"a":{value}}}'
    return Raw(value)


def is_strict(name: str) -> bool:
    """Whether the form of a member is checked beyond its type."""
    return name in ("amount", "operating", "investment", "commune", "target", "horizon_months",
                    "legal_form", "signed_by", "kind", "verdict", "on") or name.endswith("_on")


def spoil(rng: Random, root: Pairs, call: str) -> None:
    """Makes one mistake, or one oddity, somewhere."""
    spots = places(root)
    objects = [root] + [container for container, _ in spots if isinstance(container, Pairs)]
    container, i = rng.choice(spots) if spots else (root, -1)
    target = rng.choice(objects)
    kind = rng.random()
    strict = [spot for spot in spots if isinstance(spot[0], Pairs) and is_strict(spot[0][spot[1]][0])]
    if kind < 0.25 and strict:
        put(*rng.choice(strict), any_value(rng))
    elif kind < 0.40:
        if i >= 0:
            put(container, i, any_value(rng))
    elif kind < 0.55:
        entry = (rng.choice(NAMES + QUESTIONS[:2] + KINDS[:1]), any_value(rng))
        target.insert(rng.randint(0, len(target)), entry)
        if chance(rng, 0.2):
            target.insert(rng.randint(0, len(target)), (entry[0], any_value(rng)))
    elif kind < 0.75:
        if target:
            name, value = rng.choice(target)
            for _ in range(rng.choice([1, 1, 1, 2])):
                again = rng.choice([value, value, any_value(rng)])
                target.insert(rng.randint(0, len(target)), (name, again))
    elif kind < 0.80:
        maps = {"answers": any_value(rng), "undertakings": True, "appraisals": Pairs(),
                "charter": Pairs([("commitments", Pairs([(rng.choice(NAMES), True)]))]),
                "documents": [Pairs([("kind", rng.choice(["Budget", "budget ", "autre", "x" * 30000
                                                         if chance(rng, 0.02) else "y", "budget"]))])]}
        name = rng.choice(list(maps))
        value = maps[name]
        if name in ("answers", "undertakings", "appraisals"):
            value = Pairs([(rng.choice(NAMES + COMMITMENTS + QUESTIONS + CRITERIA), value)
                           for _ in range(rng.randint(1, 3))])
        root.append((name, value))
    elif kind < 0.86:
        deep = nest(rng, rng.choice([61, 62, 62, 63, 63, 63, 64, 64, 65, 70, 200]))
        if chance(rng, 0.5):
            root.append(("extensions", deep))
        elif i >= 0:
            put(container, i, deep)
    elif kind < 0.91:
        count = rng.choice([30, 49, 50, 51, 98, 99, 100, 101, 102, 150])
        bad = rng.choice([Raw("1"), Pairs([("x", 1)]), Pairs([("x", 1), ("x", 2)]), Raw('"é"')])
        name = rng.choice(["documents", "team", "indicators", "previous_grants"])
        root.insert(rng.randint(0, len(root)), (name, [Pairs(bad) if isinstance(bad, Pairs) else bad
                                                   for _ in range(count)]))
    elif kind < 0.925:
        length = rng.choice([20000, 20001])
        long = rng.choice(["x", "é", "𝄞", " ", "\u3000"]) * (length - 1) + rng.choice(["x", " "])
        if i >= 0:
            put(container, i, long)
    elif kind < 0.935:
        count = rng.choice([10000, 10001])
        name = rng.choice(["team", "documents", "indicators", "previous_grants"])
        root.insert(0, (name, Raw("[" + ",".join(["null"] * count) + "]")))
    elif kind < 0.97:
        for entry in [("call", rng.choice([call, EVENT, FOLLOW_UP, call + " ", call.upper()]))]:
            root.append(entry)
    elif target:
        rng.shuffle(target)


def hostile(rng: Random, call: str) -> bytes:
    kind = rng.random()
    if kind < 0.08:
        return rng.choice(BROKEN).encode()
    if kind < 0.11:
        return rng.choice(ROOTS).encode()
    tree = plausible(rng, call) if chance(rng, 0.6) else draft(rng, call)
    if chance(rng, 0.5):
        tree = {name: tree[name] for name in rng.sample(list(tree), rng.randint(1, min(4, len(tree))))} \
            if tree else tree
    root = pairs(tree)
    if kind < 0.20:
        raw = write(rng, root).encode()
        at = rng.randrange(len(raw) or 1)
        return rng.choice([
            raw[:at], b"\xef\xbb\xbf" + raw, raw + rng.choice([b"x", b"}", b",", b"\x00", b"{}"]),
            raw[:at] + rng.choice([b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xc0\xaf", b"\xf4\x90\x80\x80"])
            + raw[at:], raw[:at] + rng.choice([b"\x01", b"\x1f", b"\x00", b"\\", b'"', b"NaN", b"\x7f"])
            + raw[at:], raw[:at] + raw[at + 1:], raw.replace(b":", b": NaN", 1), raw[at:],
            raw.replace(b'"', b'"\\ud800', 3)])
    for _ in range(rng.choice([1, 1, 2, 3, 5, 8])):
        spoil(rng, root, call)
    return write(rng, root).encode()


def write(rng: Random, node: Any) -> str:
    space = rng.choice([""] * 6 + [" ", "\t", " \r"])
    plain = chance(rng, 0.8)

    def string(value: str) -> str:
        written = json.dumps(value, ensure_ascii=not plain)
        if chance(rng, 0.01) and value.isascii() and value.isalnum():
            written = f'"\\u{ord(value[0]):04x}' + written[2:]
        return written

    def dump(value: Any) -> str:
        if isinstance(value, Raw):
            return str(value)
        if isinstance(value, str):
            return string(value)
        if isinstance(value, (dict, Pairs)):
            members = value.items() if isinstance(value, dict) else value
            return "{" + space + ("," + space).join(
                string(name) + space + ":" + space + dump(member) for name, member in members) + "}"
        if isinstance(value, list):
            return "[" + ("," + space).join(map(dump, value)) + space + "]"
        return json.dumps(value)

    return space + dump(node) + space


def line(seed: str, number: int, call: str) -> bytes:
    rng = Random(f"{seed}/{call}/{number}")
    kind = rng.random()
    if kind < 1 / 3:
        return write(rng, plausible(rng, call)).encode()
    if kind < 2 / 3:
        return write(rng, draft(rng, call)).encode()
    return hostile(rng, call).replace(b"\n", b" ")


def main() -> None:
    if len(sys.argv) != 4 or sys.argv[3] not in (EVENT, FOLLOW_UP):
        sys.exit(f"usage: generate.py SEED COUNT {EVENT}|{FOLLOW_UP} > applications.jsonl")
    for number in range(int(sys.argv[2])):
        sys.stdout.buffer.write(line(sys.argv[1], number, sys.argv[3]) + b"\n")


if __name__ == "__main__":
    main()
