"""Bands of a print, filed under the month of the story's date. Pure.

The number that stands for a band begins with the month, so that in the index what is near in time lies side by side:
today's stories are sorted into the few pages of this month, which are in memory, and not all over an index of
gigabytes. A date too wide for one month, or none, is filed under no month, which everybody looks into.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from articles.models.likeness import MONTHLESS

NO_MONTH = 0
KEPT_BITS = MONTHLESS.bit_length() - 1
"""Of a band that are kept: 2**17 months times 2**46 fits a signed number of 64 bits. A chance meeting of two among the
millions of a month is one in ten million, and measuring the texts finds it out."""
KEPT = MONTHLESS - 1


def month_of(day: date) -> int:
    """The month of a day, counted from 1 for January of the year 1."""
    return (day.year - 1) * 12 + day.month


def first_day_of(month: int) -> date:
    """The first day of a month counted so."""
    return date((month - 1) // 12 + 1, (month - 1) % 12 + 1, 1)


def last_day_of(month: int) -> date:
    """Its last day."""
    first = first_day_of(month)
    return first.replace(day=monthrange(first.year, first.month)[1])


EVERY_MONTH = range(month_of(date.min), month_of(date.max) + 1)
"""All that a date can lie in."""


def month_filed_under(first_day: date | None, end_day: date | None) -> int:
    """The month of stories of this date (half-open span of days, or none), or NO_MONTH."""
    if first_day and end_day and month_of(first_day) == month_of(end_day - timedelta(1)):
        return month_of(first_day)
    return NO_MONTH


def filed(bands: Iterable[int], first_day: date | None, end_day: date | None) -> list[int]:
    """Bands as a story of this date (half-open span of days, or none) keeps them: positive numbers of 63 bits."""
    return in_months(bands, [month_filed_under(first_day, end_day)])


def in_months(bands: Iterable[int], months: Iterable[int]) -> list[int]:
    """What stories of these months, and those of NO_MONTH if it is among them, keep of these bands, filed or not."""
    kept = [band & KEPT for band in bands]
    return [month << KEPT_BITS | band for month in months for band in kept]


def months_about(first_day: date, end_day: date, days: int) -> range:
    """The months of stories of which a day may be fewer than `days` from a half-open span."""
    try:
        begin = month_of(first_day - timedelta(days))
    except OverflowError:
        begin = 1
    try:
        end = month_of(end_day + timedelta(days - 1))
    except OverflowError:
        end = month_of(date.max)
    return range(begin, end + 1)
