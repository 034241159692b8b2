"""Checks that read answers, dates, documents and lists: (status, paths, values)."""

from __future__ import annotations

from typing import Callable, Optional

import conditions
import days
import identifiers
from facts import Facts
from strict_json import WHITE

Result = tuple[str, list[str], Optional[dict]]
Check = Callable[[Facts, dict], Result]
MET: Result = ("met", [], None)


def missing_or_met(paths: list[str], values: Optional[dict] = None) -> Result:
    return ("missing" if paths else "met"), paths, values


def answered(facts: Facts, r: dict) -> Result:
    return missing_or_met([] if facts.get(r["field"]) else facts.absent(r["field"]))


def any_answered(facts: Facts, r: dict) -> Result:
    absent = facts.absent(*r["fields"])
    return missing_or_met(absent if len(absent) == len(r["fields"]) else [])


def appraisal(facts: Facts, r: dict) -> Result:
    path = f"/appraisals/{r['criterion']}/verdict"
    status = {None: "to_review", "favourable": "met", "unfavourable": "not_met"}
    return status[facts.get(path)], [path], None


def confirmed(facts: Facts, r: dict) -> Result:
    status = {None: "missing", True: "met", False: "not_met"}
    return status[facts.get(r["field"])], [r["field"]], None


def one_of(facts: Facts, r: dict) -> Result:
    value = facts.get(r["field"])
    if value is None:
        return "missing", [r["field"]], None
    if conditions.among(value, r.get("refused", [])):
        return "not_met", [r["field"]], None
    chosen = value if isinstance(value, list) else [value]
    accepted = all(conditions.among(one, r["accepted"]) for one in chosen)
    return ("met" if accepted else r["otherwise"]), [r["field"]], None


def identifier(facts: Facts, r: dict) -> Result:
    path = f"/applicant/{r['kind']}"
    text = facts.get(path)
    if text is None:
        return "not_applicable", [], None
    fault = identifiers.fault(r["kind"], text)
    return ("not_met", [path], fault) if fault else MET


def territory(facts: Facts, r: dict) -> Result:
    path = r.get("field", "/project/commune")
    commune = facts.get(path)
    if commune is None:
        return "missing", [path], None
    return ("met" if conditions.in_territory(commune, r) else "not_met"), [path], None


def charter_signature(facts: Facts, r: dict) -> Result:
    if facts.get("/charter/signed_by") == "nobody":
        return "not_met", ["/charter/signed_by"], None
    return missing_or_met(facts.absent("/charter/signed_on", "/charter/signed_by"))


def vat_consistent(facts: Facts, r: dict) -> Result:
    paths = ["/applicant/vat_recovery", "/budget/vat_basis"]
    if facts.absent(*paths):
        return "missing", facts.absent(*paths), None
    recovery, basis = map(facts.get, paths)
    if recovery == "partial":
        return "to_review", paths, None
    good = (recovery, basis) in [("full", "excluding_vat"), ("none", "including_vat")]
    return ("met" if good else "not_met"), paths, None


# --------------------------------------------------------------------- dates

def chronology(facts: Facts, r: dict) -> Result:
    paths = [r["earlier"], r["later"]]
    if facts.absent(*paths):
        return "missing", facts.absent(*paths), None
    earlier, later = map(facts.get, paths)
    first = days.add(earlier, r.get("months", 0), "months")
    good = first < later if r.get("strict") else first <= later
    return ("met" if good else "not_met"), paths, None


def periods_of(definition: dict) -> list[dict]:
    if "periods" in definition:
        return definition["periods"]
    return [{new: definition[old] for new, old in (("from", "valid_from"), ("until", "valid_until"))
             if old in definition}]


def filed_in_period(facts: Facts, r: dict) -> Result:
    periods = periods_of(facts.definition)
    day = facts.get("/submitted_on")

    def begun(period: dict) -> bool:
        return "from" not in period or days.read_day(period["from"]) <= day

    def not_over(period: dict) -> bool:
        return "until" not in period or day <= days.read_day(period["until"])

    if day is None:
        shown, status = periods[0], "missing"
    else:
        inside = [period for period in periods if begun(period) and not_over(period)]
        shown = (inside or [p for p in periods if not_over(p)] or periods[-1:])[0]
        status = "met" if inside else "not_met"
    return status, ["/submitted_on"], {
        "submitted_on": None if day is None else days.write_day(day),
        "valid_from": shown.get("from"), "valid_until": shown.get("until")}


