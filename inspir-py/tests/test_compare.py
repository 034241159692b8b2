"""Reforms and comparisons: the counts of a pass are those of a plain loop over single assessments."""

from __future__ import annotations

import gzip
import html
import io
import json
import pickle
import random
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest

import inspir

EVENT = inspir.Call.load("inspir-creative-event")


def application(number: int) -> dict[str, Any]:
    """An application; some lack a figure, some have a mistake."""
    chance = random.Random(number)
    amount = chance.choice([None, "x", f"{chance.randrange(20000)}.{chance.randrange(100):02}"])
    expenses = [
        {"amount": chance.choice([None, f"{chance.randrange(30000)}.{chance.randrange(100):02}"])}
        for _ in range(chance.randrange(4))
    ]
    return {
        "reference": f"R{number}",
        "applicant": {"legal_form": chance.choice([None, "association", "company"])},
        "request": {"amount": amount},
        "budget": {"expenses": expenses},
    }


APPLICATIONS = [application(number) for number in range(600)]
LINES = b"".join(json.dumps(each).encode() + b"\n" for each in APPLICATIONS)


def reform() -> inspir.Call:
    changes: dict[str, Any] = {"rate": Decimal("0.60"), "parts/grant/ceiling": "9000.00"}
    return EVENT.reform(changes, edition="1-reform")


def grant(assessment: inspir.Assessment) -> Decimal | None:
    requested, maximum = assessment.grant.requested, assessment.grant.maximum
    return None if requested is None or maximum is None else min(requested, maximum)


def by_hand(other: inspir.Call) -> dict[str, Any]:
    """The same by a loop over single assessments."""
    rows, outcomes = [], Counter[tuple[str, str]]()
    for each in APPLICATIONS:
        before, after = EVENT.assess(each), other.assess(each)
        had, has = grant(before), grant(after)
        changed = {found.requirement: found.status for found in before.findings}
        rows.append(
            {
                "outcome_before": before.outcome.value,
                "outcome_after": after.outcome.value,
                "grant_before": had,
                "grant_after": has,
                "difference": None if had is None or has is None else has - had,
                "changed": [
                    found.requirement
                    for found in after.findings
                    if found.status != changed[found.requirement]
                ],
            }
        )
        outcomes[before.outcome.value, after.outcome.value] += 1
    return {"rows": rows, "outcomes": outcomes}


