"""The progress of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

Progress = Callable[[int, int], object] | bool | None
"""Called with the rows and the bytes so far; ``True`` shows a bar of tqdm."""


def bar(
    progress: Progress, unit: Literal["rows", "bytes"], total: int | None
) -> Callable[[int, int], object] | None:
    """The function to call. A bar counts rows or bytes, and closes when nothing refers to it."""
    if progress is not None and not callable(progress) and not isinstance(progress, bool):
        kind = type(progress).__name__
        raise TypeError(f"`progress` is True or a function of the rows and the bytes so far, not `{kind}`")
    if not isinstance(progress, bool):
        return progress
    if not progress:
        return None
    from tqdm.auto import tqdm  # type: ignore[import-untyped,unused-ignore]

    if unit == "rows":
        shown = tqdm(unit=" applications", unit_scale=True)
    else:
        shown = tqdm(unit="B", unit_scale=True, unit_divisor=1024, total=total)

    def tell(rows: int, bytes_read: int) -> None:
        now = rows if unit == "rows" else bytes_read
        shown.update(now - shown.n)
        if unit == "bytes":
            shown.set_postfix(applications=f"{rows:,}", refresh=False)

    return tell