def grant_interval(facts: Facts, r: dict) -> Result:
    path, filed = "/previous_grants", facts.get("/submitted_on")
    lacking: list[str] = [path] if facts.is_wrong(path) else []
    awards = []
    refused = matters = False
    later: list[str] = []
    for item in facts.each(path):
        of_it = facts.value(f"{path}/*/same_call", item) if r.get("same_call") else True
        if of_it is False:
            continue
        matters = True
        awarded = facts.value(f"{path}/*/awarded_on", item)
        if awarded is None:
            later.append(facts.place(f"{path}/*/awarded_on", item))
            continue
        if of_it:
            awards.append(awarded)
        if filed is not None and days.add(awarded, r["years"], "years") > filed:
            if of_it:
                refused = True
            else:
                later.append(facts.place(f"{path}/*/same_call", item))
    values = {"last_award": days.write_day(max(awards)) if awards else None, "years": r["years"]}
    if refused:
        return "not_met", [path], values
    if matters:
        lacking += facts.absent("/submitted_on")
    return missing_or_met(lacking + later, values)


# ----------------------------------------------------------------- documents

def document(facts: Facts, r: dict) -> Result:
    items = facts.get("/documents") or []
    values = {"document": r["document"]}
    of_kind = [i for i, item in enumerate(items) if item.get("kind") == r["document"]]
    wrong = [i for i in range(len(items)) if facts.is_wrong(f"/documents/{i}/kind")]
    if len(of_kind) < r.get("minimum", 1):
        return "missing", ["/documents"] + [f"/documents/{i}/kind" for i in wrong], values
    if not r.get("signed"):
        return "met", [], values
    signers = {i: items[i].get("signed_by") for i in of_kind}
    signed = [i for i in of_kind if signers[i] in ("legal_representative", "delegate")]
    if len(signed) >= r.get("minimum", 1):
        return "met", [], values
    lacking = {i: f"/documents/{i}/signed_by" for i in of_kind if signers[i] is None}
    lacking.update({i: f"/documents/{i}/kind" for i in wrong if items[i].get("signed_by") != "nobody"})
    if lacking:
        return "missing", [lacking[i] for i in sorted(lacking)], values
    return "not_met", [f"/documents/{i}/signed_by" for i in of_kind], values


# --------------------------------------------------------------------- lists

def some_item_with(path: str, member: str) -> Check:
    def check(facts: Facts, r: dict) -> Result:
        items = facts.get(path)
        if items is None:
            return "missing", [path], None
        if any(member in item for item in items):
            return MET
        return "missing", [f"{path}/{i}/{member}" for i in range(len(items))], None
    return check


def team_disciplines(facts: Facts, r: dict) -> Result:
    team = facts.get("/team")
    if team is None:
        return "missing", ["/team"], None
    known = {m["discipline"].strip(WHITE).lower() for m in team if "discipline" in m}
    if len(known) >= r["minimum"]:
        return MET
    lacking = [f"/team/{i}/discipline" for i, m in enumerate(team) if "discipline" not in m]
    return ("missing", lacking, None) if lacking else ("not_met", ["/team"], None)


def lines_with(member: str) -> Check:
    """Whether every line has the member."""
    def check(facts: Facts, r: dict) -> Result:
        path = r.get("list", "/budget/expenses")
        lines = facts.get(path)
        if lines is None:
            return "missing", [path], None
        return missing_or_met([f"{path}/{i}/{member}" for i, line in enumerate(lines)
                               if member not in line])
    return check


def providers_shown(facts: Facts, r: dict) -> Result:
    path = "/budget/expenses"
    if facts.get(path) is None:
        return "missing", [path], None
    shown = [facts.value(f"{path}/*/external_provider", item) for item in facts.each(path)]
    if True in shown:
        return MET
    lacking = [f"{path}/{i}/external_provider" for i, value in enumerate(shown) if value is None]
    return ("missing", lacking, None) if lacking else ("not_met", [path], None)


CHECKS: dict[str, Check] = {
    "answered": answered, "any_answered": any_answered, "appraisal": appraisal,
    "confirmed": confirmed, "one_of": one_of, "identifier": identifier, "territory": territory,
    "charter_signature": charter_signature, "vat_consistent": vat_consistent,
    "chronology": chronology, "filed_in_period": filed_in_period, "grant_interval": grant_interval,
    "document": document, "team_members": some_item_with("/team", "name"),
    "quantified_indicators": some_item_with("/indicators", "target"),
    "team_disciplines": team_disciplines, "explained_lines": lines_with("supports"),
    "complete_lines": lines_with("amount"), "providers_shown": providers_shown,
}
