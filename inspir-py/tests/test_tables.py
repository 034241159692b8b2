"""Tables give, row by row, the answers of single applications, on every road.

`INSPIR_ROWS` is the number of generated applications to compare: 2,000 by default;
`INSPIR_ROWS=200000` for a thorough run.
"""

from __future__ import annotations

import _thread
import gzip
import io
import json
import os
import random
import re
import signal
import sys
import threading
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest

import inspir
import inspir.duckdb
import inspir.polars
from conftest import ROOT, call_of, run, show
from test_calls import APPLICATIONS
from test_cases import CASES
from test_language import NATIVE, everywhere, own_call

ROWS = int(os.environ.get("INSPIR_ROWS", "2000"))
CALLS = ["inspir-creative-event", "inspir-follow-up", "inspir-innovation-store"]
Row = dict[str, Any]

# A table with columns for every member


TEXT, FLAG = pa.string(), pa.bool_()


def record(**members: pa.DataType) -> pa.StructType:
    return pa.struct(list(members.items()))


def columns(call: inspir.Call, amount: pa.DataType, day: pa.DataType) -> pa.Schema:
    described = call.describe()

    def ids(name: str, kind: pa.DataType) -> pa.StructType:
        return pa.struct([(item["id"], kind) for item in described[name]])

    expense = record(
        label=TEXT, amount=amount, nature=TEXT, account=TEXT, in_kind=FLAG, eligible=FLAG,
        external_provider=FLAG, supports=TEXT,
    )  # fmt: skip
    revenue = record(
        label=TEXT, amount=amount, source=TEXT, account=TEXT, in_kind=FLAG, secured=FLAG
    )
    applicant = record(
        name=TEXT, legal_form=TEXT, created_on=day, siret=TEXT, rna=TEXT, iban=TEXT,
        legal_representative=record(name=TEXT, role=TEXT), signatory=TEXT, vat_recovery=TEXT,
    )  # fmt: skip
    project = record(
        title=TEXT, description=TEXT, starts_on=day, ends_on=day, commune=TEXT, event_format=TEXT,
        event_format_label=TEXT, challenges=pa.list_(TEXT), external_providers=FLAG,
    )  # fmt: skip
    origin = record(event_title=TEXT, event_reference=TEXT, event_ended_on=day, inspir_event=FLAG)
    document = record(kind=TEXT, name=TEXT, dated_on=day, signed_by=TEXT)
    charter = record(signed_on=day, signed_by=TEXT, commitments=ids("commitments", FLAG))
    indicator = record(label=TEXT, target=TEXT, unit=TEXT, horizon_months=pa.int64())
    members = {
        "call": TEXT,
        "reference": TEXT,
        "submitted_on": day,
        "first_contact_on": day,
        "applicant": applicant,
        "project": project,
        "origin": origin,
        "team": pa.list_(record(name=TEXT, discipline=TEXT)),
        "budget": record(
            vat_basis=TEXT, expenses=pa.list_(expense), revenues=pa.list_(revenue)
        ),
        "request": record(amount=amount, operating=amount, investment=amount),
        "documents": pa.list_(document),
        "charter": charter,
        "answers": ids("questions", TEXT),
        "undertakings": ids("undertakings", FLAG),
        "indicators": pa.list_(indicator),
        "previous_grants": pa.list_(record(call=TEXT, awarded_on=day, amount=amount)),
        "appraisals": ids("criteria", record(verdict=TEXT, by=TEXT, on=day, note=TEXT)),
    }
    return pa.schema(list(members.items()))


DROPPED = object()


def held(value: Any, kind: pa.DataType) -> Any:
    """The JSON value as far as a column can hold it."""
    if value is None:
        return None
    if pa.types.is_struct(kind):
        if not isinstance(value, dict):
            return DROPPED
        both = {field.name: held(value.get(field.name), field.type) for field in kind}
        both = {name: inner for name, inner in both.items() if name in value}
        return {name: inner for name, inner in both.items() if inner is not DROPPED}
    if pa.types.is_list(kind):
        if not isinstance(value, list):
            return DROPPED
        items = [held(item, kind.value_type) for item in value]
        return [item for item in items if item is not DROPPED]
    return value if fits(value, kind) else DROPPED


def fits(value: Any, kind: pa.DataType) -> bool:
    if kind == FLAG:
        return isinstance(value, bool)
    if kind == pa.int64():
        return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63
    if kind == TEXT:
        return isinstance(value, str) and not any("\ud800" <= c <= "\udfff" for c in value)
    if pa.types.is_decimal(kind):
        return isinstance(value, str) and fits_decimal(value)
    return isinstance(value, str) and fits_day(value)


def fits_decimal(value: str) -> bool:
    return re.fullmatch(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?", value, re.ASCII) is not None


def fits_day(value: str) -> bool:
    try:
        return len(value) == 10 and date.fromisoformat(value).year >= 1900
    except ValueError:
        return False


def native(value: Any, kind: pa.DataType) -> Any:
    """The Python value for a column of this kind."""
    if value is None:
        return None
    if pa.types.is_struct(kind):
        known = {field.name: field.type for field in kind}
        return {name: native(inner, known[name]) for name, inner in value.items()}
    if pa.types.is_list(kind):
        return [native(item, kind.value_type) for item in value]
    if pa.types.is_decimal(kind):
        return Decimal(value)
    return date.fromisoformat(value) if pa.types.is_date(kind) else value


class Twice(Exception):
    """A member stands twice."""


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise Twice
    return members


def read(text: str | bytes) -> Any:
    """The JSON, if Python can hold all of it."""
    try:
        return json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError, Twice):
        return ...


