"""Findings as a table, and many applications at once: row by row the answers of single applications."""

from __future__ import annotations

import gzip
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import inspir
from conftest import call_of
from test_tables import CALLS, expected, generated, in_order, read, rows, texts, unkeyed

Row = dict[str, Any]
WORDS = ("title", "problem", "quote", "remedy")


def findings(call: inspir.Call, text: str | bytes, locale: str | None = None, **key: Any) -> list[Row]:
    """The rows that a single assessment gives."""
    said = json.loads(call.assess_json(text, locale or "fr"))
    described = {item["id"]: item for item in call.describe(locale or "fr")["requirements"]}
    found = []
    for finding in said["findings"]:
        row = {
            **key,
            "requirement": finding["requirement"],
            "section": described[finding["requirement"]]["section"],
            "status": finding["status"],
            "level": finding["level"],
            "paths": finding.get("paths", []),
            "values": [
                {"name": name, "value": value if value is None else str(value).removesuffix(".0")}
                for name, value in finding.get("values", {}).items()
            ],
        }
        if locale:
            row["title"] = described[finding["requirement"]]["title"]
            row["message"] = finding.get("message", "")
        found.append(row)
    return found


def told(found: list[Row]) -> list[Row]:
    """Rows with their message in one piece instead of its parts; its case is that of a sentence."""
    whole = []
    for row in found:
        title, problem, quote, remedy = (row.pop(name) for name in WORDS)
        parts = [f"{title}: {problem}" if problem else "", quote or "", remedy or ""]
        whole.append({**row, "title": title, "message": " ".join(part for part in parts if part)})
    return whole


def folded(found: list[Row]) -> list[Row]:
    """Messages without what differs between a part and a whole: capitals, and spaces before colons."""
    return [{**row, "message": re.sub(r"\s+:", ":", row["message"]).lower()} for row in found]


@pytest.mark.parametrize("name", CALLS)
def test_findings_are_those_of_single_applications(name: str) -> None:
    call, lines = call_of(name), generated(name)[:300]
    known = [row for text in lines for row in findings(call, text)]
    source = io.BytesIO(b"".join(line + b"\n" for line in lines))
    assert unkeyed(rows(call.findings_table(source))) == known
    decoded = texts(name)[0][:300]
    known = [row for index, text in enumerate(decoded) for row in findings(call, text, key=index)]
    frame = pl.DataFrame({"key": range(len(decoded)), "json": decoded})
    for table in (frame, frame.to_arrow(), frame.to_pandas(use_pyarrow_extension_array=True)):
        assert rows(call.findings_table(table, keys=["key"], threads=2)) == known
    stream = call.findings_table(frame, keys=["key"], stream=True)
    assert isinstance(stream, inspir.Reader) and rows(stream) == known


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_the_words_are_those_of_the_message(locale: str) -> None:
    call, lines = call_of(CALLS[0]), generated(CALLS[0])[:60]
    known = [row for text in lines for row in findings(call, text, locale)]
    source = io.BytesIO(b"".join(line + b"\n" for line in lines))
    found = told(unkeyed(rows(call.findings_table(source, locale=locale))))
    assert folded(found) == folded(known)
    assert len({row["message"] for row in found}) > 100


def test_statuses_and_levels() -> None:
    call, lines = call_of(CALLS[0]), generated(CALLS[0])[:100]
    all_rows = [row for text in lines for row in findings(call, text)]
    source = b"".join(line + b"\n" for line in lines)

    def found(**wanted: Any) -> list[Row]:
        return unkeyed(rows(call.findings_table(io.BytesIO(source), **wanted)))

    refused = [row for row in all_rows if row["status"] == "not_met"]
    assert refused and found(status="not_met") == refused
    assert found(status=inspir.Status.NOT_MET) == refused
    both = [row for row in all_rows if row["status"] in ("not_met", "missing") and row["level"] == "warning"]
    assert both and found(status=["not_met", inspir.Status.MISSING], level={"warning"}) == both
    with pytest.raises(ValueError, match="`refused` is not one of `met`, `not_met`"):
        found(status="refused")
    with pytest.raises(ValueError, match="`level` is empty"):
        found(level=[])
    with pytest.raises(ValueError, match="unknown locale `de`"):
        found(locale="de")


def test_no_words_without_a_locale() -> None:
    call = call_of(CALLS[0])
    names = call.findings_table(io.BytesIO(b"{}")).column_names
    assert names == [
        "file", "line", "reference", "requirement", "section", "status", "level", "paths", "values",
    ]  # fmt: skip
    assert set(WORDS) < set(call.findings_table(io.BytesIO(b"{}"), locale="fr").column_names)


