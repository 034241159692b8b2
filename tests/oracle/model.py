"""The model of the contract and the language page: a definition and an application give an assessment.

    python3 tests/oracle/model.py DEFINITION < applications > results
    python3 tests/oracle/model.py --pairs < pairs > results

DEFINITION is a file, or the id of a built-in call. Each line of `applications` is one raw
document; each line of `pairs` is {"definition": …, "application": "<raw text>"}.
`engine` and every message are left out.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import conditions
import expenses
import quantities
import schema
import steps
from checks_of_money import ALL_CHECKS
from facts import Facts, without_nulls
from figures import euros, once
from intake import take_in
from strict_json import canonical

BUILT_IN = Path(__file__).resolve().parents[2] / "inspir-core" / "calls"
SILENT = ("met", "not_applicable")


def finding(facts: Facts, r: dict) -> dict:
    status, paths, values = ALL_CHECKS[r["check"]](facts, r)
    holds, undecided = conditions.holds(facts, r["when"]) if "when" in r else (True, [])
    if holds is False:
        status = "not_applicable"
    if holds is not None or status in SILENT:
        undecided = []
    lacking = undecided + (paths if status == "missing" else [])
    if lacking:
        status = "to_review" if all(map(facts.for_agents, lacking)) else "missing"
    found = {"requirement": r["id"], "status": status, "level": r["level"], "basis": r["basis"]}
    if status not in SILENT and undecided + paths:
        found["paths"] = once(undecided + paths)
    told = status == "not_met" if r["check"] == "identifier" else status != "not_applicable"
    if told and values is not None:
        found["values"] = values
    return found


def outcome(findings: list[dict], errors: list[dict]) -> str:
    if errors:
        return "invalid"
    blocking = {f["status"] for f in findings if f["level"] == "blocking"}
    for status, name in [("not_met", "ineligible"), ("missing", "incomplete"),
                         ("to_review", "needs_review")]:
        if status in blocking:
            return name
    return "eligible"


def assess(definition: dict, raw: bytes) -> dict:
    digest = hashlib.sha256(canonical(definition).encode("utf-8")).hexdigest()
    definition = without_nulls(definition)
    kind = schema.application(definition)
    intake = take_in(kind, raw)
    facts = Facts(definition, kind, intake)
    findings = [finding(facts, r) for r in definition["requirements"]]
    blocking = [f["status"] for f in findings if f["level"] == "blocking"]
    verdicts = [f["status"] for f in findings if f["level"] == "appraisal"]
    named: dict[str, Any] = {}
    for entry in definition.get("quantities", []):
        value = quantities.measure(facts, {"quantity": entry["id"]})[0]
        named[entry["id"]] = quantities.write(value, quantities.type_of(facts, entry))
    return {
        "call": definition["id"], "edition": definition["edition"], "definition": "sha256:" + digest,
        "reference": facts.get("/reference"), "readable": intake.readable,
        "currency": definition.get("currency", "EUR"),
        "outcome": outcome(findings, intake.errors),
        "progress": {"met": blocking.count("met"),
                     "applicable": len(blocking) - blocking.count("not_applicable")},
        "grant": steps.shown(facts),
        "totals": {f"{prefix}{side}": euros(work(facts, f"/budget/{side}")[0])
                   for prefix, work in (("", expenses.total), ("in_kind_", expenses.in_kind))
                   for side in ("expenses", "revenues")},
        **({"quantities": named} if named else {}),
        "appraisal": {"favourable": verdicts.count("met"), "unfavourable": verdicts.count("not_met"),
                      "pending": verdicts.count("to_review")},
        "input_errors": intake.errors,
        "findings": findings,
    }


def load(name: str) -> dict:
    path = Path(name)
    return json.loads((path if path.exists() else BUILT_IN / f"{name}.json").read_text("utf-8"))


def documents(raw: bytes) -> list[bytes]:
    """The lines of a file; a final newline makes no extra line."""
    lines = raw.split(b"\n")
    return lines if lines[-1] else lines[:-1]


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("usage: model.py DEFINITION|--pairs < lines > results")
    of_pairs = sys.argv[1] == "--pairs"
    definition = {} if of_pairs else load(sys.argv[1])
    for line in documents(sys.stdin.buffer.read()):
        if of_pairs:
            pair = json.loads(line)
            definition, line = pair["definition"], pair["application"].encode("utf-8")
        text = json.dumps(assess(definition, line), ensure_ascii=False, separators=(",", ":"))
        sys.stdout.buffer.write(text.encode("utf-8") + b"\n")


if __name__ == "__main__":
    main()
