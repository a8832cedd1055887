"""Transactions that PostgreSQL ends are begun again; and what used to end them has been taken away."""

import threading
from collections.abc import Iterator

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from articles.models import Article
from articles.models.again import atomically
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)
ONE, OTHER = 4_711, 4_712
"""Advisory locks."""


@pytest.fixture
def other() -> Iterator[psycopg.Connection]:
    parameters = connection.get_connection_params()
    known = {key: parameters[key] for key in ("host", "port", "user", "password", "dbname") if parameters.get(key)}
    with psycopg.connect(**known) as other:
        yield other


def lock(cursor, key: int) -> None:
    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def test_of_two_that_wait_for_each_other_the_one_that_is_ended_begins_again(other):
    attempts = []
    other.execute("SET deadlock_timeout = '1h'")  # so that it is always the one under test that is ended
    lock(other, ONE)
    holds_its_first = threading.Event()

    def take_the_second() -> None:
        holds_its_first.wait()
        lock(other, OTHER)
        other.rollback()

    def work() -> int:
        attempts.append(len(attempts) + 1)
        ArticleFactory(guid="written anew at each attempt")
        with connection.cursor() as cursor:
            lock(cursor, OTHER)
            holds_its_first.set()
            lock(cursor, ONE)
        return attempts[-1]

    there = threading.Thread(target=take_the_second)
    there.start()
    assert atomically(work) == 2
    there.join()
    assert Article.objects.get().guid == "written anew at each attempt"


def test_within_another_transaction_the_error_is_for_that_one():
    calls = []

    def ended() -> None:
        calls.append("once")
        with connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE deadlock_detected; END $$")

    with pytest.raises(OperationalError), transaction.atomic():
        atomically(ended)
    assert calls == ["once"]


def test_other_errors_are_not_tried_again():
    calls = []

    def full() -> None:
        calls.append("once")
        with connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE disk_full; END $$")

    with pytest.raises(OperationalError):
        atomically(full)
    assert calls == ["once"]


def test_a_story_that_shows_another_version_may_be_referred_to_meanwhile(other):
    """Near-duplicates refer to stories that are being imported anew; neither waits for the other."""
    story = ArticleFactory()
    with transaction.atomic():
        Article.objects.filter(pk=story.pk).update(shown=None)
        other.execute("SELECT FROM articles_article WHERE id = %s FOR KEY SHARE NOWAIT", [story.pk])
