"""Every library that the package works with, by its road in and out: with the oldest versions that the
extras promise, and with the newest. `INSPIR_OLDEST=1` says that they are the oldest.
"""

from __future__ import annotations

import csv
import importlib.metadata
import json
import math
import os
import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pydantic
import pytest

import inspir
import inspir.duckdb
import inspir.polars
from conftest import ROOT, SAMPLE

CALL = inspir.Call.load("inspir-creative-event")
PACKAGE = ROOT / "inspir-py"

ROWS: list[dict[str, Any]] = [
    {
        "reference": "A1", "submitted_on": date(2027, 1, 4), "request": {"amount": Decimal("6000.00")},
        "budget": {"expenses": [{"label": "Salle", "amount": Decimal("11000.00"), "in_kind": False}]},
        "answers": {"jury": "oui"}, "project": {"challenges": ["A", "B"]},
    },
    {
        "reference": "A2", "submitted_on": None, "request": {"amount": None},
        "budget": {"expenses": [{"label": None, "amount": Decimal("0.50"), "in_kind": None}, None]},
        "answers": {"jury": None}, "project": {"challenges": []},
    },
    {
        "reference": "A3", "submitted_on": date(1800, 1, 1), "request": {"amount": Decimal("20000.00")},
        "budget": {"expenses": []}, "answers": None, "project": {"challenges": None},
    },
]  # fmt: skip
AMOUNT = pa.decimal128(14, 2)
EXPENSE = pa.struct([("label", pa.string()), ("amount", AMOUNT), ("in_kind", pa.bool_())])
SCHEMA = pa.schema(
    [
        ("reference", pa.string()),
        ("submitted_on", pa.date32()),
        ("request", pa.struct([("amount", AMOUNT)])),
        ("budget", pa.struct([("expenses", pa.list_(EXPENSE))])),
        ("answers", pa.struct([("jury", pa.string())])),
        ("project", pa.struct([("challenges", pa.list_(pa.string()))])),
    ]
)
TABLE = pa.Table.from_pylist(ROWS, schema=SCHEMA)
JSON = [SAMPLE, "{}", "no JSON"]


def expected(applications: list[Any]) -> list[tuple[Any, ...]]:
    told = [CALL.assess(application) for application in applications]
    return [
        (str(each.outcome), each.grant.maximum, [(e.path, e.code) for e in each.input_errors])
        for each in told
    ]


def rows(assessed: Any) -> list[tuple[Any, ...]]:
    found = pa.table(assessed).to_pylist()
    return [
        (row["outcome"], row["maximum"], [(e["path"], e["code"]) for e in row["input_errors"]])
        for row in found
    ]


def maps() -> pa.Table:
    answers = [list(row["answers"].items()) if row["answers"] else None for row in ROWS]
    kind = pa.map_(pa.string(), pa.string())
    place = SCHEMA.get_field_index("answers")
    return TABLE.set_column(place, "answers", pa.array(answers, kind))


# A connection lives as long as its relations are read.
CONNECTION = duckdb.connect()
FRAMES: dict[str, Callable[[], Any]] = {
    "pyarrow": lambda: TABLE,
    "a slice": lambda: pa.concat_tables([TABLE, TABLE]).combine_chunks().slice(3),
    "maps": maps,
    "a reader": lambda: pa.RecordBatchReader.from_batches(SCHEMA, TABLE.to_batches(2)),
    "polars": lambda: pl.DataFrame(TABLE),
    "polars, rows": lambda: pl.DataFrame(ROWS),
    "polars, a slice": lambda: pl.concat([pl.DataFrame(TABLE), pl.DataFrame(TABLE)]).slice(3),
    "pandas, Arrow": lambda: TABLE.to_pandas(types_mapper=pd.ArrowDtype),
    "pandas, objects": lambda: pd.DataFrame(ROWS),
    "DuckDB": lambda: CONNECTION.from_arrow(TABLE),
}


@pytest.mark.parametrize("road", FRAMES)
def test_columns(road: str) -> None:
    assert rows(CALL.assess_table(FRAMES[road]())) == expected(ROWS)


@pytest.mark.parametrize("road", ["pyarrow", "polars", "pandas, Arrow", "DuckDB"])
def test_keys_and_streams(road: str) -> None:
    found = pa.table(CALL.assess_table(FRAMES[road](), keys=["reference"], stream=True))
    assert found["reference"].to_pylist() == ["A1", "A2", "A3"]
    assert rows(found) == expected(ROWS)


