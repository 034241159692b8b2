"""The generator makes all that the language has, the same for the same seed, and nothing crashes.

    python3 tests/oracle/test_generate.py [SEED [COUNT]]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from random import Random
from typing import Any, Iterator

from generate import EACH, application
from generate_call import definition as random_definition
from generate_checks import CHECKS
from model import assess

HEADS = """equals one_of present all any not compare at_least every some territory quantity sum count
distinct plus minus times from to first_day last_day complete year eligible grant amount number date
days weeks months years where holds by otherwise message title when caps flat in_kind counts share of
fields columns lists none_if_absent sources public earlier_calls funder currency quote_language periods
valid_from valid_until categories quantities parts overall request base_ceiling rate ceiling brackets
up_to limits bonuses maximum_rate lump_sums minimum cases nature base within_base vat_by_recovery
decimals maximum unit agent wording except departments communes signed in_words""".split()
STEPS = """base case base_ceiling rate bonus maximum_rate total bracket rate_limit ceiling within_base
limit lump_sum minimum maximum parts""".split()
STATUSES = "met not_met missing to_review not_applicable".split()
OUTCOMES = "invalid ineligible incomplete needs_review eligible".split()
CODES = """json.syntax json.too_deep type.mismatch field.unknown field.duplicate amount.not_exact
amount.format number.not_exact number.format date.format commune.format enum.unknown id.unknown
number.out_of_range text.too_long""".split()


def names(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from node
        for member in node.values():
            yield from names(member)
    elif isinstance(node, list):
        for member in node:
            yield from names(member)


def shuffled(rng: Random, text: str) -> str:
    """The same lines of the budget in another order."""
    root = json.loads(text)
    for side in ("expenses", "revenues"):
        rng.shuffle(root["budget"][side])
    return json.dumps(root)


def backwards(node: Any) -> Any:
    """The same JSON in another layout."""
    if isinstance(node, dict):
        return {name: backwards(node[name]) for name in reversed(node)}
    return [backwards(item) for item in node] if isinstance(node, list) else node


def figures(found: dict) -> Any:
    """The figures that the order of lines must not change."""
    return [found[name] for name in ("outcome", "progress", "grant", "totals")] + [found.get("quantities")] + [
        [(f["requirement"], f["status"], f.get("values")) for f in found["findings"]]]


def main() -> int:
    seed = sys.argv[1] if len(sys.argv) > 1 else "1"
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 800
    seen: Counter[str] = Counter()
    problems: list[str] = []
    orders = 0
    for number in range(count):
        call = random_definition(seed, number // EACH)
        text = application(Random(f"{seed}/{call['id']}/{number}"), call)
        if number % 20 == 0:
            again = random_definition(seed, number // EACH)
            if again != call or application(Random(f"{seed}/{call['id']}/{number}"), again) != text:
                problems.append(f"{number}: another text for the same seed")
        found = assess(call, text.encode())
        if number % 20 == 0 and json.dumps(assess(backwards(call), text.encode())) != json.dumps(found):
            problems.append(f"{number}: another assessment of the same definition")
        seen.update(set(names(call)))
        seen.update("check " + r["check"] for r in call["requirements"])
        seen.update(f"{r['check']} {f['status']}" for r, f in zip(call["requirements"], found["findings"]))
        seen.update("status " + f["status"] for f in found["findings"])
        seen.update("outcome " + found["outcome"] for _ in [0])
        seen.update("code " + error["code"] for error in found["input_errors"])
        for part in found["grant"]["parts"]:
            seen.update("step " + step["step"] for step in part["steps"])
            seen.update(["maximum known" if part["maximum"] else "maximum unknown"])
        seen.update("step " + step["step"] for step in found["grant"].get("overall", []))
        for category in found["grant"].get("categories", []):
            seen.update(["retained known" if category["retained"] else "retained unknown"])
            if category["cut"] not in (None, "0.00"):
                seen.update(["cut"])
        if not found["input_errors"] and number % 5 == 0:
            try:
                other = shuffled(Random(number), text)
            except (KeyError, TypeError, ValueError):
                continue
            orders += 1
            if figures(assess(call, other.encode())) != figures(found):
                problems.append(f"{number}: the order of lines matters")
    wanted = HEADS + ["check " + check for check in set(CHECKS)] + ["step " + step for step in STEPS]
    wanted += ["status " + s for s in STATUSES] + ["outcome " + o for o in OUTCOMES] + ["code " + c for c in CODES]
    problems += [f"never: {name}" for name in wanted if not seen[name]]
    if "-v" in sys.argv:
        for name, times in sorted(seen.items()):
            print(f"{times:6} {name}")
    for problem in problems:
        print(problem)
    print(f"{count} pairs, {orders} with their lines in another order, {len(problems)} failed")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
