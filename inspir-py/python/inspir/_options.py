"""The options of the assessment of a table, for whatever takes a frame and gives one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict

from ._progress import Progress


class TableOptions(TypedDict, total=False):
    """The options of :meth:`inspir.Call.assess_table`, but for ``stream``."""

    keys: Sequence[str]
    assess_keys: bool
    json_column: str | None
    labels: str | None
    threads: int | None
    progress: Progress


def other_table(given: Any, wanted: str) -> TypeError:
    """What is said of a table, or of anything else, that is none of a library."""
    kind = type(given)
    name = f"{kind.__module__.partition('.')[0]}.{kind.__qualname__}".removeprefix("builtins.")
    return TypeError(f"`{name}` is no {wanted}: `Call.assess_table` takes tables of every library")
