"""Help, about, health, robots, and the pages for what is not there or broke."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import StatusChoices
from articles.query import GRAMMAR, parse_query
from articles.story import Moment
from tests.factories import ArticleFactory, ProviderFactory
from tests.pages.look import links, words

pytestmark = pytest.mark.django_db


def test_robots_may_read_pages_but_neither_searches_nor_the_admin(client: Client) -> None:
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "User-agent: *\n"
        "Disallow: /search/\n"
        "Disallow: /search.json\n"
        "Disallow: /suggest/\n"
        "Disallow: /admin/\n"
        "Disallow: /en/search/\n"
        "Disallow: /en/search.json\n"
        "Disallow: /en/suggest/\n"
        "Disallow: /en/admin/\n"
        "\n"
        "Sitemap: http://testserver/sitemap.xml\n"
    )


def test_healthz_asks_the_database_once(client: Client) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok", "database": "ok"})
    assert len(queries) == 1
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db(transaction=True)
def test_healthz_says_so_when_the_database_cannot_be_read(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_article RENAME TO articles_gone")
    try:
        response = client.get("/healthz")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE articles_gone RENAME TO articles_article")
    assert (response.status_code, response.json()) == (
        503,
        {
            "status": "error",
            "database": "unreachable",
            "message": "The database does not answer. Pages cannot be read until it does.",
        },
    )


def test_about_counts_stories_by_source_and_by_what_is_known_of_the_date(client: Client) -> None:
    dpa = ProviderFactory(code="dpa", name="dpa")
    ArticleFactory(moment=Moment.of_instant(datetime(2020, 8, 16, 5, 42, tzinfo=UTC)))
    ArticleFactory(moment=Moment.of_day(date(2020, 8, 16)))
    ArticleFactory(moment=Moment.of_month(2020, 8))
    ArticleFactory(moment=Moment.of_year(2020), provider=dpa)
    ArticleFactory(moment=None)
    ArticleFactory(status=StatusChoices.CANCELED, provider=dpa)
    ArticleFactory(embargo_until=timezone.now() + timedelta(days=1), provider=dpa)
    response = client.get("/en/about/")
    assert words(response, ".side li") == [
        "Ritzau 4",
        "dpa 1",
        "day and time 1",
        "day, but no time 1",
        "month only 1",
        "year only 1",
        "nothing 1",
    ]
    assert words(response, ".side p") == ["In all: 5 stories"]


@pytest.mark.parametrize("stories", [0, 1, 3])
def test_about_asks_the_database_once(client: Client, stories: int) -> None:
    ArticleFactory.create_batch(stories)
    client.get("/about/")  # which reads what the index does not have yet
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/about/").status_code == 200
    assert len(queries) == 1


@pytest.mark.parametrize(("address", "language"), [("/help/search/", "da"), ("/en/help/search/", "en")])
def test_help_shows_every_row_of_the_grammar_as_a_search_that_can_be_read(
    client: Client, address: str, language: str
) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    typed = [row.typed(language) for chapter in GRAMMAR for row in chapter.rows]
    assert words(response, "td a") == typed
    assert all(parse_query(text) is not None for text in typed)
    assert len(queries) == 0


def test_an_address_that_leads_nowhere_is_a_404_in_words(client: Client) -> None:
    response = client.get("/en/no/such/page/")
    assert response.status_code == 404
    assert words(response, "h1") == ["This page does not exist"]
    assert words(response, ".lead") == [
        "The address may be mistyped, or it may lead to something that the archive does not have."
    ]
    assert links(response, ".top .end a") == [("Dansk", "/")]


def test_a_404_says_what_the_view_said(client: Client) -> None:
    response = client.get("/en/dates/2020/13/")
    assert response.status_code == 404
    assert words(response, ".lead") != [
        "The address may be mistyped, or it may lead to something that the archive does not have."
    ]


@pytest.mark.urls("tests.views.broken_urls")
def test_what_breaks_is_answered_in_words_without_the_database(client: Client) -> None:
    client.raise_request_exception = False
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/broken/")
    assert response.status_code == 500
    assert words(response, "main a") != []
    assert "Traceback" not in response.content.decode()
    assert len(queries) == 0