def test_rows_and_counts_are_those_of_a_plain_loop(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    other = reform()
    wanted = by_hand(other)
    path = tmp_path / "all.ndjson"
    path.write_bytes(LINES)
    texts = [json.dumps(each) for each in APPLICATIONS]
    column = pa.table({"body": texts})
    # In the order of their names: documents, then the others as lines.
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        (folder / f"{number:04}.json").write_text(json.dumps(APPLICATIONS[number], indent=1), "utf-8")
    with gzip.open(folder / "rest.ndjson.gz", "wb") as rest:
        rest.write(b"\n".join(LINES.splitlines()[200:]))
    cut = pa.Table.from_batches(column.to_batches(max_chunksize=7))
    sources: list[tuple[Any, dict[str, Any]]] = [
        (path, {}),
        (io.BytesIO(LINES), {"threads": 1}),
        (column, {}),
        (cut, {"threads": 3}),
        (APPLICATIONS, {}),
        (iter(APPLICATIONS), {"threads": 3}),
        (folder, {}),
        (str(folder / "*"), {"threads": 1}),
    ]
    told = []
    for source, options in sources:
        by = ["applicant.legal_form"]
        found = inspir.compare(source, EVENT, other, by=by, rows=True, **options)
        rows = pa.table(found.rows).to_pylist()
        assert [{name: row[name] for name in wanted["rows"][0]} for row in rows] == wanted["rows"]
        assert Counter({(a.value, b.value): n for (a, b), n in found.outcomes.items()}) == wanted["outcomes"]
        known = [row for row in rows if row["difference"] is not None]
        totals = found.totals
        assert totals.applications == len(rows) and totals.unknown == len(rows) - len(known)
        assert totals.before == sum(row["grant_before"] for row in known)
        assert totals.after == sum(row["grant_after"] for row in known)
        assert totals.difference == sum(row["difference"] for row in known)
        assert totals.difference == totals.gained - totals.lost == totals.after - totals.before
        assert totals.winners == sum(row["difference"] > 0 for row in known) > 0
        assert totals.losers == sum(row["difference"] < 0 for row in known) > 0
        assert sum(group.difference for group in found.groups.values()) == totals.difference
        assert set(found.groups) == {(None,), ("association",), ("company",)}
        told.append(found.to_dict())
    assert all(each == told[0] for each in told)
    # Without rows the same is counted.
    assert inspir.compare(path, EVENT, other, by=["applicant.legal_form"]).to_dict() == told[0]


def test_an_envelope_and_a_stream() -> None:
    pa = pytest.importorskip("pyarrow")
    found = inspir.compare(
        io.BytesIO(LINES), EVENT, reform(), envelope="1000000.00", stream=True
    )
    assert found.totals.applications == 0
    assert pa.table(found.rows).num_rows == len(APPLICATIONS)
    assert found.totals.applications == len(APPLICATIONS)
    assert found.left_before == Decimal("1000000.00") - found.totals.before
    assert found.left_after == Decimal("1000000.00") - found.totals.after
    assert f"{found.totals.after} after" in repr(found)
    counted: Any = np.int64(1_000_000)
    assert inspir.compare(io.BytesIO(LINES), EVENT, reform(), envelope=counted).left_after == found.left_after
    not_exact: list[Any] = [1.5, np.float64(1.5), np.float32(1.5), True, np.bool_(True)]
    for value in not_exact:
        with pytest.raises(TypeError, match="not as a (float|bool)"):
            inspir.compare(io.BytesIO(LINES), EVENT, reform(), envelope=value)
    for wrong in ("10 000", "NaN", Decimal("Infinity")):
        with pytest.raises(ValueError, match="is an amount such as '30000.00', not"):
            inspir.compare(io.BytesIO(LINES), EVENT, reform(), envelope=wrong)


def test_a_sweep_is_a_comparison_for_each_reform() -> None:
    swept = inspir.sweep(io.BytesIO(LINES), EVENT, {"rate": ["0.40", "0.60"], "ceiling": ["9000.00"]})
    assert [values for values, _ in swept] == [
        {"rate": "0.40", "ceiling": "9000.00"},
        {"rate": "0.60", "ceiling": "9000.00"},
    ]
    for values, found in swept:
        other = EVENT.reform(values, edition="other")
        assert found.to_dict() == inspir.compare(io.BytesIO(LINES), EVENT, other).to_dict()
        assert found.after.quotes_of == "1"
    with pytest.raises(TypeError, match=r"write {'rate': \['0.60'\]}"):
        inspir.sweep([{}], EVENT, {"rate": "0.60"})


def test_applications_are_read_as_they_are_asked_for() -> None:
    """Of 20,000 applications few live at a time."""
    alive, most = 0, 0

    class Counted(dict[str, Any]):
        def __init__(self, *members: Any) -> None:
            nonlocal alive, most
            super().__init__(*members)
            alive += 1
            most = max(most, alive)

        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    many = (Counted(APPLICATIONS[number % len(APPLICATIONS)]) for number in range(20_000))
    found = inspir.compare(many, EVENT, reform(), by=["applicant.legal_form"])
    assert found.totals.applications == 20_000 and most < 10 and alive <= 1


def test_members_and_columns_group(tmp_path: Path) -> None:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame(
        {
            "region": ["north", "south", "north"],
            "file": ["a", "b", "c"],
            "request": [{"amount": "600"}, {"amount": "20"}, {"amount": None}],
            "budget": [{"expenses": [{"amount": "1000"}]}] * 3,
        }
    )
    found = inspir.compare(frame, EVENT, reform(), keys=["file"], by=["region"], rows=True)
    rows = pl.DataFrame(found.rows)
    assert rows.columns[:3] == ["file", "region", "outcome_before"]
    groups = {group: (each.applications, each.unknown, each.difference) for group, each in found.groups.items()}
    assert groups == {("north",): (2, 1, Decimal("100.00")), ("south",): (1, 0, Decimal("0.00"))}
    with pytest.raises(inspir.TableError, match="no column `regoin`"):
        inspir.compare(frame, EVENT, reform(), keys=["file", "region"], by=["regoin"])
    with pytest.raises(TypeError, match=r"write \['region'\]"):
        inspir.compare(frame, EVENT, reform(), by="region")
    with pytest.raises(OSError):
        inspir.compare(tmp_path / "none.ndjson", EVENT, reform())
    with pytest.raises(TypeError, match="`int` is not many applications"):
        inspir.compare(5, EVENT, reform())
    # Documents group by a field of the call; the nearest is told.
    for source in (APPLICATIONS, io.BytesIO(LINES), pl.DataFrame({"json": ["{}"]})):
        with pytest.raises(inspir.TableError, match="did you mean `applicant.legal_form`") as error:
            inspir.compare(source, EVENT, reform(), by=["applicant.legal_from"])
        assert error.value.path == "applicant.legal_from"
    with pytest.raises(TypeError, match="leave out keys"):
        inspir.compare(APPLICATIONS, EVENT, reform(), keys=["reference"])


def test_reforms_are_checked() -> None:
    other = reform()
    assert other != EVENT and other.digest != EVENT.digest and other.id == EVENT.id
    assert (EVENT.quotes_of, other.quotes_of) == (None, "1")
    again = pickle.loads(pickle.dumps(other))
    assert (again, again.quotes_of) == (other, "1")
    with pytest.raises(inspir.ReformError, match="did you mean `parts/grant/rate`") as caught:
        EVENT.reform({"parts/grnt/rate": "0.60"}, edition="2")
    assert (caught.value.path, caught.value.code) == ("parts/grnt/rate", "reform")
    with pytest.raises(inspir.ReformError, match="another edition"):
        EVENT.reform({}, edition="1")
    with pytest.raises(inspir.ReformError, match="mène à rien"):
        EVENT.reform({"parts/x/rate": "0.60"}, edition="2", locale="fr")
    with pytest.raises(inspir.DefinitionError) as refused:
        EVENT.reform({"rate": "1.60"}, edition="2")
    assert refused.value.path == "/parts/0/rate"
    with pytest.raises(TypeError, match="is a float"):
        EVENT.reform({"rate": 0.6}, edition="2")  # type: ignore[dict-item]
    shorter = EVENT.reform({"requirements/event.first_contact": None}, edition="2")
    assert len(shorter.requirements) == len(EVENT.requirements) - 1


def test_contradictions_are_refused() -> None:
    with pytest.raises(inspir.ReformError, match="`rate` and `parts/grant/rate` change one place") as caught:
        inspir.sweep([{}], EVENT, {"rate": ["0.40"], "parts/grant/rate": ["0.60"]})
    assert caught.value.path == "parts/grant/rate"
    with pytest.raises(inspir.ReformError, match="`parts/0/rate` et `rate` changent le même endroit"):
        EVENT.reform({"parts/0/rate": "0.40", "rate": "0.60"}, edition="2", locale="fr")
    with pytest.raises(inspir.ReformError, match="`edition` is no change: .* beside the changes") as caught:
        EVENT.reform({"edition": "x"}, edition="2")
    assert caught.value.path == "edition"
    francs = EVENT.reform({"currency": "CHF"}, edition="2")
    for source in ([{}], io.BytesIO(b"{}"), pa.table({"json": ["{}"]})):
        with pytest.raises(inspir.TableError, match="amounts in EUR and in CHF have neither a sum nor a difference"):
            inspir.compare(source, EVENT, francs)
    with pytest.raises(inspir.TableError, match="compare calls of one currency"):
        inspir.sweep([{}], EVENT, {"currency": ["EUR", "CHF"]})


def test_the_plot_needs_altair() -> None:
    found = inspir.compare(io.BytesIO(LINES), EVENT, reform())
    try:
        import altair  # type: ignore[import-not-found,unused-ignore]  # noqa: F401
    except ImportError:
        with pytest.raises(ImportError, match="a plot needs altair: pip install altair"):
            found.plot()
    else:
        chart = found.plot().to_dict()
        values = json.dumps(chart, ensure_ascii=False)
        assert str(found.totals.after) in values and "inéligible en l’état" in values
        matrix, bars = chart["hconcat"]
        titles = [matrix["encoding"][axis]["title"] for axis in "yx"]
        assert (titles, bars["encoding"]["y"]["title"]) == (["1", "1-reform"], "EUR")
        assert "ineligible as it stands" in json.dumps(found.plot("en").to_dict())
        # Two calls of one edition are two bars.
        other = inspir.compare(io.BytesIO(LINES), EVENT, "inspir-follow-up").plot().to_dict()
        names = [row["edition"] for row in other["hconcat"][1]["data"]["values"]]
        assert names == ["1. inspir-creative-event", "2. inspir-follow-up"]
        with pytest.raises(ValueError, match="unknown locale"):
            found.plot("de")


def test_an_extension_that_no_application_has_is_told_with_the_nearest_name(tmp_path: Path) -> None:
    reform = EVENT.reform({"rate": "0.60"}, edition="2")
    rows: list[dict[str, Any]] = [{}, {"extensions": {"department": None}}, {"extensions": {"department": "59"}}]
    file = tmp_path / "all.ndjson"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(rows[2]), encoding="utf-8")
    table = pa.table({"json": [json.dumps(row) for row in rows]})
    near = "no application has `extensions.departement` (did you mean `extensions.department`?)"
    sources: list[Any] = [rows, iter(rows), str(file), file.open("rb"), str(tmp_path / "*.json"), table]
    for source in sources:
        with pytest.raises(inspir.TableError) as error:
            inspir.compare(source, EVENT, reform, by=["extensions.departement"])
        assert (near in str(error.value), error.value.path) == (True, "extensions.departement")
    with pytest.raises(inspir.TableError, match=r"did you mean"):
        inspir.sweep(rows, EVENT, {"rate": ["0.60"]}, by=["/extensions/departement"])
    stream: Any = inspir.compare(rows, EVENT, reform, by=["/extensions/departement"], stream=True).rows
    with pytest.raises(Exception, match="did you mean `extensions.department`"):
        pa.table(stream)
    for right in (rows, str(file), table):
        assert set(inspir.compare(right, EVENT, reform, by=["extensions.department"]).groups) == {(None,), ("59",)}
    assert inspir.compare([], EVENT, reform, by=["extensions.departement"]).groups == {}


