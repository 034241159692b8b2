"""Helpers that the tests share: the paths of the project's files, the calls, the counts to show."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

import inspir

ROOT = Path(__file__).resolve().parents[2]

#: The JSON text of an application that is complete but for three findings.
SAMPLE = (ROOT / "inspir-core" / "examples" / "application.json").read_text(encoding="utf-8")

#: The longest that a test waits, in seconds: even a busy machine is faster.
PATIENCE = 600

# Files that are kept from run to run are outside the tree.
CACHE = Path(os.environ.get("INSPIR_CACHE") or tempfile.gettempdir())
os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(CACHE / "hypothesis"))

_shown: list[str] = []


def show(line: str) -> None:
    """Shows a line after the tests, even when they are quiet."""
    _shown.append(line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _shown:
        terminalreporter.write_line(line)


def call_of(name: str) -> inspir.Call:
    """A built-in call, or the one that `tests/calls/` defines."""
    if name in inspir.calls():
        return inspir.Call.load(name)
    return inspir.Call.load(ROOT / "tests" / "calls" / name / "definition.json")


def run(*command: str | Path, **more: Any) -> subprocess.CompletedProcess[Any]:
    """Runs a program without a terminal, and returns its output."""
    if "input" not in more:
        more["stdin"] = subprocess.DEVNULL
    return subprocess.run(command, stdout=subprocess.PIPE, timeout=PATIENCE, **more)


def rust_program() -> Path:
    """The Rust program `inspir`, whose answers the tests compare with."""
    target = ROOT / os.environ.get("CARGO_TARGET_DIR", "target")
    built = target / "release" / "inspir"
    program = Path(os.environ.get("INSPIR_PROGRAM", built))
    if not program.is_file():
        pytest.fail("first: cargo build --release -p inspir-core --features cli", pytrace=False)
    return program


@pytest.fixture(scope="session")
def call() -> inspir.Call:
    return inspir.Call.load("inspir-creative-event")


@pytest.fixture(scope="session")
def sample() -> str:
    return SAMPLE
