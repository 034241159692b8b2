"""Tables of a portal, whatever they are, become the same applications."""

from __future__ import annotations

import enum
import json
import math
import re
import tracemalloc
import uuid
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import inspir
import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from conftest import ROOT
from inspir import _card_words, _engine, _portal
from test_values import NAN, NOTHING

FILES = {
    "N°": ["1", "2", "3"],
    "Début": ["03/04/2027", "1er mai 2027", ""],
    "Montant demandé": ["5 000,00 €", "5.000", ""],
    "Forme": ["Association", "collectivité territoriale", "club"],
}
BUDGET = {
    "N°": ["1", "1", "2", "9"],
    "Compte": ["613", "74", "864", "60"],
    "Libellé": ["Salle", "Conseil régional", "Bénévolat", "Achats"],
    "Montant": ["10 000", "5000,5", "300", "1"],
}
MAPPING = {
    "call": "inspir-creative-event",
    "key": "N°",
    "columns": {
        "N°": "/reference",
        "Début": "/project/starts_on",
        "Montant demandé": "/request/amount",
        "Forme": "/applicant/legal_form",
    },
    "lines": {
        "budget": {
            "to": "/budget",
            "columns": {"Compte": "account", "Libellé": "label", "Montant": "amount"},
        }
    },
}


def dicts(table: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]


def relation(table: dict[str, list[Any]]) -> Any:
    frame = pa.table(table)
    return duckdb.connect().from_arrow(frame)


FRAMES: list[Callable[[dict[str, list[Any]]], Any]] = [
    dicts,
    pl.DataFrame,
    pl.LazyFrame,
    pd.DataFrame,
    pa.table,
    relation,
]


def written(table: dict[str, list[Any]], file: Path) -> Path:
    """The table in a file, as the ending of its name says."""
    rows = [list(table), *zip(*table.values(), strict=True)]
    if file.suffix == ".xlsx":
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append([])
        for row in rows:
            sheet.append(list(row))
        book.save(file)
    else:
        separator = {".csv": ";", ".tsv": "\t", ".txt": ","}[file.suffix]
        lines = [separator.join(f'"{cell}"' for cell in row) for row in rows]
        encoding = {".csv": "cp1252", ".tsv": "utf-8-sig", ".txt": "utf-8"}[file.suffix]
        file.write_bytes("\r\n".join(lines).encode(encoding))
    return file


def expected() -> inspir.Applications:
    return inspir.applications(dicts(FILES), MAPPING, lines={"budget": dicts(BUDGET)})


def test_what_a_table_comes_to() -> None:
    found = expected()
    assert found.keys == ("1", "2", "3")
    assert list(found) == [
        {
            "reference": "1",
            "applicant": {"legal_form": "association"},
            "project": {"starts_on": "2027-04-03"},
            "request": {"amount": "5000.00"},
            "budget": {
                "expenses": [
                    {"account": "613", "label": "Salle", "amount": "10000.00", "nature": "operating"}
                ],
                "revenues": [
                    {"account": "74", "label": "Conseil régional", "amount": "5000.50", "source": "region"}
                ],
            },
        },
        {
            "reference": "2",
            "applicant": {"legal_form": "local_authority"},
            "project": {"starts_on": "2027-05-01"},
            "budget": {
                "expenses": [
                    {"account": "864", "label": "Bénévolat", "amount": "300.00", "in_kind": True}
                ]
            },
        },
        {"reference": "3"},
    ]
    cells = [(cell.row, cell.column, cell.path, cell.found, cell.code) for cell in found.refused]
    assert cells == [
        (2, "Montant demandé", "/request/amount", "5.000", "ambiguous"),
        (3, "Forme", "/applicant/legal_form", "club", "unknown"),
    ]
    assert found.refused[0].readings == ("5000", "5.000")
    assert [(notice.kind, notice.row, notice.subject) for notice in found.notices] == [
        ("orphan", 4, "9")
    ]
    assert found.call.assess(found[0]).outcome is inspir.Outcome.INELIGIBLE
    assert repr(found) == "<3 applications, 2 refused cells, 1 notices>"
    assert len(found.report().splitlines()) == 3
    assert found[1:] == list(found)[1:]


def record_batches(table: dict[str, list[Any]]) -> Any:
    """A stream of Arrow data, which is read once."""
    frame = pa.table(table)
    return pa.RecordBatchReader.from_batches(frame.schema, frame.to_batches(max_chunksize=2))


@pytest.mark.parametrize("frame", [*FRAMES, record_batches])
def test_every_frame_comes_to_the_same(frame: Callable[[dict[str, list[Any]]], Any]) -> None:
    found = inspir.applications(frame(FILES), MAPPING, lines={"budget": frame(BUDGET)})
    assert list(found) == list(expected())
    assert (found.refused, found.notices) == (expected().refused, expected().notices)


@pytest.mark.parametrize("frame", [*FRAMES, record_batches])
def test_a_stream_comes_to_the_same(frame: Callable[[dict[str, list[Any]]], Any]) -> None:
    many = {name: column * 5000 for name, column in FILES.items()}
    whole = inspir.applications(frame(many), MAPPING, lines={"budget": frame(BUDGET)})
    read = inspir.applications(frame(many), MAPPING, lines={"budget": frame(BUDGET)}, stream=True)
    assert (read.refused, read.call) == ([], whole.call)
    first = next(read)
    assert len(read.refused) < len(whole.refused) == 10_000
    assert [first, *read] == list(whole) and len(whole) == 15_000
    assert (tuple(read.refused), tuple(read.notices)) == (whole.refused, whole.notices)
    assert [cell.row for cell in read.refused[-2:]] == [14_999, 15_000]
    assert [n.row for n in read.notices if n.subject == "1"] == list(range(1, 15_001, 3))
    assert [n.kind for n in read.notices][-1] == "orphan"
    assert next(read, None) is None and read.report() == whole.report()


