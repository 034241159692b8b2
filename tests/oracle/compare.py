"""Compares two files of assessments, line by line.

    python3 tests/oracle/compare.py A.jsonl B.jsonl

It ignores `engine`, every `message` and the `values` of input errors. A null member and a
member left out are the same. The exit code is 1 if anything differs.
"""

from __future__ import annotations

import json
import sys
from itertools import zip_longest
from typing import Any, Optional

from language.comparing import NOTHING, clean, differences, show

SHOWN = 10


def read(line: Optional[bytes]) -> Any:
    if line is None:
        return NOTHING
    try:
        return clean(json.loads(line))
    except ValueError:
        return f"not JSON: {line[:100]!r}"


def lines(path: str) -> list[bytes]:
    with open(path, "rb") as file:
        found = file.read().split(b"\n")
    return found if found[-1] else found[:-1]


def main() -> int:
    if len(sys.argv) != 3:
        print("usage: compare.py A.jsonl B.jsonl", file=sys.stderr)
        return 2
    count = wrong_lines = total = 0
    for number, (a, b) in enumerate(zip_longest(*map(lines, sys.argv[1:])), start=1):
        total = number
        if a == b:
            continue
        one, two = read(a), read(b)
        found = list(differences(one, two))
        wrong_lines += bool(found)
        for path, left, right in found:
            count += 1
            if count > SHOWN:
                continue
            name = ""
            parts = path.split("/")
            findings = one.get("findings", []) if isinstance(one, dict) else []
            if parts[1:2] == ["findings"] and len(parts) > 2 and int(parts[2]) < len(findings):
                name = f" ({findings[int(parts[2])].get('requirement')})"
            print(f"line {number} {path or '(root)'}{name}\n  A: {show(left)}\n  B: {show(right)}")
    print(f"{total} lines compared, {wrong_lines} differ, {count} differences")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
