"""DuckDB: ``assess(connection, relation, call)``, and a function of SQL for a column of JSON.

>>> import duckdb
>>> import inspir.duckdb
>>> connection = duckdb.connect()
>>> relation = connection.sql("SELECT 'A1' AS file, {'amount': '20000.00'} AS request")
>>> assessed = inspir.duckdb.assess(connection, relation, "inspir-creative-event", keys=["file"])
>>> assessed.select("file", "outcome").fetchall()
[('A1', 'ineligible')]
>>> inspir.duckdb.register(connection, "inspir-creative-event")
>>> query = "SELECT inspir_assess('{\\"request\\": {\\"amount\\": \\"20000.00\\"}}').outcome"
>>> connection.sql(query).fetchall()
[('ineligible',)]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

from ._call import Call
from ._options import TableOptions

if TYPE_CHECKING:
    from typing_extensions import Unpack

__all__ = ["assess", "register"]


def assess(
    connection: duckdb.DuckDBPyConnection,
    relation: duckdb.DuckDBPyRelation,
    call: Call | str,
    **options: Unpack[TableOptions],
) -> duckdb.DuckDBPyRelation:
    """Assess the rows, and give a relation of the connection.

    It takes the options of :meth:`inspir.Call.assess_table` but for ``stream``.
    """
    # The module has a connection of its own.
    module: Any = duckdb
    if connection is not module and not isinstance(connection, duckdb.DuckDBPyConnection):
        kind = type(connection).__name__
        raise TypeError(f"`{kind}` is no connection of DuckDB: write assess(connection, relation, call)")
    call = call if isinstance(call, Call) else Call.load(call)
    table = call.assess_table(relation, **options)
    return connection.from_arrow(table.to_arrow())


def register(
    connection: duckdb.DuckDBPyConnection,
    call: Call | str,
    name: str = "inspir_assess",
    *,
    labels: str | None = None,
) -> None:
    """Register a function that takes the JSON text of an application.

    It gives a struct with the columns of :meth:`inspir.Call.assess_table`, with ``labels`` those in words too. For the columns of a
    relation as they are, there is :func:`assess`.
    """
    call = call if isinstance(call, Call) else Call.load(call)

    def assess_json(json: Any) -> Any:
        texts = pa.table({"json": json})
        assessed = pa.table(call.assess_table(texts, json_column="json", labels=labels))
        rows = [batch.to_struct_array() for batch in assessed.to_batches()]
        return pa.chunked_array(rows, type=pa.struct(list(assessed.schema)))

    none = connection.from_arrow(pa.table({"result": assess_json(pa.array([], pa.string()))}))
    create_function: Any = connection.create_function
    create_function(
        name,
        assess_json,
        [duckdb.type("VARCHAR")],
        none.types[0],
        type="arrow",
        null_handling="special",
    )
