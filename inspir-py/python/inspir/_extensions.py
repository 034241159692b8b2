"""Columns of extension types of Arrow, which count by the values that they store.

Two types that Arrow defines store something else than they say: a UUID is stored as bytes, and counts as its text, as
one of Python does; a boolean of eight bits is stored as a number. Other types that store bytes are refused.
"""

from __future__ import annotations

import uuid
from typing import Any

from ._errors import TableError


def is_extension(kind: Any, pa: Any) -> bool:
    """Whether a type is an extension."""
    return isinstance(kind, pa.BaseExtensionType)


def has_extensions(kind: Any, pa: Any) -> bool:
    """Whether a type is an extension, or holds one."""
    try:
        return bool(plain_type(kind, "", pa) != kind)
    except TableError:
        return True


def plain_array(array: Any, pa: Any) -> Any:
    """The array of what an array of an extension type says."""
    name, storage = array.type.extension_name, array.storage
    if name == "arrow.uuid":
        texts = (None if each is None else str(uuid.UUID(bytes=each)) for each in storage.to_pylist())
        return pa.array(texts, pa.string())
    return storage.cast(pa.bool_()) if name == "arrow.bool8" else storage


def plain_type(kind: Any, path: str, pa: Any) -> Any:
    """The type without extensions, of the column of this path. Raises :class:`TableError` for bytes."""

    def inside(field: Any, name: str = "") -> Any:
        return field.with_type(plain_type(field.type, f"{path}.{name}" if name else path, pa))

    types = pa.types
    if is_extension(kind, pa):
        return _stored(kind, path, pa)
    if types.is_struct(kind):
        return pa.struct([inside(field, field.name) for field in kind])
    if types.is_map(kind):
        return pa.map_(inside(kind.key_field), inside(kind.item_field), kind.keys_sorted)
    if types.is_dictionary(kind):
        return pa.dictionary(kind.index_type, plain_type(kind.value_type, path, pa), kind.ordered)
    if types.is_union(kind):
        return pa.union([inside(kind.field(place)) for place in range(kind.num_fields)], kind.mode, kind.type_codes)
    if types.is_fixed_size_list(kind):
        return pa.list_(inside(kind.value_field), kind.list_size)
    made = next((made for is_of, made in _lists(pa) if is_of(kind)), None)
    return kind if made is None else made(inside(kind.value_field))


def _lists(pa: Any) -> Any:
    types = pa.types
    return (
        (types.is_list, pa.list_), (types.is_large_list, pa.large_list),
        (types.is_list_view, pa.list_view), (types.is_large_list_view, pa.large_list_view),
    )  # fmt: skip


def _stored(kind: Any, path: str, pa: Any) -> Any:
    """The type of what an extension says."""
    said = {"arrow.uuid": pa.string(), "arrow.bool8": pa.bool_()}.get(kind.extension_name)
    if said is not None:
        return said
    storage, types = kind.storage_type, pa.types
    if any(is_bytes(storage) for is_bytes in (types.is_binary, types.is_large_binary, types.is_fixed_size_binary)):
        name = getattr(kind, "type_name", kind.extension_name)
        error = TableError(
            f"the column `{path}` holds values of the type `{name}`, which are bytes: give them as text, decimals, "
            "whole numbers or days, or leave the column out"
        )
        error.path = path
        raise error
    return plain_type(storage, path, pa)
