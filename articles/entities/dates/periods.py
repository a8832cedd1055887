"""Decades and centuries, quarters, half-years and weeks by their number."""

import re
from collections.abc import Callable

from articles.entities.dates.language import Hit, Language, is_count, told_year
from articles.entities.dates.nearest import nearest
from articles.entities.dates.numeric import full_year
from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import Span, joined, of_decade, of_hundred, of_season, of_week, of_winter
from articles.entities.dates.tense import tense_at

_CENTURY_BEFORE = re.compile(r"(?<![0-9])([0-9]{2})[0-9]0'?-?(?:erne|ernes|s)\s(?:og|til|eller|and|or|to)\s\Z")
_LAST_HUNDRED = 2000
""" "The 1800s" are a century, "the 2000s" as yet a decade."""
_AMBIGUOUS = frozenset((10, 20))
"""The tens and twenties are of two centuries by now."""


def decade(reading: Reading, start: int, digits: str) -> Span | None:
    """1990 or 90 to the decade. Two digits take the century of a decade just before ("1860'erne og 70'erne")."""
    number = int(digits)
    if len(digits) == 4:
        return of_hundred(number) if number % 100 == 0 and number < _LAST_HUNDRED else of_decade(number)
    before = _CENTURY_BEFORE.search(reading.before(start, 24))
    if before:
        return of_decade(int(before[1]) * 100 + number)
    return None if number in _AMBIGUOUS else of_decade(number + (2000 if number == 0 else 1900))


def part_of_year(
    reading: Reading,
    match: re.Match[str],
    part: Callable[[int], Span | None],
    language: Language,
) -> Hit:
    """A quarter, half-year or week with the year in group `year` or `relative`, or the nearest one.

    A unit behind the year's digits makes them a count, and the part stands without a year.
    """
    start, end = match.start(), match.end()
    if match["relative"]:
        year = told_year(reading, match, language)
        return Hit(start, end, None if year is None else part(year))
    if match["year"] and not is_count(reading, language, end):
        return Hit(start, end, part(int(match["year"])))
    end = match.end("stem")
    return Hit(start, end, nearest(part, reading.story, tense_at(reading, start, end, language)))


def weeks(first: int, last: int) -> Callable[[int], Span | None]:
    """Weeks `first` to `last` of a year."""

    def of_year(year: int) -> Span | None:
        begin, finish = of_week(year, first), of_week(year, last)
        return joined(begin, finish) if begin and finish else None

    return of_year


def season_of_year(reading: Reading, match: re.Match[str], season: str, language: Language) -> Span | None:
    """A season with its year in group `year` (and `to`, the second year of a winter) or `relative`.

    A winter needs both its years, which follow each other; no other season has two.
    """
    if match["relative"]:
        year = told_year(reading, match, language)
        return None if year is None else of_season(year, season)
    year = full_year(match["year"].strip("'"))
    if not match["to"]:
        return of_season(year, season)
    return of_winter(year) if season == "winter" and (int(match["to"][-2:]) - year) % 100 == 1 else None