def test_a_mapping_knows_the_extensions_before_any_row() -> None:
    reform = EVENT.reform({"rate": "0.60"}, edition="2")
    columns = {"D": "/extensions/department", "V": {"to": "/extensions/ville"}, "M": "/request/amount"}
    table = [{"D": "", "V": "Lille", "M": "5"}]
    for stream in (False, True):
        found: Any = inspir.applications(table, {"columns": columns}, call=EVENT, stream=stream)
        assert found.extensions == ("department", "ville")
        with pytest.raises(inspir.TableError, match="did you mean `extensions.department`"):
            inspir.compare(found, EVENT, reform, by=["extensions.departement"])
        # No row was read, and a column without any answer is one all the same.
        compared = inspir.compare(found, EVENT, reform, by=["extensions.department", "extensions.ville"])
        assert set(compared.groups) == {(None, "Lille")}


def test_every_quotation_of_a_reform_says_so() -> None:
    reform = EVENT.reform({"ceiling": "13000.00"}, edition="2")
    asks = {"request": {"amount": "20000.00"}}
    assert EVENT.describe().get("quotes_of") is None
    for call in (reform, inspir.Call.load(reform.definition), pickle.loads(pickle.dumps(reform))):
        assert (call.quotes_of, call.describe()["quotes_of"]) == ("1", "1")
        assessment = call.assess(asks, locale="fr")
        mark = "» (texte de l’édition 1, avant la réforme)."
        assert mark in assessment.finding("grant.ceiling").message
        assert mark in assessment._repr_html_().replace("\xa0", " ")
        findings = call.findings_table([asks], status="not_met", locale="fr")
        assert any(mark in quote for quote in findings["quote"])


