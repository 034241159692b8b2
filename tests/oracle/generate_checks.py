"""Random requirements: every check with its parameters."""

from __future__ import annotations

from typing import Any, Optional

import schema
from generate_terms import Terms

CHECKS = """answered any_answered appraisal balanced ceiling charter_signature chronology complete_lines
confirmed document explained_lines filed_in_period funding_share grant_interval identifier in_budget
max_rate minimum_cost minimum_request one_of providers_shown quantified_indicators team_disciplines
team_members territory vat_consistent within_costs compare compare compare at_least every some""".split()
EVERYTHING = ("text", "texts", "date", "amount", "number", "commune", "boolean", "choice", "choices")


def requirement(terms: Terms, number: int) -> dict:
    rng = terms.rng
    while True:
        check = rng.choice(CHECKS)
        parameters = parameters_of(terms, check)
        if parameters is not None:
            break
    basis = rng.choice(["call", "call", "call", "implied", "practice"])
    levels = ["blocking", "blocking", "warning", "advice"] if basis == "call" else ["warning", "advice"]
    if check == "appraisal":
        levels = ["appraisal", "blocking"] if basis == "call" else ["appraisal"]
    found: dict = {"id": f"r{number}.{check}", "section": rng.choice(["one", "two"]), "check": check,
                   **parameters, "level": rng.choice(levels), "basis": basis, "title": terms.words("Point"),
                   "citation": {"section": terms.words("Article")}}
    if basis == "call" or terms.chance(0.3):
        found["citation"]["quote"] = "les mots de l’appel"
    if terms.chance(0.35):
        found["when"] = terms.condition()
    return found


def flag(terms: Terms, name: str, share: float = 0.5) -> dict:
    return {name: terms.rng.choice([True, True, False])} if terms.chance(share) else {}


def listed(terms: Terms, name: str) -> Optional[str]:
    ids = schema.ids(terms.definition, name)
    return terms.rng.choice(ids) if ids else None


def parameters_of(terms: Terms, check: str) -> Optional[dict]:
    """The parameters of a check; None if the call has nothing for it."""
    rng, definition = terms.rng, terms.definition
    parts = definition.get("parts", [])
    if check == "answered":
        paths = [spot.path for spot in terms.found(*EVERYTHING)] + terms.lists * 2
        return {"field": rng.choice(paths)}
    if check == "any_answered":
        paths = [spot.path for spot in terms.found(*EVERYTHING)]
        return {"fields": rng.sample(paths, rng.randint(1, 3))}
    if check == "appraisal":
        criterion = listed(terms, "criteria")
        return {"criterion": criterion} if criterion else None
    if check == "balanced":
        return flag(terms, "in_kind")
    if check in ("ceiling", "max_rate", "within_costs"):
        return of_a_part(terms, check)
    if check == "chronology":
        paths = [spot.path for spot in terms.found("date")]
        earlier, later = rng.sample(paths, 2)
        if earlier == "/project/ends_on":
            earlier, later = later, earlier
        months = {"months": rng.choice([0, 1, 4, 18])} if terms.chance(0.4) else {}
        return {"earlier": earlier, "later": later, **flag(terms, "strict", 0.4), **months}
    if check == "complete_lines":
        return {"list": rng.choice(["/budget/expenses", "/budget/revenues"])}
    if check == "confirmed":
        return {"field": rng.choice(terms.found("boolean")).path}
    if check == "document":
        document = listed(terms, "documents")
        minimum = {"minimum": rng.randint(1, 3)} if terms.chance(0.4) else {}
        return {"document": document, **flag(terms, "signed", 0.6), **minimum} if document else None
    if check == "filed_in_period":
        return {} if any(name in definition for name in ("valid_from", "valid_until", "periods")) else None
    if check == "funding_share":
        return funding_share(terms)
    if check == "grant_interval":
        return {"years": rng.choice([1, 2, 3, 100]), **flag(terms, "same_call", 0.8)}
    if check == "identifier":
        return {"kind": rng.choice(["siret", "rna", "iban"])}
    if check in ("in_budget", "minimum_request"):
        if not parts:
            return None
        return {"minimum": terms.amount(500_000)} if check == "minimum_request" else {}
    if check == "minimum_cost":
        return {"minimum": terms.amount()}
    if check == "one_of":
        return one_of(terms)
    if check == "team_disciplines":
        return {"minimum": rng.choice([1, 2, 3])}
    if check == "territory":
        field = rng.choice(terms.found("commune")).path
        return {**({} if field == "/project/commune" and terms.chance(0.5) else {"field": field}),
                **terms.territory()}
    return conditional(terms, check) if check in ("compare", "at_least", "every", "some") else {}


def of_a_part(terms: Terms, check: str) -> Optional[dict]:
    """A part that has the check's limit, in itself or in a case."""
    names = {"ceiling": ["ceiling"], "max_rate": ["rate", "brackets"], "within_costs": ["id"]}[check]
    parts = [part["id"] for part in terms.definition.get("parts", []) if "request" in part
             and any(name in found for found in [part, *part.get("cases", [])] for name in names)]
    return {"part": terms.rng.choice(parts)} if parts else None


def funding_share(terms: Terms) -> dict:
    rng = terms.rng
    sources = schema.SOURCES + schema.ids(terms.definition, "sources")
    low, high = rng.choice(["0.05", "0.20", "0.333333"]), rng.choice(["0.5", "0.80", "1"])
    shares: dict[str, Any] = {"minimum": low, "maximum": high}
    for name in rng.choice([["minimum"], ["maximum"], []]):
        del shares[name]
    return {"sources": rng.sample(sources, rng.randint(1, 5)), **shares}


def one_of(terms: Terms) -> Optional[dict]:
    """Never lists all values, so that `otherwise` has a meaning."""
    rng = terms.rng
    spot = rng.choice(terms.found("choice", "choices", "amount", "number", "commune", "boolean"))
    if terms.chance(0.1):
        spot = next(s for s in terms.spots if s.path == "/project/event_format")
    if spot.type == "boolean":
        values = [rng.choice([True, False])]
    else:
        values = terms.constants(spot, 4)
        values = [value if not isinstance(value, int) else str(value) for value in values]
        if spot.type in ("choice", "choices"):
            values = values[:len(spot.values) - 1]
    if not values:
        return None
    cut = rng.randint(1, len(values))
    found: dict = {"field": spot.path, "accepted": values[:cut]}
    if values[cut:] and terms.chance(0.7):
        found["refused"] = values[cut:]
    found["otherwise"] = rng.choice(["to_review", "not_met"])
    if spot.path == "/project/event_format":
        found["in_words"] = "/project/event_format_label"
    return found


def conditional(terms: Terms, check: str) -> dict:
    """The parameters of a condition that is a check too."""
    rng = terms.rng
    if check == "compare":
        found = terms.comparison()
        for side in ("left", "right"):
            untitled = isinstance(found[side], dict) and "title" not in found[side]
            if untitled and terms.chance(0.1) and "quantity" not in found[side]:
                if side == "left":
                    found[side] = {**found[side], "title": terms.words("terme")}
    elif check == "at_least":
        of = [terms.condition(1) for _ in range(rng.randint(1, 4))]
        found = {"count": rng.randint(1, len(of)), "of": of}
    else:
        found = terms.through(check)
    if terms.chance(0.4):
        found["otherwise"] = rng.choice(["not_met", "to_review", "missing"])
    if terms.chance(0.2):
        found["message"] = ({"fr": "{left} contre {right}", "en": "{left} against {right}"}
                            if check == "compare" else terms.words("message"))
    return found
