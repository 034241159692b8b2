"""compare.py finds what an engine does otherwise. The engine is here the model itself, with faults.

    python3 tests/oracle/test_compare.py
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any, Callable, NamedTuple

import model

Fault = Callable[[dict, Any], dict]


class Problem(NamedTuple):
    path: str
    message: str


class DefinitionError(Exception):
    problems = (Problem("/parts/0", "no such thing"),)


class Result(NamedTuple):
    found: bytes

    def to_json(self) -> bytes:
        return self.found


class Call:
    fault: Fault

    def __init__(self, definition: dict) -> None:
        self.definition = definition

    @classmethod
    def load(cls, text: str) -> Call:
        if cls.fault is refused:
            raise DefinitionError
        return cls(json.loads(text))

    def assess_json(self, application: Any) -> bytes:
        raw = application if isinstance(application, bytes) else json.dumps(application).encode()
        found = {**model.assess(self.definition, raw), "engine": "0"}
        return json.dumps(type(self).fault(found, application)).encode()

    def assess(self, application: Any, locale: str) -> Result:
        found = json.loads(self.assess_json(application))
        if type(self).fault is english:
            found["currency"] = "XXX"
        return Result(json.dumps(found).encode())


def none(found: dict, _: Any) -> dict:
    return found


def messages(found: dict, _: Any) -> dict:
    return {**found, "findings": [{**finding, "message": "…", "values": finding.get("values")}
                                  for finding in found["findings"]]}


def cents(found: dict, _: Any) -> dict:
    return {**found, "totals": {**found["totals"], "expenses": "0.01"}}


def types(found: dict, _: Any) -> dict:
    return {**found, "progress": {**found["progress"], "met": str(found["progress"]["met"])}}


def more(found: dict, _: Any) -> dict:
    return {**found, "score": 1}


def order(found: dict, _: Any) -> dict:
    return dict(reversed(found.items()))


def objects(found: dict, application: Any) -> dict:
    return {**found, "outcome": "eligible"} if isinstance(application, dict) else found


def english(found: dict, _: Any) -> dict:
    """A fault of `Call.assess` alone, which is asked in English."""
    return found


def refused(found: dict, _: Any) -> dict:
    return found


def panic(found: dict, _: Any) -> dict:
    raise BaseException("index out of bounds")


# A fault, and the place that tells of it (none: it is no difference).
FAULTS: list[tuple[Fault, str]] = [
    (none, ""), (messages, ""), (cents, "/totals/expenses"), (types, "/progress/met"), (more, "/score"),
    (order, " (order)"), (objects, "/outcome (from an object)"), (english, "/currency (in English)"),
    (refused, "refused: /parts/*"), (panic, "the engine")]


def run(*words: str) -> tuple[int, str]:
    import compare

    compare.engine.cache_clear()
    sys.argv, told = ["compare.py", *words], io.StringIO()
    with contextlib.redirect_stdout(told):
        code = compare.main()
    return code, told.getvalue()


def main() -> int:
    inspir: Any = ModuleType("inspir")
    inspir.Call, inspir.DefinitionError = Call, DefinitionError
    sys.modules["inspir"] = inspir
    problems = []
    for fault, place in FAULTS:
        Call.fault = staticmethod(fault)
        with TemporaryDirectory() as folder:
            code, told = run("1", "25", "--save", folder, "--jobs", "2")
            places = told.partition("== pairs that differ, by place")[2].splitlines()
            if code != bool(place) or place and not any(line.endswith(place) for line in places):
                problems.append(f"{fault.__name__}: {code}\n{told[:2000]}")
            if place:
                again, told_again = run("--replay", folder)
                if again != 1 or told.split()[-2] != told_again.split()[-2]:
                    problems.append(f"{fault.__name__}, replayed: {told[-200:]}\n{told_again[-200:]}")
                Call.fault = staticmethod(none)
                if run("--replay", folder)[0]:
                    problems.append(f"{fault.__name__}: the saved pairs differ without it")
    Call.fault = staticmethod(cents)
    told = run("1", "1", "--small")[1]
    if "-small: 1 differences" not in told or not told.split("application: ")[2].startswith("{}"):
        problems.append(f"made smaller: {told}")
    for problem in problems:
        print(problem)
    print(f"{len(FAULTS)} faults of an engine, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
