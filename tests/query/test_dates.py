"""Dates as readers type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.query import (
    ImpossibleDate,
    Period,
    Range,
    Span,
    period_of_field,
    read_period,
    read_range,
    read_span,
    span_of_field,
)
from articles.query.tree import Named
from articles.story import Precision

Y2020 = Span(first_day=date(2020, 1, 1), end_day=date(2021, 1, 1), precision=Precision.YEAR)
AUGUST = Span(first_day=date(2020, 8, 1), end_day=date(2020, 9, 1), precision=Precision.MONTH)
DECEMBER = Span(first_day=date(2020, 12, 1), end_day=date(2021, 1, 1), precision=Precision.MONTH)
DAY = Span(first_day=date(2020, 8, 16), end_day=date(2020, 8, 17), precision=Precision.DAY)
LEAP_DAY = Span(first_day=date(2020, 2, 29), end_day=date(2020, 3, 1), precision=Precision.DAY)

READ = {
    Y2020: ["2020", " 2020 ", "2020."],
    AUGUST: [
        *["2020-08", "2020-8", "2020/08", "2020.8", "08.2020", "8/2020", "8-2020"],
        *["aug 2020", "aug. 2020", "august 2020", "August 2020", "AUGUST  2020", "aug2020", "2020 august"],
    ],
    DECEMBER: ["2020-12", "dec 2020", "december 2020", "12/2020"],
    DAY: [
        *["2020-08-16", "2020-8-16", "2020/08/16", "20200816", "16.8.2020", "16.08.2020", "16/8 2020", "16/8-2020"],
        *["16/8/2020", "16-8-2020", "16. 8. 2020", "16.8 2020", "16. august 2020", "16 aug 2020", "16. aug. 2020"],
        *["16.august 2020", "d. 16. august 2020", "den 16. august 2020", "16 August 2020", "16th of August 2020"],
        *["August 16, 2020", "Aug 16 2020", "aug. 16th, 2020", "the 16th of August 2020", "16-aug-2020"],
    ],
    LEAP_DAY: ["29.2.2020", "2020-02-29", "29. februar 2020", "February 29, 2020"],
}


@pytest.mark.parametrize(("typed", "span"), [(typed, span) for span, many in READ.items() for typed in many])
def test_reading(typed: str, span: Span) -> None:
    assert read_span(typed) == span


MONTHS = [
    ("jan januar january", 1),
    ("feb februar february", 2),
    ("mar marts march", 3),
    ("apr april", 4),
    ("maj may", 5),
    ("jun juni june", 6),
    ("jul juli july", 7),
    ("aug august", 8),
    ("sep sept september", 9),
    ("okt oct oktober october", 10),
    ("nov november", 11),
    ("dec december", 12),
]


@pytest.mark.parametrize(("typed", "month"), [(name, month) for names, month in MONTHS for name in names.split()])
def test_months_by_name(typed: str, month: int) -> None:
    assert read_span(f"{typed} 2019").isoformat() == f"2019-{month:02}"


IMPOSSIBLE = [
    ("2020-13", "2020-13 is not a month", "2020"),
    ("2020-00", "2020-00 is not a month", "2020"),
    ("13.2020", "13.2020 is not a month", "2020"),
    ("30.2.2020", "30.2.2020 is not a day: the month has 29 days", "2020-02"),
    ("29.2.2021", "29.2.2021 is not a day: the month has 28 days", "2021-02"),
    ("31. juni 2020", "31. juni 2020 is not a day: the month has 30 days", "2020-06"),
    ("0.8.2020", "0.8.2020 is not a day: the month has 31 days", "2020-08"),
    ("8/16/2020", "8/16/2020 is not a day: there is no month 16", "2020"),
    ("2020-13-01", "2020-13-01 is not a day: there is no month 13", "2020"),
    ("agusto 2020", "agusto 2020 is not a date: there is no month agusto", None),
    ("0999", "0999 is not a year from 1000 to 9998", None),
    ("9999", "9999 is not a year from 1000 to 9998", None),
    ("9999-12-31", "9999-12-31 is not a year from 1000 to 9998", None),
    ("20201", "20201 is not a year from 1000 to 9998", None),
    ("16.8.20", "16.8.20 needs a year of four digits", None),
    ("16/8", "16/8 needs a year of four digits", None),
    ("august", "august needs a year of four digits", None),
    ("16. august", "16. august needs a year of four digits", None),
    ("aug 20", "aug 20 needs a year of four digits", None),
    ("i går", "i går is not a date in the calendar", None),
    ("sidste uge", "sidste uge is not a date in the calendar", None),
    ("yesterday", "yesterday is not a date in the calendar", None),
    ("jul", "jul needs a year of four digits", None),
    ("påske", "påske is not a date", None),
    ("", " is not a date", None),
    ("x" * 100, "x" * 39 + "… is not a date", None),
    ("２０２０", "２０２０ is not a date", None),
]


@pytest.mark.parametrize(("typed", "message", "nearest"), IMPOSSIBLE)
def test_what_is_no_date_is_explained(typed: str, message: str, nearest: str | None) -> None:
    with pytest.raises(ImpossibleDate) as raised:
        read_span(typed)

    found = raised.value.nearest and raised.value.nearest.isoformat()
    assert (str(raised.value.note), found) == (message, nearest)
    assert str(raised.value.advice) == (
        "Write a year, a month or a day: 2020, 2020-08, “august 2020”, 16.8.2020 or “16. august 2020”."
    )


def test_forms_in_the_advice_can_be_read() -> None:
    for typed in ("2020", "2020-08", "august 2020", "16.8.2020", "16. august 2020"):
        assert read_span(typed) in (Y2020, AUGUST, DAY)


@settings(deadline=None)
@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.sampled_from(list(Precision)[:3]))
def test_a_span_reads_back_and_holds_its_day(day: date, precision: Precision) -> None:
    length = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}[precision]
    span = read_span(day.isoformat()[:length])

    assert span.precision is precision
    assert span.first_day <= day < span.end_day
    assert read_span(span.isoformat()) == span
    assert (span.first_day.day, (span.end_day).day) == (1, 1) or precision is Precision.DAY
    assert precision is not Precision.DAY or span.end_day - span.first_day == timedelta(days=1)


@settings(deadline=None)
@given(st.text() | st.text("0123456789.-/ augmaj", max_size=14))
def test_any_text_is_a_span_or_explained(text: str) -> None:
    try:
        span = read_span(text)
    except ImpossibleDate as impossible:
        said = impossible.note
        span = impossible.nearest or AUGUST
    else:
        said = None
    assert span.first_day < span.end_day
    assert said is None or str(said)


PERIODS = [
    ("", "", Period()),
    ("2020-08", "", Period(first_day=date(2020, 8, 1))),
    (" ", "2020-08", Period(end_day=date(2020, 9, 1))),
    ("2020", "2020", Period(first_day=date(2020, 1, 1), end_day=date(2021, 1, 1))),
    ("15.8.2020", "aug 2020", Period(first_day=date(2020, 8, 15), end_day=date(2020, 9, 1))),
    ("2020-08-31", "2020-08-31", Period(first_day=date(2020, 8, 31), end_day=date(2020, 9, 1))),
]


@pytest.mark.parametrize(("first", "last", "period"), PERIODS)
def test_a_period_includes_both_its_ends(first: str, last: str, period: Period) -> None:
    assert read_period(first, last) == period


@pytest.mark.parametrize(("first", "last"), [("2020-09", "2020-08"), ("2021", "2020-12-31"), ("2.8.2020", "1.8.2020")])
def test_a_period_that_holds_no_day_is_explained(first: str, last: str) -> None:
    with pytest.raises(ImpossibleDate) as raised:
        read_period(first, last)

    shown = f"{read_span(first).isoformat()} is later than {read_span(last).isoformat()}"
    assert str(raised.value.note) == f"The period begins after it ends: {shown}"
    assert str(raised.value.advice) == "Swap the two dates, or leave one of them out."


def test_the_fields_of_dates() -> None:
    asked = [period_of_field(Named(field, "2020-08")) for field in ("date", "from", "to")]

    assert asked == [
        Period(first_day=date(2020, 8, 1), end_day=date(2020, 9, 1)),
        Period(first_day=date(2020, 8, 1)),
        Period(end_day=date(2020, 9, 1)),
    ]
    with pytest.raises(ValueError, match="person: is not a field of dates"):
        period_of_field(Named("person", "2020"))


SPELLINGS = [typed for typed in READ[AUGUST] + READ[DAY] if typed.strip(".") == typed]


@pytest.mark.parametrize("typed", SPELLINGS)
@pytest.mark.parametrize("dots", ["..", "...", "…", " .. "])
def test_a_range_reads_every_spelling_of_a_date(typed: str, dots: str) -> None:
    span = read_span(typed)

    assert read_range(f"{typed}{dots}december 2020") == Range(first=span, last=DECEMBER)
    assert read_range(f"2020{dots}{typed}") == Range(first=Y2020, last=span)
    assert read_range(f"{typed}{dots}") == Range(first=span)
    assert read_range(f"{dots}{typed}") == Range(last=span)
    assert read_range(typed) == span


def test_a_range_is_from_the_first_day_to_the_end_of_the_last() -> None:
    asked = [period_of_field(Named("date", value)) for value in ("2020-08..2020-12", "2020-08-16..", "..2020-08")]

    assert asked == [
        Period(first_day=date(2020, 8, 1), end_day=date(2021, 1, 1)),
        Period(first_day=date(2020, 8, 16)),
        Period(end_day=date(2020, 9, 1)),
    ]


def test_the_days_that_a_text_is_asked_to_speak_of() -> None:
    def of(value: str) -> tuple[date, date, Precision]:
        span = span_of_field(Named("mentions", value))
        return span.first_day, span.end_day, span.precision

    assert of("2020-08") == (date(2020, 8, 1), date(2020, 9, 1), Precision.MONTH)
    assert of("1994..1999") == (date(1994, 1, 1), date(2000, 1, 1), Precision.YEAR)
    assert of("2020..2021-03") == (date(2020, 1, 1), date(2021, 4, 1), Precision.MONTH)
    assert of("2020-08-16..2021") == (date(2020, 8, 16), date(2022, 1, 1), Precision.DAY)
    assert of("2020..") == (date(2020, 1, 1), date.max, Precision.YEAR)
    assert of("..2020-08") == (date.min, date(2020, 9, 1), Precision.MONTH)


IMPOSSIBLE_RANGES = [
    ("2021..2020", "The period begins after it ends: 2021 is later than 2020", "2020..2021"),
    ("2020-13..2021", "2020-13 is not a month", "2020..2021"),
    ("2021..30.2.2020", "30.2.2020 is not a day: the month has 29 days", "2020-02..2021"),
    ("2020-13..", "2020-13 is not a month", "2020.."),
    ("2020-13..påske", "2020-13 is not a month", None),
    ("påske..2020", "påske is not a date", None),
    ("2020..2021..2022", "2021..2022 is not a date", None),
    ("..", ".. is not a date", None),
    ("2019-2020", "A period is written with two dots between its dates", "2019..2020"),
    ("august 2020 – oktober 2020", "A period is written with two dots between its dates", "2020-08..2020-10"),
    ("1.8.2020-3.8.2020", "A period is written with two dots between its dates", "2020-08-01..2020-08-03"),
    ("2020-2019", "2020-2019 is not a date", None),
]


@pytest.mark.parametrize(("typed", "message", "nearest"), IMPOSSIBLE_RANGES)
def test_what_is_no_range_is_explained(typed: str, message: str, nearest: str | None) -> None:
    with pytest.raises(ImpossibleDate) as raised:
        read_range(typed)

    found = raised.value.nearest and raised.value.nearest.isoformat()
    assert (str(raised.value.note), found) == (message, nearest)
    assert nearest is None or read_range(nearest).isoformat() == nearest


@settings(deadline=None)
@given(st.text() | st.text("0123456789.-/ augmaj…", max_size=24))
def test_any_text_is_a_range_or_explained(text: str) -> None:
    offered: Span | Range | None
    try:
        offered, said = read_range(text), ""
    except ImpossibleDate as impossible:
        offered, said = impossible.nearest, str(impossible.note)
    assert offered or said
    assert offered is None or read_range(offered.isoformat()) == offered
