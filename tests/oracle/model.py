"""An independent model of the contract: it reads applications and gives their assessments.

    python3 tests/oracle/model.py CALL < applications.jsonl > out.jsonl

Every line of the input is one raw document. The assessments have no `engine` and no messages.
"""

from __future__ import annotations

import json
import re
import sys
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import Any, Callable, Optional

from language.strict_json import WHITE, BadJson, Num, Obj, parse

sys.path.append(str(Path(__file__).resolve().parent / "language"))
from identifiers import fault  # noqa: E402

MAX_TEXT = 20_000
MAX_ITEMS = 10_000
MAX_ERRORS = 100
MAX_EUROS = 999_999_999_999

# ---------------------------------------------------- the shape of an application

KINDS = ["request_letter", "budget", "charter", "technical_file", "vat_certificate",
         "bank_details", "statutes", "signature_delegation", "territory_letter"]
SIGNED = ["request_letter", "charter"]
COMMITMENTS = ["local_needs", "user_co_design", "multidisciplinarity", "hybrid_models",
               "open_innovation", "right_to_fail"]
QUESTIONS = ["event_type", "needs_and_challenges", "expected_effects", "federating_actors",
             "partners", "when_where_reach", "thematic_strategies", "local_ecosystem",
             "programme", "external_providers", "coaches_and_experts", "jury",
             "user_involvement", "diversity", "promotion", "logistics", "reuse_of_ideas",
             "group_follow_up", "lead_organisation", "budget_explained",
             "regional_support_visibility", "indicators"]
UNDERTAKINGS = ["regional_visibility", "innovation_store"]
CRITERIA = ["creative_format", "unmet_social_need", "federating_effect", "lasting_effect",
            "professional_team", "user_co_design", "multidisciplinarity",
            "material_conditions", "open_innovation", "regional_visibility"]
REGION = ["02", "59", "60", "62", "80"]
EVENT, FOLLOW_UP = "inspir-creative-event", "inspir-follow-up"

SIGNERS = ("enum", ["legal_representative", "delegate", "nobody"])
TEXTS = ("texts",)


def schema(call: str) -> tuple:
    """The type of the root: ("object", members), ("list", item), ("map", ids, item)…"""
    def ids(of_event: list[str]) -> list[str]:
        return of_event if call == EVENT else []

    expense = {"label": "text", "amount": "amount", "nature": ("enum", ["operating", "investment"]),
               "account": "text", "in_kind": "bool", "eligible": "bool",
               "external_provider": "bool", "supports": "text"}
    revenue = {"label": "text", "amount": "amount", "account": "text", "in_kind": "bool",
               "secured": "bool",
               "source": ("enum", ["region", "own_funds", "state", "department",
                                   "intermunicipal_body", "commune", "europe", "other_public",
                                   "private", "participants", "other"])}
    return ("object", {
        "call": ("call", call), "reference": "text", "submitted_on": "date",
        "first_contact_on": "date", "extensions": "any",
        "applicant": ("object", {
            "name": "text", "created_on": "date", "siret": "text", "rna": "text", "iban": "text",
            "legal_form": ("enum", ["association", "local_authority", "intermunicipal_body",
                                    "public_establishment", "foundation", "company",
                                    "cooperative", "individual", "other"]),
            "legal_representative": ("object", {"name": "text", "role": "text"}),
            "signatory": ("enum", ["legal_representative", "delegate"]),
            "vat_recovery": ("enum", ["full", "partial", "none"])}),
        "project": ("object", {
            "title": "text", "description": "text", "starts_on": "date", "ends_on": "date",
            "commune": "commune", "event_format_label": "text", "challenges": TEXTS,
            "external_providers": "bool",
            "event_format": ("enum", ["hackathon", "ideathon", "startup_weekend", "boot_camp",
                                      "other"])}),
        "origin": ("object", {"event_title": "text", "event_reference": "text",
                              "event_ended_on": "date", "inspir_event": "bool"}),
        "team": ("list", {"name": "text", "discipline": "text"}),
        "budget": ("object", {"vat_basis": ("enum", ["excluding_vat", "including_vat"]),
                              "expenses": ("list", expense), "revenues": ("list", revenue)}),
        "request": ("object", {"amount": "amount", "operating": "amount",
                               "investment": "amount"}),
        "documents": ("list", {"kind": ("id", ids(KINDS)), "name": "text", "dated_on": "date",
                               "signed_by": SIGNERS}),
        "charter": ("object", {"signed_on": "date", "signed_by": SIGNERS,
                               "commitments": ("map", ids(COMMITMENTS), "bool")}),
        "answers": ("map", ids(QUESTIONS), "text"),
        "undertakings": ("map", ids(UNDERTAKINGS), "bool"),
        "indicators": ("list", {"label": "text", "target": "target", "unit": "text",
                                "horizon_months": "months"}),
        "previous_grants": ("list", {"call": "text", "awarded_on": "date", "amount": "amount"}),
        "appraisals": ("map", ids(CRITERIA), ("object", {
            "verdict": ("enum", ["favourable", "unfavourable"]), "by": "text", "on": "date",
            "note": "text"})),
    })


