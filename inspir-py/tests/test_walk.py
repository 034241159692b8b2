"""A portal's workbook to reasons, to the price of a reform, and to published grants: each step takes what the last gave."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import inspir
import openpyxl
import pandas as pd
import polars as pl
import pytest
from test_scdl import luhn, plain_check

CALL = inspir.Call.load("inspir-creative-event")
HEADERS = [
    "Numéro de dossier", "Nom de la structure", "Statut juridique", "Date de dépôt", "Début", "Date de fin",
    "Département", "Subvention demandée (€)", "Prestataires externes ?", "Avis", "N° SIRET", "Objet", "Statut",
    "Statuts joints",
]  # fmt: skip
AMOUNTS = ["5 000,00 €", 4500.5, "4.500", "néant", "9 000 €", 2000]
DEPARTMENTS = ["59", "62", 80, None]
ROWS = 48


def siret(number: int) -> str:
    """A SIRET number that passes its checks, and is nobody's."""
    company = next(text for digit in range(10) if luhn(text := f"{90_000_000 + number}{digit}"))
    return next(text for digit in range(10) if luhn(text := f"{company}0001{digit}"))


def as_spreadsheet(number: int) -> int | float | str:
    """A SIRET number as spreadsheets have it: a number, a text, and one whose end is lost."""
    return [int(siret(number)), f"{siret(number)[:9]} {siret(number)[9:]}", 7.32829e13][min(number % 4, 2)]


