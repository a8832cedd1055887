"""Dates told from the story's own day: "i går", "sidste uge", "for to år siden".

They are told only when the story's date is known to the day. Weeks are calendar weeks, as are months and years.
"Sidste fredag" means to some the Friday just gone and to others that of the week before: it is told when both are
the same day. So are "næste fredag", "sidste december" and their like.
"""

from datetime import date, timedelta

from articles.entities.dates.reading import Reading
from articles.entities.dates.spans import Span, of_day, of_months, of_week_around, of_years


def story_day(reading: Reading) -> date | None:
    """The day of the story, when it is known."""
    return reading.story.day if reading.story else None


def shifted(day: date | None, unit: str, count: int) -> Span | None:
    """The calendar day, week, month or year `count` units from `day`."""
    if day is None:
        return None
    try:
        if unit == "day":
            return of_day(day + timedelta(days=count))
        if unit == "week":
            return of_week_around(day + timedelta(days=7 * count))
    except OverflowError:
        return None
    if unit == "month":
        return of_months(day.year, day.month + count)
    return of_years(day.year + count, day.year + count)


def weekday_before(day: date | None, weekday: int) -> Span | None:
    """The last such weekday strictly before `day`."""
    return None if day is None else shifted(day, "day", -((day.weekday() - weekday - 1) % 7) - 1)


def weekday_after(day: date | None, weekday: int) -> Span | None:
    """The next such weekday strictly after `day`."""
    return None if day is None else shifted(day, "day", (weekday - day.weekday() - 1) % 7 + 1)


def nth_weekday(month: Span, weekday: int, count: int, *, last: bool = False) -> Span | None:
    """The first, second, ... or last such weekday of a month."""
    first = month.first + timedelta(days=(weekday - month.first.weekday()) % 7)
    if last:
        return weekday_before(month.end, weekday)
    day = first + timedelta(days=7 * (count - 1))
    return of_day(day) if day < month.end else None


def weekday_of_week(day: date | None, weekday: int, weeks: int) -> Span | None:
    """That weekday of the calendar week `weeks` from that of `day`."""
    return None if day is None else shifted(day, "day", 7 * weeks + weekday - day.weekday())


def weekday_beside(day: date | None, weekday: int, step: int) -> Span | None:
    """ "Last" (-1) or "next" (1) such weekday, when the nearest one and that of the other week are the same."""
    beside = weekday_before(day, weekday) if step < 0 else weekday_after(day, weekday)
    return beside if beside == weekday_of_week(day, weekday, step) else None


def month_beside(day: date | None, month: int, step: int) -> Span | None:
    """ "Last" or "next" such month, when the nearest one is also that of the other year."""
    if day is None or (month - day.month) * step >= 0:
        return None
    return of_months(day.year + step, month)


def weekend_beside(day: date | None, step: int) -> Span | None:
    """Last weekend: Saturday and Sunday of the week before, told from Monday to Friday. The next one is untold."""
    if day is None or step > 0 or day.weekday() > 4:
        return None
    return of_day(day - timedelta(days=day.weekday() + 2), 2)
