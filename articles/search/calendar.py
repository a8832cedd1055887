"""How many stories every year, month and day holds. Days are Copenhagen days; no date is guessed.

A story counts in the narrowest span its source gave: one known to the month only counts in that month and
in no day of it, one known to the year only in that year and in no month. So the stories of a month are
exactly those that a search from that month to that month finds with "only certain".
"""

from calendar import Calendar, isleap
from collections import Counter
from dataclasses import dataclass
from datetime import date

import numpy as np

from articles.index.columns import Array
from articles.index.opened import MONTH, YEAR, OpenSegment
from articles.search.counts import years_of
from articles.search.story_set import Is, StorySet, has_month, is_known_to, is_of_a_day
from articles.story import Moment

FEW = 5
"""A field of one story is a faint one also where no field has more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One month of a year, or one day of a month."""

    day: date
    """The day, or the first day of the month."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year of the table. `count` includes the `without_month` stories known to the year only."""

    year: int
    months: tuple[Cell, ...]
    """Always twelve."""
    without_month: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """Every year that holds stories, newest first. `undated` stories have no date at all."""

    years: tuple[YearRow, ...]
    newest: int | None
    """The newest year that is not doubtful (in the future, or before there were wires)."""
    undated: int
    count: int

    @property
    def most(self) -> int:
        """Stories in the busiest month, at least FEW."""
        return max([FEW, *(cell.count for row in self.years for cell in row.months)])


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthSheet:
    """A month as a calendar. `count` includes the `undated` stories known to the month only."""

    first_day: date
    weeks: tuple[tuple[Cell | None, ...], ...]
    """Monday to Sunday; None for days of the neighbouring months."""
    undated: int
    count: int

    @property
    def most(self) -> int:
        """Stories on the busiest day, at least FEW."""
        return max([FEW, *(cell.count for week in self.weeks for cell in week if cell)])


@dataclass(frozen=True, slots=True, kw_only=True)
class YearSheets:
    """A year month by month. `count` includes the `without_month` stories known to the year only."""

    year: int
    months: tuple[MonthSheet, ...]
    without_month: int
    count: int

    @property
    def most(self) -> int:
        """Stories on the busiest day, at least FEW."""
        return max(sheet.most for sheet in self.months)


