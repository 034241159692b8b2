"""Letters, sheets and traces are the core's, byte for byte; what is wrong with them is said."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any

import pytest

import inspir
from conftest import ROOT, SAMPLE, call_of, show

CALLS = ROOT / "tests" / "calls"
KEPT: dict[str, Any] = json.loads((CALLS / "documents.json").read_text(encoding="utf-8"))


def digest(*texts: str | bytes) -> str:
    parts = [text if isinstance(text, bytes) else text.encode() for text in texts]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def test_documents_are_the_cores() -> None:
    for kept in KEPT["documents"]:
        call = call_of(kept["call"])
        text = (CALLS / kept["call"] / kept["application"]).read_bytes()
        name = f"{kept['call']}: {kept['application']}, {kept['locale']}"
        letters = [call.letter(text, KEPT["letter"], kept["locale"], f) for f in KEPT["formats"]]
        assert digest(*letters) == kept["letter"], name
        sheets = [call.sheet(text, KEPT["sheet"], kept["locale"], f) for f in KEPT["formats"]]
        assert digest(*sheets) == kept["sheet"], name
        trace = call.trace(text)
        assert digest(trace) == kept["trace"], name
        assert call.replay(trace, text, kept["locale"])["result"] == "same", name
    show(f"Python: letters, sheets and traces of {len(KEPT['documents'])} applications are the core's")


def test_an_object_is_the_same_application() -> None:
    call = inspir.Call.load("inspir-creative-event")
    application = json.loads(SAMPLE)
    assert call.sheet(application) == call.sheet(SAMPLE)
    trace = call.trace(application)
    assert call.replay(trace, application)["result"] == "same"
    # The same JSON in another layout comes to the same, but these are other bytes.
    assert call.replay(trace, SAMPLE)["result"] == "other_bytes"


def test_details_may_be_days() -> None:
    call = inspir.Call.load("inspir-follow-up")
    day = datetime.date(2027, 3, 1)
    assert call.sheet({}, {"date": day}) == call.sheet({}, {"date": "2027-03-01"})


def test_wrong_details_are_named() -> None:
    call = inspir.Call.load("inspir-follow-up")
    details: Any = {"oficer": "C. Petit", "date": "tomorrow"}
    with pytest.raises(inspir.DetailsError) as caught:
        call.sheet({}, details, "en")
    assert [(fault.member, fault.code) for fault in caught.value.faults] == [
        ("oficer", "unknown"),
        ("date", "not_date"),
    ]
    assert str(caught.value) == "\n".join(fault.message for fault in caught.value.faults)
    with pytest.raises(inspir.DetailsError, match="`authority`"):
        call.letter({}, {}, "en")
    with pytest.raises(TypeError, match="a detail is text or a day"):
        call.sheet({}, {"officer": object()})  # type: ignore[typeddict-item]


def test_misuse_is_said() -> None:
    call = inspir.Call.load("inspir-follow-up")
    with pytest.raises(ValueError, match="unknown format `pdf`"):
        call.sheet({}, format="pdf")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="unknown locale `de`"):
        call.sheet({}, locale="de")
    with pytest.raises(ValueError, match="JSON"):
        call.replay("{", {})
    with pytest.raises(ValueError, match="JSON"):
        inspir.changes("{", "{}")


def test_what_changed_between_traces() -> None:
    call = inspir.Call.load("inspir-follow-up")
    before = call.trace({"origin": {"inspir_event": True}})
    after = call.trace({"origin": {"inspir_event": False}})
    changes = inspir.changes(before, after, "en")
    assert [change["what"] for change in changes["changes"]][:2] == ["application", "value"]
    assert changes["after"]["outcome"] == "ineligible"
    assert inspir.changes(before, before)["changes"] == []
    changed = before.replace(b'"outcome":"incomplete"', b'"outcome":"eligible"')
    replay = call.replay(changed, {"origin": {"inspir_event": True}}, "en")
    assert replay["result"] == "other_result"
    assert replay["changes"][0]["message"] == "Outcome: incomplete instead of eligible."
