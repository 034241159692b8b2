"""Types of this package as fields of pydantic's models, and in what FastAPI answers.

pydantic asks for them itself: nothing here imports it before.
"""

from __future__ import annotations

import importlib
import json
from typing import Any

from . import _engine


class PydanticType:
    """A type whose values pydantic writes as the JSON of an assessment has them."""

    __slots__ = ()

    @classmethod
    def _read(cls, told: Any) -> Any:
        """The value, from its JSON."""
        raise NotImplementedError

    def _told(self) -> dict[str, Any]:
        """The JSON of the value."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        core: Any = importlib.import_module("pydantic_core.core_schema")

        def read(given: Any) -> Any:
            if isinstance(given, cls):
                return given
            try:
                return cls._read(given)
            except (AttributeError, KeyError, TypeError, ArithmeticError):
                raise ValueError(f"this is not the JSON of an `inspir.{cls.__name__}`") from None

        return core.no_info_plain_validator_function(
            read,
            serialization=core.plain_serializer_function_ser_schema(
                cls._told, return_schema=core.dict_schema(), when_used="json"
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        return json_schema(cls.__name__)


class Exact:
    """Amounts for pydantic: text or whole numbers, never floats, which are not exact."""

    __slots__ = ("pattern",)

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        core: Any = importlib.import_module("pydantic_core.core_schema")

        def read(given: Any) -> Any:
            if isinstance(given, (bool, float)):
                raise ValueError("an amount is text or a whole number: a float is not exact")
            return given

        return core.no_info_before_validator_function(read, handler(source))

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> Any:
        return {"anyOf": [{"type": "string", "pattern": self.pattern}, {"type": "integer", "minimum": 0}]}


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a type of assessments, without references."""
    whole = json.loads(_engine.assessment_schema())
    defined = whole["$defs"]

    def plain(node: Any) -> Any:
        if isinstance(node, list):
            return [plain(item) for item in node]
        if not isinstance(node, dict):
            return node
        here = {key: plain(value) for key, value in node.items() if key not in ("$ref", "$defs", "$schema")}
        if "$ref" in node:
            here = {**plain(defined[node["$ref"].rpartition("/")[2]]), **here}
        return here

    found = plain(whole if name == whole["title"] else defined[name])
    return {"title": name, **found}
