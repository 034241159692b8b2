"""Sources of applications: tables, JSON Lines, files and Python objects."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from . import _engine
from ._errors import table_errors
from ._imported import ApplicationReader
from ._progress import Progress, bar
from ._table import Reader, Table
from ._tables import is_lazy, key_columns, readable

Rows = tuple[str | None, tuple[list[str], list[str]] | None]
"""The language of words; of findings, the statuses and levels of which rows come out."""

LINES = (".ndjson", ".jsonl")
#: The endings of tables, which are no applications.
TABLES = (".csv", ".tsv", ".xls", ".xlsx", ".xlsm", ".ods", ".parquet")
#: The names of the files that a folder is searched for.
NAMES = tuple(name + packed for name in (".json", *LINES) for packed in ("", ".gz", ".zst"))

Id = TypeVar("Id", bound=str)


def is_path(source: Any) -> bool:
    """Whether a source is a path."""
    return isinstance(source, (str, os.PathLike))


def is_table(source: Any) -> bool:
    """Whether a source gives Arrow data, or is a lazy frame or a frame of an old pandas. A column alone is no table."""
    named = hasattr(source, "__arrow_c_stream__") or hasattr(source, "__arrow_c_array__") or is_lazy(source)
    return (named or type(source).__module__.partition(".")[0] == "pandas") and not _engine.is_column(source)


def ids(given: Id | Iterable[Id] | None, name: str) -> list[str]:
    """The ids that are asked for; none asks for all."""
    if given is None:
        return []
    if not isinstance(given, Iterable):
        raise TypeError(f"`{name}` is an id or a list of them, not `{type(given).__name__}`")
    all_of = [given] if isinstance(given, str) else list(given)
    if not all_of:
        raise ValueError(f"`{name}` is empty: leave it out for all of them")
    return [str(getattr(one, "value", one)) for one in all_of]


def of_table(
    call: _engine.Call,
    data: Any,
    rows: Rows,
    *,
    keys: Sequence[str],
    assess_keys: bool,
    json_column: str | None,
    threads: int | None,
    progress: Progress,
) -> _engine.Reader:
    """The rows of a table."""
    names = key_columns(keys)
    table = readable(data, names)
    told = bar(progress, "rows", None)
    with table_errors():
        return _engine.table(call, table, names, assess_keys, json_column, rows, threads, told)


def of_lines(
    work: _engine.Work,
    source: str | os.PathLike[str] | BinaryIO,
    *,
    threads: int | None,
    progress: Progress,
) -> _engine.Reader:
    """The rows of JSON Lines."""
    if isinstance(source, str) and source.lstrip().startswith("{"):
        raise TypeError("a text is no source: hand over a path, or `io.BytesIO(text.encode())`")
    if isinstance(source, (str, os.PathLike)):
        total = os.path.getsize(source) or None  # A pipe has no size.
    elif hasattr(source, "read"):
        total = None
    else:
        raise TypeError(
            f"`{type(source).__name__}` is no source: hand over a path, or a file in binary mode"
        )
    with table_errors():
        return _engine.lines(work, source, threads, bar(progress, "bytes", total))


def of_many(
    work: _engine.Work, applications: Any, *, threads: int | None, progress: Progress
) -> _engine.Reader:
    """The rows of Python objects, or of the files of a folder or a glob."""
    told = bar(progress, "rows", None)
    if is_path(applications):
        return _engine.files(work, _files(applications), threads, told)
    if is_table(applications):
        raise TypeError(
            f"`{type(applications).__name__}` is a table: hand it to `assess_table`"
        )
    if isinstance(applications, (bytes, bytearray, Mapping)) or not isinstance(
        applications, Iterable
    ):
        raise TypeError(
            f"`{type(applications).__name__}` is not many applications: hand over a list of them, "
            "another iterable, or the path of a folder"
        )
    if isinstance(applications, ApplicationReader) and applications._is_read:
        raise ValueError(
            "the stream was read already: it is read once; call `applications` again, or without `stream`"
        )
    if _engine.is_column(applications):
        # Scalars of pyarrow are no applications.
        column: Any = applications
        applications = column.to_pylist() if hasattr(column, "to_pylist") else column.to_list()
    return _engine.many(work, iter(applications), threads, told)


def only_tables(**options: Any) -> None:
    """Refuses options that only tables have, for another source."""
    given = [name for name, value in options.items() if value]
    if given:
        raise TypeError(f"only tables have columns of their own: leave out {', '.join(given)}")


def of_no_table(
    work: _engine.Work, source: Any, *, threads: int | None, progress: Progress
) -> _engine.Reader:
    """The rows of a source of any kind but tables: lines, files, Python objects."""
    if hasattr(source, "read") or is_path(source) and os.path.isfile(source):
        return of_lines(work, source, threads=threads, progress=progress)
    return of_many(work, source, threads=threads, progress=progress)


def rows_of(rows: _engine.Reader, stream: bool) -> Table | Reader:
    """The stream, or all that it gives."""
    reader = Reader._of(rows)
    if stream:
        return reader
    with table_errors():
        return reader.read_all()


def _files(source: str | os.PathLike[str]) -> list[str]:
    """The files of a folder with names of JSON, those of a glob, or the one file; by their names."""
    path = os.fspath(source)
    if os.path.isdir(path):
        inside = [each for each in Path(path).iterdir() if not each.name.startswith(".")]
        found = [str(each) for each in inside if each.name.lower().endswith(NAMES)]
        wanted = "no file whose name ends in .json, .ndjson or .jsonl (or these with .gz, .zst)"
    elif os.path.exists(path):
        found, wanted = [path], ""
    else:
        found = [each for each in glob.glob(path, recursive=True) if os.path.isfile(each)]
        wanted = "no such file or folder, and no file that a glob of this name finds"
    if not found:
        raise FileNotFoundError(f"{path}: {wanted}")
    for file in found:
        if file.lower().endswith(TABLES):
            raise ValueError(
                f"{file}: a table is no application: `inspir.applications` makes applications of the "
                "tables of a portal, and `assess_table` takes frames whose columns are members"
            )
    return sorted(found)
