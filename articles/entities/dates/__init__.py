"""Text -> the dates it speaks of. Pure. Stands in for the reader of dates until that is there."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = ["januar", "februar", "marts", "april", "maj", "juni", "juli", "august"]
_MONTHS += ["september", "oktober", "november", "december"]
_DATE = re.compile(
    rf"(?<!\w)(?:(?:(?P<day>[0-9]{{1,2}})\. )?(?P<month>{'|'.join(_MONTHS)})(?: (?P<year>[0-9]{{4}}))?"
    r"|(?P<alone>(?:19|20)[0-9]{2}))(?!\w)|(?<!\w)(?P<weekday>søndag)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDate:
    """A story's own day, month or year: `first_day` <= day < `end_day`."""

    first_day: date
    end_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date at exact characters; both days None and no unit when it cannot be told for certain."""

    start: int
    end: int
    text: str
    first_day: date | None = None
    end_day: date | None = None
    unit: str = ""


def dates_in(text: str, *, story: StoryDate | None, language: str) -> tuple[DateFound, ...]:
    """The dates in `text`."""
    if language.partition("-")[0] != "da":
        return ()
    return tuple(_found(match, story) for match in _DATE.finditer(text))


def _found(match: re.Match[str], story: StoryDate | None) -> DateFound:
    first, end, unit = _span(match, story)
    return DateFound(start=match.start(), end=match.end(), text=match[0], first_day=first, end_day=end, unit=unit)


def _span(match: re.Match[str], story: StoryDate | None) -> tuple[date | None, date | None, str]:
    if match["weekday"]:
        return None, None, ""
    if match["alone"]:
        year = int(match["alone"])
        return date(year, 1, 1), date(year + 1, 1, 1), "year"
    if not match["year"] and story is None:
        return None, None, ""
    year = int(match["year"]) if match["year"] else story.first_day.year if story else 0
    month = _MONTHS.index(match["month"]) + 1
    try:
        first = date(year, month, int(match["day"] or 1))
    except ValueError:
        return None, None, ""
    if match["day"]:
        return first, first + timedelta(days=1), "day"
    return first, date(year + month // 12, month % 12 + 1, 1), "month"
