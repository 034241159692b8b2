"""Checks what the program `inspir` adds to the core: it picks the call of a document.

    python3 tests/oracle/test_program.py target/release/inspir
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

EVENT, FOLLOW_UP = "inspir-creative-event", "inspir-follow-up"
NAMED = '"call":"inspir-follow-up"'
# The text of a document, the call for which it is assessed, the codes of its errors.
DOCUMENTS: list[tuple[str, str, list[str]]] = [
    ("{}", EVENT, []),
    ("{%s}" % NAMED, FOLLOW_UP, []),
    ('{"extensions":{"x":1e999},%s}' % NAMED, FOLLOW_UP, []),
    ('{%s,"extensions":%s1%s}' % (NAMED, "[" * 63, "]" * 63), FOLLOW_UP, []),
    ('{%s,"extensions":%s1%s}' % (NAMED, "[" * 1000, "]" * 1000), FOLLOW_UP, ["json.too_deep"]),
    (r'{"c\u0061ll":"inspir\u002dfollow-up"}', FOLLOW_UP, []),
    ('{"call":1,%s}' % NAMED, FOLLOW_UP, ["field.duplicate"]),
    ('{%s,"call":"%s"}' % (NAMED, EVENT), EVENT, ["field.duplicate"]),
    ('{"call":null}', EVENT, []),
    ('{"call":["x"]}', EVENT, ["type.mismatch"]),
    ('{"call":"other"}', EVENT, ["call.mismatch"]),
    ('{"documents":[%s],%s}' % (",".join(['{"kind":"x"}'] * 150), NAMED), FOLLOW_UP,
     ["id.unknown"] * 100),
    ("", EVENT, ["json.syntax"]),
    ('{%s,"reference":"%s"}' % (NAMED, "x" * 9 * 2**20), EVENT, ["json.too_large"]),
    ('{%s}%s' % (NAMED, " " * 9 * 2**20), FOLLOW_UP, ["json.too_large"]),
]


def run(program: str, *arguments: str, text: bytes = b"") -> bytes:
    command = [program, "assess", "--fail-on", "none", *arguments]
    return subprocess.run(command, input=text, check=True, capture_output=True).stdout


def main() -> int:
    if len(sys.argv) != 2:
        sys.exit("usage: test_program.py PROGRAM")
    program, failed = sys.argv[1], 0
    stream = "\n".join(text for text, _, _ in DOCUMENTS).encode() + b"\n"
    lines = run(program, "--format", "jsonl", "--lines", "-", text=stream).splitlines()
    assert len(lines) == len(DOCUMENTS), f"{len(lines)} lines for {len(DOCUMENTS)} documents"
    with TemporaryDirectory() as folder:
        for (text, call, codes), line in zip(DOCUMENTS, lines):
            file = Path(folder, "application.json")
            file.write_text(text, "utf-8")
            found = json.loads(line)
            actual = found["call"], [error["code"] for error in found["input_errors"]]
            if actual != (call, codes):
                failed += 1
                print(f"{text[:60]!r}: expected {(call, codes)}, got {actual}")
            if run(program, "--format", "json", str(file)).splitlines() != [line]:
                failed += 1
                print(f"{text[:60]!r}: another assessment as a file")
    print(f"{len(DOCUMENTS)} documents through the program, {failed} differences")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
