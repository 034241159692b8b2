"""Grants awarded, as the national open data state them."""

from __future__ import annotations

import csv
import difflib
import io
import os
import warnings
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from . import _engine
from ._errors import InspirError
from ._cells import plain_at, rows
from ._scdl_cells import Cells, Refusal, blank, told
from ._scdl_columns import COLUMNS, IDENTIFIERS, NAMES
from ._scdl_words import REASONS, SENTENCES

#: How many faults, or rows, the text of an error has; it holds them all.
TOLD = 10


class ScdlFault(NamedTuple):
    """Something in decisions that the national schema does not take."""

    row: int | None
    """The row, from 1; ``None`` where the whole column is meant."""
    column: str
    code: str
    """``required``, ``format``, ``check_digits``…"""
    found: str
    """What stands there."""
    message: str
    """What is wrong, and what to write."""


class ScdlError(InspirError, ValueError):
    """Decisions do not fit the national schema; ``faults`` has each with its place."""

    code = "scdl"
    faults: tuple[ScdlFault, ...]

    def __init__(self, message: str, faults: tuple[ScdlFault, ...] = ()) -> None:
        super().__init__(message, faults)
        self.faults = faults

    def __str__(self) -> str:
        return str(self.args[0])


class ScdlWarning(UserWarning):
    """The shares of a grant do not come to 1: perhaps the aid rate was given for the share."""


def scdl(
    decisions: Any,
    path: str | os.PathLike[str] | None = None,
    *,
    common: Mapping[str, Any] | None = None,
    locale: str = "fr",
) -> str:
    """Write the national open-data table of grants awarded (SCDL “subventions” 2.1.1).

    ``decisions`` is a table, as :func:`applications` takes it, with the columns of the schema by their
    names; what may be left out is empty. ``common`` has the values that all rows share. Cells hold what
    people write: days, amounts of money, ``oui`` and ``non`` or booleans. It gives the text of the CSV
    file, and writes it to ``path`` if one is given: UTF-8, commas, decimal points, all 16 columns.

    ``pourcentageSubvention`` is the beneficiary's share of the grant (1 if there is no other), not the
    aid rate: where the shares of a grant do not come to 1, a :class:`ScdlWarning` says so.

    Raises :class:`ScdlError` with each cell that the schema or its checks refuse (a wrong SIRET, neither
    SIRET nor RNA number); nothing is written then. Amounts have cents and are not below zero, and the
    days of periods exist and are in order: the schema does not ask for that.

    >>> grant = {
    ...     "dateConvention": "01/03/2027", "nomBeneficiaire": "Les Écluses numériques",
    ...     "rnaBeneficiaire": "W123456789", "objet": "Hackathon des canaux", "montant": "5 500 €",
    ...     "nature": "aide en numéraire", "conditionsVersement": "unique",
    ...     "datesPeriodeVersement": "2027-04-01", "notificationUE": False, "pourcentageSubvention": 1,
    ... }
    >>> region = {"nomAttribuant": "Région Hauts-de-France", "idAttribuant": "35600000018723"}
    >>> text = scdl([grant], common=region)
    >>> text.splitlines()[1].split(",")[7:10]
    ['Hackathon des canaux', '5500.00', 'aide en numéraire']
    >>> scdl([{**grant, "montant": ""}], common=region, locale="en")
    Traceback (most recent call last):
    ...
    inspir._scdl.ScdlError: 1 mistake: these decisions cannot be published as they are.
      row 1, montant: A value is missing. Write the total amount of the grant in euros: 47800.20.
    """
    locale = _engine.language(locale)
    if common is not None and not isinstance(common, Mapping):
        raise TypeError(f"`common` has the values that all rows share, by their columns, not `{type(common).__name__}`")
    headers, lines = rows(decisions)
    shared = {name: plain_at("`common`", name, value) for name, value in (common or {}).items()}
    faults = _of_columns(headers, list(shared), locale) if headers or lines else []
    _raise_if(faults, locale)
    cells = Cells(locale)
    written = []
    for number, line in enumerate(lines, 1):
        read, refused = _row({**shared, **dict(zip(headers, line))}, number, cells)
        written.append(read)
        faults += refused
    _raise_if(faults, locale)
    _look_at_shares(written, locale)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(NAMES)
    writer.writerows([row[name] for name in NAMES] for row in written)
    if path is not None:
        Path(path).write_text(text.getvalue(), encoding="utf-8", newline="")
    return text.getvalue()


