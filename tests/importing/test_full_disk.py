"""A real file system that runs full beneath the embedded PostgreSQL in the middle of an import."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from newsarchive.embedded import EmbeddedServer
from tests.importing.own_server import own_server
from tests.importing.telegrams import chains, write_folder

pytestmark = pytest.mark.slow
COUNT = 300
DISK = "150m"
LEFT_BYTES = 1_000_000
FULL = (
    "The database's disk is full, and the story at hand is not stored."
    " What is reported above is stored; import the same files again to continue.\n"
)


@pytest.fixture
def disk() -> Iterator[Path]:
    """A file system of its own, small and in memory."""
    place = tempfile.mkdtemp(prefix="newsarchive-disk-")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=755", "tmpfs", place]
    try:
        if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("only root may mount the small file system that is to run full")
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", "--lazy", place], check=True)
    finally:
        Path(place).rmdir()


def fill(disk: Path) -> Path:
    """A file that takes all room but a little."""
    balloon = disk / "balloon"
    with balloon.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, shutil.disk_usage(disk).free - LEFT_BYTES)
    return balloon


def test_a_full_disk_is_told_and_importing_again_with_room_ends_in_the_same_archive(disk, server, tmp_path):
    folder = write_folder(tmp_path / "wire", chains(COUNT))
    with server.database("whole") as whole:
        assert whole.run_import(folder)[0] == 0
        expected = whole.archive()
    with own_server(disk / "data") as archive:
        balloon = fill(disk)
        code, _out, err = archive.run_import(folder)
        assert (code, err) == (3, FULL)
        partly = archive.archive()
        assert 0 < len(partly["revisions"]) < COUNT
        assert [orphan for orphan in partly["orphans"] if orphan[0] != "batch that never ended"] == []

        EmbeddedServer.of(disk / "data").release()  # now it cannot even start
        code, _out, err = archive.run_import(folder)
        assert (code, err) == (3, FULL)

        balloon.unlink()
        code, _out, err = archive.run_import(folder)
        assert (code, err) == (0, "")
        EmbeddedServer.of(disk / "data").acquire()
        assert archive.archive() == expected


def write_changes(connected: psycopg.Connection) -> None:
    """A change for each of more files of changes than there is room for."""
    for number in range(10):
        connected.execute(f"CREATE TABLE filler_{number} ()")
        connected.execute("SELECT pg_switch_wal()")


def test_a_server_that_dies_of_the_full_disk_comes_back_once_there_is_room(disk, tmp_path):
    """Its log of changes (WAL) finds no room: it panics, cannot recover and ends, while others hold on to it."""
    folder = write_folder(tmp_path / "wire", chains(5))
    with own_server(disk / "data") as archive:
        balloon = fill(disk)
        with archive.connected() as connected, pytest.raises(psycopg.OperationalError):
            write_changes(connected)
        code, _out, err = archive.run_import(folder)
        assert (code, err) == (3, FULL)
        balloon.unlink()
        assert archive.run_import(folder)[::2] == (0, "")
        assert len(archive.archive()["revisions"]) == 5
