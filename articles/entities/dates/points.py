"""Days, months and weekdays as they are written, alone, in ranges and in lists.

A range is one date ("3. til 7. maj"). Days in a list are dates of their own, except that days in a row are read as
the range they make ("15., 16. og 17. juni"). What a part leaves out (month, year) is taken from the part that has it.
A weekday that contradicts the nearest year leaves the date untold; one that contradicts a written year does not count,
since then the writer named the day in full.
"""

import re
from dataclasses import dataclass, replace

from articles.entities.dates import numeric
from articles.entities.dates.language import Hit, Hits, Language, is_count, told_year
from articles.entities.dates.nearest import nearest
from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import Span, joined, of_date, of_day, of_months
from articles.entities.dates.tense import tense_at

_MOST_PARTS = 8
_NUMBERED = re.compile(r"(?<![0-9.])[0-9]{1,2}\.\s?\Z")
"""Before a month: a day that no month has."""
_SHORT_NAMES = frozenset(("maj", "juni", "juli", "may", "june", "july"))
"""Months that are short in full; other short ones are abbreviations, which need a day or a year."""


@dataclass(frozen=True, slots=True)
class Point:
    """One part: any of weekday (0 is Monday), day, month and year, at `start` to `end`."""

    start: int
    end: int
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    year_told: bool = False
    """A year is named, though `year` may be None: "samme år"."""
    doubtful: bool = False
    """Digits that could be day and month or month and day."""

    @property
    def kind(self) -> str:
        """day, month, weekday or bare (a day whose month another part tells)."""
        if self.day is not None:
            return "day" if self.month is not None else "bare"
        return "month" if self.month is not None else "weekday"


def read_points(reading: Reading, place: int, language: Language) -> Hits:
    """The date, range or list of dates that begins at `place`; empty when none does."""
    point = _point(reading, place, language)
    if point is None:
        owner = language.weekday_owner.match(reading.low, place)
        led = owner and language.recurring.search(reading.before(place))
        return [Hit(place, owner.end())] if owner and not led else []
    points, links = [point], list[str]()
    while len(points) < _MOST_PARTS:
        link = language.connect.match(reading.low, points[-1].end)
        behind = bool(link and link["range"])
        following = _point(reading, link.end(), language, behind=behind) if link else None
        if link is None or following is None or not _fits(points[-1], following):
            break
        if following.kind == "month" and language.month_needs and not reading.is_capital(following.start):
            break
        points.append(following)
        links.append(_link(link))
    points, links = _complete(points, links)
    if not points or not _is_date(reading, points, language):
        return []
    filled = _filled(points, links)
    return _hits(reading, filled, links, language)


def _point(reading: Reading, place: int, language: Language, *, behind: bool = False) -> Point | None:
    """One part at `place`; `behind` the sign of a range some languages leave the month out."""
    lead = language.lead.match(reading.low, place)
    if lead is not None:
        weekday = language.weekdays[lead["wd"].rstrip(".")]
        part = _dated(reading, lead.end(), language)
        if part is not None and part.day is not None:
            return replace(part, start=place, weekday=weekday)
    part = _dated(reading, place, language)
    last = language.day_last.match(reading.low, place) if language.day_last and behind else None
    if part is not None and (part.kind != "bare" or last is None):
        return part
    alone = language.weekday.match(reading.low, place)
    if alone is not None:
        return Point(place, alone.end(), language.weekdays[alone["wd"].rstrip(".")])
    if last is None:
        return None
    year = int(last["year"]) if last["year"] else None
    return Point(place, last.end(), None, int(last["day"]), None, year, year is not None)


