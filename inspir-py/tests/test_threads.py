"""Threads share calls, and assessing lets other threads run."""

from __future__ import annotations

import json
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import inspir


def test_eight_threads_share_a_call(call: inspir.Call, sample: str) -> None:
    applications: list[Any] = []
    for number in range(40):
        application = json.loads(sample)
        application["reference"] = f"A-{number}"
        application["request"]["amount"] = number * 400
        applications += [application, json.dumps(application), {"reference": number}]
    alone = [call.assess_json(application) for application in applications]
    start = threading.Barrier(8)
    shared = call.assess(sample)

    def work(thread: int) -> bool:
        start.wait()
        for turn in range(5):
            for place, application in enumerate(applications):
                if turn % 2:
                    assert call.assess_json(application) == alone[place]
                else:
                    assessment = call.assess(application)
                    assert assessment.findings == call.assess(application).findings
                    assert assessment.to_json() == alone[place]
            assert len(call.requirements) == len(shared.findings)
            assert shared.finding("project.title").status is inspir.Status.MET
            assert inspir.Call.load(call.id) == call
        return True

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(8)))


def test_other_threads_run_while_one_assesses(call: inspir.Call) -> None:
    lines = [{"label": "x" * 700, "amount": "1.00", "nature": "operating"} for _ in range(10_000)]
    text = json.dumps({"budget": {"expenses": lines}, "x": 1}).encode()
    assert 7_000_000 < len(text) <= 8 * 1024 * 1024

    ticks, stop = [0], threading.Event()

    def count() -> None:
        while not stop.is_set():
            ticks[0] += 1
            time.sleep(0.0001)

    # With so long an interval, whoever holds the interpreter's lock keeps it until it lets go.
    interval = sys.getswitchinterval()
    counter = threading.Thread(target=count)
    counter.start()
    try:
        sys.setswitchinterval(60)
        held = ticks[0]
        sum(range(2_000_000))
        assert ticks[0] == held
        before, begun = ticks[0], time.perf_counter()
        told = call.assess_json(text)
        gained, during = ticks[0] - before, time.perf_counter() - begun
    finally:
        sys.setswitchinterval(interval)
        stop.set()
        counter.join()
    assert told.startswith(b'{"call":"inspir-creative-event"')
    assert gained > 5, f"the other thread counted to {gained} in {during:.3f} s"
