"""A Moment from the words that it writes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.story import Moment

days = st.dates(date(1, 1, 1), date(9998, 12, 30))


@given(days)
def test_it_reads_back_what_it_writes(day: date) -> None:
    for moment in (Moment.of_day(day), Moment.of_month(day.year, day.month), Moment.of_year(day.year)):
        assert Moment.of_iso(moment.isoformat()) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("", "x", "-", "2020-", "2020-8", "2020-13", "2020-8-9", "2020-02-30", "20200809", "2020-W32-7", "0000"),
        *(
            "9999",
            "9999-12",
            "9999-12-31",
            "99999999999999",
            "9" * 5000,
            "٣",
            "٢٠٢٠",
            " 202",
            "+202",
            "2020-08-09T10:00Z",
        ),
    ],
    ids=lambda text: text[:20],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Moment.of_iso(text)
