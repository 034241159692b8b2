"""Wrong input is refused at once, with its place and the nearest name."""

from __future__ import annotations

import bz2
import enum
import io
import json
import lzma
import pickle
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import inspir
import inspir.duckdb
import inspir.pandas
import inspir.polars
from conftest import ROOT, call_of

CALL = "inspir-creative-event"

#: Floats in every type that holds one.
FLOATS: list[Any] = [
    1.5,
    np.float16(1.5),
    np.float32(1.5),
    np.float64(1.5),
    np.longdouble(1.5),
    np.float32("inf"),
    np.array(1.5, "float32"),
    pa.scalar(1.5),
    pa.scalar(np.float16(1.5), pa.float16()),
]
DOCUMENT = json.dumps({"reference": "a", "request": {"amount": "5.00"}}, indent=2).encode()

NO_LINES: list[tuple[str, bytes, str]] = [
    ("CSV", b"reference;amount\nA1;5\n", "line 1: .*CSV"),
    ("an array", b'[{"reference": "a"},\n{"reference": "b"}]\n', "line 1: .*array"),
    ("an array in one line", b'[{"reference": "a"}]', "line 1: .*array"),
    ("a document", DOCUMENT, "line 1: .*over several lines"),
    ("a document below blank lines", b"\n\n" + DOCUMENT, "line 3: .*over several lines"),
    ("bzip2", bz2.compress(b"{}\n"), "packed"),
    ("xz", lzma.compress(b"{}\n"), "packed"),
    ("UTF-16", "{}\n".encode("utf-16"), "UTF-16"),
    ("Excel", b"PK\x03\x04...", "Excel"),
]


@pytest.mark.parametrize(("content", "told"), [case[1:] for case in NO_LINES], ids=[case[0] for case in NO_LINES])
@pytest.mark.parametrize("stream", [False, True])
def test_what_is_no_json_lines(content: bytes, told: str, stream: bool, tmp_path: Path) -> None:
    file = tmp_path / "applications.txt"
    file.write_bytes(content)
    call = call_of(CALL)
    with pytest.raises(inspir.TableError, match=told) as caught:
        inspir.assess_ndjson(file, call, stream=stream)
    assert str(caught.value).startswith(f"{file}: ")
    with pytest.raises(inspir.TableError, match=told):
        call.findings_table(file, stream=stream)
    with pytest.raises(inspir.TableError, match=told):
        inspir.assess_ndjson(io.BytesIO(content), call, stream=stream)
    with pytest.raises(inspir.TableError, match=told):
        inspir.compare(file, call, call.reform({"rate": "0.60"}, edition="2"))


def test_a_byte_order_mark_is_skipped(tmp_path: Path) -> None:
    file = tmp_path / "applications.ndjson"
    file.write_text('{"reference": "a"}\n{"reference": "b"}\n', encoding="utf-8-sig")
    for source in (file, io.BytesIO(file.read_bytes())):
        table = pa.table(inspir.assess_ndjson(source, CALL))
        assert table["outcome"].to_pylist() == ["incomplete"] * 2
        assert table["reference"].to_pylist() == ["a", "b"]


# Columns


def refused(table: Any, **more: Any) -> inspir.TableError:
    with pytest.raises(inspir.TableError) as caught:
        call_of(CALL).assess_table(table, **more)
    with pytest.raises(inspir.TableError, match="."):
        call_of(CALL).findings_table(table, stream=True, **more)
    return caught.value


def test_no_column_is_a_member() -> None:
    error = refused(pl.DataFrame({"file": ["A1"], "reqest": [{"amount": "5"}]}), keys=["file"])
    assert "`reqest`: did you mean `request`?" in str(error) and error.path == "reqest"
    error = refused(pa.table({"Nom": ["a"], "Montant": [5]}))
    assert "the columns are: Nom, Montant" in str(error) and error.path == ""
    assert str(error).endswith("`inspir.applications(table, mapping)` makes applications of the table of a portal")
    # One column of text is JSON, unless it can only be meant to be a member.
    assert refused(pl.DataFrame({"referense": ["A1"]})).path == "referense"
    assert len(call_of(CALL).assess_table(pl.DataFrame({"referense": ["{}"]}), json_column="referense")) == 1
    # Beside a member, each row with a value tells.
    table = pl.DataFrame({"team": [None, None], "reqest": [1, None]}, schema={"team": pl.Boolean, "reqest": pl.Int64})
    assert pa.table(call_of(CALL).assess_table(table))["outcome"].to_pylist() == ["invalid", "incomplete"]
    # A day without applications.
    assert len(call_of(CALL).assess_table(pl.DataFrame([]))) == 0