@pytest.fixture(name="book")
def workbook(tmp_path: Path) -> Path:
    """A workbook whose column of days has days beside numbers of days."""
    book = openpyxl.Workbook()
    files, budget = book.active, book.create_sheet("Budget prévisionnel")
    assert files is not None
    files.title = "Dossiers"
    files.append(HEADERS)
    budget.append(["Dossier", "Compte", "Intitulé", "Montant TTC"])
    for number in range(ROWS):
        key, start = f"2027-{number:03}", datetime(2027, 5, 1) + timedelta(days=number)
        files.append([
            key, f"Structure {number}", ["Association", "EPCI", "SCOP"][number % 3],
            datetime(2027, 1, 4, 9, number), start if number % 2 else (start - datetime(1899, 12, 30)).days,
            (start + timedelta(days=2)).strftime("%d/%m/%Y"), DEPARTMENTS[number % 4],
            AMOUNTS[number % 6], ["X", "Non", ""][number % 3], "à voir", as_spreadsheet(number),
            f"Hackathon {number}", "déposé", ["Oui", "Non"][number % 2],
        ])  # fmt: skip
        total = 7000 + 100 * number
        for account, label, amount in [
            ("604", "Animation", f"{total - 2000} €"), ("613", "Salle", 2000), ("", "TOTAL", total),
            ("74", "Conseil régional", total // 2), ("756", "Cotisations", total - total // 2),
        ]:  # fmt: skip
            budget.append([key, account, label, amount])
    path = tmp_path / "export.xlsx"
    book.save(path)
    return path


def mapping_of(book: Path) -> dict[str, Any]:
    """The draft, and what an analyst says beside it."""
    draft = inspir.suggest_mapping(
        book, CALL, {"budget": ("/budget", (book, "Budget prévisionnel"))}, locale="en"
    )
    columns = draft.mapping["columns"]
    assert [(note.kind, note.column) for note in draft.notes] == [
        ("unknown", "Département"), ("unknown", "Avis"), ("unknown", "Statut"),
    ]
    assert (columns["N° SIRET"], columns["Statuts joints"]) == ("/applicant/siret", "/documents/statutes")
    assert columns["Prestataires externes ?"] == "/project/external_providers"
    assert draft.mapping["lines"]["budget"] == {
        "to": "/budget", "key": "Dossier",
        "columns": {"Compte": "account", "Intitulé": "label", "Montant TTC": "amount"},
    }  # fmt: skip
    columns["Département"] = "/extensions/department"
    columns["Début"] = {"to": "/project/starts_on", "read": "day_number_1900"}
    columns["Date de dépôt"] = {"to": "/submitted_on", "read": "day"}
    columns["Statut juridique"] = {
        "to": "/applicant/legal_form",
        "values": {"EPCI": "intermunicipal_body", "SCOP": "cooperative"},
    }
    return draft.mapping


def read(book: Path, **options: Any) -> Any:
    lines = {"budget": (book, "Budget prévisionnel")}
    return inspir.applications(book, mapping_of(book), lines=lines, locale="en", **options)


def test_a_workbook_is_read(book: Path) -> None:
    found = read(book)
    assert len(found) == ROWS
    assert {(cell.column, cell.found, cell.code) for cell in found.refused} == {
        ("Subvention demandée (€)", "4.500", "ambiguous"), ("Subvention demandée (€)", "néant", "placeholder"),
        ("N° SIRET", "73282900000000", "scientific"),
    }
    # Each reason is told once, and so is what is told of lines.
    assert len(found.report().splitlines()) == 4
    assert f"budget:3 + {ROWS - 1}: “TOTAL” (7000)" in found.report()
    assert {notice.kind for notice in found.notices} == {"repeats_total"}
    assert [each["project"]["starts_on"] for each in found[:2]] == ["2027-05-01", "2027-05-02"]
    assert [each.get("extensions") for each in found[:4]] == [
        {"department": "59"}, {"department": "62"}, {"department": "80"}, None,
    ]
    assert CALL.assess(found[0]).input_errors == ()
    reasons = CALL.findings_table(found, status="not_met", level="blocking", locale="fr")
    assert "Taux de la subvention" in reasons["title"]


def test_a_reform_is_priced_by_department(book: Path) -> None:
    """What the comparison counts is what a loop over single assessments counts."""
    found = read(book)
    reform = CALL.reform({"rate": "0.60"}, edition="1-reform")
    before: dict[tuple[str | None, ...], Decimal] = defaultdict(Decimal)
    after: dict[tuple[str | None, ...], Decimal] = defaultdict(Decimal)
    unknown = 0
    for application in found:
        group = (application.get("extensions", {}).get("department"),)
        grants = [call.assess(application).grant for call in (CALL, reform)]
        if any(grant.requested is None or grant.maximum is None for grant in grants):
            unknown += 1
            continue
        for sums, grant in zip((before, after), grants):
            assert grant.requested is not None and grant.maximum is not None
            sums[group] += min(grant.requested, grant.maximum)
    by = ["extensions.department"]
    compared = inspir.compare(found, CALL, reform, by=by, rows=True)
    assert set(compared.groups) == {("59",), ("62",), ("80",), (None,)}
    for group, totals in compared.groups.items():
        assert (totals.before, totals.after) == (before[group], after[group])
    assert compared.totals.unknown == unknown == ROWS // 3
    assert compared.totals.after > compared.totals.before
    assert isinstance(compared.rows, inspir.Table)
    assert compared.rows["reference"] == list(found.keys)
    # A stream of applications is read once, as it is asked for.
    stream = read(book, stream=True)
    assert inspir.compare(stream, CALL, reform, by=by).to_dict() == compared.to_dict()
    assert tuple(stream.refused) == found.refused
    swept = inspir.sweep(iter(found), CALL, {"rate": ["0.50", "0.60"]}, by=by)
    assert [each.totals.after for _, each in swept] == [compared.totals.before, compared.totals.after]


def frame_of(found: Any, results: inspir.Table) -> pd.DataFrame:
    """The applications, beside what was decided on them."""
    return pd.json_normalize(list(found)).merge(results.to_pandas(), on="reference")


def test_why_they_fail_is_a_file(book: Path) -> None:
    found = read(book)
    results = CALL.assess_many(found, labels="fr")
    assert frame_of(found, results)["outcome"].tolist() == [CALL.assess(each).outcome for each in found]
    reasons = CALL.findings_table(found, status=["not_met", "missing"], level="blocking", locale="fr")
    counted = reasons.to_polars().group_by("requirement", "title").len().sort("len", descending=True)
    assert counted.row(0)[2] == ROWS
    for table in (results, reasons):
        for name in ("csv", "excel", "parquet"):
            getattr(table, f"write_{name}")(book.with_suffix(f".{name}"))
        assert [
            len(pd.read_csv(book.with_suffix(".csv"))), len(pl.read_parquet(book.with_suffix(".parquet"))),
            len(pd.read_excel(book.with_suffix(".excel"), engine="openpyxl")),
        ] == [len(table)] * 3  # fmt: skip
    # The applications are no table, and it is told where they go.
    with pytest.raises(TypeError, match="`assess_many` takes applications"):
        CALL.assess_table(found)
    reform = CALL.reform({"rate": "0.60"}, edition="1-reform")
    with pytest.raises(inspir.TableError, match=r"`department` is no field .*such as `extensions\.department`"):
        inspir.compare(found, CALL, reform, by=["department"])


def test_what_is_granted_is_published(book: Path) -> None:
    """What the table has is what the assessments say, and the published schema takes it."""
    found = read(book)
    rows = frame_of(found, CALL.assess_many(found))
    rows = rows[rows["maximum"].notna() & rows["requested"].notna()]
    decisions = pd.DataFrame({
        "referenceDecision": rows["reference"], "nomBeneficiaire": rows["applicant.name"],
        "idBeneficiaire": rows["applicant.siret"], "objet": rows["project.title"],
        "montant": rows[["requested", "maximum"]].min(axis=1),
    })  # fmt: skip
    common = {
        "nomAttribuant": "Région Hauts-de-France", "idAttribuant": "35600000018723", "dateConvention": date(2027, 3, 1),
        "nature": "aide en numéraire", "conditionsVersement": "unique", "datesPeriodeVersement": date(2027, 4, 1),
        "notificationUE": False, "pourcentageSubvention": 1,
    }  # fmt: skip
    # Whoever's number was lost in the workbook is told, all of them at once.
    with pytest.raises(inspir.ScdlError, match=r"rows 5, .*, idBeneficiaire: An identifier of the beneficiary") as error:
        inspir.scdl(decisions, common=common, locale="en")
    lost = {fault.row for fault in error.value.faults}
    assert lost == {place for place, number in enumerate(rows["reference"], 1) if int(number[5:]) % 4 > 1}
    decisions["idBeneficiaire"] = [siret(int(number[5:])) for number in decisions["referenceDecision"]]
    path = book.with_suffix(".scdl.csv")
    text = inspir.scdl(decisions, path, common=common)
    assert not plain_check(text) and path.read_bytes() == text.encode()
    published = pd.read_csv(path, dtype=str)
    assert len(published) == len(rows) == ROWS * 2 // 3
    by_number = {each["reference"]: CALL.assess(each).grant for each in found}
    for number, amount in zip(published["referenceDecision"], published["montant"]):
        grant = by_number[number]
        assert grant.requested is not None and grant.maximum is not None
        assert Decimal(amount) == min(grant.requested, grant.maximum)
    # Decisions in other tables come to the same bytes.
    decisions.to_excel(book.with_name("decisions.xlsx"), index=False)
    for table in (pl.from_pandas(decisions), decisions.to_dict("records"), book.with_name("decisions.xlsx")):
        assert inspir.scdl(table, common=common) == text


def test_a_relation_is_read_as_it_goes() -> None:
    connection = duckdb.connect()
    relation = connection.sql(
        "SELECT i AS n, 'Projet ' || i AS title, sum(i) OVER () AS total FROM range(20000) t(i)"
    )
    mapping = {
        "call": CALL.id,
        "key": "n",
        "columns": {"n": "/reference", "title": "/project/title", "total": "/request/amount"},
    }
    stream = inspir.applications(relation, mapping, stream=True)
    assert next(stream) == {
        "reference": "0", "project": {"title": "Projet 0"}, "request": {"amount": "199990000.00"},
    }  # fmt: skip
    assert sum(1 for _ in stream) == 19_999
    # Headers alone leave the connection free.
    inspir.suggest_mapping(relation, CALL)
    assert connection.sql("SELECT 1").fetchall() == [(1,)]
    with pytest.raises(inspir.ImportTableError):
        inspir.applications(relation, {**mapping, "columns": {"none": "/reference"}}, stream=True)
    assert connection.sql("SELECT 1").fetchall() == [(1,)]
