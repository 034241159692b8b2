"""The card of an assessment in a notebook, in the language of its messages."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._assessment import Assessment


@dataclass(frozen=True)
class Language:
    """The card's own words, and how a language writes amounts."""

    outcomes: Mapping[str, str]
    statuses: Mapping[str, str]
    """The statuses of the findings that the card shows."""
    outcome: str
    progress: str
    counts: str
    """With the places ``{met}`` and ``{applicable}``."""
    requested: str
    maximum: str
    status: str
    requirement: str
    message: str
    group: str
    """The sign between groups of three digits."""
    decimal: str
    euro: tuple[str, str]
    """The signs before and after an amount."""

    def amount(self, amount: Decimal | None) -> str:
        """An amount as the language writes it."""
        if amount is None:
            return "—"
        signs = str.maketrans({",": self.group, ".": self.decimal})
        before, after = self.euro
        return f"{before}{f'{amount:,.2f}'.translate(signs)}{after}"


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
        group=" ",
        decimal=",",
        euro=("", " €"),
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
        group=",",
        decimal=".",
        euro=("€", ""),
    ),
}


def card(assessment: Assessment) -> str:
    """The card as HTML. Attributes hold the ids, for style sheets."""
    words = LANGUAGES[assessment.locale]
    grant, progress, outcome = assessment.grant, assessment.progress, assessment.outcome.value
    rows = [
        _row(found.status.value, words.statuses[found.status], found.requirement, found.message)
        for found in assessment.findings
        if found.status in words.statuses
    ]
    rows += [
        _row(error.code, error.code, error.path, error.message)
        for error in assessment.input_errors
    ]
    facts = [
        (words.outcome, words.outcomes[outcome]),
        (words.progress, words.counts.format(met=progress.met, applicable=progress.applicable)),
        (words.requested, words.amount(grant.requested)),
        (words.maximum, words.amount(grant.maximum)),
    ]
    summary = " · ".join(f"{name} <strong>{value}</strong>" for name, value in facts)
    title = html.escape(f"{assessment.call} {assessment.reference or ''}".strip())
    names = (words.status, words.requirement, words.message)
    heads = "".join(f"<th>{name}</th>" for name in names)
    body = "".join(rows)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>" if rows else ""
    head = f"<p><strong>{title}</strong><br>{summary}</p>"
    return f'<div data-outcome="{outcome}">{head}{table}</div>'


def _row(status: str, *texts: str) -> str:
    return f'<tr data-status="{html.escape(status)}">{_cells(texts)}</tr>'


def _cells(texts: Iterable[str]) -> str:
    style = "text-align: left; vertical-align: top"
    return "".join(f'<td style="{style}">{html.escape(text)}</td>' for text in texts)
