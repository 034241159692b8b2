"""An assessment on a card of a notebook and as plain text, in the language of its messages."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from . import _engine
from ._card_names import CardTitles
from ._card_words import LANGUAGES
from ._closed_lists import Labelled, Level, Status

if TYPE_CHECKING:
    from ._assessment import Assessment
    from ._grant import Step

#: The statuses of the findings that ask for something.
SHOWN = (Status.NOT_MET, Status.MISSING, Status.TO_REVIEW)
#: The length of a line of plain text.
WIDTH = 88
#: The spaces at which no line ends, and what stands for one of them meanwhile.
UNBROKEN = re.compile(r"(?<=[0-9]) (?=[0-9€£$])|(?<=[«]) | (?=[:;?!»%])")
STAYS = "\N{NO-BREAK SPACE}"
#: The look of cells, of the outcome, and of the words that go with others.
CELL = "text-align: left; vertical-align: top"
FIGURE = "text-align: right; vertical-align: top; white-space: nowrap"
HEADING = "font-weight: bold; margin-top: 12px"
FRAMED = "border: 1px solid; border-radius: 4px; padding: 2px 8px; white-space: nowrap"
SMALL = "font-size: smaller; white-space: nowrap"


class Point(NamedTuple):
    """Something to do something about: a finding, or a mistake in the data."""

    id: str
    """The status of a finding, the code of a mistake."""
    said: str
    """The status in words; nothing for a mistake."""
    title: str
    message: str
    """What follows the title."""


class _Shown:
    """What is shown of an assessment, in words."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.words = LANGUAGES[assessment.locale]
        self.grant = assessment.grant
        self.names = assessment._names() or CardTitles(assessment.call)
        self.title = " · ".join(filter(None, [self.names.call, assessment.reference]))

    def amount(self, amount: Decimal | None) -> str:
        """An amount as people write it."""
        if amount is None:
            return self.words.unknown
        return written(amount, self.assessment.locale, self.assessment.currency)

    def label(self, word: Labelled) -> str:
        """What the engine calls a word."""
        return labelled(word, self.assessment.locale)

    def outcome(self) -> str:
        return self.label(self.assessment.outcome)

    def facts(self) -> list[tuple[str, str]]:
        words, progress = self.words, self.assessment.progress
        return [
            (words.progress, words.counts.format(met=progress.met, applicable=progress.applicable)),
            (words.requested, self.amount(self.grant.requested)),
            (words.maximum, self.amount(self.grant.maximum)),
        ]

    def calculations(self) -> list[tuple[str, tuple[Step, ...]]]:
        """The steps of each part and of the whole, with a heading if there are several."""
        if not self.assessment.readable:
            return []
        titles = self.names.parts
        shown = [(titles.get(part.id, part.id), part.steps) for part in self.grant.parts]
        if self.grant.overall:
            shown.append((self.words.overall, self.grant.overall))
        return shown if len(shown) > 1 else [("", steps) for _, steps in shown]

    def categories(self) -> list[tuple[str, ...]]:
        """The table of the categories, its heads first; empty if there are none."""
        words = self.words
        if not (self.assessment.readable and self.grant.categories):
            return []
        rows = []
        for each in self.grant.categories:
            declared, cut = self.amount(each.declared), self.amount(each.cut)
            if each.id in self.names.flat:
                declared, cut = words.flat, "–"
            title = self.names.categories.get(each.id, each.id)
            rows.append((title, declared, self.amount(each.retained), cut))
        return [(words.categories, words.declared, words.retained, words.cut), *rows]

    def quantities(self) -> tuple[tuple[str, str], ...]:
        """The title of each quantity that the call names, and its value."""
        return self.assessment._figures() if self.assessment.readable else ()

    def groups(self) -> Iterator[tuple[str, str, list[Point]]]:
        """What there is to do, level by level: the id of the level, its heading, its points.

        Mistakes in the data come first.
        """
        words = self.words
        yield from self._group("mistakes", words.mistakes, self._mistakes())
        if self.assessment.readable:
            for level in Level:
                heading = self.label(level)
                heading = heading[0].upper() + heading[1:]
                yield from self._group(level.value, heading, self._findings(level))

    def _group(
        self, id: str, heading: str, points: Iterable[Point]
    ) -> Iterator[tuple[str, str, list[Point]]]:
        listed = list(points)
        if listed:
            yield id, self.words.group.format(heading=heading, count=len(listed)), listed

    def _mistakes(self) -> Iterator[Point]:
        for error in self.assessment.input_errors:
            title = self.names.place(error.path, self.words.item)
            message = self.words.named.format(title="", value=error.message)
            yield Point(error.code, "", title, message if title else error.message)

    def _findings(self, level: Level) -> Iterator[Point]:
        for found in self.assessment.findings:
            if found.level is level and found.status in SHOWN:
                # Messages begin with the title of their requirement.
                title = self.names.requirements.get(found.requirement, "")
                title = title if found.message.startswith(title) else ""
                said = self.label(found.status)
                yield Point(found.status.value, said, title, found.message.removeprefix(title))


