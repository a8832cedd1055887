"""Dates that texts speak of, on the pages of readers: the day, the month, the year, the search, the story."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from articles.models import Article, StatusChoices
from articles.story import Moment
from tests.factories import ArticleFactory, DateMentionFactory, RevisionFactory
from tests.pages.look import elements, links, words
from tests.views.stories import hidden_stories, story

pytestmark = pytest.mark.django_db
SENT = Moment.of_day(date(2020, 8, 9))
MAY_DAYS = ("2021-05-03", "2021-05-08", "day")


def json(client: Client, **asked: str) -> dict[str, Any]:
    return client.get("/search.json", asked).json()


def test_a_day_has_what_was_sent_and_what_speaks_of_it_newest_first(client: Client) -> None:
    story(headline="Valgdag", moment=SENT)
    story(headline="Om valget", moment=Moment.of_month(2020, 9), dates=["2020-08-09"], section="Udland")
    story(
        {"Eva Holm": "person"},
        headline="Et år efter Eva Holm",
        moment=Moment.of_day(date(2021, 8, 9)),
        dates=["2020-08-09"],
    )
    response = client.get("/dates/2020/08/09/")
    assert words(response, "main h2")[:2] == ["Udsendt", "Omtales i"]
    assert words(response, ".bar-row p") == ["1 telegram", "2 telegrammer"]
    assert words(response, ".beside h3") == ["Valgdag", "Et år efter Eva Holm", "Om valget"]
    assert words(response, ".timeline--dated .meta") == ["9. aug. 2021. Eva Holm", "Sept. 2020, dag ukendt. Udland"]
    assert links(response, ".beside .bar-row a") == [("2 telegrammer", "/search/?q=omtaler%3A2020-08-09")]


def test_a_day_on_which_nothing_was_sent_has_what_speaks_of_it(client: Client) -> None:
    story(headline="Topmødet", dates=[MAY_DAYS])
    for day in ("03", "07"):
        response = client.get(f"/dates/2021/05/{day}/")
        assert response.status_code == 200
        assert words(response, ".below h3") == ["Topmødet"]
        assert words(response, ".lead") == ["Ingen telegrammer er dateret til denne dag."]
    assert words(client.get("/dates/2021/05/08/"), "main h3") == []


def test_a_day_of_which_nothing_speaks_says_nothing_of_it(client: Client) -> None:
    story(moment=SENT, dates=["2020-08", "2020", ("", "", "")])
    assert words(client.get("/dates/2020/08/09/"), "main h2") == ["Udsendt"]


def test_of_many_stories_the_newest_are_shown_and_the_search_has_all(client: Client) -> None:
    for number in range(1, 22):
        ArticleFactory(headline=f"Nr. {number}", moment=Moment.of_day(date(2021, 1, number)), dates=["2020-08-09"])
    response = client.get("/dates/2020/08/09/")
    assert words(response, ".timeline--dated h3") == [f"Nr. {number}" for number in range(21, 1, -1)]
    (said, address) = links(response, "main .more a")[0]
    assert said == "Alle 21 telegrammer, der omtaler 9. august 2020"
    assert json(client, q="omtaler:2020-08-09")["count"] == 21
    assert address == "/search/?q=omtaler%3A2020-08-09"
    assert words(client.get("/en/dates/2020/08/09/"), "main .more a") == ["All 21 stories that speak of 9 August 2020"]


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/dates/2020/08/", [("Omtales i 2 telegrammer", "/search/?q=omtaler%3A2020-08")]),
        ("/dates/2020/", [("Omtales i 3 telegrammer", "/search/?q=omtaler%3A2020")]),
        ("/dates/2019/", []),
        ("/dates/2020/07/", []),
        ("/en/dates/2020/08/", [("Mentioned in 2 stories", "/en/search/?q=mentions%3A2020-08")]),
    ],
)
def test_a_month_and_a_year_say_how_many_stories_speak_of_them(
    client: Client, address: str, expected: list[tuple[str, str]]
) -> None:
    for dates in (["2020-08-09", "2020-08"], ["2020-08"], ["2020"]):
        story(moment=None, dates=dates)
    response = client.get(address)
    assert links(response, ".actions a") == expected
    for _words, link in expected:
        found = client.get(link.replace("/search/", "/search.json")).json()
        assert f" {found['count']} " in expected[0][0]


def test_hidden_stories_speak_of_no_day(client: Client) -> None:
    hidden = hidden_stories({}, dates=["1987-03-04"], moment=Moment.of_day(date(2018, 1, 1)))
    addresses = ("/dates/1987/03/04/", "/dates/1987/03/", "/dates/1987/", "/search/?q=omtaler%3A1987", "/search/")
    pages = {address: client.get(address).content.decode() for address in addresses}
    assert [a for a, page in pages.items() if "HEMMELIGT" in page or "Omtales i" in page] == []
    assert json(client, q="omtaler:1987-03-04")["count"] == json(client, mentions="1987-03-04")["count"] == 0
    assert json(client)["facets"]["mentions"] == []
    Article.objects.filter(pk=hidden["killed"].pk).update(status=StatusChoices.USABLE)
    assert words(client.get("/dates/1987/03/04/"), "main h3") == ["HEMMELIGT killed"]


def test_the_facet_is_chosen_and_left_again_by_links(client: Client) -> None:
    story(headline="Ja", dates=["2020-08-09"])
    story(headline="Nej", dates=["1994", "2020-08"])
    response = client.get("/search/")
    facets = [details for details in elements(response, ".facet") if "Omtalte datoer" in details.text_content()]
    rows = [" ".join(link.text_content().split()) for link in facets[0].iter("a")]
    assert rows == ["9. august 2020 1", "august 2020 1", "1994 1"]
    (chosen,) = [address for said, address in links(response, ".rank a") if said == "9. august 2020 1"]
    assert chosen == "?mentions=2020-08-09"
    page = client.get(f"/search/{chosen}")
    assert words(page, ".hit h2") == ["Ja"]
    assert links(page, ".chip") == [("Omtalt dato 9. august 2020 , fjern filteret", "?")]
    assert ("9. august 2020 1", "?") in links(page, ".rank a")
    facet = json(client, mentions="2020-08-09")["facets"]["mentions"]
    assert facet[0] == {"value": "2020-08-09", "count": 1, "chosen": True}


def test_a_date_that_finds_nothing_can_be_left_out_again(client: Client) -> None:
    story(headline="Ja", section="Udland")
    response = client.get("/search/?section=Udland&mentions=1994")
    assert ("Udelad de valgte omtalte datoer", "/search/?section=Udland") in links(response, ".advice a")


def test_a_story_has_its_dates_marked_and_a_legend_for_them(client: Client) -> None:
    article = story(
        {"Minsk": "place"}, headline="9. august", lead="Siden 1994.", body="Valget 9. august i Minsk, søndag."
    )
    DateMentionFactory(article=article, field="headline", text="9. august", start=0)
    DateMentionFactory(article=article, field="lead", text="1994", start=6, date="1994")
    DateMentionFactory(article=article, text="9. august", start=7)
    DateMentionFactory(article=article, text="søndag", start=26, date=("", "", ""))
    response = client.get(article.get_absolute_url())
    assert links(response, "a.ent.date") == [("1994", "/dates/1994/"), ("9. august", "/dates/2020/08/09/")]
    assert [time.get("datetime") for time in elements(response, "a.ent.date time")] == ["1994", "2020-08-09"]
    assert words(response, "h1") == ["9. august"]
    assert words(response, ".legend") == [
        "Markér navne og datoer person organisation sted dato Slå dem også fra i de næste"
    ]
    assert words(response, ".side .names li") == ["Minsk 1"]


def test_a_story_with_dates_alone_has_a_legend_for_those(client: Client) -> None:
    article = story(body="Siden 1994.")
    DateMentionFactory(article=article, text="1994", start=6, date="1994")
    assert words(client.get(article.get_absolute_url()), ".legend") == [
        "Markér datoer dato Slå dem også fra i de næste"
    ]
    DateMentionFactory(article=(untold := story(body="På søndag.")), text="søndag", start=3, date=("", "", ""))
    assert words(client.get(untold.get_absolute_url()), ".legend") == []


def test_an_older_version_and_a_killed_story_have_no_dates_marked(client: Client) -> None:
    article = story(headline="Nyt", body="Siden 1994.")
    DateMentionFactory(article=article, text="1994", start=6, date="1994")
    RevisionFactory(article=article, headline="Gammelt", paragraphs=["Siden 1994."], version=0)
    older = client.get(f"{article.get_absolute_url()}?version=0")
    assert (words(older, "h1"), words(older, ".ent"), words(older, ".legend")) == (["Gammelt"], [], [])
    Article.objects.filter(pk=article.pk).update(status=StatusChoices.CANCELED)
    killed = client.get(article.get_absolute_url())
    assert (killed.status_code, words(killed, ".ent")) == (410, [])
