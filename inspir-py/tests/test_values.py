"""The same value gives the same answer by itself and in a table of one row."""

from __future__ import annotations

import codecs
import enum
import json
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pydantic
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import inspir
from test_hypothesis import EXAMPLES, SETTINGS

CALL = inspir.Call.load("inspir-creative-event")
NAN = float("nan")
NOTHING = [
    None, NAN, -NAN, np.float64(NAN), np.float32(NAN), np.float16(NAN), np.longdouble(NAN),
    Decimal("NaN"), Decimal("-NaN"), Decimal("sNaN"), pd.NA, pd.NaT, np.datetime64("NaT"),
    np.timedelta64("NaT"), np.array(NAN), np.array(None),
]  # fmt: skip


def errors(application: Any, call: inspir.Call = CALL) -> list[tuple[str, str]]:
    return [(error.path, error.code) for error in call.assess(application).input_errors]


# Singly


@pytest.mark.parametrize("nothing", NOTHING, ids=repr)
def test_what_is_no_answer(nothing: Any) -> None:
    empty = CALL.assess_json({})
    line = {"label": nothing, "amount": nothing, "in_kind": nothing}
    assert CALL.assess_json({"reference": nothing, "submitted_on": nothing, "request": nothing}) == empty
    assert CALL.assess_json({"request": {"amount": nothing}, "project": {"challenges": nothing}}) == empty
    assert CALL.assess_json({"budget": {"expenses": [line]}}) == CALL.assess_json(
        {"budget": {"expenses": [{}]}}
    )
    # What the host keeps for itself is not looked at.
    assert errors({"extensions": [nothing]}) == []


@pytest.mark.parametrize("of", [np.int8, np.uint8, np.int64, np.uint64, np.intp, np.array])
def test_whole_numbers_of_numpy(of: Any) -> None:
    assert CALL.assess({"request": {"amount": of(100)}}).grant.requested == 100
    assert errors({"indicators": [{"horizon_months": of(6), "target": of(60)}]}) == []


def test_other_scalars_of_numpy() -> None:
    path = "/request/amount"
    for value in (np.float64(12.5), np.float32(12.5), np.float16(12.5), np.longdouble(12.5), np.array(12.0)):
        assert errors({"request": {"amount": value}}) == [(path, "amount.not_exact")]
    for value in (np.bool_(True), np.timedelta64(5, "D"), np.complex128(1), np.bytes_(b"1"), np.array([1])):
        assert errors({"request": {"amount": value}}) == [(path, "type.mismatch")]
    assert errors({"project": {"external_providers": np.bool_(True)}, "reference": np.str_("A")}) == []
    assert errors({"project": {"external_providers": np.int8(1)}}) == [
        ("/project/external_providers", "type.mismatch")
    ]


def test_arrays_of_numpy_are_lists() -> None:
    for of in (object, str):
        listed = {"project": {"challenges": np.array(["A", "B"], dtype=of)}}
        assert CALL.assess_json(listed) == CALL.assess_json({"project": {"challenges": ["A", "B"]}})
    lines = np.array([{"amount": Decimal(5)}, {"amount": np.int64(7)}], dtype=object)
    assert CALL.assess({"budget": {"expenses": lines}}).totals.expenses == 12
    itself = np.empty(1, dtype=object)
    itself[0] = itself
    assert errors({"extensions": itself}) == [("", "json.too_deep")]


MIDNIGHT = [
    datetime(2027, 5, 21), pd.Timestamp("2027-05-21"), np.datetime64("2027-05-21"),
    np.datetime64("2027-05-21T00"), np.datetime64("2027-05-21T00:00:00", "ns"), date(2027, 5, 21),
]  # fmt: skip
WITH_TIME = [
    datetime(2027, 5, 21, 9, 30), datetime(2027, 5, 21, 0, 0, 0, 1), pd.Timestamp("2027-05-21 09:30"),
    pd.Timestamp("2027-05-21 00:00:00.000000001"), np.datetime64("2027-05-21T09:30"),
    np.datetime64("2027-05-21T00:00:00.000000001", "ns"), pd.Timestamp("2027-05-21", tz="Europe/Paris"),
    datetime(2027, 5, 21, tzinfo=timezone.utc),
]  # fmt: skip


@pytest.mark.parametrize("day", MIDNIGHT, ids=repr)
def test_midnight_is_a_day(day: Any) -> None:
    assert CALL.assess_json({"submitted_on": day}) == CALL.assess_json({"submitted_on": "2027-05-21"})


