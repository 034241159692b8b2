"""The facts of an application: values at paths, wrong values, items of lists."""

from __future__ import annotations

import re
from typing import Any, Iterator, NamedTuple, Optional

import schema
from intake import Intake
from schema import DEFAULTS, PUBLIC, Kind
from strict_json import WHITE


class Item(NamedTuple):
    """The item in question, where a list is gone through."""
    list: str
    index: int


INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
JOINERS = re.compile("[" + WHITE + "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d_'\u2018\u2019\u02bc]+")


def normalised(text: str) -> str:
    """A call's id or title in one form, so that different spellings are equal."""
    return JOINERS.sub("-", INVISIBLE.sub("", text).lower()).strip("-")


def without_nulls(value: Any) -> Any:
    """A null member of a definition is the same as none."""
    if isinstance(value, dict):
        return {name: without_nulls(member) for name, member in value.items() if member is not None}
    return [without_nulls(item) for item in value] if isinstance(value, list) else value


class Facts:
    def __init__(self, definition: dict, kind: Kind, intake: Intake) -> None:
        self.definition = definition
        self.kind = kind
        self.tree = intake.tree
        self.marked = intake.wrong
        self.memory: dict[Any, Any] = {}
        self.agents = schema.agent_paths(definition)
        self.public = set(PUBLIC) | {source["id"] for source in definition.get("sources", [])
                                     if source.get("public")}
        names = [definition["id"], *definition["title"].values(), *definition.get("earlier_calls", [])]
        self.names_of_call = {normalised(name) for name in names} - {""}
        self.empty_if_absent = {"/previous_grants", "/documents"} | {
            f"/lists/{entry['id']}" for entry in definition.get("lists", [])
            if entry.get("none_if_absent")}

    # ------------------------------------------------------------- one path

    def get(self, path: str) -> Any:
        """The application's own value at a path, without any default."""
        node: Any = self.tree
        for name in path.split("/")[1:]:
            node = node[int(name)] if isinstance(node, list) else node.get(name)
            if node is None:
                return None
        return node

    def is_wrong(self, path: str) -> bool:
        """Whether the path, or an object around it (other than an item of a list), lost its value."""
        if path in self.marked:
            return True
        names = path.split("/")
        while len(names) > 2 and not names[-1].isdigit():
            names.pop()
            if not names[-1].isdigit() and "/".join(names) in self.marked:
                return True
        return False

    def place(self, path: str, item: Optional[Item] = None) -> str:
        """The path of an answer; that of the source if the source decides what is public."""
        if item is not None and path.startswith(item.list + "/*/"):
            member = path[len(item.list) + 3:]
            if item.list == "/budget/revenues" and member == "public":
                member = "source"
            return f"{item.list}/{item.index}/{member}"
        return path

    def value(self, path: str, item: Optional[Item] = None) -> Any:
        """The value at a path, defaults and derived members included; None if there is none."""
        here = self.place(path, item)
        found = self.get(here)
        if item is None or not path.startswith(item.list + "/*/"):
            return found
        member = path[len(item.list) + 3:]
        if (item.list, member) == ("/budget/revenues", "public"):
            return None if found is None else found in self.public
        if found is not None or self.is_wrong(here):
            return found
        if (item.list, member) == ("/previous_grants", "same_call"):
            call = self.get(f"{item.list}/{item.index}/call")
            return True if call is not None and self.recognised(call) else None
        return DEFAULTS.get((item.list, member))

    def recognised(self, call: str) -> bool:
        return normalised(call) in self.names_of_call

    def absent(self, *paths: str) -> list[str]:
        return [path for path in paths if self.get(path) is None]

    # ---------------------------------------------------------------- lists

    def is_list(self, path: str) -> bool:
        return path in schema.BUILT_IN_LISTS or re.fullmatch("/lists/[^/]+", path) is not None

    def items(self, path: str) -> Optional[list[dict]]:
        """The items of a list; None if they are not known."""
        found = self.get(path)
        if found is None and path in self.empty_if_absent and not self.is_wrong(path):
            return []
        return found

    def each(self, path: str) -> Iterator[Item]:
        return (Item(path, i) for i in range(len(self.items(path) or [])))

    # --------------------------------------------------------------- others

    def for_agents(self, path: str) -> bool:
        names = ["*" if name.isdigit() else name for name in path.split("/")]
        return "/".join(names) in self.agents

    def requests(self) -> list[str]:
        """The paths where the grant is asked for: the whole, or part by part."""
        overall = self.definition.get("overall", {}).get("request")
        if overall:
            return [overall]
        return [part["request"] for part in self.definition.get("parts", []) if "request" in part]
