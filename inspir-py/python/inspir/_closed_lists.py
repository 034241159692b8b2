"""The words of an assessment that come from closed lists."""

from __future__ import annotations

from enum import Enum

from . import _engine


class Word(str, Enum):
    """A word of a closed list; it is also the text itself."""

    def __str__(self) -> str:
        return str(self.value)


class Labelled(Word):
    """A word that has a label for people."""

    def label(self, locale: str = "fr") -> str:
        """What it is called in a locale, ``fr`` or ``en``.

        Raises ``ValueError`` for an unknown locale.
        """
        return _labels(locale)[type(self).__name__, self.value]


class Outcome(Labelled):
    """The result of an assessment. Outcomes are ordered, from the worst to the best.

    >>> max(Outcome.INCOMPLETE, Outcome.ELIGIBLE).label("fr")
    'éligible'
    >>> Outcome.INELIGIBLE < Outcome.INCOMPLETE
    True
    """

    INVALID = "invalid"
    INELIGIBLE = "ineligible"
    INCOMPLETE = "incomplete"
    NEEDS_REVIEW = "needs_review"
    ELIGIBLE = "eligible"

    def __lt__(self, other: str) -> bool:
        return _rank(self) < _rank(other)

    def __le__(self, other: str) -> bool:
        return _rank(self) <= _rank(other)

    def __gt__(self, other: str) -> bool:
        return _rank(self) > _rank(other)

    def __ge__(self, other: str) -> bool:
        return _rank(self) >= _rank(other)


class Status(Labelled):
    """Whether a requirement is met. A missing answer is never "not met"."""

    MET = "met"
    NOT_MET = "not_met"
    MISSING = "missing"
    TO_REVIEW = "to_review"
    NOT_APPLICABLE = "not_applicable"


class Level(Labelled):
    """The weight of a requirement that is not met; only ``BLOCKING`` refuses."""

    BLOCKING = "blocking"
    WARNING = "warning"
    ADVICE = "advice"
    APPRAISAL = "appraisal"


class Basis(Labelled):
    """Where a requirement comes from: the call's own words, what it implies, usual practice."""

    CALL = "call"
    IMPLIED = "implied"
    PRACTICE = "practice"


class StepKind(Word):
    """A step of the calculation of a grant, in the order of the steps."""

    BASE = "base"
    CASE = "case"
    BASE_CEILING = "base_ceiling"
    RATE = "rate"
    BONUS = "bonus"
    MAXIMUM_RATE = "maximum_rate"
    TOTAL = "total"
    BRACKET = "bracket"
    RATE_LIMIT = "rate_limit"
    CEILING = "ceiling"
    WITHIN_BASE = "within_base"
    LIMIT = "limit"
    LUMP_SUM = "lump_sum"
    MINIMUM = "minimum"
    PARTS = "parts"
    MAXIMUM = "maximum"


def _labels(locale: str) -> dict[tuple[str, str], str]:
    """The label of each word, by the name of its list and its id."""
    labels = _LABELS.get(locale)
    if labels is None:
        lists = _engine.labels(locale)
        labels = {(name, id): label for name, words in lists.items() for id, label in words}
        _LABELS[locale] = labels
    return labels


_LABELS: dict[str, dict[tuple[str, str], str]] = {}


def _rank(outcome: str) -> int:
    """The place of an outcome among all."""
    try:
        return list(Outcome).index(Outcome(outcome))
    except ValueError:
        raise TypeError(f"`{outcome}` is no outcome, so it is neither better nor worse than one") from None
