"""The fingerprint of all that pages show: the same twice only when nothing has changed between."""

import re
import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Entity, NearDuplicate, PageChange, Revision, fingerprint
from articles.story import Moment
from tests.factories import ArticleFactory, RevisionFactory
from tests.views.stories import story

pytestmark = pytest.mark.django_db(transaction=True)

FOLLOWS = {"pagechange", "searchchange", "searchcolumn", "searchblock"}
"""Tables that change only together with one that is watched."""


def watched() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'note_page_change'")
        return {table.removeprefix("articles_") for (table,) in cursor.fetchall()}


def now_seen() -> str:
    seen = fingerprint(timezone.now())
    assert seen is not None
    return seen


def test_every_table_that_a_conditional_page_is_made_of_is_watched() -> None:
    """Fails when a page comes to be made of a table that has no trigger: its ETag could then outlive a change."""
    names = {"Eva Holm": "person", "Minsk": "place"}
    day = Moment.of_instant(datetime(2020, 8, 16, 5, 42, tzinfo=UTC))
    stories = [
        story(names, body="Eva Holm i Minsk.", moment=day, section="Ind", dates=["2020-08-16"]) for _number in "abc"
    ]
    for one in stories:
        RevisionFactory(article=one, version=0)
    NearDuplicate.objects.create(first=stories[0], second=stories[1], similarity=0.9)
    Article.objects.filter(pk=stories[2].pk).update(replaced_by=stories[0])
    addresses = [f"{one.get_absolute_url()}{query}" for one in stories for query in ("", "?version=0", "?compare=0")]
    addresses += [
        f"{one.get_absolute_url()}?q=holm+{query}&sort=relevant" for one in stories for query in ("min*", "p~")
    ]
    addresses += [f"{stories[0].get_absolute_url()}?person=Eva+Holm&section=Ind&mentions=2020-08-16"]
    addresses += [Entity.objects.get(name="Eva Holm").get_absolute_url()]
    addresses += ["/dates/", "/dates/2020/", "/dates/2020/08/", "/dates/2020/08/16/"]
    with CaptureQueriesContext(connection) as queries:
        assert {Client().get(address).status_code for address in addresses} == {200}
    read = {table for query in queries for table in re.findall(r"articles_(\w+)", query["sql"])}
    assert {"article", "revision", "mention", "nearduplicate", "searchsegment"} <= read
    assert read - watched() == FOLLOWS & read


def test_a_statement_on_any_watched_table_makes_another_fingerprint() -> None:
    before = now_seen()
    for table in sorted(watched()):
        for statement in (f"DELETE FROM articles_{table} WHERE false", f"UPDATE articles_{table} SET id = id"):
            with connection.cursor() as cursor:
                cursor.execute(statement)
            after = now_seen()
            assert after != before, statement
            before = after


def test_what_is_rolled_back_changes_nothing() -> None:
    ArticleFactory()
    before = now_seen()
    with transaction.atomic():
        ArticleFactory()
        transaction.set_rollback(True)
    assert now_seen() == before


def test_what_is_done_after_a_part_was_rolled_back_is_noted() -> None:
    before = now_seen()
    with transaction.atomic():
        with transaction.atomic():
            ArticleFactory()
            transaction.set_rollback(True)
        ArticleFactory()
    assert now_seen() != before


def test_the_end_of_an_embargo_makes_another_fingerprint_though_nobody_writes() -> None:
    opens = datetime(2026, 1, 1, 12, tzinfo=UTC)
    article = ArticleFactory(embargo_until=opens)
    Revision.objects.filter(article=article).update(embargo_until=opens + timedelta(hours=1))
    moments = [opens + timedelta(hours=hours) for hours in (-0.5, 0, 0.5, 1, 1.5)]
    seen = [fingerprint(moment) for moment in moments]
    assert seen[1] == seen[2]
    assert seen[3] == seen[4]
    assert len(set(seen)) == 3


def test_a_new_day_makes_another_fingerprint() -> None:
    midnight = datetime(2026, 1, 2, tzinfo=UTC)
    seen = [fingerprint(midnight + timedelta(hours=hours)) for hours in (-24, -0.1, 0, 23.9)]
    assert seen[0] == seen[1] != seen[2] == seen[3]


def test_a_transaction_that_has_written_itself_is_told_nothing() -> None:
    with transaction.atomic():
        assert fingerprint(timezone.now()) is not None
        ArticleFactory()
        assert fingerprint(timezone.now()) is None


def test_notes_are_taken_away_by_those_that_come_after() -> None:
    ArticleFactory.create_batch(5)
    assert PageChange.objects.count() == 1


def test_of_two_at_once_each_makes_a_fingerprint_of_its_own_and_neither_waits() -> None:
    """The first to write commits last: what it did must not look like what was there before it."""
    ArticleFactory()
    seen = [now_seen()]
    has_written, may_commit = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            ArticleFactory(guid="slow")
            has_written.set()
            may_commit.wait(60)
        connections.close_all()

    thread = threading.Thread(target=slow)
    thread.start()
    assert has_written.wait(60)
    seen.append(now_seen())
    assert seen[1] == seen[0]
    for number in range(3):
        ArticleFactory(guid=f"quick {number}")
        seen.append(now_seen())
    may_commit.set()
    thread.join(60)
    seen.append(now_seen())
    ArticleFactory(guid="last")
    seen.append(now_seen())
    assert len(set(seen)) == len(seen) - 1
    assert PageChange.objects.count() <= 2
