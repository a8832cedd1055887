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

RANGE_DOTS = ".."
_DOTS = re.compile(r"\.{2,}|…")
_BETWEEN = re.compile(r" ?[-–—−] ?| (?:til|to) ")
"""What people write between two dates besides the dots."""
_LONGEST_PAIR = 80
"""Characters: two dates written out have fewer."""
_FINER = (Precision.YEAR, Precision.MONTH, Precision.DAY)

_ADVICE = Note(
    code="date-advice",
    text=gettext_noop("Write a year, a month or a day: 2020, 2020-08, “august 2020”, 16.8.2020 or “16. august 2020”."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A year, a month or a day: the half-open span of days `first_day` <= day < `end_day`.

    Of a range (see Range.span) `precision` is that of the finer of its two dates, and `isoformat` says nothing.
    """

    first_day: date
    end_day: date
    precision: Precision

    def isoformat(self) -> str:
        """ISO 8601 cut at the precision: "2020", "2020-08", "2020-08-16". `read_span` reads it back."""
        length = {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.precision, 10)
        return self.first_day.isoformat()[:length]


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """From the first day of `first` to the end of `last`; a side that is None is open, but never both."""

    first: Span | None = None
    last: Span | None = None

    def isoformat(self) -> str:
        """Both dates in ISO with .. between: "2020-08..2020-10", "2020-08..". `read_range` reads it back."""
        return RANGE_DOTS.join(one.isoformat() if one else "" for one in (self.first, self.last))

    def span(self) -> Span:
        """All its days; an open side ends with the first or the last day that can be written."""
        sides = [one for one in (self.first, self.last) if one]
        return Span(
            first_day=self.first.first_day if self.first else date.min,
            end_day=self.last.end_day if self.last else date.max,
            precision=max((one.precision for one in sides), key=_FINER.index),
        )


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

    `nearest` is the month or year around it that does exist: 2020 for 2020-13, 2020-02 for 30.2.2020. Of a range it
    is one that can be, with such a month or year in it or with its two dates swapped.
    """

    def __init__(self, note: Note, *, nearest: "Span | Range | None" = None, advice: Note = _ADVICE) -> None:
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
    raise not_a_date(typed)


def not_a_date(typed: str) -> ImpossibleDate:
    """What to say of text that is nothing like a date."""
    return ImpossibleDate(
        Note(code="date-unclear", text=gettext_noop("%(date)s is not a date"), params={"date": shortened(typed)})
    )


def is_range(text: str) -> bool:
    """Whether `text` has the two dots of a range."""
    return _DOTS.search(text) is not None


def read_range(text: str) -> Span | Range:
    """What dato:`text` asks for: a date in any form of `read_span`, or two with .. between, either of them left out.

    Raises ImpossibleDate, also when the first comes after the last, and for a range typed with a dash.
    """
    dots = _DOTS.search(text)
    if dots is None:
        try:
            return read_span(text)
        except ImpossibleDate as impossible:
            raise _with_dots(text) or impossible from None
    first, last = _side(text[: dots.start()], text, 0), _side(text[dots.end() :], text, 1)
    if first is None and last is None:
        return read_span(text)
    try:
        period_between(first, last)
    except ImpossibleDate as impossible:
        raise ImpossibleDate(impossible.note, nearest=Range(first=last, last=first), advice=impossible.advice) from None
    return Range(first=first, last=last)


def _side(typed: str, text: str, at: int) -> Span | None:
    """One side of the range `text`; what is wrong with it is mended together with the other side, if it can be."""
    if not typed.strip(" .,;"):
        return None
    try:
        return read_span(typed)
    except ImpossibleDate as impossible:
        if not isinstance(impossible.nearest, Span):
            raise
        sides = _DOTS.split(text, maxsplit=1)
        sides[at] = impossible.nearest.isoformat()
        mended: Span | Range | None
        try:
            mended = read_range(RANGE_DOTS.join(sides))
        except ImpossibleDate as other:
            mended = other.nearest
        raise ImpossibleDate(impossible.note, nearest=mended, advice=impossible.advice) from None


def _with_dots(text: str) -> ImpossibleDate | None:
    """2020-2021, “1.8.2020 til 3.8.2020”: two dates, but no dots between them."""
    typed = " ".join(text.split())
    for between in _BETWEEN.finditer(typed) if len(typed) <= _LONGEST_PAIR else ():
        try:
            meant = Range(first=read_span(typed[: between.start()]), last=read_span(typed[between.end() :]))
            period_between(meant.first, meant.last)
        except ImpossibleDate:
            continue
        shown = {"range": meant.isoformat()}
        return ImpossibleDate(
            Note(code="date-dots", text=gettext_noop("A period is written with two dots between its dates")),
            nearest=meant,
            advice=Note(code="date-dots-advice", text=gettext_noop("Write it like this: %(range)s"), params=shown),
        )
    return None


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

    from: and to: include the whole of the year, month or day they name, a range of date: the whole of both its dates.
    Raises ImpossibleDate.
    """
    match named.field:
        case "date":
            asked = read_range(named.value)
            if isinstance(asked, Range):
                return period_between(asked.first, asked.last)
            return Period(first_day=asked.first_day, end_day=asked.end_day)
        case "from":
            return Period(first_day=read_span(named.value).first_day)
        case "to":
            return Period(end_day=read_span(named.value).end_day)
    raise ValueError(f"{named.field}: is not a field of dates")


def span_of_field(named: Named) -> Span:
    """The days that a field of dates names, ranges included; see Range.span. Raises ImpossibleDate."""
    asked = read_range(named.value)
    return asked.span() if isinstance(asked, Range) else asked


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
