"""A program as users write it: type checkers must find nothing to say."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import inspir
from inspir import Assessment, Basis, Call, Category, Finding, Level, Outcome, Status, Step, StepKind
from inspir.description import Description, FieldDescription


@dataclass
class Request:
    amount: Decimal


@dataclass
class Application:
    reference: str
    submitted_on: date
    request: Request


def calls(folder: Path) -> Iterator[Call]:
    for name in inspir.calls():
        yield Call.load(name)
    for file in sorted(folder.glob("*.json")):
        yield Call.load(file)
        yield Call.load(file.read_text(encoding="utf-8"))
    yield Call.load({"id": "mine"})
    path: os.PathLike[str] = folder / "mine.json"
    yield Call.load(path)


def to_do(assessment: Assessment) -> list[tuple[str, str]]:
    return [
        (finding.requirement, finding.message)
        for finding in assessment.findings
        if finding.status in (Status.MISSING, Status.NOT_MET) and finding.level is Level.BLOCKING
    ]


def figure(finding: Finding, name: str) -> Decimal | None:
    value = finding.values.get(name)
    if isinstance(value, Decimal):
        return value
    whole: date | int | str | None = value
    return Decimal(whole) if isinstance(whole, int) else None


def amounts(assessment: Assessment) -> Mapping[str, Decimal | None]:
    known: dict[str, Decimal | None] = {"requested": assessment.grant.requested}
    known["maximum"] = assessment.grant.maximum
    known["expenses"] = assessment.totals.expenses
    for part in assessment.grant.parts:
        known[part.id] = part.excess
    return known


def calculation(assessment: Assessment) -> list[tuple[str, StepKind, Decimal | None]]:
    grant = assessment.grant
    steps: list[Step] = [step for part in grant.parts for step in part.steps]
    steps.extend(grant.overall)
    return [(step.message, step.step, step.value) for step in steps if step.applies is not False]


def cuts(categories: tuple[Category, ...]) -> dict[str, Decimal]:
    return {each.id: each.cut for each in categories if each.cut is not None}


def numbers(description: Description) -> list[tuple[str, str, int]]:
    fields: list[FieldDescription] = [
        field for field in description["fields"] if field["type"] == "number"
    ]
    return [(field["path"], field.get("unit", ""), field.get("decimals", 0)) for field in fields]


def contents(call: Call) -> list[str | Decimal | None]:
    requirement = call.requirement("grant.ceiling", locale="en")
    known: list[str | Decimal | None] = [requirement.title, requirement.level.label("en")]
    for part in call.parts:
        known += [part.id, part.rate, part.ceiling]
    return known + [section.title for section in call.sections]


def words(outcome: Outcome) -> str:
    if outcome >= Outcome.ELIGIBLE:
        return outcome.label("fr")
    return outcome.upper()


def main() -> None:
    call = Call.load("inspir-creative-event")
    application = Application("A", date(2027, 1, 2), Request(Decimal("5000")))
    assessment: Assessment = call.assess(application, locale="en")
    text: bytes = call.assess_json(b"{}")
    same: bool = call.assess(text) == assessment
    met: int = assessment.progress.met + assessment.appraisal.pending
    reference: str | None = assessment.reference
    rate: Decimal | None = figure(assessment.finding("grant.rate"), "rate")
    print(words(assessment.outcome), to_do(assessment), amounts(assessment))
    print(same, met, reference, rate, assessment.to_dict()["outcome"], call.schema["type"])
    print(contents(call))
    print(calculation(assessment), cuts(assessment.grant.categories), numbers(call.describe("en")))
    day: date | Decimal | None = assessment.quantities.get("deadline")
    readable: bool = assessment.readable and assessment.definition == call.digest
    print(day, readable, assessment.currency, assessment.grant.excess, assessment.to_text())
    for requirement in call.requirements:
        quote: str | None = requirement.quote
        if requirement.basis is Basis.CALL and quote is not None:
            print(requirement.id, quote, requirement.paths[:1], call.title("en"))
    for error in assessment.input_errors:
        print(error.path, error.code, error.values.get("found"), error.message)
    try:
        Call.load("{}")
    except inspir.DefinitionError as error:
        for problem in error.problems:
            line: int = problem.line
            print(error.code, error.path, problem.path, line, problem.message)
    except inspir.InspirError as error:
        print(error.code, error.path)
    print({assessment: 1}[assessment], inspir.__version__, call.describe("fr")["title"])


if __name__ == "__main__":
    main()
