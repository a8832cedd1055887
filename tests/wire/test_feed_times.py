"""Dates of feeds, as a table; and whatever stands there, the reader never raises and never guesses the month."""

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.wire.calendar_words import month_number, zone_offset
from articles.wire.feed_times import read_feed_time
from tests.wire.reading import codes

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
NOON = "2020-08-16T10:00:00Z"


@pytest.mark.parametrize(
    ("text", "moment", "assumed", "warnings"),
    [
        # RFC 822, with and without what may be left out.
        ("Sun, 06 Sep 2009 16:20:00 +0000", "2009-09-06T16:20:00Z", False, []),
        ("Sun, 16 Aug 2020 12:00:00 +0200", NOON, False, []),
        ("Sun, 16 Aug 2020 12:00:00 +02:00", NOON, False, []),
        ("16 Aug 2020 12:00:00 +0200", NOON, False, []),
        ("Sun, 16 Aug 20 12:00:00 +0200", NOON, False, []),
        ("Sun, 16 Aug 2020 12:00 +0200", "2020-08-16T10:00Z", False, []),
        ("Sun,16 Aug 2020 10:00:00 GMT", NOON, False, []),
        ("Sun, 16 August 2020 10:00:00 GMT", NOON, False, []),
        ("Sunday, 16-Aug-20 10:00:00 UTC", NOON, False, []),
        ("  Sun, 16 Aug 2020\n 10:00:00   Z ", NOON, False, []),
        ("Sat, 01 Jan 00 00:00:00 GMT", "2000-01-01T00:00:00Z", False, []),
        ("Fri, 01 Jan 99 00:00:00 GMT", "1999-01-01T00:00:00Z", False, []),
        # Named zones that mean one thing.
        ("Sun, 16 Aug 2020 12:00:00 CEST", NOON, False, []),
        ("Sun, 16 Aug 2020 11:00:00 CET", NOON, False, []),
        ("So, 16 Aug 2020 12:00:00 MESZ", NOON, False, []),
        ("Sun, 16 Aug 2020 06:00:00 EDT", NOON, False, []),
        ("Sun, 16 Aug 2020 05:00:00 EST", NOON, False, []),
        ("Sun, 16 Aug 2020 22:00:00 NZST", NOON, False, []),
        ("Sun Aug 16 2020 12:00:00 GMT+0200 (CEST)", NOON, False, []),
        ("16 Aug 2020 12:00:00 GMT+2", NOON, False, []),
        # Those that mean several are read by the provider's clock, and that is said.
        ("Sun, 16 Aug 2020 12:00:00 BST", NOON, True, ["zone_unknown"]),
        ("Sun, 16 Aug 2020 12:00:00 IST", NOON, True, ["zone_unknown"]),
        ("Sun, 16 Aug 2020 12:00:00 XYZ", NOON, True, ["zone_unknown"]),
        # No zone: the provider's, summer and winter, and both odd hours.
        ("Sun, 16 Aug 2020 12:00:00", NOON, True, []),
        ("Thu, 16 Jan 2020 12:00:00", "2020-01-16T11:00:00Z", True, []),
        ("Sun, 29 Oct 2023 02:30:00", "2023-10-29T00:30:00Z", True, ["hour_twice"]),
        ("Sun, 31 Mar 2024 02:30:00", "2024-03-31T01:30:00Z", True, ["hour_missing"]),
        # A bare day stays a day.
        ("Sun, 16 Aug 2020", "2020-08-16", False, []),
        ("16 Aug 2020", "2020-08-16", False, []),
        ("16 Aug 2020 BST", "2020-08-16", False, []),
        ("2020-08-16", "2020-08-16", False, []),
        # Danish, German, Swedish.
        ("søn, 16 aug 2020 12:00:00 +0200", NOON, False, []),
        ("søndag d. 16. august 2020 kl. 12.00", "2020-08-16T10:00Z", True, []),
        ("søndag den 16. august 2020 kl 12:00:00", NOON, True, []),
        ("16. maj 2020", "2020-05-16", False, []),
        ("fre, 16 okt 2020 12:00:00 +0200", "2020-10-16T10:00:00Z", False, []),
        ("Sonntag, 16. August 2020, 12:00 Uhr", "2020-08-16T10:00Z", True, []),
        ("Mo., 16. März 2020 12:00 MEZ", "2020-03-16T11:00Z", False, []),
        ("Mi, 16 Dez 2020 12:00:00 +0100", "2020-12-16T11:00:00Z", False, []),
        ("lördag, 16 maj 2020 12:00:00 +0200", "2020-05-16T10:00:00Z", False, []),
        # Day-month-year.
        ("16-08-2020 12:00", "2020-08-16T10:00Z", True, []),
        ("05-06-2020 12:00:00", "2020-06-05T10:00:00Z", True, []),
        ("16.08.2020 12.00", "2020-08-16T10:00Z", True, []),
        ("16.8.2020", "2020-08-16", False, []),
        ("16-08-2020T12:00:00+02:00", NOON, False, []),
        # Slashes: Danes and Americans differ, so only where one reading is possible.
        ("16/08/2020 12:00", "2020-08-16T10:00Z", True, []),
        ("08/16/2020 12:00", "2020-08-16T10:00Z", True, []),
        ("08/08/2020", "2020-08-08", False, []),
        ("2020/08/16 12:00:00", NOON, True, []),
        # Other shapes, all of which have been seen.
        ("August 16, 2020 12:00 PM", "2020-08-16T10:00Z", True, []),
        ("Aug 16, 2020 12:30 AM", "2020-08-15T22:30Z", True, []),
        ("Sun Aug 16 12:00:00 CEST 2020", NOON, False, []),
        ("Sun Aug 16 12:00:00 2020", NOON, True, []),
        ("2020-08-16 12:00:00 CEST", NOON, False, []),
        ("2020-08-16T12:00:00+02:00", NOON, False, []),
        ("2020-08-16T12:00:00.5+02:00", "2020-08-16T10:00:00.500Z", False, []),
        ("20200816T120000+0200", NOON, False, []),
        # Doubtful ones are kept.
        ("Sun, 16 Aug 2099 10:00:00 GMT", "2099-08-16T10:00:00Z", False, ["date_in_future"]),
    ],
)
def test_a_date_of_a_feed(text: str, moment: str | None, assumed: bool, warnings: list[str]) -> None:
    read = read_feed_time(text, now=NOW)
    got = read.moment.isoformat() if read.moment else None
    assert (got, read.zone_assumed, codes(read.warnings)) == (moment, assumed, warnings)


