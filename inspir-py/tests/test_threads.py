"""Threads share calls, and other threads run while one assesses."""

from __future__ import annotations

import json
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import inspir
from conftest import PATIENCE


def test_eight_threads_share_a_call(call: inspir.Call, sample: str) -> None:
    applications: list[Any] = []
    for number in range(40):
        application = json.loads(sample)
        application["reference"] = f"A-{number}"
        application["request"]["amount"] = number * 400
        applications += [application, json.dumps(application), {"reference": number}]
    alone = [call.assess_json(application) for application in applications]
    start = threading.Barrier(8, timeout=PATIENCE)
    shared = call.assess(sample)

    def work(thread: int) -> bool:
        start.wait()
        for turn in range(5):
            for index, application in enumerate(applications):
                if turn % 2:
                    assert call.assess_json(application) == alone[index]
                else:
                    assessment = call.assess(application)
                    assert assessment.findings == call.assess(application).findings
                    assert assessment.to_json() == alone[index]
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

    ran = threading.Event()
    start = threading.Lock()
    start.acquire()

    def wait() -> None:
        start.acquire()
        ran.set()

    # With such a long interval, a thread keeps the interpreter's lock until it releases it.
    interval = sys.getswitchinterval()
    other = threading.Thread(target=wait)
    try:
        sys.setswitchinterval(3600)
        other.start()  # It comes back when the other waits for `start`.
        start.release()
        sum(range(2_000_000))
        assert not ran.is_set()
        # On a busy machine it may take some turns until the other thread has a core.
        for _ in range(200):
            told = call.assess_json(text)
            if ran.is_set():
                break
        assert ran.is_set(), "no other thread ran"
    finally:
        sys.setswitchinterval(interval)
        other.join()
    assert told.startswith(b'{"call":"inspir-creative-event"')
