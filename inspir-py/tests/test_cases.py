"""Replays every case of `tests/cases/` by every road, and compares with the Rust program's bytes."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pydantic
import pytest

import inspir
from conftest import ROOT, call_of, run, rust_program, show

replayed: Counter[str] = Counter()
left_out: Counter[tuple[str, str]] = Counter()


@dataclass(frozen=True)
class Case:
    name: str
    why: str
    call: str
    text: str
    """The application, letter for letter as the case has it; `pieces` put together."""
    expected: Any = field(hash=False)


def read(source: str) -> Iterator[Case]:
    """The cases of a file. Their applications stay as they are written, since errors quote them."""
    decoder = json.JSONDecoder()

    def skip(place: int, what: str) -> int:
        while source[place] in what:
            place += 1
        return place

    place = skip(0, " \t\r\n[")
    while source[place] != "]":
        members, place = {}, skip(place, " \t\r\n{")
        while source[place] != "}":
            name, place = decoder.raw_decode(source, place)
            start = skip(place, " \t\r\n:")
            members[name], place = decoder.raw_decode(source, start)
            if name == "application":
                members["text"] = source[start:place]
            if name == "pieces":
                pieces = members.pop("pieces")
                members["text"] = "".join(piece * times for piece, times in pieces)
            place = skip(place, " \t\r\n,")
        members.pop("application", None)
        yield Case(**members)
        place = skip(place + 1, " \t\r\n,")


FILES = sorted((ROOT / "tests" / "cases").glob("*.json"))
CASES = [case for file in FILES for case in read(file.read_text(encoding="utf-8"))]
EACH = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])

load = cache(call_of)


@cache
def core(call: str, locale: str) -> dict[str, bytes]:
    """The assessments of the Rust program for all cases of a call: JSON, by name."""
    definition = ROOT / "tests" / "calls" / call / "definition.json"
    source = call if call in inspir.calls() else str(definition)

    def told(*options: str, text: str = "") -> bytes:
        command = [rust_program(), "assess", "--fail-on", "none", "--call", source]
        return run(*command, "--locale", locale, *options, input=text.encode(), check=True).stdout

    own = [case for case in CASES if case.call == call]
    lines = [case for case in own if "\n" not in case.text]
    texts = "".join(case.text + "\n" for case in lines)
    each = zip(lines, told("--format", "jsonl", "--lines", "-", text=texts).splitlines(), strict=True)
    answers = {case.name: line for case, line in each}
    with tempfile.TemporaryDirectory() as folder:
        for case in own:
            if case.name not in answers:
                file = Path(folder, "application.json")
                file.write_bytes(case.text.encode())
                answers[case.name] = told("--format", "json", str(file)).removesuffix(b"\n")
    return answers


def literally(text: str) -> Any:
    """The value of a JSON text, with its order, its repeated members and its literals."""

    def refuse(name: str) -> Any:
        raise ValueError(name)

    return json.loads(
        text,
        object_pairs_hook=lambda pairs: ("object", pairs),
        parse_int=lambda literal: ("number", literal),
        parse_float=lambda literal: ("number", literal),
        parse_constant=refuse,
    )


def in_python(text: str) -> tuple[Any, str | None]:
    """The application as a Python object, or why no Python object can say the same."""
    try:
        literal = literally(text)
    except ValueError:
        return None, "the text is not JSON"
    value = json.loads(text)
    try:
        same = literally(json.dumps(value, allow_nan=False)) == literal
    except ValueError:
        same = False
    if not same:
        return None, "a member stands twice" if has_twins(literal) else "a literal of a number"
    if not isinstance(value, dict) and value is not None:
        return None, "the root is neither an object nor null"
    return value, None


def has_twins(literal: Any) -> bool:
    match literal:
        case ("object", [*pairs]):
            names = [name for name, _ in pairs]
            return len(set(names)) < len(names) or any(has_twins(value) for _, value in pairs)
        case [*items] if not isinstance(literal, tuple):
            return any(has_twins(item) for item in items)
    return False


class Anything(pydantic.RootModel[Any]):
    """A pydantic model that takes any member."""


Open = pydantic.create_model("Open", __config__=pydantic.ConfigDict(extra="allow"))


def differences(expected: Any, actual: Any, path: str = "") -> Iterator[str]:
    """The differences between an assessment and what is expected; `null` is the same as absent."""
    if isinstance(expected, dict):
        for name, value in expected.items():
            inner = actual.get(name) if isinstance(actual, dict) else None
            yield from differences(value, inner, f"{path}/{name}")
    elif isinstance(expected, list) and (expected or actual is not None):
        if not isinstance(actual, list) or len(actual) != len(expected):
            yield f"{path}: expected {expected}, got {actual}"
            return
        for index, item in enumerate(expected):
            yield from differences(item, actual[index], f"{path}/{index}")
    elif not isinstance(expected, list) and (
        type(actual) is not type(expected) or actual != expected
    ):
        yield f"{path}: expected {expected!r}, got {actual!r}"


@EACH
def test_text(case: Case) -> None:
    call = load(case.call)
    text = case.text.encode()
    told = call.assess_json(case.text)
    assert told == core(case.call, "fr")[case.name]
    assert call.assess_json(text) == told
    assert call.assess_json(bytearray(text)) == told
    assert call.assess(case.text).to_json() == told
    assert call.assess(text, locale="en").to_json() == core(case.call, "en")[case.name]

    actual = json.loads(told)
    actual["findings"] = {finding["requirement"]: finding for finding in actual["findings"]}
    assert not list(differences(case.expected, actual)), case.why
    replayed["text"] += 1


@EACH
def test_dict(case: Case) -> None:
    value, why_not = in_python(case.text)
    if why_not:
        left_out["dict", why_not] += 1
        return
    call, before = load(case.call), json.dumps(value)
    assert call.assess_json(value) == core(case.call, "fr")[case.name]
    assert call.assess(value, "en").to_json() == core(case.call, "en")[case.name]
    assert json.dumps(value) == before, "an application is only read"
    replayed["dict"] += 1


@EACH
def test_pydantic(case: Case) -> None:
    value, why_not = in_python(case.text)
    if not why_not and value is None:
        why_not = "the root is null"
    if not why_not:
        try:
            opened = Open.model_validate(value)
        except pydantic.ValidationError:
            why_not = "pydantic refuses half of a surrogate pair"
    if why_not:
        left_out["pydantic", why_not] += 1
        return
    told = core(case.call, "fr")[case.name]
    assert load(case.call).assess_json(Anything(value)) == told
    assert load(case.call).assess(opened).to_json() == told
    replayed["pydantic"] += 1


def test_every_case_was_counted() -> None:
    for road in ("text", "dict", "pydantic"):
        why = {why: count for (of, why), count in left_out.items() if of == road}
        if not replayed[road]:
            pytest.fail(f"{road}: run the whole file")
        show(f"{replayed[road]} of {len(CASES)} cases replayed as {road}")
        for reason, count in sorted(why.items()):
            show(f"    {count} cannot be said: {reason}")
        assert replayed[road] + sum(why.values()) == len(CASES)
    assert replayed["text"] == len(CASES)
    # Few cases cannot be said in Python.
    assert replayed["dict"] > 0.9 * len(CASES)
