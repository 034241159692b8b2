"""Replays the samples exactly, and tests/cases beside the list of those that the pages change.

    python3 tests/oracle/test_cases.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from comparing import clean, differences, show
from model import assess, load

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
SAMPLES = next((folder for folder in (ROOT.parent / "shared" / "samples",
                                      ROOT.parents[1] / "shared" / "samples") if folder.exists()), None)

# Cases in which the pages now expect something else.
CHANGED = {
    "siret-all-zeros", "totals-in-kind-unreadable", "nature-unreadable-is-operating",
    "in-budget-source-unreadable", "documents-unknown-kind", "in-budget-line-unknown",
    "operating-ceiling-other-part-zero", "investment-ceiling-other-part-zero",
    "follow-up-grant-zero-asked", "littoral-grant-zero-asked", "follow-up-both-parts",
    "littoral-interval-other-call", "littoral-interval-other-call-undated",
    "littoral-interval-undated-after-other-call", "littoral-interval-call-absent-recent",
    "littoral-interval-call-absent-and-undated", "littoral-eligible-in-spite-of-advice"}


def problems_of(expected: Any, actual: Any, path: str) -> list[str]:
    return [f"{at}: expected {show(left)}, got {show(right)}"
            for at, left, right in differences(clean(expected), clean(actual), path)]


def text_of(case: dict) -> str:
    """The text of a case's application; `pieces` are the pieces of a long text, with their counts."""
    if "pieces" in case:
        return "".join(piece * times for piece, times in case["pieces"])
    return case["text"] if "text" in case else json.dumps(case["application"])


def check_case(case: dict, definition: dict) -> list[str]:
    """Each member of `expected` is exact; members that it leaves out may be anything."""
    actual = assess(definition, text_of(case).encode("utf-8"))
    findings = {finding["requirement"]: finding for finding in actual["findings"]}
    problems: list[str] = []
    for name, wanted in case["expected"].items():
        if name != "findings":
            problems += problems_of(narrowed(wanted, actual[name]), narrowed(actual[name], wanted),
                                    f"/{name}")
            continue
        for requirement, members in wanted.items():
            found = findings.get(requirement, {})
            for member, value in members.items():
                default: Any = [] if member == "paths" else None
                problems += problems_of(value, added_to(value, found.get(member, default)),
                                        f"{requirement}/{member}")
    return problems


NEW = {"excess", "steps", "reason", "position", "document"}


def added_to(expected: Any, actual: Any) -> Any:
    """The actual values, without those that a case of the first edition could not name."""
    return narrowed(actual, expected)


def narrowed(value: Any, other: Any) -> Any:
    if isinstance(value, dict) and isinstance(other, dict):
        return {name: narrowed(member, other.get(name)) for name, member in value.items()
                if name in other or name not in NEW}
    if isinstance(value, list) and isinstance(other, list) and len(value) == len(other):
        return [narrowed(a, b) for a, b in zip(value, other)]
    return None if isinstance(value, dict) and other is None and set(value) <= NEW else value


class Count:
    passed = failed = 0

    def of(self, name: str, problems: list[str]) -> None:
        self.passed += not problems
        self.failed += bool(problems)
        for problem in problems:
            print(f"{name}: {problem}")


def replay_samples(count: Count) -> None:
    if SAMPLES is None:
        print("the samples are not here: 0 replayed")
        return
    replayed = 0
    for path in sorted(SAMPLES.rglob("*.expected.json")):
        expected = json.loads(path.read_text("utf-8"))
        definition = path.parent / "definition.json"
        if not definition.exists():
            call = load(expected["call"])
        else:
            call = json.loads(definition.read_text("utf-8"))
        actual = assess(call, path.with_name(path.name.replace(".expected", "")).read_bytes())
        if not definition.exists():
            del actual["definition"]
        problems = problems_of(expected, actual, "")
        if list(expected) != list(actual):
            problems.append(f"members {list(expected)}, got {list(actual)}")
        count.of(str(path.relative_to(SAMPLES)), problems)
        replayed += 1
    print(f"{replayed} samples replayed")


def replay_cases(count: Count) -> None:
    changed = set()
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text("utf-8")):
            file = ROOT / "tests" / "calls" / f"{case['call']}.json"
            problems = check_case(case, load(str(file) if file.exists() else case["call"]))
            if problems and case["name"] in CHANGED:
                changed.add(case["name"])
                if "-v" in sys.argv:
                    print("changed:", case["name"], *problems, sep="\n    ")
            else:
                count.of(f"{path.name} {case['name']}", problems)
    print(f"{len(changed)} of {len(CHANGED)} cases differ that the pages change")
    for name in sorted(CHANGED - changed):
        print(f"not changed: {name}")


def main() -> int:
    count = Count()
    replay_samples(count)
    replay_cases(count)
    print(f"{count.passed} passed, {count.failed} failed")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
