"""Replays every case of tests/cases, and the samples if they are there, through the model."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Iterator

from language.comparing import clean, differences, show
from model import assess

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
MODELLED = {"inspir-creative-event", "inspir-follow-up"}
SAMPLES = ROOT.parent / "shared" / "samples"


def covers(expected: Any, actual: Any, path: str) -> Iterator[str]:
    """The differences from a case: what it states is exact, the rest may be anything."""
    for at, left, right in differences(clean(expected), clean(actual), path):
        yield f"{at}: expected {show(left)}, got {show(right)}"


def known(expected: Any, actual: Any) -> Any:
    """The expectations of a sample, without the members that no assessment has yet."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return {name: known(value, actual[name]) for name, value in expected.items() if name in actual}
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        return [known(left, right) for left, right in zip(expected, actual)]
    return expected


def text_of(case: dict) -> str:
    """The text of a case's application; `pieces` are the pieces of a long text, with their counts."""
    if "pieces" in case:
        return "".join(piece * times for piece, times in case["pieces"])
    return case["text"] if "text" in case else json.dumps(case["application"])


def check_case(case: dict) -> list[str]:
    actual = assess(case["call"], text_of(case).encode("utf-8"))
    findings = {finding["requirement"]: finding for finding in actual["findings"]}
    problems: list[str] = []
    for name, wanted in case["expected"].items():
        if name != "findings":
            problems += covers(wanted, actual[name], f"/{name}")
            continue
        for requirement, members in wanted.items():
            found = findings.get(requirement, {})
            for member, value in members.items():
                default: Any = [] if member == "paths" else None
                problems += covers(value, found.get(member, default), f"{requirement}/{member}")
    return problems


def main() -> int:
    passed = failed = 0

    def count(name: str, problems: list[str]) -> None:
        nonlocal passed, failed
        passed, failed = passed + (not problems), failed + bool(problems)
        for problem in problems:
            print(f"{name}: {problem}")

    names: set[str] = set()
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text("utf-8")):
            if case["call"] not in MODELLED:
                continue  # The model knows the built-in calls alone.
            name = f"{path.name} {case['name']}"
            problems = check_case(case)
            if case["name"] in names:
                problems.append("this name is taken")
            names.add(case["name"])
            count(name, problems)
    for path in sorted(SAMPLES.glob("*.expected.json")):
        expected = json.loads(path.read_text("utf-8"))
        raw = path.with_name(path.name.replace(".expected", "")).read_bytes()
        actual = assess(expected["call"], raw)
        count(path.name, list(covers(known(expected, actual), actual, "")))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
