"""Dates as feeds write them: RFC 822 and its mishaps, Danish and German names, day-month-year.

Every one is rewritten as ISO 8601 and then read by the rules of articles.wire.times. Feed libraries are not
asked: measured, one reads CEST as UTC, a time without zone as UTC, and 16-08-2020 as 20 August 2016.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from articles.story import COPENHAGEN
from articles.wire import notes
from articles.wire.calendar_words import month_number, zone_offset
from articles.wire.text import shown
from articles.wire.times import ReadTime, read_time

_LONGEST = 100
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?(?:,\s*|\s+)(?:(?:d\.|den|der|am)\s+)?)?"
_NAME = r"(?P<month>[^\W\d_]{3,9})\.?"
_TIME = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?:\s?(?P<half>[ap])\.?m\.?)?(?:\s?uhr)?"
)
_CLOCK = rf"(?:(?:,|\s|T)\s*(?:(?:kl|klokken|um|at)\b\.?\s*)?{_TIME})?"
_ZONE = r"(?:\s?(?P<zone>(?:GMT|UTC|UT)?\s?[+-]\d{1,2}(?::?\d\d)?|[^\W\d_]{1,5}))?(?:\s?\([^()]*\))?"
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        # Sun, 16 Aug 2020 12:00:00 +0200 | tirsdag d. 16. august 2020 kl. 12.00
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?[\s-]*{_NAME}[\s,-]+(?P<year>\d{{4}}|\d\d){_CLOCK}{_ZONE}",
        # August 16, 2020 12:00 PM | Sun Aug 16 2020 12:00:00 GMT+0200 (CEST)
        rf"{_WEEKDAY}{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s*|\s+)(?P<year>\d{{4}}){_CLOCK}{_ZONE}",
        # Sun Aug 16 12:00:00 CEST 2020
        rf"{_WEEKDAY}{_NAME}\s+(?P<day>\d{{1,2}})\s+{_TIME}(?:\s(?P<zone>[^\W\d_]{{1,5}}|[+-]\d{{4}}))?\s(?P<year>\d{{4}})",
        rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?P<mark>[-./])(?P<month>\d{{1,2}})(?P=mark)(?P<year>\d{{4}}){_CLOCK}{_ZONE}",
        rf"(?P<year>\d{{4}})(?P<mark>[-./])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}}){_CLOCK}{_ZONE}",
    )
)


@dataclass(frozen=True, slots=True)
class _Iso:
    """A date rewritten, and a zone that stands in it but that nobody can be sure of."""

    text: str
    unknown_zone: str | None


def read_feed_time(text: object, zone: ZoneInfo = COPENHAGEN, *, now: datetime | None = None) -> ReadTime:
    """Read the date of a feed, as precise as it is written; what cannot be read is nothing and a warning.

    `zone` is the provider's, for dates without an offset and for names of zones that mean several (BST).
    Of a date in numbers with dashes or dots the day comes first; with slashes only where no other reading is
    possible. `now` decides what lies in the future.
    """
    plain = read_time(text, zone, now=now)
    if plain.moment is not None or not isinstance(text, str) or not text.strip():
        return plain
    iso = _iso(" ".join(text.split()))
    if iso is None:
        return plain
    read = read_time(iso.text, zone, now=now)
    if read.moment is None:
        return plain
    if iso.unknown_zone and read.moment.instant:
        return replace(read, warnings=(notes.zone_unknown(shown(iso.unknown_zone)), *read.warnings))
    return read


def _iso(text: str) -> _Iso | None:
    if len(text) > _LONGEST or any(sign.isdecimal() and not sign.isascii() for sign in text):
        return None
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        day = _day(found) if found else None
        if found and day:
            clock = _clock(found)
            zone, unknown = _zone(found["zone"])
            return _Iso(f"{day}T{clock}{zone}" if clock else day, unknown)
    return None


def _day(found: re.Match[str]) -> str | None:
    groups = found.groupdict()
    day, named, year = int(groups["day"]), groups["month"], int(groups["year"])
    month = int(named) if named.isdecimal() else month_number(named)
    if month is None:
        return None
    if groups.get("mark") == "/" and found.start("day") < found.start("year"):
        if day <= 12 and month <= 12 and day != month:
            return None
        if month > 12:
            day, month = month, day
    if len(groups["year"]) == 2:
        year += 2000 if year < 50 else 1900
    return f"{year:04}-{month:02}-{day:02}"


def _clock(found: re.Match[str]) -> str | None:
    if found["hour"] is None:
        return None
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    second, fraction = found["second"], found["fraction"]
    return f"{hour:02}:{found['minute']}" + (f":{second}" if second else "") + (f".{fraction}" if fraction else "")


def _zone(text: str | None) -> tuple[str, str | None]:
    """(offset for ISO 8601, a name that is not known); both empty when there is no zone."""
    if not text:
        return "", None
    number = re.search(r"([+-])(\d{1,2}):?(\d\d)?$", text, re.ASCII)
    if number:
        return f"{number[1]}{int(number[2]):02}:{number[3] or '00'}", None
    offset = zone_offset(text)
    return (offset, None) if offset else ("", text)
