"""The command `inspir` of the package is that of the Rust crate."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from conftest import PATIENCE, rust_program

SCRIPT = Path(sysconfig.get_path("scripts"), "inspir")
COMMANDS = [[str(SCRIPT)], [sys.executable, "-m", "inspir"]]


def ran(command: list[str], *args: str, text: bytes = b"") -> tuple[int, bytes, bytes]:
    environment = {**os.environ, "LC_ALL": "en_GB.UTF-8"}
    done = subprocess.run(
        [*command, *args], input=text, capture_output=True, timeout=PATIENCE, env=environment
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("command", COMMANDS, ids=["script", "module"])
@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["assess", "-", "--format", "json"],
        ["assess", "no-such-file.json"],
        ["check", "inspir-follow-up", "--lang", "fr"],
        ["chekc"],
    ],
    ids=" ".join,
)
def test_it_is_the_rust_program(command: list[str], args: list[str], sample: str) -> None:
    text = sample.encode()
    assert ran(command, *args, text=text) == ran([str(rust_program())], *args, text=text)


def test_nobody_reads_on() -> None:
    line = b'{"call": "inspir-follow-up"}\n'
    args = ["assess", "-", "--lines", "--format", "jsonl"]
    program = subprocess.Popen(
        [*COMMANDS[0], *args],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdin and program.stdout and program.stderr
    program.stdin.write(line)
    program.stdin.flush()
    assert program.stdout.readline().startswith(b'{"call"')
    program.stdout.close()
    try:
        program.stdin.write(line * 1000)
        program.stdin.close()
    except BrokenPipeError:
        pass
    assert program.wait(PATIENCE) == 0
    assert program.stderr.read() == b""
