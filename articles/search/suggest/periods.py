"""Months and years that what was typed may become, of those that hold stories."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.query.dates import MONTHS
from articles.search.page import Month
from articles.story import Moment

MOST = 3
SHORTEST = 3
"""Letters of a month that have to be typed."""

_NAMED = re.compile(r"(?P<name>[^\W\d_]+)\.?(?:\s+(?P<year>\d{1,4}))?")
_NUMBERS = re.compile(r"(?P<year>\d{4})(?:-(?P<month>[01]?\d?))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunPeriod:
    """A month or a year, and how many stories are dated to it."""

    moment: Moment
    count: int


def begun_periods(typed: str, months: Sequence[Month]) -> list[BegunPeriod]:
    """Of the months that hold stories those that are meant, the newest first, MOST at most; a year before its months.

    Understands the beginning of a month's name (Danish or English), with a year or the beginning of one; a year;
    and the beginning of a month in ISO. Months known to the year only are counted in no month.
    """
    held = [(int(one.period[:4]), int(one.period[5:]), one.count) for one in reversed(months) if one.count]
    if named := _NAMED.fullmatch(typed):
        numbers = _months_begun(named["name"])
        year = named["year"] or ""
        found = [one for one in held if one[1] in numbers and str(one[0]).startswith(year)]
        return [_month(*one) for one in found[:MOST]]
    if (numbered := _NUMBERS.fullmatch(typed)) is None:
        return []
    month = numbered["month"]
    found = [one for one in held if f"{one[0]:04}" == numbered["year"] and f"{one[1]:02}".startswith(month or "")]
    return [_month(*one) for one in found[: MOST - 1 if month is None else 12]]


def asks_for_period(typed: str) -> bool:
    """Whether begun_periods() can find any: so that nobody counts months in vain."""
    named = _NAMED.fullmatch(typed)
    return bool(_NUMBERS.fullmatch(typed) or (named and _months_begun(named["name"])))


def _months_begun(name: str) -> set[int]:
    wanted = name.casefold()
    return {at for month, at in MONTHS.items() if len(wanted) >= SHORTEST and month.startswith(wanted)}


def _month(year: int, month: int, count: int) -> BegunPeriod:
    return BegunPeriod(moment=Moment.of_month(year, month), count=count)
