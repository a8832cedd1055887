"""How far two stories are apart, in words beside the date."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from articles.models import Article
from articles.story import Moment
from articles.templatetags.apart import apart_from


def sent(moment: Moment | None, *, doubtful: bool = False) -> Article:
    article = Article(date_is_doubtful=doubtful)
    article.moment = moment
    return article


def day(year: int, month: int, number: int) -> Moment:
    return Moment.of_day(date(year, month, number))


AUGUST = Moment.of_month(2020, 8)
NIGHT = Moment.of_instant(datetime(2020, 8, 15, 22, 30, tzinfo=UTC))
"""In Copenhagen the 16th has begun."""


@pytest.mark.parametrize(
    ("one", "other", "danish", "english"),
    [
        (day(2020, 8, 16), day(2020, 8, 16), "samme dag", "the same day"),
        (NIGHT, day(2020, 8, 16), "samme dag", "the same day"),
        (day(2020, 8, 17), day(2020, 8, 16), "dagen efter", "the day after"),
        (day(2020, 8, 15), NIGHT, "dagen før", "the day before"),
        (day(2020, 8, 19), day(2020, 8, 16), "3 dage efter", "3 days later"),
        (day(2020, 8, 3), day(2020, 8, 16), "13 dage før", "13 days earlier"),
        (day(2020, 8, 30), day(2020, 8, 16), "2 uger efter", "2 weeks later"),
        (day(2020, 7, 1), day(2020, 8, 16), "6 uger før", "6 weeks earlier"),
        (day(2020, 10, 20), day(2020, 8, 16), "2 måneder efter", "2 months later"),
        (day(2020, 11, 15), day(2020, 8, 16), "2 måneder efter", "2 months later"),
        (day(2020, 5, 17), day(2020, 8, 16), "2 måneder før", "2 months earlier"),
        (day(2022, 8, 16), day(2020, 8, 16), "2 år efter", "2 years later"),
        (day(2011, 8, 17), day(2020, 8, 16), "8 år før", "8 years earlier"),
        (AUGUST, day(2020, 8, 16), "samme måned", "the same month"),
        (AUGUST, day(2020, 9, 1), "1 måned før", "1 month earlier"),
        (day(2021, 1, 1), AUGUST, "5 måneder efter", "5 months later"),
        (AUGUST, Moment.of_month(2017, 9), "2 år efter", "2 years later"),
        (Moment.of_year(2020), AUGUST, "samme år", "the same year"),
        (Moment.of_year(2019), day(2020, 1, 1), "1 år før", "1 year earlier"),
        (Moment.of_year(2022), day(2020, 1, 1), "2 år efter", "2 years later"),
        (None, AUGUST, "", ""),
        (AUGUST, None, "", ""),
    ],
)
def test_as_precise_as_both_dates_are(one: Moment | None, other: Moment | None, danish: str, english: str) -> None:
    for language, words in (("da", danish), ("en", english)):
        with translation.override(language):
            assert apart_from(sent(one), sent(other)) == words


def test_a_date_that_cannot_be_right_is_not_counted_from() -> None:
    assert apart_from(sent(AUGUST, doubtful=True), sent(AUGUST)) == ""
    assert apart_from(sent(AUGUST), sent(AUGUST, doubtful=True)) == ""
