"""What makes a story the relative of another, and what never does."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from articles.index.settle import settle
from articles.index.store import are_frequent
from articles.index.terms import any_form
from articles.models import Article, NearDuplicate, SearchSegment
from articles.search.related import Kind, RelatedStory, related_stories
from articles.search.related.clue import rarity
from articles.search.related.names import Named
from articles.search.related.words import telling_words
from articles.story import Moment
from tests.factories import ArticleFactory
from tests.index.many import many_stories
from tests.views.stories import hidden_stories, story

pytestmark = pytest.mark.django_db

DAY = date(2020, 8, 16)
EVA = {"Eva Holm": "person"}


def about(names: dict[str, str], *, days: int | None = 0, **fields: Any) -> Article:
    """A story that names them in its lead, so many days after DAY; None for no date."""
    moment = None if days is None else Moment.of_day(DAY + timedelta(days=days))
    return story(names, **{"lead": ", ".join(names), "moment": moment, **fields})


def headlines(related: Sequence[RelatedStory]) -> list[str]:
    return [one.article.headline for one in related]


@pytest.fixture
def others() -> None:
    """200 stories that have nothing to do with it; all of them of Danmark and of a vote."""
    many_stories(200, "Ingen Her")


@pytest.mark.usefixtures("others")
def test_the_nearest_in_time_come_first_and_five_are_shown() -> None:
    names = EVA | {"Bo Dal": "person"}
    asked = about(names)
    for days in (30, -2, 1, -40, 3, 50):
        about(names, days=days, headline=str(days))
    assert headlines(related_stories(asked)) == ["1", "-2", "3", "30", "-40"]


@pytest.mark.usefixtures("others")
def test_a_rare_name_tells_more_than_a_frequent_one_and_a_person_more_than_a_place() -> None:
    asked = about({"Eva Holm": "person", "Kim Ofte": "person", "Bo": "place"})
    for _number in range(12):
        about({"Kim Ofte": "person"}, days=400)
    about({"Kim Ofte": "person"}, headline="ofte")
    about({"Bo": "place"}, headline="sted")
    about(EVA, headline="sjælden")
    assert headlines(related_stories(asked))[0] == "sjælden"
    assert headlines(related_stories(asked)).index("sjælden") < headlines(related_stories(asked)).index("sted")


def test_a_name_that_every_story_has_makes_no_relatives() -> None:
    for _number in range(60):
        about({"Danmark": "place", "Kim Ofte": "person"})
    assert related_stories(Article.objects.all()[0]) == ()


@pytest.mark.usefixtures("others")
def test_rare_words_make_relatives_and_are_named() -> None:
    asked = ArticleFactory(headline="Badeænder i vandkanten", body="Badeænder igen.", moment=Moment.of_day(DAY))
    ArticleFactory(headline="Flere badeænder ved vandkanten", moment=Moment.of_day(DAY + timedelta(days=2)))
    ArticleFactory(headline="Noget andet", moment=Moment.of_day(DAY + timedelta(days=2)))
    [one] = related_stories(asked)
    assert one.article.headline == "Flere badeænder ved vandkanten"
    assert one.shared == {Kind.WORD: ("Badeænder", "vandkanten")}


@pytest.mark.usefixtures("others")
def test_words_of_years_ago_are_not_looked_at_but_names_are() -> None:
    asked = about(EVA | {"Bo Dal": "person"}, headline="Badeænder i vandkanten")
    ArticleFactory(headline="Badeænder i vandkanten", moment=Moment.of_day(date(2011, 1, 1)))
    about(EVA | {"Bo Dal": "person"}, days=-3_000, headline="Badeænder i vandkanten i sin tid")
    [one] = related_stories(asked)
    assert one.article.headline == "Badeænder i vandkanten i sin tid"
    assert one.shared == {Kind.PERSON: ("Eva Holm", "Bo Dal")}


@pytest.mark.usefixtures("others")
def test_a_story_without_a_date_has_relatives_by_names_alone() -> None:
    asked = about(EVA | {"Bo Dal": "person"}, days=None, headline="Badeænder")
    about(EVA | {"Bo Dal": "person"}, headline="navne")
    ArticleFactory(headline="Badeænder", moment=None)
    assert headlines(related_stories(asked)) == ["navne"]


@pytest.mark.usefixtures("others")
def test_hidden_stories_are_nobodys_relatives() -> None:
    asked = about(EVA)
    hidden_stories(EVA, moment=Moment.of_day(DAY))
    assert related_stories(asked) == ()
    killed = about(EVA, headline="dræbt")
    assert headlines(related_stories(asked)) == ["dræbt"]
    Article.objects.filter(pk=killed.pk).update(status="canceled")
    assert related_stories(asked) == ()


@pytest.mark.usefixtures("others")
def test_near_duplicates_are_left_out_and_of_several_alike_one_is_shown() -> None:
    asked, same, first, second = (about(EVA, days=days, headline=str(days)) for days in range(4))
    assert headlines(related_stories(asked)) == ["1", "2", "3"]
    assert headlines(related_stories(asked, apart_from=[first.pk])) == ["1", "3"]
    for one, other in ((asked, same), (first, second)):
        NearDuplicate.objects.create(first=one, second=other, similarity=0.97)
    assert headlines(related_stories(asked)) == ["2"]
    NearDuplicate.objects.update(similarity=0.1)
    assert headlines(related_stories(asked)) == ["1", "2", "3"]


@pytest.mark.usefixtures("others")
def test_the_same_are_related_however_the_index_lies() -> None:
    asked = about(EVA, headline="Badeænder i vandkanten")
    for days in (1, 5, 9):
        about(EVA, days=days, headline=f"Badeænder {days}")
    before = related_stories(asked)
    assert len(before) == 3
    settle(waiting=1)
    assert related_stories(asked) == before


@pytest.mark.usefixtures("others")
@pytest.mark.parametrize("count", [1, 4])
def test_it_costs_the_same_for_one_and_for_four(count: int, django_assert_num_queries: Any) -> None:
    asked = about(EVA, headline="Badeænder i vandkanten")
    for days in range(1, count + 1):
        about(EVA, days=days, headline=f"Badeænder {days}")
    settle(waiting=1)
    related_stories(asked)
    with django_assert_num_queries(4):  # names, state of the index, near-duplicates, stories
        assert len(related_stories(asked)) == count


def test_telling_words_stand_out_and_are_neither_names_nor_small_words() -> None:
    article = ArticleFactory(
        headline="Eva Holm vil bygge digerne op efter stormen",
        lead="Storm og 2020 hverdage.",
        body="Et ord. Højvandet kom. Højvandet gik.",
    )
    names = [Named(1, "person", "Eva Holm", "headline", 0, 8)]
    assert [word.text for word in telling_words(article, names)] == [
        "stormen", "Højvandet", "digerne", "bygge", "hverdage",
    ]  # fmt: skip


def test_rarity_is_a_share_of_what_it_could_be() -> None:
    assert rarity(0, 100) == 0
    assert rarity(1, 999_990) == 1
    assert round(rarity(1_000, 999_990), 6) == 0.5
    assert rarity(50, 50) < 0.05


def test_frequent_words_are_told_by_their_blocks() -> None:
    many_stories(2_400, "Ingen Her")
    settle(waiting=1)
    segment = SearchSegment.objects.get()
    asked = [any_form("d", word) for word in ("valget", "telegram", "findes", "ikke")]
    assert are_frequent(segment.pk, asked, 100) == {0, 1}
    assert are_frequent(segment.pk, asked, 1_000_000) == set()