# The expected rows


#: Of which status the blocking requirements are that decide an outcome.
DECIDING = {"ineligible": "not_met", "incomplete": "missing", "needs_review": "to_review"}
AMOUNTS = ("base", "rate_limit", "ceiling", "maximum", "requested", "excess")


def expected(call: inspir.Call, text: Any) -> Row:
    said = json.loads(call.assess_json(text))
    grant = said["grant"]
    quantities = {id: quantity(text) for id, text in said.get("quantities", {}).items()}
    found: dict[str, list[str]] = {"not_met": [], "missing": [], "to_review": []}
    for finding in said["findings"]:
        found.get(finding["status"], []).append(finding["requirement"])
    decides = DECIDING.get(said["outcome"])
    blocking = [
        finding["requirement"]
        for finding in said["findings"]
        if finding["level"] == "blocking" and finding["status"] == decides
    ]
    parts = {part["id"]: {name: amount(part[name]) for name in AMOUNTS} for part in grant["parts"]}
    return {
        "call": said["call"],
        "edition": said["edition"],
        "outcome": said["outcome"],
        "maximum": amount(grant["maximum"]),
        "requested": amount(grant["requested"]),
        "excess": amount(grant["excess"]),
        "met": said["progress"]["met"],
        "applicable": said["progress"]["applicable"],
        **found,
        "blocking": blocking,
        "input_errors": [{"path": e["path"], "code": e["code"]} for e in said["input_errors"]],
        "definition": said["definition"],
        "readable": said["readable"],
        "currency": said["currency"],
        **({"parts": parts} if parts else {}),
        **({"quantities": quantities} if quantities else {}),
    }


def unkeyed(found: list[Row]) -> list[Row]:
    """Rows of JSON Lines without their keys."""
    keys = {"file", "line", "reference"}
    return [{name: value for name, value in row.items() if name not in keys} for row in found]


def amount(text: str | None) -> Decimal | None:
    """The amount, if its column can hold it."""
    return None if text is None or Decimal(text) >= 10**12 else Decimal(text)


def quantity(text: str | None) -> Decimal | date | None:
    """A day has two hyphens."""
    if text is None or text.count("-") < 2:
        return None if text is None else Decimal(text)
    return date.fromisoformat(text)


def rows(table: Any) -> list[Row]:
    return pa.table(table).to_pylist()


def in_order(found: list[Row]) -> list[Row]:
    """With the input errors sorted: a table may have its columns in another order than a JSON."""
    for row in found:
        row["input_errors"].sort(key=lambda error: (error["path"], error["code"]))
    return found


