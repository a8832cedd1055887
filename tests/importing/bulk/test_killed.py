"""A process that stores in bulk is killed: what it has stored is found, and indexed by whoever comes next."""

import signal
import time
from contextlib import contextmanager

import pytest
from psycopg import Connection

from articles.models.lock import lock_key
from tests.importing.scratch import PATIENCE, Scratch, kill

pytestmark = pytest.mark.django_db

STORE = """
import os, signal
from articles.importing.bulk import store
from articles.management.measure.search.corpus import Corpus
from articles.models import ImportBatch, Origin

def stories():
    for number, story in enumerate(Corpus(60).items()):
        if number == {killed_at}:
            os.kill(os.getpid(), signal.SIGKILL)
        yield story

store(stories(), ImportBatch.objects.create(origin=Origin.COMMAND, label="bulk"), portion=10, waiting={waiting})
"""
FOUND = """
from django.utils import timezone
from articles.index.current import open_index
from articles.index.settle import settle
before = open_index(timezone.now()).count
settle(waiting=1)
print(before, open_index(timezone.now()).count)
"""


def found(scratch: Scratch) -> list[int]:
    """Stories that a search has before and after the journal is settled."""
    code, out, err = scratch.run("shell", "-v", "0", "-c", FOUND)
    assert code == 0, err
    return [int(number) for number in out.split()]


def numbers(connected: Connection) -> tuple[int, int, int]:
    """Stories, those in the journal, and slots of segments."""
    tables = ("count(*) FROM articles_article", "count(*) FROM articles_searchchange")
    sums = [f"(SELECT {what})" for what in (*tables, "coalesce(sum(size), 0) FROM articles_searchsegment")]
    row = connected.execute("SELECT " + ", ".join(sums)).fetchone()
    assert row is not None
    return row


@pytest.mark.slow
@pytest.mark.parametrize(("waiting", "journal"), [(100, 40), (30, 10)])
def test_killed_between_two_portions_nothing_that_is_stored_is_missed(scratch, waiting, journal):
    code, _out, _err = scratch.run("shell", "-v", "0", "-c", STORE.format(killed_at=45, waiting=waiting))
    assert code == -signal.SIGKILL
    with scratch.connected() as connected:
        assert numbers(connected) == (40, journal, 40 - journal)
    assert found(scratch) == [40, 40]
    with scratch.connected() as connected:
        assert numbers(connected) == (40, 0, 40)


@contextmanager
def index_held(connected: Connection):
    connected.execute("SELECT pg_advisory_lock(%s)", [lock_key("search index")])
    yield
    connected.execute("SELECT pg_advisory_unlock(%s)", [lock_key("search index")])


@pytest.mark.slow
def test_killed_when_all_is_stored_and_the_index_has_yet_to_take_it(scratch):
    with scratch.connected() as connected, index_held(connected):
        process = scratch.start("shell", "-v", "0", "-c", STORE.format(killed_at=-1, waiting=60))
        give_up = time.monotonic() + PATIENCE
        waits = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'advisory' AND datname = current_database()"
        while not connected.execute(waits).fetchone()[0] and time.monotonic() < give_up:
            time.sleep(0.01)
        kill(process)
        process.communicate(timeout=PATIENCE)
        assert process.returncode == -signal.SIGKILL
        assert numbers(connected) == (60, 60, 0)
    assert found(scratch) == [60, 60]
