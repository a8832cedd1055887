"""The embedded PostgreSQL: started when needed, shared, stopped by its last user, and clear in trouble."""

import multiprocessing
import os
import pwd
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import psycopg
import pytest

from newsarchive.embedded import EmbeddedDatabaseError, EmbeddedServer
from newsarchive.embedded.memory import memory, shared_buffers_mb
from newsarchive.embedded.server import SUPERUSER

PROJECT = Path(__file__).resolve().parents[2]

HOLDER = """
    import sys
    from pathlib import Path
    from newsarchive.embedded import EmbeddedServer
    EmbeddedServer.of(Path(sys.argv[1])).acquire()
    print("up", flush=True)
    sys.stdin.read()
"""


class Holder:
    """Another process that uses the server until told to leave."""

    def __init__(self, folder: Path):
        self.process = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(HOLDER), str(folder)],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        if self.process.stdout.readline() != "up\n":  # type: ignore[union-attr]
            self.kill()
            raise AssertionError("the holder did not get its server; its words are above")

    def leave(self) -> None:
        self.process.communicate("")

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def hold():
    """Starts a Holder of a folder; all are gone after the test, however it ends."""
    holders = []

    def start(folder: Path) -> Holder:
        holders.append(Holder(folder))
        return holders[-1]

    yield start
    for holder in holders:
        holder.kill()


@pytest.fixture
def folder(tmp_path):
    """A data folder whose server is surely stopped afterwards, whoever left it running."""
    for parent in [tmp_path, *tmp_path.parents][:3]:
        parent.chmod(parent.stat().st_mode | 0o755)
    yield tmp_path / "data"
    server = EmbeddedServer(tmp_path / "data")
    server._postmaster() and os.kill(server._postmaster().pid, signal.SIGQUIT)
    _wait(lambda: not server.is_running())


def _wait(condition) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "waited a minute in vain"
        time.sleep(0.05)


def _version(server: EmbeddedServer) -> int:
    with psycopg.connect(host=str(server.socket_folder), user=SUPERUSER, dbname="postgres") as connection:
        return connection.info.server_version // 10000


def test_last_user_stops_the_server(folder, hold):
    server = EmbeddedServer(folder)
    first, second = hold(folder), hold(folder)
    assert _version(server) == 18
    first.leave()
    assert server.is_running()
    second.leave()
    assert not server.is_running()


def test_it_is_restarted_unless_somebody_else_uses_it(folder, hold):
    server = EmbeddedServer(folder)
    assert server.restart()
    before = server._postmaster().pid
    other = hold(folder)
    assert not server.restart()
    assert server._postmaster().pid == before
    other.leave()
    assert server.restart()
    assert server._postmaster().pid != before
    assert _version(server) == 18
    server.release()
    assert not server.is_running()


def test_what_was_in_memory_is_there_again_after_a_restart(folder):
    server = EmbeddedServer(folder)
    server.acquire()
    with psycopg.connect(host=str(server.socket_folder), user=SUPERUSER, dbname="postgres") as connection:
        connection.execute("CREATE TABLE kept AS SELECT number FROM generate_series(1, 100000) AS number")
    assert server.restart()
    _wait(lambda: "autoprewarm successfully" in server.log.read_text())
    with psycopg.connect(host=str(server.socket_folder), user=SUPERUSER, dbname="postgres") as connection:
        asked = connection.execute("EXPLAIN (ANALYZE, FORMAT JSON) SELECT count(*) FROM kept").fetchone()
    [told] = asked[0]
    assert told["Plan"]["Shared Hit Blocks"] > 400
    assert told["Plan"]["Shared Read Blocks"] == 0
    server.release()


def test_only_a_private_unix_socket_is_listened_on(folder, hold):
    holder = hold(folder)
    server = EmbeddedServer(folder)
    postmaster = server._postmaster()
    sockets = postmaster.net_connections(kind="inet")
    assert sockets == []
    assert (server.socket_folder / ".s.PGSQL.5432").is_socket()
    assert server.socket_folder.stat().st_mode & 0o077 == 0
    holder.leave()


def test_a_long_path_gets_a_short_private_socket_folder(folder):
    deep = folder / ("x" * 90)
    server = EmbeddedServer(deep)
    server.acquire()
    try:
        assert server.socket_folder != server.pgdata
        assert server.socket_folder.stat().st_mode & 0o077 == 0
        assert _version(server) == 18
    finally:
        server.release()
    assert not server.is_running()


def test_a_killed_user_is_forgotten_and_the_next_one_stops_the_server(folder, hold):
    killed = hold(folder)
    killed.kill()
    server = EmbeddedServer(folder)
    assert server.is_running()
    hold(folder).leave()
    assert not server.is_running()


