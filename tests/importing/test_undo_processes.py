"""Undo and redo by real processes that are killed at it: going on ends where an undisturbed one does."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from articles.models.lock import lock_key
from tests.importing.archive import whole_archive
from tests.importing.scratch import PATIENCE, Scratch, ScratchServer, kill
from tests.importing.telegrams import chains, write_folder

COUNT = 40
GO_ON = """
from articles.importing import start_redo, start_undo, work
from articles.models import ImportBatch
batch = ImportBatch.objects.get()
{order}
work(batch, seconds=None)
"""


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Scratch, Path]]:
    """An archive of one import, and where it came from."""
    server = ScratchServer()
    server.open()
    folder = write_folder(tmp_path_factory.mktemp("wire"), chains(COUNT))
    with server.database("undone") as made:
        assert made.run_import(folder)[0] == 0
        yield made, folder
    server.close()


def away(scratch: Scratch) -> int:
    """How many versions are put away."""
    with scratch.connected() as connected:
        row = connected.execute("SELECT count(*) FROM articles_revision WHERE standing = 'put_away'").fetchone()
    return row[0] if row else 0


def kill_once_begun(scratch: Scratch, order: str) -> None:
    """Begin, and end as a power cut would once something is done."""
    before = away(scratch)
    with scratch.connected() as other:  # which writes a story in the middle, so that nobody comes past it
        other.execute("SELECT pg_advisory_lock(%s)", [lock_key("story", "kystbureauet", chains(COUNT)[25]["uri"])])
        process = scratch.start("shell", "-v0", "-c", GO_ON.format(order=order))
        give_up = time.monotonic() + PATIENCE
        while process.poll() is None and away(scratch) == before:
            assert time.monotonic() < give_up
            time.sleep(0.01)
        kill(process)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == -signal.SIGKILL
    assert 0 < away(scratch) < COUNT


def go_on(scratch: Scratch) -> None:
    """To the end."""
    process = scratch.start("shell", "-v0", "-c", GO_ON.format(order=""))
    _out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, err


@pytest.mark.slow
def test_an_undo_and_a_redo_that_are_killed_go_on_and_end_as_if_nothing_had_happened(scratch):
    archive, _folder = scratch
    with archive.connected() as connected:
        before = whole_archive(connected)
    kill_once_begun(archive, "start_undo(batch, None)")
    go_on(archive)
    assert away(archive) == COUNT
    kill_once_begun(archive, "start_redo(batch, None)")
    go_on(archive)
    with archive.connected() as connected:
        assert whole_archive(connected) == before