def test_json_and_lazy_frames() -> None:
    frame = pl.DataFrame({"json": JSON})
    known = [outcome for outcome, _, _ in expected(JSON)]
    assert frame.inspir.assess(CALL)["outcome"].to_list() == known  # type: ignore[attr-defined]
    lazy = frame.lazy().inspir.assess(CALL)  # type: ignore[attr-defined]
    assert lazy.collect()["outcome"].to_list() == known
    assert rows(CALL.assess_table(pd.DataFrame({"json": JSON}))) == expected(JSON)
    inspir.duckdb.register(CONNECTION, CALL)
    CONNECTION.register("lines", pa.table({"place": [0, 1, 2], "json": JSON}))
    query = "SELECT inspir_assess(json).outcome FROM lines ORDER BY place"
    assert [outcome for (outcome,) in CONNECTION.sql(query).fetchall()] == known
    empty = "SELECT inspir_assess(json).outcome FROM lines WHERE false"
    assert CONNECTION.sql(empty).fetchall() == []


def test_out_of_a_table() -> None:
    table = CALL.assess_table(TABLE, keys=["reference"])
    known = [outcome for outcome, _, _ in expected(ROWS)]
    assert pl.DataFrame(table)["outcome"].to_list() == known
    assert pa.table(table).to_pandas()["outcome"].to_list() == known
    assert CONNECTION.from_arrow(pa.table(table)).aggregate("count(*)").fetchall() == [(3,)]


def test_what_is_no_answer() -> None:
    frame = pd.DataFrame(
        {"reference": [math.nan] * 2, "submitted_on": [pd.Timestamp("2027-01-04"), pd.NaT],
         "request": [{"amount": math.nan}] * 2}
    )  # fmt: skip
    known = expected([{"submitted_on": date(2027, 1, 4)}, {}])
    assert rows(CALL.assess_table(frame)) == known
    assert expected(frame.to_dict("records")) == known
    polars = pl.DataFrame({"request": [{"amount": math.nan}]})
    assert rows(CALL.assess_table(polars)) == expected([{}])
    assert expected([{"submitted_on": datetime(2027, 1, 4), "reference": pd.NA}]) == known[:1]


def test_comparisons() -> None:
    reform = CALL.reform({"rate": "0.60"}, edition="2")
    for frame in (TABLE, pl.DataFrame(TABLE), CONNECTION.from_arrow(TABLE)):
        found = inspir.compare(frame, CALL, reform, by=["reference"])
        assert (found.totals.applications, str(found.groups[("A1",)].gained)) == (3, "500.00")


def test_exports_of_a_portal(tmp_path: Path) -> None:
    headers, cells = ["N°", "Montant demandé"], [["1", "5 000,00 €"], ["2", "7500"]]
    mapping = {"call": CALL.id, "columns": {"N°": "/reference", "Montant demandé": "/request/amount"}}
    dicts = [dict(zip(headers, row, strict=True)) for row in cells]
    with (tmp_path / "files.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([headers, *cells])
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in [headers, *cells]:
        book.active.append(row)
    book.save(tmp_path / "files.xlsx")
    tables: list[Any] = [
        dicts, pl.DataFrame(dicts), pd.DataFrame(dicts), pa.Table.from_pylist(dicts),
        CONNECTION.from_arrow(pa.Table.from_pylist(dicts)), tmp_path / "files.csv", tmp_path / "files.xlsx",
    ]  # fmt: skip
    for table in tables:
        found = inspir.applications(table, mapping)
        assert [each["request"]["amount"] for each in found] == ["5000.00", "7500.00"], type(table)


def test_pydantic() -> None:
    class Answer(pydantic.BaseModel):
        assessment: inspir.Assessment
        grant: inspir.Grant

    assessment = CALL.assess(ROWS[0])
    told = json.loads(Answer(assessment=assessment, grant=assessment.grant).model_dump_json())
    assert (told["assessment"], told["grant"]) == (assessment.to_dict(), assessment.to_dict()["grant"])
    from inspir.models import Application

    assert pydantic.TypeAdapter(Application).validate_python(json.loads(SAMPLE)) == json.loads(SAMPLE)


# What is promised


def pins() -> dict[str, str]:
    lines = (PACKAGE / "tests" / "oldest.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("==") for line in lines if "==" in line)


def test_the_oldest_versions_are_those_that_the_extras_promise() -> None:
    text = (PACKAGE / "pyproject.toml").read_text(encoding="utf-8")
    extras = text.split("[project.optional-dependencies]")[1].split("\n[")[0]
    promised = dict(re.findall(r'"([a-z]+)>=([0-9.]+)"', extras))
    # Spark needs Java, and is tested with one version.
    assert promised.pop("pyspark")
    assert pins() == promised
    if os.environ.get("INSPIR_OLDEST"):
        assert {name: importlib.metadata.version(name) for name in promised} == promised
