"""What stands in a cell of decisions, as the national open data state it."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ._call import Call
from ._scdl_columns import LEAST_SHARE, MOST_SHARE, NATURES, NO, PERIOD, RNA, YES, Column, Kind
from ._scdl_words import REASONS, REMEDIES
from ._written import WrittenError, parse_amount, parse_date

Value = str | bool | int | float | Decimal


class Refusal(Exception):
    """A cell is refused: the code, and what is said."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def told(code: str, remedy: str, locale: str, **figures: Any) -> str:
    """The reason and the remedy, in a language."""
    return f"{REASONS[locale][code]} {REMEDIES[locale][remedy]}".format(**figures)


def remedy_of(column: Column) -> str:
    """What the remedy for a column is called."""
    return "short" if column.kind == "text" and column.longest is not None else column.kind


def blank(value: Value) -> bool:
    """Whether a cell holds nothing but blanks, or no number."""
    return value != value or (isinstance(value, str) and not value.strip())


class Cells:
    """Reads cells, as people write them in one language."""

    def __init__(self, locale: str) -> None:
        self.locale = locale
        self._call = _siret_call()
        self._siret = functools.lru_cache(maxsize=65536)(self._checked_siret)
        self._readers: dict[Kind, Callable[[Column, Value], str]] = {
            "text": self._text,
            "siret": lambda column, value: self._siret(self._digits(column, value)),
            "rna": self._rna,
            "day": self._day,
            "period": self._period,
            "amount": self._amount,
            "nature": self._nature,
            "flag": self._flag,
            "share": self._share,
        }

    def read(self, column: Column, value: Value) -> str:
        """The text of a cell that is not blank. Raises :class:`Refusal`."""
        return self._readers[column.kind](column, value)

    def refusal(self, code: str, column: Column, found: Any = "", **figures: Any) -> Refusal:
        """What is said of a cell of this column."""
        shown = found if isinstance(found, str) else _plain(found)
        figures.update(found=shown[:60], longest=column.longest)
        return Refusal(code, told(code, remedy_of(column), self.locale, **figures))

    def _digits(self, column: Column, value: Value) -> str:
        """A text, or a whole number as text."""
        if isinstance(value, bool):
            raise self.refusal("format", column, value)
        if isinstance(value, float) or (isinstance(value, Decimal) and value % 1 != 0):
            raise self.refusal("number", column, value)
        return _plain(value).strip()

    def _text(self, column: Column, value: Value) -> str:
        text = self._digits(column, value)
        if column.longest is not None and len(text) > column.longest:
            raise self.refusal("too_long", column, text, length=len(text))
        return text

    def _checked_siret(self, text: str) -> str:
        (found,) = self._call.assess({"applicant": {"siret": text}}).findings
        if found.status != "met":
            figures = {name: value for name, value in found.values.items() if name != "reason"}
            reason = str(found.values["reason"])
            raise self.refusal(reason, _SIRET, text, **figures)
        return "".join(text.split())

    def _rna(self, column: Column, value: Value) -> str:
        text = self._digits(column, value)
        if not re.fullmatch(RNA, text):
            raise self.refusal("format", column, text)
        return text

    def _day(self, column: Column, value: Value) -> str:
        try:
            day = parse_date(_plain(value), self.locale)
        except WrittenError as error:
            more = f" {REMEDIES[self.locale]['period']}" if column.kind == "period" else ""
            raise Refusal(error.code, f"{error}{more}") from None
        assert day is not None  # A blank cell is not read.
        return day.isoformat()

    def _period(self, column: Column, value: Value) -> str:
        # Two days of a list stand on a line each.
        text = "/".join(_plain(value).split("\n")).strip()
        if not re.fullmatch(PERIOD, text):
            return self._day(column, text)
        days = [self._day(column, part) for part in text.split("/")]
        if days != sorted(days):
            raise self.refusal("order", column, text)
        return "/".join(days)

    def _amount(self, column: Column, value: Value) -> str:
        if not isinstance(value, str):
            number = self._number(column, value)
            value = _shortest(number)
            # A person's text with a comma and three digits can be two numbers; a number cannot.
            if len(value.partition(".")[2]) > 2:
                raise self.refusal("decimals", column, value)
        try:
            amount = parse_amount(value, self.locale)
        except WrittenError as error:
            raise Refusal(error.code, str(error)) from None
        return format(amount, "f")

    def _number(self, column: Column, value: Value) -> Decimal:
        """A number; of a float, the shortest text that is this float: what a person wrote there."""
        if isinstance(value, (bool, str)):
            text = value.strip().replace(",", ".") if isinstance(value, str) else ""
            if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text, re.ASCII):
                raise self.refusal("format", column, value)
            return Decimal(text)
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            raise self.refusal("format", column, value)
        return number

    def _nature(self, column: Column, value: Value) -> str:
        parts = [part.strip().lower() for part in re.split("[;\n]", _plain(value))]
        text = ";".join(parts)
        if text not in NATURES:
            raise self.refusal("choice", column, value)
        return text

    def _flag(self, column: Column, value: Value) -> str:
        if isinstance(value, bool):
            return YES if value else NO
        text = _plain(value).strip().lower()
        if text not in (YES, NO):
            raise self.refusal("choice", column, value)
        return text

    def _share(self, column: Column, value: Value) -> str:
        share = self._number(column, value)
        if not LEAST_SHARE <= share <= MOST_SHARE:
            raise self.refusal("range", column, value)
        whole, _, decimals = _shortest(share).partition(".")
        return f"{whole}.{decimals.ljust(2, '0')}"


_SIRET = Column("", "siret")


def _siret_call() -> Call:
    """A call that asks for a right SIRET alone: the engine knows which ones are."""
    words = {"en": "SIRET"}
    asked = {"id": "siret", "section": "siret", "title": words, "citation": {"section": words}}
    rule = {"level": "warning", "basis": "practice", "check": "identifier", "kind": "siret"}
    parts = {"sections": [{"id": "siret", "title": words}], "requirements": [{**asked, **rule}]}
    names = {"title": words, "organisation": words, "summary": words}
    return Call.load({"id": "siret", "edition": "1", **names, **parts})


def _plain(value: Value) -> str:
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _shortest(number: Decimal) -> str:
    """A number without zeros at its end."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
