"""Calls and tables that cannot be used raise exceptions with one base class, a code and a path."""

from __future__ import annotations

import codecs
import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest

import inspir
from inspir import _engine
from conftest import ROOT, call_of

DEFINITIONS = ROOT / "tests" / "definitions"
BROKEN = json.loads((DEFINITIONS / "broken.json").read_text(encoding="utf-8"))
ACCEPTED = json.loads((DEFINITIONS / "accepted.json").read_text(encoding="utf-8"))


def refused(source: Any) -> inspir.DefinitionError:
    with pytest.raises(inspir.InspirError) as caught:
        inspir.Call.load(source)
    error = caught.value
    assert isinstance(error, inspir.DefinitionError)
    return error


@pytest.mark.parametrize("case", BROKEN, ids=[case["name"] for case in BROKEN])
def test_definitions_that_are_refused(case: dict[str, Any], tmp_path: Path) -> None:
    text = case.get("text") or json.dumps(case["definition"])
    file = tmp_path / "definition.json"
    file.write_text(text, encoding="utf-8")
    sources: list[Any] = [file]
    if text.startswith("{"):
        sources.append(text)
    if "definition" in case:
        sources.append(case["definition"])
    for source in sources:
        error = refused(source)
        assert error.code == "call.definition"
        assert error.path == error.problems[0].path
        for expected in case["errors"]:
            if "under" in expected:
                above = expected["under"]
                paths = [problem.path for problem in error.problems]
                assert any(path == above or path.startswith(f"{above}/") for path in paths), paths
                continue
            told = [problem for problem in error.problems if problem.path == expected["path"]]
            messages = [problem.message for problem in told]
            words = expected.get("contains", "")
            assert any(words in message for message in messages), error.problems
        for problem in error.problems:
            place = f"(line {problem.line}, column {problem.column}): {problem.message}"
            assert place in str(error)


@pytest.mark.parametrize("case", ACCEPTED, ids=[case["name"] for case in ACCEPTED])
def test_definitions_at_the_limits(case: dict[str, Any]) -> None:
    call = inspir.Call.load(case["definition"])
    assert not call.assess({}).input_errors, case["why"]


def test_the_classes() -> None:
    for kind in (inspir.DefinitionError, inspir.UnknownCallError):
        assert issubclass(kind, inspir.InspirError)
    assert issubclass(inspir.InspirError, Exception)
    error = inspir.InspirError("text")
    assert isinstance(error.code, str) and error.path == ""


@pytest.mark.parametrize("name", ["", "inspir", "INSPIR-CREATIVE-EVENT", "no/such/file.json", "\0"])
def test_unknown_calls(name: str) -> None:
    with pytest.raises(inspir.UnknownCallError) as caught:
        inspir.Call.load(name)
    assert caught.value.code == "call.unknown"
    assert caught.value.path == ""
    for known in inspir.calls():
        assert known in str(caught.value)


def test_an_unknown_call_is_told_with_the_nearest() -> None:
    for name in ("inspir-creative-evnt", "Inspir-Creative-Event", "inspir_creative_event"):
        with pytest.raises(inspir.UnknownCallError, match=r"; did you mean `inspir-creative-event`\?$"):
            inspir.Call.load(name)
    with pytest.raises(inspir.UnknownCallError) as caught:
        inspir.Call.load("no/such/file.json")
    assert "did you mean" not in str(caught.value)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        inspir.Call.load(tmp_path / "nothing.json")


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "definition.json"
    file.write_bytes(b"\xff\xfe")
    assert refused(file).path == ""


@pytest.mark.parametrize(
    ("definition", "place"),
    [
        ('{"id": "x"}'.encode("utf-16"), (1, 1)),
        ('{"id": "x"}'.encode("utf-8-sig"), (1, 1)),
        ('{"id": "x",\n "title": "Fêtes"}'.encode("latin-1"), (2, 13)),
    ],
)
def test_another_encoding_says_so(
    definition: bytes, place: tuple[int, int], tmp_path: Path
) -> None:
    file = tmp_path / "definition.json"
    file.write_bytes(definition)
    # A byte order mark is part of a text, and not of a file.
    for source in (definition,) if definition.startswith(codecs.BOM_UTF8) else (definition, file):
        (problem,) = refused(source).problems
        assert (problem.path, problem.line, problem.column) == ("", *place)
        assert problem.message.startswith("wrong encoding; save it as UTF-8")


def test_mistakes_in_french() -> None:
    with pytest.raises(inspir.DefinitionError) as caught:
        inspir.Call.load({"id": "x", "rate": 1}, locale="fr")
    assert "/rate (ligne 1, colonne 13) : clé inconnue" in str(caught.value)
    with pytest.raises(ValueError, match="unknown locale `de`"):
        inspir.Call.load("{}", locale="de")


