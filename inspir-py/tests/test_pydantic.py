"""Assessments, findings and grants as fields of pydantic's models, and in what FastAPI answers."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pydantic
import pytest

import inspir
from conftest import call_of
from test_cases import CASES


class Answer(pydantic.BaseModel):
    assessment: inspir.Assessment
    worst: inspir.Finding | None = None
    grant: inspir.Grant
    outcome: inspir.Outcome


def answer() -> Answer:
    application = {"request": {"amount": "6000.00"}, "budget": {"expenses": [{"amount": "11000.00"}]}}
    assessment = inspir.Call.load("inspir-creative-event").assess(application, locale="en")
    worst = assessment.finding("grant.rate")
    return Answer(assessment=assessment, worst=worst, grant=assessment.grant, outcome=assessment.outcome)


def test_amounts_are_text() -> None:
    made = answer()
    told = json.loads(made.model_dump_json())
    assert told == made.model_dump(mode="json")
    assert told["assessment"] == made.assessment.to_dict()
    assert told["grant"] == made.assessment.to_dict()["grant"]
    assert told["grant"]["maximum"] == "5500.00" and told["outcome"] == "ineligible"
    assert told["worst"]["values"]["limit"] == "5500.00"
    # In Python, amounts stay what they are, and what is dumped is taken again.
    dumped = made.model_dump()
    assert dumped["grant"]["maximum"] == Decimal("5500.00") and dumped["assessment"] is made.assessment
    assert Answer.model_validate(dumped) == made


def test_findings_and_grants_of_all_cases() -> None:
    of_finding = pydantic.TypeAdapter(inspir.Finding)
    of_grant = pydantic.TypeAdapter(inspir.Grant)
    for case in CASES:
        assessment = call_of(case.call).assess(case.text.encode(errors="surrogatepass"))
        told = assessment.to_dict()
        assert of_grant.dump_python(assessment.grant, mode="json") == told["grant"]
        assert of_grant.validate_python(told["grant"]) == assessment.grant
        for finding, item in zip(assessment.findings, told["findings"], strict=True):
            assert of_finding.dump_python(finding, mode="json") == item
            assert of_finding.validate_json(json.dumps(item)) == finding


@pytest.mark.parametrize("wrong", [None, 5, "x", [], {}, {"requirement": "a"}, {"requested": "x", "parts": []}])
@pytest.mark.parametrize("kind", [inspir.Finding, inspir.Grant, inspir.Assessment])
def test_what_is_none(kind: Any, wrong: Any) -> None:
    with pytest.raises(pydantic.ValidationError):
        pydantic.TypeAdapter(kind).validate_python(wrong)


def test_an_assessment_is_not_read_from_json() -> None:
    told = answer().model_dump(mode="json")
    with pytest.raises(pydantic.ValidationError, match=r"an assessment comes from `Call\.assess`"):
        Answer.model_validate(told)


def test_json_schemas() -> None:
    schema = Answer.model_json_schema(mode="serialization")
    assessment = schema["properties"]["assessment"]
    assert assessment["title"] == "Assessment" and "findings" in assessment["properties"]
    amount = pydantic.TypeAdapter(inspir.Grant).json_schema()["properties"]["maximum"]
    assert {"type": "null"} in amount["anyOf"] and any(each["type"] == "string" for each in amount["anyOf"])
    assert "$ref" not in json.dumps(assessment)


def test_nothing_imports_pydantic() -> None:
    program = "import sys, inspir; assert not {'pydantic', 'pydantic_core', 'numpy'} & sys.modules.keys()"
    subprocess.run([sys.executable, "-c", program], check=True)
