"""What pyarrow hands over, so that the engine can read it.

A slice of a struct that holds structs says where it begins at each level; the Arrow library of the
engine counts that twice and stops. Here such a column is put together anew, without its texts and
numbers being copied.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any


def straightened(data: Any) -> Any:
    """The same data, no struct of which begins inside its buffers."""
    pa: Any = sys.modules.get("pyarrow")
    if pa is None or type(data).__module__.partition(".")[0] not in ("pyarrow", "pandas"):
        return data
    if isinstance(data, pa.RecordBatch):
        source = pa.RecordBatchReader.from_batches(data.schema, [data])
    else:
        source = pa.RecordBatchReader.from_stream(data)

    def batches() -> Iterator[Any]:
        for batch in source:
            columns = [_straight(column, pa) for column in batch.columns]
            yield pa.RecordBatch.from_arrays(columns, schema=batch.schema)

    return pa.RecordBatchReader.from_batches(source.schema, batches())


def _straight(array: Any, pa: Any) -> Any:
    kind = array.type
    if pa.types.is_struct(kind) and any(pa.types.is_struct(field.type) for field in kind):
        # `flatten` gives the parts as far as the slice goes.
        parts = [_straight(part, pa) for part in array.flatten()]
        mask = array.is_null() if array.null_count else None
        return pa.StructArray.from_arrays(parts, fields=list(kind), mask=mask)
    return array