def test_columns_of_several_types() -> None:
    """Those of pandas, as workbooks give them."""
    frame = pd.DataFrame({"request": [{"amount": "1"}] * 2, "Dépôt": ["2027-01-04", datetime(2027, 1, 4)]})
    with pytest.raises(inspir.TableError, match="`Dépôt` holds values of several types") as error:
        call_of(CALL).assess_table(frame)
    assert error.value.path == "Dépôt"
    # The remedy that is told holds.
    many = call_of(CALL).assess_many(frame[["request"]].to_dict("records"))
    assert many["requested"] == [Decimal("1.00")] * 2


MIXED: list[tuple[str, list[Any], str, str]] = [
    ("request", [{"amount": "5"}, {"amount": 5}], "request.amount", "several types (int, str): give all one type, such"),
    ("request", [{"amount": "5"}, "x"], "request", "several types (dict, str): give all one type, or"),
    (
        "budget", [{"expenses": [{"amount": "5"}]}, {"expenses": [{"label": "A"}, {"amount": Decimal(5)}]}],
        "budget.expenses.amount", "several types (Decimal, str)",
    ),
    ("project", [{"challenges": "Eau"}, {"challenges": ["Sol"]}], "project.challenges", "several types (list, str)"),
    ("request", [{"amount": Decimal("Infinity")}, None], "request.amount", "such as Decimal('Infinity'): give them as"),
    ("reference", [1j, None], "reference", "the type `complex128`, which Arrow does not have"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "values", "path", "told"), MIXED, ids=[case[3] for case in MIXED])
def test_what_arrow_cannot_hold_is_told_with_its_place(name: str, values: list[Any], path: str, told: str) -> None:
    error = refused(pd.DataFrame({name: values}))
    assert error.path == path and f"`{path}` holds values of" in str(error) and told in str(error)
    assert "`assess_many` takes rows as dicts" in str(error)


def test_frames_that_are_flat() -> None:
    """As `pandas.json_normalize` makes them, and as two levels of columns do."""
    for name in ("request.amount", "/request/amount", "request/amount"):
        frame = pd.DataFrame({name: ["5000"]})
        for flat in (frame, frame.assign(reference="A1"), pa.Table.from_pandas(frame), pl.DataFrame(frame)):
            error = refused(flat)
            assert error.path == name and f"`{name}` is flat" in str(error) and "column `request`" in str(error)
        # As a key it is passed through.
        kept = call_of(CALL).assess_table(frame.assign(reference="A1"), keys=[name])
        assert kept[name] == ["5000"]
    levels = pd.MultiIndex.from_tuples([("request", "amount"), ("applicant", "legal_form")])
    error = refused(pd.DataFrame([["5000", "association"]], columns=levels))
    assert "the columns have 2 levels" in str(error) and "`inspir.applications` reads flat columns" in str(error)


def test_names_of_frames() -> None:
    rows = [{"amount": "5"}, {"amount": "6"}]
    error = refused(pd.DataFrame([["A", rows[0], rows[1]]], columns=["reference", "request", "request"]))
    assert error.path == "request" and "has the column `request` twice" in str(error)
    error = refused(pd.DataFrame({"request": rows}, index=["A", "B"]), keys=["index"])
    assert error.path == "index" and 'frame.rename_axis("file")' in str(error)
    call, frame = call_of(CALL), pd.DataFrame({"request": rows}, index=["A", "B"])
    assert call.assess_table(frame.rename_axis("file"), keys=["file"])["file"] == ["A", "B"]
    assert call.assess_table(frame.rename_axis("index"), keys=["index"])["index"] == ["A", "B"]
    none: Any = None
    for keys, told in ((none, "not `NoneType`: leave it out"), ([0], "as text, not as `int`: 0"), ("a", "write \\['a'\\]")):
        for argument in ("keys", "by"):
            with pytest.raises(TypeError, match=f"`{argument}` .*{told}"):
                inspir.compare(frame, call, call, **{argument: keys})
        with pytest.raises(TypeError, match=told):
            call.assess_table(frame, keys=keys)


def columns(texts: list[str]) -> list[Any]:
    """A column of each library."""
    return [pd.Series(texts), pl.Series(texts), pa.array(texts), pa.chunked_array([texts]), pd.Index(texts)]


