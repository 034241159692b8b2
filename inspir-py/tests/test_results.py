"""Results: native types that are frozen, comparable, printable and can be pickled."""

from __future__ import annotations

import copy
import dataclasses
import json
import multiprocessing
import pickle
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

import inspir
from conftest import PATIENCE, call_of
from inspir import _card

REFUSED = {
    "reference": "2027 <b>&",
    "submitted_on": "2027-03-01",
    "project": {"starts_on": date(2027, 5, 1), "commune": "75056"},
    "budget": {
        "expenses": [{"label": "Salle", "amount": Decimal("11000")}],
        "revenues": [{"label": "Région", "amount": 6000, "source": "region"}],
    },
    "request": {"amount": "6000.00"},
    "appraisals": {"creative_format": {"verdict": "favourable"}},
}


@pytest.fixture()
def refused(call: inspir.Call) -> inspir.Assessment:
    return call.assess(REFUSED)


def test_types(refused: inspir.Assessment) -> None:
    assert refused.outcome is inspir.Outcome.INELIGIBLE
    assert refused.outcome == "ineligible" and isinstance(refused.outcome, str)
    assert f"{refused.outcome}" == str(refused.outcome) == "ineligible"
    assert json.dumps(refused.outcome) == '"ineligible"'
    assert (refused.call, refused.edition) == ("inspir-creative-event", "1")
    assert (refused.reference, refused.locale) == ("2027 <b>&", "fr")
    assert refused.engine == inspir.__version__

    assert isinstance(refused.progress, inspir.Progress)
    assert 0 < refused.progress.met < refused.progress.applicable
    assert refused.appraisal == inspir.AppraisalCounts(favourable=1, unfavourable=0, pending=9)

    totals = refused.totals
    assert totals == inspir.Totals(Decimal(11000), Decimal(6000), Decimal(0), Decimal(0))
    assert str(totals.expenses) == "11000.00"
    (part,) = refused.grant.parts
    assert part == inspir.Part(
        id="grant",
        base=Decimal("11000.00"),
        rate=Decimal("0.50"),
        rate_limit=Decimal("5500.00"),
        ceiling=Decimal("12500.00"),
        maximum=Decimal("5500.00"),
        requested=Decimal("6000.00"),
        excess=Decimal("500.00"),
        steps=part.steps,
    )
    assert [(step.step.value, step.value, step.decides) for step in part.steps] == [
        ("base", Decimal("11000.00"), False),
        ("rate", Decimal("0.50"), False),
        ("rate_limit", Decimal("5500.00"), True),
        ("ceiling", Decimal("12500.00"), False),
        ("maximum", Decimal("5500.00"), False),
    ]
    assert all(type(step.step) is inspir.StepKind for step in part.steps)
    assert refused.grant == inspir.Grant(
        requested=Decimal("6000.00"),
        maximum=Decimal("5500.00"),
        excess=Decimal("500.00"),
        parts=(part,),
        overall=(),
        categories=(),
    )
    assert refused.quantities == {}
    assert (refused.readable, refused.currency) == (True, "EUR")


def test_findings(refused: inspir.Assessment) -> None:
    assert isinstance(refused.findings, tuple)
    rate = refused.finding("grant.rate")
    assert (rate.status, rate.level, rate.basis) == ("not_met", "blocking", "call")
    assert type(rate.status) is inspir.Status
    assert type(rate.level) is inspir.Level
    assert type(rate.basis) is inspir.Basis
    assert rate.paths == ("/request/amount",)
    assert isinstance(rate.values, Mapping)
    assert rate.values == {
        "requested": Decimal("6000.00"),
        "base": Decimal("11000.00"),
        "rate": Decimal("0.50"),
        "limit": Decimal("5500.00"),
    }
    assert all(type(value) is Decimal for value in rate.values.values())
    assert "5 500,00 €" in rate.message
    assert refused.finding("budget.balanced").values["gap"] == Decimal("5000.00")
    for name in ("", "grant", "GRANT.RATE"):
        with pytest.raises(KeyError):
            refused.finding(name)


def test_a_negative_gap(call: inspir.Call) -> None:
    budget = {"expenses": [{"amount": 1}], "revenues": [{"amount": 2}]}
    gap = call.assess({"budget": budget}).finding("budget.balanced").values["gap"]
    assert gap == Decimal("-1.00")


def test_days_and_unknown_values() -> None:
    littoral = call_of("littoral-numerique-2027")
    period = littoral.assess({"submitted_on": "2027-02-01"}).finding("call.period").values
    assert period == {
        "submitted_on": date(2027, 2, 1),
        "valid_from": date(2027, 2, 1),
        "valid_until": date(2027, 4, 30),
    }
    assert all(type(value) is date for value in period.values())
    empty = littoral.assess({})
    assert empty.finding("call.period").values["submitted_on"] is None
    kinds = {type(value) for finding in empty.findings for value in finding.values.values()}
    assert kinds <= {Decimal, date, int, str, type(None)}