@pytest.mark.parametrize("moment", WITH_TIME, ids=repr)
def test_a_time_is_refused_and_told(moment: Any) -> None:
    told = {}
    for locale in ("fr", "en"):
        (error,) = CALL.assess({"submitted_on": moment}, locale=locale).input_errors
        assert (error.path, error.code) == ("/submitted_on", "date.format")
        told[locale] = error.message
    assert " contient une heure. Écrivez le jour seul" in told["fr"]
    assert " holds an hour. Write the day alone" in told["en"]


@pytest.mark.parametrize("value", ["2027-05", "2027"])
def test_a_month_is_no_day(value: str) -> None:
    assert errors({"submitted_on": np.datetime64(value)}) == [("/submitted_on", "date.format")]


class Form(enum.Enum):
    ASSOCIATION = "association"
    CLUB = "club"


class Euros(enum.Enum):
    MANY = Decimal("8000.00")
    NONE = NAN


class Deep(enum.Enum):
    FORM = Form.ASSOCIATION
    LIST = ["A", "B"]


def test_enums_say_their_values() -> None:
    typed = {"applicant": {"legal_form": Form.ASSOCIATION}, "request": {"amount": Euros.MANY}}
    plain = {"applicant": {"legal_form": "association"}, "request": {"amount": "8000.00"}}
    assert CALL.assess_json(typed) == CALL.assess_json(plain)
    assert errors({"applicant": {"legal_form": Form.CLUB}}) == [("/applicant/legal_form", "enum.unknown")]
    assert CALL.assess_json({"request": {"amount": Euros.NONE}}) == CALL.assess_json({})
    deep = {"applicant": {"legal_form": Deep.FORM}, "project": {"challenges": Deep.LIST}}
    plain = {"applicant": {"legal_form": "association"}, "project": {"challenges": ["A", "B"]}}
    assert CALL.assess_json(deep) == CALL.assess_json(plain)


def test_models_of_ones_own() -> None:
    class Line(pydantic.BaseModel):
        label: str | None = None
        amount: Decimal | float | None = None

    class Applicant(pydantic.BaseModel):
        legal_form: Form
        created_on: datetime

    @dataclass
    class Budget:
        expenses: tuple[Line, ...]

    class Model(pydantic.BaseModel):
        model_config = pydantic.ConfigDict(arbitrary_types_allowed=True)

        applicant: Applicant
        budget: Budget

    typed = Model(
        applicant=Applicant(legal_form=Form.ASSOCIATION, created_on=datetime(2019, 1, 1)),
        budget=Budget((Line(amount=Decimal("12.50")), Line(amount=NAN))),
    )
    plain = {
        "applicant": {"legal_form": "association", "created_on": "2019-01-01"},
        "budget": {"expenses": [{"amount": "12.50"}, {}]},
    }
    assert CALL.assess_json(typed) == CALL.assess_json(plain)


def test_paths_of_files(tmp_path: Path) -> None:
    file = tmp_path / "application.json"
    file.write_text('{"reference": "A1"}', encoding="utf-8")
    trace = tmp_path / "trace.json"
    trace.write_bytes(CALL.trace(file))
    assert CALL.assess(file).reference == "A1"
    assert CALL.replay(trace, file)["result"] == "same"
    assert inspir.changes(trace, trace)["changes"] == []
    with pytest.raises(FileNotFoundError):
        CALL.assess(tmp_path / "none.json")
    with pytest.raises(OSError):
        CALL.assess(tmp_path)
    for start in (b"", codecs.BOM_UTF8):
        file.write_bytes(start + b" " * (8 * 1024 * 1024 + 1))
        assert errors(file) == [("", "json.too_large")]
        file.write_bytes(start + b"{}".ljust(8 * 1024 * 1024))
        assert errors(file) == []