def test_what_is_handed_to_the_wrong_function_is_told_where_it_goes() -> None:
    call, frame = call_of(CALL), pd.DataFrame({"request": [{"amount": "5"}]})
    wrong: list[tuple[Any, Any, str]] = [
        (call.assess_table, frame.to_dict("records"), "`assess_many` takes applications and their files"),
        (call.assess_table, "export.csv", "`inspir.applications` the tables of a portal"),
        (call.assess_table, frame["request"], "is one column: hand over a table"),
        (call.assess, frame, "a table goes to `assess_table`"),
        (call.assess, pa.Table.from_pandas(frame), "a table goes to `assess_table`"),
        (call.assess, frame.iloc[0], "hand over what its `to_dict\\(\\)` gives; a column of applications"),
        *((call.assess, each, "; a column of applications goes to `assess_many`$") for each in columns(["{}"])),
        (call.assess_many, frame.itertuples(), "application 1: .*`_asdict\\(\\)` gives"),
        (call.assess_many, frame, "hand it to `assess_table`"),
        (call.assess_many, pl.from_pandas(frame).lazy(), "`LazyFrame` is a table: hand it to `assess_table`"),
        (lambda text: inspir.assess_ndjson(text, call), '{"request": {}}', r"io\.BytesIO\(text\.encode\(\)\)"),
    ]
    for function, given, told in wrong:
        with pytest.raises(TypeError, match=told):
            function(given)
    assert call.assess(frame.iloc[0].to_dict()).grant.requested == 5
    # A column of applications is many of them.
    texts = ['{"request": {"amount": "5"}}', "?"]
    for column in columns(texts):
        assert call.assess_many(column)["outcome"] == ["incomplete", "invalid"]
        assert len(call.findings_table(column, status="missing")) > 0


@pytest.mark.parametrize("name", ["export.csv", "Export.XLSX", "results.parquet"])
def test_files_of_tables_are_no_applications(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"{}")
    for source in (tmp_path / name, str(tmp_path / "*")):
        with pytest.raises(ValueError, match="`inspir.applications` makes applications of"):
            call_of(CALL).assess_many(source)
    (tmp_path / "a.json").write_bytes(b"{}")
    assert len(call_of(CALL).assess_many(tmp_path)) == 1


@pytest.mark.parametrize("content", [b"reference;amount\nA1;5\n", b"PK\x03\x04", b"PAR1"])
def test_a_table_in_the_place_of_lines_is_told_where_it_goes(content: bytes, tmp_path: Path) -> None:
    file, call = tmp_path / "export.csv", call_of(CALL)
    file.write_bytes(content)
    reform = call.reform({"rate": "0.60"}, edition="2")
    uses: list[Callable[[Any], Any]] = [
        call.findings_table,
        lambda source: inspir.assess_ndjson(source, call),
        lambda source: inspir.compare(source, call, reform),
        lambda source: inspir.sweep(source, call, {"rate": ["0.60"]}),
    ]
    for use in uses:
        for source in (file, str(file), io.BytesIO(content)):
            with pytest.raises(inspir.TableError, match=r"; `inspir.applications\(table, mapping\)` makes applications"):
                use(source)


def test_unknown_columns() -> None:
    table = pl.DataFrame({"reference": ["A1"], "request": [{"amount": "5"}]})
    error = refused(table, keys=["refrence"])
    assert "no column `refrence` (did you mean `reference`?)" in str(error) and error.path == "refrence"
    assert "did you mean `reference`" in str(refused(table, json_column="Reference"))
    call = call_of(CALL)
    with pytest.raises(inspir.TableError, match=r"`request\.amuont` \(did you mean `request\.amount`\?\)"):
        inspir.compare(table, call, call.reform({"rate": "0.60"}, edition="2"), by=["request.amuont"])


def test_keys_are_not_assessed_unless_asked() -> None:
    call = call_of(CALL)
    table = pa.table({"reference": [7], "call": ["another"], "request": [{"amount": "20000.00"}]})
    keys = ["reference", "call"]
    with pytest.raises(inspir.TableError, match="`call` has the name of another column"):
        call.assess_table(table, keys=keys)
    table = table.drop_columns(["call"])
    (row,) = pa.table(call.assess_table(table, keys=["reference"])).to_pylist()
    assert (row["reference"], row["outcome"], row["input_errors"]) == (7, "ineligible", [])
    (row,) = pa.table(call.assess_table(table, keys=["reference"], assess_keys=True)).to_pylist()
    assert row["input_errors"] == [{"path": "/reference", "code": "type.mismatch"}]
    found = call.findings_table(table, keys=["reference"], status="not_met")
    assert pa.table(found)["reference"].to_pylist() == [7]
    error = refused(pa.table({"reference": [7]}), keys=["reference"])
    assert "keys are passed through and not assessed" in str(error)