def _dated(reading: Reading, place: int, language: Language) -> Point | None:
    """A part without its weekday."""
    if reading.low[place : place + 1].isdecimal():
        found = numeric.read(reading.low, place, day_first=language.day_first)
        if found is not None:
            told = found.year is not None
            return Point(place, found.end, None, found.day, found.month, found.year, told, found.doubtful)
    match = language.date.match(reading.low, place)
    if match is None:
        alone = language.day_alone.match(reading.low, place)
        return Point(place, alone.end(), None, _number(alone.group(), language)) if alone else None
    written = match["day"] or (match["day_behind"] if "day_behind" in match.re.groupindex else None)
    day = _number(written, language) if written else None
    part = Point(place, match.end("stem"), None, day, language.months[match["month"].rstrip(".")])
    if match["relative"]:
        return replace(part, end=match.end(), year=told_year(reading, match, language), year_told=True)
    if match["year"] and not is_count(reading, language, match.end()):
        year = numeric.full_year(re.sub(r"[^0-9]", "", match["year"]))
        return replace(part, end=match.end(), year=year, year_told=True)
    return part


def _number(day: str, language: Language) -> int:
    """A day of the month in digits or words."""
    digits = re.sub(r"[^0-9]", "", day)
    return int(digits) if digits else language.ordinals[day.strip()]


def _link(link: re.Match[str]) -> str:
    """range, list ("and", a comma) or choice ("or"): days in a row make a range unless one is to be chosen."""
    if not link["list"]:
        return "range"
    return "choice" if {"eller", "or"} & set(link["list"].split()) else "list"


def _fits(first: Point, following: Point) -> bool:
    """Whether two parts can belong to one range or list."""
    kinds = {first.kind, following.kind}
    return kinds <= {"day", "bare"} or len(kinds) == 1


def _complete(points: list[Point], links: list[str]) -> tuple[list[Point], list[str]]:
    """The parts up to the last that names a month: a bare day behind it belongs to something else.

    Except in English, where "May 3-7" names the month first; there a bare day follows a range.
    """
    while points and points[-1].kind == "bare":
        if len(points) > 1 and links[-1] == "range" and points[-2].kind == "day":
            break
        points, links = points[:-1], links[:-1]
    return points, links[: max(len(points) - 1, 0)]


def _is_date(reading: Reading, points: list[Point], language: Language) -> bool:
    """Whether the characters are dates and not names, fractions or what comes every week."""
    first, last = points[0], points[-1]
    before = reading.before(first.start)
    if first.kind == "weekday":
        return _is_weekday(reading, first, last.end, language)
    if first.kind == "month":
        return _is_month(reading, first, len(points) > 1, language)
    is_fraction = all(point.month is not None and not point.year_told for point in points) and numeric.is_fraction(
        reading.low, first.start, first.end
    )
    return not is_fraction or bool(language.fraction_is_date.search(before)) or first.weekday is not None


def _is_weekday(reading: Reading, point: Point, end: int, language: Language) -> bool:
    before = reading.before(point.start)
    if language.recurring.search(before):
        return False
    if reading.word_after(end) in language.weekday_names and reading.capital_after(end):
        return False
    capital = reading.is_capital(point.start)
    if language.day_first:
        return not capital or reading.opens(point.start) or reading.is_shouted_line(point.start, end)
    return capital and not (reading.capital_before(point.start) and not _small_before(reading, point.start, language))


def _small_before(reading: Reading, place: int, language: Language) -> bool:
    """Whether the word before is one of the small ones, whatever its capital: "On Sunday"."""
    word = reading.word_before(place)
    return word in language.date_leads or word in language.year_weak or word in language.year_strong


def _is_month(reading: Reading, point: Point, paired: bool, language: Language) -> bool:
    if point.year_told:
        return True
    before = reading.before(point.start)
    capital = reading.is_capital(point.start)
    name = reading.low[point.start : point.end]
    if _NUMBERED.search(before):
        return False
    if len(name) < 5 and name not in _SHORT_NAMES:
        return False
    if language.month_needs is not None:
        name = name.rstrip("s'")
        led = bool(language.month_needs.search(before))
        return capital and (led or paired or (name not in language.rarely_month and _stands_alone(reading, point)))
    if not capital:
        return True
    if reading.is_shouted(point.start, point.end):
        return not reading.opens(point.start) and reading.is_shouted_line(point.start, point.end)
    return reading.opens(point.start) and name not in language.rarely_month and not reading.capital_after(point.end)


