"""Databases of their own for tests that start, and kill, real processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
from django.db import connection
from psycopg import sql

from tests.importing.archive import whole_archive

PROJECT = Path(__file__).parents[2]
PATIENCE = 120
"""Seconds after which a process that should have come somewhere is taken to hang."""


@dataclass(frozen=True)
class Scratch:
    """One empty, migrated database on the server of the tests."""

    name: str
    address: dict[str, Any]

    @property
    def url(self) -> str:
        """As DATABASE_URL has it."""
        who = quote(self.address["user"], safe="")
        if self.address.get("password"):
            who += f":{quote(self.address['password'], safe='')}"
        host = quote(self.address.get("host", ""), safe="")
        port = f":{self.address['port']}" if self.address.get("port") else ""
        return f"postgresql://{who}@{host}{port}/{self.name}"

    def environment(self) -> dict[str, str]:
        """The settings by which a process finds it."""
        return {"DATABASE_URL": self.url}

    @contextmanager
    def connected(self) -> Iterator[psycopg.Connection[Any]]:
        """A connection that sees every commit."""
        with psycopg.connect(**self.address, dbname=self.name, autocommit=True) as connected:
            yield connected

    def archive(self) -> dict[str, list[Any]]:
        """All that is in it, without keys and clocks."""
        with self.connected() as connected:
            return whole_archive(connected)

    def start(self, *arguments: str | Path, out: int = subprocess.PIPE) -> subprocess.Popen[str]:
        """`manage.py` with these arguments on this database, in a process of its own.

        Whoever does not read `out` while it runs must not ask for it: a full pipe stops the process.
        """
        return subprocess.Popen(
            [sys.executable, "manage.py", *map(str, arguments)],
            cwd=PROJECT,
            env={**os.environ, **self.environment(), "NEWSARCHIVE_SECRET_KEY": "scratch" * 10},
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
        )

    def start_import(self, *arguments: str | Path) -> subprocess.Popen[str]:
        """`manage.py import_wire`."""
        return self.start("import_wire", *arguments)

    def run_import(self, *arguments: str | Path) -> tuple[int, str, str]:
        """The same to its end: exit code, standard output, standard error."""
        return self.run("import_wire", *arguments)

    def import_until(
        self, items: int, folder: Path, interrupt: Callable[["subprocess.Popen[str]"], Any], *options: str
    ) -> tuple[int, str, str]:
        """An import that is interrupted once `items` more items are stored, or ends before that."""
        with self.connected() as watching:
            goal = self.items(watching) + items
        return self.run_until(lambda watching: self.items(watching) >= goal, interrupt, "import_wire", folder, *options)

    def run_until(
        self,
        is_there: Callable[[psycopg.Connection[Any]], bool],
        interrupt: Callable[["subprocess.Popen[str]"], Any],
        *arguments: str | Path,
    ) -> tuple[int, str, str]:
        """`manage.py` with these arguments, interrupted once `is_there` says so, or ended before that."""
        process = self.start(*arguments)
        with self.connected() as watching:
            give_up = time.monotonic() + PATIENCE
            while process.poll() is None and not is_there(watching) and time.monotonic() < give_up:
                time.sleep(0.002)
        interrupt(process)
        out, err = process.communicate(timeout=PATIENCE)
        return process.returncode, out, err

    def run(self, *arguments: str | Path) -> tuple[int, str, str]:
        """`manage.py` with these arguments to its end: exit code, standard output, standard error."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=PATIENCE)
        return process.returncode, out, err

    def items(self, watching: psycopg.Connection[Any]) -> int:
        """How many items of imports are stored."""
        row = watching.execute("SELECT count(*) FROM articles_importitem").fetchone()
        return row[0] if row else 0


def kill(process: "subprocess.Popen[str]") -> None:
    """End a process as a power cut would: it cannot even notice."""
    process.send_signal(signal.SIGKILL)


class ScratchServer:
    """Makes scratch databases on the server of the tests, all copies of one that is migrated once."""

    def __init__(self) -> None:
        parameters = connection.get_connection_params()
        self.address = {key: parameters[key] for key in ("host", "port", "user", "password") if parameters.get(key)}
        self.template = f"scratch_{os.getpid()}"

    def open(self) -> None:
        """Make the template."""
        self._make(self.template, "template0")
        process = Scratch(name=self.template, address=self.address).start("migrate", "--verbosity=0")
        _out, err = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, err

    def close(self) -> None:
        """Drop the template."""
        self._drop(self.template)

    @contextmanager
    def database(self, name: str, *, migrated: bool = True) -> Iterator[Scratch]:
        """An empty archive, dropped at the end; without even its tables if not `migrated`."""
        name = f"{self.template}_{name}"
        self._make(name, self.template if migrated else "template0")
        try:
            yield Scratch(name=name, address=self.address)
        finally:
            self._drop(name)

    def _make(self, name: str, template: str) -> None:
        self._drop(name)
        self.run(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template)))

    def _drop(self, name: str) -> None:
        self.run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def run(self, statement: sql.Composed) -> None:
        """One statement, beside all databases."""
        with psycopg.connect(**self.address, dbname="postgres", autocommit=True) as server:
            server.execute(statement)