def test_a_stream_reads_no_further_than_it_is_asked(tmp_path: Path) -> None:
    mapping = {"call": "inspir-creative-event", "columns": {"Projet": "/project/title"}}
    file = tmp_path / "files.csv"
    with file.open("w", encoding="utf-8") as out:
        out.write("Projet;Note\n")
        for number in range(50_000):
            out.write(f"Projet {number};{'x' * 180}\n")
    tracemalloc.start()
    read = inspir.applications(file, mapping, stream=True)
    count, at = 0, 0
    for number, application in enumerate(read):
        assert application == {"project": {"title": f"Projet {number}"}}
        count += 1
        if number == 5_000:
            at = tracemalloc.get_traced_memory()[1]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # Ten times as many rows take no more memory; the file has 10 MB.
    assert count == 50_000 and most < 1.1 * at < 20_000_000
    # What is asked for goes on to the assessment, as it is read.
    titles = [{"Projet": title} for title in "abc"]
    stream = inspir.applications(titles, mapping, stream=True)
    assert stream.call.assess_many(stream)["outcome"] == ["incomplete"] * 3
    with pytest.raises(inspir.ImportTableError):
        inspir.applications(file, {**mapping, "columns": {"Titre": "/project/title"}}, stream=True)


def test_a_stream_that_was_read_is_not_one_without_applications() -> None:
    call = inspir.Call.load("inspir-creative-event")
    reform = call.reform({"rate": "0.60"}, edition="2")

    def stream(*names: Any) -> inspir.ApplicationReader:
        rows = [{"Nom": name} for name in names] or pl.DataFrame({"Nom": []})
        return inspir.applications(rows, {"columns": {"Nom": "/applicant/name"}}, call=call, stream=True)

    uses: list[Callable[[Any], Any]] = [
        call.assess_many,
        call.findings_table,
        lambda read: inspir.compare(read, call, reform),
        lambda read: inspir.sweep(read, call, {"rate": ["0.60"]}),
    ]
    for use in uses:
        read = stream("a", "b")
        assert use(read)
        for other in uses:
            with pytest.raises(ValueError, match="was read already: it is read once; call `applications` again"):
                other(read)
        assert next(read, None) is None
    # To iterate ends as for every iterator.
    read = stream("a", "b", "c")
    batches = []
    while batch := list(islice(read, 2)):
        batches.append(len(batch))
    assert batches == [2, 1] and list(read) == [] and iter(read) is read
    # What is left of it is read; what an error ended is not.
    read = stream("a", "b")
    assert next(read) and len(call.assess_many(read)) == 1
    broken = stream("a", b"b")
    with pytest.raises(TypeError, match="row 2"):
        list(broken)
    with pytest.raises(ValueError, match="was read already"):
        call.assess_many(broken)
    empty = stream()
    assert len(call.assess_many(empty)) == 0
    with pytest.raises(ValueError, match="was read already"):
        call.assess_many(empty)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "files.csv"
    # The first letter that is no ASCII stands far behind the first block that is read.
    rows = ["Titre", *["x" * 99] * 20_000, "Fête – « été »"]
    file.write_text("\r\n".join(rows), encoding=encoding)
    mapping = {"call": "inspir-creative-event", "columns": {"Titre": "/project/title"}}
    assert inspir.applications(file, mapping)[-1] == {"project": {"title": "Fête – « été »"}}


@pytest.mark.parametrize("ending", ["csv", "tsv", "txt", "xlsx"])
def test_every_file_comes_to_the_same(ending: str, tmp_path: Path) -> None:
    files = written(FILES, tmp_path / f"files.{ending}")
    budget = written(BUDGET, tmp_path / f"budget.{ending}")
    found = inspir.applications(files, MAPPING, lines={"budget": str(budget)})
    assert list(found) == list(expected())
    assert (found.refused, found.notices) == (expected().refused, expected().notices)


def test_the_values_of_frames_are_read_exactly() -> None:
    mapping = {
        "columns": {
            "amount": "/request/amount",
            "day": "/project/starts_on",
            "end": "/project/ends_on",
            "flag": "/project/external_providers",
            "siret": "/applicant/siret",
            "commune": "/project/commune",
        }
    }
    call = inspir.Call.load("inspir-creative-event")
    rows: list[dict[str, Any]] = [
        {
            "amount": 1234.5,
            "day": datetime(2027, 4, 3),
            "end": date(2027, 4, 4),
            "flag": True,
            "siret": 73282932000074.0,
            "commune": 62119,
        },
        {"amount": Decimal("12.500"), "day": pd.NaT, "end": pd.NA, "flag": None, "siret": math.nan},
        {"amount": 0.1 + 0.2, "day": datetime(2027, 4, 3, 14, 30), "siret": 7.32829e13},
        {"amount": 1e22, "commune": 1001.0, "end": 46388},
    ]
    for table in (rows, pd.DataFrame(rows)):
        found = inspir.applications(table, mapping, call=call)
        assert list(found) == [
            {
                "request": {"amount": "1234.50"},
                "project": {
                    "starts_on": "2027-04-03",
                    "ends_on": "2027-04-04",
                    "external_providers": True,
                    "commune": "62119",
                },
                "applicant": {"siret": "73282932000074"},
            },
            {"request": {"amount": "12.50"}},
            {},
            {},
        ]
        codes = {(cell.row, cell.column): cell.code for cell in found.refused}
        assert codes == {
            (3, "amount"): "decimals",
            (3, "day"): "time",
            (3, "siret"): "scientific",
            (4, "amount"): "scientific",
            (4, "commune"): "leading_zeros",
            (4, "end"): "day_number",
        }


