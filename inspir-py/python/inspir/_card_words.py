"""The words of the card of a notebook, and of a comparison in one, in the languages of the engine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """The words in one language: of the card, then of a comparison."""

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
    edition: str
    granted: str
    left: str
    """With the place ``{envelope}``."""
    difference: str
    applications: str
    unknown_amounts: str
    """The applications whose amount is not known."""
    winners: str
    losers: str
    moves: str
    """What the rows and columns of outcomes are: ``{before}`` and ``{after}``."""


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
        edition="édition {edition}",
        granted="accordé au plus",
        left="reste sur {envelope}",
        difference="différence",
        applications="demandes",
        unknown_amounts="dont le montant n’est pas connu",
        winners="gagnent",
        losers="perdent",
        moves="Avis : {before} en lignes, {after} en colonnes",
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
        edition="edition {edition}",
        granted="granted at most",
        left="left of {envelope}",
        difference="difference",
        applications="applications",
        unknown_amounts="of which the amount is not known",
        winners="win",
        losers="lose",
        moves="Outcomes: {before} in rows, {after} in columns",
    ),
}
