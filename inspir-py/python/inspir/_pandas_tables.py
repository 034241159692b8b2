"""Tables of pandas as tables of Arrow, and what is said of a frame that Arrow cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ._errors import TableError
from ._values import is_absent

#: What helps if a frame has columns that Arrow does not.
_ROWS = '`assess_many` takes rows as dicts (`frame.to_dict("records")`)'


def of_pandas(frame: Any, keys: Sequence[str], pa: Any) -> Any:
    """The table of a frame. Raises :class:`TableError` for columns that Arrow cannot hold."""
    if frame.columns.nlevels > 1:
        raise _refused(
            f"the columns have {frame.columns.nlevels} levels, and members of applications stand in dicts: give one "
            "level, with dicts for what is inside; `inspir.applications` reads flat columns"
        )
    twice = frame.columns[frame.columns.duplicated()]
    if len(twice):
        raise _refused(f"the frame has the column `{twice[0]}` twice: name each column once", str(twice[0]))
    _find_index(frame, keys)
    try:
        return pa.Table.from_pandas(frame, preserve_index=True)
    # pyarrow tells some values that it does not know by a `TypeError`.
    except (pa.ArrowException, TypeError):
        for name, column in frame.items():
            if not _is_held(column, pa):
                raise _unheld(str(name), list(column), str(column.dtype), pa) from None
        raise


def _find_index(frame: Any, keys: Sequence[str]) -> None:
    """Refuses an index without a name that is to be a key."""
    if "index" in keys and "index" not in frame.columns and "index" not in frame.index.names:
        raise _refused(
            "there is no column `index`: the index of a frame is a column if it has a name, such as "
            '`frame.rename_axis("file")` gives it',
            "index",
        )


def _is_held(values: Any, pa: Any) -> bool:
    """Whether Arrow can hold some values in one column."""
    try:
        pa.array(values, from_pandas=True)
    except (pa.ArrowException, TypeError, ValueError, OverflowError):
        return False
    return True


def _unheld(path: str, values: Sequence[Any], kind: str, pa: Any) -> TableError:
    """What is said of a column that Arrow cannot hold: of the member inside it that is at fault."""
    there = [value for value in values if not is_absent(value)]
    if there and all(isinstance(value, Mapping) for value in there):
        for name in dict.fromkeys(name for value in there for name in value):
            inside = [value.get(name) for value in there]
            if not _is_held(inside, pa):
                return _unheld(f"{path}.{name}", inside, kind, pa)
    if there and all(isinstance(value, (list, tuple)) for value in there):
        items = [item for value in there for item in value]
        if not _is_held(items, pa):
            return _unheld(path, items, kind, pa)
    types = sorted({type(value).__name__ for value in there})
    if kind != "object":
        found = f"values of the type `{kind}`, which Arrow does not have: give them another type, such as text"
    elif len(types) > 1:
        such = ", such as text" if {"dict", "list"}.isdisjoint(types) else ""
        found = f"values of several types ({', '.join(types)}): give all one type{such}, or leave the column out"
    else:
        wrong = next((value for value in there if not _is_held([value], pa)), None)
        found = f"values of the type `{''.join(types)}` that Arrow cannot hold, such as {wrong!r}: give them as text"
    return _refused(f"the column `{path}` holds {found}; {_ROWS}", path)


def _refused(message: str, path: str = "") -> TableError:
    error = TableError(message)
    error.path = path
    return error
