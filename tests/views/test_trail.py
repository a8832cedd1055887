"""From the results of a search to a story, on to the next, and back to the page it was on."""

from datetime import date
from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse, QueryDict
from django.test import Client

from articles.models import Article, StatusChoices
from articles.story import Moment
from articles.views.reading_params import from_results, read_reading
from tests.factories import ArticleFactory
from tests.pages.look import elements, links, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def storms() -> list[Article]:
    """23 stories of a storm, the newest first; every second one is about Eva Holm."""
    return [
        ArticleFactory(
            headline=f"Storm {day}",
            moment=Moment.of_day(date(2020, 8, day)),
            persons=["Eva Holm"] if day % 2 else [],
        )
        for day in range(23, 0, -1)
    ]


def steps(page: HttpResponse) -> dict[str, str]:
    return {link.get("rel"): link.get("href") for link in elements(page, ".trail a")}


@pytest.mark.usefixtures("storms")
@pytest.mark.parametrize(
    "query",
    ["q=storm", "q=storm&sort=oldest", "q=storm&sort=relevant", "q=storm&person=Eva+Holm&from=2020-08-03", ""],
)
def test_one_can_walk_through_all_results_and_back(client: Client, query: str) -> None:
    listed = [
        href
        for number in (1, 2)
        for _headline, href in links(client.get(f"/search/?{query}&page={number}"), ".hit .story-title a")
    ]
    listed = list(dict.fromkeys(listed))
    walked, address = [], listed[0]
    while address:
        walked.append(address)
        address = steps(client.get(address)).get("next", "")
    assert walked == listed
    while walked:
        address = walked.pop()
        assert steps(client.get(address)).get("prev", "") == (walked[-1] if walked else "")


@pytest.mark.usefixtures("storms")
def test_the_trail_says_which_of_how_many_and_leads_back_to_its_page(client: Client) -> None:
    second_page = client.get("/search/?q=storm&person=Eva+Holm&person=Ingen&page=1")
    [*_others, (headline, last)] = links(second_page, ".hit .story-title a")
    page = client.get(last)
    assert headline == "Storm 1"
    assert words(page, ".trail") == [
        "‹ Tilbage til resultatet: storm, Eva Holm, Ingen 12 af 12 ‹ Forrige telegram: Storm 3"
    ]
    key = Article.objects.get(headline="Storm 1").pk
    assert steps(page)["up"] == f"/search/?q=storm&person=Eva+Holm&person=Ingen#story-{key}"

    deep = client.get(links(client.get("/search/?q=storm&page=2"), ".hit .story-title a")[1][1])
    key = Article.objects.get(headline="Storm 2").pk
    assert " 22 af 23 " in words(deep, ".trail")[0]
    back = steps(deep)["up"]
    assert back == f"/search/?q=storm&page=2#story-{key}"
    assert f"story-{key}" in [hit.get("id") for hit in elements(client.get(back), ".hit article")]


def test_the_address_that_counts_is_the_storys_own(client: Client, storms: list[Article]) -> None:
    address = storms[4].get_absolute_url()
    page = client.get(f"{address}?q=storm&sort=oldest&marks=off")
    assert [link.get("href") for link in elements(page, "head link") if link.get("rel") == "canonical"] == [
        f"http://testserver{address}"
    ]
    assert f"http://testserver{address}" in words(page, "#cite")[0]
    assert "q=storm" not in words(page, "#cite")[0]


def test_a_wrong_slug_keeps_the_results(client: Client, storms: list[Article]) -> None:
    response = client.get(f"/stories/{storms[0].pk}/x/?q=storm&person=Eva+Holm")
    assert response["Location"] == f"{storms[0].get_absolute_url()}?q=storm&person=Eva+Holm"


@pytest.mark.parametrize("query", ["", "?x=1", "?version=1", "?q=%22storm", "?q=storm&from=2020-13", "?q=%2B%2B"])
def test_without_results_the_trail_leads_to_the_day(client: Client, storms: list[Article], query: str) -> None:
    assert links(client.get(storms[0].get_absolute_url() + query), ".trail a") == [
        ("‹ Søndag 23. august 2020", "/dates/2020/08/23/")
    ]


def test_a_story_that_the_results_do_not_hold_leads_back_to_them(client: Client, storms: list[Article]) -> None:
    page = client.get(f"{storms[0].get_absolute_url()}?q=stille+vejr")
    assert links(page, ".trail a") == [("‹ Tilbage til resultatet: stille vejr", "/search/?q=stille+vejr")]
    assert words(page, ".trail") == ["‹ Tilbage til resultatet: stille vejr"]


def test_a_killed_story_leads_back_and_is_passed_over(client: Client, storms: list[Article]) -> None:
    Article.objects.filter(pk=storms[1].pk).update(status=StatusChoices.CANCELED)
    killed = client.get(f"{storms[1].get_absolute_url()}?q=storm")
    assert killed.status_code == 410
    assert steps(killed) == {"up": "/search/?q=storm"}
    assert steps(client.get(f"{storms[0].get_absolute_url()}?q=storm"))["next"] == (
        f"{storms[2].get_absolute_url()}?q=storm"
    )


def test_an_english_page_leads_on_in_english(client: Client, storms: list[Article]) -> None:
    page = client.get(f"/en{storms[1].get_absolute_url()}?q=storm")
    assert words(page, ".trail") == [
        "‹ Back to the results: storm 2 of 23 ‹ Previous story: Storm 23 Next story: Storm 21 ›"
    ]
    assert {urlsplit(link).path[:4] for link in steps(page).values()} == {"/en/"}


def test_marks_switched_off_stay_off_on_the_way(client: Client, storms: list[Article]) -> None:
    page = client.get(f"{storms[0].get_absolute_url()}?q=storm&marks=off")
    assert steps(page)["next"] == f"{storms[1].get_absolute_url()}?marks=off&q=storm"


def test_what_was_searched_for_is_cut_where_it_is_long(client: Client, storms: list[Article]) -> None:
    page = client.get(f"{storms[0].get_absolute_url()}?q={'-ingenting+' * 30}")
    assert len(words(page, ".trail a")[0].removeprefix("‹ Tilbage til resultatet: ")) == 60


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("q=storm&page=3", "?q=storm"),
        ("page=2", "?sort=newest"),
        ("sort=oldest&q=", "?sort=oldest"),
        ("person=A&from=2020&version=2&marks=off", "?person=A&from=2020"),
    ],
)
def test_results_have_one_address_without_a_page(query: str, written: str) -> None:
    results = read_reading(QueryDict(query)).results
    assert results is not None
    assert from_results(results) == written
    assert read_reading(QueryDict(written[1:])).results is not None
