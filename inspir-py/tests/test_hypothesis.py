"""Any value that Python can build gives an assessment, or one of the documented exceptions."""

from __future__ import annotations

import collections
import datetime
import decimal
import enum
import fractions
import json
import os
import types
import uuid
from dataclasses import make_dataclass
from typing import Any

import pydantic
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import inspir
from conftest import SAMPLE

CALLS = [inspir.Call.load(name) for name in inspir.calls()]
EXAMPLES = int(os.environ.get("INSPIR_EXAMPLES", "1500"))
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    database=None,
    # A run can be repeated. `INSPIR_RANDOM=1` tries other inputs.
    derandomize="INSPIR_RANDOM" not in os.environ,
)


def members(schema: dict[str, Any]) -> list[str]:
    """Every name and every word of applications."""
    found: set[str] = set()

    def look(value: Any) -> None:
        if isinstance(value, dict):
            found.update(value.get("properties", ()))
            found.update(word for word in value.get("enum", ()) if isinstance(word, str))
            for inner in value.values():
                look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)

    look(schema)
    return sorted(found)


WORDS = members(CALLS[0].schema)
IDS = sorted(
    {
        item["id"]
        for name in ("documents", "questions", "commitments", "undertakings", "criteria")
        for item in CALLS[0].describe()[name]
    }
)
NAMES = st.sampled_from(WORDS + IDS)


class Text(str):
    pass


class Number(int):
    pass


class Letter(str, enum.Enum):
    A = "association"


class Plain(enum.Enum):
    A = 1


LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**20, max_value=10**60),
    st.floats(),
    st.text(st.characters()),
    st.text(st.characters(codec=None, categories=["Cs", "Cc", "L"])),
    NAMES,
    st.decimals(),
    st.decimals(places=2, min_value=0, max_value=10**12),
    st.builds(decimal.Decimal, st.from_regex(r"-?[0-9]{1,3}E[+-]?[0-9]{1,9}", fullmatch=True)),
    st.dates(),
    st.dates().map(str),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.binary(),
    st.binary().map(bytearray),
    st.complex_numbers(),
    st.fractions(),
    st.uuids(),
    st.text().map(Text),
    st.integers().map(Number),
    st.from_regex(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?", fullmatch=True),
    st.sampled_from([Letter.A, Plain.A, object(), int, len, Ellipsis, NotImplemented, range(3), json]),
)


def objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    keys = st.one_of(
        NAMES, NAMES, st.text(), st.none(), st.integers(), st.floats(), st.booleans(), st.dates(),
        st.tuples(st.integers()), st.binary(),
    )
    dicts = st.dictionaries(keys, inner, max_size=6)
    named = st.dictionaries(NAMES, inner, min_size=1, max_size=6)
    return st.one_of(
        dicts,
        named,
        st.lists(inner, max_size=6),
        st.lists(inner, max_size=4).map(tuple),
        st.frozensets(st.integers(), max_size=3),
        st.lists(inner, max_size=3).map(collections.deque),
        st.lists(inner, max_size=3).map(iter),
        named.map(types.MappingProxyType),
        named.map(collections.UserDict),
        named.map(collections.OrderedDict),
        named.map(lambda it: make_dataclass("Made", [(name, Any) for name in it])(**it)),
        inner.map(pydantic.RootModel[Any].model_construct),
    )


VALUES = st.recursive(LEAVES, objects, max_leaves=25)


def knotted(value: Any, at: int) -> Any:
    """The value, with a reference to itself somewhere inside."""
    places: list[Any] = []

    def look(it: Any) -> None:
        if isinstance(it, dict):
            places.append(it)
            for inner in it.values():
                look(inner)
        elif isinstance(it, list):
            places.append(it)
            for inner in it:
                look(inner)

    look(value)
    if places:
        place = places[at % len(places)]
        if isinstance(place, dict):
            place["extensions"] = value
        else:
            place.append(value)
    return value


