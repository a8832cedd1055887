"""Dates as readers type them: a year, a month or a day, in ISO, Danish or English. And what a pair of them means."""

import calendar
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from articles.query.faults import shortened
from articles.query.tree import Named
from articles.story import Note, Precision, gettext_noop

FIRST_YEAR = 1000
LAST_YEAR = 9998
"""The last year whose end, which is exclusive, is still a date in Python and PostgreSQL."""

_DANISH = "januar februar marts april maj juni juli august september oktober november december"
_ENGLISH = "january february march april may june july august september october november december"
MONTHS = {name: at for names in (_DANISH, _ENGLISH) for at, name in enumerate(names.split(), start=1)}
"""The number of a month by its Danish or English name."""
MONTHS.update({name[:3]: at for name, at in MONTHS.items()} | {"sept": 9})

_ADVICE = Note(
    code="date-advice",
    text=gettext_noop("Write a year, a month or a day: 2020, 2020-08, “august 2020”, 16.8.2020 or “16. august 2020”."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A year, a month or a day: the half-open span of days `first_day` <= day < `end_day`."""

    first_day: date
    end_day: date
    precision: Precision

    def isoformat(self) -> str:
        """ISO 8601 cut at the precision: "2020", "2020-08", "2020-08-16". `read_span` reads it back."""
        length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision, 10)
        return self.first_day.isoformat()[:length]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A half-open span of days, either side open when None."""

    first_day: date | None = None
    end_day: date | None = None

    def __and__(self, other: "Period") -> "Period":
        """The days in both; `first_day` is not before `end_day` when there is none."""
        firsts = [day for day in (self.first_day, other.first_day) if day]
        ends = [day for day in (self.end_day, other.end_day) if day]
        return Period(first_day=max(firsts, default=None), end_day=min(ends, default=None))


class ImpossibleDate(ValueError):
    """What was typed is no date. `note` says why (no full stop), `advice` what to type instead.

    `nearest` is the month or year around it that does exist: 2020 for 2020-13, 2020-02 for 30.2.2020.
    """

    def __init__(self, note: Note, *, nearest: Span | None = None, advice: Note = _ADVICE) -> None:
        super().__init__(str(note))
        self.note = note
        self.advice = advice
        self.nearest = nearest

    @property
    def is_nearly_one(self) -> bool:
        """Whether it was clearly meant as a date."""
        return self.nearest is not None or self.note.code in ("date-short-year", "date-relative")


def read_span(text: str) -> Span:
    """The year, month or day that `text` names.

    2020 · 2020-08 · 2020-8 · 08.2020 · aug 2020 · august 2020 · 2020-08-16 · 20200816 · 16.8.2020 · 16/8 2020 ·
    16/8-2020 · 16. august 2020 · August 16, 2020. Raises ImpossibleDate.
    """
    typed = " ".join(unicodedata.normalize("NFC", text).split())
    wanted = _ARTICLE.sub("", typed.casefold()).rstrip(".,; ")
    for pattern, read in _FORMS:
        if match := pattern.fullmatch(wanted):
            return read(shortened(typed), **match.groupdict())
    raise ImpossibleDate(
        Note(code="date-unclear", text=gettext_noop("%(date)s is not a date"), params={"date": shortened(typed)})
    )


def read_period(first: str, last: str) -> Period:
    """The period from one typed date to another, both included; an empty text leaves its side open.

    Raises ImpossibleDate, also when the first comes after the last.
    """
    return period_between(read_span(first) if first.strip() else None, read_span(last) if last.strip() else None)


def period_between(first: Span | None, last: Span | None) -> Period:
    """The period from the beginning of `first` to the end of `last`; None leaves a side open.

    Raises ImpossibleDate when it would hold no day.
    """
    if first and last and first.first_day >= last.end_day:
        raise ImpossibleDate(
            Note(
                code="date-order",
                text=gettext_noop("The period begins after it ends: %(first)s is later than %(last)s"),
                params={"first": first.isoformat(), "last": last.isoformat()},
            ),
            advice=Note(code="date-order-advice", text=gettext_noop("Swap the two dates, or leave one of them out.")),
        )
    return Period(first_day=first.first_day if first else None, end_day=last.end_day if last else None)


def period_of_field(named: Named) -> Period:
    """The days that date:, from: or to: asks for. A story whose own span overlaps them matches.

    from: and to: include the whole of the year, month or day they name. Raises ImpossibleDate.
    """
    span = read_span(named.value)
    match named.field:
        case "date":
            return Period(first_day=span.first_day, end_day=span.end_day)
        case "from":
            return Period(first_day=span.first_day)
        case "to":
            return Period(end_day=span.end_day)
    raise ValueError(f"{named.field}: is not a field of dates")


def _year(typed: str, year: str) -> Span:
    number = int(year)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise ImpossibleDate(
            Note(
                code="date-year",
                text=gettext_noop("%(date)s is not a year from %(first)s to %(last)s"),
                params={"date": typed, "first": str(FIRST_YEAR), "last": str(LAST_YEAR)},
            )
        )
    return Span(first_day=date(number, 1, 1), end_day=date(number + 1, 1, 1), precision=Precision.YEAR)


def _month(typed: str, year: str, month: str) -> Span:
    whole = _year(typed, year)
    number = _month_number(typed, month)
    if not 1 <= number <= 12:
        raise ImpossibleDate(
            Note(code="date-month", text=gettext_noop("%(date)s is not a month"), params={"date": typed}),
            nearest=whole,
        )
    return _month_span(whole.first_day.year, number)


def _day(typed: str, year: str, month: str, day: str) -> Span:
    whole = _year(typed, year)
    number = _month_number(typed, month)
    if not 1 <= number <= 12:
        raise ImpossibleDate(
            Note(
                code="date-day-month",
                text=gettext_noop("%(date)s is not a day: there is no month %(month)s"),
                params={"date": typed, "month": str(number)},
            ),
            nearest=whole,
        )
    around = _month_span(whole.first_day.year, number)
    days = (around.end_day - around.first_day).days
    if not 1 <= int(day) <= days:
        raise ImpossibleDate(
            Note(
                code="date-day",
                text=gettext_noop("%(date)s is not a day: the month has %(days)s days"),
                params={"date": typed, "days": days},
            ),
            nearest=around,
        )
    first = around.first_day.replace(day=int(day))
    return Span(first_day=first, end_day=first + timedelta(days=1), precision=Precision.DAY)


def _month_number(typed: str, month: str) -> int:
    if month.isdigit():
        return int(month)
    if month in MONTHS:
        return MONTHS[month]
    raise ImpossibleDate(
        Note(
            code="date-month-name",
            text=gettext_noop("%(date)s is not a date: there is no month %(month)s"),
            params={"date": typed, "month": month},
        )
    )


def _month_span(year: int, month: int) -> Span:
    first = date(year, month, 1)
    return Span(
        first_day=first,
        end_day=first + timedelta(days=calendar.monthrange(year, month)[1]),
        precision=Precision.MONTH,
    )


def _short_year(typed: str) -> Span:
    raise ImpossibleDate(
        Note(
            code="date-short-year",
            text=gettext_noop("%(date)s needs a year of four digits"),
            params={"date": typed},
        )
    )


def _relative(typed: str) -> Span:
    raise ImpossibleDate(
        Note(
            code="date-relative",
            text=gettext_noop("%(date)s is not a date in the calendar"),
            params={"date": typed},
        )
    )


def _form(pattern: str, read: Callable[..., Span]) -> tuple[re.Pattern[str], Callable[..., Span]]:
    return re.compile(pattern), read


_ARTICLE = re.compile(r"^(?:den |d\. ?|the )")
_Y = r"(?P<year>[0-9]{4})"
_M = r"(?P<month>[0-9]{1,2})"
_D = r"(?P<day>[0-9]{1,2})"
_NAME = r"(?P<month>[^\W\d_]{3,12})\.?"
_NAMED = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_RELATIVE = (
    r"(?:i|for) (?:dag|går|forgårs|morgen|år|fjor)|today|yesterday|tomorrow"
    r"|(?:denne|dette|sidste|forrige|seneste|this|last|past) \w+"
)
_FORMS = (
    _form(rf"{_Y}", _year),
    _form(rf"{_Y} ?[-/.] ?{_M}", _month),
    _form(rf"{_M} ?[-/.] ?{_Y}", _month),
    _form(rf"{_NAME}[ -]?{_Y}", _month),
    _form(rf"{_Y} {_NAME}", _month),
    _form(rf"{_Y}[-/.]{_M}[-/.]{_D}", _day),
    _form(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})", _day),
    _form(rf"{_D}[-/.] ?{_M}(?:\. |[-/. ]){_Y}", _day),
    _form(rf"{_D}(?:\.|st|nd|rd|th)?[ -]?(?:of )?{_NAME},?[ -]?{_Y}", _day),
    _form(rf"{_NAME} {_D}(?:st|nd|rd|th)?,? {_Y}", _day),
    _form(r"[0-9]{1,2}[-/.] ?[0-9]{1,2}(?:(?:\. |[-/. ])(?:[0-9]{1,3}|[0-9]{5,6}))?", _short_year),
    _form(rf"(?:[0-9]{{1,2}}(?:\.|st|nd|rd|th)?[ -]?)?{_NAMED}\.?(?:[ -]?[0-9]{{1,3}})?", _short_year),
    _form(_RELATIVE, _relative),
    _form(r"(?P<year>[0-9]{1,3}|[0-9]{5,7}|[0-9]{9,12})", _year),
)
