"""Assessments: the engine's JSON with Python's types. Each member is converted when it is read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, final

from . import _engine
from ._card import card, page
from ._card_names import CardTitles
from ._closed_lists import Outcome
from ._contents import no_requirement
from ._finding import Finding, InputError, read_error
from ._grant import Grant
from ._pydantic import PydanticType
from ._values import Quantity, Values, decimal, quantity


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
class Assessment(PydanticType):
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
    _named: Callable[[str], CardTitles] | None
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
        named: Callable[[str], CardTitles] | None = None,
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
        names: CardTitles | None = None,
        figures: tuple[tuple[str, str], ...] = (),
        label_alone: str | None = None,
    ) -> Assessment:
        assessment = cls._of(None, locale)
        assessment._kept.update(json=text, names=names, figures=figures, label_alone=label_alone)
        return assessment

    def _names(self) -> CardTitles | None:
        """The titles that the call gives; ``None`` if they are not known."""
        if self._named is not None:
            return self._named(self.locale)
        names: CardTitles | None = self._kept["names"]
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

    @classmethod
    def _read(cls, told: Any) -> Assessment:
        raise ValueError("an assessment comes from `Call.assess`: its JSON does not make it again")

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
        return Totals(**{name: decimal(text) for name, text in self._told()["totals"].items()})

    @property
    def quantities(self) -> Mapping[str, Quantity]:
        """The call's named quantities by their ids, amounts rounded down to the cent."""
        told = self._told().get("quantities", {})
        return Values({name: quantity(text) for name, text in told.items()})

    @property
    def appraisal(self) -> AppraisalCounts:
        """The judgements of agents so far."""
        return AppraisalCounts(**self._told()["appraisal"])

    @property
    def grant(self) -> Grant:
        """The amount asked for, the most that may be granted, and how that was worked out."""
        return Grant._read(self._told()["grant"])

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
        return tuple(map(read_error, self._told()["input_errors"]))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """One finding for every requirement, in the call's order."""
        findings: tuple[Finding, ...] | None = self._kept.get("findings")
        if findings is None:
            findings = tuple(map(Finding._read, self._told()["findings"]))
            self._kept["findings"] = findings
        return findings

    def finding(self, requirement: str) -> Finding:
        """The finding for one requirement. Raises ``KeyError`` if the call has none of this id."""
        for finding in self.findings:
            if finding.requirement == requirement:
                return finding
        raise no_requirement(requirement, (finding.requirement for finding in self.findings))

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
        Grant
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
