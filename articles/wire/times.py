"""Dates and times as wires write them -> Moment. What cannot be read becomes nothing and a warning."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from articles.story import COPENHAGEN, Moment, Note, Precision
from articles.wire import notes
from articles.wire.text import shown

FIRST_YEAR = 1866
"""Ritzau was founded in 1866: a wire story cannot be older."""

_TIME = re.compile(
    r"""(?P<year>\d{4})(?P<dash>-?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)
    (?:[T ]|(?=\d))\s?
    (?P<hour>\d\d)(?::?(?P<minute>\d\d))(?::?(?P<second>\d\d)(?:[.,](?P<fraction>\d{1,9}))?)?
    \s?(?P<zone>Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
_DAY = re.compile(r"(\d{4})(-?)(\d\d)\2(\d\d)", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_YEAR = re.compile(r"(\d{4})", re.ASCII)
# DateTime.MinValue of .NET: what its services send for "not set".
_NOT_SET = ("0001-01-01", "00010101")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTime:
    """What a date string gave. `zone_assumed`: there was an instant, but no offset in the string."""

    moment: Moment | None = None
    zone_assumed: bool = False
    warnings: tuple[Note, ...] = ()


def read_time(text: object, zone: ZoneInfo = COPENHAGEN, *, now: datetime | None = None) -> ReadTime:
    """Read a date as precise as it is written: a year, month, day, minute, second or part of a second.

    `zone` is the provider's, for strings without an offset. An hour that the clock ran twice is the first
    one, an hour that it skipped is moved forward; both with a warning. Empty gives nothing at all.
    Fractions are kept to the millisecond. `now` (default: the present) decides what lies in the future.
    """
    if text is None or text == "":
        return ReadTime()
    if not isinstance(text, str):
        return ReadTime(warnings=(notes.unreadable_date(shown(text)),))
    stripped = text.strip()
    if not stripped:
        return ReadTime()
    try:
        read = _read(stripped, zone)
    except (ValueError, OverflowError):
        read = None
    if read is None or read.moment is None:
        return ReadTime(warnings=(notes.unreadable_date(shown(stripped)),))
    doubts = _doubts(read.moment, now or datetime.now(UTC))
    return ReadTime(moment=read.moment, zone_assumed=read.zone_assumed, warnings=read.warnings + doubts)


def _read(text: str, zone: ZoneInfo) -> ReadTime | None:
    if text.startswith(_NOT_SET):
        return None
    if found := _TIME.fullmatch(text):
        return _instant(found, zone)
    if found := _DAY.fullmatch(text):
        return ReadTime(moment=Moment.of_day(date(int(found[1]), int(found[3]), int(found[4]))))
    if found := _MONTH.fullmatch(text):
        return ReadTime(moment=Moment.of_month(int(found[1]), int(found[2])))
    if found := _YEAR.fullmatch(text):
        return ReadTime(moment=Moment.of_year(int(found[1])))
    return None


def _instant(found: re.Match[str], zone: ZoneInfo) -> ReadTime:
    hour, second, fraction = int(found["hour"]), found["second"], found["fraction"]
    # ISO 8601 writes the end of a day as 24:00:00.
    ends_day = hour == 24 and int(found["minute"]) == 0 and int(second or 0) == 0
    naive = (
        datetime(  # noqa: DTZ001 - the zone comes next
            int(found["year"]),
            int(found["month"]),
            int(found["day"]),
            0 if ends_day else hour,
            int(found["minute"]),
            int(second or 0),
            int((fraction or "").ljust(3, "0")[:3]) * 1000,
        )
        + timedelta(days=1 if ends_day else 0)
    )
    precision = Precision.MILLISECOND if fraction else Precision.SECOND if second else Precision.MINUTE
    offset = _offset(found["zone"])
    if offset is not None:
        return ReadTime(moment=Moment.of_instant(naive.replace(tzinfo=offset), precision))
    instant, warnings = in_zone(naive, zone)
    return ReadTime(moment=Moment.of_instant(instant, precision), zone_assumed=True, warnings=warnings)


def _offset(text: str | None) -> tzinfo | None:
    """None when the string has no offset. ValueError when no place on earth has it."""
    if not text:
        return None
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[3:].lstrip(":") or 0)
    if hours > 14 or minutes > 59:
        raise ValueError(f"no place on earth is {text} from UTC")
    size = timedelta(hours=hours, minutes=minutes)
    return timezone(-size if text[0] == "-" else size)


def in_zone(naive: datetime, zone: ZoneInfo) -> tuple[datetime, tuple[Note, ...]]:
    """The instant (UTC) of a wall-clock time, with a warning for the two odd hours of the year.

    zoneinfo raises no error for either: with fold=0 it takes the first of two equal hours, and reads a
    skipped hour with the offset before the change, which moves it forward.
    """
    local = naive.replace(tzinfo=zone, fold=0)
    instant = local.astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) != naive:
        return instant, (notes.HOUR_MISSING,)
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        return instant, (notes.HOUR_TWICE,)
    return instant, ()


def _doubts(moment: Moment, now: datetime) -> tuple[Note, ...]:
    """More than a day in the future, or before there was a wire: kept, but said."""
    if moment.first_day.year < FIRST_YEAR:
        return (notes.DATE_TOO_OLD,)
    limit = now + timedelta(days=1)
    if moment.instant is not None:
        ahead = moment.instant > limit
    else:
        ahead = moment.first_day > limit.astimezone(COPENHAGEN).date()
    return (notes.DATE_IN_FUTURE,) if ahead else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The end of an embargo or of a story's life. `unreadable`: something was written, but no time."""

    instant: datetime | None = None
    unreadable: bool = False
    whole_day: bool = False
    """The source gave a day or more; `instant` is the end of it in the provider's zone."""


def read_deadline(text: object, zone: ZoneInfo = COPENHAGEN) -> Deadline:
    """Read a point in time that something lasts until; a bare day lasts until it has ended."""
    if text in (None, "", False) or (isinstance(text, str) and not text.strip()):
        return Deadline()
    read = read_time(text, zone)
    moment = read.moment
    if moment is None:
        return Deadline(unreadable=True)
    if moment.instant is not None:
        # Of the hour that the clock runs twice, the second: nothing may come out too early.
        late = timedelta(hours=1 if notes.HOUR_TWICE in read.warnings else 0)
        return Deadline(instant=moment.instant + late)
    midnight = datetime.combine(moment.end_day, datetime.min.time())
    return Deadline(instant=in_zone(midnight, zone)[0], whole_day=True)
