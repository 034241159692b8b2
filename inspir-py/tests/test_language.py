"""A call's own fields and lists go in by every road; quantities, steps and categories come out."""

from __future__ import annotations

import html
import json
import typing
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum
from typing import Any

import pydantic
import pytest

import inspir
import inspir.description
from conftest import ROOT, call_of

FIELDS: list[dict[str, Any]] = [
    {"id": "note", "type": "text"},
    {"id": "whole", "type": "number"},
    {"id": "days", "type": "number", "decimals": 2, "minimum": "0.5", "maximum": "60"},
    {"id": "turnover", "type": "amount"},
    {"id": "born_on", "type": "date"},
    {"id": "home", "type": "commune"},
    {"id": "open", "type": "boolean"},
    {"id": "work", "type": "choice", "values": ["boat", "harbour"]},
    {"id": "themes", "type": "choices", "values": ["sea", "land"]},
]


def words(text: str) -> dict[str, str]:
    return {"fr": text, "en": text}


def field(given: dict[str, Any]) -> dict[str, Any]:
    values = [{"id": id, "title": words(id)} for id in given.get("values", ())]
    return {**given, "title": words(given["id"]), **({"values": values} if values else {})}


def own_call() -> inspir.Call:
    """A call with every type of field: of applications, of a list, of the lines of the budget."""
    fields = [field(given) for given in FIELDS]
    return inspir.Call.load(
        {
            "id": "own",
            "edition": "1",
            "title": words("Own"),
            "organisation": words("Region"),
            "summary": words("Own fields."),
            "sections": [{"id": "all", "title": words("All")}],
            "fields": fields,
            "columns": {"/budget/expenses": fields},
            "lists": [
                {"id": "people", "title": words("People"), "item": words("person"), "fields": fields}
            ],
            "sources": [{"id": "lottery", "title": words("Lottery"), "public": True}],
            "categories": [
                {"id": "works", "title": words("Works")},
                {"id": "land", "title": words("Land"), "caps": [{"share": "0.10", "of": "all"}]},
            ],
            "quantities": [
                {"id": "twice", "title": words("twice"), "times": "2", "of": "/details/days"},
                {"id": "third", "title": words("third"), "times": "0.333", "of": "/details/turnover"},
                {"id": "birth", "title": words("birth"), "times": "1", "of": {"year": "/details/born_on"}},
                {
                    "id": "public",
                    "title": words("public money"),
                    "sum": "/budget/revenues/*/amount",
                    "where": {"equals": {"field": "/budget/revenues/*/public", "value": True}},
                },
            ],
            "parts": [
                {
                    "id": "fixed",
                    "title": words("Fixed"),
                    "rate": "0.50",
                    "maximum_rate": "0.60",
                    "bonuses": [
                        {
                            "id": "sea",
                            "title": words("Sea"),
                            "rate": "0.25",
                            "when": {"one_of": {"field": "/details/themes", "values": ["sea"]}},
                        }
                    ],
                },
                {
                    "id": "sliding",
                    "title": words("Sliding"),
                    "brackets": [{"rate": "1", "up_to": "500.00"}, {"rate": "0.50"}],
                    "cases": [
                        {
                            "when": {"equals": {"field": "/details/open", "value": True}},
                            "ceiling": "100.00",
                        }
                    ],
                    "lump_sums": ["50.00", "90.00"],
                },
            ],
            "overall": {"request": "/request/amount", "ceiling": "1000.00"},
            "requirements": [
                requirement("day", "/details/born_on", "at_most", {"date": "2010-01-01"}),
                requirement("number", "/details/days", "at_least", {"number": "2.5"}),
                requirement("amount", "/details/turnover", "less_than", {"amount": "1000000.00"}),
                requirement(
                    "span", {"from": "/details/born_on", "to": "/submitted_on"}, "at_least", {"years": 18}
                ),
            ],
        }
    )


