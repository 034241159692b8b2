"""Assessments: the engine's JSON with Python's types. Each member is converted when it is read."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, final

from . import _engine
from ._card import card, page
from ._card_names import Names


class _Word(str, Enum):
    """A word of a closed list; it is also the text itself."""

    def __str__(self) -> str:
        return str(self.value)


class Outcome(_Word):
    """The result of an assessment."""

    INVALID = "invalid"
    INELIGIBLE = "ineligible"
    INCOMPLETE = "incomplete"
    NEEDS_REVIEW = "needs_review"
    ELIGIBLE = "eligible"


class Status(_Word):
    """Whether a requirement is met. A missing answer is never "not met"."""

    MET = "met"
    NOT_MET = "not_met"
    MISSING = "missing"
    TO_REVIEW = "to_review"
    NOT_APPLICABLE = "not_applicable"


class Level(_Word):
    """The weight of a requirement that is not met; only ``BLOCKING`` refuses."""

    BLOCKING = "blocking"
    WARNING = "warning"
    ADVICE = "advice"
    APPRAISAL = "appraisal"


class Basis(_Word):
    """Where a requirement comes from: the call's own words, what it implies, usual practice."""

    CALL = "call"
    IMPLIED = "implied"
    PRACTICE = "practice"


class StepKind(_Word):
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


@final
@dataclass(frozen=True, slots=True)
class Progress:
    """How many blocking requirements are met, of those that apply."""

    met: int
    applicable: int


