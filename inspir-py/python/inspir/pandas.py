"""pandas: ``assess(frame, call)``, and ``frame.inspir.assess(call)`` once this module is imported.

The results have the index of the frame, and columns of Arrow types: amounts stay exact.

>>> import pandas as pd
>>> import inspir.pandas
>>> frame = pd.DataFrame({"request": [{"amount": "20000.00"}]}, index=["A1"])
>>> inspir.pandas.assess(frame, "inspir-creative-event")["outcome"].to_dict()
{'A1': 'ineligible'}
>>> frame.inspir.assess("inspir-creative-event")["outcome"].to_dict()
{'A1': 'ineligible'}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd  # type: ignore[import-untyped,unused-ignore]

from ._call import Call
from ._options import TableOptions, other_table
from ._tables import key_columns

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = ["FrameAccessor", "assess"]


def assess(
    frame: pd.DataFrame,
    call: Call | str,
    **options: Unpack[TableOptions],
) -> pd.DataFrame:
    """Assess the rows, as :meth:`inspir.Call.assess_table` does, with its options but for ``stream``.

    The index is passed through and never assessed; ``keys`` may name its levels too, which then are
    columns of the results as well.
    """
    if not isinstance(frame, pd.DataFrame):
        raise other_table(frame, "frame of pandas")
    call = call if isinstance(call, Call) else Call.load(call)
    named = set(key_columns(options.get("keys", ()))).intersection(frame.index.names) - set(frame.columns)
    table = frame
    if named:
        table = frame.reset_index(level=[name for name in frame.index.names if name in named])
    table = table.reset_index(drop=True)
    assessed = call.assess_table(table, **options).to_pandas()
    assessed.index = frame.index
    return assessed


@pd.api.extensions.register_dataframe_accessor("inspir")
class FrameAccessor:
    """``frame.inspir``."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def assess(self, call: Call | str, **options: Unpack[TableOptions]) -> pd.DataFrame:
        """Assess the rows: :func:`inspir.pandas.assess`."""
        return assess(self._frame, call, **options)
