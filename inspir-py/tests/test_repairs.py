"""The repairs are those of the core, byte for byte, and ways apply to texts and to objects."""

from __future__ import annotations

import json
from decimal import Decimal

import inspir
import pytest

from conftest import ROOT

SAME = json.loads((ROOT / "inspir-core/tests/repairs/same.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("same", SAME, ids=range(len(SAME)))
def test_the_bytes_are_those_of_the_core(same: dict[str, str]) -> None:
    call = inspir.Call.load(same["call"])
    told = call.repairs_json(same["application"], locale=same["locale"])
    assert told.decode() == same["repairs"]


def test_a_way_gives_a_new_application() -> None:
    call = inspir.Call.load("inspir-follow-up")
    application = {"request": {"operating": Decimal("6000.00")}}
    choice = next(repair for repair in call.repairs(application) if repair.kind == "choose")
    way = choice.ways[0]
    assert choice.requirements == ("grant.operating_ceiling",)
    assert way.change == Decimal("1000.00")
    assert way.apply(application) == {"request": {"operating": "5000.00"}}
    text = ' {"request": {"operating": "6000"}}'
    assert way.apply(text) == text.replace("6000", "5000.00")
    assert way.apply(text.encode()) == text.replace("6000", "5000.00").encode()


def test_what_has_changed_is_left_alone() -> None:
    repairs = inspir.Call.load("inspir-follow-up").repairs('{"request": {"operating": "6 000"}}')
    fix = next(repair for repair in repairs if repair.kind == "fix")
    assert fix.kind is inspir.RepairKind.FIX
    with pytest.raises(inspir.PatchError) as error:
        fix.ways[0].apply('{"request": {"operating": "7 000"}}')
    assert error.value.path == "/request/operating"
