"""JSON Lines: one application a line."""

from __future__ import annotations

import os
from typing import BinaryIO, Literal, overload

from . import _engine
from ._call import Call
from ._progress import Progress
from ._sources import of_lines, rows_of
from ._table import Reader, Table

Source = str | os.PathLike[str] | BinaryIO


@overload
def assess_ndjson(
    source: Source,
    call: Call | str,
    *,
    labels: str | None = ...,
    stream: Literal[False] = ...,
    threads: int | None = ...,
    progress: Progress = ...,
) -> Table: ...


@overload
def assess_ndjson(
    source: Source,
    call: Call | str,
    *,
    labels: str | None = ...,
    stream: Literal[True],
    threads: int | None = ...,
    progress: Progress = ...,
) -> Reader: ...


def assess_ndjson(
    source: Source,
    call: Call | str,
    *,
    labels: str | None = None,
    stream: bool = False,
    threads: int | None = None,
    progress: Progress = None,
) -> Table | Reader:
    """Assess JSON Lines, plain or packed by gzip or Zstandard: one line in, one row out, in order.

    ``source`` is a path or a binary file; ``call`` a call or the id of a built-in one. The rows are
    those of :meth:`Call.assess_table`, with the keys ``file`` (null of a binary file), ``line``
    (from 1) and ``reference``, which the application gives itself; ``labels`` is as there. A line
    that is empty, or no JSON, has a row of its own with the outcome ``invalid``. A byte order mark
    at the start is skipped.

    With ``stream``, each line is assessed when its row is read, once, and memory does not grow.
    ``threads`` is the number of cores by default. ``progress`` is called with the rows and the
    bytes of the source so far; ``True`` shows a bar of tqdm.

    Raises :class:`TableError` if the first lines show that the source holds something else, such as
    CSV, an array or a document over several lines; ``OSError`` if it cannot be read or unpacked,
    ``TypeError`` if it is neither a path nor a file, and whatever the file's ``read`` raises. With ``stream``, a later
    failure reaches the program as an error of the library that reads the rows.

    >>> import io
    >>> lines = io.BytesIO(b'{"reference": "A1"}\\n{"reference": "A2", "request": 5}\\n')
    >>> import pyarrow as pa
    >>> pa.table(assess_ndjson(lines, "inspir-creative-event"))["outcome"].to_pylist()
    ['incomplete', 'invalid']
    """
    native = (call if isinstance(call, Call) else Call.load(call))._native
    work = _engine.assessing(native, (labels, None))
    reader = of_lines(work, source, threads=threads, progress=progress)
    return rows_of(reader, stream)