def test_a_refused_table_leaves_no_connection_blocked() -> None:
    connection = duckdb.connect()
    connection.sql("CREATE TABLE t AS SELECT 'A1' AS file, {'amount': 4.5::DOUBLE} AS request FROM range(200000)")
    relation = connection.sql("FROM t")
    caught: list[inspir.TableError] = []
    for more in ({}, {"keys": ["flie"]}, {"json_column": "x"}):
        with pytest.raises(inspir.TableError) as error:
            call_of(CALL).assess_table(relation, **more)
        caught.append(error.value)
        assert connection.sql("SELECT count(*) FROM t").fetchall() == [(200_000,)]
    with pytest.raises(inspir.TableError) as error:
        call_of(CALL).findings_table(relation)
    call = call_of(CALL)
    with pytest.raises(inspir.TableError) as error:
        inspir.compare(relation, call, call.reform({"rate": "0.60"}, edition="2"))
    caught.append(error.value)
    connection.execute("DROP TABLE t")


# Calls, languages, threads


def test_a_definition_error_names_file_place_line_and_language(tmp_path: Path) -> None:
    definition = json.loads(call_of(CALL).definition)
    definition["requirements"][0]["title"] = {"fr": ""}
    file = tmp_path / "my-call.json"
    file.write_text(json.dumps(definition, indent=1), encoding="utf-8")
    line = next(n for n, text in enumerate(file.read_text(encoding="utf-8").split("\n"), 1) if '"fr": ""' in text)
    for source in (file, str(file)):
        with pytest.raises(inspir.DefinitionError) as caught:
            inspir.Call.load(source, locale="fr")
        error = caught.value
        assert (error.file, error.path, error.line) == (str(file), "/requirements/0/title/fr", line)
        assert error.locale == "fr" and error.column > 1
        assert str(error).startswith(f"{file}: ") and f"ligne {line}" in str(error)
        again = pickle.loads(pickle.dumps(error))
        assert (again.file, again.line, again.locale, str(again)) == (error.file, line, "fr", str(error))
    with pytest.raises(inspir.DefinitionError) as caught:
        inspir.Call.load(definition)
    assert (caught.value.file, caught.value.locale) == (None, "en")
    assert not str(caught.value).startswith("None")


def test_calls_from_bytes() -> None:
    call = call_of(CALL)
    text = call.definition.encode()
    for source in (text, bytearray(text), memoryview(text)):
        assert inspir.Call.load(source) == call
    with pytest.raises(inspir.UnknownCallError, match="write the id as text, 'inspir-creative-event'"):
        inspir.Call.load(CALL.encode())
    with pytest.raises(inspir.DefinitionError, match="byte order mark"):
        inspir.Call.load("\ufeff" + call.definition)
    with pytest.raises(inspir.UnknownCallError) as caught:
        inspir.Call.load("x" * 100_000)
    assert len(str(caught.value)) < 400
    other: Any = ["inspir-creative-event"]
    with pytest.raises(TypeError, match="a call comes from an id, .*not from `list`"):
        inspir.Call.load(other)


def test_an_edited_call_with_an_old_edition_is_told_by_its_digest() -> None:
    call = call_of(CALL)
    definition = json.loads(call.definition)
    ceiling = next(one for one in definition["requirements"] if one["id"] == "grant.ceiling")
    ceiling["level"] = "warning"
    edited = inspir.Call.load(definition)
    assert (edited.id, edited.edition) == (call.id, call.edition)
    assert edited != call and edited.digest != call.digest and len({edited, call}) == 2
    application = {"request": {"amount": "20000.00"}}
    before, after = call.assess(application), edited.assess(application)
    assert (before.outcome, after.outcome) == ("ineligible", "incomplete")
    assert (before.definition, after.definition) == (call.digest, edited.digest)
    table = pa.table({"request": [{"amount": "20000.00"}]})
    for each in (call, edited):
        assert pa.table(each.assess_table(table))["definition"].to_pylist() == [each.digest]
    # The layout says nothing.
    assert inspir.Call.load(json.dumps(json.loads(call.definition), indent=7)) == call