def requirement(id: str, left: Any, relation: str, right: Any) -> dict[str, Any]:
    return {
        "id": id,
        "section": "all",
        "level": "blocking",
        "basis": "call",
        "title": words(id),
        "citation": {"section": words("Article 1"), "quote": "so"},
        "check": "compare",
        "left": left,
        "is": relation,
        "right": right,
    }


@pytest.fixture(scope="module")
def own() -> inspir.Call:
    return own_call()


TEXT: dict[str, Any] = {
    "note": "a",
    "whole": "12",
    "days": "2.50",
    "turnover": "1000.00",
    "born_on": "2008-03-15",
    "home": "59350",
    "open": True,
    "work": "boat",
    "themes": ["sea", "land"],
}
NATIVE: dict[str, Any] = {
    **TEXT,
    "whole": Decimal("12.000"),
    "days": Decimal("2.5"),
    "turnover": 1000,
    "born_on": date(2008, 3, 15),
    "themes": ("sea", "land"),
}


@dataclass
class Answers:
    note: str
    whole: Decimal
    days: Decimal
    turnover: int
    born_on: date
    home: str
    open: bool
    work: str
    themes: tuple[str, ...]


class Model(pydantic.BaseModel):
    model_config = pydantic.ConfigDict(extra="allow")

    whole: Decimal
    days: Decimal
    born_on: date


def everywhere(answers: Any) -> dict[str, Any]:
    """An application with these answers in each place that takes them."""
    line = {"label": "Work", "amount": "1000.00", "category": "works", "details": answers}
    return {
        "submitted_on": "2027-03-14",
        "applicant": {"commune": "97411"},
        "details": answers,
        "lists": {"people": [answers, {}, answers]},
        "budget": {
            "expenses": [line],
            "revenues": [{"amount": 300, "source": "lottery"}, {"amount": 5, "source": "private"}],
        },
        "request": {"amount": 700},
        "previous_grants": [{"call": "another", "same_call": False}],
    }


@pytest.mark.parametrize("given", [TEXT, NATIVE, Answers(**NATIVE), Model(**NATIVE)], ids=lambda given: type(given).__name__)
def test_answers_go_in_by_every_road(own: inspir.Call, given: Any) -> None:
    known = own.assess(json.dumps(everywhere(TEXT)))
    assert known.input_errors == ()
    assert own.assess(everywhere(given)) == known
    assert own.assess_json(everywhere(given)) == known.to_json()


def own_errors(call: inspir.Call, id: str, value: Any) -> set[str]:
    """The codes of the errors, which each place has alike."""
    of = call.assess(everywhere({id: value})).input_errors
    expected = (
        f"/details/{id}",
        f"/lists/people/0/{id}",
        f"/lists/people/2/{id}",
        f"/budget/expenses/0/details/{id}",
    )
    found = {path: [error.code for error in of if error.path.startswith(path)] for path in expected}
    assert sum(map(len, found.values())) == len(of)
    (codes,) = {tuple(codes) for codes in found.values()}
    return set(codes)


class Fixed(IntEnum):
    TEN = 10


@pytest.mark.parametrize(
    ("id", "value"),
    [
        ("whole", 0),
        ("whole", Decimal("1E+3")),
        ("whole", Decimal("7.0000000")),
        ("whole", Fixed.TEN),
        ("days", Decimal("0.50")),
        ("days", "0.5"),
        ("days", 60),
        ("turnover", Decimal("0.10")),
        ("days", float("nan")),
        ("days", Decimal("NaN")),
        ("born_on", date(1900, 1, 1)),
        ("born_on", datetime(2027, 1, 1)),
        ("themes", ["sea", None, ""]),
        ("note", None),
        ("themes", ()),
    ],
)
def test_what_is_taken(own: inspir.Call, id: str, value: Any) -> None:
    assert own_errors(own, id, value) == set()


