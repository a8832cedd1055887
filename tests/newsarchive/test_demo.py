"""`manage.py demo` as a newcomer meets it: a real process, a real server, Ctrl-C."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import psutil
import psycopg
import pytest

from newsarchive.embedded import EmbeddedServer
from tests.waiting import wait_until

PROJECT = Path(__file__).resolve().parents[2]


class Demo:
    """A running demo; `said` is all it printed until it was ready."""

    def __init__(self, folder: Path, *options: str):
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--data-dir", str(folder), *options],
            cwd=PROJECT,
            env={
                name: value
                for name, value in os.environ.items()
                if name not in ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said = ""
        for line in self.process.stdout or ():
            self.said += line
            if "Ctrl-C" in line:
                break
        found = re.search(r"http://localhost:(\d+)/", self.said)
        if found is None:
            self.process.kill()
            raise AssertionError(self.said)
        self.address = f"http://localhost:{found[1]}"

    def get(self, path: str) -> tuple[str, dict[str, str]]:
        """Body and headers (lower-case names)."""
        request = urllib.request.Request(self.address + path, headers={"Accept-Encoding": "identity"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.read().decode(), {name.lower(): value for name, value in answer.headers.items()}

    def stop(self, how: signal.Signals = signal.SIGINT) -> str:
        """Stop it as a terminal does, which signals the workers too; what it still said."""
        os.killpg(self.process.pid, how)
        rest, _nothing = self.process.communicate(timeout=60)
        return rest


@pytest.fixture
def folder(tmp_path):
    for parent in [tmp_path, *tmp_path.parents][:3]:
        parent.chmod(parent.stat().st_mode | 0o755)
    return tmp_path / "data"


def test_the_seeds_are_served_and_ctrl_c_stops_everything(folder):
    demo = Demo(folder, "--seeds-only", "--port", "0")
    try:
        assert re.search(r"Editor: editor  Password: \S{16}", demo.said)
        page, headers = demo.get("/search/?q=Lukasjenko")
        answer = json.loads(demo.get("/search.json?q=Lukasjenko")[0])
        assert (answer["count"], page.count('class="hit"')) == (2, 2)
        assert "default-src 'none'" in headers["content-security-policy"]
        style = re.search(r'href="(/static/[^"]+\.css)"', page)[1]
        assert re.search(r"\.[0-9a-f]{12}\.css$", style)
        assert "immutable" in demo.get(style)[1]["cache-control"]
        assert "Traceback" not in demo.said
    finally:
        rest = demo.stop()
    assert rest.strip() == "Stopped."
    assert demo.process.returncode == 0
    assert not EmbeddedServer(folder).is_running()

    hasty = Demo(folder, "--seeds-only", "--port", "0")  # ready is said before the workers are up
    assert hasty.stop().strip() == "Stopped."

    again = Demo(folder, "--seeds-only", "--port", "0")
    try:
        assert "The archive holds 2 public stories." in again.said
        assert "password as printed at the first start" in again.said
        assert json.loads(again.get("/search.json")[0])["count"] == 2
        parent = psutil.Process(again.process.pid)
        workers = [child for child in parent.children() if child.cmdline() == parent.cmdline()]
        assert len(workers) == 2
        for worker in workers:
            worker.send_signal(signal.SIGINT)  # a terminal's; only the parent stops a worker
        assert json.loads(again.get("/search.json")[0])["count"] == 2
        assert [worker for worker in workers if not worker.is_running()] == []
    finally:
        again.stop(signal.SIGTERM)
    assert not EmbeddedServer(folder).is_running()


@pytest.mark.slow
def test_background_work_is_done_and_a_killed_demo_leaves_no_process_behind(folder):
    demo = Demo(folder, "--seeds-only", "--port", "0")
    server = EmbeddedServer(folder)
    try:
        wait_until(lambda: ask(server, "SELECT count(*) FROM procrastinate_workers") == 1)
        ask(
            server,
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status) VALUES"
            " ('default', 'articles.importing.tasks.go_on_with', '{\"batch_id\": 0}', 'todo') RETURNING 1",
        )
        wait_until(lambda: ask(server, "SELECT count(*) FROM procrastinate_jobs WHERE args ? 'batch_id'") == 0)
    finally:
        processes = [psutil.Process(demo.process.pid), *psutil.Process(demo.process.pid).children(recursive=True)]
        demo.process.kill()
    assert len(processes) == 4  # the demo, two that serve, one that works
    _gone, alive = psutil.wait_procs(processes, 60)
    assert alive == []
    wait_until(lambda: not server.is_running())
    demo.process.communicate(timeout=60)


def ask(server: EmbeddedServer, question: str) -> int:
    """What the database of a demo answers, in a number."""
    with psycopg.connect(
        host=str(server.socket_folder), user="postgres", dbname="newsarchive", autocommit=True
    ) as asked:
        row = asked.execute(question).fetchone()
    return row[0] if row else 0


def test_a_busy_port_is_named_before_anything_is_started(folder):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "manage.py", "demo", "--data-dir", str(folder), "--port", str(port)],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert f"Port {port} cannot be used: Address already in use. Nothing was started." in done.stderr
    assert f"--port {port + 1}" in done.stderr
    assert not (folder / "postgres").exists()
