"""Dates in words: exactly as precise as the source gave them, in the language in force.

A function takes a Moment, a day (date), an instant (datetime) or None; what is not known is never filled in.
The library `reading` makes each of them a filter of the same name.
"""

from datetime import date, datetime
from functools import lru_cache

from django.utils.dateformat import format as format_date
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from articles.story import COPENHAGEN, Moment, Precision

SHORT_WEEKDAYS = (
    pgettext_lazy("short weekday", "Mon"),
    pgettext_lazy("short weekday", "Tue"),
    pgettext_lazy("short weekday", "Wed"),
    pgettext_lazy("short weekday", "Thu"),
    pgettext_lazy("short weekday", "Fri"),
    pgettext_lazy("short weekday", "Sat"),
    pgettext_lazy("short weekday", "Sun"),
)


def weekday(day: date) -> str:
    """søndag"""
    return format_date(day, "l")


def short_weekday(day: date) -> str:
    """søn."""
    return str(SHORT_WEEKDAYS[day.weekday()])


def day_number(day: date) -> str:
    """16. in Danish, 16 in English."""
    return format_date(day, pgettext("format of a day alone", "j"))


def month_year(day: date) -> str:
    """august 2020"""
    return format_date(day, "F Y")


def short_month_year(day: date) -> str:
    """aug. 2020"""
    return format_date(day, "N Y")


def month_name(day: date) -> str:
    """august"""
    return format_date(day, "F")


def clock(when: Moment | datetime | None) -> str:
    """07.42 in Copenhagen; empty when the time of day is not known."""
    instant = when.instant if isinstance(when, Moment) else when
    if instant is None:
        return ""
    return format_date(instant.astimezone(COPENHAGEN), pgettext("format of a time", "H:i"))


def long_date(when: Moment | date | None) -> str:
    """16. august 2020, august 2020 or 2020: the date without its time of day."""
    return _by_precision(when, pgettext("format of a date", "j F Y"), "F Y")


def short_date(when: Moment | date | None) -> str:
    """16. aug. 2020, aug. 2020 or 2020."""
    return _by_precision(when, pgettext("format of a short date", "j N Y"), "N Y")


def full_date(when: Moment | date | None) -> str:
    """søndag 16. august 2020 kl. 07.42; august 2020, dag ukendt; 2020, måned ukendt; dato ukendt."""
    words = _by_precision(when, pgettext("format of a date with weekday", "l j F Y"), "F Y")
    time = clock(when) if isinstance(when, Moment | datetime) else ""
    if time:
        return _("%(date)s at %(time)s") % {"date": words, "time": time}
    unknown = what_is_unknown(when)
    return f"{words}, {unknown}" if when is not None and unknown else words


def what_is_unknown(when: Moment | date | None) -> str:
    """dag ukendt, måned ukendt or dato ukendt; empty when the day is known."""
    if when is None:
        return _("date unknown")
    if not isinstance(when, Moment):
        return ""
    return {Precision.MONTH: _("day unknown"), Precision.YEAR: _("month unknown")}.get(when.precision, "")


def iso(when: Moment | datetime | date) -> str:
    """For <time datetime>: ISO 8601 cut at the precision, "2020-08" for a month."""
    return when.isoformat()


def month_words(period: str) -> str:
    """august 2020 for "2020-08"; 2020 for "2020"."""
    return _month_words(period, get_language()) if len(period) > len("2020") else period


@lru_cache(maxsize=8_192)
def _month_words(period: str, _language: str | None) -> str:
    """Every histogram names the same months, hundreds of them."""
    return month_year(date.fromisoformat(f"{period}-01"))


def _by_precision(when: Moment | date | None, day_format: str, month_format: str) -> str:
    if when is None:
        return _("date unknown")
    if not isinstance(when, Moment):
        day = when.astimezone(COPENHAGEN) if isinstance(when, datetime) else when
        return format_date(day, day_format)
    if when.precision is Precision.YEAR:
        return f"{when.first_day.year:04}"
    return format_date(when.first_day, month_format if when.precision is Precision.MONTH else day_format)
