"""What people write: amounts and days."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from . import _engine
from ._cells import plain
from ._errors import InspirError
from ._values import is_absent


class WrittenError(InspirError, ValueError):
    """What a person wrote is refused: it is no value, or it can be read in two ways.

    ``code`` says why (``ambiguous``, ``short_year``…); ``readings`` is what may have been meant, as
    applications state it. The message says what to write instead.
    """

    found: str
    readings: tuple[str, ...]

    def __init__(self, message: str, code: str, found: str, readings: tuple[str, ...]) -> None:
        super().__init__(message, code, found, readings)
        self.code = code
        self.found = found
        self.readings = readings

    def __str__(self) -> str:
        return str(self.args[0])


def _value(told: str) -> Any:
    """The value that was read, or ``None``."""
    read = json.loads(told)
    if read["status"] == "refused":
        readings = tuple(read["readings"])
        raise WrittenError(read["message"], read["code"], read["found"], readings)
    return read.get("value")


def _cell(value: Any) -> Any:
    """The plain value, if it is one and not several."""
    is_many = hasattr(value, "__len__") and not isinstance(value, str) and getattr(value, "ndim", None) != 0
    return value if is_many else plain(value)


def _is_float(value: Any) -> bool:
    """Whether a value is a float, of Python or of a library."""
    inner = value.as_py() if hasattr(value, "as_py") else value
    return isinstance(inner, float) or getattr(getattr(inner, "dtype", None), "kind", "") == "f"


def parse_amount(
    text: str | int | Decimal | None, locale: str = "fr", currency: str = "EUR"
) -> Decimal | None:
    """Read an amount as people write it; ``None`` where nothing is written.

    ``None``, NaN and ``pd.NA`` are nothing, and an ``int`` or a ``Decimal`` is itself, so that a column can be
    mapped. Messages are in ``locale``. Nothing is guessed: raises :class:`WrittenError` for a text that is no
    amount or can be two, and ``TypeError`` for a float, which is not exact.

    >>> parse_amount("1 234,50 €")
    Decimal('1234.50')
    >>> parse_amount("1.234", locale="en")
    Traceback (most recent call last):
    ...
    inspir._written.WrittenError: “1.234” can be read as 1.234 or 1234. Write the number without a sign \
between thousands; a comma or a point before three digits cannot be understood.
    """
    given = _cell(text)
    if is_absent(given):
        return None
    is_float = _is_float(text)
    if is_float or isinstance(given, bool) or not isinstance(given, (str, int, Decimal)):
        inexact = ": floats are not exact" if is_float else ""
        raise TypeError(f"an amount is text, an int or a Decimal, not `{type(text).__name__}`{inexact}")
    if isinstance(given, str):
        told = _engine.read_amount(given, locale, currency)
    else:
        # A person's text with three decimals can be two numbers; a number cannot.
        told = _engine.amount_of_number(format(Decimal(given), "f"), locale, currency)
    value = _value(told)
    return None if value is None else Decimal(value)


def parse_date(text: str | date | None, locale: str = "fr") -> date | None:
    """Read a day as people write it, the day before the month; ``None`` where nothing is written.

    ``None``, NaN and ``pd.NaT`` are nothing, and a day is itself, so that a column can be mapped. Raises
    :class:`WrittenError` for a text that is no day and for a time that is not midnight, and ``TypeError`` for a
    number.

    >>> parse_date("1er janvier 2027")
    datetime.date(2027, 1, 1)
    >>> parse_date("03/04/2027").isoformat()
    '2027-04-03'
    """
    given = _cell(text)
    if is_absent(given):
        return None
    if not isinstance(given, str):
        raise TypeError(f"a day is text or a date, not `{type(text).__name__}`")
    value = _value(_engine.read_date(given, locale))
    return None if value is None else date.fromisoformat(value)


def format_amount(amount: Decimal | int | str, locale: str = "fr", currency: str = "EUR") -> str:
    """Write an amount as people do; :func:`parse_amount` reads it again.

    Raises ``ValueError`` if it is below zero or has more than two decimals.

    >>> format_amount(Decimal("1234.5"), locale="en")
    '€1,234.50'
    """
    if isinstance(amount, bool) or _is_float(amount):
        raise TypeError("an amount is a Decimal, an int or a text: floats are not exact")
    text = format(amount, "f") if isinstance(amount, Decimal) else str(amount)
    return _engine.format_amount(text, locale, currency)
