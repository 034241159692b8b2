"""Many applications at once: tables, files and Python objects in, rows out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any, Literal, overload

from . import _engine
from ._closed_lists import Level, Status
from ._progress import Progress
from ._sources import ids, is_table, of_many, of_no_table, of_table, only_tables, rows_of
from ._table import Reader, Table


class Batches:
    """What a call does with many applications."""

    __slots__ = ()
    _native: _engine.Call

    @overload
    def assess_table(
        self,
        data: Any,
        *,
        keys: Sequence[str] = ...,
        assess_keys: bool = ...,
        json_column: str | None = ...,
        labels: str | None = ...,
        stream: Literal[False] = ...,
        threads: int | None = ...,
        progress: Progress = ...,
    ) -> Table: ...

    @overload
    def assess_table(
        self,
        data: Any,
        *,
        keys: Sequence[str] = ...,
        assess_keys: bool = ...,
        json_column: str | None = ...,
        labels: str | None = ...,
        stream: Literal[True],
        threads: int | None = ...,
        progress: Progress = ...,
    ) -> Reader: ...

    def assess_table(
        self,
        data: Any,
        *,
        keys: Sequence[str] = (),
        assess_keys: bool = False,
        json_column: str | None = None,
        labels: str | None = None,
        stream: bool = False,
        threads: int | None = None,
        progress: Progress = None,
    ) -> Table | Reader:
        """Assess a table of applications: one row in, one row out, in their order.

        ``data`` is anything with ``__arrow_c_stream__``: a polars or pandas frame, a pyarrow table
        or record batch reader, a DuckDB relation; a lazy frame of polars is collected first
        (:func:`inspir.polars.assess` keeps it lazy). The columns named in ``keys`` are passed
        through, and not assessed unless ``assess_keys`` is set. The others are the members of the
        application, nested as in its JSON; or one column of JSON text, which ``json_column`` names
        if there are others. Amounts are decimals, whole numbers or text, days are dates or text. A
        row with a mistake has the outcome ``invalid``.

        The columns after the keys are ``call``, ``edition`` and ``outcome``; ``maximum``,
        ``requested`` and ``excess``, for all parts of the grant together; ``met`` and
        ``applicable``; ``not_met``, ``missing`` and ``to_review`` (ids of requirements), and
        ``blocking``, the ids of those that decide the outcome; ``input_errors``; ``definition``
        (the digest of the call), ``readable`` and ``currency``; if the grant has parts, ``parts``:
        a struct of their amounts; if the call names quantities, ``quantities``: a struct with a
        child for each. With ``labels``, such as ``"fr"``, there are ``outcome_label``,
        ``blocking_titles``, ``not_met_titles``, ``missing_titles`` and ``to_review_titles`` too.

        With ``stream``, each row is assessed when it is read, once, and memory does not grow.
        ``threads`` is the number of cores by default. ``progress`` is called with the rows so far
        and 0; ``True`` shows a bar of tqdm.

        Raises :class:`TableError` if no column is of an application, or if one cannot be read, such
        as floats in the place of amounts; ``TypeError`` if ``data`` is no table; and whatever
        reading ``data`` raises. With ``stream``, a later failure reaches the program as an error of
        the library that reads the rows.

        >>> import inspir
        >>> import pyarrow as pa
        >>> table = pa.table({"file": ["A1"], "request": [{"amount": "20000.00"}]})
        >>> call = inspir.Call.load("inspir-creative-event")
        >>> pa.table(call.assess_table(table, keys=["file"]))["blocking"].to_pylist()
        [['grant.ceiling']]
        """
        reader = of_table(
            self._native, data, (labels, None), keys=keys, assess_keys=assess_keys,
            json_column=json_column, threads=threads, progress=progress,
        )  # fmt: skip
        return rows_of(reader, stream)

    @overload
    def assess_many(
        self,
        applications: Iterable[Any] | str | os.PathLike[str],
        *,
        labels: str | None = ...,
        stream: Literal[False] = ...,
        threads: int | None = ...,
        progress: Progress = ...,
    ) -> Table: ...

    @overload
    def assess_many(
        self,
        applications: Iterable[Any] | str | os.PathLike[str],
        *,
        labels: str | None = ...,
        stream: Literal[True],
        threads: int | None = ...,
        progress: Progress = ...,
    ) -> Reader: ...

    def assess_many(
        self,
        applications: Iterable[Any] | str | os.PathLike[str],
        *,
        labels: str | None = None,
        stream: bool = False,
        threads: int | None = None,
        progress: Progress = None,
    ) -> Table | Reader:
        """Assess many applications: one row for each, in their order.

        ``applications`` is an iterable of what :meth:`Call.assess` takes, the path of a folder, or
        a glob such as ``"in/**/*.json"``. A file is the JSON of one application, or JSON Lines if
        its name ends in ``.ndjson`` or ``.jsonl``; either may be packed by gzip (``.gz``) or
        Zstandard (``.zst``). Of a folder, files with such names are read; files come in the order
        of their paths.

        The rows are those of :meth:`assess_table`, with the keys ``file`` (null of an iterable),
        ``line`` (the line of the file, or the number of the application; from 1) and
        ``reference``, which the application gives itself. The rest is as in :meth:`assess_table`.

        Raises ``TypeError`` for an item that is no application, ``OSError`` for a file that cannot
        be read, :class:`TableError` for one that is to be JSON Lines and is not.

        >>> import inspir
        >>> import pyarrow as pa
        >>> call = inspir.Call.load("inspir-creative-event")
        >>> table = call.assess_many([{"reference": "A1"}, {"request": 5}])
        >>> pa.table(table).select(["line", "reference", "outcome"]).to_pylist()[1]
        {'line': 2, 'reference': None, 'outcome': 'invalid'}
        """
        work = _engine.assessing(self._native, (labels, None))
        reader = of_many(work, applications, threads=threads, progress=progress)
        return rows_of(reader, stream)

    @overload
    def findings_table(
        self,
        source: Any,
        *,
        keys: Sequence[str] = ...,
        status: Status | str | Iterable[Status | str] | None = ...,
        level: Level | str | Iterable[Level | str] | None = ...,
        locale: str | None = ...,
        assess_keys: bool = ...,
        json_column: str | None = ...,
        stream: Literal[False] = ...,
        threads: int | None = ...,
        progress: Progress = ...,
    ) -> Table: ...

    @overload
    def findings_table(
        self,
        source: Any,
        *,
        keys: Sequence[str] = ...,
        status: Status | str | Iterable[Status | str] | None = ...,
        level: Level | str | Iterable[Level | str] | None = ...,
        locale: str | None = ...,
        assess_keys: bool = ...,
        json_column: str | None = ...,
        stream: Literal[True],
        threads: int | None = ...,
        progress: Progress = ...,
    ) -> Reader: ...

    def findings_table(
        self,
        source: Any,
        *,
        keys: Sequence[str] = (),
        status: Status | str | Iterable[Status | str] | None = None,
        level: Level | str | Iterable[Level | str] | None = None,
        locale: str | None = None,
        assess_keys: bool = False,
        json_column: str | None = None,
        stream: bool = False,
        threads: int | None = None,
        progress: Progress = None,
    ) -> Table | Reader:
        """The findings on many applications: one row for each, in the order of the call.

        ``source`` is what :meth:`assess_table` or :meth:`assess_many` takes, or JSON Lines as
        :func:`inspir.assess_ndjson` takes them: the path of a file, or a binary file. ``status``
        and ``level`` are one or several ids; an application without such a finding has no row.

        The columns after the keys of these functions are ``requirement``, ``section``, ``status``
        and ``level``, which are ids; ``paths``, what to fill in or change; and ``values``, the
        figures that decided, each with ``name`` and ``value`` (text, as in the JSON). With
        ``locale``, such as ``"fr"``, there are ``title``, ``problem``, ``quote`` and ``remedy``
        too: the parts of the message. Without it no words are made, which is faster.

        The rest, and what is raised, is as in these functions; ``ValueError`` for an id that is
        none.

        >>> import inspir
        >>> import pyarrow as pa
        >>> table = pa.table({"file": ["A1"], "request": [{"amount": "20000.00"}]})
        >>> call = inspir.Call.load("inspir-creative-event")
        >>> found = call.findings_table(table, keys=["file"], status="not_met", locale="en")
        >>> pa.table(found).select(["file", "requirement", "problem"]).to_pylist()
        [{'file': 'A1', 'requirement': 'grant.ceiling', 'problem': 'You ask for €20,000.00, but the \
ceiling is €12,500.00.'}]
        """
        rows = (locale, (ids(status, "status"), ids(level, "level")))
        if is_table(source):
            reader = of_table(
                self._native, source, rows, keys=keys, assess_keys=assess_keys,
                json_column=json_column, threads=threads, progress=progress,
            )  # fmt: skip
        else:
            only_tables(keys=keys, assess_keys=assess_keys, json_column=json_column)
            work = _engine.assessing(self._native, rows)
            reader = of_no_table(work, source, threads=threads, progress=progress)
        return rows_of(reader, stream)
