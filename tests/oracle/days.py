"""The calendar: a day is a tuple (year, month, day), so that days compare as they follow."""

from __future__ import annotations

import re
from typing import Optional

Day = tuple[int, int, int]
LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def last_of_month(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else LENGTHS[month - 1]


def read_day(text: str) -> Optional[Day]:
    """YYYY-MM-DD, a real day of the years 1900 to 2199."""
    found = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if not found:
        return None
    year, month, day = map(int, found.groups())
    if not (1900 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= last_of_month(year, month)):
        return None
    return year, month, day


def write_day(day: Day) -> str:
    return "%04d-%02d-%02d" % day


def number_of(day: Day) -> int:
    """Days since the beginning of year 1."""
    year, month, number = day
    before = year - 1
    number += 365 * before + before // 4 - before // 100 + before // 400
    return number + sum(last_of_month(year, m) for m in range(1, month))


def day_of(number: int) -> Day:
    year = number // 366 + 1
    while number_of((year + 1, 1, 1)) <= number:
        year += 1
    month = 1
    while month < 12 and number_of((year, month + 1, 1)) <= number:
        month += 1
    return year, month, number - number_of((year, month, 1)) + 1


def add_months(day: Day, months: int) -> Day:
    """The same day of the month, or the month's last day."""
    year, month = divmod(day[0] * 12 + day[1] - 1 + months, 12)
    return year, month + 1, min(day[2], last_of_month(year, month + 1))


def add(day: Day, count: int, unit: str) -> Day:
    if unit in ("months", "years"):
        return add_months(day, count * (12 if unit == "years" else 1))
    return day_of(number_of(day) + count * (7 if unit == "weeks" else 1))


def complete(begin: Day, end: Day, unit: str) -> int:
    """The largest whole n, below 0 if need be, with begin + n units not after end."""
    if unit in ("days", "weeks"):
        return (number_of(end) - number_of(begin)) // (7 if unit == "weeks" else 1)
    size = 12 if unit == "years" else 1
    n = ((end[0] - begin[0]) * 12 + end[1] - begin[1]) // size + 1
    while add_months(begin, n * size) > end:
        n -= 1
    return n


def span_text(begin: Day, end: Day, unit: str) -> str:
    """ISO 8601, in the terms of the unit that it is compared with."""
    if end < begin:
        return f"-P{number_of(begin) - number_of(end)}D"
    if unit in ("days", "weeks"):
        return f"P{number_of(end) - number_of(begin)}D"
    months = complete(begin, end, "months")
    days = number_of(end) - number_of(add_months(begin, months))
    years, months = divmod(months, 12) if unit == "years" else (0, months)
    parts = [f"{n}{letter}" for n, letter in [(years, "Y"), (months, "M"), (days, "D")] if n]
    return "P" + ("".join(parts) or "0D")


def length_text(count: int, unit: str) -> str:
    return f"P{count}{unit[0].upper()}"