def labelled(word: Labelled, locale: str) -> str:
    """What the engine calls a word in a language."""
    return word.label(locale)


def written(amount: Decimal, locale: str, currency: str) -> str:
    """An amount as people write it in a language."""
    text = format(amount, "f")
    try:
        return _engine.format_amount(text, locale, currency)
    except ValueError:  # More than an application can hold: a sum of many such amounts.
        return f"{text} {currency}"


def card(assessment: Assessment) -> str:
    """The card as HTML. Attributes hold the ids, for style sheets."""
    shown = _Shown(assessment)
    words = shown.words
    facts = [
        f'{name} <strong style="white-space: nowrap">{html.escape(value)}</strong>'
        for name, value in shown.facts()
    ]
    outcome = f'<strong style="{FRAMED}">{html.escape(shown.outcome())}</strong>'
    parts = [
        f"<p><strong>{html.escape(shown.title)}</strong></p>",
        f"<p>{' · '.join([f'{words.outcome} {outcome}', *facts])}</p>",
    ]
    if assessment.label_alone:
        parts.append(f"<p>{html.escape(assessment.label_alone)}</p>")
    calculations, categories = shown.calculations(), shown.categories()
    if calculations:
        parts.append(f"<details data-grant open>{_summary(words.grant)}")
        for heading, steps in calculations:
            parts.append(f"<p>{html.escape(heading)}</p>" if heading else "")
            parts.append(f"<ul>{''.join(_step(step, words.decides) for step in steps)}</ul>")
        parts.append("</details>")
    if categories:
        parts.append(_table(categories[0], map(_row, categories[1:])))
    quantities = list(map(_row, shown.quantities()))
    if quantities:
        parts.append(_table((words.quantities, ""), quantities))
    for level, heading, points in shown.groups():
        parts.append(
            f'<details data-level="{level}" open>{_summary(heading)}'
            f"<table><tbody>{''.join(map(_point, points))}</tbody></table></details>"
        )
    lang, id = html.escape(assessment.locale), assessment.outcome.value
    return f'<div lang="{lang}" data-outcome="{id}">{"".join(parts)}</div>'


def _step(step: Step, decides: str) -> str:
    text = html.escape(step.message)
    if step.decides:
        return (
            f'<li data-step="{step.step.value}" data-decides><strong>{text}</strong> '
            f'<span style="{SMALL}">← {html.escape(decides)}</span></li>'
        )
    return f'<li data-step="{step.step.value}">{text}</li>'


def _point(point: Point) -> str:
    cells = f'<td style="{CELL}; {SMALL}">{html.escape(point.said)}</td>' if point.said else ""
    title = f"<strong>{html.escape(point.title)}</strong>" if point.title else ""
    cells += f'<td style="{CELL}">{title}{html.escape(point.message)}</td>'
    return f'<tr data-status="{html.escape(point.id)}">{cells}</tr>'


def _summary(heading: str) -> str:
    return f'<summary style="{HEADING}">{html.escape(heading)}</summary>'


def _table(heads: Iterable[str], rows: Iterable[str]) -> str:
    """A table whose first column has titles, and the others figures."""
    head = "".join(_cell(name, index, "th") for index, name in enumerate(heads))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _row(texts: Iterable[str]) -> str:
    return f"<tr>{''.join(_cell(text, index) for index, text in enumerate(texts))}</tr>"


def _cell(text: str, index: int, tag: str = "td") -> str:
    return f'<{tag} style="{FIGURE if index else CELL}">{html.escape(text)}</{tag}>'


def page(assessment: Assessment) -> str:
    """The same as plain text. A mark stands before the limit that decides."""
    shown = _Shown(assessment)
    words = shown.words
    facts = " · ".join(f"{name} {value}" for name, value in shown.facts())
    lines = [f"{shown.title} — {shown.outcome()}", facts]
    if assessment.label_alone:
        lines.append(assessment.label_alone)
    calculations, quantities = shown.calculations(), shown.quantities()
    if calculations:
        lines += ["", words.grant]
        for heading, steps in calculations:
            lines += [f"  {heading}"] if heading else []
            for step in steps:
                lines += _wrapped(step.message, "> " if step.decides else "  ", "    ")
    if shown.grant.categories:
        lines += ["", *_columns(shown.categories())]
    if quantities:
        lines += ["", words.quantities]
        for title, value in quantities:
            lines += _wrapped(words.named.format(title=title, value=value), "  ", "    ")
    for _, heading, points in shown.groups():
        lines += ["", heading]
        for point in points:
            said = f"{point.said} — " if point.said else ""
            lines += _wrapped(f"{said}{point.title}{point.message}", "  ", "    ")
    return "\n".join(lines)


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    """The rows of a table with their columns one below the other, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows)]
    return [
        "  ".join(
            text.rjust(width) if index else text.ljust(width)
            for index, (text, width) in enumerate(zip(row, widths))
        )
        for row in rows
    ]


def _wrapped(text: str, first: str, others: str) -> list[str]:
    """The lines of a text. A figure stays on one line, and a sign with its word."""
    lines = textwrap.wrap(
        UNBROKEN.sub(STAYS, text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(STAYS, " ") for line in lines]
