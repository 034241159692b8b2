"""Measures tables: applications a second on one core and on all, beside floors and peers.

    pip install -r inspir-py/benches/requirements.txt    # and the wheel
    python inspir-py/benches/tables.py                   # rates: all rows take turns, medians count
    python inspir-py/benches/tables.py --linear          # seconds from 1,000 to 1,000,000 rows
    python inspir-py/benches/tables.py --write --file a.ndjson --rows 1000000    # 5 GB
    python inspir-py/benches/tables.py --file a.ndjson --times 10    # 10,000,000 rows, streamed

Applications are `inspir-core/examples/application.json` (5 KB), each with its own reference and
amounts. Peers decide the third of the requirements that `bench.py` lists (OpenFisca and polars: the
same, over columns), and are first compared with the engine on what they decide.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHILD = "INSPIR_BENCH_CORES"
if cores := os.environ.get(CHILD):
    # Set before any library makes its pool of threads.
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: int(cores)])

import inspir
from bench import ANSWERS, CALL, COMMITMENTS, DOCUMENTS, SAMPLE, SIGNED, THIRD, Row, by_hand
from bench import json_logic, take_turns

APPLICATION: dict[str, Any] = json.loads(SAMPLE.read_text(encoding="utf-8"))


def variant(number: int) -> dict[str, Any]:
    """The sample with its own reference, request, amount and answers; every third breaks a rule."""
    budget = APPLICATION["budget"]
    first, *others = budget["expenses"]
    amount = f"{float(first['amount']) + number % 3:.2f}"
    answers = dict(APPLICATION["answers"])
    if number % 5 == 0:
        del answers[ANSWERS[number % len(ANSWERS)]]
    return {
        **APPLICATION,
        "reference": f"INS-{number:09}",
        "request": {"amount": f"{3000 + number % 4000}.{number % 100:02}"},
        "budget": {**budget, "expenses": [{**first, "amount": amount, "eligible": True}, *others]},
        "answers": answers,
    }


def line(number: int) -> bytes:
    text = json.dumps(variant(number), ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def write(path: Path, rows: int) -> None:
    with path.open("wb") as file:
        file.writelines(map(line, range(rows)))


# The peers over columns


def flat(frame: Any) -> Any:
    """The columns that the third looks at, flattened, with polars."""
    import polars as pl

    documents = pl.col("documents")
    kinds = documents.list.eval(pl.element().struct.field("kind"))
    signed = documents.list.eval(
        pl.when(pl.element().struct["signed_by"].is_in(["legal_representative", "delegate"]))
        .then(pl.element().struct["kind"])
    )
    amount = pl.element().struct.field("amount").cast(pl.Decimal(14, 2))
    counted = ~pl.element().struct.field("in_kind").fill_null(False) & pl.element().struct.field(
        "eligible"
    ).fill_null(True)
    expenses = pl.col("budget").struct.field("expenses")
    revenues = pl.col("budget").struct.field("revenues")
    said = [pl.col("answers").struct.field(name).str.strip_chars() for name in ANSWERS]
    done = [
        pl.col("charter").struct.field("commitments").struct.field(name) for name in COMMITMENTS
    ]
    return frame.select(
        *((text != "").fill_null(False).alias(f"a{i}") for i, text in enumerate(said)),
        *(kinds.list.contains(name).alias(f"d{i}") for i, name in enumerate(DOCUMENTS)),
        *(signed.list.contains(name).alias(f"s{i}") for i, name in enumerate(SIGNED)),
        *(yes.fill_null(False).alias(f"c{i}") for i, yes in enumerate(done)),
        expenses.list.eval(amount).list.sum().cast(pl.Decimal(14, 2)).alias("expenses"),
        revenues.list.eval(amount).list.sum().cast(pl.Decimal(14, 2)).alias("revenues"),
        expenses.list.eval(pl.when(counted).then(amount)).list.sum().cast(pl.Decimal(14, 2))
        .alias("base"),
        pl.col("request").struct.field("amount").cast(pl.Decimal(14, 2)).alias("requested"),
    )  # fmt: skip


def decided_by_polars(frame: Any) -> Any:
    import polars as pl

    yes = [*(f"a{i}" for i in range(len(ANSWERS))), *(f"d{i}" for i in range(len(DOCUMENTS)))]
    yes += [*(f"s{i}" for i in range(len(SIGNED))), *(f"c{i}" for i in range(len(COMMITMENTS)))]
    return flat(frame).select(
        *(pl.col(name) for name in yes),
        (pl.col("expenses") == pl.col("revenues")).alias("balanced"),
        (pl.col("requested") * 2 <= pl.col("base")).alias("rate"),
        (pl.col("requested") <= 12500).alias("ceiling"),
    )


def open_fisca() -> tuple[Callable[[Any], dict[str, Any]], Callable[[dict[str, Any]], list[Any]]]:
    """OpenFisca-core: a function that makes arrays of columns, and one that decides on them."""
    import numpy as np
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.simulation_builder import SimulationBuilder
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    entity = build_entity("application", "applications", "An application", is_person=True)
    system = TaxBenefitSystem([entity])
    inputs: dict[str, type] = {}

    def add(name: str, kind: type, formula: Any = None) -> None:
        members = {"value_type": kind, "entity": entity, "definition_period": DateUnit.YEAR}
        if formula is not None:
            members["formula"] = formula
        else:
            inputs[name] = kind
        system.add_variable(type(name, (Variable,), {**members, "label": name}))

    outputs: list[str] = []

    def rule(name: str, formula: Any) -> None:
        outputs.append(name)
        add(name, bool, formula)

    def same(name: str) -> Any:
        return lambda application, period: application(name, period)

    counts = (("a", ANSWERS), ("d", DOCUMENTS), ("s", SIGNED), ("c", COMMITMENTS))
    for letter, names in counts:
        for i in range(len(names)):
            add(f"{letter}{i}", bool)
            rule(f"{letter}{i}_met", same(f"{letter}{i}"))
    # Cents: OpenFisca has no decimals, and its floats have 32 bits.
    for name in ("expenses", "revenues", "base", "requested"):
        add(name, int)
    rule("balanced", lambda a, p: a("expenses", p) == a("revenues", p))
    rule("rate", lambda a, p: a("requested", p) * 2 <= a("base", p))
    rule("ceiling", lambda a, p: a("requested", p) <= 1_250_000)

    def arrays(frame: Any) -> dict[str, Any]:
        import polars as pl

        table = flat(frame)
        cents = [
            (pl.col(name) * 100).cast(pl.Int32)
            for name in ("expenses", "revenues", "base", "requested")
        ]
        return {name: column.to_numpy() for name, column in
                table.with_columns(cents).to_dict().items()}  # fmt: skip

    def decide(columns: dict[str, Any]) -> list[Any]:
        rows = len(columns["base"])
        simulation = SimulationBuilder().build_default_simulation(system, count=rows)
        for name, kind in inputs.items():
            values = columns[name].astype(np.int32 if kind is int else bool)
            simulation.set_input(name, "2027", values)
        return [simulation.calculate(name, "2027") for name in outputs]

    return arrays, decide


def zen() -> Callable[[dict[str, Any]], list[bool]]:
    """The third as a graph of expressions for zen-engine."""
    from zen import ZenEngine

    def expression(i: int, value: str) -> dict[str, str]:
        return {"id": str(i), "key": f"r{i}", "value": value}

    signed = "#.signed_by in ['legal_representative', 'delegate']"
    counted = "not (#.in_kind == true) and #.eligible != false"
    total = "sum(map(budget.{}, number(#.amount)))"
    base = f"sum(map(filter(budget.expenses, {counted}), number(#.amount)))"
    values = [
        *(f"len(trim(answers.{name} ?? '')) > 0" for name in ANSWERS),
        *(f"some(documents, #.kind == '{name}')" for name in DOCUMENTS),
        *(f"some(documents, #.kind == '{name}' and {signed})" for name in SIGNED),
        *(f"charter.commitments.{name} == true" for name in COMMITMENTS),
        f"{total.format('expenses')} == {total.format('revenues')}",
        f"number(request.amount) * 2 <= {base}",
        "number(request.amount) <= 12500",
    ]
    expressions = [expression(i, value) for i, value in enumerate(values)]
    graph = {
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
            {"id": "rules", "name": "rules", "type": "expressionNode",
             "content": {"expressions": expressions}, "position": {"x": 0, "y": 0}},
            {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 0, "y": 0}},
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "rules", "type": "edge"},
            {"id": "2", "sourceId": "rules", "targetId": "out", "type": "edge"},
        ],
    }  # fmt: skip
    decision = ZenEngine().create_decision(json.dumps(graph))

    def decide(application: dict[str, Any]) -> list[bool]:
        result = decision.evaluate(application)["result"]
        return [result[f"r{i}"] for i in range(len(values))]

    return decide


# Measuring


def rates(options: argparse.Namespace) -> None:
    """All rows take turns; each counts applications a second."""
    import datalogic_py
    import orjson
    import polars as pl

    rows = options.rows or 20_000
    few = max(rows // 10, 100)
    lines = [line(number) for number in range(rows)]
    text = b"".join(lines)
    source = tempfile.NamedTemporaryFile(suffix=".ndjson")
    source.write(text)
    source.flush()
    file = Path(source.name)
    short = [each.decode() for each in lines[:few]]
    dicts = [variant(number) for number in range(few)]
    frame = pl.read_ndjson(text).rechunk()
    arrow = frame.to_arrow()
    session = datalogic_py.Engine()
    rule, evaluator = session.compile(json_logic()), session.session()
    arrays, fisca = open_fisca()
    columns = arrays(frame)
    by_zen = zen()

    wanted = [by_hand(application) for application in dicts]
    for number, row in enumerate(decided_by_polars(frame.head(few)).rows()):
        assert list(row) == wanted[number], f"polars, row {number}"
    for number, row in enumerate(zip(*(each.tolist() for each in fisca(columns)), strict=True)):
        assert number >= few or list(row) == wanted[number], f"OpenFisca, row {number}"
    for number, application in enumerate(dicts):
        statuses = {f.requirement: f.status for f in CALL.assess(application).findings}
        met = [statuses[name] is inspir.Status.MET for name in THIRD]
        assert met == wanted[number], f"inspir, row {number}"
        assert evaluator.evaluate(rule, application) == met, f"datalogic-py, row {number}"
        if number < 50:
            assert by_zen(application) == met, f"zen-engine, row {number}"

    work: dict[str, tuple[int, Callable[[], object]]] = {
        "inspir: NDJSON → table": (rows, lambda: inspir.assess_ndjson(file, CALL)),
        "inspir: nested Arrow → table": (rows, lambda: CALL.assess_table(arrow)),
        "inspir: polars frame → table": (rows, lambda: CALL.assess_table(frame)),
        "floor, polars: read_ndjson": (rows, lambda: pl.read_ndjson(text)),
        "floor, orjson: parse each line": (few, lambda: [orjson.loads(each) for each in short]),
        "zen-engine: text → a third": (few // 4, lambda: [
            by_zen(json.loads(each)) for each in short[: few // 4]]),
        "datalogic-py: text → a third": (few, lambda: [
            evaluator.evaluate_str(rule, each) for each in short]),
        "polars: NDJSON → a third": (rows, lambda: decided_by_polars(pl.read_ndjson(text))),
        "polars: frame → a third": (rows, lambda: decided_by_polars(frame)),
        "OpenFisca: frame → a third": (rows, lambda: fisca(arrays(frame))),
        "OpenFisca: flattened arrays → a third": (rows, lambda: fisca(columns)),
    }  # fmt: skip
    measured = [Row(name, each, []) for name, (_, each) in work.items()]
    take_turns(measured, options.turns, 0.0)
    print(f"{os.environ[CHILD]} core(s), {rows} applications of {len(text) // rows} bytes")
    for row in measured:
        print(f"{row.name:40} {row.rate * work[row.name][0]:12,.0f} a second")


def linear(options: argparse.Namespace) -> None:
    """Shows that the work for a row is the same, however many rows there are."""
    import io

    import polars as pl

    block = b"".join(line(number) for number in range(1_000))
    frame = pl.read_ndjson(block).rechunk()
    inspir.assess_ndjson(io.BytesIO(block), CALL)  # starts the threads
    CALL.assess_table(Batches(frame.to_arrow().to_batches()))
    print(f"{'rows':>9} {'NDJSON':>12} {'nested Arrow':>14}   (µs a row)")
    for times in (1, 10, 100, 1_000):
        batches = [frame.to_arrow().to_batches()[0]] * times
        took = []
        for work in (
            lambda file=io.BytesIO(block * times): inspir.assess_ndjson(file, CALL),
            lambda batches=batches: CALL.assess_table(Batches(batches)),
        ):
            begun = time.perf_counter()
            work()
            took.append((time.perf_counter() - begun) / times / 1_000 * 1e6)
        print(f"{times * 1_000:9,} {took[0]:12.2f} {took[1]:14.2f}")


class Batches:
    """An Arrow stream of batches."""

    def __init__(self, batches: list[Any]) -> None:
        self.batches = batches

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        import pyarrow as pa

        reader = pa.RecordBatchReader.from_batches(self.batches[0].schema, self.batches)
        return reader.__arrow_c_stream__(requested_schema)


def run(options: argparse.Namespace) -> None:
    """Streams a file of lines `--times` times: time, peak of memory, hash of the rows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    size = options.file.stat().st_size
    source = subprocess.Popen(["cat", *[options.file] * options.times], stdout=subprocess.PIPE)
    hashes: dict[str, Any] = {}
    outcomes: dict[str, int] = {}
    rows, aside = 0, 0.0
    begun = time.perf_counter()
    for batch in pa.RecordBatchReader.from_stream(
        inspir.assess_ndjson(source.stdout, CALL, stream=True)
    ):
        paused = time.perf_counter()
        rows += batch.num_rows
        for each in pc.value_counts(batch.column("outcome")).to_pylist():
            outcomes[each["values"]] = outcomes.get(each["values"], 0) + each["counts"]
        # A hash for each column, over its values in order: the size of batches does not count.
        for name, column in zip(batch.schema.names, batch.columns, strict=True):
            if pa.types.is_list(column.type):
                column = column.value_lengths()
            text = "\n".join(map(str, column.cast(pa.string()).to_pylist()))
            hashes.setdefault(name, hashlib.sha256()).update(text.encode() + b"\n")
        aside += time.perf_counter() - paused
    seconds = time.perf_counter() - begun - aside
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    whole = hashlib.sha256("".join(h.hexdigest() for h in hashes.values()).encode())
    print(f"{rows:,} applications, {size * options.times:,} bytes: {seconds:.1f} s without hashing, "
          f"{rows / seconds:,.0f} a second, peak {peak:,.0f} MB; {outcomes}; "
          f"sha256 {whole.hexdigest()}")  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="Tables: applications a second.")
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--linear", action="store_true", help="1,000 to 1,000,000 rows")
    parser.add_argument("--write", action="store_true", help="write --rows lines to --file")
    parser.add_argument("--file", type=Path, help="stream this file of lines, --times over")
    parser.add_argument("--times", type=int, default=1)
    options = parser.parse_args()
    if options.write:
        write(options.file, options.rows)
    elif options.file:
        run(options)
    elif CHILD not in os.environ:
        for cores in range(1, len(os.sched_getaffinity(0)) + 1):
            environment = {**os.environ, CHILD: str(cores)}
            subprocess.run([sys.executable, *sys.argv], env=environment, check=True)
    elif options.linear:
        linear(options)
    else:
        rates(options)


if __name__ == "__main__":
    main()
