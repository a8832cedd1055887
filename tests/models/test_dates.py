"""No contradictory date can be stored, and every list keeps the order the dates allow."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from articles.models import Article
from articles.story import Moment, Precision
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

MIDNIGHT = datetime(2020, 8, 15, 22, tzinfo=UTC)  # 16 August in Copenhagen


@pytest.mark.parametrize(
    "columns",
    [
        {"published_precision": "month", "published_from": date(2020, 8, 2), "published_to": date(2020, 9, 2)},
        {"published_precision": "month", "published_from": date(2020, 8, 1), "published_to": date(2020, 8, 31)},
        {"published_precision": "month", "published_from": None, "published_to": None},
        {"published_precision": "month", "published_from": date(2020, 8, 1), "published_to": None},
        {"published_precision": "year", "published_from": date(2020, 2, 1), "published_to": date(2021, 2, 1)},
        {"published_precision": "day", "published_from": date(2020, 8, 1), "published_to": date(2020, 8, 3)},
        {"published_precision": "", "published_from": date(2020, 8, 1), "published_to": date(2020, 9, 1)},
        {"published_precision": "day", "published_at": MIDNIGHT},
        {"published_precision": "minute", "published_at": None},
        {"published_precision": "second", "published_at": datetime(2020, 8, 15, 21, 59, tzinfo=UTC)},
        {"published_precision": "fortnight"},
    ],
)
def test_the_database_refuses_a_contradictory_date(columns):
    article = ArticleFactory(moment=Moment.of_instant(MIDNIGHT))
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**columns)


@pytest.mark.parametrize(
    "moment",
    [
        None,
        Moment.of_year(2019),
        Moment.of_month(2020, 12),
        Moment.of_day(date(2020, 2, 29)),
        Moment.of_instant(MIDNIGHT, Precision.MINUTE),
    ],
)
def test_a_date_comes_back_as_it_was_stored(moment):
    article = ArticleFactory(moment=moment)
    article.refresh_from_db()
    assert article.moment == moment


def test_month_only_stories_lie_between_the_months():
    """Newest first they follow every dated story of their month; oldest first they come before them."""
    moments = {
        "september 1st": Moment.of_day(date(2020, 9, 1)),
        "august 31st": Moment.of_instant(datetime(2020, 8, 31, 20, tzinfo=UTC)),
        "august 1st at midnight": Moment.of_instant(datetime(2020, 7, 31, 22, tzinfo=UTC)),
        "august 1st": Moment.of_day(date(2020, 8, 1)),
        "august": Moment.of_month(2020, 8),
        "july 31st": Moment.of_day(date(2020, 7, 31)),
        "january 1st": Moment.of_day(date(2020, 1, 1)),
        "january": Moment.of_month(2020, 1),
        "2020": Moment.of_year(2020),
        "undated": None,
    }
    for headline in sorted(moments):
        ArticleFactory(headline=headline, moment=moments[headline])
    newest = list(Article.objects.newest_first().values_list("headline", flat=True))
    oldest = list(Article.objects.oldest_first().values_list("headline", flat=True))
    assert newest == list(moments)
    assert oldest == [*list(moments)[-2::-1], "undated"]


def test_a_date_that_cannot_be_right_is_never_newest():
    ArticleFactory(headline="real", moment=Moment.of_month(1999, 1))
    ArticleFactory(headline="year 3013", moment=Moment.of_day(date(3013, 7, 7)), date_is_doubtful=True)
    assert [a.headline for a in Article.objects.newest_first()] == ["real", "year 3013"]
