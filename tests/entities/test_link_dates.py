"""A story's dates become rows, in the light of its own date, once, whatever stood there before."""

from datetime import UTC, date, datetime

import pytest

from articles.entities.dates import StoryDate
from articles.entities.link import link_mentions
from articles.entities.link_dates import dates_of as dates_read_in
from articles.entities.link_dates import link_dates, story_date
from articles.models import Article, DateMention
from articles.story import Moment
from tests.entities.seeds import SEEDS, seed_texts
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

AUGUST = Moment.of_month(2020, 8)
THE_9TH = ("9. august", date(2020, 8, 9), date(2020, 8, 10), "day")
SINCE_1994 = ("1994", date(1994, 1, 1), date(1995, 1, 1), "year")


def dates_of(article: Article) -> list[tuple]:
    return list(article.date_mentions.order_by("start").values_list("text", "first_day", "end_day", "unit"))


def test_dates_hold_exact_characters_of_every_text():
    article = ArticleFactory(
        headline="Valg 9. august 2020", lead="Siden 1994.", body="Først.\n\nDet var 9. august 2020."
    )
    link_mentions(article)
    rows = article.date_mentions.order_by("field", "start").values_list("field", "start", "end", "text")
    assert list(rows) == [
        ("body", 16, 30, "9. august 2020"),
        ("headline", 5, 19, "9. august 2020"),
        ("lead", 6, 10, "1994"),
    ]


def test_the_seed_of_august_2020_says_which_9_august_and_not_which_sunday():
    texts = seed_texts(SEEDS[1])
    article = ArticleFactory(moment=AUGUST, headline_is_derived=True, lead=texts["lead"], body=texts["body"])
    link_mentions(article)
    assert [row for row in dates_of(article) if row[1]] == [THE_9TH, SINCE_1994]
    assert {row for row in dates_of(article) if row[0] == "søndag"} == {("søndag", None, None, "")}


@pytest.mark.parametrize(
    ("moment", "doubtful", "expected"),
    [
        (Moment.of_year(2020), False, StoryDate(first_day=date(2020, 1, 1), end_day=date(2021, 1, 1))),
        (AUGUST, False, StoryDate(first_day=date(2020, 8, 1), end_day=date(2020, 9, 1))),
        (
            Moment.of_instant(datetime(2020, 8, 15, 22, 30, tzinfo=UTC)),
            False,
            StoryDate(first_day=date(2020, 8, 16), end_day=date(2020, 8, 17)),
        ),
        (Moment.of_day(date(2091, 8, 16)), True, None),
        (None, False, None),
    ],
    ids=["year", "month", "instant: its Copenhagen day", "cannot be right", "none"],
)
def test_dates_are_understood_by_the_storys_own_date(moment, doubtful, expected):
    assert story_date(ArticleFactory(moment=moment, date_is_doubtful=doubtful)) == expected


def test_a_headline_of_our_own_making_is_not_read():
    article = ArticleFactory(headline="Siden 1994", headline_is_derived=True, lead="", body="Intet.")
    link_mentions(article)
    assert dates_of(article) == []


def test_reading_again_replaces_what_was_there():
    article = ArticleFactory(headline="", body="Siden 1994 og 9. august.", moment=AUGUST)
    assert [link_dates(article, dates_read_in(article, {"body": article.body})) for _time in range(2)] == [2, 2]
    assert dates_of(article) == [SINCE_1994, THE_9TH]
    assert link_dates(article, dates_read_in(article, {"body": "Intet."})) == 0
    assert dates_of(article) == []


def test_an_expression_too_long_to_keep_is_left_out(monkeypatch):
    monkeypatch.setattr("articles.entities.link_dates.LONGEST", 8)
    article = ArticleFactory(headline="", body="Siden 1994 og 9. august.")
    link_mentions(article)
    assert dates_of(article) == [SINCE_1994]


@pytest.mark.parametrize(
    ("body", "is_new", "queries"),
    [
        ("Intet nyt.", True, 0),
        ("Intet nyt.", False, 1),
        ("Siden 1994.", True, 1),
        ("Fra 1994 til 1996, 9. august og 10. august.", True, 1),
        ("Fra 1994 til 1996, 9. august og 10. august.", False, 2),
    ],
)
def test_queries_do_not_grow_with_dates(body, is_new, queries, django_assert_num_queries):
    article = ArticleFactory(headline="", body=body)
    with django_assert_num_queries(queries):
        link_dates(article, dates_read_in(article, {"body": body}), is_new=is_new)


def test_dates_in_other_stories_stay():
    first, second = (ArticleFactory(headline="", body="Siden 1994.") for _number in range(2))
    for article in (first, second, first):
        link_mentions(article)
    assert DateMention.objects.count() == 2
