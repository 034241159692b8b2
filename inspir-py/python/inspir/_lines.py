"""JSON Lines: one application a line."""

from __future__ import annotations

import os
from typing import BinaryIO, Literal, overload

from . import _engine
from ._call import Call
from ._progress import Progress, bar
from ._table import Reader, Table

Source = str | os.PathLike[str] | BinaryIO


@overload
def assess_ndjson(
    source: Source,
    call: Call | str,
    *,
    stream: Literal[False] = ...,
    threads: int | None = ...,
    progress: Progress = ...,
) -> Table: ...


@overload
def assess_ndjson(
    source: Source,
    call: Call | str,
    *,
    stream: Literal[True],
    threads: int | None = ...,
    progress: Progress = ...,
) -> Reader: ...


def assess_ndjson(
    source: Source,
    call: Call | str,
    *,
    stream: bool = False,
    threads: int | None = None,
    progress: Progress = None,
) -> Table | Reader:
    """Assess JSON Lines, plain or packed by gzip or Zstandard: one line in, one row out, in order.

    ``source`` is a path or a binary file; ``call`` a call or the id of a built-in one. The rows are
    those of :meth:`Call.assess_table`, with the application's ``reference`` as their key. A line
    that is empty, or no JSON, has a row of its own with the outcome ``invalid``.

    With ``stream``, each line is assessed when its row is read, once, and memory does not grow.
    ``threads`` is the number of cores by default. ``progress`` is called with the rows and the
    bytes of the source so far; ``True`` shows a bar of tqdm.

    Raises ``OSError`` if the source cannot be read or unpacked, ``TypeError`` if ``source`` is
    neither a path nor a file, and whatever the file's ``read`` raises. With ``stream``, a later
    failure reaches the program as an error of the library that reads the rows.

    >>> import io
    >>> lines = io.BytesIO(b'{"reference": "A1"}\\n{"reference": "A2", "request": 5}\\n')
    >>> import pyarrow as pa
    >>> pa.table(assess_ndjson(lines, "inspir-creative-event"))["outcome"].to_pylist()
    ['incomplete', 'invalid']
    """
    if isinstance(source, (str, os.PathLike)):
        total = os.path.getsize(source) or None  # A pipe has no size.
    elif hasattr(source, "read"):
        total = None
    else:
        raise TypeError(
            f"`{type(source).__name__}` is no source: hand over a path, or a file in binary mode"
        )
    native = (call if isinstance(call, Call) else Call.load(call))._native
    reader = Reader._of(_engine.lines(native, source, threads, bar(progress, "bytes", total)))
    return reader if stream else reader.read_all()
