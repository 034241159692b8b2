"""Replays the applications of `tests/calls/`: each whole assessment is the one beside it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT, call_of, show

FOLDERS = sorted(path for path in (ROOT / "tests" / "calls").iterdir() if path.is_dir())
OTHERS = {"README.md", "call.md", "definition.json"}
APPLICATIONS = [
    file
    for folder in FOLDERS
    for file in sorted(folder.iterdir())
    if file.name not in OTHERS and not file.name.endswith(".expected.json")
]


def beside(file: Path) -> Path:
    return file.with_name(f"{file.stem}.expected.json")


def stated(value: Any, in_errors: bool = False) -> Any:
    """The assessment as its file states it: no words, no `null`, no `values` of input errors."""
    if isinstance(value, list):
        return [stated(item, in_errors) for item in value]
    if not isinstance(value, dict):
        return value
    aside = {"engine", "message"} | ({"values"} if in_errors else set())
    return {
        name: stated(member, in_errors or name == "input_errors")
        for name, member in value.items()
        if name not in aside and member is not None
    }


def differences(expected: Any, actual: Any, path: str = "") -> Iterator[str]:
    """Every difference, also of the order in which members stand."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        for name in {**expected, **actual}:
            yield from differences(expected.get(name), actual.get(name), f"{path}/{name}")
        if set(expected) == set(actual) and list(expected) != list(actual):
            if not path.endswith("/values"):
                yield f"{path}: the order is {list(actual)}, expected {list(expected)}"
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for index, (one, other) in enumerate(zip(expected, actual, strict=True)):
            yield from differences(one, other, f"{path}/{index}")
    elif type(actual) is not type(expected) or actual != expected:
        yield f"{path}: expected {expected!r}, got {actual!r}"


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_each_application_stands_beside_its_assessment(folder: Path) -> None:
    names = {file.name for file in folder.iterdir()}
    stems = {name.split(".")[0] for name in names - OTHERS}
    pairs = {f"{stem}{ending}" for stem in stems for ending in (".json", ".expected.json")}
    assert stems and "README.md" in names
    assert names - OTHERS == pairs


@pytest.mark.parametrize(
    "file", APPLICATIONS, ids=[f"{file.parent.name} {file.stem}" for file in APPLICATIONS]
)
def test_applications_come_out(file: Path) -> None:
    call = call_of(file.parent.name)
    text = file.read_text(encoding="utf-8")
    expected = json.loads(beside(file).read_text(encoding="utf-8"))
    told = call.assess_json(text)
    actual = json.loads(told)
    if "definition" not in expected:
        # The definition of a built-in call changes with its words.
        del actual["definition"]
    assert not list(differences(stated(expected), stated(actual)))
    # The same by every road, and in every language but for the words.
    assert call.assess_json(json.loads(text)) == told
    assert call.assess(text).to_json() == told
    english = json.loads(call.assess(text, locale="en").to_json())
    assert stated(english) == stated(json.loads(told))


def test_the_count() -> None:
    assert len(APPLICATIONS) >= 80
    show(f"{len(APPLICATIONS)} applications of {len(FOLDERS)} calls replayed")
