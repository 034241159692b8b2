"""The command `inspir`: the program of the Rust crate, with the arguments of this process."""

from __future__ import annotations

import signal
import sys

from ._engine import run_command


def main() -> int:
    """Runs the command, and returns its exit code."""
    # The command runs outside the interpreter, which would hear of Ctrl-C only when it ends.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return run_command(sys.argv[1:])