def table_of_years(listed: StorySet) -> YearTable:
    """The whole archive, a row a year."""
    months: Counter[date] = Counter()
    newest = 0
    for segment, mask in zip(listed.segments, listed.masks, strict=True):
        counts = segment.months.counts(np.flatnonzero(mask & segment.in_month))
        for month, count in zip(segment.months.numbers.tolist(), counts.tolist(), strict=True):
            months[date(month // 12, month % 12 + 1, 1)] += count
        for day in _doubtful_days(segment, mask & (segment.columns.precision != YEAR)):
            months[day.replace(day=1)] += 1
        years = segment.years.numbers[segment.years.counts(np.flatnonzero(mask)) > 0]
        newest = max([newest, *years[-1:].tolist()])
    of_years = years_of(listed)
    undated = listed.where(is_known_to(None)).count
    return YearTable(
        years=tuple(_row(year, of_years[year], months) for year in sorted(of_years, reverse=True)),
        newest=newest or None,
        undated=undated,
        count=of_years.total() + undated,
    )


def sheets_of_year(listed: StorySet, year: int) -> YearSheets:
    """Twelve calendars. ValueError when there is no such year."""
    span = Moment.of_year(year)
    days, months, years = _tally(listed, span)
    sheets = tuple(_sheet(year, month, days, months) for month in range(1, 13))
    return YearSheets(
        year=year,
        months=sheets,
        without_month=years[span.first_day],
        count=sum(sheet.count for sheet in sheets) + years[span.first_day],
    )


def sheet_of_month(listed: StorySet, year: int, month: int) -> tuple[MonthSheet, int]:
    """One calendar, and how many stories are known to its year only. ValueError when there is no such month."""
    days, months, _years = _tally(listed, Moment.of_month(year, month))
    return _sheet(year, month, days, months), listed.where(is_known_to(Moment.of_year(year))).count


def neighbouring_days(listed: StorySet, day: date) -> tuple[date | None, date | None]:
    """The nearest days before and after `day` that have stories dated to the day; None where there is none."""
    return _nearest(listed, is_of_a_day, day.toordinal(), day.toordinal() + 1)


def same_day_of_other_years(listed: StorySet, day: date) -> tuple[Cell, ...]:
    """This day of every other year that has stories dated to it, the newest first; 29 February of leap years only."""
    is_leap_day = (day.month, day.day) == (2, 29)
    years = [year for year in sorted(years_of(listed)) if year != day.year and (isleap(year) or not is_leap_day)]
    if not years:
        return ()
    wanted = np.array([day.replace(year=year).toordinal() for year in years], np.int64)
    counts = np.zeros(len(wanted), np.int64)
    for segment, mask in zip(listed.segments, listed.masks, strict=True):
        asked, days, start = mask & is_of_a_day(segment), segment.columns.first_day, segment.first_dated
        # Doubtful stories stand before all others, in no order of their days.
        counts += [np.count_nonzero(days[:start][asked[:start]] == one) for one in wanted]
        firsts, ends = (np.searchsorted(days[start:], wanted, side) + start for side in ("left", "right"))
        counts += [np.count_nonzero(asked[first:end]) for first, end in zip(firsts, ends, strict=True)]
    return tuple(
        Cell(day=date.fromordinal(int(one)), count=int(count))
        for one, count in zip(wanted[::-1], counts[::-1], strict=True)
        if count
    )


def neighbouring_months(listed: StorySet, month: date) -> tuple[date | None, date | None]:
    """The first days of the nearest months before and after that of `month` that have stories; None where none is."""
    span = Moment.of_month(month.year, month.month)
    before, after = _nearest(listed, has_month, span.first_day.toordinal(), span.end_day.toordinal())
    return before and before.replace(day=1), after and after.replace(day=1)


def _nearest(listed: StorySet, quality: Is, first: int, end: int) -> tuple[date | None, date | None]:
    """Of the stories with some quality the last first day before `first`, and the first one not before `end`."""
    before, after = [], []
    for segment, mask in zip(listed.segments, listed.masks, strict=True):
        asked = mask & quality(segment)
        days, start = segment.columns.first_day, segment.first_dated
        edges = np.searchsorted(days[start:], [first, end]) + start
        before += [days[slot] for slot in np.flatnonzero(asked[start : edges[0]])[-1:] + start]
        after += [days[slot] for slot in np.flatnonzero(asked[edges[1] :])[:1] + edges[1]]
        doubtful = days[:start][asked[:start]]
        before += doubtful[doubtful < first].tolist()
        after += doubtful[doubtful >= end].tolist()
    return (
        date.fromordinal(int(max(before))) if before else None,
        date.fromordinal(int(min(after))) if after else None,
    )


def _doubtful_days(segment: OpenSegment, mask: Array) -> list[date]:
    """The first days of masked stories whose dates cannot be right."""
    days = segment.columns.first_day[: segment.first_dated][mask[: segment.first_dated]]
    return [date.fromordinal(day) for day in days.tolist() if day]


def _row(year: int, stories: int, months: Counter[date]) -> YearRow:
    cells = tuple(_cell(date(year, month, 1), months) for month in range(1, 13))
    return YearRow(year=year, months=cells, without_month=stories - sum(cell.count for cell in cells), count=stories)


def _cell(day: date, counts: Counter[date]) -> Cell:
    return Cell(day=day, count=counts[day])


def _sheet(year: int, month: int, days: Counter[date], months: Counter[date]) -> MonthSheet:
    weeks = tuple(
        tuple(_cell(date(year, month, number), days) if number else None for number in week)
        for week in Calendar().monthdayscalendar(year, month)
    )
    first_day = date(year, month, 1)
    dated = sum(cell.count for week in weeks for cell in week if cell)
    return MonthSheet(first_day=first_day, weeks=weeks, undated=months[first_day], count=dated + months[first_day])


def _tally(listed: StorySet, span: Moment) -> tuple[Counter[date], Counter[date], Counter[date]]:
    """Counts by day, by month (month-only) and by year (year-only) of stories in `span`."""
    first, end = span.first_day.toordinal(), span.end_day.toordinal()
    counts = np.zeros((3, end - first), np.int64)
    for segment, mask in zip(listed.segments, listed.masks, strict=True):
        columns, start = segment.columns, segment.first_dated
        edges = np.searchsorted(columns.first_day[start:], [first, end]) + start
        # Doubtful stories stand before all others, in no order of their days.
        slots = np.concatenate([np.flatnonzero(mask[:start]), np.flatnonzero(mask[edges[0] : edges[1]]) + edges[0]])
        slots = slots[(columns.first_day[slots] >= first) & (columns.end_day[slots] <= end)]
        days, precisions = columns.first_day[slots] - first, columns.precision[slots]
        for count, asked in zip(counts, (precisions > MONTH, precisions == MONTH, precisions == YEAR), strict=True):
            count += np.bincount(days[asked], minlength=end - first)  # noqa: PLW2901 added to where it stands
    days, months, years = (
        Counter({date.fromordinal(first + at): int(count[at]) for at in np.flatnonzero(count).tolist()})
        for count in counts
    )
    return days, months, years
