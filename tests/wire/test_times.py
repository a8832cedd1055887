"""The time rules, as a table."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.story import Moment, Precision
from articles.wire.times import Deadline, read_deadline, read_time
from tests.wire.reading import codes

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
AUCKLAND = ZoneInfo("Pacific/Auckland")


@pytest.mark.parametrize(
    ("text", "moment", "assumed", "warnings"),
    [
        # An offset is converted.
        ("2020-08-16T07:42:05Z", "2020-08-16T07:42:05Z", False, []),
        ("2020-08-16T07:42:05z", "2020-08-16T07:42:05Z", False, []),
        ("2020-08-16T09:42:05+02:00", "2020-08-16T07:42:05Z", False, []),
        ("2020-08-16T09:42:05+0200", "2020-08-16T07:42:05Z", False, []),
        ("2020-08-16T07:42:05+0000", "2020-08-16T07:42:05Z", False, []),
        ("2020-08-16T02:42:05-0500", "2020-08-16T07:42:05Z", False, []),
        ("2020-08-16T09:42:05+02", "2020-08-16T07:42:05Z", False, []),
        ("2020-08-16 09:42:05 +02:00", "2020-08-16T07:42:05Z", False, []),
        ("20020225T143000-0500", "2002-02-25T19:30:00Z", False, []),
        ("20140829T134951+0000", "2014-08-29T13:49:51Z", False, []),
        ("20140829134951+0000", "2014-08-29T13:49:51Z", False, []),
        ("2020-08-16T07:42 GMT", "2020-08-16T07:42Z", False, []),
        (" 2020-08-16T07:42:05Z\n", "2020-08-16T07:42:05Z", False, []),
        # Fractions of one to seven digits, kept to the millisecond.
        ("2018-01-30T16:32:18.3Z", "2018-01-30T16:32:18.300Z", False, []),
        ("2018-01-31T18:45:36.73", "2018-01-31T17:45:36.730Z", True, []),
        ("2018-01-30T16:32:18.397Z", "2018-01-30T16:32:18.397Z", False, []),
        ("2018-01-30T16:32:18,3979999Z", "2018-01-30T16:32:18.397Z", False, []),
        # No offset: the provider's zone, winter and summer.
        ("2018-01-30T17:32:00", "2018-01-30T16:32:00Z", True, []),
        ("2018-09-30 13:09", "2018-09-30T11:09Z", True, []),
        # Both odd hours of the year.
        ("2023-10-29T02:30:00", "2023-10-29T00:30:00Z", True, ["hour_twice"]),
        ("2023-10-29T01:59:59", "2023-10-28T23:59:59Z", True, []),
        ("2023-10-29T03:00:00", "2023-10-29T02:00:00Z", True, []),
        ("2024-03-31T02:30:00", "2024-03-31T01:30:00Z", True, ["hour_missing"]),
        ("2024-03-31T02:30:00+01:00", "2024-03-31T01:30:00Z", False, []),
        # The end of a day, a leap day.
        ("2020-08-16T24:00:00Z", "2020-08-17T00:00:00Z", False, []),
        ("2020-02-29T12:00:00Z", "2020-02-29T12:00:00Z", False, []),
        # Coarser dates stay coarse.
        ("2019-09-24", "2019-09-24", False, []),
        ("20190924", "2019-09-24", False, []),
        ("2020-08", "2020-08", False, []),
        ("2020", "2020", False, []),
        # Doubtful ones are kept.
        ("3013-07-07T15:06:01Z", "3013-07-07T15:06:01Z", False, ["date_in_future"]),
        ("2026-01-16T11:59:59Z", "2026-01-16T11:59:59Z", False, []),
        ("2026-01-16T12:00:01Z", "2026-01-16T12:00:01Z", False, ["date_in_future"]),
        ("2026-01", "2026-01", False, []),
        ("2026-02", "2026-02", False, ["date_in_future"]),
        ("1866", "1866", False, []),
        ("1865-12-31", "1865-12-31", False, ["date_too_old"]),
    ],
)
def test_a_readable_date(text: str, moment: str, assumed: bool, warnings: list[str]) -> None:
    read = read_time(text, now=NOW)
    assert read.moment is not None
    assert (read.moment.isoformat(), read.zone_assumed, codes(read.warnings)) == (moment, assumed, warnings)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Last Tuesday",
            "i går kl. 12",
            "YYYYMMDD000000-0500",
            "2020-13",
            "2020-00",
            "2020-02-30",
            "16-08-2020 12:00",
        ),
        *("2020-08-16T25:00:00Z", "2020-08-16T12:61:00Z", "2020-08-16T24:01:00Z", "2020-08-16T12:00:00+25:00"),
        *("2020-08-16T", "0000-01-01", "0000", "0001-01-01T00:00:00", "00010101", "9999-12-31", "9999-12"),
        *("9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "２０２０-08-16", "2020-0816", "1597563725"),
    ],
)
def test_an_unreadable_date_is_nothing_and_a_warning(text: str) -> None:
    read = read_time(text, now=NOW)
    assert (read.moment, read.zone_assumed) == (None, False)
    assert [str(note) for note in read.warnings] == [f"The date cannot be read: “{text}”."]


@pytest.mark.parametrize("value", [1597563725, True, ["2020"], {"a": 1}])
def test_a_date_that_is_no_text_is_unreadable(value: object) -> None:
    assert codes(read_time(value, now=NOW).warnings) == ["date_unreadable"]


@pytest.mark.parametrize("value", [None, "", "  "])
def test_an_empty_date_is_nothing_without_a_warning(value: object) -> None:
    read = read_time(value, now=NOW)
    assert (read.moment, read.warnings) == (None, ())


def test_the_zone_is_the_providers_and_the_day_is_copenhagens() -> None:
    read = read_time("2020-08-17T01:30:00", AUCKLAND, now=NOW)
    assert read.moment is not None
    assert read.moment.isoformat() == "2020-08-16T13:30:00Z"
    flash = read_time("2020-05-11T22:05:00Z", now=NOW).moment
    assert flash is not None
    assert flash.first_day == date(2020, 5, 12)


ZONES = st.sampled_from([ZoneInfo("Europe/Copenhagen"), ZoneInfo("Europe/Helsinki")])
WALL_CLOCKS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1))  # noqa: DTZ001
INSTANTS = st.datetimes(datetime(1000, 1, 2), datetime(9998, 12, 30), timezones=st.just(UTC))  # noqa: DTZ001
MOMENTS = st.one_of(
    st.builds(Moment.of_year, st.integers(1000, 9998)),
    st.builds(Moment.of_month, st.integers(1000, 9998), st.integers(1, 12)),
    st.builds(Moment.of_day, st.dates(date(1000, 1, 1), date(9998, 12, 31))),
    st.builds(lambda at: Moment.of_instant(at.replace(second=0, microsecond=0), Precision.MINUTE), INSTANTS),
    st.builds(lambda at: Moment.of_instant(at.replace(microsecond=0), Precision.SECOND), INSTANTS),
    st.builds(
        lambda at: Moment.of_instant(at.replace(microsecond=at.microsecond // 1000 * 1000), Precision.MILLISECOND),
        INSTANTS,
    ),
)


@given(MOMENTS)
def test_a_moment_that_is_written_out_is_read_back_the_same(moment: Moment) -> None:
    assert read_time(moment.isoformat(), now=NOW).moment == moment


@given(WALL_CLOCKS, ZONES)
def test_a_time_without_offset_is_never_moved_by_more_than_the_missing_hour(naive: datetime, zone: ZoneInfo) -> None:
    naive = naive.replace(microsecond=0)
    moment = read_time(naive.isoformat(), zone, now=NOW).moment
    assert moment is not None
    assert moment.instant is not None
    moved = moment.instant.astimezone(zone).replace(tzinfo=None) - naive
    assert timedelta(0) <= moved <= timedelta(hours=1)


@pytest.mark.parametrize(
    ("value", "deadline"),
    [
        (None, Deadline()),
        ("", Deadline()),
        (False, Deadline()),
        ("2020-08-16T06:00:00+02:00", Deadline(instant=datetime(2020, 8, 16, 4, tzinfo=UTC))),
        ("2023-10-29T02:30:00", Deadline(instant=datetime(2023, 10, 29, 1, 30, tzinfo=UTC))),
        ("2020-08-16", Deadline(instant=datetime(2020, 8, 16, 22, tzinfo=UTC), whole_day=True)),
        ("2020-08", Deadline(instant=datetime(2020, 8, 31, 22, tzinfo=UTC), whole_day=True)),
        ("indtil videre", Deadline(unreadable=True)),
        (True, Deadline(unreadable=True)),
    ],
)
def test_a_deadline_never_comes_too_early(value: object, deadline: Deadline) -> None:
    assert read_deadline(value) == deadline