def no_more_than_documented(call: inspir.Call, application: Any, locale: str) -> None:
    try:
        told = call.assess_json(application, locale)
    except TypeError:
        # A root that is no application at all.
        dumped = application.model_dump() if hasattr(application, "model_dump") else application
        assert not isinstance(dumped, (dict, collections.UserDict, types.MappingProxyType))
        assert not hasattr(dumped, "__dataclass_fields__") and dumped is not None
        assert dumped is not application or not isinstance(dumped, (str, bytes, bytearray))
        return
    assessment = call.assess(application, locale)
    assert assessment.to_json() == told
    read = json.loads(told)
    assert read == assessment.to_dict()
    assert read["outcome"] == assessment.outcome
    assert bool(assessment.input_errors) == (assessment.outcome is inspir.Outcome.INVALID)
    assert len(assessment.findings) == len(read["findings"]) == len(call.requirements)
    assert repr(assessment) and assessment._repr_html_()
    # The innovation store has no grant.
    assert bool(assessment.grant.parts) == bool(call.describe()["parts"])
    assert assessment.totals and assessment.progress.applicable >= 0


@SETTINGS
@given(st.sampled_from(CALLS), VALUES, st.sampled_from(["fr", "en"]))
def test_any_object(call: inspir.Call, application: Any, locale: str) -> None:
    no_more_than_documented(call, application, locale)


@SETTINGS
@given(
    st.sampled_from(CALLS),
    st.dictionaries(st.sampled_from(sorted(CALLS[0].schema["properties"])), VALUES, max_size=6),
)
def test_any_dict(call: inspir.Call, application: Any) -> None:
    no_more_than_documented(call, application, "fr")


@SETTINGS
@given(
    st.recursive(LEAVES, lambda it: st.one_of(st.lists(it), st.dictionaries(NAMES, it)), max_leaves=8),
    st.integers(0, 20),
)
def test_any_knot(value: Any, at: int) -> None:
    no_more_than_documented(CALLS[0], {"extensions": knotted(value, at)}, "fr")


@SETTINGS
@given(st.one_of(st.text(), st.binary()))
def test_any_text(text: str | bytes) -> None:
    no_more_than_documented(CALLS[0], text, "fr")


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | NAMES,
    lambda it: st.lists(it, max_size=5) | st.dictionaries(NAMES, it, max_size=6),
    max_leaves=30,
)


@SETTINGS
@given(st.dictionaries(NAMES, PLAIN, max_size=6))
def test_what_json_can_say_is_told_as_text_is(application: dict[str, Any]) -> None:
    text = json.dumps(application)
    assert CALLS[0].assess_json(application) == CALLS[0].assess_json(text)


def places(value: Any) -> list[tuple[Any, Any]]:
    """Every member and every item: the value that holds it, and its name or number."""
    inner = list(value.items() if isinstance(value, dict) else enumerate(value))
    found = [(value, name) for name, _ in inner]
    for _, it in inner:
        if isinstance(it, (dict, list)):
            found += places(it)
    return found


@SETTINGS
@given(st.data())
def test_what_is_read_without_its_text_is_told_as_its_text_is(data: st.DataObject) -> None:
    application = json.loads(SAMPLE)
    for _ in range(data.draw(st.integers(1, 3))):
        holder, name = data.draw(st.sampled_from(places(application)))
        holder[name] = data.draw(st.one_of(LEAVES, VALUES))
    # A mapping that is no dict is always written as text.
    as_text = types.MappingProxyType(application)
    assert CALLS[0].assess_json(application) == CALLS[0].assess_json(as_text)


@SETTINGS
@given(st.one_of(VALUES, st.text(), st.dictionaries(st.text(), PLAIN)))
def test_any_definition(source: Any) -> None:
    if isinstance(source, os.PathLike):
        return
    try:
        inspir.Call.load(source)
    except (inspir.InspirError, TypeError):
        pass
