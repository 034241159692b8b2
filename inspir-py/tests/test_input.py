"""Values that may be handed over as an application, and the errors for all others."""

from __future__ import annotations

import json
import sys
import time
from collections import OrderedDict, UserDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, IntEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import pydantic
import pytest

import inspir


def errors(call: inspir.Call, application: Any) -> list[tuple[str, str]]:
    return [(error.path, error.code) for error in call.assess(application).input_errors]


def amount(value: Any) -> dict[str, Any]:
    return {"request": {"amount": value}}


# Amounts


@pytest.mark.parametrize(
    ("value", "euros"),
    [
        (0, "0.00"),
        (12500, "12500.00"),
        (999_999_999_999, "999999999999.00"),
        ("12500", "12500.00"),
        ("12500.5", "12500.50"),
        (Decimal("12500"), "12500.00"),
        (Decimal("12.5"), "12.50"),
        (Decimal("12.50"), "12.50"),
        (Decimal("12.500"), "12.50"),
        (Decimal("12.0000000"), "12.00"),
        (Decimal("1E+3"), "1000.00"),
        (Decimal("1E-2"), "0.01"),
        (Decimal("0E-9"), "0.00"),
        (Decimal("999999999999.99"), "999999999999.99"),
    ],
)
def test_amounts(call: inspir.Call, value: Any, euros: str) -> None:
    assessment = call.assess(amount(value))
    assert assessment.input_errors == ()
    assert str(assessment.grant.requested) == euros


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (12.0, "amount.not_exact"),
        (12.5, "amount.not_exact"),
        (0.0, "amount.not_exact"),
        (-0.0, "amount.not_exact"),
        (1e300, "amount.not_exact"),
        (5e-324, "amount.not_exact"),
        (float("inf"), "amount.not_exact"),
        (float("-inf"), "amount.not_exact"),
        (True, "type.mismatch"),
        (False, "type.mismatch"),
        (-1, "number.out_of_range"),
        (10**12, "number.out_of_range"),
        (10**5000, "number.out_of_range"),
        (-(10**5000), "number.out_of_range"),
        (Decimal("12.505"), "amount.format"),
        (Decimal("12.0000000000000000000000000001"), "amount.format"),
        (Decimal("-1"), "amount.format"),
        (Decimal("1E+12"), "amount.format"),
        (Decimal("1E-3"), "amount.format"),
        (Decimal("-Infinity"), "amount.format"),
        (date(2027, 5, 21), "amount.format"),
        ("12,50", "amount.format"),
        (Fraction(25, 2), "type.mismatch"),
        (12j, "type.mismatch"),
        (b"12", "type.mismatch"),
        (["12"], "type.mismatch"),
        (("12",), "type.mismatch"),
        ({"euros": 12}, "type.mismatch"),
        (object(), "type.mismatch"),
        ({12}, "type.mismatch"),
        (int, "type.mismatch"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else type(value).__name__,
)
def test_what_is_no_amount(call: inspir.Call, value: Any, code: str) -> None:
    assert errors(call, amount(value)) == [("/request/amount", code)]
    line = {"budget": {"revenues": [{}, {"amount": value}]}}
    assert errors(call, line) == [("/budget/revenues/1/amount", code)]
    assert call.assess(amount(value)).outcome is inspir.Outcome.INVALID
    assert call.assess(amount(value)).grant.requested is None


def test_a_float_is_quoted_as_python_writes_it(call: inspir.Call) -> None:
    (error,) = call.assess(amount(12.5), locale="en").input_errors
    assert error.values["found"] == "12.5"
    assert "12.5" in error.message


@pytest.mark.parametrize("exponent", [9_999_999, 99_999_999, 10**17])
def test_a_huge_decimal_takes_no_time_and_no_memory(call: inspir.Call, exponent: int) -> None:
    for value in (Decimal((0, (1,), exponent)), Decimal((0, (1,), -exponent))):
        start = time.thread_time()
        ((path, code),) = errors(call, amount(value))
        assert time.thread_time() - start < 0.5
        assert (path, code) in [("/request/amount", "amount.format"), ("", "json.too_large")]


def test_decimals_of_a_subclass(call: inspir.Call) -> None:
    class Euros(Decimal):
        def __str__(self) -> str:
            return "many"

    assert call.assess(amount(Euros("12.500"))).grant.requested == Decimal("12.50")


# Days


