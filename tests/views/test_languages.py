"""Danish at the root, English under /en/: one archive in two languages, and every text marked with its own."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import translation
from lxml import html

from articles.models import Article, Entity, NearDuplicate, StatusChoices
from articles.story import Moment
from articles.templatetags.dates import clock, full_date, short_date
from articles.templatetags.languages import lang_of
from tests.pages.look import elements, links, words
from tests.views.stories import story

pytestmark = pytest.mark.django_db

DAY = Moment.of_day(date(2020, 8, 16))
QUERY = "?q=havn&place=Ærø&from=2020-08&sort=oldest&page=2"


@pytest.mark.parametrize("accepted", ["", "en", "en-GB,en;q=0.9,da;q=0.1", "fr", "*"])
def test_what_a_browser_prefers_sends_nobody_elsewhere(client: Client, accepted: str) -> None:
    for path, language in (("/", "da"), ("/en/", "en"), ("/about/", "da"), ("/en/about/", "en")):
        response = client.get(path, HTTP_ACCEPT_LANGUAGE=accepted)
        assert response.status_code == 200
        assert html.fromstring(response.content).get("lang") == response["Content-Language"] == language


def test_a_language_chosen_elsewhere_on_the_site_changes_no_address(client: Client) -> None:
    client.cookies["django_language"] = "en"
    assert html.fromstring(client.get("/").content).get("lang") == "da"


@pytest.mark.parametrize(
    "path", ["/", "/search/", "/people/", "/dates/", "/dates/2020/", "/dates/2020/08/16/", "/about/"]
)
def test_the_other_language_is_the_same_page_with_the_same_question(client: Client, path: str) -> None:
    story(headline="Havnen på Ærø", moment=DAY)
    there = links(client.get(path + QUERY), ".top .end a")
    assert [words for words, _href in there] == ["English"]
    assert Client().get(there[0][1]).status_code == 200
    back = links(client.get(there[0][1]), ".top .end a")
    assert [words for words, _href in back] == ["Dansk"]
    again = links(client.get(back[0][1]), ".top .end a")
    assert again == there
    assert there[0][1].startswith(f"/en{path}?q=havn&place=")
    assert there[0][1].endswith("&from=2020-08&sort=oldest&page=2")


def test_stories_names_and_versions_keep_their_place_too(client: Client) -> None:
    article = story({"Eva Holm": "person"}, body="Eva Holm", moment=DAY)
    name = Entity.objects.get().get_absolute_url()
    for path in (f"{article.get_absolute_url()}?version=1", f"{name}?sort=oldest"):
        assert links(client.get(path), ".top .end a") == [("English", f"/en{path}")]


@pytest.mark.parametrize("status", [410, 404])
def test_pages_for_what_is_not_there_are_in_the_language_of_the_address(client: Client, status: int) -> None:
    article = story(headline="Havnen")
    Article.objects.filter(pk=article.pk).update(status=StatusChoices.CANCELED)
    path = article.get_absolute_url() if status == 410 else "/dates/2020/13/"
    for prefix, language in (("", "da"), ("/en", "en")):
        response = client.get(prefix + path)
        assert (response.status_code, html.fromstring(response.content).get("lang")) == (status, language)


def test_a_text_in_another_language_than_its_page_says_so(client: Client) -> None:
    danish = story({"Eva Holm": "person"}, headline="Dansk", body="Eva Holm", moment=DAY, dates=["2020-08-16"])
    english = story(
        {"Eva Holm": "person"}, headline="English", body="Eva Holm", moment=DAY, language="en", dates=["2020-08-16"]
    )
    unknown = story({"Eva Holm": "person"}, headline="Ukendt", body="Eva Holm", moment=DAY, language="")
    NearDuplicate.objects.create(first=danish, second=english, similarity=0.9)
    Article.objects.filter(pk=unknown.pk).update(is_corrected=True)
    name, address = Entity.objects.get().get_absolute_url(), danish.get_absolute_url()
    for path in ("/", "/search/", "/dates/2020/08/", "/dates/2020/08/16/", name):
        for prefix, page, other in (("", "da", "English"), ("/en", "en", "Dansk")):
            found = {
                (link.text_content(), link.get("lang"))
                for link in elements(client.get(prefix + path), "main a")
                if link.get("href").startswith(f"{prefix}/stories/") and "#" not in link.get("href")
            }
            own = "Dansk" if page == "da" else "English"
            expected = {(own, None), (other, "en" if page == "da" else "da"), ("Ukendt", None)}
            assert found <= expected, path
            assert (other, "en" if page == "da" else "da") in found, path
    alike = elements(client.get(address), "#alike a")
    assert [link.get("lang") for link in alike] == ["en"]
    heading = elements(client.get(f"/en{address}"), "main h1")[0]
    assert heading.get("lang") == "da"


def test_a_killed_story_keeps_the_language_of_its_headline(client: Client) -> None:
    article = story(headline="The harbour", language="en")
    Article.objects.filter(pk=article.pk).update(status=StatusChoices.CANCELED)
    heading = elements(client.get(article.get_absolute_url()), "main h1")[0]
    assert (heading.text_content(), heading.get("lang")) == ("The harbour", "en")


@pytest.mark.parametrize(
    ("language", "page", "said"),
    [
        ("da", "da", ""),
        ("da", "en", ' lang="da"'),
        ("en-GB", "en", ""),
        ("en-GB", "da", ' lang="en-GB"'),
        ("", "da", ""),
    ],
)
def test_a_language_is_told_where_it_is_not_the_pages(language: str, page: str, said: str) -> None:
    with translation.override(page):
        assert lang_of(language) == said


@pytest.mark.parametrize(
    ("instant", "danish", "english"),
    [
        ((2020, 3, 29, 0, 59), "søndag 29. marts 2020 kl. 01.59", "Sunday 29 March 2020 at 01:59"),
        ((2020, 3, 29, 1, 0), "søndag 29. marts 2020 kl. 03.00", "Sunday 29 March 2020 at 03:00"),
        ((2020, 10, 25, 0, 59), "søndag 25. oktober 2020 kl. 02.59", "Sunday 25 October 2020 at 02:59"),
        ((2020, 10, 25, 1, 0), "søndag 25. oktober 2020 kl. 02.00", "Sunday 25 October 2020 at 02:00"),
        ((2020, 12, 31, 23, 30), "fredag 1. januar 2021 kl. 00.30", "Friday 1 January 2021 at 00:30"),
        ((2020, 6, 30, 22, 30), "onsdag 1. juli 2020 kl. 00.30", "Wednesday 1 July 2020 at 00:30"),
    ],
)
def test_times_are_those_of_copenhagen_when_the_clock_is_changed_too(
    instant: tuple[int, ...], danish: str, english: str
) -> None:
    when = datetime(*instant, tzinfo=UTC)
    for language, said in (("da", danish), ("en", english)):
        with translation.override(language):
            assert full_date(Moment.of_instant(when)) == full_date(when) == said


@pytest.mark.parametrize("month", [3, 10])
def test_a_story_of_the_night_of_the_change_is_on_its_copenhagen_day_everywhere(client: Client, month: int) -> None:
    """23.30 the evening before is still that day; 00.30 is the new one, though it is yesterday in Greenwich."""
    day = 29 if month == 3 else 25
    before = 22 if month == 3 else 21
    late = story(headline="Sent", moment=Moment.of_instant(datetime(2020, month, day - 1, before, 30, tzinfo=UTC)))
    early = story(
        headline="Tidligt", moment=Moment.of_instant(datetime(2020, month, day - 1, before + 1, 30, tzinfo=UTC))
    )
    for article, number, time in ((late, day - 1, "23.30"), (early, day, "00.30")):
        page = client.get(f"/dates/2020/{month:02}/{number:02}/")
        assert words(page, ".timeline h3") == [article.headline]
        assert words(page, ".timeline time") == [time]
        assert time in words(client.get(article.get_absolute_url()), ".dateline b")[0]
        found = client.get(f"/search.json?from=2020-{month:02}-{number:02}&to=2020-{month:02}-{number:02}").json()
        assert [hit["headline"] for hit in found["results"]] == [article.headline]


def test_times_of_versions_and_kills_are_those_of_copenhagen() -> None:
    instant = datetime(2020, 7, 1, 22, 5, tzinfo=UTC)
    with translation.override("da"):
        assert (short_date(instant), clock(instant)) == ("2. juli 2020", "00.05")
