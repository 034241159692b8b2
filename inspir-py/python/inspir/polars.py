"""polars: ``assess(frame, call)``, and ``df.inspir.assess(call)`` once this module is imported.

>>> import polars as pl
>>> import inspir.polars
>>> frame = pl.DataFrame({"file": ["A1"], "request": [{"amount": "20000.00"}]})
>>> assessed = inspir.polars.assess(frame, "inspir-creative-event", keys=["file"])
>>> assessed.select("file", "outcome").row(0)
('A1', 'ineligible')
>>> frame.inspir.assess("inspir-creative-event", keys=["file"]).equals(assessed)
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, overload

import polars as pl

from ._call import Call
from ._options import TableOptions, other_table

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = ["FrameNamespace", "LazyNamespace", "assess"]


@overload
def assess(
    frame: pl.DataFrame,
    call: Call | str,
    **options: Unpack[TableOptions],
) -> pl.DataFrame: ...


@overload
def assess(
    frame: pl.LazyFrame,
    call: Call | str,
    **options: Unpack[TableOptions],
) -> pl.LazyFrame: ...


def assess(
    frame: pl.DataFrame | pl.LazyFrame,
    call: Call | str,
    **options: Unpack[TableOptions],
) -> pl.DataFrame | pl.LazyFrame:
    """Assess the rows, as :meth:`inspir.Call.assess_table` does, with its options but for ``stream``.

    The rows of a lazy frame are assessed when it is collected; a streaming engine goes batch by batch.
    """
    if not isinstance(frame, (pl.DataFrame, pl.LazyFrame)):
        raise other_table(frame, "frame of polars")
    loaded = call if isinstance(call, Call) else Call.load(call)

    def work(frame: pl.DataFrame) -> pl.DataFrame:
        return loaded.assess_table(frame, **options).to_polars()

    if isinstance(frame, pl.DataFrame):
        return work(frame)
    schema = work(pl.DataFrame(schema=frame.collect_schema())).schema
    return frame.map_batches(work, schema=schema, streamable=True)


@pl.api.register_dataframe_namespace("inspir")
class FrameNamespace:
    """``df.inspir``."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def assess(self, call: Call | str, **options: Unpack[TableOptions]) -> pl.DataFrame:
        """Assess the rows: :func:`inspir.polars.assess`."""
        return assess(self._frame, call, **options)


@pl.api.register_lazyframe_namespace("inspir")
class LazyNamespace:
    """``lf.inspir``."""

    def __init__(self, frame: pl.LazyFrame) -> None:
        self._frame = frame

    def assess(self, call: Call | str, **options: Unpack[TableOptions]) -> pl.LazyFrame:
        """Assess the rows: :func:`inspir.polars.assess`."""
        return assess(self._frame, call, **options)