@pytest.mark.parametrize("value", [date(2027, 5, 21), datetime(2027, 5, 21), "2027-05-21"])
def test_days(call: inspir.Call, value: Any) -> None:
    application = {"project": {"starts_on": date(2027, 5, 21), "ends_on": value}}
    assert call.assess(application).finding("event.dates").status is inspir.Status.MET


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (datetime(2027, 5, 21, 9, 30), "date.format"),
        (date(1899, 12, 31), "date.format"),
        (date(2200, 1, 1), "date.format"),
        (date(1, 1, 1), "date.format"),
        ("21/05/2027", "date.format"),
        (20270521, "type.mismatch"),
        (True, "type.mismatch"),
    ],
)
def test_what_is_no_day(call: inspir.Call, value: Any, code: str) -> None:
    assert errors(call, {"submitted_on": value}) == [("/submitted_on", code)]


# Other places


@pytest.mark.parametrize(
    "value", [float("inf"), 1.5, 3, True, object(), b"A", {1}], ids=lambda value: type(value).__name__
)
def test_what_is_no_text(call: inspir.Call, value: Any) -> None:
    assert errors(call, {"reference": value}) == [("/reference", "type.mismatch")]


@pytest.mark.parametrize("value", [1, 1.0, "true", Decimal(1), {1}])
def test_what_is_no_bool(call: inspir.Call, value: Any) -> None:
    path = "/project/external_providers"
    assert errors(call, {"project": {"external_providers": value}}) == [(path, "type.mismatch")]


def test_numbers_that_are_no_amounts(call: inspir.Call) -> None:
    def target(value: Any) -> list[tuple[str, str]]:
        return errors(call, {"indicators": [{"target": value}]})

    assert target(60) == target(-3) == target(10**40) == target("sixty") == []
    assert target(60.0) == target(float("inf")) == [("/indicators/0/target", "type.mismatch")]
    months = {"indicators": [{"horizon_months": 121}, {"horizon_months": 6.0}]}
    assert errors(call, months) == [
        ("/indicators/0/horizon_months", "number.out_of_range"),
        ("/indicators/1/horizon_months", "type.mismatch"),
    ]


