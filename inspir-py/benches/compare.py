"""Measures a comparison and the findings beside two assessments: seconds, and the most memory.

    python inspir-py/benches/compare.py                  # 20,000 lines, medians of five turns
    python inspir-py/benches/compare.py --rows 1000000   # one turn; the file has 5 GB

The applications are those of `tables.py`. A comparison is one pass; it is to take at most 1.25 times as long as
two passes of `assess_ndjson` (0.8 of their speed), and less than 500 MB.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import inspir
from tables import write

CALL = inspir.Call.load("inspir-creative-event")
REFORM = CALL.reform({"rate": "0.60", "ceiling": "15000.00"}, edition="1-reform")


def assess_twice(path: Path) -> None:
    for call in (CALL, REFORM):
        inspir.assess_ndjson(path, call, stream=True).drain()


def compare(path: Path) -> None:
    inspir.compare(path, CALL, REFORM)


def compare_by(path: Path) -> None:
    inspir.compare(path, CALL, REFORM, by=["applicant.legal_form"])


def sweep(path: Path) -> None:
    inspir.sweep(path, CALL, {"rate": ["0.30", "0.40", "0.60", "0.70"]})


def findings(path: Path) -> None:
    CALL.findings_table(path, status=["not_met", "missing"], stream=True).drain()


def findings_in_words(path: Path) -> None:
    CALL.findings_table(path, status=["not_met", "missing"], locale="fr", stream=True).drain()


def all_findings(path: Path) -> None:
    CALL.findings_table(path, stream=True).drain()


def seconds(work: Callable[[Path], None], path: Path) -> float:
    start = time.perf_counter()
    work(path)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    rows = parser.parse_args().rows
    turns = 5 if rows <= 100_000 else 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "applications.ndjson"
        write(path, rows)
        named = {
            "compare": compare,
            "assess twice": assess_twice,
            "compare by": compare_by,
            "sweep of 4": sweep,
            "findings": findings,
            "findings in words": findings_in_words,
            "all findings": all_findings,
        }
        taken: dict[str, list[float]] = {name: [] for name in named}
        for _ in range(turns):
            for name, work in named.items():
                taken[name].append(seconds(work, path))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told = inspir.compare(path, CALL, REFORM).totals
    medians = {name: statistics.median(each) for name, each in taken.items()}
    for name, median in medians.items():
        print(f"{name:18} {median:8.3f} s  {rows / median:10,.0f} applications/s")
    print(f"speed of a comparison: {medians['assess twice'] / medians['compare']:.2f} of two assessments")
    print(f"most memory: {most:.0f} MB; {told.applications} applications, {told.difference} more")


if __name__ == "__main__":
    main()
