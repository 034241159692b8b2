"""The words of the card of a notebook, in the languages of the engine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """The card's own words in one language."""

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
