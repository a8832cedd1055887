"""Order, pages, names, what it costs, and what never leaks."""

from datetime import UTC, date, datetime, timedelta

import pytest

from articles.models import Article, Entity, Mention
from articles.query.tree import And, Named, Not, Or, Prefix, Word
from articles.search import Choice, Facet, MentionedName, Month, SearchRequest, Sort, search
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


@pytest.mark.parametrize("stories", [1, 3])
@pytest.mark.parametrize(
    ("asked", "queries"),
    [
        ({}, 6),
        ({"tree": And((Word("sne"), Named("person", "Anna"))), "sort": Sort.RELEVANT}, 7),
        ({"tree": Word("sne"), "first_day": date(2020, 8, 15), "chosen": {Facet.PERSON: ("Anna",)}}, 7),
        ({"tree": Word("regn")}, 2),
    ],
)
def test_what_a_search_costs(stories, asked, queries, django_assert_num_queries):
    for number in range(stories):
        ArticleFactory(
            body="Der faldt sne.", persons=["Anna"], section="Vejr", moment=Moment.of_month(2020, 8 + number)
        )
    with django_assert_num_queries(queries):
        page = search(SearchRequest(**asked))
        assert all(hit.article.section.name and hit.article.provider.name for hit in page.hits)
