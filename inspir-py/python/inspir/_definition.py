"""Definitions of calls: where their bytes come from."""

from __future__ import annotations

import difflib
import json
import os
from collections.abc import Mapping
from typing import Any

from . import _engine
from ._errors import DefinitionError, Problem, UnknownCallError
from ._file import contents

#: How much of an id or a path a message shows.
LONGEST = 120


def definition_of(source: Any) -> tuple[bytes, str | None]:
    """The bytes of a definition, and its file if it comes from one."""
    if isinstance(source, (bytes, bytearray, memoryview)):
        return _json(bytes(source)), None
    if isinstance(source, Mapping):
        try:
            return json.dumps(dict(source), ensure_ascii=False, allow_nan=False).encode(), None
        except (TypeError, ValueError, RecursionError) as error:
            raise _no_json(error) from None
    if isinstance(source, os.PathLike):
        return contents(source), os.fspath(source)
    if not isinstance(source, str):
        raise TypeError(
            "a call comes from an id, the JSON text of a definition, a dict or the path of a file, "
            f"not from `{type(source).__name__}`"
        )
    if source.lstrip("\ufeff \t\r\n").startswith("{"):
        try:
            return source.encode(), None
        except UnicodeError as error:
            raise _no_json(error) from None
    try:
        return contents(source), source
    except (OSError, ValueError):
        known = ", ".join(f"`{id}`" for id in _engine.CALLS)
        shown = source if len(source) <= LONGEST else f"{source[:LONGEST]}…"
        message = f"`{shown}` is neither a built-in call ({known}) nor a readable file"
        near = difflib.get_close_matches(shown.strip().lower(), _engine.CALLS, 1)
        meant = "".join(f"; did you mean `{id}`?" for id in near)
        raise UnknownCallError(message + meant) from None


def _json(source: bytes) -> bytes:
    """The bytes of a definition, unless they are an id."""
    named = source.decode(errors="replace")
    if named in _engine.CALLS:
        message = f"bytes are the JSON text of a definition: write the id as text, {named!r}"
        raise UnknownCallError(message)
    return source


def _no_json(error: Exception) -> DefinitionError:
    message = f"the definition is not JSON: {error}"
    return DefinitionError(message, (Problem("", message, 1, 1, "json.syntax"),))
