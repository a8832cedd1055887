"""The embedded PostgreSQL under odd folders and after violent deaths."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest

from newsarchive.embedded import EmbeddedServer
from newsarchive.embedded.server import SUPERUSER

PROJECT = Path(__file__).resolve().parents[2]


def answer(server: EmbeddedServer) -> int:
    """What the database says to SELECT 1."""
    with psycopg.connect(host=str(server.acquire()), user=SUPERUSER, dbname="postgres") as connection:
        row = connection.execute("SELECT 1").fetchone()
    return row[0] if row else 0


@pytest.fixture
def server(tmp_path: Path):
    """A server in a folder whose name holds all that a shell and a list of PostgreSQL's read differently."""
    server = EmbeddedServer.of(tmp_path / 'it\'s a "$HOME", \\ `æøå`')
    yield server
    server.release()


def postmaster(server: EmbeddedServer) -> int:
    """Its process number."""
    return int((server.pgdata / "postmaster.pid").read_text().split("\n", 1)[0])


def test_a_folder_may_have_any_name_and_its_killed_server_comes_back(server: EmbeddedServer) -> None:
    assert answer(server) == 1
    first = postmaster(server)
    os.kill(first, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(first)] if psutil.pid_exists(first) else [], timeout=20)
    assert answer(server) == 1
    assert postmaster(server) != first
    assert server.is_running()


def test_two_users_of_a_killed_server_find_the_same_new_one(tmp_path: Path) -> None:
    server = EmbeddedServer.of(tmp_path)
    code = (
        "import sys; from pathlib import Path; from newsarchive.embedded import EmbeddedServer\n"
        "server = EmbeddedServer.of(Path(sys.argv[1])); server.acquire()\n"
        "print('up', flush=True); sys.stdin.readline()\n"
        "server.acquire(); print(server._noted_number(), flush=True); sys.stdin.readline()"
    )
    try:
        server.acquire()
        other = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "up\n"
        first = postmaster(server)
        os.kill(first, signal.SIGKILL)
        psutil.wait_procs([psutil.Process(first)] if psutil.pid_exists(first) else [], timeout=20)
        other.stdin.write("\n")
        other.stdin.flush()
        assert answer(server) == 1
        assert other.stdout.readline() == f"{postmaster(server)}\n"
        assert postmaster(server) != first
        other.communicate("\n")
        assert answer(server) == 1
    finally:
        server.release()
    assert not server.is_running()


@pytest.mark.slow
def test_no_server_starts_beside_the_orphans_of_a_killed_one(server: EmbeddedServer) -> None:
    socket = server.acquire()
    first = postmaster(server)
    connection = psycopg.connect(host=str(socket), user=SUPERUSER, dbname="postgres", autocommit=True)
    backend = connection.info.backend_pid
    os.kill(backend, signal.SIGSTOP)  # an orphan that is too busy to notice
    try:
        os.kill(first, signal.SIGKILL)
        psutil.wait_procs([psutil.Process(first)] if psutil.pid_exists(first) else [], timeout=20)
        orphans = [process for process in psutil.process_iter() if server._is_ours(process)]
        assert backend in {process.pid for process in orphans}
        waker = subprocess.Popen(["/bin/sh", "-c", f"sleep 1; kill -CONT {backend}"])
        assert answer(server) == 1
        waker.wait()
        assert backend not in {process.pid for process in psutil.process_iter() if server._is_ours(process)}
    finally:
        if psutil.pid_exists(backend):
            os.kill(backend, signal.SIGCONT)
        connection.close()
    assert postmaster(server) != first
