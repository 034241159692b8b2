"""Files of JSON: their bytes, behind the byte order mark that editors write."""

from __future__ import annotations

import codecs
import os
from pathlib import Path


def contents(path: str | os.PathLike[str]) -> bytes:
    """The bytes of a file, without the byte order mark that it may begin with."""
    return Path(path).read_bytes().removeprefix(codecs.BOM_UTF8)
