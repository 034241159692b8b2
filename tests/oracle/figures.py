"""Amounts, numbers and rates: exact fractions, read from text and written as text."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, Iterable, Optional

AMOUNT = re.compile(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?")
NUMBER = re.compile(r"(0|[1-9][0-9]{0,11})(\.[0-9]{1,6})?")


def exact(value: Any) -> Fraction:
    """A constant of a definition: a text or an integer."""
    return Fraction(value)


def cents(value: Fraction) -> int:
    """Rounded down to the cent."""
    return (value * 100).__floor__()


def floor_cents(value: Fraction) -> Fraction:
    return Fraction(cents(value), 100)


def write_cents(count: int) -> str:
    return f"{'-' if count < 0 else ''}{abs(count) // 100}.{abs(count) % 100:02d}"


def euros(value: Optional[Fraction], up: bool = False) -> Optional[str]:
    """The text with two decimals; more decimals are rounded down, or up."""
    if value is None:
        return None
    return write_cents(-cents(-value) if up else cents(value))


def decimal(value: Fraction, least: int = 0) -> str:
    """All its decimals and no zero at the end, but at least this many decimals."""
    places, scaled = 0, abs(value)
    while scaled.denominator != 1:
        scaled *= 10
        places += 1
    scaled *= 10 ** max(0, least - places)
    places = max(places, least)
    digits = str(scaled.numerator).rjust(places + 1, "0")
    text = digits[:-places] + "." + digits[-places:] if places else digits
    return "-" + text if value < 0 else text


def rate(value: Optional[Fraction]) -> Optional[str]:
    return None if value is None else decimal(value, 2)


def once(items: Iterable[str]) -> list[str]:
    """Each item once, in its first place."""
    return list(dict.fromkeys(items))
