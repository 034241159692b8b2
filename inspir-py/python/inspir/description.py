"""The types of what :meth:`inspir.Call.describe` gives: plain dictionaries, named for type checkers.

A class with the name of another and an underscore holds the members that are always there.
"""

from __future__ import annotations

from typing import Literal, TypedDict

__all__ = [
    "BonusDescription",
    "BracketDescription",
    "CapDescription",
    "CategoryDescription",
    "ColumnDescription",
    "Description",
    "FieldDescription",
    "Item",
    "LimitDescription",
    "ListDescription",
    "OptionDescription",
    "OverallDescription",
    "PartDescription",
    "PeriodDescription",
    "QuantityDescription",
    "RequirementDescription",
    "RequirementLimits",
    "Section",
]


class Section(TypedDict):
    """A part of the form."""

    id: str
    title: str
    paths: list[str]
    """The fields and lists that are filled in here, as JSON Pointers."""


class OptionDescription(TypedDict):
    """A value to choose."""

    value: str
    label: str


class _Answer(TypedDict):
    type: str
    """``text``, ``texts``, ``date``, ``amount``, ``commune``, ``boolean``, ``integer``, ``number``,
    ``choice`` or ``choices``."""
    label: str


class _AnswerMore(_Answer, total=False):
    wording: str
    """The official question, in full."""
    options: list[OptionDescription]
    unit: str
    """The words behind a number."""
    decimals: int
    """How many decimals a number may have."""
    minimum: str
    maximum: int | str
    """The largest integer; the largest number, as text."""
    agent: bool
    """``True``: an agent fills it in, not the applicant."""
    hint: str
    """How to write the answer, in one line, where hints were asked for."""


class FieldDescription(_AnswerMore):
    """A field of applications."""

    path: str


class _ColumnDescription(_AnswerMore):
    name: str
    """The name from the item on: ``amount``, ``details/born_on``."""


class ColumnDescription(_ColumnDescription, total=False):
    """A field of the items of a list."""

    default: str
    """The value of the option that counts if none is chosen."""


class _ListDescription(TypedDict):
    path: str
    label: str
    columns: list[ColumnDescription]


class ListDescription(_ListDescription, total=False):
    """A list of applications."""

    item: str
    """The words for one item, of a list of the call's own."""
    wording: str
    """The official words, in full."""


class _Item(TypedDict):
    id: str
    path: str
    """The place of its answer."""
    title: str
    wording: str
    """The official words, in full."""


class Item(_Item, total=False):
    """A question, document, commitment, undertaking or criterion."""

    type: str
    """The type of the answer, as of a field; a document has none."""
    options: list[OptionDescription]


PeriodDescription = TypedDict("PeriodDescription", {"from": str, "until": str}, total=False)
"""Days on which applications are taken, both included."""


class CapDescription(TypedDict, total=False):
    """A share of other expenses, or an amount."""

    share: str
    of: Literal["all", "others"] | list[str]
    """The expenses of which it is a share: all, all others, or those of these categories."""
    amount: str


class _CategoryDescription(TypedDict):
    id: str
    title: str
    counts: bool
    """Whether its expenses can be eligible."""
    conditional: bool
    """Whether they are eligible only under a condition."""
    in_kind: bool
    """Whether contributions in kind count as well."""
    caps: list[CapDescription]
    """It counts up to each of these."""
    flat: CapDescription | None
    """The share as which its amount is computed, whatever is entered for it."""


class CategoryDescription(_CategoryDescription, total=False):
    """A category of expenses."""

    wording: str
    """The official words, in full."""


class QuantityDescription(TypedDict):
    """A quantity to which the call gives a name."""

    id: str
    title: str
    type: Literal["amount", "number", "date"]


class BracketDescription(TypedDict):
    """The rate of a slice of the base."""

    rate: str
    up_to: str | None
    """The amount at which the slice ends; ``None``: it has no end."""


class _LimitDescription(TypedDict):
    id: str
    title: str


class LimitDescription(_LimitDescription, total=False):
    """A further limit of a grant."""

    amount: str
    """The amount, if it is the same for all applications."""


class BonusDescription(_LimitDescription, total=False):
    """A bonus: one figure that is added to that of the part."""

    rate: str
    ceiling: str
    base_ceiling: str


class _PartDescription(TypedDict):
    id: str
    title: str
    path: str | None
    """The place where it is asked for; ``None`` if the grant is asked for as a whole."""
    rate: str | None
    ceiling: str | None
    within_base: bool
    """Whether the expenses that count are a limit of their own."""
    nature: str | None
    """The nature of the expenses that count; ``None``: any."""
    has_cases: bool
    """Whether other figures apply under conditions."""


class PartDescription(_PartDescription, total=False):
    """A part of the grant."""

    base_ceiling: str
    """Of the base, no more than this counts."""
    brackets: list[BracketDescription]
    categories: list[str]
    """The categories whose expenses count."""
    limits: list[LimitDescription]
    bonuses: list[BonusDescription]
    maximum_rate: str
    """What the rate comes to at most with its bonuses."""
    lump_sums: list[str]
    """Only these amounts are granted."""
    minimum: str
    """Nothing is granted below this."""


class OverallDescription(TypedDict):
    """The grant as a whole."""

    path: str | None
    """The place where it is asked for; ``None`` if each part is asked for by itself."""
    ceiling: str | None
    limits: list[LimitDescription]


RequirementLimits = TypedDict(
    "RequirementLimits",
    {
        "accepted": list[str],
        "ceiling": str,
        "communes": list[str],
        "departments": list[str],
        "except": list[str],
        "in_words": list[str],
        "is": str,
        "maximum": str,
        "minimum": int | str,
        "months": int,
        "needed": int,
        "rate": str,
        "right": str,
        "sources": list[str],
        "valid_from": str,
        "valid_until": str,
        "years": int,
    },
    total=False,
)
"""The limits that a requirement can set, by their names. Each check sets its own."""


class _RequirementDescription(TypedDict):
    id: str
    section: str
    level: str
    basis: str
    check: str
    title: str
    source: str
    """The part of the call where it stands."""
    statuses: list[str]
    """The statuses that it can come to."""
    conditional: bool
    """Whether it applies only under a condition."""
    paths: list[str]
    """The places that it is about."""
    limits: RequirementLimits
    """The limits that it sets, such as ``ceiling``."""


class RequirementDescription(_RequirementDescription, total=False):
    """A requirement."""

    document: str
    """The document that it asks for."""
    quote: str
    """The words of the call."""


class _Description(TypedDict):
    call: str
    edition: str
    locale: str
    title: str
    organisation: str
    summary: str
    currency: str
    quote_language: str
    funder: str
    """The source whose revenues are this grant."""
    sections: list[Section]
    fields: list[FieldDescription]
    lists: list[ListDescription]
    questions: list[Item]
    documents: list[Item]
    commitments: list[Item]
    undertakings: list[Item]
    criteria: list[Item]
    parts: list[PartDescription]
    requirements: list[RequirementDescription]


class Description(_Description, total=False):
    """Everything that a form shows of a call, in one locale."""

    valid_from: str
    valid_until: str
    periods: list[PeriodDescription]
    quotes_of: str
    """The edition whose text is quoted, if this one changes its rules."""
    earlier_calls: list[str]
    """Ids or titles of earlier editions."""
    categories: list[CategoryDescription]
    quantities: list[QuantityDescription]
    overall: OverallDescription
