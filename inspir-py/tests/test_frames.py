"""Assessed rows as frames, as Python values and as files: on every road the same values."""

from __future__ import annotations

import copy
import csv
import html
import importlib
import inspect
import io
import json
import multiprocessing
import pickle
import sys
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest

import inspir
import inspir.duckdb
import inspir.pandas
import inspir.polars
from conftest import PATIENCE, ROOT
from inspir import _arrow, _export
from inspir._options import TableOptions

CAMPS = ROOT / "docs" / "examples" / "littoral-chantiers-2027.json"
LINES = (
    {"reference": "A1", "request": {"amount": "20000.00"}},
    {"reference": "=2+3", "request": {"amount": "20000.00"}, "budget": {"expenses": [{"amount": 7}]}},
    {"reference": "<b>é\u0007", "request": 5, "nom": "\n"},
    {},
)
Row = dict[str, Any]


def lines() -> io.BytesIO:
    return io.BytesIO("".join(json.dumps(line) + "\n" for line in LINES).encode())


@pytest.fixture()
def table(call: inspir.Call) -> inspir.Table:
    return inspir.assess_ndjson(lines(), call)


@pytest.fixture()
def camps() -> inspir.Table:
    """A table with quantities, and with keys of many types."""
    frame = pl.DataFrame(
        {
            "file": ["é, “x”", None],
            "day": [date(2027, 3, 1), date(1800, 1, 1)],
            "at": [datetime(2027, 3, 1, 12, 30), None],
            "place": [{"town": "Lille", "codes": [59000, 59800]}, None],
            "tags": [["é", None], None],
            "number": [2**53 + 1, -5],
            "share": [0.5, None],
            "budget": [{"expenses": [{"amount": "4000", "category": "materials"}]}, None],
        }
    )
    keys = ["file", "day", "at", "place", "tags", "number", "share"]
    return inspir.Call.load(CAMPS).assess_table(frame, keys=keys)


