"""Work that is handed over: one job a batch, workers that come and go, and what a dead one leaves."""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.importing import hand_over, stage, worker_is_alive
from articles.importing.tasks import SLICE, give_up_failed, go_on_with
from articles.models import BatchState, ImportBatch, Origin
from articles.models.lock import lock_key
from tests.importing.archive import whole_archive
from tests.importing.scratch import PATIENCE, Scratch, ScratchServer, kill
from tests.importing.telegrams import chains, telegram, write_folder
from tests.importing.test_import_files import files_of
from tests.waiting import wait_until

STAGE = """
from articles.importing import collect, hand_over, stage, start_import, work
from articles.models import ImportBatch, Origin
batch = stage(collect([{folder!r}]), origin=Origin.UPLOAD, label="x", user=None)
work(batch, seconds=None)
start_import(batch, None)
hand_over(batch)
"""


def staged_batch() -> ImportBatch:
    return stage(files_of([telegram(1)]), origin=Origin.UPLOAD, label="test", user=None)


@pytest.mark.django_db
def test_a_batch_that_waits_for_a_worker_is_not_handed_over_twice():
    batch = staged_batch()
    hand_over(batch)
    hand_over(batch)
    jobs = ProcrastinateJob.objects.filter(task_name=go_on_with.name)
    assert [(job.args, job.status) for job in jobs] == [({"batch_id": batch.pk}, "todo")]
    assert ImportBatch.objects.get().in_background


@pytest.mark.django_db
def test_a_worker_is_alive_as_long_as_it_speaks():
    assert not worker_is_alive()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '10 minutes')")
        assert not worker_is_alive()
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    assert worker_is_alive()


@pytest.mark.django_db
def test_what_failed_for_good_goes_back_to_its_editor():
    batch = staged_batch()
    hand_over(batch)
    give_up_failed()
    assert ImportBatch.objects.get().in_background
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    give_up_failed()
    batch.refresh_from_db()
    assert (batch.in_background, batch.state, batch.notice["code"]) == (False, BatchState.READING, "background_failed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Telegrams enough for a worker to be caught at them."""
    return write_folder(tmp_path_factory.mktemp("wire"), chains(90))


def hand_over_folder(scratch: Scratch, folder: Path) -> None:
    process = scratch.start("shell", "-v0", "-c", STAGE.format(folder=str(folder)))
    _out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, err


def batch_of(scratch: Scratch) -> tuple[str, int]:
    """State of the one batch, and how many of its items are written."""
    with scratch.connected() as connected:
        row = connected.execute(
            "SELECT b.state, count(i.id) FROM articles_importbatch b LEFT JOIN articles_importitem i"
            " ON i.batch_id = b.id AND i.state = 'written' GROUP BY b.id"
        ).fetchone()
        return row or ("", 0)


@contextmanager
def caught_in_the_middle(scratch: Scratch) -> Iterator[Any]:
    """A worker that waits, as long as the block runs, for a story that somebody else writes."""
    with scratch.connected() as other:
        key = lock_key("story", "kystbureauet", chains(90)[60]["uri"])
        other.execute("SELECT pg_advisory_lock(%s)", [key])
        worker = scratch.start("procrastinate", "worker")
        waiting = (
            "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
            " WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted"
        )
        wait_until(lambda: other.execute(waiting).fetchone() == (1,))
        yield worker


def make_heartbeats_old(scratch: Scratch) -> None:
    """As if minutes had passed since a worker died."""
    with scratch.connected() as connected:
        connected.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '10 minutes'")


def ask_to_pick_up(scratch: Scratch) -> None:
    """What happens every minute, now."""
    with scratch.connected() as connected:
        connected.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, args, status)"
            " VALUES ('default', 'articles.importing.tasks.pick_up', 'pick-up', '{\"timestamp\": 0}', 'todo')"
            " ON CONFLICT DO NOTHING"
        )


@pytest.mark.slow
def test_a_worker_imports_what_was_handed_over_and_ends_in_the_same_archive(server, scratch, folder):
    hand_over_folder(scratch, folder)
    worker = scratch.start("procrastinate", "worker")
    wait_until(lambda: batch_of(scratch) == ("done", 90))
    worker.send_signal(signal.SIGTERM)
    worker.communicate(timeout=PATIENCE)
    assert_as_imported_directly(server, scratch, folder)


def assert_as_imported_directly(server: ScratchServer, scratch: Scratch, folder: Path) -> None:
    with server.database("direct") as direct:
        assert direct.run_import(folder)[0] == 0
        with scratch.connected() as one, direct.connected() as other:
            assert whole_archive(one) == whole_archive(other)


@pytest.mark.slow
def test_a_worker_that_is_told_to_stop_leaves_the_rest_to_the_next(scratch, folder):
    hand_over_folder(scratch, folder)
    with caught_in_the_middle(scratch) as worker:
        worker.send_signal(signal.SIGTERM)
        time.sleep(2 * SLICE + 1)  # so long it is given to end its work, and then its slice is over
    worker.communicate(timeout=PATIENCE)
    state, written = batch_of(scratch)
    assert (state, 3 < written < 90) == ("running", True)
    second = scratch.start("procrastinate", "worker")
    wait_until(lambda: batch_of(scratch) == ("done", 90))
    second.send_signal(signal.SIGINT)
    second.communicate(timeout=PATIENCE)


@pytest.mark.slow
def test_what_a_killed_worker_left_is_picked_up_by_another(server, scratch, folder):
    hand_over_folder(scratch, folder)
    with caught_in_the_middle(scratch) as worker:
        kill(worker)
        worker.communicate(timeout=PATIENCE)
    state, written = batch_of(scratch)
    assert (state, 3 < written < 90) == ("running", True)
    make_heartbeats_old(scratch)
    second = scratch.start("procrastinate", "worker")
    ask_to_pick_up(scratch)
    wait_until(lambda: batch_of(scratch) == ("done", 90))
    kill(second)
    second.communicate(timeout=PATIENCE)
    assert_as_imported_directly(server, scratch, folder)