@pytest.mark.parametrize(
    ("id", "value", "code"),
    [
        ("whole", 12.0, "number.not_exact"),
        ("days", 2.5, "number.not_exact"),
        ("turnover", 2.0, "amount.not_exact"),
        ("whole", True, "type.mismatch"),
        ("whole", -1, "number.out_of_range"),
        ("whole", 10**30, "number.out_of_range"),
        ("whole", Decimal("12.5"), "number.format"),
        ("whole", "12.0", "number.format"),
        ("days", Decimal("2.505"), "number.format"),
        ("days", Decimal("0.49"), "number.out_of_range"),
        ("days", Decimal("61"), "number.out_of_range"),
        ("days", Decimal("-1"), "number.format"),
        ("home", "5935", "commune.format"),
        ("open", 1, "type.mismatch"),
        ("work", "ship", "enum.unknown"),
        ("themes", ["sea", "sky"], "enum.unknown"),
        ("themes", "sea", "type.mismatch"),
        ("themes", {"sea"}, "type.mismatch"),
        ("note", 1, "type.mismatch"),
        ("unheard", 1, "id.unknown"),
        ("born_on", datetime(2027, 1, 1, 9, 30), "date.format"),
    ],
)
def test_what_is_refused(own: inspir.Call, id: str, value: Any, code: str) -> None:
    assert own_errors(own, id, value) == {code}


def test_other_new_members(own: inspir.Call, call: inspir.Call) -> None:
    def errors(of: inspir.Call, application: Any) -> list[tuple[str, str]]:
        return [(error.path, error.code) for error in of.assess(application).input_errors]

    assert errors(own, {"lists": {"others": []}}) == [("/lists/others", "id.unknown")]
    line = {"budget": {"expenses": [{"category": "sea"}], "revenues": [{"source": "games"}]}}
    assert errors(own, line) == [
        ("/budget/expenses/0/category", "id.unknown"),
        ("/budget/revenues/0/source", "enum.unknown"),
    ]
    (_, source) = own.assess(line).input_errors
    assert source.values["expected"][-1] == "lottery"
    there = {"team": [{"details": {"a": 1}}], "budget": {"expenses": [{"category": "works"}]}}
    assert errors(call, there) == [
        ("/team/0/details", "field.unknown"),
        ("/budget/expenses/0/category", "field.unknown"),
    ]
    assert errors(call, {"details": {"days": 1}}) == [("/details/days", "id.unknown")]
    assert errors(call, {"previous_grants": [{"same_call": 1}]}) == [
        ("/previous_grants/0/same_call", "type.mismatch")
    ]
    assert errors(call, {"applicant": {"commune": 59350}}) == [("/applicant/commune", "type.mismatch")]


def test_quantities(own: inspir.Call) -> None:
    assessment = own.assess(everywhere(NATIVE))
    assert assessment.quantities == {
        "twice": Decimal(5),
        "third": Decimal("333.00"),
        "birth": Decimal(2008),
        "public": Decimal("300.00"),
    }
    assert list(assessment.quantities) == ["twice", "third", "birth", "public"]
    with pytest.raises(TypeError):
        assessment.quantities["twice"] = 0  # type: ignore[index]
    assert set(own.assess({}).quantities.values()) == {None}
    kinds = {type(value) for value in assessment.quantities.values()}
    assert kinds == {Decimal}


def test_quantities_that_are_days() -> None:
    definition = json.loads(own_call().definition)
    definition["quantities"] = [
        {"id": "birth", "title": words("birth"), "times": "1", "of": {"year": "/details/born_on"}},
        {"id": "last", "title": words("last day"), "date": "2027-12-31"},
    ]
    assert inspir.Call.load(definition).assess({}).quantities == {
        "birth": None,
        "last": date(2027, 12, 31),
    }


