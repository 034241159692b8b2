"""Tables of applications: from Arrow, from JSON Lines."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Protocol, overload

from . import _engine
from ._call import Call, TableError
from ._engine import Reader, Table

if TYPE_CHECKING:
    Progress = Callable[[int, int], object] | bool
    Source = str | os.PathLike[str] | BinaryIO


class ArrowStream(Protocol):
    """Anything that gives Arrow data: frames, tables, relations, record batch readers."""

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any: ...
