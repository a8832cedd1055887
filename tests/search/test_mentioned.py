"""Which dates in a text answer a question for a day, a month or a year."""

from datetime import UTC, datetime

import pytest

from articles.models import Article
from articles.query.tree import And, Named, Not
from articles.search import Choice, Facet, SearchRequest, UnanswerableQuery, search
from articles.search.page import Sort
from articles.search.story_set import listed_stories, speaks_of
from articles.story import Moment
from tests.factories import ArticleFactory
from tests.views.stories import hidden_stories

pytestmark = pytest.mark.django_db

MAY_DAYS = ("2021-05-03", "2021-05-08", "day")
SUMMER = ("2019-06-01", "2019-09-01", "month")
YEARS = ("2014-01-01", "2017-01-01", "year")
NINETIES = ("1990-01-01", "2000-01-01", "decade")
UNTOLD = ("", "", "")


def found(tree, **filters) -> set[str]:
    page = search(SearchRequest(tree=tree, **filters))
    return {hit.article.guid for hit in page.hits}


@pytest.mark.parametrize(
    ("date", "answers", "silent"),
    [
        ("2020-08-09", ["2020-08-09", "2020-08", "2020"], ["2020-08-08", "2020-08-10", "2020-09", "2021"]),
        ("2020-08", ["2020-08", "2020"], ["2020-08-09", "2020-07", "2020-09"]),
        ("1994", ["1994"], ["1994-03", "1994-03-01", "1993", "1995"]),
        (MAY_DAYS, ["2021-05-03", "2021-05-07", "2021-05", "2021"], ["2021-05-02", "2021-05-08"]),
        (SUMMER, ["2019-06", "2019-08", "2019"], ["2019-07-04", "2019-05", "2019-09"]),
        (YEARS, ["2014", "2016"], ["2015-06", "2013", "2017"]),
        (NINETIES, [], ["1994", "1994-03", "1994-03-01"]),
        (("1901-01-01", "2001-01-01", "century"), [], ["1901", "2000"]),
        (UNTOLD, [], ["2020", "2020-08", "2020-08-09"]),
    ],
    ids=str,
)
def test_a_date_answers_what_it_lies_in_and_what_it_overlaps_unless_it_is_coarser(date, answers, silent):
    ArticleFactory(guid="speaks", dates=[date])
    ArticleFactory(guid="is of that day", moment=Moment.of_year(2020))
    assert [(asked, found(Named("mentions", asked))) for asked in answers] == [(asked, {"speaks"}) for asked in answers]
    assert [(asked, found(Named("mentions", asked))) for asked in silent] == [(asked, set()) for asked in silent]


def test_leaving_out_is_the_rest_and_no_more():
    ArticleFactory(guid="9", dates=["2020-08-09", "2020-08-10"])
    ArticleFactory(guid="10", dates=["2020-08-10", UNTOLD])
    ArticleFactory(guid="none")
    hidden_stories({}, moment=Moment.of_year(2020))
    the_9th, the_10th = Named("mentions", "2020-08-09"), Named("mentions", "2020-08-10")
    assert found(Not(the_9th), first_day=None) - {"10", "none"} == set(
        Article.objects.filter(headline="Efterfølgeren").values_list("guid", flat=True)
    )
    assert found(And((the_10th, Not(the_9th)))) == {"10"}


def test_a_date_that_cannot_be_is_said_to_be_none():
    with pytest.raises(UnanswerableQuery) as said:
        search(SearchRequest(tree=Named("mentions", "2020-13")))
    assert (said.value.note.code, said.value.instead) == ("date-month", Named("mentions", "2020"))


def test_it_makes_no_hit_uncertain():
    ArticleFactory(dates=["2020-08-09"], moment=Moment.of_month(2020, 8))
    page = search(SearchRequest(tree=Named("mentions", "2020-08-09")))
    assert ([hit.is_certain for hit in page.hits], page.uncertain) == ([True], 0)


