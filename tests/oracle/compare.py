"""Compares the engine with the model on random pairs of a definition and an application.

    python tests/oracle/compare.py SEED COUNT                     # random definitions
    python tests/oracle/compare.py SEED COUNT --definition CALL   # the id of a built-in call, or a file
    python tests/oracle/compare.py --replay FILE-OR-FOLDER…       # pairs that were saved
    python tests/oracle/compare.py SEED COUNT --small             # also each pair with all else taken away

Needs the Python package `inspir`. The engine assesses each application as text, as bytes in
English and, where Python can say the same, as an object: all three must give the same. What is
compared is the whole assessment, in its order, but for `engine`, `message` and the `values` of
input errors. A definition that the engine refuses is a difference, and so is an exception. The
exit code is 1 if anything differs.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import traceback
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Iterable, Iterator, Optional

from comparing import clean, differences, disorder, show
from generate import EACH, pair
from model import assess, load

try:
    import inspir
except ImportError:
    sys.exit("compare.py: this Python has no package `inspir`; `tests/run python` builds it")

CHUNK = 20 * EACH  # pairs that a process takes at a time
LONGEST = 3000  # characters of a definition or application that are printed


@dataclass
class Different:
    """A pair on which the two do not agree."""

    name: str
    definition: dict
    raw: bytes
    found: list[tuple[str, Any, Any]] = field(default_factory=list)


def literal(text: str) -> Any:
    """The value of a JSON text with its repeated members and the letters of its numbers."""
    def refuse(name: str) -> Any:
        raise ValueError(name)
    return json.loads(text, object_pairs_hook=lambda pairs: ("object", pairs), parse_constant=refuse,
                      parse_int=lambda digits: ("number", digits), parse_float=lambda digits: ("number", digits))


def as_object(raw: bytes) -> Optional[dict]:
    """The application as a Python object, if one can say the same."""
    try:
        text = raw.decode("utf-8")
        value = json.loads(text)
        same = isinstance(value, dict) and literal(json.dumps(value)) == literal(text)
    except (ValueError, RecursionError):
        return None
    return value if same else None


@lru_cache(maxsize=4)
def engine(text: str) -> Any:
    """The call of a definition, or the problems that the engine has with it."""
    try:
        return inspir.Call.load(text)
    except inspir.DefinitionError as error:
        return list(error.problems)


def in_english(call: Any, raw: bytes) -> Any:
    return json.loads(call.assess(raw, locale="en").to_json())


def compare(definition: dict, raw: bytes) -> list[tuple[str, Any, Any]]:
    """(place, what the model gives, what the engine gives) for all that differs."""
    place = "the model"
    try:
        expected = clean(assess(definition, raw))
        place = "the definition"
        call = engine(json.dumps(definition, ensure_ascii=False))
        if isinstance(call, list):
            return [(f"refused: {problem.path or '(root)'}", "loads", problem.message) for problem in call]
        place = "the engine"
        actual = clean(json.loads(call.assess_json(raw)))
        found = [*differences(expected, actual), *disorder(expected, actual)]
        place = "the engine, in English"
        found += [(f"{path} (in English)", *values)
                  for path, *values in differences(actual, clean(in_english(call, raw)))]
        place = "the engine, from an object"
        value = as_object(raw)
        if value is not None:
            other = clean(json.loads(call.assess_json(value)))
            found += [(f"{path} (from an object)", *values) for path, *values in differences(actual, other)]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # A panic of the engine is no `Exception`.
        return [(place, "an assessment", traceback.format_exc(limit=-3))]
    return found


def chunk(seed: str, start: int, stop: int, given: Optional[dict]) -> list[Different]:
    different = []
    for number in range(start, stop):
        definition, raw = pair(seed, number, given)
        found = compare(definition, raw)
        if found:
            different.append(Different(f"{definition['id'] if given else 'pair'}-{seed}-{number}",
                                       definition, raw, found))
    return different


def random_pairs(seed: str, count: int, given: Optional[dict], jobs: int) -> Iterator[Different]:
    ranges = [(start, min(start + CHUNK, count)) for start in range(0, count, CHUNK)]
    if jobs == 1:
        for start, stop in ranges:
            yield from chunk(seed, start, stop, given)
        return
    with ProcessPoolExecutor(jobs) as pool:
        tasks = [(span, pool.submit(chunk, seed, *span, given)) for span in ranges]
        for (start, stop), task in tasks:
            try:
                yield from task.result()
            except BrokenProcessPool:
                # A crash ends all processes; only the first pairs that were lost are named.
                yield Different(f"pairs {start} to {stop - 1} or near", {}, b"",
                                [("the engine", "an assessment", "the process crashed; try --jobs 1")])
                return


def removals(node: Any, path: tuple = ()) -> Iterator[tuple]:
    """The places of all members and items, the larger before what is in them."""
    inside = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, value in inside:
        yield (*path, step)
        yield from removals(value, (*path, step))


def without(node: Any, path: tuple) -> Any:
    """A copy without what stands there."""
    if isinstance(node, dict):
        return {name: without(value, path[1:]) if name == path[0] else value for name, value in node.items()
                if (name,) != path}
    return [without(value, path[1:]) if index == path[0] else value for index, value in enumerate(node)
            if (index,) != path]


def smaller(different: Different) -> Different:
    """A small pair with the first of the differences. What the engine refuses to load stays as it is."""
    wanted = kind(different.definition, different.found[0][0])
    try:
        parts = [different.definition, json.loads(different.raw)]
    except ValueError:
        parts = [different.definition]
    if wanted.startswith("refused") or literal_twins(different.raw):
        return different

    def still(trial: list) -> Optional[list[tuple[str, Any, Any]]]:
        raw = json.dumps(trial[1], ensure_ascii=False).encode("utf-8", "replace") if len(trial) > 1 else different.raw
        found = [one for one in compare(trial[0], raw) if kind(trial[0], one[0]) == wanted]
        return found or None

    if not still(parts):
        return different
    for which in reversed(range(len(parts))):
        again = True
        while again:
            again = False
            gone: list[tuple] = []
            for path in list(removals(parts[which])):
                if any(path[:len(one)] == one for one in gone):
                    continue
                trial = list(parts)
                try:
                    trial[which] = without(parts[which], path)
                except (IndexError, KeyError, TypeError):
                    continue
                if still(trial):
                    parts, again = trial, True
                    if isinstance(path[-1], int):
                        break  # The places behind it have moved.
                    gone.append(path)
    raw = json.dumps(parts[1], ensure_ascii=False).encode() if len(parts) > 1 else different.raw
    return Different(f"{different.name}-small", parts[0], raw, compare(parts[0], raw))


def literal_twins(raw: bytes) -> bool:
    """Whether `json` would change the application: members that stand twice, other literals."""
    try:
        return literal(json.dumps(json.loads(raw))) != literal(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return False


def saved_pairs(paths: list[Path]) -> Iterator[tuple[str, dict, bytes]]:
    """The pairs of files: one in each, or one a line, as generate.py writes them."""
    for path in paths:
        files = sorted(path.glob("*.json")) if path.is_dir() else [path]
        if not files:
            sys.exit(f"compare.py: {path} holds no saved pair")
        for file in files:
            text = file.read_text("utf-8")
            try:
                each = [json.loads(text)]
            except ValueError:
                each = [json.loads(line) for line in text.split("\n") if line]
            for number, saved in enumerate(each):
                name = file.name if len(each) == 1 else f"{file.name} line {number + 1}"
                yield name, saved["definition"], saved["application"].encode("utf-8", "surrogateescape")


def save(folder: Path, different: Different) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{different.name}.json"
    # Bytes that are no UTF-8 stand as lone surrogates.
    application = different.raw.decode("utf-8", "surrogateescape")
    file.write_text(json.dumps({"definition": different.definition, "application": application}), "utf-8")
    return file


def requirement_at(definition: dict, path: str) -> Optional[dict]:
    number = re.match(r"/findings/(\d+)", path)
    requirements = definition.get("requirements", [])
    return requirements[int(number[1])] if number and int(number[1]) < len(requirements) else None


def kind(definition: dict, path: str) -> str:
    """The place without its numbers, with the name of the check."""
    requirement = requirement_at(definition, path)
    general = re.sub(r"/\d+(?=/|$| )", "/*", path)
    return f"{requirement['check']} {general.removeprefix('/findings/*')}" if requirement else general


def cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text)} characters)"


def told(value: Any) -> str:
    return value.rstrip() if isinstance(value, str) and "\n" in value else show(value)


def report(different: Different, each: int) -> None:
    definition, found = different.definition, different.found
    print(f"\n== {different.name}: {len(found)} differences")
    shown: list[str] = []
    for path, model, actual in found[:each]:
        requirement = requirement_at(definition, path)
        name = f" [{requirement['id']}]" if requirement else ""
        print(f"{path or '(root)'}{name}\n  model:  {told(model)}\n  engine: {told(actual)}")
        if requirement:
            rule = {name: value for name, value in requirement.items()
                    if name not in ("section", "basis", "title", "citation")}
            text = json.dumps(rule, ensure_ascii=False)
            if text not in shown:
                shown.append(text)
    for text in shown:
        print("requirement:", cut(text))
    if definition:
        aside = ("requirements", "sections", "title", "organisation", "summary")
        rest = {name: value for name, value in definition.items() if name not in aside}
        print("definition (but for its requirements):", cut(json.dumps(rest, ensure_ascii=False)))
    print("application:", cut(different.raw.decode("utf-8", "backslashreplace")))


def main() -> int:
    words = argparse.ArgumentParser(description="Compares the engine with the model.")
    words.add_argument("seed", nargs="?")
    words.add_argument("count", nargs="?", type=int)
    words.add_argument("--definition", metavar="CALL", help="the id of a built-in call, or the file of a definition")
    words.add_argument("--jobs", type=int, default=1, metavar="N", help="processes; 0 for one on each core")
    words.add_argument("--save", type=Path, metavar="FOLDER", help="keep the pairs that differ there")
    words.add_argument("--replay", type=Path, nargs="+", metavar="PATH", help="compare saved pairs instead")
    words.add_argument("--small", action="store_true",
                       help="take away from the pairs that are printed what does not matter")
    words.add_argument("--show", type=int, default=5, metavar="N", help="pairs to print (5)")
    words.add_argument("--each", type=int, default=8, metavar="N", help="differences of a pair to print (8)")
    options = words.parse_args()
    if (options.count is None) == (options.replay is None):
        words.error("give SEED and COUNT, or --replay")

    kinds: Counter[str] = Counter()
    total = wrong = 0
    failing: Iterable[Different]
    if options.replay:
        saved = failing = []
        for name, definition, raw in saved_pairs(options.replay):
            total += 1
            found = compare(definition, raw)
            if found:
                saved.append(Different(Path(name).stem, definition, raw, found))
    else:
        total = options.count
        given = load(options.definition) if options.definition else None
        failing = random_pairs(options.seed, total, given, options.jobs or os.cpu_count() or 1)
    for different in failing:
        wrong += 1
        kinds.update({kind(different.definition, path) for path, *_ in different.found})
        if wrong <= options.show:
            report(different, options.each)
        if options.save and different.definition:
            save(options.save, different)
        if options.small and different.definition and wrong <= options.show:
            small = smaller(different)
            print("-- the same, made smaller")
            report(small, options.each)
            if options.save:
                save(options.save, small)
    if kinds:
        print("\n== pairs that differ, by place")
        for name, times in kinds.most_common(40):
            print(f"{times:7} {name}")
    of = f" of {options.definition}" if options.definition else ""
    print(f"{total} pairs{of} compared with the model, {wrong} differ", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