def test_both_sides_of_comparisons(own: inspir.Call) -> None:
    assessment = own.assess(everywhere(NATIVE))
    values = {finding.requirement: dict(finding.values) for finding in assessment.findings}
    assert values == {
        "day": {"left": date(2008, 3, 15), "right": date(2010, 1, 1)},
        "number": {"left": Decimal("2.5"), "right": Decimal("2.5")},
        "amount": {"left": Decimal("1000.00"), "right": Decimal("1000000.00")},
        "span": {"left": "P18Y11M27D", "right": "P18Y"},
    }
    for finding in own.assess({}).findings:
        assert finding.values["left"] is None and finding.values["right"] is not None


def test_steps(own: inspir.Call) -> None:
    grant = own.assess(everywhere(NATIVE), "en").grant
    fixed, sliding = grant.parts
    shown = [(step.step.value, step.id, step.value, step.applies, step.decides) for step in fixed.steps]
    assert shown == [
        ("base", None, Decimal("1000.00"), None, False),
        ("rate", None, Decimal("0.50"), None, False),
        ("bonus", "sea", Decimal("0.25"), True, False),
        ("maximum_rate", None, Decimal("0.60"), None, False),
        ("total", None, Decimal("0.60"), None, False),
        ("rate_limit", None, Decimal("600.00"), None, True),
        ("maximum", None, Decimal("600.00"), None, False),
    ]
    assert fixed.steps[2].message == "Bonus that applies (Sea): 25 points."
    assert [(step.step.value, step.value, step.decides) for step in sliding.steps] == [
        ("base", Decimal("1000.00"), False),
        ("case", Decimal(1), False),
        ("ceiling", Decimal("100.00"), True),
        ("lump_sum", Decimal("90.00"), False),
        ("maximum", Decimal("90.00"), False),
    ]
    assert [(step.step.value, step.value, step.decides) for step in grant.overall] == [
        ("parts", Decimal("690.00"), True),
        ("ceiling", Decimal("1000.00"), False),
        ("maximum", Decimal("690.00"), False),
    ]
    assert (grant.requested, grant.maximum, grant.excess) == (Decimal(700), Decimal(690), Decimal(10))

    closed = own.assess(everywhere({**TEXT, "open": False})).grant.parts[1]
    brackets = [(step.rate, step.value) for step in closed.steps if step.rate is not None]
    assert brackets == [(Decimal("1.00"), Decimal("500.00")), (Decimal("0.50"), Decimal("500.00"))]
    unknown = own.assess({}).grant.parts[0].steps
    assert [step.applies for step in unknown if step.step is inspir.StepKind.BONUS] == [None]
    assert (unknown[0].value, unknown[-1].value) == (None, None)


def test_categories(own: inspir.Call) -> None:
    lines = [
        {"amount": 81000, "category": "works"},
        {"amount": 30000, "category": "land"},
    ]
    assert own.assess({"budget": {"expenses": lines}}).grant.categories == (
        inspir.Category("works", Decimal(81000), Decimal(81000), Decimal(0)),
        inspir.Category("land", Decimal(30000), Decimal(9000), Decimal(21000)),
    )
    assert own.assess({}).grant.categories[1] == inspir.Category("land", None, None, None)


@pytest.mark.parametrize("locale", ["fr", "en"])
def test_the_card_and_the_page_show_the_calculation(own: inspir.Call, locale: str) -> None:
    assessment = own.assess(everywhere(NATIVE), locale)
    grant = assessment.grant
    for shown in (assessment._repr_html_(), assessment.to_text()):
        titles = [part["title"] for part in own.describe(locale)["parts"]]
        for heading in (*titles, {"fr": "Ensemble", "en": "As a whole"}[locale]):
            assert heading in shown
        for step in (*(step for part in grant.parts for step in part.steps), *grant.overall):
            assert step.message in shown, step
        for category in own.describe(locale)["categories"]:
            assert category["title"] in shown
    assert assessment._repr_html_().count("data-decides") == 3
    assert assessment.to_text().count("\n> ") == 3


