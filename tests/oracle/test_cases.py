"""The model gives what `tests/cases` and `tests/calls` expect.

    python3 tests/oracle/test_cases.py
    UPDATE=1 python3 tests/oracle/test_cases.py    # writes the assessments of tests/calls again
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from comparing import clean, differences, disorder, show
from model import assess, load

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "cases"
CALLS = ROOT / "tests" / "calls"
OTHERS = {"README.md", "call.md", "definition.json"}


def call_of(name: str) -> dict:
    """The definition of a built-in call, or of the one that `tests/calls/` defines."""
    file = CALLS / name / "definition.json"
    return load(str(file) if file.exists() else name)


def stated(expected: Any, actual: Any) -> Any:
    """The actual members of each object that a case states; those that it leaves out may be anything."""
    if isinstance(expected, dict) and isinstance(actual, dict):
        return {name: stated(value, actual.get(name)) for name, value in expected.items()}
    if isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        return [stated(one, other) for one, other in zip(expected, actual)]
    return actual


def problems_of(expected: Any, actual: Any, path: str) -> list[str]:
    return [f"{at}: expected {show(left)}, got {show(right)}"
            for at, left, right in differences(clean(expected), clean(actual), path)]


def text_of(case: dict) -> str:
    """The text of a case's application; `pieces` are the pieces of a long text, with their counts."""
    if "pieces" in case:
        return "".join(piece * times for piece, times in case["pieces"])
    return case["text"] if "text" in case else json.dumps(case["application"])


def check_case(case: dict) -> list[str]:
    """Each member of `expected` is exact; members that it leaves out may be anything."""
    actual = assess(call_of(case["call"]), text_of(case).encode("utf-8"))
    actual["findings"] = {finding["requirement"]: {"paths": [], **finding} for finding in actual["findings"]}
    unknown = set(case["expected"]) - set(actual)
    return [f"{name}: no such member" for name in unknown] + problems_of(
        case["expected"], stated(case["expected"], actual), "")


def check_application(folder: Path, stem: str) -> list[str]:
    """The whole assessment, in its order; that of a built-in call names no definition."""
    actual = assess(call_of(folder.name), (folder / f"{stem}.json").read_bytes())
    if not (folder / "definition.json").exists():
        del actual["definition"]
    file = folder / f"{stem}.expected.json"
    for error in actual["input_errors"]:
        error.pop("values", None)
    if os.environ.get("UPDATE"):
        file.write_text(json.dumps(actual, ensure_ascii=False, indent=1) + "\n", "utf-8")
    expected = json.loads(file.read_text("utf-8"))
    return problems_of(expected, actual, "") + [f"{at}: expected {show(one)}, got {show(two)}"
                                                for at, one, two in disorder(expected, actual)]


class Count:
    passed = failed = 0

    def of(self, name: str, problems: list[str]) -> None:
        self.passed += not problems
        self.failed += bool(problems)
        for problem in problems:
            print(f"{name}: {problem}")


def main() -> int:
    cases, applications, names = Count(), Count(), set()
    for path in sorted(CASES.glob("*.json")):
        for case in json.loads(path.read_text("utf-8")):
            taken = ["this name is taken"] if case["name"] in names else []
            names.add(case["name"])
            cases.of(f"{path.name} {case['name']}", check_case(case) + taken)
    for folder in sorted(path for path in CALLS.iterdir() if path.is_dir()):
        for file in sorted(folder.iterdir()):
            stem = file.name.removesuffix(".json").removesuffix(".expected")
            if file.name not in OTHERS and not file.name.endswith(".expected.json"):
                applications.of(f"{folder.name} {stem}", check_application(folder, stem))
    failed = cases.failed + applications.failed
    print(f"{cases.passed} cases and {applications.passed} applications of calls come out, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