def test_mistakes_come_before_any_row(tmp_path: Path) -> None:
    with pytest.raises(inspir.MappingError) as mistakes:
        inspir.applications(iter(()), {**MAPPING, "columns": {"A": "/request/amout"}}, locale="en")
    assert mistakes.value.path == "/columns/A"
    assert mistakes.value.problems[0].code == "unknown_path"
    assert "did you mean `/request/amount`?" in str(mistakes.value)
    with pytest.raises(inspir.ImportTableError) as missing:
        inspir.applications([{"N°": 1}], {**MAPPING, "lines": {}}, locale="en")
    assert (missing.value.code, missing.value.column) == ("no_column", "Début")
    with pytest.raises(inspir.ImportTableError, match="budget"):
        inspir.applications(dicts(FILES), MAPPING)
    with pytest.raises(TypeError, match="names no `call`"):
        inspir.applications([], {"columns": {}})
    with pytest.raises(TypeError, match="is no table"):
        inspir.applications(7, MAPPING)
    with pytest.raises(FileNotFoundError, match="maping.json"):
        inspir.applications([], "maping.json")
    for broken in ('{"call": ', b"\xff", '{"columns": []} x'):
        with pytest.raises(inspir.MappingError) as syntax:
            inspir.applications([], broken)
        assert syntax.value.problems[0].code == "syntax"
    with pytest.raises(TypeError, match="hand over its `mapping`"):
        inspir.applications([], inspir.suggest_mapping(["A"], "inspir-creative-event"))  # type: ignore[call-overload]
    file = tmp_path / "mapping.json"
    file.write_text(json.dumps(MAPPING), encoding="utf-8")
    for mapping in (file, str(file), file.read_text("utf-8"), file.read_bytes()):
        found = inspir.applications(dicts(FILES), mapping, lines={"budget": dicts(BUDGET)})
        assert list(found) == list(expected())


def test_a_sheet_is_named(tmp_path: Path) -> None:
    file = written(FILES, tmp_path / "files.xlsx")
    book = openpyxl.load_workbook(file)
    sheet = book.create_sheet("Budget")
    for row in [list(BUDGET), *zip(*BUDGET.values(), strict=True)]:
        sheet.append(list(row))
    book.save(file)
    found = inspir.applications(file, MAPPING, lines={"budget": (file, "Budget")})
    assert list(found) == list(expected())
    with pytest.raises(KeyError, match="no sheet `budget`; there are Sheet, Budget"):
        inspir.applications(file, MAPPING, lines={"budget": (file, "budget")})


def test_a_draft_is_a_mapping() -> None:
    draft = inspir.suggest_mapping(
        pl.DataFrame(FILES), "inspir-creative-event", {"budget": ("/budget", pd.DataFrame(BUDGET))}
    )
    assert draft.mapping["columns"] == {
        "N°": None, "Début": "/project/starts_on", "Montant demandé": "/request/amount", "Forme": None,
    }
    kinds = [(note.kind, note.table, note.column) for note in draft.notes]
    assert kinds == [
        ("unknown", "", "N°"),
        ("unknown", "", "Forme"),
        ("no_key", "", ""),
        ("no_key", "budget", "budget"),
        ("unknown", "budget", "N°"),
    ]
    draft = inspir.suggest_mapping(["Dossier", "SIRET"], inspir.Call.load("inspir-creative-event"))
    assert draft.notes == ()
    found = inspir.applications([{"Dossier": 4, "SIRET": "73282932000074"}], draft.mapping)
    assert list(found) == [{"reference": "4", "applicant": {"siret": "73282932000074"}}]


def test_dossiers(tmp_path: Path) -> None:
    champ = {
        "__typename": "DecimalNumberChamp",
        "champDescriptorId": "Q2hhbXAtMQ==",
        "label": "Montant",
        "stringValue": "12.345",
        "value": 12.345,
    }
    other = {"__typename": "TextChamp", "champDescriptorId": "Q2hhbXAtMg==", "label": "Titre"}
    answer = {"data": {"dossier": {"number": 7, "champs": [champ, {**other, "stringValue": "Fête"}]}}}
    mapping = {"call": "inspir-creative-event", "columns": {"Q2hhbXAtMQ==": "/request/amount"}}
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps(answer), encoding="utf-8")
    for data in (answer, json.dumps(answer), json.dumps(answer).encode(), file, [answer]):
        found = inspir.dossiers(data, mapping, locale="en")
        assert list(found) == [{}]
        assert [(cell.column, cell.code) for cell in found.refused] == [("Q2hhbXAtMQ==", "decimals")]
        assert [(notice.kind, notice.subject) for notice in found.notices] == [
            ("unmapped_column", "Titre (Q2hhbXAtMg==)")
        ]
    # All pages of a démarche, and the first alone.
    pages = [
        {"data": {"demarche": {"dossiers": {
            "pageInfo": {"hasNextPage": number == 0},
            "nodes": [{"number": 10 * number + place, "champs": [champ]} for place in range(3)],
        }}}}
        for number in range(2)
    ]  # fmt: skip
    numbered = {**mapping, "key": "number"}
    found = inspir.dossiers(pages, numbered, locale="en")
    assert found.keys == ("0", "1", "2", "10", "11", "12") and found.notices == ()
    assert {(cell.row, cell.key) for cell in found.refused} == set(enumerate(found.keys, 1))
    assert found.report().startswith("dossiers:1 (0) + 5, Q2hhbXAtMQ==: ")
    first = inspir.dossiers(pages[0], numbered, locale="en")
    assert [notice.kind for notice in first.notices] == ["more_pages"]
    assert "ask for the pages that follow" in first.report()
    named = str(file)
    for text in (named, "dossier.json"):
        with pytest.raises(inspir.ImportTableError, match=r"This is the name of a file: hand over `Path\(") as refused:
            inspir.dossiers(text, mapping, locale="en")
        assert refused.value.code == "not_json"
    with pytest.raises(inspir.ImportTableError, match=r"C’est le nom d’un fichier : passez `Path\('dossier.json'\)`"):
        inspir.dossiers("dossier.json", mapping)
    with pytest.raises(inspir.ImportTableError) as refused:
        inspir.dossiers({"errors": [{"message": "Not found"}]}, mapping, locale="en")
    assert refused.value.code == "no_dossier"