def test_a_killed_server_starts_again_with_its_data(folder, hold):
    """kill -9 leaves postmaster.pid behind; here its number even belongs to another living process."""
    holder = hold(folder)
    server = EmbeddedServer(folder)
    with psycopg.connect(host=str(server.socket_folder), user=SUPERUSER, dbname="postgres") as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    postmaster = server._postmaster()
    children = postmaster.children()
    postmaster.kill()
    psutil.wait_procs(children, timeout=60)  # they notice, and go
    _wait(lambda: not server.is_running())
    holder.kill()
    stale = server.pgdata / "postmaster.pid"
    words = stale.read_text().split("\n")
    stale.write_text("\n".join([str(psutil.Process().pid), *words[1:]]))
    holder = hold(folder)
    with psycopg.connect(host=str(server.socket_folder), user=SUPERUSER, dbname="postgres") as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)
    holder.leave()


def test_a_kill_during_initdb_leaves_no_half_cluster(folder, hold):
    (folder / "postgres.new").mkdir(parents=True)
    (folder / "postgres.new" / "PG_VERSION").write_text("18\n")
    holder = hold(folder)
    assert _version(EmbeddedServer(folder)) == 18
    holder.leave()


def test_two_first_starts_at_once_make_one_server(folder):
    starting = [
        subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(HOLDER), str(folder)],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    assert [process.stdout.readline() for process in starting if process.stdout] == ["up\n", "up\n"]
    for process in starting:
        process.communicate("")
        assert process.returncode == 0
    assert not EmbeddedServer(folder).is_running()


def test_data_of_another_major_version_is_left_alone(folder):
    (folder / "postgres").mkdir(parents=True)
    (folder / "postgres" / "PG_VERSION").write_text("16\n")
    with pytest.raises(EmbeddedDatabaseError) as refused:
        EmbeddedServer(folder).acquire()
    assert "was made by PostgreSQL 16; this archive comes with 18. Nothing was changed." in str(refused.value)
    assert [path.name for path in (folder / "postgres").iterdir()] == ["PG_VERSION"]


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EmbeddedDatabaseError) as refused:
        EmbeddedServer(tmp_path / "file" / "data").acquire()
    assert f"The data folder {tmp_path / 'file' / 'data'} cannot be written" in str(refused.value)
    assert "NEWSARCHIVE_DATA_DIR" in str(refused.value)


def test_a_server_that_does_not_start_says_why(folder, hold):
    hold(folder).leave()
    (folder / "postgres" / "postgresql.auto.conf").write_text("shared_buffers = 'plenty'\n")
    (folder / "postgres" / "global" / "pg_control").rename(folder / "pg_control")
    with pytest.raises(EmbeddedDatabaseError) as refused:
        EmbeddedServer(folder).acquire()
    assert "pg_control" in str(refused.value) or "shared_buffers" in str(refused.value)
    assert not EmbeddedServer(folder).is_running()


ASKED = """
    SHOW listen_addresses; SHOW server_version_num;
    SELECT setting::int / 128 FROM pg_settings WHERE name = 'shared_buffers';
"""


def test_commands_share_the_server_and_need_no_installed_psql(folder, hold):
    """dbshell runs while another process holds the server, and leaves it running."""
    holder = hold(folder)
    done = subprocess.run(
        [sys.executable, "manage.py", "dbshell", "--", "-Atc", ASKED],
        cwd=PROJECT,
        env={"PATH": "/nonexistent", "NEWSARCHIVE_DATA_DIR": str(folder), "PGHOST": "elsewhere"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stderr, done.returncode) == ("", 0)
    listening, version, buffers = done.stdout.split("\n")[:3]
    assert (listening, int(version) // 10000) == ("", 18)
    assert int(buffers) == shared_buffers_mb(memory())
    assert EmbeddedServer(folder).is_running()
    holder.leave()


def _use_and_leave(folder: Path) -> None:
    os.setgid(65534)
    os.setuid(65534)
    server = EmbeddedServer(folder)
    server.acquire()
    owner = (server.pgdata / "postmaster.pid").stat().st_uid
    usable = _version(server) == 18
    server.release()
    os._exit(0 if (owner, usable, server.is_running()) == (65534, True, False) else 1)


@pytest.mark.skipif(os.geteuid() != 0, reason="every other test here already runs as an ordinary user")
def test_an_ordinary_user_runs_the_server_himself(folder):
    folder.mkdir()
    os.chown(folder, 65534, 65534)
    user = multiprocessing.get_context("fork").Process(target=_use_and_leave, args=(folder,))
    user.start()
    user.join()
    assert user.exitcode == 0


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to switch users")
def test_root_starts_the_server_as_a_system_user(folder, hold):
    holder = hold(folder)
    assert EmbeddedServer(folder)._postmaster().uids().real == pwd.getpwnam("embedded_postgres").pw_uid != 0
    holder.leave()
