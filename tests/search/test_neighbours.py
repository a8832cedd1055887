"""The place of a story within a result, and its neighbours: always as the pages of the search have them."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from articles.index.settle import settle
from articles.models import Article, StatusChoices
from articles.query.tree import And, Or, Phrase, Word
from articles.search import Facet, SearchRequest, Sort, search
from articles.search.neighbours import Place, place_in
from articles.story import Moment
from tests.factories import ArticleFactory
from tests.views.stories import hidden_stories

pytestmark = pytest.mark.django_db

NOW = datetime(2021, 1, 1, tzinfo=UTC)
MOMENTS = (
    None,
    Moment.of_year(2020),
    Moment.of_month(2020, 8),
    Moment.of_month(2020, 8),
    Moment.of_day(date(2020, 8, 1)),
    Moment.of_day(date(2020, 8, 1)),
    Moment.of_instant(datetime(2020, 8, 1, 5, tzinfo=UTC)),
    None,
    Moment.of_day(date(2019, 3, 1)),
)


def archive() -> None:
    """Stories of every precision in two settled segments and one that is not, dates and equal scores across all."""
    for number in range(27):
        ArticleFactory(
            moment=MOMENTS[number % len(MOMENTS)],
            headline=f"Storm {number}" if number % 5 == 0 else f"Telegram {number}",
            body="storm " * (number % 4) + ("over havet " if number % 3 else "") + "slut",
            persons=["Eva Holm"] if number % 2 else [],
        )
        if number in (8, 19):
            settle()


def walked(request: SearchRequest) -> list[int]:
    """The stories of the result as its pages list them."""
    first = search(request)
    pages = [search(SearchRequest(**{**asked(request), "page": page})) for page in range(1, first.pages + 1)]
    return [hit.article.pk for page in pages for hit in page.hits]


def asked(request: SearchRequest) -> dict[str, object]:
    return {name: getattr(request, name) for name in ("tree", "chosen", "sort", "now", "per_page", "first_day")}


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"tree": Word("storm")},
        {"tree": And((Word("storm"), Word("havet")))},
        {"tree": Or((Word("storm"), Phrase("over havet"), Word("slut")))},
        {"chosen": {Facet.PERSON: ("Eva Holm",)}},
        {"first_day": date(2020, 1, 1)},
    ],
    ids=["all", "word", "words", "phrase", "person", "period"],
)
def test_the_neighbours_are_those_of_the_pages(sort: Sort, fields: dict[str, object]) -> None:
    archive()
    request = SearchRequest(now=NOW, sort=sort, per_page=4, **fields)  # type: ignore[arg-type]
    keys = walked(request)
    assert len(keys) > 8
    for at, key in enumerate(keys):
        place = place_in(request, key)
        assert place is not None
        assert (place.number, place.count) == (at + 1, len(keys))
        assert place.page(4) == at // 4 + 1
        assert (place.previous.pk if place.previous else None) == (keys[at - 1] if at else None)
        assert (place.next.pk if place.next else None) == (keys[at + 1] if at + 1 < len(keys) else None)


def test_a_story_that_does_not_answer_has_no_place() -> None:
    other = ArticleFactory(body="stille")
    ArticleFactory(body="storm")
    assert place_in(SearchRequest(tree=Word("storm")), other.pk) is None
    assert place_in(SearchRequest(tree=Word("storm"), sort=Sort.RELEVANT), other.pk) is None
    assert place_in(SearchRequest(), 2_000_000_000) is None


@pytest.mark.parametrize("sort", Sort)
def test_hidden_stories_are_nobodys_neighbours(sort: Sort) -> None:
    first, last = ArticleFactory(body="storm"), ArticleFactory(body="storm")
    hidden = hidden_stories({"storm": "person"})
    request = SearchRequest(tree=Word("storm"), sort=sort)
    places = {pk: place_in(request, pk) for pk in (first.pk, last.pk)}
    assert {place.count for place in places.values() if place} == {2}
    beside = {story.pk for place in places.values() if place for story in (place.previous, place.next) if story}
    assert beside == {first.pk, last.pk}
    for story in hidden.values():
        assert place_in(request, story.pk) is None


def test_a_story_killed_since_leaves_no_gap() -> None:
    stories = [ArticleFactory(moment=Moment.of_day(date(2020, 8, day))) for day in (3, 2, 1)]
    settle()
    Article.objects.filter(pk=stories[1].pk).update(status=StatusChoices.CANCELED)
    assert place_in(SearchRequest(), stories[0].pk) == Place(number=1, count=2, previous=None, next=stories[2])


@pytest.mark.parametrize("at", [0, 13, 26])
def test_a_place_costs_the_same_wherever_it_is(at: int, django_assert_num_queries: Any) -> None:
    archive()
    request = SearchRequest(now=NOW)
    key = walked(request)[at]
    with django_assert_num_queries(2):  # the state of the index, the neighbours
        place_in(request, key)
