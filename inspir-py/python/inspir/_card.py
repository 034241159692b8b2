"""An assessment on a card of a notebook and as plain text, in the language of its messages."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._assessment import Assessment
    from ._grant import Step
    from .description import Description

#: The currencies that have a sign of their own.
SIGNS = MappingProxyType({"EUR": "€", "GBP": "£", "USD": "$"})
#: The length of a line of plain text.
WIDTH = 88
#: The spaces at which no line ends, and what stands for one of them meanwhile.
UNBROKEN = re.compile(r"(?<=[0-9]) (?=[0-9€£$])|(?<=[«]) | (?=[:;?!»%])")
STAYS = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Language:
    """The card's own words, and how a language writes amounts."""

    outcomes: Mapping[str, str]
    statuses: Mapping[str, str]
    """The statuses of the findings that are shown."""
    outcome: str
    progress: str
    counts: str
    """With the places ``{met}`` and ``{applicable}``."""
    requested: str
    maximum: str
    status: str
    requirement: str
    message: str
    grant: str
    overall: str
    categories: str
    declared: str
    retained: str
    cut: str
    flat: str
    """What stands for the expenses of a category that is a flat rate."""
    quantities: str
    named: str
    """A figure with its name: the places ``{title}`` and ``{value}``."""
    unknown: str
    """What stands for an amount that is not known."""
    group: str
    """The sign between groups of three digits."""
    decimal: str
    with_sign: str
    """An amount of a currency that has a sign: the places ``{currency}`` and ``{amount}``."""
    with_code: str
    """The same, of a currency that is named by its code."""

    def amount(self, amount: Decimal | None, currency: str) -> str:
        """An amount as the language writes it."""
        if amount is None:
            return self.unknown
        signs = str.maketrans({",": self.group, ".": self.decimal})
        form = self.with_sign if currency in SIGNS else self.with_code
        shown = f"{amount:,.2f}".translate(signs)
        return form.format(currency=SIGNS.get(currency, currency), amount=shown)


LANGUAGES: dict[str, Language] = {
    "fr": Language(
        outcomes=MappingProxyType(
            {
                "invalid": "données à corriger",
                "ineligible": "inéligible en l’état",
                "incomplete": "incomplet",
                "needs_review": "à examiner",
                "eligible": "éligible",
            }
        ),
        statuses=MappingProxyType(
            {"not_met": "non remplie", "missing": "manque", "to_review": "à examiner"}
        ),
        outcome="avis",
        progress="conditions obligatoires remplies",
        counts="{met} sur {applicable}",
        requested="demandé",
        maximum="maximum",
        status="état",
        requirement="condition",
        message="explication",
        grant="Subvention",
        overall="Ensemble",
        categories="Dépenses par catégorie",
        declared="saisi",
        retained="retenu",
        cut="écarté",
        flat="forfait",
        quantities="Chiffres de l’appel",
        named="{title} : {value}",
        unknown="à déterminer",
        group=" ",
        decimal=",",
        with_sign="{amount} {currency}",
        with_code="{amount} {currency}",
    ),
    "en": Language(
        outcomes=MappingProxyType(
            {
                "invalid": "data to correct",
                "ineligible": "ineligible as it stands",
                "incomplete": "incomplete",
                "needs_review": "to be reviewed",
                "eligible": "eligible",
            }
        ),
        statuses=MappingProxyType(
            {"not_met": "not met", "missing": "missing", "to_review": "to be reviewed"}
        ),
        outcome="outcome",
        progress="compulsory conditions met",
        counts="{met} of {applicable}",
        requested="requested",
        maximum="maximum",
        status="status",
        requirement="requirement",
        message="explanation",
        grant="Grant",
        overall="As a whole",
        categories="Expenses by category",
        declared="entered",
        retained="counts",
        cut="cut",
        flat="flat rate",
        quantities="Figures of the call",
        named="{title}: {value}",
        unknown="not known yet",
        group=",",
        decimal=".",
        with_sign="{currency}{amount}",
        with_code="{currency} {amount}",
    ),
}


