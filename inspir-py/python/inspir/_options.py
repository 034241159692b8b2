"""The options of the assessment of a table, for whatever takes a frame and gives one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from ._progress import Progress


class TableOptions(TypedDict, total=False):
    """The options of :meth:`inspir.Call.assess_table`, but for ``stream``."""

    keys: Sequence[str]
    assess_keys: bool
    json_column: str | None
    labels: str | None
    threads: int | None
    progress: Progress