def test_a_byte_order_mark_of_a_file_is_skipped(tmp_path: Path) -> None:
    dossier = {"number": 7, "champs": []}
    mapping = {"call": "inspir-creative-event", "columns": {"number": "/reference"}}
    files = {name: tmp_path / f"{name}.json" for name in ("dossier", "mapping")}
    for name, value in (("dossier", dossier), ("mapping", mapping)):
        files[name].write_text(json.dumps(value), encoding="utf-8-sig")
    for given in (files["mapping"], str(files["mapping"]), mapping):
        assert list(inspir.applications([{"number": "7"}], given)) == [{"reference": "7"}]
        assert list(inspir.dossiers(files["dossier"], given)) == [{"reference": "7"}]
    # In a text that the caller holds, it is a mistake.
    for each in files.values():
        text = each.read_bytes()
        for held in (text, bytearray(text), text.decode()):
            is_mapping = each == files["mapping"]
            with pytest.raises(inspir.InspirError, match="begins with a byte order mark") as refused:
                inspir.dossiers(dossier if is_mapping else held, held if is_mapping else mapping, locale="en")
            assert isinstance(refused.value, inspir.MappingError if is_mapping else inspir.ImportTableError)
    with pytest.raises(inspir.MappingError) as wrong:
        inspir.applications([], {**mapping, "columns": {"number": "/referense"}}, locale="en")
    assert "name of a file" not in str(wrong.value)


def test_every_language_has_the_hints() -> None:
    hints = _portal._HINTS
    assert list(hints) == list(_card_words.LANGUAGES)
    assert all(list(each) == list(hints["fr"]) for each in hints.values())


def test_what_people_write() -> None:
    assert inspir.parse_amount("1\u202f234,50\u00a0€") == Decimal("1234.50")
    assert inspir.parse_amount("12 £", currency="GBP") == 12
    assert inspir.parse_amount(" ") is None
    assert inspir.parse_date("2027-04-03T00:00:00") == date(2027, 4, 3)
    assert inspir.parse_date("") is None
    with pytest.raises(inspir.WrittenError) as refused:
        inspir.parse_date("12/25/2027", locale="en")
    assert (refused.value.code, refused.value.readings) == ("swapped", ("2027-12-25",))
    assert refused.value.found == "12/25/2027"
    assert "Write the day first" in str(refused.value)
    for nothing in NOTHING:
        assert inspir.parse_amount(nothing) is None and inspir.parse_date(nothing) is None
    for missing in (None, NAN, pd.NA):
        column = pd.Series(["1 234,50 €", missing, ""], dtype="object")
        assert column.map(inspir.parse_amount).tolist() == [Decimal("1234.50"), None, None]
    days = pd.Series(["1er mai 2027", None], dtype="string").map(inspir.parse_date)
    assert days.iloc[0] == date(2027, 5, 1) and pd.isna(days.iloc[1])
    # What is a number or a day already is itself, as columns of workbooks have them.
    column = pd.Series(["5 000 €", 5000, Decimal("12.50"), np.int64(7), None, Decimal("0.125"), Decimal("12.345")])
    assert column[:5].map(inspir.parse_amount).tolist() == [5000, 5000, Decimal("12.50"), 7, None]
    for number in column[5:]:
        with pytest.raises(inspir.WrittenError) as refused:
            inspir.parse_amount(number)
        assert (refused.value.code, refused.value.found) == ("decimals", str(number))
    noon = datetime(2027, 4, 3, 12)
    for day in (date(2027, 4, 3), datetime(2027, 4, 3), pd.Timestamp("2027-04-03"), np.datetime64("2027-04-03")):
        assert inspir.parse_date(day) == date(2027, 4, 3)  # type: ignore[arg-type]
    with pytest.raises(inspir.WrittenError) as refused:
        inspir.parse_date(noon)
    assert refused.value.code == "time"
    for cents in range(0, 10_000_000, 99_991):
        amount = Decimal(cents) / 100
        for locale in ("fr", "en"):
            assert inspir.parse_amount(inspir.format_amount(amount, locale), locale) == amount
    for wrong in (1.5, True):
        with pytest.raises(TypeError):
            inspir.format_amount(wrong)
    with pytest.raises(ValueError, match="two decimals"):
        inspir.format_amount("0.125")
    with pytest.raises(ValueError, match="is not one of"):
        inspir.parse_amount("1", currency="XXX")


