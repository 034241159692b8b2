"""What a call holds, and what the words of an assessment are called."""

from __future__ import annotations

import pickle
from decimal import Decimal

import pytest

import inspir
from conftest import ROOT, call_of
from inspir import Basis, Call, DefinitionError, Level, Outcome, Status

CALLS = [*inspir.calls(), *sorted(file.parent.name for file in ROOT.glob("tests/calls/*/definition.json"))]
LISTS = [Outcome, Status, Level, Basis]


def test_requirements_by_id(call: inspir.Call) -> None:
    for requirement in call.requirements:
        assert call.requirement(requirement.id) == requirement
        english = call.requirement(requirement.id, "en")
        assert (english.id, english.quote) == (requirement.id, requirement.quote)
    assert call.requirement("grant.ceiling", "en").title != call.requirement("grant.ceiling").title
    for ask in (call.requirement, call.assess({}).finding):
        with pytest.raises(KeyError, match="`grant.ceilling`; did you mean `grant.ceiling`"):
            ask("grant.ceilling")
        with pytest.raises(KeyError, match="no requirement `zzz`'$"):
            ask("zzz")
    with pytest.raises(ValueError):
        call.requirement("grant.ceiling", "de")


@pytest.mark.parametrize("name", CALLS)
def test_parts_and_sections_are_those_of_the_description(name: str) -> None:
    call = call_of(name)
    described = call.describe()
    assert [part.id for part in call.parts] == [part["id"] for part in described["parts"]]
    for part, told in zip(call.parts, described["parts"], strict=True):
        for amount in ("rate", "maximum_rate", "ceiling", "base_ceiling", "minimum"):
            text = told.get(amount)
            assert getattr(part, amount) == (None if text is None else Decimal(str(text)))
        assert (part.title, part.path, part.has_cases) == (told["title"], told["path"], told["has_cases"])
    assert [(each.id, each.title, list(each.paths)) for each in call.sections] == [
        (each["id"], each["title"], each["paths"]) for each in described["sections"]
    ]
    assert {requirement.section for requirement in call.requirements} <= {s.id for s in call.sections}
    assert pickle.loads(pickle.dumps((call.parts, call.sections))) == (call.parts, call.sections)


def test_outcomes_are_ordered() -> None:
    outcomes = list(Outcome)
    assert outcomes[0] is Outcome.INVALID and outcomes[-1] is Outcome.ELIGIBLE
    assert sorted(reversed(outcomes)) == outcomes
    for index, one in enumerate(outcomes):
        for other, outcome in enumerate(outcomes):
            for right in (outcome, outcome.value):
                compared = (one < right, one <= right, one > right, one >= right, one == right)
                assert compared == (
                    index < other, index <= other, index > other, index >= other, index == other
                )  # fmt: skip
                assert (right > one) == (other > index)
    with pytest.raises(TypeError, match="`eligibel` is no outcome"):
        Outcome.ELIGIBLE < "eligibel"
    with pytest.raises(TypeError):
        Outcome.ELIGIBLE < 5  # type: ignore[operator]


@pytest.mark.parametrize("words", LISTS, ids=lambda words: words.__name__)
def test_labels(words: type[Outcome]) -> None:
    for locale in ("fr", "en"):
        labels = [word.label(locale) for word in words]
        assert all(labels) and len(set(labels)) == len(labels)
    assert all(word.label() == word.label("fr") for word in words)
    with pytest.raises(ValueError, match="unknown locale `de`"):
        list(words)[0].label("de")


def test_a_locale_may_name_a_region() -> None:
    call = Call.load("inspir-follow-up")
    assert Outcome.ELIGIBLE.label("en-GB") == Outcome.ELIGIBLE.label("en")
    assert call.title("fr_FR") == call.title("fr")
    assessment = call.assess({}, "en-GB")
    assert assessment.locale == "en"
    assert assessment._repr_html_() == call.assess({}, "en")._repr_html_()
    with pytest.raises(DefinitionError) as refused:
        Call.load("{", locale="fr-FR")
    assert refused.value.locale == "fr"


def test_labels_in_both_languages() -> None:
    assert (Outcome.NEEDS_REVIEW.label(), Outcome.NEEDS_REVIEW.label("en")) == ("à examiner", "to be reviewed")
    assert (Level.BLOCKING.label(), Level.BLOCKING.label("en")) == ("obligatoire", "compulsory")
    assert Status.MISSING.label("en") == "answer missing"
    assert Basis.CALL.label() == "les mots de l’appel"