def test_keys_are_assessed_if_asked_for() -> None:
    reform = EVENT.reform({"rate": "0.60"}, edition="2")
    columns = {"request": [{"amount": "600.00"}], "budget": [{"expenses": [{"amount": "1000.00"}]}]}
    table = pa.table({**columns, "id": ["A1"]})
    for assess_keys, gained in ((False, "0.00"), (True, "100.00")):
        compared = inspir.compare(table, EVENT, reform, keys=["id", "request"], assess_keys=assess_keys, rows=True)
        assert compared.totals.gained == Decimal(gained)
        rows: Any = compared.rows
        assert (rows["id"], rows["request"]) == (["A1"], [{"amount": "600.00"}])
        keys = ["id", "request"]
        [(_, swept)] = inspir.sweep(table, EVENT, {"rate": ["0.60"]}, keys=keys, assess_keys=assess_keys)
        assert swept.totals == compared.totals
    with pytest.raises(TypeError, match="leave out assess_keys"):
        inspir.compare([{}], EVENT, reform, assess_keys=True)
    for twice in (lambda: inspir.compare(table, EVENT, reform, keys=["id", "id"]),
                  lambda: EVENT.assess_table(table, keys=["id", "id"])):  # fmt: skip
        with pytest.raises(ValueError, match="`keys` names `id` twice"):
            twice()