def test_a_currency_without_a_sign_is_named() -> None:
    definition = json.loads(own_call().definition)
    amounts = {"CHF": ("1 200,00 CHF", "CHF 1,200.00"), "GBP": ("1 200,00 £", "£1,200.00")}
    for currency, shown in amounts.items():
        foreign = inspir.Call.load({**definition, "currency": currency})
        for locale, amount in zip(("fr", "en"), shown):
            assessment = foreign.assess({"request": {"amount": 1200}}, locale)
            assert assessment.currency == currency
            assert amount in html.unescape(assessment._repr_html_())
            assert amount in assessment.to_text()


def test_every_step_of_the_calls_of_the_tests() -> None:
    """Each member of the JSON is one of the object, and says the same."""
    kinds = set()
    for folder in sorted((ROOT / "tests" / "calls").iterdir()):
        for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
            if file.name == "definition.json" or file.name.endswith(".expected.json"):
                continue
            assessment = call_of(folder.name).assess(file.read_bytes(), "en")
            told, grant = assessment.to_dict()["grant"], assessment.grant
            assert len(told["parts"]) == len(grant.parts)
            pairs = [(part["steps"], found.steps) for part, found in zip(told["parts"], grant.parts)]
            for steps, found in [*pairs, (told.get("overall", []), grant.overall)]:
                assert [said(step) for step in found] == [dict(step) for step in steps]
                kinds |= {step.step for step in found}
            assert [category.id for category in grant.categories] == [
                category["id"] for category in told.get("categories", ())
            ]
    assert len(kinds) >= 10


def said(step: inspir.Step) -> dict[str, Any]:
    """A step as its JSON has it."""
    told: dict[str, Any] = {"step": step.step.value}
    if step.id is not None:
        told["id"] = step.id
    if step.rate is not None:
        told["rate"] = str(step.rate)
    told["value"] = None if step.value is None else str(step.value)
    if step.step is inspir.StepKind.BONUS:
        told["applies"] = step.applies
    if step.decides:
        told["decides"] = True
    return {**told, "message": step.message}


# Descriptions


def fits(value: Any, kind: Any) -> bool:
    """Whether a value of JSON has a type."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if kind is Any:
        return True
    if origin is typing.Literal:
        return value in inside
    if origin is list:
        return isinstance(value, list) and all(fits(item, inside[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict)
    if inside:
        return any(fits(value, each) for each in inside)
    if typing.is_typeddict(kind):
        hints = typing.get_type_hints(kind)
        return (
            isinstance(value, dict)
            and kind.__required_keys__ <= set(value) <= set(hints)
            and all(fits(member, hints[name]) for name, member in value.items())
        )
    return type(value) is kind


def described(call: inspir.Call, locale: str) -> None:
    description = call.describe(locale)
    hints = typing.get_type_hints(inspir.description.Description)
    for name, value in description.items():
        for item in value if isinstance(value, list) else [value]:
            (inner,) = typing.get_args(hints[name])[:1] or (hints[name],)
            assert fits(item, inner if isinstance(value, list) else hints[name]), (name, item)
    assert fits(description, inspir.description.Description)


def test_descriptions_have_their_types(own: inspir.Call) -> None:
    described(own, "fr")
    for name in inspir.calls():
        described(inspir.Call.load(name), "fr")
    for file in sorted((ROOT / "tests" / "calls").glob("*/definition.json")):
        described(inspir.Call.load(file), "en")


def test_the_types_of_descriptions_are_those_of_the_schema() -> None:
    schema = json.loads((ROOT / "docs/schema/description.json").read_text("utf-8"))
    objects = {"Description": schema} | {
        name: definition for name, definition in schema["$defs"].items() if "properties" in definition
    }
    assert sorted(objects) == sorted(inspir.description.__all__)
    for name, definition in objects.items():
        kind: Any = getattr(inspir.description, name)
        assert set(typing.get_type_hints(kind)) == set(definition["properties"]), name
        assert kind.__required_keys__ >= set(definition.get("required", ())), name
