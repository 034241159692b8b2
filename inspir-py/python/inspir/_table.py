"""Assessed rows: as frames of the libraries of data teams, as files, and in a notebook."""

from __future__ import annotations

import difflib
import html
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, final

from . import _engine, _export
from ._arrow import Row, library, opened, rows

if TYPE_CHECKING:
    import pandas as pd  # type: ignore[import-untyped,unused-ignore]
    import polars as pl
    import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]

#: How many rows a notebook shows.
SHOWN = 10


class Assessed:
    """Rows with named columns: what :class:`Table` and :class:`Reader` have in common.

    Any library that takes Arrow data reads them without a copy (``__arrow_c_stream__``).
    """

    __slots__ = ("_data",)
    _data: Any

    def __init__(self) -> None:
        raise TypeError("write Call.assess_table(…): rows come from applications")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("rows never change")

    @property
    def column_names(self) -> list[str]:
        """The names of the columns."""
        # Frames of polars, of which a pickle may be made, call them `columns`.
        named = "column_names" if hasattr(self._data, "column_names") else "columns"
        return list(getattr(self._data, named))

    def __arrow_c_schema__(self) -> Any:
        return self._data.__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return self._data.__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> pa.Table:
        """A table of pyarrow, without a copy."""
        module = library("a table of Arrow", "pyarrow")
        return module.table(self)

    def to_polars(self) -> pl.DataFrame:
        """A frame of polars."""
        frame: pl.DataFrame = library("a frame of polars", "polars").DataFrame(self)
        return frame

    def to_pandas(self) -> pd.DataFrame:
        """A frame of pandas, with columns of Arrow types: amounts stay exact, and lists are lists.

        It needs pyarrow. ``pd.DataFrame(table)`` makes a frame of Python values instead.
        """
        pandas, pa = library("a frame of pandas", "pandas"), library("a frame of pandas", "pyarrow")
        table = pa.table(self)
        # pandas knows the layout `string_view` of polars as little as other new ones.
        views = {pa.string_view(): pa.large_string(), pa.binary_view(): pa.large_binary()}
        types = [views.get(field.type, field.type) for field in table.schema]
        fields = [field.with_type(kind) for field, kind in zip(table.schema, types)]
        return table.cast(pa.schema(fields)).to_pandas(types_mapper=pandas.ArrowDtype)

    def write_csv(self, path: str | os.PathLike[str]) -> None:
        """Write a CSV file: UTF-8, commas, decimal points, one line of headers.

        Lists are JSON (``["grant.rate"]``), amounts have all their decimals, what is not known is
        empty. The members of structs are columns of their own, such as ``quantities.cost``.
        """
        _export.write_csv(rows(self), path)

    def write_excel(self, path: str | os.PathLike[str]) -> None:
        """Write an Excel file (``.xlsx``), with openpyxl.

        Amounts are numbers, days are days, and the items of a list stand one below the other. No
        text is ever a formula. A number of more digits than Excel keeps is text.

        Raises ``ValueError`` for more rows or characters than Excel can hold.
        """
        _export.write_excel(rows(self), path)

    def write_parquet(self, path: str | os.PathLike[str]) -> None:
        """Write a Parquet file, with all types as they are."""
        rows(self).write_parquet(path)


@final
class Table(Assessed):
    """Assessed rows, one for each application, in their order.

    A column is a list of Python values, and a row a dict.

    >>> import inspir, io
    >>> lines = io.BytesIO(b'{"reference": "A1", "request": {"amount": "20000.00"}}')
    >>> table = inspir.assess_ndjson(lines, "inspir-creative-event")
    >>> table["requested"]
    [Decimal('20000.00')]
    >>> [row["reference"] for row in table]
    ['A1']
    """

    __slots__ = ()

    @classmethod
    def _of(cls, data: Any) -> Table:
        table = object.__new__(cls)
        object.__setattr__(table, "_data", data)
        return table

    def __len__(self) -> int:
        return len(self._data)

    def __getitem__(self, name: str) -> list[Any]:
        """The values of a column. Raises ``KeyError`` if there is none of this name."""
        names = self.column_names
        if not isinstance(name, str):
            raise TypeError(f"a table has its columns by name, such as table[{names[0]!r}]")
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            meant = f"did you mean `{near[0]}`?" if near else f"there are {', '.join(names)}"
            raise KeyError(f"no column `{name}`: {meant}")
        return rows(self).column(name)

    def __iter__(self) -> Iterator[Row]:
        for batch in rows(self).batches():
            yield from batch

    def __repr__(self) -> str:
        return f"<inspir.Table of {len(self)} rows: {', '.join(self.column_names)}>"

    def _repr_html_(self) -> str:
        """The first rows, for a notebook."""
        try:
            read = rows(self)
        except ImportError:
            return f"<pre>{html.escape(repr(self))}</pre>"
        leaves, first = read.leaves(), read.first(SHOWN)
        heads = "".join(f"<th>{html.escape('.'.join(leaf))}</th>" for leaf in leaves)
        lines = "".join(
            f"<tr>{''.join(_cell(_export.at(row, leaf)) for leaf in leaves)}</tr>" for row in first
        )
        return (
            f"<table><caption>{len(first)} / {len(self)}</caption>"
            f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"
        )

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return _unpickled, (rows(self).pack(),)

    def __copy__(self) -> Table:
        return self

    def __deepcopy__(self, memo: object) -> Table:
        return self


@final
class Reader(Assessed):
    """A stream of assessed rows: it is read once, and memory does not grow with it."""

    __slots__ = ()
    _data: _engine.Reader

    @classmethod
    def _of(cls, data: _engine.Reader) -> Reader:
        reader = object.__new__(cls)
        object.__setattr__(reader, "_data", data)
        return reader

    def read_all(self) -> Table:
        """Reads all of it."""
        return Table._of(self._data.read_all())

    def drain(self) -> None:
        """Reads all of it, and keeps nothing."""
        self._data.drain()

    def __repr__(self) -> str:
        return f"<inspir.Reader of {', '.join(self.column_names)}>"


def _unpickled(packed: bytes) -> Table:
    return Table._of(opened(packed))


def _cell(value: Any) -> str:
    text = html.escape(_export.line(value)).replace("\n", "<br>")
    return f'<td style="text-align: left; vertical-align: top">{text}</td>'