def test_a_comparison_in_a_notebook() -> None:
    compared = inspir.compare(APPLICATIONS, EVENT, EVENT.reform({"rate": "0.60"}, edition="<2>"), envelope=1000)
    words = {
        "fr": ("édition", "accordé au plus", "reste sur 1 000,00 €", "gagnent", "dont le montant n’est pas connu"),
        "en": ("edition", "granted at most", "left of €1,000.00", "win", "of which the amount is not known"),
    }
    totals, left = compared.totals, compared.left_after
    assert left is not None and left < 0 and totals.applications < 1000
    for locale, (edition, granted, left_of, winners, unknown) in words.items():
        told = compared.to_html(locale).replace("\xa0", " ").replace("\u202f", " ")
        told = re.sub(' style="[^"]*"', "", told)

        def amount(of: Decimal, locale: str = locale) -> str:
            return inspir.format_amount(of, locale).replace("\xa0", " ").replace("\u202f", " ")

        assert f'<div lang="{locale}"><table><caption>{EVENT.title(locale)}</caption>' in told
        assert f"<th>{edition} 1</th><th>{edition} &lt;2&gt;</th>" in told and "<2>" not in told
        assert f"<tr><th>{granted}</th><td>{amount(totals.before)}</td><td>{amount(totals.after)}</td></tr>" in told
        assert f"<tr><th>{left_of}</th>" in told and f"<td>\N{MINUS SIGN}{amount(-left)}</td>" in told
        assert f"<td>{amount(totals.difference)}</td>" in told
        assert f"<th>{winners}</th><td>{totals.winners}</td>" in told
        assert f"<th>{unknown}</th><td>{totals.unknown}</td>" in told
        (old, new), count = next(iter(compared.outcomes.items()))
        assert f"<th>{old.label(locale)}</th>" in told and f"<th>{new.label(locale)}</th>" in told
        assert f"<td>{count}</td>" in told and old.value not in told.replace(old.label(locale), "")
        assert left_of[:8] not in inspir.compare([], EVENT, EVENT).to_html(locale)
    assert compared._repr_html_() == compared.to_html("fr") != compared.to_html("en-GB") == compared.to_html("en")
    with pytest.raises(ValueError, match="unknown locale"):
        compared.to_html("de")
    # Calls by their titles; counts as people write them.
    many = inspir.compare([{}] * 1234, EVENT, "inspir-follow-up")
    # As in amounts.
    assert f">{inspir.format_amount(1234).partition(',')[0]}</td>" in many.to_html("fr")
    other = many.to_html("en")
    title = inspir.Call.load("inspir-follow-up").title("en")
    assert f"<th>{html.escape(EVENT.title('en'))}</th><th>{html.escape(title)}</th>" in other and ">1,234</td>" in other
