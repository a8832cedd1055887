"""Who may be read, and what lists hold."""

from datetime import UTC, datetime, timedelta

import pytest

from articles.models import Article
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2020, 8, 16, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)


def headlines(stories) -> list[str]:
    return sorted(stories.values_list("headline", flat=True))


@pytest.mark.parametrize(
    ("replacement", "public", "listed"),
    [
        ({}, ["new", "old"], ["new"]),
        ({"embargo_until": NOW}, ["new", "old"], ["new"]),
        ({"embargo_until": LATER}, ["old"], ["old"]),
        ({"status": "withheld"}, ["old"], ["old"]),
        ({"status": "withheld", "embargo_until": NOW}, ["old"], ["old"]),
        ({"status": "canceled"}, ["old"], []),
        ({"status": "canceled", "embargo_until": LATER}, ["old"], []),
    ],
)
def test_a_replaced_story_is_listed_until_there_is_something_in_its_place(replacement, public, listed):
    new = ArticleFactory(headline="new", **replacement)
    ArticleFactory(headline="old", replaced_by=new)
    assert (headlines(Article.objects.public(NOW)), headlines(Article.objects.listed(NOW))) == (public, listed)


def test_a_replacement_without_any_version_to_show_replaces_nothing():
    new = ArticleFactory(headline="new")
    Article.objects.update(shown=None)
    ArticleFactory(headline="old", replaced_by=new)
    assert headlines(Article.objects.listed(NOW)) == ["old"]


def test_lists_change_at_the_minute_the_embargo_of_the_replacement_ends():
    ArticleFactory(headline="old", replaced_by=ArticleFactory(headline="new", embargo_until=LATER))
    moments = [LATER - timedelta(microseconds=1), LATER]
    assert [headlines(Article.objects.listed(moment)) for moment in moments] == [["old"], ["new"]]


def test_a_replaced_story_that_is_itself_hidden_stays_hidden():
    new = ArticleFactory(headline="new", embargo_until=LATER)
    ArticleFactory(headline="old", replaced_by=new, status="withheld")
    ArticleFactory(headline="older", replaced_by=new, embargo_until=LATER)
    assert headlines(Article.objects.listed(NOW)) == []


def test_in_a_chain_of_replacements_the_latest_public_one_is_listed():
    last = ArticleFactory(headline="last", embargo_until=LATER)
    middle = ArticleFactory(headline="middle", replaced_by=last)
    ArticleFactory(headline="first", replaced_by=middle)
    assert headlines(Article.objects.listed(NOW)) == ["middle"]
    assert headlines(Article.objects.listed(LATER)) == ["last"]