def test_a_byte_order_mark_of_a_file_is_skipped(tmp_path: Path) -> None:
    call = inspir.Call.load("inspir-follow-up")
    file, plain = tmp_path / "application.json", b'{"request": {"operating": "4000.00"}}'
    file.write_bytes(codecs.BOM_UTF8 + plain)
    assert call.assess_json(file) == call.assess_json(plain)
    assert call.sheet(file) == call.sheet(plain)
    kept, trace = tmp_path / "trace.json", call.trace(plain)
    kept.write_bytes(codecs.BOM_UTF8 + trace)
    assert call.trace(file) == trace
    assert call.replay(kept, file)["result"] == "same"
    assert inspir.changes(kept, trace)["changes"] == []
    for many in (file, str(file), tmp_path / "app*.json", [file]):
        assert list(call.assess_many(many)["outcome"]) == ["incomplete"]
    compared = inspir.compare([file], call, call.reform({"parts/operating/ceiling": "3000.00"}, edition="2"))
    assert compared.totals.applications == 1
    definition = tmp_path / "definition.json"
    definition.write_bytes(codecs.BOM_UTF8 + call.definition.encode())
    assert inspir.Call.load(definition) == inspir.Call.load(str(definition)) == call
    # One mark alone; and in a text that the caller holds, it is a mistake.
    file.write_bytes(codecs.BOM_UTF8 * 2 + plain)
    for wrong in (file, codecs.BOM_UTF8 + plain, bytearray(codecs.BOM_UTF8 + plain), "\ufeff" + plain.decode()):
        (error,) = call.assess(wrong, "en").input_errors
        assert error.code == "json.syntax" and "byte order mark" in error.message
        assert call.assess_many([wrong])["outcome"] == ["invalid"]


# In tables