@dataclass(frozen=True)
class Names:
    """The titles that a call gives, in one language, by the ids of what has them."""

    call: str
    parts: Mapping[str, str]
    categories: Mapping[str, str]
    flat: frozenset[str]
    """The categories that are flat rates."""

    @classmethod
    def of(cls, description: Description) -> Names:
        """The titles in a description."""
        categories = description.get("categories", ())
        return cls(
            call=description["title"],
            parts={part["id"]: part["title"] for part in description["parts"]},
            categories={each["id"]: each["title"] for each in categories},
            flat=frozenset(each["id"] for each in categories if each["flat"] is not None),
        )


class _Shown:
    """What is shown of an assessment, in words."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.words = LANGUAGES[assessment.locale]
        self.grant = assessment.grant
        self.names = assessment._names() or Names(assessment.call, {}, {}, frozenset())
        self.title = f"{self.names.call} {assessment.reference or ''}".strip()

    def amount(self, amount: Decimal | None) -> str:
        return self.words.amount(amount, self.assessment.currency)

    def facts(self) -> list[tuple[str, str]]:
        words, progress = self.words, self.assessment.progress
        return [
            (words.outcome, words.outcomes[self.assessment.outcome]),
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

    def findings(self) -> Iterator[tuple[str, str, str, str]]:
        """Each finding to do something about and each mistake: id, status, place, message."""
        for found in self.assessment.findings:
            if found.status in self.words.statuses:
                status = found.status.value
                yield status, self.words.statuses[status], found.requirement, found.message
        for error in self.assessment.input_errors:
            yield error.code, error.code, error.path, error.message


def card(assessment: Assessment) -> str:
    """The card as HTML. Attributes hold the ids, for style sheets."""
    shown = _Shown(assessment)
    words = shown.words
    summary = " · ".join(
        f"{name} <strong>{html.escape(value)}</strong>" for name, value in shown.facts()
    )
    parts = [f"<p><strong>{html.escape(shown.title)}</strong><br>{summary}</p>"]
    if assessment.label_alone:
        parts.append(f"<p>{html.escape(assessment.label_alone)}</p>")
    calculations, categories = shown.calculations(), shown.categories()
    if calculations:
        parts.append(f"<details open><summary>{words.grant}</summary>")
        for heading, steps in calculations:
            parts.append(f"<p>{html.escape(heading)}</p>" if heading else "")
            parts.append(f"<ul>{''.join(map(_step, steps))}</ul>")
        parts.append("</details>")
    if categories:
        parts.append(_table(categories[0], [_row("", *row) for row in categories[1:]]))
    quantities = [_row("", *row) for row in shown.quantities()]
    if quantities:
        parts.append(_table((words.quantities, ""), quantities))
    rows = [_row(status, *texts) for status, *texts in shown.findings()]
    if rows:
        parts.append(_table((words.status, words.requirement, words.message), rows))
    return f'<div data-outcome="{assessment.outcome.value}">{"".join(parts)}</div>'


def _step(step: Step) -> str:
    text = html.escape(step.message)
    if step.decides:
        return f'<li data-step="{step.step.value}" data-decides><strong>{text}</strong></li>'
    return f'<li data-step="{step.step.value}">{text}</li>'


def _table(heads: Iterable[str], rows: Iterable[str]) -> str:
    head = "".join(f"<th>{html.escape(name)}</th>" for name in heads)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _row(status: str, *texts: str) -> str:
    opened = f'<tr data-status="{html.escape(status)}">' if status else "<tr>"
    return f"{opened}{_cells(texts)}</tr>"


def _cells(texts: Iterable[str]) -> str:
    style = "text-align: left; vertical-align: top"
    return "".join(f'<td style="{style}">{html.escape(text)}</td>' for text in texts)


def page(assessment: Assessment) -> str:
    """The same as plain text. A mark stands before the limit that decides."""
    shown = _Shown(assessment)
    words = shown.words
    (_, outcome), *facts = shown.facts()
    lines = [f"{shown.title} — {outcome}", " · ".join(f"{name} {value}" for name, value in facts)]
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
    for _, status, place, message in shown.findings():
        lines.append("")
        lines += _wrapped(f"{place} ({status})".lstrip(), "", "  ") + _wrapped(message, "  ", "  ")
    return "\n".join(lines)


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    """The rows of a table with their columns one below the other, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*rows)]
    return [
        "  ".join(
            text.rjust(width) if place else text.ljust(width)
            for place, (text, width) in enumerate(zip(row, widths))
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
