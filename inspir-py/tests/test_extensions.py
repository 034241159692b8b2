"""Extension types and unions of Arrow count by value, singly and in tables; bytes are refused with the remedy."""

from __future__ import annotations

import json
import uuid
from decimal import Decimal
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest

import inspir
from conftest import call_of

CALL = call_of("inspir-creative-event")
UUIDS = [uuid.UUID(int=number) for number in (1, 2**127, 3)]
AMOUNTS = pa.array([Decimal("5.50"), None, Decimal("7.00")], pa.decimal128(12, 2))


class Stored(pa.ExtensionType):
    """A type of one's own, around any other."""

    def __init__(self, storage: pa.DataType) -> None:
        super().__init__(storage, "inspir.tests.stored")

    def __arrow_ext_serialize__(self) -> bytes:
        return b""

    @classmethod
    def __arrow_ext_deserialize__(cls, storage: pa.DataType, _: bytes) -> Stored:
        return cls(storage)


@pytest.fixture(autouse=True, params=[True, False], ids=["registered", "unknown"])
def registered(request: pytest.FixtureRequest) -> Any:
    """What is registered comes as an extension, other types as their storage."""
    if request.param:
        pa.register_extension_type(Stored(pa.null()))
    yield
    if request.param:
        pa.unregister_extension_type("inspir.tests.stored")


def stored(array: Any) -> Any:
    return pa.ExtensionArray.from_storage(Stored(array.type), array)


def union(mode: str, *values: Any) -> Any:
    """A union of whole numbers, texts, flags and structs; its codes are not the places of its types."""
    kinds = [pa.int64(), pa.string(), pa.bool_(), pa.struct([("amount", pa.string())])]
    place = {int: 0, str: 1, bool: 2, dict: 3, type(None): 1}
    places = [place[type(value)] for value in values]
    codes, names = [5, 7, 9, 11], ["n", "t", "f", "s"]
    given = pa.array([codes[place] for place in places], pa.int8())
    if mode == "sparse":
        columns = [
            pa.array([value if at == place else None for at, value in zip(places, values)], kind)
            for place, kind in enumerate(kinds)
        ]
        return pa.UnionArray.from_sparse(given, columns, names, codes)
    columns = [
        pa.array([value for at, value in zip(places, values) if at == place], kind) for place, kind in enumerate(kinds)
    ]
    offsets = pa.array([places[:number].count(place) for number, place in enumerate(places)], pa.int32())
    return pa.UnionArray.from_dense(given, offsets, columns, names, codes)


def singly(application: Any) -> tuple[Any, ...]:
    read = json.loads(CALL.assess_json(application))
    errors = [{"path": each["path"], "code": each["code"]} for each in read["input_errors"]]
    return read["outcome"], read["grant"]["requested"], errors


def same(name: str, column: Any, **more: Any) -> list[tuple[Any, ...]]:
    """What a column comes to, by itself, cut in parts, and value by value."""
    known = [singly({name: value}) for value in column]
    table = pa.table({name: column})
    parts = pa.concat_tables([table.slice(0, 1), table.slice(1)])
    for each in (table, parts):
        found = CALL.assess_table(each, **more)
        requested = [None if amount is None else str(amount) for amount in found["requested"]]
        assert list(zip(found["outcome"], requested, found["input_errors"])) == known
    for first in range(len(column)):
        tail = CALL.assess_table(table.slice(first), **more)
        assert tail["outcome"] == [outcome for outcome, _, _ in known[first:]]
    findings = CALL.findings_table(table, **more)
    many = CALL.findings_table([{name: value} for value in column])
    assert findings["requirement"] == many["requirement"]
    return known


def struct_of(column: Any, name: str) -> Any:
    return pa.StructArray.from_arrays([column], names=[name])


def test_a_type_of_ones_own_counts_by_what_it_stores() -> None:
    known = same("request", struct_of(stored(AMOUNTS), "amount"))
    assert [requested for _, requested, _ in known] == ["5.50", None, "7.00"]
    assert all(not errors for _, _, errors in known)
    requests = pa.array([{"amount": "5.00"}, {"amount": "6.00"}, None])
    known = same("request", stored(requests))
    assert [requested for _, requested, _ in known] == ["5.00", "6.00", None]
    lists = pa.array([[{"amount": "5.00"}], [], [{"amount": "6.00"}, {"amount": "x"}]])
    known = same("budget", struct_of(stored(lists), "expenses"))
    assert [errors for _, _, errors in known][2] == [{"path": "/budget/expenses/1/amount", "code": "amount.format"}]
    # A column without any answer is one, whatever its type.
    same("request", struct_of(stored(pa.array([float("nan"), None])), "amount"))
    with pytest.raises(inspir.TableError, match=r"`request\.amount` holds floating-point numbers"):
        CALL.assess_table(pa.table({"request": struct_of(stored(pa.array([5.5])), "amount")}))


def test_a_uuid_is_a_text() -> None:
    assert singly({"reference": UUIDS[0]}) == singly({"reference": str(UUIDS[0])})
    column = pa.array([UUIDS[0].bytes, None, UUIDS[2].bytes], pa.uuid())
    assert [errors for _, _, errors in same("reference", column)] == [[], [], []]
    table = pa.table({"reference": column, "request": [{"amount": "5.00"}] * 3})
    compared = inspir.compare(table, CALL, CALL.reform({"rate": "0.60"}, edition="2"), by=["reference"])
    assert set(compared.groups) == {(str(UUIDS[0]),), (None,), (str(UUIDS[2]),)}
    with_key = pa.table(CALL.assess_table(table, keys=["reference"]))
    assert with_key.schema.field("reference").type == pa.uuid()
    # In lists, and in the rows of a portal.
    listed = pa.ListArray.from_arrays([0, 2, 2, 3], column)
    same("project", struct_of(listed, "challenges"))
    mapping = {"call": CALL.id, "columns": {"reference": "/reference"}}
    assert inspir.applications(table.select(["reference"]), mapping)[0] == {"reference": str(UUIDS[0])}


