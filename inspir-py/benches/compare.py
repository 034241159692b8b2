"""Measures a comparison and the findings beside two assessments: seconds, and the most memory.

    python inspir-py/benches/compare.py                                    # 20,000 lines
    python inspir-py/benches/compare.py --rows 1000000 --only compare      # the file has 4 GB

The applications are those of `tables.py`. A comparison is one pass; it is to take at most 1.25 times as long as
two passes of `assess_ndjson` (0.8 of their speed), and less than 500 MB.

Nothing counts before the file was read once, and each row has run on a small file. In each turn every row runs once, in
an order of its own: none is always the first. The medians of the turns count; the speed of a comparison is the
median of the turns' ratios, for the two that are compared ran within the same minute.
"""

from __future__ import annotations

import argparse
import itertools
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
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


NAMED: dict[str, Callable[[Path], None]] = {
    "compare": compare,
    "assess twice": assess_twice,
    "compare by": compare_by,
    "sweep of 4": sweep,
    "findings": findings,
    "findings in words": findings_in_words,
    "all findings": all_findings,
}


def seconds(work: Callable[[Path], None], path: Path) -> tuple[float, float]:
    """By the clock, and of the processor: all threads together."""
    start, used = time.perf_counter(), time.process_time()
    work(path)
    return time.perf_counter() - start, time.process_time() - used


def warm_up(works: Sequence[Callable[[Path], None]], path: Path) -> None:
    """Starts the threads, and brings the file into memory."""
    with path.open("rb") as file:
        few = path.with_name("few.ndjson")
        few.write_bytes(b"".join(itertools.islice(file, 2_000)))
        while file.read(16 << 20):
            pass
    for work in works:
        work(few)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--turns", type=int, default=7)
    parser.add_argument("--only", nargs="*", choices=NAMED, help="besides assessing twice")
    options = parser.parse_args()
    named = {
        name: work
        for name, work in NAMED.items()
        if options.only is None or name in (*options.only, "assess twice")
    }
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in named}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "applications.ndjson"
        write(path, options.rows)
        warm_up(list(named.values()), path)
        for turn in range(options.turns):
            places = [*named][turn % len(named) :] + [*named][: turn % len(named)]
            for name in places:
                taken[name].append(seconds(named[name], path))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        told = inspir.compare(path, CALL, REFORM).totals
    for name, turns in taken.items():
        clock, processor = zip(*turns)
        median = statistics.median(clock)
        print(
            f"{name:18} {median:8.3f} s ({min(clock):.3f} to {max(clock):.3f}), "
            f"{statistics.median(processor):8.3f} s of the processor, "
            f"{options.rows / median:10,.0f} applications/s"
        )
    for name in [name for name in named if name.startswith(("compare", "sweep"))]:
        pairs = zip(taken[name], taken["assess twice"])
        clock, processor = zip(*[(two[0] / one[0], two[1] / one[1]) for one, two in pairs])
        print(
            f"{name}, beside two assessments: {statistics.median(clock):.2f} of their speed "
            f"({min(clock):.2f} to {max(clock):.2f}); by the time of the processor "
            f"{statistics.median(processor):.2f} ({min(processor):.2f} to {max(processor):.2f})"
        )
    print(f"most memory: {most:.0f} MB; {told.applications} applications, {told.difference} more")


if __name__ == "__main__":
    main()
