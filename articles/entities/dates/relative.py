"""Dates told from the story's own day: "i går", "sidste uge", "for to år siden".

They are told only when the story's date is known to the day. Weeks are calendar weeks, as are months and years.
"Sidste fredag" means to some the Friday just gone and to others that of the week before: it is told when both are
the same day. So are "næste fredag", "sidste december" and their like.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import (
    Span,
    of_century,
    of_day,
    of_decade,
    of_half,
    of_months,
    of_quarter,
    of_week_around,
    of_years,
)

Day = date | None
"""The story's day, when it is known."""


def story_day(reading: Reading) -> Day:
    """The day of the story, when it is known."""
    return reading.story.day if reading.story else None


def shifted(day: Day, unit: str, count: int) -> Span | None:
    """The calendar day, week, month or year `count` units from `day`."""
    if day is None:
        return None
    try:
        if unit == "day":
            return of_day(day + timedelta(days=count))
        if unit == "week":
            return of_week_around(day + timedelta(days=7 * count))
        if unit == "fortnight":
            return of_day(day + timedelta(days=14 * count))
    except OverflowError:
        return None
    if unit == "month":
        return of_months(day.year, day.month + count)
    return of_years(day.year + count, day.year + count)


def weekday_before(day: Day, weekday: int) -> Span | None:
    """The last such weekday strictly before `day`."""
    return None if day is None else shifted(day, "day", -((day.weekday() - weekday - 1) % 7) - 1)


def weekday_after(day: Day, weekday: int) -> Span | None:
    """The next such weekday strictly after `day`."""
    return None if day is None else shifted(day, "day", (weekday - day.weekday() - 1) % 7 + 1)


def nth_weekday(month: Span, weekday: int, count: int) -> Span | None:
    """The first, second, third or fourth such weekday of a month, or the last (5)."""
    if count == 5:
        return weekday_before(month.end, weekday)
    return of_day(month.first + timedelta(days=(weekday - month.first.weekday()) % 7 + 7 * (count - 1)))


def weekday_of_week(day: Day, weekday: int, weeks: int) -> Span | None:
    """That weekday of the calendar week `weeks` from that of `day`."""
    return None if day is None else shifted(day, "day", 7 * weeks + weekday - day.weekday())


def weekday_beside(day: Day, weekday: int, step: int) -> Span | None:
    """ "Last" (-1) or "next" (1) such weekday, when the nearest one and that of the other week are the same."""
    beside = weekday_before(day, weekday) if step < 0 else weekday_after(day, weekday)
    return beside if beside == weekday_of_week(day, weekday, step) else None


def month_beside(day: Day, month: int, step: int) -> Span | None:
    """ "Last" or "next" such month, when the nearest one is also that of the other year."""
    if day is None or (month - day.month) * step >= 0:
        return None
    return of_months(day.year + step, month)


def weekend_beside(day: Day, step: int) -> Span | None:
    """Last weekend: Saturday and Sunday of the week before, told from Monday to Friday. The next one is untold."""
    if day is None or step > 0 or day.weekday() > 4:
        return None
    return of_day(day - timedelta(days=day.weekday() + 2), 2)


def period_beside(day: Day, parts: int, step: int) -> Span | None:
    """The quarter (4), half-year (2), decade (10) or century (100) `step` from that of `day`."""
    if day is None:
        return None
    if parts == 10:
        return of_decade(day.year // 10 * 10 + 10 * step)
    if parts == 100:
        return of_century((day.year - 1) // 100 + 1 + step)
    year, part = divmod(day.year * parts + (day.month - 1) * parts // 12 + step, parts)
    return of_quarter(year, part + 1) if parts == 4 else of_half(year, part + 1)


def counted(
    reading: Reading, match: re.Match[str], units: Mapping[str, str], numbers: Mapping[str, int], sign: int
) -> Span | None:
    """So many units before (-1) or after (1) the story's day: groups vague, about, count and unit. Some: untold."""
    if match["vague"] or match["about"]:
        return None
    count = " ".join(match["count"].split()).replace(".", "")
    number = int(count) if count.isdecimal() else numbers[count]
    return shifted(story_day(reading), units[match["unit"]], sign * number)
