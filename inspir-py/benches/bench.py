"""Measures applications a second, from text, dicts and typed objects, beside other libraries.

    pip install -r inspir-py/benches/requirements.txt    # and the wheel
    python inspir-py/benches/bench.py

All rows take turns in one run, and the median of the turns counts. Every row gets the application
of `inspir-core/examples/application.json`, without its white space.

- pydantic validates the same model, typed in full, and decides nothing: the floor.
- datalogic-py decides a third of the requirements (25 of 76, see `THIRD`), written as JSONLogic;
  its answers are yes or no, without words, and its sums are floats.
- The hand-written function decides the same third, in pure Python, with `Decimal`. (All 76 would be
  a few hundred lines; three times its time is an estimate of them.)

Before anything is timed, the three are compared on what they decide.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, make_dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import inspir

SAMPLE = Path(__file__).resolve().parents[2] / "inspir-core" / "examples" / "application.json"
CALL = inspir.Call.load("inspir-creative-event")

try:
    import pydantic
except ImportError:
    pydantic = None  # type: ignore[assignment]
try:
    import orjson
except ImportError:
    orjson = None  # type: ignore[assignment]
try:
    import datalogic_py
except ImportError:
    datalogic_py = None


# The model of pydantic


def model() -> Any:
    """The application as a pydantic model, as strict as the engine where pydantic can be."""
    text = Annotated[str, pydantic.Field(max_length=20_000)]
    amount = Annotated[Decimal, pydantic.Field(ge=0, max_digits=14, decimal_places=2)]
    signed_by = Literal["legal_representative", "delegate", "nobody"]
    forms = Literal[
        "association", "local_authority", "intermunicipal_body", "public_establishment",
        "foundation", "company", "cooperative", "individual", "other",
    ]  # fmt: skip
    sources = Literal[
        "region", "own_funds", "state", "department", "intermunicipal_body", "commune", "europe",
        "other_public", "private", "participants", "other",
    ]  # fmt: skip
    formats = Literal["hackathon", "ideathon", "startup_weekend", "boot_camp", "other"]

    def of(name: str, /, **members: Any) -> Any:
        return pydantic.create_model(
            name,
            __config__=pydantic.ConfigDict(extra="forbid"),
            **{member: (kind | None, None) for member, kind in members.items()},
        )

    def items(kind: Any) -> Any:
        return Annotated[list[kind], pydantic.Field(max_length=10_000)]

    applicant = of(
        "Applicant",
        name=text, legal_form=forms, created_on=date, siret=text, rna=text, iban=text,
        legal_representative=of("LegalRepresentative", name=text, role=text),
        signatory=Literal["legal_representative", "delegate"],
        vat_recovery=Literal["full", "partial", "none"],
    )  # fmt: skip
    project = of(
        "Project",
        title=text, description=text, starts_on=date, ends_on=date,
        commune=Annotated[str, pydantic.Field(pattern=r"^([0-9]{2}|2[AB])[0-9]{3}$")],
        event_format=formats, event_format_label=text, challenges=items(text),
        external_providers=bool,
    )  # fmt: skip
    expense = of(
        "Expense",
        label=text, amount=amount, nature=Literal["operating", "investment"], account=text,
        in_kind=bool, eligible=bool, external_provider=bool, supports=text,
    )  # fmt: skip
    revenue = of(
        "Revenue",
        label=text, amount=amount, source=sources, account=text, in_kind=bool, secured=bool,
    )  # fmt: skip
    appraisal = of(
        "Appraisal", verdict=Literal["favourable", "unfavourable"], by=text, on=date, note=text
    )
    return of(
        "Application",
        call=text, reference=text, submitted_on=date, first_contact_on=date,
        applicant=applicant,
        project=project,
        origin=of(
            "Origin", event_title=text, event_reference=text, event_ended_on=date, inspir_event=bool
        ),
        team=items(of("Member", name=text, discipline=text)),
        budget=of(
            "Budget",
            vat_basis=Literal["excluding_vat", "including_vat"],
            expenses=items(expense), revenues=items(revenue),
        ),
        request=of("Request", amount=amount, operating=amount, investment=amount),
        documents=items(
            of("Document", kind=text, name=text, dated_on=date, signed_by=signed_by)
        ),
        charter=of("Charter", signed_on=date, signed_by=signed_by, commitments=dict[str, bool]),
        answers=dict[str, text],
        undertakings=dict[str, bool],
        indicators=items(
            of(
                "Indicator",
                label=text, target=int | str, unit=text,
                horizon_months=Annotated[int, pydantic.Field(ge=0, le=120)],
            )
        ),
        previous_grants=items(of("PreviousGrant", call=text, awarded_on=date, amount=amount)),
        appraisals=dict[str, appraisal],
        extensions=Any,
    )  # fmt: skip


# A third of the requirements

ANSWERS = [
    "event_type", "needs_and_challenges", "expected_effects", "federating_actors", "partners",
    "when_where_reach", "thematic_strategies", "local_ecosystem", "programme", "external_providers",
]  # fmt: skip
DOCUMENTS = ["budget", "technical_file", "vat_certificate", "bank_details"]
SIGNED = ["request_letter", "charter"]
COMMITMENTS = [
    "local_needs", "user_co_design", "multidisciplinarity", "hybrid_models", "open_innovation",
    "right_to_fail",
]  # fmt: skip
THIRD = [
    *(f"answers.{name}" for name in ANSWERS),
    *(f"documents.{name}" for name in [*DOCUMENTS, *SIGNED]),
    *(f"charter.{name}" for name in COMMITMENTS),
    "budget.balanced",
    "grant.rate",
    "grant.ceiling",
]


def json_logic() -> list[Any]:
    """The third as JSONLogic: a list of yes and no, in the order of `THIRD`."""

    def var(path: str, *default: Any) -> dict[str, Any]:
        return {"var": [path, *default]}

    def total(lines: Any) -> dict[str, Any]:
        add = {"+": [var("accumulator"), var("current.amount")]}
        return {"reduce": [lines, add, 0]}

    def there(*conditions: Any) -> dict[str, Any]:
        return {"some": [var("documents", []), {"and": list(conditions)}]}

    expenses, revenues = var("budget.expenses", []), var("budget.revenues", [])
    counted = {"and": [{"!": [var("in_kind")]}, {"!==": [var("eligible"), False]}]}
    base = total({"filter": [expenses, counted]})
    gap = {"-": [total(expenses), total(revenues)]}
    signed = {"in": [var("signed_by"), ["legal_representative", "delegate"]]}
    requested = {"+": [var("request.amount")]}
    return [
        *({"!!": [var(f"answers.{name}")]} for name in ANSWERS),
        *(there({"==": [var("kind"), name]}) for name in DOCUMENTS),
        *(there({"==": [var("kind"), name]}, signed) for name in SIGNED),
        *({"===": [var(f"charter.commitments.{name}"), True]} for name in COMMITMENTS),
        {"and": [{"<": [gap, 0.005]}, {">": [gap, -0.005]}]},
        {"<=": [requested, {"*": [base, 0.5]}]},
        {"<=": [requested, 12500]},
    ]


def by_hand(application: dict[str, Any]) -> list[bool]:
    """The third in pure Python."""
    answers = application.get("answers") or {}
    documents = application.get("documents") or []
    charter = application.get("charter") or {}
    commitments = charter.get("commitments") or {}
    budget = application.get("budget") or {}
    kinds = {document.get("kind") for document in documents}
    signed = {
        document.get("kind")
        for document in documents
        if document.get("signed_by") in ("legal_representative", "delegate")
    }
    said = [bool((answers.get(name) or "").strip()) for name in ANSWERS]
    said += [name in kinds for name in DOCUMENTS]
    said += [name in signed for name in SIGNED]
    said += [commitments.get(name) is True for name in COMMITMENTS]
    expenses, base, known = Decimal(0), Decimal(0), bool(budget.get("expenses"))
    for line in budget.get("expenses") or ():
        if (text := line.get("amount")) is None:
            known = False
            continue
        amount = Decimal(text)
        expenses += amount
        if not line.get("in_kind") and line.get("eligible") is not False:
            base += amount
    revenues = Decimal(0)
    for line in budget.get("revenues") or ():
        if (text := line.get("amount")) is None:
            known = False
            continue
        revenues += Decimal(text)
    asked = (application.get("request") or {}).get("amount")
    requested = None if asked is None else Decimal(asked)
    said.append(known and bool(budget.get("revenues")) and expenses == revenues)
    said.append(known and requested is not None and requested * 2 <= base)
    said.append(requested is not None and requested <= Decimal("12500.00"))
    return said


# Typed objects

DAYS = {"submitted_on", "first_contact_on", "signed_on", "starts_on", "ends_on", "dated_on"}
MAPS = {"answers", "commitments", "undertakings", "appraisals"}


def typed(value: Any, name: str = "application") -> Any:
    """The application as dataclasses, with decimals and days."""
    if isinstance(value, dict) and name not in MAPS:
        members = {member: typed(inner, member) for member, inner in value.items()}
        kind = make_dataclass(name.title(), [(member, Any) for member in members])
        return kind(**members)
    if isinstance(value, dict):
        return {member: typed(inner, member) for member, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner, name) for inner in value]
    if name == "amount":
        return Decimal(value)
    return date.fromisoformat(value) if name in DAYS else value


# Measuring


@dataclass
class Row:
    name: str
    work: Callable[[], object]
    rates: list[float]
    loops: int = 1

    @property
    def rate(self) -> float:
        return statistics.median(self.rates)


def take_turns(rows: list[Row], turns: int, seconds: float) -> None:
    """Runs each row in each turn, for about `seconds` seconds."""
    clock = time.perf_counter
    for row in rows:
        while True:
            begun = clock()
            for _ in range(row.loops):
                row.work()
            if (took := clock() - begun) > seconds / 10:
                row.loops = max(1, int(row.loops * seconds / took))
                break
            row.loops *= 4
    for turn in range(turns):
        for row in rows[turn % len(rows) :] + rows[: turn % len(rows)]:
            work, loops = row.work, range(row.loops)
            begun = clock()
            for _ in loops:
                work()
            row.rates.append(row.loops / (clock() - begun))


def compare(application: dict[str, Any], rule: Any) -> None:
    """Asserts that the three decide the same, on the sample and on changes of it."""
    changes: list[dict[str, Any]] = [
        {},
        {"request": {"amount": "4820.20"}},
        {"request": {"amount": "4820.21"}},
        {"request": {"amount": "12500.01"}},
        {"answers": {"jury": "x"}},
        {"documents": [{"kind": "charter", "signed_by": "delegate"}]},
        {"charter": {"commitments": {"local_needs": False, "right_to_fail": True}}},
        {"budget": {**application["budget"], "revenues": [{"amount": "1.00"}]}},
    ]
    for change in changes:
        changed = {**application, **change}
        assessment = CALL.assess(changed)
        statuses = {finding.requirement: finding.status for finding in assessment.findings}
        decided = [statuses[name] is inspir.Status.MET for name in THIRD]
        assert by_hand(changed) == decided, f"by hand: {change}"
        if rule is not None:
            assert rule.evaluate(changed) == decided, f"datalogic-py: {change}"


def main() -> int:
    parser = argparse.ArgumentParser(description="Applications a second.")
    parser.add_argument("--turns", type=int, default=21)
    parser.add_argument("--seconds", type=float, default=0.05, help="of one row in one turn")
    options = parser.parse_args()

    application = json.loads(SAMPLE.read_text(encoding="utf-8"))
    text = json.dumps(application, ensure_ascii=False, separators=(",", ":"))
    data, objects = text.encode(), typed(application)
    assert CALL.assess_json(objects) == CALL.assess_json(application) == CALL.assess_json(data)

    rows: dict[str, Row] = {}
    skipped: list[str] = []

    def row(key: str, name: str, work: Callable[[], object]) -> None:
        rows[key] = Row(name, work, [])

    assess, assess_json = CALL.assess, CALL.assess_json
    row("text", "inspir: text → result", lambda: assess(data))
    row("text-outcome", "inspir: text → result, outcome read", lambda: assess(data).outcome)
    row("text-json", "inspir: text → JSON with messages", lambda: assess_json(data))
    row("text-findings", "inspir: text → every finding read", lambda: assess(data).findings)
    row("dict", "inspir: dict → result", lambda: assess(application))
    row("dict-json", "inspir: dict → JSON with messages", lambda: assess_json(application))
    row("typed", "inspir: dataclasses → result", lambda: assess(objects))

    if pydantic is None:
        skipped.append("pydantic is not installed: no floor")
    else:
        kind = model()
        validated = kind.model_validate_json(data)
        assert CALL.assess(validated).findings == CALL.assess(application).findings
        validate_json, validate = kind.model_validate_json, kind.model_validate
        row("pydantic", "pydantic: text → model, no rule", lambda: validate_json(data))
        row("pydantic-dict", "pydantic: dict → model, no rule", lambda: validate(application))
        row("model", "inspir: pydantic model → result", lambda: assess(validated))
    if orjson is None:
        skipped.append("orjson is not installed")
    else:
        loads = orjson.loads
        row("orjson", "orjson: text → dict, no rule", lambda: loads(data))
    row("json", "json: text → dict, no rule", lambda: json.loads(data))
    rule = None
    if datalogic_py is None:
        skipped.append("datalogic-py is not installed: no comparison with JSONLogic")
    else:
        engine = datalogic_py.Engine()
        rule, session = engine.compile(json_logic()), engine.session()
        by_text, by_dict = session.evaluate_str, session.evaluate
        row("logic", "datalogic-py: text → a third", lambda: by_text(rule, text))
        row("logic-dict", "datalogic-py: dict → a third", lambda: by_dict(rule, application))
    row("hand", "pure Python: dict → a third", lambda: by_hand(application))
    row("hand-text", "pure Python: json, then a third", lambda: by_hand(json.loads(data)))

    compare(application, rule)
    take_turns(list(rows.values()), options.turns, options.seconds)

    print(
        f"{len(data)} bytes; {len(THIRD)} of {len(CALL.requirements)} requirements are the third; "
        f"Python {platform.python_version()}, inspir {inspir.__version__}, {os.cpu_count()} cores"
    )
    print(f"{'':40} {'a second':>10} {'µs':>8}   spread")
    for one in sorted(rows.values(), key=lambda one: -one.rate):
        low, *_, high = statistics.quantiles(one.rates, n=10)
        spread = (high - low) / one.rate
        print(f"{one.name:40} {one.rate:10,.0f} {1e6 / one.rate:8.2f}   {spread:5.0%}")

    print()
    failed = False
    for what, key, times, than in (
        ("text → result, beside pydantic's validation", "text", 3, "pydantic"),
        ("text → JSON, beside pydantic's validation", "text-json", 0, "pydantic"),
        ("text → result, beside datalogic-py's third", "text", 1, "logic"),
        ("text → result, beside orjson's parsing", "text", 0, "orjson"),
        ("dict → result, beside datalogic-py's third", "dict", 2, "logic-dict"),
        ("dict → result, beside pure Python's third", "dict", 1, "hand"),
    ):
        if than not in rows:
            continue
        ratio = rows[key].rate / rows[than].rate
        aim = f"aim {times}: {'reached' if ratio >= times else 'MISSED'}" if times else ""
        failed |= ratio < times
        print(f"{what:48} {ratio:6.2f} ×  {aim}")
    if "hand" in rows:
        ratio = 3 * rows["dict"].rate / rows["hand"].rate
        print(f"{'… and beside three times its time (an estimate)':48} {ratio:6.2f} ×")
    for reason in skipped:
        print(reason)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