def test_the_kind_of_a_document_is_text(call: inspir.Call) -> None:
    assert call.assess({}).finding("documents.budget").values == {"document": "budget"}


def test_the_reason_of_an_identifier_is_text(call: inspir.Call) -> None:
    wrong = call.assess({"applicant": {"siret": "732 829 32O 00074", "iban": "FR14"}})
    assert wrong.finding("applicant.siret").values == {"reason": "characters", "position": 11}
    assert wrong.finding("applicant.iban").values == {"reason": "length"}
    assert wrong.finding("applicant.rna").values == {}


def test_every_value_is_the_one_of_the_json() -> None:
    for name in (*inspir.calls(), "littoral-numerique-2027"):
        for application in (REFUSED, {}, {"reference": 1.5}, {"applicant": {"siret": "1"}}):
            assessment = call_of(name).assess(application, "en")
            told = assessment.to_dict()
            assert len(assessment.findings) == len(told["findings"])
            for finding, item in zip(assessment.findings, told["findings"]):
                assert finding.requirement == item["requirement"]
                assert finding.status.value == item["status"]
                assert finding.paths == tuple(item.get("paths", ()))
                assert finding.message == item.get("message", "")
                shown = {
                    name: value if value is None or isinstance(value, int) else str(value)
                    for name, value in finding.values.items()
                }
                assert shown == item.get("values", {})
            for error, item in zip(assessment.input_errors, told["input_errors"], strict=True):
                assert (error.path, error.code) == (item["path"], item["code"])
                assert error.message == item["message"]


def test_nothing_is_known_of_an_empty_application(call: inspir.Call) -> None:
    empty = call.assess({})
    assert empty.outcome is inspir.Outcome.INCOMPLETE
    assert empty.reference is None
    assert empty.totals == inspir.Totals(None, None, None, None)
    assert empty.grant.requested is None and empty.grant.maximum is None
    assert empty.grant.parts[0].ceiling == Decimal("12500.00")
    assert empty.input_errors == ()


def test_input_errors(call: inspir.Call) -> None:
    assessment = call.assess({"request": {"amount": 1.5}, "nom": 1}, locale="en")
    assert assessment.outcome is inspir.Outcome.INVALID
    amount, unknown = assessment.input_errors
    assert (amount.path, amount.code) == ("/request/amount", "amount.not_exact")
    assert amount.values["expected"] == "amount" and amount.message
    assert (unknown.path, unknown.code) == ("/nom", "field.unknown")


def parts_of(assessment: inspir.Assessment) -> list[Any]:
    return [
        assessment.progress,
        assessment.totals,
        assessment.appraisal,
        assessment.grant,
        assessment.grant.parts[0],
        assessment.grant.parts[0].steps[0],
        assessment.findings[0],
        assessment.finding("grant.rate"),
        *assessment.input_errors[:1],
    ]


def test_frozen(call: inspir.Call, refused: inspir.Assessment) -> None:
    wrong = call.assess({"nom": 1})
    for owner in (call, refused, *parts_of(refused), *parts_of(wrong), call.requirements[0]):
        names = [name for name in dir(owner) if not name.startswith("_")]
        for name in [*names, "invented"]:
            with pytest.raises((AttributeError, TypeError)):
                setattr(owner, name, None)
            with pytest.raises((AttributeError, TypeError)):
                delattr(owner, name)
    for values in (refused.finding("grant.rate").values, wrong.input_errors[0].values):
        with pytest.raises(TypeError):
            values["requested"] = 0  # type: ignore[index]
        for value in values.values():
            assert not isinstance(value, (list, dict, set))
    refused.to_dict().clear()
    assert refused.to_dict()


def test_equality_and_hash(call: inspir.Call, refused: inspir.Assessment) -> None:
    again = call.assess(json.loads(json.dumps(REFUSED, default=str)))
    assert again is not refused and again == refused and hash(again) == hash(refused)
    for other in (call.assess({}), call.assess(REFUSED, "en"), refused.to_dict(), None, "x"):
        assert refused != other
    assert len({refused, again, call.assess({})}) == 2
    for mine, its in zip(parts_of(refused), parts_of(again)):
        assert mine == its and hash(mine) == hash(its)
    same = inspir.Call.load("inspir-creative-event")
    assert same == call and hash(same) == hash(call)
    assert call != inspir.Call.load("inspir-follow-up") and call != call.id
    assert call.digest == same.digest == refused.definition
    relaid = inspir.Call.load(json.dumps(json.loads(call.definition), indent=3, sort_keys=True))
    assert relaid.digest == call.digest and relaid == call and hash(relaid) == hash(call)
    other = inspir.Call.load({**json.loads(call.definition), "edition": "2"})
    assert other.digest != call.digest and other != call