def test_every_language_reads_the_same() -> None:
    file = ROOT / "inspir-core" / "tests" / "written" / "same.json"
    same = json.loads(file.read_text(encoding="utf-8"))
    assert len(same) > 50
    for each in same:
        if each["of"] == "amount":
            read = _engine.read_amount(each["text"], each["locale"], each["currency"])
        else:
            read = _engine.read_date(each["text"], each["locale"])
        assert read == each["read"], each["text"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("N,Montant\n5,1005,50\n", "line 2: 3 cells below 2 headers"),
        ("N;Montant\n1;2\n2;3;x\n", "line 3: 3 cells below 2 headers"),
        ("N;;Montant\n1; ;2\n2;x;3\n", "line 3, column 2: `x` stands in a column without a header"),
        ("N;;Montant\n" + "1;;2\n" * 40 + "2;x;3\n", "line 42, column 2: `x` stands in a column without a header"),
        ('N;Nom;Montant\n1;"Assoc;500\n2;B;100\n', "line 2: unexpected end of data on line 3; a quotation mark that"),
        ('N;Nom\n1;"a\nb"\n2;"c\n' + "3;d\n" * 9 + '4;"e"\n', "line 4: ';' expected after '\"' on line 14; a quotation"),
        ('"N;Nom\n' + "1;a\n" * 40_000, "line 1: field larger than field limit (131072) on line 32768; a quotation"),
        ('N;Nom\n1;a "b" c\n2;"a "b" c"\n', "line 3: ';' expected after '\"'; a quotation mark that opens"),
    ],
)
def test_a_file_whose_cells_are_not_under_its_headers_is_refused(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "export.csv"
    file.write_text(text, encoding="utf-8")
    mapping = {"columns": {"Montant": "/request/amount"}}
    with pytest.raises(ValueError, match=r"`export\.csv`, line \d") as error:
        inspir.applications(file, mapping, call="inspir-creative-event")
    assert told in str(error.value)


def test_a_cell_of_a_workbook_below_no_header_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "export.xlsx"
    mapping = {"columns": {"Porteur": "/applicant/name"}}

    def read(*rows: list[Any], merged: str = "") -> inspir.Applications:
        book = openpyxl.Workbook()
        sheet: Any = book.active
        for row in rows:
            sheet.append(row)
        if merged:
            sheet.merge_cells(merged)
        book.save(file)
        return inspir.applications(file, mapping, call="inspir-creative-event")

    # Headers that are merged, above those of the columns.
    rows: list[list[Any]] = [["Porteur", None, "Projet"], ["Nom", "SIRET", "Titre"], ["A", "1", "B"]]
    with pytest.raises(ValueError, match="sheet `Sheet`, cell B2: `SIRET` .* become one row with a header for each"):
        read(*rows, merged="A1:B1")
    with pytest.raises(ValueError, match="cell B2: `SIRET`"):
        inspir.suggest_mapping(file, "inspir-creative-event")
    # Behind the last header, and far below.
    with pytest.raises(ValueError, match="cell C42: `x` stands in a column without a header .there are `Porteur`, `N`"):
        read(["Porteur", "N"], *[["A", 1]] * 40, ["A", 2, "x"])
    assert list(read(["Porteur", None, "N"], ["A", " ", 1, ""])) == [{"applicant": {"name": "A"}}]


@pytest.mark.parametrize("frame", [frame for frame in FRAMES if frame is not relation])
def test_a_column_without_a_name_is_empty(frame: Callable[[dict[str, list[Any]]], Any]) -> None:
    mapping = {"columns": {"Montant": "/request/amount"}}
    empty = frame({"": [None, " "], "Montant": ["5", "6"]})
    assert len(inspir.applications(empty, mapping, call="inspir-creative-event")) == 2
    with pytest.raises(ValueError, match="row 2: `perdu` stands in column 1, whose name is empty: give the column a name"):
        inspir.applications(frame({"": [None, "perdu"], "Montant": ["5", "6"]}), mapping, call="inspir-creative-event")


def test_empty_cells_behind_the_last_header_are_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "export.csv"
    file.write_text("Montant;\n500;;\n", encoding="utf-8")
    mapping = {"columns": {"Montant": "/request/amount"}}
    imported = inspir.applications(file, mapping, call="inspir-creative-event")
    assert list(imported) == [{"request": {"amount": "500.00"}}]


def test_scalars_of_numpy_and_enums_count_by_value() -> None:
    class Choice(enum.Enum):
        ONE = "5,50"

    rows = [{"Réf": np.float64(1), "M": np.float64(5.5)}, {"Réf": np.int64(2), "M": Choice.ONE}]
    rows.append({"Réf": np.longdouble(3), "M": np.longdouble("5.5")})
    mapping = {"columns": {"Réf": "/reference", "M": "/request/amount"}}
    imported = inspir.applications(rows, mapping, call="inspir-creative-event")
    assert list(imported) == [
        {"reference": "1", "request": {"amount": "5.50"}},
        {"reference": "2", "request": {"amount": "5.50"}},
        {"reference": "3", "request": {"amount": "5.50"}},
    ]
    assert not imported.refused
    with pytest.raises(TypeError, match="`table`, row 1, column `M`: `clongdouble` is no cell: give it as text"):
        inspir.applications([{"Réf": "4", "M": np.clongdouble(5)}], mapping, call="inspir-creative-event")


class Own:
    """A class of the caller, whose text says nothing."""


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ({"x": 1}, "`dict` is no cell: give what it holds columns of their own"),
        (b"x", "`bytes` is no cell: give the text that it encodes"),
        (memoryview(b"x"), "`memoryview` is no cell"),
        ([1, {"x": 1}], "`dict` is no cell"),
        ({"x"}, "`set` is no cell: give it as text, a number or a day, or leave it out"),
        (Own(), "`Own` is no cell"),
        (5j, "`complex` is no cell"),
        (pd.Interval(1, 2), "`Interval` is no cell"),
        (np.array([(1, b"x")], "i8,S1")[0], "`void` is no cell"),
        (np.timedelta64(1, "M"), "`timedelta64` is no cell"),
        (np.timedelta64(1, "Y"), "`timedelta64` is no cell"),
        (np.timedelta64(1), "`timedelta64` is no cell"),
    ],
)
def test_what_is_no_cell_never_becomes_source_text(value: Any, told: str) -> None:
    mapping = {
        "key": "N",
        "columns": {"N": "/reference", "Nom": "/applicant/name", "Vide": None},
        "lines": {"b": {"to": "/budget/expenses", "columns": {"L": "label"}}},
    }

    def read(rows: list[dict[str, Any]], lines: list[dict[str, Any]], **more: Any) -> list[Any]:
        row = {"N": "1", "Nom": "A", "Vide": ""}
        tables = [{**row, **each} for each in rows], {"b": [{"N": "1", "L": "Salle", **each} for each in lines]}
        return list(inspir.applications(tables[0], mapping, tables[1], call="inspir-creative-event", **more))

    for stream in (False, True):
        with pytest.raises(TypeError, match="^`table`, row 2, column `Nom`: ") as error:
            read([{}, {"N": "2", "Nom": value}], [{}], stream=stream)
        assert told in str(error.value)
    with pytest.raises(TypeError, match="^`b`, row 3, column `L`: ") as error:
        read([{}], [{}, {}, {"L": value}])
    assert told in str(error.value)
    with pytest.raises(TypeError, match="^`table`, row 1, column `N`: "):
        read([{"N": value}], [{}])
    # Of a column from which nothing is taken, nothing is asked.
    assert read([{"Vide": value, "Carte": value}], [{"Carte": value}]) == [
        {"reference": "1", "applicant": {"name": "A"}, "budget": {"expenses": [{"label": "Salle"}]}}
    ]


