"""Sitemaps: every page that may be found, in both languages, no other, and when its text became what it is."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from lxml import etree

from articles.models import Article, Entity
from articles.search import sitemap
from articles.story import Moment
from tests.views.stories import hidden_stories, story

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def told(response: HttpResponse, path: str) -> list[str]:
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml; charset=utf-8")
    return etree.fromstring(b"".join(response)).xpath(f"{path}/text()", namespaces=SPACE)


def parts(client: Client) -> list[str]:
    """The paths of the parts that the index names."""
    return [address.removeprefix(HOST) for address in told(client.get("/sitemap.xml"), "s:sitemap/s:loc")]


def places(client: Client, part: str) -> list[str]:
    """The paths in a part."""
    return [address.removeprefix(HOST) for address in told(client.get(part), "s:url/s:loc")]


def test_an_empty_archive_has_its_own_pages_alone(client: Client) -> None:
    assert parts(client) == ["/sitemap-pages-0.xml"]
    found = places(client, "/sitemap-pages-0.xml")
    assert found[:4] == ["/", "/en/", "/people/", "/en/people/"]
    assert {client.get(path).status_code for path in found} == {200}


def test_stories_names_and_dates_each_in_both_languages(client: Client) -> None:
    article = story(
        {"Eva Holm": "person"}, headline="Æbler & pærer", body="Eva Holm", moment=Moment.of_day(date(2020, 8, 16))
    )
    month = story(moment=Moment.of_month(1999, 5))
    year = story(moment=Moment.of_year(1987))
    assert parts(client) == [
        "/sitemap-pages-0.xml",
        "/sitemap-dates-39.xml",
        "/sitemap-dates-40.xml",
        "/sitemap-names-0.xml",
        "/sitemap-stories-0.xml",
    ]
    name = Entity.objects.get(name="Eva Holm").get_absolute_url()
    assert places(client, "/sitemap-names-0.xml") == [name, f"/en{name}"]
    assert places(client, "/sitemap-dates-39.xml")[::2] == ["/dates/1987/", "/dates/1999/", "/dates/1999/05/"]
    assert places(client, "/sitemap-dates-40.xml")[::2] == ["/dates/2020/", "/dates/2020/08/", "/dates/2020/08/16/"]
    stories = [one.get_absolute_url() for one in (article, month, year)]
    assert places(client, "/sitemap-stories-0.xml") == [f"{at}{path}" for path in stories for at in ("", "/en")]


def test_every_place_is_a_page_that_may_be_found(client: Client) -> None:
    story({"Eva Holm": "person", "Minsk": "place"}, body="Eva Holm i Minsk", moment=Moment.of_day(date(2020, 8, 16)))
    found = [path for part in parts(client) for path in places(client, part)]
    pages = {path: client.get(path) for path in found}
    assert len(pages) > 20
    assert {path for path, page in pages.items() if page.status_code != 200 or b"noindex" in page.content} == set()
    canonical = '<link rel="canonical" href="{}">'
    assert {path for path, page in pages.items() if canonical.format(HOST + path) not in page.content.decode()} == set()


def test_what_is_hidden_is_in_no_part(client: Client) -> None:
    hidden = hidden_stories({"Kun Der": "person"}, moment=Moment.of_month(1990, 1))
    found = {path for part in parts(client) for path in places(client, part)}
    assert found & {one.get_absolute_url() for one in hidden.values()} == set()
    assert [path for path in found if "names" in path or "1990" in path] == []
    assert len([path for path in found if path.startswith("/stories/")]) == 1


def test_a_story_says_when_its_text_became_what_it_is(client: Client) -> None:
    changed = datetime(2020, 8, 16, 5, 42, 7, 900, tzinfo=UTC)
    opened = timezone.now().replace(microsecond=0) - timedelta(minutes=1)
    first, second = story(), story()
    Article.objects.filter(pk=first.pk).update(changed_at=changed)
    Article.objects.filter(pk=second.pk).update(changed_at=changed, embargo_until=opened)
    said = told(client.get("/sitemap-stories-0.xml"), "s:url/s:lastmod")
    assert said == ["2020-08-16T05:42:07+00:00"] * 2 + [opened.astimezone(UTC).isoformat()] * 2


def test_names_and_dates_do_not_say_what_is_not_known(client: Client) -> None:
    story({"Eva Holm": "person"}, body="Eva Holm")
    for part in ("/sitemap-names-0.xml", "/sitemap-dates-40.xml", "/sitemap-pages-0.xml"):
        assert told(client.get(part), "s:url/s:lastmod") == []


def test_a_part_holds_a_range_of_keys_and_parts_without_stories_are_none(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap, "PART", 2)
    stories = [story() for _number in range(7)]
    Article.objects.filter(pk__in=[one.pk for one in stories if one.pk // 2 == stories[3].pk // 2]).update(
        status="canceled"
    )
    left = list(Article.objects.listed().order_by("pk"))
    numbers = sorted({one.pk // 2 for one in left})
    assert [part for part in parts(client) if "stories" in part] == [
        f"/sitemap-stories-{number}.xml" for number in numbers
    ]
    found = [path for number in numbers for path in places(client, f"/sitemap-stories-{number}.xml")[::2]]
    assert found == [one.get_absolute_url() for one in left]


@pytest.mark.parametrize("path", ["stories-9", "names-0", "dates-3", "pages-1", "x-0", "stories-99999999999999999999"])
def test_a_part_that_holds_nothing_is_not_there(client: Client, path: str) -> None:
    assert client.get(f"/sitemap-{path}.xml").status_code == 404


def test_parts_stay_within_what_crawlers_take() -> None:
    """50,000 addresses a file, in two languages; a year has at most 366 days and 12 months."""
    assert sitemap.PART * 2 <= 50_000
    assert sitemap.YEARS * (1 + 12 + 366) * 2 <= 50_000


@pytest.mark.parametrize("stories", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"),
    [("", 1), ("-stories-0", 2), ("-names-0", 2), ("-dates-40", 1), ("-pages-0", 0)],
)
def test_sitemaps_ask_the_database_the_same_however_much_there_is(
    client: Client, django_assert_num_queries: Any, path: str, queries: int, stories: int
) -> None:
    for number in range(stories):
        story({f"Navn {number}": "person"}, body=f"Navn {number}", moment=Moment.of_day(date(2020, 8, 1 + number)))
    client.get("/sitemap.xml")  # which reads what the index does not have yet
    with django_assert_num_queries(queries):
        b"".join(client.get(f"/sitemap{path}.xml"))


def test_crawlers_need_not_list_the_sitemaps_themselves(client: Client) -> None:
    assert {client.get(path)["X-Robots-Tag"] for path in ("/sitemap.xml", "/sitemap-pages-0.xml")} == {"noindex"}
    assert client.head("/sitemap-pages-0.xml").status_code == 200
