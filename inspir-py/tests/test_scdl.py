"""Grants awarded as national open data, beside a slow plain check of the published constraints.

`data/scdl-subventions-2.1.1.json` states the facts of the published table schema: names, types,
constraints and custom checks.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import warnings
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import polars as pl
import pytest

import inspir
from inspir import _card_words, _scdl_columns, _scdl_words

SCHEMA = json.loads(
    (Path(__file__).parent / "data" / "scdl-subventions-2.1.1.json").read_text(encoding="utf-8")
)
NAMES = [field["name"] for field in SCHEMA["fields"]]
GRANT: dict[str, Any] = {
    "nomAttribuant": "Région Hauts-de-France",
    "idAttribuant": "35600000018723",
    "dateConvention": "2027-03-01",
    "referenceDecision": "2027-17",
    "nomBeneficiaire": "Les Écluses “numériques”, SARL",
    "idBeneficiaire": "73282932000074",
    "rnaBeneficiaire": "W123456789",
    "objet": "Hackathon\ndes canaux",
    "montant": "47800.20",
    "nature": "aide en numéraire",
    "conditionsVersement": "échelonné",
    "datesPeriodeVersement": "2027-03-14/2028-03-14",
    "idRAE": "12345",
    "notificationUE": "non",
    "pourcentageSubvention": "1.00",
    "dispositifAide": "65d5b6c7",
}


# The plain check


def luhn(text: str) -> bool:
    total = 0
    for index, digit in enumerate(reversed(text)):
        doubled = int(digit) * (1 + index % 2)
        total += doubled // 10 + doubled % 10
    return total % 10 == 0


def is_siret(text: str) -> bool:
    if not re.fullmatch("[0-9]{14}", text) or set(text) == {"0"}:
        return False
    if text.startswith("356000000") and sum(map(int, text)) % 5 == 0:
        return True  # The offices of La Poste.
    return luhn(text) and luhn(text[:9])


def holds(field: dict[str, Any], text: str) -> bool:
    """Whether a cell that is not empty fits its field of a table schema."""
    rules = field["constraints"]
    if field["type"] == "date":
        try:
            if date.fromisoformat(text).isoformat() != text:
                return False
        except ValueError:
            return False
    if field["type"] == "boolean" and text not in field["trueValues"] + field["falseValues"]:
        return False
    if field["type"] == "number":
        if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text, re.ASCII):
            return False
        if "minimum" in rules and Decimal(text) < Decimal(str(rules["minimum"])):
            return False
        if "maximum" in rules and Decimal(text) > Decimal(str(rules["maximum"])):
            return False
    if "pattern" in rules and not re.search(rules["pattern"], text, re.ASCII):
        return False
    if len(text) > rules.get("maxLength", len(text)):
        return False
    return text in rules.get("enum", [text])


def plain_check(text: str) -> set[tuple[int, str]]:
    """The row and the column of each mistake in a CSV text."""
    wrong = set()
    lines = csv.DictReader(io.StringIO(text, newline=""))
    assert lines.fieldnames == NAMES
    for number, row in enumerate(lines, 1):
        for field in SCHEMA["fields"]:
            cell = row[field["name"]]
            if cell == "" and field["constraints"].get("required"):
                wrong.add((number, field["name"]))
            if cell != "" and not holds(field, cell):
                wrong.add((number, field["name"]))
        for check in SCHEMA["custom_checks"]:
            of = check["params"]
            if check["name"] == "french-siret-value":
                if row[of["column"]] and not is_siret(row[of["column"]]):
                    wrong.add((number, of["column"]))
            else:
                assert check["name"] == "one-of-required"
                if not row[of["column1"]] and not row[of["column2"]]:
                    wrong.add((number, of["column1"]))
    return wrong


def as_it_is(rows: list[dict[str, Any]]) -> str:
    """The CSV text of cells that are texts already, unchecked."""
    text = io.StringIO()
    writer = csv.DictWriter(text, NAMES, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


#: Texts that people might write, right and wrong, for each column.
TRIED: dict[str, list[str]] = {
    "idAttribuant": ["35600000018723", "35600000018724", "3560000001872", "A5600000018723", ""],
    "idBeneficiaire": ["73282932000074", "11122233344455", "00000000000000", "7,3283E+13", "", ""],
    "rnaBeneficiaire": ["W123456789", "W12345678", "w123456789", "W9C1000189", "", ""],
    "dateConvention": ["2027-03-01", "2027-02-30", "2027-3-1x", "mars", ""],
    "nomBeneficiaire": ["X", "x" * 300, ""],
    "objet": ["x" * 256, "é" * 257, "ok, “x”\n2", ""],
    "montant": ["0.00", "47800.20", "999999999999.99", "abc", "1e3", "12 $", ""],
    "nature": [*_scdl_columns.NATURES, "aide", "aide en nature;aide en nature", ""],
    "conditionsVersement": ["unique", "échelonné", "x" * 256, "x" * 257, ""],
    "datesPeriodeVersement": ["2027-03-14", "2027-03-14/2028-03-14", "2027-03", "2027", "soon", ""],
    "idRAE": ["12345", "123456", "", "1"],
    "notificationUE": ["oui", "non", "yes", "x", ""],
    "pourcentageSubvention": ["1.00", "0.45", "0.01", "0.009", "1.01", "45", "0.333", "45 %", ""],
}


def test_the_facts_are_those_of_the_schema() -> None:
    assert _scdl_columns.VERSION == SCHEMA["version"] == "2.1.1"
    assert list(_scdl_columns.NAMES) == NAMES and len(NAMES) == 16
    kinds = {"date": {"day"}, "number": {"amount", "share"}, "boolean": {"flag"}}
    checked = [c["params"] for c in SCHEMA["custom_checks"]]
    for column, field in zip(_scdl_columns.COLUMNS, SCHEMA["fields"], strict=True):
        rules = field["constraints"]
        assert column.required == rules.get("required", False)
        assert column.longest == rules.get("maxLength")
        texts = {"text", "siret", "rna", "period", "nature"}
        assert column.kind in kinds.get(field["type"], texts), column
        assert (column.kind == "siret") == ({"column": column.name} in checked)
        assert (column.kind == "nature") == ("enum" in rules)
        assert not (column.kind == "text" and "pattern" in rules)
    by_kind = {c.kind: f["constraints"] for c, f in zip(_scdl_columns.COLUMNS, SCHEMA["fields"])}
    assert list(_scdl_columns.NATURES) == by_kind["nature"]["enum"]
    share = by_kind["share"]
    assert str(_scdl_columns.LEAST_SHARE) == str(share["minimum"])
    assert _scdl_columns.MOST_SHARE == share["maximum"]
    assert {"column1": "idBeneficiaire", "column2": "rnaBeneficiaire"} in checked


def test_what_is_taken_and_refused_is_what_the_schema_says(recwarn: Any) -> None:
    chance = random.Random(17)
    refused = 0
    for _ in range(3000):
        rows = []
        for number in range(chance.randrange(1, 4)):
            row = {**GRANT, "objet": f"x{number}"}
            for name in chance.sample(list(TRIED), chance.randrange(4)):
                row[name] = chance.choice(TRIED[name])
            rows.append(row)
        wanted = plain_check(as_it_is(rows))
        try:
            text = inspir.scdl(rows)
        except inspir.ScdlError as error:
            assert {(fault.row, fault.column) for fault in error.faults} == wanted, rows
            assert all(fault.message for fault in error.faults)
            refused += 1
        else:
            assert not wanted, (rows, wanted)
            assert not plain_check(text) and text == as_it_is(rows)
    assert 1000 < refused < 2600


@pytest.mark.parametrize("name", list(TRIED))
def test_each_text_alone(name: str, recwarn: Any) -> None:
    for value in TRIED[name]:
        rows = [{**GRANT, name: value}]
        wanted = plain_check(as_it_is(rows))
        try:
            assert not plain_check(inspir.scdl(rows)) and not wanted, value
        except inspir.ScdlError as error:
            assert [(fault.row, fault.column) for fault in error.faults] == sorted(wanted), value
            assert str(error).count(error.faults[0].message) == 1


def written(**cells: Any) -> dict[str, str]:
    """The cells of one decision, as they are written."""
    text = inspir.scdl([{**GRANT, **cells}])
    assert not plain_check(text)
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    return row


def test_what_people_write() -> None:
    row = written(
        idAttribuant="356 000 000\u00a018723",
        idBeneficiaire=73282932000074,
        dateConvention="1er mars 2027",
        montant="47 800,2 €",
        nature=["Aide en numéraire", "aide en nature"],
        datesPeriodeVersement=(date(2027, 3, 14), date(2028, 3, 14)),
        notificationUE=True,
        pourcentageSubvention=Decimal(1),
        idRAE=123,
        referenceDecision=None,
        dispositifAide=float("nan"),
    )
    assert row == {
        **GRANT,
        "dateConvention": "2027-03-01",
        "nature": "aide en numéraire;aide en nature",
        "notificationUE": "oui",
        "idRAE": "123",
        "referenceDecision": "",
        "dispositifAide": "",
    }
    assert written(dateConvention=datetime(2027, 3, 1))["dateConvention"] == "2027-03-01"
    assert written(datesPeriodeVersement=date(2027, 3, 1))["datesPeriodeVersement"] == "2027-03-01"
    assert written(datesPeriodeVersement="01/03/2027")["datesPeriodeVersement"] == "2027-03-01"
    for amount in (5000, Decimal("5000.000"), 5000.0, "5000", "5.000,00"):
        assert written(montant=amount)["montant"] == "5000.00"
    assert written(montant=47800.2)["montant"] == "47800.20"
    assert written(montant=Decimal("1E+3"))["montant"] == "1000.00"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", inspir.ScdlWarning)
        for share, shown in ((0.45, "0.45"), ("0,4", "0.40"), (Decimal("0.3330"), "0.333")):
            assert written(pourcentageSubvention=share)["pourcentageSubvention"] == shown


@pytest.mark.parametrize(
    ("column", "value", "code", "words"),
    [
        ("idBeneficiaire", 7.3283e13, "number", "colonne de texte"),
        ("idBeneficiaire", 3560000001872, "length", "« 3560000001872 » n’a pas 14 chiffres"),
        ("idBeneficiaire", "356-00000018723", "characters", "caractère 4"),
        ("idBeneficiaire", "35600000018724", "check_digits", "un chiffre au moins est faux"),
        ("idBeneficiaire", "0" * 14, "zeros", "que des zéros"),
        ("idBeneficiaire", True, "format", "14 chiffres"),
        ("rnaBeneficiaire", "W9C1000189", "format", "W et neuf chiffres"),
        ("montant", "5.000", "ambiguous", "5000 ou 5,000"),
        ("montant", 0.1 + 0.2, "decimals", "rien n’est arrondi"),
        ("montant", Decimal("12.345"), "decimals", "deux décimales"),
        ("montant", "-5", "negative", "négatif"),
        ("montant", -5, "negative", "négatif"),
        ("montant", 10**13, "too_large", "trop grand"),
        ("montant", True, "format", "47800.20"),
        ("montant", float("inf"), "format", "47800.20"),
        ("dateConvention", datetime(2027, 3, 1, 12), "time", "Écrivez le jour seul"),
        ("dateConvention", 46082, "day_number", "format Date"),
        ("dateConvention", "1/3/27", "short_year", "quatre"),
        ("datesPeriodeVersement", "2027-13-01", "no_such_day", "2027-03-01/2027-12-31"),
        ("datesPeriodeVersement", "2028-01-01/2027-01-01", "order", "avant de commencer"),
        ("pourcentageSubvention", 50, "range", "0.45 pour 45 %. Ce n’est pas le taux de l’aide"),
        ("pourcentageSubvention", "50 %", "format", "0.45 pour 45 %"),
        ("nature", "subvention", "choice", "« aide en numéraire »"),
        ("notificationUE", "1", "choice", "« oui » ou « non »"),
        ("objet", "x" * 257, "too_long", "257 caractères ; le schéma en admet 256"),
        ("idRAE", "123456", "too_long", "5 caractères au plus"),
        ("referenceDecision", 1.5, "number", "Écrivez un texte"),
        ("nomAttribuant", " \u00a0", "required", "Il manque une valeur"),
    ],
)
def test_what_is_said(column: str, value: Any, code: str, words: str) -> None:
    rows = [GRANT, {**GRANT, "objet": "y", column: value}]
    with pytest.raises(inspir.ScdlError) as raised:
        inspir.scdl(rows)
    (fault,) = raised.value.faults
    assert (fault.row, fault.column, fault.code) == (2, column, code)
    assert words in fault.message
    assert f"ligne 2, {column}: {fault.message}" in str(raised.value)
    assert raised.value.code == "scdl" and isinstance(raised.value, inspir.InspirError)
    with pytest.raises(inspir.ScdlError, match=f"row 2, {column}: ") as raised:
        inspir.scdl(rows, locale="en")
    assert [fault.code for fault in raised.value.faults] == [code]


def test_one_of_two_identifiers() -> None:
    for cells in ({"idBeneficiaire": ""}, {"rnaBeneficiaire": None}):
        assert written(**cells)
    with pytest.raises(inspir.ScdlError, match="SIRET ou son numéro RNA"):
        written(idBeneficiaire="", rnaBeneficiaire="")
    without = {k: v for k, v in GRANT.items() if k not in ("idBeneficiaire", "rnaBeneficiaire")}
    with pytest.raises(inspir.ScdlError, match="SIRET ou son numéro RNA"):
        inspir.scdl([without])
    # A wrong one is no absent one.
    with pytest.raises(inspir.ScdlError) as raised:
        written(idBeneficiaire="1", rnaBeneficiaire="")
    assert [fault.code for fault in raised.value.faults] == ["length"]


def test_columns() -> None:
    with pytest.raises(inspir.ScdlError) as raised:
        inspir.scdl([{**GRANT, "Montants": 1, "zzz": 2}], common={"objet": "x"}, locale="en")
    told = {(fault.row, fault.column, fault.code) for fault in raised.value.faults}
    assert told == {
        (None, "Montants", "column.unknown"),
        (None, "zzz", "column.unknown"),
        (None, "objet", "column.twice"),
    }
    assert "Montants: “Montants” is no column of the schema. Did you mean “montant”?" in str(raised.value)
    # The columns that there are stand there once, however many are none.
    text = str(raised.value)
    assert "zzz: “zzz” is no column of the schema. Take it away.\n" in text
    assert text.count("dispositifAide") == 1 and text.endswith("dispositifAide.")
    few = {name: GRANT[name] for name in ("idBeneficiaire", "objet", "referenceDecision")}
    with pytest.raises(inspir.ScdlError) as raised:
        inspir.scdl([few])
    required = [f["name"] for f in SCHEMA["fields"] if f["constraints"].get("required")]
    absent = [name for name in required if name not in few]
    assert [(fault.column, fault.code) for fault in raised.value.faults] == [
        (name, "column.absent") for name in absent
    ]
    given = {name: value for name, value in GRANT.items() if name not in few}
    assert inspir.scdl([few], common=given) == inspir.scdl([GRANT])
    least = {name: GRANT[name] for name in [*required, "idBeneficiaire"]}
    assert not plain_check(inspir.scdl([least]))
    assert inspir.scdl([]) == ",".join(NAMES) + "\n"


def test_every_table_and_the_file(tmp_path: Path) -> None:
    rows = [{**GRANT, "objet": f"n° {number}"} for number in range(3)]
    wanted = inspir.scdl(rows)
    path = tmp_path / "subventions.csv"
    for table in (pl.DataFrame(rows), pd.DataFrame(rows), pl.DataFrame(rows).to_arrow()):
        assert inspir.scdl(table, path) == wanted
        assert path.read_bytes() == wanted.encode()
    assert not wanted.startswith("\ufeff") and "\r" not in wanted
    assert inspir.scdl(path) == wanted
    book = openpyxl.Workbook()
    book.active.append(NAMES)
    for row in rows:
        typed = {
            **row,
            "dateConvention": datetime(2027, 3, 1),
            "montant": 47800.2,
            "notificationUE": False,
            "pourcentageSubvention": 1,
        }
        book.active.append(list(typed.values()))
    book.save(tmp_path / "decisions.xlsx")
    assert inspir.scdl(tmp_path / "decisions.xlsx") == wanted
    path.unlink()
    with pytest.raises(inspir.ScdlError):
        inspir.scdl([{**GRANT, "objet": ""}], path)
    assert not path.exists()


def shares(*values: str, **cells: Any) -> list[str]:
    """The warnings about the shares of one grant."""
    rows = [
        {**GRANT, "nomBeneficiaire": f"B{number}", "pourcentageSubvention": value, **cells}
        for number, value in enumerate(values)
    ]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        inspir.scdl(rows)
    assert all(each.category is inspir.ScdlWarning for each in caught)
    assert all(each.filename == __file__ for each in caught)
    return [str(each.message) for each in caught]


def test_the_share_is_not_the_rate() -> None:
    (told,) = shares("0.50")
    assert told.startswith("ligne 1 : ") and "font 0.50, et non 1" in told and "taux de l’aide" in told
    assert shares("1.00") == shares("1.00", "1.00") == []
    assert shares("0.45", "0.55") == shares("0.33", "0.33", "0.33") == shares("0.3333", "0.6667") == []
    (told,) = shares("0.50", "0.50", "0.50")
    assert told.startswith("lignes 1, 2, 3 : ") and "1.50" in told
    assert len(shares("0.333", "0.333", "0.333")) == 0 and len(shares("0.33", "0.33")) == 1
    many = shares(*["0.50"] * 12)
    assert "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, … :" in many[0]
    # Grants with one mistake are told in one warning.
    with pytest.warns(inspir.ScdlWarning) as caught:
        inspir.scdl([{**GRANT, "objet": f"n° {number}", "pourcentageSubvention": "0.50"} for number in range(40)])
    (message,) = [str(each.message) for each in caught]
    assert message.startswith("ligne 1 : ") and "ne font pas 1 non plus : lignes 2, 3, 4" in message
    with pytest.raises(inspir.ScdlWarning), warnings.catch_warnings():
        warnings.simplefilter("error")
        inspir.scdl([{**GRANT, "pourcentageSubvention": "0.50"}])


def test_many_faults_are_all_kept() -> None:
    with pytest.raises(inspir.ScdlError) as raised:
        inspir.scdl([{**GRANT, "montant": "x"}] * 500)
    assert len(raised.value.faults) == 500 and raised.value.faults[-1].row == 500
    assert str(raised.value).startswith("500 erreurs : ")
    # What is wrong with many rows does not hide what else is wrong.
    assert str(raised.value).splitlines()[1].startswith("  lignes 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, …, montant: ")
    with pytest.raises(inspir.ScdlError) as raised:
        inspir.scdl([{**GRANT, "montant": f"x{number}"} for number in range(500)])
    assert len(str(raised.value).splitlines()) == 12


def test_the_words_have_the_same_places_in_every_language() -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", text))

    for table in (_scdl_words.REASONS, _scdl_words.REMEDIES, _scdl_words.SENTENCES):
        assert list(table) == list(_card_words.LANGUAGES)
        first, *others = table.values()
        for other in others:
            assert list(other) == list(first)
            assert all(places(other[name]) == places(first[name]) for name in first)
    with pytest.raises(ValueError, match="unknown locale `de`; there are fr, en"):
        inspir.scdl([GRANT], locale="de")
