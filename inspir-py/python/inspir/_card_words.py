"""The words of the card of a notebook, in the languages of the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Language:
    """The card's own words in one language."""

    outcomes: Mapping[str, str]
    statuses: Mapping[str, str]
    """The statuses of the findings that are shown."""
    levels: Mapping[str, str]
    """The levels of findings, in the order of the card: a heading for each."""
    outcome: str
    progress: str
    counts: str
    """With the places ``{met}`` and ``{applicable}``."""
    requested: str
    maximum: str
    mistakes: str
    """The heading of what is wrong in the data."""
    group: str
    """A heading with the number of what stands below it: ``{heading}`` and ``{count}``."""
    item: str
    """A member of an item of a list: the places ``{column}``, ``{list}`` and ``{number}``."""
    grant: str
    decides: str
    """What is said of the step that decides."""
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
        levels=MappingProxyType(
            {
                "blocking": "Obligatoire",
                "warning": "Non bloquant",
                "advice": "Conseil",
                "appraisal": "Appréciation",
            }
        ),
        outcome="avis",
        progress="conditions obligatoires remplies",
        counts="{met} sur {applicable}",
        requested="demandé",
        maximum="maximum",
        mistakes="Données à corriger",
        group="{heading} ({count})",
        item="{column} ({list}, n° {number})",
        grant="Subvention",
        decides="limite qui décide",
        overall="Ensemble",
        categories="Dépenses par catégorie",
        declared="saisi",
        retained="retenu",
        cut="écarté",
        flat="forfait",
        quantities="Chiffres de l’appel",
        named="{title} : {value}",
        unknown="à déterminer",
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
        levels=MappingProxyType(
            {
                "blocking": "Compulsory",
                "warning": "Not blocking",
                "advice": "Advice",
                "appraisal": "Opinion",
            }
        ),
        outcome="outcome",
        progress="compulsory conditions met",
        counts="{met} of {applicable}",
        requested="requested",
        maximum="maximum",
        mistakes="Data to correct",
        group="{heading} ({count})",
        item="{column} ({list}, no. {number})",
        grant="Grant",
        decides="the limit that decides",
        overall="As a whole",
        categories="Expenses by category",
        declared="entered",
        retained="counts",
        cut="cut",
        flat="flat rate",
        quantities="Figures of the call",
        named="{title}: {value}",
        unknown="not known yet",
    ),
}