def test_json_and_dict(call: inspir.Call, refused: inspir.Assessment) -> None:
    assert type(refused.to_json()) is bytes
    assert refused.to_json() == call.assess_json(REFUSED)
    assert call.assess(REFUSED, "en").to_json() == call.assess_json(REFUSED, "en")
    assert call.assess_json(REFUSED, locale="en") != refused.to_json()
    told = refused.to_dict()
    assert told == json.loads(refused.to_json())
    assert told["grant"]["maximum"] == "5500.00"
    assert json.loads(json.dumps(told)) == told


def test_repr(call: inspir.Call, refused: inspir.Assessment) -> None:
    shown = repr(refused)
    assert "ineligible" in shown and "2027 <b>&" in shown and "5500.00" in shown
    assert len(shown) < 200
    assert "incomplete" in repr(call.assess({}))
    assert "grant.rate" in repr(refused.finding("grant.rate"))


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_pickle(call: inspir.Call, refused: inspir.Assessment, protocol: int) -> None:
    for source in (call, call_of("littoral-numerique-2027")):
        again = pickle.loads(pickle.dumps(source, protocol))
        assert again == source and again.assess(REFUSED) == source.assess(REFUSED)
    for assessment in (refused, call.assess({"nom": 1}, "en"), call.assess({})):
        again = pickle.loads(pickle.dumps(assessment, protocol))
        assert again == assessment and hash(again) == hash(assessment)
        assert again.locale == assessment.locale
        assert again.outcome is assessment.outcome
        assert again.findings == assessment.findings
        assert again.to_json() == assessment.to_json()
        assert pickle.loads(pickle.dumps(again, protocol)) == assessment


@pytest.mark.parametrize("travel", [lambda it: pickle.loads(pickle.dumps(it)), copy.deepcopy, copy.copy])
def test_the_parts_of_a_result_travel_too(call: inspir.Call, travel: Any) -> None:
    for assessment in (call.assess(REFUSED), call.assess({"nom": 1})):
        for part in (*parts_of(assessment), *call.requirements[:1], assessment.findings):
            again = travel(part)
            assert again == part and type(again) is type(part)


def test_copies(call: inspir.Call, refused: inspir.Assessment) -> None:
    for source in (call, refused):
        for again in (copy.copy(source), copy.deepcopy(source), copy.deepcopy([source])[0]):
            assert again == source and type(again) is type(source)


def test_dataclasses_of_results(refused: inspir.Assessment) -> None:
    assert dataclasses.asdict(refused.progress) == refused.to_dict()["progress"]
    assert dataclasses.replace(refused.progress, met=0).met == 0


def elsewhere(work: tuple[inspir.Call, Any]) -> tuple[inspir.Assessment, int]:
    call, application = work
    return call.assess(application), multiprocessing.current_process().pid or 0


def test_other_processes(call: inspir.Call, refused: inspir.Assessment) -> None:
    work = [(call, REFUSED), (call, {}), (inspir.Call.load("inspir-follow-up"), {})] * 4
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        results = pool.map_async(elsewhere, work).get(PATIENCE)
    assert multiprocessing.current_process().pid not in {pid for _, pid in results}
    for (of, application), (assessment, _) in zip(work, results):
        assert assessment == of.assess(application)
    assert results[0][0] == refused


def test_the_card_of_an_entry_has_nothing_private() -> None:
    store = inspir.Call.load("inspir-innovation-store")
    entry = {"project": {"title": "A & B"}, "applicant": {"name": "Nobody", "iban": "secret"}}
    card = store.card(entry, locale="en")
    assert card.json_ld.startswith('{"@context":"https://schema.org","@type":"CreativeWork"')
    assert json.loads(card.json_ld)["name"] == "A & B"
    assert "<h1>A &amp; B</h1>" in card.html and card.json_ld in card.html
    assert "secret" not in card.html and "Nobody" not in card.html
    assert store.card(json.dumps(entry), locale="en") == card
    with pytest.raises(ValueError, match="`inspir-follow-up` is not one of entries"):
        inspir.Call.load("inspir-follow-up").card(entry)


def test_the_label_alone_is_kept_with_an_assessment() -> None:
    call = inspir.Call.load("inspir-creative-event")
    alone = call.assess({"request": {"amount": 0}})
    assert alone.label_alone == "La demande porte sur le label seul : aucune subvention n’est demandée."
    assert pickle.loads(pickle.dumps(alone)).label_alone == alone.label_alone
    assert alone.label_alone in alone._repr_html_() and alone.label_alone in _card.page(alone)
    assert call.assess({"request": {"amount": 1}}).label_alone is None