class Wrong(Exception):
    """A value that counts as absent; the argument is the code."""


def is_absent(value: Any) -> bool:
    if isinstance(value, Obj):
        return not value.members
    return value is None or value == [] or (
        isinstance(value, str) and not isinstance(value, Num) and not value.strip(WHITE))


def scalar(value: Any, kind: Any) -> Any:
    """Reads a value that is present, and neither an object nor a list."""
    name, *rest = kind if isinstance(kind, tuple) else (kind,)
    is_text = isinstance(value, str) and not isinstance(value, Num)
    if name == "bool":
        if not isinstance(value, bool):
            raise Wrong("type.mismatch")
        return value
    if isinstance(value, Num):
        if name == "amount":
            if not value.is_integer:
                raise Wrong("amount.not_exact")
            if value.startswith("-") or len(value) > 12:
                raise Wrong("number.out_of_range")
            return int(value) * 100
        if name in ("target", "months") and value.is_integer:
            if name == "months" and value != "-0":
                if value.startswith("-") or len(value) > 3 or int(value) > 120:
                    raise Wrong("number.out_of_range")
            return value
    if not is_text or name == "months":
        raise Wrong("type.mismatch")
    if name in ("text", "target"):
        if len(value) > MAX_TEXT:
            raise Wrong("text.too_long")
    elif name == "amount":
        if not re.fullmatch(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?", value):
            raise Wrong("amount.format")
        euros, _, cents = value.partition(".")
        return int(euros) * 100 + int(cents.ljust(2, "0"))
    elif name == "date":
        found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", value)
        try:
            day = date(*map(int, found.groups())) if found else None
        except ValueError:
            day = None
        if day is None or not 1900 <= day.year <= 2199:
            raise Wrong("date.format")
        return day
    elif name == "commune":
        if not re.fullmatch(r"([0-9]{2}|2[AB])[0-9]{3}", value):
            raise Wrong("commune.format")
    elif name == "enum":
        if value not in rest[0]:
            raise Wrong("enum.unknown")
    elif name == "id":
        if value not in rest[0]:
            raise Wrong("id.unknown")
    elif name == "call" and value != rest[0]:
        raise Wrong("call.mismatch")
    return value


class Reader:
    """Checks a parsed document against the schema: keeps the right values, lists the wrong ones."""

    def __init__(self) -> None:
        self.errors: list[dict] = []

    def error(self, path: str, code: str) -> None:
        self.errors.append({"path": path, "code": code})

    def read(self, value: Any, kind: Any, path: str) -> Any:
        if kind == "any" or is_absent(value):
            return None
        try:
            if isinstance(kind, tuple) and kind[0] in ("object", "map"):
                return self.members(value, kind, path)
            if isinstance(kind, tuple) and kind[0] in ("list", "texts"):
                return self.items(value, kind, path)
            return scalar(value, kind)
        except Wrong as wrong:
            self.error(path, str(wrong))
            return None

    def members(self, value: Any, kind: tuple, path: str) -> dict:
        if not isinstance(value, Obj):
            raise Wrong("type.mismatch")
        kept: dict = {}
        for name, member in value.members.items():
            here = path + "/" + name.replace("~", "~0").replace("/", "~1")
            known = name in kind[1]
            if not known:
                self.error(here, "field.unknown" if kind[0] == "object" else "id.unknown")
            if name in value.repeated:
                self.error(here, "field.duplicate")
            if known:
                of = kind[1][name] if kind[0] == "object" else kind[2]
                read = self.read(member, of, here)
                if read is not None:
                    kept[name] = read
        return kept

    def items(self, value: Any, kind: tuple, path: str) -> Optional[list]:
        if not isinstance(value, list):
            raise Wrong("type.mismatch")
        if len(value) > MAX_ITEMS:
            raise Wrong("list.too_long")
        if kind == TEXTS:
            texts = [self.read(item, "text", f"{path}/{i}") for i, item in enumerate(value)]
            return [text for text in texts if text is not None] or None
        return [self.read(item, ("object", kind[1]), f"{path}/{i}") or {}
                for i, item in enumerate(value)]


def read_application(call: str, raw: bytes) -> tuple[dict, list[dict]]:
    try:
        root = parse(raw)
    except BadJson as bad:
        return {}, [{"path": "", "code": str(bad)}]
    reader = Reader()
    tree = reader.read(root, schema(call), "") or {}
    if len(reader.errors) > MAX_ERRORS:
        return {}, reader.errors[:MAX_ERRORS]
    return tree, reader.errors


# ------------------------------------------------------------------ small checks

def euros(cents: Optional[int]) -> Optional[str]:
    if cents is None:
        return None
    return f"{'-' if cents < 0 else ''}{abs(cents) // 100}.{abs(cents) % 100:02d}"


def add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


# ----------------------------------------------------------------- the findings

class Application:
    def __init__(self, call: str, tree: dict) -> None:
        self.call = call
        self.tree = tree
        self.documents: list[dict] = tree.get("documents", [])

    def get(self, path: str) -> Any:
        node: Any = self.tree
        for name in path.split("/")[1:]:
            node = node.get(name)
            if node is None:
                return None
        return node

    def absent(self, *paths: str) -> list[str]:
        return [path for path in paths if self.get(path) is None]

    def sum(self, side: str, counts: Callable[[dict], bool]) -> tuple[Optional[int], list[str]]:
        """The total of the lines that count; or None and the paths that are missing."""
        lines = self.get(f"/budget/{side}")
        if lines is None:
            return None, [f"/budget/{side}"]
        missing = [f"/budget/{side}/{i}/amount" for i, line in enumerate(lines)
                   if counts(line) and "amount" not in line]
        if missing:
            return None, missing
        return sum(line["amount"] for line in lines if counts(line)), []

    def total(self, side: str) -> tuple[Optional[int], list[str]]:
        return self.sum(side, lambda line: True)

    def in_kind(self, side: str) -> tuple[Optional[int], list[str]]:
        return self.sum(side, is_in_kind)

    def base(self, nature: Optional[str] = None) -> tuple[Optional[int], list[str]]:
        return self.sum("expenses", lambda line: not is_in_kind(line)
                        and line.get("eligible", True)
                        and nature in (None, line.get("nature", "operating")))


def is_in_kind(line: dict) -> bool:
    return line.get("in_kind", False)


Result = tuple[str, list[str], Optional[dict]]
Check = Callable[[Application], Result]


def result(status: str, paths: list[str], values: Optional[dict] = None) -> Result:
    silent = status in ("met", "not_applicable")
    return status, [] if silent else paths, None if status == "not_applicable" else values


def answered(path: str) -> Check:
    return lambda app: result("missing" if app.absent(path) else "met", [path])


def agreed(path: str) -> Check:
    status = {None: "missing", True: "met", False: "not_met"}
    return lambda app: result(status[app.get(path)], [path])


def one_of(path: str, met: list[str]) -> Check:
    def check(app: Application) -> Result:
        value = app.get(path)
        return result("missing" if value is None else "met" if value in met else "to_review",
                      [path])
    return check


def well_formed(kind: str) -> Check:
    path = f"/applicant/{kind}"

    def check(app: Application) -> Result:
        value = app.get(path)
        if value is None:
            return result("not_applicable", [path])
        wrong = fault(kind, value)
        return result("not_met" if wrong else "met", [path], wrong)
    return check


def compared(paths: list[str], holds: Callable[..., bool]) -> Check:
    def check(app: Application) -> Result:
        absent = app.absent(*paths)
        if absent:
            return result("missing", absent)
        return result("met" if holds(*map(app.get, paths)) else "not_met", paths)
    return check


def under_condition(state: Callable[[Application], Optional[bool]], field: str,
                    inner: Check) -> Check:
    def check(app: Application) -> Result:
        holds = state(app)
        if holds is False:
            return result("not_applicable", [])
        status, paths, values = inner(app)
        if holds is None and status != "met":
            return result("missing", [field] + paths, values)
        return status, paths, values
    return check


def in_region(app: Application) -> Result:
    commune = app.get("/project/commune")
    return result("missing" if commune is None else "met" if commune[:2] in REGION else "not_met",
                  ["/project/commune"])


def document(kind: str) -> Check:
    return lambda app: result(
        "met" if any(doc.get("kind") == kind for doc in app.documents) else "missing",
        ["/documents"])


def signed_document(kind: str) -> Check:
    def check(app: Application) -> Result:
        signers = {f"/documents/{i}/signed_by": doc.get("signed_by")
                   for i, doc in enumerate(app.documents) if doc.get("kind") == kind}
        if not signers:
            return result("missing", ["/documents"])
        if any(who in ("legal_representative", "delegate") for who in signers.values()):
            return result("met", [])
        unknown = [path for path, who in signers.items() if who is None]
        return result("missing", unknown) if unknown else result("not_met", list(signers))
    return check


def is_association(app: Application) -> Optional[bool]:
    form = app.get("/applicant/legal_form")
    return None if form is None else form == "association"


def delegate_signs(app: Application) -> bool:
    return "delegate" in [app.get("/applicant/signatory"), app.get("/charter/signed_by"),
                          *(doc.get("signed_by") for doc in app.documents)]


def charter_signature(app: Application) -> Result:
    if app.get("/charter/signed_by") == "nobody":
        return result("not_met", ["/charter/signed_by"])
    absent = app.absent("/charter/signed_on", "/charter/signed_by")
    return result("missing" if absent else "met", absent)


def some_item_with(path: str, member: str) -> Check:
    def check(app: Application) -> Result:
        items = app.get(path)
        if items is None:
            return result("missing", [path])
        return result("met" if any(member in item for item in items) else "missing",
                      [f"{path}/{i}/{member}" for i in range(len(items))])
    return check


def lines_with_amounts(side: str) -> Check:
    def check(app: Application) -> Result:
        total, missing = app.total(side)
        return result("missing" if total is None else "met", missing)
    return check


def balanced(app: Application) -> Result:
    (expenses, left), (revenues, right) = app.total("expenses"), app.total("revenues")
    gap = None if expenses is None or revenues is None else expenses - revenues
    values = {"expenses": euros(expenses), "revenues": euros(revenues), "gap": euros(gap)}
    if gap is None:
        return result("missing", left + right, values)
    return result("not_met" if gap else "met", ["/budget/expenses", "/budget/revenues"], values)


def in_kind_balanced(app: Application) -> Result:
    lines = (app.get("/budget/expenses") or []) + (app.get("/budget/revenues") or [])
    if not any(map(is_in_kind, lines)):
        return result("not_applicable", [])
    (expenses, left), (revenues, right) = app.in_kind("expenses"), app.in_kind("revenues")
    if expenses is None or revenues is None:
        return result("missing", left + right)
    return result("met" if expenses == revenues else "not_met",
                  ["/budget/expenses", "/budget/revenues"])


def vat_consistent(app: Application) -> Result:
    paths = ["/applicant/vat_recovery", "/budget/vat_basis"]
    if app.absent(*paths):
        return result("missing", app.absent(*paths))
    recovery, basis = map(app.get, paths)
    if recovery == "partial":
        return result("to_review", paths)
    good = (recovery, basis) in [("full", "excluding_vat"), ("none", "including_vat")]
    return result("met" if good else "not_met", paths)


def providers_shown(app: Application) -> Result:
    lines = app.get("/budget/expenses")
    if lines is None:
        return result("missing", ["/budget/expenses"])
    shown = any(line.get("external_provider") for line in lines)
    return result("met" if shown else "not_met", ["/budget/expenses"])


def explained(app: Application) -> Result:
    lines = app.get("/budget/expenses")
    if lines is None:
        return result("missing", ["/budget/expenses"])
    missing = [f"/budget/expenses/{i}/supports" for i, line in enumerate(lines)
               if "supports" not in line]
    return result("missing" if missing else "met", missing)


def within_rate(app: Application) -> Result:
    requested = app.get("/request/amount")
    base, missing = app.base()
    limit = None if base is None else base // 2
    values = {"requested": euros(requested), "base": euros(base), "rate": "0.50",
              "limit": euros(limit)}
    if requested is None or limit is None:
        return result("missing", app.absent("/request/amount") + missing, values)
    return result("met" if requested <= limit else "not_met", ["/request/amount"], values)


def within_ceiling(path: str, ceiling: int, other: Optional[str] = None) -> Check:
    def check(app: Application) -> Result:
        requested = app.get(path)
        values = {"requested": euros(requested), "ceiling": euros(ceiling)}
        if requested is None:
            instead = other is not None and app.get(other) is not None
            return result("not_applicable" if instead else "missing", [path], values)
        return result("met" if requested <= ceiling else "not_met", [path], values)
    return check


def in_budget(app: Application) -> Result:
    requested = app.get("/request/amount")
    shown, missing = app.sum(
        "revenues", lambda line: line.get("source") == "region" and not is_in_kind(line))
    values = {"requested": euros(requested), "in_budget": euros(shown)}
    if requested is None or shown is None:
        return result("missing", app.absent("/request/amount") + missing, values)
    return result("met" if requested == shown else "not_met",
                  ["/request/amount", "/budget/revenues"], values)


def within_costs(part: str) -> Check:
    def check(app: Application) -> Result:
        requested = app.get(f"/request/{part}")
        base, missing = app.base(part)
        values = {"requested": euros(requested), "base": euros(base)}
        if requested is None:
            return result("not_applicable", [])
        if base is None:
            return result("missing", missing, values)
        return result("met" if requested <= base else "not_met", [f"/request/{part}"], values)
    return check


def appraised(criterion: str) -> Check:
    path = f"/appraisals/{criterion}/verdict"
    status = {None: "to_review", "favourable": "met", "unfavourable": "not_met"}
    return lambda app: result(status[app.get(path)], [path])


def origin_identified(app: Application) -> Result:
    paths = ["/origin/event_reference", "/origin/event_title"]
    return result("missing" if len(app.absent(*paths)) == 2 else "met", paths)


def multidisciplinary(app: Application) -> Result:
    team = app.get("/team")
    if team is None:
        return result("missing", ["/team"])
    known = {member["discipline"].strip(WHITE).lower() for member in team
             if "discipline" in member}
    missing = [f"/team/{i}/discipline" for i, member in enumerate(team)
               if "discipline" not in member]
    if len(known) >= 2:
        return result("met", [])
    return result("missing", missing) if missing else result("not_met", ["/team"])


STARTS, ENDS = "/project/starts_on", "/project/ends_on"
EVENT_CEILING, PART_CEILING = 12_500_00, 5_000_00
Row = tuple[str, str, str, Check]

IDENTIFIERS: list[Row] = [
    ("applicant.siret", "warning", "practice", well_formed("siret")),
    ("applicant.rna", "warning", "practice", well_formed("rna")),
    ("applicant.iban", "warning", "practice", well_formed("iban")),
    ("project.title", "warning", "implied", answered("/project/title")),
]
in_order = compared([STARTS, ENDS], lambda starts, ends: starts <= ends)


def document_row(kind: str) -> Row:
    check = signed_document(kind) if kind in SIGNED else document(kind)
    if kind == "statutes":
        check = under_condition(is_association, "/applicant/legal_form", check)
    if kind == "signature_delegation":
        check = under_condition(delegate_signs, "", check)
    return f"documents.{kind}", "blocking", "call", check


EVENT_ROWS: list[Row] = [
    ("applicant.name", "blocking", "call", answered("/applicant/name")),
    ("applicant.legal_representative", "blocking", "call",
     answered("/applicant/legal_representative/name")),
    ("applicant.legal_form", "blocking", "call",
     one_of("/applicant/legal_form", ["association", "local_authority", "intermunicipal_body"])),
    *IDENTIFIERS,
    ("event.format", "blocking", "call",
     one_of("/project/event_format", ["hackathon", "ideathon", "startup_weekend", "boot_camp"])),
    ("event.dates", "blocking", "call", in_order),
    ("event.place", "blocking", "call", answered("/project/commune")),
    ("event.in_region", "warning", "implied", in_region),
    ("event.challenges", "blocking", "call", answered("/project/challenges")),
    ("event.filed_before_start", "warning", "implied",
     compared(["/submitted_on", STARTS], lambda filed, starts: filed < starts)),
    ("event.first_contact", "advice", "call",
     compared(["/first_contact_on", STARTS],
              lambda contact, starts: add_months(contact, 4) <= starts)),
    *map(document_row, KINDS),
    ("charter.signature", "blocking", "call", charter_signature),
    *((f"charter.{id}", "blocking", "call", agreed(f"/charter/commitments/{id}"))
      for id in COMMITMENTS),
    *((f"answers.{id}", "blocking", "call", answered(f"/answers/{id}")) for id in QUESTIONS),
    *((f"undertakings.{id}", "blocking", "call", agreed(f"/undertakings/{id}"))
      for id in UNDERTAKINGS),
    ("indicators.quantified", "blocking", "call", some_item_with("/indicators", "target")),
    ("budget.vat_basis", "blocking", "call", answered("/budget/vat_basis")),
    ("budget.expenses", "blocking", "call", lines_with_amounts("expenses")),
    ("budget.revenues", "blocking", "call", lines_with_amounts("revenues")),
    ("budget.balanced", "blocking", "call", balanced),
    ("budget.in_kind_balanced", "warning", "practice", in_kind_balanced),
    ("budget.vat_consistent", "warning", "implied", vat_consistent),
    ("budget.providers_shown", "warning", "call",
     under_condition(lambda app: app.get("/project/external_providers"),
                     "/project/external_providers", providers_shown)),
    ("budget.explained", "warning", "call", explained),
    ("grant.rate", "blocking", "call", within_rate),
    ("grant.ceiling", "blocking", "call", within_ceiling("/request/amount", EVENT_CEILING)),
    ("grant.in_budget", "warning", "implied", in_budget),
    *((f"appraisal.{id}", "appraisal", "call", appraised(id)) for id in CRITERIA),
]

FOLLOW_UP_ROWS: list[Row] = [
    ("applicant.name", "warning", "implied", answered("/applicant/name")),
    *IDENTIFIERS,
    ("origin.inspir_event", "blocking", "call", agreed("/origin/inspir_event")),
    ("origin.identified", "warning", "implied", origin_identified),
    ("origin.chronology", "warning", "implied",
     compared(["/origin/event_ended_on", STARTS], lambda ended, starts: ended <= starts)),
    ("team.members", "warning", "implied", some_item_with("/team", "name")),
    ("team.multidisciplinary", "advice", "implied", multidisciplinary),
    ("experiment.purpose", "blocking", "call", answered("/project/description")),
    ("experiment.dates", "warning", "implied", in_order),
    ("budget.expenses", "warning", "implied", lines_with_amounts("expenses")),
    ("budget.balanced", "warning", "implied", balanced),
    ("grant.operating_ceiling", "blocking", "call",
     within_ceiling("/request/operating", PART_CEILING, "/request/investment")),
    ("grant.investment_ceiling", "blocking", "call",
     within_ceiling("/request/investment", PART_CEILING, "/request/operating")),
    ("grant.operating_within_costs", "warning", "implied", within_costs("operating")),
    ("grant.investment_within_costs", "warning", "implied", within_costs("investment")),
]
ROWS = {EVENT: EVENT_ROWS, FOLLOW_UP: FOLLOW_UP_ROWS}


# --------------------------------------------------------------- the assessment

def grant(app: Application) -> dict:
    parts = []
    requests: list[Optional[int]] = []
    maxima: list[Optional[int]] = []
    for id in ["grant"] if app.call == EVENT else ["operating", "investment"]:
        is_event = app.call == EVENT
        requested = app.get("/request/amount" if is_event else f"/request/{id}")
        base, _ = app.base(None if is_event else id)
        rate_limit = base // 2 if is_event and base is not None else None
        ceiling = EVENT_CEILING if is_event else PART_CEILING
        limit = rate_limit if is_event else base
        maximum = None if limit is None else min(limit, ceiling)
        excess = None if requested is None or maximum is None else max(0, requested - maximum)
        requests.append(requested)
        maxima.append(maximum)
        parts.append({"id": id, "base": euros(base), "rate": "0.50" if is_event else None,
                      "rate_limit": euros(rate_limit), "ceiling": euros(ceiling),
                      "maximum": euros(maximum), "requested": euros(requested),
                      "excess": euros(excess)})
    asked = [request for request in requests if request is not None]
    counted = [m for m, request in zip(maxima, requests) if request is not None or not asked]
    known = [m for m in counted if m is not None]
    return {"requested": euros(sum(asked)) if asked else None,
            "maximum": euros(sum(known)) if len(known) == len(counted) else None,
            "parts": parts}


def outcome(findings: list[dict], errors: list[dict]) -> str:
    if errors:
        return "invalid"
    blocking = {f["status"] for f in findings if f["level"] == "blocking"}
    for status, name in [("not_met", "ineligible"), ("missing", "incomplete"),
                         ("to_review", "needs_review")]:
        if status in blocking:
            return name
    return "eligible"


def assess(call_id: str, raw: bytes) -> dict:
    tree, errors = read_application(call_id, raw)
    app = Application(call_id, tree)
    findings = []
    for requirement, level, basis, check in ROWS[call_id]:
        status, paths, values = check(app)
        finding: dict = {"requirement": requirement, "status": status, "level": level,
                         "basis": basis}
        if paths:
            finding["paths"] = paths
        if values is not None:
            finding["values"] = values
        findings.append(finding)
    blocking = [f["status"] for f in findings if f["level"] == "blocking"]
    verdicts = [f["status"] for f in findings if f["level"] == "appraisal"]
    return {
        "call": call_id, "edition": "1", "reference": app.get("/reference"),
        "outcome": outcome(findings, errors),
        "progress": {"met": blocking.count("met"),
                     "applicable": len(blocking) - blocking.count("not_applicable")},
        "grant": grant(app),
        "totals": {"expenses": euros(app.total("expenses")[0]),
                   "revenues": euros(app.total("revenues")[0]),
                   "in_kind_expenses": euros(app.in_kind("expenses")[0]),
                   "in_kind_revenues": euros(app.in_kind("revenues")[0])},
        "appraisal": {"favourable": verdicts.count("met"),
                      "unfavourable": verdicts.count("not_met"),
                      "pending": verdicts.count("to_review")},
        "input_errors": errors,
        "findings": findings,
    }


def documents(raw: bytes) -> list[bytes]:
    """The lines of a file; a final newline makes no extra line."""
    lines = raw.split(b"\n")
    return lines if lines[-1] else lines[:-1]


def main() -> None:
    if len(sys.argv) != 2 or sys.argv[1] not in ROWS:
        sys.exit(f"usage: model.py {'|'.join(ROWS)} < applications.jsonl > out.jsonl")
    for line in documents(sys.stdin.buffer.read()):
        text = json.dumps(assess(sys.argv[1], line), ensure_ascii=False, separators=(",", ":"))
        sys.stdout.buffer.write(text.encode("utf-8") + b"\n")


if __name__ == "__main__":
    main()
