"""A search sees one instant, and ends in time: in a sentence, and with nothing left over on its connection."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from articles.index.current import open_index
from articles.index.instant import TooSlow, check_time, one_instant
from articles.index.settle import settle
from articles.models import SearchSegment
from articles.query.tree import Or, Prefix, Word
from articles.search import Sort, TooBroad, search
from articles.search.around import months_around
from articles.search.loosen import looser
from articles.search.page import SearchRequest
from articles.search.question import Question
from tests.factories import ArticleFactory

SHORT = 0.3
"""Seconds."""
VALG = SearchRequest(tree=Word("valg"))


@contextmanager
def another() -> Iterator[psycopg.Connection[Any]]:
    """A connection of somebody else."""
    parameters = connection.get_connection_params()
    known = {key: parameters[key] for key in ("host", "port", "user", "password") if parameters.get(key)}
    with psycopg.connect(**known, dbname=connection.settings_dict["NAME"]) as made:
        yield made


@contextmanager
def locked(table: str) -> Iterator[None]:
    """A table that nobody can read."""
    with another() as other:
        other.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield
        other.rollback()


def timeout() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return str(cursor.fetchone()[0])


@pytest.fixture
def stories(transactional_db: None) -> None:
    """Three of them, in a segment."""
    for number in range(3):
        ArticleFactory(headline=f"Valg {number}")
    settle(waiting=1)


@pytest.mark.parametrize("table", ["articles_searchblock", "articles_searchsegment", "articles_mention"])
def test_a_statement_that_takes_too_long_is_a_sentence_and_leaves_nothing_over(stories, settings, table):
    ArticleFactory(headline="Valget")
    search(VALG)
    before = timeout()
    with locked(table):
        settings.SEARCH_SECONDS = SHORT
        with pytest.raises(TooBroad) as raised:
            search(SearchRequest(tree=Word("valg")))
    assert (str(raised.value.note), str(raised.value.advice)) == (
        "The search is too broad to count",
        "Add a date or a name.",
    )
    settings.SEARCH_SECONDS = 60
    assert (timeout(), connection.get_autocommit(), search(VALG).count) == (before, True, 4)


def test_readers_are_told(stories, settings):
    search(VALG)
    settings.SEARCH_SECONDS = SHORT
    with locked("articles_searchblock"):
        page = Client().get("/en/search/", {"q": "valg"})
        said = Client().get("/en/search.json", {"q": "valg"}).json()
    assert (page.status_code, said["count"], said["results"]) == (200, 0, [])
    assert (said["error"]["message"], said["error"]["advice"]) == (
        "The search is too broad to count",
        "Add a date or a name.",
    )
    text = page.content.decode()
    assert "The search is too broad to count" in text
    assert "Add a date or a name." in text


def test_what_is_read_once_for_all_searches_may_take_longer_than_one(stories, settings):
    settings.SEARCH_SECONDS = SHORT
    with another() as other:
        other.execute("LOCK TABLE articles_searchcolumn IN ACCESS EXCLUSIVE MODE")
        release = threading.Timer(3 * SHORT, other.rollback)
        release.start()
        started = time.monotonic()
        count = search(VALG).count
        assert (count, time.monotonic() - started > SHORT) == (3, True)
        release.join()


@pytest.mark.django_db
def test_the_clock_is_looked_at_between_two_steps(settings):
    for number in range(3):
        ArticleFactory(headline=f"Valg {number}")
    settle(waiting=1)
    settings.SEARCH_SECONDS = 1e-9
    words = tuple(Prefix(f"{a}{b}") for a in "abcdefghijklmnoprstuvæøå" for b in "aeiouyæøå")
    for request in (VALG, SearchRequest(tree=Or(words), sort=Sort.RELEVANT), SearchRequest()):
        with pytest.raises(TooBroad):
            search(request)


@pytest.mark.django_db
def test_where_there_is_no_time_for_more_there_is_less(settings):
    ArticleFactory(headline="Valg")
    page = search(SearchRequest(tree=Word("valg"), first_day=None, only_certain=True))
    nothing = search(SearchRequest(tree=Word("valgfusk")))
    assert [one.count for one in looser(nothing.request)] == [1]
    settings.SEARCH_SECONDS = 1e-9
    assert looser(nothing.request) == ()
    assert months_around(page) == page.histogram


@pytest.mark.django_db
def test_outside_of_a_search_there_is_no_limit(settings):
    settings.SEARCH_SECONDS = 1e-9
    check_time()
    with pytest.raises(TooSlow), one_instant():
        check_time()
    check_time()


def test_all_is_of_one_instant_though_segments_are_joined_meanwhile(stories):
    for number in range(6):
        ArticleFactory(headline=f"Valg og {number}")
        settle(waiting=1)
    ArticleFactory(headline="Valg og alt")
    with one_instant():
        view = open_index(timezone.now())
        joining = threading.Thread(target=_join)
        joining.start()
        joining.join()
        assert (Question(VALG, view).count, SearchSegment.objects.count()) == (10, 7)
    assert (search(VALG).count, SearchSegment.objects.count()) == (10, 1)


def _join() -> None:
    settle(waiting=1)
    connection.close()