@pytest.fixture(params=["pyarrow", "polars"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """One library alone reads Arrow data."""
    name: str = request.param
    monkeypatch.setattr(_arrow, "_LIBRARIES", {name: _arrow._LIBRARIES[name]})
    return name


def by_hand(call: inspir.Call) -> Iterator[Row]:
    """Some columns of the rows, from single assessments."""
    for line in LINES:
        told = call.assess(line)
        of = {status: [f.requirement for f in told.findings if f.status == status]
              for status in ("not_met", "missing", "to_review")}  # fmt: skip
        yield {
            "reference": told.reference,
            "outcome": told.outcome.value,
            "maximum": told.grant.maximum,
            "requested": told.grant.requested,
            "met": told.progress.met,
            **of,
            "input_errors": [{"path": e.path, "code": e.code} for e in told.input_errors],
            "readable": told.readable,
        }


def test_columns_and_rows(call: inspir.Call, table: inspir.Table, library: str) -> None:
    wanted = list(by_hand(call))
    assert len(table) == len(LINES)
    for name in wanted[0]:
        assert table[name] == [row[name] for row in wanted], name
    assert [{name: row[name] for name in wanted[0]} for row in table] == wanted
    assert list(next(iter(table))) == table.column_names


def test_a_wrong_column_is_told(table: inspir.Table) -> None:
    with pytest.raises(KeyError, match="no column `outcom`: did you mean `outcome`?"):
        table["outcom"]
    with pytest.raises(KeyError, match="no column `zzz`: there are file, line, reference, call"):
        table["zzz"]
    with pytest.raises(TypeError, match=r"by name, such as table\['file'\]"):
        table[0]  # type: ignore[index]


def test_frames(camps: inspir.Table, table: inspir.Table) -> None:
    for each in (camps, table):
        arrow = each.to_arrow()
        assert arrow.to_pylist() == list(each)
        assert each.to_polars().to_dicts() == list(each)
        assert each.to_polars()["maximum"].dtype == pl.Decimal(14, 2)
        pandas = each.to_pandas()
        assert list(pandas) == each.column_names and len(pandas) == len(each)
        for name in each.column_names:
            assert [none(value) for value in pandas[name]] == each[name], name
        values = pd.DataFrame(each)
        assert list(values) == each.column_names
        for name in ("outcome", "maximum", "not_met"):
            assert values[name].tolist() == each[name], name


def none(value: Any) -> Any:
    return None if value is pd.NA or value is pd.NaT else value


def test_amounts_add_up_exactly_in_pandas(call: inspir.Call) -> None:
    asked = pa.table({"request": [{"amount": "0.10"}] * 3000})
    total = call.assess_table(asked).to_pandas()["requested"].sum()
    assert total == Decimal("300.00") and isinstance(total, Decimal)


def test_a_reader_is_read_once(call: inspir.Call, table: inspir.Table) -> None:
    def reader() -> inspir.Reader:
        return inspir.assess_ndjson(lines(), call, stream=True)

    assert reader().column_names == table.column_names
    assert pa.schema(reader()) == pa.schema(table)
    assert reader().to_arrow() == table.to_arrow()
    assert reader().to_polars().equals(table.to_polars())
    assert reader().read_all().to_arrow() == table.to_arrow()
    once = reader()
    once.drain()
    with pytest.raises(ValueError, match="read already"):
        once.to_polars()
    assert repr(once).startswith("<inspir.Reader of file, line, reference, call")
    assert repr(table).startswith("<inspir.Table of 4 rows: file, line, reference, call")


def test_tables_never_change(table: inspir.Table) -> None:
    with pytest.raises(AttributeError):
        table.outcome = 1  # type: ignore[attr-defined]
    for kind in (inspir.Table, inspir.Reader):
        with pytest.raises(TypeError, match="assess_table"):
            kind()


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(table: inspir.Table, camps: inspir.Table, library: str, protocol: int) -> None:
    for each in (table, camps):
        again = pickle.loads(pickle.dumps(each, protocol))
        assert type(again) is inspir.Table and repr(again) == repr(each)
        assert list(again) == list(each)
        assert again.to_polars().equals(each.to_polars())
        assert list(pickle.loads(pickle.dumps(again))) == list(each)
        assert again._repr_html_() == each._repr_html_()
    assert copy.copy(table) is table and copy.deepcopy([table])[0] is table


def elsewhere(table: inspir.Table) -> list[str]:
    return table["outcome"]


def test_other_processes(table: inspir.Table) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply_async(elsewhere, [table]).get(PATIENCE) == table["outcome"]


def test_a_notebook_shows_the_first_rows(call: inspir.Call, table: inspir.Table) -> None:
    shown = table._repr_html_()
    assert "<b>" not in shown and "&lt;b&gt;é" in shown
    assert "<td" in shown and "grant.ceiling" in shown and "20000.00" in shown
    assert "/request type.mismatch<br>/nom field.unknown" in shown
    many = call.assess_table(pa.table({"number": range(3000), "team": pa.nulls(3000)}), keys=["number"])
    assert many._repr_html_().count("<tr>") == 11 and "10 / 3000" in many._repr_html_()


def test_the_members_of_structs_have_columns(camps: inspir.Table, library: str) -> None:
    shown = html.unescape(camps._repr_html_())
    for name in ("place.town", "place.codes", "quantities.public_money", "quantities.cost"):
        assert f"<th>{name}</th>" in shown
    assert "4000.00" in shown and ">Lille<" in shown


def test_csv(table: inspir.Table, camps: inspir.Table, library: str, tmp_path: Path) -> None:
    for each in (table, camps):
        each.write_csv(tmp_path / "all.csv")
        text = (tmp_path / "all.csv").read_text("utf-8")
        assert "\r" not in text
        read = list(csv.DictReader(io.StringIO(text)))
        assert len(read) == len(each)
        for told, row in zip(read, each):
            for name, cell in told.items():
                value: Any = row
                for part in name.split("."):
                    value = None if value is None else value[part]
                if value is None:
                    assert cell == ""
                elif isinstance(value, (list, bool)):
                    assert json.loads(cell) == value
                else:
                    assert type(value)(cell) == value if name == "number" else cell == str(value)


def test_files_of_a_stream(call: inspir.Call, table: inspir.Table, tmp_path: Path) -> None:
    for kind in ("csv", "excel", "parquet"):
        reader = inspir.assess_ndjson(lines(), call, stream=True)
        getattr(reader, f"write_{kind}")(tmp_path / "stream")
        getattr(table, f"write_{kind}")(tmp_path / "table")
        if kind != "excel":
            assert (tmp_path / "stream").read_bytes() == (tmp_path / "table").read_bytes(), kind


def sheet(path: Path) -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(path).active.iter_rows()]


def test_excel(table: inspir.Table, camps: inspir.Table, library: str, tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    table.write_excel(path)
    heads, *cells = sheet(path)
    names = [cell.value for cell in heads]
    columns = list(dict.fromkeys(name.partition(".")[0] for name in names))
    assert columns == table.column_names and heads[0].font.bold
    assert "parts.grant.maximum" in names
    for row, told in zip(cells, table, strict=True):
        found = {name: cell for name, cell in zip(names, row)}
        assert found["outcome"].value == told["outcome"]
        assert (found["missing"].value or "").splitlines() == told["missing"]
        assert found["requested"].value == told["requested"]
        assert all(cell.data_type != "f" for cell in row)
    assert cells[0][names.index("requested")].number_format == "#,##0.00"
    reference = names.index("reference")
    assert cells[1][reference].value == "=2+3"
    assert cells[2][reference].value == "<b>é\N{REPLACEMENT CHARACTER}"
    assert cells[2][names.index("input_errors")].value == "/request type.mismatch\n/nom field.unknown"

    camps.write_excel(path)
    heads, first, second = sheet(path)
    found = {head.value: (one.value, two.value) for head, one, two in zip(heads, first, second)}
    assert found["day"] == (datetime(2027, 3, 1), "1800-01-01")
    assert found["at"] == (datetime(2027, 3, 1, 12, 30), None)
    assert found["place.codes"] == ("59000\n59800", None)
    assert found["number"] == (str(2**53 + 1), -5)
    assert found["share"] == (0.5, None)
    assert found["quantities.cost"] == (4000, None)


def test_what_excel_cannot_hold(
    call: inspir.Call, table: inspir.Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "all.xlsx"
    long = call.assess_table(pl.DataFrame({"file": ["x", "é" * 32_768], "team": [None] * 2}), keys=["file"])
    with pytest.raises(ValueError, match="row 2, column `file` has 32768 characters.*holds 32767: wri"):
        long.write_excel(path)
    monkeypatch.setattr(_export, "MOST_ROWS", 4)
    with pytest.raises(ValueError, match="holds 4 rows with its headers: write a CSV or Parquet"):
        table.write_excel(path)
    monkeypatch.setattr(_export, "MOST_ROWS", 5)
    table.write_excel(path)
    assert len(sheet(path)) == 5


def test_parquet(camps: inspir.Table, library: str, tmp_path: Path) -> None:
    camps.write_parquet(tmp_path / "all.parquet")
    read = parquet.read_table(tmp_path / "all.parquet")
    assert read.to_pylist() == list(camps)
    assert read.schema.field("maximum").type == pa.decimal128(14, 2)


def test_differences_below_zero_are_numbers(call: inspir.Call, tmp_path: Path) -> None:
    lower = call.reform({"rate": "0.25"}, edition="1-lower")
    asked = pa.table({"request": [{"amount": "9"}], "budget": [{"expenses": [{"amount": "12"}]}]})
    rows = inspir.compare(asked, call, lower, rows=True).rows
    assert isinstance(rows, inspir.Table) and rows["difference"] == [Decimal("-3.00")]
    rows.write_excel(tmp_path / "all.xlsx")
    heads, cells = sheet(tmp_path / "all.xlsx")
    assert [c.value for h, c in zip(heads, cells) if h.value == "difference"] == [-3]


def test_without_a_library(table: inspir.Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyarrow", "polars", "pandas", "openpyxl"):
        monkeypatch.setitem(sys.modules, name, None)
    for work, told in (
        (lambda: table["outcome"], "needs pyarrow or polars: pip install pyarrow"),
        (lambda: list(table), "needs pyarrow or polars: pip install pyarrow"),
        (lambda: pickle.dumps(table), "needs pyarrow or polars: pip install pyarrow"),
        (table.to_polars, "needs polars: pip install polars"),
        (table.to_pandas, "needs pandas: pip install pandas"),
        (table.to_arrow, "needs pyarrow: pip install pyarrow"),
    ):
        with pytest.raises(ImportError, match=told):
            work()
    assert table._repr_html_() == f"<pre>{html.escape(repr(table))}</pre>"
    assert len(table) == 4
    monkeypatch.undo()
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(ImportError, match="an Excel file needs openpyxl"):
        table.write_excel(tmp_path / "all.xlsx")


# Typed functions and accessors


def test_pandas_keeps_the_index(call: inspir.Call) -> None:
    requests = [{"amount": "20000.00"}, {"amount": "4000.00"}, {"amount": "x"}]
    for index in (
        pd.RangeIndex(3),
        pd.Index([7, 5, 7]),
        pd.Index(["a", "b", "c"], name="file"),
        pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)], names=["file", None]),
    ):
        frame = pd.DataFrame({"request": requests, "name": ["x", "y", "z"]}, index=index)
        before = frame.copy()
        assessed = inspir.pandas.assess(frame, call, keys=["name"])
        assert assessed.index.equals(index) and assessed.index.names == index.names
        assert assessed["outcome"].tolist() == ["ineligible", "incomplete", "invalid"]
        assert list(assessed)[:2] == ["name", "call"]
        through: Any = frame.inspir
        assert through.assess(call.id, keys=["name"]).equals(assessed)
        assert frame.equals(before)
        if "file" in index.names:
            keyed = inspir.pandas.assess(frame, call, keys=["file", "name"])
            assert keyed["file"].tolist() == list(frame.reset_index()["file"])
            assert keyed.index.equals(index)
    with pytest.raises(inspir.TableError):
        inspir.pandas.assess(frame, call, keys=["nothing"])


def test_polars_functions(call: inspir.Call) -> None:
    frame = pl.DataFrame({"file": ["A1", "A2"], "request": [{"amount": "20000.00"}, None]})
    assessed = inspir.polars.assess(frame, call, keys=["file"])
    through: Any = frame
    assert through.inspir.assess(call.id, keys=["file"]).equals(assessed)
    lazy = inspir.polars.assess(frame.lazy(), call.id, keys=["file"])
    assert isinstance(lazy, pl.LazyFrame) and lazy.collect().equals(assessed)
    assert assessed.equals(call.assess_table(frame, keys=["file"]).to_polars())


def test_lazy_frames_are_tables(call: inspir.Call) -> None:
    frame = pl.DataFrame({"file": ["A1", "A2"], "request": [{"amount": "20000.00"}, None]})
    reform = call.reform({"rate": "0.60"}, edition="2")
    told = []
    for table in (frame, frame.lazy()):
        compared = inspir.compare(table, call, reform, keys=["file"], by=["file"], rows=True)
        ((values, swept),) = inspir.sweep(table, call, {"rate": ["0.60"]}, keys=["file"])
        assert values == {"rate": "0.60"} and isinstance(compared.rows, inspir.Table)
        told.append([
            call.assess_table(table, keys=["file"]).to_polars().to_dicts(),
            call.findings_table(table, keys=["file"], status="not_met").to_polars().to_dicts(),
            compared.to_dict(), compared.rows.to_polars().to_dicts(), swept.to_dict(),
        ])  # fmt: skip
    assert told[0] == told[1]
    assert {row["file"] for row in told[1][1]} == {"A1"}


def test_duckdb_relations(call: inspir.Call) -> None:
    connection = duckdb.connect()
    connection.sql("CREATE TABLE files AS SELECT 'A' || n AS file, "
                   "{'amount': (n * 5000)::DECIMAL(9, 2)} AS request FROM range(4) t(n)")  # fmt: skip
    relation = connection.table("files")
    assessed = inspir.duckdb.assess(connection, relation, call, keys=["file"])
    joined = connection.sql(
        "SELECT outcome, count(*), sum(requested) FROM files JOIN assessed USING (file) "
        "GROUP BY outcome ORDER BY outcome"
    )
    assert joined.fetchall() == [
        ("incomplete", 3, Decimal("15000.00")),
        ("ineligible", 1, Decimal("15000.00")),
    ]
    with pytest.raises(inspir.TableError):
        inspir.duckdb.assess(connection, relation, call, keys=["nothing"])


def test_all_options_go_through(call: inspir.Call) -> None:
    """What is chosen of a table can be chosen wherever frames become frames."""
    progress: list[int] = []
    told: dict[str, Any] = {
        "keys": ["reference"], "assess_keys": True, "json_column": None, "labels": "fr", "threads": 1,
        "progress": lambda rows, _: progress.append(rows),
    }  # fmt: skip
    assert set(told) == set(TableOptions.__annotations__)
    parameters = set(inspect.signature(call.assess_table).parameters)
    assert parameters == {"data", "stream"} | set(told)
    frame = pl.DataFrame({"reference": ["A1", "x" * 20_001], "request": [{"amount": "20000.00"}] * 2})
    expected = call.assess_table(frame, **told).to_polars()
    assert progress == [2] and expected["outcome_label"][0] == "inéligible en l’état"
    assert expected["outcome"].to_list() == ["ineligible", "invalid"]
    through: Any = frame
    connection = duckdb.connect()
    relation = connection.from_arrow(frame.to_arrow())
    of_pandas: Any = pa.table(frame.to_arrow()).to_pandas(types_mapper=pd.ArrowDtype)
    found = [
        inspir.polars.assess(frame, call, **told),
        through.inspir.assess(call, **told),
        inspir.polars.assess(frame.lazy(), call, **told).collect(),
        through.lazy().inspir.assess(call, **told).collect(),
        pl.from_arrow(inspir.duckdb.assess(connection, relation, call, **told).to_arrow_table()),
        inspir.pandas.assess(of_pandas, call, **told),
        of_pandas.inspir.assess(call, **told),
    ]
    for each in found:
        assert list(each.columns) == expected.columns
        for name in ("reference", "outcome", "outcome_label"):
            assert list(each[name]) == expected[name].to_list()
    # Lazy frames go batch by batch.
    assert len(progress) >= 8 and progress.count(2) >= 6
    inspir.duckdb.register(connection, call, labels="en")
    query = """SELECT inspir_assess('{"request": {"amount": "20000.00"}}').blocking_titles"""
    assert connection.sql(query).fetchall() == [(["Ceiling of the grant"],)]
    for refused in (through.inspir.assess, of_pandas.inspir.assess):
        with pytest.raises(TypeError, match="label"):
            refused(call, label="fr")


def test_accessors_need_nothing_else() -> None:
    for name in ("pandas", "polars", "duckdb"):
        module = importlib.import_module(f"inspir.{name}")
        assert "assess" in module.__all__ and module.assess.__doc__
