"""`inspir.models`: fresh, read by type checkers, and taken by pydantic."""

from __future__ import annotations

import importlib.util
import json
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pydantic
import pytest

import inspir
from conftest import ROOT, SAMPLE
from inspir import models
from inspir.models import Application
from test_typing import pyright, told_by

PROGRAM = '''
import inspir
from datetime import date
from decimal import Decimal
from inspir.models import Application, Expense

line: Expense = {"label": "Salle", "amount": Decimal("12.50"), "in_kind": False}
application: Application = {
    "submitted_on": date(2027, 1, 1),
    "applicant": {"legal_form": "association", "created_on": "2019-01-01"},
    "budget": {"expenses": [line, {"amount": 7}], "revenues": [{"source": "region"}, {"source": "own_source"}]},
    "details": {"days": Decimal("6.5"), "open": True, "places": ["a"]},
    "request": {"amount": "12.50"},
}
print(inspir.Call.load("inspir-creative-event").assess(application).outcome)
'''
WRONG = [
    '{"requests": {"amount": 5}}', '{"request": {"amount": 5.0}}', '{"submitted_on": 20270101}',
    '{"applicant": {"legal_form": "club"}}', '{"budget": {"expenses": [{"amounts": 5}]}}',
]  # fmt: skip


def test_the_models_are_fresh() -> None:
    spec = importlib.util.spec_from_file_location("generate", ROOT / "inspir-py" / "generate.py")
    assert spec and spec.loader
    generate = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generate)
    written = generate.files()
    assert set(written) == {"models.py", "_choices.py"}
    for name, text in written.items():
        found = Path(models.__file__).with_name(name).read_text(encoding="utf-8")
        assert found == text, "run: python inspir-py/generate.py"


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_type_checkers_know_the_members(checker: str, tmp_path: Path) -> None:
    command: list[str | Path] = [sys.executable, "-m", "mypy", "--strict"]
    if checker == "pyright":
        command = [*pyright(), "--pythonpath", sys.executable]
    good, wrong = tmp_path / "good.py", tmp_path / "wrong.py"
    good.write_text(PROGRAM)
    status, told = told_by(*command, good, folder=tmp_path)
    assert status == 0, told
    lines = [f"a{number}: Application = {value}" for number, value in enumerate(WRONG)]
    wrong.write_text("\n".join(["from inspir.models import Application", *lines]))
    status, told = told_by(*command, wrong, folder=tmp_path)
    assert status == 1
    for number in range(2, 2 + len(WRONG)):
        assert f"wrong.py:{number}:" in told, told


ADAPTER = pydantic.TypeAdapter(Application)


def test_pydantic_takes_what_is_right() -> None:
    read = ADAPTER.validate_json(SAMPLE)
    call = inspir.Call.load("inspir-creative-event")
    assert call.assess_json(read) == call.assess_json(SAMPLE)
    typed: Application = {"submitted_on": date(2027, 1, 1), "request": {"amount": Decimal("5.50")}}
    assert ADAPTER.validate_python(typed) == typed
    assert json.loads(ADAPTER.dump_json(typed)) == {
        "submitted_on": "2027-01-01", "request": {"amount": "5.50"}
    }  # fmt: skip


@pytest.mark.parametrize(
    "wrong",
    [
        {"requests": {}}, {"request": {"amount": 5.0}}, {"request": {"amount": True}},
        {"budget": {"expenses": [{"amount": 1.5}]}}, {"applicant": {"legal_form": "club"}},
        {"project": {"external_providers": "yes"}}, {"indicators": [{"horizon_months": "6"}]},
    ],
)  # fmt: skip
def test_pydantic_refuses_what_is_not(wrong: dict[str, Any]) -> None:
    with pytest.raises(pydantic.ValidationError):
        ADAPTER.validate_python(wrong)
    with pytest.raises(pydantic.ValidationError):
        ADAPTER.validate_json(json.dumps(wrong))


def test_the_schema_of_pydantic_has_no_floats() -> None:
    schema = json.dumps(ADAPTER.json_schema())
    assert '"number"' not in json.dumps(ADAPTER.json_schema()["$defs"]["Request"]) and "legal_form" in schema
