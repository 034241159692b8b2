"""A comparison in a notebook: the money, the counts and the moves of outcomes, in a language."""

from __future__ import annotations

import html
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from . import _engine
from ._card import FIGURE, written
from ._card_words import LANGUAGES
from ._closed_lists import Outcome

if TYPE_CHECKING:
    from ._compare import Comparison


def compared(comparison: Comparison, locale: str) -> str:
    """The tables as HTML. Raises ``ValueError`` for an unknown locale."""
    locale = _engine.language(locale)
    words, totals, envelope = LANGUAGES[locale], comparison.totals, comparison.envelope
    calls = (comparison.before, comparison.after)
    currency = calls[0].describe(locale)["currency"]

    def amount(of: Decimal | None) -> str:
        if of is None:
            return ""
        sign = "\N{MINUS SIGN}" if of < 0 else ""
        return f"{sign}{written(abs(of), locale, currency)}"

    def count(of: int) -> str:
        return _engine.format_count(of, locale)

    is_one_call = calls[0].id == calls[1].id
    editions = [words.edition.format(edition=call.edition) if is_one_call else call.title(locale) for call in calls]
    money: list[Sequence[str]] = [("", *editions), (words.granted, amount(totals.before), amount(totals.after))]
    if envelope is not None:
        left = words.left.format(envelope=amount(envelope))
        money.append((left, amount(comparison.left_before), amount(comparison.left_after)))
    money.append((words.difference, "", amount(totals.difference)))
    counts: list[Sequence[str]] = [
        (words.applications, count(totals.applications)), (words.unknown_amounts, count(totals.unknown)),
        (words.winners, count(totals.winners)), (words.losers, count(totals.losers)),
    ]  # fmt: skip
    pairs = comparison.outcomes
    reached = [outcome for outcome in Outcome if any(outcome in pair for pair in pairs)]
    moved: list[Sequence[str]] = [("", *(outcome.label(locale) for outcome in reached))]
    moved += [
        (old.label(locale), *(count(pairs.get((old, new), 0)) for new in reached)) for old in reached
    ]
    moves = words.moves.format(before=editions[0], after=editions[1])
    tables = _table(calls[0].title(locale), money), _table("", counts), _table(moves, moved)
    return f'<div lang="{locale}">{"".join(tables)}</div>'


def _table(caption: str, rows: Sequence[Sequence[Any]]) -> str:
    """Rows whose first cell is a heading, and headings alone in a first row that begins with none."""
    lines = [f"<caption>{html.escape(caption)}</caption>"] if caption else []
    for row in rows:
        tags = ["th" if not index or not rows[0][0] and row is rows[0] else "td" for index in range(len(row))]
        cells = (_cell(tag, str(cell)) for tag, cell in zip(tags, row))
        lines.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(lines)}</table>"


def _cell(tag: str, text: str) -> str:
    style = f' style="{FIGURE}"' if tag == "td" else ""
    return f"<{tag}{style}>{html.escape(text)}</{tag}>"