def test_labels() -> None:
    call = call_of(CALLS[0])
    titles = {one["id"]: one["title"] for one in call.describe("en")["requirements"]}
    line = io.BytesIO(b'{"request":{"amount":"20000.00"}}')
    (row,) = rows(inspir.assess_ndjson(line, call, labels="en"))
    assert row["outcome_label"] == "ineligible as it stands" and row["blocking_titles"] == ["Ceiling of the grant"]
    for name in ("blocking", "not_met", "missing", "to_review"):
        assert row[f"{name}_titles"] == [titles[id] for id in row[name]]
    table = pa.table({"request": [{"amount": "20000.00"}]})
    (french,) = rows(call.assess_table(table, labels="fr"))
    assert french["outcome_label"] == "inéligible en l’état"
    with pytest.raises(ValueError, match="unknown locale"):
        call.assess_table(table, labels="de")


def test_parts_hold_the_amounts_of_each_part() -> None:
    call = call_of(CALLS[1])
    line = io.BytesIO(b'{"request":{"operating":"6000","investment":"900.50"}}')
    (row,) = rows(inspir.assess_ndjson(line, call))
    assert list(row["parts"]) == ["operating", "investment"]
    assert row["parts"]["operating"]["requested"] == Decimal("6000.00")
    assert row["parts"]["investment"]["requested"] == Decimal("900.50")
    assert row["parts"]["operating"]["ceiling"] == Decimal("5000.00")
    # A call without a grant has none.
    assert "parts" not in inspir.assess_ndjson(io.BytesIO(b"{}"), CALLS[2]).column_names


def test_blocking_decides() -> None:
    """Without the requirements that decide, the outcome would be another."""
    call = call_of(CALLS[0])
    for text in generated(CALLS[0])[:300]:
        row = expected(call, text)
        (found,) = rows(call.assess_many([text]))
        assert found["blocking"] == row["blocking"]
        assert bool(found["blocking"]) == (row["outcome"] in ("ineligible", "incomplete", "needs_review"))


# Many


@dataclass
class Request:
    amount: Decimal


@dataclass
class Given:
    reference: str
    request: Request


def test_many_objects() -> None:
    call = call_of(CALLS[0])
    given: list[Any] = [
        {"reference": "a"},
        '{"reference": "b", "request": 5}',
        b"\xff",
        bytearray(b"{}"),
        Given("c", Request(Decimal("20000.00"))),
        {"request": {"amount": 0.5}},
    ]
    known = [{**expected(call, call_text(one))} for one in given]
    found = rows(call.assess_many(given))
    assert unkeyed(found) == known
    assert [(row["file"], row["line"]) for row in found] == [(None, line) for line in range(1, 7)]
    assert [row["reference"] for row in found] == ["a", "b", None, None, "c", None]
    assert rows(call.assess_many(iter(given), threads=1)) == found
    assert rows(call.assess_many((one for one in given), stream=True)) == found
    assert rows(call.assess_many([])) == []
    in_words = call.findings_table(given, status="not_met", level="blocking", locale="en")
    assert {row["line"] for row in rows(in_words)} == {5}


def call_text(given: Any) -> bytes:
    """The JSON text of an application, for what the engine takes as it is."""
    if isinstance(given, Given):
        return json.dumps({"reference": given.reference, "request": {"amount": "20000.00"}}).encode()
    return given.encode() if isinstance(given, str) else bytes(given) if not isinstance(given, dict) else json.dumps(given).encode()


@pytest.mark.parametrize("name", CALLS)
def test_many_are_assessed_as_one_by_one(name: str) -> None:
    call = call_of(name)
    objects = [value for value in map(read, generated(name)) if isinstance(value, dict)]
    known = [expected(call, value) for value in objects]
    assert in_order(unkeyed(rows(call.assess_many(objects)))) == in_order(known)


def test_many_are_read_as_they_are_asked_for() -> None:
    call, made = call_of(CALLS[0]), 0

    def applications() -> Iterator[dict[str, Any]]:
        nonlocal made
        for number in range(50_000):
            made += 1
            yield {"reference": str(number)}

    reader = pa.RecordBatchReader.from_stream(call.assess_many(applications(), stream=True))
    assert made == 0
    first = reader.read_next_batch()
    assert made < 10_000
    assert first.num_rows + reader.read_all().num_rows == made == 50_000


