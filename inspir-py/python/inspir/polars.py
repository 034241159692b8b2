"""polars: ``df.inspir.assess(call)``, once this module is imported.

>>> import polars as pl
>>> import inspir.polars
>>> frame = pl.DataFrame({"file": ["A1"], "request": [{"amount": "20000.00"}]})
>>> frame.inspir.assess("inspir-creative-event", keys=["file"]).select("file", "outcome").row(0)
('A1', 'ineligible')
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from ._call import Call

__all__ = ["FrameNamespace", "LazyNamespace"]


@pl.api.register_dataframe_namespace("inspir")
class FrameNamespace:
    """``df.inspir``."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame

    def assess(
        self, call: Call | str, *, keys: Sequence[str] = (), json_column: str | None = None
    ) -> pl.DataFrame:
        """Assess the rows, as :meth:`inspir.Call.assess_table` does."""
        call = call if isinstance(call, Call) else Call.load(call)
        return pl.DataFrame(call.assess_table(self._frame, keys=keys, json_column=json_column))


@pl.api.register_lazyframe_namespace("inspir")
class LazyNamespace:
    """``lf.inspir``."""

    def __init__(self, frame: pl.LazyFrame) -> None:
        self._frame = frame

    def assess(
        self, call: Call | str, *, keys: Sequence[str] = (), json_column: str | None = None
    ) -> pl.LazyFrame:
        """Assess the rows when the frame is collected; a streaming engine goes batch by batch."""
        call = call if isinstance(call, Call) else Call.load(call)

        def work(frame: pl.DataFrame) -> pl.DataFrame:
            return pl.DataFrame(call.assess_table(frame, keys=keys, json_column=json_column))

        schema = work(pl.DataFrame(schema=self._frame.collect_schema())).schema
        return self._frame.map_batches(work, schema=schema, streamable=True)
