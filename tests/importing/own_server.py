"""An archive on an embedded PostgreSQL of its own, that may be killed."""

import contextlib
import os
import random
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

from newsarchive.embedded import EmbeddedServer
from newsarchive.embedded.server import SUPERUSER
from tests.importing.scratch import PATIENCE, Scratch


class OwnServer(Scratch):
    """Started by whoever needs it; this process does not keep it alive."""

    @property
    def folder(self) -> Path:
        """Its data folder."""
        return Path(self.address["host"]).parent

    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": "", "NEWSARCHIVE_DATA_DIR": str(self.folder)}

    def bring_back(self) -> None:
        """Have the server running: a newcomer may not start it while we, who hold it, might be in another container."""
        EmbeddedServer.of(self.folder).acquire()

    @contextmanager
    def connected(self) -> Iterator[psycopg.Connection[Any]]:
        """The same, once the server has got over what was done to it."""
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                connected = psycopg.connect(**self.address, dbname=self.name, autocommit=True)
            except psycopg.OperationalError:
                if time.monotonic() > give_up:
                    raise
                time.sleep(0.05)
            else:
                break
        with connected:
            yield connected

    def migrate(self) -> None:
        """Make the database and its tables."""
        process = self.start("migrate", "--verbosity=0")
        _out, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, err

    def kill_some_process(self, chance: random.Random) -> str:
        """kill -9 of the server or, as often, of any other process of its own; says which."""
        victims = {"postmaster": int((self.folder / "postgres" / "postmaster.pid").read_text().split("\n", 1)[0])}
        with contextlib.suppress(psycopg.OperationalError), self.connected() as asking:
            rows = asking.execute(
                "SELECT backend_type, pid FROM pg_stat_activity WHERE pid <> pg_backend_pid() ORDER BY 1"
            ).fetchall()
            victims |= dict(rows)
        others = sorted(victims.keys() - {"postmaster"})
        kind = chance.choice(others) if others and chance.random() < 0.5 else "postmaster"
        with contextlib.suppress(ProcessLookupError):
            os.kill(victims[kind], signal.SIGKILL)
        return kind


@contextmanager
def own_server(folder: Path | None = None) -> Iterator[OwnServer]:
    """An empty, migrated archive; its server is stopped at the end.

    `folder` is not to be one of pytest's: every pytest that starts closes /tmp/pytest-of-USER to all other users,
    and a server that runs as one of them and recovers at that moment finds its own files closed.
    """
    with tempfile.TemporaryDirectory(prefix="newsarchive-trial-") as made:
        yield from _serve(folder or Path(made) / "data")


def _serve(folder: Path) -> Iterator[OwnServer]:
    server = EmbeddedServer.of(folder)
    server.acquire()
    made = OwnServer(name="newsarchive", address={"host": str(server.socket_folder), "user": SUPERUSER})
    try:
        made.migrate()
        yield made
    finally:
        server.acquire()
        with made.connected():  # a server that is told to stop while it recovers may take minutes
            pass
        server.release()


def revisions(watching: psycopg.Connection[Any]) -> int:
    """How many versions are stored."""
    row = watching.execute("SELECT count(*) FROM articles_revision").fetchone()
    return row[0] if row else 0
