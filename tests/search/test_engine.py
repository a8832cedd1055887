"""Order, pages, names, what it costs, and what never leaks."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import numpy as np
import pytest

from articles.index import current
from articles.index.settle import settle
from articles.models import Article, Entity, EntityType, Mention
from articles.query.tree import And, Fuzzy, Named, Not, Or, Prefix, Word
from articles.search import Choice, Facet, MentionedName, Month, SearchRequest, Sort, named, search
from articles.search.counts import top_names
from articles.search.plan import MOST_WORDS
from articles.search.story_set import listed_stories
from articles.story import Moment, Precision
from tests.factories import ArticleFactory, ProviderFactory

pytestmark = pytest.mark.django_db

NOW = datetime(2021, 1, 1, tzinfo=UTC)


def guids(**asked) -> list[str]:
    return [hit.article.guid for hit in search(SearchRequest(**asked)).hits]


def test_month_only_stories_come_after_every_dated_one_of_their_month():
    for guid, moment in {
        "year": Moment.of_year(2020),
        "month": Moment.of_month(2020, 8),
        "first": Moment.of_day(date(2020, 8, 1)),
        "morning": Moment.of_instant(datetime(2020, 8, 1, 5, tzinfo=UTC), Precision.MINUTE),
        "before": Moment.of_day(date(2020, 7, 31)),
        "never": None,
    }.items():
        ArticleFactory(guid=guid, moment=moment)
    assert guids() == ["morning", "first", "month", "before", "year", "never"]
    assert guids(sort=Sort.OLDEST) == ["year", "before", "month", "first", "morning", "never"]


def test_most_relevant_is_the_headline_then_the_lead_then_the_text():
    for guid, story in {
        "text": {"body": "Der faldt sne."},
        "lead": {"lead": "Der faldt sne."},
        "headline": {"headline": "Der faldt sne"},
        "english": {"headline": "Sne again", "language": "en"},
        "other": {},
    }.items():
        ArticleFactory(guid=guid, **{"headline": "Uden titel", **story})
    assert guids(tree=Word("sne"), sort=Sort.RELEVANT) == ["english", "headline", "lead", "text"]
    assert guids(tree=Or((Word("sne"), Not(Word("faldt")))), sort=Sort.RELEVANT)[:2] == ["english", "headline"]


def test_without_words_the_most_relevant_are_the_newest():
    ArticleFactory(guid="old", moment=Moment.of_month(2019, 1))
    ArticleFactory(guid="new", moment=Moment.of_month(2020, 1))
    assert guids(sort=Sort.RELEVANT) == ["new", "old"]
    assert guids(tree=Not(Word("x")), sort=Sort.RELEVANT) == ["new", "old"]


def test_pages_hold_twenty_and_the_page_asked_for_is_clamped():
    ArticleFactory.create_batch(41)
    pages = [search(SearchRequest(page=number)) for number in (1, 2, 3, 99, -1)]
    assert [(page.page, page.pages, page.count, len(page.hits)) for page in pages] == [
        (1, 3, 41, 20),
        (2, 3, 41, 20),
        (3, 3, 41, 1),
        (3, 3, 41, 1),
        (1, 3, 41, 20),
    ]
    assert len({hit.article.pk for page in pages[:3] for hit in page.hits}) == 41


def test_five_most_mentioned_names_stand_beside_a_hit_persons_first():
    article = ArticleFactory(persons=["Anna", "Bo"], orgs=["EU", "FN", "CNN"], places=["Minsk"])
    often = Entity.objects.get(name="Minsk")
    Mention.objects.create(article=article, entity=often, found=often, field="body", start=9000, end=9005, text="Minsk")
    [hit] = search(SearchRequest()).hits
    assert [name.name for name in hit.names] == ["Anna", "Bo", "CNN", "EU", "Minsk"]
    assert hit.names[-1] == MentionedName(pk=often.pk, name="Minsk", type="place")


def test_a_facet_is_counted_without_its_own_choice_and_keeps_what_was_chosen():
    ArticleFactory(provider=ProviderFactory(code="tt", name="Tidningarnas Telegrambyrå"), moment=None)
    ArticleFactory(section="Udland", moment=Moment.of_month(2020, 8), persons=["Anna"])
    ArticleFactory(section="Indland", moment=Moment.of_month(2020, 8))
    ArticleFactory(section="Indland", moment=Moment.of_month(2019, 8), persons=["Anna", "Åse", "Øjvind"])
    page = search(
        SearchRequest(
            chosen={Facet.SECTION: ("Udland", "Sport"), Facet.YEAR: ("2020",), Facet.SOURCE: ("ritzau", "tt")}
        )
    )
    assert page.count == 1
    assert page.facets == {
        Facet.PERSON: (Choice(value="Anna", label="Anna", count=1),),
        Facet.ORG: (),
        Facet.PLACE: (),
        Facet.MENTIONS: (),
        Facet.SECTION: (
            Choice(value="Indland", label="Indland", count=1),
            Choice(value="Udland", label="Udland", count=1, chosen=True),
            Choice(value="Sport", label="Sport", count=0, chosen=True),
        ),
        Facet.SOURCE: (
            Choice(value="ritzau", label="Ritzau", count=1, chosen=True),
            Choice(value="tt", label="Tidningarnas Telegrambyrå", count=0, chosen=True),
        ),
        Facet.YEAR: (Choice(value="2020", label="2020", count=1, chosen=True),),
    }


def test_a_chosen_agency_whose_every_story_is_hidden_is_not_named():
    ArticleFactory(provider=ProviderFactory(code="tt", name="Tidningarnas Telegrambyrå"), status="withheld")
    choices = search(SearchRequest(chosen={Facet.SOURCE: ("tt",)})).facets[Facet.SOURCE]
    assert choices == (Choice(value="tt", label="tt", count=0, chosen=True),)


def test_a_facet_shows_ten_values_and_the_chosen_ones():
    names = [f"Person {letter}" for letter in "ABCDEFGHIJKLMN"]
    for number in range(len(names)):
        ArticleFactory(persons=names[number:])
    choices = search(SearchRequest(chosen={Facet.PERSON: ("Person A",)})).facets[Facet.PERSON]
    assert [(choice.label, choice.count) for choice in choices] == [
        *((f"Person {letter}", count) for letter, count in zip("NMLKJIHGFE", range(14, 4, -1), strict=True)),
        ("Person A", 1),
    ]


def test_months_without_stories_are_filled_and_the_impossible_ones_left_out():
    for moment in [
        Moment.of_month(2020, 11),
        Moment.of_day(date(2020, 11, 3)),
        Moment.of_day(date(2021, 1, 31)),
        Moment.of_year(2020),
        None,
    ]:
        ArticleFactory(moment=moment)
    ArticleFactory(moment=Moment.of_day(date(3013, 1, 1)), date_is_doubtful=True)
    page = search(SearchRequest())
    assert page.histogram == (
        Month(period="2020-11", count=2, undated=1),
        Month(period="2020-12", count=0),
        Month(period="2021-01", count=1),
    )
    assert (page.count, page.without_month) == (6, 3)


HIDDEN = {
    "killed": {"status": "canceled"},
    "withheld": {"status": "withheld"},
    "embargoed": {"embargo_until": NOW + timedelta(seconds=1)},
}


@pytest.mark.parametrize("story", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize(
    "tree",
    [
        None,
        Word("hemmelighed"),
        Prefix("hemm"),
        Not(Word("x")),
        Or((Not(Word("hemmelighed")), Word("hemmelighed"))),
        Named("person", "Hemmelig"),
        Not(Named("person", "x")),
        Named("title", "hemmelighed"),
        Named("section", "Skjult"),
        Not(Named("date", "1999")),
    ],
)
def test_what_is_hidden_leaks_nowhere(story, tree):
    secret = {
        "headline": "Hemmelighed",
        "body": "En hemmelighed.",
        "section": "Skjult",
        "persons": ["Hemmelig Mand"],
        "moment": Moment.of_month(2018, 2),
    }
    ArticleFactory(**secret, **story)
    replaced = ArticleFactory(**secret)
    Article.objects.filter(pk=replaced.pk).update(replaced_by=ArticleFactory(headline="Åben"))
    ArticleFactory(headline="Åben", body="Intet skjult.")
    page = search(SearchRequest(tree=tree, now=NOW))
    assert {hit.article.headline for hit in page.hits} <= {"Åben"}
    assert "emmelig" not in repr(page.hits) + repr(page.facets)
    assert "Skjult" not in repr(page.facets)
    assert "2018" not in repr((page.facets, page.histogram))


def test_an_embargo_ends_by_itself():
    ArticleFactory(guid="later", embargo_until=NOW)
    assert guids(now=NOW - timedelta(microseconds=1)) == []
    assert guids(now=NOW) == ["later"]


def snow(number: int) -> Article:
    moment = Moment.of_month(2020, 8 + number)
    return ArticleFactory(body="Der faldt sne.", persons=["Anna"], section="Vejr", moment=moment)


# The state of the index; then the hits, their names, whether any have near-duplicates, the facets' names; and the name
# that was asked for. Postings of settled stories are one more, fetched past Django's count.
@pytest.mark.parametrize("is_settled", [False, True], ids=["changed", "settled"])
@pytest.mark.parametrize("stories", [1, 3])
@pytest.mark.parametrize(
    ("asked", "queries"),
    [
        ({}, 5),
        ({"tree": And((Word("sne"), Named("person", "Anna"))), "sort": Sort.RELEVANT}, 6),
        ({"tree": Word("sne"), "first_day": date(2020, 8, 15), "chosen": {Facet.PERSON: ("Anna",)}}, 6),
        ({"tree": Word("regn")}, 1),
    ],
)
def test_what_a_search_costs(stories, asked, queries, is_settled, django_assert_num_queries):
    for number in range(stories):
        snow(number)
    if is_settled:
        settle(waiting=1)
    search(SearchRequest())
    with django_assert_num_queries(queries):
        page = search(SearchRequest(**asked))
        assert all(hit.article.section.name and hit.article.provider.name for hit in page.hits)


@pytest.mark.parametrize("stories", [1, 3])
def test_what_has_changed_is_read_by_the_first_who_asks(stories, django_assert_num_queries):
    search(SearchRequest())
    for number in range(stories):
        snow(number)
    with django_assert_num_queries(1 + 3):
        assert search(SearchRequest(tree=Word("regn"))).count == 0
    with django_assert_num_queries(1):
        assert search(SearchRequest(tree=Word("regn"))).count == 0


@pytest.mark.parametrize("has_settled", [False, True])
def test_a_misspelling_is_found_among_thousands_of_words_that_begin_alike(has_settled):
    """More of them than a word may stand for: these are told apart by their letters first."""
    alike = [f"va{first}{second}{third}" for first, second, third in product("bcdfghjklmnpqr", repeat=3)]
    assert len(alike) > MOST_WORDS
    ArticleFactory(body=" ".join(alike), language="")
    ArticleFactory(guid="last", body="vaxxy", language="")
    if has_settled:
        settle(waiting=1)
    assert guids(tree=Fuzzy("vaxxz", 1)) == ["last"]


@pytest.mark.parametrize("has_settled", [False, True])
def test_more_languages_than_a_byte_can_tell_are_told_apart(has_settled):
    for number in range(300):
        ArticleFactory(guid=str(number), language=f"x-{number}")
    ArticleFactory(guid="dansk", language="da")
    if has_settled:
        settle(waiting=1)
    assert guids(tree=Named("lang", "da")) == ["dansk"]
    assert search(SearchRequest(tree=Named("lang", "x"))).count == 300


def test_names_of_a_broad_result_of_which_nothing_has_settled(monkeypatch):
    ArticleFactory(persons=["Bo"])
    settle(waiting=1)
    ArticleFactory(persons=["Anna"])
    monkeypatch.setattr(named, "BROAD", 0)
    monkeypatch.setattr(current, "LARGE", 0)
    waiting = listed_stories().where(lambda segment: np.full(segment.size, segment.pk is None))
    assert [name.name for name in top_names(waiting, 5)[EntityType.PERSON]] == ["Anna"]


@pytest.mark.parametrize("has_settled", [False, True])
def test_words_of_which_no_story_has_both_in_their_places_are_ranked(has_settled):
    ArticleFactory(guid="storm", headline="Storm", body="Der er storm i Aarhus.")
    if has_settled:
        settle(waiting=1)
    asked = Or((Word("storm"), Named("title", "aarhus storm")))
    assert guids(tree=asked, sort=Sort.RELEVANT) == ["storm"]