@pytest.mark.parametrize(
    ("application", "path"),
    [
        ({"project": object()}, "/project"),
        ({"project": {1, 2}}, "/project"),
        ({"team": [{}, object()]}, "/team/1"),
        ({"answers": object()}, "/answers"),
        ({"documents": {1}}, "/documents"),
        ({"project": {"challenges": ["A", object()]}}, "/project/challenges/1"),
        ({"charter": {"commitments": {"local_needs": object()}}}, "/charter/commitments/local_needs"),
        ({"budget": {"expenses": (line for line in [{}])}}, "/budget/expenses"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_objects_that_json_cannot_say(call: inspir.Call, application: Any, path: str) -> None:
    ((found, _),) = errors(call, application)
    assert found == path or found.startswith(f"{path}/")


def test_the_host_s_own_part_takes_anything(call: inspir.Call) -> None:
    own = {"a": float("nan"), "b": object(), "c": [1.5, {2}, b"x", 1j], 7: None}
    assert errors(call, {"extensions": own}) == []


def test_absence(call: inspir.Call) -> None:
    empty = call.assess_json({})
    for nothing in (None, "", " \u3000", [], (), {}):
        assert call.assess_json({"reference": nothing, "budget": nothing}) == empty
    assert call.assess_json(None) == empty


def test_tuples_are_lists(call: inspir.Call) -> None:
    line = {"label": "Salle", "amount": Decimal("10")}
    as_list, as_tuple = ({"budget": {"expenses": of([line, line])}} for of in (list, tuple))
    assert call.assess(as_list).totals.expenses == Decimal("20.00")
    assert call.assess_json(as_tuple) == call.assess_json(as_list)


def test_subclasses_of_str_and_int(call: inspir.Call) -> None:
    class Form(str, Enum):
        ASSOCIATION = "association"

    class Name(str):
        def __str__(self) -> str:
            return "another"

    class Euros(IntEnum):
        MANY = 8000

    typed = {
        "reference": Name("A"),
        Name("applicant"): {"legal_form": Form.ASSOCIATION},
        "request": {"amount": Euros.MANY},
    }
    plain = {"reference": "A", "applicant": {"legal_form": "association"}, "request": {"amount": 8000}}
    assert call.assess_json(typed) == call.assess_json(plain)


@pytest.mark.parametrize("of", [OrderedDict, UserDict, MappingProxyType])
def test_mappings(call: inspir.Call, of: Callable[[Any], Any]) -> None:
    plain = {"reference": "A", "request": {"amount": 8000}}
    nested = of({"reference": "A", "request": of({"amount": 8000})})
    assert call.assess_json(nested) == call.assess_json(plain)


def test_names_that_are_no_text(call: inspir.Call) -> None:
    assert errors(call, {1: 2, None: 3}) == [("/1", "field.unknown"), ("/None", "field.unknown")]


def test_paths_are_json_pointers(call: inspir.Call) -> None:
    assert errors(call, {"a/b~c": 1}) == [("/a~1b~0c", "field.unknown")]


# Text


def test_text_and_bytes(call: inspir.Call, sample: str) -> None:
    told = call.assess_json(sample)
    assert call.assess_json(sample.encode()) == told
    assert call.assess_json(bytearray(sample.encode())) == told
    assert call.assess_json(json.loads(sample)) == told

    class Text(str):
        pass

    assert call.assess_json(Text(sample)) == told


@pytest.mark.parametrize("text", ["", b"", "{", b"\xff", "\ufeff{}", b"\xef\xbb\xbf{}", '"\ud800"'])
def test_text_that_is_no_json(call: inspir.Call, text: str | bytes) -> None:
    assert errors(call, text) == [("", "json.syntax")]


@pytest.mark.parametrize(
    "application",
    [
        {"reference": "\ud800"},
        {"reference": "a\udfffb"},
        {"\ud800": 1},
        {"answers": {"jury": ["\ud800"]}},
        {"extensions": {"x": "\ud800"}},
    ],
)
def test_half_of_a_surrogate_pair(call: inspir.Call, application: Any) -> None:
    assert errors(call, application) == [("", "json.syntax")]


@pytest.mark.parametrize("text", ["\0", "a\0b", "\x1f", '"', "\\", "a\u2028b", "😀", "\x7f"])
def test_every_character_comes_back(call: inspir.Call, text: str) -> None:
    assert call.assess({"reference": text}).reference == text
    assert call.assess({"reference": text}).input_errors == ()
    assert errors(call, {text: 1}) == [(f"/{text}", "field.unknown")]


# Sizes


def test_lists_that_hold_themselves(call: inspir.Call) -> None:
    deep: list[Any] = []
    deep.append(deep)
    wide: list[Any] = []
    wide.extend([wide] * 50)
    round_about: dict[str, Any] = {}
    round_about["extensions"] = [round_about]
    for value in (deep, wide, round_about):
        for place in ("extensions", "team", "unknown"):
            ((path, code),) = errors(call, {place: value})
            assert path == "" and code in ("json.too_deep", "json.too_large")
    ((path, code),) = errors(call, round_about)
    assert path == "" and code == "json.too_deep"


def test_levels(call: inspir.Call) -> None:
    def nested(levels: int) -> dict[str, Any]:
        value: Any = {}
        for _ in range(levels - 2):
            value = {"a": value}
        return {"extensions": value}

    assert errors(call, nested(64)) == []
    assert errors(call, nested(65)) == [("", "json.too_deep")]
    assert errors(call, nested(sys.getrecursionlimit() * 50)) == [("", "json.too_deep")]


def test_size(call: inspir.Call) -> None:
    limit = 8 * 1024 * 1024
    around = len(json.dumps({"extensions": ""}, separators=(",", ":")))
    for as_text in (False, True):
        for length, expected in ((limit, []), (limit + 1, [("", "json.too_large")])):
            application: Any = {"extensions": "x" * (length - around)}
            if as_text:
                application = json.dumps(application, separators=(",", ":"))
            assert errors(call, application) == expected
    many = {"extensions": [["x"] * 1000] * 10_000}
    assert errors(call, many) == [("", "json.too_large")]
    assert errors(call, {"team": [{}] * 10_001}) == [("/team", "list.too_long")]
    assert errors(call, {"reference": "x" * 20_001}) == [("/reference", "text.too_long")]


def test_more_than_a_hundred_errors(call: inspir.Call) -> None:
    lines = [{"amount": 1.5} for _ in range(101)]
    assessment = call.assess({"reference": "A", "budget": {"expenses": lines}})
    assert len(assessment.input_errors) == 100
    assert assessment.reference is None


# Typed objects


@dataclass
class Line:
    amount: Decimal | None = None
    eligible: bool = True


@dataclass(frozen=True)
class Slotted:
    __slots__ = ("amount",)
    amount: Decimal


@dataclass
class Budget:
    expenses: list[Line] = field(default_factory=list)
    unknown_to_anyone: str | None = None


@dataclass
class Application:
    reference: str
    submitted_on: date | None = None
    request: Any = None
    budget: Any = None


def test_dataclasses(call: inspir.Call) -> None:
    typed = Application(
        "A", date(2027, 1, 2), Slotted(Decimal("500")), {"expenses": (Line(Decimal(1000)), Line())}
    )
    plain = {
        "reference": "A",
        "submitted_on": "2027-01-02",
        "request": {"amount": "500.00"},
        "budget": {"expenses": [{"amount": 1000, "eligible": True}, {"eligible": True}]},
    }
    assert call.assess_json(typed) == call.assess_json(plain)
    assert call.assess(typed).to_json() == call.assess_json(plain)
    assert errors(call, Application("A", budget=Budget())) == [
        ("/budget/unknown_to_anyone", "field.unknown")
    ]
    with pytest.raises(TypeError):
        call.assess(Application)


class PydanticLine(pydantic.BaseModel):
    amount: Decimal | None = None


class PydanticApplication(pydantic.BaseModel):
    reference: str
    submitted_on: date | None = None

    model_config = pydantic.ConfigDict(extra="allow")


def test_pydantic_models(call: inspir.Call) -> None:
    typed = PydanticApplication(
        reference="A",
        submitted_on=date(2027, 1, 2),
        budget={"expenses": [PydanticLine(amount=Decimal("12.500"))]},
    )
    assessment = call.assess(typed)
    assert [error.path for error in assessment.input_errors] == []
    assert assessment.totals.expenses == Decimal("12.50")
    assert assessment.reference == "A"
    inner = {"budget": {"expenses": [PydanticLine(amount=Decimal("1"))]}}
    assert call.assess(inner).totals.expenses == Decimal("1.00")


def test_a_pydantic_dataclass(call: inspir.Call) -> None:
    @pydantic.dataclasses.dataclass
    class Request:
        amount: Decimal

    assert call.assess(amount(None) | {"request": Request(Decimal(7))}).grant.requested == 7


def test_anything_that_dumps(call: inspir.Call) -> None:
    class Dumps:
        def model_dump(self) -> Any:
            return {"reference": "A"}

    assert call.assess(Dumps()).reference == "A"

    class Fails:
        def model_dump(self) -> Any:
            raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        call.assess(Fails())

    class Itself:
        def model_dump(self) -> Any:
            return self

    with pytest.raises(TypeError):
        call.assess(Itself())
    ((path, _),) = errors(call, {"reference": Itself()})
    assert path in ("", "/reference")


def test_a_dict_that_changes_while_it_is_read(call: inspir.Call) -> None:
    application: dict[str, Any] = {"reference": "A"}

    class Adds:
        def model_dump(self) -> Any:
            application.update({f"new-{number}": 1 for number in range(100)})
            return {}

    class Clears:
        def model_dump(self) -> Any:
            application.clear()
            return {}

    for change in (Adds(), Clears()):
        application.clear()
        application.update({"project": change, "reference": "A", "extensions": 1})
        try:
            call.assess(application)
        except RuntimeError:
            pass  # Python's own message about a dict that changes

    lines: list[Any] = []

    class Shortens:
        def model_dump(self) -> Any:
            lines.clear()
            return {}

    lines += [Shortens(), {}, {}]
    call.assess({"team": lines})


@pytest.mark.parametrize(
    "root",
    [1, 1.5, True, object(), set(), [], [{}], (), int, date(2027, 1, 1)],
    ids=lambda root: type(root).__name__,
)
def test_what_is_no_application(call: inspir.Call, root: Any) -> None:
    with pytest.raises(TypeError):
        call.assess(root)
    with pytest.raises(TypeError):
        call.assess_json(root)


@pytest.mark.parametrize("locale", ["", "de", "de-FR", "fr\0"])
def test_unknown_locales(call: inspir.Call, locale: str) -> None:
    for ask in (call.assess, call.assess_json):
        with pytest.raises(ValueError):
            ask({}, locale)
        with pytest.raises(ValueError):
            ask({}, locale=locale)
    for tell in (call.describe, call.title):
        with pytest.raises(ValueError):
            tell(locale)