def held(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, if Arrow can hold its cells: pandas can mix types in a column."""
    pa.Table.from_pandas(frame)
    return frame


def typed(application: dict[str, Any]) -> pl.DataFrame:
    """A frame, if polars has a type for its cells: it has none for scalars of numpy, and makes days floats."""
    frame = pl.DataFrame([application])
    if pl.Object in frame.dtypes or "datetime64" in repr(application):
        raise TypeError
    return frame


def by_table(application: dict[str, Any]) -> list[Any]:
    """The answers to an application in tables of one row, however they are made."""
    roads: list[Any] = [
        lambda: pa.Table.from_pandas(pd.DataFrame([application]), preserve_index=False),
        lambda: held(pd.DataFrame([application])),
        lambda: held(pd.DataFrame([application]).convert_dtypes()),
        lambda: pa.Table.from_pylist([application]),
        lambda: typed(application),
    ]
    found = []
    for road in roads:
        try:
            table = road()
        except (pa.ArrowException, pl.exceptions.PolarsError, TypeError, ValueError, OverflowError):
            continue  # This library cannot hold the value.
        try:
            (row,) = pa.table(CALL.assess_table(table)).to_pylist()
            told = {(error["path"], error["code"]) for error in row["input_errors"]}
            found.append((told, row["outcome"], row["requested"], tuple(row["missing"])))
        except inspir.TableError as error:
            found.append(error.path)
    return found


def singly(application: dict[str, Any]) -> tuple[Any, ...]:
    told = CALL.assess(application)
    codes = {(error.path, error.code) for error in told.input_errors}
    missing = tuple(f.requirement for f in told.findings if f.status is inspir.Status.MISSING)
    return codes, told.outcome.value, told.grant.requested, missing


DAYS = st.dates(date(1880, 1, 1), date(2230, 1, 1))
HOURS = st.one_of(st.just(time()), st.times().map(lambda at: at.replace(microsecond=0)))
NUMBERS = st.one_of(
    st.integers(0, 10**13), st.integers(-5, 130),
    st.decimals(0, 10**6, places=2), st.decimals(0, 10**6, places=3), st.floats(width=64),
    st.sampled_from([np.int64(7), np.uint8(7), np.float64(7.5), np.float64(NAN)]),
)  # fmt: skip
MOMENTS = st.one_of(
    DAYS, DAYS.map(str), st.builds(datetime.combine, DAYS, HOURS), st.sampled_from(MIDNIGHT),
    st.builds(datetime.combine, st.dates(date(1950, 1, 1), date(2100, 1, 1)), HOURS).map(pd.Timestamp),
)  # fmt: skip
VALUES = st.one_of(
    NUMBERS, MOMENTS, st.sampled_from([None, NAN, pd.NA, pd.NaT, True, False, "", " ", "A", "association"])
)
PLACES = st.sampled_from(
    [
        ("submitted_on",), ("reference",), ("request", "amount"), ("applicant", "legal_form"),
        ("applicant", "created_on"), ("project", "external_providers"), ("indicators", 0, "horizon_months"),
        ("indicators", 0, "target"), ("budget", "expenses", 0, "amount"), ("budget", "expenses", 1, "label"),
        ("charter", "signed_on"),
    ]
)  # fmt: skip


def placed(path: tuple[Any, ...], value: Any) -> Any:
    for step in reversed(path):
        value = {step: value} if isinstance(step, str) else [{"label": "x"}] * step + [value]
    return value


@settings(SETTINGS, max_examples=EXAMPLES // 3)
@given(PLACES, VALUES)
def test_the_same_value_gives_the_same_answer(path: tuple[Any, ...], value: Any) -> None:
    application = placed(path, value)
    known = singly(application)
    column = ".".join(step for step in path if isinstance(step, str))
    for found in by_table(application):
        if isinstance(found, str):
            # A table of floats is refused as a whole where a float is refused.
            assert found == column and isinstance(value, float)
            assert {code for _, code in known[0]} <= {"amount.not_exact", "type.mismatch"} and known[0]
        else:
            assert found == known, (path, value)


def test_columns_without_any_answer() -> None:
    empty = singly({})
    lines = {"expenses": [{"amount": NAN}, {"amount": None}]}
    for application in ({"request": {"amount": NAN}}, {"reference": NAN, "submitted_on": pd.NaT}):
        assert by_table(application) and all(found == empty for found in by_table(application))
    frame = pd.DataFrame({"file": [NAN], "budget": [lines], "request": [{"amount": NAN}]})
    for table in (frame, pa.Table.from_pandas(frame), pl.DataFrame({"file": [NAN], "budget": [lines]})):
        found = pa.table(CALL.assess_table(table, keys=["file"]))
        assert found["input_errors"].to_pylist() == [[]]
        assert pa.types.is_floating(found.schema.field("file").type)
    two = pd.DataFrame({"request": [{"amount": NAN}, {"amount": 1.5}]})
    with pytest.raises(inspir.TableError, match=r"request\.amount"):
        CALL.assess_table(two)


def test_json_of_a_table_is_that_of_its_rows() -> None:
    frame = pd.DataFrame({"reference": ["A", None], "submitted_on": [pd.Timestamp("2027-05-21"), pd.NaT]})
    assessed = pa.table(CALL.assess_table(frame))
    alone = [json.loads(CALL.assess_json(row)) for row in frame.to_dict("records")]
    assert assessed["outcome"].to_pylist() == [each["outcome"] for each in alone]
    assert assessed["missing"].to_pylist() == [
        [f["requirement"] for f in each["findings"] if f["status"] == "missing"] for each in alone
    ]


SAME: list[tuple[Any, Any]] = [
    (pa.scalar(5), 5), (pa.scalar(Decimal("5.50")), Decimal("5.50")), (pa.scalar(None, pa.int64()), None),
    (pa.scalar("5.50"), "5.50"), (Decimal("-0"), 0), (Decimal("-0.00"), 0), (Decimal("-0E+3"), 0),
]  # fmt: skip


@pytest.mark.parametrize(("value", "plain"), SAME, ids=repr)
def test_scalars_of_pyarrow_and_zero_count_by_value(value: Any, plain: Any) -> None:
    assert CALL.assess_json({"request": {"amount": value}}) == CALL.assess_json({"request": {"amount": plain}})


@pytest.mark.parametrize("column", [pd.Series, pd.Index, pl.Series, pa.array, np.array, pa.scalar], ids=repr)
def test_columns_are_lists(column: Any) -> None:
    project = {"challenges": ["Eau", "Sol"]}
    known = CALL.assess_json({"project": project})
    assert CALL.assess_json({"project": {"challenges": column(["Eau", "Sol"])}}) == known
    table = pa.table({"project": pa.array([project])})
    assert pa.table(CALL.assess_table(table))["outcome"].to_pylist() == [CALL.assess({"project": project}).outcome]


def test_long_integers_of_polars() -> None:
    frame = pl.DataFrame({"request": pl.Series([{"amount": 5}], dtype=pl.Struct({"amount": pl.Int128}))})
    assert CALL.assess_table(frame)["requested"] == [Decimal("5.00")]


def test_a_value_that_arrow_does_not_know_is_told_with_its_column() -> None:
    frame = pd.DataFrame({"project": [{"starts_on": np.datetime64("2027-04-03")}]})
    with pytest.raises(inspir.TableError, match=r"`project\.starts_on` holds values of the type `datetime64`"):
        CALL.assess_table(frame)