def _row(row: dict[str, Any], number: int, cells: Cells) -> tuple[dict[str, str], list[ScdlFault]]:
    """The cells of a decision as they are written, and those that are refused."""
    written, faults, empty = {}, [], 0
    for column in COLUMNS:
        value = row.get(column.name)
        value = "" if value is None or blank(value) else value
        written[column.name] = ""
        try:
            if value != "":
                written[column.name] = cells.read(column, value)
            elif column.required:
                raise cells.refusal("required", column)
        except Refusal as refusal:
            faults.append(ScdlFault(number, column.name, refusal.code, str(value), str(refusal)))
        empty += value == "" and column.name in IDENTIFIERS
    if empty == len(IDENTIFIERS):
        message = told("one_of", "siret", cells.locale)
        faults.append(ScdlFault(number, IDENTIFIERS[0], "one_of", "", message))
    return written, faults


def _of_columns(headers: list[str], shared: list[str], locale: str) -> list[ScdlFault]:
    """What is wrong with the columns that there are."""
    given = [*headers, *shared]
    faults = []
    for name in dict.fromkeys(given):
        if name not in NAMES:
            near = difflib.get_close_matches(name, NAMES, 1)
            near = near or [known for known in NAMES if known.lower() == name.lower()]
            message = told(
                "column.unknown",
                "near" if near else "remove",
                locale,
                found=name,
                near="".join(near),
            )
            faults.append(ScdlFault(None, name, "column.unknown", name, message))
        elif given.count(name) > 1:
            message = told("column.twice", "once", locale)
            faults.append(ScdlFault(None, name, "column.twice", name, message))
    for column in COLUMNS:
        if column.required and column.name not in given:
            message = told("column.absent", "add", locale)
            faults.append(ScdlFault(None, column.name, "column.absent", "", message))
    return faults


def _raise_if(faults: list[ScdlFault], locale: str) -> None:
    if not faults:
        return
    words = SENTENCES[locale]
    # What is wrong with several rows is told once.
    places: dict[tuple[str, str], list[int]] = {}
    for fault in faults:
        rows = places.setdefault((fault.column, fault.message), [])
        rows += [] if fault.row is None else [fault.row]
    lines = []
    for (column, message), rows in list(places.items())[:TOLD]:
        where = words["cell"].format(rows=_rows(rows, locale), column=column) if rows else column
        lines.append(f"  {where}: {message}")
    count = words["one"] if len(faults) == 1 else words["many"].format(count=len(faults))
    lines += ["  …"] if len(places) > TOLD else []
    if any(fault.code == "column.unknown" for fault in faults):
        lines.append(words["columns"].format(names=", ".join(NAMES)))
    raise ScdlError("\n".join([words["all"].format(count=count), *lines]), tuple(faults))


def _rows(numbers: Sequence[int], locale: str) -> str:
    """The first of some rows, and whether there are more."""
    shown = [*map(str, numbers[:TOLD]), *(["…"] if len(numbers) > TOLD else [])]
    return SENTENCES[locale]["row" if len(numbers) == 1 else "rows"].format(rows=", ".join(shown))


def _look_at_shares(written: Iterable[dict[str, str]], locale: str) -> None:
    """Warns, once, of the grants whose shares do not come to 1, as far as they are rounded."""
    words, wrong = SENTENCES[locale], []
    grants: dict[tuple[str, ...], list[tuple[int, str]]] = {}
    told_by = ("idAttribuant", "dateConvention", "referenceDecision", "objet", "montant")
    for number, row in enumerate(written, 1):
        key = tuple(row[name] for name in told_by)
        grants.setdefault(key, []).append((number, row["pourcentageSubvention"]))
    for shares in grants.values():
        amounts = [Decimal(share) for _, share in shares]
        # Shares of 1 are grants of their own that look alike.
        if all(amount == 1 for amount in amounts):
            continue
        decimals = [len(share.partition(".")[2]) for _, share in shares]
        rounded = sum((Decimal(5).scaleb(-count - 1) for count in decimals), Decimal())
        total = sum(amounts, Decimal())
        if abs(total - 1) > rounded:
            wrong.append(([number for number, _ in shares], total))
    if wrong:
        (first, total), *others = wrong
        message = words["shares"].format(place=_rows(first, locale), sum=total)
        if others:
            numbers = [number for rows, _ in others for number in rows]
            message = f"{message} {words['others'].format(place=_rows(numbers, locale))}"
        warnings.warn(message, ScdlWarning, stacklevel=3)
