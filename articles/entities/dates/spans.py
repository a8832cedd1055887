"""Spans of days on the calendar: months, seasons, weeks, decades, feasts.

Every function returns None for what the calendar does not hold (30 February, the year 10000) and never raises.
Seasons are the meteorological ones; weeks are those of ISO 8601, Monday to Sunday; Easter is the Gregorian one
by the rule of Meeus, Jones and Butcher ("Astronomical Algorithms", chapter 8).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import ParamSpec, TypeVar

from articles.entities.dates.found import Unit

P = ParamSpec("P")
T = TypeVar("T")

_SEASONS = {"spring": 3, "summer": 6, "autumn": 9}
"""First month of each season that lies within one year."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `first` to before `end`, counted in `unit`."""

    first: date
    end: date
    unit: Unit


def _or_none(function: Callable[P, T]) -> Callable[P, T | None]:
    """What lies off the calendar is None."""

    @wraps(function)
    def inner(*arguments: P.args, **named: P.kwargs) -> T | None:
        try:
            return function(*arguments, **named)
        except (ValueError, OverflowError):
            return None

    return inner


def _first_of(year: int, month: int) -> date:
    """First day of a month that may be counted past December or before January."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


@_or_none
def of_day(day: date, days: int = 1) -> Span:
    """`day` and those after it, `days` in all."""
    return Span(day, day + timedelta(days=days), Unit.DAY)


@_or_none
def of_date(year: int, month: int, day: int) -> Span:
    """One day."""
    first = date(year, month, day)
    return Span(first, first + timedelta(days=1), Unit.DAY)


@_or_none
def of_months(year: int, month: int, months: int = 1) -> Span:
    """Whole months from `month`, which may lie outside 1 to 12."""
    return Span(_first_of(year, month), _first_of(year, month + months), Unit.MONTH)


@_or_none
def of_years(first: int, last: int) -> Span:
    """Whole years, the last one included."""
    if first > last:
        raise ValueError("backwards")
    return Span(date(first, 1, 1), date(last + 1, 1, 1), Unit.YEAR)


@_or_none
def of_decade(first: int) -> Span:
    """1990 to before 2000."""
    return Span(date(first, 1, 1), date(first + 10, 1, 1), Unit.DECADE)


@_or_none
def of_hundred(first: int) -> Span:
    """ "1600-tallet": 1600 to before 1700."""
    return Span(date(first, 1, 1), date(first + 100, 1, 1), Unit.CENTURY)


@_or_none
def of_century(number: int) -> Span:
    """The 19th century: 1801 to before 1901."""
    first = number * 100 - 99
    return Span(date(first, 1, 1), date(first + 100, 1, 1), Unit.CENTURY)


@_or_none
def of_week(year: int, week: int) -> Span:
    """A week by its number."""
    first = date.fromisocalendar(year, week, 1)
    return Span(first, first + timedelta(days=7), Unit.DAY)


@_or_none
def of_week_around(day: date, weeks: int = 0) -> Span:
    """The week that holds `day`, or the one so many weeks later."""
    first = day + timedelta(days=7 * weeks - day.weekday())
    return Span(first, first + timedelta(days=7), Unit.DAY)


def of_quarter(year: int, quarter: int) -> Span | None:
    """1 to 4."""
    return of_months(year, quarter * 3 - 2, 3)


def of_half(year: int, half: int) -> Span | None:
    """1 or 2."""
    return of_months(year, half * 6 - 5, 6)


def of_season(year: int, season: str) -> Span | None:
    """Spring, summer or autumn of a year. A winter lies in two years, so one year does not tell which: None."""
    return of_months(year, _SEASONS[season], 3) if season in _SEASONS else None


def of_winter(year: int) -> Span | None:
    """The winter that begins in December of `year`."""
    return of_months(year, 12, 3)


@_or_none
def easter(year: int) -> date:
    """Easter Sunday."""
    century, rest = divmod(year, 100)
    epact = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = epact + weekday - 7 * ((year % 19 + 11 * epact + 22 * weekday) // 451) + 114
    return date(year, shift // 31, shift % 31 + 1)


def joined(first: Span, last: Span) -> Span | None:
    """From the beginning of one to the end of another, counted in the finer unit; None when backwards."""
    if first.first >= last.end or first.first > last.first:
        return None
    order = list(Unit)
    return Span(first.first, last.end, min(first.unit, last.unit, key=order.index))