@pytest.mark.parametrize("source", [None, 1, 1.5, [], object(), True])
def test_what_is_no_source_of_a_call(source: Any) -> None:
    with pytest.raises(TypeError):
        inspir.Call.load(source)


@pytest.mark.parametrize("value", [float("nan"), {1}, object(), 1j, "\ud800"])
def test_a_dict_that_is_no_definition(value: Any) -> None:
    definition = json.loads(call_of("littoral-numerique-2027").definition)
    definition["edition"] = value
    refused(definition)


def test_a_definition_that_holds_itself() -> None:
    definition = json.loads(call_of("littoral-numerique-2027").definition)
    definition["title"] = definition
    refused(definition)


def test_the_code_and_the_suggestion_of_a_mistake(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """They are those that the command tells of the same file."""
    slips, near = 0, set()
    for case in BROKEN:
        text = case.get("text") or json.dumps(case["definition"])
        file = tmp_path / "definition.json"
        file.write_text(text, encoding="utf-8")
        found = [(each.path, each.line, each.code, each.suggestion) for each in refused(file).problems]
        assert _engine.run_command(["check", str(file), "--format", "json"]) != 0
        told = json.loads(capfd.readouterr().out)
        problems = [each for of_file in told for each in of_file["problems"]]
        assert found == [(p["path"], p["line"], p["code"], p.get("suggestion")) for p in problems]
        slips += len(found)
        near |= {suggestion for *_, suggestion in found}
    assert slips >= len(BROKEN) and len(near) > 3
    (slip,) = [each for each in refused({"titel": "x"}).problems if each.path == "/titel"]
    assert (slip.code, slip.suggestion) == ("member.unknown", "title")
    assert refused({"id": object()}).problems[0].code == "json.syntax"


def test_errors_pickle() -> None:
    error = refused('{"id": 1}')
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is type(error)
        assert (again.code, again.path, again.problems) == (error.code, error.path, error.problems)
        assert str(again) == str(error)


def test_roads_to_a_call(tmp_path: Path) -> None:
    littoral = call_of("littoral-numerique-2027")
    text = littoral.definition
    file = tmp_path / "definition.json"
    file.write_text(text, encoding="utf-8")
    assert inspir.Call.load(text) == inspir.Call.load(file) == littoral
    for source in (text, json.loads(text), file):
        again = inspir.Call.load(source)
        assert json.loads(again.definition) == json.loads(text)
        assert again.assess({}) == littoral.assess({})
    for name in inspir.calls():
        built_in = inspir.Call.load(name)
        assert inspir.Call.load(built_in.definition) == built_in
        assert built_in.id == name


def test_calls_and_assessments_come_from_load_and_assess() -> None:
    with pytest.raises(TypeError):
        inspir.Call()
    with pytest.raises(TypeError):
        inspir.Assessment()


def test_what_a_call_tells(call: inspir.Call) -> None:
    assert inspir.calls() == (
        "inspir-creative-event",
        "inspir-follow-up",
        "inspir-innovation-store",
    )
    assert (call.id, call.edition) == ("inspir-creative-event", "1")
    assert call.title() == call.title("fr") == call.describe()["title"]
    assert call.title("en") == call.describe("en")["title"] != call.title()
    assert json.loads(call.definition)["id"] == call.id
    assert "inspir-creative-event" in repr(call)

    described = call.describe("fr")["requirements"]
    assert isinstance(call.requirements, tuple)
    assert [item.id for item in call.requirements] == [item["id"] for item in described]
    findings = call.assess({}).findings
    assert [item.id for item in call.requirements] == [item.requirement for item in findings]
    for requirement, told, finding in zip(call.requirements, described, findings):
        assert requirement.title == told["title"]
        assert requirement.quote == told.get("quote")
        assert (requirement.level, requirement.basis) == (finding.level, finding.basis)
        assert type(requirement.level) is inspir.Level and type(requirement.basis) is inspir.Basis
        assert isinstance(requirement.paths, tuple)
        if requirement.level is inspir.Level.BLOCKING:
            assert requirement.quote and requirement.basis is inspir.Basis.CALL

    schema = json.loads((ROOT / "docs" / "schema" / "application.json").read_text(encoding="utf-8"))
    assert call.schema == schema
    call.schema.clear()
    assert call.schema == schema


def test_the_version() -> None:
    assert inspir.__version__ == inspir.Call.load("inspir-follow-up").assess({}).engine
    for name in inspir.__all__:
        assert hasattr(inspir, name)
