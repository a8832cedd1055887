"""The order by relevance on every page, whatever number of stories is scored at once and scored again."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from articles.index.settle import settle
from articles.models import Article
from articles.query.tree import Node, Or, Word
from articles.search import SearchRequest, Sort, scores, search
from articles.search.rank import NEAREST
from articles.story import Moment
from tests.factories import ArticleFactory
from tests.search import plain

pytestmark = pytest.mark.django_db

NOW = datetime(2021, 1, 1, tzinfo=UTC)
STORIES = 3 * NEAREST
EITHER = Or((Word("sne"), Word("slud")))


@pytest.fixture
def archive() -> list[Article]:
    """Stories of many lengths, days and numbers of two words; some of them equally good, some of the same day."""
    chance = random.Random(5)
    for number in range(STORIES):
        words = chance.choices(["sne", "slud", "vind", "sol"], weights=[1, 2, 3, 6], k=chance.choice([3, 9, 9, 40]))
        day = date(1950, 1, 1) + timedelta(days=chance.choice([0, 1, number, 365 * number // 3]))
        ArticleFactory(body=" ".join([*words, "sne"]), moment=Moment.of_day(day))
        if number in (STORIES // 3, STORIES // 2):
            settle(waiting=1, now=NOW)
    return list(Article.objects.select_related("provider", "section").prefetch_related("mentions", "date_mentions"))


def ordered(tree: Node, per_page: int) -> list[int]:
    """All stories, page after page."""
    request = SearchRequest(tree=tree, sort=Sort.RELEVANT, now=NOW, per_page=per_page)
    pages = range(1, search(request).pages + 1)
    return [hit.article.pk for page in pages for hit in search(replace(request, page=page)).hits]


@pytest.mark.parametrize(("slack", "together"), [(scores.SLACK, scores.TOGETHER), (0.3, 7)])
def test_one_word_orders_all_stories_by_their_scores(archive, monkeypatch, slack, together):
    monkeypatch.setattr(scores, "SLACK", slack)
    monkeypatch.setattr(scores, "TOGETHER", together)
    request = SearchRequest(tree=Word("sne"), sort=Sort.RELEVANT, now=NOW)
    worth = {one.pk: plain.score(one, request, archive) for one in archive}
    told = [worth[pk] for pk in ordered(request.tree, 20)]
    assert len(told) == STORIES
    assert len({round(one, 12) for one in told}) > STORIES // 4
    assert told == pytest.approx(sorted(told, reverse=True), rel=1e-13, abs=0)


def test_of_equally_good_stories_the_newest_comes_first():
    pks = [ArticleFactory(body="sne", moment=None).pk for _number in range(30)]
    assert ordered(Word("sne"), 7) == pks[::-1]


@pytest.mark.parametrize("per_page", [7, 20, NEAREST, STORIES])
def test_pages_of_any_size_cut_the_same_order(archive, monkeypatch, per_page):
    whole = ordered(EITHER, STORIES)
    assert len(set(whole)) == STORIES
    monkeypatch.setattr(scores, "SLACK", 0.3)
    assert ordered(EITHER, per_page) == whole


def test_a_difference_in_the_eighth_digit_decides(settings):
    """A float32 does not see it: all would be equally good, and so the newest first."""
    settings.RANK_B, settings.RANK_FRESHNESS = 1e-8, 0
    days = [date(2020, 1, 1) + timedelta(days=number) for number in range(20)]
    shortest_first = [
        ArticleFactory(headline="Vejr", lead="", body="sne " + "vind " * number, moment=Moment.of_day(day)).pk
        for number, day in enumerate(days)
    ]
    assert ordered(Word("sne"), 7) == shortest_first