@pytest.mark.parametrize(
    "text",
    [
        *("i går", "Last Tuesday", "05/06/2020 12:00", "16-13-2020", "13-13-2020", "31 Feb 2020", "30-02-2020 12:00"),
        *("Sun, 16 Aug 2020 25:00:00 GMT", "Sun, 16 Aug 2020 12:61:00 GMT", "16 Foo 2020", "1597563725", "16 Aug"),
        *("Sun, 16 Aug 2020 12:00:00 +9900", "0001-01-01T00:00:00", "１６-08-2020", "Sun, " * 40 + "16 Aug 2020"),
    ],
)
def test_what_cannot_be_read_is_nothing_and_is_shown_as_it_stood(text: str) -> None:
    read = read_feed_time(text, now=NOW)
    assert (read.moment, read.zone_assumed, codes(read.warnings)) == (None, False, ["date_unreadable"])
    assert f"“{text[:20].strip()}" in str(read.warnings[0])


@pytest.mark.parametrize("value", [None, "", "  "])
def test_an_empty_date_is_nothing_without_a_warning(value: object) -> None:
    read = read_feed_time(value, now=NOW)
    assert (read.moment, read.warnings) == (None, ())


def test_the_zone_of_a_date_without_one_is_the_providers() -> None:
    read = read_feed_time("Sun, 16 Aug 2020 12:00:00", ZoneInfo("Pacific/Auckland"), now=NOW)
    assert read.moment is not None
    assert read.moment.isoformat() == "2020-08-16T00:00:00Z"


@pytest.mark.parametrize(
    ("name", "number"), [("Mär", 3), ("maj.", 5), ("OKT", 10), ("Dez", 12), ("december", 12), ("ma", None), ("", None)]
)
def test_months_by_their_names(name: str, number: int | None) -> None:
    assert month_number(name) == number


@pytest.mark.parametrize(("name", "offset"), [("cest", "+02:00"), ("GMT", "+00:00"), ("BST", None), ("A", None)])
def test_zones_by_their_names(name: str, offset: str | None) -> None:
    assert zone_offset(name) == offset


ZONES = st.sampled_from([UTC, timezone(timedelta(hours=2)), timezone(timedelta(hours=-5, minutes=-30))])
INSTANTS = st.datetimes(datetime(1970, 1, 1), datetime(2025, 12, 31), timezones=ZONES).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0)
)
DAYS = st.dates(date(1900, 1, 1), date(2025, 12, 31))
DANISH = "januar februar marts april maj juni juli august september oktober november december"
GERMAN = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"


@given(INSTANTS)
def test_what_the_standard_library_writes_is_read_back(at: datetime) -> None:
    read = read_feed_time(format_datetime(at), now=NOW)
    assert read.moment is not None
    assert (read.moment.instant, read.zone_assumed) == (at, False)


@given(DAYS, st.sampled_from(["{0.day}. {1} {0.year}", "den {0.day}. {1} {0.year}", "{0:%d-%m-%Y}", "{0:%d.%m.%Y}"]))
def test_the_day_is_never_taken_for_the_month(day: date, shape: str) -> None:
    for names in (DANISH, GERMAN):
        read = read_feed_time(shape.format(day, names.split()[day.month - 1]), now=NOW)
        assert read.moment is not None
        assert (read.moment.first_day, read.moment.instant) == (day, None)


@given(DAYS)
def test_of_slashes_only_one_reading_is_taken(day: date) -> None:
    moments = [read_feed_time(f"{day:{shape}}", now=NOW).moment for shape in ("%d/%m/%Y", "%m/%d/%Y")]
    if day.day <= 12 and day.day != day.month:
        assert moments == [None, None]
    else:
        assert [moment and moment.first_day for moment in moments] == [day, day]


@given(st.text(max_size=60) | st.text(alphabet="0123456789-+:./, TZSunAugmarkl()", max_size=60))
@example("99 Aug 9999 99:99:99 +9999")
@example("1 jan 0000")
@example("²-08-2020")
def test_nothing_raises_and_nothing_is_silently_lost(text: str) -> None:
    read = read_feed_time(text, now=NOW)
    assert (read.moment is None) == (not text.strip() or codes(read.warnings) == ["date_unreadable"])
