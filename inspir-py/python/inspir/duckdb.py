"""DuckDB: a function that assesses a column of JSON.

>>> import duckdb
>>> import inspir.duckdb
>>> connection = duckdb.connect()
>>> inspir.duckdb.register(connection, "inspir-creative-event")
>>> query = "SELECT inspir_assess('{\\"request\\": {\\"amount\\": \\"20000.00\\"}}').outcome"
>>> connection.sql(query).fetchall()
[('ineligible',)]
"""

from __future__ import annotations

from typing import Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from ._call import Call

__all__ = ["register"]


def register(
    connection: duckdb.DuckDBPyConnection, call: Call | str, name: str = "inspir_assess"
) -> None:
    """Register a function that takes the JSON text of an application.

    It gives a struct with the columns of :meth:`inspir.Call.assess_table`. Relations need no
    function: ``call.assess_table(relation)`` takes their columns as they are.
    """
    call = call if isinstance(call, Call) else Call.load(call)

    def assess(json: Any) -> Any:
        assessed = pa.table(call.assess_table(pa.table({"json": json}), json_column="json"))
        rows = [batch.to_struct_array() for batch in assessed.to_batches()]
        return pa.chunked_array(rows, type=pa.struct(list(assessed.schema)))

    none = connection.from_arrow(pa.table({"result": assess(pa.array([], pa.string()))}))
    create_function: Any = connection.create_function
    create_function(
        name,
        assess,
        [duckdb.type("VARCHAR")],
        none.types[0],
        type="arrow",
        null_handling="special",
    )