def test_a_further_table_may_be_called_as_the_main_one() -> None:
    lines = {"table": {"to": "/budget/expenses", "columns": {"L": "label", "Vide": None}}}
    mapping = {"key": "N", "columns": {"N": "/reference"}, "lines": lines}

    def read(main: Any, label: Any, empty: Any) -> list[Any]:
        budget = [{"N": "1", "L": label, "Vide": empty}]
        rows = [{"N": "1", "L": main, "Vide": main}]
        return list(inspir.applications(rows, mapping, {"table": budget}, call="inspir-creative-event"))

    with pytest.raises(TypeError, match="^`table`, row 1, column `L`: `dict` is no cell"):
        read("A", {"x": 1}, None)
    # Of the main one, `L` is not taken.
    assert read({"x": 1}, "Salle", {"x": 1}) == [{"reference": "1", "budget": {"expenses": [{"label": "Salle"}]}}]


@pytest.mark.parametrize("header", ["Vide", "Vide ", "vide", "VIDE"])
def test_a_column_that_is_left_out_is_known_by_its_header(header: str) -> None:
    mapping = {"columns": {"Nom": "/applicant/name", "Vide": None}}
    rows = [{"Nom": "A", header: {"x": 1}}]
    assert list(inspir.applications(rows, mapping, call="inspir-creative-event")) == [{"applicant": {"name": "A"}}]
    # The key is taken, even if its column goes nowhere.
    with pytest.raises(TypeError, match="`dict` is no cell"):
        inspir.applications(rows, {**mapping, "key": "vide"}, call="inspir-creative-event")


def test_the_file_of_a_table_is_told_with_what_it_lacks(tmp_path: Path) -> None:
    files, budget = tmp_path / "files.csv", tmp_path / "budget.csv"
    files.write_text("N;Nom\n1;A\n", encoding="utf-8")
    budget.write_text("N;Poste\n1;A\n", encoding="utf-8")

    def told(name: str, of_lines: str = "L", main: str = "Nom") -> str:
        lines = {name: {"to": "/budget/expenses", "columns": {of_lines: "label"}}}
        mapping = {"key": "N", "columns": {main: "/applicant/name"}, "lines": lines}
        with pytest.raises(inspir.ImportTableError) as error:
            inspir.applications(files, mapping, {name: budget}, call="inspir-creative-event", locale="en")
        return str(error.value)

    assert told("lines").startswith("`budget.csv`, line 1: ")
    assert told("lines", main="Name").startswith("`files.csv`, line 1: ")
    # Nobody can say which of two tables with one name it is.
    assert told("table").startswith("the table `table` has no column `L`")


def test_structs_and_bytes_of_frames_are_no_cells() -> None:
    struct = pa.table({"Nom": [{"x": 1}], "Octets": [b"x"]})
    tables: list[Any] = [struct, pl.DataFrame(struct), struct.to_pandas(), duckdb.connect().from_arrow(struct)]
    for table in tables:
        for column, kind in (("Nom", "dict"), ("Octets", "bytes")):
            with pytest.raises(TypeError, match=f"row 1, column `{column}`: `{kind}` is no cell"):
                inspir.applications(table, {"columns": {column: "/applicant/name"}}, call="inspir-creative-event")


def test_hours_are_told_as_a_sheet_shows_them() -> None:
    mapping = {"columns": {"H": "/applicant/name"}}
    for value, text in (
        (time(14, 30), "14:30:00"),
        (timedelta(hours=26, seconds=5), "26:00:05"),
        (-timedelta(minutes=90), "-1:30:00"),
        (pd.Timedelta("5h"), "5:00:00"),
        (np.timedelta64(5, "h"), "5:00:00"),
        (np.timedelta64(26 * 3_600_000_000_000, "ns"), "26:00:00"),
        (np.timedelta64(-90_000_000_000_000, "ps"), "-0:01:30"),
        (uuid.UUID(int=5), "00000000-0000-0000-0000-000000000005"),
    ):
        (read,) = inspir.applications([{"H": value}], mapping, call="inspir-creative-event")
        assert read == {"applicant": {"name": text}}
    assert list(inspir.applications([{"H": np.timedelta64("NaT")}], mapping, call="inspir-creative-event")) == [{}]


@pytest.mark.parametrize(
    ("text", "line"),
    [("Nom;M\nÉté;1\n".encode() + "Été;2\n".encode("cp1252"), 3), (b"Nom;M\nA;1\nB\x81;2\n", 3)],
)
def test_a_file_in_no_encoding_is_refused_at_its_line(tmp_path: Path, text: bytes, line: int) -> None:
    file = tmp_path / "export.csv"
    file.write_bytes(text)
    with pytest.raises(ValueError, match=f"`export.csv`, line {line}: not in the encoding of the rest"):
        inspir.applications(file, {"columns": {"M": "/request/amount"}}, call="inspir-creative-event")


