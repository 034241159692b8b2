"""A program on tables as users write it: type checkers must find nothing to say."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import polars as pl

import inspir.duckdb
import inspir.polars
from inspir import Call, Reader, Table


def outcomes(frame: pl.DataFrame, call: Call) -> pl.Series:
    assessed: pl.DataFrame = inspir.polars.assess(frame, call, keys=["file"])
    later: pl.LazyFrame = inspir.polars.assess(frame.lazy(), call, keys=["file"])
    assert later.collect().equals(assessed)
    return assessed["outcome"]


def out_of_a_table(table: Table, folder: Path) -> list[Decimal | None]:
    table.write_csv(folder / "results.csv")
    table.write_excel(str(folder / "results.xlsx"))
    table.write_parquet(folder / "results.parquet")
    same: pl.DataFrame = table.to_polars()
    assert same.height == len(table)
    rows: list[dict[str, Any]] = list(table)
    assert [row["file"] for row in rows] == table["file"]
    maximum: list[Decimal | None] = table["maximum"]
    return maximum


def main(folder: Path) -> None:
    call = Call.load("inspir-creative-event")
    frame = pl.DataFrame({"file": ["A1"], "request": [{"amount": "20000.00"}]})
    print(outcomes(frame, call), out_of_a_table(call.assess_table(frame, keys=["file"]), folder))
    stream: Reader = call.assess_table(frame, keys=["file"], stream=True)
    print(len(stream.read_all()))
    connection = duckdb.connect()
    relation = connection.sql("SELECT 'A1' AS file, {'amount': '20000.00'} AS request")
    found: duckdb.DuckDBPyRelation = inspir.duckdb.assess(connection, relation, call, keys=["file"])
    print(found.fetchall())


if __name__ == "__main__":
    main(Path())
