"""Spark: data frames assessed where they are.

``assess`` gives a data frame of results; ``outcome`` and ``maximum`` are functions of columns.
Calls travel to the workers as their definitions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
from pyspark.sql import Column, DataFrame, functions
from pyspark.sql.pandas.types import from_arrow_schema
from pyspark.sql.types import StructType

from ._call import Call
from ._options import other_table
from ._tables import key_columns

__all__ = ["assess", "maximum", "outcome"]

def assess(
    frame: DataFrame,
    call: Call | str,
    *,
    keys: Sequence[str] = (),
    assess_keys: bool = False,
    json_column: str | None = None,
    labels: str | None = None,
) -> DataFrame:
    """Assess the rows of a data frame, as :meth:`inspir.Call.assess_table` does."""
    if not isinstance(frame, DataFrame):
        raise other_table(frame, "data frame of Spark")
    call = call if isinstance(call, Call) else Call.load(call)
    keys = key_columns(keys)
    fields = [frame.schema[key] for key in keys]
    empty = pa.table({"json": pa.array([], pa.string())})
    none = pa.table(call.assess_table(empty, labels=labels))
    results = from_arrow_schema(none.schema)
    schema = StructType([*fields, *results.fields])

    def work(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            rows = call.assess_table(
                batch, keys=keys, assess_keys=assess_keys, json_column=json_column, labels=labels,
                stream=True, threads=1,
            )  # fmt: skip
            yield from pa.RecordBatchReader.from_stream(rows)

    return frame.mapInArrow(work, schema)


def outcome(call: Call | str) -> Callable[[Column | str], Column]:
    """A function of a column of applications, structs or JSON text, that gives their outcomes."""
    return _column(call, "outcome", "string")


def maximum(call: Call | str) -> Callable[[Column | str], Column]:
    """A function of a column of applications, structs or JSON text: the most that may be granted."""
    return _column(call, "maximum", "decimal(14,2)")


def _column(call: Call | str, name: str, kind: str) -> Callable[[Column | str], Column]:
    call = call if isinstance(call, Call) else Call.load(call)

    def work(applications: pa.Array) -> pa.Array:
        if pa.types.is_struct(applications.type):
            # Without what the fields of the struct forbid: a null has none of them.
            names = [field.name for field in applications.type]
            table, json_column = pa.Table.from_arrays(applications.flatten(), names), None
        else:
            table, json_column = pa.table({"json": applications}), "json"
        rows = call.assess_table(table, json_column=json_column, threads=1)
        return pa.table(rows)[name].combine_chunks()

    work.__annotations__ = {"applications": pa.Array, "return": pa.Array}
    arrow_udf: Any = vars(functions)["arrow_udf"]
    function: Any = arrow_udf(work, kind)

    def column(applications: Column | str) -> Column:
        named: Column = function(applications).alias(name)
        return named

    return column
