"""What another edition of a call would change for many applications: outcomes, and its price."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, final

from . import _engine
from ._arrow import library
from ._closed_lists import Outcome
from ._call import Call
from ._compare_card import compared
from ._errors import table_errors
from ._imported import ApplicationReader, Applications
from ._progress import Progress, bar
from ._reform import NewValue, named
from ._sources import is_table, of_no_table, only_tables
from ._table import Reader, Table
from ._tables import key_columns, named_columns, readable

@final
@dataclass(frozen=True, slots=True)
class ComparisonTotals:
    """What a reform changes for some applications, added up to the cent.

    What may be granted to one is at most the smaller of what is asked for and the maximum, whatever
    the outcome. Where either edition leaves that open, the application is counted in ``unknown``
    and in no amount. So ``difference`` is ``gained`` less ``lost``, and the sum of the differences
    of the rows.
    """

    applications: int
    unknown: int
    """Of how many either edition leaves the grant open."""
    winners: int
    losers: int
    before: Decimal
    """What may be granted at most under the first edition."""
    after: Decimal
    difference: Decimal
    gained: Decimal
    """What the winners get more."""
    lost: Decimal
    """What the losers get less."""
    refused_before: Decimal
    """The part of ``before`` of those that are ineligible as they stand."""
    refused_after: Decimal

    @classmethod
    def _of(cls, told: Mapping[str, Any]) -> ComparisonTotals:
        amounts = {name: Decimal(value) for name, value in told.items() if isinstance(value, str)}
        return cls(**{**told, **amounts})


@final
class Comparison:
    """What two editions of a call decide on the same applications, from :func:`compare`."""

    __slots__ = ("_counts", "_index", "_told", "after", "before", "by", "envelope", "rows")
    before: Call
    after: Call
    by: tuple[str, ...]
    """What the groups are made by."""
    envelope: Decimal | None
    """The money there is, if it was given."""
    rows: Table | Reader | None
    """A row for each application, if rows were asked for."""

    def __init__(self) -> None:
        raise TypeError("write compare(…): a comparison comes from applications")

    @classmethod
    def _of(
        cls,
        calls: tuple[Call, Call],
        by: tuple[str, ...],
        envelope: Decimal | None,
        counts: _engine.Counts,
        index: int = 0,
        rows: Table | Reader | None = None,
    ) -> Comparison:
        comparison = object.__new__(cls)
        comparison.before, comparison.after = calls
        comparison.by, comparison.envelope, comparison.rows = by, envelope, rows
        comparison._counts, comparison._index = counts, index
        comparison._told = None
        return comparison

    _counts: _engine.Counts
    _index: int
    _told: dict[str, Any] | None

    def to_dict(self) -> dict[str, Any]:
        """All counts as plain Python; amounts are text.

        With ``stream``, these are the counts of the rows that were read so far.
        """
        if self._told is not None:
            return self._told
        told: dict[str, Any] = json.loads(self._counts.to_json()[self._index])
        if not isinstance(self.rows, Reader):
            self._told = told
        return told

    @property
    def totals(self) -> ComparisonTotals:
        """All applications."""
        return ComparisonTotals._of(self.to_dict()["totals"])

    @property
    def outcomes(self) -> dict[tuple[Outcome, Outcome], int]:
        """How many applications have the first outcome before and the second after."""
        return {
            (Outcome(each["before"]), Outcome(each["after"])): each["applications"]
            for each in self.to_dict()["outcomes"]
        }

    @property
    def groups(self) -> dict[tuple[str | None, ...], ComparisonTotals]:
        """The totals of each group, by its values in the order of ``by``; ``None``: no value."""
        return {
            tuple(each["group"]): ComparisonTotals._of(each["totals"])
            for each in self.to_dict()["groups"]
        }

    @property
    def left_before(self) -> Decimal | None:
        """What the envelope leaves under the first edition; below 0 if it does not suffice."""
        return None if self.envelope is None else self.envelope - self.totals.before

    @property
    def left_after(self) -> Decimal | None:
        """What the envelope leaves under the second edition; below 0 if it does not suffice."""
        return None if self.envelope is None else self.envelope - self.totals.after

    def __repr__(self) -> str:
        totals = self.totals
        return (
            f"<inspir.Comparison of editions {self.before.edition!r} and {self.after.edition!r}: "
            f"{totals.applications} applications, {totals.before} before, {totals.after} after, "
            f"{totals.unknown} unknown>"
        )

    def to_html(self, locale: str = "fr") -> str:
        """The totals and the moves of outcomes as tables of HTML, in a locale. A notebook shows them in French.

        Raises ``ValueError`` for an unknown locale.

        >>> call = Call.load("inspir-creative-event")
        >>> found = compare([{}], call, call.reform({"rate": "0.60"}, edition="2"))
        >>> "granted at most" in found.to_html("en")
        True
        """
        return compared(self, locale)

    def _repr_html_(self) -> str:
        return self.to_html()

    def plot(self, locale: str = "fr") -> Any:
        """The moves of outcomes and the money, as two charts of altair, with outcomes named in a locale.

        The editions name the axes. Raises ``ImportError`` if altair is not installed, and
        ``ValueError`` for an unknown locale.
        """
        alt: Any = library("a plot", "altair")
        order = [outcome.label(locale) for outcome in Outcome]
        editions = [self.before.edition, self.after.edition]
        if editions[0] == editions[1]:
            editions = [f"1. {self.before.id}", f"2. {self.after.id}"]
        moved = [
            {"before": before.label(locale), "after": after.label(locale), "applications": count}
            for (before, after), count in self.outcomes.items()
        ]
        matrix = (
            alt.Chart(alt.Data(values=moved))
            .mark_rect()
            .encode(
                x=alt.X("after:N", sort=order, title=editions[1]),
                y=alt.Y("before:N", sort=order, title=editions[0]),
                color=alt.Color("applications:Q", title=None),
                tooltip=["before:N", "after:N", "applications:Q"],
            )
        )
        amounts = [self.totals.before, self.totals.after]
        # Only the lengths of bars are floats; the amounts stay text.
        money = [
            {"edition": edition, "amount": float(amount), "exact": str(amount)}
            for edition, amount in zip(editions, amounts)
        ]
        bars = (
            alt.Chart(alt.Data(values=money))
            .mark_bar()
            .encode(
                x=alt.X("edition:N", sort=editions, title=None),
                y=alt.Y("amount:Q", title=self.before.describe(locale)["currency"]),
                tooltip=["edition:N", "exact:N"],
            )
        )
        return matrix | bars


def compare(
    source: Any,
    call: Call | str,
    other: Call | str,
    *,
    keys: Sequence[str] = (),
    by: Sequence[str] = (),
    envelope: Decimal | int | str | None = None,
    rows: bool = False,
    stream: bool = False,
    assess_keys: bool = False,
    json_column: str | None = None,
    threads: int | None = None,
    progress: Progress = None,
) -> Comparison:
    """Compare what two editions of a call decide on the same applications, in one pass.

    ``source`` is whatever :meth:`Call.findings_table` takes: a table, JSON Lines (a path or a binary
    file), an iterable of applications such as :func:`applications` gives, a folder or a glob. ``by``
    names what to group by: columns and their members (``applicant.legal_form``) of a table, members
    of the applications of another source; what a portal keeps for itself stands in
    ``extensions.…``. ``keys``, ``assess_keys`` and ``json_column`` are as in :meth:`Call.assess_table`.

    Without ``rows`` the applications are only counted, and memory does not grow with them. With
    ``rows``, ``Comparison.rows`` is a table with a row for each application, in order: the keys
    (of other sources than tables, ``reference``); ``outcome_before``, ``outcome_after``; ``requested_before``,
    ``requested_after``; ``maximum_before``, ``maximum_after``; ``grant_before``, ``grant_after``
    and ``difference`` (null where either is not known); and ``changed``, the ids of the
    requirements whose status differs. With ``stream`` it is a :class:`Reader`, and the counts are
    those of the rows that were read.

    Raises what these functions raise; :class:`TableError` if the calls have two currencies, or if ``by`` names no
    column of a table, no field of applications, an extension that the mapping of :func:`applications` does not
    name or, at the end of other sources, one that no application had.

    >>> import pyarrow as pa
    >>> call = Call.load("inspir-creative-event")
    >>> reform = call.reform({"rate": "0.60"}, edition="1-reform")
    >>> table = pa.table({
    ...     "request": [{"amount": "600.00"}, {"amount": "200.00"}],
    ...     "budget": [{"expenses": [{"amount": "1000.00"}]}] * 2,
    ... })
    >>> totals = compare(table, call, reform).totals
    >>> totals.before, totals.after, totals.winners
    (Decimal('700.00'), Decimal('800.00'), 1)
    """
    calls, amount = (_loaded(call), _loaded(other)), _amount(envelope)
    wants_rows = rows or stream
    reader, counts = _counting(
        source, calls[0], calls[1:], keys, assess_keys, by, json_column, wants_rows, threads, progress
    )
    read = _read(reader, wants_rows, stream)
    return Comparison._of(calls, tuple(by), amount, counts, rows=read)


def sweep(
    source: Any,
    call: Call | str,
    changes: Mapping[str, Sequence[NewValue]],
    *,
    keys: Sequence[str] = (),
    by: Sequence[str] = (),
    envelope: Decimal | int | str | None = None,
    assess_keys: bool = False,
    json_column: str | None = None,
    threads: int | None = None,
    progress: Progress = None,
) -> list[tuple[dict[str, NewValue], Comparison]]:
    """Compare a call with each of several reforms, in one pass over the applications.

    ``changes`` holds the values of each path (see :meth:`Call.reform`); with several paths, each
    combination is a reform. The rest is as in :func:`compare`. It gives a list of pairs: the values of a
    reform, and its comparison, whose ``totals`` make a row of a table.

    >>> import pyarrow as pa
    >>> table = pa.table({
    ...     "request": [{"amount": "600.00"}],
    ...     "budget": [{"expenses": [{"amount": "1000.00"}]}],
    ... })
    >>> for values, comparison in sweep(table, "inspir-creative-event", {"rate": ["0.40", "0.60"]}):
    ...     print(values["rate"], comparison.totals.after)
    0.40 400.00
    0.60 600.00
    """
    call = _loaded(call)
    of_paths = {path: _values(path, values) for path, values in named(changes, "{'rate': ['0.60']}").items()}
    amount = _amount(envelope)
    combined = [dict(zip(of_paths, values)) for values in itertools.product(*of_paths.values())]
    reforms = tuple(
        call.reform(values, edition=f"{call.edition}-{index}")
        for index, values in enumerate(combined, 1)
    )
    reader, counts = _counting(
        source, call, reforms, keys, assess_keys, by, json_column, False, threads, progress
    )
    _read(reader, False, False)
    return [
        (values, Comparison._of((call, reform), tuple(by), amount, counts, index))
        for index, (values, reform) in enumerate(zip(combined, reforms))
    ]


def _values(path: str, values: Any) -> list[NewValue]:
    """The values of a path."""
    if isinstance(values, (str, bytes, Mapping)) or not isinstance(values, Iterable):
        raise TypeError(f"`changes` holds the values of each path: write {{{path!r}: [{values!r}]}}")
    if not (listed := list(values)):
        raise ValueError(f"`changes` has no value for `{path}`: give it one or several, or leave it out")
    return listed


def _loaded(call: Call | str) -> Call:
    return call if isinstance(call, Call) else Call.load(call)


def _amount(envelope: Any) -> Decimal | None:
    if envelope is None:
        return None
    if type(envelope).__module__ == "numpy":
        # A scalar of numpy counts by its value.
        envelope = envelope.item()
    if isinstance(envelope, (bool, float)):
        kind = type(envelope).__name__
        raise TypeError(f"`envelope` is an amount: give it as Decimal, int or text, not as a {kind}")
    try:
        amount = Decimal(envelope)
    except ArithmeticError:
        amount = Decimal("NaN")
    if not amount.is_finite():
        raise ValueError(f"`envelope` is an amount such as '30000.00', not {envelope!r}")
    return amount


def _counting(
    source: Any,
    call: Call,
    others: Sequence[Call],
    keys: Sequence[str],
    assess_keys: bool,
    by: Sequence[str],
    json_column: str | None,
    rows: bool,
    threads: int | None,
    progress: Progress,
) -> tuple[Reader, _engine.Counts]:
    """The pass over the applications, and what it counts."""
    groups = named_columns(by, "by")
    first, natives = call._native, [other._native for other in others]
    if not is_table(source):
        only_tables(keys=keys, assess_keys=assess_keys, json_column=json_column)
        with table_errors():
            extensions = source.extensions if isinstance(source, (Applications, ApplicationReader)) else None
            work, counts = _engine.comparing(first, natives, groups, rows, extensions)
        reader = of_no_table(work, source, threads=threads, progress=progress)
        return Reader._of(reader), counts
    names = key_columns(keys)
    table = readable(source, names)
    with table_errors():
        reader, counts = _engine.compare_table(
            first, natives, table, names, assess_keys, groups, json_column, rows, threads,
            bar(progress, "rows", None),
        )  # fmt: skip
    return Reader._of(reader), counts


def _read(reader: Reader, rows: bool, stream: bool) -> Table | Reader | None:
    if stream:
        return reader
    with table_errors():
        if rows:
            return reader.read_all()
        reader.drain()
    return None