@final
@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of the budget; ``None`` if not known, as when a line has no amount."""

    expenses: Decimal | None
    revenues: Decimal | None
    in_kind_expenses: Decimal | None
    in_kind_revenues: Decimal | None


@final
@dataclass(frozen=True, slots=True)
class AppraisalCounts:
    """The judgements of agents so far."""

    favourable: int
    unfavourable: int
    pending: int


@final
@dataclass(frozen=True, slots=True)
class Step:
    """One step of the calculation of a grant."""

    step: StepKind
    id: str | None
    """Which bonus or limit it is, by its id in the call."""
    rate: Decimal | None
    """The rate of a bracket."""
    value: Decimal | None
    """An amount, a rate, or the number of a case; ``None`` if not known."""
    applies: bool | None
    """Whether a bonus applies; ``None`` if not known, and for all other steps."""
    decides: bool
    """Whether it is the limit that decides."""
    message: str
    """The step in words."""


@final
@dataclass(frozen=True, slots=True)
class Part:
    """The amounts of one part of the grant; ``None`` if not known."""

    id: str
    base: Decimal | None
    rate: Decimal | None
    rate_limit: Decimal | None
    ceiling: Decimal | None
    maximum: Decimal | None
    requested: Decimal | None
    excess: Decimal | None
    steps: tuple[Step, ...]
    """How the maximum was worked out."""


@final
@dataclass(frozen=True, slots=True)
class Category:
    """The expenses of one category; ``None`` if not known."""

    id: str
    declared: Decimal | None
    retained: Decimal | None
    """What of it counts."""
    cut: Decimal | None
    """What does not."""


@final
@dataclass(frozen=True, slots=True)
class Grant:
    """The amount asked for, and the most that may be granted; ``None`` if not known."""

    requested: Decimal | None
    maximum: Decimal | None
    excess: Decimal | None
    """How far the amount asked for lies above the maximum."""
    parts: tuple[Part, ...]
    overall: tuple[Step, ...]
    """How the maximum of the whole was worked out; empty if the call does not limit the whole."""
    categories: tuple[Category, ...]
    """The expenses of each category; empty if the call has none."""


Quantity = Decimal | date | None
"""An amount or a number, or a day; ``None`` if not known."""
Value = Decimal | date | int | str | None


@final
class Values(Mapping[str, Any]):
    """Values by name that never change."""

    __slots__ = ("_values",)
    _values: dict[str, Any]

    def __init__(self, values: Mapping[str, Any]) -> None:
        object.__setattr__(self, "_values", dict(values))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("values never change")

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __hash__(self) -> int:
        return hash(frozenset(self._values))

    def __repr__(self) -> str:
        return repr(self._values)

    def __reduce__(self) -> tuple[type[Values], tuple[dict[str, Any]]]:
        return Values, (self._values,)


@final
@dataclass(frozen=True, slots=True)
class InputError:
    """One mistake in the input."""

    path: str
    """A JSON Pointer into the input; "" for the whole."""
    code: str
    """The kind of error, such as ``amount.format``."""
    values: Mapping[str, Any]
    """The value that was found, and what was expected."""
    message: str


@final
@dataclass(frozen=True, slots=True)
class Finding:
    """The result for one requirement."""

    requirement: str
    status: Status
    level: Level
    basis: Basis
    paths: tuple[str, ...]
    """The places to fill in or to change, as JSON Pointers into the application."""
    values: Mapping[str, Value]
    """The figures that decided: amounts, rates and numbers (``Decimal``), days (``date``), counts
    (``int``), spans of time as ISO 8601 (``P6M``) and ids (``str``); ``None`` if not known."""
    message: str
    """What is wrong, why, and what to do next; "" if the requirement is met."""


@final
class Assessment:
    """An explained assessment of one application. It never changes.

    >>> import inspir
    >>> assessment = inspir.Call.load("inspir-follow-up").assess({}, locale="en")
    >>> assessment.outcome is inspir.Outcome.INCOMPLETE
    True
    >>> assessment.findings[5].status
    <Status.MISSING: 'missing'>
    """

    __slots__ = ("_native", "_named", "_kept", "locale")
    _native: _engine.Result | None
    _named: Callable[[str], Names] | None
    _kept: dict[str, Any]
    locale: str
    """The language of the messages."""

    def __init__(self) -> None:
        raise TypeError("write Call.assess(…): an assessment comes from a call")

    @classmethod
    def _of(
        cls,
        native: _engine.Result | None,
        locale: str,
        named: Callable[[str], Names] | None = None,
    ) -> Assessment:
        assessment = object.__new__(cls)
        object.__setattr__(assessment, "_native", native)
        object.__setattr__(assessment, "_named", named)
        object.__setattr__(assessment, "_kept", {})
        object.__setattr__(assessment, "locale", locale)
        return assessment

    @classmethod
    def _from_json(
        cls,
        text: bytes,
        locale: str,
        names: Names | None = None,
        figures: tuple[tuple[str, str], ...] = (),
        label_alone: str | None = None,
    ) -> Assessment:
        assessment = cls._of(None, locale)
        assessment._kept.update(json=text, names=names, figures=figures, label_alone=label_alone)
        return assessment

    def _names(self) -> Names | None:
        """The titles that the call gives; ``None`` if they are not known."""
        if self._named is not None:
            return self._named(self.locale)
        names: Names | None = self._kept["names"]
        return names

    def _figures(self) -> tuple[tuple[str, str], ...]:
        """The title of each named quantity, and its value in words."""
        if self._native is not None:
            return tuple(self._native.quantities())
        figures: tuple[tuple[str, str], ...] = self._kept["figures"]
        return figures

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an assessment never changes")

    def __delattr__(self, name: str) -> None:
        raise AttributeError("an assessment never changes")

    def to_json(self) -> bytes:
        """The assessment as JSON: the same bytes as from the engine's other languages."""
        text = self._kept.get("json")
        if text is None:
            assert self._native is not None
            text = self._kept["json"] = self._native.to_json()
        return bytes(text)

    def to_dict(self) -> dict[str, Any]:
        """The JSON of the assessment as plain Python; amounts are text."""
        told: dict[str, Any] = json.loads(self.to_json())
        return told

    def _told(self) -> dict[str, Any]:
        told: dict[str, Any] | None = self._kept.get("told")
        if told is None:
            told = self._kept["told"] = self.to_dict()
        return told

    @property
    def outcome(self) -> Outcome:
        """The result of the assessment."""
        if self._native is not None:
            return Outcome(self._native.outcome)
        return Outcome(self._told()["outcome"])

    @property
    def call(self) -> str:
        """The id of the call."""
        return str(self._told()["call"])

    @property
    def edition(self) -> str:
        """The edition of the call's definition."""
        return str(self._told()["edition"])

    @property
    def definition(self) -> str:
        """The digest of the call's definition, as :attr:`Call.digest` gives it."""
        return str(self._told()["definition"])

    @property
    def engine(self) -> str:
        """The version of the engine."""
        return str(self._told()["engine"])

    @property
    def reference(self) -> str | None:
        """The host system's number of the application, unchanged."""
        reference: str | None = self._told()["reference"]
        return reference

    @property
    def readable(self) -> bool:
        """Whether the application could be read. If not, nothing in it was looked at."""
        return bool(self._told()["readable"])

    @property
    def currency(self) -> str:
        """The currency of all amounts, such as ``EUR``."""
        return str(self._told()["currency"])

    @property
    def progress(self) -> Progress:
        """How far the application has come."""
        return Progress(**self._told()["progress"])

    @property
    def totals(self) -> Totals:
        """The sums of the budget."""
        return Totals(**{name: _decimal(text) for name, text in self._told()["totals"].items()})

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """The call's named quantities by their ids, amounts rounded down to the cent."""
        told = self._told().get("quantities", {})
        return Values({name: _quantity(text) for name, text in told.items()})

    @property
    def appraisal(self) -> AppraisalCounts:
        """The judgements of agents so far."""
        return AppraisalCounts(**self._told()["appraisal"])

    @property
    def grant(self) -> Grant:
        """The amount asked for, the most that may be granted, and how that was worked out."""
        grant = self._told()["grant"]
        return Grant(
            requested=_decimal(grant["requested"]),
            maximum=_decimal(grant["maximum"]),
            excess=_decimal(grant["excess"]),
            parts=tuple(map(_part, grant["parts"])),
            overall=_steps(grant.get("overall", ())),
            categories=tuple(
                Category(item["id"], *(_decimal(item[name]) for name in _CATEGORY))
                for item in grant.get("categories", ())
            ),
        )

    @property
    def label_alone(self) -> str | None:
        """A sentence that says so, if the application asks for the call's label and for no money.

        ``None`` if it asks for money, does not say yet, or the call gives no label.

        >>> import inspir
        >>> call = inspir.Call.load("inspir-creative-event")
        >>> call.assess({"request": {"amount": 0}}, locale="en").label_alone
        'The application asks for the label alone: no grant is asked for.'
        >>> call.assess({}).label_alone is None
        True
        """
        if self._native is not None:
            return self._native.label_alone
        told: str | None = self._kept["label_alone"]
        return told

    @property
    def input_errors(self) -> tuple[InputError, ...]:
        """The mistakes in the input, in the order of the document."""
        return tuple(
            InputError(
                error["path"],
                error["code"],
                Values({name: _frozen(told) for name, told in error["values"].items()}),
                error["message"],
            )
            for error in self._told()["input_errors"]
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """One finding for every requirement, in the call's order."""
        findings: tuple[Finding, ...] | None = self._kept.get("findings")
        if findings is None:
            findings = tuple(_finding(item) for item in self._told()["findings"])
            self._kept["findings"] = findings
        return findings

    def finding(self, requirement: str) -> Finding:
        """The finding for one requirement. Raises ``KeyError`` if the call has none of this id."""
        for finding in self.findings:
            if finding.requirement == requirement:
                return finding
        raise KeyError(requirement)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Assessment) and self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __repr__(self) -> str:
        progress = self.progress
        reference = f" {self.reference!r}" if self.reference else ""
        return (
            f"<inspir.Assessment{reference}: {self.outcome.value}, "
            f"{progress.met} of {progress.applicable} met, at most {self.grant.maximum}>"
        )

    def to_text(self) -> str:
        """A page of plain text: the outcome, the grant, named quantities, and what to do.

        >>> import inspir
        >>> call = inspir.Call.load("inspir-creative-event")
        >>> budget = {"expenses": [{"label": "Venue", "amount": "3000.00"}]}
        >>> print(call.assess({"budget": budget}, locale="en").to_text())
        INS’pir – Creative events — incomplete
        ...
        How the grant is worked out
          Expenses that count: €3,000.00.
          Rate: 50%.
        > Grant at this rate: €1,500.00.
          Ceiling: €12,500.00.
          Most that can be granted: €1,500.00.
        ...
        """
        return page(self)

    def _repr_html_(self) -> str:
        """A card for a notebook."""
        return card(self)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        """The page of plain text for a terminal of IPython."""
        printer.text(page(self))

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        names, figures = self._names(), self._figures()
        parts = (self.to_json(), self.locale, names, figures, self.label_alone)
        return Assessment._from_json, parts

    def __copy__(self) -> Assessment:
        return self

    def __deepcopy__(self, memo: object) -> Assessment:
        return self


