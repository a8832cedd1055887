"""The front page: what is newest, what there is, who is in the news; nothing that may not be read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, StatusChoices
from articles.search.newest import front_page
from articles.story import Moment
from articles.views.answers import answer
from tests.factories import ArticleFactory, RevisionFactory, note_correction
from tests.pages.look import check_snapshot, elements, links, words

pytestmark = pytest.mark.django_db


def at(day: int, hour: int = 10) -> Moment:
    """A time in August 2020."""
    return Moment.of_instant(datetime(2020, 8, day, hour, tzinfo=UTC))


def fill() -> None:
    """Stories of four days, of a month and of a year; one corrected."""
    body = "Det siger Emma Holst."
    ArticleFactory(headline="Fredagens første", moment=at(14, 6), body=body, persons=["Emma Holst"], section="Indland")
    ArticleFactory(headline="Fredagens sidste", lead="En kort indledning.", moment=at(14, 17), orgs=["DSB"])
    ArticleFactory(headline="Torsdag", moment=at(13), persons=["Emma Holst", "Bo Lund"], is_corrected=True)
    ArticleFactory(headline="Onsdag uden klokkeslæt", moment=Moment.of_day(date(2020, 8, 12)), places=["Minsk"])
    ArticleFactory(headline="Tirsdag", moment=at(11))
    ArticleFactory(headline="En dag i august", moment=Moment.of_month(2020, 8), persons=["Emma Holst"])
    ArticleFactory(headline="En dag i juli", moment=Moment.of_month(2020, 7), persons=["Gamle Ole"])
    ArticleFactory(headline="Engang i 2020", moment=Moment.of_year(2020))


def test_the_newest_days_come_first_and_the_month_without_a_day_below_them(client: Client) -> None:
    fill()
    page = client.get("/")
    assert words(page, ".day") == [
        "fredag 14. august 2020 Fredagens sidste En kort indledning. DSB Fredagens første Indland Emma Holst",
        "torsdag 13. august 2020 Torsdag Brødtekst. Bo Lund Emma Holst",
        "onsdag 12. august 2020 Onsdag uden klokkeslæt Brødtekst. Minsk",
        "tirsdag 11. august 2020 Tirsdag Brødtekst.",
        "dag ukendt august 2020 En dag i august Brødtekst. Emma Holst",
    ]
    assert [stamp.get("datetime") for stamp in elements(page, ".day header time")] == [
        "2020-08-14",
        "2020-08-13",
        "2020-08-12",
        "2020-08-11",
        "2020-08",
    ]
    assert [link.get("href") for link in elements(page, ".day header a")] == [
        "/dates/2020/08/14/",
        "/dates/2020/08/13/",
        "/dates/2020/08/12/",
        "/dates/2020/08/11/",
        "/dates/2020/08/?undated=1",
    ]


def test_a_day_with_more_than_fits_leads_to_all_of_them(client: Client) -> None:
    ArticleFactory.create_batch(6, moment=at(14))
    ArticleFactory.create_batch(5, moment=Moment.of_month(2020, 8))
    page = client.get("/")
    assert [len(elements(page, ".day")), len(elements(page, ".story"))] == [2, 7]
    assert links(page, ".day .more a") == [
        ("Alle 6 telegrammer fra fredag", "/dates/2020/08/14/"),
        ("Alle 5 telegrammer, hvor kilden kun angiver august 2020", "/dates/2020/08/?undated=1"),
    ]


def test_names_in_the_news_are_those_of_the_newest_month(client: Client) -> None:
    fill()
    ArticleFactory.create_batch(20, moment=at(10))
    page = client.get("/")
    assert words(page, ".rank li") == ["Emma Holst 3", "Bo Lund 1", "DSB 1", "Minsk 1"]
    assert words(page, ".side header p") == ["Antal telegrammer i august 2020"]


def test_a_month_with_few_stories_takes_in_the_ones_before_it(client: Client) -> None:
    fill()
    ArticleFactory(moment=Moment.of_month(2019, 7), persons=["Gamle Ole"])
    page = client.get("/")
    assert words(page, ".rank li") == ["Emma Holst 3", "Bo Lund 1", "Gamle Ole 1", "DSB 1", "Minsk 1"]
    assert words(page, ".side header p") == ["Antal telegrammer fra september 2019 til august 2020"]


def test_days_are_added_until_there_is_enough_to_read(client: Client) -> None:
    for day in range(1, 29):
        ArticleFactory.create_batch(1 if day > 20 else 3, moment=at(day))
    assert len(elements(client.get("/"), ".day")) == 7
    ArticleFactory.create_batch(9, moment=at(29))
    ArticleFactory.create_batch(9, moment=at(30))
    ArticleFactory.create_batch(9, moment=at(31))
    assert [len(elements(client.get("/"), ".day")), len(elements(client.get("/"), ".story"))] == [3, 10]


def test_the_overview_counts_every_story_and_says_what_is_not_known(client: Client) -> None:
    fill()
    page = client.get("/")
    assert words(page, ".activity figcaption span")[0] == "8 telegrammer, juli 2020 til august 2020"
    assert "kun måned (2)" in words(page, ".activity figcaption")[0]
    assert "måned ukendt (1)" in words(page, ".activity figcaption")[0]
    assert words(page, "head title") == ["Nyhedsarkiv: søg i 8 nyhedstelegrammer"]
    assert words(page, ".top .start") == ["Nyhedstelegrammer siden juli 2020"]


def test_corrected_stories_are_named_with_their_date(client: Client) -> None:
    fill()
    corrected = Article.objects.get(headline="Torsdag")
    page = client.get("/")
    assert links(page, ".related a") == [
        ("Torsdag", f"{corrected.get_absolute_url()}#versions"),
        ("Alt, der er rettet", "/corrections/"),
    ]
    assert words(page, ".related li") == ["Torsdag 13. aug. 2020"]


def correct(article: Article, before: str) -> None:
    """`before` is what the first version of `article` said; the shown one is its correction."""
    RevisionFactory(article=article, version=1, headline=article.headline, paragraphs=[before])
    article.shown.version, article.shown.is_correction = 2, True
    article.shown.save()
    note_correction(article)


def test_what_was_corrected_is_told_where_few_words_do(client: Client) -> None:
    text = "Mindst {} demonstranter har mistet livet under sammenstød med politiet i Minsk natten til mandag."
    short = ArticleFactory(headline="Kort", moment=at(14), is_corrected=True, body=text.format("to"))
    correct(short, text.format("en"))
    long = ArticleFactory(headline="Lang", moment=at(13), is_corrected=True, body="Nyt. " * 40)
    correct(long, "Gammelt. " * 40)
    page = client.get("/en/")
    assert words(page, ".related li") == [
        "Kort Corrected: Mindst removed: en (end of change) added: to (end of change) demonstranter har mistet …",
        "Lang 13 Aug. 2020",
    ]
    assert [(one.tag, one.text_content().split()[1]) for one in elements(page, ".related ins")] == [("ins", "to")]


def test_what_was_corrected_last_comes_first_however_old_the_story(client: Client) -> None:
    fill()
    for headline, day in (("Rettet sidst", 28), ("Rettet før", 27)):
        story = ArticleFactory(headline=headline, moment=Moment.of_month(2019, 1), is_corrected=True, body="Ni.")
        correct(story, "Otte.")
        story.shown.moment = at(day)
        story.shown.save()
        note_correction(story)
    headlines = [link for link, _address in links(client.get("/en/"), ".related .story-title a")]
    assert headlines == ["Rettet sidst", "Rettet før", "Torsdag"]


@pytest.mark.parametrize("stories", [1, 3])
def test_corrections_take_as_many_queries_however_many_they_are(client: Client, stories: int) -> None:
    for number in range(stories):
        story = ArticleFactory(moment=at(14), is_corrected=True, body="Nu siger hun ja.")
        correct(story, f"Nu siger hun nej nr. {number}.")
    client.get("/")
    with CaptureQueriesContext(connection) as queries:
        page = client.get("/")
    assert len(elements(page, ".related ins")) == stories
    assert len(queries) == 6  # three of them for the corrections


@pytest.mark.parametrize("address", ["/", "/en/"])
def test_every_example_finds_something(client: Client, address: str) -> None:
    fill()
    examples = [link for link in links(client.get(address), ".hero .hint a") if "search/?" in link[1]]
    found = [(typed, answer(QueryDict(href.partition("?")[2]))) for typed, href in examples]
    assert len(found) == 5
    assert [typed for typed, told in found if told.error or not told.page or not told.page.count] == []


def test_what_may_not_be_read_is_nowhere(client: Client) -> None:
    fill()
    before = client.get("/").content
    hidden = {"moment": at(15), "persons": ["Skjult Person"], "is_corrected": True, "headline": "Skjult"}
    ArticleFactory(status=StatusChoices.CANCELED, **hidden)
    ArticleFactory(status=StatusChoices.WITHHELD, **hidden)
    ArticleFactory(embargo_until=timezone.now() + timedelta(hours=1), **hidden)
    ArticleFactory(replaced_by=Article.objects.first(), **hidden)
    assert client.get("/").content == before


def test_a_date_that_cannot_be_right_is_counted_and_not_among_the_newest(client: Client) -> None:
    fill()
    ArticleFactory(headline="Fremtid", moment=Moment.of_day(date(2093, 1, 1)), date_is_doubtful=True)
    page = client.get("/")
    assert "Fremtid" not in page.content.decode()
    assert words(page, "head title") == ["Nyhedsarkiv: søg i 9 nyhedstelegrammer"]


def test_an_empty_archive_has_a_front_page_that_helps(client: Client) -> None:
    page = client.get("/en/")
    assert page.status_code == 200
    assert words(page, ".outcome h2") == ["There is nothing in the archive yet"]
    assert links(page, ".outcome a") == [("Go to the editors' pages", "/en/admin/")]
    assert [elements(page, selector) for selector in (".activity", ".day", ".rank")] == [[], [], []]


@pytest.mark.parametrize("moment", [None, Moment.of_year(2020)])
def test_an_archive_without_a_known_month_shows_what_it_has(client: Client, moment: Moment | None) -> None:
    ArticleFactory(headline="Uden dag", moment=moment)
    page = client.get("/")
    assert words(page, ".story h4") == ["Uden dag"]
    assert elements(page, ".activity svg") == []


@pytest.mark.parametrize("stories", [1, 3])
def test_the_front_page_takes_six_queries_however_many_stories(client: Client, stories: int) -> None:
    ArticleFactory.create_batch(stories, moment=at(14), persons=["Emma Holst"], orgs=["DSB"], places=["Minsk"])
    client.get("/")  # which reads what the index does not have yet
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/").status_code == 200
    assert len(queries) == 6


def test_times_near_midnight_belong_to_the_danish_day() -> None:
    ArticleFactory(moment=Moment.of_instant(datetime(2020, 8, 13, 22, 30, tzinfo=UTC)))
    assert [block.moment for block in front_page().blocks] == [Moment.of_day(date(2020, 8, 14))]


def test_both_languages_lead_to_each_other(client: Client) -> None:
    danish, english = client.get("/"), client.get("/en/")
    for page, language in ((danish, "da"), (english, "en")):
        assert elements(page, "html")[0].get("lang") == language
        assert [(one.get("hreflang"), one.get("href")) for one in elements(page, "link") if one.get("hreflang")] == [
            ("da", "http://testserver/"),
            ("en", "http://testserver/en/"),
            ("x-default", "http://testserver/"),
        ]
    assert links(danish, ".top .end a") == [("English", "/en/")]
    assert links(english, ".top .end a") == [("Dansk", "/")]


@pytest.mark.parametrize("language", ["da", "en"])
def test_snapshot(client: Client, language: str, update_golden: bool) -> None:
    fill()
    page = client.get({"da": "/", "en": "/en/"}[language])
    check_snapshot(f"front.{language}", page, update=update_golden)