def dates_beside(**request) -> list[tuple[str, int, bool]]:
    choices = search(SearchRequest(**request)).facets[Facet.MENTIONS]
    return [(choice.value, choice.count, choice.chosen) for choice in choices]


def test_the_facet_counts_stories_by_the_whole_dates_they_name_latest_first_of_equals():
    ArticleFactory(dates=["2020-08-09", "2020-08-09", "1994", UNTOLD])
    ArticleFactory(dates=["2020-08-09", "2020-08", "2020", MAY_DAYS, SUMMER, YEARS, NINETIES])
    ArticleFactory(dates=[("0866-01-01", "0867-01-01", "year")])
    assert dates_beside() == [
        ("2020-08-09", 2, False),
        ("2020-08", 1, False),
        ("2020", 1, False),
        ("1994", 1, False),
        ("0866", 1, False),
    ]


def test_the_facet_leaves_its_own_choice_out_and_every_other_in():
    ArticleFactory(dates=["2020-08-09"], section="Udland")
    ArticleFactory(dates=["1994"], section="Udland")
    ArticleFactory(dates=["1994"], section="Indland")
    chosen = {Facet.MENTIONS: ("2020-08-09",), Facet.SECTION: ("Udland",)}
    page = search(SearchRequest(chosen=chosen))
    assert page.count == 1
    assert dates_beside(chosen=chosen) == [("2020-08-09", 1, True), ("1994", 1, False)]
    assert page.facets[Facet.SECTION] == (Choice(value="Udland", label="Udland", count=1, chosen=True),)


def test_a_choice_is_counted_as_it_finds():
    ArticleFactory(guid="year", dates=["2020"])
    ArticleFactory(guid="month", dates=["2020-08"])
    ArticleFactory(guid="day", dates=["2020-08-09"])
    ArticleFactory(guid="before there were wires", dates=[("0866-01-01", "0867-01-01", "year")])
    assert len(dates_beside()) == 4
    for value, count, _chosen in dates_beside():
        assert search(SearchRequest(chosen={Facet.MENTIONS: (value,)})).count == count
    assert found(None, chosen={Facet.MENTIONS: ("2020", "2020-08-09")}) == {"year", "day"}


@pytest.mark.parametrize("value", ["1999", "aug 2020", "2020-13", "2020-8-9", "i går", "x"])
def test_a_value_that_is_in_no_text_finds_nothing_and_stays_chosen(value):
    ArticleFactory(dates=["2020-08-09"])
    chosen = {Facet.MENTIONS: (value,)}
    assert search(SearchRequest(chosen=chosen)).count == 0
    assert dates_beside(chosen=chosen) == [("2020-08-09", 1, False), (value, 0, True)]


def test_ten_dates_are_shown_and_a_chosen_one_beyond_them():
    for number in range(12):
        ArticleFactory(dates=[f"20{number:02}"])
    assert [value for value, _count, _chosen in dates_beside()] == [f"20{number:02}" for number in range(11, 1, -1)]
    chosen = {Facet.MENTIONS: ("2000",)}
    assert ("2000", 1, True) in dates_beside(chosen=chosen)
    assert len(dates_beside(chosen=chosen)) == 11


def test_hidden_stories_speak_of_nothing():
    hidden = hidden_stories({}, dates=["2020-08-09"])
    ArticleFactory(guid="open", dates=["2020-08-09"])
    assert found(Named("mentions", "2020-08-09")) == {"open"}
    assert dates_beside() == [("2020-08-09", 1, False)]
    speaking = listed_stories().where(speaks_of(Moment.of_year(2020)))
    assert [Article.objects.get(pk=pk).guid for pk in speaking.keys(Sort.NEWEST, 0, 9)] == ["open"]
    ended = datetime(2020, 1, 1, tzinfo=UTC)
    Article.objects.filter(pk=hidden["embargoed"].pk).update(embargo_until=ended)
    assert dates_beside() == [("2020-08-09", 2, False)]
