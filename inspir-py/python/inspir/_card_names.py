"""The titles that a call gives, for the card of a notebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .description import Description


@dataclass(frozen=True)
class CardTitles:
    """The titles that a call gives, in one language, by the ids and paths of what has them."""

    call: str
    parts: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    flat: frozenset[str] = frozenset()
    """The categories that are flat rates."""
    requirements: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    """The labels of fields and lists, by their paths."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The labels of the columns of lists, by the path of the list and the name: ``/documents/kind``."""

    @classmethod
    def of(cls, description: Description) -> CardTitles:
        """The titles in a description."""
        categories = description.get("categories", ())
        fields, lists = description["fields"], description["lists"]
        return cls(
            call=description["title"],
            parts={part["id"]: part["title"] for part in description["parts"]},
            categories={each["id"]: each["title"] for each in categories},
            flat=frozenset(each["id"] for each in categories if each["flat"] is not None),
            requirements={each["id"]: each["title"] for each in description["requirements"]},
            places={each["path"]: each["label"] for each in (*fields, *lists)},
            columns={
                f"{each['path']}/{column['name']}": column["label"]
                for each in lists
                for column in each["columns"]
            },
        )

    def place(self, path: str, item: str) -> str:
        """What stands at a path, in words; the path itself where the call has no words for it.

        ``item`` says how a member of an item is told, with ``{column}``, ``{list}``, ``{number}``.
        """
        if path in self.places:
            return self.places[path]
        for of, label in self.places.items():
            number, _, column = path.removeprefix(f"{of}/").partition("/")
            known = self.columns.get(f"{of}/{column}")
            if path.startswith(f"{of}/") and number.isdecimal() and known is not None:
                return item.format(column=known, list=label, number=int(number) + 1)
        return path