@pytest.mark.parametrize("threads", [0, -1, -(2**70), 2**70])
def test_threads_are_a_number_from_one(threads: int) -> None:
    call = call_of(CALL)
    for refused in (
        lambda: call.assess_table(pa.table({"json": ["{}"]}), threads=threads),
        lambda: call.assess_many([{}], threads=threads),
        lambda: call.findings_table([{}], threads=threads),
        lambda: inspir.assess_ndjson(io.BytesIO(b"{}"), call, threads=threads),
        lambda: inspir.compare(io.BytesIO(b"{}"), call, call, threads=threads),
    ):
        with pytest.raises(ValueError, match=f"`threads` is a whole number from 1, not {threads}"):
            refused()


@pytest.mark.parametrize(
    ("refused", "told"),
    [
        (lambda own: inspir.applications(own.frame, own.mapping, own.frame), r"`lines` has tables by their names .*"
         r"write {'budget': table}, not `DataFrame`"),
        (lambda own: inspir.applications(own.frame, own.mapping, [own.frame]), "`lines` has tables .*not `list`"),
        (lambda own: inspir.applications(own.frame, own.mapping, {"b": own.frame["N"]}), "`Series` is one column"),
        *(
            (lambda own, column=column: inspir.applications(column, own.mapping), "is one column: hand over a table")
            for column in columns(["{}"])
        ),
        (lambda own: inspir.applications(own.frame.groupby("N"), own.mapping), "`DataFrameGroupBy` is no table"),
        (lambda own: inspir.applications(own.frame, {"columns": {"N": date.today()}}, call=CALL),
         "the mapping is not JSON: Object of type date"),
        (lambda own: inspir.suggest_mapping(own.frame["M"], CALL), "`Series` is one column"),
        (lambda own: inspir.suggest_mapping(["N"], CALL, own.frame), r"write {'budget': \('/budget', table\)}"),
        (lambda own: inspir.suggest_mapping(["N"], CALL, {"b": ["N"]}), r"write {'b': \('/budget', table\)}"),
        (lambda own: inspir.suggest_mapping(["N"], CALL, {"b": ("a.xlsx", "Budget")}), r"write {'b': \('/budget'"),
        (lambda own: inspir.dossiers([{"number": date.today()}], own.mapping), "is no answer of the API: .* `json.loads`"),
        (lambda own: inspir.dossiers(io.BytesIO(b"{}"), own.mapping), "is no answer of the API"),
        (lambda own: inspir.pandas.assess(pl.DataFrame(), CALL), "`polars.DataFrame` is no frame of pandas: `Call.ass"),
        (lambda own: inspir.polars.assess(own.frame, CALL), "`pandas.DataFrame` is no frame of polars: `Call.assess_ta"),
        (lambda own: inspir.polars.assess([], CALL), "`list` is no frame of polars"),
        (lambda own: inspir.duckdb.assess(own.frame, duckdb.connect(), CALL), r"write assess\(connection, relation, ca"),
        (lambda own: inspir.duckdb.assess(pl, own.frame, CALL), "`module` is no connection of DuckDB"),
        *(
            (lambda own, value=value: inspir.parse_amount(value), f"not `{type(value).__name__}`: floats are not exact")
            for value in FLOATS
        ),
        *(
            (lambda own, value=value: inspir.format_amount(value), "a Decimal, an int or a text: floats are not exact")
            for value in FLOATS
        ),
        (lambda own: inspir.parse_amount(1.5), "an amount is text, an int or a Decimal, not `float`: floats are not ex"),
        (lambda own: inspir.parse_amount(True), "not `bool`"),
        (lambda own: inspir.parse_amount(["5"]), "not `list`"),
        (lambda own: inspir.parse_date(5), "a day is text or a date, not `int`"),
        (lambda own: inspir.parse_date(b"5"), "a day is text or a date, not `bytes`"),
        (lambda own: own.call.reform([("rate", "0.60")], edition="2"), "`changes` is a dict .*write {'rate': '0.60'}"),
        (lambda own: own.call.reform({5: "0.60"}, edition="2"), "`changes` names paths as text, not as `int`: 5"),
        (lambda own: own.call.reform({"rate": "0.60"}, edition=2), "write edition='2'"),
        (lambda own: own.call.reform({"rate": "0.60"}, edition=None), "`edition` is text, not `NoneType`: give it as text"),
        (lambda own: own.call.reform({"rate": np.float64(0.6)}, edition="2"), "the value of `rate` is a float"),
        (lambda own: own.call.reform({"parts/0": {"a": [1, 0.6]}}, edition="2"), "value of `parts/0/a/1` is a float"),
        (lambda own: own.call.reform({"rate": {1}}, edition="2"), "`rate` has the type `set`, which no definition holds"),
        (lambda own: inspir.sweep([{}], CALL, ["rate"]), r"`changes` is a dict .*write {'rate': \['0.60'\]}"),
        *(
            (lambda own, value=value: inspir.sweep([{}], CALL, {"rate": value}), "write {'rate': ..*}")
            for value in (Decimal("0.4"), 5, None, True, {"a": 1}, b"0.4")
        ),
        (lambda own: own.call.assess_many([{}], threads=1.5), "`threads` is a whole number from 1, not 1.5; None takes all"),
        (lambda own: own.call.assess_many([{}], threads="2"), "`threads` is a whole number from 1, not '2'"),
        (lambda own: own.call.assess_many([{}], progress=5), "`progress` is True or a function .*, not `int`"),
        (lambda own: own.call.findings_table([{}], status=5), "`status` is an id or a list of them, not `int`"),
        (lambda own: own.call.letter({}, 5), "details are a dict of texts and days, not `int`"),
        (lambda own: inspir.scdl([], common=["a"]), "`common` has the values that all rows share, .*not `list`"),
    ],
)
def test_an_argument_of_another_kind_is_told_with_what_to_write(refused: Callable[[Any], Any], told: str) -> None:
    mapping = {"call": CALL, "key": "N", "columns": {"N": "/reference"}}
    own = SimpleNamespace(frame=pd.DataFrame({"N": ["1"], "M": [5]}), mapping=mapping, call=call_of(CALL))
    with pytest.raises((TypeError, inspir.MappingError), match=told):
        refused(own)