def _stands_alone(reading: Reading, point: Point) -> bool:
    return not reading.capital_before(point.start) and not reading.capital_after(point.end)


def _filled(points: list[Point], links: list[str]) -> list[Point]:
    """The parts with what they leave out taken from their neighbours, from the right first."""
    filled = list(points)
    for index in range(len(filled) - 2, -1, -1):
        here, following = filled[index], filled[index + 1]
        if here.kind == "bare":
            here = replace(here, month=following.month)
        if not here.year_told and following.year_told and here.kind != "weekday":
            back = (
                links[index] == "range"
                and following.year is not None
                and (here.month or 0, here.day or 0) > (following.month or here.month or 0, following.day or 0)
            )
            year = following.year - 1 if back and following.year is not None else following.year
            here = replace(here, year=year, year_told=True)
        filled[index] = here
    for index in range(1, len(filled)):
        if filled[index].kind == "bare":
            filled[index] = replace(filled[index], month=filled[index - 1].month)
        if filled[index - 1].year_told and not filled[index].year_told:
            filled[index] = replace(filled[index], year=filled[index - 1].year, year_told=True)
    return filled


def _hits(reading: Reading, points: list[Point], links: list[str], language: Language) -> Hits:
    """One hit for each part, but one for a range, for days in a row, and for "between ... and ..."."""
    between = bool(language.between.search(reading.before(points[0].start)))
    hits: Hits = []
    index = 0
    while index < len(points):
        last = index
        while last < len(links) and (
            (links[last] == "range" and last == index)
            or (between and last == 0)
            or (links[last] == "list" and _in_a_row(points[last], points[last + 1]))
        ):
            last += 1
        ranged = last > index
        hits.append(
            _range(reading, points[index], points[last], language)
            if ranged
            else Hit(points[index].start, points[index].end, resolved(reading, points[index], language))
        )
        index = last + 1
    return hits


def _in_a_row(first: Point, second: Point) -> bool:
    bare = first.day is not None and second.day == first.day + 1 and first.month == second.month
    return bare and first.weekday is None and first.end + 8 > second.start


def _range(reading: Reading, first: Point, last: Point, language: Language) -> Hit:
    """A range as one date."""
    start, end = first.start, last.end
    if first.kind == "weekday" or last.kind == "weekday":
        return Hit(start, end)
    if first.year_told:
        begin, finish = resolved(reading, first, language), resolved(reading, last, language)
        return Hit(start, end, joined(begin, finish) if begin and finish else None)
    over = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)

    def of_year(year: int) -> Span | None:
        begin, finish = _in_year(first, year), _in_year(last, year + over)
        return joined(begin, finish) if begin and finish else None

    span = nearest(of_year, reading.story, tense_at(reading, start, end, language))
    return Hit(start, end, span if span and _weekday_holds(first, span) else None)


def _in_year(point: Point, year: int) -> Span | None:
    if point.month is None:
        return None
    return of_months(year, point.month) if point.day is None else of_date(year, point.month, point.day)


def _weekday_holds(point: Point, span: Span) -> bool:
    return point.weekday is None or span.first.weekday() == point.weekday


def resolved(reading: Reading, point: Point, language: Language) -> Span | None:
    """The days of one part, None when they cannot be told for certain."""
    if point.doubtful:
        return None
    if point.kind == "weekday":
        day = reading.story.day if reading.story else None
        return of_day(day) if day is not None and day.weekday() == point.weekday else None
    if point.year_told:
        return _in_year(point, point.year) if point.year is not None else None
    if language.every_year.search(reading.before(point.start)):
        return None
    tense = tense_at(reading, point.start, point.end, language)
    if point.kind == "month" and language.ahead.search(reading.before(point.start)):
        tense = "future"
    span = nearest(lambda year: _in_year(point, year), reading.story, tense)
    return span if span and _weekday_holds(point, span) else None