def test_a_boolean_of_eight_bits_is_one() -> None:
    flags = pa.ExtensionArray.from_storage(pa.bool8(), pa.array([1, 0, None], pa.int8()))
    known = same("project", struct_of(flags, "external_providers"))
    assert [errors for _, _, errors in known] == [[], [], []]
    assert singly({"project": {"external_providers": True}}) == known[0]


def test_json_of_arrow_is_text() -> None:
    texts = pa.array(['{"request": {"amount": "5.00"}}', "?"])
    documents = pa.ExtensionArray.from_storage(pa.json_(pa.string()), texts)
    for table, more in (
        (pa.table({"body": documents}), {}),
        (pa.table({"n": [1, 2], "m": [1, 2], "body": documents}), {"json_column": "body"}),
        (pl.DataFrame(pa.table({"body": documents})), {}),
    ):
        assert CALL.assess_table(table, **more)["requested"] == [Decimal("5.00"), None]
    # As a member it is a text, which is no group of fields.
    (first, _) = same("request", documents)
    assert first[2] == [{"path": "/request", "code": "type.mismatch"}]


@pytest.mark.parametrize("mode", ["dense", "sparse"])
def test_a_union_counts_by_the_value_of_each_row(mode: str) -> None:
    known = same("request", struct_of(union(mode, 5, "6.50", None, "x", True), "amount"))
    assert [(requested, [e["code"] for e in errors]) for _, requested, errors in known] == [
        ("5.00", []), ("6.50", []), (None, []), (None, ["amount.format"]), (None, ["type.mismatch"]),
    ]  # fmt: skip
    known = same("reference", union(mode, "A1", 7, None, {"amount": "5"}))
    assert [[e["code"] for e in errors] for _, _, errors in known] == [[], ["type.mismatch"], [], ["type.mismatch"]]
    known = same("request", union(mode, {"amount": "5.00"}, None, "A", {"amount": None}))
    assert [requested for _, requested, _ in known] == ["5.00", None, None, None]
    challenges = pa.ListArray.from_arrays([0, 2, 3], union(mode, "Eau", None, 7))
    known = same("project", struct_of(challenges, "challenges"))
    assert [[e["path"] for e in errors] for _, _, errors in known] == [[], ["/project/challenges/0"]]
    # Inside a type of one's own, and around one.
    same("request", struct_of(stored(union(mode, 5, "6.50", None)), "amount"))


def test_a_union_of_duckdb() -> None:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE t (n INT, v UNION(num INT, txt VARCHAR))")
    connection.execute("INSERT INTO t VALUES (1, 5), (2, '6.50'), (3, NULL)")
    relation = connection.sql("SELECT n, {'amount': v} AS request FROM t ORDER BY n")
    assert CALL.assess_table(relation, keys=["n"])["requested"] == [Decimal("5.00"), Decimal("6.50"), None]


def test_bytes_are_refused_with_their_column_and_the_remedy(request: pytest.FixtureRequest) -> None:
    column = stored(pa.array([b"5", None]))
    tables = {
        "request.amount": pa.table({"request": struct_of(column, "amount")}),
        "reference": pa.table({"reference": column}),
        "budget.expenses.amount": pa.table({
            "budget": struct_of(
                pa.ListArray.from_arrays([0, 1], struct_of(stored(pa.array([b"5"])), "amount")), "expenses"
            )
        }),
    }  # fmt: skip
    for path, table in tables.items():
        if request.node.callspec.params["registered"]:
            with pytest.raises(inspir.TableError, match="which are bytes: give them as text") as error:
                CALL.assess_table(table)
            assert error.value.path == path and f"`{path}`" in str(error.value)
        else:
            (mistake,) = CALL.assess_table(table)["input_errors"][0]
            assert mistake["code"] == "type.mismatch"
    # A key is passed through.
    table = pa.table({"reference": column, "request": [{"amount": "5.00"}] * 2})
    assert CALL.assess_table(table, keys=["reference"])["requested"] == [Decimal("5.00")] * 2


def test_a_refused_type_leaves_no_connection_blocked() -> None:
    connection = duckdb.connect()
    connection.execute("SET arrow_lossless_conversion = true")
    relation = connection.sql("SELECT {'amount': 5::HUGEINT} AS request FROM range(200000)")
    with pytest.raises(inspir.TableError, match="type `hugeint`, which are bytes") as error:
        CALL.assess_table(relation)
    assert connection.sql("SELECT 1").fetchall() == [(1,)]
    assert error.value.path == "request.amount"


@pytest.mark.parametrize(
    ("value", "name"), [(b"A1", "bytes"), ({"Eau"}, "set"), ({}.keys(), "dict_keys"), (complex(1), "complex")]
)
def test_what_json_cannot_hold_is_told_by_its_type(value: Any, name: str) -> None:
    assessment = CALL.assess({"reference": value, "project": {"challenges": value}, "budget": value}, locale="en")
    assert [(error.path, error.message) for error in assessment.input_errors] == [
        ("/reference", f"This must be text, not a value of the type {name}. Correct this value."),
        ("/project/challenges", f"This must be a list, not a value of the type {name}. Correct this value."),
        ("/budget", f"This must be a group of fields, not a value of the type {name}. Correct this value."),
    ]