def test_a_path_of_a_sweep_has_a_value() -> None:
    with pytest.raises(ValueError, match="`changes` has no value for `rate`: give it one or several, or leave it out"):
        inspir.sweep([{}], CALL, {"rate": []})


def test_values_of_python_are_values_of_a_reform() -> None:
    class Choice(enum.Enum):
        RATE = Decimal("0.60")

    call = call_of(CALL)
    part = {**json.loads(call.definition)["parts"][0], "rate": Decimal("0.60"), "ceiling": "9000.00"}
    months: dict[str, Any] = {"valid_until": "2027-12-31", "requirements/event.first_contact/months": 3}
    wanted = call.reform({"parts/0": {**part, "rate": "0.60"}, **months}, edition="2")
    values: dict[str, Any] = {
        "valid_until": date(2027, 12, 31), "requirements/event.first_contact/months": np.int64(3),
    }  # fmt: skip
    assert call.reform({"parts/0": part, **values}, edition="2") == wanted
    assert call.reform({"parts/0": {**part, "rate": Choice.RATE}, **values}, edition="2") == wanted
    swept = inspir.sweep([{}], CALL, {"rate": (rate for rate in ["0.40", "0.60"])})
    assert [values["rate"] for values, _ in swept] == ["0.40", "0.60"]


def test_dossiers_come_from_any_iterable() -> None:
    mapping = {"call": CALL, "columns": {"number": "/reference"}}
    found = inspir.dossiers(({"number": number, "champs": []} for number in (7, 8)), mapping)
    assert list(found) == [{"reference": "7"}, {"reference": "8"}]


def test_headers_may_be_a_column() -> None:
    frame = pd.DataFrame({"SIRET": ["1"], "Avis": ["x"]})
    draft = inspir.suggest_mapping(list(frame.columns), CALL)
    assert inspir.suggest_mapping(frame.columns, CALL) == draft == inspir.suggest_mapping(pl.Series(["SIRET", "Avis"]), CALL)
    for column in (pa.array(["SIRET", "Avis"]), pa.chunked_array([["SIRET"], ["Avis"]]), pd.Series(["SIRET", "Avis"])):
        assert inspir.suggest_mapping(column, CALL) == draft


def test_a_locale_is_a_tag() -> None:
    call, none = call_of(CALL), None
    locale: Any = none
    for refused in (
        lambda: call.assess({}, locale=locale),
        lambda: call.assess_json({}, locale),
        lambda: call.title(locale),
        lambda: call.describe(locale),
        lambda: call.repairs({}, locale),
        lambda: inspir.parse_amount("5", locale),
        lambda: inspir.Call.load("{}", locale),
    ):
        with pytest.raises(ValueError, match="unknown locale `None`; there are fr, en"):
            refused()