def test_items_that_are_no_applications() -> None:
    call = call_of(CALLS[0])
    with pytest.raises(TypeError, match="^application 2: an application is a dict"):
        call.assess_many([{}, 5])

    def failing() -> Iterator[Any]:
        yield {}
        raise LookupError("no more")

    with pytest.raises(LookupError, match="no more"):
        call.assess_many(failing())
    wrong: list[Any] = [{}, b"{}", 5, None]
    for source in wrong:
        with pytest.raises(TypeError, match="is not many applications"):
            call.assess_many(source)
    for table in (pl.DataFrame({"json": ["{}"]}), pa.table({"json": ["{}"]}), pd.DataFrame({"json": ["{}"]})):
        with pytest.raises(TypeError, match="is a table: hand it to `assess_table`"):
            call.assess_many(table)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files of all kinds."""
    (tmp_path / "a.json").write_bytes(b'\xef\xbb\xbf{\n  "reference": "a"\n}\n')
    (tmp_path / "b.ndjson").write_text('\ufeff{"reference": "b1"}\n\n{"reference": "b3"}\n', encoding="utf-8")
    (tmp_path / "c.JSONL.gz").write_bytes(gzip.compress(b'{"reference": "c1"}'))
    (tmp_path / "d.json").write_text("?")
    (tmp_path / "notes.txt").write_text("no application")
    (tmp_path / "._a.json").write_bytes(b"\0")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "e.json").write_text('{"reference": "e"}')
    return tmp_path


def places(table: Any, folder: Path) -> list[tuple[str, int, str | None]]:
    return [(str(Path(row["file"]).relative_to(folder)), row["line"], row["reference"]) for row in rows(table)]


def test_a_folder_and_a_glob(folder: Path) -> None:
    call = call_of(CALLS[0])
    here = [("a.json", 1, "a"), ("b.ndjson", 1, "b1"), ("b.ndjson", 2, None), ("b.ndjson", 3, "b3"),
            ("c.JSONL.gz", 1, "c1"), ("d.json", 1, None)]  # fmt: skip
    found = call.assess_many(folder)
    assert places(found, folder) == here
    assert [row["outcome"] for row in rows(found)] == ["incomplete"] * 2 + ["invalid"] + ["incomplete"] * 2 + ["invalid"]
    assert places(call.assess_many(str(folder)), folder) == here
    below = [("a.json", 1, "a"), ("d.json", 1, None), ("more/e.json", 1, "e")]
    assert places(call.assess_many(str(folder / "**" / "*.json")), folder) == below
    assert places(call.assess_many(folder / "b.ndjson", threads=1), folder) == here[1:4]
    assert places(inspir.assess_ndjson(folder / "b.ndjson", call), folder) == here[1:4]
    lines = call.findings_table(folder / "b.ndjson", status="missing")
    assert set(places(lines, folder)) == set(here[1:4])
    assert set(places(call.findings_table(folder, status="missing"), folder)) == set(here)
    seen: list[tuple[int, int]] = []
    call.assess_many(folder, progress=lambda *now: seen.append(now))
    sizes = [file.stat().st_size for file in folder.iterdir() if file.suffix in (".json", ".ndjson", ".gz")]
    assert seen[-1] == (6, sum(sizes) - 1)  # Without the hidden file.


def test_folders_without_applications(tmp_path: Path, folder: Path) -> None:
    call = call_of(CALLS[0])
    (tmp_path / "empty").mkdir()
    for source in (tmp_path / "empty", tmp_path / "none", str(tmp_path / "*.xml"), "{}"):
        with pytest.raises(FileNotFoundError):
            call.assess_many(source)
    (folder / "b.ndjson").write_text("reference;amount\nA1;500\n")
    with pytest.raises(inspir.TableError, match=r"b\.ndjson: line 1: .*CSV"):
        call.assess_many(folder)
    (folder / "b.ndjson").write_bytes(gzip.compress(b"{}\n" * 99)[:-12])
    with pytest.raises(OSError, match=r"b\.ndjson: "):
        call.assess_many(folder)


def test_thousands_of_files(tmp_path: Path) -> None:
    call = call_of(CALLS[0])
    for number in range(5_000):
        (tmp_path / f"{number:05}.json").write_text(f'{{"reference": "{number}"}}')
    found = rows(call.assess_many(tmp_path))
    assert [row["reference"] for row in found] == [str(number) for number in range(5_000)]


def test_sources_of_findings() -> None:
    call = call_of(CALLS[0])
    relation = duckdb.connect().sql("SELECT 'A1' AS file, {'amount': '20000.00'} AS request")
    (row,) = rows(call.findings_table(relation, keys=["file"], status="not_met", locale="en"))
    assert (row["file"], row["requirement"], row["paths"]) == ("A1", "grant.ceiling", ["/request/amount"])
    assert {"name": "ceiling", "value": "12500.00"} in row["values"]
    assert row["problem"] == "You ask for €20,000.00, but the ceiling is €12,500.00."
    assert row["remedy"] and row["quote"].startswith("From the call, in French: “")
    with pytest.raises(TypeError, match="only tables have columns"):
        call.findings_table([{}], keys=["file"])
    with pytest.raises(inspir.TableError, match="did you mean `file`"):
        call.findings_table(duckdb.sql("SELECT 'A1' AS file, {'amount': '1'} AS request"), keys=["flie"])


def test_a_file_with_an_array_is_one_exception(tmp_path: Path) -> None:
    file = tmp_path / "array.json"
    for text in ("[]", '\ufeff\n[{"reference": "a"}]'):
        file.write_text(text, encoding="utf-8")
        for source in (str(file), file, tmp_path, str(tmp_path / "*.json")):
            with pytest.raises(inspir.TableError, match=r"array\.json: this is one JSON array.*\.ndjson"):
                call_of("inspir-creative-event").assess_many(source)
    file.write_text('{"reference": "a"}', encoding="utf-8")
    assert len(call_of("inspir-creative-event").assess_many(file)) == 1