# The amounts of a category, in the order of :class:`Category`.
_CATEGORY = ("declared", "retained", "cut")
# The values that are ids; other texts are days, spans or numbers.
_IDS = frozenset({"document", "reason"})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPAN = re.compile(r"-?P.*")


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _quantity(text: str | None) -> Quantity:
    """A number or a day, from its text."""
    if text is None:
        return None
    return date.fromisoformat(text) if _DAY.fullmatch(text) else Decimal(text)


def _frozen(told: Any) -> Any:
    return tuple(told) if isinstance(told, list) else told


def _value(name: str, told: Any) -> Value:
    if name in _IDS or not isinstance(told, str) or _SPAN.fullmatch(told):
        as_it_is: str | int | None = told
        return as_it_is
    return _quantity(told)


def _part(item: dict[str, Any]) -> Part:
    amounts = {
        name: _decimal(text) for name, text in item.items() if name not in ("id", "steps")
    }
    return Part(id=item["id"], steps=_steps(item["steps"]), **amounts)


def _steps(items: Iterable[dict[str, Any]]) -> tuple[Step, ...]:
    return tuple(
        Step(
            step=StepKind(item["step"]),
            id=item.get("id"),
            rate=_decimal(item.get("rate")),
            value=_decimal(item["value"]),
            applies=item.get("applies"),
            decides=item.get("decides", False),
            message=item["message"],
        )
        for item in items
    )


def _finding(item: dict[str, Any]) -> Finding:
    values = {name: _value(name, told) for name, told in item.get("values", {}).items()}
    return Finding(
        requirement=item["requirement"],
        status=Status(item["status"]),
        level=Level(item["level"]),
        basis=Basis(item["basis"]),
        paths=tuple(item.get("paths", ())),
        values=Values(values),
        message=item.get("message", ""),
    )