def test_the_first_sheet_that_is_shown_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, amount in (("old", 1), ("files", 2)):
        sheet: Any = book.create_sheet(name)
        sheet.append(["M"])
        sheet.append([amount])
    del book["Sheet"]
    book["old"].sheet_state = "hidden"
    file = tmp_path / "export.xlsx"
    book.save(file)
    imported = inspir.applications(file, {"columns": {"M": "/request/amount"}}, call="inspir-creative-event")
    assert list(imported) == [{"request": {"amount": "2.00"}}]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old workbook (.xls)"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "one with a password"),
        ("a.xlsx", b"Montant;Nom\n5;A\n", "no Excel workbook, though it is named so"),
        ("a.csv", b"PK\x03\x04", "name an Excel workbook .xlsx"),
        ("a.csv.gz", b"\x1f\x8b\x08\0", "is packed: unpack it"),
        ("a.xls", b"\xef\xbb\xbf\n<html><table>", "a web page or XML"),
        ("a.csv", b'[\n  {"Montant": 5}]', "is JSON: hand over the list of dicts"),
        ("a.parquet", b"PAR1", "read it with polars"),
        ("a.csv", b"", "is empty"),
        (
            "a.csv",
            b"Export du 3 mars\n\nMontant;Nom\n5;A\n",
            "line 1: `Export du 3 mars` stands alone, and line 3 has several cells (`Montant`, `Nom`)",
        ),
        ("a.csv", b"Export;;\nMontant;Nom;\n5;A;\n", "line 1: `Export` stands alone, and line 2 has"),
        (
            "a.csv",
            b"Montant;du 3 mars\nMontant;Nom;Ville\n5;A;B\n",
            "line 2: 3 cells below 2 headers (`Montant`, `du 3 mars`); set what holds the separator `;` in quotation",
        ),
    ],
)
def test_a_file_that_is_no_table_says_what_it_is(tmp_path: Path, name: str, content: bytes, told: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    mapping = {"columns": {"Montant": "/request/amount"}}
    for read in (
        lambda: inspir.applications(file, mapping, call="inspir-creative-event"),
        lambda: list(inspir.applications(file, mapping, call="inspir-creative-event", stream=True)),
    ):
        with pytest.raises(ValueError, match=f"^`{name}`") as error:
            read()
        assert told in str(error.value)


def test_a_column_that_is_missing_is_told_with_the_place_and_the_columns(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    mapping = {"key": "N", "columns": {"N": "/reference", "Montant": "/request/amount"}}

    def told(text: str) -> str:
        file.write_text(text, encoding="utf-8")
        with pytest.raises(inspir.ImportTableError) as error:
            inspir.applications(file, mapping, call="inspir-creative-event", locale="en")
        assert error.value.code == "no_column"
        return str(error.value)

    assert told("Export,du,3 mars\nN,Montant,Nom\n").startswith(
        "`a.csv`, line 1: the table `table` has no column `N`; it has: Export, du, 3 mars."
    )
    assert "it has one column, `N^Montant`. In a CSV file, separate cells by semicolons" in told("N^Montant\n1^5\n")
    # One column is a table all the same, and so is a comma of an amount no separator.
    file.write_text("Montant\n5,50\n", encoding="utf-8")
    one = {"columns": {"Montant": "/request/amount"}}
    assert list(inspir.applications(file, one, call="inspir-creative-event")) == [{"request": {"amount": "5.50"}}]
    # Of the further tables too.
    further = {**one, "key": "Montant", "lines": {"b": {"to": "/budget/expenses", "columns": {"Poste": "label"}}}}
    with pytest.raises(inspir.ImportTableError, match=r"^`a\.csv`, line 1: .*« b »"):
        inspir.applications([{"Montant": 5}], further, lines={"b": file}, call="inspir-creative-event")


def test_a_title_in_a_workbook_is_told(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (["Export du jour"], [], ["Montant", "Nom"], [5, "A"]):
        sheet.append(row)
    file = tmp_path / "export.xlsx"
    book.save(file)
    with pytest.raises(ValueError, match="sheet `Sheet`, row 1: `Export du jour` stands alone, and line 3"):
        inspir.suggest_mapping(file, "inspir-creative-event")


def test_a_formula_without_its_value_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["Montant", "Nom"])
    sheet.append(["=2+3", "A"])
    file, stored = tmp_path / "export.xlsx", tmp_path / "stored.xlsx"
    book.save(file)
    mapping = {"columns": {"Montant": "/request/amount", "Nom": "/applicant/name"}}
    with pytest.raises(ValueError, match="sheet `Sheet`, cell A2: the workbook holds a formula and not its value"):
        inspir.applications(file, mapping, call="inspir-creative-event")

    # With its value, and with the empty text that a formula comes to, as programs that calculate store them.
    def kept(cell: bytes) -> list[dict[str, Any]]:
        with zipfile.ZipFile(file) as old, zipfile.ZipFile(stored, "w") as new:
            for name in old.namelist():
                part = old.read(name)
                if name.endswith("sheet1.xml"):
                    assert re.search(rb'<c r="A2"[^>]*><f>2\+3</f><v ?/?>(</v>)?</c>', part)
                    part = re.sub(rb'<c r="A2".*?</c>', cell, part)
                new.writestr(name, part)
        return list(inspir.applications(stored, mapping, call="inspir-creative-event"))

    name = {"applicant": {"name": "A"}}
    assert kept(b'<c r="A2"><f>2+3</f><v>5</v></c>') == [{**name, "request": {"amount": "5.00"}}]
    assert kept(b'<c r="A2" t="str"><f>""</f><v></v></c>') == [name]


def test_an_index_with_a_name_is_a_column() -> None:
    mapping = {"key": "N", "columns": {"N": "/reference", "M": "/request/amount"}}
    frame = pd.DataFrame({"M": ["5"]}, index=pd.Index(["A1"], name="N"))
    imported = inspir.applications(frame, mapping, call="inspir-creative-event")
    assert (list(imported), imported.keys) == ([{"reference": "A1", "request": {"amount": "5.00"}}], ("A1",))
    # Numbers of rows are none.
    filtered = pd.DataFrame({"N": ["A", "B"], "M": ["5", "6"]}).iloc[[1]]
    assert list(inspir.applications(filtered, mapping, call="inspir-creative-event")) == [
        {"reference": "B", "request": {"amount": "6.00"}}
    ]


def test_floats_say_what_was_written() -> None:
    mapping = {"columns": {"N": "/reference", "M": "/request/amount"}}
    tables: list[Any] = [
        [{"N": 1.0, "M": np.float32(0.1)}],
        pd.DataFrame({"N": [1.0], "M": np.array([0.1], "float32")}),
        pl.DataFrame({"N": [1.0], "M": pl.Series([0.1], dtype=pl.Float32)}),
        pa.table({"N": [1.0], "M": pa.array([0.1], pa.float32())}),
        duckdb.sql("select 1.0::double as N, 0.1::float as M"),
    ]
    for table in tables:
        imported = inspir.applications(table, mapping, call="inspir-creative-event")
        assert list(imported) == [{"reference": "1", "request": {"amount": "0.10"}}], imported.report()
    # Above 2⁵³, a float is not the number that was written.
    for exact, many in ((True, 2.0**53 - 1), (False, 2.0**53), (False, 1e20), (False, -1e16)):
        imported = inspir.applications([{"N": many, "M": None}], mapping, call="inspir-creative-event")
        assert [cell.code for cell in imported.refused] == ([] if exact else ["scientific"])
        assert list(imported) == ([{"reference": "9007199254740991"}] if exact else [{}])


def test_values_inside_lists_are_told_as_those_alone() -> None:
    mapping = {"columns": {"C": "/project/challenges", "D": "/project/starts_on"}}
    days = [np.datetime64("2027-04-03"), np.datetime64("2027-04-03", "ns"), np.datetime64("NaT"), date(2027, 4, 3)]
    for many in (days, tuple(days), np.array(days, "datetime64[s]"), pd.Series(days), pa.array([date(2027, 4, 3)] * 3)):
        rows = [{"C": many, "D": days[1]}]
        imported = inspir.applications(rows, mapping, call="inspir-creative-event")
        assert list(imported) == [{"project": {"challenges": ["2027-04-03"] * 3, "starts_on": "2027-04-03"}}]
    # A month is no day, and neither is an hour.
    for day in (np.datetime64("2027-04"), np.datetime64("2027-04-03T05:00", "ns")):
        imported = inspir.applications([{"C": None, "D": day}], mapping, call="inspir-creative-event")
        assert [cell.column for cell in imported.refused] == ["D"]


def test_letters_between_digits_are_no_currency() -> None:
    with pytest.raises(inspir.WrittenError) as error:
        inspir.parse_amount("0x1F")
    assert error.value.code == "format"


def test_a_report_tells_once_what_is_told_of_many_rows() -> None:
    rows = [{"N": number, "M": amount} for number, amount in enumerate(["5.000", "6", "5.000", "5.000", "7.000"])]
    mapping = {"key": "N", "columns": {"N": "/reference", "M": "/request/amount"}}
    imported = inspir.applications(rows, mapping, call="inspir-creative-event", locale="en")
    report = imported.report().split("\n")
    assert len(imported.refused) == 4
    assert [line.partition(":")[2].partition(" can be")[0] for line in report] == ["1 (0) + 2, M: “5.000”", "5 (4), M: “7.000”"]


def test_a_draft_has_the_columns_in_the_order_of_the_table() -> None:
    further = {"b": ("/budget", ["Montant", "Libellé", "Dossier n°", "Compte"])}
    draft = inspir.suggest_mapping(["SIRET", "Avis", "N° dossier"], "inspir-creative-event", further)
    assert list(draft.mapping["columns"]) == ["SIRET", "Avis", "N° dossier"]
    assert list(draft.mapping["lines"]["b"]["columns"]) == ["Montant", "Libellé", "Compte"]
    assert draft.mapping["lines"]["b"]["key"] == "Dossier n°"


def test_contributions_in_kind_are_no_money_on_any_road() -> None:
    lines = [("60 - Achats", 1000), ("864 - Personnel bénévole", 9000), ("TOTAL", 10000)]
    to = "/budget/expenses"
    names = {"C": "account", "M": "amount"}
    call = inspir.Call.load("inspir-creative-event")
    base = {"call": call.id, "key": "N°", "columns": {"N°": "/reference", "D": "/request/amount"}}
    rows = [{"N°": 1, "C": account, "M": amount} for account, amount in lines]
    found = [
        inspir.applications(
            [{"N°": 1, "D": 5000}], {**base, "lines": {"b": {"to": each, "columns": names}}}, {"b": rows}
        )
        for each in ("/budget", to)
    ]
    wide = {
        name: {"to": f"{to}/{number}/amount", "with": {"account": name} if name != "TOTAL" else {}}
        for number, (name, _) in enumerate(lines)
    }
    row = pl.DataFrame([{"N°": 1, "D": 5000, **dict(lines)}])
    found.append(inspir.applications(row, {**base, "columns": {**base["columns"], **wide}}))
    cells = [
        {"champs": [{"champDescriptorId": "C", "stringValue": account},
                    {"champDescriptorId": "M", "stringValue": str(amount)}]}
        for account, amount in lines
    ]  # fmt: skip
    dossier = {"N°": 1, "champs": [
        {"champDescriptorId": "D", "stringValue": "5000"},
        {"__typename": "RepetitionChamp", "champDescriptorId": "b", "rows": cells},
    ]}  # fmt: skip
    found.append(inspir.dossiers(dossier, {**base, "lines": {"b": {"to": to, "columns": names}}}))
    for each in found:
        expenses = each[0]["budget"]["expenses"]
        assert [expense.get("in_kind", False) for expense in expenses] == [False, True]
        grant = call.assess(each[0]).grant
        assert (str(grant.maximum), str(grant.parts[0].base)) == ("500.00", "1000.00")
        assert [(notice.kind, notice.subject) for notice in each.notices] == [("repeats_total", "TOTAL")]