@cache
def generated(name: str) -> list[bytes]:
    """Applications of all kinds, bad ones and bad bytes too."""
    program = ROOT / "tests" / "oracle" / "generate.py"
    made = run(sys.executable, program, "5", str(ROWS // 2), name, check=True)
    return made.stdout.split(b"\n")[:-1]


@cache
def singly(name: str) -> list[Row]:
    return [expected(call_of(name), text) for text in generated(name)]


@cache
def texts(name: str) -> tuple[list[str], list[Row]]:
    """The generated applications whose bytes are text."""
    decoded = [line.decode(errors="replace") for line in generated(name)]
    both = zip(decoded, generated(name), singly(name), strict=True)
    held = [(text, row) for text, line, row in both if text.encode() == line]
    return [text for text, _ in held], [row for _, row in held]


@cache
def fitting(name: str, schema: pa.Schema) -> tuple[list[Any], list[Row]]:
    """The generated applications, as far as a table of this schema can hold them."""
    kind, call = pa.struct(list(schema)), call_of(name)
    read_by_python = [read(line) for line in generated(name)]
    applications = [held(value, kind) for value in read_by_python if isinstance(value, dict)]
    known = [expected(call, json.dumps(application)) for application in applications]
    return [native(application, kind) for application in applications], in_order(known)


def alone(program: str) -> str:
    """The output of a program that could hang."""
    return run(sys.executable, "-c", program, check=True, text=True).stdout.strip()


# Text


def by_text(call: inspir.Call, texts: list[str]) -> Iterator[tuple[str, list[Row]]]:
    """The roads of JSON text."""
    frame = pl.DataFrame({"json": texts})
    yield "polars", frame.inspir.assess(call).to_dicts()  # type: ignore[attr-defined]
    yield "lazy", frame.lazy().inspir.assess(call).collect().to_dicts()  # type: ignore[attr-defined]
    yield "pandas", rows(call.assess_table(pd.DataFrame({"json": texts})))
    connection = duckdb.connect()
    inspir.duckdb.register(connection, call)
    connection.register("applications", pa.table({"key": range(len(texts)), "json": texts}))
    yield "DuckDB", rows(call.assess_table(connection.sql("SELECT json FROM applications ORDER BY key")))
    query = "SELECT unnest(inspir_assess(json)) FROM applications ORDER BY key"
    yield "function of DuckDB", connection.sql(query).to_arrow_table().to_pylist()


def test_cases() -> None:
    compared = 0
    for name in sorted({case.call for case in CASES}):
        texts = [case.text.encode(errors="surrogatepass") for case in CASES if case.call == name]
        call = call_of(name)
        known = [expected(call, text) for text in texts]
        assert rows(call.assess_table(pa.table({"json": pa.array(texts)}))) == known
        both = zip(texts, known, strict=True)
        held = [(text.decode(), row) for text, row in both if text.decode(errors="ignore").encode() == text]
        for road, found in by_text(call, [text for text, _ in held]):
            assert found == [row for _, row in held], road
        lines = [text.replace(b"\n", b" ").replace(b"\r", b" ") for text in texts]
        found = rows(inspir.assess_ndjson(io.BytesIO(b"".join(line + b"\n" for line in lines)), call))
        assert unkeyed(found) == [
            expected(call, line) for line in lines
        ]
        compared += len(texts)
    show(f"{compared} cases compared with JSON Lines, and with columns of JSON in 6 kinds of tables")


@pytest.mark.parametrize("name", CALLS)
def test_json_lines(name: str, tmp_path: Path) -> None:
    call, lines = call_of(name), b"".join(line + b"\n" for line in generated(name))
    plain, packed = tmp_path / "a.ndjson", tmp_path / "a.ndjson.gz"
    plain.write_bytes(lines)
    packed.write_bytes(gzip.compress(lines[: len(lines) // 2]) + gzip.compress(lines[len(lines) // 2 :]))
    zstd = io.BytesIO(pa.compress(lines, codec="zstd", asbytes=True))
    known = singly(name)
    for source in (plain, str(packed), zstd, io.BytesIO(lines)):
        found = rows(inspir.assess_ndjson(source, call))
        assert unkeyed(found) == known
    references = [json.loads(call.assess_json(text))["reference"] for text in generated(name)]
    found = rows(inspir.assess_ndjson(plain, name, threads=1, stream=True))
    assert [row["reference"] for row in found] == references


def test_lines_that_are_none() -> None:
    call = inspir.Call.load(CALLS[0])
    long = b'"' + b"a" * (9 * 1024 * 1024) + b'"'
    lines = [b"{}", b"", b"no JSON", b"{}\r", long, b"\xff", b"null", b'{"reference":"last"}']
    found = rows(inspir.assess_ndjson(io.BytesIO(b"\n".join(lines)), call))
    assert [row["input_errors"] for row in found] == [
        expected(call, line.removesuffix(b"\r"))["input_errors"] for line in lines
    ]
    assert found[-1]["reference"] == "last"
    assert rows(inspir.assess_ndjson(io.BytesIO(b""), call)) == []


def test_sources_that_fail(tmp_path: Path) -> None:
    class Broken(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            raise KeyError("broken")

    with pytest.raises(KeyError):
        inspir.assess_ndjson(Broken(), CALLS[0])
    with pytest.raises(FileNotFoundError):
        inspir.assess_ndjson(tmp_path / "none", CALLS[0])
    with pytest.raises(OSError):
        inspir.assess_ndjson(io.BytesIO(gzip.compress(b"{}\n" * 99)[:-12]), CALLS[0])
    with pytest.raises(TypeError, match="binary mode"):
        inspir.assess_ndjson(io.StringIO("{}"), CALLS[0])  # type: ignore[call-overload]
    nothing: list[Any] = [None, [b"{}"], (line for line in [b"{}"]), b"{}", 5]
    for source in nothing:
        with pytest.raises(TypeError, match="is no source: hand over a path"):
            inspir.assess_ndjson(source, CALLS[0])
    torn = tmp_path / "torn.gz"
    torn.write_bytes(gzip.compress(b"{}\n" * 99)[:-12])
    with pytest.raises(OSError, match="torn.gz: "):
        inspir.assess_ndjson(torn, CALLS[0])
    with pytest.raises(OSError, match=f"{tmp_path.name}: "):
        inspir.assess_ndjson(tmp_path, CALLS[0])
    stream = inspir.assess_ndjson(torn, CALLS[0], stream=True)
    with pytest.raises((pa.ArrowException, OSError), match="torn.gz: "):
        pa.table(stream)


def test_files_of_all_kinds(tmp_path: Path) -> None:
    class Bytes(io.BytesIO):
        def read(self, size: int | None = -1) -> Any:
            return bytearray(super().read(size))

    assert len(inspir.assess_ndjson(Bytes(b"{}\n{}\n"), CALLS[0])) == 2
    # A pipe whose other end needs Python, too.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    program = f"""
import inspir, pathlib, threading
pipe = pathlib.Path({str(pipe)!r})
threading.Thread(target=pipe.write_bytes, args=(b"{{}}\\n" * 10,), daemon=True).start()
print(len(inspir.assess_ndjson(pipe, "inspir-creative-event")))
"""
    assert alone(program) == "10"


def test_progress(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call, told = call_of(CALLS[0]), list[tuple[int, int]]()
    for pack in (bytes, gzip.compress):
        file = tmp_path / pack.__name__
        file.write_bytes(pack(b'{"reference":"a"}\n' * 20_000))
        inspir.assess_ndjson(file, call, progress=lambda *now: told.append(now))
        assert told[-1] == (20_000, file.stat().st_size)
        pa.table(inspir.assess_ndjson(file, call, progress=True, stream=True))
        shown = capsys.readouterr().err
        assert "100%" in shown and "applications=20,000" in shown and shown.endswith("\n")
    call.assess_table(pa.table({"reference": ["a"] * 20_000}), progress=True)
    shown = capsys.readouterr().err
    assert "20.0k applications" in shown and shown.endswith("\n")


class Interrupted(io.RawIOBase):
    """A file of long lines: the third piece brings an interrupt, and the end comes much later."""

    LINE = b"{}" + b" " * 9_997 + b"\n"
    PIECES = 1_000
    pieces = 0

    def read(self, size: int = -1) -> bytes:
        self.pieces += 1
        if self.pieces == 3:
            _thread.interrupt_main()
        lines = self.LINE * (size // len(self.LINE) + 1)
        return lines[:size] if self.pieces < self.PIECES else b""


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Interrupts arrive, even if the process that started the tests ignores them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("stream", [False, True])
def test_interruptions(stream: bool) -> None:
    source = Interrupted()
    with pytest.raises(KeyboardInterrupt):
        if stream:
            lines = inspir.assess_ndjson(source, CALLS[0], stream=True)
            for _ in pa.RecordBatchReader.from_stream(lines):
                pass
        else:
            inspir.assess_ndjson(source, CALLS[0])
    assert 3 <= source.pieces < source.PIECES, "it was read to its end"


def test_forks() -> None:
    program = """
import inspir, io, multiprocessing

def count(lines):
    return len(inspir.assess_ndjson(io.BytesIO(b"{}\\n" * lines), "inspir-creative-event"))

count(1)
with multiprocessing.get_context("fork").Pool(1) as pool:
    print(pool.map(count, [2, 3]))
"""
    assert alone(program) == "[2, 3]"


# Columns


def frames(table: pa.Table) -> Iterator[tuple[str, Any]]:
    yield "pyarrow", table
    yield "polars", pl.DataFrame(table)
    yield "pandas", table.to_pandas(types_mapper=pd.ArrowDtype)
    yield "DuckDB", duckdb.connect().from_arrow(table)
    yield "reader", pa.RecordBatchReader.from_batches(table.schema, table.to_batches(7))


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("kind", ["text", "exact"])
def test_frames(name: str, kind: str) -> None:
    call = call_of(name)
    kinds = (TEXT, TEXT) if kind == "text" else (pa.decimal128(14, 2), pa.date32())
    schema = columns(call, *kinds)
    values, known = fitting(name, schema)
    assert len(values) > ROWS // 10
    table = pa.Table.from_pylist(values, schema=schema)
    for road, frame in frames(table):
        assert in_order(rows(call.assess_table(frame))) == known, road
    show(f"{len(values)} applications of {name} compared as columns ({kind}), in 5 kinds of tables")


def own_applications() -> list[dict[str, Any]]:
    """Answers of every type in each place that takes own fields; gaps, and values that are wrong."""
    changes: list[dict[str, Any]] = [
        {},
        {"days": Decimal("0.49"), "home": "5935"},
        {"themes": ["land", "sky"], "open": None},
        {"born_on": None, "work": "ship"},
    ]
    return [everywhere({**NATIVE, **change}) for change in changes]


def as_text(application: dict[str, Any]) -> str:
    return json.dumps(application, default=str)


def test_own_fields_and_lists() -> None:
    call, applications = own_call(), own_applications()
    # A number of a table has the decimals of its column; the text says its value alone.
    said = [json.loads(as_text(application).replace('"12.000"', '"12"')) for application in applications]
    known = [expected(call, json.dumps(application)) for application in said]
    assert {row["outcome"] for row in known} > {"invalid"}
    assert known[0]["quantities"]["twice"] == 5 and known[0]["input_errors"] == []
    for road, frame in frames(pa.Table.from_pylist(applications)):
        assert in_order(rows(call.assess_table(frame))) == in_order(known), road
    assert in_order(rows(call.assess_table(pl.DataFrame(applications)))) == in_order(known)
    unanswered = [everywhere(dict.fromkeys(NATIVE))] * 2
    known = [expected(call, json.dumps(application)) for application in unanswered]
    assert rows(call.assess_table(pl.DataFrame(unanswered))) == known
    assert rows(call.assess_table(pa.Table.from_pylist(unanswered))) == known


@pytest.mark.parametrize("id", ["days", "whole", "turnover"])
@pytest.mark.parametrize("kind", [pa.float32(), pa.float64()])
def test_floats_in_the_place_of_numbers_are_refused(id: str, kind: pa.DataType) -> None:
    call = own_call()
    column = pa.array([{id: 2.0}], record(**{id: kind}))
    nested = pa.array([{"people": [{id: 2.0}]}], record(people=pa.list_(record(**{id: kind}))))
    for place, member, values in (("details", "details", column), ("lists.people", "lists", nested)):
        table = pa.table({member: values})
        with pytest.raises(inspir.TableError) as caught:
            call.assess_table(table)
        assert caught.value.path == f"{place}.{id}"


def test_calls_of_the_tests() -> None:
    """The rows of whole calls, with their quantities, by every road of JSON text."""
    by_call: dict[str, list[str]] = {}
    for file in APPLICATIONS:
        by_call.setdefault(file.parent.name, []).append(file.read_text(encoding="utf-8"))
    for name, texts in by_call.items():
        call = call_of(name)
        known = [expected(call, text) for text in texts]
        for road, found in by_text(call, texts):
            assert found == known, (name, road)
        lines = io.BytesIO("".join(text.replace("\n", " ") + "\n" for text in texts).encode())
        found = rows(inspir.assess_ndjson(lines, call))
        assert unkeyed(found) == known


@pytest.mark.parametrize("name", CALLS)
def test_batches_and_order(name: str) -> None:
    call = call_of(name)
    values, known = fitting(name, columns(call, TEXT, TEXT))
    table = pa.Table.from_pylist(values, schema=columns(call, TEXT, TEXT))
    key = pa.array(range(len(values)))
    table = table.append_column("key", key)
    known = [{"key": index, **row} for index, row in enumerate(known)]
    for batches in (1, 7, 64):
        size = -(-len(values) // batches)
        parts = pa.Table.from_batches(table.combine_chunks().to_batches(size), table.schema)
        assert in_order(rows(call.assess_table(parts, keys=["key"], threads=2))) == known
    order = random.Random(3).sample(range(len(values)), len(values))
    found = in_order(rows(call.assess_table(table.take(order), keys=["key"])))
    assert found == [known[place] for place in order]


def encoded(array: Any, kind: str) -> Any:
    """The same texts in another layout."""
    if pa.types.is_struct(array.type):
        parts = [encoded(array.field(place), kind) for place in range(array.type.num_fields)]
        names = [field.name for field in array.type]
        return pa.StructArray.from_arrays(parts, names, mask=array.is_null())
    if pa.types.is_list(array.type):
        values = encoded(array.values, kind)
        nulls = pa.array(array.is_null()) if array.null_count else None
        if kind == "large":
            return pa.LargeListArray.from_arrays(array.offsets.cast(pa.int64()), values, mask=nulls)
        return pa.ListArray.from_arrays(array.offsets, values, mask=nulls)
    if array.type == TEXT and kind == "dictionary":
        return array.dictionary_encode()
    if array.type == TEXT:
        return array.cast(pa.large_string() if kind == "large" else pa.string_view())
    return array


@pytest.mark.parametrize("kind", ["dictionary", "large", "view"])
def test_layouts(kind: str) -> None:
    call = call_of(CALLS[0])
    schema = columns(call, TEXT, TEXT)
    values, known = fitting(CALLS[0], schema)
    table = pa.Table.from_pylist(values, schema=schema).combine_chunks()
    arrays = [encoded(column.combine_chunks(), kind) for column in table.columns]
    table = pa.Table.from_arrays(arrays, names=schema.names)
    assert in_order(rows(call.assess_table(table))) == known


ODD: list[tuple[pa.Array, list[str]]] = [
    # A column of another type than its member's, and what JSON says the same.
    (pa.array([{"applicant": 5}, {"applicant": None}]), ['{"applicant":5}', "{}"]),
    (pa.array([{"team": "x"}, {"team": " "}]), ['{"team":"x"}', '{"team":" "}']),
    (pa.array([{"team": [1]}, {"team": []}]), ['{"team":[1]}', '{"team":[]}']),
    (pa.array([{"answers": ["x"]}]), ['{"answers":["x"]}']),
    (pa.array([{"answers": {"no_such": "x", "jury": None}}]), ['{"answers":{"no_such":"x"}}']),
    (pa.array([{"documents": [{"kind": "zzz"}]}]), ['{"documents":[{"kind":"zzz"}]}']),
    (
        pa.array([{"team": None, "unknown": True}, {"team": None, "unknown": None}]),
        ['{"unknown":true}', "{}"],
    ),
    (pa.array([{"reference": 5}, {"reference": None}]), ['{"reference":5}', "{}"]),
    (pa.array([{"reference": 0.5}]), ['{"reference":5e-1}']),
    (pa.array([{"request": {"amount": 5}}]), ['{"request":{"amount":5}}']),
    (pa.array([{"request": {"amount": -5}}]), ['{"request":{"amount":-5}}']),
    (pa.array([{"request": {"amount": Decimal("5.5000")}}]), ['{"request":{"amount":"5.50"}}']),
    (pa.array([{"request": {"amount": Decimal("5.505")}}]), ['{"request":{"amount":"5.505"}}']),
    (pa.array([{"request": {"amount": True}}]), ['{"request":{"amount":true}}']),
    (pa.array([{"submitted_on": date(2026, 3, 1)}]), ['{"submitted_on":"2026-03-01"}']),
    (pa.array([{"submitted_on": date(1800, 3, 1)}]), ['{"submitted_on":"1800-03-01"}']),
    (pa.array([{"submitted_on": datetime(2026, 3, 1)}]), ['{"submitted_on":"2026-03-01"}']),
    (
        pa.array([{"submitted_on": datetime(2026, 3, 1, 12)}]),
        ['{"submitted_on":"2026-03-01T12:00:00"}'],
    ),
    (pa.array([{"submitted_on": "soon"}, {"submitted_on": ""}]), ['{"submitted_on":"soon"}', "{}"]),
    (pa.array([{"call": "another"}]), ['{"call":"another"}']),
    (pa.array([{"undertakings": None}, {"undertakings": {}}]), ["{}", "{}"]),
    (pa.array([{"extensions": {"a": [1.5]}}]), ["{}"]),
    (pa.array([{"project": {"challenges": [None, "x"]}}]), ['{"project":{"challenges":[null,"x"]}}']),
    (
        pa.array([{"indicators": [{"target": 5, "horizon_months": 121}]}]),
        ['{"indicators":[{"target":5,"horizon_months":121}]}'],
    ),
    (pa.array([{"charter": {"commitments": {"local_needs": "yes"}}}]),
     ['{"charter":{"commitments":{"local_needs":"yes"}}}']),
]  # fmt: skip


@pytest.mark.parametrize("array, texts", ODD, ids=[texts[0] for _, texts in ODD])
def test_odd_columns(array: pa.Array, texts: list[str]) -> None:
    call = call_of(CALLS[0])
    table = pa.Table.from_struct_array(array)
    assert rows(call.assess_table(table)) == [expected(call, text) for text in texts]
    # The same rows as a part of a longer column.
    longer = pa.Table.from_struct_array(pa.concat_arrays([array, array, array]).slice(len(array)))
    assert rows(call.assess_table(longer)) == 2 * [expected(call, text) for text in texts]


def test_maps() -> None:
    call = call_of(CALLS[0])
    said = [[("jury", "Two mentors.")], [], None, [("jury", "a"), ("jury", "b")], [("x", "y")]]
    table = pa.table({"answers": pa.array(said, pa.map_(TEXT, TEXT))})
    texts = ['{"answers":{"jury":"Two mentors."}}', "{}", "{}",
             '{"answers":{"jury":"a","jury":"b"}}', '{"answers":{"x":"y"}}']  # fmt: skip
    assert rows(call.assess_table(table)) == [expected(call, text) for text in texts]


def all_slices(array: pa.Array) -> Iterator[pa.Array]:
    for first in range(len(array)):
        for length in range(len(array) - first + 1):
            yield array.slice(first, length)


ITEM = record(kind=record(x=record(y=TEXT)))
ITEMS = [{"kind": {"x": {"y": str(place)}}} if place else None for place in range(6)]
LISTS = [ITEMS[:2], None, ITEMS[2:4], ITEMS[4:]]
PARTS = pa.array([0, 2, 2, 4], pa.int32())
NAMES = pc.run_end_encode(pa.array(["delegate", "delegate", None, "x"]))
NESTED: dict[str, pa.Array] = {
    "list": pa.array(LISTS, pa.list_(ITEM)),
    "large list": pa.array(LISTS, pa.large_list(ITEM)),
    "list view": pa.array(LISTS, pa.list_view(ITEM)),
    "fixed list": pa.array(LISTS, pa.list_(ITEM, 2)),
    "fixed list of records": pa.array([[{"kind": "a"}], [{"kind": "b"}], None], pa.list_(record(kind=TEXT), 1)),
    "list of a slice": pa.ListArray.from_arrays(PARTS, pa.array(ITEMS, ITEM).slice(1)),
    "record": pa.array(ITEMS, ITEM),
    "dictionary": pa.DictionaryArray.from_arrays(PARTS, pa.array(ITEMS, ITEM).slice(1)),
    "encoded": pa.StructArray.from_arrays(
        [NAMES, pa.array([{"name": name} for name in "abcd"])],
        ["signatory", "legal_representative"],
        mask=pa.array([False, True, False, False]),
    ),
}  # fmt: skip


class Handed:
    """Passes on the data of another table."""

    def __init__(self, table: pa.Table) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self.table.__arrow_c_stream__(requested_schema)


@pytest.mark.parametrize("array", NESTED.values(), ids=NESTED)
def test_slices(array: pa.Array) -> None:
    call = call_of(CALLS[0])
    name = "documents" if "list" in str(array.type) else "applicant"
    for part in all_slices(array):
        applications = [{name: value} for value in part.to_pylist()]
        known = [expected(call, json.dumps(application)) for application in applications]
        table = pa.table({name: part})
        assert rows(call.assess_table(table)) == known
        assert rows(call.assess_table(Handed(table))) == known


def test_maps_of_records() -> None:
    call = call_of(CALLS[0])
    verdicts = [[("impact", {"verdict": "x", "by": str(place)})] for place in range(4)]
    array = pa.array(verdicts, pa.map_(TEXT, record(verdict=TEXT, by=TEXT)))
    known = [expected(call, json.dumps({"appraisals": dict(row)})) for row in verdicts]
    for first in range(4):
        table = pa.table({"appraisals": array}).slice(first)
        assert rows(call.assess_table(table)) == known[first:]


def test_columns_that_are_said_to_have_no_nulls() -> None:
    call = call_of(CALLS[0])
    field = pa.field("submitted_on", TEXT, nullable=False)
    table = pa.Table.from_arrays([pa.array([None, "soon"])], schema=pa.schema([field]))
    known = [expected(call, "{}"), expected(call, '{"submitted_on":"soon"}')]
    assert rows(call.assess_table(table)) == known


def test_columns_without_a_type(tmp_path: Path) -> None:
    call = call_of(CALLS[0])
    text = '{"reference":"a","submitted_on":null,"team":[],"project":{"title":null}}'
    file = tmp_path / "a.ndjson"
    file.write_text(text + "\n")
    frame = pl.read_ndjson(file).with_columns(documents=pl.Series([[None]], dtype=pl.Array(pl.Null, 1)))
    assert frame.schema["submitted_on"] == pl.Null and frame.schema["team"] == pl.List(pl.Null)
    without = frame.drop("documents")
    known = expected(call, text)
    assert rows(call.assess_table(without)) == [known]
    said = text[:-1] + ',"documents":[null]}'
    assert rows(call.assess_table(frame)) == [expected(call, said)]
    keys = ["reference", "submitted_on"]
    known = {"reference": "a", "submitted_on": None, **known}
    lazy = pl.scan_ndjson(file).inspir.assess(call, keys=keys)  # type: ignore[attr-defined]
    assert lazy.collect().to_dicts() == [known]
    assert without.inspir.assess(call, keys=keys).to_dicts() == [known]  # type: ignore[attr-defined]


def test_the_index_of_pandas() -> None:
    call = call_of(CALLS[0])
    frame = pd.DataFrame({"reference": ["a", "b", "c"], "submitted_on": ["2026-03-01", "soon", None]})
    texts = ['{"submitted_on":"2026-03-01"}', '{"submitted_on":"soon"}', "{}"]
    known = [expected(call, text) for text in texts]
    assert rows(call.assess_table(frame[frame["reference"] != "a"])) == known[1:]
    named = [{"reference": name, **row} for name, row in zip("abc", known, strict=True)]
    table = frame.set_index("reference")
    assert rows(call.assess_table(table, keys=["reference"])) == named
    assert rows(call.assess_table(table)) == known
    numbered = [{"number": number, **row} for number, row in enumerate(known)]
    assert rows(call.assess_table(frame.rename_axis("number"), keys=["number"])) == numbered
    levels = pd.MultiIndex.from_arrays([[7, 8, 9], ["a", "b", "c"]], names=[None, "reference"])
    table = frame[["submitted_on"]].set_index(levels)
    assert rows(call.assess_table(table, keys=["reference"])) == named


def test_empty_and_null() -> None:
    call = call_of(CALLS[0])
    schema = columns(call, TEXT, TEXT)
    assert rows(call.assess_table(schema.empty_table())) == []
    nothing = expected(call, "{}")
    nulls = pa.Table.from_pylist([{}] * 5000, schema=schema)
    assert rows(call.assess_table(nulls)) == [nothing] * 5000
    typeless = pa.table({name: pa.nulls(3) for name in schema.names})
    assert rows(call.assess_table(typeless)) == [nothing] * 3
    assert rows(call.assess_table(pa.table({"json": pa.array([None, "{}"])}))) == [nothing] * 2


def test_columns_that_are_refused() -> None:
    call = call_of(CALLS[0])
    lines = [{"budget": {"expenses": [{"amount": 1.5}]}}]
    with pytest.raises(inspir.TableError, match=r"`budget\.expenses\.amount`.*floating") as caught:
        call.assess_table(pa.Table.from_pylist(lines))
    assert (caught.value.code, caught.value.path) == ("table", "budget.expenses.amount")
    table = pa.table({"a": [1], "outcome": [2], "team": [None]})
    with pytest.raises(inspir.TableError, match="`b`; the columns are: a, outcome, team"):
        call.assess_table(table, keys=["b"])
    with pytest.raises(inspir.TableError, match="rename"):
        call.assess_table(table, keys=["outcome"])
    with pytest.raises(inspir.TableError, match="JSON as text"):
        call.assess_table(table, json_column="a")
    with pytest.raises(TypeError, match="list of columns"):
        call.assess_table(table, keys="a")
    with pytest.raises(TypeError, match="no Arrow data"):
        call.assess_table([{}])
    array = pa.array([{"reference": "a"}])
    for column in (array, pa.chunked_array([array]), pl.Series(["{}"]), pd.Series(["{}"])):
        with pytest.raises(TypeError, match=f"`{type(column).__name__}` is one column"):
            call.assess_table(column)
    with pytest.raises(inspir.TableError, match="`reference` holds values of several types"):
        call.assess_table(pd.DataFrame({"reference": [5, "x"]}))
    with pytest.raises(ValueError, match="from 1"):
        call.assess_table(table, threads=0)


def test_streams_are_read_as_they_go() -> None:
    call, read_so_far = call_of(CALLS[0]), []

    def batches() -> Iterator[pa.RecordBatch]:
        for place in range(50):
            read_so_far.append(place)
            yield pa.record_batch({"reference": [str(place)] * 1000})

    source = pa.RecordBatchReader.from_batches(pa.schema({"reference": TEXT}), batches())
    told: list[tuple[int, int]] = []
    stream = call.assess_table(
        source, stream=True, threads=1, progress=lambda *now: told.append(now)
    )
    reader = pa.RecordBatchReader.from_stream(stream)
    first = reader.read_next_batch()
    assert len(read_so_far) < 10
    assert reader.read_all().num_rows == 50_000 - first.num_rows
    assert told[-1] == (50_000, 0)
    with pytest.raises(ValueError, match="read once"):
        pa.table(stream)


def test_small_batches() -> None:
    call, texts = call_of(CALLS[0]), ["", " ", "x", "a title", None]
    known = [call.assess({"project": {"title": text}}).progress.met for text in texts]
    column = pa.array([{"title": text} for text in texts])
    coded = pa.StructArray.from_arrays([column.field("title").dictionary_encode()], ["title"])
    for each in (column, coded):
        # Cut into batches of one to three rows, each with a dictionary of its own.
        pieces = [each.slice(0, 2), each.slice(2, 1), each.slice(3, 2)] * 700
        table = pa.table({"project": pa.chunked_array(pieces)})
        found = pa.table(call.assess_table(table))
        assert found["met"].to_pylist() == known * 700
    rows = [pl.DataFrame({"project": [{"title": text}]}) for text in texts * 9]
    frame = pl.concat(rows, rechunk=False)
    found = pa.table(call.assess_table(frame))
    assert found["met"].to_pylist() == known * 9


def test_streams_end_at_an_error() -> None:
    def fail(rows: int, _: int) -> None:
        if rows > 4096:
            raise LookupError("no more")

    batches = [pa.record_batch({"reference": ["a"] * 4096})] * 9
    source = pa.RecordBatchReader.from_batches(batches[0].schema, batches)
    stream = call_of(CALLS[0]).assess_table(source, stream=True, threads=1, progress=fail)
    reader = pa.RecordBatchReader.from_stream(stream)
    assert reader.read_next_batch().num_rows == 4096
    with pytest.raises(pa.ArrowException, match="no more"):
        reader.read_next_batch()
    with pytest.raises(StopIteration):
        reader.read_next_batch()


def test_threads() -> None:
    call, found = call_of(CALLS[0]), []
    table = pa.table({"json": generated(CALLS[0])})
    workers = [
        threading.Thread(target=lambda: found.append(rows(call.assess_table(table))))
        for _ in range(8)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found == [singly(CALLS[0])] * 8


# The tools


@pytest.mark.parametrize("name", CALLS)
def test_polars_namespaces(name: str) -> None:
    json, said = texts(name)
    frame = pl.DataFrame({"json": json}).with_row_index("key")
    known = [{"key": index, **row} for index, row in enumerate(said)]
    assert frame.inspir.assess(name, keys=["key"]).to_dicts() == known  # type: ignore[attr-defined]
    lazy = frame.lazy().inspir.assess(name, keys=["key"])  # type: ignore[attr-defined]
    assert lazy.collect().to_dicts() == known


@pytest.mark.parametrize("name", CALLS)
def test_text(name: str) -> None:
    json, known = texts(name)
    for road, found in by_text(call_of(name), json):
        assert found == known, road


def test_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    from pyspark.sql import SparkSession

    import inspir.spark

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    # 200,000 applications do not fit into its usual gigabyte.
    builder = builder.config("spark.driver.memory", "8g")
    local = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
    spark = builder.config(map=local).getOrCreate()
    try:
        for name in CALLS:
            call = call_of(name)
            json, said = texts(name)
            frame = spark.createDataFrame(pa.table({"key": range(len(json)), "json": json}))
            frame = frame.repartition(2)
            assessed = inspir.spark.assess(frame, call, keys=["key"]).orderBy("key")
            known = [{"key": index, **row} for index, row in enumerate(said)]
            assert assessed.toArrow().to_pylist() == known
            outcome, maximum = inspir.spark.outcome(call), inspir.spark.maximum(name)
            pairs = frame.select("key", outcome("json"), maximum("json")).orderBy("key").collect()
            assert [row.asDict() for row in pairs] == [
                {column: row[column] for column in ("key", "outcome", "maximum")} for row in known
            ]
        own, applications = own_call(), own_applications()
        nested = spark.createDataFrame(pa.Table.from_pylist(applications)).coalesce(1)
        known = rows(own.assess_table(pa.Table.from_pylist(applications)))
        assert inspir.spark.assess(nested, own).toArrow().to_pylist() == known
        call = call_of(CALLS[0])
        schema = columns(call, TEXT, TEXT)
        values, known = fitting(CALLS[0], schema)
        nested = spark.createDataFrame(pa.Table.from_pylist(values, schema=schema)).coalesce(1)
        assert in_order(inspir.spark.assess(nested, call).toArrow().to_pylist()) == known
        # A null in the place of a struct whose fields are never null.
        query = "SELECT if(id = 1, null, named_struct('submitted_on', 'soon')) AS one FROM range(2)"
        found = spark.sql(query).select(inspir.spark.outcome(call)("one")).collect()
        assert sorted(row.outcome for row in found) == ["incomplete", "invalid"]
        with pytest.raises(TypeError, match="list of columns"):
            inspir.spark.assess(nested, call, keys="reference")
        asked = spark.createDataFrame(pa.table({"reference": [7], "request": [{"amount": "20000.00"}]}))
        for as_member in (False, True):
            more: dict[str, Any] = {"keys": ["reference"], "assess_keys": as_member, "labels": "en"}
            (row,) = inspir.spark.assess(asked, call, **more).collect()
            said = call_of(CALLS[0]).assess({"reference": 7, "request": {"amount": "20000.00"}} if as_member else
                                            {"request": {"amount": "20000.00"}})
            assert (row.reference, row.outcome_label) == (7, said.outcome.label("en"))
    finally:
        spark.stop()
